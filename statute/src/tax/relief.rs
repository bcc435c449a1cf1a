//! Allowances for pensions from the employer (§ 19 Abs. 2 EStG) and the old-age relief (§ 24a EStG).

use super::flow::Run;
use crate::StatuteError;
use crate::params;
use crate::rate::up;

/// Yearly allowances in cents (`MRE4`).
#[derive(Clone, Copy, Default)]
pub(super) struct Reliefs {
    /// Pension allowance.
    pub(super) fvb: i64,
    /// Supplement to it.
    pub(super) fvbz: i64,
    /// Both again with the one-off pension payment.
    pub(super) fvbso: i64,
    pub(super) fvbzso: i64,
    /// Old-age relief.
    pub(super) alte: i64,
}

/// `MRE4` and `MRE4ALTE` for a yearly wage and the pension in it; `one_off` is the death benefit.
pub(super) fn of(run: &Run<'_>, period: i64, months: i64, zre4j: i64, zvbezj: i64, one_off: i64) -> Result<Reliefs, StatuteError> {
    let mut reliefs = if zvbezj == 0 { Reliefs::default() } else { pension(run, period, months, zvbezj, one_off)? };
    if run.input.alter1 != 0 {
        let row = params::relief(run.input.ajahr)?;
        let relief = up((zre4j - zvbezj) * row.permille, 100_000) * 100;
        reliefs.alte = relief.min(row.relief * 100);
    }
    Ok(reliefs)
}

fn pension(run: &Run<'_>, period: i64, months: i64, zvbezj: i64, one_off: i64) -> Result<Reliefs, StatuteError> {
    let input = run.input;
    let row = params::relief(input.vjahr)?;
    let (most, supplement) = (row.pension * 100, row.supplement * 100);
    let (base, hfvb, fvbz) = if period == 1 {
        let part = |cents: i64| up(cents * months, 1200) * 100;
        (input.vbezm * months + input.vbezs, part(most), part(supplement))
    } else {
        (input.vbezm * 12 + input.vbezs, most, supplement)
    };
    let fvb = up(base * row.permille, 1000).min(hfvb).min(zvbezj);
    let fvbso = (fvb + up(one_off * row.permille, 1000)).min(most);
    let rest_so = base + one_off - fvbso;
    let mut fvbzso = up(fvbz + one_off, 100) * 100;
    if fvbzso > rest_so {
        fvbzso = up(rest_so, 100) * 100;
    }
    let fvbzso = fvbzso.min(supplement);
    let rest = base - fvb;
    let fvbz = if fvbz > rest { up(rest, 100) * 100 } else { fvbz };
    Ok(Reliefs { fvb, fvbz, fvbso, fvbzso, alte: 0 })
}
