//! The official schemas and rules of EN 16931.

use std::process::Command;

/// What the official checkers say to one file.
pub struct Verdict {
    /// What the schema objects to.
    pub schema: Vec<String>,
    /// The rules that are broken.
    pub fatal: Vec<String>,
}

impl Verdict {
    pub fn is_valid(&self) -> bool {
        self.schema.is_empty() && self.fatal.is_empty()
    }
}

/// `None` when there is no Python with the official rules (said aloud; an error in CI).
pub fn official(files: &[(&str, Vec<u8>)]) -> Option<Vec<Verdict>> {
    let python = super::python()?;
    let folder = std::env::temp_dir().join(format!("papers-invoices-{}-{}", std::process::id(), files[0].0));
    std::fs::create_dir_all(&folder).unwrap();
    let paths: Vec<_> = files
        .iter()
        .map(|(name, bytes)| {
            let path = folder.join(format!("{name}.xml"));
            std::fs::write(&path, bytes).unwrap();
            path
        })
        .collect();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/official/check.py");
    let out = Command::new(python).arg(script).args(&paths).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    std::fs::remove_dir_all(&folder).unwrap();
    let list = |value: &serde_json::Value| -> Vec<String> {
        value.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
    };
    let text = String::from_utf8(out.stdout).unwrap();
    let verdicts: Vec<_> = text
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|one| Verdict { schema: list(&one["schema"]), fatal: list(&one["fatal"]) })
        .collect();
    assert_eq!(verdicts.len(), files.len());
    Some(verdicts)
}
