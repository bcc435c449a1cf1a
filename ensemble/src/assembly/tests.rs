//! An assembly, lived through from the call to the signatures.

use super::*;
use crate::{
    app::App,
    base::{Day, Error, Id, Outcome},
    boards::{Body, appoint},
    db::{Tx, Who},
    people::Role,
    testing::{houses, on, somebody},
};
use statute::genossenschaft::{Matter, Verdict};

fn code<T>(outcome: Outcome<T>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.code,
        Err(Error::NotAllowed(action)) => action,
        Err(fault) => panic!("{fault}"),
        Ok(_) => "allowed",
    }
}

fn item(kind: Kind, matter: Matter) -> NewItem {
    NewItem { kind, matter, title: "Punkt".to_owned(), motion: "Die Versammlung beschließt.".to_owned() }
}

fn plan(held_on: Day) -> NewAssembly {
    NewAssembly {
        title: "Ordentliche Generalversammlung 2026".to_owned(),
        form: Form::Hybrid,
        place: "Berlin".to_owned(),
        held_on,
        begins: "18:00".to_owned(),
        year_began_on: Day::constant(2026, 1, 1),
        access: "https://example.org".to_owned(),
    }
}

struct World {
    who: Vec<Who>,
    roll: Vec<RollEntry>,
}

/// Member 0 sits on the management board since 2025; the others are members and nothing else.
async fn world(app: &App, members: usize) -> World {
    let mut all = World { who: Vec::new(), roll: Vec::new() };
    for number in 0..members {
        let roles: &[Role] = if number == 0 { &[Role::Member, Role::Board] } else { &[Role::Member] };
        let who = somebody(app, &format!("M{number}"), roles).await;
        let mut tx = app.read(Who::house()).await.unwrap();
        let entry = RollEntry {
            member: tx.new_id(),
            number: i64::try_from(number).unwrap() + 1,
            person: who.person.unwrap(),
            name: format!("M{number}"),
        };
        tx.at(tx.now());
        all.roll.push(entry);
        all.who.push(who);
    }
    let mut tx = app.act(Who::house()).await.unwrap();
    appoint(&mut tx, Body::Management, all.roll[0].person, true, (Day::constant(2025, 1, 1), None), true).await.unwrap();
    tx.commit().await.unwrap();
    all
}

const HELD: Day = Day::constant(2026, 6, 17);

/// Called on 2 June, papers laid out, all invited, opened on 17 June, everyone in the hall but the last `absent`.
async fn opened(tx: &mut Tx, world: &World, items: &[NewItem], absent: usize) -> (Id<Assembly>, Vec<Id<Item>>) {
    on(tx, "2026-06-02");
    let id = call(tx, &plan(HELD), items, &world.roll).await.unwrap();
    publish_documents(tx, id).await.unwrap();
    invite_some(tx, id, 1000).await.unwrap();
    on(tx, "2026-06-17");
    open(tx, id, world.roll[0].person).await.unwrap();
    for entry in &world.roll[..world.roll.len() - absent] {
        check_in(tx, id, entry.member, Manner::Hall).await.unwrap();
    }
    let items = store::items(tx, id).await.unwrap().iter().map(|item| item.id).collect();
    (id, items)
}

#[tokio::test]
async fn the_deadlines_hold_to_the_day() {
    for app in houses("2026-06-02").await {
        let world = world(&app, 2).await;
        let mut tx = app.act(world.who[0].clone()).await.unwrap();
        let agenda = [item(Kind::AdoptAccounts, Matter::Ordinary)];
        // R1: 14 whole days lie between 2 June and 17 June (3 to 16 June); from 3 June they are 13.
        on(&mut tx, "2026-06-03");
        assert_eq!(code(call(&mut tx, &plan(HELD), &agenda, &world.roll).await), "assembly-late-call");
        on(&mut tx, "2026-06-02");
        assert_eq!(code(call(&mut tx, &plan(HELD), &[], &world.roll).await), "assembly-agenda-empty");
        let silent = NewAssembly { access: String::new(), ..plan(HELD) };
        assert_eq!(code(call(&mut tx, &silent, &agenda, &world.roll).await), "assembly-access-missing");
        // R2: 30 June is the last day of the first six months.
        let late = plan(Day::constant(2026, 7, 1));
        assert_eq!(code(call(&mut tx, &late, &agenda, &world.roll).await), "assembly-after-six-months");
        call(&mut tx, &plan(Day::constant(2026, 6, 30)), &agenda, &world.roll).await.unwrap();
        let id = call(&mut tx, &plan(HELD), &agenda, &world.roll).await.unwrap();
        // R4: 7 whole days lie between 9 June and 17 June (10 to 16 June).
        on(&mut tx, "2026-06-10");
        assert_eq!(code(supplement(&mut tx, id, &agenda[0]).await), "assembly-late-item");
        assert_eq!(code(publish_documents(&mut tx, id).await), "assembly-late-documents");
        on(&mut tx, "2026-06-09");
        supplement(&mut tx, id, &agenda[0]).await.unwrap();
        // R3: nobody opens before everyone is invited, nor on another day.
        assert_eq!(code(open(&mut tx, id, world.roll[0].person).await), "assembly-other-day");
        on(&mut tx, "2026-06-17");
        assert_eq!(code(open(&mut tx, id, world.roll[0].person).await), "assembly-uninvited");
        invite_some(&mut tx, id, 10).await.unwrap();
        open(&mut tx, id, world.roll[0].person).await.unwrap();
        let accounts = store::items(&mut tx, id).await.unwrap()[0].id;
        assert_eq!(code(open_vote(&mut tx, accounts).await), "assembly-documents-missing");
        tx.acting_as(world.who[1].clone());
        assert_eq!(code(call(&mut tx, &plan(HELD), &agenda, &world.roll).await), "assembly.call");
        assert_eq!(code(open_vote(&mut tx, accounts).await), "assembly.chair");
    }
}

