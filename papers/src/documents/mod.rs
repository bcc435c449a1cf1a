//! The printed documents: PDF/A-3a by typst, in German and English, in one house style.
//!
//! Values in, bytes out: the same values give the same bytes. Templates see the values and nothing
//! else: no file, no network, no clock.
//!
//! ```no_run
//! # use papers::documents::{Document, House, Lang, render};
//! # fn example(house: &House, document: &Document) -> Result<(), Box<dyn std::error::Error>> {
//! let pdf = render(house, document, Lang::De)?;
//! std::fs::write("rechnung.pdf", pdf.bytes)?;
//! # Ok(()) }
//! ```

mod assembly;
mod certificate;
mod contract;
mod donation;
mod facturx;
mod house;
mod invoice;
mod members;
mod order;
mod payslip;
mod qr;
mod reminder;
mod statement;
mod voting;
mod words;
mod world;

use serde::Serialize;

use crate::Refusal;
use crate::xml::sentence;

pub use assembly::{AgendaItem, Assembly, AttendanceList, Attendee, Form, Invitation, Minutes, Mode, Participant, Resolution};
pub use certificate::{CourseCertificate, ShareCertificate};
pub use contract::{Clause, EmploymentContract, PayItem};
pub use donation::{DonationReceipt, Exemption};
pub use house::{EntityKind, House, Recipient};
pub use invoice::InvoiceLetter;
pub use members::{Admission, MemberList, MemberRow};
pub use order::{OrderConfirmation, OrderLine};
pub use payslip::{CostLine, Deduction, Earning, Employee, Extra, FullCost, InsuranceData, InsuredGross, Payslip, Role, TaxData};
pub use qr::{EpcCode, QrError, qr_svg};
pub use reminder::{Claim, Debtor, InterestLine, Reminder, ReminderLevel};
pub use statement::{AnnualStatement, Figure, Highlight, StatementLine, StatementSection};
pub use voting::VotingLetter;
pub use words::euro_words;

/// The language of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// German.
    De,
    /// English.
    En,
}

/// A finished PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
}

/// Why a document is not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The values hold letters that none of our fonts has; they would be missing in print.
    #[error("no font of the house has these letters: {0}")]
    Letters(String),
    /// The QR code cannot be made.
    #[error(transparent)]
    Qr(#[from] QrError),
    /// The values contradict each other or the law.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The template or the exporter objects: a fault of ours, or a value it cannot show.
    #[error("the document cannot be typeset: {0}")]
    Typesetting(String),
}

impl DocumentError {
    /// The fault in both languages, with the field to mend where one is known.
    pub fn refusal(&self) -> Refusal {
        let en = sentence(&self.to_string());
        match self {
            Self::Letters(letters) => {
                Refusal::new("document-letters", "values", en, format!("Keine Schrift des Hauses hat diese Zeichen: {letters}."))
            }
            Self::Qr(fault) => fault.refusal(),
            Self::Refused(refusal) => refusal.clone(),
            Self::Typesetting(fault) => {
                Refusal::new("document-typesetting", "values", en, format!("Das Dokument lässt sich nicht setzen (Meldung: {fault})."))
            }
        }
    }
}

/// A document with its values.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Document {
    /// Invoice, partial invoice, credit note or correction: its title follows from its kind.
    Invoice(Box<InvoiceLetter>),
    /// Employment contract with all terms of § 2 NachwG.
    Contract(Box<EmploymentContract>),
    /// Payslip (§ 108 GewO) with the full-cost statement beside it.
    Payslip(Box<Payslip>),
    /// Member list (§ 30 GenG) as of a day.
    MemberList(MemberList),
    /// Notice of admission to a new member (§ 15 GenG).
    Admission(Box<Admission>),
    /// Invitation to the General Assembly (§ 46 GenG).
    Invitation(Box<Invitation>),
    /// Attendance list of the General Assembly (§ 47(3) GenG).
    Attendance(AttendanceList),
    /// Minutes of the General Assembly (§ 47 GenG).
    Minutes(Box<Minutes>),
    /// Reminder of a late payment, or the formal demand with interest (§ 288 BGB).
    Reminder(Box<Reminder>),
    /// Confirmation of an order.
    Order(Box<OrderConfirmation>),
    /// A member's year.
    Statement(Box<AnnualStatement>),
    /// Certificate of shares, no security.
    Shares(Box<ShareCertificate>),
    /// Certificate of a course with a code to check it by.
    Course(Box<CourseCertificate>),
    /// Receipt for a donation (§ 10b EStG, § 50 EStDV); German, with an explanation in English.
    Donation(Box<DonationReceipt>),
    /// Letter with the code for a secret vote.
    VotingLetter(Box<VotingLetter>),
}

/// What a template gets to see.
#[derive(Serialize)]
struct Values<'a> {
    lang: Lang,
    house: &'a House,
    doc: &'a Document,
    /// What is counted from the values, so that no template counts money.
    worked: Worked,
}

/// What a document counts from its values.
#[derive(Serialize)]
#[serde(untagged)]
enum Worked {
    Nothing,
    Reminder(reminder::ReminderSums),
    Order(order::OrderSums),
    Shares(certificate::ShareSums),
    Donation(donation::DonationWords),
}

