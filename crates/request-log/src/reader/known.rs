//! A log whose format is known.

use crate::{
    Column, Error, Format, Lies, Options, ReadAs, Rows, RowsAre, TICKS_PER_SECOND, ZoneOf,
    formats::BY_NAME,
    layout::{Found, Layout},
    row::Meaning,
    time::{Clock, Reading},
};

/// What a log's rows mean, from the moment its format is known.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) layout: Layout,
    pub(super) clock: Clock,
    pub(super) meaning: Meaning,
    names: Vec<String>,
    columns: Vec<(Column, usize)>,
    zone: (i64, ZoneOf),
}

/// The names of a log, and which columns they are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Names<'a> {
    pub(crate) format: &'static Format,
    pub(crate) names: &'a [String],
    pub(crate) columns: &'a [(Column, usize)],
}

impl Known {
    /// A log with these names.
    ///
    /// # Errors
    /// [`Error::Columns`], and [`Error::Buckets`] where a column counts requests and nobody said what a row is.
    pub(super) fn new(found: &[Found], options: &Options) -> Result<Self, Error> {
        let mut layout = Layout::new(found, &options.columns)?;
        let place = |column| layout.place(column, found).map(|place| (column, place));
        let columns: Vec<_> = Column::ALL.into_iter().filter_map(place).collect();
        let counts = columns.iter().find(|(column, _)| *column == Column::Requests);
        let counts = counts.and_then(|(_, place)| found.get(*place)).map(|found| found.path.clone());
        let buckets = buckets(layout.format, counts, options)?;
        let format = layout.format;
        let zone = match (options.zone_minutes, format.times.zone) {
            (Some(zone), _) => (zone, ZoneOf::Asked),
            (None, Some(zone)) => (zone, ZoneOf::Format),
            (None, None) => (options.otherwise_zone_minutes, ZoneOf::Otherwise),
        };
        let unit = options.unit.or(format.times.unit);
        let start = options.start.or(options.otherwise_start.filter(|_| unit.is_some()));
        let clock = Clock::new(Reading {
            offset_minutes: zone.0,
            unit,
            is_relative: format.times.relative,
            start,
            takes_days: buckets.is_some(),
        });
        let meaning = Meaning {
            cached: options.cached.unwrap_or(format.cached),
            cached_is_asked: options.cached.is_some(),
            reasoning: options.reasoning.unwrap_or(format.reasoning),
            reasoning_is_asked: options.reasoning.is_some(),
            buckets,
            has_cached: false,
            has_reasoning: false,
        };
        let names = found.iter().map(|found| found.path.clone()).collect();
        Ok(Self { layout, clock, meaning, names, columns, zone })
    }

    /// How the log was read.
    pub(super) fn read_as(&self) -> ReadAs {
        let Self { layout, clock, meaning, zone: (zone_minutes, zone_of), .. } = self;
        let says_nothing = self.is_by_name();
        ReadAs {
            format: layout.format,
            cached: meaning.cached,
            cached_is_assumed: meaning.has_cached && says_nothing && !meaning.cached_is_asked,
            reasoning: meaning.reasoning,
            reasoning_is_assumed: meaning.has_reasoning && says_nothing && !meaning.reasoning_is_asked,
            zone_minutes: *zone_minutes,
            zone_of: *zone_of,
            without_zone: clock.without_zone,
            is_relative: clock.is_relative(),
            is_of_buckets: meaning.buckets.is_some(),
        }
    }

    /// Whether it is of no format but by its names.
    pub(super) fn is_by_name(&self) -> bool {
        self.layout.format.id == BY_NAME.id
    }

    pub(super) fn names(&self) -> Names<'_> {
        Names { format: self.layout.format, names: &self.names, columns: &self.columns }
    }
}

/// Whether the rows of a log are buckets, and how long one is, in ticks, where no column says so.
fn buckets(format: &Format, counts: Option<String>, options: &Options) -> Result<Option<Option<i64>>, Error> {
    let ticks = |minutes: u32| i64::from(minutes) * 60 * TICKS_PER_SECOND;
    let known = match format.rows {
        Rows::Buckets(minutes) => minutes,
        _ => None,
    };
    match (options.rows, counts) {
        (RowsAre::Buckets(minutes), _) => Ok(Some(minutes.or(known).map(ticks))),
        (RowsAre::Unsaid, Some(column)) => Err(Error::Buckets { column }),
        (RowsAre::Unsaid | RowsAre::Requests, _) => Ok(None),
    }
}

impl ReadAs {
    /// What is said of a log that nothing was read of.
    pub(crate) fn nothing() -> Self {
        Self {
            format: &BY_NAME,
            cached: Lies::Inside,
            cached_is_assumed: false,
            reasoning: Lies::Inside,
            reasoning_is_assumed: false,
            zone_minutes: 0,
            zone_of: ZoneOf::Otherwise,
            without_zone: 0,
            is_relative: false,
            is_of_buckets: false,
        }
    }
}
