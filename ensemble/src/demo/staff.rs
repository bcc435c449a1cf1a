//! The legal entities, and one login per role.

use super::{Filling, hour};
use crate::{
    app::Profile,
    base::{Day, Email, FromField, Lang, Line},
    db::{Tx, Who},
    ledger,
    people::{self, NewPerson, Role},
};
use anyhow::Context as _;

/// The password of all logins of the demo; the desk asks for a one-time code as well, which the demo shows.
pub const PASSWORD: &str = "gemeinsam sind wir sicher";

/// One login per role: role, given and family name, address.
pub const STAFF: &[(Role, &str, &str, &str)] = &[
    (Role::Adviser, "Ariane", "Berater", "beratung@example.org"),
    (Role::Payroll, "Lorenz", "Lohner", "lohn@example.org"),
    (Role::Finance, "Fatma", "Buchner", "buchhaltung@example.org"),
    (Role::Board, "Berta", "Vorstand", "vorstand@example.org"),
    (Role::Supervisory, "Alma", "Aufsicht", "aufsichtsrat@example.org"),
    (Role::Auditor, "Paul", "Prüfer", "pruefung@example.org"),
];

/// The account of the eG.
pub(super) const IBAN: &str = "DE02120300000000202051";
/// The day on which the demo's cooperative begins.
pub(super) const FOUNDED: Day = Day::constant(2025, 1, 2);

fn line(text: &str) -> anyhow::Result<Line> {
    Line::from_field(text).map_err(|refusal| anyhow::anyhow!("{}", refusal.code))
}

impl Filling {
    pub(super) async fn found_entities(&mut self) -> anyhow::Result<()> {
        let mut tx = self.act(Who::house(), hour(FOUNDED, 9)).await?;
        let entities = [
            ("eg", "eg", "Zusammen eG", "GnR 999 B", "Amtsgericht Charlottenburg", IBAN),
            ("bildungswerk", "ggmbh", "Zusammen Bildungswerk gGmbH", "HRB 99999 B", "Amtsgericht Charlottenburg", "DE02500105170137075030"),
            ("verein", "ev", "Zusammen e.V.", "VR 9999 B", "Amtsgericht Charlottenburg", "DE02100100100006820101"),
        ];
        for (code, form, name, number, court, iban) in entities {
            let profile = Profile {
                street: "Gemeinschaftsstraße 12".to_owned(),
                postcode: "12043".to_owned(),
                city: "Berlin".to_owned(),
                email: format!("{code}@example.org"),
                phone: "+49 30 5550100".to_owned(),
                register_court: court.to_owned(),
                register_number: number.to_owned(),
                board: vec!["Berta Vorstand".to_owned(), "Viktor Vorstand".to_owned()],
                supervisory_chair: "Alma Aufsicht".to_owned(),
                vat_id: "DE123456788".to_owned(),
                tax_number: "27/123/45678".to_owned(),
                iban: iban.to_owned(),
                bic: "BYLADEM1001".to_owned(),
                establishment_number: "12345678".to_owned(),
            };
            ledger::bootstrap_entity(&mut tx, code, form, name, serde_json::to_value(profile)?).await?;
        }
        for (role, given, family, email) in STAFF {
            let email = Email::from_field(email).map_err(|refusal| anyhow::anyhow!("{}", refusal.code))?;
            let person = NewPerson {
                given_name: line(given)?,
                family_name: line(family)?,
                email: email.clone(),
                lang: Lang::De,
                street: Some(line("Gemeinschaftsstraße 12")?),
                postcode: Some(line("12043")?),
                city: Some(line("Berlin")?),
                country: Some(line("DE")?),
                born_on: Some(Day::constant(1980, 4, 12)),
            };
            let person = people::register_person(&mut tx, &person).await?;
            people::open_login(&mut tx, person, &[*role]).await?;
            set_password(&mut tx, &email).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

/// Sets the demo's password by the mailed link.
pub(super) async fn set_password(tx: &mut Tx, email: &Email) -> anyhow::Result<()> {
    people::send_login_link(tx, email).await?;
    let letters = crate::mail::newest(tx, Some(email.as_str())).await?;
    let body = letters.first().map(|letter| letter.body.clone()).context("no mail")?;
    let token = body.split_whitespace().find_map(|word| word.split_once("/password/")).map(|(_, token)| token.to_owned());
    people::set_password(tx, &token.context("no link")?, PASSWORD).await?;
    Ok(())
}

/// The login that holds a role.
pub(super) async fn who_of(app: &crate::app::App, role: Role) -> anyhow::Result<Who> {
    let (_, _, _, email) = STAFF.iter().find(|(of, ..)| *of == role).context("no such role")?;
    let email = Email::from_field(email).map_err(|refusal| anyhow::anyhow!("{}", refusal.code))?;
    let mut tx = app.read(Who::house()).await?;
    people::who_is(&mut tx, &email).await?.context("no such login")
}

/// What `ensemble demo` prints: the address and one login per role.
#[must_use]
pub fn logins(member: &str) -> String {
    let mut lines = vec![format!("  {:<22} {member}", "member")];
    lines.extend(STAFF.iter().map(|(role, _, _, email)| format!("  {:<22} {email}", role.code())));
    format!("{}\n  password for all: {PASSWORD}\n  (the desk asks for a one-time code too; the demo shows it)", lines.join("\n"))
}
