//! The order of the rooms, and what each room must have.

use super::tree::{files, source};
use std::{collections::BTreeSet, fs};

/// From top to bottom: a room may name rooms below it.
const ORDER: &[&[&str]] = &[
    &["site"],
    &["ballots", "exports"],
    &["assembly", "events"],
    &["boards"],
    &["payroll"],
    &["fund"],
    &["bank"],
    &["work"],
    &["budgets"],
    &["shares"],
    &["members"],
    &["documents"],
    &["ledger"],
    &["people"],
];

fn floor(room: &str) -> Option<usize> {
    ORDER.iter().position(|rooms| rooms.contains(&room))
}

#[test]
fn rooms_name_only_rooms_below_them() {
    for file in files(".rs").iter().filter(|file| !file.is_test()) {
        let Some(own) = floor(file.room()) else { continue };
        let code = file.code();
        for other in ORDER.iter().flat_map(|rooms| rooms.iter()).filter(|other| **other != file.room()) {
            let named = names(&code, other);
            assert!(!named || floor(other) > Some(own), "{} names the room {other}, which is not below it", file.path);
        }
    }
}

/// Whether the code names a room: `crate::room`, or `room::` after a `use crate::{…}` that lists it.
fn names(code: &str, room: &str) -> bool {
    code.contains(&format!("crate::{room}::")) || uses(code).any(|used| used == room)
}

/// The first words of everything that `use crate::…;` brings.
fn uses(code: &str) -> impl Iterator<Item = String> {
    let mut found = Vec::new();
    for (at, start) in code.match_indices("use crate::") {
        let body = &code[at + start.len()..];
        let body = &body[..body.find(';').unwrap_or(body.len())];
        let mut depth = 0;
        let mut word = String::new();
        let mut fresh = true;
        for c in body.chars() {
            match c {
                '{' => {
                    depth += 1;
                    fresh = depth == 1;
                    word.clear();
                }
                '}' => depth -= 1,
                ',' if depth <= 1 => {
                    fresh = true;
                    word.clear();
                }
                c if fresh && (c.is_alphanumeric() || c == '_') => word.push(c),
                c if fresh && !word.is_empty() => {
                    let _ = c;
                    found.push(std::mem::take(&mut word));
                    fresh = false;
                }
                _ => {}
            }
            if (c == ',' || c == '}') && !word.is_empty() {
                found.push(std::mem::take(&mut word));
            }
        }
        if !word.is_empty() {
            found.push(word);
        }
    }
    found.into_iter()
}

#[test]
fn every_room_has_a_readme_and_every_numbered_rule_is_named_by_a_test() {
    for room in ORDER.iter().flat_map(|rooms| rooms.iter()) {
        let readme =
            fs::read_to_string(source().join(room).join("README.md")).unwrap_or_else(|_| panic!("the room {room} has no README.md"));
        let rules = numbered(&readme);
        let tests: String = files(".rs").iter().filter(|file| file.room() == *room).map(|file| file.text.clone()).collect();
        for rule in rules {
            let named = tests.split("#[cfg(test)]").nth(1).is_some() || tests.contains("#[tokio::test]");
            let word = format!("{rule} ");
            assert!(named && mentioned(&tests, &rule), "{room}: no test names the rule {word}");
        }
    }
}

fn mentioned(tests: &str, rule: &str) -> bool {
    tests.match_indices(rule).any(|(at, _)| {
        let after = tests[at + rule.len()..].chars().next().unwrap_or(' ');
        let line_start = tests[..at].rfind('\n').map_or(0, |n| n + 1);
        !after.is_ascii_digit() && tests[line_start..at].contains("//")
    })
}

/// The rules `R1`, `R2` … of a README.
fn numbered(readme: &str) -> BTreeSet<String> {
    let words = readme.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|w| w.len() > 1 && w.starts_with('R') && w[1..].bytes().all(|b| b.is_ascii_digit())).map(str::to_owned).collect()
}

#[test]
fn every_act_notes_what_it_did() {
    for file in files(".rs").iter().filter(|file| file.is_part("acts") && !["ledger", "cli"].contains(&file.room())) {
        let code = file.code();
        // A sweep only calls acts of its room, each of which leaves its own line.
        let acts = code.contains("pub async fn") && !file.path.ends_with("/sweep.rs");
        assert!(!acts || code.contains(".note("), "{} has acts and leaves no audit line", file.path);
    }
}
