//! What § 1 EBV (*Entgeltbescheinigungsverordnung*) asks of a wage statement, as far as the law computes it.
//!
//! Who the employer and the employee are, their numbers, the collecting office and the days on which the employment begins and
//! ends (Abs. 1 Nr. 1 to 5, the tax id of Nr. 7 and the office of Nr. 8), further deductions (Abs. 2 Nr. 6) and the words of Abs. 4
//! stand in the employer's records; they are added by whoever prints the statement.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{EmploymentType, Exemption, HealthKind, Payslip, PayslipInput, Taxation};
use crate::explain::Silent;
use crate::{Cents, Land, StatuteError, Thousandths, params, social};

/// The computed content of a wage statement. Each field names its number in § 1 EBV.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Certificate {
    /// Abs. 1 Nr. 6: the year of the period.
    pub year: i16,
    /// Abs. 1 Nr. 6: the month of the period, 1 to 12.
    pub month: i8,
    /// Abs. 1 Nr. 6: tax days, 30 for a whole month.
    pub tax_days: u8,
    /// Abs. 1 Nr. 6: social insurance days, 30 for a whole month.
    pub insurance_days: u8,
    /// Abs. 1 Nr. 7: tax marks.
    pub tax: TaxMarks,
    /// Abs. 1 Nr. 8: contribution groups.
    pub group: ContributionGroup,
    /// Person group of the notifications (§ 28a SGB IV); the ordinance does not ask for it, every statement shows it.
    pub person_group: u16,
    /// Abs. 1 Nr. 9: surcharge or children in care insurance.
    pub care: CareKey,
    /// Abs. 1 Nr. 10: in the transition band (§ 20 Abs. 2 SGB IV).
    pub transition_range: bool,
    /// Abs. 1 Nr. 11: several insured employments in this month.
    pub several_employments: bool,
    /// Abs. 2 Nr. 1: each part of the pay.
    pub items: Vec<Item>,
    /// Abs. 2 Nr. 2 a: wage taxed by the tax marks.
    pub taxable: Split,
    /// Abs. 2 Nr. 2 b: wage liable to contributions, by branch.
    pub insured: Branches,
    /// Abs. 2 Nr. 2 c: gross in all.
    pub gross: Cents,
    /// Abs. 2 Nr. 2 d: wage taxed flat, by paragraph.
    pub flat_taxed: Vec<FlatTaxed>,
    /// Abs. 2 Nr. 3 a: taxes of the employee.
    pub taxes: Taxes,
    /// Abs. 2 Nr. 3 b: the employee's contributions to the statutory branches; health with the additional contribution.
    pub contributions: Branches,
    /// Abs. 2 Nr. 4: gross in all less the deductions of Nr. 3. For voluntary members of a fund it is more than
    /// [`Payslip::net`], because their health and care contributions follow only with Nr. 5.
    pub net: Cents,
    /// Abs. 2 Nr. 5: voluntary or private health and care insurance.
    pub voluntary: Voluntary,
    /// Abs. 2 Nr. 7: what is paid out, before further deductions (Nr. 6).
    pub payout: Cents,
}

/// Wage tax marks (Abs. 1 Nr. 7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TaxMarks {
    /// Tax class 1 to 6.
    pub class: u8,
    /// The factor of class IV, if it was chosen.
    pub factor: Option<Thousandths>,
    /// Number of child allowances.
    pub child_allowances: Thousandths,
    /// The Land whose church tax is due; none if no church tax is due.
    pub church: Option<Land>,
    /// Tax allowance of a month.
    pub allowance_month: Cents,
    /// Tax allowance of the year.
    pub allowance_year: Cents,
    /// Amount to be added to the wage of a month.
    pub addition_month: Cents,
    /// Amount to be added to the wage of the year.
    pub addition_year: Cents,
}

/// The contribution group of each branch (*Beitragsgruppenschlüssel*, § 28b SGB IV, common principles of notification).
/// Serialised and shown as four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContributionGroup {
    /// Health: 0 none, 1 general rate, 3 reduced rate, 6 flat for a Minijob, 9 voluntary and paid by the employer.
    pub kv: u8,
    /// Pension: 0 none, 1 full, 3 only the employer's half, 5 flat for a Minijob.
    pub rv: u8,
    /// Unemployment: 0 none, 1 full, 2 only the employer's half.
    pub av: u8,
    /// Care: 0 none, 1 full.
    pub pv: u8,
}

