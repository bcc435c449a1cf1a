//! Values on their way into a statement. Three column types are enough on both engines: BIGINT, TEXT and BYTEA.

use crate::base::{Cents, Day, Email, Id, Instant, Lang, Line, Text};

/// A value bound to a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// BIGINT.
    Int(Option<i64>),
    /// TEXT.
    Text(Option<String>),
    /// BYTEA (BLOB in SQLite).
    Bytes(Option<Vec<u8>>),
}

/// What can be bound.
pub trait ToDb {
    /// The value as the database stores it.
    fn to_db(&self) -> Value;
    /// The typed null of this type.
    fn null() -> Value;
}

/// What can be read from a column.
pub trait FromDb: Sized {
    /// The column's own type: `i64`, `String` or `Vec<u8>`.
    type Raw: Send;
    /// The value of a column that is not null.
    ///
    /// # Errors
    /// A fault if the column holds something that no act could have written.
    fn from_db(raw: Self::Raw) -> anyhow::Result<Self>;
}

macro_rules! as_int {
    ($type:ty, $to:expr, $from:expr) => {
        impl ToDb for $type {
            fn to_db(&self) -> Value {
                let to: fn(&$type) -> i64 = $to;
                Value::Int(Some(to(self)))
            }
            fn null() -> Value {
                Value::Int(None)
            }
        }
        impl FromDb for $type {
            type Raw = i64;
            fn from_db(raw: i64) -> anyhow::Result<Self> {
                let from: fn(i64) -> anyhow::Result<$type> = $from;
                from(raw)
            }
        }
    };
}

as_int!(i64, |n| *n, Ok);
as_int!(u32, |n| i64::from(*n), |raw| Ok(u32::try_from(raw)?));
as_int!(u16, |n| i64::from(*n), |raw| Ok(u16::try_from(raw)?));
as_int!(bool, |b| i64::from(*b), |raw| Ok(raw != 0));
as_int!(Cents, |c| c.0, |raw| Ok(Cents(raw)));
as_int!(Instant, |at| at.as_microsecond(), |raw| Ok(Instant::from_microsecond(raw)?));

macro_rules! as_text {
    ($type:ty, $to:expr, $from:expr) => {
        impl ToDb for $type {
            fn to_db(&self) -> Value {
                let to: fn(&$type) -> String = $to;
                Value::Text(Some(to(self)))
            }
            fn null() -> Value {
                Value::Text(None)
            }
        }
        impl FromDb for $type {
            type Raw = String;
            fn from_db(raw: String) -> anyhow::Result<Self> {
                let from: fn(String) -> anyhow::Result<$type> = $from;
                from(raw)
            }
        }
    };
}

fn read<T: crate::base::FromField>(raw: &str) -> anyhow::Result<T> {
    T::from_field(raw).map_err(|refusal| anyhow::anyhow!("{} in a column", refusal.code))
}

as_text!(String, Clone::clone, Ok);
as_text!(Day, ToString::to_string, |raw| Ok(raw.parse()?));
as_text!(Line, ToString::to_string, |raw| read(&raw));
as_text!(Text, ToString::to_string, |raw| read(&raw));
as_text!(Email, ToString::to_string, |raw| read(&raw));
as_text!(Lang, ToString::to_string, |raw| read(&raw));
as_text!(rust_decimal::Decimal, ToString::to_string, |raw| Ok(raw.parse()?));
as_text!(serde_json::Value, ToString::to_string, |raw| Ok(serde_json::from_str(&raw)?));

impl<Kind> ToDb for Id<Kind> {
    fn to_db(&self) -> Value {
        Value::Text(Some(self.to_string()))
    }
    fn null() -> Value {
        Value::Text(None)
    }
}
impl<Kind> FromDb for Id<Kind> {
    type Raw = String;
    fn from_db(raw: String) -> anyhow::Result<Self> {
        Ok(raw.parse()?)
    }
}

impl ToDb for str {
    fn to_db(&self) -> Value {
        Value::Text(Some(self.to_owned()))
    }
    fn null() -> Value {
        Value::Text(None)
    }
}

impl ToDb for Vec<u8> {
    fn to_db(&self) -> Value {
        Value::Bytes(Some(self.clone()))
    }
    fn null() -> Value {
        Value::Bytes(None)
    }
}
impl FromDb for Vec<u8> {
    type Raw = Self;
    fn from_db(raw: Self) -> anyhow::Result<Self> {
        Ok(raw)
    }
}

impl<T: ToDb + ?Sized> ToDb for &T {
    fn to_db(&self) -> Value {
        (**self).to_db()
    }
    fn null() -> Value {
        T::null()
    }
}

impl<T: ToDb> ToDb for Option<T> {
    fn to_db(&self) -> Value {
        self.as_ref().map_or_else(T::null, ToDb::to_db)
    }
    fn null() -> Value {
        T::null()
    }
}

/// The values of a statement, in the order of its placeholders: a tuple of up to 20, or a list.
pub trait Params {
    /// The values.
    fn values(self) -> Vec<Value>;
}

impl Params for Vec<Value> {
    fn values(self) -> Vec<Value> {
        self
    }
}

impl Params for () {
    fn values(self) -> Vec<Value> {
        Vec::new()
    }
}

macro_rules! tuple {
    ($($name:ident)+) => {
        impl<$($name: ToDb),+> Params for ($($name,)+) {
            #[allow(non_snake_case, reason = "the type names serve as the names of the parts")]
            fn values(self) -> Vec<Value> {
                let ($($name,)+) = self;
                vec![$($name.to_db()),+]
            }
        }
    };
}
tuple!(A);
tuple!(A B);
tuple!(A B C);
tuple!(A B C D);
tuple!(A B C D E);
tuple!(A B C D E F);
tuple!(A B C D E F G);
tuple!(A B C D E F G H);
tuple!(A B C D E F G H I);
tuple!(A B C D E F G H I J);
tuple!(A B C D E F G H I J K);
tuple!(A B C D E F G H I J K L);
tuple!(A B C D E F G H I J K L M);
tuple!(A B C D E F G H I J K L M N);
tuple!(A B C D E F G H I J K L M N O);
tuple!(A B C D E F G H I J K L M N O P);
tuple!(A B C D E F G H I J K L M N O P Q);
tuple!(A B C D E F G H I J K L M N O P Q R);
tuple!(A B C D E F G H I J K L M N O P Q R S);
tuple!(A B C D E F G H I J K L M N O P Q R S T);
