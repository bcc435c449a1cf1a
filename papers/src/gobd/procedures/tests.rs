use jiff::civil::date;

use super::*;

fn phrase(de: &str, en: &str) -> Phrase {
    Phrase { de: de.to_owned(), en: en.to_owned() }
}

fn facts() -> Facts {
    Facts {
        cooperative: "Muster <eG>".to_owned(),
        seat: "Berlin".to_owned(),
        program: "Ensemble".to_owned(),
        version: "1.4.2".to_owned(),
        source: "3f9a1c0".to_owned(),
        valid_from: date(2026, 11, 1),
        responsible: vec![Duty { duty: phrase("Buchhaltung", "accounting"), role: phrase("Vorstand | Finanzen", "board, finance") }],
        operation: Operation {
            operator: "Muster eG".to_owned(),
            country: phrase("Deutschland", "Germany"),
            database: "SQLite".to_owned(),
            backup: phrase("täglich", "daily"),
            backup_place: phrase("zweites Rechenzentrum", "a second data centre"),
            restored_on: Some(date(2026, 10, 5)),
        },
        series: vec![Series { what: phrase("Rechnungen", "invoices"), form: "RE-2026-000001".to_owned() }],
        interfaces: vec![Interface { with: phrase("Bank", "bank"), form: "camt.053.001.08".to_owned(), when: phrase("täglich", "daily") }],
        four_eyes: vec![phrase("Zahlungsdatei freigeben", "releasing a payment file")],
        history: vec![Version { version: "1.4.2".to_owned(), from: date(2026, 11, 1), change: phrase("DATEV-Ausgabe", "DATEV export") }],
    }
}

#[test]
fn both_languages_have_the_same_sections_and_every_fact_stands_in_both() {
    let (german, english) = (write_german(&facts()), write_english(&facts()));
    let shape = |document: &Document| -> Vec<Vec<usize>> {
        let size = |block: &Block| match block {
            Block::Text(_) => 1,
            Block::List(items) => items.len(),
            Block::Table(headings, rows) => 100 * headings.len() + rows.len(),
        };
        document.sections.iter().map(|section| section.blocks.iter().map(size).collect()).collect()
    };
    assert_eq!(shape(&german), shape(&english));
    for document in [&german, &english] {
        let text = document.markdown();
        for fact in ["Ensemble", "1.4.2", "3f9a1c0", "SQLite", "RE-2026-000001", "camt.053.001.08"] {
            assert!(text.contains(fact), "{fact}");
        }
    }
    assert!(german.markdown().contains("01.11.2026") && german.markdown().contains("Rücksicherung wurde zuletzt am 05.10.2026"));
    assert!(english.markdown().contains("releasing a payment file"));
    // § 147 (3) AO as amended in 2025: vouchers eight years.
    assert!(german.markdown().contains("| Buchungsbelege | 8 |"));
}

#[test]
fn no_name_becomes_markup() {
    let text = write_german(&facts()).markdown();
    assert!(text.starts_with("# Verfahrensdokumentation Muster \\<eG\\>\n"), "{text}");
    assert!(text.contains("| Buchhaltung | Vorstand \\| Finanzen |"), "{text}");
}
