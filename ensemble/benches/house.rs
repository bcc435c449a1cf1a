//! What the house takes: time, memory, bytes and statements, printed and never asserted (machines are noisy).
//!
//! `cargo bench -p ensemble --bench house` fills a demo of `ENSEMBLE_BENCH_MEMBERS` members (default 35,000; one in fifteen is
//! employed) in the target folder once, and measures on it. Run it with a tenth of the members to see how the figures grow.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::float_arithmetic,
    clippy::as_conversions,
    missing_docs,
    reason = "a measurement stops where something fails"
)]

use axum::{body::Body, http::Request};
use ensemble::{
    app::App,
    base::{Cents, Clock, Day, Email, FromField, Lang, Line, Text},
    config::Given,
    db::Who,
    ledger, mail, payroll, people,
    people::Role,
    testing, web,
    work::{self, Answer, Autonomy, ClientKind, Country, Decides, NewClient, NewOrder, Print, Vat},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};
use tower::ServiceExt as _;

const PROGRAM: &str = env!("CARGO_BIN_EXE_ensemble");
const PASSWORD: &str = "ein Satz den nur die Messung kennt";

fn main() {
    let members: u32 = std::env::var("ENSEMBLE_BENCH_MEMBERS").ok().and_then(|text| text.parse().ok()).unwrap_or(35_000);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-{members}"));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    fill(&folder, members);
    start_and_idle(&folder);
    runtime.block_on(async {
        let app = open(&folder).await;
        member_list(&app, members).await;
        payroll_month(&app).await;
        app.db.close().await;
        let house = testing::house(&format!("sqlite:{}", fresh(&folder, "acts.db").display()), Day::constant(2026, 3, 2)).await;
        declare(&house, 1_000).await;
        invoices(&house, 1_000).await;
    });
}

fn say(what: &str, figure: &str, goal: &str) {
    println!("{what:<62} {figure:>18}   (goal {goal})");
}

fn median(mut all: Vec<Duration>) -> Duration {
    all.sort();
    all[all.len() / 2]
}

fn fresh(folder: &Path, name: &str) -> PathBuf {
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(folder.join(format!("{name}{ending}")));
    }
    folder.join(name)
}

fn fill(folder: &Path, members: u32) {
    fs::create_dir_all(folder).unwrap();
    let began = Instant::now();
    let done = Command::new(PROGRAM)
        .args(["demo", "--no-serve", "--members", &members.to_string()])
        .current_dir(folder)
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(done.success());
    say(&format!("demo of {members} members filled (or found)"), &format!("{:.1} s", began.elapsed().as_secs_f64()), "60 s at 900");
}

/// From the start of the program to the first page, and what it holds in memory when nothing happens.
fn start_and_idle(folder: &Path) {
    let mut starts = Vec::new();
    let mut resident = 0;
    for round in 0..5 {
        let port = 21_400 + round;
        let began = Instant::now();
        let mut child = Command::new(PROGRAM)
            .args(["demo", "--listen", &format!("127.0.0.1:{port}")])
            .current_dir(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            std::thread::sleep(Duration::from_millis(2));
        }
        starts.push(began.elapsed());
        if round == 4 {
            // The first sweeps print what waits; idle is when they are done.
            std::thread::sleep(Duration::from_secs(10));
            resident = kilobytes(child.id(), "VmRSS");
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }
    say("start with this database, until it answers (median of 5)", &format!("{} ms", median(starts).as_millis()), "150 ms");
    say("memory when nothing happens", &format!("{:.1} MB", resident as f64 / 1024.0), "40 MB");
}

fn kilobytes(process: u32, line: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let found = status.lines().find(|text| text.starts_with(line)).unwrap_or_default();
    found.split_whitespace().nth(1).and_then(|text| text.parse().ok()).unwrap_or(0)
}

async fn open(folder: &Path) -> App {
    let given = Given {
        db: Some(format!("sqlite:{}", folder.join("ensemble-demo.db").display())),
        key_file: Some(folder.join("ensemble-demo.db.key").display().to_string()),
        ..Given::default()
    };
    let app = given.open(Clock::system(), true).await.unwrap();
    let day = app.house.settings().demo_day.unwrap();
    app.db.close().await;
    given.open(Clock::starting_on(day), true).await.unwrap()
}

async fn token(app: &App, role: Role) -> String {
    let who = testing::somebody(app, "Messung", &[role]).await;
    let mut tx = app.act(Who::house()).await.unwrap();
    let email = people::person(&mut tx, who.person.unwrap()).await.unwrap().email;
    people::send_login_link(&mut tx, &email).await.unwrap();
    let body = mail::newest(&mut tx, Some(email.as_str())).await.unwrap().remove(0).body;
    let link = body.split_whitespace().find_map(|word| word.split_once("/password/")).unwrap().1.to_owned();
    people::set_password(&mut tx, &link, PASSWORD).await.unwrap();
    let code = people::demo_code(&mut tx, &email).await.unwrap().unwrap();
    let token = people::sign_in(&mut tx, &email, PASSWORD, &code, "bench").await.unwrap().token;
    tx.commit().await.unwrap();
    token
}

/// The member list with a filter, as the board sees it.
async fn member_list(app: &App, members: u32) {
    let token = token(app, Role::Board).await;
    let router = web::router(app);
    let (mut times, mut bytes, mut asked) = (Vec::new(), 0, String::new());
    for _ in 0..21 {
        let began = Instant::now();
        let request = Request::builder()
            .uri("/desk/members?search=Hahn&sort=city")
            .header("authorization", format!("Bearer {token}"))
            .header("accept-encoding", "identity")
            .body(Body::empty())
            .unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), 200);
        asked = response.headers()["server-timing"].to_str().unwrap().to_owned();
        bytes = axum::body::to_bytes(response.into_body(), 10_000_000).await.unwrap().len();
        times.push(began.elapsed());
    }
    let said = format!("{:.1} ms", median(times).as_secs_f64() * 1_000.0);
    say(&format!("member list of {members} with a filter (median of 21)"), &said, "50 ms");
    say("the same, bytes before compression", &format!("{:.1} KB", bytes as f64 / 1024.0), "60 KB");
    say("the same, SQL", asked.split('"').nth(1).unwrap_or_default(), "8 statements");
}

