//! A walk through an object: each of its fields, by its path.

use core::fmt::{self, Write as _};

use serde::de::{DeserializeSeed, Deserializer as _, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A value that is no object.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Scalar<'a> {
    Text(&'a str),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Bool(bool),
    Null,
    /// A list whose items are passed over.
    List,
    /// A list of a name that rows or attributes stand in.
    Rows,
}

impl Scalar<'_> {
    /// Writes it as a text: a number without an exponent, whatever it was written with.
    pub(crate) fn write(&self, text: &mut String) {
        let written = match self {
            Self::Text(value) => text.write_str(value),
            Self::Unsigned(value) => write!(text, "{value}"),
            Self::Signed(value) => write!(text, "{value}"),
            Self::Float(value) => write!(text, "{value}"),
            Self::Bool(value) => write!(text, "{value}"),
            Self::Null | Self::List | Self::Rows => Ok(()),
        };
        // A string takes all that is written.
        debug_assert!(written.is_ok(), "a string takes what is written");
    }
}

/// Whether a text may be a JSON object.
pub(crate) fn is_object(text: &str) -> bool {
    text.trim_start().starts_with('{')
}

/// Names of lists that rows stand in, with what holds for all of them beside, and of lists of attributes.
pub(crate) const LISTS: [&str; 12] = [
    "data",
    "results",
    "records",
    "items",
    "rows",
    "logs",
    "observations",
    "spans",
    "resourceSpans",
    "scopeSpans",
    "requests",
    "attributes",
];

/// The longest name of a field in bytes, with the path to it. What is longer is no column and passed over, so that a line
/// of long names takes no more time or memory than any other.
const LONGEST_NAME: usize = 256;

/// Tells the path and the value of every field of an object. Fields of nested objects are named by their path, one level
/// joined to the next: `usage` and `input` become `usage.input`.
pub(crate) fn walk(
    object: &str,
    mut path: String,
    field: &mut impl FnMut(&str, Scalar<'_>),
) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(object);
    deserializer.deserialize_map(Walk { path: &mut path, field })?;
    deserializer.end()
}

/// Walks the value at `path`.
struct Walk<'a, F> {
    path: &'a mut String,
    field: &'a mut F,
}

impl<F: FnMut(&str, Scalar<'_>)> Walk<'_, F> {
    fn tell<E>(self, value: Scalar<'_>) -> Result<(), E> {
        (self.field)(self.path, value);
        Ok(())
    }
}

impl<'de, F: FnMut(&str, Scalar<'_>)> DeserializeSeed<'de> for Walk<'_, F> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, F: FnMut(&str, Scalar<'_>)> Visitor<'de> for Walk<'_, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let length = self.path.len();
        while let Some(fits) = map.next_key_seed(Key { path: self.path })? {
            if fits {
                map.next_value_seed(Walk { path: self.path, field: self.field })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
            self.path.truncate(length);
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut items = 0_usize;
        while list.next_element::<IgnoredAny>()?.is_some() {
            items += 1;
        }
        let name = self.path.rsplit('.').next().unwrap_or_default();
        let holds_rows = items > 0 && LISTS.contains(&name);
        self.tell(if holds_rows { Scalar::Rows } else { Scalar::List })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.tell(Scalar::Text(text))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.tell(Scalar::Unsigned(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.tell(Scalar::Signed(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        self.tell(Scalar::Float(number))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.tell(Scalar::Bool(value))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.tell(Scalar::Null)
    }
}

/// Joins a key to a path, unless the name becomes too long; says whether it was joined.
struct Key<'a> {
    path: &'a mut String,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = bool;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<bool, E> {
        let fits = self.path.len() + 1 + key.len() <= LONGEST_NAME;
        if fits {
            if !self.path.is_empty() {
                self.path.push('.');
            }
            self.path.push_str(key);
        }
        Ok(fits)
    }
}
