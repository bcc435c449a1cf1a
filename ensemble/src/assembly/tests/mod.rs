//! An assembly, lived through from the call to the signatures.

mod pages;

use super::*;
use crate::{
    app::App,
    base::{Day, Error, FromField as _, Id, Lang, Line, Outcome, sha256_hex},
    boards::{Body, appoint},
    db::{Tx, Who},
    documents,
    members::{self, NewDeclaration},
    people::{self, Role},
    testing::{houses, on, somebody},
};
use statute::genossenschaft::{Matter, Verdict};

pub(crate) fn code<T>(outcome: Outcome<T>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.code,
        Err(Error::NotAllowed(action)) => action,
        Err(fault) => panic!("{fault}"),
        Ok(_) => "allowed",
    }
}

pub(crate) fn item(kind: Kind, matter: Matter) -> NewItem {
    NewItem { kind, matter, title: "Punkt".to_owned(), motion: "Die Versammlung beschließt.".to_owned() }
}

pub(crate) fn plan(held_on: Day) -> NewAssembly {
    NewAssembly {
        title: "Ordentliche Generalversammlung 2026".to_owned(),
        form: Form::Hybrid,
        place: "Berlin".to_owned(),
        held_on,
        begins: "09:00".to_owned(),
        year_began_on: Day::constant(2026, 1, 1),
        access: "https://example.org".to_owned(),
    }
}

pub(crate) struct World {
    pub(crate) who: Vec<Who>,
    pub(crate) roll: Vec<RollEntry>,
}

/// Declares and is admitted, with so many shares.
async fn join(tx: &mut Tx, who: &Who, name: &str, shares: u32) -> RollEntry {
    let person = people::person(tx, who.person.unwrap()).await.unwrap();
    let line = |text: &str| Line::from_field(text).unwrap();
    let new = NewDeclaration {
        given_name: line(name),
        family_name: line("Muster"),
        email: person.email.clone(),
        lang: Lang::De,
        street: line("Lindenweg 3"),
        postcode: line("10115"),
        city: line("Berlin"),
        country: line("DE"),
        born_on: Day::constant(1990, 5, 4),
        shares,
        receipt: members::hand_over_statutes(tx).await.unwrap().receipt,
        statutes_received: true,
        duty_accepted: true,
        privacy_accepted: true,
        newsletter: false,
    };
    let declared = members::declare(tx, &new).await.unwrap().declaration.unwrap();
    let admitted = members::admit(tx, declared).await.unwrap();
    RollEntry { member: Id::new(admitted.member.uuid()), number: admitted.number, person: person.id, name: format!("{name} Muster") }
}

/// Member 0 sits on the management board since 2025; the others are members and nothing else. Member n holds n + 1 shares.
pub(crate) async fn world(app: &App, members: usize) -> World {
    let mut all = World { who: Vec::new(), roll: Vec::new() };
    for number in 0..members {
        let roles: &[Role] = if number == 0 { &[Role::Member, Role::Board] } else { &[Role::Member] };
        all.who.push(somebody(app, &format!("M{number}"), roles).await);
    }
    let mut tx = app.act(Who::house()).await.unwrap();
    on(&mut tx, "2025-01-02");
    members::adopt_statutes(&mut tx, "2025-1", Day::constant(2025, 1, 1), "§ 1 Name und Sitz").await.unwrap();
    for (shares, who) in (1..).zip(&all.who) {
        let entry = join(&mut tx, who, &format!("M{}", shares - 1), shares).await;
        all.roll.push(entry);
    }
    appoint(&mut tx, Body::Management, all.roll[0].person, true, (Day::constant(2025, 1, 2), None), true).await.unwrap();
    tx.commit().await.unwrap();
    all
}

pub(crate) const HELD: Day = Day::constant(2026, 6, 17);

