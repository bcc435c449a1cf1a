//! How somebody becomes a member, or does not.

use super::*;
use crate::{
    base::{Day, Email, Error, FromField, Lang, Line},
    db::{Tx, Who},
    people::Role,
    testing::{self, on},
};

fn refused<T>(outcome: Result<T, Error>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.code,
        Err(other) => panic!("{other:#}"),
        Ok(_) => "it was not refused",
    }
}

async fn statutes_exist(tx: &mut Tx) -> String {
    adopt_statutes(tx, "2026-1", Day::constant(2026, 1, 1), "§ 1 Name und Sitz\n\n§ 2 Zweck").await.unwrap()
}

async fn declaration_of(tx: &mut Tx, email: &str, name: &str) -> NewDeclaration {
    let line = |text: &str| Line::from_field(text).unwrap();
    NewDeclaration {
        given_name: line("Mia"),
        family_name: line(name),
        email: Email::from_field(email).unwrap(),
        lang: Lang::De,
        street: line("Lindenweg 3"),
        postcode: line("10115"),
        city: line("Berlin"),
        country: line("DE"),
        born_on: Day::constant(1990, 5, 4),
        shares: 2,
        receipt: hand_over_statutes(tx).await.unwrap().receipt,
        statutes_received: true,
        duty_accepted: true,
        privacy_accepted: true,
        newsletter: false,
    }
}

#[tokio::test]
async fn the_statutes_come_before_the_declaration_and_never_change() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        assert_eq!(refused(hand_over_statutes(&mut tx).await), "members-no-statutes");
        let sha256 = statutes_exist(&mut tx).await;
        assert_eq!(sha256, crate::base::sha256_hex("§ 1 Name und Sitz\n\n§ 2 Zweck".as_bytes()));
        // R9
        assert_eq!(refused(adopt_statutes(&mut tx, "2026-1", Day::constant(2026, 2, 1), "anders").await), "members-version-known");
        assert_eq!(refused(adopt_statutes(&mut tx, "neu!", Day::constant(2026, 2, 1), "x").await), "members-version-name");
        assert_eq!(refused(adopt_statutes(&mut tx, "2", Day::constant(2026, 2, 1), " ").await), "members-statutes-length");
        // R1: without a receipt of ours, or with one of an older version
        let mut new = declaration_of(&mut tx, "mia@example.org", "Muster").await;
        let good = std::mem::replace(&mut new.receipt, "2026-1~1772000000000000~forged".to_owned());
        assert_eq!(refused(declare(&mut tx, &new).await), "members-statutes-changed");
        new.receipt = good;
        adopt_statutes(&mut tx, "2026-2", Day::constant(2026, 3, 1), "§ 1 Neuer Name").await.unwrap();
        assert_eq!(refused(declare(&mut tx, &new).await), "members-statutes-changed");
        let new = declaration_of(&mut tx, "mia@example.org", "Muster").await;
        let id = declare(&mut tx, &new).await.unwrap().declaration.unwrap();
        let kept = declaration(&mut tx, id).await.unwrap().statutes.unwrap();
        assert_eq!(kept, ("2026-2".to_owned(), crate::base::sha256_hex("§ 1 Neuer Name".as_bytes())));
    }
}

#[tokio::test]
async fn what_the_law_asks_must_be_in_the_declaration() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        statutes_exist(&mut tx).await;
        let good = declaration_of(&mut tx, "mia@example.org", "Muster").await;
        // R2, R3 and the rest: each by its code
        type Change = Box<dyn Fn(&mut NewDeclaration)>;
        let cases: [(&str, Change); 7] = [
            ("members-duty-missing", Box::new(|d| d.duty_accepted = false)),
            ("members-statutes-first", Box::new(|d| d.statutes_received = false)),
            ("members-privacy-missing", Box::new(|d| d.privacy_accepted = false)),
            ("members-minor", Box::new(|d| d.born_on = Day::constant(2008, 3, 3))), // 18 on 3 March 2026: a day short
            ("members-born", Box::new(|d| d.born_on = Day::constant(2026, 3, 3))),
            ("members-shares-range", Box::new(|d| d.shares = 0)),
            ("members-country", Box::new(|d| d.country = Line::from_field("Deutschland").unwrap())),
        ];
        for (code, change) in cases {
            let mut wrong = good.clone();
            change(&mut wrong);
            assert_eq!(refused(declare(&mut tx, &wrong).await), code);
        }
        let mut just = good.clone();
        just.born_on = Day::constant(2008, 3, 2); // 18 today
        assert!(declare(&mut tx, &just).await.unwrap().declaration.is_some());
    }
}

