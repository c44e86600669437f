//! Reading JSON objects field by field, with everything that is wrong named by its path.

use std::collections::BTreeMap;

use crate::{
    problem::{Problem, ProblemCode},
    scenario::VERSION,
    value::Value,
};

/// The fields of an object, read one by one; what is left at the end is unknown.
///
/// A method that gives `None` for a field that is there has put down why.
pub(crate) struct Fields<'json> {
    path: String,
    left: Vec<(&'json str, &'json Value)>,
    problems: &'json mut Vec<Problem>,
}

/// Reads an object with `read`, then refuses the fields it did not ask for.
pub(crate) fn object<T>(
    value: &Value,
    path: &str,
    problems: &mut Vec<Problem>,
    read: impl FnOnce(&mut Fields<'_>) -> Option<T>,
) -> Option<T> {
    let Value::Object(entries) = value else {
        problems.push(Problem::new(ProblemCode::WrongType, path, "object"));
        return None;
    };
    let left = entries.iter().map(|(name, value)| (name.as_str(), value)).collect();
    let mut fields = Fields { path: path.into(), left, problems };
    let result = read(&mut fields);
    for (name, _) in core::mem::take(&mut fields.left) {
        fields.refuse(ProblemCode::UnknownField, name, "");
    }
    result
}

impl<'json> Fields<'json> {
    fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.into() } else { format!("{}.{name}", self.path) }
    }

    pub(crate) fn refuse(&mut self, code: ProblemCode, name: &str, detail: &str) {
        let path = self.path_of(name);
        self.problems.push(Problem::new(code, path, detail));
    }

    pub(crate) fn refuse_type<T>(&mut self, name: &str, json_type: &str) -> Option<T> {
        self.refuse(ProblemCode::WrongType, name, json_type);
        None
    }

    /// The value of a field; `null` counts as absent.
    pub(crate) fn optional(&mut self, name: &str) -> Option<&'json Value> {
        let mut found = None;
        let mut repeated = false;
        self.left.retain(|(field, value)| {
            let matches = *field == name;
            if matches {
                repeated |= found.is_some();
                found.get_or_insert(*value);
            }
            !matches
        });
        if repeated {
            self.refuse(ProblemCode::DuplicateField, name, "");
        }
        found.filter(|value| **value != Value::Null)
    }

    pub(crate) fn required(&mut self, name: &str) -> Option<&'json Value> {
        let value = self.optional(name);
        if value.is_none() {
            self.refuse(ProblemCode::Missing, name, "");
        }
        value
    }

    /// A text that says what it says.
    pub(crate) fn text(&mut self, name: &str) -> Option<String> {
        let value = self.required(name)?;
        self.text_of(name, value)
    }

    /// A decimal, which is a text too, so that no program on the way rounds it.
    pub(crate) fn decimal(&mut self, name: &str) -> Option<String> {
        let value = self.required(name)?;
        self.decimal_of(name, value)
    }

    pub(crate) fn optional_decimal(&mut self, name: &str) -> Option<String> {
        let value = self.optional(name)?;
        self.decimal_of(name, value)
    }

    fn decimal_of(&mut self, name: &str, value: &Value) -> Option<String> {
        match value {
            Value::Whole(_) | Value::NotWhole => {
                self.refuse(ProblemCode::UnquotedNumber, name, "");
                None
            }
            value => self.text_of(name, value),
        }
    }

    pub(crate) fn optional_text(&mut self, name: &str) -> Option<String> {
        let value = self.optional(name)?;
        self.text_of(name, value)
    }

    fn text_of(&mut self, name: &str, value: &Value) -> Option<String> {
        match value {
            Value::Text(text) => Some(text.clone()),
            _ => self.refuse_type(name, "string"),
        }
    }

    pub(crate) fn texts(&mut self, name: &str) -> Option<Vec<String>> {
        let Value::List(values) = self.required(name)? else {
            return self.refuse_type(name, "array");
        };
        let texts: Vec<_> = values
            .iter()
            .enumerate()
            .map(|(index, value)| self.text_of(&format!("{name}[{index}]"), value))
            .collect();
        texts.into_iter().collect()
    }

    /// Every field that is left, as texts by name. Of those that are `null` only a known one counts as absent.
    pub(crate) fn all_texts(&mut self, known: impl Fn(&str) -> bool) -> Option<BTreeMap<String, String>> {
        let mut texts = BTreeMap::new();
        for (name, value) in core::mem::take(&mut self.left) {
            let text = match value {
                Value::Null if known(name) => None,
                Value::Null => {
                    self.refuse(ProblemCode::UnknownField, name, "");
                    None
                }
                value => self.text_of(name, value),
            };
            if text.is_some_and(|text| texts.insert(name.to_owned(), text).is_some()) {
                self.refuse(ProblemCode::DuplicateField, name, "");
            }
        }
        Some(texts)
    }

    pub(crate) fn object<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Fields<'_>) -> Option<T>,
    ) -> Option<T> {
        let value = self.required(name)?;
        self.object_of(name, value, read)
    }

    /// Reads the object that is the value of a field.
    pub(crate) fn object_of<T>(
        &mut self,
        name: &str,
        value: &Value,
        read: impl FnOnce(&mut Fields<'_>) -> Option<T>,
    ) -> Option<T> {
        object(value, &self.path_of(name), self.problems, read)
    }

    pub(crate) fn optional_object<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Fields<'_>) -> Option<T>,
    ) -> Option<T> {
        let value = self.optional(name)?;
        self.object_of(name, value, read)
    }

    /// The contract's version, to be read before all else; `None` when it is another one, of which nothing more
    /// is known, and `Some(None)` when it is not there or not a number.
    pub(crate) fn version(&mut self) -> Option<Option<u32>> {
        match self.required("version") {
            None => Some(None),
            Some(Value::Whole(version)) if *version == i64::from(VERSION) => Some(Some(VERSION)),
            Some(Value::Whole(version)) => {
                self.refuse(ProblemCode::UnsupportedVersion, "version", &version.to_string());
                // What this version would say about the fields of another is noise.
                self.left.clear();
                None
            }
            Some(_) => Some(self.refuse_type("version", "number")),
        }
    }

    /// A list of objects.
    pub(crate) fn objects<T>(
        &mut self,
        name: &str,
        read: impl FnMut(&mut Fields<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let value = self.required(name)?;
        self.objects_of(name, value, read)
    }

    /// Reads the list of objects that is the value of a field.
    pub(crate) fn objects_of<T>(
        &mut self,
        name: &str,
        value: &Value,
        mut read: impl FnMut(&mut Fields<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Value::List(values) = value else {
            return self.refuse_type(name, "array");
        };
        let path = self.path_of(name);
        let items: Vec<_> = values
            .iter()
            .enumerate()
            .map(|(index, value)| object(value, &format!("{path}[{index}]"), self.problems, &mut read))
            .collect();
        items.into_iter().collect()
    }

    /// A whole number: a JSON number, or a text as a form holds it.
    pub(crate) fn count(&mut self, name: &str) -> Option<String> {
        let value = self.required(name)?;
        self.count_of(name, value)
    }

    /// The same where it may be absent.
    pub(crate) fn optional_count(&mut self, name: &str) -> Option<String> {
        let value = self.optional(name)?;
        self.count_of(name, value)
    }

    fn count_of(&mut self, name: &str, value: &Value) -> Option<String> {
        match value {
            Value::Whole(count) => Some(count.to_string()),
            Value::Text(text) => Some(text.clone()),
            Value::NotWhole => {
                self.refuse(ProblemCode::NotWhole, name, "");
                None
            }
            _ => self.refuse_type(name, "number"),
        }
    }
}
