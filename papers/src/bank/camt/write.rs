use super::{BalanceKind, Detail, Entry, Party, Statement, Status};
use crate::Refusal;
use crate::payment::text::{check_id, fold};
use crate::xml::XmlWriter;

/// What stands above the statements of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The file's own id, at most 35 characters.
    pub id: String,
    /// When it was made.
    pub created_at: jiff::civil::DateTime,
}

/// Writes statements as camt.053.001.08: for tests and for the demo's bank.
///
/// Texts are kept as they are: what is read again is what was written.
///
/// # Errors
/// What the schema would reject: no statement, a statement without a balance, ids or texts that are
/// too long.
pub fn write(message: &Message, statements: &[Statement]) -> Result<Vec<u8>, Vec<Refusal>> {
    let refusals = check(message, statements);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let mut xml = XmlWriter::new();
    let namespace = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";
    xml.within_with("Document", &[("xmlns", namespace)], |xml| {
        xml.within("BkToCstmrStmt", |xml| {
            xml.within("GrpHdr", |xml| {
                xml.leaf("MsgId", &message.id);
                xml.leaf("CreDtTm", &message.created_at.strftime("%Y-%m-%dT%H:%M:%S").to_string());
            });
            for statement in statements {
                write_statement(xml, statement);
            }
        });
    });
    Ok(xml.finish())
}

fn check(message: &Message, statements: &[Statement]) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    refusals.extend(check_id("message.id", &message.id));
    if statements.is_empty() {
        refusals.push(Refusal::new(
            "no-statement",
            "statements",
            "a file needs at least one statement",
            "Eine Datei braucht mindestens einen Kontoauszug.",
        ));
    }
    for (at, statement) in statements.iter().enumerate() {
        let field = |name: &str| format!("statements[{at}].{name}");
        refusals.extend(check_id(&field("id"), &statement.id));
        if statement.balances.is_empty() {
            refusals.push(Refusal::new(
                "no-balance",
                field("balances"),
                "a statement needs at least one balance",
                "Ein Kontoauszug braucht mindestens einen Saldo.",
            ));
        }
        if statement.account.iban.is_none() && statement.account.other.is_none() {
            refusals.push(Refusal::new(
                "no-account",
                field("account"),
                "a statement needs the number of its account",
                "Ein Kontoauszug braucht die Nummer seines Kontos.",
            ));
        }
        for (number, entry) in statement.entries.iter().enumerate() {
            let field = |name: &str| format!("statements[{at}].entries[{number}].{name}");
            let too_long = |name: &str, text: Option<&String>, most: usize| {
                text.filter(|text| text.is_empty() || text.chars().count() > most).map(|_| {
                    Refusal::new(
                        "length",
                        field(name),
                        format!("must have 1 to {most} characters"),
                        format!("Muss 1 bis {most} Zeichen haben."),
                    )
                })
            };
            refusals.extend(too_long("bank_reference", entry.bank_reference.as_ref(), 35));
            refusals.extend(too_long("information", entry.information.as_ref(), 500));
            for detail in &entry.details {
                refusals.extend(too_long("end_to_end_id", detail.end_to_end_id.as_ref(), 35));
                refusals.extend(too_long("mandate_id", detail.mandate_id.as_ref(), 35));
                refusals.extend(too_long("payment_id", detail.payment_id.as_ref(), 35));
                refusals.extend(too_long("debtor.name", detail.debtor.name.as_ref(), 140));
                refusals.extend(too_long("creditor.name", detail.creditor.name.as_ref(), 140));
                refusals.extend(detail.remittance.iter().filter_map(|l| too_long("remittance", Some(l), 140)));
            }
        }
    }
    refusals
}

fn write_statement(xml: &mut XmlWriter, statement: &Statement) {
    xml.within("Stmt", |xml| {
        xml.leaf("Id", &statement.id);
        xml.optional("ElctrncSeqNb", statement.sequence.map(|number| number.to_string()).as_deref());
        xml.optional("CreDtTm", statement.created_at.as_deref());
        xml.within("Acct", |xml| {
            let account = &statement.account;
            xml.within("Id", |xml| match (&account.iban, &account.other) {
                (Some(iban), _) => xml.leaf("IBAN", iban.as_str()),
                (None, Some(other)) => xml.within("Othr", |xml| xml.leaf("Id", other)),
                (None, None) => {}
            });
            xml.optional("Ccy", account.currency.as_ref().map(|currency| currency.as_str()));
            if let Some(owner) = &account.owner {
                xml.within("Ownr", |xml| xml.leaf("Nm", owner));
            }
            if let Some(bic) = &account.bank_bic {
                xml.within("Svcr", |xml| xml.within("FinInstnId", |xml| xml.leaf("BICFI", bic)));
            }
        });
        for balance in &statement.balances {
            xml.within("Bal", |xml| {
                let code = balance_code(balance.kind);
                xml.within("Tp", |xml| xml.within("CdOrPrtry", |xml| xml.leaf("Cd", code)));
                amount(xml, balance.amount_cents, balance.currency);
                xml.within("Dt", |xml| xml.leaf("Dt", &balance.day.to_string()));
            });
        }
        for entry in &statement.entries {
            write_entry(xml, entry);
        }
    });
}

