use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;

use super::Recipient;
use crate::Cents;

/// An employment contract with the terms that § 2(1) NachwG asks for; numbers in brackets are its own.
///
/// German is the binding text; the English document calls itself a translation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmploymentContract {
    /// Number of the contract.
    pub number: String,
    /// Day it is made out.
    pub dated_on: Date,
    /// The employee with address (1).
    pub employee: Recipient,
    /// The employee's day of birth.
    pub born_on: Date,
    /// First day (2).
    pub starts_on: Date,
    /// Last day, for a fixed term (3).
    pub ends_on: Option<Date>,
    /// The factual reason of a fixed term (§ 14 TzBfG); may be empty.
    pub term_reason: String,
    /// Place of work, or that it may be chosen freely (4).
    pub workplace: String,
    /// What is to be done (5).
    pub activity: String,
    /// Months of probation, if agreed (6).
    pub probation_months: Option<u8>,
    /// Every part of the pay by itself (7).
    pub pay: Vec<PayItem>,
    /// When and how it is paid (7).
    pub pay_due: String,
    /// Hours a week (8).
    pub weekly_hours: Decimal,
    /// Days a week (8).
    pub weekly_days: Decimal,
    /// Breaks, rest, how the hours lie (8).
    pub working_time: String,
    /// Whether and how overtime may be asked for, and how it is paid (7, 10).
    pub overtime: String,
    /// Days of holiday a year (11).
    pub holiday_days: Decimal,
    /// Training provided by the employer (12); may be empty.
    pub training: String,
    /// Name and address of the pension provider (13); may be empty.
    pub pension_provider: String,
    /// Periods of notice (14).
    pub notice: String,
    /// Collective and works agreements (15).
    pub agreements: String,
    /// Further clauses.
    pub clauses: Vec<Clause>,
    /// Who signs for the employer.
    pub signatories: Vec<String>,
}

/// One part of the pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PayItem {
    /// What it is, e.g. `Grundgehalt, brutto je Monat`.
    pub name: String,
    /// How much.
    pub amount_cents: Cents,
}

/// A clause of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clause {
    /// Heading.
    pub title: String,
    /// Text; a blank line starts a new paragraph.
    pub text: String,
}
