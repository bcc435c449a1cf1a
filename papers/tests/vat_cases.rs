//! The VAT of a freelancers' cooperative, case by case: worked by hand, valid by the rules inside the program and by the
//! official ones in both syntaxes; and the four mistakes that are easily made, refused with the field to mend.
//!
//! Every case starts from four lines: 3 × 65, 4 × 70, 5 × 75, 6 × 80 = 195 + 280 + 375 + 480 = 1330.00.
#![cfg(feature = "rules")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod support;

use std::collections::BTreeSet;

use jiff::civil::date;
use papers::Cents;
use papers::invoice::check::{BuiltIn, Finding, Level, RuleBook as _};
use papers::invoice::{Invoice, Kind, PEPPOL_BILLING, Preceding, Treatment, VatCategory, XRECHNUNG_3, cii, ubl};
use rust_decimal::Decimal;
use support::base::{buyer, draft, finished, percent, seller, seller_without_vat_id};
use support::official::official;

/// A case and what must stand in it.
struct Case {
    name: &'static str,
    invoice: Invoice,
    category: VatCategory,
    /// BT-152: absent where no rate can be.
    line_rate: Option<i64>,
    vat_cents: i64,
    total_cents: i64,
    /// BT-120 and BT-121.
    reason: Option<&'static str>,
    reason_code: Option<&'static str>,
}

fn public(kind: Kind, treatment: &Treatment) -> Invoice {
    let mut invoice = draft(kind, treatment);
    invoice.specification = XRECHNUNG_3.to_owned();
    invoice.process = Some(PEPPOL_BILLING.to_owned());
    finished(invoice, treatment.clone())
}

fn refers(kind: Kind) -> Invoice {
    let mut invoice = public(kind, &percent(19));
    invoice.preceding = vec![Preceding { number: "RE-2026-000000".to_owned(), issued_on: Some(date(2026, 9, 1)) }];
    invoice
}

/// § 19 UStG: the seller shows no VAT id, and the sentence also stands among the legal information (BT-33).
fn small_business() -> Invoice {
    let mut invoice = public(Kind::INVOICE, &Treatment::small_business());
    invoice.seller = seller_without_vat_id();
    invoice.seller.legal_information = invoice.vat[0].reason.clone();
    invoice
}

/// § 13b UStG, Art. 196 of Directive 2006/112/EC: the buyer in another member state owes the tax.
fn reverse_charge() -> Invoice {
    let mut invoice = public(Kind::INVOICE, &Treatment::reverse_charge());
    invoice.buyer = buyer("FR");
    invoice.buyer.vat_id = Some("FR23334175221".to_owned());
    invoice
}

/// § 3a(2) UStG: not taxable here, so no VAT id may stand on it (BR-O-02).
fn third_country() -> Invoice {
    let mut invoice = public(Kind::INVOICE, &Treatment::third_country());
    invoice.buyer = buyer("US");
    invoice.seller = seller_without_vat_id();
    invoice
}

/// § 18j UStG: a consumer in the Netherlands pays their rate.
fn one_stop_shop() -> Invoice {
    let mut invoice = public(Kind::INVOICE, &percent(21));
    invoice.buyer = buyer("NL");
    invoice
}

fn taxed(name: &'static str, invoice: Invoice, rate: i64, vat_cents: i64, total_cents: i64) -> Case {
    let category = VatCategory::Standard;
    Case { name, invoice, category, line_rate: Some(rate), vat_cents, total_cents, reason: None, reason_code: None }
}

fn exempt(name: &'static str, invoice: Invoice, reason: &'static str, reason_code: Option<&'static str>) -> Case {
    let (category, reason) = (VatCategory::Exempt, Some(reason));
    Case { name, invoice, category, line_rate: Some(0), vat_cents: 0, total_cents: 133_000, reason, reason_code }
}

