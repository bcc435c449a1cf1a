//! What the house knows of a vote, seen by somebody who has everything: the whole database, all its log lines, the archive, and in the
//! end even the trustees' keys.

use super::*;
use crate::db::Engine;
use ballot::suite::GroupElement as _;
use rand::seq::SliceRandom as _;
use std::{
    collections::BTreeMap,
    io::Write,
    sync::{Arc, Mutex},
};

const VOTERS: usize = 60;

/// A ballot as it lies in the box, with what only its voter knows.
struct Cast {
    member: Id<assembly::Voter>,
    yes: bool,
    record: String,
    tracker: String,
    words: String,
    credential: String,
}

/// Guesses yes from the place of a ballot, the ballot, the mean length of all and the sum of its bytes.
type Guess = fn(usize, &Cast, (usize, usize)) -> bool;

/// Log lines, kept.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(line);
        Ok(line.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Sends a ballot as the booth does.
async fn post(app: &App, vote: Id<Item>, record: &str) -> Receipt {
    use axum::{body::Body, http::Request};
    use tower::ServiceExt as _;
    let body = serde_json::json!({ "ballot": record }).to_string();
    let request = Request::post(format!("/api/assembly-items/{vote}/ballot-box/ballots"))
        .header("content-type", "application/json")
        .header("idempotency-key", uuid_of(record))
        .body(Body::from(body))
        .unwrap();
    let response = crate::web::router(app).oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    let bytes = axum::body::to_bytes(response.into_body(), 100_000).await.unwrap();
    assert_eq!(status, 200, "{}", String::from_utf8_lossy(&bytes));
    serde_json::from_slice(&bytes).unwrap()
}

fn uuid_of(record: &str) -> String {
    let hash = crate::base::sha256_hex(record.as_bytes());
    format!("{}-{}-4{}-8{}-{}", &hash[..8], &hash[8..12], &hash[12..15], &hash[15..18], &hash[18..30])
}

/// Everybody but the board's member votes, in an order that nobody chose, with a choice that a coin made.
async fn everybody_votes(app: &App, world: &World, vote: Id<Item>) -> Vec<Cast> {
    let mut tx = app.read(Who::house()).await.unwrap();
    let (booth, uuid) = booth_of(&mut tx, vote).await;
    let mut order: Vec<usize> = (1..VOTERS).collect();
    order.shuffle(&mut rand::rng());
    let mut codes = Vec::new();
    for at in &order {
        codes.push(code_of(&mut tx, &world.who[*at], &format!("M{at}")).await);
    }
    drop(tx);
    let at = Vote_ { booth: &booth, uuid };
    let mut all = Vec::new();
    for (place, code) in order.iter().zip(&codes) {
        let yes: bool = rand::random();
        let record = at.cast(code, if yes { YES } else { NO });
        let Receipt { tracker, words } = post(app, vote, &record).await;
        let credential = code.secret::<Suite>(&at.uuid).public().decimal();
        all.push(Cast { member: world.roll[*place].member, yes, record, tracker, words, credential });
    }
    all
}

/// Every row of every table as its texts, in the order in which the engine keeps them.
async fn whole_database(app: &App) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut tx = app.read(Who::house()).await.unwrap();
    let sqlite = app.db.engine() == Engine::Sqlite;
    let columns = if sqlite {
        "SELECT m.name AS tab, p.name AS col, p.type AS kind FROM sqlite_master m JOIN pragma_table_info(m.name) p
         WHERE m.type = 'table' ORDER BY m.name, p.cid"
    } else {
        "SELECT table_name::text AS tab, column_name::text AS col, data_type::text AS kind FROM information_schema.columns
         WHERE table_schema = 'public' ORDER BY table_name, ordinal_position"
    };
    let mut tables = BTreeMap::<String, Vec<(String, bool)>>::new();
    for row in tx.all(columns, ()).await.unwrap() {
        let (table, column, kind): (String, String, String) = (row.get("tab").unwrap(), row.get("col").unwrap(), row.get("kind").unwrap());
        tables.entry(table).or_default().push((column, matches!(kind.as_str(), "BLOB" | "bytea")));
    }
    let mut whole = BTreeMap::new();
    for (table, columns) in tables {
        let text = |(column, bytes): &(String, bool)| match (bytes, sqlite) {
            (true, true) => format!("COALESCE(hex({column}), '') AS {column}"),
            (true, false) => format!("COALESCE(encode({column}, 'hex'), '') AS {column}"),
            (false, _) => format!("COALESCE(CAST({column} AS TEXT), '') AS {column}"),
        };
        let sql = format!("SELECT {} FROM {table}", columns.iter().map(text).collect::<Vec<_>>().join(", "));
        let rows = tx.all_composed(sql, Vec::new()).await.unwrap();
        let rows = rows.iter().map(|row| columns.iter().map(|(column, _)| row.get(column).unwrap()).collect()).collect();
        whole.insert(table, rows);
    }
    whole
}

