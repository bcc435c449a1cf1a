//! The tables of this room.

use super::rules::{NewBox, NewTrustee, Papers, Progress, State};
use crate::{
    assembly::{Elector, Item, Voter},
    base::{Email, Error, Id, Instant, Lang, Outcome, sha256_hex},
    db::{Row, Tx},
    people::{Login, Person},
};

/// A ballot box.
#[derive(Clone, Debug)]
pub struct BallotBox {
    /// The item of the agenda that is voted on.
    pub item: Id<Item>,
    /// Identifier of the election in the archive.
    pub uuid: String,
    /// How far it is.
    pub state: State,
    /// How many trustees are needed to open the sum.
    pub needed: i64,
    /// When it was opened.
    pub opened_at: Option<Instant>,
    /// Who draws and sends the codes, if it is not the house.
    pub codes_by: Option<String>,
    /// Who named the trustees.
    pub set_up_by: Option<Id<Login>>,
    /// Votes on paper.
    pub papers: Papers,
    /// Who counted them.
    pub papers_by: Option<Id<Login>>,
    /// Whether somebody else has counted the same.
    pub papers_agreed: bool,
    /// Whether the engine has let go of what was forgotten with the count.
    pub purged: bool,
}

impl BallotBox {
    /// Whether there is nothing on paper, or two have counted the same.
    #[must_use]
    pub fn papers_settled(&self) -> bool {
        self.papers_agreed || self.papers.sum() == 0
    }
}

/// The records that the archive begins with.
pub struct Records {
    pub election: String,
    pub trustees: String,
    pub credentials: String,
}

fn read_box(row: &Row) -> Outcome<BallotBox> {
    let state: String = row.get("state")?;
    Ok(BallotBox {
        item: row.get("item")?,
        uuid: row.get("uuid")?,
        state: State::from_code(&state).ok_or_else(|| anyhow::anyhow!("the word {state} in a column"))?,
        needed: row.get("needed")?,
        opened_at: row.maybe("opened_at")?,
        papers: Papers {
            yes: row.get("paper_yes")?,
            no: row.get("paper_no")?,
            abstain: row.get("paper_abstain")?,
            invalid: row.get("paper_invalid")?,
        },
        codes_by: row.maybe("codes_by")?,
        set_up_by: row.maybe("set_up_by")?,
        papers_by: row.maybe("papers_by")?,
        papers_agreed: row.get("papers_agreed")?,
        purged: row.get("purged")?,
    })
}

/// The boxes of an item or in a state; an empty word asks for all.
async fn boxes(tx: &mut Tx, item: &str, state: &str) -> Outcome<Vec<BallotBox>> {
    let coop = tx.coop().to_owned();
    let sql =
        "SELECT item, uuid, state, needed, opened_at, codes_by, set_up_by, paper_yes, paper_no, paper_abstain, paper_invalid, papers_by,
               papers_agreed, purged FROM ballot_box WHERE coop = $1 AND ($2 = '' OR item = $2) AND ($3 = '' OR state = $3)";
    tx.all(sql, (coop, item, state)).await?.iter().map(read_box).collect()
}

pub async fn insert(tx: &mut Tx, item: Id<Item>, uuid: &str, new: &NewBox) -> Outcome<()> {
    let (coop, now, by) = (tx.coop().to_owned(), tx.now(), tx.who().login);
    tx.run(
        "INSERT INTO ballot_box (coop, item, uuid, state, needed, set_up_at, set_up_by, codes_by)
         VALUES ($1, $2, $3, 'keys', $4, $5, $6, $7)",
        (coop, item, uuid, i64::try_from(new.needed).unwrap_or(i64::MAX), now, by, &new.codes_by),
    )
    .await?;
    Ok(())
}

pub async fn maybe_box(tx: &mut Tx, item: Id<Item>) -> Outcome<Option<BallotBox>> {
    Ok(boxes(tx, &item.to_string(), "").await?.pop())
}

pub async fn ballot_box(tx: &mut Tx, item: Id<Item>) -> Outcome<BallotBox> {
    maybe_box(tx, item).await?.ok_or(Error::Missing("ballot box"))
}

/// The ballot boxes in a state.
pub async fn in_state(tx: &mut Tx, state: State) -> Outcome<Vec<BallotBox>> {
    boxes(tx, "", state.code()).await
}

