//! An employment: its states, what may be asked for, and what a budget carries.

use super::facts::{self, Facts, limit};
use crate::base::{Cents, Day, Refusal};
use rust_decimal::Decimal;
use statute::{Cents as Amount, StatuteError, pay};

/// The kind of an employment's identifier.
pub enum Employment {}

macro_rules! states {
    ($(#[$doc:meta])* $name:ident { $($state:ident $code:literal $tone:literal $text:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $(#[doc = $text] $state,)+ }
        impl $name {
            /// The word in the database and in text keys.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$state => $code,)+ }
            }
            /// The tone of its pill.
            #[must_use]
            pub const fn tone(self) -> &'static str {
                match self { $(Self::$state => $tone,)+ }
            }
            /// The state with that word.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$state),)+ _ => None }
            }
        }
    };
}
pub(super) use states;

states! {
    /// Where an employment stands.
    EmploymentState {
        Requested "requested" "wait" "The member asked for it.";
        Returned "returned" "stop" "The adviser gave it back with a reason.";
        ContractSent "contract_sent" "wait" "Confirmed; the contract is with the member.";
        Signed "signed" "info" "The member has acknowledged the contract; it has not begun.";
        Active "active" "good" "It runs.";
        ChangeRequested "change_requested" "wait" "It runs, and the member asked for other terms.";
        Ended "ended" "quiet" "It is over.";
    }
}

/// Hours a week.
pub type Hours = Decimal;

/// What a member asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Gross pay of a month.
    pub gross_cents: Cents,
    /// Hours a week.
    pub weekly_hours: Hours,
    /// First day.
    pub starts_on: Day,
}

/// The minimum wage of an hour in a year in cents (§ 1 MiLoG).
#[must_use]
pub fn minimum_wage(year: i16) -> Cents {
    Cents(limit(year, "minimum_wage.hour"))
}

/// What may be asked for (R3 to R5): from the 1st of a month not before today, above the Minijob limit, and no hour below the
/// minimum wage (a month has 52/12 weeks).
///
/// # Errors
/// The rule that says no.
pub fn check_request(request: &Request, today: Day) -> Result<(), Refusal> {
    if request.starts_on.day() != 1 {
        return Err(Refusal::new("payroll-start-not-first").field("starts_on"));
    }
    if request.starts_on < today {
        return Err(Refusal::new("payroll-start-past").field("starts_on"));
    }
    let year = request.starts_on.year();
    let least = Cents(limit(year, "minijob.limit_month"));
    if least == Cents::ZERO {
        return Err(Refusal::new("payroll-year-unknown").with("year", year).field("starts_on"));
    }
    if request.gross_cents <= least {
        return Err(Refusal::new("payroll-not-insured").with("least", least).law("§ 8 Abs. 1 SGB IV").field("gross"));
    }
    if request.weekly_hours <= Decimal::ZERO || request.weekly_hours > Decimal::from(48) {
        return Err(Refusal::new("payroll-hours").law("§ 3 ArbZG").field("weekly_hours"));
    }
    let minimum = minimum_wage(year);
    let needed = Decimal::from(minimum.0) * request.weekly_hours * Decimal::from(52);
    if Decimal::from(request.gross_cents.0) * Decimal::from(12) < needed {
        return Err(Refusal::new("payroll-minimum-wage").with("minimum", minimum).law("§ 1 MiLoG").field("weekly_hours"));
    }
    Ok(())
}

/// What a budget carries in a month.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The greatest gross pay whose cost it carries.
    pub gross_cents: Cents,
    /// What that costs.
    pub cost_cents: Cents,
    /// What reaches the account.
    pub net_cents: Cents,
    /// What is left of the budget.
    pub rest_cents: Cents,
}

/// The greatest gross pay that a budget carries; nothing if it does not carry an insured employment (R4).
///
/// # Errors
/// A year without final parameters.
pub fn offer(facts: &Facts, born_on: Day, month: Day, budget: Cents) -> Result<Option<Offer>, StatuteError> {
    let input = facts::input(facts, born_on, month, 0);
    Ok(pay::greatest_gross(&input, Amount(budget.0))?.map(|found| Offer {
        gross_cents: Cents(found.gross.0),
        cost_cents: Cents(found.payslip.employer_cost.0),
        net_cents: Cents(found.payslip.net.0),
        rest_cents: Cents(found.remainder.0),
    }))
}
