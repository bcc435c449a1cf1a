use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Address, EN_16931, Identifier, Kind, Party, Payee, Representative, Treatment, VatCategory};
use crate::{Cents, Currency};

/// An invoice in the terms of EN 16931. "BT" and "BG" are its business terms and groups.
///
/// Amounts are those written on the document; an invoice of our own gets them from
/// [`Invoice::with_totals`], one that was received keeps what its sender wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    /// Process (BT-23).
    pub process: Option<String>,
    /// Which specification it follows (BT-24).
    pub specification: String,
    /// Number (BT-1).
    pub number: String,
    /// Day of issue (BT-2).
    pub issued_on: Date,
    /// Kind of document (BT-3).
    pub kind: Kind,
    /// Currency of all amounts (BT-5).
    pub currency: Currency,
    /// Currency the seller accounts VAT in, when it is another (BT-6).
    pub vat_currency: Option<Currency>,
    /// Day the VAT is due (BT-7).
    pub tax_point_on: Option<Date>,
    /// What makes the VAT due, a code of UNTDID 2005: `3`, `35` or `432` (BT-8).
    pub tax_point_code: Option<String>,
    /// Day by which to pay (BT-9).
    pub due_on: Option<Date>,
    /// The buyer's reference (BT-10); for public buyers the Leitweg-ID.
    pub buyer_reference: Option<String>,
    /// Project (BT-11).
    pub project: Option<String>,
    /// Contract (BT-12).
    pub contract: Option<String>,
    /// Purchase order of the buyer (BT-13).
    pub order: Option<String>,
    /// Sales order of the seller (BT-14).
    pub sales_order: Option<String>,
    /// Receiving advice (BT-15).
    pub receiving_advice: Option<String>,
    /// Despatch advice (BT-16).
    pub despatch_advice: Option<String>,
    /// Tender or lot (BT-17).
    pub tender: Option<String>,
    /// The object that is invoiced (BT-18).
    pub object: Option<Identifier>,
    /// Where the buyer books it (BT-19).
    pub buyer_accounting: Option<String>,
    /// Terms of payment (BT-20).
    pub payment_terms: Option<String>,
    /// Notes (BG-1).
    pub notes: Vec<Note>,
    /// Documents this one refers back to (BG-3).
    pub preceding: Vec<Preceding>,
    /// Who sells (BG-4).
    pub seller: Party,
    /// Who buys (BG-7).
    pub buyer: Party,
    /// Who is paid, when not the seller (BG-10).
    pub payee: Option<Payee>,
    /// The seller's tax representative (BG-11).
    pub representative: Option<Representative>,
    /// Where and when it was delivered (BG-13).
    pub delivery: Option<Delivery>,
    /// The period it covers (BG-14).
    pub period: Option<Period>,
    /// How to pay (BG-16).
    pub payment: Option<PaymentInstructions>,
    /// Allowances on the whole (BG-20).
    pub allowances: Vec<Adjustment>,
    /// Charges on the whole (BG-21).
    pub charges: Vec<Adjustment>,
    /// The sums (BG-22).
    pub totals: Totals,
    /// VAT by category and rate (BG-23).
    pub vat: Vec<VatBreakdown>,
    /// Supporting documents (BG-24).
    pub attachments: Vec<Attachment>,
    /// The lines (BG-25).
    pub lines: Vec<Line>,
}

impl Invoice {
    /// An invoice in euro with the least it needs; lines and the rest are set afterwards.
    pub fn new(number: &str, issued_on: Date, kind: Kind, seller: Party, buyer: Party) -> Self {
        Self {
            process: None,
            specification: EN_16931.to_owned(),
            number: number.to_owned(),
            issued_on,
            kind,
            currency: Currency::EUR,
            vat_currency: None,
            tax_point_on: None,
            tax_point_code: None,
            due_on: None,
            buyer_reference: None,
            project: None,
            contract: None,
            order: None,
            sales_order: None,
            receiving_advice: None,
            despatch_advice: None,
            tender: None,
            object: None,
            buyer_accounting: None,
            payment_terms: None,
            notes: Vec::new(),
            preceding: Vec::new(),
            seller,
            buyer,
            payee: None,
            representative: None,
            delivery: None,
            period: None,
            payment: None,
            allowances: Vec::new(),
            charges: Vec::new(),
            totals: Totals::default(),
            vat: Vec::new(),
            attachments: Vec::new(),
            lines: Vec::new(),
        }
    }
}