/// Everything that names a member: her identifiers, her name, her address.
async fn names_of(app: &App, world: &World, member: Id<assembly::Voter>) -> Vec<String> {
    let mut tx = app.read(Who::house()).await.unwrap();
    let at = world.roll.iter().position(|entry| entry.member == member).unwrap();
    let email = people::person(&mut tx, world.roll[at].person).await.unwrap().email.to_string();
    let login = world.who[at].login.unwrap().to_string();
    vec![member.to_string(), world.roll[at].person.to_string(), login, world.roll[at].name.clone(), email]
}

#[tokio::test]
async fn the_whole_database_links_nobody_to_a_choice() {
    for app in houses("2026-06-02").await {
        let lines = Lines::default();
        let writer = lines.clone();
        let log = tracing_subscriber::fmt().with_max_level(tracing::Level::DEBUG).with_writer(move || writer.clone()).finish();
        let _kept = tracing::subscriber::set_default(log);
        let (world, second) = (world(&app, VOTERS).await, second(&app).await);
        let (vote, secrets) = the_box_is_opened(&app, &world, &second).await;
        let cast = everybody_votes(&app, &world, vote).await;
        it_is_counted(&app, &world, vote, &secrets).await;
        let yes = cast.iter().filter(|one| one.yes).count();
        let mut tx = app.read(Who::house()).await.unwrap();
        assert_eq!(assembly::item(&mut tx, vote).await.unwrap().0.counted.unwrap().yes, u64::try_from(yes).unwrap());
        drop(tx);
        let whole = whole_database(&app).await;
        assert_eq!(whole["ballot_cast"].len(), VOTERS - 1);
        no_row_names_a_member_and_a_ballot(&app, &world, &whole, &cast).await;
        no_order_pairs_members_with_ballots(&app, &world, &whole, &cast).await;
        no_bit_of_a_ballot_tells_its_choice(&cast);
        // R16: no code stands anywhere any more, and whose credential is whose is not known.
        assert!(whole["ballot_voter"].is_empty());
        assert!(!whole["outbox"].iter().flatten().any(|text| text.contains(&format!("/vote/{vote}#"))));
        // No choice of anybody: the only table with choices is that of open votes.
        assert!(whole["assembly_vote"].is_empty());
        let said = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
        for one in &cast {
            assert!(!said.contains(&one.tracker) && !said.contains(&one.words) && !said.contains(&one.credential));
        }
    }
}

async fn the_box_is_opened(app: &App, world: &World, second: &Who) -> (Id<Item>, Vec<Key>) {
    let mut tx = app.act(world.who[0].clone()).await.unwrap();
    let (id, vote) = set_up_for(&mut tx, &["Tara", "Theo"], 2).await;
    let secrets = keys(&mut tx, &["Tara", "Theo"]).await;
    draw_codes(&mut tx, vote, VOTERS).await.unwrap();
    on(&mut tx, "2026-06-17");
    assembly::open(&mut tx, id, world.roll[0].person).await.unwrap();
    for entry in &world.roll {
        assembly::check_in(&mut tx, id, entry.member, Manner::Online).await.unwrap();
    }
    open_by(&mut tx, second, vote).await.unwrap();
    tx.commit().await.unwrap();
    (vote, secrets)
}

