//! Orders and the way they go.

use super::super::rules::{Autonomy, Client, Decides, NewOrder, Order, State};
use super::{PAGE, PARTY_COLUMNS, Parties, clients::CLIENT_COLUMNS, read_parties, word};
use crate::{
    base::{Cents, Day, FromField, Id, Line, Outcome},
    budgets::Budget,
    db::{Params, Row, Tx},
    ledger::EntityRow,
    people::Person,
};
use std::collections::BTreeMap;

/// An order as recorded.
#[derive(Clone, Debug)]
pub struct OrderRow {
    /// Identifier.
    pub id: Id<Order>,
    /// Member, client, entity, budget.
    pub of: Parties,
    /// Where it stands.
    pub state: State,
    /// What was agreed.
    pub terms: NewOrder,
    /// Whether the cooperative answers for the payment.
    pub guaranteed: bool,
    /// What is planned for it in the budget.
    pub planned: Cents,
    /// What the adviser or the client said last.
    pub answer: String,
}

fn order_sql(condition: &str) -> String {
    format!(
        "SELECT {PARTY_COLUMNS}, {CLIENT_COLUMNS}, o.id, o.budget, o.state, o.title, o.description, o.net_cents, o.vat, o.vat_reason,
                o.invoice_on, o.period_from, o.period_to, o.valid_until, o.place, o.time, o.decides_place, o.decides_time,
                o.decides_manner, o.personally, o.own_tools, o.guaranteed, o.planned_cents, o.answer
         FROM work_order o
         JOIN entity e ON e.coop = o.coop AND e.id = o.entity
         JOIN person p ON p.coop = o.coop AND p.id = o.person
         JOIN client c ON c.coop = o.coop AND c.id = o.client
         WHERE o.coop = $1 AND {condition}"
    )
}

fn read_order(row: &Row) -> Outcome<OrderRow> {
    let reason: String = row.get("vat_reason")?;
    let autonomy = Autonomy {
        place: word::<Decides>(row, "decides_place")?,
        time: word(row, "decides_time")?,
        manner: word(row, "decides_manner")?,
        personally: row.get("personally")?,
        own_tools: row.get("own_tools")?,
    };
    let terms = NewOrder {
        title: row.get("title")?,
        description: row.get("description")?,
        net: row.get("net_cents")?,
        vat: word(row, "vat")?,
        vat_reason: Line::from_field(&reason).ok(),
        invoice_on: row.get("invoice_on")?,
        period_from: row.get("period_from")?,
        period_to: row.get("period_to")?,
        valid_until: row.get("valid_until")?,
        place: row.get("place")?,
        time: row.get("time")?,
        autonomy,
    };
    Ok(OrderRow {
        id: row.get("id")?,
        of: read_parties(row)?,
        state: word(row, "state")?,
        terms,
        guaranteed: row.get("guaranteed")?,
        planned: row.get("planned_cents")?,
        answer: row.get("answer")?,
    })
}

async fn orders_where(tx: &mut Tx, condition: &str, values: Vec<crate::db::Value>) -> Outcome<Vec<OrderRow>> {
    tx.all_composed(order_sql(condition), values).await?.iter().map(read_order).collect()
}

/// An order.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn order(tx: &mut Tx, id: Id<Order>) -> Outcome<OrderRow> {
    let coop = tx.coop().to_owned();
    orders_where(tx, "o.id = $2", (coop, id).values()).await?.pop().ok_or(crate::base::Error::Missing("order"))
}

pub(in super::super) async fn order_by_token(tx: &mut Tx, token_hash: &str) -> Outcome<OrderRow> {
    let coop = tx.coop().to_owned();
    orders_where(tx, "o.token_hash = $2", (coop, token_hash).values()).await?.pop().ok_or(crate::base::Error::Missing("order"))
}

pub(in super::super) async fn orders_of(tx: &mut Tx, person: Id<Person>) -> Outcome<Vec<OrderRow>> {
    let coop = tx.coop().to_owned();
    orders_where(tx, "o.person = $2 ORDER BY o.placed_at DESC, o.id DESC LIMIT 200", (coop, person).values()).await
}

/// The orders of a member that go on (`open`), are over (`over`) or all: one more than a page, to know whether there is a next.
pub(in super::super) async fn orders_of_member(tx: &mut Tx, person: Id<Person>, which: &str, offset: i64) -> Outcome<Vec<OrderRow>> {
    const OVER: &str = "('closed', 'rejected', 'expired', 'cancelled')";
    let coop = tx.coop().to_owned();
    let state = match which {
        "open" => format!("o.state NOT IN {OVER}"),
        "over" => format!("o.state IN {OVER}"),
        _ => "1 = 1".to_owned(),
    };
    let condition = format!("o.person = $2 AND {state} ORDER BY o.placed_at DESC, o.id DESC LIMIT $3 OFFSET $4");
    orders_where(tx, &condition, (coop, person, PAGE + 1, offset).values()).await
}

/// Orders in a state (all states if empty), those that wait longest first; one more than a page.
pub(in super::super) async fn orders_in(tx: &mut Tx, state: &str, offset: i64) -> Outcome<Vec<OrderRow>> {
    let coop = tx.coop().to_owned();
    let condition = "($2 = '' OR o.state = $2) ORDER BY CASE o.state WHEN 'review' THEN 0 ELSE 1 END, o.placed_at, o.id LIMIT 51 OFFSET $3";
    orders_where(tx, condition, (coop, state, offset).values()).await
}

