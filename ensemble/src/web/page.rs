//! The frame of every page: head, navigation, notice, footer.

use super::{Ui, Visit};
use crate::{access::Thing, base::Said};

/// The frame of a page. It speaks (`page.say("key")`, `page.money(&amount)`) and holds the components (`page.ui`).
pub struct Page {
    /// Title, without the cooperative's name.
    pub title: String,
    /// Name of the cooperative.
    pub coop: String,
    /// Navigation.
    pub nav: Nav,
    /// A sentence that the page before left.
    pub notice: Option<String>,
    /// Components.
    pub ui: Ui,
    /// Whether this is a demo.
    pub demo: bool,
    /// The same page in the other language.
    pub other_lang: String,
    /// The token for small forms in the frame.
    pub csrf: String,
    said: Said,
}

impl std::ops::Deref for Page {
    type Target = Said;
    fn deref(&self) -> &Said {
        &self.said
    }
}

impl Page {
    pub(super) fn new(visit: &Visit, title: String) -> Self {
        let house = &visit.app.house;
        Self {
            title,
            coop: house.name().to_owned(),
            nav: visit.nav(),
            notice: visit.notice(),
            ui: Ui::new(visit.said.clone(), visit.csrf()),
            demo: house.is_demo(),
            other_lang: format!("?lang={}", visit.lang().other()),
            csrf: visit.csrf(),
            said: visit.said.clone(),
        }
    }
}

/// A place in the navigation.
pub struct Place {
    /// Address.
    pub href: &'static str,
    /// Key of its name.
    pub key: &'static str,
    /// Whether the visitor is there.
    pub here: bool,
}

impl Place {
    /// Whether it stands in the bar at the foot of a phone; the rest opens under "More".
    #[must_use]
    pub fn in_bar(&self) -> bool {
        matches!(self.href, "/my" | "/my/orders" | "/my/budget" | "/my/assembly")
    }

    /// Its name there: short words.
    #[must_use]
    pub fn bar_key(&self) -> &'static str {
        if self.href == "/my/assembly" { "nav-bar-assembly" } else { self.key }
    }
}

/// Where one can go: the public site, my space, the desk.
pub struct Nav {
    /// Places of the public site.
    pub public: Vec<Place>,
    /// Places of my space; empty for visitors.
    pub mine: Vec<Place>,
    /// Places of the desk that this person may open; empty for members.
    pub desk: Vec<Place>,
    /// Name of the person who is signed in.
    pub name: Option<String>,
    /// Which face this page belongs to: `public`, `mine` or `desk`.
    pub face: &'static str,
}

const PUBLIC: &[(&str, &str)] = &[
    ("/how-it-works", "nav-how-it-works"),
    ("/info-sessions", "nav-info-sessions"),
    ("/cooperative", "nav-cooperative"),
    ("/join", "nav-join"),
];
const MINE: &[(&str, &str)] = &[
    ("/my", "nav-my-home"),
    ("/my/orders", "nav-my-orders"),
    ("/my/budget", "nav-my-budget"),
    ("/my/employment", "nav-my-employment"),
    ("/my/shares", "nav-my-shares"),
    ("/my/assembly", "nav-my-assembly"),
    ("/my/sessions", "nav-my-sessions"),
];
/// Places of the desk with the action that opens each.
const DESK: &[(&str, &str, &str)] = &[
    ("/desk/info-sessions", "nav-desk-info-sessions", "events.read_registrations"),
    ("/desk/declarations", "nav-desk-declarations", "members.decide"),
    ("/desk/members", "nav-desk-members", "members.read_list"),
    ("/desk/orders", "nav-desk-orders", "work.read"),
    ("/desk/invoices", "nav-desk-invoices", "work.read"),
    ("/desk/bank", "nav-desk-bank", "bank.read"),
    ("/desk/employments", "nav-desk-employments", "payroll.confirm"),
    ("/desk/payroll", "nav-desk-payroll", "payroll.read_run"),
    ("/desk/fund", "nav-desk-fund", "fund.read"),
    ("/desk/books", "nav-desk-books", "ledger.read"),
    ("/desk/assembly", "nav-desk-assembly", "assembly.read"),
    ("/desk/audit", "nav-desk-audit", "audit.read"),
];

fn here(path: &str, href: &str) -> bool {
    path == href || (href != "/my" && path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')))
}

impl Nav {
    pub(super) fn of(visit: &Visit) -> Self {
        let path = visit.path();
        let place = |&(href, key): &(&'static str, &'static str)| Place { href, key, here: here(path, href) };
        let signed_in = visit.who.person.is_some();
        let member = visit.who.is(crate::people::Role::Member);
        let desk = DESK.iter().filter(|(_, _, action)| visit.is_staff() && visit.may(action, &Thing::any()));
        Self {
            public: PUBLIC.iter().map(place).collect(),
            mine: if signed_in && member { MINE.iter().map(place).collect() } else { Vec::new() },
            desk: desk.map(|(href, key, _)| place(&(*href, *key))).collect(),
            name: visit.name().map(str::to_owned),
            face: if path.starts_with("/desk") {
                "desk"
            } else if path.starts_with("/my") {
                "mine"
            } else {
                "public"
            },
        }
    }
}
