//! A scenario as the fragment of a link, and back.
//!
//! The fragment names its version and every text of the form as a person would write it:
//!
//! ```text
//! v=1&book=alibaba-cn-beijing-usd-2026-03-31&from=2026-04-01T00:00&to=2026-05-01T00:00
//!   &run=mon-fri.09:00-18:30&ptu=qwen-plus-2025-12-01&ptu-mode=thinking&ptu-in=500000&ptu-out=60000
//!   &mu=qwen3-32b&mu-mode=instruct&mu-units=2&rpm=90&tokens-in=1200&tokens-out=300&cached=0.9
//!   &as.month-length=thirty-days
//! ```
//!
//! `run` is `always`, `never`, or repeated once per weekly window. Texts are kept whether or not they are
//! valid, so a link to a half-filled form opens that form.
//!
//! What follows from `&planner=` on is the planner's, which alone reads it ([`planner`]).

mod escape;

use std::collections::BTreeMap;

use contract::{
    problem::{Problem, ProblemCode},
    scenario::{ModelUnits, Period, PtuCapacity, Running, Scenario, Traffic, VERSION, Window},
};

use crate::form::WEEK;
pub use escape::{escape, escape_part, unescape, unescape_part};

/// The longest fragment that is read, in bytes. A link of the most windows a scenario may have is shorter.
pub const MAX_BYTES: usize = 32 * 1024;

/// The fragment for a scenario, without the `#`.
pub fn write(scenario: &Scenario) -> String {
    let mut link = Link::default();
    link.add("v", &scenario.version.to_string());
    link.add("book", &scenario.book);
    link.add("from", &scenario.period.start);
    link.add("to", &scenario.period.end);
    match &scenario.running {
        Running::Always => link.add("run", "always"),
        Running::Windows(windows) if windows.is_empty() => link.add("run", "never"),
        Running::Windows(windows) => {
            windows.iter().for_each(|window| link.add_raw("run", &write_window(window)))
        }
    }
    if let Some(ptu) = &scenario.ptu {
        link.add("ptu", &ptu.model);
        link.add("ptu-mode", &ptu.mode);
        link.add("ptu-in", &ptu.input_tpm);
        link.add("ptu-out", &ptu.output_tpm);
    }
    if let Some(units) = &scenario.model_unit {
        link.add("mu", &units.model);
        units.mode.iter().for_each(|mode| link.add("mu-mode", mode));
        units.spec.iter().for_each(|spec| link.add("mu-spec", spec));
        link.add("mu-units", &units.units);
    }
    if let Some(traffic) = &scenario.traffic {
        link.add("rpm", &traffic.requests_per_minute);
        link.add("tokens-in", &traffic.input_tokens);
        link.add("tokens-out", &traffic.output_tokens);
        traffic.cached_share.iter().for_each(|share| link.add("cached", share));
    }
    for (id, reading) in &scenario.assumptions {
        link.add_raw(&format!("{ASSUMPTION}{}", escape(id)), &escape(reading));
    }
    link.0
}

/// The scenario a fragment was written for, with or without its `#`.
///
/// # Errors
/// `too-big` above [`MAX_BYTES`], `unsupported-version` for a link of another version, `mangled-link` for
/// everything else that [`write()`] does not write.
pub fn read(fragment: &str) -> Result<Scenario, Box<Problem>> {
    let fragment = fragment.strip_suffix(planner(fragment)).unwrap_or(fragment);
    if fragment.len() > MAX_BYTES {
        let most = format!("{} kB", MAX_BYTES / 1024);
        return Err(Box::new(Problem::new(ProblemCode::TooBig, "", &most)));
    }
    let mut fields = Fields::split(fragment.strip_prefix('#').unwrap_or(fragment)).ok_or_else(mangled)?;
    match fields.take("v").as_deref() {
        Some("1") => {}
        Some(other) if other.parse::<u32>().is_ok() => {
            return Err(Box::new(Problem::new(ProblemCode::UnsupportedVersion, "", other)));
        }
        _ => return Err(mangled()),
    }
    let scenario = read_fields(&mut fields).ok_or_else(mangled)?;
    if fields.is_spent() { Ok(scenario) } else { Err(mangled()) }
}

/// The planner's part of a fragment, from `&planner=` to the end; empty where there is none.
pub fn planner(fragment: &str) -> &str {
    fragment.find("&planner=").and_then(|place| fragment.get(place..)).unwrap_or_default()
}

fn mangled() -> Box<Problem> {
    Box::new(Problem::new(ProblemCode::MangledLink, "", ""))
}

/// Keys that start with this name an assumption.
const ASSUMPTION: &str = "as.";

