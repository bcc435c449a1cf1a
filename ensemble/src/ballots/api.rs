//! Secret ballots for programs.

use super::{
    acts::{self, Receipt},
    rules::{NewBox, NewTrustee, Papers, State, Task, typed_tracker},
    store,
};
use crate::{
    access::Thing,
    assembly::{Item, Voter},
    base::{Email, Error, Id, Lang, Line, Outcome},
    db::Who,
    web::{ApiRouter, Body, Oops, Problem, Visit},
};
use axum::response::IntoResponse as _;
use axum::{Json, extract::Path, response::Response};
use utoipa_axum::routes;

/// The API of this room.
pub fn api() -> ApiRouter {
    ApiRouter::new()
        .routes(routes!(set_up))
        .routes(routes!(show))
        .routes(routes!(renew_link))
        .routes(routes!(hand_over))
        .routes(routes!(copy_voters))
        .routes(routes!(load_codes))
        .routes(routes!(draw_codes))
        .routes(routes!(renew_code))
        .routes(routes!(open))
        .routes(routes!(receive))
        .routes(routes!(find))
        .routes(routes!(test_ballot))
        .routes(routes!(ask_letter))
        .routes(routes!(vote_on_paper))
        .routes(routes!(take_back_paper))
        .routes(routes!(close))
        .routes(routes!(agree_papers))
        .routes(routes!(sum_up))
        .routes(routes!(abandon))
}

fn item_id(text: &str) -> Outcome<Id<Item>> {
    text.parse().map_err(|_| Error::Missing("item"))
}

/// The item it concerns.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct Done {
    /// Identifier of the item.
    item: String,
}

/// The address says it all.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct NoMore {}

/// Somebody who will hold a part of the key.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct TrusteeAsked {
    /// Name.
    name: Line,
    /// Where her link goes.
    #[schema(value_type = String)]
    email: Email,
    /// Language of her pages.
    #[schema(value_type = String)]
    lang: Lang,
}

/// A secret vote to be set up.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct SetUp {
    /// The trustees, two at least.
    trustees: Vec<TrusteeAsked>,
    /// How many of them are needed to open the sum.
    needed: u32,
    /// Who draws and sends the codes, if it is not the house.
    #[serde(default)]
    codes_by: Option<Line>,
}

/// Make the vote on an item secret and ask the trustees for their keys.
#[utoipa::path(post, path = "/api/assembly-items/{id}/ballot-box", operation_id = "ballots.set_up", params(("id" = String, Path)), request_body = SetUp, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn set_up(visit: Visit, Path(id): Path<String>, body: Body<SetUp>) -> Result<Response, Oops> {
    let item = item_id(&id)?;
    let new = |one: &TrusteeAsked| NewTrustee { name: one.name.clone(), email: one.email.clone(), lang: one.lang };
    let asked = &body.value;
    let new = NewBox {
        trustees: asked.trustees.iter().map(new).collect(),
        needed: usize::try_from(asked.needed).unwrap_or(0),
        codes_by: asked.codes_by.clone(),
    };
    let mut tx = visit.begin_api(&body).await?;
    acts::set_up(&mut tx, item, &new).await?;
    visit.done_api(tx, &body, &Done { item: id }).await
}

/// A trustee as everybody may know her.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct TrusteeShown {
    /// Number in the archive.
    number: i64,
    /// Name.
    name: String,
    /// Whether her key is there.
    key: bool,
    /// Whether her part of the opening is there.
    part: bool,
}

/// A ballot box.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct BoxShown {
    /// Identifier of the election in the archive.
    election: String,
    /// How far it is.
    state: State,
    /// How many trustees are needed.
    needed: i64,
    /// The trustees.
    trustees: Vec<TrusteeShown>,
    /// Ballots received, second ones and faulty ones among them.
    received: i64,
    /// Ballots whose proofs are still to be checked.
    waiting: i64,
    /// Ballots that were not in order.
    faulty: i64,
}

