//! A payroll run: its states, what a payslip holds, and what is owed to whom.

use super::{Facts, employment::states};
use crate::base::{Cents, Day};
use statute::pay::{Payslip, PayslipInput};
use std::collections::BTreeMap;

/// The kind of a run's identifier.
pub enum Run {}
/// The kind of a payslip's identifier.
pub enum PayslipKind {}

states! {
    /// Where a run stands. Each step is an act.
    RunState {
        Open "open" "quiet" "The month is open; facts may still change.";
        InputsFrozen "inputs_frozen" "info" "The inputs are frozen; the month is being calculated.";
        Calculated "calculated" "wait" "Calculated; a second person looks.";
        Approved "approved" "info" "Released by a second person; payslips are being issued and booked.";
        Paid "paid" "good" "The payment file is made.";
        Reported "reported" "good" "Contributions and taxes are reported.";
        Locked "locked" "quiet" "Closed for good. Corrections are a new run.";
    }
}

/// The computed amounts that a payslip shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slip {
    /// Gross pay.
    pub gross: Cents,
    /// The employer's contributions.
    pub employer: Cents,
    /// U1, U2, U3.
    pub levies: Cents,
    /// The employee's contributions.
    pub employee: Cents,
    /// Wage tax, solidarity surcharge and church tax.
    pub tax: Cents,
    /// What reaches the account.
    pub net: Cents,
    /// What it costs the budget (M3).
    pub cost: Cents,
}

impl Slip {
    /// The sums of a computed payslip.
    #[must_use]
    pub fn of(slip: &Payslip) -> Self {
        Self {
            gross: Cents(slip.gross.0),
            employer: Cents(slip.employer_si.0),
            levies: Cents(slip.levies.0),
            employee: Cents(slip.employee_si.0),
            tax: Cents(slip.employee_tax().0),
            net: Cents(slip.net.0),
            cost: Cents(slip.employer_cost.0),
        }
    }
}

/// What is sealed with a payslip: everything from which it can be computed and printed again.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Sealed {
    /// The facts of the month.
    pub facts: Facts,
    /// The input of the law.
    pub input: PayslipInput,
    /// The result.
    pub slip: Payslip,
    /// Where the money comes from: the budget before this month.
    pub way: Way,
}

/// The way of the money up to this month: all invoices of the budget, and what earlier months used of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Way {
    /// Invoices to clients with value added tax.
    pub client_cents: Cents,
    /// Value added tax in them.
    pub vat_cents: Cents,
    /// The cooperative's fee.
    pub fee_cents: Cents,
    /// What was used before this month.
    pub used_cents: Cents,
    /// Of what is left: paid by clients.
    pub paid_cents: Cents,
}

/// Amounts owed by payee (the tax office, a health fund) and kind.
pub type Due = BTreeMap<(String, &'static str), Cents>;

/// The word for the tax office among the payees.
pub const TAX_OFFICE: &str = "tax-office";

/// Adds what one payslip makes the entity owe (R12): taxes to the tax office, both halves and levies to the fund.
pub fn dues(due: &mut Due, sealed: &Sealed) {
    let slip = &sealed.slip;
    let tax = [("lst", slip.lst), ("soli", slip.soli), ("kist", slip.kist)];
    let fund = [
        ("kv", Cents(slip.kv_an.0 + slip.kv_ag.0)),
        ("zb", Cents(slip.zb_an.0 + slip.zb_ag.0)),
        ("pv", Cents(slip.pv_an.0 + slip.pv_ag.0)),
        ("rv", Cents(slip.rv_an.0 + slip.rv_ag.0)),
        ("av", Cents(slip.av_an.0 + slip.av_ag.0)),
        ("u1", Cents(slip.u1.0)),
        ("u2", Cents(slip.u2.0)),
        ("u3", Cents(slip.u3.0)),
    ];
    let mut add = |payee: &str, kind, amount: Cents| {
        if amount != Cents::ZERO {
            *due.entry((payee.to_owned(), kind)).or_default() += amount;
        }
    };
    for (kind, amount) in tax {
        add(TAX_OFFICE, kind, Cents(amount.0));
    }
    for (kind, amount) in fund {
        add(&sealed.facts.health_fund, kind, amount);
    }
}

/// The part of what a budget used that no client has paid yet: what the guarantee fund must stand for (R11).
#[must_use]
pub fn unpaid(paid: Cents, used: Cents) -> Cents {
    (used - paid).at_least_zero()
}

/// By how much the fund's advance of a budget must grow (above zero) or come back (below).
#[must_use]
pub fn outstanding(paid: Cents, used: Cents, advanced: Cents) -> Cents {
    unpaid(paid, used) - advanced
}

/// The day on which pay leaves: the 28th, or the working day before it if that is a Saturday or Sunday.
#[must_use]
pub fn pay_day(month: Day) -> Day {
    let mut day = month.with().day(28).build().unwrap_or(month);
    while day.weekday().to_monday_one_offset() > 5 {
        day = day.yesterday().unwrap_or(day);
    }
    day
}
