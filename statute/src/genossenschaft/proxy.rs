//! Proxies and those who may not vote (§ 43 Abs. 5 and 6 GenG).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::rule;
use crate::StatuteError;

/// A member lets somebody vote for them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mandate<Id> {
    /// The member who is represented.
    pub from: Id,
    /// Who votes for them.
    pub to: Id,
}

/// A proxy with more mandates than the law admits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overloaded<Id> {
    /// The proxy.
    pub proxy: Id,
    /// Members represented.
    pub mandates: usize,
    /// The law's limit.
    pub most: usize,
    /// The paragraph.
    pub paragraph: &'static str,
}

/// Everyone who represents more than two members (§ 43 Abs. 5 Satz 3 GenG).
///
/// # Errors
/// [`StatuteError::NoDataForDay`] before 18 August 2006.
pub fn overloaded_proxies<Id: Ord + Clone>(mandates: &[Mandate<Id>], on: Date) -> Result<Vec<Overloaded<Id>>, StatuteError> {
    let (most, paragraph) = rule("most_mandates", on)?;
    let most = usize::try_from(most).unwrap_or(0);
    let mut represented: BTreeMap<&Id, BTreeSet<&Id>> = BTreeMap::new();
    for mandate in mandates {
        represented.entry(&mandate.to).or_default().insert(&mandate.from);
    }
    let overloaded = represented.into_iter().filter(|(_, members)| members.len() > most);
    Ok(overloaded.map(|(proxy, members)| Overloaded { proxy: proxy.clone(), mandates: members.len(), most, paragraph }).collect())
}

/// Whether text form is enough for a proxy on a day (from 2025), or written form is needed.
///
/// # Errors
/// [`StatuteError::NoDataForDay`] before 18 August 2006.
pub fn proxy_text_form(on: Date) -> Result<bool, StatuteError> {
    Ok(rule("proxy_text_form", on)?.0 == 1)
}

/// Who may not vote on a resolution about themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion<Id> {
    /// They cast no vote of their own.
    pub members: BTreeSet<Id>,
    /// These mandates cannot be used: given by or to one of them. A member who gave such a mandate to
    /// an excluded person may still vote in person.
    pub mandates: BTreeSet<Mandate<Id>>,
    /// The paragraph.
    pub paragraph: &'static str,
}

/// The exclusion set of a resolution on discharge, on release from a liability or on a claim against
/// `concerned` (§ 43 Abs. 6 GenG): no vote for oneself, none for others, none by a proxy.
pub fn exclusion<Id: Ord + Clone>(concerned: &BTreeSet<Id>, mandates: &[Mandate<Id>]) -> Exclusion<Id> {
    let touched = |mandate: &&Mandate<Id>| concerned.contains(&mandate.from) || concerned.contains(&mandate.to);
    Exclusion { members: concerned.clone(), mandates: mandates.iter().filter(touched).cloned().collect(), paragraph: "§ 43 Abs. 6 GenG" }
}
