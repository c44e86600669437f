//! From JSON of any shape to a [`Scenario`], with everything that is wrong named by its path.

use std::collections::BTreeMap;

use crate::{
    problem::{Problem, ProblemCode},
    scenario::{ModelUnits, Period, PtuCapacity, Running, Scenario, Traffic, VERSION, Window},
    value::Value,
};

impl Scenario {
    /// Reads a scenario from JSON.
    ///
    /// `null` counts as absent. Texts are taken as they stand; [`crate::compare`] checks them.
    ///
    /// # Errors
    /// Everything that is not of the contract's shape: absent, unknown and repeated fields, values of another
    /// type, decimals without quotes. A scenario of another version is refused for that alone.
    pub fn from_value(value: &Value) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let scenario = object(value, "", &mut problems, scenario);
        match scenario {
            Some(scenario) if problems.is_empty() => Ok(scenario),
            _ => Err(problems),
        }
    }
}

fn scenario(fields: &mut Fields<'_>) -> Option<Scenario> {
    let version = fields.required("version").and_then(|value| fields.version(value));
    if fields.problems.iter().any(|problem| problem.code.0 == ProblemCode::UnsupportedVersion) {
        // Another version has other fields: what this one would say about them is noise.
        fields.left.clear();
        return None;
    }
    let book = fields.text("book");
    let period = fields.object("period", period);
    let running = fields.required("running").and_then(|value| fields.running(value));
    let ptu = fields.optional_object("ptu", ptu);
    let model_unit = fields.optional_object("modelUnit", model_units);
    let traffic = fields.optional_object("traffic", traffic);
    let assumptions = fields.optional_object("assumptions", |fields| fields.all_texts());
    Some(Scenario {
        version: version?,
        book: book?,
        period: period?,
        running: running?,
        ptu,
        model_unit,
        traffic,
        assumptions: assumptions.unwrap_or_default(),
    })
}

fn period(fields: &mut Fields<'_>) -> Option<Period> {
    let (start, end) = (fields.text("start"), fields.text("end"));
    Some(Period { start: start?, end: end? })
}

fn window(fields: &mut Fields<'_>) -> Option<Window> {
    let (days, from, to) = (fields.texts("days"), fields.text("from"), fields.text("to"));
    Some(Window { days: days?, from: from?, to: to? })
}

fn ptu(fields: &mut Fields<'_>) -> Option<PtuCapacity> {
    let (model, mode) = (fields.text("model"), fields.text("mode"));
    let (input_tpm, output_tpm) = (fields.decimal("inputTpm"), fields.decimal("outputTpm"));
    Some(PtuCapacity { model: model?, mode: mode?, input_tpm: input_tpm?, output_tpm: output_tpm? })
}

fn model_units(fields: &mut Fields<'_>) -> Option<ModelUnits> {
    let (model, mode, spec) =
        (fields.text("model"), fields.optional_text("mode"), fields.optional_text("spec"));
    let units = fields.required("units").and_then(|value| fields.units(value));
    Some(ModelUnits { model: model?, mode, spec, units: units? })
}

fn traffic(fields: &mut Fields<'_>) -> Option<Traffic> {
    let requests_per_minute = fields.decimal("requestsPerMinute");
    let (input_tokens, output_tokens) = (fields.decimal("inputTokens"), fields.decimal("outputTokens"));
    Some(Traffic {
        requests_per_minute: requests_per_minute?,
        input_tokens: input_tokens?,
        output_tokens: output_tokens?,
    })
}

/// The fields of an object, read one by one; what is left at the end is unknown.
///
/// A method that gives `None` for a field that is there has put down why.
struct Fields<'json> {
    path: String,
    left: Vec<(&'json str, &'json Value)>,
    problems: &'json mut Vec<Problem>,
}

