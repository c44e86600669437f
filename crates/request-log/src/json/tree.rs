//! Rows that stand in lists within an object, with what holds for all of them beside the list.

use serde_json::Value;

use super::walk::{LISTS, Scalar};

/// A value of a field.
#[derive(Clone, Debug)]
pub(crate) struct Leaf(Value);

impl Leaf {
    pub(crate) fn scalar(&self) -> Scalar<'_> {
        match &self.0 {
            Value::String(text) => Scalar::Text(text),
            Value::Bool(value) => Scalar::Bool(*value),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => Scalar::Unsigned(number),
                (None, Some(number)) => Scalar::Signed(number),
                (None, None) => Scalar::Float(number.as_f64().unwrap_or(f64::NAN)),
            },
            Value::Array(_) => Scalar::List,
            Value::Null | Value::Object(_) => Scalar::Null,
        }
    }
}

/// Fields by their path.
pub(crate) type Fields = Vec<(String, Leaf)>;

/// Fields beside a list that its rows are told of: a span has its resource's, and no list needs more.
const MOST_BESIDE: usize = 256;

/// Tells the fields of each row in the lists of an object: its own first, then those beside the lists it stands in. An object
/// without such a list is itself the row. `None` where it is no object.
pub(crate) fn rows(object: &str, row: &mut impl FnMut(&[Fields])) -> Option<()> {
    let value: Value = serde_json::from_str(object).ok()?;
    value.is_object().then(|| collect(value, &mut Vec::new(), row))
}

/// `beside` has the fields beside each list on the way here, the outermost first; `row` is given them in the same order.
fn collect(object: Value, beside: &mut Vec<Fields>, row: &mut impl FnMut(&[Fields])) {
    let (mut fields, mut lists) = (Vec::new(), Vec::new());
    flatten(object, &mut String::new(), &mut fields, &mut lists);
    if !lists.is_empty() {
        fields.truncate(MOST_BESIDE);
    }
    beside.push(fields);
    if lists.is_empty() {
        row(beside);
    }
    for item in lists.into_iter().flatten() {
        collect(item, beside, row);
    }
    beside.pop();
}

/// The fields of an object by their path; lists that rows stand in apart.
fn flatten(value: Value, path: &mut String, fields: &mut Fields, lists: &mut Vec<Vec<Value>>) {
    match value {
        Value::Object(object) => {
            let length = path.len();
            for (key, value) in object {
                if length > 0 {
                    path.push('.');
                }
                path.push_str(&key);
                flatten(value, path, fields, lists);
                path.truncate(length);
            }
        }
        Value::Array(items) if !items.is_empty() && items.iter().all(is_attribute) => {
            for item in items {
                let (Some(key), Some(value)) = (item.get("key").and_then(Value::as_str), item.get("value"))
                else {
                    continue;
                };
                let value = value.as_object().and_then(|typed| typed.values().next()).unwrap_or(value);
                fields.push((format!("{path}.{key}"), Leaf(value.clone())));
            }
        }
        Value::Array(items)
            if holds_rows(path) && !items.is_empty() && items.iter().all(Value::is_object) =>
        {
            lists.push(items);
        }
        value => fields.push((path.clone(), Leaf(value))),
    }
}

/// `{"key": "gen_ai.usage.input_tokens", "value": {"intValue": "100"}}`
fn is_attribute(item: &Value) -> bool {
    item.get("key").is_some_and(Value::is_string) && item.get("value").is_some()
}

fn holds_rows(path: &str) -> bool {
    LISTS.contains(&path.rsplit('.').next().unwrap_or_default())
}
