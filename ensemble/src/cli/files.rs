//! Invoices and bank statements as files: written, read and checked without a database.

use anyhow::{Context as _, bail};
use papers::{
    Bic, CreditorReference, Iban, camt,
    documents::{self, Document, EntityKind, House, InvoiceLetter, Recipient},
    invoice::{
        self, Invoice, Party,
        check::{BuiltIn, Finding, RuleBook as _, embedded_file, is_valid},
        cii, ubl,
    },
};
use std::{
    fs,
    io::{self, Read as _, Write},
    path::{Path, PathBuf},
};

/// What `ensemble invoice` can do.
#[derive(clap::Subcommand)]
pub enum Invoices {
    /// Write the invoice on standard input (JSON, as `read` prints it) as a file to standard output
    Write {
        /// The form of the file
        #[arg(long)]
        format: Format,
    },
    /// Check files against the rules of EN 16931 (and XRechnung); ends with code 1 if one is invalid
    Check {
        /// UBL, CII, or a PDF with one of them inside
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Print an invoice file as JSON
    Read {
        /// UBL, CII, or a PDF with one of them inside
        file: PathBuf,
    },
}

/// Forms of an e-invoice.
#[derive(Clone, Copy, clap::ValueEnum)]
pub enum Format {
    /// XRechnung 3.0 in UBL
    XrechnungUbl,
    /// XRechnung 3.0 in CII
    XrechnungCii,
    /// A PDF/A-3 with the CII file inside
    Zugferd,
}

/// What `ensemble bank` can do.
#[derive(clap::Subcommand)]
pub enum Bank {
    /// Print a bank statement (camt.053) as JSON
    Read {
        /// The file
        file: PathBuf,
    },
    /// Say whether a bank statement adds up; ends with code 1 if not
    Check {
        /// The file
        file: PathBuf,
    },
}

fn bytes(file: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(file).with_context(|| file.display().to_string())
}

/// The XML of an invoice, out of the PDF if it is one.
fn xml(file: &Path) -> anyhow::Result<Vec<u8>> {
    let bytes = bytes(file)?;
    if bytes.starts_with(b"%PDF") { embedded_file(&bytes).with_context(|| file.display().to_string()) } else { Ok(bytes) }
}

/// Runs `ensemble invoice`; says whether all was well.
///
/// # Errors
/// A file that cannot be read; an invoice that may not be written.
pub fn invoices(what: &Invoices) -> anyhow::Result<bool> {
    let mut out = io::stdout().lock();
    match what {
        Invoices::Read { file } => {
            let invoice = invoice::read(&xml(file)?).with_context(|| file.display().to_string())?;
            writeln!(out, "{}", serde_json::to_string_pretty(&invoice)?)?;
            Ok(true)
        }
        Invoices::Check { files } => {
            let mut all_valid = true;
            for file in files {
                all_valid &= check(file, &mut out)?;
            }
            Ok(all_valid)
        }
        Invoices::Write { format } => {
            let mut text = String::new();
            io::stdin().read_to_string(&mut text)?;
            let invoice: Invoice = serde_json::from_str(&text).context("the invoice on standard input")?;
            out.write_all(&write(invoice, *format)?)?;
            Ok(true)
        }
    }
}

fn check(file: &Path, out: &mut impl Write) -> anyhow::Result<bool> {
    let found = xml(file).and_then(|xml| Ok(BuiltIn.check(&xml)?));
    match found {
        Ok(findings) => {
            let valid = is_valid(&findings);
            writeln!(out, "{}: {}", file.display(), if valid { "valid" } else { "invalid" })?;
            for Finding { rule, field, en, .. } in &findings {
                writeln!(out, "  {rule} {field}: {en}")?;
            }
            Ok(valid)
        }
        Err(fault) => {
            writeln!(out, "{}: cannot be read: {fault:#}", file.display())?;
            Ok(false)
        }
    }
}

fn write(mut invoice: Invoice, format: Format) -> anyhow::Result<Vec<u8>> {
    match format {
        Format::XrechnungUbl | Format::XrechnungCii => {
            invoice.specification = invoice::XRECHNUNG_3.to_owned();
            invoice.process.get_or_insert_with(|| invoice::PEPPOL_BILLING.to_owned());
        }
        Format::Zugferd => invoice.specification = invoice::EN_16931.to_owned(),
    }
    let file = if matches!(format, Format::XrechnungUbl) { ubl::write(&invoice) } else { cii::write(&invoice) };
    let findings = BuiltIn.check(&file)?;
    if !is_valid(&findings) {
        let all: Vec<String> = findings.iter().map(|found| format!("{} {}: {}", found.rule, found.field, found.en)).collect();
        bail!("the invoice would be invalid:\n  {}", all.join("\n  "));
    }
    match format {
        Format::Zugferd => hybrid(invoice, file),
        _ => Ok(file),
    }
}

fn lines(party: &Party) -> Vec<String> {
    let part = |text: &Option<String>| text.clone().unwrap_or_default();
    let town = format!("{} {}", part(&party.address.post_code), part(&party.address.city));
    [part(&party.address.line), part(&party.address.second_line), town.trim().to_owned(), part(&party.address.country)]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect()
}

/// The PDF with the file inside, in the plain house style: what a cooperative's own style adds, the product knows.
fn hybrid(invoice: Invoice, file: Vec<u8>) -> anyhow::Result<Vec<u8>> {
    let seller = &invoice.seller;
    let contact =
        |of: fn(&invoice::Contact) -> &Option<String>| seller.contact.as_ref().and_then(|one| of(one).clone()).unwrap_or_default();
    let transfer = invoice.payment.as_ref().and_then(|payment| payment.transfers.first());
    let house = House {
        name: seller.name.clone(),
        claim: String::new(),
        kind: EntityKind::Company,
        address: lines(seller),
        seat: seller.address.city.clone().unwrap_or_default(),
        register: seller.legal_information.clone().unwrap_or_default(),
        board: Vec::new(),
        supervisory_chair: None,
        vat_id: seller.vat_id.clone(),
        tax_number: seller.tax_number.clone(),
        email: contact(|one| &one.email),
        phone: contact(|one| &one.phone),
        web: String::new(),
        iban: transfer.and_then(|transfer| Iban::parse(&transfer.account).ok()),
        bic: transfer.and_then(|transfer| Bic::parse(transfer.bic.as_deref()?).ok()),
        bank: String::new(),
        accent: "#0d6553".to_owned(),
        second: "#b86e00".to_owned(),
        logo_svg: None,
        has_logo: false,
    };
    let reference = invoice.payment.as_ref().and_then(|payment| CreditorReference::parse(payment.remittance.as_deref()?).ok());
    let letter = InvoiceLetter {
        recipient: Recipient { name: invoice.buyer.name.clone(), address: lines(&invoice.buyer) },
        customer_number: String::new(),
        member: String::new(),
        opening: String::new(),
        closing: String::new(),
        reference,
        embedded_xml: Some(file),
        invoice,
    };
    Ok(documents::render(&house, &Document::Invoice(Box::new(letter)), documents::Lang::De)?.bytes)
}

/// Runs `ensemble bank`; says whether all was well.
///
/// # Errors
/// A file that cannot be read.
pub fn bank(what: &Bank) -> anyhow::Result<bool> {
    let (Bank::Read { file } | Bank::Check { file }) = what;
    let statements = camt::read(&bytes(file)?).with_context(|| file.display().to_string())?;
    let mut out = io::stdout().lock();
    if let Bank::Read { .. } = what {
        writeln!(out, "{}", serde_json::to_string_pretty(&statements)?)?;
        return Ok(true);
    }
    for statement in &statements {
        let verdict = match statement.adds_up() {
            Some(true) => "opening balance + entries = closing balance",
            Some(false) => "opening balance + entries is not the closing balance",
            None => "a balance is missing: nothing can be said",
        };
        writeln!(out, "{}: {} entries, {verdict}", statement.id, statement.entries.len())?;
    }
    Ok(statements.iter().all(|statement| statement.adds_up() == Some(true)))
}
