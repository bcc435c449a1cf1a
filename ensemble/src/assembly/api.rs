//! The General Assembly for programs.

use super::{
    acts::{self, NewAssembly},
    bars, minutes,
    rules::{Choice, Counted, Form, Kind, Manner, NewItem, Subject, Voter},
    store::{self, Assembly, Item, RollRow, Show},
    votes,
};
use crate::{
    access::Thing,
    base::{Day, Error, Id, Line, Outcome, Refusal},
    people::Person,
    web::{ApiRouter, Body, Oops, Problem, Visit},
};
use axum::{Json, extract::Path, response::Response};
use utoipa_axum::routes;

/// The API of this room.
pub fn api() -> ApiRouter {
    ApiRouter::new()
        .routes(routes!(call))
        .routes(routes!(list))
        .routes(routes!(show))
        .routes(routes!(roll))
        .routes(routes!(invite_some))
        .routes(routes!(supplement))
        .routes(routes!(publish_documents))
        .routes(routes!(open))
        .routes(routes!(check_in))
        .routes(routes!(check_out))
        .routes(routes!(give_proxy))
        .routes(routes!(bar_member))
        .routes(routes!(lift_bar))
        .routes(routes!(open_vote))
        .routes(routes!(cast))
        .routes(routes!(close_vote))
        .routes(routes!(find))
        .routes(routes!(object))
        .routes(routes!(close))
        .routes(routes!(print_invitation))
        .routes(routes!(print_attendance))
        .routes(routes!(draw_up_minutes))
        .routes(routes!(sign))
}

/// The identifier of what was made or changed.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct Done {
    /// Identifier.
    id: String,
}

impl Done {
    fn of(id: impl ToString) -> Self {
        Self { id: id.to_string() }
    }
}

fn assembly_id(text: &str) -> Outcome<Id<Assembly>> {
    text.parse().map_err(|_| Error::Missing("assembly"))
}

fn item_id(text: &str) -> Outcome<Id<Item>> {
    text.parse().map_err(|_| Error::Missing("item"))
}

/// An item for the agenda.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct AgendaItem {
    /// What it is about: decides kind and majority.
    subject: Subject,
    /// Title.
    title: Line,
    /// The motion, word for word; may be empty for a report.
    #[serde(default)]
    motion: String,
}

impl AgendaItem {
    fn item(&self) -> Outcome<NewItem> {
        if self.motion.chars().count() > 5_000 {
            return Err(Refusal::new("field-too-long").field("motion").with("most", 5_000).into());
        }
        Ok(self.subject.item(self.title.as_str(), self.motion.trim()))
    }
}

/// An assembly to be called.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct Call {
    /// Title.
    title: Line,
    /// Form (§ 43b GenG).
    form: Form,
    /// Place.
    place: Line,
    /// Day.
    #[schema(value_type = String, format = Date)]
    held_on: Day,
    /// Hour, as people read it.
    begins: Line,
    /// First day of the financial year in which it is held.
    #[schema(value_type = String, format = Date)]
    year_began_on: Day,
    /// How to take part electronically; empty for a meeting at one place.
    #[serde(default)]
    access: String,
    /// The agenda, in its order.
    items: Vec<AgendaItem>,
}

/// Call an assembly: the invitations leave by themselves.
#[utoipa::path(post, path = "/api/assemblies", operation_id = "assembly.call", request_body = Call, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn call(visit: Visit, body: Body<Call>) -> Result<Response, Oops> {
    let asked = &body.value;
    let items = asked.items.iter().map(AgendaItem::item).collect::<Outcome<Vec<_>>>()?;
    let new = NewAssembly {
        title: asked.title.to_string(),
        form: asked.form,
        place: asked.place.to_string(),
        held_on: asked.held_on,
        begins: asked.begins.to_string(),
        year_began_on: asked.year_began_on,
        access: asked.access.trim().to_owned(),
    };
    let mut tx = visit.begin_api(&body).await?;
    let id = acts::call(&mut tx, &new, &items).await?;
    visit.done_api(tx, &body, &Done::of(id)).await
}

