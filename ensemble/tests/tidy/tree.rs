//! Reading the source tree.

use std::{
    fs,
    path::{Path, PathBuf},
};

pub struct File {
    /// Path below `ensemble/src`, with forward slashes.
    pub path: String,
    pub text: String,
}

impl File {
    /// The first folder: the room, or a part of the shell.
    pub fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or_default()
    }
    pub fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs") || self.path.contains("/tests/") || self.path == "testing.rs"
    }
    /// Whether the file is `name.rs` of a room or lies in its folder `name/`.
    pub fn is_part(&self, name: &str) -> bool {
        self.path.ends_with(&format!("/{name}.rs")) || self.path.contains(&format!("/{name}/"))
    }
    /// The text without comments.
    pub fn code(&self) -> String {
        self.text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    }
}

pub fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

pub fn files(ending: &str) -> Vec<File> {
    let mut found = Vec::new();
    walk(&source(), ending, &mut found);
    assert!(!found.is_empty(), "the sources are where they were");
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn walk(folder: &Path, ending: &str, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            let below = path.strip_prefix(source()).unwrap().to_string_lossy().replace('\\', "/");
            found.push(File { path: below, text: fs::read_to_string(&path).unwrap() });
        }
    }
}

/// The string literals of a Rust text (not raw ones), with line continuations joined as the compiler does.
pub fn strings(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut chars = code.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        if c == '\'' {
            // A character literal such as '"' must not open a string.
            let ahead: String = chars.clone().take(3).collect();
            if ahead.starts_with("\"'") {
                chars.next();
                chars.next();
            } else if ahead.starts_with("\\\"'") {
                chars.nth(2);
            }
        } else if c == '/' && chars.peek() == Some(&'/') {
            while chars.next_if(|c| *c != '\n').is_some() {}
        } else if c == '"' && before != '#' {
            found.push(literal(&mut chars));
        }
        before = c;
    }
    found
}

fn literal(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> String {
    let mut text = String::new();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => match chars.next() {
                Some('\n') => while chars.next_if(|c| c.is_whitespace()).is_some() {},
                Some('n') => text.push('\n'),
                Some(other) => text.push(other),
                None => break,
            },
            other => text.push(other),
        }
    }
    text
}