/// How many orders are in each state.
pub(in super::super) async fn order_counts(tx: &mut Tx) -> Outcome<BTreeMap<String, i64>> {
    let coop = tx.coop().to_owned();
    let rows = tx.all("SELECT state, COUNT(*) AS n FROM work_order WHERE coop = $1 GROUP BY state", (coop,)).await?;
    rows.iter().map(|row| Ok((row.get("state")?, row.get("n")?))).collect()
}

/// Active orders whose invoice is to be drafted by that day and has not been.
pub(in super::super) async fn orders_to_draft(tx: &mut Tx, until: Day) -> Outcome<Vec<OrderRow>> {
    let coop = tx.coop().to_owned();
    let condition = "o.state = 'active' AND o.invoice_on <= $2
           AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.coop = o.coop AND i.work_order = o.id)
         ORDER BY o.invoice_on, o.id LIMIT 200";
    orders_where(tx, condition, (coop, until).values()).await
}

pub(in super::super) async fn orders_to_expire(tx: &mut Tx, today: Day) -> Outcome<Vec<OrderRow>> {
    let coop = tx.coop().to_owned();
    let condition = "o.state = 'client_confirmation' AND o.valid_until < $2 ORDER BY o.valid_until, o.id LIMIT 200";
    orders_where(tx, condition, (coop, today).values()).await
}

/// What the store needs to know of a new or changed order besides its terms.
pub(in super::super) struct Placing<'a> {
    pub id: Id<Order>,
    pub entity: Id<EntityRow>,
    pub person: Id<Person>,
    pub client: Id<Client>,
    pub budget: Id<Budget>,
    pub terms: &'a NewOrder,
}

impl Placing<'_> {
    fn values(&self) -> Vec<crate::db::Value> {
        let (terms, how) = (self.terms, self.terms.autonomy);
        let what = (&terms.title, &terms.description, terms.net, terms.vat.code(), terms.vat_reason.as_ref().map_or("", Line::as_str));
        let when = (terms.invoice_on, terms.period_from, terms.period_to, terms.valid_until, &terms.place, &terms.time);
        let freely = (how.place.code(), how.time.code(), how.manner.code(), how.personally, how.own_tools);
        [(self.id, self.entity, self.person, self.client, self.budget).values(), what.values(), when.values(), freely.values()].concat()
    }
}

pub(in super::super) async fn insert_order(tx: &mut Tx, new: &Placing<'_>) -> Outcome<()> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let values = [(coop,).values(), new.values(), (now,).values()].concat();
    tx.run(
        "INSERT INTO work_order (coop, id, entity, person, client, budget, title, description, net_cents, vat, vat_reason, invoice_on,
                period_from, period_to, valid_until, place, time, decides_place, decides_time, decides_manner, personally, own_tools,
                placed_at, state, guaranteed, planned_cents, answer)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, 'review', 0, 0, '')",
        values,
    )
    .await?;
    Ok(())
}

pub(in super::super) async fn update_order(tx: &mut Tx, new: &Placing<'_>) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    tx.run(
        "UPDATE work_order SET entity = $3, person = $4, client = $5, budget = $6, title = $7, description = $8, net_cents = $9, vat = $10,
                vat_reason = $11, invoice_on = $12, period_from = $13, period_to = $14, valid_until = $15, place = $16, time = $17,
                decides_place = $18, decides_time = $19, decides_manner = $20, personally = $21, own_tools = $22, state = 'review'
         WHERE coop = $1 AND id = $2 AND state = 'draft'",
        [(coop,).values(), new.values()].concat(),
    )
    .await
}

/// Moves an order from a state to another; says whether it was in that state.
pub(in super::super) async fn move_order(tx: &mut Tx, id: Id<Order>, from: State, to: State, answer: &str) -> Outcome<bool> {
    let coop = tx.coop().to_owned();
    let done = tx
        .run(
            "UPDATE work_order SET state = $4, answer = $5 WHERE coop = $1 AND id = $2 AND state = $3",
            (coop, id, from.code(), to.code(), answer),
        )
        .await?;
    Ok(done == 1)
}

pub(in super::super) async fn send_to_client(tx: &mut Tx, id: Id<Order>, token_hash: &str, note: &str) -> Outcome<bool> {
    let coop = tx.coop().to_owned();
    let done = tx
        .run(
            "UPDATE work_order SET state = 'client_confirmation', token_hash = $3, answer = $4 WHERE coop = $1 AND id = $2 AND state = 'review'",
            (coop, id, token_hash, note),
        )
        .await?;
    Ok(done == 1)
}

pub(in super::super) async fn confirm(tx: &mut Tx, id: Id<Order>, guaranteed: bool, planned: Cents) -> Outcome<bool> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let done = tx
        .run(
            "UPDATE work_order SET state = 'active', confirmed_at = $3, guaranteed = $4, planned_cents = $5
             WHERE coop = $1 AND id = $2 AND state = 'client_confirmation'",
            (coop, id, now, guaranteed, planned),
        )
        .await?;
    Ok(done == 1)
}