/// The month after the demo's last one: frozen, calculated, released and posted.
async fn payroll_month(app: &App) {
    let preparer = testing::somebody(app, "Lohn", &[Role::Payroll]).await;
    let second = testing::somebody(app, "Zweite", &[Role::Finance]).await;
    let mut tx = app.act(preparer.clone()).await.unwrap();
    let entity = ledger::entity(&mut tx, "eg").await.unwrap();
    let month = tx.today().first_of_month();
    let Ok(run) = payroll::open_run(&mut tx, entity.id, month).await else {
        println!("the payroll month was measured on this database before: remove its folder to measure it again");
        return;
    };
    let before = kilobytes(std::process::id(), "VmRSS");
    let began = Instant::now();
    payroll::freeze_run(&mut tx, run).await.unwrap();
    tx.commit().await.unwrap();
    work_on(app, &preparer, run).await;
    let mut tx = app.act(second.clone()).await.unwrap();
    let seen = u32::try_from(payroll::exceptions(&mut tx, run).await.unwrap().len()).unwrap();
    payroll::approve_run(&mut tx, run, seen).await.unwrap();
    tx.commit().await.unwrap();
    work_on(app, &preparer, run).await;
    let took = began.elapsed();
    let mut tx = app.read(second).await.unwrap();
    let totals = payroll::totals(&mut tx, run).await.unwrap();
    let each = took.as_secs_f64() * 1_000_000.0 / f64::from(u32::try_from(totals.inputs).unwrap().max(1));
    let what = format!("payroll month of {} employees, {} issued and posted", totals.inputs, totals.payslips);
    say(&what, &format!("{:.2} s", took.as_secs_f64()), "10 s at 10,000");
    say("the same, each", &format!("{each:.0} µs"), "1,000 µs");
    let grown = kilobytes(std::process::id(), "VmHWM").saturating_sub(before);
    say("the same, memory above the begin", &format!("{:.1} MB", grown as f64 / 1024.0), "constant");
}

async fn work_on(app: &App, who: &Who, run: ensemble::base::Id<payroll::Run>) {
    loop {
        let mut tx = app.act(who.clone()).await.unwrap();
        let more = payroll::work_on(&mut tx, run).await.unwrap();
        tx.commit().await.unwrap();
        if !more {
            return;
        }
    }
}

