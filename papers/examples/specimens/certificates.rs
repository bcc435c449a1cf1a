//! A member's year, and what is certified. All names and numbers are made up.

use jiff::civil::date;
use papers::Cents;
use papers::documents::{
    AnnualStatement, CourseCertificate, DonationReceipt, EntityKind, Exemption, Figure, Highlight, House, Lang, Recipient, Role,
    ShareCertificate, StatementLine, StatementSection,
};
use rust_decimal::Decimal;

use super::t;

/// The body for the common good that teaches and takes donations.
pub fn school() -> House {
    House {
        name: "Muster Bildungswerk gGmbH".to_owned(),
        claim: "Kurse für selbständige Arbeit".to_owned(),
        kind: EntityKind::Company,
        register: "Amtsgericht Charlottenburg, HRB 123456 B".to_owned(),
        board: vec!["Çiğdem Örnek".to_owned()],
        supervisory_chair: None,
        vat_id: None,
        ..super::house()
    }
}

fn member() -> Recipient {
    Recipient {
        name: "Zoë Łukasiewicz-Nguyễn".to_owned(),
        address: ["c/o Γιώργος Παπαδόπουλος", "Musterweg 5", "20099 Hamburg"].map(str::to_owned).to_vec(),
    }
}

fn line(role: Role, label: String, rule: &str, figure: Figure) -> StatementLine {
    StatementLine { role, label, rule: rule.to_owned(), figure }
}

/// Every sum is worked at its section.
pub fn statement(lang: Lang) -> AnnualStatement {
    AnnualStatement {
        year: 2026,
        dated_on: date(2027, 2, 1),
        recipient: member(),
        salutation: t(lang, "Guten Tag Zoë Łukasiewicz-Nguyễn", "Hello Zoë Łukasiewicz-Nguyễn"),
        member_number: "0913".to_owned(),
        opening: t(
            lang,
            "hier steht, was 2026 aus Ihren Rechnungen wurde: was die Genossenschaft erhielt, was an Versicherungen und Finanzamt ging, was Ihnen ausgezahlt wurde und was in Ihrem Budget liegt.",
            "this is what became of your invoices in 2026: what the cooperative received, what went to insurers and the tax office, what was paid to you, and what is in your budget.",
        ),
        highlights: [
            ("Umsatz netto", "Net turnover", 3_648_000),
            ("Gesamtbrutto", "Gross pay", 2_520_000),
            ("Nettoentgelt", "Net pay", 1_783_800),
            ("Budget am 31.12.", "Budget on 31 Dec", 309_040),
        ]
        .map(|(de, en, cents)| Highlight { label: t(lang, de, en), figure: Figure::Money(Cents(cents)) })
        .to_vec(),
        sections: vec![turnover(lang), pay(lang), contributions(lang), budgets(lang), shares(lang)],
        notes: vec![t(
            lang,
            "Die Lohnsteuerbescheinigung und die Meldebescheinigung zur Sozialversicherung erhalten Sie gesondert; maßgeblich für das Finanzamt sind allein diese.",
            "You receive the wage-tax certificate and the social-insurance record separately; for the tax office these alone count.",
        )],
    }
}

/// 36,480.00 × 9 % = 3,283.20; 33,196.80 remain.
fn turnover(lang: Lang) -> StatementSection {
    let l = |de: &str, en: &str| t(lang, de, en);
    StatementSection {
        title: l("Umsatz und Beitrag", "Turnover and fee"),
        note: l("Rechnungen mit Datum des Jahres, ohne Umsatzsteuer.", "Invoices dated in the year, without VAT."),
        lines: vec![
            line(
                Role::Start,
                l("Rechnungen an Kunden, netto", "Invoices to clients, net"),
                &l("14 Rechnungen", "14 invoices"),
                Figure::Money(Cents(3_648_000)),
            ),
            line(
                Role::Minus,
                l("Beitrag zur Genossenschaft", "Fee of the cooperative"),
                &l("9 % von 36.480,00 €", "9 % of €36,480.00"),
                Figure::Money(Cents(328_320)),
            ),
            line(Role::Result, l("In Ihr Budget", "Into your budget"), "", Figure::Money(Cents(3_319_680))),
        ],
    }
}

