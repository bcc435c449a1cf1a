//! Payment orders: pain.001.001.09 as the German banks take it (DK, schema GBIC_5).

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

pub use super::parts::Remittance;
use super::parts::{check_amount, check_country, check_name, check_remittance, total, write_account, write_agent, write_remittance};
use super::text::{check_id, fold};
use crate::xml::XmlWriter;
use crate::{Bic, Cents, Iban, Refusal};

/// What the payments of a batch are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// Wages: booked as one sum, so that nobody reads single wages off the account (CtgyPurp SALA).
    Salary,
    /// Ordinary payments, booked as one sum.
    Payment,
    /// Ordinary payments, each booked by itself.
    Single,
    /// Instant payments (LclInstrm INST), each booked by itself.
    Instant,
}

/// One order: payments from one account on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The file's id; a bank takes each only once.
    pub message_id: String,
    /// The order's id; it comes back in the statement.
    pub payment_id: String,
    /// When the file was made.
    pub created_at: DateTime,
    /// The day of execution.
    pub execute_on: Date,
    /// What the payments are.
    pub purpose: Purpose,
    /// Who orders and pays.
    pub debtor_name: String,
    /// The account that is debited.
    pub debtor_iban: Iban,
    /// Its bank; not needed within SEPA.
    pub debtor_bic: Option<Bic>,
    /// At least one.
    pub payments: Vec<Payment>,
}

/// One payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// Our id of the payment; it comes back in returns and with the payee.
    pub end_to_end_id: String,
    /// The payee's name, as the payee's bank knows it (it is compared: verification of payee).
    pub creditor_name: String,
    /// The payee's account.
    pub creditor_iban: Iban,
    /// The payee's bank; not needed within SEPA.
    pub creditor_bic: Option<Bic>,
    /// 0.01 to 999,999,999.99 €.
    pub amount_cents: Cents,
    /// What the payee reads.
    pub remittance: Remittance,
}

/// Writes the file.
///
/// Names and texts are rewritten in the SEPA character set. No postal address is written: it is not
/// needed within the EEA, and unstructured ones are forbidden since 15 November 2026 (EPC153-22).
///
/// # Errors
/// Everything the bank would reject, all at once, each with its field.
pub fn write(batch: &Batch) -> Result<Vec<u8>, Vec<Refusal>> {
    let mut refusals = check(batch);
    let sum = match total(batch.payments.iter().map(|payment| payment.amount_cents)) {
        Ok(sum) => sum,
        Err(refusal) => {
            refusals.push(refusal);
            Cents::ZERO
        }
    };
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let count = batch.payments.len().to_string();
    let sum = sum.to_string();
    let mut xml = XmlWriter::new();
    let namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    xml.within_with("Document", &[("xmlns", namespace)], |xml| {
        xml.within("CstmrCdtTrfInitn", |xml| {
            xml.within("GrpHdr", |xml| {
                xml.leaf("MsgId", &batch.message_id);
                xml.leaf("CreDtTm", &batch.created_at.strftime("%Y-%m-%dT%H:%M:%S").to_string());
                xml.leaf("NbOfTxs", &count);
                xml.leaf("CtrlSum", &sum);
                xml.within("InitgPty", |xml| xml.leaf("Nm", &fold(&batch.debtor_name)));
            });
            xml.within("PmtInf", |xml| write_batch(xml, batch, &count, &sum));
        });
    });
    Ok(xml.finish())
}

fn write_batch(xml: &mut XmlWriter, batch: &Batch, count: &str, sum: &str) {
    let in_one_sum = matches!(batch.purpose, Purpose::Salary | Purpose::Payment);
    xml.leaf("PmtInfId", &batch.payment_id);
    xml.leaf("PmtMtd", "TRF");
    xml.leaf("BtchBookg", if in_one_sum { "true" } else { "false" });
    xml.leaf("NbOfTxs", count);
    xml.leaf("CtrlSum", sum);
    xml.within("PmtTpInf", |xml| {
        xml.within("SvcLvl", |xml| xml.leaf("Cd", "SEPA"));
        if batch.purpose == Purpose::Instant {
            xml.within("LclInstrm", |xml| xml.leaf("Cd", "INST"));
        }
        if batch.purpose == Purpose::Salary {
            xml.within("CtgyPurp", |xml| xml.leaf("Cd", "SALA"));
        }
    });
    xml.within("ReqdExctnDt", |xml| xml.leaf("Dt", &batch.execute_on.to_string()));
    xml.within("Dbtr", |xml| xml.leaf("Nm", &fold(&batch.debtor_name)));
    write_account(xml, "DbtrAcct", &batch.debtor_iban);
    write_agent(xml, "DbtrAgt", batch.debtor_bic.as_ref());
    xml.leaf("ChrgBr", "SLEV");
    for payment in &batch.payments {
        write_payment(xml, payment);
    }
}

fn write_payment(xml: &mut XmlWriter, payment: &Payment) {
    xml.within("CdtTrfTxInf", |xml| {
        xml.within("PmtId", |xml| xml.leaf("EndToEndId", &payment.end_to_end_id));
        xml.within("Amt", |xml| {
            xml.leaf_with("InstdAmt", &[("Ccy", "EUR")], &payment.amount_cents.to_string());
        });
        if let Some(bic) = &payment.creditor_bic {
            xml.within("CdtrAgt", |xml| {
                xml.within("FinInstnId", |xml| xml.leaf("BICFI", bic.as_str()));
            });
        }
        xml.within("Cdtr", |xml| xml.leaf("Nm", &fold(&payment.creditor_name)));
        write_account(xml, "CdtrAcct", &payment.creditor_iban);
        write_remittance(xml, &payment.remittance);
    });
}

fn check(batch: &Batch) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    refusals.extend(check_id("message_id", &batch.message_id));
    refusals.extend(check_id("payment_id", &batch.payment_id));
    refusals.extend(check_name("debtor_name", &batch.debtor_name));
    refusals.extend(check_country("debtor_iban", &batch.debtor_iban));
    if batch.payments.is_empty() {
        refusals.push(Refusal::new(
            "no-payment",
            "payments",
            "the bank would reject: an order needs at least one payment",
            "Die Bank würde ablehnen: Ein Auftrag braucht mindestens eine Zahlung.",
        ));
    }
    let mut seen = BTreeSet::new();
    for (at, payment) in batch.payments.iter().enumerate() {
        check_payment(&mut refusals, at, payment);
        if !seen.insert(payment.end_to_end_id.as_str()) {
            refusals.push(Refusal::new(
                "twice",
                format!("payments[{at}].end_to_end_id"),
                "this id stands on two payments: is one of them there twice?",
                "Diese Kennung steht auf zwei Zahlungen: Ist eine davon doppelt?",
            ));
        }
    }
    refusals
}

fn check_payment(refusals: &mut Vec<Refusal>, at: usize, payment: &Payment) {
    let field = |name: &str| format!("payments[{at}].{name}");
    refusals.extend(check_id(&field("end_to_end_id"), &payment.end_to_end_id));
    refusals.extend(check_name(&field("creditor_name"), &payment.creditor_name));
    refusals.extend(check_country(&field("creditor_iban"), &payment.creditor_iban));
    refusals.extend(check_amount(&field("amount_cents"), payment.amount_cents));
    refusals.extend(check_remittance(&field("remittance"), &payment.remittance));
}
