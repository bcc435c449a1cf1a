//! The books for the tax adviser, read back by a reader that knows only the format's description, and by
//! Python's csv module.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod support;

use std::collections::BTreeMap;
use std::process::Command;

use jiff::civil::date;
use papers::datev::{Batch, Chart, Client, Contact, Named, Numbers, write_bookings, write_contacts};
use papers::journal::{Account, AccountKind, Entry, Posting};
use papers::{Cents, Iban, VatId};
use proptest::prelude::*;

fn account(name: &str) -> Account {
    Account { kind: AccountKind::Assets, names: name.split(':').map(str::to_owned).collect() }
}

fn post(name: &str, cents: i64) -> Posting {
    Posting { account: account(name), amount_cents: Cents(cents) }
}

fn entry(number: u32, document: &str, text: &str, postings: Vec<Posting>) -> Entry {
    Entry { number: format!("2026-{number:06}"), day: date(2026, 10, 15), text: text.to_owned(), document: document.to_owned(), postings }
}

fn client() -> Client {
    Client { created_at: date(2026, 11, 2).at(8, 5, 9, 0), consultant: 1001, client: 1, fiscal_year_from: date(2026, 1, 1) }
}

/// An invoice of 5361.00 + 19 % = 1018.59, a pay slip, and money moved between two members' budgets.
fn entries() -> Vec<Entry> {
    vec![
        entry(
            1,
            "RE-2026-000123",
            "Rechnung \"Stadtplanung\"; Łódź",
            vec![post("receivable:K-0042", 637_959), post("revenue:S19", -536_100), post("vat-payable:19", -101_859)],
        ),
        entry(
            2,
            "",
            "Lohn Oktober",
            vec![
                post("wages", 300_000),
                post("social-expense", 63_000),
                post("net-pay-payable:B-1", -190_000),
                post("wage-tax-payable", -40_000),
                post("social-payable:AOK", -133_000),
            ],
        ),
        entry(3, "UM-1", "Umbuchung zwischen Budgets", vec![post("budgets:A", 5_000), post("budgets:B", -5_000)]),
    ]
}

fn numbers(chart: Chart) -> Numbers {
    Numbers::new(chart, 4, BTreeMap::from([("receivable:K-0042".to_owned(), 10_042)])).unwrap()
}

fn write(entries: &[Entry], numbers: &Numbers) -> Result<Vec<u8>, Vec<papers::Refusal>> {
    let (from, to) = (date(2026, 10, 1), date(2026, 10, 31));
    let batch = Batch { client: &client(), numbers, from, to, name: "Oktober 2026", initials: "EN", fixed: true };
    write_bookings(&batch, entries)
}

/// Lines of fields, `(quoted, value)`. Strict: CRLF at every end, quotes only around a whole field, inner
/// quotes doubled, every byte a printable one of Windows-1252.
fn read(bytes: &[u8]) -> Vec<Vec<(bool, String)>> {
    assert!(!bytes.starts_with(b"\xef\xbb\xbf"), "no byte order mark");
    let (text, faults) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
    assert!(!faults && bytes.ends_with(b"\r\n"));
    let lines: Vec<_> = text.strip_suffix("\r\n").unwrap().split("\r\n").collect();
    lines.into_iter().map(read_line).collect()
}

fn read_line(line: &str) -> Vec<(bool, String)> {
    assert!(line.chars().all(|letter| !letter.is_control()), "{line:?}");
    let mut out = Vec::new();
    let mut rest = line;
    loop {
        let (field, after) = if let Some(inside) = rest.strip_prefix('"') {
            let mut value = String::new();
            let mut inside = inside;
            loop {
                let (part, after) = inside.split_once('"').expect("a quote that is opened is closed");
                value.push_str(part);
                match after.strip_prefix('"') {
                    Some(more) => {
                        value.push('"');
                        inside = more;
                    }
                    None => break ((true, value), after),
                }
            }
        } else {
            let end = rest.find(';').unwrap_or(rest.len());
            assert!(!rest[..end].contains('"'), "a quote inside of an unquoted field: {line}");
            ((false, rest[..end].to_owned()), &rest[end..])
        };
        out.push(field);
        match after.strip_prefix(';') {
            Some(more) => rest = more,
            None => {
                assert!(after.is_empty(), "{line}");
                return out;
            }
        }
    }
}

