//! Every text exists in every language and is used.

use super::tree::files;
use std::collections::{BTreeMap, BTreeSet};

/// Keys of all texts of a language with the file they stand in.
fn keys(lang: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for file in files(&format!("/{lang}.ftl")) {
        for line in file.text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            if let Some((key, _)) = line.split_once('=') {
                let twice = found.insert(key.trim().to_owned(), file.path.clone());
                assert!(twice.is_none(), "{} defines {} a second time", file.path, key.trim());
            }
        }
    }
    found
}

#[test]
fn every_text_exists_in_every_language() {
    let (german, english) = (keys("de"), keys("en"));
    let only = |a: &BTreeMap<String, String>, b: &BTreeMap<String, String>| -> Vec<String> {
        a.iter().filter(|(key, _)| !b.contains_key(*key)).map(|(key, path)| format!("{path}: {key}")).collect()
    };
    assert_eq!(only(&german, &english), Vec::<String>::new(), "texts without English");
    assert_eq!(only(&english, &german), Vec::<String>::new(), "texts without German");
}

/// The placeholders of a text must be the same in both languages.
#[test]
fn both_languages_use_the_same_values() {
    let values = |lang: &str| -> BTreeMap<String, BTreeSet<String>> {
        let mut found = BTreeMap::new();
        for file in files(&format!("/{lang}.ftl")) {
            let mut key = String::new();
            for line in file.text.lines() {
                if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                    key = line.split('=').next().unwrap().trim().to_owned();
                }
                let words = line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '$' || c == '-' || c == '_'));
                let used = words.filter(|w| w.starts_with('$')).map(str::to_owned);
                found.entry(key.clone()).or_insert_with(BTreeSet::new).extend(used);
            }
        }
        found
    };
    let (german, english) = (values("de"), values("en"));
    for (key, used) in &german {
        assert_eq!(Some(used), english.get(key), "the text {key} uses other values in English");
    }
}

#[test]
fn every_text_is_used() {
    let mut everything = String::new();
    for file in files(".rs").iter().chain(&files(".html")) {
        everything.push_str(&file.text);
    }
    let unused: Vec<_> = keys("en")
        .into_iter()
        .filter(|(key, _)| {
            !everything.contains(&format!("\"{key}\"")) && !everything.contains(&format!("'{key}'")) && !composed(key, &everything)
        })
        .map(|(key, path)| format!("{path}: {key}"))
        .collect();
    assert!(unused.is_empty(), "texts that nobody says:\n{}", unused.join("\n"));
}

/// Keys that the program puts together: a label `<form>-<field>` with its hint, or `<prefix>-{word}`.
fn composed(key: &str, everything: &str) -> bool {
    let key = key.strip_suffix("-hint").unwrap_or(key);
    let cuts = key.match_indices('-').map(|(at, _)| at);
    cuts.into_iter().any(|at| {
        let (head, tail) = (&key[..at], &key[at + 1..]);
        everything.contains(&format!("\"{head}-{{"))
            || (everything.contains(&format!("\"{head}\"")) && everything.contains(&format!("\"{tail}\"")))
    })
}
