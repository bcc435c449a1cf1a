//! The arithmetic of an Austrian month.

use super::law::{Asked, Law};
use super::{Austria, AustrianMonth};
use crate::country::{Country, Purpose, Slip};
use crate::explain::{Recorder, Silent, Trace, Why, render};
use crate::rate::half_up;
use crate::{Cents, StatuteError};

/// What both sides pay, in cents.
#[derive(Default)]
struct Sums {
    social: i64,
    tax: i64,
    employer_social: i64,
    levies: i64,
}

/// A part of the pay with its own ceiling and rates.
struct Part {
    /// Its amount and the part of it that is liable.
    wage: i64,
    base: i64,
    ceiling: i64,
    special: bool,
}

pub(super) fn slip(law: &Law, facts: &AustrianMonth, purpose: Purpose) -> Result<Slip, StatuteError> {
    let mut asked = Asked::of(law);
    let mut recorder = Recorder::default();
    let sums = month(&mut asked, facts, &mut recorder)?;
    let unverified = asked.unverified(purpose)?;
    let gross = facts.salary.0 + facts.special.0;
    let net = gross - sums.social - sums.tax;
    let cost = gross + sums.employer_social + sums.levies;
    recorder.line("net", net, || Why::exact("at_net").cents("gross", gross).cents("taxes", sums.tax).cents("social", sums.social));
    recorder.line("payout", net, || Why::exact("at_payout"));
    recorder.line("employer_cost", cost, || {
        Why::exact("at_employer_cost").cents("gross", gross).cents("social", sums.employer_social).cents("levies", sums.levies)
    });
    let lines = recorder.lines.into_iter().map(|(key, cents, why)| render(key, cents, why)).collect::<Result<_, _>>()?;
    Ok(Slip {
        country: Austria::CODE,
        currency: Austria::CURRENCY,
        year: facts.year,
        month: facts.month,
        purpose,
        gross: Cents(gross),
        employee_social: Cents(sums.social),
        employee_tax: Cents(sums.tax),
        net: Cents(net),
        payout: Cents(net),
        employer_cost: Cents(cost),
        lines,
        unverified,
    })
}

/// What the month costs the employer.
pub(super) fn cost(law: &Law, facts: &AustrianMonth) -> Result<i64, StatuteError> {
    let mut asked = Asked::of(law);
    let parts = parts(&mut asked, facts)?;
    let mut sums = Sums::default();
    employer(&mut asked, facts, &parts, &mut sums, &mut Silent)?;
    Ok(facts.salary.0 + facts.special.0 + sums.employer_social + sums.levies)
}

fn month<T: Trace>(asked: &mut Asked<'_>, facts: &AustrianMonth, trace: &mut T) -> Result<Sums, StatuteError> {
    asked.rounds_half_up()?;
    let gross = facts.salary.0 + facts.special.0;
    trace.line("gross", gross, || Why::exact("at_gross").cents("current", facts.salary.0).cents("special", facts.special.0));
    let parts = parts(asked, facts)?;
    let mut sums = Sums::default();
    for part in &parts {
        let social = employee(asked, part, trace)?;
        sums.social += social;
        sums.tax += if part.special { special_tax(asked, facts, social, trace)? } else { tax(asked, part.wage, social, trace)? };
    }
    employer(asked, facts, &parts, &mut sums, trace)?;
    Ok(sums)
}

/// The salary up to the ceiling of the month (§ 45 ASVG), the special payment up to what the year has room for (§ 54 ASVG).
fn parts(asked: &mut Asked<'_>, facts: &AustrianMonth) -> Result<Vec<Part>, StatuteError> {
    if facts.salary.0 <= asked.cents("ceiling.marginal_month")? {
        return Err(StatuteError::range("salary", "marginal employment: the rate of the Dienstgeberabgabe is not in our table"));
    }
    let ceiling = asked.cents("ceiling.month")?;
    let mut parts = vec![Part { wage: facts.salary.0, base: facts.salary.0.min(ceiling), ceiling, special: false }];
    if facts.special.0 > 0 {
        let ceiling = asked.cents("ceiling.special_year")?;
        let room = (ceiling - facts.before.special.0).max(0);
        parts.push(Part { wage: facts.special.0, base: facts.special.0.min(room), ceiling, special: true });
    }
    Ok(parts)
}

