//! What a visitor learns.

use super::rules::{Part, Wish, answer, average_extra, kind_of, year_of};
use crate::{app::App, base::Cents, testing, web};
use axum::{body::Body, http::Request};
use statute::{Land, Percent, pay::EmploymentType};
use tower::ServiceExt as _;

fn wish(turnover: i64) -> Wish {
    Wish {
        year: 2026,
        month: 3,
        turnover: Cents(turnover),
        fee: Percent::from_ppm(90_000),
        expenses: Cents(10_000),
        class: 1,
        land: Land::Be,
        church: false,
        children: 0,
        under_23: false,
        extra: average_extra(2026).unwrap().0,
        u2: Percent::ZERO,
    }
}

// R1, R2
#[test]
fn every_cent_of_the_turnover_has_a_place() {
    for turnover in [100_000, 123_457, 400_000, 1_000_001] {
        let answer = answer(&wish(turnover)).unwrap();
        assert!(answer.result.affordable.is_some(), "{turnover} affords a wage");
        assert_eq!(answer.parts.iter().map(|(_, cents)| *cents).sum::<Cents>(), Cents(turnover));
    }
    let answer = answer(&wish(400_000)).unwrap();
    assert!(answer.parts.contains(&(Part::Fee, Cents(36_000))), "4,000.00 x 9 % = 360.00");
    assert!(answer.lines.iter().all(|line| !line.paragraph.is_empty()));
}

#[test]
fn too_little_is_said_with_what_would_be_enough() {
    let little = answer(&wish(50_000)).unwrap();
    assert!(little.result.affordable.is_none());
    let least = little.least_turnover;
    assert!(answer(&wish(least.0)).unwrap().result.affordable.is_some());
    assert!(answer(&wish(least.0 - 1)).unwrap().result.affordable.is_none());
}

#[test]
fn what_no_law_means_is_refused() {
    let mut wrong = wish(400_000);
    wrong.class = 9;
    let refusal = answer(&wrong).err().unwrap();
    assert_eq!((refusal.code, refusal.field.as_deref()), ("pay-out-of-range", Some("class")));
}

// R3
#[test]
fn the_law_is_todays_or_the_newest_that_is_final() {
    let day = |text| crate::base::parse_day(text).unwrap();
    assert_eq!(year_of(day("2025-06-01")).unwrap(), 2025);
    assert_eq!(year_of(day("2029-06-01")).unwrap(), 2026);
}

#[test]
fn the_gross_wage_tells_the_kind_of_employment() {
    // § 8 SGB IV: up to 603.00 in 2026; § 20 Abs. 2 SGB IV: up to 2,000.00.
    for (gross, kind) in [(60_300, EmploymentType::Minijob), (200_000, EmploymentType::Midijob), (200_001, EmploymentType::Regular)] {
        assert_eq!(kind_of(2026, statute::Cents(gross)).unwrap(), kind);
    }
}

async fn get(app: &App, path: &str) -> (u16, String) {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let response = web::router(app).oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

// R4, R5
#[tokio::test]
async fn every_page_opens_in_both_languages_and_lacks_no_text() {
    for app in testing::houses("2026-03-02").await {
        for path in ["/", "/how-it-works", "/cooperative", "/imprint", "/privacy", "/accessibility"] {
            for lang in ["de", "en"] {
                let (status, html) = get(&app, &format!("{path}?lang={lang}")).await;
                assert_eq!(status, 200, "{path} {html}");
                assert!(!html.contains('⟦'), "{path} in {lang} lacks a text: {}", html.split('⟦').nth(1).unwrap_or_default());
            }
        }
        let (_, imprint) = get(&app, "/imprint").await;
        for entity in ["Muster eG", "Muster Bildungswerk gGmbH", "Muster e.V.", "GnR 999 B", "Alma Aufsicht"] {
            assert!(imprint.contains(entity), "{entity}");
        }
        let (_, page) = get(&app, "/how-it-works?lang=en&turnover=5%2C000.00&class=3").await;
        assert!(page.contains("value=\"5,000.00\"") && page.contains("450.00"), "9 % of 5,000.00");
        let (status, page) = get(&app, "/how-it-works?lang=en&turnover=much").await;
        assert!(status == 422 && page.contains("value=\"much\""), "what was typed is not lost");
    }
}

#[tokio::test]
async fn the_calculator_answers_programs_too() {
    for app in testing::houses("2026-03-02").await {
        let (status, body) = get(&app, "/api/pay/price-to-net?amount_cents=400000").await;
        let json: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!((status, json["parts"][0]["cents"].as_i64()), (200, Some(36_000)));
        let (status, body) = get(&app, "/api/pay/gross-to-net?amount_cents=300000").await;
        let json: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!((status, json["year"].as_i64()), (200, Some(2026)));
        assert!(json["lines"].as_array().unwrap().len() > 8);
        assert_eq!(get(&app, "/api/pay/gross-to-net?amount_cents=1&land=XX").await.0, 422);
    }
}
