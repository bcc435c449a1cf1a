//! The typed parameters of one year, as integers ready for the arithmetic.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Section;
use super::read::Read;
use crate::{Percent, StatuteError};

/// Everything a payslip of the year needs. Money in cents, rates in parts per million.
pub(crate) struct Year {
    pub(crate) year: i16,
    pub(crate) kv_ceiling_year: i64,
    pub(crate) rv_ceiling_year: i64,
    pub(crate) rv_ppm: i64,
    pub(crate) av_ppm: i64,
    pub(crate) kv_ppm: i64,
    pub(crate) kv_reduced_ppm: i64,
    pub(crate) kv_average_extra_ppm: i64,
    pub(crate) pv_ppm: i64,
    pub(crate) pv_childless_ppm: i64,
    pub(crate) pv_child_discount_ppm: i64,
    pub(crate) pv_child_discount_most: i64,
    pub(crate) pv_saxony_shift_ppm: i64,
    pub(crate) u3_ppm: i64,
    pub(crate) midijob_upper: i64,
    pub(crate) factor_f: i64,
    pub(crate) minijob_limit: i64,
    pub(crate) minijob_kv_ppm: i64,
    pub(crate) minijob_rv_ppm: i64,
    pub(crate) minijob_rv_least_base: i64,
    pub(crate) minijob_flat_tax_ppm: i64,
    pub(crate) minijob_flat_tax_without_rv_ppm: i64,
    pub(crate) minijob_u1_ppm: i64,
    pub(crate) minijob_u2_ppm: i64,
    pub(crate) short_term_flat_tax_ppm: i64,
    pub(crate) aktivrente_month: i64,
    pub(crate) income_tax: IncomeTax,
}

/// Which official flow the year's wage tax follows where the flows differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flow {
    /// Least provision of 12 %, no unemployment insurance, employer's typed subsidy.
    Y2025,
    /// Unemployment insurance within 1 900 €, actual subsidy, whole euro in class V and VI.
    Y2026,
}

/// Income tax and wage tax. Amounts in whole euro unless the name says cents; rates in ppm.
pub(crate) struct IncomeTax {
    pub(crate) flow: Flow,
    pub(crate) basic_allowance: i64,
    pub(crate) zone2_end: i64,
    pub(crate) zone3_end: i64,
    pub(crate) zone4_end: i64,
    /// In hundredths.
    pub(crate) zone2_square: i64,
    pub(crate) zone2_linear: i64,
    pub(crate) zone3_square: i64,
    pub(crate) zone3_linear: i64,
    pub(crate) zone3_add_cents: i64,
    /// Whole percent.
    pub(crate) zone4_percent: i64,
    pub(crate) zone4_less_cents: i64,
    pub(crate) zone5_percent: i64,
    pub(crate) zone5_less_cents: i64,
    pub(crate) class5_limit1: i64,
    pub(crate) class5_limit2: i64,
    pub(crate) class5_limit3: i64,
    pub(crate) class5_least_percent: i64,
    pub(crate) employee_allowance: i64,
    pub(crate) pension_allowance: i64,
    pub(crate) special_expenses: i64,
    pub(crate) single_parent: i64,
    pub(crate) child: i64,
    pub(crate) child_class4: i64,
    pub(crate) provision_cap_cents: i64,
    pub(crate) provision_cap_class3_cents: i64,
    pub(crate) provision_least_ppm: i64,
    pub(crate) soli_free: i64,
    pub(crate) soli_ppm: i64,
    pub(crate) soli_mitigation_ppm: i64,
    pub(crate) rv_ceiling_cents: i64,
    pub(crate) kv_ceiling_cents: i64,
    /// The employee's halves and shares.
    pub(crate) rv_half_ppm: i64,
    pub(crate) av_half_ppm: i64,
    pub(crate) kv_reduced_half_ppm: i64,
    pub(crate) kv_average_extra_half_ppm: i64,
    pub(crate) pv_half_ppm: i64,
    pub(crate) pv_childless_ppm: i64,
    pub(crate) pv_child_discount_ppm: i64,
    pub(crate) pv_saxony_shift_ppm: i64,
}