/// The employee's contributions. Unemployment insurance rises in steps by the liable pay, for salary and special payment apart
/// (§ 2a AMPFG); the Chamber of Labour and housing take nothing of special payments.
fn employee<T: Trace>(asked: &mut Asked<'_>, part: &Part, trace: &mut T) -> Result<i64, StatuteError> {
    let (kv, pv) = (asked.ppm("employee.kv")?, asked.ppm("employee.pv")?);
    let alv = unemployment(asked, part.base)?;
    let (ak, wbf) = if part.special { (0, 0) } else { (asked.ppm("employee.ak")?, asked.ppm("employee.wbf")?) };
    let rate = kv + pv + alv + ak + wbf;
    let social = half_up(part.base * rate, 1_000_000);
    let (key, rule) = if part.special { ("at_social_special", "at_social_special") } else { ("at_social", "at_social") };
    trace.line(key, social, || {
        let why = Why::half_up(rule).cents("wage", part.wage).cents("ceiling", part.ceiling).cents("base", part.base);
        why.ppm("rate", rate).ppm("kv", kv).ppm("pv", pv).ppm("alv", alv).ppm("ak", ak).ppm("wbf", wbf)
    });
    Ok(social)
}

fn unemployment(asked: &mut Asked<'_>, base: i64) -> Result<i64, StatuteError> {
    for (end, rate) in [("alv.step1_end", "alv.step1_rate"), ("alv.step2_end", "alv.step2_rate"), ("alv.step3_end", "alv.step3_rate")] {
        if base <= asked.cents(end)? {
            return asked.ppm(rate);
        }
    }
    asked.ppm("alv.full_rate")
}

/// Wage tax on the salary: the tariff on twelve months, less the commuter credit, a twelfth of it (§§ 33, 66 EStG).
fn tax<T: Trace>(asked: &mut Asked<'_>, wage: i64, social: i64, trace: &mut T) -> Result<i64, StatuteError> {
    const ONE: i64 = 1_000_000;
    let expenses = asked.cents("income_tax.expenses")?;
    let credit = asked.cents("income_tax.commuter_credit")?;
    let year_wage = (wage - social) * 12;
    let income = (year_wage - expenses).max(0);
    let year_tax = tariff(asked, income)?;
    let tax = half_up((year_tax - credit * ONE).max(0), 12 * ONE);
    trace.line("at_tax", tax, || {
        let why = Why::half_up("at_tax").cents("wage", wage).cents("social", social).cents("year_wage", year_wage);
        let year_tax = half_up(year_tax, ONE);
        why.cents("expenses", expenses).cents("income", income).cents("year_tax", year_tax).cents("credit", credit)
    });
    Ok(tax)
}

/// The tariff on a year's income in cents, in millionths of a cent: each zone taxes its own part (§ 33 Abs. 1 EStG).
fn tariff(asked: &mut Asked<'_>, income: i64) -> Result<i64, StatuteError> {
    const ZONES: [(&str, &str); 6] = [
        ("income_tax.zone1_end", "income_tax.zone1_rate"),
        ("income_tax.zone2_end", "income_tax.zone2_rate"),
        ("income_tax.zone3_end", "income_tax.zone3_rate"),
        ("income_tax.zone4_end", "income_tax.zone4_rate"),
        ("income_tax.zone5_end", "income_tax.zone5_rate"),
        ("income_tax.zone6_end", "income_tax.zone6_rate"),
    ];
    let (mut below, mut tax) = (0, 0);
    for (end, rate) in ZONES {
        let end = asked.cents(end)?;
        tax += (income.min(end) - below) * asked.ppm(rate)?;
        if income <= end {
            return Ok(tax);
        }
        below = end;
    }
    Ok(tax + (income - below) * asked.ppm("income_tax.zone7_rate")?)
}

