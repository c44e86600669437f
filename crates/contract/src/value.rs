//! JSON as it arrives, before anything is known about it.

use core::{cell::Cell, fmt};

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

/// Levels of lists and objects; a scenario has four.
const MAX_DEPTH: u32 = 16;
/// Values in all; a scenario of the most windows has about two thousand.
const MAX_VALUES: u32 = 20_000;

/// A JSON value of any shape.
///
/// Reading into this first, and only then into a [`crate::scenario::Scenario`], is what lets every
/// surface refuse an unknown field, a field given twice or an unquoted decimal by its path, whichever
/// serde format it came through.
///
/// It deserializes from any self-describing format. More than sixteen levels or twenty thousand values
/// are refused: a JavaScript object may contain itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`, and JavaScript's `undefined`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number; one that does not fit is held at the nearest that does.
    Whole(i64),
    /// Any other number, JavaScript's `NaN` among them. Its digits are not kept: no field takes one.
    NotWhole,
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Self>),
    /// An object, in the order given and with every field that is given twice.
    Object(Vec<(String, Self)>),
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let left = Cell::new(MAX_VALUES);
        Limits { depth: MAX_DEPTH, left: &left }.deserialize(deserializer)
    }
}

/// How much more may be read.
#[derive(Clone, Copy)]
struct Limits<'count> {
    depth: u32,
    left: &'count Cell<u32>,
}

impl Limits<'_> {
    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        match self.depth.checked_sub(1) {
            Some(depth) => Ok(Self { depth, ..self }),
            None => Err(E::custom(format_args!("more than {MAX_DEPTH} levels deep"))),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Limits<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        match self.left.get().checked_sub(1) {
            Some(left) => self.left.set(left),
            None => return Err(D::Error::custom(format_args!("more than {MAX_VALUES} values"))),
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Limits<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Whole(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Whole(i64::try_from(value).unwrap_or(i64::MAX)))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        // Nothing is computed from it: `as` holds what does not fit at the nearest whole number that does.
        // NaN and the infinities have no fraction to speak of, which is not the fraction zero.
        Ok(if value.fract() == 0.0 { Value::Whole(value as i64) } else { Value::NotWhole })
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.into()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let limits = self.deeper()?;
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(limits)? {
            values.push(value);
        }
        Ok(Value::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let limits = self.deeper()?;
        let mut fields = Vec::new();
        while let Some(name) = object.next_key()? {
            fields.push((name, object.next_value_seed(limits)?));
        }
        Ok(Value::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Value, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn objects_keep_order_and_repeated_fields() {
        let (b, a) = (("b".into(), Value::Whole(1)), ("a".into(), Value::Null));
        assert_eq!(read(r#"{"b":1,"a":null,"b":1}"#), Ok(Value::Object(vec![b.clone(), a, b])));
    }

    #[test]
    fn numbers_that_do_not_fit_are_held_at_the_nearest() {
        assert_eq!(read("[2.0, -0.0, 18446744073709551615, 1e300, -1e300, 2.5]").unwrap(), {
            let whole = [2, 0, i64::MAX, i64::MAX, i64::MIN].map(Value::Whole);
            Value::List(whole.into_iter().chain([Value::NotWhole]).collect())
        });
    }

    #[test]
    fn nesting_is_limited_before_the_stack_is() {
        let nested = |levels| "[".repeat(levels) + &"]".repeat(levels);
        assert!(read(&nested(16)).is_ok());
        assert!(read(&nested(17)).unwrap_err().contains("more than 16 levels deep"));
        assert!(read(&nested(100_000)).unwrap_err().contains("more than 16 levels deep"));
    }

    #[test]
    fn the_number_of_values_is_limited() {
        let list = |values| format!("[{}]", vec!["0"; values].join(","));
        assert!(read(&list(19_999)).is_ok());
        assert!(read(&list(20_000)).unwrap_err().contains("more than 20000 values"));
    }

    #[test]
    fn numbers_that_are_not_finite_are_not_whole() {
        use serde::de::{IntoDeserializer as _, value::F64Deserializer};
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let deserializer: F64Deserializer<serde::de::value::Error> = number.into_deserializer();
            assert_eq!(Value::deserialize(deserializer), Ok(Value::NotWhole));
        }
    }
}
