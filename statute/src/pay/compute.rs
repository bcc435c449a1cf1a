//! One month's payslip: contributions, taxes, sums.

use super::{EmploymentType, Exemption, HealthKind, Payslip, PayslipInput, Taxation};
use crate::explain::{Trace, Why};
use crate::params::{self, Year, land_facts};
use crate::rate::half_up;
use crate::tax::{self, PapInput, PapOutput, church_ppm};
use crate::{Cents, StatuteError, social};

/// Computes a payslip and reports where each amount comes from.
pub(crate) fn compute<T: Trace>(input: &PayslipInput, trace: &mut T) -> Result<Payslip, StatuteError> {
    input.check()?;
    let law = params::year(input.year)?;
    let mut slip = Payslip { gross: gross(input), ..Payslip::default() };
    trace.line("gross", slip.gross.0, || Why::exact("gross").cents("current", input.pay.current.0).cents("one_off", input.pay.one_off.0));
    social::contribute(law, input, &mut slip, trace)?;
    match (input.employment.kind, input.employment.taxation) {
        (EmploymentType::Minijob, Taxation::Flat) => flat_minijob(law, &mut slip, trace),
        (EmploymentType::Minijob, Taxation::Flat20) => flat(law, "flat_minijob_20", law.minijob_flat_tax_without_rv_ppm, &mut slip, trace),
        (EmploymentType::ShortTerm, Taxation::Flat) => flat(law, "flat_short_term", law.short_term_flat_tax_ppm, &mut slip, trace),
        _ => taxes(law, input, &mut slip, trace)?,
    }
    sums(&mut slip, trace);
    Ok(slip)
}

/// What the employer pays for a wage: the payslip without the employee's taxes.
pub(crate) fn employer_cost(law: &Year, input: &PayslipInput) -> Result<i64, StatuteError> {
    let mut slip = Payslip { gross: gross(input), ..Payslip::default() };
    social::contribute(law, input, &mut slip, &mut crate::explain::Silent)?;
    sums(&mut slip, &mut crate::explain::Silent);
    Ok(slip.employer_cost.0)
}

fn gross(input: &PayslipInput) -> Cents {
    Cents(input.pay.current.0 + input.pay.one_off.0)
}

/// 2 % of a Minijob's wage, borne by the employer, with everything in it (§ 40a Abs. 2 EStG).
fn flat_minijob<T: Trace>(law: &Year, slip: &mut Payslip, trace: &mut T) {
    let rate = law.minijob_flat_tax_ppm;
    slip.flat_tax = Cents(half_up(slip.gross.0 * rate, 1_000_000));
    trace.line("flat_tax", slip.flat_tax.0, || Why::half_up("flat_minijob").cents("wage", slip.gross.0).ppm("rate", rate));
}

/// 25 % of a short-term wage (§ 40a Abs. 1 EStG) or 20 % of a Minijob without flat pension
/// contributions (§ 40a Abs. 2a EStG), and the surcharge on it, borne by the employer.
fn flat<T: Trace>(law: &Year, rule: &'static str, rate: i64, slip: &mut Payslip, trace: &mut T) {
    let soli = law.income_tax.soli_ppm;
    slip.flat_tax = Cents(slip.gross.0 * rate / 1_000_000);
    slip.flat_soli = Cents(slip.flat_tax.0 * soli / 1_000_000);
    trace.line("flat_tax", slip.flat_tax.0, || Why::down(rule).cents("wage", slip.gross.0).ppm("rate", rate));
    trace.line("flat_soli", slip.flat_soli.0, || Why::down("flat_soli").cents("tax", slip.flat_tax.0).ppm("rate", soli));
}

fn taxes<T: Trace>(law: &Year, input: &PayslipInput, slip: &mut Payslip, trace: &mut T) -> Result<(), StatuteError> {
    let days = input.employment.tax_days.map_or(1, i64::from);
    tax_free(law, input, slip, trace);
    let pap = pap_input(input, slip);
    let tax = tax::run(law, &pap)?;
    let church = land_facts(input.tax.land)?.church_ppm;
    slip.lst = Cents(tax.lstlzz * days);
    slip.soli = Cents(tax.solzlzz * days);
    slip.kist = Cents(church_ppm(tax.bk * days, church));
    slip.lst_one_off = Cents(tax.sts);
    slip.soli_one_off = Cents(tax.solzs);
    slip.kist_one_off = Cents(church_ppm(tax.bks, church));
    current_lines(law, input, slip, &tax, church, trace);
    if input.pay.one_off.0 > 0 {
        one_off_lines(law, input, slip, &tax, church, trace);
    }
    Ok(())
}

