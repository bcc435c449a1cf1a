//! Invoices on the desk: the list with its sums and its table, and one invoice with documents, payments and credit note.

use super::{
    super::{
        acts::{self, Print},
        rules::Invoice,
        store::{self, Filter, InvoiceRow, PAGE, PAGE_ROWS, Paid, Sums},
    },
    id, page_number, today,
};
use crate::{
    access::Thing,
    base::{Cents, Day, Error, Id, Outcome, parse_day},
    db::Tx,
    documents::{self, Document},
    web::{self, Filled, Oops, Page, Visit},
};
use askama::Template;
use axum::{extract::Path, response::Response};

const STANDINGS: [&str; 7] = ["all", "draft", "open", "overdue", "paid", "credited", "credit-note"];
/// Rows of a file at most: a year of the largest cooperative fits.
const FILE_ROWS: i64 = 100_000;

#[derive(Template)]
#[template(path = "work/desk_invoices.html")]
struct InvoicesPage {
    page: Page,
    standings: [&'static str; 7],
    standing: String,
    month: String,
    search: String,
    rows: Vec<InvoiceRow>,
    sums: Sums,
    today: Day,
    next: Option<i64>,
}

impl InvoicesPage {
    /// The state of the list as a query, with another standing and page.
    fn query(&self, standing: &str, page: &i64) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("standing", standing);
        for (name, value) in [("month", &self.month), ("search", &self.search)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if *page > 1 {
            query.append_pair("page", &page.to_string());
        }
        query.finish()
    }
}

/// A month in an address: `2026-03`.
fn month_of(text: &str) -> Option<Day> {
    parse_day(&format!("{text}-01"))
}

fn filter(visit: &Visit, offset: i64, most: i64) -> Filter {
    let standing = visit.query("standing").filter(|word| STANDINGS.contains(&word.as_str()) && word != "all").unwrap_or_default();
    let month = visit.query("month").and_then(|text| month_of(text.trim()));
    Filter { standing, search: visit.query("search").unwrap_or_default(), month, today: today(visit), offset, most }
}

pub(super) async fn list(visit: Visit) -> Result<Response, Oops> {
    visit.person()?;
    let number = page_number(&visit);
    let filter = filter(&visit, (number - 1) * PAGE, PAGE + 1);
    let mut tx = visit.read().await?;
    tx.allow("work.read", &Thing::any())?;
    let mut rows = store::invoices(&mut tx, &filter).await?;
    let sums = store::invoice_sums(&mut tx, &filter).await?;
    let next = (rows.len() > PAGE_ROWS).then_some(number + 1);
    rows.truncate(PAGE_ROWS);
    visit.show(&InvoicesPage {
        page: visit.page(visit.said.say("nav-desk-invoices")),
        standings: STANDINGS,
        standing: if filter.standing.is_empty() { "all".to_owned() } else { filter.standing },
        month: filter.month.map(|day| day.strftime("%Y-%m").to_string()).unwrap_or_default(),
        search: filter.search,
        rows,
        sums,
        today: filter.today,
        next,
    })
}

/// The same list as a file, all its pages.
pub(super) async fn sheet(visit: Visit) -> Result<Response, Oops> {
    visit.person()?;
    let filter = filter(&visit, 0, FILE_ROWS);
    let mut tx = visit.read().await?;
    tx.allow("work.read", &Thing::any())?;
    let said = &visit.said;
    let columns = ["number", "day", "due", "entity", "member", "client", "net", "vat", "gross", "open", "state", "reference"];
    let head: Vec<String> = columns.iter().map(|column| said.say(format!("work-col-{column}"))).collect();
    let rows = store::invoices(&mut tx, &filter).await?;
    let lines: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            vec![
                row.number.clone().unwrap_or_default(),
                row.issue_on.to_string(),
                row.due_on.map(|day| day.to_string()).unwrap_or_default(),
                row.of.entity_name.clone(),
                row.of.person_name.clone(),
                row.of.client.name.clone(),
                said.amount(row.net),
                said.amount(row.vat_cents),
                said.amount(row.gross()),
                said.amount(row.open()),
                said.say(format!("work-standing-{}", row.standing(filter.today))),
                row.reference.clone().unwrap_or_default(),
            ]
        })
        .collect();
    Ok(web::file("invoices.csv", "text/csv; charset=utf-8", web::csv(&head, &lines)?))
}

#[derive(Template)]
#[template(path = "work/desk_invoice.html")]
struct InvoicePage<'a> {
    page: Page,
    form: &'a Filled,
    row: InvoiceRow,
    papers: Vec<Document>,
    payments: Vec<Paid>,
    today: Day,
    may_issue: bool,
    may_print: bool,
    may_credit: bool,
    may_open: bool,
}

impl InvoicePage<'_> {
    fn settled(&self) -> Cents {
        self.row.paid - self.row.overpaid
    }
}

async fn build<'a>(visit: &Visit, invoice: Id<Invoice>, form: &'a Filled) -> Result<InvoicePage<'a>, Oops> {
    let mut tx = visit.read().await?;
    tx.allow("work.read", &Thing::any())?;
    let row = store::invoice(&mut tx, invoice).await?;
    let title = row.number.clone().unwrap_or_else(|| visit.said.say("work-draft-of"));
    let draft = row.state == "draft";
    Ok(InvoicePage {
        page: visit.page(title),
        form,
        papers: documents::about(&mut tx, &row.id.to_string()).await?,
        payments: store::payments_of(&mut tx, row.id).await?,
        today: today(visit),
        may_issue: draft && visit.may("work.issue_invoice", &Thing::any()),
        may_print: !draft && !row.printed && visit.may("work.issue_invoice", &Thing::any()),
        may_credit: row.type_code == 380 && row.state == "issued" && visit.may("work.credit_invoice", &Thing::any()),
        may_open: visit.may("document.read", &Thing::any()),
        row,
    })
}

pub(super) async fn one(visit: Visit, Path(text): Path<String>) -> Result<Response, Oops> {
    visit.person()?;
    let form = Filled::empty("work-credit", &visit);
    visit.show(&build(&visit, id(&text, "invoice")?, &form).await?)
}

async fn end_form(
    visit: &Visit,
    tx: Tx,
    form: Filled,
    invoice: Id<Invoice>,
    outcome: Outcome<Id<Invoice>>,
    notice: &str,
) -> Result<Response, Oops> {
    let mut form = form.named("work-credit");
    match outcome {
        Ok(to) => visit.done(tx, &form, &format!("/desk/invoices/{to}"), notice).await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&build(visit, invoice, &form).await?)
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn issue(visit: Visit, Path(text): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let invoice = id::<Invoice>(&text, "invoice")?;
    let mut tx = visit.begin(&form).await?;
    let outcome = acts::issue_invoice(&mut tx, invoice, Print::Now).await.map(|_| invoice);
    end_form(&visit, tx, form, invoice, outcome, "work-issued").await
}

pub(super) async fn print(visit: Visit, Path(text): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let invoice = id::<Invoice>(&text, "invoice")?;
    let mut tx = visit.begin(&form).await?;
    let outcome = acts::print_invoice(&mut tx, invoice).await.map(|()| invoice);
    end_form(&visit, tx, form, invoice, outcome, "work-printed").await
}

pub(super) async fn credit(visit: Visit, Path(text): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let invoice = id::<Invoice>(&text, "invoice")?;
    let mut tx = visit.begin(&form).await?;
    let outcome = acts::credit_invoice(&mut tx, invoice, form.value("reason"), Print::Now).await;
    end_form(&visit, tx, form, invoice, outcome, "work-credited").await
}
