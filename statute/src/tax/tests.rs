use serde::Deserialize;

use super::*;

const CHECK_TABLE: &str = include_str!("../../tests/data/pruef_2026.csv");
const CASES: &str = include_str!("../../tests/data/public_300.jsonl");

/// BMF, Programmablaufplan 2026, Anlage 1, pages 39 and 40: 43 wages x 6 classes x 2 tables.
#[test]
fn all_516_official_check_values_of_2026_are_met() {
    let mut met = 0;
    for line in CHECK_TABLE.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        for class in 1..=6_usize {
            let wage: i64 = cells[1].parse().unwrap();
            let input = check_input(cells[0], wage, i64::try_from(class).unwrap());
            let expected: i64 = cells[class + 1].parse().unwrap();
            let tax = wage_tax(2026, &input).unwrap().lstlzz;
            assert_eq!(tax, expected * 100, "{} {wage} class {class}", cells[0]);
            met += 1;
        }
    }
    assert_eq!(met, 516);
}

fn check_input(table: &str, wage_eur: i64, class: i64) -> PapInput {
    let common = PapInput { re4: wage_eur * 100, stkl: class, ..PapInput::default() };
    if table == "allgemein" {
        let pvz = i64::from(class != 2);
        return PapInput { kvz: Percent::from_ppm(29_000), pvz, ..common };
    }
    let pkpv = match class {
        3 => 50_000,
        6 => 0,
        _ => 30_000,
    };
    PapInput { alv: 1, krv: 1, pkv: 1, pkpv, ..common }
}

#[derive(Deserialize)]
struct Case {
    id: String,
    kind: String,
    year: i16,
    #[serde(rename = "in", default)]
    input: PapInput,
    expected: serde_json::Map<String, serde_json::Value>,
}

/// The public cases were computed by two programs generated from the official pseudo code.
#[test]
fn all_public_cases_of_the_flow_are_met_to_the_cent() {
    let mut met = 0;
    for line in CASES.lines().filter(|line| line.contains("\"kind\":\"pap\"")) {
        let case: Case = serde_json::from_str(line).unwrap();
        assert_eq!(case.kind, "pap");
        let output = wage_tax(case.year, &case.input).unwrap();
        let output = serde_json::to_value(output).unwrap();
        for (name, expected) in &case.expected {
            assert_eq!(&output[name], expected, "{} {name}", case.id);
        }
        met += 1;
    }
    assert_eq!(met, 130);
}

#[test]
fn an_input_the_flow_does_not_know_is_refused_by_its_name() {
    let refused = |input: PapInput| wage_tax(2026, &input).err().unwrap().to_string();
    assert_eq!(refused(PapInput { stkl: 7, ..PapInput::default() }), "STKL: 7 is not between 1 and 6");
    assert!(refused(PapInput { re4: -1, ..PapInput::default() }).starts_with("RE4"));
    assert!(refused(PapInput { lzz: 0, ..PapInput::default() }).starts_with("LZZ"));
    assert!(refused(PapInput { f: Thousandths(1001), ..PapInput::default() }).starts_with('f'));
    assert!(wage_tax(2024, &PapInput::default()).is_err());
    assert!(wage_tax(2027, &PapInput::default()).is_err());
}

/// § 51a EStG and the church tax laws: 8 % in Bavaria, 9 % in Berlin, truncated to the cent (9 % of 293.91 = 26.4519).
#[test]
fn church_tax_is_a_truncated_share_of_the_wage_tax() {
    assert_eq!(church_rate(crate::Land::By), Ok(Percent::from_ppm(80_000)));
    assert_eq!(church_tax(crate::Land::Be, crate::Cents(29_391)), Ok(crate::Cents(2_645)));
    assert_eq!(church_tax(crate::Land::By, crate::Cents(29_391)), Ok(crate::Cents(2_351)));
}

/// The flat rates await the decrees: they are told only to who accepts that.
#[test]
fn an_unconfirmed_flat_rate_is_told_only_to_who_accepts_it() {
    assert!(matches!(church_flat_rate(crate::Land::Be, false), Err(StatuteError::Unverified { .. })));
    assert_eq!(church_flat_rate(crate::Land::Be, true), Ok(Percent::from_ppm(50_000)));
    assert_eq!(church_flat_rate(crate::Land::Hh, true), Ok(Percent::from_ppm(40_000)));
}

/// `UPMLST`: an income below one euro counts as none. Class VI without any insurance has no allowances: wage and income are the same.
#[test]
fn an_income_below_one_euro_counts_as_none() {
    let income = |re4| {
        let input = PapInput { re4, stkl: 6, krv: 1, alv: 1, pkv: 1, ..PapInput::default() };
        wage_tax(2026, &input).unwrap().steps.zve
    };
    assert_eq!((income(0), income(99), income(100), income(101)), (0, 0, 100, 101));
    // Class I: the allowances exceed a wage of 100.00, and what is left is nothing, not less.
    let steps = wage_tax(2026, &PapInput { re4: 10_000, ..PapInput::default() }).unwrap().steps;
    assert_eq!((steps.zve, steps.lstjahr), (0, 0));
}

#[test]
fn every_limit_of_an_input_is_its_last_allowed_value() {
    type Change = fn(&mut PapInput);
    let limits: [(&str, Change, Change); 12] = [
        ("STKL", |input| input.stkl = 6, |input| input.stkl = 7),
        ("LZZ", |input| input.lzz = 4, |input| input.lzz = 5),
        ("af", |input| input.af = 0, |input| input.af = -1),
        ("f", |input| input.f = Thousandths(1), |input| input.f = Thousandths(0)),
        ("ALTER1", |input| input.alter1 = 1, |input| input.alter1 = 2),
        ("PKV", |input| input.pkv = 2, |input| input.pkv = 3),
        ("PVA", |input| input.pva = 4, |input| input.pva = 5),
        ("ZMVB", |input| input.zmvb = 12, |input| input.zmvb = 13),
        ("ZKF", |input| input.zkf = Thousandths(99_900), |input| input.zkf = Thousandths(99_901)),
        ("KVZ", |input| input.kvz = Percent::from_ppm(1_000_000), |input| input.kvz = Percent::from_ppm(1_000_001)),
        ("RE4", |input| input.re4 = GREATEST_CENTS, |input| input.re4 = GREATEST_CENTS + 1),
        ("JVBEZ", |input| input.jvbez = 0, |input| input.jvbez = -1),
    ];
    for (name, last, beyond) in limits {
        let mut input = PapInput::default();
        last(&mut input);
        assert!(wage_tax(2026, &input).is_ok(), "{name}");
        beyond(&mut input);
        assert!(wage_tax(2026, &input).unwrap_err().to_string().starts_with(&format!("{name}:")), "{name}");
    }
}