/// An assembly.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct AssemblyShown {
    /// Identifier.
    id: String,
    /// Title.
    title: String,
    /// Form.
    form: Form,
    /// Place.
    place: String,
    /// Day.
    #[schema(value_type = String, format = Date)]
    held_on: Day,
    /// Hour.
    begins: String,
    /// `convened`, `opened`, `closed` or `signed`.
    state: String,
    /// Last day to send the invitations.
    #[schema(value_type = String, format = Date)]
    convene_by: Day,
    /// Last day to announce a further item.
    #[schema(value_type = String, format = Date)]
    announce_by: Day,
    /// Last day to lay out accounts and reports.
    #[schema(value_type = String, format = Date)]
    documents_by: Day,
    /// Last day to challenge a resolution.
    #[schema(value_type = String, format = Date)]
    challenge_by: Day,
}

impl AssemblyShown {
    fn of(row: &Assembly) -> Self {
        Self {
            id: row.id.to_string(),
            title: row.title.clone(),
            form: row.form,
            place: row.place.clone(),
            held_on: row.held_on,
            begins: row.begins.clone(),
            state: row.state.clone(),
            convene_by: row.convene_by,
            announce_by: row.announce_by,
            documents_by: row.documents_by,
            challenge_by: row.challenge_by,
        }
    }
}

/// List the newest fifty assemblies.
#[utoipa::path(get, path = "/api/assemblies", operation_id = "assembly.list", responses((status = 200, body = Vec<AssemblyShown>), (status = 403, body = Problem)))]
async fn list(visit: Visit) -> Result<Json<Vec<AssemblyShown>>, Oops> {
    let mut tx = visit.read().await?;
    tx.allow("assembly.read", &Thing::any())?;
    Ok(Json(store::newest(&mut tx).await?.iter().map(AssemblyShown::of).collect()))
}

/// An item with its vote.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct ItemShown {
    /// Identifier.
    id: String,
    /// Place in the agenda.
    position: i64,
    /// What it is about.
    kind: Kind,
    /// Title.
    title: String,
    /// The motion.
    motion: String,
    /// `waiting`, `open`, `counted` or `found`.
    state: String,
    /// Votes received so far.
    votes: i64,
    /// Objections recorded.
    objections: i64,
    /// The counted vote with its computation.
    counted: Option<Counted>,
    /// The chair's finding.
    finding: Option<String>,
}

/// An assembly with its agenda and its members present.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct Whole {
    /// The assembly.
    assembly: AssemblyShown,
    /// The agenda.
    items: Vec<ItemShown>,
    /// Members on the roll.
    members: i64,
    /// Members present now.
    present: i64,
    /// Members who are not invited yet.
    uninvited: i64,
}

/// Show an assembly with its agenda, votes and results.
#[utoipa::path(get, path = "/api/assemblies/{id}", operation_id = "assembly.show", params(("id" = String, Path)), responses((status = 200, body = Whole), (status = 403, body = Problem)))]
async fn show(visit: Visit, Path(id): Path<String>) -> Result<Json<Whole>, Oops> {
    let id = assembly_id(&id)?;
    let mut tx = visit.read().await?;
    tx.allow("assembly.read", &Thing::any())?;
    let assembly = store::assembly(&mut tx, id).await?;
    let (members, present, uninvited) = store::counts(&mut tx, id).await?;
    let items = store::items(&mut tx, id).await?.into_iter().map(|item| ItemShown {
        id: item.id.to_string(),
        position: item.position,
        kind: item.kind,
        title: item.title,
        motion: item.motion,
        state: item.state,
        votes: item.votes,
        objections: item.objections,
        counted: item.counted,
        finding: item.finding,
    });
    Ok(Json(Whole { assembly: AssemblyShown::of(&assembly), items: items.collect(), members, present, uninvited }))
}

/// A line of the roll.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct RollShown {
    /// The member: the identifier that `check-in` and `votes` want.
    member: String,
    /// Number in the member list.
    number: i64,
    /// Name.
    name: String,
    /// When the invitation left.
    #[schema(value_type = Option<String>, format = DateTime)]
    invited_at: Option<crate::base::Instant>,
    /// SHA-256 of the invitation.
    invitation_sha256: Option<String>,
    /// Whether she is present.
    present: bool,
    /// How she takes part.
    manner: Option<Manner>,
    /// Who represents her.
    proxy: Option<String>,
}

impl RollShown {
    fn of(row: RollRow) -> Self {
        Self {
            member: row.member.to_string(),
            number: row.number,
            present: row.present(),
            name: row.name,
            invited_at: row.invited_at,
            invitation_sha256: row.sha256,
            manner: row.manner,
            proxy: row.proxy.map(|proxy| proxy.name),
        }
    }
}

