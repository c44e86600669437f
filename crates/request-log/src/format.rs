//! What a format of logs says about its rows.

use crate::{Column, name};

/// A format of logs, as data: what its columns or fields are called, and what they mean.
#[derive(Debug)]
pub struct Format {
    /// A name for programs, such as `langfuse-blob`.
    pub id: &'static str,
    /// A name for people, in English and in Chinese.
    pub title: [&'static str; 2],
    /// Names that a log of this format has and others do not; spelled as they stand after `=`, else in any case.
    pub(crate) signature: &'static [&'static str],
    /// Names of each column, the surest first; nested ones by their path.
    pub(crate) columns: &'static [(Column, &'static [&'static str])],
    /// Where cached tokens lie, and those written to the cache.
    pub cached: Lies,
    /// Where reasoning tokens lie.
    pub reasoning: Lies,
    /// What its times are.
    pub times: Times,
    /// What a row is.
    pub rows: Rows,
    /// Columns by whose value a row is no request of the model.
    pub(crate) skips: &'static [(&'static str, Skip)],
    /// Where all this is documented.
    pub source: Document,
}

/// Where some tokens lie, seen from the count of all tokens of their direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lies {
    /// Inside: the count holds them.
    Inside,
    /// Beside: they are to be added to it.
    Beside,
}

/// What the times of a format are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// The unit of times that are numbers; `None` tells it from their size.
    pub unit: Option<Unit>,
    /// Minutes ahead of UTC of times without a zone, where the format says so.
    pub zone: Option<i64>,
    /// Whether they count from the start of the log instead of from 1970.
    pub relative: bool,
}

impl Times {
    /// Dates, or numbers whose unit their size tells, in a zone that the format does not say.
    pub(crate) const PLAIN: Self = Self { unit: None, zone: None, relative: false };
    /// The same in UTC.
    pub(crate) const UTC: Self = Self { zone: Some(0), ..Self::PLAIN };

    /// From the start of the log, in this unit.
    pub(crate) const fn since_start(unit: Unit) -> Self {
        Self { unit: Some(unit), zone: None, relative: true }
    }
}

/// The unit of times that are numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
    /// Microseconds.
    Microseconds,
    /// Nanoseconds.
    Nanoseconds,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// A request.
    Requests,
    /// A request where its kind is one of these, or is not said, and it has input and output tokens; else another kind of
    /// event: an error, a piece of a stream, an embedding.
    Events(&'static [&'static str]),
    /// A bucket of requests that come within so many minutes, where no column says when it ends.
    Buckets(Option<u32>),
}

/// The value, in any case, by which a row is no request of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Skip {
    /// This one.
    Is(&'static str),
    /// Any other.
    IsNot(&'static str),
}

/// Where a format is documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document {
    /// The document.
    pub title: &'static str,
    /// Its version, or that of the program whose output was read.
    pub version: &'static str,
    /// The day it was published or read.
    pub date: &'static str,
}

impl Format {
    /// Whether the value of the so many-th column of those that tell makes a row no request.
    pub(crate) fn skips(&self, place: u16, value: &[u8]) -> bool {
        let value = value.trim_ascii();
        let is = |known: &str| value.eq_ignore_ascii_case(known.as_bytes());
        match self.skips.get(usize::from(place)) {
            Some((_, Skip::Is(known))) => is(known),
            Some((_, Skip::IsNot(known))) => !value.is_empty() && !is(known),
            None => false,
        }
    }

    /// Names of a column, the surest first.
    pub(crate) fn names(&self, column: Column) -> &'static [&'static str] {
        self.columns.iter().find(|(named, _)| *named == column).map_or(&[], |(_, names)| names)
    }

    /// Names that mark the format and are not among these.
    pub(crate) fn lacks<'a>(&self, found: &'a [String]) -> impl Iterator<Item = &'static str> + 'a {
        let has = |known: &str| {
            found.iter().any(|path| match known.strip_prefix('=') {
                Some(known) => path == known,
                None => name::levels_before(path, known).is_some(),
            })
        };
        self.signature.iter().copied().filter(move |known| !has(known))
    }

    /// Whether rows stand for several requests.
    pub fn is_of_buckets(&self) -> bool {
        matches!(self.rows, Rows::Buckets(_))
    }
}