/// Debit and credit turnover of each account of the file.
fn turnovers(lines: &[Vec<(bool, String)>]) -> BTreeMap<u32, (u64, u64)> {
    let mut sums: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
    for line in &lines[2..] {
        assert_eq!(line.len(), 125);
        let (whole, cents) = line[0].1.split_once(',').expect("a comma");
        assert!(!line[0].0 && (1..=10).contains(&whole.len()) && cents.len() == 2, "{:?}", line[0]);
        let amount: u64 = whole.parse::<u64>().unwrap() * 100 + cents.parse::<u64>().unwrap();
        assert!(amount > 0);
        assert_eq!(line[1], (true, "S".to_owned()));
        assert_ne!(line[6].1, line[7].1, "no account against itself");
        sums.entry(line[6].1.parse().unwrap()).or_default().0 += amount;
        sums.entry(line[7].1.parse().unwrap()).or_default().1 += amount;
    }
    sums
}

#[test]
fn the_header_is_that_of_the_description() {
    let bytes = write(&entries(), &numbers(Chart::Skr04)).unwrap();
    let first = bytes.split(|byte| *byte == b'\r').next().unwrap();
    assert_eq!(
        std::str::from_utf8(first).unwrap(),
        "\"EXTF\";700;21;\"Buchungsstapel\";13;20261102080509000;;\"RE\";\"\";\"\";1001;1;20260101;4;20261001;20261031;\
         \"Oktober 2026\";\"EN\";1;0;1;\"EUR\";;\"\";;;\"04\";;;\"\";\"\""
    );
    let lines = read(&bytes);
    assert_eq!(lines[0].len(), 31);
    assert_eq!(lines[1].len(), 125);
    assert_eq!(lines[1][6].1, "Konto");
    assert_eq!(lines[1][113].1, "Festschreibung");
}

#[test]
fn an_entry_of_many_postings_becomes_lines_of_two_accounts_exact_to_the_cent() {
    let lines = read(&write(&entries(), &numbers(Chart::Skr04)).unwrap());
    // By hand, SKR04: 4200 revenue, 3806 VAT, 6000 wages, 6110 social, 3720 net, 3730 tax, 3740 funds.
    let found: Vec<_> =
        lines[2..].iter().map(|line| (line[0].1.as_str(), line[6].1.as_str(), line[7].1.as_str(), line[10].1.as_str())).collect();
    assert_eq!(
        found,
        [
            ("5361,00", "10042", "4200", "RE-2026-000123"),
            ("1018,59", "10042", "3806", "RE-2026-000123"),
            ("1900,00", "6000", "3720", "2026-000002"),
            ("400,00", "6000", "3730", "2026-000002"),
            ("700,00", "6000", "3740", "2026-000002"),
            ("630,00", "6110", "3740", "2026-000002"),
            ("50,00", "3501", "1370", "UM-1"),
            ("50,00", "1370", "3501", "UM-1"),
        ]
    );
    assert_eq!(lines[2][9].1, "1510", "day and month");
    assert_eq!(lines[2][13].1, "Rechnung \"Stadtplanung\"; Lódz", "ó is a letter of Windows-1252, Ł and ź are not");
    assert_eq!((lines[2][47].1.as_str(), lines[2][48].1.as_str()), ("Unterkonto Soll", "K-0042"));
    assert_eq!((lines[2][49].1.as_str(), lines[2][50].1.as_str()), ("Unterkonto Haben", "S19"));
}

