//! Invented people: names put together by chance, addresses under a domain that is reserved for examples.

use rand::{RngExt, rngs::ChaCha12Rng};

const GIVEN: &[&str] = &[
    "Ada", "Aylin", "Amara", "Anton", "Bela", "Birgit", "Bruno", "Carla", "Chidi", "Clara", "Daria", "David", "Dunja", "Elif", "Emil",
    "Esra", "Fadi", "Farah", "Felix", "Franka", "Gero", "Greta", "Hana", "Hauke", "Henrike", "Ida", "Ilyas", "Ines", "Ivo", "Jana",
    "Jonas", "Joris", "Judith", "Kaja", "Karim", "Kira", "Lale", "Lars", "Leonie", "Linus", "Louisa", "Malik", "Maren", "Mats", "Milena",
    "Mira", "Nadja", "Nele", "Noor", "Olga", "Oskar", "Paula", "Pavel", "Philipp", "Quirin", "Rana", "Remo", "Rosa", "Ruben", "Salma",
    "Samuel", "Selma", "Simon", "Sofia", "Stefan", "Svea", "Tarek", "Theo", "Thuy", "Tilda", "Tom", "Ulla", "Urs", "Valentin", "Vera",
    "Viktor", "Wanda", "Wim", "Xenia", "Yara", "Yusuf", "Zoë", "Zora", "Łucja", "Željko", "Şirin",
];
const FAMILY: &[&str] = &[
    "Abel",
    "Acar",
    "Albrecht",
    "Amsel",
    "Baumann",
    "Becker",
    "Berg",
    "Bergmann",
    "Brandt",
    "Busch",
    "Çelik",
    "Dietrich",
    "Dorn",
    "Ebert",
    "Eichner",
    "Falk",
    "Fink",
    "Förster",
    "Frey",
    "Gärtner",
    "Geiger",
    "Groß",
    "Haas",
    "Hahn",
    "Hartmann",
    "Heller",
    "Hoffmann",
    "Ivanova",
    "Jansen",
    "Kaya",
    "Keller",
    "Kessler",
    "Koch",
    "König",
    "Kowalski",
    "Krause",
    "Kühn",
    "Lang",
    "Lehmann",
    "Lindner",
    "Löwe",
    "Marek",
    "Maurer",
    "Mertens",
    "Moser",
    "Mwangi",
    "Nagel",
    "Neumann",
    "Nguyen",
    "Nowak",
    "Okafor",
    "Otto",
    "Öztürk",
    "Peters",
    "Pohl",
    "Quast",
    "Richter",
    "Riedel",
    "Rossi",
    "Sander",
    "Schäfer",
    "Schilling",
    "Schreiber",
    "Seidel",
    "Sommer",
    "Stern",
    "Tanaka",
    "Thiele",
    "Uhlig",
    "Ulrich",
    "Vogel",
    "Voss",
    "Wagner",
    "Weber",
    "Weiß",
    "Winkler",
    "Wolff",
    "Yıldız",
    "Zander",
    "Ziegler",
];
const STREETS: &[&str] =
    &["Ahornallee", "Birkenweg", "Gartenstraße", "Hafenstraße", "Kastanienallee", "Lindenweg", "Mühlenstraße", "Ringstraße", "Uferweg"];
const TOWNS: &[(&str, &str)] = &[
    ("10115", "Berlin"),
    ("12043", "Berlin"),
    ("20095", "Hamburg"),
    ("04109", "Leipzig"),
    ("50667", "Köln"),
    ("80331", "München"),
    ("01067", "Dresden"),
    ("28195", "Bremen"),
    ("60311", "Frankfurt am Main"),
    ("70173", "Stuttgart"),
];

/// An invented person.
pub struct Name {
    /// Given name.
    pub given: &'static str,
    /// Family name.
    pub family: &'static str,
    /// Mail address, different for each number.
    pub email: String,
    /// Street and house number.
    pub street: String,
    /// Post code and town.
    pub town: (&'static str, &'static str),
}

/// One of a list.
pub fn pick<T: Copy>(chance: &mut ChaCha12Rng, from: &[T], fallback: T) -> T {
    let at = chance.random_range(0..from.len().max(1));
    from.get(at).copied().unwrap_or(fallback)
}

/// The `number`-th invented person.
pub fn name(chance: &mut ChaCha12Rng, number: u32) -> Name {
    let (given, family) = (pick(chance, GIVEN, "Ada"), pick(chance, FAMILY, "Muster"));
    let street = format!("{} {}", pick(chance, STREETS, "Ringstraße"), chance.random_range(1..120));
    Name { given, family, email: format!("mitglied{number}@example.org"), street, town: pick(chance, TOWNS, ("10115", "Berlin")) }
}
