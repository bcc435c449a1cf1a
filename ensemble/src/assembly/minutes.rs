//! The verbs of the papers: print the invitation and the attendance list, draw up the minutes. Each is kept with its SHA-256.

use super::{
    prints::{self, Record},
    store::{self, Assembly},
};
use crate::{
    access::Thing,
    base::{Id, Lang, Line, Outcome, Refusal, sha256_hex},
    boards::{self, Body},
    db::Tx,
    documents::{self, Document, NewDocument},
};

async fn keep(
    tx: &mut Tx,
    id: Id<Assembly>,
    kind: &'static str,
    (name, file_type): (String, &'static str),
    bytes: Vec<u8>,
) -> Outcome<Id<Document>> {
    let (_, entity) = prints::house(tx).await?;
    let new = NewDocument {
        entity: Some(entity.id),
        kind,
        subject: id.to_string(),
        lang: Lang::De,
        file_name: name,
        file_type,
        bytes,
        owner: None,
    };
    documents::keep(tx, new).await
}

/// Prints the invitation to all members, as it leaves by mail.
///
/// # Errors
/// `documents-letters`; a fault of the engine.
pub async fn print_invitation(tx: &mut Tx, id: Id<Assembly>) -> Outcome<Id<Document>> {
    tx.allow("assembly.call", &Thing::any())?;
    let assembly = store::assembly(tx, id).await?;
    let dated_on = crate::base::day_in_berlin(assembly.called_at);
    let document = prints::invitation(tx, &assembly, None, Lang::De, dated_on).await?;
    let (house, _) = prints::house(tx).await?;
    let bytes = documents::typeset(house, document, Lang::De).await?;
    let name = format!("Einladung-{}.pdf", assembly.held_on);
    let kept = keep(tx, id, "invitation", (name, "application/pdf"), bytes).await?;
    tx.note("assembly.print_invitation", id, &serde_json::json!({ "document": kept }));
    Ok(kept)
}

/// Prints the attendance list: before the opening to be signed at the door, later of those who took part (§ 47(3) GenG).
///
/// # Errors
/// `documents-letters`; a fault of the engine.
pub async fn print_attendance(tx: &mut Tx, id: Id<Assembly>) -> Outcome<Id<Document>> {
    tx.allow("assembly.chair", &Thing::any())?;
    let assembly = store::assembly(tx, id).await?;
    let kept = attendance(tx, &assembly).await?.0;
    tx.note("assembly.print_attendance", id, &serde_json::json!({ "document": kept }));
    Ok(kept)
}

async fn attendance(tx: &mut Tx, assembly: &Assembly) -> Outcome<(Id<Document>, String)> {
    let document = prints::attendance(tx, assembly).await?;
    let (house, _) = prints::house(tx).await?;
    let bytes = documents::typeset(house, document, Lang::De).await?;
    let (sha256, name) = (sha256_hex(&bytes), format!("Anwesenheitsliste-{}.pdf", assembly.held_on));
    Ok((keep(tx, assembly.id, "attendance", (name, "application/pdf"), bytes).await?, sha256))
}

/// Who signs beside the chair: a member of the management board who was present, another than the chair if there is one.
async fn signatory(tx: &mut Tx, assembly: &Assembly) -> Outcome<String> {
    let board = boards::in_office(tx, assembly.held_on).await?;
    let mut present = Vec::new();
    for mandate in board.into_iter().filter(|mandate| mandate.body == Body::Management && assembly.chair != Some(mandate.person)) {
        if store::came(tx, assembly.id, mandate.person).await? {
            present.push(mandate.name);
        }
    }
    let refusal = || Refusal::new("assembly-signatory").law("§ 47 Abs. 2 GenG");
    present.into_iter().next().ok_or_else(|| refusal().into())
}

/// Draws up the minutes once the assembly is closed: every vote with its computation and finding, and as annexes the proof of
/// dispatch and the attendance list (§ 47(2) and (3) GenG). They are kept for good.
///
/// # Errors
/// `assembly-state` before the closing, `assembly-minutes-there`, `assembly-signatory` if no other member of the management
/// board was present (§ 47(2) GenG), `documents-letters`.
pub async fn draw_up_minutes(tx: &mut Tx, id: Id<Assembly>, recorder: &Line) -> Outcome<Id<Document>> {
    tx.allow("assembly.chair", &Thing::any())?;
    let assembly = store::assembly(tx, id).await?;
    if assembly.state != "closed" {
        return Err(Refusal::new("assembly-state").into());
    }
    if documents::about(tx, &id.to_string()).await?.iter().any(|paper| paper.kind == "minutes") {
        return Err(Refusal::new("assembly-minutes-there").into());
    }
    let signatory = signatory(tx, &assembly).await?;
    let proof = prints::dispatch(tx, id).await?;
    let said = tx.say(Lang::De);
    let proof_sha256 = sha256_hex(&proof);
    keep(tx, id, "dispatch", (format!("Versandnachweis-{}.csv", assembly.held_on), "text/csv; charset=utf-8"), proof).await?;
    let (_, list_sha256) = attendance(tx, &assembly).await?;
    let mut annexes = vec![(said.say("assembly-annex-dispatch"), proof_sha256), (said.say("assembly-annex-attendance"), list_sha256)];
    let papers = documents::about(tx, &id.to_string()).await?;
    let secret = papers.into_iter().filter(|paper| paper.kind.starts_with("ballot-"));
    annexes.extend(secret.map(|paper| (said.with("assembly-annex-secret", [("name", paper.file_name)]), paper.sha256)));
    let record = Record { assembly: &assembly, recorder: recorder.as_str(), signatory: &signatory, annexes };
    let document = prints::minutes(tx, &record).await?;
    let (house, _) = prints::house(tx).await?;
    let bytes = documents::typeset(house, document, Lang::De).await?;
    let sha256 = sha256_hex(&bytes);
    let kept = keep(tx, id, "minutes", (format!("Niederschrift-{}.pdf", assembly.held_on), "application/pdf"), bytes).await?;
    tx.note("assembly.draw_up_minutes", id, &serde_json::json!({ "document": kept, "sha256": sha256 }));
    Ok(kept)
}
