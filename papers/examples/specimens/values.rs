//! Values for one specimen of every document. All names and numbers are made up.

#![allow(clippy::unwrap_used, dead_code, reason = "specimens are shared by the example and by tests, and known to be well-formed")]

use jiff::civil::date;
use papers::documents::{
    Admission, AgendaItem, Assembly, AttendanceList, Attendee, Clause, CostLine, Deduction, Document, Earning, Employee,
    EmploymentContract, EntityKind, Extra, Form, FullCost, House, InsuranceData, InsuredGross, Invitation, InvoiceLetter, Lang, MemberList,
    MemberRow, Minutes, Mode, Participant, PayItem, Payslip, Recipient, Resolution, Role, TaxData, VotingLetter,
};
use papers::invoice::{
    Address, Contact, CreditTransfer, Identifier, Invoice, Kind, Line, Party, PaymentInstructions, Period, Preceding, Treatment, cii,
};
use papers::{Bic, Cents, CreditorReference, Iban};
use rust_decimal::Decimal;

#[path = "certificates.rs"]
pub mod certificates;
#[path = "letters.rs"]
pub mod letters;

/// Every document by name.
pub fn all(lang: Lang) -> Vec<(&'static str, Document)> {
    vec![
        ("invoice", Document::Invoice(Box::new(invoice(lang)))),
        ("credit-note", Document::Invoice(Box::new(credit_note(lang)))),
        ("contract", Document::Contract(Box::new(contract(lang)))),
        ("payslip", Document::Payslip(Box::new(payslip(lang)))),
        ("member-list", Document::MemberList(member_list(40))),
        ("admission", Document::Admission(Box::new(admission(lang)))),
        ("invitation", Document::Invitation(Box::new(invitation(lang)))),
        ("attendance", Document::Attendance(attendance(30))),
        ("minutes", Document::Minutes(Box::new(minutes(lang)))),
        ("reminder", Document::Reminder(Box::new(letters::reminder(lang)))),
        ("notice", Document::Reminder(Box::new(letters::notice(lang)))),
        ("demand", Document::Reminder(Box::new(letters::demand(lang)))),
        ("order", Document::Order(Box::new(letters::order(lang)))),
        ("statement", Document::Statement(Box::new(certificates::statement(lang)))),
        ("shares", Document::Shares(Box::new(certificates::share_certificate(lang)))),
        ("course", Document::Course(Box::new(certificates::course(lang)))),
        ("donation", Document::Donation(Box::new(certificates::donation()))),
        ("first-donation", Document::Donation(Box::new(certificates::first_donation()))),
        ("voting-letter", Document::VotingLetter(Box::new(voting_letter(lang)))),
    ]
}

/// Who writes it: courses and donations are the school's.
pub fn house_of(document: &Document) -> House {
    if matches!(document, Document::Course(_) | Document::Donation(_)) { certificates::school() } else { house() }
}

fn t(lang: Lang, de: &str, en: &str) -> String {
    if lang == Lang::De { de.to_owned() } else { en.to_owned() }
}

pub fn house() -> House {
    House {
        name: "Muster eG".to_owned(),
        claim: "Genossenschaft für selbständige Arbeit".to_owned(),
        kind: EntityKind::Cooperative,
        address: vec!["Beispielstraße 1".to_owned(), "10963 Berlin".to_owned()],
        seat: "Berlin".to_owned(),
        register: "Amtsgericht Charlottenburg, GnR 123 B".to_owned(),
        board: vec!["Ada Beispiel".to_owned(), "Béla Műszer".to_owned(), "Çiğdem Örnek".to_owned()],
        supervisory_chair: Some("Zoë Łukasiewicz".to_owned()),
        vat_id: Some("DE123456789".to_owned()),
        tax_number: Some("30/123/45678".to_owned()),
        email: "buero@example.org".to_owned(),
        phone: "+49 30 1234567".to_owned(),
        web: "www.example.org".to_owned(),
        iban: Some(Iban::parse("DE02120300000000202051").unwrap()),
        bic: Some(Bic::parse("BYLADEM1001").unwrap()),
        bank: "Beispielbank".to_owned(),
        accent: "#0d6553".to_owned(),
        second: "#b86e00".to_owned(),
        logo_svg: None,
        has_logo: false,
    }
}

