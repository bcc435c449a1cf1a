use jiff::civil::Date;

use super::cursor::Cursor;
use super::{Account, Balance, BalanceKind, CamtError, Detail, Entry, Kind, Party, Statement, Status};
use crate::xml::{Element, MAX_BYTES, Text, decode};
use crate::{Cents, Currency, Iban};

/// Reads all statements of a camt.053 file.
///
/// One reader for all versions: they differ in a few places (`Sts` or `Sts/Cd`, a party or a party
/// inside `Pty`), and both forms are looked for.
///
/// # Errors
/// [`CamtError`]: hostile or broken XML, another kind of file, no statement, a value that is missing
/// or unreadable. Nothing is skipped silently.
pub fn read(bytes: &[u8]) -> Result<Vec<Statement>, CamtError> {
    collect(bytes, &[Kind::Statement]).map(|(_, statements)| statements)
}

/// Reads a camt.052, camt.053 or camt.054 file and says which it is.
///
/// The same payment stands in the report of the day, in the notification and in the statement: book
/// only from [`Kind::Statement`], and take the others to know earlier or to see the single payments
/// of a collective entry.
///
/// # Errors
/// As [`read`].
pub fn read_any(bytes: &[u8]) -> Result<(Kind, Vec<Statement>), CamtError> {
    collect(bytes, &[Kind::Report, Kind::Statement, Kind::Notification])
}

fn collect(bytes: &[u8], kinds: &[Kind]) -> Result<(Kind, Vec<Statement>), CamtError> {
    let mut entries: Vec<Vec<Entry>> = Vec::new();
    let (kind, mut statements) = walk(bytes, MAX_BYTES, kinds, |at, entry| {
        entries.resize_with(entries.len().max(at + 1), Vec::new);
        if let Some(list) = entries.get_mut(at) {
            list.push(entry);
        }
    })?;
    for (statement, entries) in statements.iter_mut().zip(entries) {
        statement.entries = entries;
    }
    Ok((kind, statements))
}

/// Reads a large file entry by entry, without keeping them: `each` gets the position of the statement
/// in the file and the entry. Returns the statements without their entries (balances come first in the
/// file, but are only complete at the end).
///
/// # Errors
/// As [`read`]. Entries before the fault have been handed over already: act on them only when this
/// returns `Ok`, or inside a transaction.
pub fn for_each_entry(bytes: &[u8], limit_bytes: usize, each: impl FnMut(usize, Entry)) -> Result<Vec<Statement>, CamtError> {
    walk(bytes, limit_bytes, &[Kind::Statement], each).map(|(_, statements)| statements)
}

fn walk(bytes: &[u8], limit_bytes: usize, kinds: &[Kind], mut each: impl FnMut(usize, Entry)) -> Result<(Kind, Vec<Statement>), CamtError> {
    let text = decode(bytes, limit_bytes)?;
    let mut cursor = Cursor::open(Text::new(&text), kinds)?;
    while let Some((at, entry)) = cursor.next_entry()? {
        each(at, entry);
    }
    Ok((cursor.kind, cursor.statements))
}

/// `urn:iso:std:iso:20022:tech:xsd:camt.05K.001.NN`, NN from 02.
pub(super) fn kind_of(namespace: &str) -> Option<Kind> {
    let (message, version) = namespace.strip_prefix("urn:iso:std:iso:20022:tech:xsd:")?.split_once(".001.")?;
    version.parse::<u8>().ok().filter(|version| (2..=14).contains(version))?;
    match message {
        "camt.052" => Some(Kind::Report),
        "camt.053" => Some(Kind::Statement),
        "camt.054" => Some(Kind::Notification),
        _ => None,
    }
}

