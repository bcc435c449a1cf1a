//! Where the official schemas are, and who checks against them.

#![allow(dead_code, reason = "each test file uses a part of this")]

pub mod base;
pub mod official;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// A schema of the crate `sepa` (its test data holds those of ISO 20022 and of Deutsche Kreditwirtschaft).
pub fn schema(name: &str) -> PathBuf {
    SCHEMAS.join(name)
}

static SCHEMAS: LazyLock<PathBuf> = LazyLock::new(|| {
    let out = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let metadata: serde_json::Value = serde_json::from_slice(&out.stdout).expect("cargo answers");
    let manifest = metadata["packages"]
        .as_array()
        .and_then(|all| all.iter().find(|package| package["name"] == "sepa"))
        .and_then(|package| package["manifest_path"].as_str())
        .expect("sepa is a dev-dependency");
    Path::new(manifest).parent().expect("a folder").join("tests/xsd")
});

/// What `xmllint` says to a document: `Ok` when valid. `None` when it is not installed, which is an
/// error in CI and said aloud elsewhere.
pub fn validate(schema: &Path, document: &[u8], name: &str) -> Option<Result<(), String>> {
    let file = std::env::temp_dir().join(format!("papers-{}-{name}", std::process::id()));
    std::fs::write(&file, document).expect("the temporary folder is writable");
    let out = Command::new("xmllint").args(["--nonet", "--noout", "--schema"]).arg(schema).arg(&file).output();
    std::fs::remove_file(&file).ok();
    match out {
        Ok(out) if out.status.success() => Some(Ok(())),
        Ok(out) => Some(Err(String::from_utf8_lossy(&out.stderr).into_owned())),
        Err(fault) => {
            skipped("xmllint", &fault.to_string());
            None
        }
    }
}

/// Says aloud that a check is skipped; in CI that is a failure.
pub fn skipped(what: &str, why: &str) {
    eprintln!("SKIPPED: {what} is missing ({why})");
    assert!(std::env::var_os("CI").is_none(), "{what} must be there in CI: {why}");
}

/// The Python with the official rules: `ENSEMBLE_PYTHON`, else `.venv/bin/python` of the workspace.
pub fn python() -> Option<PathBuf> {
    let python = std::env::var_os("ENSEMBLE_PYTHON")
        .map(PathBuf::from)
        .unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../.venv/bin/python"));
    if python.exists() {
        return Some(python);
    }
    skipped("the Python with the official rules", &python.display().to_string());
    None
}

/// Every text of a document with its path of names, in the order of the document.
pub fn leaves(xml: &str) -> Vec<String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut path, mut text, mut found) = (Vec::new(), String::new(), Vec::new());
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) => {
                path.push(tag.local_name().as_ref().to_owned());
                text.clear();
            }
            Event::Text(part) => text.push_str(&part.xml10_content()),
            Event::GeneralRef(part) => text.push_str(&format!("&{};", part.xml10_content())),
            Event::End(_) => {
                if !text.trim().is_empty() {
                    found.push(format!("{} = {}", path.join("/"), text.trim()));
                }
                text.clear();
                path.pop();
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}