/// Amounts and counts that no payslip uses but the checks of [`crate::pay::checks`] ask by name: a final year without one of
/// them is refused like one without a rate.
const ASKED: [(&str, &str); 8] = [
    ("ceiling", "jaeg_year"),
    ("ceiling", "reference_month"),
    ("minimum_wage", "hour"),
    ("short_term", "most_days"),
    ("short_term", "most_months"),
    ("short_term", "flat_tax_most_days"),
    ("short_term", "flat_tax_most_daily_wage"),
    ("short_term", "flat_tax_most_hourly_wage"),
];

impl Year {
    pub(crate) fn build(file: &str, read: &Read) -> Result<Year, StatuteError> {
        let section = |name| Section { file, name, read };
        ASKED.iter().try_for_each(|(name, key)| section(name).present(key))?;
        let (ceiling, rate) = (section("ceiling"), section("rate"));
        let (midijob, minijob, short) = (section("midijob"), section("minijob"), section("short_term"));
        Ok(Year {
            year: read.year,
            kv_ceiling_year: ceiling.cents("kv_year")?,
            rv_ceiling_year: ceiling.cents("rv_year")?,
            rv_ppm: rate.ppm("rv")?,
            av_ppm: rate.ppm("av")?,
            kv_ppm: rate.ppm("kv")?,
            kv_reduced_ppm: rate.ppm("kv_reduced")?,
            kv_average_extra_ppm: rate.ppm("kv_average_extra")?,
            pv_ppm: rate.ppm("pv")?,
            pv_childless_ppm: rate.ppm("pv_childless")?,
            pv_child_discount_ppm: rate.ppm("pv_child_discount")?,
            pv_child_discount_most: rate.number("pv_child_discount_most")?,
            pv_saxony_shift_ppm: rate.ppm("pv_saxony_shift")?,
            u3_ppm: rate.ppm("u3")?,
            midijob_upper: midijob.cents("upper_month")?,
            factor_f: midijob.factor("factor_f")?,
            minijob_limit: minijob.cents("limit_month")?,
            minijob_kv_ppm: minijob.ppm("kv_flat")?,
            minijob_rv_ppm: minijob.ppm("rv_employer")?,
            minijob_rv_least_base: minijob.cents("rv_least_base_month")?,
            minijob_flat_tax_ppm: minijob.ppm("flat_tax")?,
            minijob_flat_tax_without_rv_ppm: minijob.ppm("flat_tax_without_rv")?,
            minijob_u1_ppm: minijob.ppm("u1")?,
            minijob_u2_ppm: minijob.ppm("u2")?,
            short_term_flat_tax_ppm: short.ppm("flat_tax")?,
            aktivrente_month: section("aktivrente").cents("free_month")?,
            income_tax: IncomeTax::build(file, read)?,
        })
    }
}