pub(super) fn account_of(part: &Element) -> Account {
    let written = part.text_at(&["Id", "IBAN"]);
    let iban = written.and_then(|text| Iban::parse(text).ok());
    let other = part.owned_at(&["Id", "Othr", "Id"]);
    Account {
        other: other.or_else(|| written.filter(|_| iban.is_none()).map(str::to_owned)),
        iban,
        currency: part.text_at(&["Ccy"]).and_then(Currency::parse),
        owner: part.owned_at(&["Ownr", "Nm"]),
        bank_bic: part.owned_at(&["Svcr", "FinInstnId", "BICFI"]).or_else(|| part.owned_at(&["Svcr", "FinInstnId", "BIC"])),
    }
}

pub(super) fn balance(part: &Element, number: usize) -> Result<Balance, CamtError> {
    let place = |name: &str| format!("Stmt/Bal[{number}]/{name}");
    let kind = match part.text_at(&["Tp", "CdOrPrtry", "Cd"]) {
        Some("OPBD") => BalanceKind::OpeningBooked,
        Some("PRCD") => BalanceKind::PreviousBooked,
        Some("CLBD") => BalanceKind::ClosingBooked,
        Some("ITBD") => BalanceKind::InterimBooked,
        Some("OPAV") => BalanceKind::OpeningAvailable,
        Some("CLAV") => BalanceKind::ClosingAvailable,
        Some("FWAV") => BalanceKind::ForwardAvailable,
        Some("ITAV") => BalanceKind::InterimAvailable,
        _ => BalanceKind::Information,
    };
    let (amount_cents, currency) = signed_amount(part, &place)?;
    let day = day(part, "Dt", &place)?.ok_or_else(|| missing(&place("Dt")))?;
    Ok(Balance { kind, amount_cents, currency, day })
}

pub(super) fn entry(part: &Element, number: usize) -> Result<Entry, CamtError> {
    let place = |name: &str| format!("Stmt/Ntry[{number}]/{name}");
    let (amount_cents, currency) = signed_amount(part, &place)?;
    let status = match part.text_at(&["Sts", "Cd"]).or_else(|| part.text_at(&["Sts"])) {
        Some("BOOK") => Status::Booked,
        Some("PDNG") => Status::Pending,
        Some(_) => Status::Information,
        None => return Err(missing(&place("Sts"))),
    };
    let details = part.all("NtryDtls").flat_map(|group| group.all("TxDtls"));
    let outgoing = amount_cents.0 < 0;
    Ok(Entry {
        amount_cents,
        currency,
        status,
        reversal: matches!(part.text_at(&["RvslInd"]), Some("true" | "1")),
        booked_on: day(part, "BookgDt", &place)?,
        value_on: day(part, "ValDt", &place)?,
        bank_reference: part.owned_at(&["AcctSvcrRef"]),
        code: code(part),
        information: part.owned_at(&["AddtlNtryInf"]),
        details: details.map(|detail| detail_of(detail, outgoing, &place)).collect::<Result<_, _>>()?,
    })
}

fn detail_of(part: &Element, outgoing: bool, place: &impl Fn(&str) -> String) -> Result<Detail, CamtError> {
    let place = |name: &str| place(&format!("NtryDtls/TxDtls/{name}"));
    let amount = match part.child("Amt") {
        Some(_) if part.child("CdtDbtInd").is_some() => Some(signed_amount(part, &place)?),
        // .001.02 has no sign here: it is that of the entry. Some banks give only AmtDtls/TxAmt.
        Some(amount) => Some(signed(amount, outgoing, &place)?),
        None => match part.at(&["AmtDtls", "TxAmt", "Amt"]) {
            Some(amount) => Some(signed(amount, outgoing, &place)?),
            None => None,
        },
    };
    let reference = |name: &str| part.owned_at(&["Refs", name]);
    let lines = part.child("RmtInf").into_iter().flat_map(|info| info.all("Ustrd"));
    Ok(Detail {
        amount_cents: amount.map(|(cents, _)| cents),
        currency: amount.map(|(_, currency)| currency),
        ordered_cents: match part.at(&["AmtDtls", "InstdAmt", "Amt"]) {
            Some(ordered) => Some(signed(ordered, false, &place)?.0),
            None => None,
        },
        end_to_end_id: reference("EndToEndId").filter(|id| id != "NOTPROVIDED"),
        mandate_id: reference("MndtId").filter(|id| id != "NOTPROVIDED"),
        payment_id: reference("PmtInfId").filter(|id| id != "NOTPROVIDED"),
        bank_reference: reference("AcctSvcrRef"),
        remittance: lines.filter_map(Element::trimmed).map(str::to_owned).collect(),
        creditor_reference: part
            .child("RmtInf")
            .into_iter()
            .flat_map(|info| info.all("Strd"))
            .find_map(|structured| structured.owned_at(&["CdtrRefInf", "Ref"])),
        debtor: party(part, "Dbtr"),
        creditor: party(part, "Cdtr"),
        return_reason: part.owned_at(&["RtrInf", "Rsn", "Cd"]).or_else(|| part.owned_at(&["RtrInf", "Rsn", "Prtry"])),
        return_information: part.owned_at(&["RtrInf", "AddtlInf"]),
    })
}