fn cases() -> Vec<Case> {
    let standard = |kind| public(kind, &percent(19));
    let course = public(Kind::INVOICE, &Treatment::exempt_course());
    let lecture = public(Kind::INVOICE, &Treatment::exempt_lecture());
    vec![
        // 19 % of 1330.00 = 252.70.
        taxed("v01-standard", standard(Kind::INVOICE), 19, 25_270, 158_270),
        // 7 % = 93.10: the reduced rate is category S too, not AA.
        taxed("v02-reduced", public(Kind::INVOICE, &percent(7)), 7, 9_310, 142_310),
        exempt("v03-course", course, "Steuerfrei nach § 4 Nr. 21 UStG", Some("VATEX-EU-132-1I")),
        exempt("v04-lecture", lecture, "Steuerfrei nach § 4 Nr. 22 UStG", None),
        exempt("v05-small", small_business(), "Kein Ausweis von Umsatzsteuer, da Kleinunternehmer gemäß § 19 UStG", None),
        Case {
            category: VatCategory::ReverseCharge,
            ..exempt("v06-reverse", reverse_charge(), "Steuerschuldnerschaft des Leistungsempfängers", Some("VATEX-EU-AE"))
        },
        Case {
            category: VatCategory::OutOfScope,
            line_rate: None,
            ..exempt("v07-third", third_country(), "Nicht im Inland steuerbare Leistung (§ 3a Abs. 2 UStG)", Some("VATEX-EU-O"))
        },
        // 21 % = 279.30.
        taxed("v08-oss", one_stop_shop(), 21, 27_930, 160_930),
        taxed("v09-correction", refers(Kind::CORRECTION), 19, 25_270, 158_270),
        taxed("v10-credit", refers(Kind::CREDIT_NOTE), 19, 25_270, 158_270),
        taxed("v11-correction-bare", standard(Kind::CORRECTION), 19, 25_270, 158_270),
        taxed("v12-partial", standard(Kind::PARTIAL), 19, 25_270, 158_270),
    ]
}

/// Both files of an invoice, each with a name of its own.
fn both(name: &str, invoice: &Invoice) -> [(String, Vec<u8>); 2] {
    [(format!("{name}-cii"), cii::write(invoice)), (format!("{name}-ubl"), ubl::write(invoice))]
}

fn fatal(findings: &[Finding]) -> BTreeSet<(&str, &str)> {
    let fatal = findings.iter().filter(|finding| finding.level == Level::Fatal);
    fatal.map(|finding| (finding.rule.as_str(), finding.field.as_str())).collect()
}

#[test]
fn every_case_has_the_terms_and_amounts_worked_by_hand() {
    for case in cases() {
        let (name, invoice) = (case.name, &case.invoice);
        assert_eq!(invoice.totals.net_cents, Cents(133_000), "{name}");
        assert_eq!(invoice.totals.vat_cents, Some(Cents(case.vat_cents)), "{name}");
        assert_eq!(invoice.totals.gross_cents, Cents(case.total_cents), "{name}");
        assert_eq!(invoice.totals.payable_cents, Cents(case.total_cents), "{name}");
        assert_eq!(invoice.vat.len(), 1, "{name}");
        let vat = &invoice.vat[0];
        assert_eq!((vat.category, vat.base_cents, vat.vat_cents), (case.category, Cents(133_000), Cents(case.vat_cents)), "{name}");
        assert_eq!((vat.reason.as_deref(), vat.reason_code.as_deref()), (case.reason, case.reason_code), "{name}");
        for line in &invoice.lines {
            assert_eq!((line.category, line.rate), (case.category, case.line_rate.map(Decimal::from)), "{name}");
        }
    }
}

#[test]
fn a_file_of_either_syntax_is_read_again_as_the_same_invoice() {
    for case in cases() {
        for (name, file) in both(case.name, &case.invoice) {
            assert_eq!(papers::invoice::read(&file).unwrap(), case.invoice, "{name}");
        }
    }
}

#[test]
fn every_case_is_valid_by_the_rules_inside_the_program() {
    for case in cases() {
        for (name, file) in both(case.name, &case.invoice) {
            let findings = BuiltIn.check(&file).unwrap();
            assert_eq!(fatal(&findings), BTreeSet::new(), "{name}");
            // A correction that names no invoice is valid, but one is told (BR-DE-26).
            let told = findings.iter().any(|finding| finding.rule == "BR-DE-26" && finding.level == Level::Warning);
            assert_eq!(told, case.name == "v11-correction-bare", "{name}: {findings:#?}");
        }
    }
}

