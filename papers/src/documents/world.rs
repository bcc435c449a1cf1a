//! typst without a world around it: fixed names, no files, no packages, no clock.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, Severity, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::DocumentError;

/// Documents for which typst keeps a result that was not asked for again. One keeps the house style and the template
/// compiled while documents of a kind follow each other. More is slower and larger, for every round is looked
/// through: measured with 400 different invoices, 0 costs 11.4 ms of CPU each and 9 MB, 1 costs 10.8 ms and 11 MB,
/// 5 costs 11.3 ms and 18 MB, 20 costs 12.7 ms and 47 MB.
const KEPT_ROUNDS: usize = 1;

/// One document to typeset.
pub(super) struct Job {
    pub(super) template: Template,
    /// Makes the file's id; stable for the same document.
    pub(super) ident: String,
    /// `/values.json`.
    pub(super) values: Vec<u8>,
    /// `/code.svg`, may be empty.
    pub(super) code: Vec<u8>,
    /// `/factur-x.xml`, may be empty.
    pub(super) attachment: Vec<u8>,
    /// `/logo.svg`, may be empty.
    pub(super) logo: Vec<u8>,
}

/// The templates, by the document they make.
#[derive(Clone, Copy)]
pub(super) enum Template {
    Invoice,
    Contract,
    Payslip,
    MemberList,
    Admission,
    Invitation,
    Attendance,
    Minutes,
    Reminder,
    Order,
    Statement,
    ShareCertificate,
    CourseCertificate,
    DonationReceipt,
    VotingLetter,
}

/// Typesets and exports.
pub(super) fn typeset(job: Job) -> Result<Vec<u8>, DocumentError> {
    let result = compile(job);
    // Also after a fault: what is cached stays cached otherwise.
    comemo::evict(KEPT_ROUNDS);
    result
}

fn compile(job: Job) -> Result<Vec<u8>, DocumentError> {
    let has_attachment = !job.attachment.is_empty();
    let ident = job.ident;
    let desk = Desk {
        main: FILES.main(job.template).id(),
        values: with_facts(&job.values, !job.code.is_empty(), has_attachment)?,
        code: Bytes::new(job.code),
        attachment: Bytes::new(job.attachment),
        logo: Bytes::new(job.logo),
    };
    let compiled = typst::compile::<PagedDocument>(&desk);
    let document = compiled.output.map_err(|faults| fault(&faults))?;
    let standards = PdfStandards::new(&[PdfStandard::A_3a]).map_err(|fault| DocumentError::Typesetting(fault.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some("Ensemble".to_owned())),
        timestamp: None,
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|faults| fault(&faults))
}

/// Tells the template which of the optional files are there.
fn with_facts(values: &[u8], code: bool, attachment: bool) -> Result<Bytes, DocumentError> {
    let mut text = values.to_vec();
    if text.pop() != Some(b'}') {
        return Err(DocumentError::Typesetting("the values are no object".to_owned()));
    }
    let facts = format!(",\"has_code\":{code},\"has_attachment\":{attachment}}}");
    text.extend_from_slice(facts.as_bytes());
    Ok(Bytes::new(text))
}

/// Missing letters get their own error; everything else is shown as typst says it.
fn fault(faults: &[SourceDiagnostic]) -> DocumentError {
    let mut letters = BTreeSet::new();
    let mut messages = Vec::new();
    for fault in faults.iter().filter(|fault| fault.severity == Severity::Error) {
        if fault.message.contains("could not be displayed") || fault.message.contains("no font") {
            letters.extend(fault.message.chars().filter(|letter| !letter.is_ascii()));
        }
        messages.push(fault.message.to_string());
    }
    if letters.is_empty() {
        DocumentError::Typesetting(messages.join("; "))
    } else {
        DocumentError::Letters(letters.into_iter().filter(|sign| sign.is_alphabetic()).collect())
    }
}

