//! The rows of a CSV log.

use super::known::Known;
use crate::{
    Column, Error, Flaw, Options, Row, Rows, json,
    json::Values,
    layout::Found,
    number,
    record::{self, Places, Unquoter},
    row::{self, Entry, Fields, Trouble},
};

/// What columns of a CSV file may be parted by, unless it says so itself.
pub(super) const DELIMITERS: [u8; 3] = *b",;\t";

/// A CSV log under its header.
#[derive(Clone, Debug)]
pub(super) struct Csv {
    pub(super) delimiter: u8,
    pub(super) known: Known,
    places: Places,
    /// Whether a row is a request of no more than the four plain columns.
    pub(super) is_plain: bool,
    /// Columns whose text may hold others as JSON.
    cells: Vec<(usize, String)>,
    /// The other columns.
    others: Vec<(usize, Column)>,
    /// Columns by whose value a row is no request, by their place among those of the format.
    skips: Vec<(usize, u16)>,
    unquoter: Unquoter,
    values: Box<Values>,
}

impl Csv {
    /// A log with this header, parted by a delimiter. Of its first row the objects in its cells are looked into: they may
    /// hold what the header does not name.
    ///
    /// # Errors
    /// As [`Known::new`].
    pub(super) fn new(
        header: &[u8],
        first_row: Option<&[u8]>,
        delimiter: u8,
        options: &Options,
    ) -> Result<Self, Error> {
        let mut unquoter = Unquoter::new(delimiter);
        let names = unquoter.split(header).map(|name| String::from_utf8_lossy(name).into_owned());
        let mut found: Vec<_> = names.map(|path| Found { path, is_number: false }).collect();
        let count = found.len();
        let header: Vec<String> = found.iter().map(|found| found.path.clone()).collect();
        for (name, cell) in header.iter().zip(first_row.map(|row| unquoter.split(row)).into_iter().flatten())
        {
            let cell = std::str::from_utf8(cell).unwrap_or_default();
            found.extend(json::names_within(cell, name));
        }
        let mut known = Known::new(&found, options)?;
        let columns = known.names().columns.to_vec();
        let place = |column| {
            let mut places = columns.iter().filter(|(known, place)| *known == column && *place < count);
            places.next().map(|(_, place)| *place)
        };
        let skips =
            header.iter().enumerate().filter_map(|(place, name)| match known.layout.meaning(name).column {
                Some((Column::Skip, column)) => Some((place, column)),
                _ => None,
            });
        let skips = skips.collect();
        let cells = header.into_iter().enumerate();
        let cells: Vec<_> = cells.filter(|(_, name)| known.layout.meaning(name).leads_on).collect();
        let plain = [Column::Time, Column::Input, Column::Output, Column::Cached];
        let others: Vec<_> = columns
            .iter()
            .filter(|(column, place)| !plain.contains(column) && *place < count)
            .map(|(column, place)| (*place, *column))
            .collect();
        let missing = usize::MAX;
        let places = Places {
            time: place(Column::Time).unwrap_or(missing),
            input: place(Column::Input).unwrap_or(missing),
            output: place(Column::Output).unwrap_or(missing),
            cached: place(Column::Cached),
            count,
        };
        let is_request = known.layout.format.rows == Rows::Requests && known.meaning.buckets.is_none();
        let is_plain = is_request && cells.is_empty() && others.is_empty();
        Ok(Self {
            delimiter,
            known,
            places,
            is_plain,
            cells,
            others,
            skips,
            unquoter,
            values: Box::new(Values::new()),
        })
    }

    /// Reads a row that starts on a line.
    #[inline]
    pub(super) fn row(&mut self, record: &[u8], quoted: bool, line: u64) -> Result<Entry, Trouble> {
        if self.is_plain {
            self.plain(record, quoted, line).map(Entry::Request)
        } else {
            self.any_row(record, line)
        }
    }

