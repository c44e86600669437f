//! The stream: bytes in, rows out.

use std::mem;

use crate::{
    Column, ColumnNames, Damage, Error, Flaw, Report, Row,
    columns::Places,
    json, number,
    record::{self, LONGEST, Scan},
    time::Clock,
};

/// How a log is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Columns chosen by a person; the others are recognised by name.
    pub columns: ColumnNames,
    /// Minutes that timestamps without a zone are ahead of UTC.
    pub utc_offset_minutes: i64,
}

/// What columns of a CSV file may be parted by.
pub(crate) const DELIMITERS: [u8; 3] = *b",;\t";

/// Reads a log as a stream.
#[derive(Clone, Debug)]
pub struct LogReader {
    options: Options,
    clock: Clock,
    format: Format,
    /// The start of a record whose end has not come yet.
    open: Vec<u8>,
    /// How far `open` was looked through for its end.
    scan: Scan,
    /// Whether the rest of a record that is too long is being passed over.
    skipping: bool,
    line: u64,
    report: Report,
    unquoted: Vec<u8>,
}

#[derive(Clone, Copy, Debug)]
enum Format {
    /// Nothing has been read yet.
    Unknown,
    Csv {
        delimiter: u8,
        places: Places,
    },
    JsonLines,
}

impl LogReader {
    /// A reader at the start of a file.
    pub fn new(options: Options) -> Self {
        Self {
            clock: Clock::new(options.utc_offset_minutes),
            options,
            format: Format::Unknown,
            open: Vec::new(),
            scan: Scan::default(),
            skipping: false,
            line: 1,
            report: Report { rows: 0, damaged: 0, listed: Vec::new() },
            unquoted: Vec::new(),
        }
    }

