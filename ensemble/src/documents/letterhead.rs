//! The letterhead of a legal entity, for every document that leaves the house.

use crate::{app::Profile, base::Outcome, ledger::EntityRow};
use papers::documents::{EntityKind, House};

fn some(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

/// What an entity's letters must say (§ 25a GenG, § 35a GmbHG), from its record.
///
/// # Errors
/// A fault if the recorded profile cannot be read.
pub fn letterhead(entity: &EntityRow) -> Outcome<House> {
    let profile: Profile = serde_json::from_value(entity.profile.clone())?;
    Ok(letterhead_of(&entity.name, &entity.form, &profile))
}

/// The same from its name, its legal form (`eg`, `ggmbh`, `ev`) and its profile.
#[must_use]
pub fn letterhead_of(name: &str, form: &str, profile: &Profile) -> House {
    let (kind, chair) = match form {
        "eg" => (EntityKind::Cooperative, some(&profile.supervisory_chair)),
        "ggmbh" => (EntityKind::Company, None),
        _ => (EntityKind::Association, None),
    };
    House {
        name: name.to_owned(),
        claim: String::new(),
        kind,
        address: vec![profile.street.clone(), format!("{} {}", profile.postcode, profile.city)],
        seat: profile.city.clone(),
        register: format!("{}, {}", profile.register_court, profile.register_number),
        board: profile.board.clone(),
        supervisory_chair: chair,
        vat_id: some(&profile.vat_id),
        tax_number: some(&profile.tax_number),
        email: profile.email.clone(),
        phone: profile.phone.clone(),
        web: String::new(),
        iban: papers::Iban::parse(&profile.iban).ok(),
        bic: papers::Bic::parse(&profile.bic).ok(),
        bank: String::new(),
        accent: "#0d6553".to_owned(),
        second: "#b86e00".to_owned(),
        logo_svg: None,
        has_logo: false,
    }
}
