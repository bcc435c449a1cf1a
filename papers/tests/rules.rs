//! The rules inside the program say the same as the official ones, in words.

#![cfg(feature = "rules")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::path::Path;

use jiff::civil::date;
use papers::Cents;
use papers::invoice::check::{BuiltIn, Finding, Level, RuleBook, check, is_valid};
use papers::invoice::{
    Address, CreditTransfer, Identifier, Invoice, Kind, Line, Party, PaymentInstructions, Period, Treatment, VatCategory,
};
use rust_decimal::Decimal;

fn invoice(treatment: &Treatment) -> Invoice {
    let seller = Party {
        name: "Muster eG".to_owned(),
        vat_id: Some("DE123456789".to_owned()),
        electronic_address: Some(Identifier::of("EM", "rechnung@example.org")),
        address: Address::new("Beispielstr. 1", "10963", "Berlin", "DE"),
        ..Party::default()
    };
    let buyer = Party {
        name: "Stadtverwaltung Beispiel".to_owned(),
        address: Address::new("Rathausplatz 2", "28195", "Bremen", "DE"),
        ..Party::default()
    };
    let mut invoice = Invoice::new("RE-2026-000001", date(2026, 10, 15), Kind::INVOICE, seller, buyer);
    invoice.period = Some(Period { from: Some(date(2026, 10, 1)), to: Some(date(2026, 10, 14)) });
    invoice.due_on = Some(date(2026, 11, 14));
    invoice.payment = Some(PaymentInstructions {
        means: "58".to_owned(),
        transfers: vec![CreditTransfer { account: "DE02120300000000202051".to_owned(), ..CreditTransfer::default() }],
        ..PaymentInstructions::default()
    });
    invoice.lines = vec![Line::new("1", "Beratung", Decimal::from(3), "HUR", Decimal::from(65), treatment)];
    invoice.with_totals(std::slice::from_ref(treatment)).unwrap()
}

fn fatal(findings: &[Finding]) -> Vec<(&str, &str)> {
    let fatal = findings.iter().filter(|finding| finding.level == Level::Fatal);
    fatal.map(|finding| (finding.rule.as_str(), finding.field.as_str())).collect()
}

#[test]
fn the_official_samples_are_valid() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/xrechnung");
    let mut count = 0;
    for kind in ["standard", "cius", "cvd", "extension"] {
        for entry in std::fs::read_dir(folder.join(kind)).unwrap() {
            let path = entry.unwrap().path();
            let findings = BuiltIn.check(&std::fs::read(&path).unwrap()).unwrap();
            let own_only = fatal(&findings);
            assert!(is_valid(&findings), "{}: {own_only:?}", path.display());
            count += 1;
        }
    }
    assert_eq!(count, 86);
}

#[test]
fn a_right_invoice_has_no_finding() {
    let taxed = Treatment::taxed(Decimal::from(19));
    assert_eq!(fatal(&check(&invoice(&taxed)).unwrap()), []);
}

#[test]
fn each_fault_names_its_rule_and_the_field_to_mend() {
    let taxed = Treatment::taxed(Decimal::from(19));
    let mut wrong_total = invoice(&taxed);
    wrong_total.totals.gross_cents = Cents(1);
    let findings = check(&wrong_total).unwrap();
    assert!(fatal(&findings).contains(&("BR-CO-15", "totals.gross_cents")), "{findings:#?}");
    let total = findings.iter().find(|finding| finding.rule == "BR-CO-15").unwrap();
    assert_eq!(total.de, "Der Gesamtbetrag ist nicht netto plus Umsatzsteuer.");

    let mut without_due = invoice(&taxed);
    without_due.due_on = None;
    assert_eq!(fatal(&check(&without_due).unwrap()), [("BR-CO-25", "due_on")]);

    let mut without_country = invoice(&taxed);
    without_country.buyer.address.country = None;
    assert_eq!(fatal(&check(&without_country).unwrap()), [("BR-11", "buyer.address.country")]);

    let mut third = invoice(&Treatment::third_country());
    third.buyer.address.country = Some("US".to_owned());
    let findings = check(&third).unwrap();
    assert!(fatal(&findings).contains(&("BR-O-02", "seller.vat_id")), "{findings:#?}");

    let mut without_reason = invoice(&Treatment::exempt_lecture());
    without_reason.vat[0].reason = None;
    assert_eq!(fatal(&check(&without_reason).unwrap())[0].0, "BR-E-10");
}

#[test]
fn what_no_official_rule_sees_is_seen_by_our_own() {
    // France's e-invoice forum, issue 31: no rule compares the code with the category.
    let mut wrong_code = invoice(&Treatment::exempt_course());
    wrong_code.vat[0].reason_code = Some("VATEX-EU-AE".to_owned());
    let findings = check(&wrong_code).unwrap();
    assert!(fatal(&findings).contains(&("OWN-VATEX", "vat[0].reason_code")), "{findings:#?}");
    assert_eq!(wrong_code.vat[0].category, VatCategory::Exempt);

    let mut undated = invoice(&Treatment::taxed(Decimal::from(19)));
    undated.period = None;
    let findings = check(&undated).unwrap();
    assert!(is_valid(&findings), "a warning only");
    assert!(findings.iter().any(|finding| finding.rule == "OWN-SERVICE-DATE"));
}

#[test]
fn xrechnung_is_checked_as_such_when_it_says_so() {
    let mut public = invoice(&Treatment::taxed(Decimal::from(19)));
    public.specification = papers::invoice::XRECHNUNG_3.to_owned();
    public.process = Some(papers::invoice::PEPPOL_BILLING.to_owned());
    let findings = check(&public).unwrap();
    let rules: Vec<_> = fatal(&findings).into_iter().map(|(rule, _)| rule).collect();
    for rule in ["BR-DE-2", "BR-DE-15", "PEPPOL-EN16931-R010"] {
        assert!(rules.contains(&rule), "{rule} is not in {rules:?}");
    }
}
