//! How a log is to be read, as a question says.

use billing::{
    calendar::{MINUTES_PER_HOUR, Minute},
    named_enum,
};
use request_log::{ColumnNames, Lies, Options, RowsAre, TICKS_PER_SECOND, Unit};
use serde::Serialize;

use super::question::ReplayQuestion;
use crate::{fields::Fields, problem::ProblemCode, read::Reader};

/// Names of a log's columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct LogColumns {
    /// When the request arrived, or its bucket began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Input tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// Output tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output: Option<String>,
    /// Input tokens found in the cache.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cached: Option<String>,
    /// Output tokens spent on reasoning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasoning: Option<String>,
    /// How many requests a row stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requests: Option<String>,
    /// When a bucket ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
}

impl LogColumns {
    pub(super) fn decode(fields: &mut Fields<'_>) -> Option<Self> {
        let names = ["time", "input", "output", "cached", "reasoning", "requests", "end"];
        let [time, input, output, cached, reasoning, requests, end] =
            names.map(|name| fields.optional_text(name));
        Some(Self { time, input, output, cached, reasoning, requests, end })
    }
}

impl From<&LogColumns> for ColumnNames {
    fn from(columns: &LogColumns) -> Self {
        let LogColumns { time, input, output, cached, reasoning, requests, end } = columns.clone();
        Self { time, input, output, cached, reasoning, requests, end }
    }
}

impl From<&ColumnNames> for LogColumns {
    fn from(columns: &ColumnNames) -> Self {
        let ColumnNames { time, input, output, cached, reasoning, requests, end } = columns.clone();
        Self { time, input, output, cached, reasoning, requests, end }
    }
}

named_enum! {
    /// The unit of times that are numbers.
    pub enum LogTimeUnit {
        /// Seconds.
        Seconds = "s",
        /// Milliseconds.
        Milliseconds = "ms",
        /// Microseconds.
        Microseconds = "us",
        /// Nanoseconds.
        Nanoseconds = "ns",
    }
}

named_enum! {
    /// Where some tokens lie, seen from the count of all tokens of their direction.
    pub enum TokensLie {
        /// The count holds them.
        Inside = "inside",
        /// They are added to it.
        Beside = "beside",
    }
}

named_enum! {
    /// What a row of a log is.
    pub enum RowsMean {
        /// A request.
        Requests = "requests",
        /// A bucket of requests, which are taken to be alike and to come evenly.
        Buckets = "buckets",
    }
}

impl From<TokensLie> for Lies {
    fn from(lie: TokensLie) -> Self {
        match lie {
            TokensLie::Inside => Self::Inside,
            TokensLie::Beside => Self::Beside,
        }
    }
}

impl From<Lies> for TokensLie {
    fn from(lies: Lies) -> Self {
        match lies {
            Lies::Inside => Self::Inside,
            Lies::Beside => Self::Beside,
        }
    }
}

impl From<LogTimeUnit> for Unit {
    fn from(unit: LogTimeUnit) -> Self {
        match unit {
            LogTimeUnit::Seconds => Self::Seconds,
            LogTimeUnit::Milliseconds => Self::Milliseconds,
            LogTimeUnit::Microseconds => Self::Microseconds,
            LogTimeUnit::Nanoseconds => Self::Nanoseconds,
        }
    }
}

/// How a log is to be read; what depends on the book and the scenario is put in by [`Own::options`].
pub(super) struct Own {
    columns: ColumnNames,
    /// Minutes ahead of UTC.
    zone: Option<i64>,
    unit: Option<LogTimeUnit>,
    start: Option<Minute>,
    cached: Option<TokensLie>,
    reasoning: Option<TokensLie>,
    rows: RowsAre,
}

impl Own {
    /// How to read a log for a book in a zone and a scenario whose period starts then.
    pub(super) fn options(self, book_zone_minutes: i64, period_start: Minute) -> Options {
        let moment = |minute: Minute| {
            (minute.minutes_since(Minute::since_epoch(0)) - book_zone_minutes) * 60 * TICKS_PER_SECOND
        };
        Options {
            columns: self.columns,
            zone_minutes: self.zone,
            otherwise_zone_minutes: book_zone_minutes,
            unit: self.unit.map(Into::into),
            start: self.start.map(moment),
            otherwise_start: Some(moment(period_start)),
            cached: self.cached.map(Into::into),
            reasoning: self.reasoning.map(Into::into),
            rows: self.rows,
        }
    }

    /// Whether a person said when the log starts.
    pub(super) const fn has_start(&self) -> bool {
        self.start.is_some()
    }
}

pub(super) fn read(question: &ReplayQuestion, reader: &mut Reader<'_>) -> Option<Own> {
    let zone = optional(&question.zone, |text| match zone(text) {
        None => reader.refuse(ProblemCode::UnknownZone, "zone", text),
        minutes => minutes,
    });
    let unit = optional(&question.time_unit, |text| reader.choice("timeUnit", text));
    let start = optional(&question.start, |text| reader.minute("start", text));
    let cached = optional(&question.cached, |text| reader.choice("cached", text));
    let reasoning = optional(&question.reasoning, |text| reader.choice("reasoning", text));
    let minutes = optional(&question.bucket_minutes, |text| reader.count("bucketMinutes", text));
    let rows = optional(&question.rows, |text| reader.choice("rows", text));
    let rows = rows.and_then(|rows| {
        let minutes = minutes?;
        Some(match rows {
            None => RowsAre::Unsaid,
            Some(RowsMean::Requests) => RowsAre::Requests,
            Some(RowsMean::Buckets) => RowsAre::Buckets(minutes),
        })
    });
    let columns = question.columns.as_ref().map(ColumnNames::from).unwrap_or_default();
    Some(Own {
        columns,
        zone: zone?,
        unit: unit?,
        start: start?,
        cached: cached?,
        reasoning: reasoning?,
        rows: rows?,
    })
}

/// What a text that may be absent was read as; `None` where it was refused.
fn optional<T>(text: &Option<String>, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    match text {
        None => Some(None),
        Some(text) => read(text).map(Some),
    }
}

/// The farthest from UTC that a zone on Earth is, in hours.
const MOST_HOURS: i64 = 14;

/// Reads `UTC`, `GMT`, `Z`, `+08:00`, `+0800`, `+08` or `+8` as minutes ahead of UTC.
fn zone(text: &str) -> Option<i64> {
    if matches!(text, "UTC" | "GMT" | "Z") {
        return Some(0);
    }
    let (sign, digits) = match text.as_bytes() {
        [b'+', digits @ ..] => (1, digits),
        [b'-', digits @ ..] => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match digits {
        [h] => ([b'0', *h], *b"00"),
        [h0, h1] => ([*h0, *h1], *b"00"),
        [h0, h1, m0, m1] | [h0, h1, b':', m0, m1] => ([*h0, *h1], [*m0, *m1]),
        _ => return None,
    };
    let number = |[tens, ones]: [u8; 2]| {
        let all_digits = tens.is_ascii_digit() && ones.is_ascii_digit();
        all_digits.then(|| i64::from(tens - b'0') * 10 + i64::from(ones - b'0'))
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let ahead = hours * MINUTES_PER_HOUR + minutes;
    (minutes < MINUTES_PER_HOUR && ahead <= MOST_HOURS * MINUTES_PER_HOUR).then_some(sign * ahead)
}
