//! Reads logs of model requests as a stream: time, input tokens, output tokens, optionally cached tokens.
//!
//! [`LogReader`] takes the bytes of a file piece by piece and hands out [`Row`]s in the order of the file. Memory does
//! not grow with the file. A row that cannot be read is counted and listed with its line, never dropped silently; a
//! file whose columns are not recognised is an error that names them.
//!
//! ```
//! use request_log::{LogReader, Options};
//!
//! let log = "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:15:46.6805900,374,44\n2023-11-16 18:15:50,-1,9\n";
//! let mut rows = Vec::new();
//! let mut reader = LogReader::new(Options::default());
//! reader.feed(log.as_bytes(), &mut |row| rows.push(row))?;
//! let report = reader.finish(&mut |row| rows.push(row))?;
//! assert_eq!((rows[0].input, rows[0].output), (374, 44));
//! assert_eq!((report.rows, report.damaged, report.listed[0].line), (1, 1, 3));
//! # Ok::<(), request_log::Error>(())
//! ```

mod bucket;
mod column;
mod format;
mod formats;
mod header;
mod json;
mod layout;
mod line_end;
mod name;
mod number;
mod options;
mod reader;
mod record;
mod report;
mod row;
mod structure;
mod time;
mod unpack;

pub use bucket::Bucket;
pub use column::{Column, ColumnNames};
pub use format::{Document, Format, Lies, Rows, Times, Unit};
pub use formats::{BY_NAME, formats};
pub use header::Header;
pub use options::{Options, RowsAre};
pub use reader::LogReader;
pub use report::{Damage, Error, Flaw, Packing, ReadAs, Report, Unrecognised, ZoneOf};

/// A request of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// When it arrived: units of 100 nanoseconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// Input tokens.
    pub input: u32,
    /// Input tokens found in the cache; no more than `input`.
    pub cached: u32,
    /// Output tokens.
    pub output: u32,
    /// Output tokens spent on reasoning; no more than `output`.
    pub reasoning: u32,
    /// The line of the file it starts on, from 1; the most a number of 32 bits holds in a file of more.
    pub line: u32,
}

/// Units of [`Row::at`] in a second.
pub const TICKS_PER_SECOND: i64 = 10_000_000;

impl Row {
    /// The minute it arrived in, counted from 1970-01-01T00:00 in a zone so many minutes ahead of UTC.
    #[inline]
    pub const fn minute(&self, utc_offset_minutes: i64) -> i64 {
        self.at.div_euclid(60 * TICKS_PER_SECOND) + utc_offset_minutes
    }
}
