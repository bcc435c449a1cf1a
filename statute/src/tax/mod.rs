//! Wage tax, solidarity surcharge and church tax (§§ 38 to 42b, 51a EStG, SolZG).
//!
//! The wage tax follows the official programme flow (*Programmablaufplan*, PAP) of the year, in our
//! own words and in whole numbers: where the flow truncates a decimal, an integer division does.

mod church;
mod flow;
mod oneoff;
mod provision;
mod relief;
mod tariff;

use serde::{Deserialize, Serialize};

use crate::rate::Thousandths;
use crate::{Percent, StatuteError, params};

pub(crate) use church::church_ppm;
pub use church::{church_flat_rate, church_rate, church_tax};

/// Greatest amount the flow accepts, in cents (one billion euro): beyond it nothing could overflow,
/// but nobody means it.
const GREATEST_CENTS: i64 = 100_000_000_000;

/// Inputs of the official flow, under their official names. Amounts in cents, absent means zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE", default, deny_unknown_fields)]
pub struct PapInput {
    /// 1 when the factor procedure was chosen (class IV only).
    #[serde(rename = "af")]
    pub af: i64,
    /// The calendar year after the 64th birthday (needed when `alter1` is 1).
    pub ajahr: i64,
    /// 1 when the 64th year was completed before the calendar year began (§ 24a EStG).
    pub alter1: i64,
    /// 1 when not insured against unemployment (from 2026).
    pub alv: i64,
    /// The factor with three decimals.
    #[serde(rename = "f")]
    pub f: Thousandths,
    /// Yearly allowance for one-off payments.
    pub jfreib: i64,
    /// Yearly amount to be added for one-off payments.
    pub jhinzu: i64,
    /// Expected yearly wage without one-off payments.
    pub jre4: i64,
    /// Compensations contained in `jre4` (§ 24 Nr. 1 EStG).
    pub jre4ent: i64,
    /// Pensions contained in `jre4`.
    pub jvbez: i64,
    /// 1 when not insured in a pension insurance.
    pub krv: i64,
    /// Full additional contribution rate of the health fund.
    pub kvz: Percent,
    /// Pay period: 1 year, 2 month, 3 week, 4 day.
    pub lzz: i64,
    /// Allowance of the pay period.
    pub lzzfreib: i64,
    /// Amount to be added in the pay period.
    pub lzzhinzu: i64,
    /// Advantages of an asset participation that are not to be taxed (§ 19a EStG).
    pub mbv: i64,
    /// Private basic health and care premium per month.
    pub pkpv: i64,
    /// Employer's subsidy to it per month (from 2026).
    pub pkpvagz: i64,
    /// 0 statutory health insurance, 1 private, 2 (2025 only) private with employer's subsidy.
    pub pkv: i64,
    /// Number of child discounts of care insurance, 0 to 4.
    pub pva: i64,
    /// 1 when the care insurance rule of Saxony applies.
    pub pvs: i64,
    /// 1 when the childless surcharge of care insurance is due.
    pub pvz: i64,
    /// Religion; any value above 0 means church tax is due.
    pub r: i64,
    /// Taxable wage of the pay period.
    pub re4: i64,
    /// One-off payments.
    pub sonstb: i64,
    /// Compensations contained in `sonstb`.
    pub sonstent: i64,
    /// Death benefits contained in `sonstb`.
    pub sterbe: i64,
    /// Tax class 1 to 6.
    pub stkl: i64,
    /// Pensions contained in `re4`.
    pub vbez: i64,
    /// Pension of January 2005 or of the first full month.
    pub vbezm: i64,
    /// Expected special payments to the pension in its first year.
    pub vbezs: i64,
    /// Pensions contained in `sonstb`.
    pub vbs: i64,
    /// Year in which the pension began.
    pub vjahr: i64,
    /// Number of child allowances.
    pub zkf: Thousandths,
    /// Months for which the pension is paid (yearly computation only).
    pub zmvb: i64,
}

impl Default for PapInput {
    /// The defaults of the official flow: class I, pay period year, factor 1, everything else 0.
    fn default() -> PapInput {
        PapInput {
            af: 1,
            ajahr: 0,
            alter1: 0,
            alv: 0,
            f: Thousandths(1000),
            jfreib: 0,
            jhinzu: 0,
            jre4: 0,
            jre4ent: 0,
            jvbez: 0,
            krv: 0,
            kvz: Percent::ZERO,
            lzz: 1,
            lzzfreib: 0,
            lzzhinzu: 0,
            mbv: 0,
            pkpv: 0,
            pkpvagz: 0,
            pkv: 0,
            pva: 0,
            pvs: 0,
            pvz: 0,
            r: 0,
            re4: 0,
            sonstb: 0,
            sonstent: 0,
            sterbe: 0,
            stkl: 1,
            vbez: 0,
            vbezm: 0,
            vbezs: 0,
            vbs: 0,
            vjahr: 0,
            zkf: Thousandths(0),
            zmvb: 0,
        }
    }
}

