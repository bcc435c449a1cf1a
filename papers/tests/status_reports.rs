//! What banks answer to our payment orders.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod support;

use papers::pain002::{Status, StatusError, Verification, read};

/// The published example of the German banks, in the test data of the crate `sepa`.
fn banks_example() -> Vec<u8> {
    let data = support::schema("../data/pain.002.001.10_PSR_SCT-Sammler_positiv_und-rejects.xml");
    std::fs::read(data).unwrap()
}

#[test]
fn the_banks_example_is_read_as_its_own_comment_tells_it() {
    // Its comment: batch 1 in order, 2 in order with changes, 3 rejected, 4: 1 of 113 rejected.
    let report = read(&banks_example()).unwrap();
    assert_eq!((report.id.as_str(), report.message_id.as_str()), ("Message-ID-4712", "471164564"));
    assert_eq!(report.message_kind.as_deref(), Some("pain.001.001.09"));
    let told: Vec<_> = report.batches.iter().map(|batch| (batch.payment_id.as_str(), batch.status.clone().unwrap())).collect();
    assert_eq!(
        told,
        [
            ("Sammler 1", Status::Accepted),
            ("Sammler 2", Status::AcceptedWithChange),
            ("Sammler 3", Status::Rejected),
            ("Sammler 4", Status::Partly),
        ]
    );
    assert_eq!(report.batches[1].reasons[0].code.as_deref(), Some("DT06"));
    assert_eq!(report.batches[1].reasons[0].information[2], "ReqdExctnDt NEU: 2023-11-24");
    assert_eq!(report.batches[2].reasons[0].information, ["Doppeleinreichung"]);
    let rejected = &report.batches[3].payments;
    assert_eq!(rejected.len(), 1, "the bank names only the rejected one");
    assert_eq!(rejected[0].end_to_end_id.as_deref(), Some("4656384"));
    assert_eq!(rejected[0].status, Some(Status::Rejected));
    assert_eq!(rejected[0].reasons[0].code.as_deref(), Some("AC01"));
    assert_eq!(rejected[0].name_on_the_account(), None);
}

/// A report of a verification: invented names, the codes of the German banks.
const VERIFIED: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
  <GrpHdr><MsgId>VOP-1</MsgId><CreDtTm>2026-10-28T09:31:00Z</CreDtTm></GrpHdr>
  <OrgnlGrpInfAndSts><OrgnlMsgId>MSG-2026-10-0001</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>RVCM</GrpSts></OrgnlGrpInfAndSts>
  <OrgnlPmtInfAndSts><OrgnlPmtInfId>LOHN-2026-10</OrgnlPmtInfId>
    <TxInfAndSts><OrgnlEndToEndId>L-1</OrgnlEndToEndId><TxSts>RCVC</TxSts></TxInfAndSts>
    <TxInfAndSts><OrgnlEndToEndId>L-2</OrgnlEndToEndId><TxSts>RVMC</TxSts><StsRsnInf><AddtlInf>Petra Beispiel-Muster</AddtlInf></StsRsnInf>
      <OrgnlTxRef><Cdtr><Pty><Nm>P. Beispiel</Nm></Pty></Cdtr><CdtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></CdtrAcct></OrgnlTxRef></TxInfAndSts>
    <TxInfAndSts><OrgnlEndToEndId>L-3</OrgnlEndToEndId><TxSts>RVNM</TxSts><StsRsnInf><AddtlInf>keine Angabe</AddtlInf></StsRsnInf></TxInfAndSts>
    <TxInfAndSts><OrgnlEndToEndId>NOTPROVIDED</OrgnlEndToEndId><TxSts>RVNA</TxSts><StsRsnInf><Rsn><Cd>AB11</Cd></Rsn></StsRsnInf></TxInfAndSts>
  </OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>"#;

#[test]
fn each_payees_verification_is_told_with_the_name_on_the_account() {
    let schema = support::schema("pain.002.001.10.xsd");
    if let Some(verdict) = support::validate(&schema, VERIFIED.as_bytes(), "verified.xml") {
        assert_eq!(verdict, Ok(()), "our example is a valid pain.002");
    }
    let report = read(VERIFIED.as_bytes()).unwrap();
    assert_eq!(report.status, Some(Status::Verified(Verification::SomeMismatch)));
    let payments = &report.batches[0].payments;
    let told: Vec<_> = payments.iter().map(|payment| payment.status.clone().unwrap()).collect();
    let verified = [Verification::Match, Verification::CloseMatch, Verification::NoMatch, Verification::NotPossible];
    assert_eq!(told, verified.map(Status::Verified));
    assert_eq!(payments[1].name_on_the_account(), Some("Petra Beispiel-Muster"));
    assert_eq!(payments[1].creditor_name.as_deref(), Some("P. Beispiel"));
    assert_eq!(payments[1].creditor_iban.as_ref().unwrap().to_string(), "DE89370400440532013000");
    assert_eq!(payments[2].name_on_the_account(), None, "words beside another result are no name");
    assert_eq!(payments[3].end_to_end_id, None);
}

#[test]
fn a_report_that_belongs_to_no_order_is_refused() {
    let without = VERIFIED.replace("<OrgnlMsgId>MSG-2026-10-0001</OrgnlMsgId>", "");
    assert_eq!(read(without.as_bytes()), Err(StatusError::Missing { place: "OrgnlGrpInfAndSts/OrgnlMsgId" }));
    let other = VERIFIED.replace("pain.002.001.10", "pain.001.001.09");
    assert!(matches!(read(other.as_bytes()), Err(StatusError::Kind(_))));
    let unknown = read(VERIFIED.replace(">RVCM<", ">XYZZ<").as_bytes()).unwrap();
    assert_eq!(unknown.status, Some(Status::Other("XYZZ".to_owned())), "an unknown code is kept, never read as a yes");
}