/// A note (BG-1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it is about, a code of UNTDID 4451 (BT-21).
    pub subject: Option<String>,
    /// The text (BT-22).
    pub text: String,
}

/// An earlier document (BG-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preceding {
    /// Its number (BT-25).
    pub number: String,
    /// Its day (BT-26).
    pub issued_on: Option<Date>,
}

/// Delivery (BG-13).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Delivery {
    /// To whom (BT-70).
    pub name: Option<String>,
    /// To which location (BT-71).
    pub location: Option<Identifier>,
    /// When (BT-72).
    pub on: Option<Date>,
    /// Where (BG-15).
    pub address: Option<Address>,
}

/// A period, both days included (BG-14, BG-26).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Period {
    /// First day (BT-73, BT-134).
    pub from: Option<Date>,
    /// Last day (BT-74, BT-135).
    pub to: Option<Date>,
}

/// How to pay (BG-16).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PaymentInstructions {
    /// Code of UNTDID 4461: 58 is a SEPA credit transfer, 59 a SEPA direct debit (BT-81).
    pub means: String,
    /// The same in words (BT-82).
    pub means_text: Option<String>,
    /// What the payer is to quote (BT-83): our RF reference.
    pub remittance: Option<String>,
    /// Accounts to pay to (BG-17).
    pub transfers: Vec<CreditTransfer>,
    /// Card (BG-18).
    pub card: Option<Card>,
    /// Direct debit (BG-19).
    pub debit: Option<DirectDebit>,
}

/// An account to pay to (BG-17).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CreditTransfer {
    /// IBAN or another account number, as written (BT-84).
    pub account: String,
    /// Account name (BT-85).
    pub name: Option<String>,
    /// BIC (BT-86).
    pub bic: Option<String>,
}

/// A payment card (BG-18).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Card {
    /// Last digits of the number (BT-87).
    pub number: String,
    /// Holder (BT-88).
    pub holder: Option<String>,
}

/// A direct debit (BG-19).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DirectDebit {
    /// Mandate (BT-89).
    pub mandate: Option<String>,
    /// Creditor id (BT-90).
    pub creditor_id: Option<String>,
    /// Debited account (BT-91).
    pub account: Option<String>,
}

/// An allowance (BG-20) or a charge (BG-21) on the whole invoice. Positive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// Amount without VAT (BT-92, BT-99).
    pub amount_cents: Cents,
    /// Of which amount (BT-93, BT-100).
    pub base_cents: Option<Cents>,
    /// At how many percent (BT-94, BT-101).
    pub percent: Option<Decimal>,
    /// VAT category (BT-95, BT-102).
    pub category: VatCategory,
    /// VAT rate in percent (BT-96, BT-103).
    pub rate: Option<Decimal>,
    /// Why (BT-97, BT-104).
    pub reason: Option<String>,
    /// Why, as a code (BT-98, BT-105).
    pub reason_code: Option<String>,
}

/// An allowance (BG-27) or a charge (BG-28) on a line. Positive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineAdjustment {
    /// Amount without VAT (BT-136, BT-141).
    pub amount_cents: Cents,
    /// Of which amount (BT-137, BT-142).
    pub base_cents: Option<Cents>,
    /// At how many percent (BT-138, BT-143).
    pub percent: Option<Decimal>,
    /// Why (BT-139, BT-144).
    pub reason: Option<String>,
    /// Why, as a code (BT-140, BT-145).
    pub reason_code: Option<String>,
}

/// The sums (BG-22).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Totals {
    /// Sum of the lines' net amounts (BT-106).
    pub lines_cents: Cents,
    /// Sum of allowances (BT-107).
    pub allowances_cents: Option<Cents>,
    /// Sum of charges (BT-108).
    pub charges_cents: Option<Cents>,
    /// Total without VAT (BT-109).
    pub net_cents: Cents,
    /// VAT (BT-110).
    pub vat_cents: Option<Cents>,
    /// VAT in the accounting currency (BT-111).
    pub vat_accounting_cents: Option<Cents>,
    /// Total with VAT (BT-112).
    pub gross_cents: Cents,
    /// Paid already (BT-113).
    pub paid_cents: Option<Cents>,
    /// Rounding for cash (BT-114).
    pub rounding_cents: Option<Cents>,
    /// Amount due (BT-115).
    pub payable_cents: Cents,
}

