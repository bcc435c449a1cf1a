//! The vote lived on the pages, and the acts by the API.

use super::*;

/// Signs in as the browser does and returns the token.
async fn token(app: &App, who: &Who, staff: bool) -> String {
    const PASSWORD: &str = "ein Satz den nur ich kenne";
    let mut tx = app.act(Who::house()).await.unwrap();
    let email = people::person(&mut tx, who.person.unwrap()).await.unwrap().email;
    people::send_login_link(&mut tx, &email).await.unwrap();
    let mails = crate::mail::newest(&mut tx, Some(email.as_str())).await.unwrap();
    let mail = mails.iter().find(|mail| mail.body.contains("/sign-in/password/")).unwrap();
    let link: String = mail.body.split("/sign-in/password/").nth(1).unwrap().chars().take_while(char::is_ascii_hexdigit).collect();
    people::set_password(&mut tx, &link, PASSWORD).await.unwrap();
    let mut code = String::new();
    if staff {
        people::enrol_code(&mut tx, who.login.unwrap(), who.person.unwrap()).await.unwrap();
        code = people::demo_code(&mut tx, &email).await.unwrap().unwrap();
    }
    let signed_in = people::sign_in(&mut tx, &email, PASSWORD, &code, "test").await.unwrap();
    tx.commit().await.unwrap();
    signed_in.token
}

async fn ask(app: &App, token: &str, path: &str, form: Option<String>) -> (u16, String) {
    use axum::{body::Body as Bytes, http::Request};
    use tower::ServiceExt as _;
    let is_page = form.is_none() && !path.contains(".pdf");
    let request = Request::builder().uri(path).header("authorization", format!("Bearer {token}"));
    let request = match form {
        None => request.body(Bytes::empty()).unwrap(),
        Some(form) => request.method("POST").header("content-type", "application/x-www-form-urlencoded").body(Bytes::from(form)).unwrap(),
    };
    let response = crate::web::router(app).oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    // A page asks at most eight statements of the database, the session among them.
    let asked = response.headers().get("server-timing").map(|value| value.to_str().unwrap().to_owned()).unwrap();
    let statements: u32 = asked.split('"').nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    assert!(!is_page || statements <= 8, "{path} asks {statements}");
    let bytes = axum::body::to_bytes(response.into_body(), 8_000_000).await.unwrap();
    (status, String::from_utf8_lossy(&bytes).into_owned())
}

/// Sends a form of a page as the browser does: with its token and its key.
async fn send(app: &App, token: &str, page: &str, action: &str, values: &[(&str, &str)]) -> (u16, String) {
    let (_, html) = ask(app, token, page, None).await;
    let hidden = |name: &str| {
        let after = html.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_else(|| panic!("{page} has no {name}"));
        after.split('"').next().unwrap().to_owned()
    };
    let (csrf, key) = (hidden("csrf"), hidden("key"));
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("csrf", &csrf).append_pair("key", &key);
    for (name, value) in values {
        form.append_pair(name, value);
    }
    ask(app, token, action, Some(form.finish())).await
}

