use jiff::civil::Date;
use serde::Serialize;

use super::Recipient;

/// The form of a General Assembly (§ 43b(1) GenG).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// In one place (Nr. 1).
    InPerson,
    /// Online without a place (Nr. 2).
    Virtual,
    /// In one place, and online for those who wish (Nr. 3).
    Hybrid,
    /// Stretched: discussion first, votes after it (Nr. 4).
    Stretched,
}

/// The assembly itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Assembly {
    /// E.g. `Ordentliche Generalversammlung 2026`.
    pub title: String,
    /// The day.
    pub day: Date,
    /// From when, e.g. `16:00`.
    pub begins: String,
    /// The form.
    pub form: Form,
    /// Where; for a virtual assembly the seat of the cooperative (§ 47(1) GenG).
    pub place: String,
}

/// An item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgendaItem {
    /// Number as printed, e.g. `3` or `3a`.
    pub number: String,
    /// What it is about.
    pub title: String,
    /// More on it; may be empty.
    pub text: String,
    /// Whether it is to be decided.
    pub vote: bool,
}

/// The invitation (§ 46 GenG).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Invitation {
    /// Day of the letter: the day of dispatch.
    pub dated_on: Date,
    /// To whom.
    pub recipient: Recipient,
    /// How to address.
    pub salutation: String,
    /// The assembly.
    pub assembly: Assembly,
    /// How to take part online; may be empty for an assembly in person (§ 46(1) Nr. 4).
    pub access: String,
    /// The agenda.
    pub agenda: Vec<AgendaItem>,
    /// Where the annual accounts lie open (§ 48(3)); may be empty.
    pub accounts_at: String,
    /// How to be represented (§ 43(5)); may be empty.
    pub proxies: String,
    /// Who calls the assembly.
    pub called_by: Vec<String>,
}

/// Who is there, to be signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttendanceList {
    /// The assembly.
    pub assembly: Assembly,
    /// Day it was drawn up.
    pub dated_on: Date,
    /// Everybody expected.
    pub rows: Vec<Attendee>,
}

/// A row of the attendance list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attendee {
    /// Number of the member.
    pub number: String,
    /// Name.
    pub name: String,
    /// Who represents the member; may be empty.
    pub represented_by: String,
    /// Votes.
    pub votes: u32,
}

/// The minutes (§ 47 GenG).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Minutes {
    /// The assembly.
    pub assembly: Assembly,
    /// When it ended, e.g. `18:05`.
    pub ended: String,
    /// Who chaired.
    pub chair: String,
    /// Who took the minutes.
    pub recorder: String,
    /// Who counted; may be empty.
    pub tellers: Vec<String>,
    /// Day of dispatch of the invitation, and how, e.g. `per E-Mail an 912 Mitglieder`.
    pub called_on: Date,
    /// How it was called.
    pub called_how: String,
    /// Members present in person or represented.
    pub present: u32,
    /// Votes present.
    pub votes_present: u32,
    /// What was dealt with, in order.
    pub items: Vec<Resolution>,
    /// Which documents are annexed (at least the proof of dispatch, § 47(2)).
    pub annexes: Vec<String>,
    /// Who took part and how they voted (§ 47(1) for online forms, § 47(3)); may be empty.
    pub participants: Vec<Participant>,
    /// Member of the board who signs beside the chair (§ 47(2)).
    pub board_signatory: String,
}

/// An item of the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Resolution {
    /// Number of the agenda item.
    pub number: String,
    /// What it was about.
    pub title: String,
    /// What was reported and discussed; may be empty.
    pub report: String,
    /// The motion in words; empty when nothing was decided.
    pub motion: String,
    /// How was voted, e.g. `offen durch Handzeichen`.
    pub manner: String,
    /// Yes votes.
    pub yes: u32,
    /// No votes.
    pub no: u32,
    /// Abstentions; they do not count as cast.
    pub abstained: u32,
    /// Invalid votes.
    pub invalid: u32,
    /// Members kept from voting (§ 43(6)), with why; may be empty.
    pub excluded: String,
    /// Which majority was needed, with its paragraph.
    pub majority: String,
    /// What the chair declared.
    pub adopted: bool,
    /// The chair's finding, word for word; may be empty.
    pub finding: String,
    /// Who had an objection recorded (§ 51(2)); may be empty.
    pub objections: String,
}

/// How a vote was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// In the room.
    InPerson,
    /// Online.
    Online,
    /// In writing.
    Written,
    /// By a representative.
    Proxy,
}

/// Somebody who took part in the decisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Participant {
    /// Number of the member.
    pub number: String,
    /// Name.
    pub name: String,
    /// How the vote was given.
    pub mode: Mode,
    /// By whom, for a representative; may be empty.
    pub represented_by: String,
    /// Votes.
    pub votes: u32,
}
