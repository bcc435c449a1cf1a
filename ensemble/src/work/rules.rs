//! Clients, orders and invoices: what may be agreed, how it is taxed, and what follows from a state.

use crate::{
    base::{Cents, Day, Email, FromField, Id, Lang, Line, Refusal, Text},
    budgets::Budget,
};
use rust_decimal::Decimal;

/// The kind of a client's identifier.
pub enum Client {}
/// The kind of an order's identifier.
pub enum Order {}
/// The kind of an invoice's identifier.
pub enum Invoice {}
/// The kind of a draft's identifier.
pub enum Draft {}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];
            /// The word in the database, in forms and in text keys.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
        impl FromField for $name {
            fn from_field(text: &str) -> Result<Self, Refusal> {
                Self::ALL.iter().copied().find(|one| one.code() == text).ok_or_else(|| Refusal::new("field-not-chosen"))
            }
        }
    };
}

words! {
    /// What a client is: it decides about tax and about the form of the invoice.
    ClientKind {
        /// A business (Unternehmen).
        Business = "business",
        /// A private person (Verbraucher).
        Consumer = "consumer",
        /// A public body.
        Public = "public",
    }
}
words! {
    /// Where an order stands.
    State {
        /// The client asked for a change: the member mends it.
        Draft = "draft",
        /// An adviser checks it.
        Review = "review",
        /// The client has the link.
        ClientConfirmation = "client_confirmation",
        /// Confirmed: the work can be done.
        Active = "active",
        /// The invoice is out.
        Invoiced = "invoiced",
        /// The invoice is paid.
        Closed = "closed",
        /// Refused by the adviser or the client.
        Rejected = "rejected",
        /// The client did not answer in time.
        Expired = "expired",
        /// Given up.
        Cancelled = "cancelled",
    }
}
words! {
    /// Who decides about something in the work.
    Decides {
        /// The member alone.
        Member = "member",
        /// Both, by agreement.
        Together = "together",
        /// The client.
        Client = "client",
    }
}
words! {
    /// How the sale is taxed.
    Vat {
        /// The standard rate (§ 12(1) UStG).
        Standard = "standard",
        /// The reduced rate (§ 12(2) UStG).
        Reduced = "reduced",
        /// Exempt course (§ 4 Nr. 21 UStG).
        Course = "course",
        /// Exempt lecture (§ 4 Nr. 22 UStG).
        Lecture = "lecture",
        /// The buyer owes the tax (§ 3a(2), § 13b UStG).
        ReverseCharge = "reverse_charge",
        /// Not taxable here (§ 3a(2) UStG).
        ThirdCountry = "third_country",
    }
}

impl State {
    /// The tone of its pill.
    #[must_use]
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Draft => "wait",
            Self::Review | Self::ClientConfirmation | Self::Invoiced => "info",
            Self::Active | Self::Closed => "good",
            Self::Rejected | Self::Expired => "stop",
            Self::Cancelled => "quiet",
        }
    }
}

/// The tone of the pill of an invoice that stands so (see `InvoiceRow::standing`).
#[must_use]
pub fn standing_tone(standing: &str) -> &'static str {
    match standing {
        "draft" => "wait",
        "open" => "info",
        "overdue" => "stop",
        "paid" => "good",
        _ => "quiet",
    }
}

impl Vat {
    /// The rate in percent on the last day of the service (§ 27(1) UStG).
    #[must_use]
    pub fn rate(self, day: Day) -> Decimal {
        let which = match self {
            Self::Standard => statute::vat::Rate::Standard,
            Self::Reduced => statute::vat::Rate::Reduced,
            _ => return Decimal::ZERO,
        };
        // `order` takes no service of before 2007, the first day the statute knows a rate for.
        statute::vat::rate(which, day).map_or(Decimal::ZERO, |percent| Decimal::new(percent.ppm(), 4).normalize())
    }

    /// How it is written on the invoice: category, rate, reason with its paragraph.
    #[must_use]
    pub fn treatment(self, day: Day) -> papers::invoice::Treatment {
        use papers::invoice::Treatment;
        match self {
            Self::Standard | Self::Reduced => Treatment::taxed(self.rate(day)),
            Self::Course => Treatment::exempt_course(),
            Self::Lecture => Treatment::exempt_lecture(),
            Self::ReverseCharge => Treatment::reverse_charge(),
            Self::ThirdCountry => Treatment::third_country(),
        }
    }

    /// The paragraph of the VAT act.
    #[must_use]
    pub const fn law(self) -> &'static str {
        match self {
            Self::Standard => "§ 12(1) UStG",
            Self::Reduced => "§ 12(2) UStG",
            Self::Course => "§ 4 Nr. 21 UStG",
            Self::Lecture => "§ 4 Nr. 22 UStG",
            Self::ReverseCharge => "§ 3a(2), § 13b UStG",
            Self::ThirdCountry => "§ 3a(2) UStG",
        }
    }
}