/// List the roll with proof of dispatch and attendance (query: `search`, `which`, `after`), at most 1,000 lines.
#[utoipa::path(get, path = "/api/assemblies/{id}/roll", operation_id = "assembly.roll", params(("id" = String, Path), ("search" = Option<String>, Query), ("which" = Option<String>, Query), ("after" = Option<i64>, Query)), responses((status = 200, body = Vec<RollShown>), (status = 403, body = Problem)))]
async fn roll(visit: Visit, Path(id): Path<String>) -> Result<Json<Vec<RollShown>>, Oops> {
    let mut tx = visit.read().await?;
    // The roll is the desk's: a member sees herself and whom she represents.
    tx.allow("assembly.chair", &Thing::any())?;
    let after = visit.query("after").and_then(|number| number.parse().ok()).unwrap_or(0);
    let which = visit.query("which").unwrap_or_else(|| "all".to_owned());
    let asked = Show { search: visit.query("search").unwrap_or_default(), which, after, most: 1_000 };
    Ok(Json(store::roll(&mut tx, assembly_id(&id)?, &asked).await?.into_iter().map(RollShown::of).collect()))
}

/// How many invitations may leave in this step.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct Most {
    /// At most so many.
    most: u32,
}

/// How many it concerned.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct Invited {
    /// Members invited in this step.
    invited: usize,
}

/// Invite members who are not invited yet (the house does it by itself, chunk by chunk).
#[utoipa::path(post, path = "/api/assemblies/{id}/invitations", operation_id = "assembly.invite_some", params(("id" = String, Path)), request_body = Most, responses((status = 200, body = Invited), (status = 422, body = Problem)))]
async fn invite_some(visit: Visit, Path(id): Path<String>, body: Body<Most>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let invited = acts::invite_some(&mut tx, assembly_id(&id)?, i64::from(body.value.most)).await?;
    visit.done_api(tx, &body, &Invited { invited }).await
}

/// Put a further item on the agenda, a week before at the latest.
#[utoipa::path(post, path = "/api/assemblies/{id}/items", operation_id = "assembly.supplement", params(("id" = String, Path)), request_body = AgendaItem, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn supplement(visit: Visit, Path(id): Path<String>, body: Body<AgendaItem>) -> Result<Response, Oops> {
    let item = body.value.item()?;
    let mut tx = visit.begin_api(&body).await?;
    let made = acts::supplement(&mut tx, assembly_id(&id)?, &item).await?;
    visit.done_api(tx, &body, &Done::of(made)).await
}

/// The address says it all.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct NoMore {}

/// Record that accounts and reports are laid out.
#[utoipa::path(post, path = "/api/assemblies/{id}/documents", operation_id = "assembly.publish_documents", params(("id" = String, Path)), request_body = NoMore, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn publish_documents(visit: Visit, Path(id): Path<String>, body: Body<NoMore>) -> Result<Response, Oops> {
    let id = assembly_id(&id)?;
    let mut tx = visit.begin_api(&body).await?;
    acts::publish_documents(&mut tx, id).await?;
    visit.done_api(tx, &body, &Done::of(id)).await
}

/// Who leads the assembly.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct Chair {
    /// The person.
    #[schema(value_type = String)]
    chair: Id<Person>,
}

/// Open the assembly on its day.
#[utoipa::path(post, path = "/api/assemblies/{id}/open", operation_id = "assembly.open", params(("id" = String, Path)), request_body = Chair, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn open(visit: Visit, Path(id): Path<String>, body: Body<Chair>) -> Result<Response, Oops> {
    let id = assembly_id(&id)?;
    let mut tx = visit.begin_api(&body).await?;
    acts::open(&mut tx, id, body.value.chair).await?;
    visit.done_api(tx, &body, &Done::of(id)).await
}

/// Somebody who comes.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct CheckIn {
    /// The member.
    #[schema(value_type = String)]
    member: Id<Voter>,
    /// How she takes part.
    manner: Manner,
}

/// Note that a member is present, in the hall or online.
#[utoipa::path(post, path = "/api/assemblies/{id}/check-in", operation_id = "assembly.check_in", params(("id" = String, Path)), request_body = CheckIn, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn check_in(visit: Visit, Path(id): Path<String>, body: Body<CheckIn>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::check_in(&mut tx, assembly_id(&id)?, body.value.member, body.value.manner).await?;
    visit.done_api(tx, &body, &Done::of(body.value.member)).await
}