/// Outputs of the official flow, under their official names, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub struct PapOutput {
    /// Wage tax of the pay period.
    pub lstlzz: i64,
    /// Solidarity surcharge of the pay period.
    pub solzlzz: i64,
    /// Base of the church tax of the pay period.
    pub bk: i64,
    /// Wage tax on the one-off payment.
    pub sts: i64,
    /// Solidarity surcharge on the one-off payment.
    pub solzs: i64,
    /// Base of the church tax on the one-off payment.
    pub bks: i64,
    /// Outputs for double taxation agreements and, in 2025, private insurance.
    #[serde(skip)]
    pub further: Further,
    /// The intermediate amounts a person needs to follow the computation.
    #[serde(skip)]
    pub steps: Steps,
}

/// Outputs of the official flow for special purposes, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub struct Further {
    /// Allowance used for the current wage.
    pub vfrb: i64,
    /// Allowance used for the expected yearly wage.
    pub vfrbs1: i64,
    /// Allowance used for the one-off payment.
    pub vfrbs2: i64,
    /// Taxable income above the basic allowance, current wage.
    pub wvfrb: i64,
    /// The same for the expected yearly wage.
    pub wvfrbo: i64,
    /// The same for the one-off payment.
    pub wvfrbm: i64,
    /// Premiums considered for private insurance in the pay period (2025 only).
    pub vkvlzz: i64,
    /// The same for the one-off payment (2025 only).
    pub vkvsonst: i64,
}

/// Intermediate amounts of the current wage's computation, a year, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Steps {
    /// Wage extrapolated to the year (`ZRE4J`).
    pub zre4j: i64,
    /// The same after pension allowance, old-age relief and personal allowances (`ZRE4`).
    pub zre4: i64,
    /// Fixed allowances (`ZTABFB`).
    pub ztabfb: i64,
    /// Provision for social insurance (`VSP`).
    pub vsp: i64,
    /// Taxable income (`ZVE`).
    pub zve: i64,
    /// Yearly wage tax (`LSTJAHR`).
    pub lstjahr: i64,
    /// Yearly tax after child allowances (`JBMG`).
    pub jbmg: i64,
}

/// Computes the wage tax of one pay period by the official flow of the year.
///
/// Source: § 39b EStG and the BMF's *Programmablaufplan* of the year.
///
/// # Errors
/// [`StatuteError::UnknownYear`] or [`StatuteError::DraftYear`] for a year without a flow,
/// [`StatuteError::OutOfRange`] for an input the flow does not know.
pub fn wage_tax(year: i16, input: &PapInput) -> Result<PapOutput, StatuteError> {
    check(input)?;
    flow::run(&params::year(year)?.income_tax, input)
}

/// The flow with parameters at hand and inputs that a payslip has checked already.
pub(crate) fn run(law: &params::Year, input: &PapInput) -> Result<PapOutput, StatuteError> {
    flow::run(&law.income_tax, input)
}

fn check(input: &PapInput) -> Result<(), StatuteError> {
    let amounts = [
        ("RE4", input.re4),
        ("JRE4", input.jre4),
        ("JRE4ENT", input.jre4ent),
        ("JVBEZ", input.jvbez),
        ("SONSTB", input.sonstb),
        ("SONSTENT", input.sonstent),
        ("STERBE", input.sterbe),
        ("LZZFREIB", input.lzzfreib),
        ("LZZHINZU", input.lzzhinzu),
        ("JFREIB", input.jfreib),
        ("JHINZU", input.jhinzu),
        ("MBV", input.mbv),
        ("PKPV", input.pkpv),
        ("PKPVAGZ", input.pkpvagz),
        ("VBEZ", input.vbez),
        ("VBEZM", input.vbezm),
        ("VBEZS", input.vbezs),
        ("VBS", input.vbs),
    ];
    for (field, cents) in amounts {
        within(field, cents, 0, GREATEST_CENTS)?;
    }
    within("STKL", input.stkl, 1, 6)?;
    within("LZZ", input.lzz, 1, 4)?;
    within("af", input.af, 0, 1)?;
    within("f", input.f.0, 1, 1000)?;
    within("ALTER1", input.alter1, 0, 1)?;
    within("ALV", input.alv, 0, 1)?;
    within("KRV", input.krv, 0, 1)?;
    within("PKV", input.pkv, 0, 2)?;
    within("PVA", input.pva, 0, 4)?;
    within("PVS", input.pvs, 0, 1)?;
    within("PVZ", input.pvz, 0, 1)?;
    within("ZMVB", input.zmvb, 0, 12)?;
    within("ZKF", input.zkf.0, 0, 99_900)?;
    within("KVZ", input.kvz.ppm(), 0, 1_000_000)
}

fn within(field: &'static str, value: i64, least: i64, most: i64) -> Result<(), StatuteError> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(StatuteError::range(field, format!("{value} is not between {least} and {most}")))
}

#[cfg(test)]
mod tests;
