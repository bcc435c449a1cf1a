//! Words that every room uses. Nothing here knows a table, a page or another room.

mod clock;
mod day;
mod id;
mod lang;
mod money;
mod refusal;
mod seal;
mod words;

pub use clock::Clock;
pub use day::{BERLIN, Day, Instant, at_in_berlin, day_in_berlin, midnight_in_berlin, parse_day};
pub use id::{Id, Ids, Key};
pub use lang::{Arg, Lang, Said, Texts};
pub use money::{Cents, Unbalanced, split};
pub use refusal::{Error, Outcome, Refusal};
pub use seal::{PersonKey, SealBroken, Sealer, sha256, sha256_hex};
pub use words::{Email, FromField, Line, Text};