/// 30,240.00 − 5,040.00 = 25,200.00; − 2,070.00 − 5,292.00 = 17,838.00.
fn pay(lang: Lang) -> StatementSection {
    let l = |de: &str, en: &str| t(lang, de, en);
    let money = |cents| Figure::Money(Cents(cents));
    StatementSection {
        title: l("Anstellung und Entgelt", "Employment and pay"),
        note: String::new(),
        lines: vec![
            line(Role::Plus, l("Stunden im Jahr", "Hours in the year"), "", Figure::Hours(Decimal::new(8_125, 1))),
            line(Role::Start, l("Aufwand aus dem Budget", "Cost to the budget"), "", money(3_024_000)),
            line(Role::Minus, l("Sozialversicherung, Anteil Arbeitgeberin", "Social insurance, employer"), "§ 20 SGB IV", money(504_000)),
            line(Role::Subtotal, l("Gesamtbrutto", "Gross pay"), "", money(2_520_000)),
            line(Role::Minus, l("Lohnsteuer", "Wage tax"), "§ 39b EStG", money(207_000)),
            line(Role::Minus, l("Sozialversicherung, Anteil Arbeitnehmerin", "Social insurance, employee"), "§ 20 SGB IV", money(529_200)),
            line(Role::Result, l("Nettoentgelt", "Net pay"), "§ 108 GewO", money(1_783_800)),
        ],
    }
}

/// 4,384.80 + 4,687.20 + 655.20 + 604.80 = 10,332.00 = 5,040.00 + 5,292.00.
fn contributions(lang: Lang) -> StatementSection {
    let l = |de: &str, en: &str| t(lang, de, en);
    let both = l("beide Anteile", "both shares");
    let money = |cents| Figure::Money(Cents(cents));
    StatementSection {
        title: l("Was für Sie versichert wurde", "What was paid for your insurance"),
        note: String::new(),
        lines: vec![
            line(Role::Plus, l("Krankenversicherung", "Health insurance"), &both, money(438_480)),
            line(Role::Plus, l("Rentenversicherung", "Pension insurance"), &both, money(468_720)),
            line(Role::Plus, l("Arbeitslosenversicherung", "Unemployment insurance"), &both, money(65_520)),
            line(Role::Plus, l("Pflegeversicherung", "Care insurance"), &both, money(60_480)),
            line(Role::Result, l("Beiträge im Jahr", "Contributions in the year"), "", money(1_033_200)),
        ],
    }
}

/// 1,240.00 + 33,196.80 − 30,240.00 − 1,106.40 = 3,090.40.
fn budgets(lang: Lang) -> StatementSection {
    let l = |de: &str, en: &str| t(lang, de, en);
    let money = |cents| Figure::Money(Cents(cents));
    StatementSection {
        title: "Budget".to_owned(),
        note: String::new(),
        lines: vec![
            line(Role::Start, l("Stand am 01.01.2026", "Balance on 1 Jan 2026"), "", money(124_000)),
            line(Role::Plus, l("Aus Rechnungen", "From invoices"), "", money(3_319_680)),
            line(Role::Minus, l("Aufwand der Anstellung", "Cost of employment"), "", money(3_024_000)),
            line(Role::Minus, l("Ausgaben für die Arbeit", "Expenses of the work"), &l("23 Belege", "23 receipts"), money(110_640)),
            line(Role::Result, l("Stand am 31.12.2026", "Balance on 31 Dec 2026"), "", money(309_040)),
        ],
    }
}

fn shares(lang: Lang) -> StatementSection {
    let l = |de: &str, en: &str| t(lang, de, en);
    StatementSection {
        title: l("Geschäftsanteile", "Shares"),
        note: l("Stand am 31.12.2026.", "As of 31 Dec 2026."),
        lines: vec![
            line(Role::Plus, l("Anteile", "Shares"), &l("zu je 50,00 €", "of €50.00 each"), Figure::Count(3)),
            line(Role::Start, l("Eingezahlt", "Paid"), "", Figure::Money(Cents(15_000))),
            line(Role::Plus, l("Dividende", "Dividend"), &l("nicht beschlossen", "none was resolved"), Figure::Words("–".to_owned())),
        ],
    }
}