/// Show a ballot box: how far it is, its trustees, how many ballots are in it.
#[utoipa::path(get, path = "/api/assembly-items/{id}/ballot-box", operation_id = "ballots.show", params(("id" = String, Path)), responses((status = 200, body = BoxShown), (status = 403, body = Problem)))]
async fn show(visit: Visit, Path(id): Path<String>) -> Result<Json<BoxShown>, Oops> {
    let item = item_id(&id)?;
    let mut tx = visit.read().await?;
    tx.allow("assembly.read", &Thing::any())?;
    let of = store::ballot_box(&mut tx, item).await?;
    let (received, waiting, faulty) = store::counts(&mut tx, item).await?;
    let trustees = store::trustees(&mut tx, item).await?.into_iter().map(|one| TrusteeShown {
        number: one.number,
        key: one.public_key.is_some(),
        part: one.part.is_some(),
        name: one.name,
    });
    let trustees = trustees.collect();
    Ok(Json(BoxShown { election: of.uuid, state: of.state, needed: of.needed, trustees, received, waiting, faulty }))
}

/// Which trustee.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct WhichTrustee {
    /// Her number.
    trustee: i64,
}

/// Send a trustee a new link to her page.
#[utoipa::path(post, path = "/api/assembly-items/{id}/ballot-box/links", operation_id = "ballots.renew_link", params(("id" = String, Path)), request_body = WhichTrustee, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn renew_link(visit: Visit, Path(id): Path<String>, body: Body<WhichTrustee>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::renew_link(&mut tx, item_id(&id)?, body.value.trustee).await?;
    visit.done_api(tx, &body, &Done { item: id }).await
}

/// What a trustee hands over.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct HandOver {
    /// The last part of the address of her page.
    token: String,
    /// The text of the file, or the hash that her command told.
    text: String,
}

/// What was handed over.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct HandedOver {
    /// The step that this was.
    step: Task,
}

/// Hand over, as a trustee, what her present step asks for: a public key, a certificate, a part of the opening.
#[utoipa::path(post, path = "/api/trustees", operation_id = "ballots.hand_over", request_body = HandOver, responses((status = 200, body = HandedOver), (status = 422, body = Problem)))]
async fn hand_over(visit: Visit, body: Body<HandOver>) -> Result<Response, Oops> {
    let HandOver { token, text } = &body.value;
    let mut tx = visit.begin_api(&body).await?;
    let item = store::trustee_of(&mut tx, token).await?.item;
    let step = if store::ballot_box(&mut tx, item).await?.state == State::Summed {
        acts::hand_over_part(&mut tx, token, text).await?;
        Task::Part
    } else {
        acts::hand_over(&mut tx, token, text).await?
    };
    visit.done_api(tx, &body, &HandedOver { step }).await
}

/// Lines of a file.
#[derive(serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
struct Lines {
    /// The text.
    text: String,
}

/// Who has a ballot, one a line, for whoever draws the codes in place of the house.
#[utoipa::path(post, path = "/api/assembly-items/{id}/ballot-box/voters", operation_id = "ballots.copy_voters", params(("id" = String, Path)), request_body = NoMore, responses((status = 200, body = Lines), (status = 422, body = Problem)))]
async fn copy_voters(visit: Visit, Path(id): Path<String>, body: Body<NoMore>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let text = acts::copy_voters(&mut tx, item_id(&id)?).await?;
    visit.done_api(tx, &body, &Lines { text }).await
}

/// Take the public credentials of codes that somebody else has drawn: for each line of the voters the line, a tabulator, the credential.
#[utoipa::path(post, path = "/api/assembly-items/{id}/ballot-box/credentials", operation_id = "ballots.load_codes", params(("id" = String, Path)), request_body = Lines, responses((status = 200, body = Sent), (status = 422, body = Problem)))]
async fn load_codes(visit: Visit, Path(id): Path<String>, body: Body<Lines>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let sent = acts::load_codes(&mut tx, item_id(&id)?, &body.value.text).await?;
    visit.done_api(tx, &body, &Sent { sent }).await
}

/// How many codes may leave in this step.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct Most {
    /// At most so many.
    most: u32,
}

/// How many it concerned.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct Sent {
    /// Codes sent in this step.
    sent: usize,
}

