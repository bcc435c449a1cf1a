//! The official flow of the wage tax in its corners: pensions, death benefits, compensations, asset participations, all outputs.
//!
//! The expected values come from the official pseudo code of 2025 and 2026 itself, run by an interpreter of our own that meets all
//! public cases; see `data/README.md`.

use serde::Deserialize;
use serde_json::{Map, Value};
use statute::tax::{PapInput, wage_tax};

#[derive(Deserialize)]
struct Case {
    id: String,
    year: i16,
    #[serde(rename = "in")]
    input: PapInput,
    expected: Map<String, Value>,
}

#[test]
fn every_output_of_the_flow_is_that_of_the_official_pseudo_code() {
    // Another file of such cases can be named; the one that is kept is small.
    let file = std::env::var("STATUTE_FLOW_CASES").ok().map(|path| std::fs::read_to_string(path).unwrap());
    let file = file.as_deref().unwrap_or(include_str!("data/flow.jsonl"));
    let mut met = 0;
    let mut wrong = Vec::new();
    for line in file.lines() {
        let case: Case = serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        let output = wage_tax(case.year, &case.input).unwrap();
        let mut found = serde_json::to_value(output).unwrap();
        let further = serde_json::to_value(output.further).unwrap();
        found.as_object_mut().unwrap().extend(further.as_object().unwrap().clone());
        for (name, expected) in &case.expected {
            if &found[name] != expected {
                wrong.push(format!("{} {} {name}: {}, not {expected}", case.id, case.year, found[name]));
            }
            met += 1;
        }
    }
    assert!(wrong.is_empty(), "{} of {met} differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(met > 1_000, "{met}");
}
