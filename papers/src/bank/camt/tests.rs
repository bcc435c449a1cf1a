use jiff::civil::date;

use super::*;

const MINIMAL: &[u8] = include_bytes!("../../../tests/data/camt/camt053.v2.minimal.xml");
const BALANCES: &[u8] = include_bytes!("../../../tests/data/camt/camt053.v2.all-balance-types.xml");
const TWO: &[u8] = include_bytes!("../../../tests/data/camt/camt053.v2.multi.statement.xml");
const DECIMALS: &[u8] = include_bytes!("../../../tests/data/camt/camt053.v2.five.decimals.xml");
const WRONG: &[u8] = include_bytes!("../../../tests/data/camt/camt053.v2.wrong.xml");
const VERSION_8: &[u8] = include_bytes!("../../../tests/data/camt/camt053.v8.xml");

#[test]
fn version_2_is_read() {
    let statements = read(MINIMAL).unwrap();
    let [statement] = statements.as_slice() else { panic!("one statement") };
    assert_eq!(statement.id, "253EURNL26VAYB8060476890");
    assert_eq!(statement.sequence, Some(12312));
    let iban = statement.account.iban.as_ref().map(Iban::as_str);
    assert_eq!(iban, Some("NL26VAYB8060476890"));
    let opening = statement.opening().unwrap();
    assert_eq!((opening.amount_cents, opening.day), (Cents(1815), date(2014, 12, 30)));
    let closing = statement.closing().unwrap();
    assert_eq!(closing.amount_cents, Cents(-2700), "DBIT: overdrawn");
    assert_eq!(closing.currency.as_str(), "SEK");
    assert_eq!(statement.balances[3].amount_cents, Cents(-2700), "the yen has no cents");
    assert_eq!(statement.adds_up(), None, "several currencies: nothing can be said");
    let [entry] = statement.entries.as_slice() else { panic!("one entry") };
    assert_eq!((entry.amount_cents, entry.status), (Cents(885), Status::Booked));
    assert_eq!(entry.booked_on, Some(date(2014, 12, 31)));
    assert_eq!(entry.value_on, Some(date(2015, 1, 2)));
    assert_eq!(entry.code.as_deref(), Some("544"));
    let [detail] = entry.details.as_slice() else { panic!("one detail") };
    assert_eq!(detail.debtor.name.as_deref(), Some("NAME NAME"));
    assert_eq!(detail.creditor.name.as_deref(), Some("Company Name"));
    assert_eq!(detail.creditor_reference.as_deref(), Some("4654654654654654"));
}

#[test]
fn version_8_is_read_by_the_same_reader() {
    let statements = read(VERSION_8).unwrap();
    let entry = &statements[0].entries[0];
    assert_eq!((entry.amount_cents, entry.status), (Cents(885), Status::Booked));
    assert_eq!(entry.booked_on, Some(date(2014, 12, 31)), "2014-12-31T13:15:00+01:00");
    assert_eq!(entry.bank_reference.as_deref(), Some("AAAASESS-FP-CN_98765/01"));
    assert_eq!(entry.code.as_deref(), Some("PMNT/RCDT/BOOK"));
    let detail = &entry.details[0];
    assert_eq!(detail.end_to_end_id.as_deref(), Some("MUELL/FINP/RA12345"));
    assert_eq!(detail.debtor.name.as_deref(), Some("NAME NAME"), "inside Pty");
    assert_eq!(detail.amount_cents, Some(Cents(0)), "0 SEK, not the amount of the entry");
    assert_eq!(statements[0].account.owner.as_deref(), Some("FINPETROL"));
}

#[test]
fn all_balances_two_statements_and_long_decimals_are_read() {
    let balances = &read(BALANCES).unwrap()[0].balances;
    assert_eq!(balances.len(), 10);
    assert!(balances.iter().any(|balance| balance.kind == BalanceKind::ForwardAvailable));

    let two = read(TWO).unwrap();
    assert_eq!(two.len(), 2);
    // 18.15 + 8.85 = 27.00, then 27.00 - 7.00 = 20.00.
    assert_eq!(two[0].entries[0].amount_cents, Cents(885));
    assert_eq!(two[1].entries[0].amount_cents, Cents(-700));
    assert_eq!(two[1].closing().unwrap().amount_cents, Cents(2000));
    assert_eq!((two[0].adds_up(), two[1].adds_up()), (Some(true), Some(true)));

    let decimals = &read(DECIMALS).unwrap()[0];
    assert_eq!(decimals.opening().unwrap().amount_cents, Cents(1815), "18.150");
}

#[test]
fn a_file_without_a_statement_is_refused() {
    assert_eq!(read(WRONG), Err(CamtError::NoStatement));
}

