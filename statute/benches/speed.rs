//! How fast the arithmetic is on one core: `cargo bench -p statute`. Prints figures, asserts nothing.

use std::hint::black_box;
use std::time::{Duration, Instant};

use statute::country::{Austria, Country, Purpose, austria::AustrianMonth};
use statute::pay::{EmploymentType, Pay, PayslipInput, PersonFacts, certificate, explain, greatest_gross, payslip};
use statute::tax::{PapInput, wage_tax};
use statute::{Cents, Percent, StatuteError};

fn main() -> Result<(), StatuteError> {
    report("wage tax calculations", 3_000_000, |number| {
        let input = PapInput { lzz: 2, stkl: number % 6 + 1, re4: wage(number), kvz: Percent::from_ppm(29_000), ..PapInput::default() };
        Ok(wage_tax(2026, &input)?.lstlzz)
    })?;
    report("full payslips", 2_000_000, |number| Ok(payslip(&month(number, 3))?.net.0))?;
    report("payslips explained in two languages", 50_000, |number| {
        let found = explain(&month(number, 3))?;
        Ok(found.lines.iter().map(|line| i64::try_from(line.text.de.len() + line.text.en.len()).unwrap_or(0)).sum())
    })?;
    report("payslips with certificate (§ 1 EBV)", 500_000, |number| {
        let input = month(number, 3);
        Ok(certificate(&input, &payslip(&input)?)?.payout.0)
    })?;
    report("Austrian months explained in two languages", 50_000, |number| {
        let month = AustrianMonth { year: 2026, month: 3, salary: Cents(wage(number)), ..AustrianMonth::default() };
        Ok(Austria::calculate(&month, Purpose::Trial)?.net.0)
    })?;
    report("wages from a budget (inverse)", 50_000, |number| {
        let found = greatest_gross(&month(0, 3), Cents(wage(number)))?;
        Ok(found.map_or(0, |wage| wage.gross.0))
    })?;
    a_year_of(100_000)
}

/// Twelve payslips each, one after the other: nothing is kept but three sums.
fn a_year_of(employees: i64) -> Result<(), StatuteError> {
    let start = Instant::now();
    let (mut gross, mut net, mut cost) = (0, 0, 0);
    for number in 0..employees {
        for month_number in 1..=12 {
            let slip = payslip(&month(number, month_number))?;
            gross += slip.gross.0;
            net += slip.net.0;
            cost += slip.employer_cost.0;
        }
    }
    let seconds = start.elapsed();
    println!("a year of {employees} employees: {seconds:.1?} (gross {}, net {}, cost {})", Cents(gross), Cents(net), Cents(cost));
    Ok(())
}

fn report(name: &str, times: i64, mut act: impl FnMut(i64) -> Result<i64, StatuteError>) -> Result<(), StatuteError> {
    let start = Instant::now();
    for number in 0..times {
        black_box(act(black_box(number))?);
    }
    println!("{name}: {} per second", per_second(times, start.elapsed()));
    Ok(())
}

fn per_second(times: i64, elapsed: Duration) -> u128 {
    u128::from(times.unsigned_abs()) * 1_000_000 / elapsed.as_micros().max(1)
}

/// Wages from 700 to about 9 000 euro, spread without a pattern.
const fn wage(number: i64) -> i64 {
    70_000 + number * 7_919 % 830_000
}

fn month(number: i64, month: i8) -> PayslipInput {
    let current = Cents(wage(number));
    let mut input = PayslipInput { year: 2026, month, ..PayslipInput::default() };
    input.person = PersonFacts { over_23: true, ..PersonFacts::default() };
    input.health.zusatzbeitrag = Percent::from_ppm(29_000);
    input.health.u2 = Percent::from_ppm(4_400);
    input.tax.church = number % 2 == 0;
    input.pay = Pay { current, ..Pay::default() };
    if current <= Cents(200_000) {
        input.employment.kind = EmploymentType::Midijob;
    }
    input
}
