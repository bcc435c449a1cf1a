//! What trustees hand over before the vote. Each file is checked when it comes; who cheats is named. The house never sees a
//! secret: a trustee's page only takes public halves.

use crate::{
    ballots::{
        acts::beside,
        rules::{State, Task, task},
        store::{self, BallotBox, TrusteeRow},
    },
    base::{Outcome, Refusal},
    db::Tx,
};
use ballot::{
    Belenios2048 as Suite, Trustee, TrusteeKey, Trustees, Why, canon,
    ceremony::{Dealing, Published},
    suite::GroupElement as _,
    threshold::{Certificate, Coefficients, Signed},
};

/// Everything that the members of a group have published so far: the file that their commands read.
///
/// # Errors
/// A fault if a kept record does not hold any more.
pub fn published(needed: i64, all: &[TrusteeRow]) -> Outcome<Published<Suite>> {
    fn read<T: serde::Serialize + serde::de::DeserializeOwned>(
        all: &[TrusteeRow],
        part: fn(&TrusteeRow) -> Option<&String>,
    ) -> Outcome<Vec<T>> {
        let records = all.iter().filter_map(part).map(|text| canon::read(text.as_bytes()));
        Ok(records.collect::<Result<_, Why>>().map_err(anyhow::Error::from)?)
    }
    Ok(Published {
        threshold: usize::try_from(needed).map_err(anyhow::Error::from)?,
        certificates: read(all, |row| row.certificate.as_ref())?,
        commitments: all.iter().filter_map(|row| row.commitment.clone()).collect(),
        dealings: read(all, |row| row.dealing.as_ref())?,
        keys: read(all, |row| row.public_key.as_ref())?,
    })
}

/// A trustee hands over what her task asks for: the text of one file, or the hash that her command told.
///
/// # Errors
/// `ballots-not-your-turn`; `ballots-file` beside the field `file` says what is wrong with it; `ballots-key-twice`.
pub async fn hand_over(tx: &mut Tx, token: &str, text: &str) -> Outcome<Task> {
    let mut own = store::trustee_of(tx, token).await?;
    let of = store::ballot_box(tx, own.item).await?;
    let all = store::trustees(tx, own.item).await?;
    let task = next(&of, &own, &all);
    let text = text.trim().to_owned();
    let refuse = |why: Why| beside("ballots-file", "file", &why);
    match task {
        Task::Key => {
            let key = read_key(&text).map_err(refuse)?;
            refuse_twice(&all, |row| same_key(row, &key))?;
            own.public_key = Some(text);
        }
        Task::Certificate => {
            let signed: Signed<Suite> = canon::read(text.as_bytes()).map_err(refuse)?;
            Certificate::open(&signed).map_err(refuse)?;
            refuse_twice(&all, |row| row.certificate.as_ref().is_some_and(|known| known.contains(&canon::write(&signed.message))))?;
            own.certificate = Some(text);
        }
        Task::Commitment => {
            let hash = text.len() == 43 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/');
            if !hash {
                return Err(Refusal::new("ballots-commitment").field("file").into());
            }
            own.commitment = Some(text);
        }
        Task::Dealing => {
            let dealing = Dealing::<Suite>::read(text.as_bytes()).map_err(refuse)?;
            if own.commitment.as_ref() != Some(&dealing.commitment()) {
                return Err(refuse(Why::Differs("what was committed to")).into());
            }
            own.dealing = Some(text);
        }
        Task::Finish => {
            check_share(&own, &published(of.needed, &all)?, &text).map_err(refuse)?;
            own.public_key = Some(text);
        }
        Task::Others | Task::Vote | Task::Part | Task::Done => return Err(Refusal::new("ballots-not-your-turn").into()),
    }
    store::keep_of_trustee(tx, &own).await?;
    tx.note("ballots.hand_over", own.item, &serde_json::json!({ "trustee": own.number, "step": task.code() }));
    Ok(task)
}

/// What a trustee has to do next.
pub(in crate::ballots) fn next(of: &BallotBox, own: &TrusteeRow, all: &[TrusteeRow]) -> Task {
    let progress: Vec<_> = all.iter().map(TrusteeRow::progress).collect();
    task(of.state, is_group(of, all), own.progress(), &progress)
}

/// Whether fewer trustees are needed than there are.
pub(in crate::ballots) fn is_group(of: &BallotBox, all: &[TrusteeRow]) -> bool {
    usize::try_from(of.needed).is_ok_and(|needed| needed < all.len())
}

/// The key of the sentence that says who is needed.
pub(in crate::ballots) const fn rule_key(group: bool) -> &'static str {
    if group { "ballots-trustee-group" } else { "ballots-trustee-all" }
}

fn read_key(text: &str) -> Result<TrusteeKey<Suite>, Why> {
    let key: TrusteeKey<Suite> = canon::read(text.as_bytes())?;
    key.check()?;
    Ok(key)
}

fn same_key(row: &TrusteeRow, key: &TrusteeKey<Suite>) -> bool {
    let known = row.public_key.as_ref().and_then(|text| read_key(text).ok());
    known.is_some_and(|known| known.public_key == key.public_key)
}

fn refuse_twice(all: &[TrusteeRow], same: impl Fn(&TrusteeRow) -> bool) -> Outcome<()> {
    match all.iter().find(|row| same(row)) {
        Some(row) => Err(Refusal::new("ballots-key-twice").field("file").with("name", &row.name).into()),
        None => Ok(()),
    }
}

/// Whether a member's key is the one that everybody's dealings make of it.
fn check_share(own: &TrusteeRow, published: &Published<Suite>, text: &str) -> Result<(), Why> {
    let key = read_key(text)?;
    let number = u64::try_from(own.number).map_err(|_| Why::TooLarge)?;
    let mut expected = <Suite as ballot::Suite>::Element::ONE;
    for (certificate, dealing) in published.certificates.iter().zip(&published.dealings) {
        let certificate = Certificate::open(certificate)?;
        expected = expected.mul(&Coefficients::open(&dealing.coefexps, &certificate, published.threshold)?.at(number));
    }
    if key.public_key == expected { Ok(()) } else { Err(Why::Differs("the share of the key")) }
}

/// The trustees record, once everybody has handed over her key.
///
/// # Errors
/// `ballots-keys-missing` names who has not; a fault of the records.
pub(super) fn trustees_record(of: &BallotBox, all: &[TrusteeRow]) -> Outcome<Trustees<Suite>> {
    let missing: Vec<_> = all.iter().filter(|row| row.public_key.is_none()).map(|row| row.name.as_str()).collect();
    if !missing.is_empty() {
        return Err(Refusal::new("ballots-keys-missing").with("names", missing.join(", ")).into());
    }
    let published = published(of.needed, all)?;
    if is_group(of, all) {
        return Ok(Trustees(vec![published.join().map_err(anyhow::Error::from)?]));
    }
    Ok(Trustees(published.keys.into_iter().map(Trustee::Single).collect()))
}

/// Whether ballots can be received by law of the keys: all of them are there.
pub(in crate::ballots) fn complete(of: &BallotBox, all: &[TrusteeRow]) -> bool {
    of.state != State::Keys || all.iter().all(|row| row.public_key.is_some())
}
