//! Tables as files for a spreadsheet.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

/// A table as CSV (UTF-8 with its mark, semicolons as German spreadsheets expect). A cell that a spreadsheet would take for
/// a formula gets an apostrophe before it (OWASP: CSV injection), so that hostile input stays text.
///
/// # Errors
/// None that memory does not cause.
pub fn csv(head: &[String], rows: &[Vec<String>]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    writer.write_record(head)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(cell)))?;
    }
    writer.into_inner().map_err(|fault| anyhow::anyhow!("a table: {fault}"))
}

fn harmless(cell: &str) -> String {
    if cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '|', '%', '＝', '＋', '－', '＠'])
        || cell.starts_with(['\t', '\r', '\n'])
    {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// A file to be saved under that name.
#[must_use]
pub fn file(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let plain: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')).collect();
    let disposition = format!("attachment; filename=\"{plain}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_stays_text() {
        for evil in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =HYPERLINK(\"x\")", "|calc"] {
            let file = csv(&["name".to_owned()], &[vec![evil.to_owned()]]).unwrap();
            let text = String::from_utf8(file).unwrap();
            let cell = text.lines().nth(1).unwrap().trim_matches('"');
            assert!(cell.starts_with('\''), "{evil:?} became {cell:?}");
        }
        let file = csv(&["name".to_owned()], &[vec!["Ada; \"Zoë\"".to_owned()]]).unwrap();
        assert!(String::from_utf8(file).unwrap().contains("\"Ada; \"\"Zoë\"\"\""));
    }
}
