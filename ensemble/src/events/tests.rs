//! Info sessions, as minutes of what happened.

use super::*;
use crate::{
    app::App,
    base::{Email, Error, FromField, Id, Lang, Line, at_in_berlin, parse_day},
    db::{Tx, Who},
    people::Role,
    testing::{houses, on, somebody},
};
use jiff::{SignedDuration, civil::time};

const TODAY: &str = "2026-07-01";

fn line(text: &str) -> Line {
    Line::from_field(text).unwrap()
}

fn email(text: &str) -> Email {
    Email::from_field(&format!("{text}@example.org")).unwrap()
}

fn planned(lang: Lang, seats: u32) -> NewSession {
    let day = parse_day("2026-07-16").unwrap();
    NewSession {
        title_de: line("Infoabend"),
        title_en: line("Info session"),
        starts_at: at_in_berlin(day, time(16, 0, 0, 0)),
        ends_at: at_in_berlin(day, time(17, 15, 0, 0)),
        lang,
        place: Some(line("Musterstraße 1")),
        video_link: None,
        seats,
    }
}

async fn begin(app: &App) -> Tx {
    let mut tx = app.act(Who::house()).await.unwrap();
    on(&mut tx, TODAY);
    tx
}

fn later(tx: &mut Tx, minutes: i64) {
    let now = tx.now().checked_add(SignedDuration::from_mins(minutes)).unwrap();
    tx.at(now);
}

async fn enter(tx: &mut Tx, session: Id<InfoSession>, name: &str) -> Registered {
    register(tx, session, &line(name), &email(name)).await.unwrap()
}

async fn state(tx: &mut Tx, who: &Registered) -> State {
    store::registration(tx, who.registration).await.unwrap().state
}

async fn taken(tx: &mut Tx, id: Id<InfoSession>) -> u32 {
    session(tx, id).await.unwrap().taken
}

async fn mails(tx: &mut Tx, name: &str) -> Vec<crate::mail::Letter> {
    crate::mail::newest(tx, Some(email(name).as_str())).await.unwrap()
}

fn code<T: std::fmt::Debug>(outcome: Result<T, Error>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.code,
        other => panic!("no refusal: {other:?}"),
    }
}

#[tokio::test]
async fn staff_plans_and_members_do_not() {
    for app in houses(TODAY).await {
        let (ada, max) = (somebody(&app, "Ada", &[Role::Adviser]).await, somebody(&app, "Max", &[Role::Member]).await);
        let mut tx = app.act(ada).await.unwrap();
        on(&mut tx, TODAY);
        let id = plan_session(&mut tx, &planned(Lang::De, 25)).await.unwrap();
        assert_eq!(session(&mut tx, id).await.unwrap().free(), 25);
        let past = NewSession { starts_at: tx.now(), ..planned(Lang::De, 25) };
        assert_eq!(code(plan_session(&mut tx, &past).await), "events-past");
        tx.acting_as(max);
        assert!(matches!(plan_session(&mut tx, &planned(Lang::De, 25)).await, Err(Error::NotAllowed("events.plan"))));
        assert!(matches!(change_seats(&mut tx, id, 30).await, Err(Error::NotAllowed("events.plan"))));
    }
}

#[tokio::test]
async fn a_seat_is_held_for_half_an_hour_and_confirmed_by_the_link() {
    for app in houses(TODAY).await {
        let mut tx = begin(&app).await;
        let id = plan_session(&mut tx, &planned(Lang::En, 2)).await.unwrap();
        let ada = enter(&mut tx, id, "ada").await; // R1
        assert_eq!((ada.state, taken(&mut tx, id).await), (State::Held, 1));
        let mail = mails(&mut tx, "ada").await.remove(0);
        assert!(mail.body.contains(&ada.token) && mail.body.contains("Thursday, 16 July 2026"), "{}", mail.body); // R10
        later(&mut tx, 29);
        confirm(&mut tx, &ada.token).await.unwrap();
        confirm(&mut tx, &ada.token).await.unwrap(); // a second time changes nothing
        assert_eq!(state(&mut tx, &ada).await, State::Confirmed);
        let letters = mails(&mut tx, "ada").await;
        assert_eq!(letters.len(), 2);
        let (name, _, bytes) = letters.into_iter().find_map(|letter| letter.attachment).unwrap();
        assert_eq!(name, "info-session.ics");
        // 16:00 of a summer day in Berlin is 14:00 UTC.
        assert!(String::from_utf8(bytes).unwrap().contains("DTSTART:20260716T140000Z"));
        let bob = enter(&mut tx, id, "bob").await;
        later(&mut tx, 30);
        assert_eq!(code(confirm(&mut tx, &bob.token).await), "events-link-ended");
        let forged = format!("{}x", &ada.token[..ada.token.len() - 1]);
        assert!(matches!(confirm(&mut tx, &forged).await, Err(Error::Missing(_))));
    }
}