    /// Reads a row of no more than the four plain columns.
    #[inline]
    pub(super) fn plain(&mut self, record: &[u8], quoted: bool, line: u64) -> Result<Row, Trouble> {
        let Self { delimiter, places, unquoter, known, .. } = self;
        let fields = if quoted {
            unquoter.fields(record, places)?
        } else {
            record::plain(record, *delimiter, places)?
        };
        // Times and numbers do not hold line ends: what does is not in the column it seems to be in.
        plain(&fields, line, known).map_err(|trouble| match trouble {
            Trouble::Flaw(_) if fields.span_lines() => Flaw::Columns.into(),
            trouble => trouble,
        })
    }

    /// Reads a row of any columns.
    fn any_row(&mut self, record: &[u8], line: u64) -> Result<Entry, Trouble> {
        let Self { places, unquoter, known, cells, others, skips, values, .. } = self;
        let Known { layout, clock, meaning, .. } = known;
        let split = unquoter.split(record);
        if split.len() != places.count {
            return Err(Flaw::Columns.into());
        }
        values.clear();
        let text = |place: usize| split.clone().nth(place).unwrap_or_default();
        for (place, name) in cells.iter() {
            let cell = std::str::from_utf8(text(*place)).unwrap_or_default();
            if json::is_object(cell) {
                json::cell(cell, name, layout, values);
            }
        }
        let within = values.fields();
        let filled = |text: &'_ [u8]| !text.trim_ascii().is_empty();
        let most = number::MOST_OF_BUCKET;
        let (mut fields, mut spans_lines) = (within, false);
        let plain = [
            (Some(places.time), Column::Time),
            (Some(places.input), Column::Input),
            (Some(places.output), Column::Output),
            (places.cached, Column::Cached),
        ];
        let columns = plain.into_iter().filter_map(|(place, column)| Some((place?, column)));
        for (place, column) in
            columns.chain(others.iter().copied()).filter(|(place, _)| *place < places.count)
        {
            let text = text(place);
            if !filled(text) {
                continue;
            }
            spans_lines |= text.contains(&b'\n');
            let count = || Some(number::count(text, most));
            match column {
                Column::Time => fields.time = Some(text),
                Column::End => fields.end = Some(text),
                Column::Kind => fields.kind = Some(text.trim_ascii()),
                Column::Input => fields.input = count(),
                Column::Output => fields.output = count(),
                Column::Cached => fields.cached = count(),
                Column::Created => fields.created = count(),
                Column::Reasoning => fields.reasoning = count(),
                Column::Requests => fields.requests = count(),
                Column::Total => fields.total = count(),
                Column::Skip => {}
            }
        }
        fields.is_skipped |= skips.iter().any(|(place, column)| layout.format.skips(*column, text(*place)));
        meaning.entry(&fields, line, layout, clock).map_err(|trouble| match trouble {
            Trouble::Flaw(_) if spans_lines => Flaw::Columns.into(),
            trouble => trouble,
        })
    }
}

/// Reads a row of a time, input, output and perhaps cached tokens.
#[inline]
fn plain(fields: &record::Fields<'_>, line: u64, known: &mut Known) -> Result<Row, Trouble> {
    let Known { clock, meaning, .. } = known;
    let (input, output) = (number::tokens(fields.input)?, number::tokens(fields.output)?);
    let cached = match fields.cached {
        Some(field) if !field.trim_ascii().is_empty() => number::tokens(field)?,
        _ => 0,
    };
    if fields.time.is_empty() {
        return Err(Flaw::Missing.into());
    }
    if cached == 0 {
        let at = row::moment(clock, fields.time)?;
        return Ok(Row { at, input, cached, output, reasoning: 0, line: row::short_line(line) });
    }
    let [input, output, cached] = [input, output, cached].map(|count| Some(Ok(count.into())));
    let tokens = meaning.tokens(&Fields { input, output, cached, ..Fields::default() }, line)?;
    tokens.request(row::moment(clock, fields.time)?, line)
}
