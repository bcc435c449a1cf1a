//! The verbs of people: a person is recorded, gets a login, sets a password, signs in and out.

use super::{
    rules::{Login, Person, Role, Session, may_be_password, session_limits},
    store::{self, LoginRow},
};
use crate::{
    access::Thing,
    base::{Day, Email, Error, Id, Instant, Lang, Line, Outcome, Refusal, sha256_hex},
    db::{Mail, Tx, Who},
};
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use jiff::SignedDuration;
use totp_rs::{Algorithm, Builder, Secret, Totp};

/// What must be known of a person to record her.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// Given names.
    pub given_name: Line,
    /// Family name.
    pub family_name: Line,
    /// Mail address.
    pub email: Email,
    /// Language of letters and pages.
    pub lang: Lang,
    /// Street and number.
    pub street: Option<Line>,
    /// Post code.
    pub postcode: Option<Line>,
    /// Town.
    pub city: Option<Line>,
    /// Country (ISO 3166 alpha-2).
    pub country: Option<Line>,
    /// Day of birth.
    pub born_on: Option<Day>,
}

/// Records a person. A mail address belongs to one person.
///
/// # Errors
/// `people-email-known` if another person has this address.
pub async fn register_person(tx: &mut Tx, new: &NewPerson) -> Outcome<Id<Person>> {
    if store::by_email(tx, &new.email).await?.is_some() {
        return Err(Refusal::new("people-email-known").field("email").into());
    }
    let id = store::insert_person(tx, new).await?;
    tx.note("people.register_person", id, &serde_json::json!({}));
    Ok(id)
}

/// Opens a login for a person, without a password as yet.
///
/// # Errors
/// A fault of the engine; a second login with the same address is one.
pub async fn open_login(tx: &mut Tx, person: Id<Person>, roles: &[Role]) -> Outcome<Id<Login>> {
    let row = store::person(tx, person).await?;
    if let Some(known) = store::login_of(tx, &row.email).await? {
        for role in roles {
            insert_role(tx, known.id, *role).await?;
        }
        return Ok(known.id);
    }
    let (coop, id, now): (_, Id<Login>, _) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    tx.run("INSERT INTO login (coop, id, person, email, opened_at) VALUES ($1, $2, $3, $4, $5)", (coop, id, person, &row.email, now))
        .await?;
    for role in roles {
        insert_role(tx, id, *role).await?;
    }
    tx.note("people.open_login", id, &serde_json::json!({ "roles": roles }));
    Ok(id)
}

/// Gives a role to a login.
///
/// # Errors
/// [`Error::NotAllowed`] for anybody but the board and the house.
pub async fn give_role(tx: &mut Tx, login: Id<Login>, role: Role) -> Outcome<()> {
    tx.allow("people.give_role", &Thing::any())?;
    insert_role(tx, login, role).await?;
    tx.note("people.give_role", login, &serde_json::json!({ "role": role }));
    Ok(())
}

async fn insert_role(tx: &mut Tx, login: Id<Login>, role: Role) -> Outcome<()> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run(
        "INSERT INTO login_role (coop, login, role, given_at) VALUES ($1, $2, $3, $4) ON CONFLICT (coop, login, role) DO NOTHING",
        (coop, login, role.code(), now),
    )
    .await?;
    Ok(())
}

const LINK_DAYS: i64 = 7;

/// Mails the person a link by which she sets a password. Nothing tells whether the address is known.
///
/// # Errors
/// A fault of the engine.
pub async fn send_login_link(tx: &mut Tx, email: &Email) -> Outcome<()> {
    let Some(login) = store::login_of(tx, email).await? else { return Ok(()) };
    let person = store::person(tx, login.person).await?;
    let token = tx.ids().secret();
    let ends_at = later(tx.now(), SignedDuration::from_hours(24 * LINK_DAYS));
    let coop = tx.coop().to_owned();
    tx.run(
        "INSERT INTO login_link (coop, token_hash, login, ends_at) VALUES ($1, $2, $3, $4)",
        (coop, sha256_hex(token.as_bytes()), login.id, ends_at),
    )
    .await?;
    let said = tx.say(person.lang);
    let link = tx.house().link(&format!("/sign-in/password/{token}"));
    tx.mail(Mail {
        to: email.to_string(),
        subject: said.say("mail-login-link-subject"),
        body: said.with("mail-login-link-body", [("name", person.name()), ("link", link), ("days", LINK_DAYS.to_string())]),
        attachment: None,
    })
    .await?;
    tx.note("people.send_login_link", login.id, &serde_json::json!({}));
    Ok(())
}

