//! The fields of the form that hold a text.

use std::borrow::Cow;

use std::collections::BTreeMap;

use billing::{assumption::AssumptionId, named::Named as _};
use contract::{
    problem::{Problem, ProblemCode},
    scenario::Window,
};

use crate::form::Form;

/// A field of the form that holds a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The price book.
    Book,
    /// The day the period starts.
    StartDate,
    /// The time of day the period starts.
    StartTime,
    /// The day the period ends.
    EndDate,
    /// The time of day the period ends.
    EndTime,
    /// The first minute of a weekly window.
    From(usize),
    /// The end of a weekly window.
    To(usize),
    /// The model on Provisioned Throughput.
    PtuModel,
    /// Its mode.
    PtuMode,
    /// Input tokens per minute.
    InputTpm,
    /// Output tokens per minute.
    OutputTpm,
    /// The model on Model Units.
    UnitModel,
    /// Its mode.
    UnitMode,
    /// Its specification.
    UnitSpec,
    /// How many units.
    Units,
    /// Requests a minute.
    RequestsPerMinute,
    /// Input tokens of a request.
    InputTokens,
    /// Output tokens of a request.
    OutputTokens,
    /// Input tokens found in the cache, in per cent.
    CachedPercent,
    /// How an open question of the price page is read.
    Reading(AssumptionId),
}

impl Field {
    /// Those that are always in the form.
    const FIXED: [Self; 17] = [
        Self::Book,
        Self::StartDate,
        Self::StartTime,
        Self::EndDate,
        Self::EndTime,
        Self::PtuModel,
        Self::PtuMode,
        Self::InputTpm,
        Self::OutputTpm,
        Self::UnitModel,
        Self::UnitMode,
        Self::UnitSpec,
        Self::Units,
        Self::RequestsPerMinute,
        Self::InputTokens,
        Self::OutputTokens,
        Self::CachedPercent,
    ];

    /// The field that a problem is about; of a window as a whole its first one. `None` where it is about the question as
    /// a whole, or about windows that are not there.
    pub fn of(problem: &Problem) -> Option<Self> {
        let path = problem.path.as_str();
        if let Some((index, rest)) =
            path.strip_prefix("running.windows[").and_then(|rest| rest.split_once(']'))
        {
            let index = index.parse().ok()?;
            return Some(if rest == ".to" { Self::To(index) } else { Self::From(index) });
        }
        if let Some(id) = path.strip_prefix("assumptions.").and_then(AssumptionId::from_name) {
            return Some(Self::Reading(id));
        }
        Self::FIXED.into_iter().find(|field| field.path() == path && field.concerns(problem.code.0))
    }