fn party(part: &Element, role: &str) -> Party {
    let Some(parties) = part.child("RltdPties") else {
        return Party::default();
    };
    let account = format!("{role}Acct");
    Party {
        name: parties
            .owned_at(&[role, "Pty", "Nm"])
            .or_else(|| parties.owned_at(&[role, "Nm"]))
            .or_else(|| parties.owned_at(&[role, "Agt", "FinInstnId", "Nm"])),
        iban: parties.text_at(&[&account, "Id", "IBAN"]).and_then(|text| Iban::parse(text).ok()),
    }
}

/// `PMNT/RCDT/ESCT`, or the bank's own code.
fn code(part: &Element) -> Option<String> {
    let code = part.child("BkTxCd")?;
    let Some(domain) = code.child("Domn") else {
        return code.owned_at(&["Prtry", "Cd"]);
    };
    let parts = [domain.text_at(&["Cd"])?, domain.text_at(&["Fmly", "Cd"])?, domain.text_at(&["Fmly", "SubFmlyCd"])?];
    Some(parts.join("/"))
}

fn signed_amount(part: &Element, place: &impl Fn(&str) -> String) -> Result<(Cents, Currency), CamtError> {
    let amount = part.child("Amt").ok_or_else(|| missing(&place("Amt")))?;
    let outgoing = match part.text_at(&["CdtDbtInd"]) {
        Some("CRDT") => false,
        Some("DBIT") => true,
        Some(other) => return Err(unreadable(&place("CdtDbtInd"), other)),
        None => return Err(missing(&place("CdtDbtInd"))),
    };
    signed(amount, outgoing, place)
}

fn signed(amount: &Element, outgoing: bool, place: &impl Fn(&str) -> String) -> Result<(Cents, Currency), CamtError> {
    let written = amount.attribute("Ccy").ok_or_else(|| missing(&place("Amt/@Ccy")))?;
    let currency = Currency::parse(written).ok_or_else(|| unreadable(&place("Amt/@Ccy"), written))?;
    let size = Cents::parse(&amount.text, currency.decimals())
        .filter(|size| size.0 >= 0)
        .ok_or_else(|| unreadable(&place("Amt"), &amount.text))?;
    Ok((if outgoing { Cents(-size.0) } else { size }, currency))
}

/// `Dt/Dt` or `Dt/DtTm`. The calendar day is taken as the bank wrote it.
fn day(part: &Element, name: &str, place: &impl Fn(&str) -> String) -> Result<Option<Date>, CamtError> {
    let written = part.text_at(&[name, "Dt"]).or_else(|| part.text_at(&[name, "DtTm"]));
    let Some(written) = written else {
        return Ok(None);
    };
    let day = written.get(..10).and_then(|day| day.parse::<Date>().ok());
    day.map(Some).ok_or_else(|| unreadable(&place(name), written))
}

pub(super) fn missing(place: &str) -> CamtError {
    CamtError::Missing { place: place.to_owned() }
}

fn unreadable(place: &str, value: &str) -> CamtError {
    CamtError::Value { place: place.to_owned(), value: shortened(value) }
}

pub(super) fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}
