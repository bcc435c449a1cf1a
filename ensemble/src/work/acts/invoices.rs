use super::super::{
    paper::{self, Seller},
    rules::{self, Invoice, Order, State},
    store::{self, InvoiceRow, OrderRow},
};
use crate::{
    access::Thing,
    app::Profile,
    base::{Cents, Day, Error, Id, Outcome, Refusal, Text},
    budgets::{self, Credit, Invoiced},
    db::{Mail, Tx},
    documents::{self, NewDocument},
    ledger::{self, Account, EntityRow, Line, NewEntry, Source},
};

/// When the PDF of an issued document is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Print {
    /// In the same act, with the mail to the client: what people do.
    Now,
    /// By the next sweep, which writes the mail as well: for issuing many at once. The EN 16931 file, on which everything
    /// rests, is frozen in the act all the same; the PDF follows from it byte for byte.
    Later,
}

/// Drafts the invoice of an active order and tells the member, who may change it or let it go.
///
/// # Errors
/// `work-order-moved` if the order is not active or has an invoice.
pub async fn draft_invoice(tx: &mut Tx, order: Id<Order>) -> Outcome<Id<Invoice>> {
    let row = store::order(tx, order).await?;
    tx.allow("work.place_order", &Thing::of(row.of.person))?;
    if row.state != State::Active || !store::invoices_of_order(tx, order).await?.is_empty() {
        return Err(Refusal::new("work-order-moved").into());
    }
    draft(tx, &row).await
}

pub(super) async fn draft(tx: &mut Tx, row: &OrderRow) -> Outcome<Id<Invoice>> {
    let issue_on = row.terms.invoice_on.max(tx.today());
    let id = store::insert_draft_invoice(tx, row, issue_on).await?;
    let said = tx.say(row.of.person_lang);
    let link = tx.house().link(&format!("/my/invoices/{id}"));
    let values = [
        ("name", row.of.person_name.clone()),
        ("client", row.of.client.name.clone()),
        ("title", row.terms.title.to_string()),
        ("net", said.money(row.terms.net)),
        ("day", said.weekday(issue_on)),
        ("link", link),
    ];
    let body = said.with("work-mail-draft", values);
    let subject = said.with("work-mail-draft-subject", [("title", row.terms.title.as_str())]);
    tx.mail(Mail { to: row.of.person_email.to_string(), subject, body, attachment: None }).await?;
    tx.note("work.draft_invoice", row.id, &serde_json::json!({ "invoice": id, "issue_on": issue_on }));
    Ok(id)
}

/// What a member changes in a draft.
#[derive(Clone, Debug)]
pub struct DraftChange {
    /// What it is for.
    pub text: Text,
    /// Net amount: what the client agreed to at most.
    pub net: Cents,
    /// Day of issue.
    pub issue_on: Day,
}

/// Changes the draft of an invoice.
///
/// # Errors
/// `work-invoice-not-draft`, `work-net`, `work-net-over-order` or `work-invoice-day-past`.
pub async fn change_draft(tx: &mut Tx, invoice: Id<Invoice>, change: &DraftChange) -> Outcome<()> {
    let row = store::invoice(tx, invoice).await?;
    tx.allow("work.place_order", &Thing::of(row.of.person))?;
    let agreed = store::order(tx, row.order).await?.terms.net;
    if change.net <= Cents::ZERO {
        return Err(Refusal::new("work-net").field("net").into());
    }
    if change.net > agreed {
        return Err(Refusal::new("work-net-over-order").field("net").with("agreed", agreed).into());
    }
    if change.issue_on < tx.today() {
        return Err(Refusal::new("work-invoice-day-past").field("issue_on").into());
    }
    if !store::change_draft(tx, invoice, change.text.as_str(), change.net, change.issue_on).await? {
        return Err(Refusal::new("work-invoice-not-draft").into());
    }
    tx.note("work.change_draft", row.order, &serde_json::json!({ "net_cents": change.net, "issue_on": change.issue_on }));
    Ok(())
}

async fn entity_of(tx: &mut Tx, row: &InvoiceRow) -> Outcome<(EntityRow, Profile)> {
    let entity = ledger::entity(tx, &row.of.entity_code).await?;
    let profile = serde_json::from_value(entity.profile.clone())?;
    Ok((entity, profile))
}

fn invoiced<'a>(row: &'a InvoiceRow, source: String, text: &'a str) -> Invoiced<'a> {
    let (budget, day, guaranteed) = (row.of.budget, row.issue_on, row.guaranteed);
    Invoiced { budget, source, day, text, net_cents: row.net, vat_cents: row.vat_cents, guaranteed }
}

/// Issues a drafted invoice: the next number of the entity and year, the frozen EN 16931 file, the entry in the books, the
/// credit to the budget; then the PDF and the mail to the client. All of it or nothing.
///
/// # Errors
/// `work-invoice-not-draft`; `documents-letters` if the PDF cannot show a letter; [`Error::NotAllowed`].
pub async fn issue_invoice(tx: &mut Tx, invoice: Id<Invoice>, print: Print) -> Outcome<String> {
    tx.allow("work.issue_invoice", &Thing::any())?;
    let row = store::invoice(tx, invoice).await?;
    issue(tx, row, print).await
}

