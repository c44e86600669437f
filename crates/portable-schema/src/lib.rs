//! JSON Schemas that mean the same in every validator, whatever language it is written in.
//!
//! What schemars generates is read differently from one validator to the next in two places, and [`settings`] removes
//! both:
//!
//! - **Formats of Rust's integers** (`uint32`) are no formats of JSON Schema: Ajv's strict mode refuses a schema that has
//!   one. They go; what they say is said by `minimum` and `maximum`, where JSON numbers can hold it.
//! - **Patterns** are regular expressions of the validator's own language. There `$` may also match before a line break
//!   at the end (Python, .NET, PCRE), `^` and `$` at every line (Ruby), and `\d` digits of every script (Python, .NET).
//!   Beside each pattern stands that the text has printable ASCII characters only, as all our patterns ask for: without a
//!   line break every language agrees on both ends. What a pattern is made of is [`is_portable`].
//!
//! ```
//! use portable_schema::settings;
//! use schemars::JsonSchema;
//!
//! #[derive(JsonSchema)]
//! struct Order {
//!     days: u32,
//!     #[schemars(regex(pattern = "^[0-9]+$"))]
//!     price: String,
//! }
//!
//! let schema = settings().into_generator().into_root_schema_for::<Order>();
//! let properties = &schema.as_value()["properties"];
//! assert_eq!(properties["days"], serde_json::json!({ "type": "integer", "minimum": 0, "maximum": 4294967295_u32 }));
//! assert_eq!(properties["price"]["not"], serde_json::json!({ "type": "string", "pattern": "[^!-~]" }));
//! ```

use schemars::{
    Schema,
    generate::SchemaSettings,
    transform::{Transform, transform_subschemas},
};
use serde_json::{Value, json};

/// The settings of a generator whose schemas mean the same everywhere. Other transforms come after.
pub fn settings() -> SchemaSettings {
    SchemaSettings::default().with_transform(Portable)
}

/// Whether a pattern is read alike in every language: from one end of the text to the other, and without the escapes
/// and groups that languages spell or read in ways of their own. A point is written `[.]`.
pub fn is_portable(pattern: &str) -> bool {
    let ends = pattern.starts_with('^') && pattern.ends_with('$');
    ends && pattern.is_ascii()
        && !pattern.contains('\\')
        && !pattern.contains("(?")
        && !has_bare_choice(pattern)
}

/// Whether a `|` stands in no brackets: each end would then belong to one of the choices only.
fn has_bare_choice(pattern: &str) -> bool {
    let mut depth = 0_i32;
    pattern.chars().any(|character| {
        depth += i32::from(character == '(') - i32::from(character == ')');
        character == '|' && depth == 0
    })
}

#[derive(Clone, Debug)]
struct Portable;

impl Transform for Portable {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        if let Some(bounds) = schema.get("format").and_then(Value::as_str).and_then(integer_bounds) {
            schema.remove("format");
            for (name, bound) in bounds {
                // A field may have a narrower one of its own.
                if schema.get(*name).is_none() {
                    schema.insert((*name).into(), (*bound).into());
                }
            }
        }
        if schema.get("pattern").is_some() {
            // Of texts only: where a number may stand instead, it is none of this.
            schema.insert("not".into(), json!({ "type": "string", "pattern": "[^!-~]" }));
        }
    }
}

/// The bounds of a Rust integer that schemars leaves to the format; `None` for every other format.
///
/// Wider ones have none: 2⁶³ − 1 is another number where JSON numbers are floating-point ones.
fn integer_bounds(format: &str) -> Option<&'static [(&'static str, i64)]> {
    match format {
        "int32" => Some(&[("minimum", -2_147_483_648), ("maximum", 2_147_483_647)]),
        "uint32" => Some(&[("maximum", 4_294_967_295)]),
        "int8" | "int16" | "int64" | "int128" | "int" => Some(&[]),
        "uint8" | "uint16" | "uint64" | "uint128" | "uint" => Some(&[]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_of_one_languages_own_is_not_portable() {
        assert!(is_portable("^[0-9]{1,2}(:[0-9]{2}|[.][0-9])?$"));
        for pattern in [r"^\d$", "[0-9]", "^[0-9]", "[0-9]$", r"^[0-9]\.$", "^(?i)utc$", "^[０-９]$", "^a|b$"]
        {
            assert!(!is_portable(pattern), "{pattern}");
        }
    }
}
