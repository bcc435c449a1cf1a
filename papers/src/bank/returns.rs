//! Payments of ours that came back: direct debits that a payer's bank returned, and transfers that a payee's bank
//! could not credit. Each with its reason in words and with what to do next.

use serde::{Deserialize, Serialize};

use super::camt::Entry;
use crate::Cents;

/// A payment that came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// What it was.
    pub kind: Kind,
    /// Our id of the payment.
    pub end_to_end_id: Option<String>,
    /// The mandate of a debit.
    pub mandate_id: Option<String>,
    /// What the bank booked, without a sign: of a debit this holds the fees.
    pub booked_cents: Cents,
    /// What was collected or paid once, if the bank says so.
    pub original_cents: Option<Cents>,
    /// The banks' fees of a returned debit: booked less original.
    pub fee_cents: Option<Cents>,
    /// Why.
    pub reason: Reason,
    /// What the bank adds, in its own words.
    pub information: Option<String>,
}

/// What came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A debit of ours: the money left our account again.
    Debit,
    /// A transfer of ours: the money is back.
    Transfer,
}

/// The reason of the bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The ISO code such as `AC04`, or the bank's own.
    pub code: String,
    /// What to do next.
    pub next: Next,
    /// English.
    pub en: String,
    /// German.
    pub de: String,
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Next {
    /// Ask for the account: this one cannot be used.
    AskAccount,
    /// Talk to the payer, then try again or wait for a transfer.
    AskPayer,
    /// Do not use the mandate again: it is missing, withdrawn or barred.
    StopMandate,
    /// The file or the bank was at fault: mend it and send again.
    Mend,
    /// Nobody may be told why; nothing is tried again without a person looking at it.
    Look,
}

/// Code, what to do next, English, German; one per line, with tabs. The codes are those of ISO 20022's
/// list of reasons that the rulebooks of SEPA allow.
const REASONS: &str = include_str!("reasons.tsv");

/// The words for a code; for one that is not in the table, the code itself and [`Next::Look`].
pub fn reason(code: &str) -> Reason {
    let row = REASONS.lines().map(|line| line.split('\t').collect::<Vec<_>>()).find(|row| row.first() == Some(&code));
    match row.as_deref() {
        Some([_, next, en, de]) => {
            Reason { code: code.to_owned(), next: next_of(next).unwrap_or(Next::Look), en: (*en).to_owned(), de: (*de).to_owned() }
        }
        _ => Reason {
            code: code.to_owned(),
            next: Next::Look,
            en: format!("The bank gives the reason {code}."),
            de: format!("Die Bank nennt den Grund {code}."),
        },
    }
}

fn next_of(word: &str) -> Option<Next> {
    match word {
        "account" => Some(Next::AskAccount),
        "payer" => Some(Next::AskPayer),
        "mandate" => Some(Next::StopMandate),
        "mend" => Some(Next::Mend),
        "look" => Some(Next::Look),
        _ => None,
    }
}

/// What came back with an entry: one for each detail that names a reason. Money that left again was a
/// debit of ours, money that came in a transfer of ours.
pub fn returned(entry: &Entry) -> Vec<Returned> {
    let alone = entry.details.len() == 1;
    let one = |detail: &super::camt::Detail| {
        let code = detail.return_reason.as_deref()?;
        let amount = detail.amount_cents.or_else(|| alone.then_some(entry.amount_cents))?;
        let booked_cents = Cents(amount.0.checked_abs()?);
        let kind = if amount.0 < 0 { Kind::Debit } else { Kind::Transfer };
        let fee = detail.ordered_cents.filter(|_| kind == Kind::Debit).and_then(|ordered| booked_cents.checked_sub(ordered));
        Some(Returned {
            kind,
            end_to_end_id: detail.end_to_end_id.clone(),
            mandate_id: detail.mandate_id.clone(),
            booked_cents,
            original_cents: detail.ordered_cents,
            fee_cents: fee.filter(|fee| fee.0 > 0),
            reason: reason(code),
            information: detail.return_information.clone(),
        })
    };
    entry.details.iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::camt;

    #[test]
    fn every_reason_has_words_and_a_next_step() {
        let codes: std::collections::BTreeSet<_> = REASONS.lines().filter_map(|line| line.split('\t').next()).collect();
        assert_eq!(codes.len(), REASONS.lines().count(), "each once");
        for row in REASONS.lines().map(|line| line.split('\t').collect::<Vec<_>>()) {
            assert_eq!(row.len(), 4, "{row:?}");
            assert!(row[0].len() == 4 && next_of(row[1]).is_some() && row[2].ends_with('.') && row[3].ends_with('.'), "{row:?}");
        }
        assert_eq!(reason("ZZ99").next, Next::Look);
    }

    /// An entry as German banks write it: a collective entry of returns, with the original amount and the fees.
    fn statement(details: &str, amount: &str, sign: &str) -> Vec<u8> {
        format!(
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id>\
             <IBAN>DE02120300000000202051</IBAN></Id></Acct><Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd>\
             <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-18</Dt></BookgDt><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>IDDT</Cd>\
             <SubFmlyCd>UPDD</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls>{details}</NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>"
        )
        .into_bytes()
    }

    #[test]
    fn a_returned_debit_is_read_with_reason_and_fee() {
        let detail = "<TxDtls><Refs><EndToEndId>ANTEIL-1</EndToEndId><MndtId>M-1</MndtId></Refs><Amt Ccy=\"EUR\">53.00</Amt>\
                      <CdtDbtInd>DBIT</CdtDbtInd><AmtDtls><InstdAmt><Amt Ccy=\"EUR\">50.00</Amt></InstdAmt></AmtDtls>\
                      <RtrInf><Rsn><Cd>MD06</Cd></Rsn><AddtlInf>Rueckgabe</AddtlInf></RtrInf></TxDtls>";
        let other = "<TxDtls><Refs><EndToEndId>ANTEIL-2</EndToEndId></Refs><Amt Ccy=\"EUR\">20.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>\
                     <RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls>";
        let read = camt::read(&statement(&format!("{detail}{other}"), "73.00", "DBIT")).unwrap();
        let found = returned(&read[0].entries[0]);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].kind, found[0].end_to_end_id.as_deref()), (Kind::Debit, Some("ANTEIL-1")));
        assert_eq!((found[0].booked_cents, found[0].original_cents), (Cents(5_300), Some(Cents(5_000))));
        assert_eq!(found[0].fee_cents, Some(Cents(300)), "53.00 less 50.00");
        assert_eq!((found[0].mandate_id.as_deref(), found[0].reason.next), (Some("M-1"), Next::AskPayer));
        assert_eq!(found[0].information.as_deref(), Some("Rueckgabe"));
        assert_eq!((found[1].reason.next, found[1].fee_cents), (Next::AskAccount, None));
    }

    #[test]
    fn a_returned_transfer_is_money_that_is_back() {
        let detail = "<TxDtls><Refs><EndToEndId>LOHN-1</EndToEndId></Refs><RtrInf><Rsn><Cd>AC01</Cd></Rsn></RtrInf></TxDtls>";
        let read = camt::read(&statement(detail, "1845.12", "CRDT")).unwrap();
        let found = returned(&read[0].entries[0]);
        assert_eq!((found[0].kind, found[0].booked_cents, found[0].fee_cents), (Kind::Transfer, Cents(184_512), None));
        assert!(found[0].reason.de.contains("IBAN"), "{}", found[0].reason.de);
        let plain = camt::read(&statement("<TxDtls/>", "1.00", "CRDT")).unwrap();
        assert!(returned(&plain[0].entries[0]).is_empty(), "no reason, no return");
    }
}
