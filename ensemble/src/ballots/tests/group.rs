//! Three trustees of whom two are enough: step by step, with one who cheats and one who does not come.

use super::*;
use ballot::ceremony::{Dealing, Member};

const NAMES: [&str; 3] = ["Tara", "Theo", "Toni"];

async fn tokens(tx: &mut Tx) -> Vec<String> {
    let mut tokens = Vec::new();
    for name in NAMES {
        tokens.push(linked(tx, &format!("{}@example.org", name.to_lowercase()), "/trustee/").await);
    }
    tokens
}

#[tokio::test]
async fn two_of_three_are_enough_and_who_cheats_is_named() {
    for app in houses("2026-06-02").await {
        let (world, second) = (world(&app, 3).await, second(&app).await);
        let mut rng = system_rng();
        let mut tx = app.act(world.who[0].clone()).await.unwrap();
        let (id, vote) = set_up_for(&mut tx, &NAMES, 2).await;
        draw_codes(&mut tx, vote, 10).await.unwrap();
        let tokens = tokens(&mut tx).await;
        let members: Vec<Member<Suite>> = (0..3).map(|_| Member::new(&Member::<Suite>::new_seed(&mut rng)).unwrap()).collect();
        let certificates: Vec<_> = members.iter().map(|member| member.certificate(&mut rng)).collect();
        for (token, certificate) in tokens.iter().zip(&certificates) {
            assert_eq!(hand_over(&mut tx, token, &canon::write(certificate)).await.unwrap(), Task::Certificate);
        }
        let dealings: Vec<Dealing<Suite>> = members.iter().map(|member| member.deal(2, &certificates, &mut rng).unwrap()).collect();
        // R3: nobody shows what she dealt before all have told the hash of it.
        assert_eq!(code(hand_over(&mut tx, &tokens[0], &dealings[0].record()).await), "ballots-commitment");
        for (token, dealing) in tokens.iter().zip(&dealings) {
            assert_eq!(hand_over(&mut tx, token, &dealing.commitment()).await.unwrap(), Task::Commitment);
        }
        // Toni shows another file than the one she committed to.
        let other = members[2].deal(2, &certificates, &mut rng).unwrap();
        assert_eq!(code(hand_over(&mut tx, &tokens[2], &other.record()).await), "ballots-file");
        for (token, dealing) in tokens.iter().zip(&dealings) {
            assert_eq!(hand_over(&mut tx, token, &dealing.record()).await.unwrap(), Task::Dealing);
        }
        let commitments: Vec<String> = dealings.iter().map(Dealing::commitment).collect();
        let finished: Vec<(Key, TrusteeKey<Suite>)> =
            members.iter().map(|member| member.finish(2, &certificates, &commitments, &dealings, &mut rng).unwrap()).collect();
        // A key of her own making is not her share.
        let made_up = TrusteeKey::of(&Key::random(&mut rng), &mut rng);
        assert_eq!(code(hand_over(&mut tx, &tokens[0], &canon::write(&made_up)).await), "ballots-file");
        for (token, (_, key)) in tokens.iter().zip(&finished) {
            assert_eq!(hand_over(&mut tx, token, &canon::write(key)).await.unwrap(), Task::Finish);
        }
        on(&mut tx, "2026-06-17");
        assembly::open(&mut tx, id, world.roll[0].person).await.unwrap();
        assembly::check_in(&mut tx, id, world.roll[1].member, Manner::Hall).await.unwrap();
        open_by(&mut tx, &second, vote).await.unwrap();
        let (booth, uuid) = booth_of(&mut tx, vote).await;
        let m1 = code_of(&mut tx, &world.who[1], "M1").await;
        let at = Vote_ { booth: &booth, uuid };
        // R19: the twentieth ballot of a voter is taken, the next one not; the last that was taken counts.
        for marks in [&[NO; 19][..], &[YES]].concat() {
            send(&mut tx, vote, &at.cast(&m1, marks)).await.unwrap();
        }
        assert_eq!(code(send(&mut tx, vote, &at.cast(&m1, NO)).await), "ballots-too-many");
        close(&mut tx, vote, Papers::default()).await.unwrap();
        tx.commit().await.unwrap();
        sweep(&app).await.unwrap();
        // R11: Theo does not come; Tara and Toni are enough.
        let mut tx = app.act(world.who[0].clone()).await.unwrap();
        for (at, state) in [(0, State::Summed), (2, State::Counted)] {
            let token = linked(&mut tx, &format!("{}@example.org", NAMES[at].to_lowercase()), "/trustee/").await;
            let opened = part(&mut tx, vote, &finished[at].0).await;
            assert_eq!(hand_over_part(&mut tx, &token, &opened).await.unwrap(), state);
        }
        let archive = acts::archive(&mut tx, vote).await.unwrap();
        assert_eq!(ballot::verify::<Suite>(&archive.bytes).unwrap().outcome.unwrap().result, [[1, 0, 0]]);
        assert!(tool_accepts(archive.name.trim_end_matches(".bel"), &archive.bytes));
        assert!(assembly::item(&mut tx, vote).await.unwrap().0.counted.unwrap().carried);
    }
}

