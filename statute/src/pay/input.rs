//! What one month's payslip of one employment is computed from.

use serde::{Deserialize, Serialize};

use crate::{Cents, Land, Percent, StatuteError, Thousandths};

/// One month of one employment. Absent fields mean zero, false or "not given"; build it with
/// `..PayslipInput::default()` so that a later release can add facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PayslipInput {
    /// Year of the law that applies.
    pub year: i16,
    /// Month of payment, 1 to 12.
    pub month: i8,
    /// Wage tax marks.
    pub tax: TaxFacts,
    /// Personal facts that change contributions.
    pub person: PersonFacts,
    /// Health insurance.
    pub health: HealthFacts,
    /// The employment.
    pub employment: Employment,
    /// The month's wage.
    pub pay: Pay,
    /// The year so far with this employer, before this month (needed with a one-off payment).
    pub ytd: YearToDate,
    /// Expected yearly amounts (needed with a one-off payment).
    pub annual: Annual,
    /// The previous year with this employer (needed for a one-off payment from January to March).
    pub previous: Option<PreviousYear>,
}

/// Wage tax marks of the employee (§ 39 EStG).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TaxFacts {
    /// Tax class 1 to 6.
    pub stkl: u8,
    /// Land whose church tax rate applies.
    pub land: Land,
    /// Whether church tax is due.
    pub church: bool,
    /// Number of child allowances.
    pub zkf: Thousandths,
    /// Factor of class IV, if the factor procedure was chosen.
    pub factor: Option<Thousandths>,
    /// Tax allowance per month; twelve times it per year.
    pub allowance_month: Cents,
    /// Amount to be added to the wage per month (*Hinzurechnungsbetrag*, § 39a Abs. 1 Nr. 7 EStG); twelve times it per year.
    pub addition_month: Cents,
    /// The calendar year after the 64th birthday, once it has begun (§ 24a EStG).
    pub relief_from: Option<i16>,
}

impl Default for TaxFacts {
    fn default() -> TaxFacts {
        TaxFacts {
            stkl: 1,
            land: Land::Be,
            church: false,
            zkf: Thousandths(0),
            factor: None,
            allowance_month: Cents::ZERO,
            addition_month: Cents::ZERO,
            relief_from: None,
        }
    }
}

/// Personal facts that change contributions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PersonFacts {
    /// Parent status proven; it is for life (§ 55 Abs. 3 SGB XI).
    pub is_parent: bool,
    /// The month after completing the 23rd year has begun.
    pub over_23: bool,
    /// Children under 25.
    pub children_u25: u8,
    /// Land of the place of work; Saxony splits care insurance differently.
    pub work_land: Land,
}

/// How a person is insured against sickness.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HealthKind {
    /// Statutory health insurance.
    #[default]
    Gkv,
    /// Private health insurance.
    Pkv,
}

/// Health insurance and the rates that depend on the fund.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HealthFacts {
    /// Statutory or private.
    pub kind: HealthKind,
    /// The fund's full additional contribution rate.
    pub zusatzbeitrag: Percent,
    /// Levy U1 (sick pay). Zero when the employer has more than 30 workers (§ 1 Abs. 1 AAG).
    pub u1: Percent,
    /// Levy U2 (maternity).
    pub u2: Percent,
    /// Private health premium per month.
    pub premium_kv: Cents,
    /// Private care premium per month.
    pub premium_pv: Cents,
    /// Basic part of both premiums that counts for the tax, per month.
    pub premium_basic: Cents,
    /// Member of a fund of their own will (wage above the limit of compulsory insurance); the employer pays the fund. It
    /// changes no amount but where the statement shows it (§ 1 Abs. 2 Nr. 5 EBV).
    pub voluntary: bool,
    /// No claim to sick pay: the reduced health rate applies (§ 243 SGB V).
    pub reduced: bool,
}

