//! The schemas as TypeScript declarations, for the npm packages.

use std::{collections::BTreeMap, fmt::Write as _};

use serde_json::{Map, Value};

use super::published;

/// The name of the file that holds [`declarations`].
pub const FILE: &str = "contract.v1.d.ts";

/// One declaration for each type of the contract, in order of their names.
pub fn declarations() -> String {
    let mut types = BTreeMap::new();
    for (_, schema) in published() {
        let mut root = schema.to_value();
        let inner = root.get_mut("$defs").map(Value::take);
        for (name, definition) in inner.as_ref().and_then(Value::as_object).into_iter().flatten() {
            types.insert(name.clone(), definition.clone());
        }
        // A list of books has no name of its own.
        if let (Some(Value::String(name)), None) = (root.get("title"), root.get("items")) {
            types.insert(name.clone(), root.clone());
        }
    }
    let declarations: Vec<String> = types.iter().map(|(name, schema)| declaration(name, schema)).collect();
    declarations.join("\n")
}

fn declaration(name: &str, schema: &Value) -> String {
    let comment = comment(schema, "");
    match schema.get("properties").and_then(Value::as_object) {
        Some(properties) => {
            format!("{comment}export interface {name} {{\n{}}}\n", fields(schema, properties, "  "))
        }
        None => format!("{comment}export type {name} = {};\n", expression(schema)),
    }
}

fn fields(schema: &Value, properties: &Map<String, Value>, indent: &str) -> String {
    let required = schema.get("required").and_then(Value::as_array);
    let mut text = String::new();
    for (name, field) in properties {
        let mark = if required.is_some_and(|required| required.contains(&Value::from(name.as_str()))) {
            ""
        } else {
            "?"
        };
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let name = if plain { name.clone() } else { format!("\"{name}\"") };
        let _ = writeln!(text, "{}{indent}{name}{mark}: {};", comment(field, indent), expression(field));
    }
    text
}

/// The type a schema describes.
fn expression(schema: &Value) -> String {
    let union = |values: &[Value], write: fn(&Value) -> String| {
        values.iter().map(write).collect::<Vec<_>>().join(" | ")
    };
    let list = |key| schema.get(key).and_then(Value::as_array);
    if let Some(Value::String(path)) = schema.get("$ref") {
        let name = path.trim_start_matches("#/$defs/");
        // A tagged variant that is a type of its own: the type and its tag.
        let tag = schema.get("properties").and_then(Value::as_object);
        return tag.map_or_else(|| name.into(), |tag| format!("{name} & {}", inline(schema, tag)));
    }
    if let Some(value) = schema.get("const") {
        return value.to_string();
    }
    if let Some(values) = list("enum") {
        return union(values, Value::to_string);
    }
    if let Some(choices) = list("anyOf").or_else(|| list("oneOf")) {
        return union(choices, expression);
    }
    match schema.get("type") {
        Some(Value::Array(types)) => union(types, |name| primitive(name.as_str().unwrap_or_default()).into()),
        Some(Value::String(name)) if name == "array" => {
            let item = schema.get("items").map_or_else(|| "unknown".into(), expression);
            if item.contains(' ') { format!("({item})[]") } else { format!("{item}[]") }
        }
        Some(Value::String(name)) if name == "object" => {
            let properties = schema.get("properties").and_then(Value::as_object);
            properties.map_or_else(|| "{ }".into(), |properties| inline(schema, properties))
        }
        Some(Value::String(name)) => primitive(name).into(),
        _ => "unknown".into(),
    }
}

/// An object type on one line.
fn inline(schema: &Value, properties: &Map<String, Value>) -> String {
    format!("{{{} }}", fields(schema, properties, " ").replace('\n', ""))
}

fn primitive(json_type: &str) -> &'static str {
    match json_type {
        "string" => "string",
        "integer" | "number" => "number",
        "boolean" => "boolean",
        "null" => "null",
        _ => "unknown",
    }
}

fn comment(schema: &Value, indent: &str) -> String {
    match schema.get("description").and_then(Value::as_str) {
        Some(text) => format!("{indent}/** {} */\n", text.replace('\n', " ")),
        None => String::new(),
    }
}
