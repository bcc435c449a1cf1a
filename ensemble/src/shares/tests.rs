//! Shares are taken, paid and taken again.

use super::*;
use crate::{
    base::{Cents, Day, Error, FromField, Lang},
    db::{Tx, Who},
    ledger::{self, Account},
    members::{self, MemberRow, NewDeclaration},
    testing::{self, on},
};

fn refused<T>(outcome: Result<T, Error>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.code,
        Err(other) => panic!("{other:#}"),
        Ok(_) => "it was not refused",
    }
}

async fn member(tx: &mut Tx, email: &str, shares: u32) -> MemberRow {
    let today = tx.today();
    if members::statutes_in_force(tx, today).await.unwrap().is_none() {
        members::adopt_statutes(tx, "2026-1", Day::constant(2026, 1, 1), "§ 1 Name").await.unwrap();
    }
    let receipt = members::hand_over_statutes(tx).await.unwrap().receipt;
    let line = |text: &str| FromField::from_field(text).unwrap();
    let new = NewDeclaration {
        given_name: line("Mia"),
        family_name: line("Muster"),
        email: FromField::from_field(email).unwrap(),
        lang: Lang::De,
        street: line("Lindenweg 3"),
        postcode: line("10115"),
        city: line("Berlin"),
        country: line("DE"),
        born_on: Day::constant(1990, 5, 4),
        shares,
        receipt,
        statutes_received: true,
        duty_accepted: true,
        privacy_accepted: true,
        newsletter: false,
    };
    let declared = members::declare(tx, &new).await.unwrap().declaration.unwrap();
    let admitted = admit(tx, declared).await.unwrap();
    members::member(tx, admitted.member).await.unwrap()
}

const IBAN: &str = "DE02120300000000202051";
const DAY: Day = Day::constant(2026, 3, 9);

#[tokio::test]
async fn admission_takes_shares_that_fall_due_and_the_member_is_told_how_to_pay() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        let mia = member(&mut tx, "mia@example.org", 3).await;
        // R1: 3 x 50.00 = 150.00, due on 16 March
        let held = holding(&mut tx, &mia).await.unwrap();
        assert_eq!(
            held,
            Holding { shares: 3, subscribed_cents: Cents::euros(150), paid_cents: Cents::ZERO, owed_cents: Cents::euros(150) }
        );
        assert_eq!(movements(&mut tx, mia.id).await.unwrap()[0].due_on, Day::constant(2026, 3, 16));
        let reference = reference_of(&mut tx, mia.id).await.unwrap();
        assert!(papers::CreditorReference::parse(&reference).is_ok(), "{reference}");
        let letters = crate::mail::newest(&mut tx, Some("mia@example.org")).await.unwrap();
        let welcome = letters.iter().find(|letter| letter.subject.starts_with("Willkommen")).unwrap();
        assert!(welcome.body.contains("150,00") && welcome.body.contains(&reference) && welcome.body.contains(IBAN));
    }
}

#[tokio::test]
async fn payments_in_part_exact_and_over_are_used_on_what_is_owed() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        let mia = member(&mut tx, "mia@example.org", 2).await;
        let reference = reference_of(&mut tx, mia.id).await.unwrap();
        // R3: 100.00 owed: 30.00 in part, then 90.00 of which 70.00 count and 20.00 are over
        let part = receive_payment(&mut tx, &reference, Cents::euros(30), DAY, "b1", IBAN).await.unwrap().unwrap();
        assert_eq!((part.applied_cents, part.over_cents), (Cents::euros(30), Cents::ZERO));
        let over = receive_payment(&mut tx, &reference, Cents::euros(90), DAY, "b2", IBAN).await.unwrap().unwrap();
        assert_eq!((over.applied_cents, over.over_cents), (Cents::euros(70), Cents::euros(20)));
        let held = holding(&mut tx, &mia).await.unwrap();
        assert_eq!((held.paid_cents, held.owed_cents), (Cents::euros(100), Cents::ZERO)); // R5
        let eg = ledger::entity(&mut tx, "eg").await.unwrap();
        assert_eq!(ledger::balance(&mut tx, eg.id, Account::Bank, None).await.unwrap(), Cents::euros(120));
        assert_eq!(ledger::balance(&mut tx, eg.id, Account::Unmatched, Some("b2")).await.unwrap(), -Cents::euros(20));
        // R2: no line of a budget is touched
        assert_eq!(ledger::balance(&mut tx, eg.id, Account::Budgets, None).await.unwrap(), Cents::ZERO);
        assert!(receive_payment(&mut tx, "RF18000000000000", Cents::euros(1), DAY, "b3", IBAN).await.unwrap().is_none());
        tx.commit().await.unwrap();
        // The same bank entry is not booked twice.
        let mut again = app.act(Who::house()).await.unwrap();
        assert!(receive_payment(&mut again, &reference, Cents::euros(30), DAY, "b1", IBAN).await.is_err());
    }
}

