//! Reports of the day (camt.052) and notifications (camt.054), among them a direct debit that came back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod support;

use papers::Cents;
use papers::camt::{CamtError, Kind, read, read_any};

/// Two direct debits of shares that came back as one entry of 85.00: 50.00 + 35.00, invented names.
const NOTIFICATION: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
<GrpHdr><MsgId>N-1</MsgId><CreDtTm>2026-10-20T08:00:00Z</CreDtTm></GrpHdr>
<Ntfctn><Id>N-1-1</Id><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct>
<Ntry><Amt Ccy="EUR">85.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-10-20</Dt></BookgDt>
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>IDDT</Cd><SubFmlyCd>UPDD</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls>
<TxDtls><Refs><EndToEndId>ANTEIL-1</EndToEndId><MndtId>M-1</MndtId></Refs><Amt Ccy="EUR">50.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Konto aufgeloest</AddtlInf></RtrInf></TxDtls>
<TxDtls><Refs><EndToEndId>ANTEIL-2</EndToEndId><MndtId>M-2</MndtId></Refs><Amt Ccy="EUR">35.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf></TxDtls>
</NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>"#;

/// The same account in the words of a report of the day.
fn report() -> String {
    let names = [("camt.054", "camt.052"), ("BkToCstmrDbtCdtNtfctn", "BkToCstmrAcctRpt"), ("Ntfctn>", "Rpt>"), ("BOOK", "PDNG")];
    names.iter().fold(NOTIFICATION.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[test]
fn our_examples_are_valid_by_the_official_schemas() {
    for (name, text) in [("camt.054.001.08.xsd", NOTIFICATION.to_owned()), ("camt.052.001.08.xsd", report())] {
        if let Some(verdict) = support::validate(&support::schema(name), text.as_bytes(), &format!("{name}.xml")) {
            assert_eq!(verdict, Ok(()), "{name}");
        }
    }
}

#[test]
fn a_notification_names_each_debit_that_came_back_and_why() {
    let (kind, accounts) = read_any(NOTIFICATION.as_bytes()).unwrap();
    assert_eq!((kind, accounts.len()), (Kind::Notification, 1));
    let entry = &accounts[0].entries[0];
    assert_eq!(entry.amount_cents, Cents(-8_500));
    let back: Vec<_> = entry
        .details
        .iter()
        .map(|detail| (detail.mandate_id.as_deref().unwrap(), detail.amount_cents.unwrap(), detail.return_reason.as_deref().unwrap()))
        .collect();
    assert_eq!(back, [("M-1", Cents(-5_000), "AC04"), ("M-2", Cents(-3_500), "AM04")]);
    assert_eq!(entry.details[0].return_information.as_deref(), Some("Konto aufgeloest"));
    assert_eq!(accounts[0].adds_up(), None, "without balances nothing can be said");
}

#[test]
fn only_a_statement_is_booked_from() {
    let (kind, accounts) = read_any(report().as_bytes()).unwrap();
    assert_eq!((kind, accounts[0].entries[0].status), (Kind::Report, papers::camt::Status::Pending));
    // The reader that books takes neither: the same payment would be booked twice.
    assert!(matches!(read(NOTIFICATION.as_bytes()), Err(CamtError::Kind(_))));
    assert!(matches!(read(report().as_bytes()), Err(CamtError::Kind(_))));
    // A message whose content is not what its namespace says holds nothing.
    let mixed = NOTIFICATION.replace("camt.054", "camt.053");
    assert_eq!(read_any(mixed.as_bytes()), Err(CamtError::NoStatement));
}