/// Tax on a special payment within the sixth of the year: a free amount a year, then one fixed rate (§ 67 Abs. 1, 2 EStG).
fn special_tax<T: Trace>(asked: &mut Asked<'_>, facts: &AustrianMonth, social: i64, trace: &mut T) -> Result<i64, StatuteError> {
    let before = &facts.before;
    let sixth = (before.salary.0 + facts.salary.0) * 2 / (i64::from(before.months) + 1);
    let specials = before.special.0 + facts.special.0;
    if specials > sixth {
        return Err(StatuteError::range("special", format!("{} exceed the sixth of the year, {}", Cents(specials), Cents(sixth))));
    }
    if sixth < asked.cents("special.least_sixth")? {
        return Err(StatuteError::range("special", "the exemption limit of small sixths is not in our table"));
    }
    let taxed_before = before.special.0 - before.special_social.0;
    let income = facts.special.0 - social;
    if taxed_before + income > asked.cents("special.most_year")? {
        return Err(StatuteError::range("special", "the rates above 25 000 a year are not in our table"));
    }
    let free = (asked.cents("special.free_year")? - taxed_before).max(0);
    let (rate, taxed) = (asked.ppm("special.rate")?, (income - free).max(0));
    let tax = half_up(taxed * rate, 1_000_000);
    trace.line("at_tax_special", tax, || {
        let why = Why::half_up("at_tax_special").cents("wage", facts.special.0).cents("social", social);
        why.cents("free", free).cents("income", taxed).ppm("rate", rate)
    });
    Ok(tax)
}

/// The employer's contributions up to the ceilings, and fund and levies on the whole wage.
fn employer<T: Trace>(
    asked: &mut Asked<'_>,
    facts: &AustrianMonth,
    parts: &[Part],
    sums: &mut Sums,
    trace: &mut T,
) -> Result<(), StatuteError> {
    for part in parts {
        sums.employer_social += employer_social(asked, part, trace)?;
    }
    let gross = facts.salary.0 + facts.special.0;
    let bmsvg = if facts.first_month { 0 } else { asked.ppm("employer.bmsvg")? };
    let levies = [
        ("at_bmsvg", if facts.first_month { "at_bmsvg_first" } else { "at_bmsvg" }, bmsvg),
        ("at_db", "at_db", asked.ppm("employer.db")?),
        ("at_dz", "at_dz", facts.chamber_supplement.ppm()),
        ("at_kommunalsteuer", "at_kommunalsteuer", asked.ppm("employer.kommunalsteuer")?),
    ];
    for (key, rule, rate) in levies {
        let levy = half_up(gross * rate, 1_000_000);
        trace.line(key, levy, || Why::half_up(rule).cents("wage", gross).ppm("rate", rate));
        sums.levies += levy;
    }
    Ok(())
}

fn employer_social<T: Trace>(asked: &mut Asked<'_>, part: &Part, trace: &mut T) -> Result<i64, StatuteError> {
    let (kv, pv, uv) = (asked.ppm("employer.kv")?, asked.ppm("employer.pv")?, asked.ppm("employer.uv")?);
    let (alv, iesg) = (asked.ppm("employer.alv")?, asked.ppm("employer.iesg")?);
    let wbf = if part.special { 0 } else { asked.ppm("employer.wbf")? };
    let rate = kv + pv + uv + alv + iesg + wbf;
    let social = half_up(part.base * rate, 1_000_000);
    let key = if part.special { "at_employer_social_special" } else { "at_employer_social" };
    trace.line(key, social, || {
        let why = Why::half_up("at_employer_social").cents("wage", part.wage).cents("base", part.base).ppm("rate", rate);
        why.ppm("kv", kv).ppm("pv", pv).ppm("uv", uv).ppm("alv", alv).ppm("iesg", iesg).ppm("wbf", wbf)
    });
    Ok(social)
}
