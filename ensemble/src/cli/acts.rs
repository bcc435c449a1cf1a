//! Every act by name: `ensemble do` reads the API's own description, so that a new act is on the command line the day
//! it is in the API.

use crate::{
    app::App,
    base::{Email, FromField, Lang},
    db::Who,
    people, web,
};
use anyhow::{Context as _, bail};
use axum::{
    body::Body,
    http::{Method, Request, header},
};
use serde_json::{Map, Value};
use std::{collections::BTreeMap, io::Read as _};
use tower::ServiceExt as _;

/// What `ensemble do` was given.
#[derive(clap::Args)]
pub struct Do {
    /// The act, for example `members.declare`; without it all acts are listed
    pub act: Option<String>,
    /// Its values as name=value, or `-` to read one JSON object from standard input
    pub values: Vec<String>,
    /// Act as the login with this mail address instead of as the operator
    #[arg(long = "as", value_name = "EMAIL")]
    pub as_login: Option<String>,
    /// Language of refusals
    #[arg(long, default_value = "en")]
    pub lang: String,
}

struct Operation<'a> {
    method: Method,
    path: &'a str,
    summary: &'a str,
    spec: &'a Value,
}

/// Runs an act in this process, against this database, by the same code as the API. Returns whether it succeeded.
///
/// # Errors
/// If there is no such act or a value does not fit.
pub async fn run(app: &App, args: &Do) -> anyhow::Result<bool> {
    let openapi = serde_json::to_value(web::openapi())?;
    let operations = operations(&openapi);
    let Some(name) = &args.act else {
        for (name, operation) in &operations {
            println!("{name:<32} {}", operation.summary);
        }
        return Ok(true);
    };
    let Some(operation) = operations.get(name.as_str()) else { bail!("there is no act `{name}`; `ensemble do` lists them all") };
    let values = values(args, operation, &openapi)?;
    let request = request(operation, values)?;
    let who = who(app, args.as_login.as_deref()).await?;
    let lang = Lang::from_code(&args.lang).context("the language must be de or en")?;
    send(app, request, who, lang).await
}

fn operations(openapi: &Value) -> BTreeMap<&str, Operation<'_>> {
    let mut found = BTreeMap::new();
    for (path, methods) in openapi.get("paths").and_then(Value::as_object).into_iter().flatten() {
        for (method, spec) in methods.as_object().into_iter().flatten() {
            let text = |key: &str| spec.get(key).and_then(Value::as_str);
            let Some(name) = text("operationId") else { continue };
            let method = method.to_uppercase().parse().unwrap_or(Method::POST);
            let summary = text("summary").or(text("description")).unwrap_or_default();
            found.insert(name, Operation { method, path, summary, spec });
        }
    }
    found
}

/// The schema of a request's body, its reference followed.
fn body_schema<'a>(operation: &Operation<'a>, openapi: &'a Value) -> Option<&'a Value> {
    let schema = operation.spec.pointer("/requestBody/content/application~1json/schema")?;
    match schema.get("$ref").and_then(Value::as_str) {
        Some(reference) => openapi.pointer(reference.trim_start_matches('#')),
        None => Some(schema),
    }
}

fn values(args: &Do, operation: &Operation<'_>, openapi: &Value) -> anyhow::Result<Map<String, Value>> {
    if args.values.len() == 1 && args.values.first().is_some_and(|value| value == "-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        return serde_json::from_str(&text).context("standard input must hold one JSON object");
    }
    let properties = body_schema(operation, openapi).and_then(|schema| schema.get("properties"));
    let mut values = Map::new();
    for pair in &args.values {
        let (name, text) = pair.split_once('=').with_context(|| format!("`{pair}` must look like name=value"))?;
        let is_text = properties.and_then(|p| p.get(name)).is_none_or(|schema| wants_text(schema, openapi));
        let value = if is_text {
            Value::String(text.to_owned())
        } else {
            serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()))
        };
        values.insert(name.to_owned(), value);
    }
    Ok(values)
}

fn wants_text(schema: &Value, openapi: &Value) -> bool {
    if let Some(target) = schema.get("$ref").and_then(Value::as_str).and_then(|r| openapi.pointer(r.trim_start_matches('#'))) {
        return wants_text(target, openapi);
    }
    if let Some(any) = schema.get("oneOf").and_then(Value::as_array) {
        return any.iter().any(|schema| schema.get("type").is_none_or(|t| t != "null") && wants_text(schema, openapi));
    }
    match schema.get("type") {
        Some(Value::String(kind)) => kind == "string",
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == "string"),
        _ => false,
    }
}

fn request(operation: &Operation<'_>, mut values: Map<String, Value>) -> anyhow::Result<Request<Body>> {
    let mut path = operation.path.to_owned();
    for name in values.keys().cloned().collect::<Vec<_>>() {
        let place = format!("{{{name}}}");
        if path.contains(&place) {
            let value = values.remove(&name).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
            path = path.replace(&place, &value.unwrap_or_default());
        }
    }
    if path.contains('{') {
        bail!("a value is missing for {path}");
    }
    let builder = Request::builder().method(operation.method.clone()).header(header::CONTENT_TYPE, "application/json");
    if operation.method == Method::GET {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in &values {
            query.append_pair(name, &value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        }
        return Ok(builder.uri(format!("{path}?{}", query.finish())).body(Body::empty())?);
    }
    Ok(builder.uri(path).body(Body::from(serde_json::to_vec(&values)?))?)
}

async fn who(app: &App, email: Option<&str>) -> anyhow::Result<Who> {
    let Some(email) = email else { return Ok(Who::house()) };
    let email = Email::from_field(email).map_err(|_| anyhow::anyhow!("`{email}` is no mail address"))?;
    let mut tx = app.read(Who::house()).await?;
    people::who_is(&mut tx, &email).await?.with_context(|| format!("nobody signs in as {email}"))
}

async fn send(app: &App, mut request: Request<Body>, who: Who, lang: Lang) -> anyhow::Result<bool> {
    request.extensions_mut().insert(web::Visit::of_operator(app, who, lang));
    let response = web::router(app).oneshot(request).await?;
    let good = response.status().is_success();
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await?;
    let text = match serde_json::from_slice::<Value>(&body) {
        Ok(value) => serde_json::to_string_pretty(&value)?,
        Err(_) => String::from_utf8_lossy(&body).into_owned(),
    };
    if good {
        println!("{text}");
    } else {
        eprintln!("{text}");
    }
    Ok(good)
}