/// What kind of employment it is for social insurance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmploymentType {
    /// Fully insured.
    #[default]
    Regular,
    /// In the transition band (§ 20 Abs. 2 SGB IV).
    Midijob,
    /// Marginal employment (§ 8 Abs. 1 Nr. 1 SGB IV).
    Minijob,
    /// Short-term employment (§ 8 Abs. 1 Nr. 2 SGB IV).
    ShortTerm,
}

/// The employment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Employment {
    /// The kind of employment (`type` in JSON).
    #[serde(rename = "type")]
    pub kind: EmploymentType,
    /// Social insurance days of a part month; absent means the full 30.
    pub sv_days: Option<u8>,
    /// Tax days of a part month; absent means a full month.
    pub tax_days: Option<u8>,
    /// Minijob: exempted from pension insurance on request (§ 6 Abs. 1b SGB VI).
    pub rv_opt_out: bool,
    /// Short-term work that lasts more than four weeks (U1 is due).
    pub longer_than_4_weeks: bool,
    /// Branches in which the person is not insured.
    pub exempt: Exempt,
    /// Current wage of all other insured jobs of the month together (§ 20 Abs. 2, § 22 Abs. 2
    /// SGB IV).
    pub other_wage: Cents,
    /// Minijob and short-term work: how the wage is taxed.
    pub taxation: Taxation,
    /// Work after the regular retirement age: up to 2 000 € a month are free of tax (§ 3 Nr. 21
    /// EStG, from 2026). In class VI only with the employee's written confirmation.
    pub aktivrente: bool,
}

/// Who pays a branch's contribution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Exemption {
    /// Both sides: the person is insured.
    #[default]
    None,
    /// Only the employer pays its share (for example a working pensioner, § 172 Abs. 1 SGB VI, § 346
    /// Abs. 3 SGB III).
    Employee,
    /// Nobody pays.
    Both,
}

/// Exemptions by branch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Exempt {
    /// Pension insurance.
    pub rv: Exemption,
    /// Unemployment insurance.
    pub av: Exemption,
    /// Health insurance with its additional contribution.
    pub kv: Exemption,
    /// Care insurance.
    pub pv: Exemption,
}

/// How the wage of a Minijob or of short-term work is taxed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Taxation {
    /// 2 % for a Minijob, 25 % for short-term work, borne by the employer.
    #[default]
    Flat,
    /// 20 % for a Minijob without flat pension contributions (§ 40a Abs. 2a EStG).
    Flat20,
    /// By the employee's tax class.
    Class,
}

/// The month's wage.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pay {
    /// Current wage.
    pub current: Cents,
    /// One-off payment.
    pub one_off: Cents,
}

/// The year so far with this employer, before this month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct YearToDate {
    /// Social insurance days.
    pub sv_days: u16,
    /// Wage liable to health and care insurance.
    pub kv_base: Cents,
    /// Wage liable to pension and unemployment insurance.
    pub rv_base: Cents,
}

/// The previous year with this employer, for the March rule (§ 23a Abs. 4 SGB IV).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PreviousYear {
    /// Social insurance days.
    pub sv_days: u16,
    /// Wage liable to health and care insurance.
    pub kv_base: Cents,
    /// Wage liable to pension and unemployment insurance.
    pub rv_base: Cents,
    /// The fund's additional contribution rate in December.
    pub zusatzbeitrag: Percent,
}

/// Expected yearly amounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Annual {
    /// Expected yearly wage without the one-off payment (`JRE4` of the flow).
    pub jre4: Cents,
}

/// Greatest monthly amount that is accepted: one hundred million euro.
pub(super) const GREATEST: i64 = 10_000_000_000;