/// Reads an object with `read`, then refuses the fields it did not ask for.
fn object<T>(
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

    fn refuse(&mut self, code: ProblemCode, name: &str, detail: &str) {
        let path = self.path_of(name);
        self.problems.push(Problem::new(code, path, detail));
    }

    fn refuse_type<T>(&mut self, name: &str, json_type: &str) -> Option<T> {
        self.refuse(ProblemCode::WrongType, name, json_type);
        None
    }

    /// The value of a field; `null` counts as absent.
    fn optional(&mut self, name: &str) -> Option<&'json Value> {
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

    fn required(&mut self, name: &str) -> Option<&'json Value> {
        let value = self.optional(name);
        if value.is_none() {
            self.refuse(ProblemCode::Missing, name, "");
        }
        value
    }

    /// A text that says what it says.
    fn text(&mut self, name: &str) -> Option<String> {
        let value = self.required(name)?;
        self.text_of(name, value)
    }

    /// A decimal, which is a text too, so that no program on the way rounds it.
    fn decimal(&mut self, name: &str) -> Option<String> {
        match self.required(name)? {
            Value::Whole(_) | Value::NotWhole => {
                self.refuse(ProblemCode::UnquotedNumber, name, "");
                None
            }
            value => self.text_of(name, value),
        }
    }

    fn optional_text(&mut self, name: &str) -> Option<String> {
        let value = self.optional(name)?;
        self.text_of(name, value)
    }

    fn text_of(&mut self, name: &str, value: &Value) -> Option<String> {
        match value {
            Value::Text(text) => Some(text.clone()),
            _ => self.refuse_type(name, "string"),
        }
    }

    fn texts(&mut self, name: &str) -> Option<Vec<String>> {
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

    /// Every field that is left, as texts by name.
    fn all_texts(&mut self) -> Option<BTreeMap<String, String>> {
        let mut texts = BTreeMap::new();
        for (name, value) in core::mem::take(&mut self.left) {
            let text = if *value == Value::Null { None } else { self.text_of(name, value) };
            if text.is_some_and(|text| texts.insert(name.to_owned(), text).is_some()) {
                self.refuse(ProblemCode::DuplicateField, name, "");
            }
        }
        Some(texts)
    }

    fn object<T>(&mut self, name: &str, read: impl FnOnce(&mut Fields<'_>) -> Option<T>) -> Option<T> {
        let value = self.required(name)?;
        object(value, &self.path_of(name), self.problems, read)
    }

    fn optional_object<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Fields<'_>) -> Option<T>,
    ) -> Option<T> {
        let value = self.optional(name)?;
        object(value, &self.path_of(name), self.problems, read)
    }

    fn version(&mut self, value: &Value) -> Option<u32> {
        match value {
            Value::Whole(version) if *version == i64::from(VERSION) => Some(VERSION),
            Value::Whole(version) => {
                self.refuse(ProblemCode::UnsupportedVersion, "version", &version.to_string());
                None
            }
            _ => self.refuse_type("version", "number"),
        }
    }

    fn running(&mut self, value: &Value) -> Option<Running> {
        match value {
            Value::Text(text) if text == "always" => Some(Running::Always),
            Value::Object(_) => {
                object(value, &self.path_of("running"), self.problems, |fields| fields.windows("windows"))
                    .map(Running::Windows)
            }
            _ => {
                self.refuse(ProblemCode::UnknownRunning, "running", "");
                None
            }
        }
    }

    fn windows(&mut self, name: &str) -> Option<Vec<Window>> {
        let Value::List(values) = self.required(name)? else {
            return self.refuse_type(name, "array");
        };
        let path = self.path_of(name);
        let windows: Vec<_> = values
            .iter()
            .enumerate()
            .map(|(index, value)| object(value, &format!("{path}[{index}]"), self.problems, window))
            .collect();
        windows.into_iter().collect()
    }

    /// A number of units: a JSON number, or a text as a form holds it.
    fn units(&mut self, value: &Value) -> Option<String> {
        match value {
            Value::Whole(units) => Some(units.to_string()),
            Value::Text(text) => Some(text.clone()),
            Value::NotWhole => {
                self.refuse(ProblemCode::NotWhole, "units", "");
                None
            }
            _ => self.refuse_type("units", "number"),
        }
    }
}