/// After the regular retirement age a part of the wage is free of tax if the employer pays pension
/// contributions on it (§ 3 Nr. 21 EStG).
fn tax_free<T: Trace>(law: &Year, input: &PayslipInput, slip: &mut Payslip, trace: &mut T) {
    if !input.employment.aktivrente || input.employment.exempt.rv == Exemption::Both {
        return;
    }
    slip.tax_free = Cents(input.pay.current.0.min(law.aktivrente_month));
    trace.line("tax_free", slip.tax_free.0, || {
        Why::exact("tax_free").cents("wage", input.pay.current.0).cents("most", law.aktivrente_month)
    });
}

/// The inputs of the official flow for this month.
fn pap_input(input: &PayslipInput, slip: &Payslip) -> PapInput {
    let allowance = input.tax.allowance_month.0;
    let wage = input.pay.current.0 - slip.tax_free.0;
    let relief = input.tax.relief_from.filter(|begins| *begins <= input.year);
    let mut pap = PapInput {
        lzz: 2,
        re4: wage,
        stkl: i64::from(input.tax.stkl),
        r: i64::from(input.tax.church),
        zkf: input.tax.zkf,
        lzzfreib: allowance,
        jfreib: allowance * 12,
        lzzhinzu: input.tax.addition_month.0,
        jhinzu: input.tax.addition_month.0 * 12,
        pvs: i64::from(input.saxony()),
        sonstb: input.pay.one_off.0,
        jre4: input.annual.jre4.0,
        krv: i64::from(input.employment.exempt.rv != Exemption::None),
        alv: i64::from(input.employment.exempt.av != Exemption::None),
        alter1: i64::from(relief.is_some()),
        ajahr: relief.map_or(0, i64::from),
        ..PapInput::default()
    };
    match input.tax.factor {
        Some(factor) => pap.f = factor,
        None => pap.af = 0,
    }
    if let Some(days) = input.employment.tax_days.map(i64::from) {
        pap.lzz = 4;
        pap.re4 = wage / days;
        // A day's allowance is a thirtieth, up to the next five cents (R 39a.1 LStR).
        pap.lzzfreib = crate::rate::up(allowance, 150) * 5;
    }
    match input.health.kind {
        HealthKind::Gkv => {
            pap.kvz = input.health.zusatzbeitrag;
            if input.childless_surcharge() {
                pap.pvz = 1;
            } else {
                pap.pva = input.child_discounts(4);
            }
        }
        HealthKind::Pkv => {
            let subsidy = slip.subsidy_kv.0 + slip.subsidy_pv.0;
            pap.pkpv = input.health.premium_basic.0;
            pap.pkpvagz = subsidy;
            pap.pkv = if input.year < 2026 && subsidy > 0 { 2 } else { 1 };
        }
    }
    pap
}

fn current_lines<T: Trace>(law: &Year, input: &PayslipInput, slip: &Payslip, tax: &PapOutput, church: i64, trace: &mut T) {
    let steps = &tax.steps;
    let free = law.income_tax.soli_free * if input.tax.stkl == 3 { 200 } else { 100 };
    trace.line("lst", slip.lst.0, || {
        let days = input.employment.tax_days;
        let addition = input.tax.addition_month.0 * 12;
        let rule = match (days, addition) {
            (Some(_), _) => "lst_days",
            (None, 0) => "lst",
            (None, _) => "lst_addition",
        };
        Why::down(rule)
            .cents("wage", input.pay.current.0 - slip.tax_free.0)
            .count("days", days.map_or(30, i64::from))
            .word("class", roman(input.tax.stkl))
            .cents("year_wage", steps.zre4j)
            .cents("addition", addition)
            .cents("reliefs", steps.zre4j + addition - steps.zre4)
            .cents("allowances", steps.ztabfb)
            .cents("provision", steps.vsp)
            .cents("income", steps.zve)
            .cents("year_tax", steps.lstjahr)
    });
    trace.line("soli", slip.soli.0, || {
        Why::down(if steps.jbmg > free { "soli" } else { "soli_none" })
            .cents("year_tax", steps.jbmg)
            .cents("free", free)
            .ppm("rate", law.income_tax.soli_ppm)
            .ppm("mitigation", law.income_tax.soli_mitigation_ppm)
    });
    let days = input.employment.tax_days.map_or(1, i64::from);
    trace.line("kist", slip.kist.0, || church_why(input, "kist", tax.bk * days, church));
}

