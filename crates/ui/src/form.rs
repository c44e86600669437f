//! Everything the form holds, as texts exactly as typed.
//!
//! A part that is switched off keeps its texts, so that switching it on again loses nothing. What the form
//! asks is its [`Form::scenario`].

use std::collections::BTreeMap;

use contract::{
    scenario::{ModelUnits, Period, PtuCapacity, Running, Scenario, Traffic, VERSION, Window},
    size::{percent, share},
};

use crate::{catalogue::Catalogue, field::Field};

/// The days of the week as the contract names them, in order.
pub const WEEK: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The form's texts and switches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The id of the price book.
    pub book: String,
    /// The start of the period.
    pub start: Moment,
    /// The end of the period, no longer part of it.
    pub end: Moment,
    /// Whether the service runs in the weekly windows only.
    pub weekly: bool,
    /// The weekly windows.
    pub windows: Vec<Window>,
    /// The Provisioned Throughput.
    pub ptu: Part<PtuCapacity>,
    /// The Model Units.
    pub model_unit: Part<ModelUnits>,
    /// The traffic.
    pub traffic: Part<Traffic>,
    /// Of its input tokens those found in the cache, in per cent; the contract has a share.
    pub cached_percent: String,
    /// Readings other than the default, by assumption id.
    pub assumptions: BTreeMap<String, String>,
    /// What was chosen, or left open, and the price book does not sell so: something else took its place, until a book
    /// sells it.
    pub replaced: Vec<(Field, String)>,
}

/// A day and a time of day, in two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day, as `2026-04-01`.
    pub date: String,
    /// The time of day, as `00:00`.
    pub time: String,
}

/// A part of the question that may be left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<T> {
    /// Whether it is asked about.
    pub on: bool,
    /// Its texts.
    pub texts: T,
}

impl Default for Form {
    /// The first worked case: April 2026, always on, the default book.
    fn default() -> Self {
        Self {
            book: books::ids().first().map(ToString::to_string).unwrap_or_default(),
            start: Moment { date: "2026-04-01".into(), time: "00:00".into() },
            end: Moment { date: "2026-05-01".into(), time: "00:00".into() },
            weekly: false,
            windows: vec![office_hours()],
            ptu: Part {
                on: true,
                texts: PtuCapacity {
                    model: "qwen-plus-2025-12-01".into(),
                    mode: "thinking".into(),
                    input_tpm: "500000".into(),
                    output_tpm: "60000".into(),
                },
            },
            model_unit: Part {
                on: true,
                texts: ModelUnits {
                    model: "qwen3-32b".into(),
                    mode: Some("instruct".into()),
                    spec: None,
                    units: "2".into(),
                },
            },
            traffic: Part {
                on: false,
                texts: Traffic {
                    requests_per_minute: "60".into(),
                    input_tokens: "8000".into(),
                    output_tokens: "1000".into(),
                    cached_share: None,
                },
            },
            cached_percent: String::new(),
            assumptions: BTreeMap::new(),
            replaced: Vec::new(),
        }
    }
}

/// Monday to Friday from nine to half past six.
pub fn office_hours() -> Window {
    window(5, "09:00", "18:30")
}

/// Monday to Friday, past midnight.
pub fn weeknights() -> Window {
    window(5, "22:30", "06:00")
}

/// Every day from eight to eight.
pub fn every_day() -> Window {
    window(7, "08:00", "20:00")
}

/// A window on the first days of the week.
fn window(days: usize, from: &str, to: &str) -> Window {
    Window { days: WEEK.into_iter().take(days).map(Into::into).collect(), from: from.into(), to: to.into() }
}

impl Form {
    /// The question the form asks. What the book does not sell at all is not asked about.
    pub fn scenario(&self) -> Scenario {
        let catalogue = Catalogue::of(&self.book);
        let mut traffic = self.traffic.asked();
        if let Some(traffic) = &mut traffic {
            traffic.cached_share = (!self.cached_percent.is_empty()).then(|| share(&self.cached_percent));
        }
        Scenario {
            version: VERSION,
            book: self.book.clone(),
            period: Period { start: self.start.text(), end: self.end.text() },
            running: if self.weekly { Running::Windows(self.windows.clone()) } else { Running::Always },
            ptu: self.ptu.asked().filter(|_| catalogue.sells_ptu()),
            model_unit: self.model_unit.asked().filter(|_| catalogue.sells_model_units()),
            traffic,
            assumptions: self.assumptions.clone(),
        }
    }

    /// The form that asks a scenario's question; what the scenario leaves out is switched off.
    pub fn of(scenario: Scenario) -> Self {
        let default = Self::default();
        let (weekly, windows) = match scenario.running {
            Running::Always => (false, default.windows),
            Running::Windows(windows) => (true, windows),
        };
        let cached_share = scenario.traffic.as_ref().and_then(|traffic| traffic.cached_share.as_deref());
        Self {
            cached_percent: cached_share.map(percent).unwrap_or_default(),
            book: scenario.book,
            start: Moment::of(&scenario.period.start),
            end: Moment::of(&scenario.period.end),
            weekly,
            windows,
            ptu: default.ptu.with(scenario.ptu),
            model_unit: default.model_unit.with(scenario.model_unit),
            traffic: default.traffic.with(scenario.traffic),
            assumptions: scenario.assumptions,
            replaced: Vec::new(),
        }
    }
}

impl Moment {
    /// The moment as the contract writes it, `2026-04-01T00:00`.
    fn text(&self) -> String {
        if self.time.is_empty() { self.date.clone() } else { [self.date.as_str(), &self.time].join("T") }
    }

    fn of(text: &str) -> Self {
        let (date, time) = text.split_once('T').unwrap_or((text, ""));
        Self { date: date.into(), time: time.into() }
    }
}

impl<T: Clone> Part<T> {
    fn asked(&self) -> Option<T> {
        self.on.then(|| self.texts.clone())
    }

    fn with(self, texts: Option<T>) -> Self {
        match texts {
            Some(texts) => Self { on: true, texts },
            None => Self { on: false, ..self },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_scenario_asks_the_same_question() {
        let mut scenario = Form::default().scenario();
        assert_eq!(Form::of(scenario.clone()).scenario(), scenario);
        scenario.running = Running::Windows(vec![weeknights()]);
        scenario.model_unit = None;
        scenario.period.end = "tomorrow".into();
        assert_eq!(Form::of(scenario.clone()).scenario(), scenario);
        let traffic = Traffic { cached_share: Some("0.375".into()), ..Form::default().traffic.texts };
        scenario.traffic = Some(traffic);
        assert_eq!(Form::of(scenario.clone()).cached_percent, "37.5");
        assert_eq!(Form::of(scenario.clone()).scenario(), scenario);
    }

    #[test]
    fn a_part_left_out_keeps_its_texts() {
        let mut form = Form::default();
        form.ptu.on = false;
        assert_eq!(form.scenario().ptu, None);
        assert_eq!(form.ptu.texts.input_tpm, "500000");
    }
}