/// Draw and send the codes of members who have none yet (the house does it by itself).
#[utoipa::path(post, path = "/api/assembly-items/{id}/ballot-box/codes", operation_id = "ballots.draw_codes", params(("id" = String, Path)), request_body = Most, responses((status = 200, body = Sent), (status = 422, body = Problem)))]
async fn draw_codes(visit: Visit, Path(id): Path<String>, body: Body<Most>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let sent = acts::draw_codes(&mut tx, item_id(&id)?, usize::try_from(body.value.most).unwrap_or(0)).await?;
    visit.done_api(tx, &body, &Sent { sent }).await
}

/// The member it concerns.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct OneVoter {
    /// The member.
    #[schema(value_type = String)]
    member: Id<Voter>,
}

/// Send a member a new code; the one before is void.
#[utoipa::path(post, path = "/api/assembly-items/{id}/ballot-box/new-code", operation_id = "ballots.renew_code", params(("id" = String, Path)), request_body = OneVoter, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn renew_code(visit: Visit, Path(id): Path<String>, body: Body<OneVoter>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::renew_code(&mut tx, item_id(&id)?, body.value.member).await?;
    visit.done_api(tx, &body, &Done { item: id }).await
}

/// Ask for a member's new code on paper; somebody else prints it, at the desk.
#[utoipa::path(post, path = "/api/assembly-items/{id}/ballot-box/letters", operation_id = "ballots.ask_letter", params(("id" = String, Path)), request_body = OneVoter, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn ask_letter(visit: Visit, Path(id): Path<String>, body: Body<OneVoter>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::ask_letter(&mut tx, item_id(&id)?, body.value.member).await?;
    visit.done_api(tx, &body, &Done { item: id }).await
}

/// Open the ballot box and with it the vote on the item.
#[utoipa::path(post, path = "/api/assembly-items/{id}/ballot-box/open", operation_id = "ballots.open", params(("id" = String, Path)), request_body = NoMore, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn open(visit: Visit, Path(id): Path<String>, body: Body<NoMore>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::open(&mut tx, item_id(&id)?).await?;
    visit.done_api(tx, &body, &Done { item: id }).await
}

/// An encrypted ballot.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct Cast {
    /// The record, byte for byte as the booth made it.
    ballot: String,
}

/// Put an encrypted ballot into the box; its signature says whose it is. Nobody signs in for it.
#[utoipa::path(post, path = "/api/assembly-items/{id}/ballot-box/ballots", operation_id = "ballots.receive", params(("id" = String, Path)), request_body = Cast, responses((status = 200, body = Receipt), (status = 422, body = Problem)))]
async fn receive(visit: Visit, Path(id): Path<String>, body: Body<Cast>) -> Result<Response, Oops> {
    let item = item_id(&id)?;
    let looked = acts::look(&mut visit.read().await?, item, &body.value.ballot).await;
    let mut tx = visit.begin_api(&body).await?;
    tx.acting_as(Who::visitor()); // R16: whoever is signed in all the same leaves no trace beside a ballot
    let receipt = acts::receive(&mut tx, item, looked?).await?;
    visit.done_api(tx, &body, &receipt).await
}

/// A ballot that is revealed instead of cast.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct TestBallot {
    /// The record, byte for byte.
    ballot: String,
    /// The randomness of each ciphertext, one list per question, in decimal.
    #[schema(value_type = Vec<Vec<String>>)]
    opening: Vec<Vec<acts::Exponent>>,
}

/// What a test ballot says.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct Revealed {
    /// Which answers are marked, one list per question.
    marks: Vec<Vec<bool>>,
}

/// Reveal a ballot instead of casting it, to see what it says. It is spoiled.
#[utoipa::path(post, path = "/api/assembly-items/{id}/ballot-box/tests", operation_id = "ballots.test_ballot", params(("id" = String, Path)), request_body = TestBallot, responses((status = 200, body = Revealed), (status = 422, body = Problem)))]
async fn test_ballot(visit: Visit, Path(id): Path<String>, body: Body<TestBallot>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    tx.acting_as(Who::visitor()); // R16: whoever is signed in all the same leaves no trace beside a ballot
    let marks = acts::test_ballot(&mut tx, item_id(&id)?, &body.value.ballot, &body.value.opening).await?;
    tx.commit().await?;
    // What the ballot said is not kept, so not as the answer to this request either.
    Ok(axum::Json(Revealed { marks }).into_response())
}