/// Members declared through the API, one request each, with the statutes handed over before.
async fn declare(app: &App, count: u32) {
    let mut tx = app.act(Who::house()).await.unwrap();
    ensemble::members::adopt_statutes(&mut tx, "2026-1", Day::constant(2026, 1, 1), "§ 1 Name").await.unwrap();
    let receipt = ensemble::members::hand_over_statutes(&mut tx).await.unwrap().receipt;
    tx.commit().await.unwrap();
    let router = web::router(app);
    let began = Instant::now();
    for number in 0..count {
        let body = serde_json::json!({
            "given_name": "Mia", "family_name": "Muster", "email": format!("mia{number}@example.org"), "lang": "de", "street": "Lindenweg 3",
            "postcode": "10115", "city": "Berlin", "country": "DE", "born_on": "1990-05-04", "shares": 1, "receipt": receipt,
            "statutes_received": true, "duty_accepted": true, "privacy_accepted": true, "newsletter": false,
        });
        let request =
            Request::post("/api/members/declarations").header("content-type", "application/json").body(Body::from(body.to_string()));
        let mut request = request.unwrap();
        request.extensions_mut().insert(web::Visit::of_operator(app, Who::house(), Lang::De));
        // A thousand people come from a thousand places: limits count senders.
        let place = std::net::Ipv4Addr::from(number);
        request.extensions_mut().insert(axum::extract::ConnectInfo(std::net::SocketAddr::from((place, 1))));
        let response = router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), 200, "{number}");
    }
    say(&format!("{count} members declared through the API"), &format!("{:.2} s", began.elapsed().as_secs_f64()), "2 s");
}

fn line(text: &str) -> Line {
    Line::from_field(text).unwrap()
}

fn order() -> NewOrder {
    NewOrder {
        title: line("Website"),
        description: Text::from_field("Entwurf und Umsetzung einer Website").unwrap(),
        net: Cents::euros(4_000),
        vat: Vat::Standard,
        vat_reason: None,
        invoice_on: Day::constant(2026, 3, 2),
        period_from: Day::constant(2026, 3, 1),
        period_to: Day::constant(2026, 3, 2),
        valid_until: Day::constant(2026, 3, 16),
        place: line("eigenes Büro"),
        time: line("frei eingeteilt"),
        autonomy: Autonomy { place: Decides::Member, time: Decides::Member, manner: Decides::Member, personally: true, own_tools: true },
    }
}

/// Invoices issued (number, EN 16931 file with its hash, books, budget), then twenty of them with PDF and mail.
async fn invoices(app: &App, count: usize) {
    let (ada, adviser, finance) = (
        testing::somebody(app, "Ada", &[Role::Member]).await,
        testing::somebody(app, "Ari", &[Role::Adviser]).await,
        testing::somebody(app, "Fin", &[Role::Finance]).await,
    );
    let mut tx = app.act(ada.clone()).await.unwrap();
    let client = NewClient {
        kind: ClientKind::Business,
        name: line("Nordlicht GmbH"),
        street: line("Hafenstraße 7"),
        postcode: line("20457"),
        city: line("Hamburg"),
        country: Country::from_field("DE").unwrap(),
        vat_id: None,
        buyer_reference: None,
        email: Email::from_field("rechnung@beispiel.example").unwrap(),
        lang: Lang::De,
    };
    let person = ada.person.unwrap();
    let client = work::record_client(&mut tx, person, &client).await.unwrap();
    let eg = ledger::entity(&mut tx, "eg").await.unwrap();
    let mut drafts = Vec::new();
    for _ in 0..count {
        tx.acting_as(ada.clone());
        let order = work::place_order(&mut tx, person, &eg, client, &order(), None).await.unwrap();
        tx.acting_as(adviser.clone());
        let token = work::approve_order(&mut tx, order, "").await.unwrap();
        tx.acting_as(Who::visitor());
        work::answer_order(&mut tx, &token, Answer::Accept, "").await.unwrap();
        tx.acting_as(Who::house());
        drafts.push(work::draft_invoice(&mut tx, order).await.unwrap());
    }
    tx.commit().await.unwrap();
    let began = Instant::now();
    for invoice in &drafts {
        let mut tx = app.act(finance.clone()).await.unwrap();
        work::issue_invoice(&mut tx, *invoice, Print::Later).await.unwrap();
        tx.commit().await.unwrap();
    }
    say(&format!("{count} invoices issued and posted, without PDF"), &format!("{:.2} s", began.elapsed().as_secs_f64()), "5 s");
    let mut times = Vec::new();
    for invoice in drafts.iter().take(20) {
        let began = Instant::now();
        let mut tx = app.act(finance.clone()).await.unwrap();
        work::print_invoice(&mut tx, *invoice).await.unwrap();
        tx.commit().await.unwrap();
        times.push(began.elapsed());
    }
    say("one invoice as PDF with its mail (median of 20)", &format!("{} ms", median(times).as_millis()), "150 ms");
}