async fn it_is_counted(app: &App, world: &World, vote: Id<Item>, secrets: &[Key]) {
    let mut tx = app.act(world.who[0].clone()).await.unwrap();
    on(&mut tx, "2026-06-17");
    close(&mut tx, vote, Papers::default()).await.unwrap();
    tx.commit().await.unwrap();
    sweep(app).await.unwrap();
    let mut tx = app.act(world.who[0].clone()).await.unwrap();
    for (name, secret) in ["tara", "theo"].iter().zip(secrets) {
        let token = linked(&mut tx, &format!("{name}@example.org"), "/trustee/").await;
        let opened = part(&mut tx, vote, secret).await;
        hand_over_part(&mut tx, &token, &opened).await.unwrap();
    }
    tx.commit().await.unwrap();
    sweep(app).await.unwrap();
    let mut tx = app.read(Who::house()).await.unwrap();
    assert!(store::ballot_box(&mut tx, vote).await.unwrap().purged);
}

/// R13: a row that names a member names no ballot. The archive and the list of who took part are documents of their own.
async fn no_row_names_a_member_and_a_ballot(app: &App, world: &World, whole: &BTreeMap<String, Vec<Vec<String>>>, cast: &[Cast]) {
    let mut names = Vec::new();
    for one in cast {
        names.extend(names_of(app, world, one.member).await);
    }
    let ballot_in = |row: &[String]| {
        cast.iter()
            .any(|one| row.iter().any(|text| [&one.tracker, &one.words, &one.credential].into_iter().any(|name| text.contains(name))))
    };
    for (table, rows) in whole.iter().filter(|(table, _)| *table != "document") {
        for row in rows.iter().filter(|row| ballot_in(row)) {
            let named = names.iter().find(|name| row.iter().any(|text| text.contains(*name)));
            assert!(named.is_none(), "a row of {table} names {named:?} and a ballot");
        }
    }
}

/// R13: whoever lays the rows of a table beside the ballots, as they are kept or sorted by any column, pairs no more of them rightly
/// than by chance. By chance one pair of all is right on average (the fixed points of a shuffle); ten or more happen once in
/// ten million tries.
async fn no_order_pairs_members_with_ballots(app: &App, world: &World, whole: &BTreeMap<String, Vec<Vec<String>>>, cast: &[Cast]) {
    let mut owner = BTreeMap::new();
    for one in cast {
        for name in names_of(app, world, one.member).await {
            owner.insert(name, one.member);
        }
    }
    let arrived: Vec<_> = cast.iter().map(|one| one.member).collect();
    let mut tried = 0;
    for (table, rows) in whole {
        let columns = rows.first().map_or(0, Vec::len);
        for by in std::iter::once(None).chain((0..columns).map(Some)) {
            let mut rows: Vec<_> = rows.iter().collect();
            if let Some(by) = by {
                rows.sort_by(|one, other| one[by].len().cmp(&other[by].len()).then_with(|| one[by].cmp(&other[by])));
            }
            let mut members: Vec<_> = rows.iter().filter_map(|row| row.iter().find_map(|text| owner.get(text).copied())).collect();
            members.dedup();
            if members.len() < cast.len() {
                continue;
            }
            tried += 1;
            for members in [&members[..cast.len()], &members[members.len() - cast.len()..]] {
                let right = members.iter().zip(&arrived).filter(|(one, other)| one == other).count();
                assert!(right < 10, "{table} by column {by:?} pairs {right} of {} rightly", cast.len());
            }
        }
    }
    // Who took part is one of them, and could be sorted by each of its five columns.
    assert!(tried >= 6, "{tried}");
}

/// Guessing the choice from the place, the length or any bit of a ballot is no better than a coin: of 59 guesses 29.5 are right on
/// average, with a deviation of 3.8; five deviations happen once in two million tries.
fn no_bit_of_a_ballot_tells_its_choice(cast: &[Cast]) {
    let longest = cast.iter().map(|one| one.record.len()).sum::<usize>() / cast.len();
    let sum = |one: &Cast| one.record.bytes().map(usize::from).sum::<usize>();
    let by: [Guess; 5] = [
        |at, _, _| at < VOTERS / 2,
        |at, _, _| at % 2 == 0,
        |_, one, (longest, _)| one.record.len() > longest,
        |_, _, (_, sum)| sum % 2 == 0,
        |_, one, _| one.tracker.as_bytes()[0] > b'a',
    ];
    for guess in by {
        let right = cast.iter().enumerate().filter(|(at, one)| guess(*at, one, (longest, sum(one))) == one.yes).count();
        assert!((11..=48).contains(&right), "{right} of {} guesses are right", cast.len());
    }
}
