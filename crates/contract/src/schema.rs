//! JSON Schemas of the contract, generated from the types that are read and written.
//!
//! The published files in `schema/` are these, and the same types in TypeScript;
//! `cargo run -p contract --features schema --example schemas` writes them anew.

pub mod typescript;

use std::borrow::Cow;

use billing::{assumption::AssumptionId, named::Named};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, transform::transform_subschemas};
use serde_json::{Map, Value, json};

use crate::{
    break_even::BreakEvenAnswer,
    budget::{BudgetAnswer, BudgetQuestion},
    calendar::CalendarAnswer,
    catalog::Book,
    code::Code,
    comparison::{Comparison, Note},
    overflow::{OverflowAnswer, OverflowQuestion},
    plan::{PlanAnswer, PlanQuestion},
    problem::Refusal,
    question::ScenarioQuestion,
    replay::{ReplayAnswer, ReplayQuestion},
    scale::{LONGEST_DAYS, ScaleAnswer, ScaleQuestion},
    scenario::{MAX_COUNT, Scenario},
    size::{SizeAnswer, SizeQuestion},
    unit_check::UnitCheck,
};

// Every pattern is such that all languages read it alike; see `portable_schema`.

/// A civil minute: the calendar knows how many days a month has.
pub(crate) const MINUTE: &str =
    "^2[01][0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01]?[0-9]|2[0-3]):[0-5][0-9]$";
/// A time of day at which something starts.
pub(crate) const START: &str = "^([01]?[0-9]|2[0-3]):[0-5][0-9]$";
/// A time of day at which something ends, which the end of the day is too.
pub(crate) const END: &str = "^(([01]?[0-9]|2[0-3]):[0-5][0-9]|24:00)$";
/// A time on the hour.
pub(crate) const HOUR: &str = "^([01]?[0-9]|2[0-4]):00$";
/// A zone: UTC by one of its names, or an offset from it of at most 14 hours.
pub(crate) const ZONE: &str = "^(UTC|GMT|Z|[+-]([0-9]|0[0-9]|1[0-4]|(0[0-9]|1[0-3]):?[0-5][0-9]|14:?00))$";
/// A decimal; see the module of that name. How large it is no pattern tells.
pub(crate) const DECIMAL: &str = "^([0-9]{1,15}([.][0-9]{0,9})?|[.][0-9]{1,9})$";
/// A whole number written as a text.
const WHOLE: &str = "^[0-9]{1,15}([.]0{0,9})?$";

/// Every published schema with the name of its file.
pub fn published() -> Vec<(&'static str, Schema)> {
    vec![
        ("scenario.v1.schema.json", read::<Scenario>()),
        ("comparison.v1.schema.json", written::<Comparison>()),
        ("refusal.v1.schema.json", written::<Refusal>()),
        ("books.v1.schema.json", written::<Vec<Book>>()),
        ("unit-checks.v1.schema.json", written::<Vec<UnitCheck>>()),
        ("scenario-question.v1.schema.json", read::<ScenarioQuestion>()),
        ("size-question.v1.schema.json", read::<SizeQuestion>()),
        ("size-answer.v1.schema.json", written::<SizeAnswer>()),
        ("overflow-question.v1.schema.json", read::<OverflowQuestion>()),
        ("overflow-answer.v1.schema.json", written::<OverflowAnswer>()),
        ("break-even-answer.v1.schema.json", written::<BreakEvenAnswer>()),
        ("budget-question.v1.schema.json", read::<BudgetQuestion>()),
        ("budget-answer.v1.schema.json", written::<BudgetAnswer>()),
        ("calendar-answer.v1.schema.json", written::<CalendarAnswer>()),
        ("plan-question.v1.schema.json", read::<PlanQuestion>()),
        ("plan-answer.v1.schema.json", written::<PlanAnswer>()),
        ("replay-question.v1.schema.json", read::<ReplayQuestion>()),
        ("replay-answer.v1.schema.json", written::<ReplayAnswer>()),
        ("scale-question.v1.schema.json", read::<ScaleQuestion>()),
        ("scale-answer.v1.schema.json", written::<ScaleAnswer>()),
    ]
}

