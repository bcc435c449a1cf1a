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
