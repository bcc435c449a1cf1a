//! Contributions beside those of gettsim, an independent micro-simulation. It does not round, so both agree within the cents that
//! rounding moves: half a cent for a plain share, 2.6 cents in the transition band (two bases and a doubled half).
//!
//! Asked for by hand, because it needs Python: `pip install gettsim`, then
//! `STATUTE_PEERS_PYTHON=python3 cargo test -p statute --test gettsim -- --ignored`.

use std::io::Write;
use std::process::{Command, Stdio};

use rust_decimal::Decimal;
use serde_json::{Value, json};
use statute::pay::{EmploymentType, Pay, Payslip, PayslipInput, PersonFacts, payslip};
use statute::{Cents, params};

struct Person {
    year: i16,
    gross: i64,
    parent: bool,
    children_u25: u8,
}

/// Wages from 610.00 to about 9 300.00 without a pattern, with and without children.
fn persons() -> Vec<Person> {
    let of = |year, number: i64| {
        let children_u25 = u8::try_from(number % 6).unwrap_or(0);
        let parent = children_u25 > 0 || number % 12 == 6;
        Person { year, gross: 61_000 + number * 7_919 % 870_000, parent, children_u25 }
    };
    [2025, 2026].into_iter().flat_map(|year| (0..600).map(move |number| of(year, number))).collect()
}

/// The same person with us: a fund that takes the average additional contribution, as gettsim assumes.
fn ours(person: &Person, average: params::Quantity) -> Payslip {
    let mut input = PayslipInput { year: person.year, month: 3, ..PayslipInput::default() };
    let params::Quantity::Percent(average) = average else { panic!("no rate") };
    input.health.zusatzbeitrag = average;
    input.person = PersonFacts { is_parent: person.parent, over_23: true, children_u25: person.children_u25, ..PersonFacts::default() };
    input.pay = Pay { current: Cents(person.gross), ..Pay::default() };
    let midijob = person.gross <= 200_000;
    input.employment.kind = if midijob { EmploymentType::Midijob } else { EmploymentType::Regular };
    payslip(&input).unwrap_or_else(|error| panic!("{error}"))
}

fn theirs(python: &str, persons: &[Person]) -> Vec<Value> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers.py");
    let child = Command::new(python).args([script, "values"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = child.unwrap_or_else(|error| panic!("{python}: {error}"));
    let mut questions = child.stdin.take().unwrap_or_else(|| panic!("no input"));
    for (id, person) in persons.iter().enumerate() {
        let question = json!({
            "id": id, "year": person.year, "gross_cents": person.gross, "parent": person.parent, "children_u25": person.children_u25,
        });
        writeln!(questions, "{question}").unwrap_or_else(|error| panic!("{error}"));
    }
    drop(questions);
    let answer = child.wait_with_output().unwrap_or_else(|error| panic!("{error}"));
    assert!(answer.status.success(), "{python} failed; is gettsim installed?");
    let lines = String::from_utf8_lossy(&answer.stdout).into_owned();
    lines.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"))).collect()
}

fn euro(answer: &Value, field: &str) -> Decimal {
    let text = answer[field].to_string();
    text.parse().or_else(|_| Decimal::from_scientific(&text)).unwrap_or_else(|error| panic!("{field} {text}: {error}"))
}

#[test]
#[ignore = "needs Python with gettsim; see the head of this file"]
fn contributions_agree_with_gettsim_within_rounding() {
    let python = std::env::var("STATUTE_PEERS_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let persons = persons();
    let answers = theirs(&python, &persons);
    assert_eq!(answers.len(), persons.len());
    let (mut compared, mut widest) = (0, [Decimal::ZERO; 2]);
    for answer in &answers {
        let person = &persons[usize::try_from(answer["id"].as_u64().unwrap()).unwrap()];
        let slip = ours(person, params::parameter(person.year, "rate.kv_average_extra").unwrap().quantity.clone());
        let midijob = person.gross <= 200_000;
        // Health is two contributions with us, each rounded.
        let amounts = [
            ("rv_an", slip.rv_an.0, 1),
            ("rv_ag", slip.rv_ag.0, 1),
            ("av_an", slip.av_an.0, 1),
            ("av_ag", slip.av_ag.0, 1),
            ("kv_an", slip.kv_an.0 + slip.zb_an.0, 2),
            ("kv_ag", slip.kv_ag.0 + slip.zb_ag.0, 2),
            ("pv_an", slip.pv_an.0, 1),
            ("pv_ag", slip.pv_ag.0, 1),
        ];
        for (field, cents, parts) in amounts {
            let apart = (euro(answer, field) - Decimal::new(cents, 2)).abs() * Decimal::from(100);
            let most = Decimal::new(if midijob { 26 } else { 6 }, 1) * Decimal::from(parts);
            assert!(apart <= most, "{} {} {field}: {cents} cents, gettsim {}", person.year, person.gross, answer[field]);
            widest[usize::from(midijob)] = widest[usize::from(midijob)].max(apart);
            compared += 1;
        }
    }
    println!(
        "{compared} contributions compared; widest: regular {} cents, transition band {} cents",
        widest[0].round_dp(2),
        widest[1].round_dp(2)
    );
}