fn parties() -> (Party, Party) {
    let seller = Party {
        name: "Muster eG".to_owned(),
        vat_id: Some("DE123456789".to_owned()),
        electronic_address: Some(Identifier::of("EM", "rechnung@example.org")),
        address: Address::new("Beispielstraße 1", "10963", "Berlin", "DE"),
        contact: Some(Contact {
            name: Some("Buchhaltung".to_owned()),
            department: None,
            phone: Some("+49 30 1234567".to_owned()),
            email: Some("rechnung@example.org".to_owned()),
        }),
        ..Party::default()
    };
    let buyer = Party {
        name: "Stadtverwaltung Beispiel".to_owned(),
        electronic_address: Some(Identifier::of("EM", "eingang@example.net")),
        address: Address::new("Rathausplatz 2", "28195", "Bremen", "DE"),
        ..Party::default()
    };
    (seller, buyer)
}

fn recipient() -> Recipient {
    Recipient {
        name: "Stadtverwaltung Beispiel".to_owned(),
        address: ["Amt für Öffentlichkeitsarbeit", "Rathausplatz 2", "28195 Bremen"].map(str::to_owned).to_vec(),
    }
}

/// 48 h × 85.00 = 4080.00; 2 days × 640.50 = 1281.00; together 5361.00 at 19 % = 1018.59.
pub fn invoice(lang: Lang) -> InvoiceLetter {
    let (seller, buyer) = parties();
    let taxed = Treatment::taxed(Decimal::from(19));
    let mut invoice = Invoice::new("RE-2026-000123", date(2026, 10, 15), Kind::INVOICE, seller, buyer);
    let reference = CreditorReference::make(&invoice.number).unwrap();
    invoice.buyer_reference = Some("04011000-12345-03".to_owned());
    invoice.period = Some(Period { from: Some(date(2026, 10, 1)), to: Some(date(2026, 10, 14)) });
    invoice.due_on = Some(date(2026, 11, 14));
    invoice.payment = Some(PaymentInstructions {
        means: "58".to_owned(),
        remittance: Some(reference.to_string()),
        transfers: vec![CreditTransfer { account: "DE02120300000000202051".to_owned(), name: Some("Muster eG".to_owned()), bic: None }],
        ..PaymentInstructions::default()
    });
    let mut first = Line::new(
        "1",
        &t(lang, "Konzeption und Gestaltung der Broschüre", "Concept and design of the brochure"),
        Decimal::from(48),
        "HUR",
        Decimal::from(85),
        &taxed,
    );
    first.item.description = Some(t(
        lang,
        "Umschlag und 24 Seiten Innenteil, zwei Korrekturläufe, Druckdaten",
        "Cover and 24 pages, two rounds of corrections, print files",
    ));
    let second =
        Line::new("2", &t(lang, "Fotografie vor Ort", "Photography on site"), Decimal::from(2), "DAY", Decimal::new(64_050, 2), &taxed);
    invoice.lines = vec![first, second];
    let invoice = invoice.with_totals(&[taxed]).unwrap();
    let embedded_xml = Some(cii::write(&invoice));
    InvoiceLetter {
        invoice,
        recipient: recipient(),
        customer_number: "K-0042".to_owned(),
        member: "Zoë Łukasiewicz-Nguyễn".to_owned(),
        opening: t(lang, "Guten Tag,\n\nfür die folgenden Leistungen berechnen wir:", "Hello,\n\nfor the following work we invoice:"),
        closing: t(lang, "Vielen Dank für Ihren Auftrag.", "Thank you for your order."),
        reference: Some(reference),
        embedded_xml,
    }
}

pub fn credit_note(lang: Lang) -> InvoiceLetter {
    let mut letter = invoice(lang);
    letter.invoice.number = "RE-2026-000124".to_owned();
    letter.invoice.kind = Kind::CREDIT_NOTE;
    letter.invoice.due_on = None;
    letter.invoice.preceding = vec![Preceding { number: "RE-2026-000123".to_owned(), issued_on: Some(date(2026, 10, 15)) }];
    letter.invoice.issued_on = date(2026, 10, 20);
    letter.opening = t(lang, "wir nehmen die genannte Rechnung vollständig zurück:", "we take back the invoice named above in full:");
    letter.closing = String::new();
    letter.reference = None;
    letter.embedded_xml = Some(cii::write(&letter.invoice));
    letter
}

