//! How a log is to be read.

use crate::{ColumnNames, Lies, Unit};

/// How a log is to be read; what is not said is told by its format, or from the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Columns chosen by a person; the others are recognised.
    pub columns: ColumnNames,
    /// Minutes ahead of UTC of timestamps without a zone, as a person said.
    pub zone_minutes: Option<i64>,
    /// The same where neither a person nor the format says so.
    pub otherwise_zone_minutes: i64,
    /// The unit of times that are numbers.
    pub unit: Option<Unit>,
    /// The moment at which a log starts whose times count from its start: units of 100 nanoseconds since
    /// 1970-01-01T00:00:00Z.
    pub start: Option<i64>,
    /// The same where a person does not say so, but the unit of its times is known.
    pub otherwise_start: Option<i64>,
    /// Where cached tokens lie.
    pub cached: Option<Lies>,
    /// Where reasoning tokens lie.
    pub reasoning: Option<Lies>,
    /// What a row is.
    pub rows: RowsAre,
}

/// What the rows of a log are said to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowsAre {
    /// Nothing is said: requests, and a column that counts requests is an error.
    #[default]
    Unsaid,
    /// Requests, whatever a column counts.
    Requests,
    /// Buckets of requests that are so many minutes long where the log does not say so.
    Buckets(Option<u32>),
}