/// 3 × 50.00 = 150.00, of which 100.00 is paid.
pub fn share_certificate(lang: Lang) -> ShareCertificate {
    ShareCertificate {
        number: "0913-2".to_owned(),
        dated_on: date(2026, 11, 2),
        member: member(),
        member_number: "0913".to_owned(),
        member_since: date(2026, 10, 1),
        shares: 3,
        share_cents: Cents(5_000),
        paid_cents: Cents(10_000),
        entered_on: date(2026, 10, 1),
        statutes: t(lang, "in der Fassung vom 12.06.2026", "as of 12 June 2026"),
        signatories: vec!["Ada Beispiel".to_owned(), "Béla Műszer".to_owned()],
    }
}

pub fn course(lang: Lang) -> CourseCertificate {
    let l = |de: &str, en: &str| t(lang, de, en);
    CourseCertificate {
        dated_on: date(2026, 11, 20),
        participant: "Zoë Łukasiewicz-Nguyễn".to_owned(),
        born_on: Some(date(1988, 2, 29)),
        course: l(
            "Angebote kalkulieren und Rechnungen schreiben für Selbständige in Kultur und Medien",
            "Quotes and invoices for freelancers in culture and media",
        ),
        starts_on: date(2026, 11, 6),
        ends_on: date(2026, 11, 20),
        attended_units: Decimal::from(14),
        units: Decimal::from(16),
        unit_minutes: 45,
        place: l(
            "Haus der Vereine, Beispielplatz 3, 10963 Berlin, und online",
            "Haus der Vereine, Beispielplatz 3, 10963 Berlin, and online",
        ),
        teachers: vec!["Γιώργος Παπαδόπουλος".to_owned(), "Иван Жуков".to_owned()],
        topics: vec![
            l("Stundensatz aus dem Jahresbedarf ermitteln", "An hourly rate from the needs of a year"),
            l("Pflichtangaben einer Rechnung nach § 14 UStG", "What an invoice must say by § 14 UStG"),
            l("E-Rechnung: XRechnung und ZUGFeRD lesen und schreiben", "E-invoices: reading and writing XRechnung and ZUGFeRD"),
            l("Verzug, Mahnung und Zinsen nach § 288 BGB", "Default, reminders and interest by § 288 BGB"),
        ],
        check_code: "K7QF-3M9T-XW2P".to_owned(),
        check_url: "https://www.example.org/pruefen/K7QF-3M9T-XW2P".to_owned(),
        signatories: vec!["Çiğdem Örnek".to_owned()],
    }
}

/// On a notice of exemption.
pub fn donation() -> DonationReceipt {
    DonationReceipt {
        number: "Z-2026-0042".to_owned(),
        dated_on: date(2026, 11, 20),
        donor: member(),
        amount_cents: Cents(124_650),
        given_on: date(2026, 10, 15),
        waives_expenses: false,
        purpose: "der Volks- und Berufsbildung einschließlich der Studentenhilfe".to_owned(),
        exemption: Exemption::Notice {
            office: "für Körperschaften I Berlin".to_owned(),
            tax_number: "27/123/45678".to_owned(),
            noticed_on: date(2025, 3, 3),
            period: "2021 bis 2023".to_owned(),
        },
        confirms_no_fee: false,
        signatory: "Çiğdem Örnek, Geschäftsführerin".to_owned(),
    }
}

/// On the finding of § 60a AO, a waiver of expenses.
pub fn first_donation() -> DonationReceipt {
    DonationReceipt {
        number: "Z-2026-0043".to_owned(),
        amount_cents: Cents(99_977_700),
        waives_expenses: true,
        exemption: Exemption::Statutes {
            office: "für Körperschaften I Berlin".to_owned(),
            tax_number: "27/123/45678".to_owned(),
            noticed_on: date(2024, 1, 15),
            promotes: "die Volks- und Berufsbildung einschließlich der Studentenhilfe".to_owned(),
        },
        confirms_no_fee: true,
        ..donation()
    }
}