/// The member states of the European Union (ISO 3166; Greece is `GR`).
pub const EU: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL",
    "PT", "RO", "SE", "SI", "SK",
];

/// A country by its two letters (ISO 3166).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country(String);

impl Country {
    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// Whether it is a member state of the European Union.
    #[must_use]
    pub fn in_eu(&self) -> bool {
        EU.contains(&self.as_str())
    }
}

impl FromField for Country {
    fn from_field(text: &str) -> Result<Self, Refusal> {
        let code = text.trim().to_uppercase();
        if code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()) { Ok(Self(code)) } else { Err(Refusal::new("work-country")) }
    }
}

/// A client as a member describes it.
#[derive(Clone, Debug)]
pub struct NewClient {
    /// What it is.
    pub kind: ClientKind,
    /// Full name or firm.
    pub name: Line,
    /// Street and number.
    pub street: Line,
    /// Post code.
    pub postcode: Line,
    /// Town.
    pub city: Line,
    /// Country.
    pub country: Country,
    /// VAT id, where there is one.
    pub vat_id: Option<papers::VatId>,
    /// The buyer's reference (public buyers: Leitweg-ID).
    pub buyer_reference: Option<Line>,
    /// Mail address.
    pub email: Email,
    /// Language of mails and invoices.
    pub lang: Lang,
}

/// Reads a VAT id as people type it.
///
/// # Errors
/// `work-vat-id` if it has the form of no member state.
pub fn vat_id(text: &str) -> Result<papers::VatId, Refusal> {
    papers::VatId::parse(text).map_err(|_| Refusal::new("work-vat-id").field("vat_id").law("§ 27a UStG"))
}

/// A client must be one that an invoice can be written to.
///
/// # Errors
/// `work-vat-id-country` if the VAT id is another country's; `work-leitweg` if a public buyer in Germany has no
/// reference by which to find the invoice.
pub fn client(new: &NewClient) -> Result<(), Refusal> {
    let country = if new.country.as_str() == "GR" { "EL" } else { new.country.as_str() };
    if let Some(id) = &new.vat_id
        && id.country() != country
    {
        return Err(Refusal::new("work-vat-id-country").field("vat_id").with("country", new.country.as_str()));
    }
    if new.kind == ClientKind::Public && new.country.as_str() == "DE" {
        let reference = new.buyer_reference.as_ref().map_or("", Line::as_str);
        papers::LeitwegId::parse(reference).map_err(|_| Refusal::new("work-leitweg").field("buyer_reference"))?;
    }
    Ok(())
}

/// How freely the member works: the signs by which employment by the client is told (§ 611a BGB, § 7 SGB IV).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Autonomy {
    /// Who decides the place.
    pub place: Decides,
    /// Who decides the time.
    pub time: Decides,
    /// Who decides the manner.
    pub manner: Decides,
    /// Whether the member performs the work herself, as the cooperative requires.
    pub personally: bool,
    /// Whether the member uses her own tools.
    pub own_tools: bool,
}

impl Autonomy {
    /// Text keys (last part) of the signs against free work, for the adviser.
    #[must_use]
    pub fn red_flags(&self) -> Vec<&'static str> {
        let signs = [
            (self.place == Decides::Client, "place"),
            (self.time == Decides::Client, "time"),
            (self.manner == Decides::Client, "manner"),
            (!self.personally, "personally"),
            (!self.own_tools, "tools"),
        ];
        signs.into_iter().filter(|(raised, _)| *raised).map(|(_, key)| key).collect()
    }
}

/// An order as a member agrees it with a client.
#[derive(Clone, Debug)]
pub struct NewOrder {
    /// What it is, in a few words.
    pub title: Line,
    /// What is to be done.
    pub description: Text,
    /// Price without VAT.
    pub net: Cents,
    /// How it is taxed.
    pub vat: Vat,
    /// Why, if not at the standard rate.
    pub vat_reason: Option<Line>,
    /// Day of the invoice.
    pub invoice_on: Day,
    /// First day of the service.
    pub period_from: Day,
    /// Last day of the service.
    pub period_to: Day,
    /// Until when the client can accept.
    pub valid_until: Day,
    /// Where the work is done.
    pub place: Line,
    /// When.
    pub time: Line,
    /// How freely.
    pub autonomy: Autonomy,
}

/// Most that one order may amount to: one million euros.
pub const NET_MOST: Cents = Cents::euros(1_000_000);

/// Years that a service may lie back.
const YEARS_BACK: i16 = 3;