fn later(from: Instant, by: SignedDuration) -> Instant {
    from.checked_add(by).unwrap_or(Instant::MAX)
}

/// Sets the password of the login whose link this is. The link serves once.
///
/// # Errors
/// `people-link-ended`, or what [`may_be_password`] has against the password.
pub async fn set_password(tx: &mut Tx, token: &str, password: &str) -> Outcome<Id<Login>> {
    let token_hash = sha256_hex(token.as_bytes());
    let login = store::login_by_link(tx, &token_hash).await?.ok_or_else(|| Refusal::new("people-link-ended"))?;
    let staff = store::roles(tx, login.id).await?.into_iter().any(Role::is_staff);
    may_be_password(password, &login.email, staff)?;
    store_password(tx, login.id, password).await?;
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run("UPDATE login_link SET used_at = $3 WHERE coop = $1 AND token_hash = $2", (coop, token_hash, now)).await?;
    tx.note("people.set_password", login.id, &serde_json::json!({}));
    if staff && login.totp_secret.is_none() {
        enrol_code(tx, login.id, login.person).await?;
    }
    Ok(login.id)
}

pub(super) async fn store_password(tx: &mut Tx, login: Id<Login>, password: &str) -> Outcome<()> {
    let salt = tx.ids().bytes::<16>();
    let hash = Argon2::default()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(|fault| anyhow::anyhow!("argon2: {fault}"))?
        .to_string();
    let coop = tx.coop().to_owned();
    tx.run("UPDATE login SET password_hash = $3 WHERE coop = $1 AND id = $2", (coop, login, hash)).await?;
    Ok(())
}

/// Enrols one-time codes for a login and returns the secret in the form that an authenticator reads.
///
/// # Errors
/// A fault of the engine.
pub async fn enrol_code(tx: &mut Tx, login: Id<Login>, person: Id<Person>) -> Outcome<String> {
    let secret = tx.ids().bytes::<20>();
    let readable = hex::encode(secret);
    let sealed = tx.seal(person, "totp", &readable).await?;
    let coop = tx.coop().to_owned();
    tx.run("UPDATE login SET totp_secret = $3, totp_last_step = NULL WHERE coop = $1 AND id = $2", (coop, login, sealed)).await?;
    tx.note("people.enrol_code", login, &serde_json::json!({}));
    Ok(readable)
}

/// Minutes after the password was set in which the secret of the codes is shown, until the first code was used.
const ENROL_MINUTES: i64 = 30;

/// What an authenticator app needs.
pub struct Enrolment {
    /// The address that the QR code holds (`otpauth://totp/…`).
    pub url: String,
    /// The secret in base 32, to be typed where no camera is.
    pub secret: String,
}

/// What the owner of a link that has just set her password must put into her authenticator (R5): nothing for members,
/// who need no code, and nothing once a code was used.
///
/// # Errors
/// A fault of the engine.
pub async fn enrolment(tx: &mut Tx, token: &str) -> Outcome<Option<Enrolment>> {
    let since = later(tx.now(), SignedDuration::from_mins(-ENROL_MINUTES));
    let Some(login) = store::login_to_enrol(tx, &sha256_hex(token.as_bytes()), since).await? else { return Ok(None) };
    let Some(sealed) = login.totp_secret else { return Ok(None) };
    let secret = tx.open(login.person, "totp", &sealed).await?;
    let secret = Secret::from(hex::decode(&secret).map_err(anyhow::Error::from)?).to_base32();
    let name = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
    let issuer = name(tx.house().name());
    let url = format!("otpauth://totp/{issuer}:{}?secret={secret}&issuer={issuer}", name(login.email.as_str()));
    Ok(Some(Enrolment { url, secret }))
}

/// A session that has just begun: the token goes into the cookie and is known to nobody else.
pub struct SignedIn {
    /// The login.
    pub login: Id<Login>,
    /// The token.
    pub token: String,
    /// Whether it opens the desk.
    pub staff: bool,
}