fn one_off_lines<T: Trace>(law: &Year, input: &PayslipInput, slip: &Payslip, tax: &PapOutput, church: i64, trace: &mut T) {
    trace.line("lst_one_off", slip.lst_one_off.0, || {
        Why::down("lst_one_off")
            .cents("one_off", input.pay.one_off.0)
            .cents("year_wage", input.annual.jre4.0)
            .cents("with", input.annual.jre4.0 + input.pay.one_off.0)
    });
    trace.line("soli_one_off", slip.soli_one_off.0, || {
        let rule = if slip.soli_one_off.0 > 0 { "soli_one_off" } else { "soli_one_off_none" };
        Why::down(rule).cents("tax", tax.sts).ppm("rate", law.income_tax.soli_ppm)
    });
    trace.line("kist_one_off", slip.kist_one_off.0, || church_why(input, "kist_one_off", tax.bks, church));
}

fn church_why(input: &PayslipInput, rule: &'static str, base: i64, rate: i64) -> Why {
    if !input.tax.church {
        return Why::exact("kist_none");
    }
    Why::down(rule).cents("base", base).ppm("rate", rate).word("land", input.tax.land.code())
}

const fn roman(class: u8) -> &'static str {
    match class {
        1 => "I",
        2 => "II",
        3 => "III",
        4 => "IV",
        5 => "V",
        _ => "VI",
    }
}

/// The sums at the foot of the payslip.
fn sums<T: Trace>(slip: &mut Payslip, trace: &mut T) {
    let taxes = slip.employee_tax().0;
    let employee = slip.rv_an.0 + slip.av_an.0 + slip.kv_an.0 + slip.zb_an.0 + slip.pv_an.0;
    let employer = slip.rv_ag.0 + slip.av_ag.0 + slip.kv_ag.0 + slip.zb_ag.0 + slip.pv_ag.0;
    let levies = slip.u1.0 + slip.u2.0 + slip.u3.0;
    let subsidies = slip.subsidy_kv.0 + slip.subsidy_pv.0;
    let flat = slip.flat_tax.0 + slip.flat_soli.0;
    let gross = slip.gross.0;
    slip.employee_si = Cents(employee);
    slip.employer_si = Cents(employer);
    slip.levies = Cents(levies);
    slip.net = Cents(gross - employee - taxes);
    slip.payout = Cents(slip.net.0 + subsidies);
    slip.employer_cost = Cents(gross + employer + levies + subsidies + flat);
    trace.line("employee_si", employee, || {
        Why::exact("employee_si")
            .cents("rv", slip.rv_an.0)
            .cents("av", slip.av_an.0)
            .cents("kv", slip.kv_an.0)
            .cents("zb", slip.zb_an.0)
            .cents("pv", slip.pv_an.0)
    });
    trace.line("employer_si", employer, || {
        Why::exact("employer_si")
            .cents("rv", slip.rv_ag.0)
            .cents("av", slip.av_ag.0)
            .cents("kv", slip.kv_ag.0)
            .cents("zb", slip.zb_ag.0)
            .cents("pv", slip.pv_ag.0)
    });
    trace.line("levies", levies, || Why::exact("levies").cents("u1", slip.u1.0).cents("u2", slip.u2.0).cents("u3", slip.u3.0));
    trace.line("net", slip.net.0, || Why::exact("net").cents("gross", gross).cents("taxes", taxes).cents("social", employee));
    trace.line("payout", slip.payout.0, || Why::exact("payout").cents("net", slip.net.0).cents("subsidies", subsidies));
    trace.line("employer_cost", slip.employer_cost.0, || {
        Why::exact("employer_cost")
            .cents("gross", gross)
            .cents("social", employer)
            .cents("levies", levies)
            .cents("subsidies", subsidies)
            .cents("flat", flat)
    });
}