impl PayslipInput {
    /// Refuses what no rule can mean.
    pub(crate) fn check(&self) -> Result<(), StatuteError> {
        within("month", i64::from(self.month), 1, 12)?;
        within("tax.stkl", i64::from(self.tax.stkl), 1, 6)?;
        within("tax.zkf", self.tax.zkf.0, 0, 99_900)?;
        within("tax.factor", self.tax.factor.map_or(1000, |factor| factor.0), 1, 1000)?;
        within("tax.allowance_month", self.tax.allowance_month.0, 0, GREATEST)?;
        within("tax.addition_month", self.tax.addition_month.0, 0, GREATEST)?;
        within("health.zusatzbeitrag", self.health.zusatzbeitrag.ppm(), 0, 200_000)?;
        within("health.u1", self.health.u1.ppm(), 0, 200_000)?;
        within("health.u2", self.health.u2.ppm(), 0, 200_000)?;
        within("health.premium_kv", self.health.premium_kv.0, 0, GREATEST)?;
        within("health.premium_pv", self.health.premium_pv.0, 0, GREATEST)?;
        within("health.premium_basic", self.health.premium_basic.0, 0, GREATEST)?;
        within("pay.current", self.pay.current.0, 0, GREATEST)?;
        within("pay.one_off", self.pay.one_off.0, 0, GREATEST)?;
        within("ytd.sv_days", i64::from(self.ytd.sv_days), 0, 360)?;
        within("ytd.kv_base", self.ytd.kv_base.0, 0, GREATEST)?;
        within("ytd.rv_base", self.ytd.rv_base.0, 0, GREATEST)?;
        within("annual.jre4", self.annual.jre4.0, 0, GREATEST * 9)?;
        within("employment.other_wage", self.employment.other_wage.0, 0, GREATEST)?;
        within("tax.relief_from", self.tax.relief_from.map_or(2026, i64::from), 1990, 2200)?;
        self.check_previous()?;
        self.check_addition()?;
        self.check_taxation()?;
        within("employment.sv_days", self.sv_days(), 0, 30)?;
        within("employment.tax_days", self.employment.tax_days.map_or(1, i64::from), 1, 31)
    }

    /// How an addition is cut to days is confirmed by no source we have, so a part month with one is refused.
    fn check_addition(&self) -> Result<(), StatuteError> {
        if self.tax.addition_month > Cents::ZERO && self.employment.tax_days.is_some() {
            return Err(StatuteError::range("tax.addition_month", "not confirmed for a part month"));
        }
        Ok(())
    }

    fn check_previous(&self) -> Result<(), StatuteError> {
        let Some(previous) = &self.previous else {
            return Ok(());
        };
        within("previous.sv_days", i64::from(previous.sv_days), 0, 360)?;
        within("previous.kv_base", previous.kv_base.0, 0, GREATEST)?;
        within("previous.rv_base", previous.rv_base.0, 0, GREATEST)?;
        within("previous.zusatzbeitrag", previous.zusatzbeitrag.ppm(), 0, 200_000)
    }

    /// The 20 % rate exists for Minijobs only (§ 40a Abs. 2a EStG), with the flat church tax of the Land.
    fn check_taxation(&self) -> Result<(), StatuteError> {
        if self.employment.taxation != Taxation::Flat20 {
            return Ok(());
        }
        if self.employment.kind != EmploymentType::Minijob {
            return Err(StatuteError::range("employment.taxation", "20 % exists for a Minijob only"));
        }
        if self.tax.church {
            crate::tax::church_flat_rate(self.tax.land, false)?;
        }
        Ok(())
    }

    /// Social insurance days of the month.
    pub(crate) fn sv_days(&self) -> i64 {
        self.employment.sv_days.map_or(30, i64::from)
    }

    /// Child discounts of care insurance, 0 to `most`.
    pub(crate) fn child_discounts(&self, most: i64) -> i64 {
        if self.person.is_parent { (i64::from(self.person.children_u25) - 1).clamp(0, most) } else { 0 }
    }

    /// Whether the childless surcharge is due.
    pub(crate) fn childless_surcharge(&self) -> bool {
        !self.person.is_parent && self.person.over_23
    }

    /// Whether the person works in Saxony.
    pub(crate) fn saxony(&self) -> bool {
        self.person.work_land == Land::Sn
    }
}

fn within(field: &'static str, value: i64, least: i64, most: i64) -> Result<(), StatuteError> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(StatuteError::range(field, format!("{value} is not between {least} and {most}")))
}