/// Signs in with a password and, where codes are enrolled, a one-time code. Wrong address, wrong password and wrong code
/// sound alike and take alike.
///
/// # Errors
/// `people-sign-in-wrong`; `people-code-missing` when the password is right and a code must follow.
pub async fn sign_in(tx: &mut Tx, email: &Email, password: &str, code: &str, browser: &str) -> Outcome<SignedIn> {
    let wrong = || Error::from(Refusal::new("people-sign-in-wrong").field("email"));
    let login = store::login_of(tx, email).await?;
    let hash = login.as_ref().and_then(|l| l.password_hash.clone());
    let right = password_matches(password.to_owned(), hash).await?;
    let login = login.filter(|_| right).ok_or_else(wrong)?;
    let roles = store::roles(tx, login.id).await?;
    let staff = roles.iter().any(|role| role.is_staff());
    if login.totp_secret.is_some() {
        if code.trim().is_empty() {
            return Err(Refusal::new("people-code-missing").field("code").into());
        }
        use_code(tx, &login, code).await?;
    } else if staff {
        return Err(Refusal::new("people-code-not-enrolled").field("code").into());
    }
    let token = format!("{}{}", tx.ids().secret(), tx.ids().secret());
    let ends_at = later(tx.now(), session_limits(staff).1);
    let browser: String = browser.chars().filter(|c| !c.is_control()).take(120).collect();
    store::insert_session(tx, login.id, &sha256_hex(token.as_bytes()), &browser, ends_at).await?;
    tx.note("people.sign_in", login.id, &serde_json::json!({}));
    Ok(SignedIn { login: login.id, token, staff })
}

/// A hash that no password has: an unknown address costs as much time as a known one.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

async fn password_matches(password: String, hash: Option<String>) -> Outcome<bool> {
    let known = hash.is_some();
    let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
    let check = move || {
        let parsed = PasswordHash::new(&hash).map_err(|fault| anyhow::anyhow!("a stored hash: {fault}"))?;
        anyhow::Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
    };
    let right = tokio::task::spawn_blocking(check).await.map_err(anyhow::Error::from)??;
    Ok(known && right)
}

/// The generator of one-time codes (RFC 6238: SHA-1, 6 digits, 30 seconds, one step of tolerance).
///
/// # Errors
/// A fault if the secret is no hexadecimal text.
pub(super) fn codes(secret_hex: &str) -> Outcome<Totp> {
    let secret = hex::decode(secret_hex).map_err(anyhow::Error::from)?;
    Ok(Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_secret(Secret::from(secret))
        .build()
        .map_err(|fault| anyhow::anyhow!("one-time codes: {fault}"))?)
}

async fn use_code(tx: &mut Tx, login: &LoginRow, code: &str) -> Outcome<()> {
    let wrong = || Error::from(Refusal::new("people-code-wrong").field("code"));
    let sealed = login.totp_secret.clone().ok_or_else(wrong)?;
    let secret = tx.open(login.person, "totp", &sealed).await?;
    let seconds = u64::try_from(tx.now().as_second()).unwrap_or(0);
    let step = codes(&secret)?.check(code.trim(), seconds).ok_or_else(wrong)?;
    let step = i64::try_from(step).unwrap_or(i64::MAX);
    if login.totp_last_step.is_some_and(|last| step <= last) {
        return Err(wrong());
    }
    let coop = tx.coop().to_owned();
    tx.run("UPDATE login SET totp_last_step = $3 WHERE coop = $1 AND id = $2", (coop, login.id, step)).await?;
    Ok(())
}

/// Ends a session of this login.
///
/// # Errors
/// [`Error::Missing`] if it is not one of this login's.
pub async fn close_session(tx: &mut Tx, login: Id<Login>, session: Id<Session>) -> Outcome<()> {
    if store::end_session(tx, login, session).await? == 0 {
        return Err(Error::Missing("session"));
    }
    tx.note("people.close_session", session, &serde_json::json!({}));
    Ok(())
}

/// The code that is good now, for the sign-in page of a demo. Never called elsewhere.
///
/// # Errors
/// [`Error::NotAllowed`] outside of a demo.
pub async fn demo_code(tx: &mut Tx, email: &Email) -> Outcome<Option<String>> {
    if !tx.house().is_demo() {
        return Err(Error::NotAllowed("people.demo_code"));
    }
    let Some(login) = store::login_of(tx, email).await? else { return Ok(None) };
    let Some(sealed) = login.totp_secret else { return Ok(None) };
    let secret = tx.open(login.person, "totp", &sealed).await?;
    let now = u64::try_from(tx.now().as_second()).unwrap_or(0);
    Ok(Some(codes(&secret)?.generate(now).to_string()))
}

/// Who signs in with that address, with all roles: for the operator who acts in somebody's name at the command line.
///
/// # Errors
/// A fault of the engine.
pub async fn who_is(tx: &mut Tx, email: &Email) -> Outcome<Option<Who>> {
    let Some(login) = store::login_of(tx, email).await? else { return Ok(None) };
    let roles = store::roles(tx, login.id).await?;
    Ok(Some(Who { login: Some(login.id), person: Some(login.person), roles }))
}
