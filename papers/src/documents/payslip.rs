use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;

use crate::Cents;

/// A payslip with everything § 1 EBV asks for, and the full-cost statement beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Payslip {
    /// Year of the month that is paid.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: i8,
    /// Day it is made out.
    pub dated_on: Date,
    /// The employee (§ 1(1) Nr. 2–5).
    pub employee: Employee,
    /// Tax days in the month (Nr. 6).
    pub tax_days: u8,
    /// Social-insurance days in the month (Nr. 6).
    pub insurance_days: u8,
    /// Tax data (Nr. 7).
    pub tax: TaxData,
    /// Social-insurance data (Nr. 8–11).
    pub insurance: InsuranceData,
    /// Every part of the pay (§ 1(2) Nr. 1).
    pub earnings: Vec<Earning>,
    /// Taxable pay, recurring (Nr. 2a).
    pub taxable_cents: Cents,
    /// Taxable pay, one-off (Nr. 2a).
    pub taxable_once_cents: Cents,
    /// Pay subject to social insurance, by branch (Nr. 2b).
    pub insured: Vec<InsuredGross>,
    /// Gross pay in all (Nr. 2c).
    pub gross_cents: Cents,
    /// Wage tax, church tax, solidarity surcharge (Nr. 3a).
    pub taxes: Vec<Deduction>,
    /// The employee's social-insurance contributions (Nr. 3b).
    pub contributions: Vec<Deduction>,
    /// Net pay (Nr. 4).
    pub net_cents: Cents,
    /// Further payments and deductions (Nr. 5, 6), signed.
    pub extras: Vec<Extra>,
    /// Paid out (Nr. 7).
    pub payout_cents: Cents,
    /// Where to, e.g. `IBAN … 2051`.
    pub payout_account: String,
    /// Day of payment.
    pub paid_on: Date,
    /// Sums of the year so far: name and amount. May be empty.
    pub year_to_date: Vec<Extra>,
    /// From the client's invoice to the net pay.
    pub full_cost: FullCost,
}

/// The employee on a payslip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Employee {
    /// Number with the employer.
    pub number: String,
    /// Name.
    pub name: String,
    /// Address lines.
    pub address: Vec<String>,
    /// Day of birth.
    pub born_on: Date,
    /// Pension-insurance number; may be empty while it is being asked for.
    pub insurance_number: String,
    /// First day of the employment.
    pub started_on: Date,
    /// Last day, when it ends in this month.
    pub ended_on: Option<Date>,
}

/// Tax data of a payslip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaxData {
    /// Tax id; may be empty.
    pub tax_id: String,
    /// Class, 1 to 6.
    pub class: u8,
    /// Factor of class IV.
    pub factor: Option<Decimal>,
    /// Child allowances, e.g. 0.5.
    pub child_allowances: Decimal,
    /// Church, e.g. `ev`; empty for none.
    pub church: String,
    /// Allowance of the year and of the month.
    pub allowance_year_cents: Cents,
    /// Allowance of the month.
    pub allowance_month_cents: Cents,
}

/// Social-insurance data of a payslip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InsuranceData {
    /// Contribution group key, e.g. `1-1-1-1`.
    pub group_key: String,
    /// Person group, e.g. `101`.
    pub person_group: String,
    /// The collecting office (health insurance).
    pub office: String,
    /// Key of the care-insurance surcharge, `0` to `5` (Nr. 9).
    pub children_key: String,
    /// Employment in the transition range, § 20(2) SGB IV (Nr. 10).
    pub transition_range: bool,
    /// Several employments (Nr. 11).
    pub several_employments: bool,
}

/// A part of the pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Earning {
    /// What it is.
    pub name: String,
    /// How much.
    pub amount_cents: Cents,
    /// Counts for the taxable pay.
    pub taxable: bool,
    /// Counts for the pay subject to social insurance.
    pub insured: bool,
    /// Counts for the gross pay in all.
    pub gross: bool,
    /// One-off instead of recurring.
    pub once: bool,
}

/// Pay subject to social insurance in one branch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InsuredGross {
    /// The branch, e.g. `Kranken- und Pflegeversicherung`.
    pub branch: String,
    /// Recurring.
    pub amount_cents: Cents,
    /// One-off.
    pub once_cents: Cents,
}

/// A deduction required by law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deduction {
    /// What it is.
    pub name: String,
    /// From recurring pay.
    pub amount_cents: Cents,
    /// From one-off pay.
    pub once_cents: Cents,
}

/// A named amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Extra {
    /// What it is.
    pub name: String,
    /// How much, signed.
    pub amount_cents: Cents,
}

/// The full-cost statement: every line from the client's invoice to the net pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FullCost {
    /// One sentence that says it all, e.g. "Of 5,000.00 € …".
    pub sentence: String,
    /// The lines from top to bottom.
    pub lines: Vec<CostLine>,
    /// Remarks below; may be empty.
    pub notes: Vec<String>,
}

/// What a line of the full-cost statement does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// What the statement starts from.
    Start,
    /// Is taken off (write the amount positive).
    Minus,
    /// Is added.
    Plus,
    /// Stands for the sum so far.
    Subtotal,
    /// Stands for the end.
    Result,
}

/// One line of the full-cost statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CostLine {
    /// What the line does.
    pub role: Role,
    /// What it is, e.g. `Krankenversicherung, Anteil Arbeitgeber`.
    pub label: String,
    /// How it is computed, e.g. `7,3 % von 2.000,00 €`.
    pub rule: String,
    /// Where that is laid down, e.g. `§ 249 SGB V`.
    pub paragraph: String,
    /// How much.
    pub amount_cents: Cents,
}