pub(super) async fn issue(tx: &mut Tx, mut row: InvoiceRow, print: Print) -> Outcome<String> {
    if row.state != "draft" {
        return Err(Refusal::new("work-invoice-not-draft").into());
    }
    let today = tx.today();
    let (entity, profile) = entity_of(tx, &row).await?;
    let count = tx.next_number(&format!("invoice-{}-{}", entity.id, today.year())).await?;
    let number = rules::number('R', today.year(), count);
    let reference = rules::reference(&entity.code, &entity.form, &number).map_err(|fault| Error::Fault(fault.into()))?;
    row.issue_on = today;
    row.due_on = Some(paper::due_on(today));
    row.vat_cents = rules::vat_on(row.net, row.vat.rate(row.period_to));
    row.number = Some(number.clone());
    row.reference = Some(reference.as_str().to_owned());
    let credit = budgets::credit(tx, &invoiced(&row, row.id.to_string(), &number)).await?;
    row.fee = credit.fee_cents;
    row.fee_percent = credit.fee_percent;
    if !store::set_issued(tx, &row).await? {
        return Err(Refusal::new("work-invoice-not-draft").into());
    }
    let order = store::order(tx, row.order).await?;
    if store::move_order(tx, row.order, State::Active, State::Invoiced, "").await? {
        budgets::unplan(tx, row.of.budget, &row.order.to_string(), order.terms.title.as_str(), order.planned).await?;
    }
    post(tx, &row, "invoice", 1, &credit).await?;
    let xml = freeze_file(tx, &entity, &profile, &row).await?;
    tx.note("work.issue_invoice", row.order, &serde_json::json!({ "invoice": row.id, "number": number, "net_cents": row.net }));
    if print == Print::Now {
        make_pdf(tx, &entity, &profile, &row, xml).await?;
    }
    Ok(number)
}

/// The entry of an invoice (`sign` 1) or of its exact reversal (`sign` −1).
async fn post(tx: &mut Tx, row: &InvoiceRow, kind: &'static str, sign: i64, credit: &Credit) -> Outcome<()> {
    let subject = row.corrects.unwrap_or(row.id);
    let rate = row.vat.rate(row.period_to);
    let (gross, vat, net) = (Cents(row.gross().0 * sign), Cents(row.vat_cents.0 * sign), Cents(row.net.0 * sign));
    let category = row.vat.treatment(row.period_to).category().code();
    let mut lines = vec![
        Line::debit(Account::Receivable, subject, gross),
        Line::credit(Account::VatPayable, rate, vat),
        Line::credit(Account::Revenue, format!("{category}-{rate}"), net),
    ];
    lines.extend(credit.lines());
    if sign < 0 {
        // What the client had paid is owed back: it leaves the receivable, which must end at nothing.
        let settled = row.paid - row.overpaid;
        lines.push(Line::debit(Account::Receivable, subject, settled));
        lines.push(Line::credit(Account::Overpaid, subject, settled));
    }
    let text = format!("{} {}", row.number.as_deref().unwrap_or_default(), row.of.client.name);
    let entry = NewEntry::balanced(row.of.entity, row.issue_on, text, Source::new(kind, row.id), lines).map_err(anyhow::Error::from)?;
    ledger::post(tx, &entry).await?;
    Ok(())
}

fn seller<'a>(entity: &'a EntityRow, profile: &'a Profile) -> Seller<'a> {
    Seller { name: &entity.name, form: &entity.form, profile }
}

async fn freeze_file(tx: &mut Tx, entity: &EntityRow, profile: &Profile, row: &InvoiceRow) -> Outcome<Vec<u8>> {
    let bytes = paper::file(&paper::model(&seller(entity, profile), row)?);
    let number = row.number.as_deref().unwrap_or_default();
    documents::keep(
        tx,
        NewDocument {
            entity: Some(entity.id),
            kind: "invoice-xml",
            subject: row.id.to_string(),
            lang: row.of.client.lang,
            file_name: format!("{number}.xml"),
            file_type: "application/xml",
            bytes: bytes.clone(),
            owner: Some(row.of.person),
        },
    )
    .await?;
    Ok(bytes)
}

/// Makes the PDF of an issued document that has none yet, keeps it with its hash, and writes the mail to the client.
///
/// # Errors
/// `documents-letters`; a fault if the kept EN 16931 file was changed.
pub async fn print_invoice(tx: &mut Tx, invoice: Id<Invoice>) -> Outcome<()> {
    tx.allow("work.issue_invoice", &Thing::any())?;
    let row = store::invoice(tx, invoice).await?;
    print(tx, &row).await
}