/// The schema of what is read.
fn read<T: JsonSchema>() -> Schema {
    portable_schema::settings().into_generator().into_root_schema_for::<T>()
}

/// The schema of what is only ever written: a field that may be absent is never `null`.
fn written<T: JsonSchema>() -> Schema {
    let settings = portable_schema::settings().for_serialize().with_transform(absent_is_not_null);
    settings.into_generator().into_root_schema_for::<T>()
}

fn absent_is_not_null(schema: &mut Schema) {
    transform_subschemas(&mut absent_is_not_null, schema);
    let required: Vec<Value> = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else { return };
    let optional = properties.iter_mut().filter(|(name, _)| !required.contains(&Value::from(name.as_str())));
    for property in optional.filter_map(|(_, property)| property.as_object_mut()) {
        if let Some(Value::Array(types)) = property.get_mut("type") {
            types.retain(|name| *name != "null");
        }
        if let Some(Value::Array(choices)) = property.get_mut("anyOf") {
            choices.retain(|choice| *choice != json!({ "type": "null" }));
        }
    }
}

pub(crate) fn units(_: &mut SchemaGenerator) -> Schema {
    count(MAX_COUNT)
}

/// Minutes that may be absent.
pub(crate) fn minutes(_: &mut SchemaGenerator) -> Schema {
    let mut schema = count(MAX_COUNT);
    if let Some(Value::Array(forms)) = schema.get_mut("anyOf") {
        forms.push(json!({ "type": "null" }));
    }
    schema
}

pub(crate) fn days(_: &mut SchemaGenerator) -> Schema {
    count(LONGEST_DAYS)
}

/// A whole number from one up, as a JSON number or as a text.
fn count(most: u32) -> Schema {
    json_schema!({ "anyOf": [
        { "type": "integer", "minimum": 1, "maximum": most },
        { "type": "string", "pattern": WHOLE },
    ] })
}

// By hand, because a derived name would need `T` to have a schema, and an engine's enum has none.
impl<T: Named> JsonSchema for Note<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}Note", Code::<T>::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A coded remark with its sentence in English and the sources behind it.",
            "type": "object",
            "properties": {
                "code": generator.subschema_for::<Code<T>>(),
                "message": { "type": "string", "description": "A sentence for people." },
                "sources": {
                    "type": "array",
                    "items": { "type": "string" },
                    "description": "Ids of the sources behind it.",
                },
            },
            "required": ["code", "message", "sources"],
        })
    }
}

/// Each assumption with its readings; what is read may be `null` instead.
pub(crate) fn assumptions(generator: &mut SchemaGenerator) -> Schema {
    let optional = |schema: Schema| {
        if generator.contract().is_serialize() {
            return schema;
        }
        json_schema!({ "anyOf": [schema, { "type": "null" }] })
    };
    let property = |id: &AssumptionId| {
        let readings = optional(json_schema!({ "type": "string", "enum": id.alternatives() }));
        (id.name().to_owned(), readings.into())
    };
    let properties: Map<String, Value> = AssumptionId::ALL.iter().map(property).collect();
    optional(json_schema!({ "type": "object", "properties": properties, "additionalProperties": false }))
}

/// Swinging traffic has windows, or else both a peak and an average.
pub(crate) fn windows_or_spread() -> Value {
    json!([
        { "properties": { "windows": { "type": "array" } }, "required": ["windows"] },
        {
            "properties": {
                "peakRequestsPerMinute": { "type": "string" },
                "averageRequestsPerMinute": { "type": "string" },
            },
            "required": ["peakRequestsPerMinute", "averageRequestsPerMinute"],
        },
    ])
}

/// Beside the way in which a demand is written, the other one may be `null`.
pub(crate) fn other_is_null(variant: &mut Schema) {
    let Some(properties) = variant.get_mut("properties").and_then(Value::as_object_mut) else { return };
    let other = if properties.contains_key("hours") { "windows" } else { "hours" };
    properties.insert(other.into(), json!({ "type": "null" }));
}
