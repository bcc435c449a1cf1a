//! The payslip as a document.

use super::super::{
    prints,
    rules::{PayslipKind, Sealed},
    store::{self, SlipRow},
};
use crate::{
    access::Thing,
    base::{Error, Id, Lang, Outcome},
    db::Tx,
    documents::{self, Document, NewDocument},
};

/// Opens what is sealed with a payslip, for the employee or payroll.
///
/// # Errors
/// Not allowed; [`Error::Missing`] if the person's key was destroyed.
pub async fn read_sealed(tx: &mut Tx, row: &SlipRow) -> Outcome<Sealed> {
    tx.allow("payroll.read", &Thing::of(row.person))?;
    let sealed = row.sealed.as_deref().ok_or(Error::Missing("payslip"))?;
    let plain = tx.open(row.person, "payslip", sealed).await?;
    Ok(serde_json::from_str(&plain)?)
}

/// The printed payslip with the full-cost statement beside it. It is typeset when it is first opened and kept from then on (R14):
/// the same frozen values give the same bytes whenever that is, and the hash is recorded with them.
///
/// # Errors
/// Not allowed; [`Error::Missing`] unless the payslip is issued.
pub async fn print_payslip(tx: &mut Tx, id: Id<PayslipKind>) -> Outcome<Id<Document>> {
    let row = store::payslip(tx, id).await?;
    let sealed = read_sealed(tx, &row).await?;
    if row.state != "issued" {
        return Err(Error::Missing("payslip"));
    }
    if let Some(document) = row.document {
        return Ok(document);
    }
    let (file_name, bytes) = prints::payslip(tx, &row, &sealed).await?;
    let new = NewDocument {
        entity: Some(row.entity),
        kind: "payslip",
        subject: id.to_string(),
        lang: Lang::De,
        file_name,
        file_type: "application/pdf",
        bytes,
        owner: Some(row.person),
    };
    let document = documents::keep(tx, new).await?;
    store::keep_document(tx, id, document).await?;
    tx.note("payroll.print_payslip", id, &serde_json::json!({ "document": document }));
    Ok(document)
}