#[tokio::test]
async fn a_freed_seat_goes_to_the_first_who_waits_in_the_same_act() {
    for app in houses(TODAY).await {
        let mut tx = begin(&app).await;
        let id = plan_session(&mut tx, &planned(Lang::De, 1)).await.unwrap();
        let ada = enter(&mut tx, id, "ada").await;
        confirm(&mut tx, &ada.token).await.unwrap();
        let (bob, cleo) = (enter(&mut tx, id, "bob").await, enter(&mut tx, id, "cleo").await);
        assert_eq!((bob.state, cleo.state), (State::Waiting, State::Waiting)); // R3
        assert!(mails(&mut tx, "cleo").await[0].body.contains("Platz 2 der Warteliste"));
        assert_eq!(code(confirm(&mut tx, &bob.token).await), "events-still-waiting");
        cancel(&mut tx, &ada.token).await.unwrap(); // R4
        assert_eq!((state(&mut tx, &bob).await, taken(&mut tx, id).await), (State::Offered, 1));
        cancel(&mut tx, &bob.token).await.unwrap(); // Bob declines
        assert_eq!((state(&mut tx, &bob).await, state(&mut tx, &cleo).await), (State::Cancelled, State::Offered));
        confirm(&mut tx, &cleo.token).await.unwrap();
        assert_eq!(code(confirm(&mut tx, &bob.token).await), "events-over");
        cancel(&mut tx, &cleo.token).await.unwrap();
        cancel(&mut tx, &cleo.token).await.unwrap();
        assert_eq!(taken(&mut tx, id).await, 0);
    }
}

#[tokio::test]
async fn holds_and_offers_that_run_out_are_handed_over() {
    for app in houses(TODAY).await {
        let mut tx = begin(&app).await;
        let id = plan_session(&mut tx, &planned(Lang::De, 1)).await.unwrap();
        let ada = enter(&mut tx, id, "ada").await;
        let bob = enter(&mut tx, id, "bob").await;
        later(&mut tx, 29);
        assert_eq!(expire(&mut tx).await.unwrap(), 0);
        later(&mut tx, 1);
        assert_eq!(expire(&mut tx).await.unwrap(), 1); // R5
        assert_eq!((state(&mut tx, &ada).await, state(&mut tx, &bob).await), (State::Expired, State::Offered));
        later(&mut tx, 24 * 60);
        assert_eq!(expire(&mut tx).await.unwrap(), 1);
        assert_eq!((state(&mut tx, &bob).await, taken(&mut tx, id).await), (State::Expired, 0));
        let again = enter(&mut tx, id, "ada").await; // who lost her seat can register again
        assert_eq!(again.state, State::Held);
    }
}

#[tokio::test]
async fn a_known_address_takes_no_second_seat_and_nobody_learns_of_it() {
    for app in houses(TODAY).await {
        let mut tx = begin(&app).await;
        let id = plan_session(&mut tx, &planned(Lang::De, 25)).await.unwrap();
        let ada = enter(&mut tx, id, "ada").await;
        let again = register(&mut tx, id, &line("Somebody"), &email("ADA")).await.unwrap(); // R6
        assert_eq!((again.registration, again.state), (ada.registration, ada.state));
        assert_eq!((taken(&mut tx, id).await, mails(&mut tx, "ada").await.len()), (1, 1));
        later(&mut tx, 15);
        enter(&mut tx, id, "ada").await;
        assert_eq!((taken(&mut tx, id).await, mails(&mut tx, "ada").await.len()), (1, 2));
    }
}

