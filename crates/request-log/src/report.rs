//! What was read, and what could not be.

use core::fmt;

/// What reading a log found besides its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Rows that were read.
    pub rows: u64,
    /// Rows that could not be.
    pub damaged: u64,
    /// The first of those, at most [`Report::MOST_LISTED`].
    pub listed: Vec<Damage>,
}

impl Report {
    /// How many damaged rows are listed; all are counted.
    pub const MOST_LISTED: usize = 100;
}

/// A row that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The line of the file it starts on, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub flaw: Flaw,
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It has more or fewer columns than the header, or a quote in it is astray.
    Columns,
    /// A value is missing.
    Missing,
    /// A count of tokens is negative.
    Negative,
    /// A count of tokens is no number.
    NotANumber,
    /// A count of tokens is not a whole number.
    NotWhole,
    /// A count of tokens is above a thousand million.
    TooLarge,
    /// More cached tokens than input tokens.
    CachedAboveInput,
    /// The time is in none of the forms that are read.
    Time,
    /// It is not the JSON object it should be.
    Json,
    /// It is longer than a row can be.
    TooLong,
}

/// Why a log could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// It is empty.
    Empty,
    /// It is not text in UTF-8.
    Encoding,
    /// It is one JSON array, not an object a line.
    JsonArray,
    /// The columns for time, input and output tokens are not all recognised.
    Columns {
        /// The names of the header.
        found: Vec<String>,
    },
    /// Not one row could be read; the report says why.
    NoRows(Report),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the log is empty"),
            Self::Encoding => f.write_str("the log is not text in UTF-8: save it as UTF-8 and try again"),
            Self::JsonArray => {
                f.write_str("the log is one JSON array: write one object a line, as `jq -c '.[]'` does")
            }
            Self::Columns { found } => {
                write!(
                    f,
                    "the columns for time, input and output tokens are not all recognised among `{}`",
                    found.join("`, `")
                )
            }
            Self::NoRows(report) => write!(f, "none of the {} rows of the log can be read", report.damaged),
        }
    }
}

impl core::error::Error for Error {}
