//! How fast files and documents are made and read: `cargo bench -p papers`. Prints figures, asserts nothing.
//!
//! `cargo bench -p papers -- 1000` prints 1,000 documents instead of 10,000. The Python peers run at the end, with the
//! Python that has them: `ENSEMBLE_PYTHON`, else `.venv/bin/python` of the workspace (see `peers.py`).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a benchmark may fail loudly")]

#[path = "../examples/specimens/values.rs"]
mod values;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::civil::date;
use papers::camt::{self, Entry, Statement};
use papers::documents::{Document, InvoiceLetter, Lang, render};
use papers::invoice::check::BuiltIn;
use papers::invoice::check::{RuleBook as _, embedded_file};
use papers::invoice::{self, cii, ubl};
use papers::pain001::{self, Batch, Payment, Purpose, Remittance};
use papers::{Cents, Iban};

fn main() {
    let documents = std::env::args().filter_map(|word| word.parse().ok()).next_back().unwrap_or(10_000);
    // First, so that nothing else is in memory yet.
    let pdf = print_documents(documents);
    let xml = xml_files();
    hybrid(&pdf);
    let statement = payments();
    large_statement();
    peers(&[("invoice.xml", &xml), ("invoice.pdf", &pdf), ("statement.xml", &statement)]);
}

/// Time and memory of printed invoices, each with its file inside; the first document by itself.
fn print_documents(count: u32) -> Vec<u8> {
    let house = values::house();
    let letter = values::invoice(Lang::De);
    println!("memory before any document: {}", resident());
    let first = Instant::now();
    let pdf = render(&house, &Document::Invoice(Box::new(letter.clone())), Lang::De).unwrap();
    println!("first ZUGFeRD PDF of a process: {:.1?}, {} KB; memory after it: {}", first.elapsed(), pdf.bytes.len() / 1024, resident());
    let (start, cpu) = (Instant::now(), cpu_time());
    for number in 0..count {
        let document = Document::Invoice(Box::new(numbered(&letter, number)));
        black_box(render(&house, &document, Lang::De).unwrap());
    }
    let cpu = cpu_time().saturating_sub(cpu);
    println!(
        "ZUGFeRD PDF: {} ms CPU each, {} ms each on the clock, of {count} different ones; memory after them: {}",
        milliseconds(cpu, count),
        milliseconds(start.elapsed(), count),
        resident()
    );
    pdf.bytes
}

/// An invoice of its own: another number and other hours, so another text, total, QR code and file.
fn numbered(letter: &InvoiceLetter, number: u32) -> InvoiceLetter {
    let mut letter = letter.clone();
    letter.invoice.number = format!("RE-2026-{number:06}");
    letter.invoice.lines[0].quantity = rust_decimal::Decimal::from(number % 200 + 1);
    let taxed = invoice::Treatment::taxed(rust_decimal::Decimal::from(19));
    letter.invoice = letter.invoice.with_totals(&[taxed]).unwrap();
    letter.reference = Some(papers::CreditorReference::make(&letter.invoice.number).unwrap());
    letter.embedded_xml = Some(cii::write(&letter.invoice));
    letter
}

fn xml_files() -> Vec<u8> {
    let invoice = values::invoice(Lang::De).invoice;
    let (in_cii, in_ubl) = (cii::write(&invoice), ubl::write(&invoice));
    each("invoice written as CII", 20_000, || cii::write(&invoice).len());
    each("invoice written as UBL", 20_000, || ubl::write(&invoice).len());
    each("invoice read from CII", 20_000, || invoice::read(&in_cii).unwrap().lines.len());
    each("invoice read from UBL", 20_000, || invoice::read(&in_ubl).unwrap().lines.len());
    each("CII file read and held against all rules", 5_000, || BuiltIn.check(&in_cii).unwrap().len());
    each("UBL file read and held against all rules", 5_000, || BuiltIn.check(&in_ubl).unwrap().len());
    in_cii
}

fn hybrid(pdf: &[u8]) {
    each("invoice file taken out of a PDF", 2_000, || embedded_file(pdf).unwrap().len());
}

fn payments() -> Vec<u8> {
    let salaries = salaries(10_000);
    each("10,000 salaries as pain.001", 20, || pain001::write(&salaries).unwrap().len());
    let statement = statement(10_000);
    println!("camt.053 with 10,000 entries: {} KB", statement.len() / 1024);
    each("camt.053 with 10,000 entries read", 20, || camt::read(&statement).unwrap()[0].entries.len());
    statement
}

