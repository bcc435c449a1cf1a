//! The public cases: 130 of the official flow, 130 payslips, 40 from turnover to wage. Their expected
//! values come from the official programme flow and from the statutes, not from this crate.

use statute::cases::{Verdict, calculate_line, check_line, explain_text};
use statute::explain::Lang;

const CASES: &str = include_str!("data/public_300.jsonl");

#[test]
fn all_300_public_cases_are_met_within_their_tolerance() {
    let failed: Vec<String> = CASES
        .lines()
        .filter_map(|line| match check_line(line) {
            Verdict::Passed => None,
            Verdict::Failed(why) => Some(why),
        })
        .collect();
    assert_eq!(CASES.lines().count(), 300);
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn a_wrong_expectation_is_found() {
    let line = CASES.lines().find(|line| line.contains("\"p0131\"")).unwrap();
    let wrong = line.replace("\"lst\":220508", "\"lst\":220509");
    assert_ne!(line, wrong);
    let expected = "p0131: lst expected 220509, computed 220508";
    assert_eq!(check_line(&wrong), Verdict::Failed(expected.to_owned()));
    assert!(matches!(check_line("{\"id\":\"x\",\"kind\":\"pap\",\"year\":2026}"), Verdict::Failed(_)));
}

#[test]
fn a_bad_line_is_answered_with_its_error_and_the_others_go_on() {
    let answer = |line: &str| -> serde_json::Value { serde_json::from_str(&calculate_line(line)).unwrap() };
    assert_eq!(answer("nonsense")["id"], serde_json::Value::Null);
    assert!(answer("nonsense")["error"].is_string());
    let unknown = answer("{\"id\":\"a\",\"kind\":\"guess\",\"year\":2026}");
    assert_eq!(unknown["id"], "a");
    assert!(unknown["error"].as_str().unwrap().contains("pap, payslip, inverse"));
    let year = answer("{\"id\":\"b\",\"kind\":\"pap\",\"year\":2031,\"in\":{\"STKL\":1}}");
    assert!(year["error"].as_str().unwrap().contains("2031"));
    let typo = answer("{\"id\":\"c\",\"kind\":\"payslip\",\"year\":2026,\"pay\":{\"curent\":1}}");
    assert!(typo["error"].as_str().unwrap().contains("curent"));
    let good = answer("{\"id\":\"d\",\"kind\":\"pap\",\"year\":2026,\"in\":{\"STKL\":1}}");
    assert_eq!(good["out"]["LSTLZZ"], 0);
}

#[test]
fn every_payslip_and_inverse_case_can_be_explained_in_both_languages() {
    let mut explained = 0;
    for line in CASES.lines().filter(|line| !line.contains("\"kind\":\"pap\"")) {
        for lang in [Lang::De, Lang::En] {
            let text = explain_text(line, lang).unwrap();
            assert!(text.contains('§') && !text.contains('{'), "{text}");
        }
        explained += 1;
    }
    assert_eq!(explained, 170);
    let pap = CASES.lines().find(|line| line.contains("\"kind\":\"pap\"")).unwrap();
    assert!(explain_text(pap, Lang::De).is_err());
}