impl IncomeTax {
    fn build(file: &str, read: &Read) -> Result<IncomeTax, StatuteError> {
        let section = |name| Section { file, name, read };
        let (tariff, wage, soli) = (section("income_tax"), section("wage_tax"), section("soli"));
        let (ceiling, rate) = (section("ceiling"), section("rate"));
        let flow = match wage.word("flow")? {
            "2025" => Flow::Y2025,
            "2026" => Flow::Y2026,
            other => return Err(StatuteError::data(file, format!("unknown flow {other}"))),
        };
        let cap = wage.cents("provision_cap")?;
        Ok(IncomeTax {
            flow,
            basic_allowance: tariff.euro("basic_allowance")?,
            zone2_end: tariff.euro("zone2_end")?,
            zone3_end: tariff.euro("zone3_end")?,
            zone4_end: tariff.euro("zone4_end")?,
            zone2_square: tariff.cents("zone2_square")?,
            zone2_linear: tariff.euro("zone2_linear")?,
            zone3_square: tariff.cents("zone3_square")?,
            zone3_linear: tariff.euro("zone3_linear")?,
            zone3_add_cents: tariff.cents("zone3_add")?,
            zone4_percent: tariff.ppm("zone4_rate")? / 10_000,
            zone4_less_cents: tariff.cents("zone4_less")?,
            zone5_percent: tariff.ppm("zone5_rate")? / 10_000,
            zone5_less_cents: tariff.cents("zone5_less")?,
            class5_limit1: wage.euro("class5_limit1")?,
            class5_limit2: wage.euro("class5_limit2")?,
            class5_limit3: wage.euro("class5_limit3")?,
            class5_least_percent: wage.ppm("class5_least_rate")? / 10_000,
            employee_allowance: wage.euro("employee_allowance")?,
            pension_allowance: wage.euro("pension_allowance")?,
            special_expenses: wage.euro("special_expenses")?,
            single_parent: wage.euro("single_parent_allowance")?,
            child: wage.euro("child_allowance")?,
            child_class4: wage.euro("child_allowance_class4")?,
            provision_cap_cents: cap,
            provision_cap_class3_cents: wage.maybe_cents("provision_cap_class3")?.unwrap_or(cap),
            provision_least_ppm: wage.maybe_ppm("provision_least_rate")?.unwrap_or(0),
            soli_free: soli.euro("free_year")?,
            soli_ppm: soli.ppm("rate")?,
            soli_mitigation_ppm: soli.ppm("mitigation")?,
            rv_ceiling_cents: ceiling.cents("rv_year")?,
            kv_ceiling_cents: ceiling.cents("kv_year")?,
            rv_half_ppm: rate.ppm("rv")? / 2,
            av_half_ppm: rate.ppm("av")? / 2,
            kv_reduced_half_ppm: rate.ppm("kv_reduced")? / 2,
            kv_average_extra_half_ppm: rate.ppm("kv_average_extra")? / 2,
            pv_half_ppm: rate.ppm("pv")? / 2,
            pv_childless_ppm: rate.ppm("pv_childless")?,
            pv_child_discount_ppm: rate.ppm("pv_child_discount")?,
            pv_saxony_shift_ppm: rate.ppm("pv_saxony_shift")?,
        })
    }
}

/// Pension allowance (§ 19 Abs. 2 EStG) and old-age relief (§ 24a EStG) of one starting year.
/// Amounts in whole euro a year.
pub(crate) struct Relief {
    pub(crate) permille: i64,
    pub(crate) pension: i64,
    pub(crate) supplement: i64,
    pub(crate) relief: i64,
}

#[derive(Deserialize)]
struct ReliefFile {
    row: Vec<ReliefRow>,
}

#[derive(Deserialize)]
struct ReliefRow {
    begins: i64,
    percent: Percent,
    pension_eur: i64,
    supplement_eur: i64,
    relief_eur: i64,
}

const RELIEF: &str = "data/de/relief.toml";

static RELIEFS: LazyLock<Result<Vec<(i64, Relief)>, StatuteError>> = LazyLock::new(|| {
    let file: ReliefFile =
        toml::from_str(include_str!("../../data/de/relief.toml")).map_err(|error| StatuteError::data(RELIEF, error.to_string()))?;
    let typed = file.row.into_iter().map(|row| {
        let relief =
            Relief { permille: row.percent.ppm() / 1000, pension: row.pension_eur, supplement: row.supplement_eur, relief: row.relief_eur };
        (row.begins, relief)
    });
    Ok(typed.collect())
});

/// The row of the year in which the pension or the relief begins: before 2006 the first, after
/// 2057 the last.
pub(crate) fn relief(begins: i64) -> Result<&'static Relief, StatuteError> {
    let rows = RELIEFS.as_ref().map_err(Clone::clone)?;
    let wanted = begins.clamp(2005, 2058);
    let row = rows.iter().find(|(year, _)| *year == wanted);
    row.map(|(_, relief)| relief).ok_or_else(|| StatuteError::data(RELIEF, format!("{wanted} is missing")))
}
