//! What each kind of file may know.

use super::tree::files;

#[test]
fn rules_are_pure() {
    for file in files(".rs").iter().filter(|file| file.is_part("rules")) {
        let code = file.code();
        for word in ["async ", ".await", "sqlx", "axum", "crate::db", "Clock", "rand::", "::now()"] {
            // A rule may take an instant; it may not ask for one.
            assert!(!code.contains(word), "{} speaks of `{word}`: a rule is a pure function", file.path);
        }
    }
}

#[test]
fn only_the_door_names_the_driver_and_only_edges_name_the_web_framework() {
    for file in files(".rs") {
        let code = file.code();
        assert!(file.room() == "db" || !code.contains("sqlx"), "{} names the SQL driver", file.path);
        let edge = ["web", "cli"].contains(&file.room()) || file.is_part("pages") || file.is_part("api") || file.is_part("tests");
        assert!(edge || !code.replace("utoipa_axum", "").contains("axum"), "{} names the web framework", file.path);
    }
}

#[test]
fn nothing_is_left_unfinished() {
    for file in files(".rs") {
        for word in ["todo!(", "unimplemented!(", "dbg!(", "TODO", "FIXME", "XXX"] {
            assert!(!file.text.contains(word), "{} contains {word}", file.path);
        }
    }
}

#[test]
fn pages_hold_no_inline_script_or_style() {
    for file in files(".html") {
        for word in ["<style", " style=\"", "onclick=", "hx-on", "javascript:", "http://", "https://"] {
            let allowed = word.starts_with("http") && file.path == "web/mails.html";
            // The name space of SVG is a word, not an address that anything fetches.
            let text = file.text.replace("http://www.w3.org/2000/svg", "");
            assert!(allowed || !text.contains(word), "{} contains {word}", file.path);
        }
        for (at, _) in file.text.match_indices("<script") {
            let end = file.text[at..].find('>').unwrap() + at;
            assert!(file.text[at..end].contains("src="), "{} holds an inline script", file.path);
        }
    }
}

#[test]
fn a_file_is_short_enough_to_be_read() {
    let mut long: Vec<String> = Vec::new();
    for file in files(".rs") {
        let lines = file.text.lines().count();
        if lines > 600 {
            long.push(format!("{} has {lines} lines", file.path));
        }
    }
    assert!(long.is_empty(), "a file over 600 lines is two rooms: {long:#?}");
}
