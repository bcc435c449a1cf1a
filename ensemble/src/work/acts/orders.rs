use super::super::{
    rules::{self, Answer, Client, Draft, NewOrder, Order, State},
    store::{self, ClientRow, DraftRow, OrderRow, Placing},
};
use crate::{
    access::Thing,
    base::{Error, Id, Outcome, Refusal, sha256_hex},
    budgets,
    db::{Mail, Tx},
    ledger::EntityRow,
    people::Person,
};
use std::collections::BTreeMap;

fn moved() -> Error {
    Refusal::new("work-order-moved").into()
}

/// Saves what a member has typed so far, to go on later.
///
/// # Errors
/// [`Error::NotAllowed`] for another member's draft.
pub async fn save_draft(
    tx: &mut Tx,
    person: Id<Person>,
    draft: Option<Id<Draft>>,
    changes: Option<Id<Order>>,
    fields: BTreeMap<String, String>,
) -> Outcome<Id<Draft>> {
    tx.allow("work.place_order", &Thing::of(person))?;
    let row = match draft {
        Some(id) => {
            let known = store::draft(tx, id).await?;
            tx.allow("work.place_order", &Thing::of(known.person))?;
            DraftRow { fields: known.fields.into_iter().chain(fields).collect(), ..known }
        }
        None => DraftRow { id: tx.new_id(), person, changes, fields },
    };
    store::put_draft(tx, &row).await?;
    tx.note("work.save_draft", row.id, &serde_json::json!({}));
    Ok(row.id)
}

/// Throws a draft away.
///
/// # Errors
/// [`Error::Missing`] if there is none, [`Error::NotAllowed`] for another member's.
pub async fn drop_draft(tx: &mut Tx, draft: Id<Draft>) -> Outcome<()> {
    let known = store::draft(tx, draft).await?;
    tx.allow("work.place_order", &Thing::of(known.person))?;
    store::delete_draft(tx, draft, known.person).await?;
    tx.note("work.drop_draft", draft, &serde_json::json!({}));
    Ok(())
}

async fn checked(tx: &mut Tx, person: Id<Person>, entity: &EntityRow, client: Id<Client>, terms: &NewOrder) -> Outcome<ClientRow> {
    tx.allow("work.place_order", &Thing::of(person))?;
    let client = store::client(tx, client).await?;
    if client.person != person {
        return Err(Error::Missing("client"));
    }
    rules::order(terms, client.kind, &client.country, client.vat_id.is_some(), &entity.form, tx.today())?;
    Ok(client)
}

/// Places an order with the cooperative: an adviser checks it next. The first order at an entity opens the budget.
///
/// # Errors
/// What [`rules::order`] has against it; [`Error::NotAllowed`] for another member.
pub async fn place_order(
    tx: &mut Tx,
    person: Id<Person>,
    entity: &EntityRow,
    client: Id<Client>,
    terms: &NewOrder,
    draft: Option<Id<Draft>>,
) -> Outcome<Id<Order>> {
    let client = checked(tx, person, entity, client, terms).await?;
    let budget = budgets::open(tx, person, entity.id).await?;
    let id = tx.new_id();
    store::insert_order(tx, &Placing { id, entity: entity.id, person, client: client.id, budget, terms }).await?;
    if let Some(draft) = draft {
        store::delete_draft(tx, draft, person).await?;
    }
    tx.note("work.place_order", id, &serde_json::json!({ "net_cents": terms.net, "vat": terms.vat }));
    Ok(id)
}

/// Places an order again that came back with a wish for a change.
///
/// # Errors
/// As [`place_order`]; `work-order-moved` if it did not come back.
pub async fn change_order(
    tx: &mut Tx,
    order: Id<Order>,
    entity: &EntityRow,
    client: Id<Client>,
    terms: &NewOrder,
    draft: Option<Id<Draft>>,
) -> Outcome<()> {
    let known = store::order(tx, order).await?;
    let person = known.of.person;
    let client = checked(tx, person, entity, client, terms).await?;
    let budget = budgets::open(tx, person, entity.id).await?;
    let placing = Placing { id: order, entity: entity.id, person, client: client.id, budget, terms };
    if store::update_order(tx, &placing).await? == 0 {
        return Err(moved());
    }
    if let Some(draft) = draft {
        store::delete_draft(tx, draft, person).await?;
    }
    tx.note("work.change_order", order, &serde_json::json!({ "net_cents": terms.net, "vat": terms.vat }));
    Ok(())
}

/// The adviser finds the order in order: the client gets the link. Returns the secret of the link.
///
/// # Errors
/// `work-flags-need-note` if a sign speaks against free work and the adviser does not say why it is well nevertheless;
/// `work-order-moved` if it is not under review.
pub async fn approve_order(tx: &mut Tx, order: Id<Order>, note: &str) -> Outcome<String> {
    tx.allow("work.check_order", &Thing::any())?;
    let row = store::order(tx, order).await?;
    let flags = row.terms.autonomy.red_flags();
    if !flags.is_empty() && note.trim().is_empty() {
        return Err(Refusal::new("work-flags-need-note").field("note").law("§ 611a BGB").into());
    }
    if row.terms.valid_until < tx.today() {
        return Err(Refusal::new("work-valid-day-past").field("valid_until").into());
    }
    let token = tx.ids().secret();
    if !store::send_to_client(tx, order, &sha256_hex(token.as_bytes()), note.trim()).await? {
        return Err(moved());
    }
    mail_client_request(tx, &row, &token).await?;
    tx.note("work.approve_order", order, &serde_json::json!({ "flags": flags, "note": note.trim() }));
    Ok(token)
}