fn write_entry(xml: &mut XmlWriter, entry: &Entry) {
    xml.within("Ntry", |xml| {
        amount(xml, entry.amount_cents, entry.currency);
        if entry.reversal {
            xml.leaf("RvslInd", "true");
        }
        let status = match entry.status {
            Status::Booked => "BOOK",
            Status::Pending => "PDNG",
            Status::Information => "INFO",
        };
        xml.within("Sts", |xml| xml.leaf("Cd", status));
        for (name, day) in [("BookgDt", entry.booked_on), ("ValDt", entry.value_on)] {
            if let Some(day) = day {
                xml.within(name, |xml| xml.leaf("Dt", &day.to_string()));
            }
        }
        xml.optional("AcctSvcrRef", entry.bank_reference.as_deref());
        write_code(xml, entry);
        if !entry.details.is_empty() {
            xml.within("NtryDtls", |xml| {
                for detail in &entry.details {
                    write_detail(xml, entry, detail);
                }
            });
        }
        xml.optional("AddtlNtryInf", entry.information.as_deref());
    });
}

/// The transaction code must be there. SEPA credit transfer, in or out, unless the entry says more.
fn write_code(xml: &mut XmlWriter, entry: &Entry) {
    let standard = if entry.amount_cents.0 < 0 { "PMNT/ICDT/ESCT" } else { "PMNT/RCDT/ESCT" };
    let code = entry.code.as_deref().unwrap_or(standard);
    let parts: Vec<&str> = code.split('/').collect();
    xml.within("BkTxCd", |xml| match parts.as_slice() {
        [domain, family, sub] => xml.within("Domn", |xml| {
            xml.leaf("Cd", domain);
            xml.within("Fmly", |xml| {
                xml.leaf("Cd", family);
                xml.leaf("SubFmlyCd", sub);
            });
        }),
        _ => xml.within("Prtry", |xml| xml.leaf("Cd", &fold(code))),
    });
}

fn write_detail(xml: &mut XmlWriter, entry: &Entry, detail: &Detail) {
    xml.within("TxDtls", |xml| {
        xml.within("Refs", |xml| {
            xml.optional("AcctSvcrRef", detail.bank_reference.as_deref());
            xml.optional("PmtInfId", detail.payment_id.as_deref());
            xml.leaf("EndToEndId", detail.end_to_end_id.as_deref().unwrap_or("NOTPROVIDED"));
            xml.optional("MndtId", detail.mandate_id.as_deref());
        });
        if let Some(cents) = detail.amount_cents {
            amount(xml, cents, detail.currency.unwrap_or(entry.currency));
        }
        if [&detail.debtor, &detail.creditor].iter().any(|party| **party != Party::default()) {
            xml.within("RltdPties", |xml| {
                for (role, party) in [("Dbtr", &detail.debtor), ("Cdtr", &detail.creditor)] {
                    if let Some(name) = &party.name {
                        xml.within(role, |xml| xml.within("Pty", |xml| xml.leaf("Nm", name)));
                    }
                    if let Some(iban) = &party.iban {
                        xml.within(&format!("{role}Acct"), |xml| {
                            xml.within("Id", |xml| xml.leaf("IBAN", iban.as_str()));
                        });
                    }
                }
            });
        }
        if !detail.remittance.is_empty() || detail.creditor_reference.is_some() {
            xml.within("RmtInf", |xml| {
                for line in &detail.remittance {
                    xml.leaf("Ustrd", line);
                }
                if let Some(reference) = &detail.creditor_reference {
                    write_reference(xml, reference);
                }
            });
        }
        if let Some(reason) = &detail.return_reason {
            xml.within("RtrInf", |xml| {
                xml.within("Rsn", |xml| xml.leaf("Cd", reason));
                xml.optional("AddtlInf", detail.return_information.as_deref());
            });
        }
    });
}

/// A structured reference, marked as ISO 11649.
pub(crate) fn write_reference(xml: &mut XmlWriter, reference: &str) {
    xml.within("Strd", |xml| {
        xml.within("CdtrRefInf", |xml| {
            xml.within("Tp", |xml| {
                xml.within("CdOrPrtry", |xml| xml.leaf("Cd", "SCOR"));
                xml.leaf("Issr", "ISO");
            });
            xml.leaf("Ref", reference);
        });
    });
}

fn amount(xml: &mut XmlWriter, cents: crate::Cents, currency: crate::Currency) {
    let size = rust_decimal::Decimal::from(cents.0.unsigned_abs());
    let scale = rust_decimal::Decimal::new(1, currency.decimals());
    xml.leaf_with("Amt", &[("Ccy", currency.as_str())], &(size * scale).to_string());
    xml.leaf("CdtDbtInd", if cents.0 < 0 { "DBIT" } else { "CRDT" });
}

fn balance_code(kind: BalanceKind) -> &'static str {
    match kind {
        BalanceKind::OpeningBooked => "OPBD",
        BalanceKind::PreviousBooked => "PRCD",
        BalanceKind::ClosingBooked => "CLBD",
        BalanceKind::InterimBooked => "ITBD",
        BalanceKind::OpeningAvailable => "OPAV",
        BalanceKind::ClosingAvailable => "CLAV",
        BalanceKind::ForwardAvailable => "FWAV",
        BalanceKind::InterimAvailable => "ITAV",
        BalanceKind::Information => "INFO",
    }
}
