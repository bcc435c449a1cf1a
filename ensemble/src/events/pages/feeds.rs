//! The sessions as files for programs: calendar (RFC 5545) and JSON-LD (schema.org).

use super::{super::letters, id_of};
use crate::{
    base::{Outcome, Said},
    events::store::{self, SessionRow},
    web::{Oops, Pages, Visit},
};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};

pub(super) fn pages() -> Pages {
    Pages::new()
        .route("/info-sessions.ics", get(calendar))
        .route("/info-sessions.jsonld", get(linked_data))
        .route("/info-sessions/{id}/calendar.ics", get(session_calendar))
}

fn calendar_file(bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], bytes).into_response()
}

/// All coming sessions in one calendar: the events of the single files, under one head.
fn joined(files: &[Vec<u8>]) -> Vec<u8> {
    const BEGIN: &str = "BEGIN:VEVENT\r\n";
    const END: &str = "END:VCALENDAR\r\n";
    let mut all =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Ensemble//info-sessions//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n".to_owned();
    for file in files {
        let text = String::from_utf8_lossy(file);
        let event = text.find(BEGIN).and_then(|from| text.get(from..)).and_then(|rest| rest.strip_suffix(END));
        all.push_str(event.unwrap_or_default());
    }
    all.push_str(END);
    all.into_bytes()
}

async fn coming(visit: &Visit) -> Outcome<(crate::db::Tx, Vec<SessionRow>)> {
    let mut tx = visit.read().await?;
    let now = tx.now();
    let rows = store::sessions_after(&mut tx, now).await?;
    Ok((tx, rows))
}

async fn calendar(visit: Visit) -> Result<Response, Oops> {
    let (tx, rows) = coming(&visit).await?;
    let files: Vec<_> = rows.iter().map(|row| letters::calendar(&tx, row)).collect();
    Ok(calendar_file(joined(&files)))
}

async fn session_calendar(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    let mut tx = visit.read().await?;
    let row = store::session(&mut tx, id_of(&id)?).await?;
    Ok(calendar_file(letters::calendar(&tx, &row)))
}

fn linked(said: &Said, house: &crate::app::House, row: &SessionRow) -> serde_json::Value {
    let url = house.link(&format!("/info-sessions/{}", row.id));
    let place = row.place.as_ref().map_or_else(
        || serde_json::json!({ "@type": "VirtualLocation", "url": row.video_link }),
        |place| serde_json::json!({ "@type": "Place", "name": place }),
    );
    let mode = if row.place.is_some() { "OfflineEventAttendanceMode" } else { "OnlineEventAttendanceMode" };
    let availability = if row.free() == 0 { "SoldOut" } else { "InStock" };
    serde_json::json!({
        "@type": "Event",
        "@id": url,
        "url": url,
        "name": row.title(said.lang()),
        "startDate": row.starts_at.to_string(),
        "endDate": row.ends_at.to_string(),
        "inLanguage": row.lang,
        "eventAttendanceMode": format!("https://schema.org/{mode}"),
        "location": place,
        "maximumAttendeeCapacity": row.seats,
        "remainingAttendeeCapacity": row.free(),
        "isAccessibleForFree": true,
        "organizer": { "@type": "Organization", "name": house.name() },
        "offers": { "@type": "Offer", "price": 0, "priceCurrency": "EUR", "url": url, "availability": format!("https://schema.org/{availability}") },
    })
}

async fn linked_data(visit: Visit) -> Result<Response, Oops> {
    let (_, rows) = coming(&visit).await?;
    let events: Vec<_> = rows.iter().map(|row| linked(&visit.said, &visit.app.house, row)).collect();
    let body = serde_json::json!({ "@context": "https://schema.org", "@graph": events }).to_string();
    Ok(([(header::CONTENT_TYPE, "application/ld+json")], body).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_holds_every_event_under_one_head() {
        let one = |uid: &str| {
            let head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
            format!("{head}BEGIN:VEVENT\r\nUID:{uid}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n").into_bytes()
        };
        let text = String::from_utf8(joined(&[one("a"), one("b")])).unwrap();
        assert_eq!(text.matches("BEGIN:VCALENDAR").count(), 1);
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 2);
        assert!(text.ends_with("UID:b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
    }
}
