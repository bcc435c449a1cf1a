//! Marginal employment: flat contributions of the employer, pension top-up of the employee.

use super::levies::levy;
use super::{share, statutory};
use crate::Cents;
use crate::explain::{Trace, Why};
use crate::params::Year;
use crate::pay::{Payslip, PayslipInput};
use crate::rate::half_up;

/// The levies follow the Minijob-Zentrale's rates, whichever fund the person belongs to.
pub(super) fn contribute<T: Trace>(law: &Year, input: &PayslipInput, slip: &mut Payslip, trace: &mut T) {
    let wage = input.pay.current.0 + input.pay.one_off.0;
    slip.base_rv = Cents(wage);
    trace.line("base_rv", wage, || Why::exact("base_minijob").cents("wage", wage));
    slip.rv_ag = Cents(share(wage, law.minijob_rv_ppm));
    trace.line("rv_ag", slip.rv_ag.0, || Why::half_up("rv_minijob_ag").cents("base", wage).ppm("rate", law.minijob_rv_ppm));
    if !input.employment.rv_opt_out {
        slip.rv_an = top_up(law, input, wage, slip.rv_ag.0, trace);
    }
    if statutory(input) {
        slip.kv_ag = Cents(share(wage, law.minijob_kv_ppm));
        trace.line("kv_ag", slip.kv_ag.0, || Why::half_up("kv_minijob").cents("base", wage).ppm("rate", law.minijob_kv_ppm));
    }
    slip.u1 = levy(trace, "u1", input.pay.current.0, law.minijob_u1_ppm);
    slip.u2 = levy(trace, "u2", input.pay.current.0, law.minijob_u2_ppm);
    slip.u3 = levy(trace, "u3", wage, law.u3_ppm);
}

/// The employee tops the employer's 15 % up to the full rate; below 175 € a month up to the full
/// rate of 175 € (§ 163 Abs. 8, § 168 Abs. 1 Nr. 1b SGB VI).
fn top_up<T: Trace>(law: &Year, input: &PayslipInput, wage: i64, employer: i64, trace: &mut T) -> Cents {
    let least = half_up(law.minijob_rv_least_base * input.sv_days(), 30);
    if wage >= least {
        let rate = law.rv_ppm - law.minijob_rv_ppm;
        let top_up = share(wage, rate);
        trace.line("rv_an", top_up, || Why::half_up("rv_minijob_an").cents("base", wage).ppm("rate", rate).ppm("total", law.rv_ppm));
        return Cents(top_up);
    }
    let full = share(least, law.rv_ppm);
    trace.line("rv_an", full - employer, || {
        Why::half_up("rv_minijob_least").cents("least", least).ppm("total", law.rv_ppm).cents("full", full).cents("employer", employer)
    });
    Cents(full - employer)
}
