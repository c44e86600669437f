//! Rows of a JSON Lines file: one object a line; fields of nested objects are named by their path.

use serde_json::{Map, Value};

use crate::{Column, ColumnNames, Flaw, Row, number, time::Clock};

/// Reads one line.
pub(crate) fn row(line: &[u8], names: &ColumnNames, clock: &mut Clock) -> Result<Row, Flaw> {
    let object: Map<String, Value> = serde_json::from_slice(line).map_err(|_| Flaw::Json)?;
    let mut fields = Vec::new();
    flatten(&object, "", &mut fields);
    let field = |column| {
        let place = names.place(column, fields.iter().map(|(name, _)| name.as_str()))?;
        fields.get(place).map(|(_, value)| text(value))
    };
    let time = field(Column::Time).ok_or(Flaw::Missing)?;
    let tokens = |column| number::tokens(field(column).ok_or(Flaw::Missing)?.as_bytes());
    let (input, output) = (tokens(Column::Input)?, tokens(Column::Output)?);
    let cached = match field(Column::Cached) {
        Some(text) if !text.is_empty() => number::tokens(text.as_bytes())?,
        _ => 0,
    };
    if cached > input {
        return Err(Flaw::CachedAboveInput);
    }
    let at = clock.read(time.as_bytes()).ok_or(Flaw::Time)?;
    Ok(Row { at, input, cached, output })
}

/// Fields of nested objects, one level of a path joined to the next: `usage` and `input` become `usage.input`.
pub(crate) fn flatten<'a>(object: &'a Map<String, Value>, path: &str, fields: &mut Vec<(String, &'a Value)>) {
    for (key, value) in object {
        let name = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        match value {
            Value::Object(inner) => flatten(inner, &name, fields),
            _ => fields.push((name, value)),
        }
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
