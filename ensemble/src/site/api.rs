//! The calculator as an interface: open to everybody, nothing is stored.

use super::{
    pages::{fee_today, newest},
    rules::{self, Part, Wish},
};
use crate::{
    base::{Cents, Error, Refusal, day_in_berlin},
    web::{Oops, Visit},
};
use axum::{Json, extract::Query};

/// What the calculator is told. Amounts are cents of a month; rates are percent as text.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct PayQuery {
    /// Net invoices of the month (price-to-net), or the gross wage (gross-to-net).
    amount_cents: i64,
    /// Expenses paid from the budget.
    #[serde(default)]
    expenses_cents: i64,
    /// Tax class 1 to 6; absent means 1.
    class: Option<u8>,
    /// Land by its two letters; absent means Berlin.
    land: Option<String>,
    /// Whether church tax is due.
    #[serde(default)]
    church: bool,
    /// Children under 25.
    #[serde(default)]
    children: u8,
    /// Younger than 23.
    #[serde(default)]
    under_23: bool,
    /// Additional rate of the health fund in percent; absent means the average.
    extra_percent: Option<String>,
    /// Levy U2 of the health fund in percent.
    u2_percent: Option<String>,
}

/// One part of the turnover.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct Share {
    part: Part,
    cents: Cents,
}

fn wish(visit: &Visit, query: &PayQuery) -> Result<Wish, Oops> {
    let wrong = |field: &'static str| Oops::from(Error::Refused(Refusal::new("pay-out-of-range").field(field)));
    let today = day_in_berlin(visit.app.house.clock().now());
    let (year, average, _) = newest(today)?;
    Ok(Wish {
        year,
        month: today.month(),
        turnover: Cents(query.amount_cents),
        fee: fee_today(visit, today)?,
        expenses: Cents(query.expenses_cents),
        class: query.class.unwrap_or(1),
        land: query.land.as_deref().map_or(Ok(statute::Land::default()), str::parse).map_err(|_| wrong("land"))?,
        church: query.church,
        children: query.children,
        under_23: query.under_23,
        extra: query.extra_percent.as_deref().map_or(Ok(average), str::parse).map_err(|_| wrong("extra_percent"))?,
        u2: query.u2_percent.as_deref().map_or(Ok(statute::Percent::ZERO), str::parse).map_err(|_| wrong("u2_percent"))?,
    })
}

/// From a client's price to the net wage, every line explained.
#[utoipa::path(get, path = "/api/pay/price-to-net", operation_id = "pay.price_to_net", params(PayQuery), responses((status = 200, body = serde_json::Value)))]
pub async fn price_to_net(visit: Visit, Query(query): Query<PayQuery>) -> Result<Json<serde_json::Value>, Oops> {
    let wish = wish(&visit, &query)?;
    let answer = rules::answer(&wish).map_err(Error::Refused)?;
    let shares: Vec<Share> = answer.parts.iter().map(|(part, cents)| Share { part: *part, cents: *cents }).collect();
    Ok(Json(serde_json::json!({
        "year": wish.year,
        "result": answer.result,
        "parts": shares,
        "lines": answer.lines,
        "least_turnover_cents": answer.least_turnover,
    })))
}

/// From a gross wage to the net wage and the employer's cost, every line explained.
#[utoipa::path(get, path = "/api/pay/gross-to-net", operation_id = "pay.gross_to_net", params(PayQuery), responses((status = 200, body = serde_json::Value)))]
pub async fn gross_to_net(visit: Visit, Query(query): Query<PayQuery>) -> Result<Json<serde_json::Value>, Oops> {
    let wish = wish(&visit, &query)?;
    let gross = statute::Cents(wish.turnover.0);
    let facts = rules::facts(&wish);
    let explained = rules::explained(&facts, gross, rules::kind_of(wish.year, gross).map_err(anyhow::Error::from).map_err(Error::from)?)
        .map_err(|_| Error::Refused(Refusal::new("pay-out-of-range").field("amount_cents")))?;
    Ok(Json(serde_json::json!({ "year": wish.year, "payslip": explained.payslip, "lines": explained.lines })))
}
