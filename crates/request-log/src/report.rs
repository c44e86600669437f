//! What was read, and what could not be.

use core::fmt;

use crate::{Bucket, Column, ColumnNames, Format, Lies};

/// What reading a log found besides its requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// How the log was read.
    pub read_as: ReadAs,
    /// Rows that were read: requests, or buckets of them.
    pub rows: u64,
    /// Rows that are another kind of event.
    pub skipped: u64,
    /// Rows that could not be read.
    pub damaged: u64,
    /// The first of those, at most [`Report::MOST_LISTED`].
    pub listed: Vec<Damage>,
    /// The buckets of a log of buckets, in the order of the file.
    pub buckets: Vec<Bucket>,
}

impl Report {
    /// How many damaged rows are listed; all are counted.
    pub const MOST_LISTED: usize = 100;

    /// The report of a log without a byte.
    pub fn empty() -> Self {
        let (listed, buckets) = (Vec::new(), Vec::new());
        Self { read_as: ReadAs::nothing(), rows: 0, skipped: 0, damaged: 0, listed, buckets }
    }
}

/// How a log was read: what was told by its format, by the person who asked, or taken to be so.
#[derive(Clone, Copy, Debug)]
pub struct ReadAs {
    /// The format that was recognised.
    pub format: &'static Format,
    /// Where cached tokens lie.
    pub cached: Lies,
    /// Whether the log has cached tokens and nothing says where they lie.
    pub cached_is_assumed: bool,
    /// Where reasoning tokens lie.
    pub reasoning: Lies,
    /// Whether the log has reasoning tokens and nothing says where they lie.
    pub reasoning_is_assumed: bool,
    /// Minutes ahead of UTC of times without a zone.
    pub zone_minutes: i64,
    /// Who said so.
    pub zone_of: ZoneOf,
    /// Times without a zone of their own; numbers since 1970 have one.
    pub without_zone: u64,
    /// Whether times count from the start of the log.
    pub is_relative: bool,
    /// Whether rows are buckets of requests.
    pub is_of_buckets: bool,
}

impl PartialEq for ReadAs {
    fn eq(&self, other: &Self) -> bool {
        let key = |read: &Self| {
            let tokens = (read.cached, read.cached_is_assumed, read.reasoning, read.reasoning_is_assumed);
            let zone = (read.zone_minutes, read.zone_of, read.without_zone);
            (read.format.id, tokens, zone, read.is_relative, read.is_of_buckets)
        };
        key(self) == key(other)
    }
}

impl Eq for ReadAs {}

/// Who says in which zone times without one are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneOf {
    /// The person who asked.
    Asked,
    /// The format of the log.
    Format,
    /// Nobody: it is the one that was given for this case.
    Otherwise,
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
    /// A count is negative.
    Negative,
    /// A count is no number.
    NotANumber,
    /// A count is not a whole number.
    NotWhole,
    /// A count is above its limit.
    TooLarge,
    /// More cached tokens than input tokens, where these are said to hold them.
    CachedAboveInput,
    /// More reasoning tokens than output tokens, where these are said to hold them.
    ReasoningAboveOutput,
    /// The time is in none of the forms that are read.
    Time,
    /// The time has the name of a zone and no offset.
    ZoneName,
    /// The time lies near 1970, and others do not.
    Undated,
    /// Its tokens do not add up to its total: some have a name that is not known.
    Total,
    /// A bucket has tokens and no requests, or ends before it starts.
    Bucket,
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
    /// It is an array of arrays, whose values have no names.
    JsonArray,
    /// It is packed in a way that is not read here.
    Packed(Packing),
    /// It is packed with gzip, and cannot be unpacked.
    BrokenGzip,
    /// The columns for time, input and output tokens are not all recognised.
    Columns(Box<Unrecognised>),
    /// Its times count from its start, and it is not known when that was, or in which unit they are.
    Relative {
        /// Whether they are numbers, whose unit is to be known too.
        is_number: bool,
    },
    /// A row has more tokens of a kind than of its direction, so that they lie beside that count.
    Beside {
        /// [`Column::Cached`] or [`Column::Reasoning`].
        column: Column,
        /// The line it starts on.
        line: u64,
    },
    /// A row's total shows that its count of input tokens holds the cached ones, which its format has beside it.
    Inside {
        /// The line it starts on.
        line: u64,
    },
    /// Its rows are buckets of requests.
    Buckets {
        /// The column that counts the requests of each.
        column: String,
    },
    /// Its rows are buckets whose length is not known.
    BucketLength,
    /// Not one row could be read; the report says why.
    NoRows(Box<Report>),
}

/// How a log is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Zstandard.
    Zstd,
    /// A ZIP archive, as workbooks are too.
    Zip,
    /// Parquet.
    Parquet,
    /// bzip2 or xz.
    Other,
}

/// A log whose columns are not all recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unrecognised {
    /// Which of the needed columns are not found.
    pub missing: Vec<Column>,
    /// The names of its columns or fields, nested ones by their path.
    pub found: Vec<String>,
    /// The format that its names are nearest to, and which of that format's names it has not.
    pub nearest: Option<(&'static Format, Vec<&'static str>)>,
    /// Which names the needed columns might have.
    pub guess: ColumnNames,
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Format {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the log is empty"),
            Self::Encoding => f.write_str("the log is not text in UTF-8"),
            Self::JsonArray => f.write_str("the log is an array of arrays, whose values have no names"),
            Self::Packed(packing) => {
                write!(f, "the log is packed in a way that is not read here: {packing:?}")
            }
            Self::BrokenGzip => f.write_str("the log cannot be unpacked"),
            Self::Columns(unrecognised) => {
                let found = unrecognised.found.join("`, `");
                write!(
                    f,
                    "the columns for time, input and output tokens are not all recognised among `{found}`"
                )
            }
            Self::Relative { .. } => f.write_str("the times of the log count from its start"),
            Self::Beside { column, line } => {
                write!(f, "line {line} has more {column:?} tokens than the count that should hold them")
            }
            Self::Inside { line } => write!(f, "the total in line {line} counts cached tokens once"),
            Self::Buckets { column } => write!(f, "the rows are buckets of requests, counted by `{column}`"),
            Self::BucketLength => f.write_str("the length of a bucket of requests is not known"),
            Self::NoRows(report) => write!(f, "none of the {} rows of the log can be read", report.damaged),
        }
    }
}

impl core::error::Error for Error {}
