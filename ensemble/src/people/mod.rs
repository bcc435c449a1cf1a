//! People, their logins and what they may be asked to do. See the README of this room.

mod acts;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use acts::{
    Enrolment, NewPerson, SignedIn, close_session, demo_code, enrol_code, enrolment, give_role, open_login, register_person,
    send_login_link, set_password, sign_in, who_is,
};
pub use pages::pages;
pub use rules::{Login, Person, Role, Session, session_limits};
pub use store::{
    Happened, LoginRow, PersonRow, SessionRow, by_email, history, login_of, person, session, session_lives, sessions_of, touch_session,
};