#[tokio::test]
async fn the_board_admits_the_number_has_no_gap_and_the_list_knows_any_day() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        statutes_exist(&mut tx).await;
        let mut ids = Vec::new();
        for (email, name) in [("a@example.org", "Abel"), ("b@example.org", "Berg")] {
            let new = declaration_of(&mut tx, email, name).await;
            ids.push(declare(&mut tx, &new).await.unwrap().declaration.unwrap());
        }
        assert_eq!(open_counts(&mut tx).await.unwrap(), 2);
        tx.commit().await.unwrap();
        let member = testing::somebody(&app, "Nils", &[Role::Member]).await;
        let mut tx = app.act(member.clone()).await.unwrap();
        assert!(matches!(admit(&mut tx, ids[0]).await, Err(Error::NotAllowed("members.decide"))));
        drop(tx);
        let board = testing::somebody(&app, "Berta", &[Role::Board]).await;
        let mut tx = app.act(board).await.unwrap();
        // R4
        assert_eq!(admit(&mut tx, ids[0]).await.unwrap().number, 1);
        assert_eq!(refused(admit(&mut tx, ids[0]).await), "members-decided");
        on(&mut tx, "2026-04-01");
        let berg = admit(&mut tx, ids[1]).await.unwrap();
        assert_eq!((berg.number, berg.shares), (2, 2));
        // R6
        let now = tx.now();
        let all = Filter { most: 10, ..Filter::default() };
        let names = |rows: Vec<ListRow>| rows.iter().map(ListRow::name).collect::<Vec<_>>();
        let march = list_as_of(&mut tx, Day::constant(2026, 3, 31), now, &all).await.unwrap();
        assert_eq!(names(march), ["Abel, Mia"]);
        let april = list_as_of(&mut tx, Day::constant(2026, 4, 1), now, &all).await.unwrap();
        assert_eq!(names(april), ["Abel, Mia", "Berg, Mia"]);
        assert_eq!(names(list(&mut tx, &Filter { search: "ber".into(), ..all.clone() }).await.unwrap()), ["Berg, Mia"]);
        assert_eq!(names(list(&mut tx, &Filter { search: "1".into(), ..all.clone() }).await.unwrap()), ["Abel, Mia"]);
        assert_eq!(counts(&mut tx).await.unwrap(), (2, 4));
        tx.commit().await.unwrap();
        // R7: every member may look, no member draws a copy
        let mut tx = app.act(member).await.unwrap();
        let purpose = Line::from_field("Einsicht").unwrap();
        inspect_list(&mut tx, &purpose, Day::constant(2026, 4, 1)).await.unwrap();
        assert!(matches!(copy_list(&mut tx, &purpose, Day::constant(2026, 4, 1), &all).await, Err(Error::NotAllowed(_))));
    }
}

#[tokio::test]
async fn a_refused_declaration_is_erased_at_once_and_its_notice_when_it_has_left() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        statutes_exist(&mut tx).await;
        let new = declaration_of(&mut tx, "mia@example.org", "Unverwechselbar").await;
        let id = declare(&mut tx, &new).await.unwrap().declaration.unwrap();
        refuse(&mut tx, id).await.unwrap();
        // R5
        let kept = declaration(&mut tx, id).await.unwrap();
        assert!(kept.person.is_none() && kept.statutes.is_none());
        assert_eq!(kept.standing, Decision::Refused);
        assert_eq!(refused(refuse(&mut tx, id).await), "members-decided");
        tx.commit().await.unwrap();
        crate::mail::deliver(&app, &crate::mail::Post::Kept).await.unwrap();
        let mut tx = app.act(Who::house()).await.unwrap();
        sweep(&mut tx).await.unwrap();
        let coop = tx.coop().to_owned();
        let rows = tx.all("SELECT body FROM outbox WHERE coop = $1 AND recipient = ''", (&coop,)).await.unwrap();
        let bodies: Vec<String> = rows.iter().map(|row| row.get("body").unwrap()).collect();
        assert_eq!(bodies, ["", ""], "the confirmation and the notice are erased");
        let left = tx.all("SELECT id FROM outbox WHERE coop = $1 AND body LIKE '%Unverwechselbar%'", (coop,)).await.unwrap();
        assert!(left.is_empty());
        // The same person may declare again.
        let again = declaration_of(&mut tx, "mia@example.org", "Unverwechselbar").await;
        assert!(declare(&mut tx, &again).await.unwrap().declaration.is_some());
    }
}

#[tokio::test]
async fn declaring_twice_changes_nothing_and_tells_only_the_owner_of_the_address() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        statutes_exist(&mut tx).await;
        let new = declaration_of(&mut tx, "mia@example.org", "Muster").await;
        assert!(declare(&mut tx, &new).await.unwrap().declaration.is_some());
        // R8
        assert!(declare(&mut tx, &new).await.unwrap().declaration.is_none());
        assert_eq!(open_counts(&mut tx).await.unwrap(), 1);
        assert_eq!(crate::mail::newest(&mut tx, Some("mia@example.org")).await.unwrap().len(), 2);
    }
}