fn read_fields(fields: &mut Fields<'_>) -> Option<Scenario> {
    Some(Scenario {
        version: VERSION,
        book: fields.take("book")?,
        period: Period { start: fields.take("from")?, end: fields.take("to")? },
        running: read_running(&fields.take_raw_all("run"))?,
        ptu: match fields.take("ptu") {
            Some(model) => Some(PtuCapacity {
                model,
                mode: fields.take("ptu-mode")?,
                input_tpm: fields.take("ptu-in")?,
                output_tpm: fields.take("ptu-out")?,
            }),
            None => None,
        },
        model_unit: match fields.take("mu") {
            Some(model) => Some(ModelUnits {
                model,
                mode: fields.take("mu-mode"),
                spec: fields.take("mu-spec"),
                units: fields.take("mu-units")?,
            }),
            None => None,
        },
        traffic: match fields.take("rpm") {
            Some(requests_per_minute) => Some(Traffic {
                requests_per_minute,
                input_tokens: fields.take("tokens-in")?,
                output_tokens: fields.take("tokens-out")?,
                // A link of before has none.
                cached_share: fields.take("cached"),
            }),
            None => None,
        },
        assumptions: fields.take_assumptions()?,
    })
}

fn read_running(values: &[&str]) -> Option<Running> {
    match values {
        [] => None,
        ["always"] => Some(Running::Always),
        ["never"] => Some(Running::Windows(Vec::new())),
        windows => {
            windows.iter().map(|window| read_window(window)).collect::<Option<_>>().map(Running::Windows)
        }
    }
}

/// `mon-fri.09:00-18:30`, or `mon,wed.09:00-18:30`. Dots, commas and hyphens within a text are escaped.
fn write_window(window: &Window) -> String {
    let days = match run_of_days(&window.days) {
        Some((first, last)) => format!("{first}-{last}"),
        None => window.days.iter().map(|day| escape_part(day)).collect::<Vec<_>>().join(","),
    };
    format!("{days}.{}-{}", escape_part(&window.from), escape_part(&window.to))
}

fn read_window(text: &str) -> Option<Window> {
    let (days, times) = text.split_once('.')?;
    let (from, to) = times.split_once('-')?;
    let days = match days.split_once('-') {
        Some((first, last)) => {
            let place = |name| WEEK.iter().position(|day| *day == name);
            WEEK.get(place(first)?..=place(last)?)?.iter().map(ToString::to_string).collect()
        }
        None if days.is_empty() => Vec::new(),
        None => days.split(',').map(unescape_part).collect::<Option<_>>()?,
    };
    Some(Window { days, from: unescape_part(from)?, to: unescape_part(to)? })
}

/// The first and last of three or more days that follow one another in the week.
fn run_of_days(days: &[String]) -> Option<(&'static str, &'static str)> {
    let first = WEEK.iter().position(|day| days.first().is_some_and(|first| first == day))?;
    let run = WEEK.get(first..first.checked_add(days.len())?)?;
    let [start, _, .., end] = run else { return None };
    (run == days).then_some((*start, *end))
}

/// Pairs under construction.
#[derive(Default)]
struct Link(String);

impl Link {
    fn add(&mut self, key: &str, text: &str) {
        self.add_raw(key, &escape(text));
    }

    fn add_raw(&mut self, key: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.extend([key, "=", value]);
    }
}

/// The pairs of a fragment that are not read yet. Whatever is left at the end was not written by us.
struct Fields<'fragment>(Vec<(&'fragment str, &'fragment str)>);

impl<'fragment> Fields<'fragment> {
    fn split(fragment: &'fragment str) -> Option<Self> {
        fragment.split('&').map(|pair| pair.split_once('=')).collect::<Option<_>>().map(Self)
    }

    /// The text under a key. A text that cannot be unescaped stays, so that the link is refused.
    fn take(&mut self, key: &str) -> Option<String> {
        let place = self.0.iter().position(|(name, _)| *name == key)?;
        let text = unescape(self.0.get(place)?.1)?;
        self.0.remove(place);
        Some(text)
    }

    fn take_raw_all(&mut self, key: &str) -> Vec<&'fragment str> {
        self.0.extract_if(.., |(name, _)| *name == key).map(|(_, value)| value).collect()
    }

    fn take_assumptions(&mut self) -> Option<BTreeMap<String, String>> {
        let mut readings = BTreeMap::new();
        for (key, value) in self.0.extract_if(.., |(name, _)| name.starts_with(ASSUMPTION)) {
            let id = unescape(key.strip_prefix(ASSUMPTION)?)?;
            if readings.insert(id, unescape(value)?).is_some() {
                return None;
            }
        }
        Some(readings)
    }

    fn is_spent(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
