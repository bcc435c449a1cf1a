//! Somebody else draws the codes: the house learns whose public credential is whose, and never a code.

use super::*;
use ballot::command::{Files, credentials};

/// What the federation does on its own machine: reads the list, draws, keeps the codes; gives the codes by number, and the file that
/// goes back.
fn the_federation_draws(uuid: &ballot::Uuid, voters: &str) -> (Vec<(i64, Code)>, String) {
    let folder = std::env::temp_dir().join(format!("ensemble-codes-{}", crate::base::Ids::from_chance().secret()));
    std::fs::create_dir_all(&folder).unwrap();
    let (codes, list, links) = (folder.join("codes.txt"), folder.join("list.json"), folder.join("links.txt"));
    let files = Files { codes: &codes, list: &list, links: Some(&links) };
    credentials::<Suite>(uuid, voters.as_bytes(), &files, &mut std::io::sink()).unwrap();
    let drawn = std::fs::read_to_string(&codes).unwrap();
    let code = |line: &str| {
        let (voter, code) = line.split_once('\t').unwrap();
        (voter.split(';').next().unwrap().parse().unwrap(), code.parse().unwrap())
    };
    let answer = (drawn.lines().map(code).collect(), std::fs::read_to_string(&links).unwrap());
    std::fs::remove_dir_all(&folder).unwrap();
    answer
}

async fn begun(tx: &mut Tx) -> (Id<assembly::Assembly>, Id<Item>) {
    let agenda = [item(Kind::DischargeBoard, Matter::Ordinary)];
    let id = assembly::call(tx, &plan(HELD), &agenda).await.unwrap();
    assembly::invite_some(tx, id, 100).await.unwrap();
    let rows = tx.all("SELECT id FROM assembly_item WHERE coop = $1 AND assembly = $2", ("test", id)).await.unwrap();
    let vote = rows[0].get("id").unwrap();
    let by = Line::from_field("Prüfungsverband e.V.").unwrap();
    set_up(tx, vote, &NewBox { codes_by: Some(by), ..of(&["Tara", "Theo"], 2) }).await.unwrap();
    (id, vote)
}

/// R20: with what was loaded every refusal of a file is heard, and nobody at the house makes a code.
async fn what_does_not_fit_is_refused(tx: &mut Tx, vote: Id<Item>, links: &str, world: &World) {
    let lines: Vec<&str> = links.lines().collect();
    assert_eq!(code(load_codes(tx, vote, "1;M1 Muster 12345").await), "ballots-links-line");
    assert_eq!(code(load_codes(tx, vote, &[lines[0], lines[0]].join("\n")).await), "ballots-links-line");
    assert_eq!(code(load_codes(tx, vote, &lines[1..].join("\n")).await), "ballots-links-roll");
    // The board's member is barred: no line is hers.
    let stranger = lines[0].replacen("2;", "1;", 1);
    assert_eq!(code(load_codes(tx, vote, &[&[stranger.as_str()], &lines[1..]].concat().join("\n")).await), "ballots-links-roll");
    // A number outside the group, one that is spelt otherwise, one that stands there twice.
    let (voter, credential) = lines[0].split_once('\t').unwrap();
    let twice = lines[1].split_once('\t').unwrap().1;
    for number in ["2".to_owned(), format!("0{credential}"), twice.to_owned()] {
        let wrong = format!("{voter}\t{number}");
        let text = [&[wrong.as_str()], &lines[1..]].concat().join("\n");
        assert_eq!(code(load_codes(tx, vote, &text).await), "ballots-links-credential", "{number}");
    }
    assert_eq!(code(renew_code(tx, vote, world.roll[1].member).await), "ballots-codes-outside");
    assert_eq!(code(ask_letter(tx, vote, world.roll[1].member).await), "ballots-codes-outside");
}

#[tokio::test]
async fn the_federation_draws_the_codes_and_the_house_knows_none() {
    for app in houses("2026-06-02").await {
        let (world, second) = (world(&app, 5).await, second(&app).await);
        let mut tx = app.act(world.who[0].clone()).await.unwrap();
        let (id, vote) = begun(&mut tx).await;
        let secrets = keys(&mut tx, &["Tara", "Theo"]).await;
        // R20: the house draws nothing, and hands out who has a ballot: members 2 to 5, for the first sat on the board.
        assert_eq!(draw_codes(&mut tx, vote, 100).await.unwrap(), 0);
        let voters = copy_voters(&mut tx, vote).await.unwrap();
        assert_eq!(voters.lines().map(|line| line.split(';').next().unwrap()).collect::<Vec<_>>(), ["2", "3", "4", "5"]);
        assert!(voters.starts_with("2;M1 Muster;M1 Muster;"), "{voters}");
        let uuid = ballot::Uuid::try_from(store::ballot_box(&mut tx, vote).await.unwrap().uuid).unwrap();
        let (codes, links) = the_federation_draws(&uuid, &voters);
        on(&mut tx, "2026-06-17");
        assembly::open(&mut tx, id, world.roll[0].person).await.unwrap();
        assert_eq!(code(open_by(&mut tx, &second, vote).await), "ballots-codes-missing");
        what_does_not_fit_is_refused(&mut tx, vote, &links, &world).await;
        assert_eq!(load_codes(&mut tx, vote, &links).await.unwrap(), 4);
        for at in 1..=4 {
            assembly::check_in(&mut tx, id, world.roll[at].member, Manner::Online).await.unwrap();
        }
        open_by(&mut tx, &second, vote).await.unwrap();
        assert_eq!(code(load_codes(&mut tx, vote, &links).await), "ballots-state");
        // By hand: yes, yes, no, and member 5 does not vote.
        let (booth, uuid) = booth_of(&mut tx, vote).await;
        let at = Vote_ { booth: &booth, uuid };
        for ((_, code), marks) in codes.iter().zip([YES, YES, NO]) {
            send(&mut tx, vote, &at.cast(code, marks)).await.unwrap();
        }
        // No mail of the house holds a code.
        let mails = tx.all("SELECT id FROM outbox WHERE coop = $1 AND body LIKE '%/vote/%'", ("test",)).await.unwrap();
        assert!(mails.is_empty());
        close(&mut tx, vote, Papers::default()).await.unwrap();
        tx.commit().await.unwrap();
        sweep(&app).await.unwrap();
        let mut tx = app.act(world.who[0].clone()).await.unwrap();
        for (name, secret) in ["tara", "theo"].iter().zip(&secrets) {
            let token = linked(&mut tx, &format!("{name}@example.org"), "/trustee/").await;
            let opened = part(&mut tx, vote, secret).await;
            hand_over_part(&mut tx, &token, &opened).await.unwrap();
        }
        let (of, _) = assembly::item(&mut tx, vote).await.unwrap();
        let counted = of.counted.clone().unwrap();
        assert_eq!((counted.yes, counted.no, counted.abstain, counted.silent(), counted.carried), (2, 1, 0, 1, true));
        let taken = assembly::taken(&mut tx, &of).await.unwrap();
        assert_eq!(taken.iter().map(|one| one.number).collect::<Vec<_>>(), [2, 3, 4]);
        let archive = acts::archive(&mut tx, vote).await.unwrap();
        assert!(tool_accepts(archive.name.trim_end_matches(".bel"), &archive.bytes));
    }
}