pub(super) async fn print(tx: &mut Tx, row: &InvoiceRow) -> Outcome<()> {
    if row.printed || row.state == "draft" {
        return Err(Refusal::new("work-invoice-printed").into());
    }
    let (entity, profile) = entity_of(tx, row).await?;
    let kept = documents::about(tx, &row.id.to_string()).await?;
    let file = kept.iter().find(|one| one.kind == "invoice-xml").ok_or(Error::Missing("invoice file"))?;
    let (_, xml) = documents::bytes(tx, file.id).await?;
    make_pdf(tx, &entity, &profile, row, xml).await
}

async fn make_pdf(tx: &mut Tx, entity: &EntityRow, profile: &Profile, row: &InvoiceRow, xml: Vec<u8>) -> Outcome<()> {
    let seller = seller(entity, profile);
    let pdf = paper::pdf(&seller, row, paper::model(&seller, row)?, xml).await?;
    let number = row.number.clone().unwrap_or_default();
    documents::keep(
        tx,
        NewDocument {
            entity: Some(entity.id),
            kind: "invoice",
            subject: row.id.to_string(),
            lang: row.of.client.lang,
            file_name: format!("{number}.pdf"),
            file_type: "application/pdf",
            bytes: pdf.clone(),
            owner: Some(row.of.person),
        },
    )
    .await?;
    store::set_printed(tx, row.id).await?;
    mail_document(tx, row, pdf).await
}

async fn mail_document(tx: &mut Tx, row: &InvoiceRow, pdf: Vec<u8>) -> Outcome<()> {
    let said = tx.say(row.of.client.lang);
    let number = row.number.clone().unwrap_or_default();
    let mut values = [
        ("client", row.of.client.name.clone()),
        ("number", number.clone()),
        ("member", row.of.person_name.clone()),
        ("gross", said.money(row.gross())),
        ("day", row.due_on.map(|day| said.day(day)).unwrap_or_default()),
        ("reference", row.reference.clone().unwrap_or_default()),
        ("entity", row.of.entity_name.clone()),
    ];
    let (key, subject) = match row.corrects_number.clone() {
        Some(corrected) => {
            values = values.map(|(name, value)| if name == "reference" { (name, corrected.clone()) } else { (name, value) });
            ("work-mail-credit-note", said.with("work-mail-credit-note-subject", [("number", number.as_str())]))
        }
        None => ("work-mail-invoice", said.with("work-mail-invoice-subject", [("number", number.as_str())])),
    };
    let body = said.with(key, values);
    let attachment = Some((format!("{number}.pdf"), "application/pdf".to_owned(), pdf));
    tx.mail(Mail { to: row.of.client.email.to_string(), subject, body, attachment }).await
}

/// Takes an issued invoice back by a credit note with a reason: the exact reversal in the books and in the budget.
/// What the client had paid is owed back from then on.
///
/// # Errors
/// `work-invoice-not-issued`; `field-empty` without a reason.
pub async fn credit_invoice(tx: &mut Tx, invoice: Id<Invoice>, reason: &str, print: Print) -> Outcome<Id<Invoice>> {
    tx.allow("work.credit_invoice", &Thing::any())?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::new("field-empty").field("reason").into());
    }
    let original = store::invoice(tx, invoice).await?;
    if original.type_code != 380 || !store::set_credited(tx, invoice).await? {
        return Err(Refusal::new("work-invoice-not-issued").into());
    }
    let today = tx.today();
    let (entity, profile) = entity_of(tx, &original).await?;
    let count = tx.next_number(&format!("credit-note-{}-{}", entity.id, today.year())).await?;
    let note = InvoiceRow {
        id: tx.new_id(),
        type_code: 381,
        state: "issued".to_owned(),
        number: Some(rules::number('G', today.year(), count)),
        reference: None,
        issue_on: today,
        due_on: None,
        corrects: Some(invoice),
        corrects_number: original.number.clone(),
        corrects_on: Some(original.issue_on),
        reason: reason.to_owned(),
        printed: false,
        ..original.clone()
    };
    store::insert_credit_note(tx, &note).await?;
    let credited =
        Credit { budget: original.of.budget, net_cents: original.net, fee_cents: original.fee, fee_percent: original.fee_percent };
    let paid = budgets::paid_part(credited.amount(), original.gross(), original.paid - original.overpaid);
    let number = note.number.clone().unwrap_or_default();
    let reversed = budgets::reverse(tx, &note.id.to_string(), &invoiced(&note, invoice.to_string(), &number), credited, paid).await?;
    post(tx, &note, "credit-note", -1, &reversed).await?;
    let xml = freeze_file(tx, &entity, &profile, &note).await?;
    store::move_order(tx, original.order, State::Invoiced, State::Cancelled, reason).await?;
    store::move_order(tx, original.order, State::Closed, State::Cancelled, reason).await?;
    tx.note("work.credit_invoice", original.order, &serde_json::json!({ "invoice": invoice, "credit_note": number, "reason": reason }));
    if print == Print::Now {
        make_pdf(tx, &entity, &profile, &note, xml).await?;
    }
    Ok(note.id)
}