#[tokio::test]
async fn the_vote_is_lived_on_the_pages() {
    for app in houses("2026-06-02").await {
        let world = world(&app, 4).await;
        let (board, member) = (token(&app, &world.who[0], true).await, token(&app, &world.who[1], false).await);
        // The call: the deadlines stand beside the day; a refused form comes back filled.
        let (status, html) = ask(&app, &board, "/desk/assembly/new", None).await;
        assert!(status == 200 && html.contains("§ 46 Abs. 1 GenG") && html.contains("Entlastung des Vorstands"), "{html}");
        let typed = [
            ("title", "Generalversammlung im Juni"),
            ("form", "hybrid"),
            ("place", "Berlin"),
            ("held_on", "2026-06-16"),
            ("begins", "09:00"),
            ("year_began_on", "2026-01-01"),
            ("access", "https://example.org"),
            ("subject-1", "report"),
            ("title-1", "Bericht"),
            ("subject-3", "other"),
            ("title-3", "Ein Beschluss"),
        ];
        let (status, html) = send(&app, &board, "/desk/assembly/new", "/desk/assembly", &typed).await;
        assert!(
            status == 422 && html.contains("Generalversammlung im Juni") && html.contains("01.06.2026"),
            "the invitation is a day late"
        );
        let mut good = typed;
        good[3].1 = "2026-06-17";
        // R13, beside the row in which the item stands
        let (status, html) = send(&app, &board, "/desk/assembly/new", "/desk/assembly", &good).await;
        assert!(status == 422 && html.contains("#assembly-call-motion-3"), "{status}");
        let whole: Vec<_> = good.into_iter().chain([("motion-3", "Die Versammlung beschließt es.")]).collect();
        let (status, _) = send(&app, &board, "/desk/assembly/new", "/desk/assembly", &whole).await;
        assert_eq!(status, 303);
        let mut tx = app.act(Who::house()).await.unwrap();
        let id = store::newest(&mut tx).await.unwrap()[0].id;
        let vote = store::items(&mut tx, id).await.unwrap()[1].id;
        sweep(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        // R1: the console says when the last invitation left, and that it was in time.
        let (_, html) = ask(&app, &board, &format!("/desk/assembly/{id}"), None).await;
        assert!(html.contains("Die letzte Einladung ging ab am 02.06.2026") && html.contains("rechtzeitig"), "{html}");
        let mut tx = app.act(Who::house()).await.unwrap();
        on(&mut tx, "2026-06-17");
        open(&mut tx, id, world.roll[0].person).await.unwrap();
        check_in(&mut tx, id, world.roll[0].member, Manner::Hall).await.unwrap();
        give_proxy(&mut tx, id, world.roll[2].member, world.roll[1].member).await.unwrap();
        open_vote(&mut tx, vote).await.unwrap();
        tx.commit().await.unwrap();
        let mine = format!("/my/assembly/{id}");
        let me = world.roll[1].member.to_string();
        let ballot = format!("{mine}/items/{vote}/vote");
        // R8: who is not there is refused; who takes part online votes for herself and for whom she represents.
        let (status, html) = send(&app, &member, &mine, &ballot, &[("member", &me), ("choice", "yes")]).await;
        assert!(status == 422 && html.contains("nicht anwesend"), "{html}");
        assert_eq!(send(&app, &member, &mine, &format!("{mine}/come"), &[]).await.0, 303);
        let (_, html) = ask(&app, &member, &mine, None).await;
        assert!(html.contains("Ihre Stimme") && html.contains("Stimme für M2 Muster"), "{html}");
        assert_eq!(send(&app, &member, &mine, &ballot, &[("member", &me)]).await.0, 422, "nothing was chosen");
        assert_eq!(send(&app, &member, &mine, &ballot, &[("member", &me), ("choice", "yes")]).await.0, 303);
        // R5: 2 shares and 3 shares are one vote each.
        let other = world.roll[2].member.to_string();
        assert_eq!(send(&app, &member, &mine, &ballot, &[("member", &other), ("choice", "no")]).await.0, 303);
        let (status, html) = send(&app, &member, &mine, &ballot, &[("member", &me), ("choice", "no")]).await;
        assert!(status == 422 && html.contains("bereits abgestimmt"));
        let desk = format!("/desk/assembly/{id}");
        let hall = [("number", "1"), ("choice", "yes")];
        assert_eq!(send(&app, &board, &desk, &format!("{desk}/items/{vote}/vote"), &hall).await.0, 303);
        assert_eq!(send(&app, &board, &desk, &format!("{desk}/items/{vote}/close-vote"), &[]).await.0, 303);
        assert_eq!(send(&app, &board, &desk, &format!("{desk}/items/{vote}/find"), &[("finding", "Angenommen.")]).await.0, 303);
        let hall = format!("{desk}/hall");
        for lang in ["de", "en"] {
            for (who, path, says) in [
                (&member, "/my/assembly", "Generalversammlung im Juni"),
                (&member, mine.as_str(), "Angenommen."),
                (&board, "/desk/assembly", "Generalversammlung im Juni"),
                (&board, desk.as_str(), "§ 43 Abs. 2 GenG"),
                (&board, "/desk/assembly/new", "§ 48 Abs. 1 GenG"),
                (&board, "/desk/boards", "M0 Muster"),
                (&board, hall.as_str(), "Ein Beschluss"),
            ] {
                let (status, html) = ask(&app, who, &format!("{path}?lang={lang}"), None).await;
                assert_eq!(status, 200, "{path}: {html}");
                assert!(html.contains(says), "{path} does not say {says}: {html}");
                assert!(!html.contains('⟦'), "{path} lacks a text: {}", html.split('⟦').nth(1).unwrap_or_default());
            }
        }
        // 2 yes and 1 no are 3 votes cast: more than half, that is 2.
        let (_, html) = ask(&app, &member, &mine, None).await;
        assert!(html.contains("2 Ja und 1 Nein sind 3 abgegebene Stimmen"), "{html}");
        // The desk is the desk's.
        assert_eq!(ask(&app, &member, &desk, None).await.0, 403);
        assert_eq!(ask(&app, &member, "/desk/assembly/new", None).await.0, 403);
        let (status, pdf) = ask(&app, &member, &format!("{mine}/invitation.pdf"), None).await;
        assert!(status == 200 && pdf.starts_with("%PDF"));
        // R14: every member may read the minutes; the proof of dispatch with all names is the desk's.
        let mut tx = app.act(world.who[0].clone()).await.unwrap();
        on(&mut tx, "2026-06-17");
        close(&mut tx, id).await.unwrap();
        appoint(&mut tx, Body::Management, world.roll[1].person, false, (Day::constant(2026, 6, 1), None), true).await.unwrap();
        let minutes = draw_up_minutes(&mut tx, id, &Line::from_field("Anna").unwrap()).await.unwrap();
        let proof = proof_of(&documents::about(&mut tx, &id.to_string()).await.unwrap());
        tx.commit().await.unwrap();
        let (status, pdf) = ask(&app, &member, &format!("/assembly/{id}/papers/{minutes}"), None).await;
        assert!(status == 200 && pdf.starts_with("%PDF"));
        assert_eq!(ask(&app, &member, &format!("/assembly/{id}/papers/{proof}"), None).await.0, 404);
        assert_eq!(ask(&app, &board, &format!("/assembly/{id}/papers/{proof}"), None).await.0, 200);
        let (status, json) = ask(&app, &member, &format!("/api/assemblies/{id}"), None).await;
        assert!(status == 200 && json.contains("\"carried\":true"), "{json}");
        assert_eq!(ask(&app, &member, &format!("/api/assemblies/{id}/roll"), None).await.0, 403);
    }
}

/// Sends JSON to the API.
async fn call_api(app: &App, token: &str, path: &str, body: serde_json::Value) -> (u16, serde_json::Value) {
    use tower::ServiceExt as _;
    let request = axum::http::Request::post(path)
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json")
        .body(axum::body::Body::from(body.to_string()))
        .unwrap();
    let response = crate::web::router(app).oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    let bytes = axum::body::to_bytes(response.into_body(), 8_000_000).await.unwrap();
    (status, serde_json::from_slice(&bytes).unwrap())
}

#[tokio::test]
async fn a_program_calls_and_reads_by_the_api() {
    use serde_json::json;
    for app in houses("2026-06-02").await {
        let world = world(&app, 3).await;
        let (board, member) = (token(&app, &world.who[0], true).await, token(&app, &world.who[1], false).await);
        let mut call = json!({
            "title": "Generalversammlung", "form": "hybrid", "place": "Berlin", "held_on": "2026-06-16", "begins": "09:00",
            "year_began_on": "2026-01-01", "access": "https://example.org",
            "items": [{ "subject": "discharge_board", "title": "Entlastung", "motion": "Dem Vorstand wird Entlastung erteilt." }],
        });
        // R1 by the API: the refusal names its field and its paragraph.
        let (status, refused) = call_api(&app, &board, "/api/assemblies", call.clone()).await;
        assert_eq!((status, refused["code"].as_str(), refused["field"].as_str()), (422, Some("assembly-late-call"), Some("held_on")));
        call["held_on"] = json!("2026-06-17");
        assert_eq!(call_api(&app, &member, "/api/assemblies", call.clone()).await.0, 403);
        let (status, made) = call_api(&app, &board, "/api/assemblies", call).await;
        assert_eq!(status, 200, "{made}");
        let path = format!("/api/assemblies/{}", made["id"].as_str().unwrap());
        let (_, first) = call_api(&app, &board, &format!("{path}/invitations"), json!({ "most": 2 })).await;
        let (_, rest) = call_api(&app, &board, &format!("{path}/invitations"), json!({ "most": 2 })).await;
        assert_eq!((first["invited"].as_u64(), rest["invited"].as_u64()), (Some(2), Some(1)));
        let (_, roll) = ask(&app, &board, &format!("{path}/roll?search=m1"), None).await;
        let roll: serde_json::Value = serde_json::from_str(&roll).unwrap();
        assert_eq!(roll.as_array().unwrap().len(), 1);
        assert_eq!(roll[0]["invitation_sha256"].as_str().unwrap().len(), 64);
        let mandate = json!({ "body": "management", "person": world.roll[0].person, "since": "2026-06-02" });
        let (status, refused) = call_api(&app, &board, "/api/boards/mandates", mandate).await;
        assert_eq!((status, refused["code"].as_str()), (422, Some("boards-seat-held")));
        let (_, boards) = ask(&app, &board, "/api/boards", None).await;
        assert!(boards.contains("\"name\":\"M0 Muster\""), "{boards}");
    }
}
