//! Rows of a JSON Lines file: one object a line; fields of nested objects are named by their path.

use core::fmt::{self, Arguments};

use serde::de::{DeserializeSeed, Deserializer as _, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::{
    Column, ColumnNames, Flaw, Row,
    columns::{LONGEST_KNOWN, folded},
    number, record,
    time::Clock,
};

/// Whether a log that starts with these bytes is one JSON array, of objects or arrays, or empty. A header of CSV may start
/// with a bracket too: `[time],[input]`.
pub(crate) fn starts_array(bytes: &[u8]) -> bool {
    let first = record::without_mark(bytes).trim_ascii_start().strip_prefix(b"[");
    first.is_some_and(|items| matches!(items.trim_ascii_start(), [b'{' | b'[' | b']', ..]))
}

/// Reads one line, which is the file's so many-th.
pub(crate) fn row(record: &[u8], line: u32, names: &ColumnNames, clock: &mut Clock) -> Result<Row, Flaw> {
    let record = std::str::from_utf8(record).map_err(|_| Flaw::Json)?;
    // Of each column the value with the surest name.
    let mut values = Column::ALL.map(|column| (column, usize::MAX, None));
    walk(record, &mut |name, value| {
        let letters = &mut [0; LONGEST_KNOWN];
        let folded = folded(name, letters);
        for (column, surest, text) in &mut values {
            if let Some(rank) = names.rank(*column, name, folded).filter(|rank| rank < surest) {
                (*surest, *text) = (rank, Some(value.to_string()));
            }
        }
    })
    .map_err(|_| Flaw::Json)?;
    let [time, input, output, cached] = &values.map(|(_, _, text)| text);
    let time = time.as_ref().ok_or(Flaw::Missing)?;
    let tokens = |text: &Option<String>| number::tokens(text.as_ref().ok_or(Flaw::Missing)?.as_bytes());
    let (input, output) = (tokens(input)?, tokens(output)?);
    let cached = match cached {
        Some(text) if !text.is_empty() => number::tokens(text.as_bytes())?,
        _ => 0,
    };
    if cached > input {
        return Err(Flaw::CachedAboveInput);
    }
    let at = clock.read(time.as_bytes()).ok_or(Flaw::Time)?;
    Ok(Row { at, input, cached, output, line })
}

/// The longest name of a field in bytes, with the path to it. What is longer is no column and passed over, so that a line
/// of long names takes no more time or memory than any other.
const LONGEST_NAME: usize = 256;

/// Tells the name and the value of every field of an object. Fields of nested objects are named by their path, one level
/// joined to the next: `usage` and `input` become `usage.input`.
pub(crate) fn walk(
    object: &str,
    field: &mut impl FnMut(&str, Arguments<'_>),
) -> Result<(), serde_json::Error> {
    let mut path = String::new();
    let mut deserializer = serde_json::Deserializer::from_str(object);
    deserializer.deserialize_map(Walk { path: &mut path, field })?;
    deserializer.end()
}

/// Walks the value at `path`.
struct Walk<'a, F> {
    path: &'a mut String,
    field: &'a mut F,
}

impl<F: FnMut(&str, Arguments<'_>)> Walk<'_, F> {
    fn tell<E>(self, value: Arguments<'_>) -> Result<(), E> {
        (self.field)(self.path, value);
        Ok(())
    }
}

impl<'de, F: FnMut(&str, Arguments<'_>)> DeserializeSeed<'de> for Walk<'_, F> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, F: FnMut(&str, Arguments<'_>)> Visitor<'de> for Walk<'_, F> {
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
        while list.next_element::<IgnoredAny>()?.is_some() {}
        self.tell(format_args!("[]"))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.tell(format_args!("{text}"))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.tell(format_args!("{number}"))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.tell(format_args!("{number}"))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        // Without an exponent, whatever it was written with.
        self.tell(format_args!("{number}"))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.tell(format_args!("{value}"))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.tell(format_args!(""))
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
