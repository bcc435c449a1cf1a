//! How people sign in.

use super::*;
use crate::{
    base::{Email, Error, FromField, Lang, Line},
    db::{Tx, Who},
    testing::{self, on},
};

fn ada(email: &str) -> NewPerson {
    NewPerson {
        given_name: Line::from_field("Ada").unwrap(),
        family_name: Line::from_field("Muster").unwrap(),
        email: Email::from_field(email).unwrap(),
        lang: Lang::En,
        street: None,
        postcode: None,
        city: None,
        country: None,
        born_on: None,
    }
}

fn refused<T>(outcome: Result<T, Error>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.code,
        Err(other) => panic!("{other:#}"),
        Ok(_) => "it was not refused",
    }
}

/// The link in the newest mail.
async fn newest_link(tx: &mut Tx) -> String {
    let letters = crate::mail::newest(tx, None).await.unwrap();
    let body = &letters.first().expect("a mail").body;
    body.split_whitespace().find(|word| word.starts_with("http")).unwrap().rsplit('/').next().unwrap().to_owned()
}

async fn with_password(tx: &mut Tx, email: &str, roles: &[Role], password: &str) {
    let person = register_person(tx, &ada(email)).await.unwrap();
    open_login(tx, person, roles).await.unwrap();
    send_login_link(tx, &Email::from_field(email).unwrap()).await.unwrap();
    let token = newest_link(tx).await;
    set_password(tx, &token, password).await.unwrap();
}

#[tokio::test]
async fn a_mail_address_belongs_to_one_person() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        register_person(&mut tx, &ada("ada@example.org")).await.unwrap();
        // R1
        assert_eq!(refused(register_person(&mut tx, &ada("ada@EXAMPLE.org")).await), "people-email-known");
    }
}

#[tokio::test]
async fn a_member_signs_in_with_a_long_password_and_the_link_serves_once() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        let email = Email::from_field("ada@example.org").unwrap();
        let person = register_person(&mut tx, &ada("ada@example.org")).await.unwrap();
        open_login(&mut tx, person, &[Role::Member]).await.unwrap();
        send_login_link(&mut tx, &email).await.unwrap();
        let token = newest_link(&mut tx).await;
        // R2: 14 characters are too few without a code
        assert_eq!(refused(set_password(&mut tx, &token, "vierzehn zwölf").await), "people-password-short");
        set_password(&mut tx, &token, "ein Satz den nur ich kenne").await.unwrap();
        // R6: once
        assert_eq!(refused(set_password(&mut tx, &token, "noch ein Satz von mir").await), "people-link-ended");
        let signed_in = sign_in(&mut tx, &email, "ein Satz den nur ich kenne", "", "Firefox").await.unwrap();
        assert!(!signed_in.staff);
        let hash = crate::base::sha256_hex(signed_in.token.as_bytes());
        let known = session(&mut tx, &hash).await.unwrap().expect("the session is there");
        assert_eq!(known.name, "Ada Muster");
        assert!(known.roles.contains(&Role::Member));
        // R5: listed and ended
        assert_eq!(sessions_of(&mut tx, signed_in.login).await.unwrap().len(), 1);
        close_session(&mut tx, signed_in.login, known.id).await.unwrap();
        assert!(session(&mut tx, &hash).await.unwrap().is_none());
        assert!(matches!(close_session(&mut tx, signed_in.login, known.id).await, Err(Error::Missing("session"))));
    }
}

#[tokio::test]
async fn a_link_ends_after_seven_days() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        let person = register_person(&mut tx, &ada("ada@example.org")).await.unwrap();
        open_login(&mut tx, person, &[Role::Member]).await.unwrap();
        send_login_link(&mut tx, &Email::from_field("ada@example.org").unwrap()).await.unwrap();
        let token = newest_link(&mut tx).await;
        on(&mut tx, "2026-03-10"); // R6: 2 March + 7 days = 9 March
        assert_eq!(refused(set_password(&mut tx, &token, "ein Satz den nur ich kenne").await), "people-link-ended");
    }
}

#[tokio::test]
async fn the_desk_asks_for_a_code_and_a_code_serves_once() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        let email = Email::from_field("berta@example.org").unwrap();
        with_password(&mut tx, "berta@example.org", &[Role::Board], "kurz und gut").await;
        // R3
        assert_eq!(refused(sign_in(&mut tx, &email, "kurz und gut", "", "").await), "people-code-missing");
        assert_eq!(refused(sign_in(&mut tx, &email, "kurz und gut", "000000", "").await), "people-code-wrong");
        let code = demo_code(&mut tx, &email).await.unwrap().unwrap();
        assert!(sign_in(&mut tx, &email, "kurz und gut", &code, "").await.unwrap().staff);
        assert_eq!(refused(sign_in(&mut tx, &email, "kurz und gut", &code, "").await), "people-code-wrong");
    }
}

