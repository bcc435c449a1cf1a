//! Clients, and the accounts they are known to pay from.

use super::super::rules::{Client, ClientKind, Country, NewClient};
use super::word;
use crate::{
    base::{Email, Id, Lang, Outcome},
    db::{Params, Row, Tx},
    people::Person,
};
use std::collections::BTreeMap;

/// A client as recorded.
#[derive(Clone, Debug)]
pub struct ClientRow {
    /// Identifier.
    pub id: Id<Client>,
    /// The member whose client it is.
    pub person: Id<Person>,
    /// What it is.
    pub kind: ClientKind,
    /// Name.
    pub name: String,
    /// Street and number.
    pub street: String,
    /// Post code.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// Country.
    pub country: Country,
    /// VAT id.
    pub vat_id: Option<String>,
    /// The buyer's reference.
    pub buyer_reference: Option<String>,
    /// Mail address.
    pub email: Email,
    /// Language.
    pub lang: Lang,
}

/// Columns of a client in a join, read by [`read_client`].
pub(super) const CLIENT_COLUMNS: &str = "c.id AS c_id, c.person AS c_person, c.kind AS c_kind, c.name AS c_name, c.street AS c_street, \
     c.postcode AS c_postcode, c.city AS c_city, c.country AS c_country, c.vat_id AS c_vat_id, \
     c.buyer_reference AS c_buyer_reference, c.email AS c_email, c.lang AS c_lang";

pub(super) fn read_client(row: &Row) -> Outcome<ClientRow> {
    Ok(ClientRow {
        id: row.get("c_id")?,
        person: row.get("c_person")?,
        kind: word(row, "c_kind")?,
        name: row.get("c_name")?,
        street: row.get("c_street")?,
        postcode: row.get("c_postcode")?,
        city: row.get("c_city")?,
        country: word(row, "c_country")?,
        vat_id: row.maybe("c_vat_id")?,
        buyer_reference: row.maybe("c_buyer_reference")?,
        email: row.get("c_email")?,
        lang: row.get("c_lang")?,
    })
}

/// A client.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn client(tx: &mut Tx, id: Id<Client>) -> Outcome<ClientRow> {
    let coop = tx.coop().to_owned();
    let sql = format!("SELECT {CLIENT_COLUMNS} FROM client c WHERE c.coop = $1 AND c.id = $2");
    let rows = tx.all_composed(sql, (coop, id).values()).await?;
    read_client(rows.first().ok_or(crate::base::Error::Missing("client"))?)
}

/// The clients of a member by name.
pub(in super::super) async fn clients_of(tx: &mut Tx, person: Id<Person>) -> Outcome<Vec<ClientRow>> {
    let coop = tx.coop().to_owned();
    let sql = format!("SELECT {CLIENT_COLUMNS} FROM client c WHERE c.coop = $1 AND c.person = $2 ORDER BY c.name, c.id");
    tx.all_composed(sql, (coop, person).values()).await?.iter().map(read_client).collect()
}

pub(in super::super) async fn insert_client(tx: &mut Tx, person: Id<Person>, new: &NewClient) -> Outcome<Id<Client>> {
    let (coop, id, now) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    tx.run(
        "INSERT INTO client (coop, id, person, kind, name, street, postcode, city, country, vat_id, buyer_reference, email, lang, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        (
            coop,
            id,
            person,
            new.kind.code(),
            &new.name,
            &new.street,
            &new.postcode,
            &new.city,
            new.country.as_str(),
            new.vat_id.as_ref().map(|id| id.as_str().to_owned()),
            &new.buyer_reference,
            &new.email,
            new.lang,
            now,
        ),
    )
    .await?;
    Ok(id)
}

pub(in super::super) async fn know_account(tx: &mut Tx, iban_index: &str, client: Id<Client>) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run(
        "INSERT INTO client_account (coop, iban_index, client) VALUES ($1, $2, $3) ON CONFLICT (coop, iban_index, client) DO NOTHING",
        (coop, iban_index, client),
    )
    .await?;
    Ok(())
}

/// Which clients have paid from which account (by the keyed hash of the IBAN).
///
/// # Errors
/// A fault of the engine.
pub async fn client_accounts(tx: &mut Tx) -> Outcome<BTreeMap<String, Vec<Id<Client>>>> {
    let coop = tx.coop().to_owned();
    let rows = tx.all("SELECT iban_index, client FROM client_account WHERE coop = $1 ORDER BY client", (coop,)).await?;
    let mut known = BTreeMap::<String, Vec<Id<Client>>>::new();
    for row in rows {
        known.entry(row.get("iban_index")?).or_default().push(row.get("client")?);
    }
    Ok(known)
}