async fn mail_client_request(tx: &mut Tx, row: &OrderRow, token: &str) -> Outcome<()> {
    let said = tx.say(row.of.client.lang);
    let link = tx.house().link(&format!("/order/{token}?lang={}", row.of.client.lang));
    let body = said.with(
        "work-mail-request",
        [
            ("client", row.of.client.name.clone()),
            ("member", row.of.person_name.clone()),
            ("title", row.terms.title.to_string()),
            ("net", said.money(row.terms.net)),
            ("day", said.weekday(row.terms.valid_until)),
            ("link", link),
            ("entity", row.of.entity_name.clone()),
        ],
    );
    let subject = said.with("work-mail-request-subject", [("title", row.terms.title.as_str())]);
    tx.mail(Mail { to: row.of.client.email.to_string(), subject, body, attachment: None }).await
}

/// Tells the member what became of the order.
async fn mail_member(tx: &mut Tx, row: &OrderRow, key: &'static str, answer: &str) -> Outcome<()> {
    let said = tx.say(row.of.person_lang);
    let link = tx.house().link(&format!("/my/orders/{}", row.id));
    let what = said.say(format!("work-mail-{key}"));
    let body = said.with(
        "work-mail-member",
        [
            ("name", row.of.person_name.clone()),
            ("title", row.terms.title.to_string()),
            ("what", what.clone()),
            ("answer", if answer.is_empty() { "–".to_owned() } else { answer.to_owned() }),
            ("link", link),
        ],
    );
    let subject = format!("{}: {what}", row.terms.title);
    tx.mail(Mail { to: row.of.person_email.to_string(), subject, body, attachment: None }).await
}

/// The adviser refuses the order, and says why.
///
/// # Errors
/// `field-empty` without a reason; `work-order-moved` if it is not under review.
pub async fn reject_order(tx: &mut Tx, order: Id<Order>, reason: &str) -> Outcome<()> {
    tx.allow("work.check_order", &Thing::any())?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::new("field-empty").field("note").into());
    }
    let row = store::order(tx, order).await?;
    if !store::move_order(tx, order, State::Review, State::Rejected, reason).await? {
        return Err(moved());
    }
    mail_member(tx, &row, "rejected", reason).await?;
    tx.note("work.reject_order", order, &serde_json::json!({ "reason": reason }));
    Ok(())
}

/// The client answers by the link: accepts, asks for a change, or refuses.
///
/// # Errors
/// [`Error::Missing`] for a link that is none; `work-link-answered` if it was answered before; `work-link-expired` after
/// the last day; `field-empty` if a change is asked for without saying which.
pub async fn answer_order(tx: &mut Tx, token: &str, answer: Answer, words: &str) -> Outcome<()> {
    let row = store::order_by_token(tx, &sha256_hex(token.as_bytes())).await?;
    let words = words.trim();
    if row.state != State::ClientConfirmation {
        return Err(Refusal::new("work-link-answered").into());
    }
    if row.terms.valid_until < tx.today() {
        return Err(Refusal::new("work-link-expired").into());
    }
    let done = match answer {
        Answer::Accept => {
            let guaranteed = rules::guaranteed(true, &row.of.client.country);
            let planned = budgets::plan(tx, row.of.budget, &row.id.to_string(), row.terms.title.as_str(), row.terms.net).await?;
            store::confirm(tx, row.id, guaranteed, planned).await?
        }
        Answer::Change if words.is_empty() => return Err(Refusal::new("field-empty").field("words").into()),
        Answer::Change => store::move_order(tx, row.id, State::ClientConfirmation, State::Draft, words).await?,
        Answer::Refuse => store::move_order(tx, row.id, State::ClientConfirmation, State::Rejected, words).await?,
    };
    if !done {
        return Err(moved());
    }
    let key = match answer {
        Answer::Accept => "accepted",
        Answer::Change => "change-wanted",
        Answer::Refuse => "refused",
    };
    mail_member(tx, &row, key, words).await?;
    tx.note("work.answer_order", row.id, &serde_json::json!({ "answer": answer, "words": words }));
    Ok(())
}

/// The member gives up an order that has not been invoiced.
///
/// # Errors
/// `work-order-moved` if an invoice is drafted or out, or the order is over.
pub async fn cancel_order(tx: &mut Tx, order: Id<Order>) -> Outcome<()> {
    let row = store::order(tx, order).await?;
    tx.allow("work.place_order", &Thing::of(row.of.person))?;
    let open = matches!(row.state, State::Draft | State::Review | State::ClientConfirmation | State::Active);
    if !open || !store::invoices_of_order(tx, order).await?.is_empty() {
        return Err(moved());
    }
    if !store::move_order(tx, order, row.state, State::Cancelled, "").await? {
        return Err(moved());
    }
    if row.state == State::Active {
        budgets::unplan(tx, row.of.budget, &order.to_string(), row.terms.title.as_str(), row.planned).await?;
    }
    tx.note("work.cancel_order", order, &serde_json::json!({}));
    Ok(())
}

/// The last day passed without an answer.
pub(super) async fn expire(tx: &mut Tx, row: &OrderRow) -> Outcome<()> {
    if store::move_order(tx, row.id, State::ClientConfirmation, State::Expired, "").await? {
        mail_member(tx, row, "expired", "").await?;
        tx.note("work.expire_order", row.id, &serde_json::json!({}));
    }
    Ok(())
}
