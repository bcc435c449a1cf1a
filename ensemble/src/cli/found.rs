//! Founding a cooperative for real use: from a file that names its entities and the first people of its desk.

use crate::{
    app::{App, House, Plan, Profile, Settings, found},
    base::{Clock, Email, FromField, Ids, Lang, Line},
    config::Given,
    db::{Db, Tx, Who},
    ledger, mail,
    people::{self, NewPerson, Role},
};
use anyhow::{Context as _, anyhow, bail, ensure};
use std::{fs, path::PathBuf};

/// What `ensemble found` was given.
#[derive(clap::Args)]
pub struct Found {
    /// The file (TOML) that describes the cooperative
    #[arg(required_unless_present = "example")]
    pub file: Option<PathBuf>,
    /// Print an example of the file
    #[arg(long)]
    pub example: bool,
}

/// An example of the file, with every field.
pub const EXAMPLE: &str = include_str!("found.toml");

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Cooperative {
    key: String,
    name: String,
    entity: Vec<Entity>,
    login: Vec<Login>,
}

#[derive(serde::Deserialize)]
struct Entity {
    code: String,
    form: String,
    name: String,
    #[serde(flatten)]
    profile: Profile,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Login {
    given_name: String,
    family_name: String,
    email: String,
    lang: Lang,
    roles: Vec<String>,
}

/// Reads the file and refuses what cannot be right, by the name of the field.
fn read(text: &str) -> anyhow::Result<Cooperative> {
    let cooperative: Cooperative = toml::from_str(text)?;
    let key_fits = (2..=40).contains(&cooperative.key.len())
        && cooperative.key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    ensure!(key_fits, "`key` is 2 to 40 small letters, digits and hyphens");
    ensure!(cooperative.entity.iter().any(|entity| entity.form == "eg"), "one `entity` must have the form `eg`: its members own the house");
    for entity in &cooperative.entity {
        ensure!(["eg", "ggmbh", "ev"].contains(&entity.form.as_str()), "`form` of {} is eg, ggmbh or ev", entity.code);
        papers::Iban::parse(&entity.profile.iban).map_err(|fault| anyhow!("`iban` of {}: {fault}", entity.code))?;
    }
    ensure!(cooperative.login.iter().any(|login| login.roles.iter().any(|role| role == "board")), "one `login` must have the role `board`");
    Ok(cooperative)
}

fn role(code: &str) -> anyhow::Result<Role> {
    let known = || Role::ALL.iter().map(|role| role.code()).collect::<Vec<_>>().join(", ");
    Role::ALL.into_iter().find(|role| role.code() == code).with_context(|| format!("`{code}` is no role; there are {}", known()))
}

fn field<T: FromField>(name: &str, text: &str) -> anyhow::Result<T> {
    T::from_field(text).map_err(|refusal| anyhow!("`{name}`: {text:?} is refused ({})", refusal.code))
}

/// Founds the cooperative and prints the links by which its first people set their passwords.
///
/// # Errors
/// What is wrong in the file; a key that is taken.
pub async fn run(given: &Given, args: &Found) -> anyhow::Result<()> {
    let Some(file) = args.file.as_ref().filter(|_| !args.example) else {
        print!("{EXAMPLE}");
        return Ok(());
    };
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let cooperative = read(&text).with_context(|| file.display().to_string())?;
    let db = Db::open(given.db()?).await?;
    db.migrate().await?;
    let house = House::build(Plan {
        coop: cooperative.key.clone(),
        name: cooperative.name.clone(),
        settings: Settings::default(),
        clock: Clock::system(),
        ids: Ids::from_chance(),
        sealer: given.sealer()?,
        base_url: given.base_url()?,
        demo: false,
    })?;
    let taken = db.read(&house, Who::house()).await?.maybe("SELECT id FROM coop WHERE id = $1", (house.coop(),)).await?;
    if taken.is_some() {
        bail!("this database holds a cooperative `{}` already", cooperative.key);
    }
    found(&db, &house).await?;
    let app = App { house, db };
    let mut tx = app.act(Who::house()).await?;
    for entity in &cooperative.entity {
        ledger::bootstrap_entity(&mut tx, &entity.code, &entity.form, &entity.name, serde_json::to_value(&entity.profile)?).await?;
    }
    let mut links = Vec::new();
    for login in &cooperative.login {
        links.push((login.email.as_str(), open_login(&mut tx, login).await?));
    }
    tx.commit().await?;
    println!("{} is founded. These links serve once; by them the passwords are set:", cooperative.name);
    for (email, link) in links {
        println!("  {email:<32} {link}");
    }
    Ok(())
}

/// A login with its roles; gives the link by which its password is set. The same link goes out by mail.
async fn open_login(tx: &mut Tx, login: &Login) -> anyhow::Result<String> {
    let email: Email = field("email", &login.email)?;
    let roles = login.roles.iter().map(|code| role(code)).collect::<anyhow::Result<Vec<_>>>()?;
    let person = NewPerson {
        given_name: field::<Line>("given-name", &login.given_name)?,
        family_name: field::<Line>("family-name", &login.family_name)?,
        email: email.clone(),
        lang: login.lang,
        street: None,
        postcode: None,
        city: None,
        country: None,
        born_on: None,
    };
    let person = people::register_person(tx, &person).await?;
    people::open_login(tx, person, &roles).await?;
    people::send_login_link(tx, &email).await?;
    let letter = mail::newest(tx, Some(email.as_str())).await?.into_iter().next().context("no mail was queued")?;
    letter.body.split_whitespace().find(|word| word.contains("/sign-in/password/")).map(str::to_owned).context("the mail holds no link")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_can_be_founded() {
        let cooperative = read(EXAMPLE).unwrap();
        assert_eq!((cooperative.entity.len(), cooperative.login.len()), (3, 3));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (right, wrong, named) in [
            ("form = \"eg\"", "form = \"ag\"", "`eg`"),
            ("DE02120300000000202051", "DE03120300000000202051", "`iban` of eg"),
            ("key = \"muster\"", "key = \"Muster eG\"", "`key`"),
            ("roles = [\"board\"]", "roles = [\"payroll\"]", "role `board`"),
            ("name = \"Muster eG\"\n", "", "name"),
        ] {
            let said = format!("{:#}", read(&EXAMPLE.replacen(right, wrong, 1)).err().unwrap());
            assert!(said.contains(named), "{said}");
        }
        assert!(role("boss").unwrap_err().to_string().contains("supervisory"));
    }
}
