use super::check::check;
use super::{Amendment, Batch, Collection, Debit, Mandate};
use crate::payment::parts::{total, write_account, write_agent, write_remittance};
use crate::payment::text::fold;
use crate::xml::XmlWriter;
use crate::{Cents, CreditorId, Refusal};

/// Writes the file: one batch for each day and sequence, each booked as one sum.
///
/// Names and texts are rewritten in the SEPA character set. No postal address is written: it is not
/// needed within the EEA, and unstructured ones are forbidden since 15 November 2026 (EPC153-22).
///
/// # Errors
/// Everything the bank would reject, all at once, each with its field.
pub fn write(collection: &Collection) -> Result<Vec<u8>, Vec<Refusal>> {
    let mut refusals = check(collection);
    let sum = match total(collection.debits.iter().map(|debit| debit.amount_cents)) {
        Ok(sum) => sum,
        Err(refusal) => {
            refusals.push(Refusal { field: "debits".to_owned(), ..refusal });
            Cents::ZERO
        }
    };
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let mut xml = XmlWriter::new();
    let namespace = "urn:iso:std:iso:20022:tech:xsd:pain.008.001.08";
    xml.within_with("Document", &[("xmlns", namespace)], |xml| {
        xml.within("CstmrDrctDbtInitn", |xml| {
            xml.within("GrpHdr", |xml| {
                xml.leaf("MsgId", &collection.message_id);
                xml.leaf("CreDtTm", &collection.created_at.strftime("%Y-%m-%dT%H:%M:%S").to_string());
                xml.leaf("NbOfTxs", &collection.debits.len().to_string());
                xml.leaf("CtrlSum", &sum.to_string());
                xml.within("InitgPty", |xml| xml.leaf("Nm", &fold(&collection.creditor_name)));
            });
            for batch in collection.batches() {
                xml.within("PmtInf", |xml| write_batch(xml, collection, &batch));
            }
        });
    });
    Ok(xml.finish())
}

fn write_batch(xml: &mut XmlWriter, collection: &Collection, batch: &Batch<'_>) {
    xml.leaf("PmtInfId", &batch.payment_id);
    xml.leaf("PmtMtd", "DD");
    xml.leaf("BtchBookg", "true");
    xml.leaf("NbOfTxs", &batch.debits.len().to_string());
    xml.leaf("CtrlSum", &batch.sum_cents().to_string());
    xml.within("PmtTpInf", |xml| {
        xml.within("SvcLvl", |xml| xml.leaf("Cd", "SEPA"));
        xml.within("LclInstrm", |xml| xml.leaf("Cd", collection.scheme.code()));
        xml.leaf("SeqTp", batch.sequence.code());
    });
    xml.leaf("ReqdColltnDt", &batch.collect_on.to_string());
    xml.within("Cdtr", |xml| xml.leaf("Nm", &fold(&collection.creditor_name)));
    write_account(xml, "CdtrAcct", &collection.creditor_iban);
    write_agent(xml, "CdtrAgt", collection.creditor_bic.as_ref());
    xml.leaf("ChrgBr", "SLEV");
    xml.within("CdtrSchmeId", |xml| write_creditor_id(xml, &collection.creditor_id));
    for debit in &batch.debits {
        xml.within("DrctDbtTxInf", |xml| write_debit(xml, debit));
    }
}

fn write_creditor_id(xml: &mut XmlWriter, id: &CreditorId) {
    xml.within("Id", |xml| {
        xml.within("PrvtId", |xml| {
            xml.within("Othr", |xml| {
                xml.leaf("Id", id.as_str());
                xml.within("SchmeNm", |xml| xml.leaf("Prtry", "SEPA"));
            });
        });
    });
}

fn write_debit(xml: &mut XmlWriter, debit: &Debit) {
    xml.within("PmtId", |xml| xml.leaf("EndToEndId", &debit.end_to_end_id));
    xml.leaf_with("InstdAmt", &[("Ccy", "EUR")], &debit.amount_cents.to_string());
    xml.within("DrctDbtTx", |xml| xml.within("MndtRltdInf", |xml| write_mandate(xml, &debit.mandate)));
    write_agent(xml, "DbtrAgt", debit.debtor_bic.as_ref());
    xml.within("Dbtr", |xml| xml.leaf("Nm", &fold(&debit.debtor_name)));
    write_account(xml, "DbtrAcct", &debit.debtor_iban);
    write_remittance(xml, &debit.remittance);
}

fn write_mandate(xml: &mut XmlWriter, mandate: &Mandate) {
    xml.leaf("MndtId", &mandate.id);
    xml.leaf("DtOfSgntr", &mandate.signed_on.to_string());
    if let Some(amendment) = &mandate.amendment {
        xml.leaf("AmdmntInd", "true");
        xml.within("AmdmntInfDtls", |xml| write_amendment(xml, amendment));
    }
}

fn write_amendment(xml: &mut XmlWriter, amendment: &Amendment) {
    xml.optional("OrgnlMndtId", amendment.earlier_id.as_deref());
    if amendment.earlier_creditor_name.is_some() || amendment.earlier_creditor_id.is_some() {
        xml.within("OrgnlCdtrSchmeId", |xml| {
            xml.optional("Nm", amendment.earlier_creditor_name.as_deref().map(fold).as_deref());
            if let Some(id) = &amendment.earlier_creditor_id {
                write_creditor_id(xml, id);
            }
        });
    }
    if amendment.new_account {
        xml.within("OrgnlDbtrAcct", |xml| {
            xml.within("Id", |xml| xml.within("Othr", |xml| xml.leaf("Id", "SMNDA")));
        });
    }
}
