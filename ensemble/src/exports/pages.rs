//! The exports on the desk.

use super::acts::{self, DatevAsked, File, Period};
use crate::{
    access::Thing,
    base::{Day, Error, Line, Outcome},
    ledger,
    web::{self, Choice, Filled, Oops, Page, Pages, Visit},
};
use askama::Template;
use axum::{extract::Path, response::Response, routing::get};
use papers::datev::Chart;
use std::io::{Cursor, Write as _};
use zip::{ZipWriter, write::SimpleFileOptions};

const FORM: &str = "exports";

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new().route("/desk/exports", get(page)).route("/desk/exports/{what}", axum::routing::post(download))
}

#[derive(Template)]
#[template(path = "exports/exports.html")]
struct ExportsPage<'a> {
    page: Page,
    form: &'a Filled,
    entities: Vec<Choice>,
    charts: [Choice; 3],
    datev: [&'static str; 2],
}

/// The files of an export by the last part of their address.
const DATEV: [&str; 2] = ["EXTF_Buchungsstapel.csv", "EXTF_DebitorenKreditoren.csv"];
const GOBD: &str = "gobd.zip";

async fn build<'a>(visit: &Visit, form: &'a Filled) -> Result<ExportsPage<'a>, Oops> {
    visit.person()?;
    let mut tx = visit.read().await?;
    tx.allow("ledger.export", &Thing::any())?;
    let entities = ledger::entities(&mut tx).await?.into_iter().map(|one| Choice::new(one.code, one.name)).collect();
    let charts = [Choice::new("skr03", "SKR03"), Choice::new("skr04", "SKR04"), Choice::new("skr49", "SKR49")];
    Ok(ExportsPage { page: visit.page(visit.said.say("exports-title")), form, entities, charts, datev: DATEV })
}

async fn page(visit: Visit) -> Result<Response, Oops> {
    let today = crate::base::day_in_berlin(visit.app.house.clock().now());
    let form = Filled::empty(FORM, &visit)
        .with("entity", "eg")
        .with("from", Day::new(today.year(), 1, 1).unwrap_or(today))
        .with("to", today)
        .with("chart", "skr04")
        .with("digits", 4);
    visit.show(&build(&visit, &form).await?)
}

fn chart(text: &str) -> Chart {
    match text {
        "skr03" => Chart::Skr03,
        "skr49" => Chart::Skr49,
        _ => Chart::Skr04,
    }
}

fn period(form: &mut Filled) -> Option<Period> {
    let (entity, from, to) = (form.read::<Line>("entity"), form.read::<Day>("from"), form.read::<Day>("to"));
    Some(Period { entity: entity?.to_string(), from: from?, to: to? })
}

fn datev(form: &mut Filled) -> Option<DatevAsked> {
    let (consultant, client, digits) = (form.read::<u32>("consultant"), form.read::<u32>("client"), form.read::<u32>("digits"));
    let period = period(form);
    let chart = chart(form.value("chart"));
    Some(DatevAsked { period: period?, consultant: consultant?, client: client?, chart, digits: u8::try_from(digits?).unwrap_or(0) })
}

/// Many files as one, in their order; the same files give the same bytes.
fn folder(name: &str, files: &[File]) -> Outcome<File> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        zip.start_file(&file.name, SimpleFileOptions::default()).map_err(anyhow::Error::from)?;
        zip.write_all(&file.bytes).map_err(anyhow::Error::from)?;
    }
    let bytes = zip.finish().map_err(anyhow::Error::from)?.into_inner();
    Ok(File { name: name.to_owned(), kind: "application/zip", bytes })
}

async fn download(visit: Visit, Path(what): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let mut form = form.named(FORM);
    let mut tx = visit.app.act(visit.who.clone()).await?;
    let lang = visit.lang();
    let files = if DATEV.contains(&what.as_str()) {
        match datev(&mut form) {
            Some(asked) => acts::datev(&mut tx, &asked, lang).await,
            None => return visit.show_refused(&build(&visit, &form).await?),
        }
    } else if what == GOBD {
        match period(&mut form) {
            Some(period) => acts::gobd(&mut tx, &period, lang).await.and_then(|files| Ok(vec![folder(GOBD, &files)?])),
            None => return visit.show_refused(&build(&visit, &form).await?),
        }
    } else {
        return Err(Error::Missing("file").into());
    };
    match files {
        Ok(files) => {
            let File { name, kind, bytes } = files.into_iter().find(|file| file.name == what).ok_or(Error::Missing("file"))?;
            tx.commit().await?;
            Ok(web::file(&name, kind, bytes))
        }
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&build(&visit, &form).await?)
        }
        Err(error) => Err(error.into()),
    }
}