    /// Where the contract has it, as problems name it: `running.windows[0].from`.
    pub fn path(self) -> Cow<'static, str> {
        match self {
            Self::Book => "book".into(),
            Self::StartDate | Self::StartTime => "period.start".into(),
            Self::EndDate | Self::EndTime => "period.end".into(),
            Self::From(index) => format!("running.windows[{index}].from").into(),
            Self::To(index) => format!("running.windows[{index}].to").into(),
            Self::PtuModel => "ptu.model".into(),
            Self::PtuMode => "ptu.mode".into(),
            Self::InputTpm => "ptu.inputTpm".into(),
            Self::OutputTpm => "ptu.outputTpm".into(),
            Self::UnitModel => "modelUnit.model".into(),
            Self::UnitMode => "modelUnit.mode".into(),
            Self::UnitSpec => "modelUnit.spec".into(),
            Self::Units => "modelUnit.units".into(),
            Self::RequestsPerMinute => "traffic.requestsPerMinute".into(),
            Self::InputTokens => "traffic.inputTokens".into(),
            Self::OutputTokens => "traffic.outputTokens".into(),
            Self::CachedPercent => "traffic.cachedShare".into(),
            Self::Reading(id) => ["assumptions.", id.name()].concat().into(),
        }
    }

    /// Whether a problem at its path is about it: a moment is two fields at one path.
    pub fn concerns(self, code: ProblemCode) -> bool {
        match self {
            Self::StartDate | Self::EndDate => {
                !matches!(code, ProblemCode::InvalidTime | ProblemCode::MissingTime)
            }
            Self::StartTime | Self::EndTime => {
                !matches!(code, ProblemCode::InvalidDate | ProblemCode::MissingDate)
            }
            _ => true,
        }
    }

    /// The id of its control, unique in the form.
    pub fn id(self) -> Cow<'static, str> {
        match self {
            Self::Book => "book".into(),
            Self::StartDate => "start-date".into(),
            Self::StartTime => "start-time".into(),
            Self::EndDate => "end-date".into(),
            Self::EndTime => "end-time".into(),
            Self::From(index) => format!("window-{index}-from").into(),
            Self::To(index) => format!("window-{index}-to").into(),
            Self::PtuModel => "ptu-model".into(),
            Self::PtuMode => "ptu-mode".into(),
            Self::InputTpm => "ptu-input".into(),
            Self::OutputTpm => "ptu-output".into(),
            Self::UnitModel => "mu-model".into(),
            Self::UnitMode => "mu-mode".into(),
            Self::UnitSpec => "mu-spec".into(),
            Self::Units => "mu-units".into(),
            Self::RequestsPerMinute => "requests".into(),
            Self::InputTokens => "request-input".into(),
            Self::OutputTokens => "request-output".into(),
            Self::CachedPercent => "request-cached".into(),
            Self::Reading(id) => id.name().into(),
        }
    }

    /// The text it holds; empty for a window that is not there.
    pub fn text(self, form: &Form) -> &str {
        let window = |index: usize, text: fn(&Window) -> &String| {
            form.windows.get(index).map_or("", |window| text(window))
        };
        match self {
            Self::Book => &form.book,
            Self::StartDate => &form.start.date,
            Self::StartTime => &form.start.time,
            Self::EndDate => &form.end.date,
            Self::EndTime => &form.end.time,
            Self::From(index) => window(index, |window| &window.from),
            Self::To(index) => window(index, |window| &window.to),
            Self::PtuModel => &form.ptu.texts.model,
            Self::PtuMode => &form.ptu.texts.mode,
            Self::InputTpm => &form.ptu.texts.input_tpm,
            Self::OutputTpm => &form.ptu.texts.output_tpm,
            Self::UnitModel => &form.model_unit.texts.model,
            Self::UnitMode => form.model_unit.texts.mode.as_deref().unwrap_or_default(),
            Self::UnitSpec => form.model_unit.texts.spec.as_deref().unwrap_or_default(),
            Self::Units => &form.model_unit.texts.units,
            Self::RequestsPerMinute => &form.traffic.texts.requests_per_minute,
            Self::InputTokens => &form.traffic.texts.input_tokens,
            Self::OutputTokens => &form.traffic.texts.output_tokens,
            Self::CachedPercent => &form.cached_percent,
            Self::Reading(id) => form.assumptions.get(id.name()).map_or(default_reading(id), String::as_str),
        }
    }

    /// Replaces the text; nothing happens for a window that is not there.
    pub fn set(self, form: &mut Form, text: String) {
        match self {
            Self::Book => form.book = text,
            Self::StartDate => form.start.date = text,
            Self::StartTime => form.start.time = text,
            Self::EndDate => form.end.date = text,
            Self::EndTime => form.end.time = text,
            Self::From(index) => {
                if let Some(window) = form.windows.get_mut(index) {
                    window.from = text;
                }
            }
            Self::To(index) => {
                if let Some(window) = form.windows.get_mut(index) {
                    window.to = text;
                }
            }
            Self::PtuModel => form.ptu.texts.model = text,
            Self::PtuMode => form.ptu.texts.mode = text,
            Self::InputTpm => form.ptu.texts.input_tpm = text,
            Self::OutputTpm => form.ptu.texts.output_tpm = text,
            Self::UnitModel => form.model_unit.texts.model = text,
            Self::UnitMode => form.model_unit.texts.mode = Some(text).filter(|text| !text.is_empty()),
            Self::UnitSpec => form.model_unit.texts.spec = Some(text).filter(|text| !text.is_empty()),
            Self::Units => form.model_unit.texts.units = text,
            Self::RequestsPerMinute => form.traffic.texts.requests_per_minute = text,
            Self::InputTokens => form.traffic.texts.input_tokens = text,
            Self::OutputTokens => form.traffic.texts.output_tokens = text,
            Self::CachedPercent => form.cached_percent = text,
            Self::Reading(id) => {
                // Made anew: to remove one would bring the balancing of trees along, a kilobyte of it.
                let mut readings = BTreeMap::new();
                for (name, reading) in form.assumptions.iter().filter(|(name, _)| *name != id.name()) {
                    readings.insert(name.clone(), reading.clone());
                }
                if text != default_reading(id) {
                    readings.insert(id.name().into(), text);
                }
                form.assumptions = readings;
            }
        }
    }
}

fn default_reading(id: AssumptionId) -> &'static str {
    id.alternatives().first().copied().unwrap_or_default()
}