pub async fn records(tx: &mut Tx, item: Id<Item>) -> Outcome<Records> {
    let coop = tx.coop().to_owned();
    let sql = "SELECT election, trustees, credentials FROM ballot_box WHERE coop = $1 AND item = $2 AND election IS NOT NULL";
    let row = tx.one("ballot box", sql, (coop, item)).await?;
    Ok(Records { election: row.get("election")?, trustees: row.get("trustees")?, credentials: row.get("credentials")? })
}

pub async fn open(tx: &mut Tx, item: Id<Item>, records: &Records) -> Outcome<u64> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run(
        "UPDATE ballot_box SET state = 'open', election = $3, trustees = $4, credentials = $5, opened_at = $6
         WHERE coop = $1 AND item = $2 AND state = 'keys'",
        (coop, item, &records.election, &records.trustees, &records.credentials, now),
    )
    .await
}

pub async fn close(tx: &mut Tx, item: Id<Item>) -> Outcome<u64> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let sql = "UPDATE ballot_box SET state = 'closed', closed_at = $3 WHERE coop = $1 AND item = $2 AND state = 'open'";
    tx.run(sql, (coop, item, now)).await
}

/// What the papers hold by the count of who acts; `agreed` if somebody else has counted the same.
pub async fn count_papers(tx: &mut Tx, item: Id<Item>, papers: Papers, agreed: bool) -> Outcome<()> {
    let (coop, by) = (tx.coop().to_owned(), tx.who().login);
    tx.run(
        "UPDATE ballot_box SET paper_yes = $3, paper_no = $4, paper_abstain = $5, paper_invalid = $6, papers_by = $7, papers_agreed = $8
         WHERE coop = $1 AND item = $2",
        (coop, item, papers.yes, papers.no, papers.abstain, papers.invalid, by, agreed),
    )
    .await?;
    Ok(())
}

pub async fn step(tx: &mut Tx, item: Id<Item>, from: State, to: State) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    let sql = "UPDATE ballot_box SET state = $4 WHERE coop = $1 AND item = $2 AND state = $3";
    tx.run(sql, (coop, item, from.code(), to.code())).await
}

/// A trustee with everything she has handed over; all of it is public but the way to her page.
#[derive(Clone, Debug)]
pub struct TrusteeRow {
    /// The ballot box.
    pub item: Id<Item>,
    /// Her number in the archive, from 1.
    pub number: i64,
    /// Her name.
    pub name: String,
    /// Where her mails go.
    pub email: Email,
    /// Her language.
    pub lang: Lang,
    /// Group, step 1.
    pub certificate: Option<String>,
    /// Group, step 2.
    pub commitment: Option<String>,
    /// Group, step 3.
    pub dealing: Option<String>,
    /// The public half of her key.
    pub public_key: Option<String>,
    /// Her part of the opening.
    pub part: Option<String>,
}

impl TrusteeRow {
    /// What is there of it.
    #[must_use]
    pub fn progress(&self) -> Progress {
        Progress {
            certificate: self.certificate.is_some(),
            commitment: self.commitment.is_some(),
            dealing: self.dealing.is_some(),
            key: self.public_key.is_some(),
            part: self.part.is_some(),
        }
    }
}

fn read_trustee(row: &Row) -> Outcome<TrusteeRow> {
    Ok(TrusteeRow {
        item: row.get("item")?,
        number: row.get("number")?,
        name: row.get("name")?,
        email: row.get("email")?,
        lang: row.get("lang")?,
        certificate: row.maybe("certificate")?,
        commitment: row.maybe("commitment")?,
        dealing: row.maybe("dealing")?,
        public_key: row.maybe("public_key")?,
        part: row.maybe("part")?,
    })
}

pub async fn insert_trustee(tx: &mut Tx, item: Id<Item>, number: i64, new: &NewTrustee, token: &str) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run(
        "INSERT INTO ballot_trustee (coop, item, number, name, email, lang, token_sha256) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        (coop, item, number, &new.name, &new.email, new.lang, sha256_hex(token.as_bytes())),
    )
    .await?;
    Ok(())
}

/// A new way to a trustee's page; the old one leads nowhere from now on.
pub async fn renew_token(tx: &mut Tx, item: Id<Item>, number: i64, token: &str) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    let sql = "UPDATE ballot_trustee SET token_sha256 = $4 WHERE coop = $1 AND item = $2 AND number = $3";
    tx.run(sql, (coop, item, number, sha256_hex(token.as_bytes()))).await?;
    Ok(())
}

