//! Every fault a person sees is a sentence in German and in English, with the field or line to look at.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use papers::identifiers::IdentifierError;
use papers::invoice::{HybridError, InvoiceError};
use papers::{Iban, Refusal, XmlError, camt, pain002};

const STATEMENT: &str = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>1</Id><Acct/>\n\
    <Ntry><Amt Ccy=\"EUR\">8,85</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry></Stmt></BkToCstmrStmt></Document>";

fn parts(refusal: &Refusal) -> [&str; 3] {
    [&refusal.field, &refusal.en, &refusal.de]
}

#[test]
fn a_statement_with_a_comma_in_its_amount_says_where() {
    let refusal = camt::read(STATEMENT.as_bytes()).unwrap_err().refusal();
    assert_eq!(
        parts(&refusal),
        ["Stmt/Ntry[1]/Amt", "Stmt/Ntry[1]/Amt cannot be read: \"8,85\".", "Stmt/Ntry[1]/Amt ist nicht lesbar: „8,85“."]
    );
    let other = STATEMENT.replace("camt.053", "camt.086");
    assert_eq!(
        camt::read(other.as_bytes()).unwrap_err().refusal().de,
        "Die Datei ist kein Kontoauszug im Format camt.053, sondern „urn:iso:std:iso:20022:tech:xsd:camt.086.001.08“."
    );
}

#[test]
fn a_broken_statement_names_its_line() {
    let refusal = camt::read(STATEMENT.replace("</Ntry>", "</Entry>").as_bytes()).unwrap_err().refusal();
    assert_eq!((refusal.code, refusal.field.as_str()), ("xml-form", "file:2"));
    assert!(refusal.de.starts_with("Die Datei ist in Zeile 2, bei Byte "), "{}", refusal.de);
    assert!(refusal.en.starts_with("The file is not well-formed in line 2, at byte "), "{}", refusal.en);
}

#[test]
fn a_status_report_without_the_id_of_our_file_says_so() {
    let report = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt><OrgnlGrpInfAndSts/>\
        <GrpHdr><MsgId>1</MsgId></GrpHdr></CstmrPmtStsRpt></Document>";
    let refusal = pain002::read(report.as_bytes()).unwrap_err().refusal();
    let place = "OrgnlGrpInfAndSts/OrgnlMsgId";
    assert_eq!(parts(&refusal), [place, "OrgnlGrpInfAndSts/OrgnlMsgId is missing.", "OrgnlGrpInfAndSts/OrgnlMsgId fehlt."]);
}

#[test]
fn a_mistyped_iban_is_quoted() {
    let typed = "DE03120300000000202051";
    let refusal = Iban::parse(typed).unwrap_err().refusal("iban", typed);
    assert_eq!(refusal.field, "iban");
    assert_eq!(refusal.de, "„DE03120300000000202051“ hat falsche Prüfziffern: wahrscheinlich ein Tippfehler.");
    assert_eq!(refusal.en, "“DE03120300000000202051” has check digits that do not fit: probably a typing error.");
}

/// One of each kind: a kind that is added without words does not compile, one without two languages fails here.
#[test]
fn every_fault_has_two_languages_a_code_of_its_own_and_a_full_stop() {
    let text = || "x".to_owned();
    let xml = [
        XmlError::TooLarge { bytes: 2, limit: 1 },
        XmlError::NotXml,
        XmlError::Doctype,
        XmlError::TooDeep,
        XmlError::TooManyElements,
        XmlError::TooManyAttributes { line: 1 },
        XmlError::TooLargePart { line: 1, limit: 1 },
        XmlError::Unreadable(text()),
        XmlError::Truncated,
        XmlError::Encoding(text()),
        XmlError::UnknownEntity(text()),
        XmlError::NotWellFormed { position: 1, line: 1, reason: text() },
    ];
    let hybrid = [HybridError::NoPdf, HybridError::NoInvoice(text()), HybridError::Inflates(text()), HybridError::Broken(text())];
    let invoice = [InvoiceError::Kind(text()), InvoiceError::Missing { term: "BT-1" }, InvoiceError::Value { term: "BT-1", value: text() }];
    let statement = [
        camt::CamtError::Kind(text()),
        camt::CamtError::NoStatement,
        camt::CamtError::Missing { place: text() },
        camt::CamtError::Value { place: text(), value: text() },
    ];
    let report = [pain002::StatusError::Kind(text()), pain002::StatusError::Missing { place: "x" }];
    let ids = [
        IdentifierError::Characters,
        IdentifierError::Length { expected: 22, found: 21 },
        IdentifierError::Country,
        IdentifierError::Form,
        IdentifierError::CheckDigits,
    ];
    let mut all: Vec<Refusal> = xml.iter().map(XmlError::refusal).collect();
    all.extend(hybrid.iter().map(HybridError::refusal));
    all.extend(invoice.iter().map(InvoiceError::refusal));
    all.extend(statement.iter().map(camt::CamtError::refusal));
    all.extend(report.iter().map(pain002::StatusError::refusal));
    all.extend(ids.iter().map(|fault| fault.refusal("iban", "DE0")));
    let codes: std::collections::BTreeSet<_> = all.iter().map(|refusal| refusal.code).collect();
    assert_eq!(codes.len(), all.len(), "no code twice");
    for refusal in &all {
        assert!(!refusal.field.is_empty() && refusal.en != refusal.de, "{refusal:?}");
        assert!([&refusal.en, &refusal.de].iter().all(|words| words.ends_with('.') && !words.ends_with("..")), "{refusal:?}");
    }
}