/// VAT of one category and rate (BG-23).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VatBreakdown {
    /// Taxable amount (BT-116).
    pub base_cents: Cents,
    /// VAT (BT-117).
    pub vat_cents: Cents,
    /// Category (BT-118).
    pub category: VatCategory,
    /// Rate in percent (BT-119).
    pub rate: Option<Decimal>,
    /// Why no VAT is charged (BT-120).
    pub reason: Option<String>,
    /// Why, as a VATEX code (BT-121).
    pub reason_code: Option<String>,
}

/// A supporting document (BG-24).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Attachment {
    /// Its id (BT-122).
    pub id: String,
    /// What it is (BT-123).
    pub description: Option<String>,
    /// Where it is (BT-124).
    pub location: Option<String>,
    /// The document itself in base 64 (BT-125).
    pub content_base64: Option<String>,
    /// Its MIME type (BT-125-1).
    pub mime: Option<String>,
    /// Its file name (BT-125-2).
    pub file_name: Option<String>,
}

/// A line (BG-25).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Number of the line (BT-126).
    pub id: String,
    /// Note (BT-127).
    pub note: Option<String>,
    /// Object it concerns (BT-128).
    pub object: Option<Identifier>,
    /// How much; at most 4 decimals when we write it (BT-129).
    pub quantity: Decimal,
    /// Unit, a code of UN/ECE Recommendation 20: `HUR` hour, `DAY`, `MON`, `C62` piece, `LS` lump sum
    /// (BT-130).
    pub unit: String,
    /// Net amount after the line's own allowances and charges (BT-131).
    pub net_cents: Cents,
    /// Line of the buyer's order (BT-132).
    pub order_line: Option<String>,
    /// Where the buyer books it (BT-133).
    pub buyer_accounting: Option<String>,
    /// Period (BG-26).
    pub period: Option<Period>,
    /// Allowances (BG-27).
    pub allowances: Vec<LineAdjustment>,
    /// Charges (BG-28).
    pub charges: Vec<LineAdjustment>,
    /// Price (BG-29).
    pub price: Price,
    /// VAT category (BT-151).
    pub category: VatCategory,
    /// VAT rate in percent (BT-152); none when out of scope.
    pub rate: Option<Decimal>,
    /// What it is (BG-31).
    pub item: Item,
}

impl Line {
    /// A plain line: name, quantity, unit, price of one unit. The net amount comes with
    /// [`Invoice::with_totals`].
    pub fn new(id: &str, name: &str, quantity: Decimal, unit: &str, price: Decimal, treatment: &Treatment) -> Self {
        Self {
            id: id.to_owned(),
            note: None,
            object: None,
            quantity,
            unit: unit.to_owned(),
            net_cents: Cents::ZERO,
            order_line: None,
            buyer_accounting: None,
            period: None,
            allowances: Vec::new(),
            charges: Vec::new(),
            price: Price { net: price, ..Price::default() },
            category: treatment.category(),
            rate: treatment.line_rate(),
            item: Item { name: name.to_owned(), ..Item::default() },
        }
    }
}

/// The price of a line's item (BG-29), without VAT, in whole currency units.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Price {
    /// Net price; at most 4 decimals when we write it (BT-146).
    pub net: Decimal,
    /// Discount already taken off (BT-147).
    pub discount: Option<Decimal>,
    /// Price before that (BT-148).
    pub gross: Option<Decimal>,
    /// For how many units (BT-149).
    pub base_quantity: Option<Decimal>,
    /// Of which unit (BT-150).
    pub base_unit: Option<String>,
}

/// What a line is about (BG-31).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Item {
    /// Name (BT-153).
    pub name: String,
    /// Description (BT-154).
    pub description: Option<String>,
    /// The seller's id (BT-155).
    pub seller_id: Option<String>,
    /// The buyer's id (BT-156).
    pub buyer_id: Option<String>,
    /// A standard id (BT-157).
    pub standard_id: Option<Identifier>,
    /// Classifications (BT-158).
    pub classifications: Vec<Classification>,
    /// Country of origin (BT-159).
    pub origin: Option<String>,
    /// Attributes: name and value (BG-32).
    pub attributes: Vec<(String, String)>,
}

/// A classification of an item (BT-158).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Classification {
    /// The code.
    pub code: String,
    /// Its list (UNTDID 7143).
    pub list: Option<String>,
    /// The list's version.
    pub version: Option<String>,
}