impl fmt::Display for ContributionGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}{}", self.kv, self.rv, self.av, self.pv)
    }
}

impl Serialize for ContributionGroup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Care insurance by children (Abs. 1 Nr. 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CareKey {
    /// Not insured in it, or neither parent nor of the age of the surcharge.
    None,
    /// The childless surcharge is due.
    Childless,
    /// One to five children under 25.
    Children(u8),
    /// Parent status proven, no child under 25.
    Parent,
}

impl CareKey {
    /// The sign on the statement: `0` for the surcharge, `1` to `5` for children. For proven parents the ordinance leaves the
    /// sign open; `E` stands for *Elterneigenschaft*.
    pub fn sign(self) -> String {
        match self {
            CareKey::None => String::new(),
            CareKey::Childless => "0".to_owned(),
            CareKey::Children(children) => children.to_string(),
            CareKey::Parent => "E".to_owned(),
        }
    }
}

/// A part of the pay and what it counts for (Abs. 2 Nr. 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// `current` or `one_off`, as in the month's wage.
    pub key: &'static str,
    /// How much.
    pub amount: Cents,
    /// Counts for the taxable wage.
    pub taxable: bool,
    /// Counts for the wage liable to contributions.
    pub insured: bool,
    /// Counts for the gross in all.
    pub gross: bool,
    /// One-off instead of current.
    pub once: bool,
}

/// An amount apart for current and one-off pay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Split {
    /// From current pay.
    pub current: Cents,
    /// From one-off pay.
    pub one_off: Cents,
}

impl Split {
    /// Both together.
    pub const fn total(self) -> Cents {
        Cents(self.current.0 + self.one_off.0)
    }

    /// A total of which the current part is known.
    const fn of(total: Cents, current: Cents) -> Split {
        Split { current, one_off: Cents(total.0 - current.0) }
    }
}

/// An amount for each branch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Branches {
    /// Health insurance.
    pub kv: Split,
    /// Care insurance.
    pub pv: Split,
    /// Pension insurance.
    pub rv: Split,
    /// Unemployment insurance.
    pub av: Split,
}

/// Taxes of the employee.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Taxes {
    /// Wage tax.
    pub lst: Split,
    /// Church tax.
    pub kist: Split,
    /// Solidarity surcharge.
    pub soli: Split,
}

/// Wage taxed flat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FlatTaxed {
    /// The paragraph it is taxed by.
    pub paragraph: &'static str,
    /// How much.
    pub amount: Cents,
}

/// Voluntary or private insurance (Abs. 2 Nr. 5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Voluntary {
    /// The employer's subsidy to health insurance (§ 257 SGB V).
    pub subsidy_kv: Cents,
    /// The employer's subsidy to care insurance (§ 61 SGB XI).
    pub subsidy_pv: Cents,
    /// Contributions in all that the employer pays to the fund for the employee.
    pub paid_for_employee: Cents,
}

/// The content of the statement for a computed month. The amounts are those of the slip; the part of current pay is what the
/// same month would owe without the one-off payment.
///
/// # Errors
/// As [`super::payslip`]; [`StatuteError::OutOfRange`] where an exemption of only one side has no contribution group.
pub fn certificate(input: &PayslipInput, slip: &Payslip) -> Result<Certificate, StatuteError> {
    input.check()?;
    let law = params::year(input.year)?;
    let current = current(law, input)?;
    let voluntary = voluntary(input, slip);
    let taxes = Taxes {
        lst: Split { current: slip.lst, one_off: slip.lst_one_off },
        kist: Split { current: slip.kist, one_off: slip.kist_one_off },
        soli: Split { current: slip.soli, one_off: slip.soli_one_off },
    };
    let contributions = contributions(input, slip, &current);
    let legal = slip.employee_tax().0 + total(&contributions);
    let net = Cents(slip.gross.0 - legal);
    let subsidies = voluntary.subsidy_kv.0 + voluntary.subsidy_pv.0;
    Ok(Certificate {
        year: input.year,
        month: input.month,
        tax_days: input.employment.tax_days.unwrap_or(30),
        insurance_days: input.employment.sv_days.unwrap_or(30),
        tax: tax_marks(input),
        group: group(input)?,
        person_group: person_group(input),
        care: care_key(input),
        transition_range: social::in_transition_band(law, input),
        several_employments: input.employment.other_wage > Cents::ZERO,
        items: items(input),
        taxable: taxable(input, slip),
        insured: insured(input, slip, &current),
        gross: slip.gross,
        flat_taxed: flat_taxed(input, slip),
        taxes,
        contributions,
        net,
        voluntary,
        payout: Cents(net.0 + subsidies - voluntary.paid_for_employee.0),
    })
}

