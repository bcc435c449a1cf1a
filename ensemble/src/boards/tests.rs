//! The boards, lived through.

use super::{Body, Ended, appoint, end_mandate, in_office};
use crate::{
    base::{Day, Error, Outcome},
    people::Role,
    testing::{houses, somebody},
};

fn code<T>(outcome: Outcome<T>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.code,
        Err(Error::NotAllowed(action)) => action,
        _ => "allowed",
    }
}

#[tokio::test]
async fn a_seat_is_for_members_and_never_in_both_boards() {
    for app in houses("2026-03-02").await {
        let day = Day::constant(2026, 3, 2);
        let term = (day, None);
        let board = somebody(&app, "Berta", &[Role::Board]).await;
        let member = somebody(&app, "Mia", &[Role::Member]).await;
        let (b, m) = (board.person.unwrap(), member.person.unwrap());
        let mut tx = app.act(member).await.unwrap();
        assert_eq!(code(appoint(&mut tx, Body::Management, b, false, term, true).await), "boards.record_mandate");
        drop(tx);
        let mut tx = app.act(board).await.unwrap();
        // R1: only members; R2: one seat; R3: not both boards.
        assert_eq!(code(appoint(&mut tx, Body::Management, b, false, term, false).await), "boards-no-member");
        let id = appoint(&mut tx, Body::Management, b, true, term, true).await.unwrap();
        assert_eq!(code(appoint(&mut tx, Body::Management, b, false, term, true).await), "boards-seat-held");
        assert_eq!(code(appoint(&mut tx, Body::Supervisory, b, false, term, true).await), "boards-both");
        assert_eq!(code(appoint(&mut tx, Body::Management, m, true, term, true).await), "boards-two-chairs");
        assert_eq!(in_office(&mut tx, day).await.unwrap().len(), 1);
        // R5: the last day is in office, the day after is not; a mandate ends once.
        let last = Day::constant(2026, 6, 30);
        end_mandate(&mut tx, id, last, Ended::Recalled).await.unwrap();
        assert_eq!(code(end_mandate(&mut tx, id, last, Ended::Resigned).await), "boards-ended");
        assert_eq!(in_office(&mut tx, last).await.unwrap().len(), 1);
        assert!(in_office(&mut tx, Day::constant(2026, 7, 1)).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn the_supervisory_board_has_five_seats() {
    for app in houses("2026-03-02").await {
        let term = (Day::constant(2026, 3, 2), Some(Day::constant(2029, 3, 1)));
        let mut people = Vec::new();
        for name in ["A", "B", "C", "D", "E", "F"] {
            people.push(somebody(&app, name, &[]).await.person.unwrap());
        }
        let mut tx = app.act(crate::db::Who::house()).await.unwrap();
        for person in &people[..5] {
            appoint(&mut tx, Body::Supervisory, *person, false, term, true).await.unwrap();
        }
        // R4
        assert_eq!(code(appoint(&mut tx, Body::Supervisory, people[5], false, term, true).await), "boards-full");
    }
}

#[tokio::test]
async fn a_term_ends_after_it_begins() {
    for app in houses("2026-03-02").await {
        let person = somebody(&app, "A", &[]).await.person.unwrap();
        let mut tx = app.act(crate::db::Who::house()).await.unwrap();
        let term = (Day::constant(2026, 3, 2), Some(Day::constant(2026, 3, 1)));
        assert_eq!(code(appoint(&mut tx, Body::Supervisory, person, false, term, true).await), "boards-ends-before");
    }
}