#[tokio::test]
async fn every_member_is_invited_once_though_the_job_is_killed() {
    for app in houses("2026-06-02").await {
        let world = world(&app, 7).await;
        let mut tx = app.act(world.who[0].clone()).await.unwrap();
        let id = call(&mut tx, &plan(HELD), &[item(Kind::Other, Matter::Ordinary)], &world.roll).await.unwrap();
        tx.commit().await.unwrap();
        let mut rounds = 0;
        loop {
            // R3: each second round is killed before its commit.
            let mut tx = app.act(Who::house()).await.unwrap();
            let sent = invite_some(&mut tx, id, 3).await.unwrap();
            rounds += 1;
            if rounds % 2 == 0 {
                drop(tx);
                continue;
            }
            tx.commit().await.unwrap();
            if sent == 0 {
                break;
            }
        }
        let mut tx = app.read(Who::house()).await.unwrap();
        let rows = tx.all("SELECT recipient, COUNT(*) AS n FROM outbox WHERE coop = $1 GROUP BY recipient", ("test",)).await.unwrap();
        assert_eq!(rows.len(), 7);
        assert!(rows.iter().all(|row| row.get::<i64>("n").unwrap() == 1));
        assert_eq!(store::counts(&mut tx, id).await.unwrap(), (7, 0, 0));
    }
}

#[tokio::test]
async fn one_member_one_vote_and_only_once_and_only_who_is_there() {
    for app in houses("2026-06-02").await {
        let world = world(&app, 6).await;
        let member = |at: usize| world.roll[at].member;
        let mut tx = app.act(world.who[0].clone()).await.unwrap();
        let agenda = [item(Kind::Other, Matter::Ordinary), item(Kind::Report, Matter::Ordinary)];
        let (id, items) = opened(&mut tx, &world, &agenda, 3).await;
        assert_eq!(code(check_in(&mut tx, id, member(0), Manner::Hall).await), "assembly-here-already");
        assert_eq!(code(open_vote(&mut tx, items[1]).await), "assembly-no-vote");
        assert_eq!(code(cast(&mut tx, items[0], member(1), Choice::Yes).await), "assembly-vote-closed");
        open_vote(&mut tx, items[0]).await.unwrap();
        // R6: two mandates are the most, none for oneself, one per principal.
        assert_eq!(code(give_proxy(&mut tx, id, member(3), member(3)).await), "assembly-proxy-self");
        give_proxy(&mut tx, id, member(3), member(1)).await.unwrap();
        assert_eq!(code(give_proxy(&mut tx, id, member(3), member(2)).await), "assembly-proxy-given");
        give_proxy(&mut tx, id, member(4), member(1)).await.unwrap();
        assert_eq!(code(give_proxy(&mut tx, id, member(5), member(1)).await), "assembly-proxy-full");
        // R8: an absent member without a proxy has no vote; a vote is cast once; nobody votes for another without a proxy.
        assert_eq!(code(cast(&mut tx, items[0], member(5), Choice::Yes).await), "assembly-not-present");
        tx.acting_as(world.who[1].clone());
        cast(&mut tx, items[0], member(1), Choice::Yes).await.unwrap();
        cast(&mut tx, items[0], member(3), Choice::No).await.unwrap();
        assert_eq!(code(cast(&mut tx, items[0], member(1), Choice::No).await), "assembly-voted");
        assert_eq!(code(cast(&mut tx, items[0], member(2), Choice::No).await), "assembly.chair");
        tx.acting_as(world.who[0].clone());
        // R9: 1 yes, 1 no: a tie rejects.
        assert_eq!(code(object(&mut tx, items[0], member(1)).await), "assembly-not-counted");
        let decision = close_vote(&mut tx, items[0]).await.unwrap();
        assert_eq!((decision.cast, decision.verdict), (2, Verdict::Rejected));
        // R10
        assert_eq!(code(close(&mut tx, id).await), "assembly-vote-open");
        assert_eq!(code(find(&mut tx, items[0], " ").await), "assembly-finding-empty");
        find(&mut tx, items[0], "Der Antrag ist abgelehnt.").await.unwrap();
        assert_eq!(code(find(&mut tx, items[0], "Doch nicht.").await), "assembly-not-counted");
        object(&mut tx, items[0], member(1)).await.unwrap();
        check_out(&mut tx, id, member(2)).await.unwrap();
        assert_eq!(code(object(&mut tx, items[0], member(2)).await), "assembly-not-present");
        assert_eq!(code(sign(&mut tx, id).await), "assembly-state");
        close(&mut tx, id).await.unwrap();
        // R11: the one who is both chair and board signs once; the second signature must be another person's.
        sign(&mut tx, id).await.unwrap();
        assert_eq!(code(sign(&mut tx, id).await), "assembly-signed");
        assert_eq!(store::assembly(&mut tx, id).await.unwrap().state, "closed");
        assert_eq!(store::assembly(&mut tx, id).await.unwrap().challenge_by, Day::constant(2026, 7, 17));
    }
}

