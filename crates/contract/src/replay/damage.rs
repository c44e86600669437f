//! Rows of a log that could not be read.

use billing::named_enum;
use request_log::Report;
use serde::Serialize;
use text::{Lang, grouped};

use crate::code::Code;

/// Rows that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
            lang.report_log_line(&grouped(&row.line.to_string()), row.flaw.0.sentence(lang))
        };
        let mut sentences: Vec<_> = shown.map(row).collect();
        let more = self.rows.saturating_sub(sentences.len() as u64);
        sentences.extend((more > 0).then(|| lang.report_log_more(&grouped(&more.to_string()))));
        sentences
    }
}

impl From<&Report> for DamagedRows {
    fn from(report: &Report) -> Self {
        let listed = report.listed.iter().map(|damage| {
            let flaw = Flaw::from(damage.flaw);
            DamagedRow { line: damage.line, flaw: Code(flaw), message: flaw.sentence(Lang::En).into() }
        });
        Self { rows: report.damaged, listed: listed.collect() }
    }
}

/// A row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DamagedRow {
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
        /// The time is in none of the forms that are read.
        Time = "time",
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
            Self::Time => lang.flaw_time(),
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
            request_log::Flaw::Time => Self::Time,
            request_log::Flaw::Json => Self::Json,
            request_log::Flaw::TooLong => Self::TooLong,
        }
    }
}
