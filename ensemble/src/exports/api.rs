//! Exports for programs.

use super::acts::{self, DatevAsked, File, Period};
use crate::{
    base::{Day, Line},
    web::{ApiRouter, Body, Oops, Problem, Visit},
};
use axum::response::Response;
use base64::Engine as _;
use papers::datev::Chart;
use utoipa_axum::routes;

/// The API of this room.
pub fn api() -> ApiRouter {
    ApiRouter::new().routes(routes!(datev)).routes(routes!(gobd))
}

/// Whose books, and of which days.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct PeriodAsked {
    /// The entity's code.
    entity: Line,
    /// First day.
    #[schema(value_type = String, format = Date)]
    from: Day,
    /// Last day, of the same year.
    #[schema(value_type = String, format = Date)]
    to: Day,
}

impl PeriodAsked {
    fn period(&self) -> Period {
        Period { entity: self.entity.to_string(), from: self.from, to: self.to }
    }
}

/// What a DATEV file needs to know.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct ForDatev {
    /// The entity's code.
    entity: Line,
    /// First day.
    #[schema(value_type = String, format = Date)]
    from: Day,
    /// Last day, of the same year.
    #[schema(value_type = String, format = Date)]
    to: Day,
    /// Number of the tax adviser.
    consultant: u32,
    /// Number of the client there.
    client: u32,
    /// `Skr03`, `Skr04` or `Skr49`.
    #[schema(value_type = String)]
    chart: Chart,
    /// Digits of a ledger account, 4 to 8.
    digits: u8,
}

/// A file.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct FileShown {
    /// Its name.
    name: String,
    /// Its bytes, Base64.
    content: String,
}

fn shown(files: &[File]) -> Vec<FileShown> {
    let encode = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    files.iter().map(|file| FileShown { name: file.name.clone(), content: encode(&file.bytes) }).collect()
}

/// Write the books of a period for DATEV.
#[utoipa::path(post, path = "/api/exports/datev", operation_id = "exports.datev", request_body = ForDatev, responses((status = 200, body = Vec<FileShown>), (status = 422, body = Problem)))]
async fn datev(visit: Visit, body: Body<ForDatev>) -> Result<Response, Oops> {
    let ForDatev { entity, from, to, consultant, client, chart, digits } = &body.value;
    let period = Period { entity: entity.to_string(), from: *from, to: *to };
    let asked = DatevAsked { period, consultant: *consultant, client: *client, chart: *chart, digits: *digits };
    let mut tx = visit.begin_api(&body).await?;
    let files = acts::datev(&mut tx, &asked, visit.lang()).await?;
    visit.done_api(tx, &body, &shown(&files)).await
}

/// Write the books of a period for the tax audit.
#[utoipa::path(post, path = "/api/exports/gobd", operation_id = "exports.gobd", request_body = PeriodAsked, responses((status = 200, body = Vec<FileShown>), (status = 422, body = Problem)))]
async fn gobd(visit: Visit, body: Body<PeriodAsked>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let files = acts::gobd(&mut tx, &body.value.period(), visit.lang()).await?;
    visit.done_api(tx, &body, &shown(&files)).await
}