pub async fn trustees(tx: &mut Tx, item: Id<Item>) -> Outcome<Vec<TrusteeRow>> {
    let coop = tx.coop().to_owned();
    let sql = "SELECT item, number, name, email, lang, certificate, commitment, dealing, public_key, part FROM ballot_trustee
               WHERE coop = $1 AND item = $2 ORDER BY number";
    tx.all(sql, (coop, item)).await?.iter().map(read_trustee).collect()
}

pub async fn trustee_of(tx: &mut Tx, token: &str) -> Outcome<TrusteeRow> {
    let coop = tx.coop().to_owned();
    let sql = "SELECT item, number, name, email, lang, certificate, commitment, dealing, public_key, part FROM ballot_trustee
               WHERE coop = $1 AND token_sha256 = $2";
    read_trustee(&tx.one("trustee", sql, (coop, sha256_hex(token.as_bytes()))).await?)
}

/// Keeps what a trustee hands over, each thing once.
pub async fn keep_of_trustee(tx: &mut Tx, row: &TrusteeRow) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run(
        "UPDATE ballot_trustee SET certificate = $4, commitment = $5, dealing = $6, public_key = $7, part = $8
         WHERE coop = $1 AND item = $2 AND number = $3",
        (coop, row.item, row.number, &row.certificate, &row.commitment, &row.dealing, &row.public_key, &row.part),
    )
    .await?;
    Ok(())
}

/// A voter's public credential and to whom her code went.
#[derive(Clone, Debug)]
pub struct VoterRow {
    pub member: Id<Voter>,
    pub credential: String,
    pub sent_to: Id<Person>,
}

pub async fn voters(tx: &mut Tx, item: Id<Item>) -> Outcome<Vec<VoterRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx.all("SELECT member, credential, sent_to FROM ballot_voter WHERE coop = $1 AND item = $2", (coop, item)).await?;
    let read = |row: &Row| Ok(VoterRow { member: row.get("member")?, credential: row.get("credential")?, sent_to: row.get("sent_to")? });
    rows.iter().map(read).collect()
}

pub async fn voter_of(tx: &mut Tx, item: Id<Item>, credential: &str) -> Outcome<Option<VoterRow>> {
    let coop = tx.coop().to_owned();
    let sql = "SELECT member, credential, sent_to FROM ballot_voter WHERE coop = $1 AND item = $2 AND credential = $3";
    let row = tx.maybe(sql, (coop, item, credential)).await?;
    let read = |row: Row| Ok(VoterRow { member: row.get("member")?, credential: row.get("credential")?, sent_to: row.get("sent_to")? });
    row.map(read).transpose()
}

/// The public credential of a voter's new code; an older one is void.
pub async fn keep_credential(tx: &mut Tx, item: Id<Item>, elector: &Elector, credential: &str) -> Outcome<()> {
    let (coop, sent_to) = (tx.coop().to_owned(), elector.proxy.unwrap_or(elector.person));
    tx.run(
        "INSERT INTO ballot_voter (coop, item, member, credential, sent_to) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (coop, item, member) DO UPDATE SET credential = $4, sent_to = $5",
        (coop, item, elector.member, credential, sent_to),
    )
    .await?;
    Ok(())
}

/// A ballot as it was received.
pub struct NewBallot<'a> {
    pub tracker: &'a str,
    pub words: &'a str,
    pub credential: &'a str,
    pub record: &'a str,
}

/// Puts a ballot into the box; the same one a second time changes nothing.
pub async fn receive(tx: &mut Tx, item: Id<Item>, new: &NewBallot<'_>) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    tx.run(
        "INSERT INTO ballot_cast (coop, item, number, tracker, words, credential, record)
         SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), COALESCE(MAX(number), 0) + 1, CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS TEXT),
                CAST($6 AS TEXT)
         FROM ballot_cast WHERE coop = $1 AND item = $2
         ON CONFLICT (coop, item, tracker) DO NOTHING",
        (coop, item, new.tracker, new.words, new.credential, new.record),
    )
    .await
}

/// What the box knows of a ballot.
#[derive(Clone, Debug)]
pub struct BallotRow {
    pub number: i64,
    pub tracker: String,
    pub words: String,
    pub credential: String,
    pub checked: bool,
    pub fault: Option<String>,
}