pub fn contract(lang: Lang) -> EmploymentContract {
    EmploymentContract {
        number: "AV-2026-0042".to_owned(),
        dated_on: date(2026, 9, 21),
        employee: Recipient {
            name: "Zoë Łukasiewicz-Nguyễn".to_owned(),
            address: ["Musterweg 5", "20099 Hamburg"].map(str::to_owned).to_vec(),
        },
        born_on: date(1988, 2, 29),
        starts_on: date(2026, 10, 1),
        ends_on: None,
        term_reason: String::new(),
        workplace: t(
            lang,
            "Der Arbeitsort kann frei gewählt werden; er richtet sich nach dem jeweiligen Auftrag.",
            "The place of work may be chosen freely; it follows from the order at hand.",
        ),
        activity: t(
            lang,
            "Gestaltung und Fotografie für Kundinnen und Kunden der Arbeitgeberin. Aufträge, Zeit und Ort der Arbeit werden mit der Arbeitnehmerin gemeinsam festgelegt.",
            "Design and photography for the employer's clients. Orders, time and place of work are agreed together with the employee.",
        ),
        probation_months: Some(6),
        pay: vec![
            PayItem { name: t(lang, "Grundgehalt, brutto je Monat", "Basic salary, gross per month"), amount_cents: Cents(210_000) },
            PayItem {
                name: t(lang, "Zuschuss zum Deutschlandticket je Monat", "Transport allowance per month"),
                amount_cents: Cents(2_000),
            },
        ],
        pay_due: t(
            lang,
            "Das Entgelt ist am letzten Bankarbeitstag des Monats fällig und wird auf das genannte Konto überwiesen. Zuschläge, Prämien und Sonderzahlungen sind nicht vereinbart.",
            "Pay is due on the last banking day of the month and is transferred to the account named. No supplements, bonuses or special payments are agreed.",
        ),
        weekly_hours: Decimal::new(205, 1),
        weekly_days: Decimal::from(5),
        working_time: t(
            lang,
            "Lage der Arbeitszeit: frei, montags bis freitags. Pausen und Ruhezeiten richten sich nach §§ 4 und 5 ArbZG.",
            "Hours may be placed freely from Monday to Friday. Breaks and rest by §§ 4 and 5 ArbZG.",
        ),
        overtime: t(
            lang,
            "Überstunden werden nicht angeordnet. Freiwillig geleistete werden durch Freizeit ausgeglichen.",
            "Overtime is not ordered. Voluntary overtime is compensated by time off.",
        ),
        holiday_days: Decimal::from(24),
        training: t(
            lang,
            "Das Kursangebot der Genossenschaft steht ohne Kosten offen.",
            "The cooperative's courses are open free of charge.",
        ),
        pension_provider: String::new(),
        notice: t(
            lang,
            "Es gelten die gesetzlichen Fristen (§ 622 BGB), in der Probezeit zwei Wochen.",
            "The periods of law apply (§ 622 BGB); two weeks during probation.",
        ),
        agreements: t(
            lang,
            "Tarifverträge, Betriebs- und Dienstvereinbarungen sind nicht anzuwenden.",
            "No collective or works agreements apply.",
        ),
        clauses: vec![Clause {
            title: t(lang, "Ausschlussfristen", "Time limits"),
            text: t(
                lang,
                "Ansprüche aus dem Arbeitsverhältnis verfallen, wenn sie nicht innerhalb von drei Monaten in Textform geltend gemacht werden. Das gilt nicht für den Mindestlohn und für Vorsatz.",
                "Claims lapse unless asserted in text form within three months. This does not hold for the minimum wage and for intent.",
            ),
        }],
        signatories: vec!["Ada Beispiel".to_owned(), "Béla Műszer".to_owned()],
    }
}

