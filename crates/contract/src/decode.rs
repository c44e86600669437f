//! From JSON of any shape to a [`Scenario`], with everything that is wrong named by its path.

use billing::{assumption::AssumptionId, named::Named as _};

use crate::{
    fields::{Fields, object},
    problem::{Problem, ProblemCode},
    scenario::{ModelUnits, Period, PtuCapacity, Running, Scenario, Traffic, Window},
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

/// Reads a question about a scenario: `{"version": 1, "scenario": {…}}` and the fields of its own that `own` reads.
pub(crate) fn question<T>(
    value: &Value,
    own: impl FnOnce(&mut Fields<'_>) -> Option<T>,
) -> Result<(Scenario, T), Vec<Problem>> {
    let mut problems = Vec::new();
    let question = object(value, "", &mut problems, |fields| {
        let version = fields.version()?;
        let scenario = fields.object("scenario", scenario);
        let own = own(fields);
        version.and(Some((scenario?, own?)))
    });
    match question {
        Some(question) if problems.is_empty() => Ok(question),
        _ => Err(problems),
    }
}

fn scenario(fields: &mut Fields<'_>) -> Option<Scenario> {
    let version = fields.version()?;
    let book = fields.text("book");
    let period = fields.object("period", period);
    let running = fields.required("running").and_then(|value| running(fields, value));
    let ptu = fields.optional_object("ptu", ptu);
    let model_unit = fields.optional_object("modelUnit", model_units);
    let traffic = fields.optional_object("traffic", traffic);
    let assumptions = fields.optional_object("assumptions", |fields| {
        fields.all_texts(|name| AssumptionId::from_name(name).is_some())
    });
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

fn running(fields: &mut Fields<'_>, value: &Value) -> Option<Running> {
    match value {
        Value::Text(text) if text == "always" => Some(Running::Always),
        Value::Object(_) => fields
            .object_of("running", value, |fields| fields.objects("windows", window))
            .map(Running::Windows),
        _ => {
            fields.refuse(ProblemCode::UnknownRunning, "running", "");
            None
        }
    }
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
    let units = fields.count("units");
    Some(ModelUnits { model: model?, mode, spec, units: units? })
}

fn traffic(fields: &mut Fields<'_>) -> Option<Traffic> {
    let requests_per_minute = fields.decimal("requestsPerMinute");
    let (input_tokens, output_tokens) = (fields.decimal("inputTokens"), fields.decimal("outputTokens"));
    let cached_share = fields.optional_decimal("cachedShare");
    Some(Traffic {
        requests_per_minute: requests_per_minute?,
        input_tokens: input_tokens?,
        output_tokens: output_tokens?,
        cached_share,
    })
}