    /// Takes the next bytes of the file and hands out the rows that end in them.
    ///
    /// # Errors
    /// [`Error::Encoding`], [`Error::Columns`]; nothing more is to be fed after an error.
    pub fn feed(&mut self, bytes: &[u8], sink: &mut impl FnMut(Row)) -> Result<(), Error> {
        let mut rest = bytes;
        if self.skipping {
            let Some(end) = memchr::memchr(b'\n', rest) else { return Ok(()) };
            rest = rest.get(end + 1..).unwrap_or_default();
            self.line += 1;
            self.skipping = false;
        }
        if !self.open.is_empty() {
            rest = match self.close(rest, sink)? {
                Some(rest) => rest,
                None => return Ok(()),
            };
        }
        let mut scan = Scan::default();
        while let Some(end) = record::end(rest, self.quotes(rest), &mut scan) {
            let (row, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
            self.record(row, scan.quoted, sink)?;
            rest = after.get(1..).unwrap_or_default();
            scan = Scan::default();
        }
        self.open.extend_from_slice(rest);
        self.scan = scan;
        self.bound();
        Ok(())
    }

    /// Hands out what is left and says what was read.
    ///
    /// # Errors
    /// [`Error::Empty`], [`Error::Encoding`], [`Error::Columns`]; [`Error::NoRows`] when not one row could be read.
    pub fn finish(mut self, sink: &mut impl FnMut(Row)) -> Result<Report, Error> {
        let last = mem::take(&mut self.open);
        if !last.is_empty() {
            self.record(&last, self.scan.quoted, sink)?;
        }
        match self.format {
            Format::Unknown => Err(Error::Empty),
            _ if self.report.rows == 0 => Err(Error::NoRows(self.report)),
            _ => Ok(self.report),
        }
    }

    /// Completes the open record; `None` when its end is not in these bytes either.
    fn close<'a>(&mut self, bytes: &'a [u8], sink: &mut impl FnMut(Row)) -> Result<Option<&'a [u8]>, Error> {
        let held = self.open.len();
        let mut open = mem::take(&mut self.open);
        open.extend_from_slice(bytes);
        let Some(end) = record::end(&open, self.quotes(&open), &mut self.scan) else {
            self.open = open;
            self.bound();
            return Ok(None);
        };
        self.record(open.get(..end).unwrap_or_default(), self.scan.quoted, sink)?;
        Ok(Some(bytes.get(end + 1 - held..).unwrap_or_default()))
    }

    /// Gives up an open record that has become too long.
    fn bound(&mut self) {
        if self.open.len() > LONGEST {
            self.damage(Flaw::TooLong);
            self.line += memchr::memchr_iter(b'\n', &self.open).count() as u64;
            self.open = Vec::new();
            self.skipping = true;
        }
    }

    /// Whether quotes protect line ends here: in JSON Lines a line end is always one.
    fn quotes(&self, start: &[u8]) -> bool {
        match self.format {
            Format::Unknown => !looks_like_json(without_mark(start)),
            Format::Csv { .. } => true,
            Format::JsonLines => false,
        }
    }

    /// Reads a record; `quoted` says whether it has a quote in it.
    fn record(&mut self, record: &[u8], quoted: bool, sink: &mut impl FnMut(Row)) -> Result<(), Error> {
        let mut row = record.strip_suffix(b"\r").unwrap_or(record);
        if matches!(self.format, Format::Unknown) {
            row = without_mark(row);
            self.recognise(row)?;
            // The first record of a CSV file is its header.
            if matches!(self.format, Format::Csv { .. }) {
                row = &[];
            }
        }
        if !row.iter().all(u8::is_ascii_whitespace) {
            match self.row(row, quoted) {
                Ok(row) => {
                    self.report.rows += 1;
                    sink(row);
                }
                Err(flaw) => self.damage(flaw),
            }
        }
        self.line += 1;
        // Only a quoted field can hold line ends, and few rows have one.
        if quoted && matches!(self.format, Format::Csv { .. }) {
            self.line += memchr::memchr_iter(b'\n', record).count() as u64;
        }
        Ok(())
    }

    fn row(&mut self, record: &[u8], quoted: bool) -> Result<Row, Flaw> {
        let (delimiter, places) = match &self.format {
            Format::Csv { delimiter, places } => (*delimiter, places),
            _ => return json::row(record, &self.options.columns, &mut self.clock),
        };
        let fields = if quoted {
            record::quoted(record, delimiter, places, &mut self.unquoted)?
        } else {
            record::plain(record, delimiter, places)?
        };
        let (input, output) = (number::tokens(fields.input)?, number::tokens(fields.output)?);
        let cached = match fields.cached {
            Some(field) if !field.trim_ascii().is_empty() => number::tokens(field)?,
            _ => 0,
        };
        if cached > input {
            return Err(Flaw::CachedAboveInput);
        }
        if fields.time.is_empty() {
            return Err(Flaw::Missing);
        }
        let at = self.clock.read(fields.time).ok_or(Flaw::Time)?;
        Ok(Row { at, input, cached, output })
    }

    /// Tells the format and the columns from the first record.
    fn recognise(&mut self, first: &[u8]) -> Result<(), Error> {
        if first.trim_ascii().is_empty() {
            return Ok(());
        }
        // UTF-16 shows by its byte order mark or by the zero bytes between Latin letters.
        if first.starts_with(&[0xFF, 0xFE]) || first.starts_with(&[0xFE, 0xFF]) || first.contains(&0) {
            return Err(Error::Encoding);
        }
        let text = std::str::from_utf8(first).map_err(|_| Error::Encoding)?;
        if looks_like_json(first) {
            self.format = Format::JsonLines;
            return Ok(());
        }
        let mut failure = None;
        for delimiter in DELIMITERS {
            match self.places(text, delimiter) {
                Ok(places) => {
                    self.format = Format::Csv { delimiter, places };
                    return Ok(());
                }
                Err(error) => failure = failure.or(Some(error)),
            }
        }
        Err(failure.unwrap_or(Error::Empty))
    }

    fn places(&self, header: &str, delimiter: u8) -> Result<Places, Error> {
        let mut buffer = Vec::new();
        let ends = record::unquote(header.as_bytes(), delimiter, &mut buffer);
        let starts = [0].into_iter().chain(ends.iter().copied());
        let names: Vec<&str> = starts
            .zip(&ends)
            .map(|(start, end)| {
                buffer.get(start..*end).and_then(|name| std::str::from_utf8(name).ok()).unwrap_or("")
            })
            .collect();
        let place = |column| self.options.columns.place(column, names.iter().copied());
        match (place(Column::Time), place(Column::Input), place(Column::Output)) {
            (Some(time), Some(input), Some(output)) => {
                Ok(Places { time, input, output, cached: place(Column::Cached), count: names.len() })
            }
            found => {
                let found = [(Column::Time, found.0), (Column::Input, found.1), (Column::Output, found.2)];
                let missing =
                    found.into_iter().filter(|(_, place)| place.is_none()).map(|(column, _)| column);
                Err(Error::Columns {
                    missing: missing.collect(),
                    found: names.iter().map(|&name| name.into()).collect(),
                })
            }
        }
    }

    fn damage(&mut self, flaw: Flaw) {
        self.report.damaged += 1;
        if self.report.listed.len() < Report::MOST_LISTED {
            self.report.listed.push(Damage { line: self.line, flaw });
        }
    }
}

/// The bytes after a UTF-8 byte order mark.
pub(crate) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

pub(crate) fn looks_like_json(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().first() == Some(&b'{')
}