#[test]
fn a_long_text_is_cut_at_60_and_stands_whole_in_the_additional_information() {
    let mut long = entries();
    long[0].text = format!("{} Ende", "Wort ".repeat(30).trim());
    let lines = read(&write(&long, &numbers(Chart::Skr03)).unwrap());
    assert!(lines[2][13].1.chars().count() <= 60);
    assert_eq!((lines[2][51].1.as_str(), lines[2][52].1.as_str()), ("Text", long[0].text.as_str()));
}

#[test]
fn what_the_import_would_reject_is_said_before() {
    let mut bad = entries();
    bad[0].document = "RE 2026/ä".to_owned();
    bad[0].text = "李".to_owned();
    bad[1].day = date(2027, 1, 1);
    bad[2].postings = vec![post("shares:M-1", 1), post("nobody", -1)];
    let refusals = write(&bad, &numbers(Chart::Skr49)).unwrap_err();
    let found: Vec<_> = refusals.iter().map(|no| (no.code, no.field.as_str())).collect();
    assert_eq!(
        found,
        [
            ("document", "entries[0].document"),
            ("letter", "entries[0].text"),
            ("day", "entries[1].day"),
            ("no-number", "entries[2].postings"),
            ("no-number", "entries[2].postings"),
        ]
    );
    assert!(refusals[3].de.contains("shares:M-1"), "{}", refusals[3].de);
    let client = Client { consultant: 7, client: 0, ..client() };
    let numbers = numbers(Chart::Skr04);
    let (from, to) = (date(2026, 12, 1), date(2027, 1, 31));
    let batch = Batch { client: &client, numbers: &numbers, from, to, name: &"x".repeat(31), initials: "e", fixed: false };
    let codes: Vec<_> = write_bookings(&batch, &[]).unwrap_err().iter().map(|no| no.code).collect();
    assert_eq!(codes, ["consultant", "client", "period", "initials", "length"]);
    let mut huge = entries();
    huge[2].postings = vec![post("bank", 1_000_000_000_000), post("shares", -1_000_000_000_000)];
    assert_eq!(write(&huge, &numbers).unwrap_err()[0].code, "amount");
    huge[2].postings[0].amount_cents = Cents(1);
    assert_eq!(write(&huge, &numbers).unwrap_err()[0].code, "unbalanced");
}

#[test]
fn contacts_have_254_fields_in_their_places() {
    let contacts = [
        Contact {
            account: 10_042,
            name: Named::Company("Stadtverwaltung Beispiel".to_owned()),
            vat_id: Some(VatId::parse("DE123456788").unwrap()),
            street: "Rathausplatz 2".to_owned(),
            postcode: "28195".to_owned(),
            city: "Bremen".to_owned(),
            country: "DE".to_owned(),
            email: "eingang@example.net".to_owned(),
            phone: String::new(),
            number: "K-0042".to_owned(),
            iban: Some(Iban::parse("DE02120300000000202051").unwrap()),
            bic: None,
            mandate_id: "MANDAT-42".to_owned(),
            due_in_days: Some(14),
        },
        Contact {
            account: 70_001,
            name: Named::Person { first: "Zoë".to_owned(), family: "Łukasiewicz".to_owned() },
            vat_id: None,
            street: "Weg 1".to_owned(),
            postcode: "10963".to_owned(),
            city: "Berlin".to_owned(),
            country: "DE".to_owned(),
            email: String::new(),
            phone: "+49 30 1234567".to_owned(),
            number: String::new(),
            iban: None,
            bic: None,
            mandate_id: String::new(),
            due_in_days: None,
        },
    ];
    let bytes = write_contacts(&client(), &numbers(Chart::Skr04), &contacts).unwrap();
    let lines = read(&bytes);
    assert_eq!(lines[0][..5].iter().map(|field| field.1.as_str()).collect::<Vec<_>>(), ["EXTF", "700", "16", "Debitoren/Kreditoren", "5"]);
    assert!(lines[1..].iter().all(|line| line.len() == 254));
    let named = |line: usize, heading: &str| {
        let at = lines[1].iter().position(|field| field.1 == heading).expect("a heading");
        lines[line][at].1.clone()
    };
    for (heading, value) in [
        ("Konto", "10042"),
        ("Name (Adressatentyp Unternehmen)", "Stadtverwaltung Beispiel"),
        ("Adressatentyp", "2"),
        ("EU-Land", "DE"),
        ("EU-UStID", "123456788"),
        ("Ort", "Bremen"),
        ("IBAN-Nr. 1", "DE02120300000000202051"),
        ("Kundennummer", "K-0042"),
        ("Fälligkeit in Tagen (Debitor)", "14"),
        ("SEPA-Mandatsreferenz 1", "MANDAT-42"),
    ] {
        assert_eq!(named(2, heading), value, "{heading}");
    }
    assert_eq!(named(3, "Name (Adressatentyp natürl. Person)"), "Lukasiewicz");
    assert_eq!(named(3, "Vorname (Adressatentyp natürl. Person)"), "Zoë");
    python(&bytes, "contacts.csv");
    let mut bad = contacts.to_vec();
    bad[0].account = 4200;
    bad[1].city = "x".repeat(31);
    let codes: Vec<_> = write_contacts(&client(), &numbers(Chart::Skr04), &bad).unwrap_err().iter().map(|no| no.code).collect();
    assert_eq!(codes, ["account-number", "length"]);
}

