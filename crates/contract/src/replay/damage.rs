//! Rows of a log that could not be read.

use billing::named_enum;
use request_log::Report;
use serde::Serialize;
use text::{Lang, grouped};

use crate::code::Code;

/// Rows that could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DamagedRows {
    /// How many.
    pub rows: u64,
    /// The first of them, at most a hundred.
    pub listed: Vec<DamagedRow>,
}

impl DamagedRows {
    /// Where the first rows are and what is wrong with each, a sentence a row, and how many more there are.
    pub fn sentences(&self, most: usize, lang: Lang) -> Vec<String> {
        let shown = self.listed.iter().take(most);
        let row = |row: &DamagedRow| {
            let (line, flaw) = (grouped(&row.line.to_string()), row.flaw.0.sentence(lang));
            match &row.log {
                Some(log) => lang.report_log_line_of(log, &line, flaw),
                None => lang.report_log_line(&line, flaw),
            }
        };
        let mut sentences: Vec<_> = shown.map(row).collect();
        let more = self.rows.saturating_sub(sentences.len() as u64);
        sentences.extend((more > 0).then(|| lang.report_log_more(&grouped(&more.to_string()))));
        sentences
    }

    /// Adds those of a log, by its name where it has one.
    pub(super) fn add(&mut self, report: &Report, log: Option<&str>) {
        let room = Report::MOST_LISTED.saturating_sub(self.listed.len());
        self.rows += report.damaged;
        self.listed.extend(report.listed.iter().take(room).map(|damage| {
            let flaw = Flaw::from(damage.flaw);
            let (line, message) = (damage.line, flaw.sentence(Lang::En).into());
            DamagedRow { log: log.map(Into::into), line, flaw: Code(flaw), message }
        }));
    }

    /// Those of one log.
    pub(super) fn of(report: &Report, log: Option<&str>) -> Self {
        let mut damaged = Self::default();
        damaged.add(report, log);
        damaged
    }
}

/// A row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DamagedRow {
    /// The name of its log, where that has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log: Option<String>,
    /// The line of the file it starts on, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub flaw: Code<Flaw>,
    /// A sentence for people, in English.
    pub message: String,
}

named_enum! {
    /// What is wrong with a row of a log.
    pub enum Flaw {
        /// It has more or fewer columns than the header.
        Columns = "columns",
        /// A value is missing.
        Missing = "missing",
        /// A count of tokens is negative.
        Negative = "negative",
        /// A count of tokens is no number.
        NotANumber = "not-a-number",
        /// A count of tokens is not a whole number.
        NotWhole = "not-whole",
        /// A count of tokens is above a thousand million.
        TooLarge = "too-large",
        /// More cached tokens than input tokens.
        CachedAboveInput = "cached-above-input",
        /// More reasoning tokens than output tokens.
        ReasoningAboveOutput = "reasoning-above-output",
        /// The time is in none of the forms that are read.
        Time = "time",
        /// The time has the name of a zone and no offset.
        ZoneName = "zone-name",
        /// The time lies near 1970, and others do not.
        Undated = "undated",
        /// Its tokens do not add up to its total.
        Total = "total",
        /// A bucket has tokens and no requests, or ends before it starts.
        Bucket = "bucket",
        /// It is not the JSON object it should be.
        Json = "json",
        /// It is longer than a row can be.
        TooLong = "too-long",
    }
}

impl Flaw {
    /// What is wrong, in a sentence.
    pub fn sentence(self, lang: Lang) -> &'static str {
        match self {
            Self::Columns => lang.flaw_columns(),
            Self::Missing => lang.flaw_missing(),
            Self::Negative => lang.flaw_negative(),
            Self::NotANumber => lang.flaw_not_a_number(),
            Self::NotWhole => lang.flaw_not_whole(),
            Self::TooLarge => lang.flaw_too_large(),
            Self::CachedAboveInput => lang.flaw_cached_above_input(),
            Self::ReasoningAboveOutput => lang.flaw_reasoning_above_output(),
            Self::Time => lang.flaw_time(),
            Self::ZoneName => lang.flaw_zone_name(),
            Self::Undated => lang.flaw_undated(),
            Self::Total => lang.flaw_total(),
            Self::Bucket => lang.flaw_bucket(),
            Self::Json => lang.flaw_json(),
            Self::TooLong => lang.flaw_too_long(),
        }
    }
}

impl From<request_log::Flaw> for Flaw {
    fn from(flaw: request_log::Flaw) -> Self {
        match flaw {
            request_log::Flaw::Columns => Self::Columns,
            request_log::Flaw::Missing => Self::Missing,
            request_log::Flaw::Negative => Self::Negative,
            request_log::Flaw::NotANumber => Self::NotANumber,
            request_log::Flaw::NotWhole => Self::NotWhole,
            request_log::Flaw::TooLarge => Self::TooLarge,
            request_log::Flaw::CachedAboveInput => Self::CachedAboveInput,
            request_log::Flaw::ReasoningAboveOutput => Self::ReasoningAboveOutput,
            request_log::Flaw::Time => Self::Time,
            request_log::Flaw::ZoneName => Self::ZoneName,
            request_log::Flaw::Undated => Self::Undated,
            request_log::Flaw::Total => Self::Total,
            request_log::Flaw::Bucket => Self::Bucket,
            request_log::Flaw::Json => Self::Json,
            request_log::Flaw::TooLong => Self::TooLong,
        }
    }
}