#[tokio::test]
async fn the_secret_of_the_codes_is_shown_until_the_first_code_was_used() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        let email = Email::from_field("berta@example.org").unwrap();
        let person = register_person(&mut tx, &ada("berta@example.org")).await.unwrap();
        open_login(&mut tx, person, &[Role::Board]).await.unwrap();
        send_login_link(&mut tx, &email).await.unwrap();
        let token = newest_link(&mut tx).await;
        assert!(enrolment(&mut tx, &token).await.unwrap().is_none(), "not before the password is set");
        set_password(&mut tx, &token, "kurz und gut").await.unwrap();
        // R9: 20 random bytes are 32 letters of base 32 (RFC 4648)
        let shown = enrolment(&mut tx, &token).await.unwrap().unwrap();
        assert_eq!(shown.secret.len(), 32);
        assert!(shown.url.starts_with("otpauth://totp/Muster%20eG:berta%40example.org?secret="), "{}", shown.url);
        on(&mut tx, "2026-03-03");
        assert!(enrolment(&mut tx, &token).await.unwrap().is_none(), "30 minutes are over");
        on(&mut tx, "2026-03-02");
        let code = demo_code(&mut tx, &email).await.unwrap().unwrap();
        sign_in(&mut tx, &email, "kurz und gut", &code, "").await.unwrap();
        assert!(enrolment(&mut tx, &token).await.unwrap().is_none(), "a code was used");
    }
}

#[tokio::test]
async fn a_member_needs_no_code() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        let person = register_person(&mut tx, &ada("mia@example.org")).await.unwrap();
        open_login(&mut tx, person, &[Role::Member]).await.unwrap();
        send_login_link(&mut tx, &Email::from_field("mia@example.org").unwrap()).await.unwrap();
        let token = newest_link(&mut tx).await;
        set_password(&mut tx, &token, "ein Satz den nur ich kenne").await.unwrap();
        assert!(enrolment(&mut tx, &token).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn an_unknown_address_and_a_wrong_password_sound_alike() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        with_password(&mut tx, "ada@example.org", &[Role::Member], "ein Satz den nur ich kenne").await;
        let try_it = |email: &'static str| Email::from_field(email).unwrap();
        // R4
        assert_eq!(refused(sign_in(&mut tx, &try_it("ada@example.org"), "falsch", "", "").await), "people-sign-in-wrong");
        assert_eq!(refused(sign_in(&mut tx, &try_it("eve@example.org"), "falsch", "", "").await), "people-sign-in-wrong");
        // Asking for a link tells nothing either: no refusal, and no mail.
        let before = crate::mail::newest(&mut tx, None).await.unwrap().len();
        send_login_link(&mut tx, &try_it("eve@example.org")).await.unwrap();
        assert_eq!(crate::mail::newest(&mut tx, None).await.unwrap().len(), before);
    }
}

#[tokio::test]
async fn roles_are_given_by_the_board_and_by_nobody_else() {
    for app in testing::houses("2026-03-02").await {
        let member = testing::somebody(&app, "Mia", &[Role::Member]).await;
        let board = testing::somebody(&app, "Berta", &[Role::Board]).await;
        let login = member.login.unwrap();
        // R7
        let mut tx = app.act(member).await.unwrap();
        assert!(matches!(give_role(&mut tx, login, Role::Finance).await, Err(Error::NotAllowed("people.give_role"))));
        drop(tx);
        let mut tx = app.act(board).await.unwrap();
        give_role(&mut tx, login, Role::Finance).await.unwrap();
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn a_destroyed_key_deletes_what_was_sealed_with_it() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        let person = register_person(&mut tx, &ada("ada@example.org")).await.unwrap();
        let sealed = tx.seal(person, "iban", "DE02120300000000202051").await.unwrap();
        assert_eq!(tx.open(person, "iban", &sealed).await.unwrap(), "DE02120300000000202051");
        let coop = tx.coop().to_owned();
        // R8
        tx.run("UPDATE person_key SET wrapped = NULL WHERE coop = $1 AND person = $2", (coop, person)).await.unwrap();
        assert!(matches!(tx.open(person, "iban", &sealed).await, Err(Error::Missing("person key"))));
    }
}