#[tokio::test]
async fn everybody_is_reminded_once_the_day_before() {
    for app in houses(TODAY).await {
        let mut tx = begin(&app).await;
        let id = plan_session(&mut tx, &planned(Lang::De, 25)).await.unwrap();
        let ada = enter(&mut tx, id, "ada").await;
        confirm(&mut tx, &ada.token).await.unwrap();
        enter(&mut tx, id, "bob").await; // not confirmed: no reminder
        on(&mut tx, "2026-07-14");
        assert_eq!(remind(&mut tx).await.unwrap(), 0);
        on(&mut tx, "2026-07-15"); // R7
        assert_eq!(remind(&mut tx).await.unwrap(), 1);
        assert_eq!(remind(&mut tx).await.unwrap(), 0);
        assert_eq!(mails(&mut tx, "ada").await.iter().filter(|mail| mail.subject.starts_with("Morgen:")).count(), 1);
        let late = enter(&mut tx, id, "late").await;
        confirm(&mut tx, &late.token).await.unwrap();
        assert_eq!(remind(&mut tx).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn attendance_is_marked_when_the_session_has_begun_and_then_nothing_else_moves() {
    for app in houses(TODAY).await {
        let max = somebody(&app, "Max", &[Role::Member]).await;
        let mut tx = begin(&app).await;
        let id = plan_session(&mut tx, &planned(Lang::De, 25)).await.unwrap();
        let (ada, bob) = (enter(&mut tx, id, "ada").await, enter(&mut tx, id, "bob").await);
        confirm(&mut tx, &ada.token).await.unwrap();
        assert_eq!(code(mark_attendance(&mut tx, ada.registration, true).await), "events-not-begun"); // R8
        tx.at(planned(Lang::De, 25).starts_at);
        mark_attendance(&mut tx, ada.registration, true).await.unwrap();
        assert_eq!(store::registration(&mut tx, ada.registration).await.unwrap().attended, Some(true));
        assert_eq!(code(mark_attendance(&mut tx, bob.registration, true).await), "events-not-confirmed");
        assert_eq!(code(confirm(&mut tx, &bob.token).await), "events-begun"); // R11
        assert_eq!(code(cancel(&mut tx, &ada.token).await), "events-begun");
        assert_eq!(code(register(&mut tx, id, &line("cleo"), &email("cleo")).await), "events-begun");
        assert_eq!(code(change_seats(&mut tx, id, 30).await), "events-begun");
        tx.acting_as(max);
        assert!(matches!(mark_attendance(&mut tx, ada.registration, false).await, Err(Error::NotAllowed(_))));
    }
}

#[tokio::test]
async fn seats_can_be_added_and_not_taken_from_anybody() {
    for app in houses(TODAY).await {
        let mut tx = begin(&app).await;
        let id = plan_session(&mut tx, &planned(Lang::De, 2)).await.unwrap();
        let mut all = Vec::new();
        for name in ["ada", "bob", "cleo", "dora"] {
            all.push(enter(&mut tx, id, name).await);
        }
        assert_eq!(code(change_seats(&mut tx, id, 1).await), "events-seats-taken"); // R9
        assert_eq!(code(change_seats(&mut tx, id, 0).await), "events-seats-range");
        change_seats(&mut tx, id, 3).await.unwrap();
        assert_eq!((state(&mut tx, &all[2]).await, state(&mut tx, &all[3]).await), (State::Offered, State::Waiting));
        assert_eq!(taken(&mut tx, id).await, 3);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_500_rivals_for_25_seats_exactly_25_win_and_475_wait_in_order() {
    for app in houses(TODAY).await {
        let mut tx = app.act(Who::house()).await.unwrap();
        let id = plan_session(&mut tx, &planned(Lang::De, 25)).await.unwrap();
        tx.commit().await.unwrap();
        let rival = |app: App, number: usize| async move {
            let mut tx = app.act(Who::visitor()).await?;
            let name = format!("rival{number}");
            let registered = register(&mut tx, id, &line(&name), &email(&name)).await?;
            tx.commit().await?;
            Ok::<_, Error>(registered.state)
        };
        let begun = std::time::Instant::now();
        let all: Vec<_> = (0..500).map(|number| tokio::spawn(rival(app.clone(), number))).collect();
        let mut states = Vec::new();
        for one in all {
            states.push(one.await.unwrap().unwrap()); // no error whatever
        }
        println!("500 rivals on {:?}: {:?}", app.db.engine(), begun.elapsed());
        let count = |state| states.iter().filter(|one| **one == state).count();
        assert_eq!((count(State::Held), count(State::Waiting)), (25, 475)); // R2
        let mut tx = app.read(Who::house()).await.unwrap();
        assert_eq!(taken(&mut tx, id).await, 25);
        let rows = registrations(&mut tx, id).await.unwrap();
        let arrivals: Vec<_> = rows.iter().map(|row| row.arrival).collect();
        assert_eq!(arrivals, (1..=500).collect::<Vec<_>>());
        assert!(rows[..25].iter().all(|row| row.state == State::Held) && rows[25..].iter().all(|row| row.state == State::Waiting));
    }
}