/// One member.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct OneMember {
    /// The member.
    #[schema(value_type = String)]
    member: Id<Voter>,
}

/// Note that a member has left.
#[utoipa::path(post, path = "/api/assemblies/{id}/check-out", operation_id = "assembly.check_out", params(("id" = String, Path)), request_body = OneMember, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn check_out(visit: Visit, Path(id): Path<String>, body: Body<OneMember>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::check_out(&mut tx, assembly_id(&id)?, body.value.member).await?;
    visit.done_api(tx, &body, &Done::of(body.value.member)).await
}

/// A proxy in text form.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct NewProxy {
    /// Who is represented.
    #[schema(value_type = String)]
    principal: Id<Voter>,
    /// Who votes for her.
    #[schema(value_type = String)]
    holder: Id<Voter>,
}

/// Let another member vote; nobody represents more than two.
#[utoipa::path(post, path = "/api/assemblies/{id}/proxies", operation_id = "assembly.give_proxy", params(("id" = String, Path)), request_body = NewProxy, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn give_proxy(visit: Visit, Path(id): Path<String>, body: Body<NewProxy>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::give_proxy(&mut tx, assembly_id(&id)?, body.value.principal, body.value.holder).await?;
    visit.done_api(tx, &body, &Done::of(body.value.principal)).await
}

/// A member to be barred.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct Bar {
    /// The member.
    #[schema(value_type = String)]
    member: Id<Voter>,
    /// Why, as the minutes will say.
    reason: Line,
}

/// Bar a member from the vote on an item (§ 43(6) GenG).
#[utoipa::path(post, path = "/api/assembly-items/{id}/bars", operation_id = "assembly.bar_member", params(("id" = String, Path)), request_body = Bar, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn bar_member(visit: Visit, Path(id): Path<String>, body: Body<Bar>) -> Result<Response, Oops> {
    let id = item_id(&id)?;
    let mut tx = visit.begin_api(&body).await?;
    bars::bar_member(&mut tx, id, body.value.member, &body.value.reason).await?;
    visit.done_api(tx, &body, &Done::of(id)).await
}

/// Lift the bar of a member that was set by hand.
#[utoipa::path(delete, path = "/api/assembly-items/{id}/bars", operation_id = "assembly.lift_bar", params(("id" = String, Path)), request_body = OneMember, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn lift_bar(visit: Visit, Path(id): Path<String>, body: Body<OneMember>) -> Result<Response, Oops> {
    let id = item_id(&id)?;
    let mut tx = visit.begin_api(&body).await?;
    bars::lift_bar(&mut tx, id, body.value.member).await?;
    visit.done_api(tx, &body, &Done::of(id)).await
}

/// Open the vote on an item.
#[utoipa::path(post, path = "/api/assembly-items/{id}/open-vote", operation_id = "assembly.open_vote", params(("id" = String, Path)), request_body = NoMore, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn open_vote(visit: Visit, Path(id): Path<String>, body: Body<NoMore>) -> Result<Response, Oops> {
    let id = item_id(&id)?;
    let mut tx = visit.begin_api(&body).await?;
    votes::open_vote(&mut tx, id).await?;
    visit.done_api(tx, &body, &Done::of(id)).await
}

/// A vote.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct Vote {
    /// The member whose vote it is.
    #[schema(value_type = String)]
    member: Id<Voter>,
    /// Yes, no or abstention.
    choice: Choice,
}

/// Cast a member's one vote on an item.
#[utoipa::path(post, path = "/api/assembly-items/{id}/votes", operation_id = "assembly.cast", params(("id" = String, Path)), request_body = Vote, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn cast(visit: Visit, Path(id): Path<String>, body: Body<Vote>) -> Result<Response, Oops> {
    let id = item_id(&id)?;
    let mut tx = visit.begin_api(&body).await?;
    votes::cast(&mut tx, id, body.value.member, body.value.choice).await?;
    visit.done_api(tx, &body, &Done::of(id)).await
}