/// Called on 2 June, papers laid out, all invited, opened on 17 June, everyone in the hall but the last `absent`.
async fn opened(tx: &mut Tx, world: &World, items: &[NewItem], absent: usize) -> (Id<Assembly>, Vec<Id<Item>>) {
    on(tx, "2026-06-02");
    let id = call(tx, &plan(HELD), items).await.unwrap();
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
        assert_eq!(code(call(&mut tx, &plan(HELD), &agenda).await), "assembly-late-call");
        on(&mut tx, "2026-06-02");
        assert_eq!(code(call(&mut tx, &plan(HELD), &[]).await), "assembly-agenda-empty");
        // R13: what is voted on is announced in words; a report needs none.
        let wordless = NewItem { motion: " ".to_owned(), ..agenda[0].clone() };
        assert_eq!(code(call(&mut tx, &plan(HELD), &[wordless]).await), "assembly-motion-empty");
        let silent = NewAssembly { access: String::new(), ..plan(HELD) };
        assert_eq!(code(call(&mut tx, &silent, &agenda).await), "assembly-access-missing");
        // R2: 30 June is the last day of the first six months.
        let late = plan(Day::constant(2026, 7, 1));
        assert_eq!(code(call(&mut tx, &late, &agenda).await), "assembly-after-six-months");
        call(&mut tx, &plan(Day::constant(2026, 6, 30)), &agenda).await.unwrap();
        let id = call(&mut tx, &plan(HELD), &agenda).await.unwrap();
        // R4: 7 whole days lie between 9 June and 17 June (10 to 16 June).
        on(&mut tx, "2026-06-10");
        assert_eq!(code(supplement(&mut tx, id, &agenda[0]).await), "assembly-late-item");
        assert_eq!(code(publish_documents(&mut tx, id).await), "assembly-late-documents");
        on(&mut tx, "2026-06-09");
        supplement(&mut tx, id, &agenda[0]).await.unwrap();
        // R3: nobody opens before everyone is invited, nor on another day.
        assert_eq!(code(open(&mut tx, id, world.roll[0].person).await), "assembly-other-day");
        on(&mut tx, "2026-06-17");
        // R15: a minute early is too early.
        let hour = tx.now();
        tx.at(hour.checked_sub(jiff::SignedDuration::from_mins(1)).unwrap());
        assert_eq!(code(open(&mut tx, id, world.roll[0].person).await), "assembly-early");
        tx.at(hour);
        assert_eq!(code(open(&mut tx, id, world.roll[0].person).await), "assembly-uninvited");
        invite_some(&mut tx, id, 10).await.unwrap();
        open(&mut tx, id, world.roll[0].person).await.unwrap();
        let accounts = store::items(&mut tx, id).await.unwrap()[0].id;
        assert_eq!(code(open_vote(&mut tx, accounts).await), "assembly-documents-missing");
        tx.acting_as(world.who[1].clone());
        assert_eq!(code(call(&mut tx, &plan(HELD), &agenda).await), "assembly.call");
        assert_eq!(code(open_vote(&mut tx, accounts).await), "assembly.chair");
    }
}