/// Figures for the eye only; the payroll has its own tests.
pub fn payslip(lang: Lang) -> Payslip {
    let l = |de: &str, en: &str| t(lang, de, en);
    let deduction = |name: String, cents| Deduction { name, amount_cents: Cents(cents), once_cents: Cents(0) };
    let line = |role, label: String, rule: String, paragraph: &str, cents| CostLine {
        role,
        label,
        rule,
        paragraph: paragraph.to_owned(),
        amount_cents: Cents(cents),
    };
    Payslip {
        year: 2026,
        month: 10,
        dated_on: date(2026, 10, 28),
        employee: Employee {
            number: "0042".to_owned(),
            name: "Zoë Łukasiewicz-Nguyễn".to_owned(),
            address: vec!["Musterweg 5".to_owned(), "20099 Hamburg".to_owned()],
            born_on: date(1988, 2, 29),
            insurance_number: "65 290288 L 012".to_owned(),
            started_on: date(2026, 10, 1),
            ended_on: None,
        },
        tax_days: 30,
        insurance_days: 30,
        tax: TaxData {
            tax_id: "12 345 678 903".to_owned(),
            class: 1,
            factor: None,
            child_allowances: Decimal::new(5, 1),
            church: String::new(),
            allowance_year_cents: Cents(0),
            allowance_month_cents: Cents(0),
        },
        insurance: InsuranceData {
            group_key: "1-1-1-1".to_owned(),
            person_group: "101".to_owned(),
            office: "Beispielkasse".to_owned(),
            children_key: "1".to_owned(),
            transition_range: false,
            several_employments: false,
        },
        earnings: vec![
            Earning {
                name: l("Grundgehalt", "Basic salary"),
                amount_cents: Cents(250_000),
                taxable: true,
                insured: true,
                gross: true,
                once: false,
            },
            Earning {
                name: l("Einmalzahlung Auftragsabschluss", "One-off payment"),
                amount_cents: Cents(30_000),
                taxable: true,
                insured: true,
                gross: true,
                once: true,
            },
        ],
        taxable_cents: Cents(250_000),
        taxable_once_cents: Cents(30_000),
        insured: [
            l("Kranken- und Pflegeversicherung", "Health and care insurance"),
            l("Renten- und Arbeitslosenversicherung", "Pension and unemployment insurance"),
        ]
        .into_iter()
        .map(|branch| InsuredGross { branch, amount_cents: Cents(250_000), once_cents: Cents(30_000) })
        .collect(),
        gross_cents: Cents(280_000),
        taxes: vec![deduction(l("Lohnsteuer", "Wage tax"), 23_000), deduction(l("Solidaritätszuschlag", "Solidarity surcharge"), 0)],
        contributions: vec![
            deduction(l("Krankenversicherung", "Health insurance"), 24_360),
            deduction(l("Pflegeversicherung", "Care insurance"), 5_040),
            deduction(l("Rentenversicherung", "Pension insurance"), 26_040),
            deduction(l("Arbeitslosenversicherung", "Unemployment insurance"), 3_640),
        ],
        net_cents: Cents(197_920),
        extras: vec![Extra { name: l("Auslagenersatz (steuerfrei)", "Expenses (tax-free)"), amount_cents: Cents(4_520) }],
        payout_cents: Cents(202_440),
        payout_account: "IBAN … 2051".to_owned(),
        paid_on: date(2026, 10, 30),
        year_to_date: vec![
            Extra { name: l("Gesamtbrutto", "Gross pay"), amount_cents: Cents(280_000) },
            Extra { name: l("Lohnsteuer", "Wage tax"), amount_cents: Cents(23_000) },
            Extra { name: l("SV-Beiträge", "Contributions"), amount_cents: Cents(59_080) },
            Extra { name: l("Nettoentgelt", "Net pay"), amount_cents: Cents(197_920) },
        ],
        full_cost: FullCost {
            sentence: l(
                "Von 3.800,00 € Kundenentgelt gehen 342,00 € an die Genossenschaft, 578,20 € zahlt die Arbeitgeberin an die Sozialversicherung, 820,80 € werden vom Brutto einbehalten – und 1.979,20 € sind Ihr Netto.",
                "Of €3,800.00 from clients, €342.00 goes to the cooperative, €578.20 is the employer's social insurance, €820.80 is withheld from gross pay – and €1,979.20 is your net pay.",
            ),
            lines: vec![
                line(
                    Role::Start,
                    l("Rechnungen an Kunden, netto", "Invoices to clients, net"),
                    l("RE-2026-000123", "RE-2026-000123"),
                    "§ 14 UStG",
                    380_000,
                ),
                line(
                    Role::Minus,
                    l("Beitrag zur Genossenschaft", "Fee of the cooperative"),
                    l("9 % von 3.800,00 €", "9 % of €3,800.00"),
                    l("Satzung § 14", "Statutes § 14").as_str(),
                    34_200,
                ),
                line(Role::Subtotal, l("Budget", "Budget"), String::new(), "", 345_800),
                line(
                    Role::Minus,
                    l("Krankenversicherung, Anteil Arbeitgeberin", "Health insurance, employer"),
                    l("8,7 % von 2.800,00 €", "8.7 % of €2,800.00"),
                    "§ 249 SGB V",
                    24_360,
                ),
                line(
                    Role::Minus,
                    l("Rentenversicherung, Anteil Arbeitgeberin", "Pension insurance, employer"),
                    l("9,3 % von 2.800,00 €", "9.3 % of €2,800.00"),
                    "§ 168 SGB VI",
                    26_040,
                ),
                line(
                    Role::Minus,
                    l("Pflegeversicherung, Anteil Arbeitgeberin", "Care insurance, employer"),
                    l("1,8 % von 2.800,00 €", "1.8 % of €2,800.00"),
                    "§ 58 SGB XI",
                    5_040,
                ),
                line(Role::Minus, l("Umlage U1 und U2", "Levies U1 and U2"), String::new(), "§ 7 AAG", 2_380),
                line(
                    Role::Minus,
                    l("Rücklage im Budget", "Kept in the budget"),
                    l("bleibt Ihnen für den nächsten Monat", "stays yours for the next month"),
                    "",
                    7_980,
                ),
                line(Role::Subtotal, l("Gesamtbrutto", "Gross pay"), String::new(), "", 280_000),
                line(
                    Role::Minus,
                    l("Lohnsteuer", "Wage tax"),
                    l("Steuerklasse I, Monatstabelle 2026", "class I, monthly table 2026"),
                    "§ 39b EStG",
                    23_000,
                ),
                line(
                    Role::Minus,
                    l("Sozialversicherung, Anteil Arbeitnehmerin", "Social insurance, employee"),
                    l("21,1 % von 2.800,00 €", "21.1 % of €2,800.00"),
                    "§ 20 SGB IV",
                    59_080,
                ),
                line(Role::Result, l("Nettoentgelt", "Net pay"), String::new(), "§ 108 GewO", 197_920),
            ],
            notes: vec![l(
                "Der Beitrag zur Unfallversicherung wird einmal im Jahr erhoben und ist im Beitrag zur Genossenschaft enthalten.",
                "Accident insurance is charged once a year and is part of the fee of the cooperative.",
            )],
        },
    }
}