#[tokio::test]
async fn who_is_to_be_discharged_votes_for_nobody() {
    for app in houses("2026-06-02").await {
        let world = world(&app, 5).await;
        let member = |at: usize| world.roll[at].member;
        let mut tx = app.act(world.who[0].clone()).await.unwrap();
        let agenda = [item(Kind::DischargeBoard, Matter::Ordinary), item(Kind::DischargeSupervisory, Matter::Ordinary)];
        let (id, items) = opened(&mut tx, &world, &agenda, 1).await;
        give_proxy(&mut tx, id, member(4), member(0)).await.unwrap();
        open_vote(&mut tx, items[0]).await.unwrap();
        // R7: not for herself, not for her principal, and nobody for her.
        assert_eq!(code(cast(&mut tx, items[0], member(0), Choice::Yes).await), "assembly-excluded");
        assert_eq!(code(cast(&mut tx, items[0], member(4), Choice::Yes).await), "assembly-excluded");
        cast(&mut tx, items[0], member(1), Choice::Abstain).await.unwrap();
        // R7: the principal may come and vote herself.
        check_in(&mut tx, id, member(4), Manner::Online).await.unwrap();
        cast(&mut tx, items[0], member(4), Choice::Abstain).await.unwrap();
        // R9: without votes cast nothing is carried.
        let decision = close_vote(&mut tx, items[0]).await.unwrap();
        assert_eq!((decision.cast, decision.verdict), (0, Verdict::Rejected));
        // On the other board's discharge she votes.
        open_vote(&mut tx, items[1]).await.unwrap();
        cast(&mut tx, items[1], member(0), Choice::Yes).await.unwrap();
        assert_eq!(close_vote(&mut tx, items[1]).await.unwrap().verdict, Verdict::Carried);
    }
}

#[tokio::test]
async fn three_quarters_at_equality_are_enough_and_one_less_is_not() {
    for app in houses("2026-06-02").await {
        let world = world(&app, 4).await;
        let mut tx = app.act(world.who[0].clone()).await.unwrap();
        let recall = item(Kind::Other, Matter::RecallOfSupervisor);
        let (_, items) = opened(&mut tx, &world, &[recall.clone(), recall], 0).await;
        // R5, R9: 3 of 4 are exactly three quarters (§ 36(3) GenG); 2 of 3 are less.
        for (item, yes, voters, verdict) in [(items[0], 3, 4, Verdict::Carried), (items[1], 2, 3, Verdict::Rejected)] {
            open_vote(&mut tx, item).await.unwrap();
            for (at, entry) in world.roll.iter().take(voters).enumerate() {
                cast(&mut tx, item, entry.member, if at < yes { Choice::Yes } else { Choice::No }).await.unwrap();
            }
            assert_eq!(close_vote(&mut tx, item).await.unwrap().verdict, verdict);
        }
    }
}