/// The contributions of the month without its one-off payment.
fn current(law: &params::Year, input: &PayslipInput) -> Result<Payslip, StatuteError> {
    let mut without = input.clone();
    without.pay.one_off = Cents::ZERO;
    let mut slip = Payslip::default();
    social::contribute(law, &without, &mut slip, &mut Silent)?;
    Ok(slip)
}

fn total(branches: &Branches) -> i64 {
    [branches.kv, branches.pv, branches.rv, branches.av].into_iter().map(|split| split.total().0).sum()
}

fn tax_marks(input: &PayslipInput) -> TaxMarks {
    let tax = &input.tax;
    TaxMarks {
        class: tax.stkl,
        factor: tax.factor,
        child_allowances: tax.zkf,
        church: tax.church.then_some(tax.land),
        allowance_month: tax.allowance_month,
        allowance_year: Cents(tax.allowance_month.0 * 12),
        addition_month: tax.addition_month,
        addition_year: Cents(tax.addition_month.0 * 12),
    }
}

fn statutory(input: &PayslipInput) -> bool {
    input.health.kind == HealthKind::Gkv
}

/// Insured with a fund of their own will; the employer pays the fund.
fn of_own_will(input: &PayslipInput) -> bool {
    let insured = matches!(input.employment.kind, EmploymentType::Regular | EmploymentType::Midijob);
    statutory(input) && input.health.voluntary && insured
}

fn group(input: &PayslipInput) -> Result<ContributionGroup, StatuteError> {
    let exempt = &input.employment.exempt;
    match input.employment.kind {
        EmploymentType::ShortTerm => Ok(ContributionGroup { kv: 0, rv: 0, av: 0, pv: 0 }),
        EmploymentType::Minijob => {
            let kv = if statutory(input) { 6 } else { 0 };
            Ok(ContributionGroup { kv, rv: if input.employment.rv_opt_out { 5 } else { 1 }, av: 0, pv: 0 })
        }
        EmploymentType::Regular | EmploymentType::Midijob => {
            let health = match (input.health.voluntary, input.health.reduced) {
                (true, _) => 9,
                (false, true) => 3,
                (false, false) => 1,
            };
            let whole = |field, exemption, key| match exemption {
                _ if !statutory(input) => Ok(0),
                Exemption::None => Ok(key),
                Exemption::Both => Ok(0),
                Exemption::Employee => Err(StatuteError::range(field, "no contribution group for the employer's share alone")),
            };
            let side = |exemption, employer_alone| match exemption {
                Exemption::None => 1,
                Exemption::Employee => employer_alone,
                Exemption::Both => 0,
            };
            Ok(ContributionGroup {
                kv: whole("employment.exempt.kv", exempt.kv, health)?,
                rv: side(exempt.rv, 3),
                av: side(exempt.av, 2),
                pv: whole("employment.exempt.pv", exempt.pv, 1)?,
            })
        }
    }
}

/// 109 Minijob, 110 short-term, 119 working pensioner, 106 student, else 101. Only what the facts show for certain: an
/// apprentice (102) and other groups are known to the employer alone.
fn person_group(input: &PayslipInput) -> u16 {
    let exempt = &input.employment.exempt;
    match input.employment.kind {
        EmploymentType::Minijob => 109,
        EmploymentType::ShortTerm => 110,
        _ if exempt.rv == Exemption::Employee => 119,
        _ if exempt.kv == Exemption::Both && exempt.av == Exemption::Both && exempt.rv == Exemption::None => 106,
        _ => 101,
    }
}