pub fn member_list(count: u32) -> MemberList {
    let names = ["Łukasiewicz-Nguyễn, Zoë", "Örnek, Çiğdem", "Παπαδόπουλος, Γιώργος", "Жуков, Иван", "Beispiel GmbH"];
    let rows = (1..=count).zip(names.iter().cycle()).map(|(number, name)| MemberRow {
        number: format!("{number:04}"),
        name: (*name).to_owned(),
        address: format!("Musterweg {number}, 20099 Hamburg"),
        joined_on: date(2026, 1, 15),
        shares: number % 5 + 1,
        shares_since: date(2026, 3, 1),
        left_on: (number % 9 == 0).then(|| date(2026, 12, 31)),
    });
    MemberList { as_of: date(2026, 10, 31), dated_on: date(2026, 11, 2), purpose: String::new(), rows: rows.collect() }
}

pub fn admission(lang: Lang) -> Admission {
    Admission {
        dated_on: date(2026, 10, 2),
        recipient: Recipient {
            name: "Zoë Łukasiewicz-Nguyễn".to_owned(),
            address: vec!["Musterweg 5".to_owned(), "20099 Hamburg".to_owned()],
        },
        salutation: t(lang, "Guten Tag Zoë Łukasiewicz-Nguyễn", "Hello Zoë Łukasiewicz-Nguyễn"),
        member_number: "0913".to_owned(),
        admitted_on: date(2026, 10, 1),
        shares: 3,
        share_cents: Cents(5_000),
        payable_cents: Cents(15_000),
        due_on: date(2026, 10, 31),
        reference: CreditorReference::make("ANTEIL0913").unwrap(),
        statutes: t(lang, "in der Fassung vom 12.06.2026", "as of 12 June 2026"),
        signatories: vec!["Ada Beispiel".to_owned(), "Béla Műszer".to_owned()],
    }
}