#[test]
fn every_case_passes_the_official_schemas_and_rules_in_both_syntaxes() {
    let files: Vec<_> = cases().iter().flat_map(|case| both(case.name, &case.invoice)).collect();
    let files: Vec<_> = files.iter().map(|(name, file)| (name.as_str(), file.clone())).collect();
    for ((name, _), verdict) in files.iter().zip(official(&files).into_iter().flatten()) {
        assert!(verdict.is_valid(), "{name}: {:?} {:?}", verdict.schema, verdict.fatal);
    }
}

/// The mistakes: name, invoice, the rule it breaks and the field to mend.
fn mistakes() -> Vec<(&'static str, Invoice, &'static str, &'static str)> {
    let mut without_reason = public(Kind::INVOICE, &Treatment::exempt_course());
    without_reason.vat[0].reason = None;
    without_reason.vat[0].reason_code = None;
    let mut without_buyer_id = reverse_charge();
    without_buyer_id.buyer.vat_id = None;
    let mut with_seller_id = third_country();
    with_seller_id.seller = seller();
    vec![
        ("r1-no-reason", without_reason, "BR-E-10", "vat[0]"),
        ("r2-no-buyer-id", without_buyer_id, "BR-AE-02", "buyer.vat_id"),
        ("r3-seller-id", with_seller_id, "BR-O-02", "seller.vat_id"),
    ]
}

#[test]
fn the_mistakes_are_refused_with_the_field_to_mend() {
    for (name, invoice, rule, field) in mistakes() {
        for (name, file) in both(name, &invoice) {
            let findings = BuiltIn.check(&file).unwrap();
            assert_eq!(fatal(&findings), BTreeSet::from([(rule, field)]), "{name}");
        }
    }
}

/// R4, the reduced rate as "lower rate" (AA of UNTDID 5305): what cannot be said in our model is made in the file.
fn reduced_as_lower_rate() -> [(String, Vec<u8>); 2] {
    both("r4-lower-rate", &public(Kind::INVOICE, &percent(7))).map(|(name, file)| {
        let file = String::from_utf8(file).unwrap();
        let file = file.replace("CategoryCode>S<", "CategoryCode>AA<").replace("<cbc:ID>S</cbc:ID>", "<cbc:ID>AA</cbc:ID>");
        assert_eq!(file.matches(">AA<").count(), 5, "four lines and the breakdown");
        (name, file.into_bytes())
    })
}

#[test]
fn the_lower_rate_as_category_aa_is_refused_where_it_stands() {
    // UBL has the breakdown (BT-118) before the lines (BT-151), CII the lines first.
    for ((name, file), term) in reduced_as_lower_rate().iter().zip(["BT-151", "BT-118"]) {
        let refusal = BuiltIn.check(file).unwrap_err().refusal();
        assert_eq!((refusal.code, refusal.field.as_str()), ("invoice-value", term), "{name}");
    }
}

#[test]
fn the_official_rules_refuse_the_mistakes_for_the_same_reason() {
    let mut files = Vec::new();
    for (name, invoice, rule, _) in mistakes() {
        files.extend(both(name, &invoice).map(|(name, file)| (name, file, rule)));
    }
    // Factur-X has the list of categories (BR-CL-18 of EN 16931) under a number of its own.
    let lower = reduced_as_lower_rate().into_iter().zip(["FX-SCH-A-000587", "BR-CL-18"]);
    files.extend(lower.map(|((name, file), rule)| (name, file, rule)));
    let named: Vec<_> = files.iter().map(|(name, file, _)| (name.as_str(), file.clone())).collect();
    for ((name, _, rule), verdict) in files.iter().zip(official(&named).into_iter().flatten()) {
        assert!(verdict.fatal.iter().any(|found| found == rule), "{name}, {rule}: {:?}", verdict.fatal);
    }
}
