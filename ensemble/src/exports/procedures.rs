//! The documentation of procedures (GoBD, § 145(1) AO), made from the configuration and the version of the program.

use crate::{
    base::{Lang, Outcome},
    db::Tx,
    documents, ledger,
};
use papers::gobd::procedures::{Duty, Facts, Interface, Operation, Phrase, Series, write_english, write_german};

/// What only the operator knows.
#[derive(Clone, Debug)]
pub struct Operated {
    /// Who operates the server.
    pub operator: String,
    /// Where it stands, in the language of the document.
    pub country: String,
    /// How often a backup is made.
    pub backup: String,
    /// Where backups lie.
    pub backup_place: String,
}

fn both(de: &str, en: &str) -> Phrase {
    Phrase { de: de.to_owned(), en: en.to_owned() }
}

fn same(text: &str) -> Phrase {
    both(text, text)
}

/// The document as Markdown.
///
/// # Errors
/// A fault of the engine.
pub async fn procedures(tx: &mut Tx, operated: &Operated, database: &str, lang: Lang) -> Outcome<String> {
    let entity = ledger::entity(tx, "eg").await?;
    let facts = Facts {
        cooperative: entity.name.clone(),
        seat: documents::letterhead(&entity)?.seat,
        program: "Ensemble".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        source: String::new(),
        valid_from: tx.today(),
        responsible: duties(),
        operation: Operation {
            operator: operated.operator.clone(),
            country: same(&operated.country),
            database: database.to_owned(),
            backup: same(&operated.backup),
            backup_place: same(&operated.backup_place),
            restored_on: None,
        },
        series: vec![
            Series { what: both("Rechnungen und Gutschriften", "Invoices and credit notes"), form: "R-2026-0001".to_owned() },
            Series { what: both("Buchungen je Rechtsträger", "Entries of each legal entity"), form: "1, 2, 3 …".to_owned() },
            Series { what: both("Mitglieder", "Members"), form: "1, 2, 3 …".to_owned() },
        ],
        interfaces: interfaces(),
        four_eyes: vec![
            both("Freigabe einer Lohnabrechnung", "Approval of a payroll run"),
            both("Unterschrift unter der Niederschrift", "Signature under the minutes"),
            both("Öffnen einer geheimen Abstimmung", "Opening of a secret vote"),
        ],
        history: Vec::new(),
    };
    let document = if lang == Lang::De { write_german(&facts) } else { write_english(&facts) };
    Ok(document.markdown())
}

fn duties() -> Vec<Duty> {
    let duty = |duty, role| Duty { duty, role };
    vec![
        duty(both("Aufträge prüfen", "Checking orders"), both("Beratung", "Advisers")),
        duty(both("Zahlungen zuordnen, Bücher führen", "Matching payments, keeping the books"), both("Buchhaltung", "Finance")),
        duty(both("Löhne abrechnen", "Running payroll"), both("Lohnbüro", "Payroll")),
        duty(both("Beschlüsse und Freigaben", "Resolutions and approvals"), both("Vorstand", "Management board")),
    ]
}

fn interfaces() -> Vec<Interface> {
    let with = |with, form: &str, when| Interface { with, form: form.to_owned(), when };
    vec![
        with(both("Bank: Auszüge", "Bank: statements"), "camt.052/053/054", both("täglich", "daily")),
        with(both("Bank: Zahlungen", "Bank: payments"), "pain.001.001.09", both("je Lohnlauf", "for each payroll run")),
        with(both("Kunden: Rechnungen", "Clients: invoices"), "EN 16931 (ZUGFeRD, XRechnung)", both("laufend", "as they come")),
        with(both("Steuerberatung", "Tax adviser"), "DATEV EXTF 700", both("monatlich", "monthly")),
        with(both("Finanzamt", "Tax office"), "GoBD index.xml", both("auf Verlangen", "on demand")),
    ]
}
