//! The invoice as a document: one model, from which the EN 16931 file and the PDF are made.

use super::{
    rules::{ClientKind, DUE_DAYS, Vat},
    store::{ClientRow, InvoiceRow},
};
use crate::{
    app::Profile,
    base::{Day, Lang, Outcome},
    documents::letterhead_of,
};
use papers::{
    documents::{Document, InvoiceLetter, Recipient},
    invoice::{
        Address, Contact, CreditTransfer, Identifier, Invoice, Kind, Line, Party, PaymentInstructions, Period, Preceding, XRECHNUNG_3, cii,
    },
};
use rust_decimal::Decimal;

/// The entity that writes.
pub(super) struct Seller<'a> {
    pub name: &'a str,
    pub form: &'a str,
    pub profile: &'a Profile,
}

/// The model of an issued invoice or credit note, its totals computed.
///
/// # Errors
/// A fault if the model's totals are not those that were booked.
pub(super) fn model(seller: &Seller<'_>, row: &InvoiceRow) -> Outcome<Invoice> {
    let number = row.number.as_deref().unwrap_or_default();
    let kind = if row.type_code == 381 { Kind::CREDIT_NOTE } else { Kind::INVOICE };
    let treatment = row.vat.treatment(row.period_to);
    let out_of_scope = row.vat == Vat::ThirdCountry;
    let mut invoice =
        Invoice::new(number, row.issue_on, kind, seller_party(seller, out_of_scope), buyer_party(&row.of.client, out_of_scope));
    if row.of.client.kind == ClientKind::Public && row.of.client.country.as_str() == "DE" {
        invoice.specification = XRECHNUNG_3.to_owned();
        invoice.process = Some(papers::invoice::PEPPOL_BILLING.to_owned());
    }
    invoice.buyer_reference = row.of.client.buyer_reference.clone();
    invoice.due_on = row.due_on;
    invoice.payment_terms = row.due_on.map(|due| terms(row.of.client.lang, due));
    invoice.period = Some(Period { from: Some(row.period_from), to: Some(row.period_to) });
    if let Some(corrected) = &row.corrects_number {
        invoice.preceding = vec![Preceding { number: corrected.clone(), issued_on: row.corrects_on }];
    }
    invoice.payment = Some(PaymentInstructions {
        means: "58".to_owned(),
        remittance: row.reference.clone(),
        transfers: vec![CreditTransfer {
            account: seller.profile.iban.clone(),
            name: Some(seller.name.to_owned()),
            bic: Some(seller.profile.bic.clone()).filter(|bic| !bic.is_empty()),
        }],
        ..PaymentInstructions::default()
    });
    let (name, description) = row.text.split_once('\n').map_or((row.text.as_str(), ""), |(first, rest)| (first, rest.trim()));
    let mut line = Line::new("1", name, Decimal::ONE, "LS", Decimal::new(row.net.0, 2), &treatment);
    line.item.description = Some(description.to_owned()).filter(|text| !text.is_empty());
    invoice.lines = vec![line];
    let invoice = invoice.with_totals(&[treatment]).map_err(|refusals| anyhow::anyhow!("{number}: {refusals:?}"))?;
    if invoice.totals.gross_cents.0 != row.gross().0 {
        return Err(anyhow::anyhow!("{number}: the document says {}, the books {}", invoice.totals.gross_cents, row.gross()).into());
    }
    Ok(invoice)
}

fn terms(lang: Lang, due: Day) -> String {
    match lang {
        Lang::De => format!("Zahlbar ohne Abzug bis {:02}.{:02}.{}.", due.day(), due.month(), due.year()),
        Lang::En => format!("Payable without deduction by {due}."),
    }
}

/// Without VAT ids where the sale is not taxable here (BR-O-02): the tax number and the register stand instead.
fn seller_party(seller: &Seller<'_>, out_of_scope: bool) -> Party {
    let profile = seller.profile;
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Party {
        name: seller.name.to_owned(),
        ids: some(&profile.register_number).filter(|_| out_of_scope).map(Identifier::plain).into_iter().collect(),
        vat_id: some(&profile.vat_id).filter(|_| !out_of_scope),
        tax_number: some(&profile.tax_number),
        legal_information: some(&format!("{}, {}; {}", profile.register_court, profile.register_number, profile.board.join(", "))),
        electronic_address: some(&profile.email).map(|email| Identifier::of("EM", email)),
        address: Address::new(&profile.street, &profile.postcode, &profile.city, "DE"),
        contact: Some(Contact { name: some(seller.name), phone: some(&profile.phone), email: some(&profile.email), department: None }),
        ..Party::default()
    }
}

fn buyer_party(client: &ClientRow, out_of_scope: bool) -> Party {
    Party {
        name: client.name.clone(),
        vat_id: client.vat_id.clone().filter(|_| !out_of_scope),
        electronic_address: Some(Identifier::of("EM", client.email.as_str())),
        address: Address::new(&client.street, &client.postcode, &client.city, client.country.as_str()),
        ..Party::default()
    }
}

/// The bytes of the EN 16931 file (CII).
pub(super) fn file(invoice: &Invoice) -> Vec<u8> {
    cii::write(invoice)
}

/// Typesets the PDF, which carries the EN 16931 file inside.
///
/// # Errors
/// `documents-letters` if a name holds letters that none of our fonts has; else a fault.
pub(super) async fn pdf(seller: &Seller<'_>, row: &InvoiceRow, model: Invoice, xml: Vec<u8>) -> Outcome<Vec<u8>> {
    let client = &row.of.client;
    let letter = InvoiceLetter {
        invoice: model,
        recipient: Recipient {
            name: client.name.clone(),
            address: vec![client.street.clone(), format!("{} {}", client.postcode, client.city), client.country.as_str().to_owned()],
        },
        customer_number: String::new(),
        member: row.of.person_name.clone(),
        opening: String::new(),
        closing: if row.reason.is_empty() { row.vat_reason.clone() } else { row.reason.clone() },
        reference: row.reference.as_deref().and_then(|text| papers::CreditorReference::parse(text).ok()),
        embedded_xml: Some(xml),
    };
    let house = letterhead_of(seller.name, seller.form, seller.profile);
    let document = Document::Invoice(Box::new(letter));
    crate::documents::typeset(house, document, client.lang).await
}

/// The day by which an invoice of `issued_on` is to be paid.
pub(super) fn due_on(issued_on: Day) -> Day {
    issued_on.checked_add(jiff::Span::new().days(DUE_DAYS)).unwrap_or(issued_on)
}