/// Whether an order may be placed on `today` for a client, through an entity of that legal form.
///
/// # Errors
/// The first rule it breaks, with its field.
pub fn order(new: &NewOrder, kind: ClientKind, country: &Country, has_vat_id: bool, form: &str, today: Day) -> Result<(), Refusal> {
    let refuse = |code, field: &'static str| Err(Refusal::new(code).field(field));
    if new.net <= Cents::ZERO || new.net > NET_MOST {
        return refuse("work-net", "net");
    }
    if new.invoice_on < today {
        return refuse("work-invoice-day-past", "invoice_on");
    }
    if new.period_to < new.period_from {
        return refuse("work-period", "period_to");
    }
    if new.period_from.year() < today.year() - YEARS_BACK {
        return refuse("work-period-old", "period_from");
    }
    if new.valid_until < today {
        return refuse("work-valid-day-past", "valid_until");
    }
    vat(new, kind, country, has_vat_id, form)
}

fn vat(new: &NewOrder, kind: ClientKind, country: &Country, has_vat_id: bool, form: &str) -> Result<(), Refusal> {
    let refuse = |code| Err(Refusal::new(code).field("vat").law(new.vat.law()));
    let (home, eu, consumer) = (country.as_str() == "DE", country.in_eu(), kind == ClientKind::Consumer);
    let abroad_for_business = !home && !consumer;
    match new.vat {
        Vat::ReverseCharge if home || !eu || consumer => return refuse("work-vat-not-reverse"),
        Vat::ReverseCharge if !has_vat_id => {
            return Err(Refusal::new("work-vat-id-missing").field("vat_id").law("§ 3a(2), § 18a UStG"));
        }
        Vat::ThirdCountry if eu || consumer => return refuse("work-vat-not-third"),
        Vat::Standard | Vat::Reduced if abroad_for_business && eu => return refuse("work-vat-must-reverse"),
        Vat::Standard | Vat::Reduced if abroad_for_business => return refuse("work-vat-must-third"),
        Vat::Course | Vat::Lecture if form == "eg" => return refuse("work-vat-entity"),
        _ => {}
    }
    if matches!(new.vat, Vat::Reduced | Vat::Course | Vat::Lecture) && new.vat_reason.is_none() {
        return Err(Refusal::new("work-vat-reason").field("vat_reason").law(new.vat.law()));
    }
    Ok(())
}

/// What a client answers to the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Yes.
    Accept,
    /// Something must change first.
    Change,
    /// No.
    Refuse,
}

/// The cooperative answers for the payment if the client confirmed and is in the EU.
#[must_use]
pub fn guaranteed(confirmed: bool, country: &Country) -> bool {
    confirmed && country.in_eu()
}

/// Days between the draft of an invoice and its issue, in which the member can change it.
pub const DRAFT_DAYS: i64 = 7;
/// Days a client has to pay.
pub const DUE_DAYS: i64 = 14;

/// The number of a document: `R-2026-0001`, `G-2026-0001` for a credit note.
#[must_use]
pub fn number(letter: char, year: i16, count: i64) -> String {
    format!("{letter}-{year}-{count:04}")
}

/// The creditor reference (ISO 11649) of an invoice. The number alone for the eG; other entities put their code before
/// it, for all may be paid to one account.
///
/// # Errors
/// A fault of the number's form, which none of ours has.
pub fn reference(
    entity_code: &str,
    entity_form: &str,
    number: &str,
) -> Result<papers::CreditorReference, papers::identifiers::IdentifierError> {
    if entity_form == "eg" {
        return papers::CreditorReference::make(number);
    }
    let code: String = entity_code.chars().filter(char::is_ascii_alphanumeric).take(12).collect();
    papers::CreditorReference::make(&format!("{code}{number}"))
}

/// VAT on a net amount at a rate in percent, half a cent rounded up.
#[must_use]
pub fn vat_on(net: Cents, rate: Decimal) -> Cents {
    net.percent(rate)
}

/// How a payment falls on an invoice: what settles it, and what is too much.
#[must_use]
pub fn settle(gross: Cents, paid_before: Cents, amount: Cents) -> (Cents, Cents) {
    let open = (gross - paid_before).at_least_zero();
    let settled = amount.min(open);
    (settled, amount - settled)
}

/// An invoice that waits for its money, as the bank looks for it.
#[derive(Clone, Debug)]
pub struct OpenInvoice {
    /// Identifier.
    pub id: Id<Invoice>,
    /// Its order.
    pub order: Id<Order>,
    /// The client.
    pub client: Id<Client>,
    /// The budget it was credited to.
    pub budget: Id<Budget>,
    /// Number.
    pub number: String,
    /// Creditor reference.
    pub reference: String,
    /// Net + VAT.
    pub gross: Cents,
    /// What was credited to the budget.
    pub credited: Cents,
    /// Whether the cooperative answers for it.
    pub guaranteed: bool,
    /// What was paid on it so far, without what was too much.
    pub paid: Cents,
}

impl OpenInvoice {
    /// What is still to be paid.
    #[must_use]
    pub fn open(&self) -> Cents {
        self.gross - self.paid
    }
}
