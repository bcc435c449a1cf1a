//! One-off payments (*sonstige Bezüge*, § 39b Abs. 3 EStG): the yearly tax with them less the yearly
//! tax without them.

use super::flow::{Fixed, Run, YearTax};
use super::{PapOutput, relief};
use crate::StatuteError;

/// One of the two yearly computations.
struct Side {
    year: YearTax,
    fixed: Fixed,
    /// Allowances used, in cents.
    used: i64,
}

/// `MSONST`: adds the tax on the one-off payment to the outputs.
pub(super) fn add(run: &Run<'_>, output: &mut PapOutput) -> Result<(), StatuteError> {
    let without = without(run)?;
    let with = with(run)?;
    output.further.vfrbs1 = without.used;
    output.further.vfrbs2 = with.used - without.used;
    output.further.wvfrbo = run.above_basic_allowance(without.year.zve);
    output.further.wvfrbm = run.above_basic_allowance(with.year.zve);
    output.further.vkvsonst = with.year.provision.private_2025 - without.year.provision.private_2025;
    let sts = run.with_factor(with.year.tax - without.year.tax) * 100;
    if sts < 0 {
        lower_current(run, output, sts);
    } else {
        output.sts = sts;
        output.solzs = soli(run, &with, sts);
        output.bks = if run.input.r > 0 { sts } else { 0 };
    }
    Ok(())
}

/// `MOSONST`: the expected yearly wage without the one-off payment.
fn without(run: &Run<'_>) -> Result<Side, StatuteError> {
    let input = run.input;
    let (zre4j, zvbezj) = (input.jre4, input.jvbez);
    let reliefs = relief::of(run, 1, months(run), zre4j, zvbezj, 0)?;
    let wage = run.wage(zre4j, zvbezj, reliefs.fvb, reliefs.alte, input.jfreib, input.jhinzu);
    let fixed = run.fixed(reliefs.fvbz, &wage);
    let year = run.year_tax(&wage, fixed.ztabfb, zre4j - input.jre4ent);
    let used = fixed.anp + reliefs.fvb + fixed.fvbz;
    Ok(Side { year, fixed, used })
}

/// `MRE4SONST`: the expected yearly wage with it.
fn with(run: &Run<'_>) -> Result<Side, StatuteError> {
    let input = run.input;
    let (zre4j, zvbezj) = (input.jre4 + input.sonstb, input.jvbez + input.vbs);
    let reliefs = relief::of(run, 1, months(run), zre4j, zvbezj, input.sterbe)?;
    let wage = run.wage(zre4j, zvbezj, reliefs.fvbso, reliefs.alte, input.jfreib, input.jhinzu);
    let fixed = run.fixed(reliefs.fvbzso, &wage);
    let zre4vp = zre4j + input.mbv - input.jre4ent - input.sonstent;
    let year = run.year_tax(&wage, fixed.ztabfb, zre4vp);
    let used = fixed.anp + reliefs.fvbso + fixed.fvbz;
    Ok(Side { year, fixed, used })
}

fn months(run: &Run<'_>) -> i64 {
    if run.input.zmvb == 0 { 12 } else { run.input.zmvb }
}

/// `STSMIN`: a negative result (untaxed asset participation) lowers the current tax, never below 0.
fn lower_current(run: &Run<'_>, output: &mut PapOutput, sts: i64) {
    if run.input.mbv == 0 {
        return;
    }
    output.lstlzz = (output.lstlzz + sts).max(0);
    let soli = (output.solzlzz * 1_000_000 + sts * run.law.soli_ppm) / 1_000_000;
    output.solzlzz = soli.max(0);
    output.bk = (output.bk + sts).max(0);
}

/// `MSOLZSTS`: plain 5.5 % when the year's tax after child allowances exceeds the free amount.
fn soli(run: &Run<'_>, with: &Side, sts: i64) -> i64 {
    let children = if run.input.zkf.0 > 0 { with.fixed.kfb } else { 0 };
    let (_, tax) = run.tax_on(with.year.zve - children);
    if run.with_factor(tax) > run.soli_free() { sts * run.law.soli_ppm / 1_000_000 } else { 0 }
}