fn read_ballot(row: &Row) -> Outcome<BallotRow> {
    Ok(BallotRow {
        number: row.get("number")?,
        tracker: row.get("tracker")?,
        words: row.get("words")?,
        credential: row.get("credential")?,
        checked: row.get("checked")?,
        fault: row.maybe("fault")?,
    })
}

/// Whose credential is whose is forgotten: new ones come, or the votes are counted.
pub async fn forget_voters(tx: &mut Tx, item: Id<Item>) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run("DELETE FROM ballot_voter WHERE coop = $1 AND item = $2", (coop, item)).await?;
    Ok(())
}

/// A code on paper that somebody has asked for.
#[derive(Clone, Debug)]
pub struct AskedLetter {
    /// Whose code.
    pub member: Id<Voter>,
    /// Who asked; another is to print.
    pub asked_by: Option<Id<Login>>,
}

/// Asks for a member's code on paper; who asks again is the one who asked.
pub async fn ask_letter(tx: &mut Tx, item: Id<Item>, member: Id<Voter>) -> Outcome<()> {
    let (coop, by) = (tx.coop().to_owned(), tx.who().login);
    let sql = "INSERT INTO ballot_letter (coop, item, member, asked_by) VALUES ($1, $2, $3, $4)
               ON CONFLICT (coop, item, member) DO UPDATE SET asked_by = $4";
    tx.run(sql, (coop, item, member, by)).await?;
    Ok(())
}

/// The letters that were asked for and not printed yet.
pub async fn asked_letters(tx: &mut Tx, item: Id<Item>) -> Outcome<Vec<AskedLetter>> {
    let coop = tx.coop().to_owned();
    let rows = tx.all("SELECT member, asked_by FROM ballot_letter WHERE coop = $1 AND item = $2", (coop, item)).await?;
    rows.iter().map(|row| Ok(AskedLetter { member: row.get("member")?, asked_by: row.maybe("asked_by")? })).collect()
}

/// The letter is printed; the next one is asked for anew.
pub async fn letter_printed(tx: &mut Tx, item: Id<Item>, member: Id<Voter>) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run("DELETE FROM ballot_letter WHERE coop = $1 AND item = $2 AND member = $3", (coop, item, member)).await?;
    Ok(())
}

/// The ballot with that tracker or these words.
pub async fn ballot(tx: &mut Tx, item: Id<Item>, typed: &str) -> Outcome<Option<BallotRow>> {
    let coop = tx.coop().to_owned();
    let sql = "SELECT number, tracker, words, credential, checked, fault FROM ballot_cast
               WHERE coop = $1 AND item = $2 AND (tracker = $3 OR words = $3) ORDER BY number DESC LIMIT 1";
    tx.maybe(sql, (coop, item, typed)).await?.as_ref().map(read_ballot).transpose()
}

/// The last ballot in order of a credential.
pub async fn last_of(tx: &mut Tx, item: Id<Item>, credential: &str) -> Outcome<Option<BallotRow>> {
    let coop = tx.coop().to_owned();
    let sql = "SELECT number, tracker, words, credential, checked, fault FROM ballot_cast
               WHERE coop = $1 AND item = $2 AND credential = $3 AND fault IS NULL ORDER BY number DESC LIMIT 1";
    tx.maybe(sql, (coop, item, credential)).await?.as_ref().map(read_ballot).transpose()
}

/// Notes that a ballot was revealed.
pub async fn spoil(tx: &mut Tx, item: Id<Item>, tracker: &str) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    let sql = "INSERT INTO ballot_spoiled (coop, item, tracker) VALUES ($1, $2, $3) ON CONFLICT (coop, item, tracker) DO NOTHING";
    tx.run(sql, (coop, item, tracker)).await?;
    Ok(())
}

/// Whether a ballot was revealed.
pub async fn is_spoiled(tx: &mut Tx, item: Id<Item>, tracker: &str) -> Outcome<bool> {
    let coop = tx.coop().to_owned();
    let sql = "SELECT tracker FROM ballot_spoiled WHERE coop = $1 AND item = $2 AND tracker = $3";
    Ok(tx.maybe(sql, (coop, item, tracker)).await?.is_some())
}

/// A ballot whose proofs are still to be checked.
pub struct Unchecked {
    pub item: Id<Item>,
    pub number: i64,
    pub record: String,
}

