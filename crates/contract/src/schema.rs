//! JSON Schemas of the contract, generated from the types that are read and written.
//!
//! The published files in `schema/` are these, and the same types in TypeScript;
//! `cargo run -p contract --features schema --example schemas` writes them anew.

pub mod typescript;

use std::borrow::Cow;

use billing::{assumption::AssumptionId, named::Named};
use schemars::{
    JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema, schema_for,
    transform::transform_subschemas,
};
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
    scale::{ScaleAnswer, ScaleQuestion},
    scenario::{MAX_COUNT, Scenario},
    size::{SizeAnswer, SizeQuestion},
    unit_check::UnitCheck,
};

/// A civil minute: the calendar knows which of them are days.
pub(crate) const MINUTE: &str = r"^\d{4}-\d{2}-\d{2}T\d{1,2}:\d{2}$";
/// A time of day.
pub(crate) const TIME: &str = r"^\d{1,2}:\d{2}$";
/// A zone: UTC by one of its names, or an offset from it of at most 14 hours.
pub(crate) const ZONE: &str = r"^(UTC|GMT|Z|[+-](\d|0\d|1[0-4]|(0\d|1[0-3]):?[0-5]\d|14:?00))$";
/// A decimal; see the module of that name.
pub(crate) const DECIMAL: &str = r"^(\d{1,15}(\.\d{0,9})?|\.\d{1,9})$";
/// A whole number written as a text.
const WHOLE: &str = r"^\d{1,15}(\.0{0,9})?$";

/// Every published schema with the name of its file.
pub fn published() -> Vec<(&'static str, Schema)> {
    vec![
        ("scenario.v1.schema.json", schema_for!(Scenario)),
        ("comparison.v1.schema.json", written::<Comparison>()),
        ("refusal.v1.schema.json", written::<Refusal>()),
        ("books.v1.schema.json", written::<Vec<Book>>()),
        ("unit-checks.v1.schema.json", written::<Vec<UnitCheck>>()),
        ("scenario-question.v1.schema.json", schema_for!(ScenarioQuestion)),
        ("size-question.v1.schema.json", schema_for!(SizeQuestion)),
        ("size-answer.v1.schema.json", written::<SizeAnswer>()),
        ("overflow-question.v1.schema.json", schema_for!(OverflowQuestion)),
        ("overflow-answer.v1.schema.json", written::<OverflowAnswer>()),
        ("break-even-answer.v1.schema.json", written::<BreakEvenAnswer>()),
        ("budget-question.v1.schema.json", schema_for!(BudgetQuestion)),
        ("budget-answer.v1.schema.json", written::<BudgetAnswer>()),
        ("calendar-answer.v1.schema.json", written::<CalendarAnswer>()),
        ("plan-question.v1.schema.json", schema_for!(PlanQuestion)),
        ("plan-answer.v1.schema.json", written::<PlanAnswer>()),
        ("replay-question.v1.schema.json", schema_for!(ReplayQuestion)),
        ("replay-answer.v1.schema.json", written::<ReplayAnswer>()),
        ("scale-question.v1.schema.json", schema_for!(ScaleQuestion)),
        ("scale-answer.v1.schema.json", written::<ScaleAnswer>()),
    ]
}

/// The schema of what is only ever written: a field that may be absent is never `null`.
fn written<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::default().for_serialize().with_transform(absent_is_not_null);
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
    json_schema!({ "type": ["integer", "string"], "minimum": 1, "maximum": MAX_COUNT, "pattern": WHOLE })
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

/// Each assumption with its readings.
pub(crate) fn assumptions(_: &mut SchemaGenerator) -> Schema {
    let property =
        |id: &AssumptionId| (id.name().to_owned(), json!({ "type": "string", "enum": id.alternatives() }));
    let properties: Map<String, Value> = AssumptionId::ALL.iter().map(property).collect();
    json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
}
