//! What a budget is, its figures, and the arithmetic between a client's euro and the member's.

use crate::{
    base::{Cents, Day, Id},
    ledger::{Account, Line, Source},
};
use rust_decimal::Decimal;

/// The kind of a budget's identifier.
pub enum Budget {}

/// The cooperative's fee on a net invoice (M1): half a cent is rounded away from zero.
#[must_use]
pub fn fee(net: Cents, percent: Decimal) -> Cents {
    net.percent(percent)
}

/// The part of a credit that counts as paid when the client has paid `paid_gross` of `gross` in all.
///
/// Rounded down to whole cents until the last payment closes it exactly, so that no part payment releases
/// a cent which is not there. What is paid too much does not belong to the budget.
#[must_use]
pub fn paid_part(credited: Cents, gross: Cents, paid_gross: Cents) -> Cents {
    if gross <= Cents::ZERO || paid_gross >= gross {
        return credited;
    }
    let part = i128::from(credited.0) * i128::from(paid_gross.0.max(0)) / i128::from(gross.0);
    Cents(i64::try_from(part).unwrap_or(0))
}

/// An invoice as a budget sees it.
#[derive(Clone, Debug)]
pub struct Invoiced<'a> {
    /// The budget that is credited.
    pub budget: Id<Budget>,
    /// The invoice's identifier.
    pub source: String,
    /// Day of the invoice: the fee of this day holds.
    pub day: Day,
    /// What the member reads, for example the invoice's number.
    pub text: &'a str,
    /// Net amount.
    pub net_cents: Cents,
    /// Value added tax.
    pub vat_cents: Cents,
    /// Whether the cooperative answers for the payment: the client confirmed and is in the EU.
    pub guaranteed: bool,
}

/// What an invoice gave to a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The budget.
    pub budget: Id<Budget>,
    /// Net amount of the invoice.
    pub net_cents: Cents,
    /// The fee.
    pub fee_cents: Cents,
    /// The fee in percent of the net amount.
    pub fee_percent: Decimal,
}

impl Credit {
    /// Net less fee.
    #[must_use]
    pub fn amount(&self) -> Cents {
        self.net_cents - self.fee_cents
    }

    /// The three lines that belong into the invoice's entry in the books: given to budgets (net less fee), the budget
    /// (net), and the fee taken from it.
    #[must_use]
    pub fn lines(&self) -> [Line; 3] {
        let text = format!("fee {} %", self.fee_percent.normalize());
        [
            Line::debit(Account::BudgetAllocation, "", self.amount()),
            Line::credit(Account::Budgets, self.budget, self.net_cents),
            Line::debit(Account::Budgets, self.budget, self.fee_cents).text(text),
        ]
    }
}

/// A payment of a client (or a part of one) as a budget sees it.
#[derive(Clone, Debug)]
pub struct PaidPart<'a> {
    /// The budget.
    pub budget: Id<Budget>,
    /// What proves it: the match of the bank entry. Once per source.
    pub source: String,
    /// Day of the payment.
    pub day: Day,
    /// What the member reads.
    pub text: &'a str,
    /// By how much the paid part of the credit grows (below zero: a payment is taken back).
    pub amount_cents: Cents,
    /// Whether the credit was guaranteed: then the guarantee shrinks by as much.
    pub guaranteed: bool,
}

/// What a salary takes from a budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salary {
    /// The budget that bears it.
    pub budget: Id<Budget>,
    /// What it comes from, for example a payslip.
    pub source: Source,
    /// Gross pay, employer's contributions and levies (M3).
    pub cost_cents: Cents,
    /// What reaches the member's account.
    pub net_pay_cents: Cents,
}

