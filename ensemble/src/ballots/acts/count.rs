//! From the closed box to the result: the sum under encryption, the trustees' parts, the archive that anyone can verify.

use super::{beside, poll, set_up::send_link, setup};
use crate::{
    access::Thing,
    assembly::{self, Item},
    ballots::{
        rules::{State, votes},
        store::{self, BallotBox, TrusteeRow},
    },
    base::{Error, Id, Lang, Outcome, Refusal, sha256_hex},
    db::Tx,
    documents::{self, NewDocument},
    ledger, mail,
};
use ballot::{Ballot, Belenios2048 as Suite, Outcome as Result_, Partial, Poll, Sum, Why, Writer};

/// An archive as it stands, under its name.
pub struct Archive {
    /// Name of the file.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// The archive of a ballot box as it stands: everybody may have it. An older copy is a prefix of a newer one.
///
/// # Errors
/// `ballots-not-open` before the opening.
pub async fn archive(tx: &mut Tx, id: Id<Item>) -> Outcome<Archive> {
    let of = store::ballot_box(tx, id).await?;
    if of.state == State::Keys {
        return Err(Refusal::new("ballots-not-open").into());
    }
    if of.state == State::Counted {
        return kept(tx, &of).await;
    }
    let ballots = store::in_order(tx, id).await?;
    let trustees = store::trustees(tx, id).await?;
    let parts = parts(&trustees);
    let summed = if of.state >= State::Summed { Some(sum(&*poll(tx, &of).await?, &ballots)?) } else { None };
    let writer = written(tx, &of, &ballots, summed.as_ref(), &parts, None).await?;
    Ok(Archive { name: format!("{}.bel", of.uuid), bytes: writer.into_bytes() })
}

/// The archive as it was published.
async fn kept(tx: &mut Tx, of: &BallotBox) -> Outcome<Archive> {
    let (_, assembly) = assembly::item(tx, of.item).await?;
    let name = format!("{}.bel", of.uuid);
    let mut papers = documents::about(tx, &assembly.id.to_string()).await?.into_iter();
    let document = papers.find(|one| one.kind == "ballot-archive" && one.file_name == name).ok_or(Error::Missing("archive"))?;
    let (_, bytes) = documents::bytes(tx, document.id).await?;
    Ok(Archive { name, bytes })
}

fn parts(trustees: &[TrusteeRow]) -> Vec<(usize, &str)> {
    let part = |row: &'_ TrusteeRow| -> Option<usize> { usize::try_from(row.number).ok() };
    trustees.iter().filter_map(|row| Some((part(row)?, row.part.as_deref()?))).collect()
}

fn sum(poll: &Poll<Suite>, ballots: &[String]) -> Outcome<Sum<Suite>> {
    let ballots = ballots.iter().map(|record| Ballot::read(record.as_bytes())).collect::<Result<Vec<_>, Why>>();
    Ok(Sum::of(poll, &ballots.map_err(anyhow::Error::from)?))
}

fn opened(poll: &Poll<Suite>, sum: &Sum<Suite>, parts: &[(usize, &str)]) -> Outcome<Result<Result_, ballot::Fault>> {
    let partials = parts.iter().map(|(owner, record)| Ok((*owner, Partial::read(record.as_bytes())?))).collect::<Result<Vec<_>, Why>>();
    Ok(Result_::of(sum, &poll.board, &partials.map_err(anyhow::Error::from)?))
}

async fn written(
    tx: &mut Tx,
    of: &BallotBox,
    ballots: &[String],
    sum: Option<&Sum<Suite>>,
    parts: &[(usize, &str)],
    result: Option<&Result_>,
) -> Outcome<Writer> {
    let records = store::records(tx, of.item).await?;
    let opened_at = of.opened_at.map_or(0, jiff::Timestamp::as_second);
    let write = || -> Result<Writer, Why> {
        let mut writer = Writer::begin(u64::try_from(opened_at).map_err(|_| Why::Impossible("timestamp"))?, setup(&records))?;
        ballots.iter().try_for_each(|record| writer.ballot(record.as_bytes()))?;
        let Some(sum) = sum else { return Ok(writer) };
        writer.close()?;
        writer.tally(sum.record().as_bytes(), sum.counted, sum.total_weight)?;
        parts.iter().try_for_each(|(owner, record)| writer.partial(*owner, record.as_bytes()))?;
        result.map_or(Ok(()), |result| writer.result(result.record().as_bytes()))?;
        Ok(writer)
    };
    Ok(write().map_err(anyhow::Error::from)?)
}

/// Sums up a closed box once every ballot is checked, and asks the trustees by mail to open the sum.
///
/// # Errors
/// `ballots-state`, `ballots-still-checking`; `ballots-papers-once` while only one person has counted the papers.
pub async fn sum_up(tx: &mut Tx, id: Id<Item>) -> Outcome<()> {
    tx.allow("assembly.chair", &Thing::any())?;
    let (_, waiting, faulty) = store::counts(tx, id).await?;
    if waiting > 0 {
        return Err(Refusal::new("ballots-still-checking").with("count", waiting).into());
    }
    let of = store::ballot_box(tx, id).await?;
    if of.state == State::Closed && !of.papers_settled() {
        return Err(Refusal::new("ballots-papers-once").into());
    }
    if store::step(tx, id, State::Closed, State::Summed).await? != 1 {
        return Err(Refusal::new("ballots-state").into());
    }
    let (item, _) = assembly::item(tx, id).await?;
    for trustee in store::trustees(tx, id).await? {
        send_link(tx, &item, &trustee, "mail-ballots-open").await?;
    }
    tx.note("ballots.sum_up", id, &serde_json::json!({ "faulty": faulty }));
    Ok(())
}

/// A trustee hands over her part of the opening. With the last part that is needed the result is published and the item counted.
///
/// # Errors
/// `ballots-not-your-turn`; `ballots-part` says what is wrong with it: the part of another key, of another sum, a wrong proof.
pub async fn hand_over_part(tx: &mut Tx, token: &str, text: &str) -> Outcome<State> {
    let mut own = store::trustee_of(tx, token).await?;
    let of = store::ballot_box(tx, own.item).await?;
    if of.state != State::Summed || own.part.is_some() {
        return Err(Refusal::new("ballots-not-your-turn").into());
    }
    let ballots = store::in_order(tx, own.item).await?;
    let poll = poll(tx, &of).await?;
    let sum = sum(&poll, &ballots)?;
    let owner = usize::try_from(own.number).map_err(anyhow::Error::from)?;
    let text = text.trim();
    ballot::check_partial(&poll, &sum, owner, text.as_bytes()).map_err(|why| beside("ballots-part", "file", &why))?;
    own.part = Some(text.to_owned());
    store::keep_of_trustee(tx, &own).await?;
    tx.note("ballots.hand_over_part", own.item, &serde_json::json!({ "trustee": own.number }));
    let trustees = store::trustees(tx, own.item).await?;
    let parts = parts(&trustees);
    if parts.len() < usize::try_from(of.needed).unwrap_or(usize::MAX) {
        return Ok(of.state);
    }
    let result = opened(&poll, &sum, &parts)?.map_err(anyhow::Error::from)?;
    let writer = written(tx, &of, &ballots, Some(&sum), &parts, Some(&result)).await?;
    publish(tx, &of, &result, writer.into_bytes()).await?;
    Ok(State::Counted)
}

/// Keeps the archive and the list of who took part, and counts the item.
async fn publish(tx: &mut Tx, of: &BallotBox, result: &Result_, bytes: Vec<u8>) -> Outcome<()> {
    store::step(tx, of.item, State::Summed, State::Counted).await?;
    let (item, assembly) = assembly::item(tx, of.item).await?;
    let sha256 = sha256_hex(&bytes);
    let votes = votes(&result.result, of.papers).ok_or_else(|| Error::Fault(anyhow::anyhow!("a result of another shape")))?;
    let counted = assembly::count_secret(tx, of.item, votes, &sha256).await?;
    let list = taken_list(tx, &item).await?;
    let entity = ledger::entity(tx, "eg").await?.id;
    let subject = assembly.id.to_string();
    let (archive, list_name) = (format!("{}.bel", of.uuid), format!("Teilnahme-TOP-{}.csv", item.position));
    for (kind, file_name, file_type, bytes) in
        [("ballot-archive", archive, "application/x-tar", bytes), ("ballot-taken", list_name, "text/csv; charset=utf-8", list)]
    {
        let new =
            NewDocument { entity: Some(entity), kind, subject: subject.clone(), lang: Lang::De, file_name, file_type, bytes, owner: None };
        documents::keep(tx, new).await?;
    }
    // Nothing links a member to a ballot any more: not her credential, not her code, not the order in which they came.
    store::forget_voters(tx, of.item).await?;
    assembly::forget_order(tx, of.item).await?;
    mail::forget(tx, &format!("/vote/{}#", of.item)).await?;
    tx.note("ballots.publish", of.item, &serde_json::json!({ "archive_sha256": sha256, "counted": counted }));
    Ok(())
}

/// Who took part and by which channel (§ 47(1) GenG), as an annex of the minutes.
async fn taken_list(tx: &mut Tx, item: &Item) -> Outcome<Vec<u8>> {
    let said = tx.say(Lang::De);
    let head = ["number", "name", "channel", "proxy"].map(|column| said.say(format!("ballots-col-{column}")));
    let rows: Vec<Vec<String>> = assembly::taken(tx, item)
        .await?
        .into_iter()
        .map(|one| {
            vec![
                one.number.to_string(),
                one.name,
                said.say(format!("ballots-channel-{}", one.channel.code())),
                one.holder.unwrap_or_default(),
            ]
        })
        .collect();
    Ok(crate::web::csv(&head, &rows)?)
}