pub fn voting_letter(lang: Lang) -> VotingLetter {
    VotingLetter {
        dated_on: date(2026, 5, 28),
        recipient: admission(lang).recipient,
        salutation: t(lang, "Guten Tag Zoë Łukasiewicz-Nguyễn", "Hello Zoë Łukasiewicz-Nguyễn"),
        on_behalf_of: String::new(),
        title: t(lang, "Entlastung des Vorstands", "Discharge of the management board"),
        motion: t(
            lang,
            "Dem Vorstand wird für das Geschäftsjahr 2025 Entlastung erteilt.",
            "The management board is discharged for the financial year 2025.",
        ),
        code: "eHq-3zQ-T9Z-vdP-38t".to_owned(),
        link: "https://beispiel.example/vote/0199f3c4-7c1e-7d7e-9c5e-0123456789ab#eHq-3zQ-T9Z-vdP-38t".to_owned(),
        integrity: "sha256-DkOyCKVl77iUnRSnFhvfoR4c8ywCLQ8wvpd3gVWFGnw=".to_owned(),
    }
}

fn assembly(lang: Lang) -> Assembly {
    Assembly {
        title: t(lang, "Ordentliche Generalversammlung 2026", "Ordinary General Assembly 2026"),
        day: date(2026, 6, 12),
        begins: "16:00".to_owned(),
        form: Form::Hybrid,
        place: "Haus der Vereine, Beispielplatz 3, 10963 Berlin".to_owned(),
    }
}

pub fn invitation(lang: Lang) -> Invitation {
    let item = |number: &str, de: &str, en: &str, vote| AgendaItem {
        number: number.to_owned(),
        title: t(lang, de, en),
        text: String::new(),
        vote,
    };
    let mut agenda = vec![
        item("1", "Eröffnung und Feststellung der Form- und Fristwahrung", "Opening, form and time", false),
        item("2", "Bericht des Vorstands über das Geschäftsjahr 2025", "Report of the board on 2025", false),
        item("3", "Feststellung des Jahresabschlusses 2025", "Adoption of the annual accounts 2025", true),
        item("4", "Verwendung des Jahresüberschusses", "Use of the surplus", true),
        item("5", "Entlastung von Vorstand und Aufsichtsrat", "Discharge of board and supervisory board", true),
        item("6", "Wahlen zum Aufsichtsrat", "Elections to the supervisory board", true),
        item("7", "Verschiedenes", "Other business", false),
    ];
    if let Some(third) = agenda.get_mut(3) {
        third.text = t(
            lang,
            "Vorstand und Aufsichtsrat schlagen vor, den Überschuss von 12.345,67 € der Ergebnisrücklage zuzuführen.",
            "Board and supervisory board propose to add the surplus of €12,345.67 to the reserves.",
        );
    }
    Invitation {
        dated_on: date(2026, 5, 20),
        recipient: Recipient {
            name: "Zoë Łukasiewicz-Nguyễn".to_owned(),
            address: vec!["Musterweg 5".to_owned(), "20099 Hamburg".to_owned()],
        },
        salutation: t(lang, "Guten Tag Zoë Łukasiewicz-Nguyễn", "Hello Zoë Łukasiewicz-Nguyễn"),
        assembly: assembly(lang),
        access: t(
            lang,
            "Online über „Mein Bereich“ auf www.example.org; der Zugang öffnet um 15:30 Uhr.",
            "Online through “My space” on www.example.org; doors open at 15:30.",
        ),
        agenda,
        accounts_at: t(lang, "in der Geschäftsstelle und auf www.example.org", "at the office and on www.example.org"),
        proxies: t(
            lang,
            "Mitglieder können sich durch ein anderes Mitglied vertreten lassen; die Vollmacht bedarf der Textform, niemand vertritt mehr als zwei Mitglieder (§ 43 Abs. 5 GenG).",
            "A member may be represented by another member; text form is needed, and nobody represents more than two members (§ 43(5) GenG).",
        ),
        called_by: vec!["Ada Beispiel".to_owned(), "Béla Műszer".to_owned()],
    }
}