fn salaries(count: u32) -> Batch {
    let payment = |number: u32| Payment {
        end_to_end_id: format!("LOHN-2026-10-{number:06}"),
        creditor_name: format!("Zoë Łukasiewicz-Müller {number}"),
        creditor_iban: Iban::parse("DE89370400440532013000").unwrap(),
        creditor_bic: None,
        amount_cents: Cents(150_000 + i64::from(number)),
        remittance: Remittance::Text("Gehalt Oktober 2026".to_owned()),
    };
    Batch {
        message_id: "MSG-2026-10-0001".to_owned(),
        payment_id: "LOHN-2026-10".to_owned(),
        created_at: date(2026, 10, 28).at(9, 30, 0, 0),
        execute_on: date(2026, 10, 30),
        purpose: Purpose::Salary,
        debtor_name: "Muster eG".to_owned(),
        debtor_iban: Iban::parse("DE02120300000000202051").unwrap(),
        debtor_bic: None,
        payments: (0..count).map(payment).collect(),
    }
}

/// A statement as our own writer makes it, with a payer, a reference and a purpose in each entry.
fn statement(count: u32) -> Vec<u8> {
    let balance = |kind| camt::Balance { kind, amount_cents: Cents(1_000), currency: papers::Currency::EUR, day: date(2026, 10, 30) };
    let statement = Statement {
        id: "STMT-1".to_owned(),
        sequence: Some(1),
        created_at: Some("2026-10-30T20:00:00".to_owned()),
        account: camt::Account { iban: Some(Iban::parse("DE02120300000000202051").unwrap()), ..camt::Account::default() },
        balances: vec![balance(camt::BalanceKind::OpeningBooked), balance(camt::BalanceKind::ClosingBooked)],
        entries: (0..count).map(entry).collect(),
    };
    let message = camt::Message { id: "MSG-1".to_owned(), created_at: date(2026, 10, 30).at(20, 0, 0, 0) };
    camt::write(&message, &[statement]).unwrap()
}

fn entry(number: u32) -> Entry {
    let payer = camt::Party {
        name: Some(format!("Zoë Łukasiewicz-Müller {number}")),
        iban: Some(Iban::parse("DE89370400440532013000").unwrap()),
    };
    Entry {
        amount_cents: Cents(i64::from(number) + 1),
        currency: papers::Currency::EUR,
        status: camt::Status::Booked,
        reversal: false,
        booked_on: Some(date(2026, 10, 30)),
        value_on: Some(date(2026, 10, 30)),
        bank_reference: Some(format!("REF{number:09}")),
        code: Some("PMNT/RCDT/ESCT".to_owned()),
        information: Some("Gutschrift".to_owned()),
        details: vec![camt::Detail {
            end_to_end_id: Some(format!("E2E-{number}")),
            remittance: vec![format!("Rechnung RE-2026-{number:06} vom 15.10.2026")],
            debtor: payer,
            ..camt::Detail::default()
        }],
    }
}

/// 100,000 entries from a stream: what the reader takes beside nothing at all.
fn large_statement() {
    let path = std::env::temp_dir().join(format!("papers-speed-{}.xml", std::process::id()));
    std::fs::write(&path, statement(100_000)).unwrap();
    let file = std::fs::File::open(&path).unwrap();
    let size = file.metadata().unwrap().len() / 1024;
    let (before, start) = (memory("VmRSS"), Instant::now());
    let sum: i64 = camt::Entries::open(std::io::BufReader::new(file)).unwrap().map(|entry| entry.unwrap().1.amount_cents.0).sum();
    let (took, grown) = (start.elapsed(), memory("VmRSS").saturating_sub(before));
    println!("camt.053 with 100,000 entries ({size} KB) as a stream: {took:.1?}, memory grows by {grown} KB (sum {sum})");
    std::fs::remove_file(&path).unwrap();
}

/// The fastest of five rounds: what else the machine does only adds.
fn each(name: &str, times: u32, mut act: impl FnMut() -> usize) {
    let mut fastest = Duration::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        for _ in 0..times {
            black_box(act());
        }
        fastest = fastest.min(start.elapsed());
    }
    println!("{name}: {} ms", milliseconds(fastest, times));
}

/// One of many, in milliseconds with four decimals.
fn milliseconds(whole: Duration, times: u32) -> String {
    let tenths_of_microseconds = (whole / times).as_nanos() / 100;
    format!("{}.{:04}", tenths_of_microseconds / 10_000, tenths_of_microseconds % 10_000)
}

/// CPU time of all threads so far, user and system (proc(5): hundredths of a second).
fn cpu_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u64 = after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// A field of `/proc/self/status` in KB.
fn memory(field: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(field));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or(0)
}

fn resident() -> String {
    let (now, private, most) = (memory("VmRSS"), memory("RssAnon"), memory("VmHWM"));
    format!("{} MB, {} of them private, at most {}", now / 1024, private / 1024, most / 1024)
}

/// The same files with Python's libraries, in the same minute.
fn peers(files: &[(&str, &[u8])]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = std::env::var_os("ENSEMBLE_PYTHON").map_or_else(|| root.join("../.venv/bin/python"), PathBuf::from);
    if !python.exists() {
        eprintln!("SKIPPED: the Python peers ({} is missing)", python.display());
        return;
    }
    let folder = std::env::temp_dir().join(format!("papers-peers-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    let status = std::process::Command::new(python).arg(root.join("benches/peers.py")).arg(&folder).status().unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(status.success(), "the peers failed");
}
