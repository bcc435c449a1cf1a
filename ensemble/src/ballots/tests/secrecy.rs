//! What the house knows of a vote, seen by somebody who has everything: the whole database and the archive.

use super::*;

/// Who has the whole database in her hands and guesses each voter's choice from what stands there.
type Guess = fn(&[Vec<u8>], usize) -> bool;

#[tokio::test]
async fn the_whole_database_links_nobody_to_a_choice() {
    const VOTERS: usize = 41;
    let app = houses("2026-06-02").await.remove(0);
    let (world, second) = (world(&app, VOTERS).await, second(&app).await);
    let mut tx = app.act(world.who[0].clone()).await.unwrap();
    let (id, vote) = set_up_for(&mut tx, &["Tara", "Theo"], 2).await;
    let secrets = keys(&mut tx, &["Tara", "Theo"]).await;
    draw_codes(&mut tx, vote, VOTERS).await.unwrap();
    on(&mut tx, "2026-06-17");
    assembly::open(&mut tx, id, world.roll[0].person).await.unwrap();
    for entry in &world.roll {
        assembly::check_in(&mut tx, id, entry.member, Manner::Online).await.unwrap();
    }
    open_by(&mut tx, &second, vote).await.unwrap();
    let (booth, uuid) = booth_of(&mut tx, vote).await;
    let at = Vote_ { booth: &booth, uuid };
    // Half of them yes, by a coin that nobody sees.
    let coin: Vec<bool> = (0..VOTERS - 1).map(|n| rand::random::<bool>() ^ (n % 2 == 0)).collect();
    let mut seen = Vec::new();
    for (who, yes) in world.who[1..].iter().zip(&coin) {
        let name = format!("M{}", seen.len() + 1);
        let code = code_of(&mut tx, who, &name).await;
        let record = at.cast(&code, if *yes { YES } else { NO });
        send(&mut tx, vote, &record).await.unwrap();
        seen.push(record.into_bytes());
    }
    close(&mut tx, vote, Papers::default()).await.unwrap();
    tx.commit().await.unwrap();
    sweep(&app).await.unwrap();
    let mut tx = app.act(world.who[0].clone()).await.unwrap();
    for (name, secret) in ["tara", "theo"].iter().zip(&secrets) {
        let token = linked(&mut tx, &format!("{name}@example.org"), "/trustee/").await;
        let opened = part(&mut tx, vote, secret).await;
        hand_over_part(&mut tx, &token, &opened).await.unwrap();
    }
    tx.commit().await.unwrap();

    // R13: no row says a choice. The only table with choices is that of open votes, and it is empty.
    let mut tx = app.read(Who::house()).await.unwrap();
    assert!(tx.all("SELECT choice FROM assembly_vote WHERE coop = $1", ("test",)).await.unwrap().is_empty());
    let yes = coin.iter().filter(|yes| **yes).count();
    let (of, _) = assembly::item(&mut tx, vote).await.unwrap();
    assert_eq!(of.counted.unwrap().yes, u64::try_from(yes).unwrap());
    // Nor does a line of the audit chain or a mail.
    let lines = tx.all("SELECT details FROM audit WHERE coop = $1 AND action = 'ballots.receive'", ("test",)).await.unwrap();
    assert_eq!(lines.len(), VOTERS - 1);
    for line in &lines {
        let details: String = line.get("details").unwrap();
        let details: serde_json::Value = serde_json::from_str(&details).unwrap();
        assert!(details.as_object().unwrap().is_empty());
    }
    // R16: whose credential is whose is not known any more.
    assert!(tx.all("SELECT member FROM ballot_voter WHERE coop = $1", ("test",)).await.unwrap().is_empty());
    // What is left are the ballots themselves, and when they came. Guessing by their place, their length or any bit of them is no
    // better than a coin: of 40 guesses 20 are right on average, with a deviation of 3.2; more than 5 deviations do not happen.
    let by: [Guess; 5] = [
        |_, at| at < 20,
        |_, at| at % 2 == 0,
        |all, at| all[at].len() > all.iter().map(Vec::len).sum::<usize>() / all.len(),
        |all, at| all[at].iter().map(|byte| usize::from(*byte)).sum::<usize>() % 2 == 0,
        |all, at| all[at] > all[(at + 1) % all.len()],
    ];
    for guess in by {
        let right = coin.iter().enumerate().filter(|(at, yes)| guess(&seen, *at) == **yes).count();
        assert!((4..=36).contains(&right), "{right} of 40 guesses are right");
    }
    // No code stands anywhere but in the mails that carried them, and those are emptied when they have left.
    let rows = tx.all("SELECT secret FROM outbox WHERE coop = $1 AND body LIKE '%#%'", ("test",)).await.unwrap();
    assert!(!rows.is_empty() && rows.iter().all(|row| row.get::<bool>("secret").unwrap()));
}
