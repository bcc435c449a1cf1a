use super::*;
use crate::pay::{Pay, PayslipInput, PersonFacts, payslip};

fn member(current: i64) -> PayslipInput {
    PayslipInput {
        year: 2026,
        month: 3,
        person: PersonFacts { over_23: true, ..PersonFacts::default() },
        pay: Pay { current: Cents(current), ..Pay::default() },
        ..PayslipInput::default()
    }
}

fn salary(cents: i64) -> austria::AustrianMonth {
    austria::AustrianMonth { year: 2026, month: 3, salary: Cents(cents), ..Default::default() }
}

/// What a program that knows no country may rely on.
fn keeps_its_word<C: Country>(facts: &C::Facts) {
    let slip = C::calculate(facts, Purpose::Trial).unwrap();
    assert_eq!((slip.country, slip.currency), (C::CODE, C::CURRENCY));
    assert!(C::years().unwrap().contains(&slip.year));
    assert_ne!(C::name(Lang::De), C::name(Lang::En));
    assert_eq!(slip.gross.0 - slip.employee_social.0 - slip.employee_tax.0, slip.net.0);
    for (key, amount) in [("gross", slip.gross), ("net", slip.net), ("payout", slip.payout), ("employer_cost", slip.employer_cost)] {
        let line = slip.lines.iter().find(|line| line.key == key).unwrap();
        assert_eq!(line.amount, amount, "{} {key}", C::CODE);
        assert!(!line.paragraph.is_empty());
    }
    let afforded = C::greatest_gross(facts, slip.employer_cost, Purpose::Trial).unwrap().unwrap();
    assert!(afforded.gross >= slip.gross && afforded.employer_cost <= slip.employer_cost);
    assert_eq!(C::greatest_gross(facts, Cents(100), Purpose::Trial).unwrap(), None);
}

#[test]
fn every_country_keeps_the_word_of_the_trait() {
    keeps_its_word::<Germany>(&member(300_000));
    keeps_its_word::<Austria>(&salary(300_000));
}

#[test]
fn the_german_slip_is_the_payslip() {
    let slip = Germany::calculate(&member(300_000), Purpose::Real).unwrap();
    let own = payslip(&member(300_000)).unwrap();
    assert_eq!((slip.net, slip.payout, slip.employer_cost), (own.net, own.payout, own.employer_cost));
    assert_eq!((slip.employee_social, slip.employee_tax, slip.purpose), (own.employee_si, own.employee_tax(), Purpose::Real));
    assert!(slip.unverified.is_empty());
    assert_eq!(Germany::years(), Ok(vec![2025, 2026]));
    assert_eq!(Austria::years(), Ok(vec![2026]));
}

/// A draft year stays refused, also for a trial: without the official flow there is nothing to try.
#[test]
fn a_german_draft_year_is_no_trial() {
    let mut facts = member(300_000);
    facts.year = 2027;
    assert_eq!(Germany::calculate(&facts, Purpose::Trial).unwrap_err(), StatuteError::DraftYear { year: 2027 });
}

/// The founder's worked example (see `pay::tests`): a Midijob among the facts does not keep the wage below its limit.
#[test]
fn the_wage_a_german_budget_affords_decides_its_kind() {
    let mut facts = member(1);
    facts.health.zusatzbeitrag = "2.9".parse().unwrap();
    facts.health.u2 = "0.44".parse().unwrap();
    facts.employment.kind = crate::pay::EmploymentType::Midijob;
    facts.pay.one_off = Cents(5);
    let slip = Germany::greatest_gross(&facts, Cents(364_000), Purpose::Real).unwrap().unwrap();
    assert_eq!((slip.gross, slip.net), (Cents(298_998), Cents(204_875)));
}