pub async fn unchecked(tx: &mut Tx, most: i64) -> Outcome<Vec<Unchecked>> {
    let coop = tx.coop().to_owned();
    let sql = "SELECT item, number, record FROM ballot_cast WHERE coop = $1 AND checked = 0 ORDER BY item, number LIMIT $2";
    let read = |row: &Row| Ok(Unchecked { item: row.get("item")?, number: row.get("number")?, record: row.get("record")? });
    tx.all(sql, (coop, most)).await?.iter().map(read).collect()
}

/// Notes what the check of a ballot found; its credential, unless another server noted it before.
pub async fn checked(tx: &mut Tx, item: Id<Item>, number: i64, fault: Option<&str>) -> Outcome<Option<String>> {
    let coop = tx.coop().to_owned();
    let fault = fault.map(str::to_owned);
    let sql = "UPDATE ballot_cast SET checked = 1, fault = $4 WHERE coop = $1 AND item = $2 AND number = $3 AND checked = 0";
    if tx.run(sql, (&coop, item, number, fault)).await? == 0 {
        return Ok(None);
    }
    let sql = "SELECT credential FROM ballot_cast WHERE coop = $1 AND item = $2 AND number = $3";
    tx.one("ballot", sql, (coop, item, number)).await?.get("credential").map(Some)
}

/// How many ballots a voter has sent.
pub async fn how_many_of(tx: &mut Tx, item: Id<Item>, credential: &str) -> Outcome<i64> {
    let coop = tx.coop().to_owned();
    let sql = "SELECT COUNT(*) AS whole FROM ballot_cast WHERE coop = $1 AND item = $2 AND credential = $3";
    tx.one("ballots", sql, (coop, item, credential)).await?.get("whole")
}

/// Whether a ballot with the same credential came before this one.
pub async fn came_before(tx: &mut Tx, item: Id<Item>, ballot: &BallotRow) -> Outcome<bool> {
    let sql = "SELECT number FROM ballot_cast WHERE coop = $1 AND item = $2 AND credential = $3 AND number < $4 LIMIT 1";
    let (coop, credential) = (tx.coop().to_owned(), &ballot.credential);
    Ok(tx.maybe(sql, (coop, item, credential, ballot.number)).await?.is_some())
}

/// Removes a box with all that is in it.
pub async fn remove(tx: &mut Tx, item: Id<Item>) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    for sql in [
        "DELETE FROM ballot_spoiled WHERE coop = $1 AND item = $2",
        "DELETE FROM ballot_cast WHERE coop = $1 AND item = $2",
        "DELETE FROM ballot_voter WHERE coop = $1 AND item = $2",
        "DELETE FROM ballot_letter WHERE coop = $1 AND item = $2",
        "DELETE FROM ballot_trustee WHERE coop = $1 AND item = $2",
        "DELETE FROM ballot_box WHERE coop = $1 AND item = $2",
    ] {
        tx.run(sql, (&coop, item)).await?;
    }
    Ok(())
}

/// Notes that the engine has let go of it.
pub async fn purged(tx: &mut Tx, item: Id<Item>) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run("UPDATE ballot_box SET purged = 1 WHERE coop = $1 AND item = $2", (coop, item)).await?;
    Ok(())
}

/// Ballots in the box, those still to be checked, those that were not in order.
pub async fn counts(tx: &mut Tx, item: Id<Item>) -> Outcome<(i64, i64, i64)> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "ballot box",
            "SELECT COUNT(*) AS whole, COUNT(CASE WHEN checked = 0 THEN 1 END) AS waiting, COUNT(fault) AS faulty
             FROM ballot_cast WHERE coop = $1 AND item = $2",
            (coop, item),
        )
        .await?;
    Ok((row.get("whole")?, row.get("waiting")?, row.get("faulty")?))
}

/// The checked ballots in their order, up to the first that is still to be checked: so that a copy of the archive only grows.
pub async fn in_order(tx: &mut Tx, item: Id<Item>) -> Outcome<Vec<String>> {
    let coop = tx.coop().to_owned();
    let sql = "SELECT record FROM ballot_cast b WHERE coop = $1 AND item = $2 AND fault IS NULL
               AND number < COALESCE((SELECT MIN(number) FROM ballot_cast u WHERE u.coop = $1 AND u.item = $2 AND u.checked = 0), number + 1)
               ORDER BY number";
    tx.all(sql, (coop, item)).await?.iter().map(|row| row.get("record")).collect()
}
