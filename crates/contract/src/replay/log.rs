//! How each log was read, and what was assumed.

use billing::{calendar::MINUTES_PER_HOUR, named_enum};
use request_log::{Format, ReadAs, Report, ZoneOf};
use serde::Serialize;
use text::{Lang, grouped};

use super::reading::TokensLie;
use crate::{code::Code, comparison::Sentence};

/// How a log was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LogRead {
    /// Its name, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The format it was recognised as, such as `langfuse-blob`; `by-name` where it was none but its columns have names
    /// that are known.
    pub format: String,
    /// Where that format is documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<FormatSource>,
    /// Rows that were read: requests, or buckets of them.
    pub rows: u64,
    /// Rows of another kind, which are no requests.
    pub others: u64,
    /// Rows that could not be read.
    pub damaged: u64,
    /// Where cached tokens were taken to lie.
    pub cached: Code<TokensLie>,
    /// Where reasoning tokens were taken to lie.
    pub reasoning: Code<TokensLie>,
    /// The zone of times without one, as `+08:00`.
    pub zone: String,
    /// Who says so.
    pub zone_of: Code<ZoneSaidBy>,
    /// Times without a zone of their own, that one was put to.
    pub without_zone: u64,
    /// Whether its times count from its start, so that their dates rest on when that was.
    pub relative: bool,
    /// Whether its rows are buckets of requests.
    pub buckets: bool,
    /// How it was read, in a sentence.
    pub message: Sentence,
    /// The same in a few words, where a table says what they are about.
    #[serde(skip)]
    pub how: Sentence,
}

/// Where a format of logs is documented.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FormatSource {
    /// The document.
    pub title: String,
    /// Its version, or that of the program whose output was read.
    pub version: String,
    /// The day it was published or read.
    pub date: String,
}

named_enum! {
    /// Who says in which zone times without one are.
    pub enum ZoneSaidBy {
        /// The question.
        Question = "question",
        /// The format of the log.
        Format = "format",
        /// The price book, as nobody else does.
        Book = "book",
    }
}

named_enum! {
    /// What was assumed of a log that neither it nor the question says.
    pub enum LogAssumption {
        /// Times without a zone are in the book's.
        BookZone = "book-zone",
        /// Cached tokens lie inside the count of input tokens.
        CachedInside = "cached-inside",
        /// Reasoning tokens lie inside the count of output tokens.
        ReasoningInside = "reasoning-inside",
        /// A log whose times count from its start began when the scenario's period starts.
        StartsWithPeriod = "starts-with-period",
        /// The dates of such a log rest on when it began: weekdays, the week's profile and the days of packages.
        DatesRestOnStart = "dates-rest-on-start",
        /// The requests of a bucket are alike and come evenly.
        SpreadEvenly = "spread-evenly",
    }
}

/// Something that was assumed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LogNote {
    /// What programs branch on.
    pub code: Code<LogAssumption>,
    /// A sentence for people.
    pub message: Sentence,
}

/// The name of a format, in a language.
pub(super) fn title(format: &Format, lang: Lang) -> &'static str {
    let [en, zh] = format.title;
    lang.choose(en, zh)
}

impl LogRead {
    pub(super) fn of(report: &Report, name: Option<&str>) -> Self {
        let Report { read_as, rows, skipped, damaged, .. } = report;
        let source = read_as.format.source;
        let zone_of = match read_as.zone_of {
            ZoneOf::Asked => ZoneSaidBy::Question,
            ZoneOf::Format => ZoneSaidBy::Format,
            ZoneOf::Otherwise => ZoneSaidBy::Book,
        };
        Self {
            name: name.map(Into::into),
            format: read_as.format.id.into(),
            source: (!source.title.is_empty()).then(|| FormatSource {
                title: source.title.into(),
                version: source.version.into(),
                date: source.date.into(),
            }),
            rows: *rows,
            others: *skipped,
            damaged: *damaged,
            cached: Code(read_as.cached.into()),
            reasoning: Code(read_as.reasoning.into()),
            zone: zone(read_as.zone_minutes),
            zone_of: Code(zone_of),
            without_zone: read_as.without_zone,
            relative: read_as.is_relative,
            buckets: read_as.is_of_buckets,
            message: Sentence::new(|lang| lang.log_read_as(&how(report, lang))),
            how: Sentence::new(|lang| how(report, lang)),
        }
    }
}

/// `Langfuse blob export, times without a zone in UTC, cached tokens beside the input`
fn how(report: &Report, lang: Lang) -> String {
    let read_as = &report.read_as;
    let zone = zone_words(read_as.zone_minutes);
    let beside = request_log::Lies::Beside;
    let parts = [
        Some(title(read_as.format, lang).to_owned()),
        read_as.is_of_buckets.then(|| lang.log_as_buckets().into()),
        read_as.is_relative.then(|| lang.log_since_start().into()),
        (read_as.without_zone > 0).then(|| lang.log_in_zone(&zone)),
        (read_as.cached == beside).then(|| lang.log_cached_beside().into()),
        (read_as.reasoning == beside).then(|| lang.log_reasoning_beside().into()),
        (report.skipped > 0).then(|| lang.log_others(&grouped(&report.skipped.to_string()))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(lang.choose(", ", "，"))
}

/// What was assumed of logs that were read so; `has_start` where the question says when they started.
pub(super) fn assumed<'a>(logs: impl Iterator<Item = &'a Report> + Clone, has_start: bool) -> Vec<LogNote> {
    let any = |holds: fn(&ReadAs) -> bool| logs.clone().any(|report| holds(&report.read_as));
    let mut unzoned = logs
        .clone()
        .map(|report| &report.read_as)
        .filter(|read| read.zone_of == ZoneOf::Otherwise && read.without_zone > 0);
    let zone = unzoned.next().map(|read| zone_words(read.zone_minutes));
    let is_relative = any(|read| read.is_relative);
    let notes = [
        zone.map(|zone| (LogAssumption::BookZone, Sentence::new(|lang| lang.log_assumed_zone(&zone)))),
        any(|read| read.cached_is_assumed)
            .then(|| (LogAssumption::CachedInside, Sentence::new(Lang::log_assumed_cached))),
        any(|read| read.reasoning_is_assumed)
            .then(|| (LogAssumption::ReasoningInside, Sentence::new(Lang::log_assumed_reasoning))),
        (is_relative && !has_start)
            .then(|| (LogAssumption::StartsWithPeriod, Sentence::new(Lang::log_assumed_start))),
        is_relative.then(|| (LogAssumption::DatesRestOnStart, Sentence::new(Lang::log_assumed_dates))),
        any(|read| read.is_of_buckets)
            .then(|| (LogAssumption::SpreadEvenly, Sentence::new(Lang::log_assumed_spread))),
    ];
    notes.into_iter().flatten().map(|(code, message)| LogNote { code: Code(code), message }).collect()
}

/// `+08:00`
fn zone(minutes: i64) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (minutes.abs() / MINUTES_PER_HOUR, minutes.abs() % MINUTES_PER_HOUR);
    format!("{sign}{hours:02}:{minutes:02}")
}

/// `UTC` or `UTC+08:00`
fn zone_words(minutes: i64) -> String {
    if minutes == 0 { "UTC".into() } else { format!("UTC{}", zone(minutes)) }
}