fn care_key(input: &PayslipInput) -> CareKey {
    let insured = matches!(input.employment.kind, EmploymentType::Regular | EmploymentType::Midijob)
        && statutory(input)
        && input.employment.exempt.pv == Exemption::None;
    match (insured, input.person.is_parent, input.person.children_u25) {
        (false, ..) => CareKey::None,
        (true, true, 0) => CareKey::Parent,
        (true, true, children) => CareKey::Children(children.min(5)),
        (true, false, _) if input.childless_surcharge() => CareKey::Childless,
        (true, false, _) => CareKey::None,
    }
}

/// Whether the wage is taxed by the tax marks, not flat.
fn by_class(input: &PayslipInput) -> bool {
    let flat_kind = matches!(input.employment.kind, EmploymentType::Minijob | EmploymentType::ShortTerm);
    !flat_kind || input.employment.taxation == Taxation::Class
}

fn items(input: &PayslipInput) -> Vec<Item> {
    let exempt = &input.employment.exempt;
    let all_exempt = [exempt.kv, exempt.pv, exempt.rv, exempt.av].into_iter().all(|branch| branch == Exemption::Both);
    let insured = input.employment.kind != EmploymentType::ShortTerm && !all_exempt;
    let item = |key, amount, once| Item { key, amount, taxable: by_class(input), insured, gross: true, once };
    let parts = [item("current", input.pay.current, false), item("one_off", input.pay.one_off, true)];
    parts.into_iter().filter(|part| part.amount != Cents::ZERO).collect()
}

fn taxable(input: &PayslipInput, slip: &Payslip) -> Split {
    if !by_class(input) {
        return Split::default();
    }
    Split { current: Cents(input.pay.current.0 - slip.tax_free.0), one_off: input.pay.one_off }
}

fn flat_taxed(input: &PayslipInput, slip: &Payslip) -> Vec<FlatTaxed> {
    if by_class(input) {
        return Vec::new();
    }
    let paragraph = match (input.employment.kind, input.employment.taxation) {
        (EmploymentType::ShortTerm, _) => "§ 40a Abs. 1 EStG",
        (_, Taxation::Flat20) => "§ 40a Abs. 2a EStG",
        _ => "§ 40a Abs. 2 EStG",
    };
    vec![FlatTaxed { paragraph, amount: slip.gross }]
}

/// Liable wage by branch, with what the March rule counts for the previous year.
fn insured(input: &PayslipInput, slip: &Payslip, current: &Payslip) -> Branches {
    let kv = Split::of(Cents(slip.base_kv.0 + slip.march_kv.0), current.base_kv);
    let rv = Split::of(Cents(slip.base_rv.0 + slip.march_rv.0), current.base_rv);
    let unless = |exemption, split| if exemption == Exemption::Both { Split::default() } else { split };
    let exempt = &input.employment.exempt;
    match input.employment.kind {
        EmploymentType::ShortTerm => Branches::default(),
        EmploymentType::Minijob => {
            let kv = if statutory(input) { rv } else { Split::default() };
            Branches { kv, rv, ..Branches::default() }
        }
        EmploymentType::Regular | EmploymentType::Midijob => {
            Branches { kv: unless(exempt.kv, kv), pv: unless(exempt.pv, kv), rv: unless(exempt.rv, rv), av: unless(exempt.av, rv) }
        }
    }
}

fn contributions(input: &PayslipInput, slip: &Payslip, current: &Payslip) -> Branches {
    let health = |slip: &Payslip| Cents(slip.kv_an.0 + slip.zb_an.0);
    let own = of_own_will(input);
    let unless_own = |split| if own { Split::default() } else { split };
    Branches {
        kv: unless_own(Split::of(health(slip), health(current))),
        pv: unless_own(Split::of(slip.pv_an, current.pv_an)),
        rv: Split::of(slip.rv_an, current.rv_an),
        av: Split::of(slip.av_an, current.av_an),
    }
}

fn voluntary(input: &PayslipInput, slip: &Payslip) -> Voluntary {
    if !of_own_will(input) {
        return Voluntary { subsidy_kv: slip.subsidy_kv, subsidy_pv: slip.subsidy_pv, paid_for_employee: Cents::ZERO };
    }
    let subsidy_kv = Cents(slip.kv_ag.0 + slip.zb_ag.0);
    let employee = slip.kv_an.0 + slip.zb_an.0 + slip.pv_an.0;
    Voluntary { subsidy_kv, subsidy_pv: slip.pv_ag, paid_for_employee: Cents(employee + subsidy_kv.0 + slip.pv_ag.0) }
}