/// Typesets a document.
///
/// PDF/A-3a: fonts embedded, tagged for screen readers, a text layer that reads like the values.
/// Invoices can carry their EN 16931 file inside.
///
/// # Errors
/// [`DocumentError`]: letters without a font, a reference too long for the QR code, or a fault of the
/// template.
pub fn render(house: &House, document: &Document, lang: Lang) -> Result<Pdf, DocumentError> {
    let worked = document.worked(lang)?;
    let lang = document.lang(lang);
    let values = serde_json::to_vec(&Values { lang, house, doc: document, worked });
    let values = values.map_err(|fault| DocumentError::Typesetting(fault.to_string()))?;
    let code = document.code(house)?;
    let job = world::Job {
        template: document.template(),
        ident: document.ident(house),
        values,
        code: code.unwrap_or_default(),
        attachment: document.attachment(),
        logo: house.logo_svg.clone().unwrap_or_default(),
    };
    let carries_invoice = !job.attachment.is_empty();
    let bytes = world::typeset(job)?;
    let bytes = if carries_invoice { facturx::splice(&bytes)? } else { bytes };
    Ok(Pdf { bytes })
}

impl Document {
    fn template(&self) -> world::Template {
        match self {
            Self::Invoice(_) => world::Template::Invoice,
            Self::Contract(_) => world::Template::Contract,
            Self::Payslip(_) => world::Template::Payslip,
            Self::MemberList(_) => world::Template::MemberList,
            Self::Admission(_) => world::Template::Admission,
            Self::Invitation(_) => world::Template::Invitation,
            Self::Attendance(_) => world::Template::Attendance,
            Self::Minutes(_) => world::Template::Minutes,
            Self::Reminder(_) => world::Template::Reminder,
            Self::Order(_) => world::Template::Order,
            Self::Statement(_) => world::Template::Statement,
            Self::Shares(_) => world::Template::ShareCertificate,
            Self::Course(_) => world::Template::CourseCertificate,
            Self::Donation(_) => world::Template::DonationReceipt,
            Self::VotingLetter(_) => world::Template::VotingLetter,
        }
    }

    /// What makes the file's own id: the same document always gets the same.
    fn ident(&self, house: &House) -> String {
        let (kind, number) = match self {
            Self::Invoice(letter) => ("invoice", letter.invoice.number.clone()),
            Self::Contract(contract) => ("contract", contract.number.clone()),
            Self::Payslip(slip) => ("payslip", format!("{}/{}-{}", slip.employee.number, slip.year, slip.month)),
            Self::MemberList(list) => ("members", list.as_of.to_string()),
            Self::Admission(notice) => ("admission", notice.member_number.clone()),
            Self::Invitation(invitation) => ("invitation", invitation.assembly.day.to_string()),
            Self::Attendance(list) => ("attendance", list.assembly.day.to_string()),
            Self::Minutes(minutes) => ("minutes", minutes.assembly.day.to_string()),
            Self::Reminder(letter) => ("reminder", format!("{}/{}", letter.ident(), letter.dated_on)),
            Self::Order(order) => ("order", order.number.clone()),
            Self::Statement(statement) => ("statement", format!("{}/{}", statement.member_number, statement.year)),
            Self::Shares(certificate) => ("shares", certificate.number.clone()),
            Self::Course(certificate) => ("course", certificate.check_code.clone()),
            Self::Donation(receipt) => ("donation", receipt.number.clone()),
            Self::VotingLetter(letter) => ("voting-letter", letter.code.clone()),
        };
        format!("{}/{kind}/{number}", house.name)
    }

    /// A donation receipt is a German form, whoever reads it; its English page is an annex.
    fn lang(&self, lang: Lang) -> Lang {
        if matches!(self, Self::Donation(_)) { Lang::De } else { lang }
    }

    /// Counts what is to be counted and refuses what contradicts itself.
    fn worked(&self, lang: Lang) -> Result<Worked, Refusal> {
        Ok(match self {
            Self::Reminder(letter) => Worked::Reminder(letter.sums()?),
            Self::Order(order) => Worked::Order(order.sums()?),
            Self::Shares(certificate) => Worked::Shares(certificate.sums()?),
            Self::Donation(receipt) => Worked::Donation(receipt.words(lang == Lang::En)?),
            Self::Statement(statement) => statement.check().map(|()| Worked::Nothing)?,
            Self::Course(certificate) => certificate.check().map(|()| Worked::Nothing)?,
            _ => Worked::Nothing,
        })
    }

    /// The QR code as SVG, where there is one.
    fn code(&self, house: &House) -> Result<Option<Vec<u8>>, DocumentError> {
        let payment = match self {
            Self::Invoice(letter) => letter.payment_code(house),
            Self::Admission(notice) => notice.payment_code(house),
            Self::Reminder(letter) => letter.payment_code(house)?,
            Self::Course(certificate) => return certificate.code().map(Some),
            Self::VotingLetter(letter) => return Ok(Some(qr_svg(&letter.link)?)),
            _ => None,
        };
        Ok(payment.map(|code| code.svg()).transpose()?)
    }

    fn attachment(&self) -> Vec<u8> {
        match self {
            Self::Invoice(letter) => letter.embedded_xml.clone().unwrap_or_default(),
            _ => Vec::new(),
        }
    }
}

fn too_large(field: &str) -> Refusal {
    Refusal::new("too-large", field, "the amount is too large", "Der Betrag ist zu groß.")
}