#[test]
fn hostile_and_foreign_files_are_refused() {
    let good = String::from_utf8(VERSION_8.to_vec()).unwrap();
    let bomb = good.replacen("<Document", "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><Document", 1);
    assert_eq!(read(bomb.as_bytes()), Err(XmlError::Doctype.into()));
    let entity = good.replacen("NAME NAME", "&xxe;", 1);
    assert_eq!(read(entity.as_bytes()), Err(XmlError::UnknownEntity("xxe".to_owned()).into()));
    let deep = good.replacen("<Stmt>", &format!("<Stmt>{}", "<a>".repeat(100)), 1);
    assert_eq!(read(deep.as_bytes()), Err(XmlError::TooDeep.into()));
    for cut in [good.len() / 3, good.len() / 2, good.len() - 12] {
        let fault = read(&good.as_bytes()[..cut]).unwrap_err();
        assert_eq!(fault, XmlError::Truncated.into(), "cut at {cut}");
    }
    let foreign = good.replace("camt.053.001.08", "camt.054.001.08");
    assert!(matches!(read(foreign.as_bytes()), Err(CamtError::Kind(_))));
    let nowhere = good.replace("urn:iso:std:iso:20022:tech:xsd:camt.053.001.08", "");
    assert!(matches!(read(nowhere.as_bytes()), Err(CamtError::Kind(_))));
    assert_eq!(read(b"PK\x03\x04 zip"), Err(XmlError::NotXml.into()));
    assert_eq!(read(b"%PDF-1.7"), Err(XmlError::NotXml.into()));
    assert_eq!(read(b""), Err(XmlError::NotXml.into()));
    let large = vec![b' '; crate::xml::MAX_BYTES + 1];
    assert!(matches!(read(&large), Err(CamtError::Xml(XmlError::TooLarge { .. }))));
    let two_roots = format!("{good}<Document/>");
    assert!(matches!(read(two_roots.as_bytes()), Err(CamtError::Xml(XmlError::NotWellFormed { .. }))));
    let latin = good.replacen("UTF-8", "ISO-8859-1", 1).replace("NAME NAME", "MÜLLER");
    let latin = encoding_rs::WINDOWS_1252.encode(&latin).0.into_owned();
    let name = read(&latin).unwrap()[0].entries[0].details[0].debtor.name.clone();
    assert_eq!(name.as_deref(), Some("MÜLLER"), "an encoding that is declared is read");
    let lying = good.replace("NAME NAME", "MÜLLER");
    let lying = encoding_rs::WINDOWS_1252.encode(&lying).0.into_owned();
    assert_eq!(read(&lying), Err(XmlError::Encoding("UTF-8".to_owned()).into()));
}

#[test]
fn a_value_that_cannot_be_read_is_named_with_its_place() {
    let good = String::from_utf8(VERSION_8.to_vec()).unwrap();
    let bad = good.replacen("<Amt Ccy=\"EUR\">8.85</Amt>", "<Amt Ccy=\"EUR\">8.855</Amt>", 1);
    assert_eq!(read(bad.as_bytes()), Err(CamtError::Value { place: "Stmt/Ntry[1]/Amt".to_owned(), value: "8.855".to_owned() }));
    let bad = good.replacen("<Amt Ccy=\"EUR\">8.85</Amt>", "", 1);
    assert_eq!(read(bad.as_bytes()), Err(CamtError::Missing { place: "Stmt/Ntry[1]/Amt".to_owned() }));
    let bad = good.replacen("2015-01-02", "2015-02-30", 1);
    assert!(matches!(read(bad.as_bytes()), Err(CamtError::Value { .. })));
}

#[test]
fn entries_can_be_read_one_by_one() {
    let mut seen = Vec::new();
    let statements = for_each_entry(TWO, 1_000_000, |at, entry| seen.push((at, entry.amount_cents)));
    assert_eq!(seen, [(0, Cents(885)), (1, Cents(-700))]);
    assert!(statements.unwrap().iter().all(|statement| statement.entries.is_empty()));
    assert!(for_each_entry(TWO, 100, |_, _| {}).is_err(), "the limit is the caller's");
}

#[test]
fn a_stream_gives_the_entries_that_a_file_in_memory_has() {
    for file in [TWO, BALANCES, VERSION_8] {
        let whole = read(file).unwrap();
        // Pieces of 7 bytes: every tag is cut somewhere.
        let mut entries = Entries::open(std::io::BufReader::with_capacity(7, file)).unwrap();
        let found: Vec<_> = entries.by_ref().collect::<Result<_, _>>().unwrap();
        let expected = whole.iter().enumerate().flat_map(|(at, statement)| statement.entries.iter().map(move |entry| (at, entry.clone())));
        assert_eq!(found, expected.collect::<Vec<_>>());
        let ids = |statements: &[Statement]| statements.iter().map(|one| (one.id.clone(), one.balances.clone())).collect::<Vec<_>>();
        assert_eq!(ids(entries.statements()), ids(&whole));
    }
}

#[test]
fn a_stream_is_refused_like_a_file() {
    let read = |bytes: &[u8]| Entries::open(std::io::BufReader::new(bytes)).and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
    let fault = |text: &str| read(text.as_bytes()).map(|entries| entries.len()).unwrap_err();
    let good = String::from_utf8(VERSION_8.to_vec()).unwrap();
    assert_eq!(fault(&good.replace("NAME NAME", "&xxe;")), XmlError::UnknownEntity("xxe".to_owned()).into());
    assert_eq!(fault(&good[..good.len() / 2]), XmlError::Truncated.into());
    assert_eq!(fault(&good.replacen("UTF-8", "ISO-8859-1", 1)), XmlError::Encoding("UTF-8".to_owned()).into());
    assert!(matches!(fault(&good.replace("camt.053", "camt.054")), CamtError::Kind(_)));
    let line = good.lines().take_while(|line| !line.contains("NAME NAME")).count() + 1;
    let huge = good.replacen("NAME NAME", &"A".repeat(3 << 20), 1);
    assert_eq!(fault(&huge), XmlError::TooLargePart { line, limit: 1 << 20 }.into());
    let mut latin = good.replacen("NAME NAME", "N", 1).into_bytes();
    let at = latin.iter().rposition(|byte| *byte == b'N').unwrap();
    latin[at] = 0xfc;
    assert_eq!(read(&latin), Err(XmlError::Encoding("UTF-8".to_owned()).into()));
}
