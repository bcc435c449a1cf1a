//! The provision for social insurance (*Vorsorgepauschale*, § 39b Abs. 2 Satz 5 Nr. 3 EStG).

use super::flow::Run;
use crate::rate::up;

/// What is taken off for social insurance, a year, in cents.
#[derive(Clone, Copy)]
pub(super) struct Provision {
    pub(super) vsp: i64,
    /// 2025 only, privately insured: the part for health and care (`VKV`).
    pub(super) private_2025: i64,
}

/// Rates are held in halves of a millionth, so that half an additional contribution stays whole.
const SCALE: i64 = 2_000_000;

/// `UPEVP` of the year, on a yearly wage in cents.
pub(super) fn of(run: &Run<'_>, zre4vp: i64) -> Provision {
    if run.of_2025() { of_2025(run, zre4vp) } else { of_2026(run, zre4vp) }
}

/// From 2026: pension + health and care + unemployment, the last only up to 1 900 € together with
/// health and care, and not in class VI. Whole euro, rounded up.
fn of_2026(run: &Run<'_>, zre4vp: i64) -> Provision {
    let law = run.law;
    let pension = if run.input.krv == 1 { 0 } else { zre4vp.min(law.rv_ceiling_cents) * law.rv_half_ppm / 1_000_000 };
    let health = health_2026(run, zre4vp);
    let mut vsp = up(health + pension, 100) * 100;
    if run.input.alv != 1 && run.input.stkl != 6 {
        let unemployment = zre4vp.min(law.rv_ceiling_cents) * law.av_half_ppm / 1_000_000;
        let capped = (unemployment + health).min(law.provision_cap_cents);
        vsp = vsp.max(up(pension + capped, 100) * 100);
    }
    Provision { vsp, private_2025: 0 }
}

fn health_2026(run: &Run<'_>, zre4vp: i64) -> i64 {
    let input = run.input;
    if input.pkv > 0 {
        if input.stkl == 6 {
            return 0;
        }
        return (input.pkpv * 12 - input.pkpvagz * 12).max(0);
    }
    zre4vp.min(run.law.kv_ceiling_cents) * statutory_rate(run) / SCALE
}

/// The employee's rate of health and care insurance: 7.0 % + half the additional contribution, and
/// the care share with surcharge or discounts.
fn statutory_rate(run: &Run<'_>) -> i64 {
    let (law, input) = (run.law, run.input);
    let health = input.kvz.ppm() + law.kv_reduced_half_ppm * 2;
    let shift = if input.pvs == 1 { law.pv_saxony_shift_ppm } else { 0 };
    let personal = if input.pvz == 1 { law.pv_childless_ppm } else { -input.pva * law.pv_child_discount_ppm };
    health + (law.pv_half_ppm + shift + personal) * 2
}

/// Until 2025: the greater of pension + health and care, and pension + 12 % (at most 1 900 €, in
/// class III 3 000 €). Whole euro, rounded up.
fn of_2025(run: &Run<'_>, zre4vp: i64) -> Provision {
    let (law, input) = (run.law, run.input);
    let (wage, pension) = if input.krv == 1 {
        (zre4vp, 0)
    } else {
        let wage = zre4vp.min(law.rv_ceiling_cents);
        (wage, wage * law.rv_half_ppm / 1_000_000)
    };
    let most = if input.stkl == 3 { law.provision_cap_class3_cents } else { law.provision_cap_cents };
    let least = (wage * law.provision_least_ppm / 1_000_000).min(most);
    let health = health_2025(run, wage.min(law.kv_ceiling_cents));
    let vsp = up(health + pension, 100).max(up(pension + least, 100)) * 100;
    let private_2025 = if input.pkv > 0 { least.max(health) } else { 0 };
    Provision { vsp, private_2025 }
}

fn health_2025(run: &Run<'_>, wage: i64) -> i64 {
    let (law, input) = (run.law, run.input);
    if input.pkv == 0 {
        return wage * statutory_rate(run) / SCALE;
    }
    if input.stkl == 6 {
        return 0;
    }
    let premium = input.pkpv * 12;
    if input.pkv != 2 {
        return premium;
    }
    let shift = if input.pvs == 1 { law.pv_saxony_shift_ppm } else { 0 };
    let employer = law.kv_average_extra_half_ppm + law.kv_reduced_half_ppm + law.pv_half_ppm - shift;
    (premium * SCALE - wage * employer * 2) / SCALE
}
