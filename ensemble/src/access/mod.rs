//! Who may do what: policies that a board member can read, and one question asked of them.

use crate::{
    base::{Error, Id, Outcome},
    db::Who,
    people::{Login, Person},
};
use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicySet, Request, RestrictedExpression, Schema,
    ValidationMode, Validator,
};
use std::collections::{HashMap, HashSet};

const POLICIES: &[(&str, &str)] = &[
    ("visitors", include_str!("visitors.cedar")),
    ("members", include_str!("members.cedar")),
    ("staff", include_str!("staff.cedar")),
    ("bodies", include_str!("bodies.cedar")),
    ("four-eyes", include_str!("four-eyes.cedar")),
];
const SCHEMA: &str = include_str!("ensemble.cedarschema");

/// The thing an action is asked for.
#[derive(Clone, Debug, Default)]
pub struct Thing {
    /// Whose thing it is, if it is one person's.
    pub owner: Option<Id<Person>>,
    /// Who prepared it, if somebody else must release it.
    pub prepared_by: Option<Id<Login>>,
}

impl Thing {
    /// A thing that is nobody's in particular.
    #[must_use]
    pub fn any() -> Self {
        Self::default()
    }

    /// A thing of this person.
    #[must_use]
    pub fn of(owner: Id<Person>) -> Self {
        Self { owner: Some(owner), ..Self::default() }
    }

    /// A thing that this login prepared and another must release.
    #[must_use]
    pub fn prepared_by(login: Option<Id<Login>>) -> Self {
        Self { prepared_by: login, ..Self::default() }
    }
}

/// The policies in force.
pub struct Policies {
    set: PolicySet,
    authorizer: Authorizer,
    who: EntityTypeName,
    thing: EntityTypeName,
    action: EntityTypeName,
}

impl Policies {
    /// Reads the policy files and checks them against their schema.
    ///
    /// # Errors
    /// The first line that is no policy or speaks of something the schema does not know.
    pub fn read() -> anyhow::Result<Self> {
        let mut set = PolicySet::new();
        for (name, text) in POLICIES {
            for (at, policy) in text.parse::<PolicySet>().map_err(|e| anyhow::anyhow!("{name}.cedar: {e}"))?.policies().enumerate() {
                set.add(policy.new_id(cedar_policy::PolicyId::new(format!("{name}-{at}"))))?;
            }
        }
        let (schema, _) = Schema::from_cedarschema_str(SCHEMA)?;
        let verdict = Validator::new(schema).validate(&set, ValidationMode::default());
        anyhow::ensure!(verdict.validation_passed(), "the policies: {verdict}");
        Ok(Self { set, authorizer: Authorizer::new(), who: "Who".parse()?, thing: "Thing".parse()?, action: "Action".parse()? })
    }

    /// Says yes, or refuses by the name of the action.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] if no policy permits it or one forbids it; a fault if the question is malformed.
    pub fn allowed(&self, who: &Who, action: &'static str, thing: &Thing) -> Outcome<()> {
        let decision = self.decide(who, action, thing).map_err(Error::Fault)?;
        if decision == Decision::Allow { Ok(()) } else { Err(Error::NotAllowed(action)) }
    }

    /// Whether it would be allowed: for pages that show or hide a button.
    #[must_use]
    pub fn may(&self, who: &Who, action: &'static str, thing: &Thing) -> bool {
        self.allowed(who, action, thing).is_ok()
    }

    fn decide(&self, who: &Who, action: &str, thing: &Thing) -> anyhow::Result<Decision> {
        let uid = |kind: &EntityTypeName, id: &str| EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id));
        let text = |value: Option<String>| RestrictedExpression::new_string(value.unwrap_or_default());
        let roles = who.roles.iter().map(|role| RestrictedExpression::new_string(role.code().to_owned()));
        let principal = uid(&self.who, "who");
        let who_is = HashMap::from([
            ("roles".to_owned(), RestrictedExpression::new_set(roles)),
            ("login".to_owned(), text(who.login.map(|id| id.to_string()))),
            ("person".to_owned(), text(who.person.map(|id| id.to_string()))),
        ]);
        let resource = uid(&self.thing, "thing");
        let thing_is = HashMap::from([
            ("owner".to_owned(), text(Some(thing.owner.map_or_else(|| "nobody".to_owned(), |id| id.to_string())))),
            ("preparedBy".to_owned(), text(Some(thing.prepared_by.map_or_else(|| "nobody".to_owned(), |id| id.to_string())))),
        ]);
        let entities = Entities::from_entities(
            [Entity::new(principal.clone(), who_is, HashSet::new())?, Entity::new(resource.clone(), thing_is, HashSet::new())?],
            None,
        )?;
        let request = Request::new(principal, uid(&self.action, action), resource, Context::empty(), None)?;
        Ok(self.authorizer.is_authorized(&request, &self.set, &entities).decision())
    }
}