/// R15: one of two loses her key. The vote is abandoned, the box is kept, and the same item is voted on to its end with others.
#[tokio::test]
async fn a_vote_that_cannot_be_finished_is_abandoned_and_begun_anew() {
    for app in houses("2026-06-02").await {
        let (world, second) = (world(&app, 7).await, second(&app).await);
        let mut tx = app.act(world.who[0].clone()).await.unwrap();
        let (id, vote) = set_up_for(&mut tx, &["Tara", "Theo"], 2).await;
        keys(&mut tx, &["Tara", "Theo"]).await;
        let first = draw_codes(&mut tx, vote, 100).await.unwrap();
        on(&mut tx, "2026-06-17");
        assembly::open(&mut tx, id, world.roll[0].person).await.unwrap();
        open_by(&mut tx, &second, vote).await.unwrap();
        close(&mut tx, vote, Papers::default()).await.unwrap();
        acts::sum_up(&mut tx, vote).await.unwrap();
        assert_eq!(code(assembly::close(&mut tx, id).await), "assembly-vote-open");
        acts::abandon(&mut tx, vote, &Line::from_field("Theo hat seinen Schlüssel verloren").unwrap()).await.unwrap();
        let kept = tx.all("SELECT id FROM document WHERE coop = $1 AND kind = 'ballot-abandoned'", ("test",)).await.unwrap();
        assert_eq!(kept.len(), 1);
        assert!(store::maybe_box(&mut tx, vote).await.unwrap().is_none());
        // Anew, with others; everybody gets a new code.
        set_up(&mut tx, vote, &of(&["Uta", "Ute"], 2)).await.unwrap();
        let secrets = keys(&mut tx, &["Uta", "Ute"]).await;
        assert_eq!(draw_codes(&mut tx, vote, 100).await.unwrap(), first);
        open_by(&mut tx, &second, vote).await.unwrap();
        on(&mut tx, "2026-06-18"); // the mails of the count are the newest
        close(&mut tx, vote, Papers::default()).await.unwrap();
        acts::sum_up(&mut tx, vote).await.unwrap();
        for (name, secret) in [("uta", &secrets[0]), ("ute", &secrets[1])] {
            let token = linked(&mut tx, &format!("{name}@example.org"), "/trustee/").await;
            let text = part(&mut tx, vote, secret).await;
            acts::hand_over_part(&mut tx, &token, &text).await.unwrap();
        }
        assert_eq!(store::ballot_box(&mut tx, vote).await.unwrap().state, State::Counted);
        assert_eq!(code(acts::abandon(&mut tx, vote, &Line::from_field("zu spät").unwrap()).await), "ballots-state");
    }
}