/// The figures of a budget, each the sum of its moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Figures {
    /// From orders that are confirmed and not yet invoiced, less the fee.
    pub planned_cents: Cents,
    /// Invoices, with value added tax.
    pub gross_cents: Cents,
    /// The tax in them.
    pub vat_cents: Cents,
    /// The cooperative's fee on them.
    pub fee_cents: Cents,
    /// What they gave to the budget: gross less tax less fee.
    pub credited_cents: Cents,
    /// Of this not yet paid, and guaranteed by the cooperative.
    pub guaranteed_cents: Cents,
    /// Of this paid by clients.
    pub paid_cents: Cents,
    /// Taken out: what salaries and other costs used.
    pub used_cents: Cents,
    /// Of what was used: what reached the member's account.
    pub net_pay_cents: Cents,
}

impl Figures {
    /// M4: paid and guaranteed, less what was used. A salary may cost this much at most.
    #[must_use]
    pub fn available_for_payroll(&self) -> Cents {
        self.paid_cents + self.guaranteed_cents - self.used_cents
    }

    /// Invoiced, not paid and not guaranteed.
    #[must_use]
    pub fn waiting(&self) -> Cents {
        self.credited_cents - self.paid_cents - self.guaranteed_cents
    }

    /// What the books show on the budget's account: credited less used.
    #[must_use]
    pub fn balance(&self) -> Cents {
        self.credited_cents - self.used_cents
    }

    /// The way of the money, for [`waterfall`].
    #[must_use]
    pub fn flow(&self) -> Flow {
        Flow {
            client_cents: self.gross_cents,
            vat_cents: self.vat_cents,
            fee_cents: self.fee_cents,
            used_cents: self.used_cents,
            net_pay_cents: self.net_pay_cents,
        }
    }
}

impl std::iter::Sum for Figures {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |a, b| Self {
            planned_cents: a.planned_cents + b.planned_cents,
            gross_cents: a.gross_cents + b.gross_cents,
            vat_cents: a.vat_cents + b.vat_cents,
            fee_cents: a.fee_cents + b.fee_cents,
            credited_cents: a.credited_cents + b.credited_cents,
            guaranteed_cents: a.guaranteed_cents + b.guaranteed_cents,
            paid_cents: a.paid_cents + b.paid_cents,
            used_cents: a.used_cents + b.used_cents,
            net_pay_cents: a.net_pay_cents + b.net_pay_cents,
        })
    }
}

/// The way of the money from the client to the member's account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// What clients were invoiced, with tax.
    pub client_cents: Cents,
    /// Value added tax in it.
    pub vat_cents: Cents,
    /// The cooperative's fee.
    pub fee_cents: Cents,
    /// What salaries cost.
    pub used_cents: Cents,
    /// What of them reached the account.
    pub net_pay_cents: Cents,
}

/// A step of the waterfall: a bar from `from_cents` to `to_cents`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Last part of its text key: `client`, `vat`, `fee`, `budget`, `deductions`, `net-pay`, `rest`.
    pub key: &'static str,
    /// The amount it stands for: a sum, or below zero what goes away.
    pub amount_cents: Cents,
    /// Where the bar begins.
    pub from_cents: Cents,
    /// Where it ends.
    pub to_cents: Cents,
}

/// The steps from a client's euro to the account: client, tax, fee, budget, taxes and insurance, net pay, rest.
#[must_use]
pub fn waterfall(flow: &Flow) -> Vec<Step> {
    let sum = |key, amount| Step { key, amount_cents: amount, from_cents: Cents::ZERO, to_cents: amount };
    let away = |key, before: Cents, amount: Cents| Step { key, amount_cents: -amount, from_cents: before, to_cents: before - amount };
    let net = flow.client_cents - flow.vat_cents;
    let budget = net - flow.fee_cents;
    let mut steps = vec![
        sum("client", flow.client_cents),
        away("vat", flow.client_cents, flow.vat_cents),
        away("fee", net, flow.fee_cents),
        sum("budget", budget),
    ];
    if flow.used_cents != Cents::ZERO {
        let deductions = flow.used_cents - flow.net_pay_cents;
        steps.push(away("deductions", budget, deductions));
        steps.push(away("net-pay", budget - deductions, flow.net_pay_cents));
        steps.push(sum("rest", budget - flow.used_cents));
    }
    steps
}