/// Python's own csv module and the regular expressions of the format's description.
fn python(bytes: &[u8], name: &str) {
    let file = std::env::temp_dir().join(format!("papers-{}-{name}", std::process::id()));
    std::fs::write(&file, bytes).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/official/extf.py");
    let out = Command::new("python3").arg(script).arg(&file).output();
    std::fs::remove_file(&file).unwrap();
    match out {
        Ok(out) => assert!(out.status.success(), "{}", String::from_utf8_lossy(&[out.stdout, out.stderr].concat())),
        Err(fault) => support::skipped("python3", &fault.to_string()),
    }
}

#[test]
fn pythons_csv_module_and_the_formats_regular_expressions_agree() {
    for chart in [Chart::Skr03, Chart::Skr04, Chart::Skr49] {
        python(&write(&entries(), &numbers(chart)).unwrap(), &format!("{chart:?}.csv"));
    }
}

const ROLES: [&str; 9] =
    ["bank", "receivable", "revenue", "vat-payable:19", "vat-payable:7", "budgets:A", "budgets:B", "wages", "net-pay-payable:B-1"];

prop_compose! {
    /// An entry of 2 to 9 postings that adds up to nothing.
    fn any_entry()(parts in prop::collection::vec((0..ROLES.len(), -10_000_000_i64..10_000_000), 1..8), last in 0..ROLES.len()) -> Entry {
        let rest: i64 = parts.iter().map(|(_, cents)| cents).sum();
        let mut postings: Vec<_> = parts.into_iter().map(|(role, cents)| post(ROLES[role], cents)).collect();
        postings.push(post(ROLES[last], -rest));
        entry(1, "", "x", postings)
    }
}

proptest! {
    #[test]
    fn the_totals_of_every_account_are_those_of_the_journal(entries in prop::collection::vec(any_entry(), 0..20)) {
        let numbers = numbers(Chart::Skr03);
        let found = turnovers(&read(&write(&entries, &numbers).unwrap()));
        let mut expected: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
        for posting in entries.iter().flat_map(|entry| &entry.postings) {
            let sum = expected.entry(numbers.number(&posting.account).unwrap()).or_default();
            if posting.amount_cents.0 > 0 { sum.0 += posting.amount_cents.0.unsigned_abs() } else { sum.1 += posting.amount_cents.0.unsigned_abs() }
        }
        expected.retain(|_, sum| *sum != (0, 0));
        // The clearing account (SKR03 1590) is passed through and ends at nothing.
        let mut found = found;
        let clearing = found.remove(&1590).unwrap_or_default();
        prop_assert_eq!(clearing.0, clearing.1);
        prop_assert_eq!(found, expected);
    }
}
