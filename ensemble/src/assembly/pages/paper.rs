//! The papers of an assembly: every member may read them at any time (§ 47(4) GenG).

use super::assembly_id;
use crate::{
    access::Thing,
    assembly::{prints, store},
    base::{Error, day_in_berlin},
    documents, people,
    web::{Oops, Visit},
};
use axum::{extract::Path, response::Response};

/// A paper that is kept.
pub(super) async fn kept(visit: Visit, Path((id, document)): Path<(String, String)>) -> Result<Response, Oops> {
    visit.person()?;
    let id = assembly_id(&id)?;
    let document = document.parse().map_err(|_| Error::Missing("document"))?;
    let mut tx = visit.read().await?;
    tx.allow("assembly.read", &Thing::any())?;
    let (paper, bytes) = documents::bytes(&mut tx, document).await?;
    // The proof of dispatch names every member: it is the desk's.
    let hers = paper.kind != "dispatch" || visit.may("assembly.chair", &Thing::any()) || visit.may("document.read", &Thing::any());
    if paper.subject != id.to_string() || !hers {
        return Err(Error::Missing("document").into());
    }
    Ok(documents::response(&paper.file_name, &paper.file_type, bytes))
}

/// The reader's own invitation, in her language.
pub(super) async fn invitation(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    let person = visit.person()?;
    let id = assembly_id(&id)?;
    let mut tx = visit.read().await?;
    tx.allow("assembly.read", &Thing::any())?;
    let assembly = store::assembly(&mut tx, id).await?;
    let rows = store::mine(&mut tx, id, person).await?;
    let me = rows.iter().find(|row| row.person == person).ok_or(Error::Missing("invitation"))?;
    let dated_on = day_in_berlin(me.invited_at.unwrap_or(assembly.called_at));
    let to = people::person(&mut tx, person).await?;
    let document = prints::invitation(&mut tx, &assembly, Some(&to), visit.lang(), dated_on).await?;
    let (house, _) = prints::house(&mut tx).await?;
    drop(tx);
    let bytes = documents::typeset(house, document, visit.lang()).await?;
    Ok(documents::response(&format!("Einladung-{}.pdf", assembly.held_on), "application/pdf", bytes))
}
