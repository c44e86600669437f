//! Values of the file that know more than their type: where they stand, or how they may be written.

use core::{fmt, marker::PhantomData};

use billing::named::Named;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, de};
use toml::Spanned;

/// A value and the byte of the file at which it starts.
#[derive(Clone, Debug)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) offset: usize,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<T>::deserialize(deserializer)?;
        let offset = spanned.span().start;
        Ok(Self { value: spanned.into_inner(), offset })
    }
}

/// A value of the engine by its stable name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name<T>(pub(crate) T);

impl<'de, T: Named> Deserialize<'de> for Name<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Names<T>(PhantomData<T>);

        impl<T: Named> de::Visitor<'_> for Names<T> {
            type Value = Name<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("one of")?;
                T::ALL.iter().try_for_each(|value| write!(f, " `{}`", value.name()))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Name<T>, E> {
                T::from_name(text).map(Name).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(Names(PhantomData))
    }
}

/// A decimal as written: a quoted string of up to 15 digits and up to 9 decimals, such as `"0.28"`.
///
/// A number without quotes is read too, but only to be refused by name: TOML would pass it through
/// binary fractions.
#[derive(Clone, Debug)]
pub(crate) enum DecimalText {
    /// Within quotes.
    Quoted(String),
    /// Without quotes.
    Bare,
}

impl DecimalText {
    /// The decimal, if it stands within quotes and is written as the file's schema has it.
    ///
    /// The grammar is checked here because parsers of decimals accept signs, exponents and underscores.
    pub(crate) fn decimal(&self) -> Option<Decimal> {
        let Self::Quoted(text) = self else { return None };
        let digits = |part: &str, most: usize| {
            (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
        let plain = digits(whole, 15) && fraction.is_none_or(|fraction| digits(fraction, 9));
        if plain { Decimal::from_str_exact(text).ok() } else { None }
    }
}

impl<'de> Deserialize<'de> for DecimalText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl de::Visitor<'_> for Text {
            type Value = DecimalText;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a decimal within quotes, such as \"0.28\"")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<DecimalText, E> {
                Ok(DecimalText::Quoted(text.to_owned()))
            }

            fn visit_f64<E: de::Error>(self, _: f64) -> Result<DecimalText, E> {
                Ok(DecimalText::Bare)
            }

            fn visit_i64<E: de::Error>(self, _: i64) -> Result<DecimalText, E> {
                Ok(DecimalText::Bare)
            }
        }

        deserializer.deserialize_any(Text)
    }
}

#[cfg(feature = "schema")]
mod schema {
    use std::borrow::Cow;

    use billing::named::Named;
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{At, DecimalText, Name};

    impl<T: JsonSchema> JsonSchema for At<T> {
        fn inline_schema() -> bool {
            T::inline_schema()
        }

        fn schema_name() -> Cow<'static, str> {
            T::schema_name()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            T::json_schema(generator)
        }
    }

    impl<T: Named> JsonSchema for Name<T> {
        fn schema_name() -> Cow<'static, str> {
            let path = std::any::type_name::<T>();
            path.rsplit("::").next().unwrap_or(path).into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            let names: Vec<&str> = T::ALL.iter().map(|value| value.name()).collect();
            json_schema!({ "type": "string", "enum": names })
        }
    }

    impl JsonSchema for DecimalText {
        fn schema_name() -> Cow<'static, str> {
            "Decimal".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "description": "A decimal within quotes, such as \"0.28\".",
                "type": "string",
                "pattern": "^[0-9]{1,15}([.][0-9]{1,9})?$",
            })
        }
    }
}