/// The world of one document.
struct Desk {
    main: FileId,
    values: Bytes,
    code: Bytes,
    attachment: Bytes,
    logo: Bytes,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.1
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let known = FILES.sources.iter().find(|source| source.id() == id);
        known.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let files =
            [(FILES.values, &self.values), (FILES.code, &self.code), (FILES.attachment, &self.attachment), (FILES.logo, &self.logo)];
        let known = files.into_iter().find(|(known, _)| *known == id);
        known.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.0.get(index).cloned()
    }

    /// There is no today: every date comes with the values.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

static FONTS: LazyLock<(Vec<Font>, LazyHash<FontBook>)> = LazyLock::new(|| {
    let files: [&[u8]; 4] = [
        include_bytes!("fonts/Inter-Regular.otf"),
        include_bytes!("fonts/Inter-SemiBold.otf"),
        include_bytes!("fonts/Inter-Italic.otf"),
        include_bytes!("fonts/DejaVuSans.ttf"),
    ];
    let fonts: Vec<Font> = files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
    let book = LazyHash::new(FontBook::from_fonts(&fonts));
    (fonts, book)
});

/// All names there are. typst keeps every name it ever saw, at most 65,535, and never forgets one: so
/// there is a fixed handful, whatever the number of documents.
struct Files {
    sources: Vec<Source>,
    values: FileId,
    code: FileId,
    attachment: FileId,
    logo: FileId,
}

impl Files {
    fn main(&self, template: Template) -> Source {
        let at = match template {
            Template::Invoice => 1,
            Template::Contract => 2,
            Template::Payslip => 3,
            Template::MemberList => 4,
            Template::Admission => 5,
            Template::Invitation => 6,
            Template::Attendance => 7,
            Template::Minutes => 8,
            Template::Reminder => 9,
            Template::Order => 10,
            Template::Statement => 11,
            Template::ShareCertificate => 12,
            Template::CourseCertificate => 13,
            Template::DonationReceipt => 14,
            Template::VotingLetter => 15,
        };
        // The list below is as long as this match; detached is never seen.
        self.sources.get(at).cloned().unwrap_or_else(|| Source::detached(""))
    }
}

static FILES: LazyLock<Files> = LazyLock::new(|| {
    let sources = [
        ("/house.typ", include_str!("templates/house.typ")),
        ("/invoice.typ", include_str!("templates/invoice.typ")),
        ("/contract.typ", include_str!("templates/contract.typ")),
        ("/payslip.typ", include_str!("templates/payslip.typ")),
        ("/member-list.typ", include_str!("templates/member-list.typ")),
        ("/admission.typ", include_str!("templates/admission.typ")),
        ("/invitation.typ", include_str!("templates/invitation.typ")),
        ("/attendance.typ", include_str!("templates/attendance.typ")),
        ("/minutes.typ", include_str!("templates/minutes.typ")),
        ("/reminder.typ", include_str!("templates/reminder.typ")),
        ("/order.typ", include_str!("templates/order.typ")),
        ("/statement.typ", include_str!("templates/statement.typ")),
        ("/share-certificate.typ", include_str!("templates/share-certificate.typ")),
        ("/course-certificate.typ", include_str!("templates/course-certificate.typ")),
        ("/donation-receipt.typ", include_str!("templates/donation-receipt.typ")),
        ("/voting-letter.typ", include_str!("templates/voting-letter.typ")),
    ];
    Files {
        sources: sources.iter().map(|(name, text)| Source::new(id(name), (*text).to_owned())).collect(),
        values: id("/values.json"),
        code: id("/code.svg"),
        attachment: id("/factur-x.xml"),
        logo: id("/logo.svg"),
    }
});

/// The names above are all valid; a name that is not would become the root, which no file has.
fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).or_else(|_| VirtualPath::new("/"));
    match path {
        Ok(path) => RootedPath::new(VirtualRoot::Project, path).intern(),
        Err(_) => Source::detached("").id(),
    }
}