/// Where a ballot is.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct Found {
    /// Its tracker.
    tracker: String,
    /// The first 64 bits of it as four words.
    words: String,
    /// Whether its proofs are checked.
    checked: bool,
    /// What is wrong with it.
    fault: Option<String>,
}

/// Find a ballot in the box by its tracker or its four words (query: `tracker`).
#[utoipa::path(get, path = "/api/assembly-items/{id}/ballot-box/ballots", operation_id = "ballots.find", params(("id" = String, Path), ("tracker" = String, Query)), responses((status = 200, body = Found), (status = 404, body = Problem)))]
async fn find(visit: Visit, Path(id): Path<String>) -> Result<Json<Found>, Oops> {
    let typed = typed_tracker(&visit.query("tracker").unwrap_or_default());
    let mut tx = visit.read().await?;
    let found = store::ballot(&mut tx, item_id(&id)?, &typed).await?.ok_or(Error::Missing("ballot"))?;
    Ok(Json(Found { tracker: found.tracker, words: found.words, checked: found.checked, fault: found.fault }))
}

/// Note that a member in the hall votes on paper.
#[utoipa::path(post, path = "/api/assembly-items/{id}/ballot-box/papers", operation_id = "ballots.vote_on_paper", params(("id" = String, Path)), request_body = OneVoter, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn vote_on_paper(visit: Visit, Path(id): Path<String>, body: Body<OneVoter>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::vote_on_paper(&mut tx, item_id(&id)?, body.value.member).await?;
    visit.done_api(tx, &body, &Done { item: id }).await
}

/// Note that a member has given her paper back; she can vote on a device again.
#[utoipa::path(delete, path = "/api/assembly-items/{id}/ballot-box/papers", operation_id = "ballots.take_back_paper", params(("id" = String, Path)), request_body = OneVoter, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn take_back_paper(visit: Visit, Path(id): Path<String>, body: Body<OneVoter>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::take_back_paper(&mut tx, item_id(&id)?, body.value.member).await?;
    visit.done_api(tx, &body, &Done { item: id }).await
}

/// Close the ballot box and say what the papers of the hall hold.
#[utoipa::path(post, path = "/api/assembly-items/{id}/ballot-box/close", operation_id = "ballots.close", params(("id" = String, Path)), request_body = Papers, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn close(visit: Visit, Path(id): Path<String>, body: Body<Papers>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::close(&mut tx, item_id(&id)?, body.value).await?;
    visit.done_api(tx, &body, &Done { item: id }).await
}

/// Whether two have counted the same.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct Agreed {
    /// Whether this count is the same as the one before.
    same: bool,
}

/// Say, as a second person, what the papers of the hall hold.
#[utoipa::path(post, path = "/api/assembly-items/{id}/ballot-box/agree", operation_id = "ballots.agree_papers", params(("id" = String, Path)), request_body = Papers, responses((status = 200, body = Agreed), (status = 422, body = Problem)))]
async fn agree_papers(visit: Visit, Path(id): Path<String>, body: Body<Papers>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let same = acts::agree_papers(&mut tx, item_id(&id)?, body.value).await?;
    visit.done_api(tx, &body, &Agreed { same }).await
}

/// Sum up a closed box and ask the trustees to open the sum (the house does it by itself).
#[utoipa::path(post, path = "/api/assembly-items/{id}/ballot-box/sum", operation_id = "ballots.sum_up", params(("id" = String, Path)), request_body = NoMore, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn sum_up(visit: Visit, Path(id): Path<String>, body: Body<NoMore>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::sum_up(&mut tx, item_id(&id)?).await?;
    visit.done_api(tx, &body, &Done { item: id }).await
}

/// Why a vote is abandoned.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct Abandoned {
    /// The reason, for the audit log.
    reason: Line,
}

/// Abandon a secret vote that cannot be finished; the item waits again.
#[utoipa::path(delete, path = "/api/assembly-items/{id}/ballot-box", operation_id = "ballots.abandon", params(("id" = String, Path)), request_body = Abandoned, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn abandon(visit: Visit, Path(id): Path<String>, body: Body<Abandoned>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::abandon(&mut tx, item_id(&id)?, &body.value.reason).await?;
    visit.done_api(tx, &body, &Done { item: id }).await
}