/// Close the vote on an item and compute its result.
#[utoipa::path(post, path = "/api/assembly-items/{id}/close-vote", operation_id = "assembly.close_vote", params(("id" = String, Path)), request_body = NoMore, responses((status = 200, body = Counted), (status = 422, body = Problem)))]
async fn close_vote(visit: Visit, Path(id): Path<String>, body: Body<NoMore>) -> Result<Response, Oops> {
    let id = item_id(&id)?;
    let mut tx = visit.begin_api(&body).await?;
    votes::close_vote(&mut tx, id).await?;
    let counted = store::item(&mut tx, id).await?.counted;
    visit.done_api(tx, &body, &counted).await
}

/// What the chair finds.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct Finding {
    /// In words: what is resolved.
    finding: String,
}

/// Record the chair's finding on a counted vote.
#[utoipa::path(post, path = "/api/assembly-items/{id}/finding", operation_id = "assembly.find", params(("id" = String, Path)), request_body = Finding, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn find(visit: Visit, Path(id): Path<String>, body: Body<Finding>) -> Result<Response, Oops> {
    let id = item_id(&id)?;
    let mut tx = visit.begin_api(&body).await?;
    votes::find(&mut tx, id, &body.value.finding).await?;
    visit.done_api(tx, &body, &Done::of(id)).await
}

/// Have a member's objection to a resolution recorded.
#[utoipa::path(post, path = "/api/assembly-items/{id}/objections", operation_id = "assembly.object", params(("id" = String, Path)), request_body = OneMember, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn object(visit: Visit, Path(id): Path<String>, body: Body<OneMember>) -> Result<Response, Oops> {
    let id = item_id(&id)?;
    let mut tx = visit.begin_api(&body).await?;
    votes::object(&mut tx, id, body.value.member).await?;
    visit.done_api(tx, &body, &Done::of(id)).await
}

/// Close the assembly.
#[utoipa::path(post, path = "/api/assemblies/{id}/close", operation_id = "assembly.close", params(("id" = String, Path)), request_body = NoMore, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn close(visit: Visit, Path(id): Path<String>, body: Body<NoMore>) -> Result<Response, Oops> {
    let id = assembly_id(&id)?;
    let mut tx = visit.begin_api(&body).await?;
    acts::close(&mut tx, id).await?;
    visit.done_api(tx, &body, &Done::of(id)).await
}

/// Print the invitation and keep it.
#[utoipa::path(post, path = "/api/assemblies/{id}/invitation-paper", operation_id = "assembly.print_invitation", params(("id" = String, Path)), request_body = NoMore, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn print_invitation(visit: Visit, Path(id): Path<String>, body: Body<NoMore>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let kept = minutes::print_invitation(&mut tx, assembly_id(&id)?).await?;
    visit.done_api(tx, &body, &Done::of(kept)).await
}

/// Print the attendance list and keep it.
#[utoipa::path(post, path = "/api/assemblies/{id}/attendance-paper", operation_id = "assembly.print_attendance", params(("id" = String, Path)), request_body = NoMore, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn print_attendance(visit: Visit, Path(id): Path<String>, body: Body<NoMore>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let kept = minutes::print_attendance(&mut tx, assembly_id(&id)?).await?;
    visit.done_api(tx, &body, &Done::of(kept)).await
}

/// Who took the minutes.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct Recorder {
    /// Name.
    recorder: Line,
}

/// Draw up the minutes of a closed assembly with their annexes.
#[utoipa::path(post, path = "/api/assemblies/{id}/minutes", operation_id = "assembly.draw_up_minutes", params(("id" = String, Path)), request_body = Recorder, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn draw_up_minutes(visit: Visit, Path(id): Path<String>, body: Body<Recorder>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let kept = minutes::draw_up_minutes(&mut tx, assembly_id(&id)?, &body.value.recorder).await?;
    visit.done_api(tx, &body, &Done::of(kept)).await
}

/// Sign the minutes, as chair or as a board member who was present.
#[utoipa::path(post, path = "/api/assemblies/{id}/signatures", operation_id = "assembly.sign", params(("id" = String, Path)), request_body = NoMore, responses((status = 200, body = Done), (status = 422, body = Problem)))]
async fn sign(visit: Visit, Path(id): Path<String>, body: Body<NoMore>) -> Result<Response, Oops> {
    let id = assembly_id(&id)?;
    let mut tx = visit.begin_api(&body).await?;
    acts::sign(&mut tx, id).await?;
    visit.done_api(tx, &body, &Done::of(id)).await
}
