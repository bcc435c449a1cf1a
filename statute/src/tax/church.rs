//! Church tax on the wage tax (§ 51a EStG, church tax laws of the Länder).

use crate::params::{FlatStatus, Land, land_facts};
use crate::{Cents, Percent, StatuteError};

/// The Land's church tax rate on the wage tax.
///
/// # Errors
/// [`StatuteError::Data`] when the data file is faulty.
pub fn church_rate(land: Land) -> Result<Percent, StatuteError> {
    Ok(Percent::from_ppm(land_facts(land)?.church_ppm))
}

/// Church tax on a base (`BK` or `BKS` of the flow) in cents, truncated to the cent.
///
/// # Errors
/// [`StatuteError::Data`] when the data file is faulty.
pub fn church_tax(land: Land, base: Cents) -> Result<Cents, StatuteError> {
    Ok(Cents(church_ppm(base.0, land_facts(land)?.church_ppm)))
}

/// The truncated share itself.
pub(crate) const fn church_ppm(base: i64, ppm: i64) -> i64 {
    base * ppm / 1_000_000
}

/// The Land's flat church tax rate on flat wage taxes (simplified procedure).
///
/// # Errors
/// [`StatuteError::Unverified`] unless `accept_unverified`, as long as no decree confirms the rates.
pub fn church_flat_rate(land: Land, accept_unverified: bool) -> Result<Percent, StatuteError> {
    let facts = land_facts(land)?;
    if facts.flat_status == FlatStatus::Unverified && !accept_unverified {
        return Err(StatuteError::Unverified { country: "DE".to_owned(), year: 0, values: format!("flat church tax rate of {land}") });
    }
    Ok(Percent::from_ppm(facts.church_flat_ppm))
}