pub fn attendance(count: u32) -> AttendanceList {
    let names = ["Zoë Łukasiewicz-Nguyễn", "Çiğdem Örnek", "Γιώργος Παπαδόπουλος", "Иван Жуков"];
    let rows = (1..=count).zip(names.iter().cycle()).map(|(number, name)| Attendee {
        number: format!("{number:04}"),
        name: (*name).to_owned(),
        represented_by: if number % 6 == 0 { "Çiğdem Örnek".to_owned() } else { String::new() },
        votes: 1,
    });
    AttendanceList { assembly: assembly(Lang::De), dated_on: date(2026, 6, 12), rows: rows.collect() }
}

pub fn minutes(lang: Lang) -> Minutes {
    let l = |de: &str, en: &str| t(lang, de, en);
    let quiet = |number: &str, title: String, report: String| Resolution {
        number: number.to_owned(),
        title,
        report,
        motion: String::new(),
        manner: String::new(),
        yes: 0,
        no: 0,
        abstained: 0,
        invalid: 0,
        excluded: String::new(),
        majority: String::new(),
        adopted: false,
        finding: String::new(),
        objections: String::new(),
    };
    Minutes {
        assembly: assembly(lang),
        ended: "18:05".to_owned(),
        chair: "Zoë Łukasiewicz".to_owned(),
        recorder: "Иван Жуков".to_owned(),
        tellers: vec!["Γιώργος Παπαδόπουλος".to_owned()],
        called_on: date(2026, 5, 20),
        called_how: l("per E-Mail an 912 Mitglieder", "by mail to 912 members"),
        present: 187,
        votes_present: 187,
        items: vec![
            quiet(
                "2",
                l("Bericht des Vorstands", "Report of the board"),
                l(
                    "Ada Beispiel berichtete über das Geschäftsjahr 2025.\n\nDie Aussprache dauerte 25 Minuten.",
                    "Ada Beispiel reported on 2025.\n\nThe discussion took 25 minutes.",
                ),
            ),
            Resolution {
                motion: l(
                    "Der Jahresabschluss 2025 wird in der vorgelegten Fassung festgestellt.",
                    "The annual accounts 2025 are adopted as presented.",
                ),
                manner: l("offen, durch Handzeichen und online", "open, by show of hands and online"),
                yes: 171,
                no: 6,
                abstained: 10,
                majority: l("Mehrheit der abgegebenen Stimmen (§ 43 Abs. 2 GenG)", "majority of the votes cast (§ 43(2) GenG)"),
                adopted: true,
                ..quiet("3", l("Feststellung des Jahresabschlusses 2025", "Adoption of the annual accounts 2025"), String::new())
            },
            Resolution {
                motion: l("Dem Vorstand wird für 2025 Entlastung erteilt.", "The board is discharged for 2025."),
                manner: l("offen, durch Handzeichen und online", "open, by show of hands and online"),
                yes: 80,
                no: 85,
                abstained: 19,
                excluded: l("die drei Mitglieder des Vorstands", "the three members of the board"),
                majority: l("Mehrheit der abgegebenen Stimmen (§ 43 Abs. 2 GenG)", "majority of the votes cast (§ 43(2) GenG)"),
                ..quiet("5", l("Entlastung des Vorstands", "Discharge of the board"), String::new())
            },
        ],
        annexes: vec![
            l("Belege über die Einberufung (§ 47 Abs. 2 GenG)", "Proof of dispatch of the invitation (§ 47(2) GenG)"),
            l("Verzeichnis der mitwirkenden Mitglieder", "List of members who took part"),
        ],
        participants: vec![
            Participant {
                number: "0001".to_owned(),
                name: "Ada Beispiel".to_owned(),
                mode: Mode::InPerson,
                represented_by: String::new(),
                votes: 1,
            },
            Participant {
                number: "0042".to_owned(),
                name: "Zoë Łukasiewicz-Nguyễn".to_owned(),
                mode: Mode::Proxy,
                represented_by: "Çiğdem Örnek".to_owned(),
                votes: 1,
            },
        ],
        board_signatory: "Ada Beispiel".to_owned(),
    }
}
