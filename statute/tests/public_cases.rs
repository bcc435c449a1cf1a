//! The public cases: 130 of the official flow, 130 payslips, 40 from turnover to wage. Their expected
//! values come from the official programme flow and from the statutes, not from this crate.

use statute::cases::{Verdict, calculate, calculate_line, check, check_line, explain_text};
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

#[test]
fn a_file_is_answered_line_by_line_and_checked_to_the_end() {
    let mut file = CASES.to_owned();
    file.push_str("\n\nnonsense\n");
    let mut answers = Vec::new();
    calculate(file.as_bytes(), &mut answers).unwrap();
    let answers = String::from_utf8(answers).unwrap();
    assert_eq!(answers.lines().count(), 301);
    assert_eq!(answers.lines().filter(|line| line.contains("\"out\"")).count(), 300);
    assert!(answers.lines().last().unwrap().contains("\"error\""));
    let mut report = Vec::new();
    assert_eq!(check(file.as_bytes(), &mut report).unwrap(), (300, 1));
    assert!(String::from_utf8(report).unwrap().ends_with("300 passed, 1 failed\n"));
}

/// The README of the crate prints one whole payslip; what it prints is what the crate says today.
#[test]
fn the_readme_explains_the_payslip_this_crate_computes() {
    let readme = include_str!("../README.md");
    let block = |lang: &str| readme.split(&format!("```{lang}\n")).nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let printed = explain_text(block("json").trim(), Lang::De).unwrap();
    assert_eq!(block("text"), printed, "\n{printed}");
}
