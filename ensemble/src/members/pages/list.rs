//! The member list (§ 30 GenG) on the desk: today's or any day's, as page, CSV and PDF.

use crate::{
    access::Thing,
    base::{Day, FromField, Line},
    db::Tx,
    documents, ledger,
    members::{
        acts,
        rules::{Filter, Sort},
        store::{self, ListRow},
    },
    web::{self, Oops, Page, Pages, Visit},
};
use askama::Template;
use axum::{response::Response, routing::get};

pub(super) fn pages() -> Pages {
    Pages::new().route("/desk/members", get(page)).route("/desk/members.csv", get(csv)).route("/desk/members.pdf", get(pdf))
}

const ROWS: i64 = 100;

/// What the address asks for.
struct Asked {
    filter: Filter,
    as_of: Option<Day>,
}

impl Asked {
    fn of(visit: &Visit) -> Self {
        let text = |name: &str| visit.query(name).unwrap_or_default();
        let number = text("after_number").parse().ok();
        let filter = Filter {
            search: text("search"),
            city: text("city"),
            sort: Sort::from_field(&text("sort")).unwrap_or_default(),
            after: number.map(|number: i64| (text("after"), number)),
            most: ROWS,
        };
        Self { filter, as_of: visit.query("as_of").and_then(|day| Day::from_field(&day).ok()) }
    }

    async fn rows(&self, tx: &mut Tx) -> crate::base::Outcome<Vec<ListRow>> {
        match self.as_of {
            None => store::list(tx, &self.filter).await,
            Some(day) => {
                let now = tx.now();
                store::list_as_of(tx, day, now, &self.filter).await
            }
        }
    }

    /// The address of this list in another order or on another page.
    fn query(&self, sort: Sort, after: Option<&ListRow>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut add = |name: &str, value: &str| {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        };
        add("search", &self.filter.search);
        add("city", &self.filter.city);
        add("as_of", &self.as_of.map(|day| day.to_string()).unwrap_or_default());
        add("sort", sort.code());
        if let Some(row) = after {
            add("after", &row.sort_word);
            add("after_number", &row.number.to_string());
        }
        query.finish()
    }
}

#[derive(Template)]
#[template(path = "members/list.html")]
struct ListPage {
    page: Page,
    rows: Vec<ListRow>,
    search: String,
    city: String,
    as_of: String,
    sorts: Vec<(Sort, String)>,
    sort: Sort,
    next: Option<String>,
    file: String,
    may_copy: bool,
    members: i64,
    shares: i64,
}

async fn page(visit: Visit) -> Result<Response, Oops> {
    visit.person()?;
    let asked = Asked::of(&visit);
    let mut tx = visit.read().await?;
    tx.allow("members.read_list", &Thing::any())?;
    let rows = asked.rows(&mut tx).await?;
    let (members, shares) = store::counts(&mut tx).await?;
    let full = i64::try_from(rows.len()).is_ok_and(|n| n >= ROWS);
    let next = rows.last().filter(|_| full).map(|last| asked.query(asked.filter.sort, Some(last)));
    visit.show(&ListPage {
        page: visit.page(visit.said.say("nav-desk-members")),
        search: asked.filter.search.clone(),
        city: asked.filter.city.clone(),
        as_of: asked.as_of.map(|day| day.to_string()).unwrap_or_default(),
        sorts: [Sort::Name, Sort::Number, Sort::City].map(|sort| (sort, asked.query(sort, None))).to_vec(),
        sort: asked.filter.sort,
        file: asked.query(asked.filter.sort, None),
        may_copy: visit.may("members.copy_list", &Thing::any()),
        next,
        rows,
        members,
        shares,
    })
}

/// A copy is drawn for a purpose, and noted (§ 31 GenG).
async fn copied(visit: &Visit) -> Result<(Vec<ListRow>, Day), Oops> {
    visit.person()?;
    let asked = Asked::of(visit);
    let purpose = Line::from_field(&visit.said.say("members-copy-purpose"))?;
    let mut tx = visit.app.act(visit.who.clone()).await?;
    let as_of = asked.as_of.unwrap_or_else(|| tx.today());
    let rows = acts::copy_list(&mut tx, &purpose, as_of, &asked.filter).await?;
    tx.commit().await?;
    Ok((rows, as_of))
}

async fn csv(visit: Visit) -> Result<Response, Oops> {
    let (rows, as_of) = copied(&visit).await?;
    let head = ["number", "family-name", "given-name", "address", "joined", "shares", "shares-since", "left"]
        .map(|column| visit.said.say(format!("members-list-{column}")))
        .to_vec();
    let lines: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let left = row.left_on.map(|day| day.to_string()).unwrap_or_default();
            let (number, shares) = (row.number.to_string(), row.shares.to_string());
            let (joined, since) = (row.joined_on.to_string(), row.shares_since.to_string());
            vec![number, row.family_name.clone(), row.given_name.clone(), row.address(), joined, shares, since, left]
        })
        .collect();
    Ok(web::file(&format!("members-{as_of}.csv"), "text/csv; charset=utf-8", web::csv(&head, &lines)?))
}

async fn pdf(visit: Visit) -> Result<Response, Oops> {
    let (rows, as_of) = copied(&visit).await?;
    let mut tx = visit.read().await?;
    let house = documents::letterhead(&ledger::entity(&mut tx, "eg").await?)?;
    let list = papers::documents::MemberList {
        as_of,
        dated_on: tx.today(),
        purpose: visit.said.say("members-copy-purpose"),
        rows: rows.iter().map(printed).collect(),
    };
    let document = papers::documents::Document::MemberList(list);
    drop(tx);
    let pdf = documents::typeset(house, document, visit.lang()).await?;
    Ok(web::file(&format!("members-{as_of}.pdf"), "application/pdf", pdf))
}

fn printed(row: &ListRow) -> papers::documents::MemberRow {
    papers::documents::MemberRow {
        number: row.number.to_string(),
        name: row.name(),
        address: row.address(),
        joined_on: row.joined_on,
        shares: row.shares,
        shares_since: row.shares_since,
        left_on: row.left_on,
    }
}