#[tokio::test]
async fn every_member_is_invited_once_though_the_job_is_killed() {
    for app in houses("2026-06-02").await {
        let world = world(&app, 7).await;
        let mut tx = app.act(world.who[0].clone()).await.unwrap();
        let id = call(&mut tx, &plan(HELD), &[item(Kind::Other, Matter::Ordinary)]).await.unwrap();
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
        // The invitation is in the member's language and names what § 46(1) GenG asks.
        let mails = crate::mail::newest(&mut tx, None).await.unwrap();
        let mail = mails.iter().find(|mail| mail.subject.starts_with("Einladung")).unwrap();
        for words in
            ["Mittwoch, 17.06.2026", "09:00", "Berlin", "hybride Versammlung", "https://example.org", "Die Versammlung beschließt."]
        {
            assert!(mail.body.contains(words), "{words}: {}", mail.body);
        }
        let rows = tx
            .all("SELECT recipient, COUNT(*) AS n FROM outbox WHERE coop = $1 AND subject LIKE 'Einladung%' GROUP BY recipient", ("test",))
            .await
            .unwrap();
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
        let anna = Line::from_field("Anna Protokoll").unwrap();
        assert_eq!(code(draw_up_minutes(&mut tx, id, &anna).await), "assembly-state");
        close(&mut tx, id).await.unwrap();
        assert_eq!(code(sign(&mut tx, id).await), "assembly-no-minutes");
        // R11: the one who is both chair and board signs once; the second signature must be another person's.
        assert_eq!(code(draw_up_minutes(&mut tx, id, &anna).await), "assembly-signatory");
        let term = (Day::constant(2026, 6, 1), None);
        appoint(&mut tx, Body::Management, world.roll[1].person, false, term, true).await.unwrap();
        draw_up_minutes(&mut tx, id, &anna).await.unwrap();
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
async fn who_is_to_be_freed_of_a_duty_is_barred_by_hand() {
    for app in houses("2026-06-02").await {
        let world = world(&app, 5).await;
        let member = |at: usize| world.roll[at].member;
        let mut tx = app.act(world.who[0].clone()).await.unwrap();
        let agenda =
            [item(Kind::Other, Matter::Ordinary), item(Kind::Report, Matter::Ordinary), item(Kind::DischargeBoard, Matter::Ordinary)];
        let (id, items) = opened(&mut tx, &world, &agenda, 1).await;
        let reason = Line::from_field("Stundung seines Darlehens").unwrap();
        // R7: the chair bars member 1 with a reason, once, and lifts it again; a report has no vote.
        bar_member(&mut tx, items[0], member(1), &reason).await.unwrap();
        assert_eq!(code(bar_member(&mut tx, items[0], member(1), &reason).await), "assembly-barred-already");
        assert_eq!(code(bar_member(&mut tx, items[1], member(1), &reason).await), "assembly-no-vote");
        lift_bar(&mut tx, items[0], member(1)).await.unwrap();
        assert_eq!(code(lift_bar(&mut tx, items[0], member(1)).await), "assembly-not-barred");
        bar_member(&mut tx, items[0], member(1), &reason).await.unwrap();
        tx.acting_as(world.who[2].clone());
        assert_eq!(code(bar_member(&mut tx, items[0], member(3), &reason).await), "assembly.chair");
        tx.acting_as(world.who[0].clone());
        // Whom she represents loses her vote with her, unless she comes; a code on the item would go to the principal herself.
        give_proxy(&mut tx, id, member(4), member(1)).await.unwrap();
        let (of, _) = secret::item(&mut tx, items[0]).await.unwrap();
        let electors = electorate(&mut tx, &of).await.unwrap();
        assert_eq!(electors.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 3, 4, 5]);
        assert!(electors.iter().all(|one| one.proxy.is_none()));
        open_vote(&mut tx, items[0]).await.unwrap();
        assert_eq!(code(cast(&mut tx, items[0], member(1), Choice::Yes).await), "assembly-excluded");
        assert_eq!(code(cast(&mut tx, items[0], member(4), Choice::Yes).await), "assembly-excluded");
        assert_eq!(code(lift_bar(&mut tx, items[0], member(1)).await), "assembly-bar-late");
        cast(&mut tx, items[0], member(2), Choice::Yes).await.unwrap();
        close_vote(&mut tx, items[0]).await.unwrap();
        assert_eq!(store::item(&mut tx, items[0]).await.unwrap().barred, 1);
        // Whom the law bars nobody lifts.
        open_vote(&mut tx, items[2]).await.unwrap();
        let all = store::barred(&mut tx, id).await.unwrap();
        assert_eq!(all.iter().map(store::Barred::named).collect::<Vec<_>>(), ["M0 Muster", "M1 Muster (Stundung seines Darlehens)"]);
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

#[tokio::test]
async fn the_roll_is_the_member_list_of_the_day() {
    for app in houses("2026-06-02").await {
        let world = world(&app, 3).await;
        let late = somebody(&app, "Neu", &[]).await;
        let mut tx = app.act(world.who[0].clone()).await.unwrap();
        on(&mut tx, "2026-06-02");
        let id = call(&mut tx, &plan(HELD), &[item(Kind::Other, Matter::Ordinary)]).await.unwrap();
        invite_some(&mut tx, id, 10).await.unwrap();
        assert_eq!(store::counts(&mut tx, id).await.unwrap(), (3, 0, 0));
        // R12: who joins after the call is on the roll when the assembly opens, and votes.
        on(&mut tx, "2026-06-10");
        let newcomer = join(&mut tx, &late, "Neu", 1).await;
        tx.run("UPDATE member SET left_on = $3 WHERE coop = $1 AND id = $2", ("test", world.roll[2].member, Day::constant(2026, 6, 16)))
            .await
            .unwrap();
        on(&mut tx, "2026-06-17");
        open(&mut tx, id, world.roll[0].person).await.unwrap();
        assert_eq!(store::counts(&mut tx, id).await.unwrap(), (4, 0, 1));
        check_in(&mut tx, id, newcomer.member, Manner::Hall).await.unwrap();
        // R12: who has left the cooperative meanwhile neither comes nor is represented.
        assert_eq!(code(check_in(&mut tx, id, world.roll[2].member, Manner::Hall).await), "assembly-left");
        give_proxy(&mut tx, id, world.roll[2].member, newcomer.member).await.unwrap();
        let vote = store::items(&mut tx, id).await.unwrap()[0].id;
        open_vote(&mut tx, vote).await.unwrap();
        assert_eq!(code(cast(&mut tx, vote, world.roll[2].member, Choice::Yes).await), "assembly-left");
        cast(&mut tx, vote, newcomer.member, Choice::Yes).await.unwrap();
        assert_eq!(close_vote(&mut tx, vote).await.unwrap().verdict, Verdict::Carried);
    }
}

#[tokio::test]
async fn a_meeting_at_one_place_knows_no_online_and_a_virtual_one_no_hall() {
    for app in houses("2026-06-02").await {
        let world = world(&app, 2).await;
        for (form, manner) in [(Form::Physical, Manner::Online), (Form::Virtual, Manner::Hall)] {
            let mut tx = app.act(world.who[0].clone()).await.unwrap();
            on(&mut tx, "2026-06-02");
            let new = NewAssembly { form, ..plan(HELD) };
            let id = call(&mut tx, &new, &[item(Kind::Other, Matter::Ordinary)]).await.unwrap();
            invite_some(&mut tx, id, 10).await.unwrap();
            let fitting = if form == Form::Physical { Manner::Hall } else { Manner::Online };
            assert_eq!(code(check_in(&mut tx, id, world.roll[1].member, fitting).await), "assembly-not-open");
            on(&mut tx, "2026-06-17");
            open(&mut tx, id, world.roll[0].person).await.unwrap();
            assert_eq!(code(check_in(&mut tx, id, world.roll[1].member, manner).await), "assembly-manner");
        }
    }
}

#[tokio::test]
async fn the_minutes_are_drawn_up_once_and_both_sign_these_very_bytes() {
    for app in houses("2026-06-02").await {
        let world = world(&app, 5).await;
        let second = &world.who[1];
        let mut tx = app.act(Who::house()).await.unwrap();
        appoint(&mut tx, Body::Management, world.roll[1].person, false, (Day::constant(2026, 1, 1), None), true).await.unwrap();
        people::give_role(&mut tx, second.login.unwrap(), Role::Board).await.unwrap();
        tx.acting_as(world.who[0].clone());
        let agenda =
            [item(Kind::Report, Matter::Ordinary), item(Kind::DischargeBoard, Matter::Ordinary), item(Kind::Other, Matter::Ordinary)];
        let (id, items) = opened(&mut tx, &world, &agenda, 1).await;
        print_attendance(&mut tx, id).await.unwrap();
        open_vote(&mut tx, items[1]).await.unwrap();
        for (at, choice) in [(1, Choice::Yes), (2, Choice::Yes), (3, Choice::No)] {
            cast(&mut tx, items[1], world.roll[at].member, choice).await.unwrap();
        }
        close_vote(&mut tx, items[1]).await.unwrap();
        // Four of five came; the one of the board in 2025 is barred: 3 entitled, 2 yes and 1 no are 3 cast, 2 needed.
        let counted = store::item(&mut tx, items[1]).await.unwrap().counted.unwrap();
        assert_eq!((counted.entitled, counted.barred, counted.cast, counted.needed, counted.silent()), (3, 1, 3, 2, 0));
        assert!(counted.carried && counted.paragraph.starts_with("§ 43 Abs. 2"), "{}", counted.paragraph);
        find(&mut tx, items[1], "Der Vorstand ist entlastet.").await.unwrap();
        object(&mut tx, items[1], world.roll[3].member).await.unwrap();
        close(&mut tx, id).await.unwrap();
        let anna = Line::from_field("Anna Protokoll").unwrap();
        let minutes = draw_up_minutes(&mut tx, id, &anna).await.unwrap();
        // R14: once, with the proof of dispatch and the attendance list as annexes.
        assert_eq!(code(draw_up_minutes(&mut tx, id, &anna).await), "assembly-minutes-there");
        let papers = documents::about(&mut tx, &id.to_string()).await.unwrap();
        let mut kinds: Vec<&str> = papers.iter().map(|paper| paper.kind.as_str()).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, ["attendance", "attendance", "dispatch", "minutes"]);
        let (paper, bytes) = documents::bytes(&mut tx, minutes).await.unwrap();
        assert!(bytes.starts_with(b"%PDF") && paper.sha256 == sha256_hex(&bytes));
        let (_, proof) = documents::bytes(&mut tx, proof_of(&papers)).await.unwrap();
        assert_eq!(String::from_utf8(proof).unwrap().lines().count(), 6, "a head and five members");
        // R11, R14: chair and board sign, each naming the hash of these bytes.
        sign(&mut tx, id).await.unwrap();
        let mut acting = second.clone();
        acting.roles.insert(Role::Board);
        tx.acting_as(acting);
        sign(&mut tx, id).await.unwrap();
        assert_eq!(store::assembly(&mut tx, id).await.unwrap().state, "signed");
        let signatures = store::signatures(&mut tx, id).await.unwrap();
        assert_eq!(signatures.iter().map(|one| one.capacity.as_str()).collect::<Vec<_>>(), ["chair", "board"]);
        tx.commit().await.unwrap();
        let mut tx = app.read(Who::house()).await.unwrap();
        let lines = people::history(&mut tx, &id.to_string()).await.unwrap();
        let signed: Vec<_> = lines.iter().filter(|line| line.action == "assembly.sign").collect();
        assert_eq!(signed.len(), 2);
        assert!(signed.iter().all(|line| line.details["minutes_sha256"] == paper.sha256.as_str()));
    }
}

fn proof_of(papers: &[documents::Document]) -> Id<documents::Document> {
    papers.iter().find(|paper| paper.kind == "dispatch").unwrap().id
}