#[tokio::test]
async fn further_shares_wait_for_payment_and_for_the_board() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        let mia = member(&mut tx, "mia@example.org", 2).await;
        let reference = reference_of(&mut tx, mia.id).await.unwrap();
        // R4: two shares unpaid
        assert_eq!(refused(declare_further(&mut tx, mia.id, 1, true).await), "shares-unpaid");
        receive_payment(&mut tx, &reference, Cents::euros(50), DAY, "b1", IBAN).await.unwrap();
        // now only the last is unpaid
        assert_eq!(refused(declare_further(&mut tx, mia.id, 1, false).await), "shares-duty-missing");
        assert_eq!(refused(declare_further(&mut tx, mia.id, 0, true).await), "shares-number");
        assert_eq!(refused(declare_further(&mut tx, mia.id, 99, true).await), "shares-most"); // R6: 2 + 99 > 100
        let id = declare_further(&mut tx, mia.id, 4, true).await.unwrap();
        assert_eq!(refused(declare_further(&mut tx, mia.id, 1, true).await), "shares-further-open");
        assert_eq!(open_further(&mut tx).await.unwrap().len(), 1);
        on(&mut tx, "2026-04-01");
        admit_further(&mut tx, id).await.unwrap();
        assert_eq!(refused(refuse_further(&mut tx, id).await), "shares-decided");
        let mia = members::member(&mut tx, mia.id).await.unwrap();
        // R5: 2 + 4 shares; 300.00 subscribed, 50.00 paid
        assert_eq!(mia.shares, 6);
        let held = holding(&mut tx, &mia).await.unwrap();
        assert_eq!((held.subscribed_cents, held.owed_cents), (Cents::euros(300), Cents::euros(250)));
        let now = tx.now();
        let march =
            members::list_as_of(&mut tx, Day::constant(2026, 3, 31), now, &members::Filter { most: 10, ..members::Filter::default() })
                .await
                .unwrap();
        assert_eq!(march[0].shares, 2, "on 31 March she held two");
    }
}

#[tokio::test]
async fn a_member_declares_for_herself_and_only_the_board_admits() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        let mia = member(&mut tx, "mia@example.org", 1).await;
        tx.commit().await.unwrap();
        let stranger = testing::somebody(&app, "Eva", &[crate::people::Role::Member]).await;
        let mut tx = app.act(stranger).await.unwrap();
        assert!(matches!(declare_further(&mut tx, mia.id, 1, true).await, Err(Error::NotAllowed("shares.subscribe"))));
        drop(tx);
        let mut tx = app.act(Who::house()).await.unwrap();
        let id = declare_further(&mut tx, mia.id, 1, true).await.unwrap();
        tx.commit().await.unwrap();
        let finance = testing::somebody(&app, "Fatma", &[crate::people::Role::Finance]).await;
        let mut tx = app.act(finance).await.unwrap();
        assert!(matches!(admit_further(&mut tx, id).await, Err(Error::NotAllowed("members.decide"))));
        drop(tx);
        let board = testing::somebody(&app, "Berta", &[crate::people::Role::Board]).await;
        let mut tx = app.act(board).await.unwrap();
        refuse_further(&mut tx, id).await.unwrap();
        assert_eq!(members::member(&mut tx, mia.id).await.unwrap().shares, 1);
    }
}
