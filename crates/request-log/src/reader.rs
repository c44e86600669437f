//! The stream: bytes in, rows out.

use std::{mem, slice};

use crate::{
    Column, ColumnNames, Damage, Error, Flaw, Report, Row,
    columns::Places,
    json,
    line_end::{LineEnds, to_feeds},
    number,
    record::{self, End, Fields, Scan, Unquoter},
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
///
/// A row is at most 4 MiB long. In a CSV file it may span lines, within quotes. What spans lines and is no row (a quote in
/// it is astray or never closed, or its columns are not where they should be) is damaged on its first line alone, and the
/// lines after it are read as rows of their own: one stray quote costs one row.
#[derive(Clone, Debug)]
pub struct LogReader {
    options: Options,
    clock: Clock,
    format: Format,
    line_ends: LineEnds,
    /// The start of a record whose end has not come yet.
    open: Vec<u8>,
    /// How far `open` was looked through for its end.
    scan: Scan,
    /// Whether the rest of a line that is too long is being passed over.
    skipping: bool,
    line: u64,
    report: Report,
}

#[derive(Clone, Debug)]
enum Format {
    /// Nothing has been read yet.
    Unknown,
    Csv {
        delimiter: u8,
        places: Places,
        unquoter: Box<Unquoter>,
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
            line_ends: LineEnds::default(),
            open: Vec::new(),
            scan: Scan::default(),
            skipping: false,
            line: 1,
            report: Report { rows: 0, damaged: 0, listed: Vec::new() },
        }
    }

    /// Takes the next bytes of the file and hands out the rows that end in them.
    ///
    /// # Errors
    /// [`Error::Encoding`], [`Error::JsonArray`], [`Error::Columns`]; nothing more is to be fed after an error.
    pub fn feed(&mut self, bytes: &[u8], sink: &mut impl FnMut(Row)) -> Result<(), Error> {
        let mut open = mem::take(&mut self.open);
        if self.line_ends.turn_out_returns(bytes) {
            to_feeds(&mut open);
            self.scan = Scan::default();
        }
        let bytes = self.line_ends.as_feeds(bytes);
        let mut bytes = &*bytes;
        if self.skipping {
            let Some(end) = memchr::memchr(b'\n', bytes) else { return Ok(()) };
            bytes = bytes.get(end + 1..).unwrap_or_default();
            self.line += 1;
            self.skipping = false;
        }
        if open.is_empty() {
            let read = self.read(bytes, sink)?;
            open.extend_from_slice(bytes.get(read..).unwrap_or_default());
        } else {
            open.extend_from_slice(bytes);
            let read = self.read(&open, sink)?;
            open.drain(..read);
        }
        self.open = open;
        Ok(())
    }

    /// Hands out what is left and says what was read.
    ///
    /// # Errors
    /// [`Error::Empty`], and as [`Self::feed`]; [`Error::NoRows`] when not one row could be read.
    pub fn finish(mut self, sink: &mut impl FnMut(Row)) -> Result<Report, Error> {
        let mut last = mem::take(&mut self.open);
        if !last.is_empty() {
            last.push(b'\n');
        }
        let mut rest = last.as_slice();
        loop {
            let read = self.read(rest, sink)?;
            rest = rest.get(read..).unwrap_or_default();
            // What is left has a quote that is never closed.
            let Some(end) = mem::take(&mut self.scan).first_line else { break };
            let (line, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
            self.first_line(line, Flaw::Columns)?;
            rest = after.get(1..).unwrap_or_default();
        }
        match self.format {
            Format::Unknown if self.report.damaged == 0 => Err(Error::Empty),
            _ if self.report.rows == 0 => Err(Error::NoRows(self.report)),
            _ => Ok(self.report),
        }
    }

    /// Hands out the rows that end in these bytes, and says how many bytes are done with.
    fn read(&mut self, bytes: &[u8], sink: &mut impl FnMut(Row)) -> Result<usize, Error> {
        // An array may be a single line of any length.
        if matches!(self.format, Format::Unknown) && json::starts_array(bytes) {
            return Err(Error::JsonArray);
        }
        let mut read = 0;
        let mut scan = mem::take(&mut self.scan);
        while let Some(rest) = bytes.get(read..) {
            let Some(end) = record::end(rest, self.delimiters(rest), &mut scan) else { break };
            let until = |end| rest.get(..end).unwrap_or_default();
            read += match end {
                End::Record(end) => self.record(until(end), &scan, sink)?,
                End::Astray(end) => self.first_line(until(end), Flaw::Columns)?,
                End::TooLong(Some(end)) => self.first_line(until(end), Flaw::TooLong)?,
                End::TooLong(None) => {
                    self.damage(Flaw::TooLong);
                    let Some(end) = memchr::memchr(b'\n', rest) else {
                        self.skipping = true;
                        return Ok(bytes.len());
                    };
                    self.line += 1;
                    end
                }
            };
            // The line end.
            read += 1;
            scan.restart();
        }
        self.scan = scan;
        Ok(read)
    }

    /// What parts the columns here; `None` in JSON Lines, where a line end is always one.
    fn delimiters(&self, start: &[u8]) -> Option<&[u8]> {
        match &self.format {
            Format::Unknown => (!looks_like_json(record::without_mark(start))).then_some(&DELIMITERS),
            Format::Csv { delimiter, .. } => Some(slice::from_ref(delimiter)),
            Format::JsonLines => None,
        }
    }

    /// Reads a record, and says how many bytes of it are done with: all, or its first line.
    fn record(&mut self, record: &[u8], scan: &Scan, sink: &mut impl FnMut(Row)) -> Result<usize, Error> {
        let mut row = record.strip_suffix(b"\r").unwrap_or(record);
        if matches!(self.format, Format::Unknown) {
            self.recognise(row)?;
            // The first record of a CSV file is its header.
            row = if matches!(self.format, Format::JsonLines) { record::without_mark(row) } else { &[] };
        }
        if !row.iter().all(u8::is_ascii_whitespace) {
            match self.row(row, scan.quoted) {
                Ok(row) => {
                    self.report.rows += 1;
                    sink(row);
                }
                Err(Flaw::Columns) if scan.first_line.is_some() => {
                    let line = scan.first_line.and_then(|end| record.get(..end)).unwrap_or_default();
                    return self.first_line(line, Flaw::Columns);
                }
                Err(flaw) => self.damage(flaw),
            }
        }
        self.line += 1;
        if scan.first_line.is_some() {
            self.line += memchr::memchr_iter(b'\n', record).count() as u64;
        }
        Ok(record.len())
    }

    /// Takes the first line of a record that is none, and says how many bytes that is.
    fn first_line(&mut self, line: &[u8], flaw: Flaw) -> Result<usize, Error> {
        if matches!(self.format, Format::Unknown) {
            self.recognise(line.strip_suffix(b"\r").unwrap_or(line))?;
        } else {
            self.damage(flaw);
        }
        self.line += 1;
        Ok(line.len())
    }

    fn row(&mut self, record: &[u8], quoted: bool) -> Result<Row, Flaw> {
        let Self { format, clock, options, line, .. } = self;
        let line = u32::try_from(*line).unwrap_or(u32::MAX);
        let Format::Csv { delimiter, places, unquoter } = format else {
            return json::row(record, line, &options.columns, clock);
        };
        let fields = if quoted {
            unquoter.fields(record, places)?
        } else {
            record::plain(record, *delimiter, places)?
        };
        // Times and numbers do not hold line ends: what does is not in the column it seems to be in.
        row(&fields, line, clock).map_err(|flaw| if fields.span_lines() { Flaw::Columns } else { flaw })
    }

    /// Tells the format and the columns from the first record.
    fn recognise(&mut self, first: &[u8]) -> Result<(), Error> {
        let first = record::without_mark(first);
        if first.trim_ascii().is_empty() {
            return Ok(());
        }
        // UTF-16 shows by its byte order mark or by the zero bytes between Latin letters.
        if first.starts_with(&[0xFF, 0xFE]) || first.starts_with(&[0xFE, 0xFF]) || first.contains(&0) {
            return Err(Error::Encoding);
        }
        std::str::from_utf8(first).map_err(|_| Error::Encoding)?;
        if looks_like_json(first) {
            self.format = Format::JsonLines;
            return Ok(());
        }
        if json::starts_array(first) || first.trim_ascii() == b"[" {
            return Err(Error::JsonArray);
        }
        let mut failure = None;
        for delimiter in DELIMITERS {
            match self.csv(first, delimiter) {
                Ok(format) => {
                    self.format = format;
                    return Ok(());
                }
                Err(error) => failure = failure.or(Some(error)),
            }
        }
        Err(failure.unwrap_or(Error::Empty))
    }

    /// The format of a CSV file with this header.
    fn csv(&self, header: &[u8], delimiter: u8) -> Result<Format, Error> {
        let mut unquoter = Unquoter::new(delimiter);
        let names: Vec<_> = unquoter.split(header).map(String::from_utf8_lossy).collect();
        let place = |column| self.options.columns.place(column, names.iter().map(|name| &**name));
        match (place(Column::Time), place(Column::Input), place(Column::Output)) {
            (Some(time), Some(input), Some(output)) => {
                let places =
                    Places { time, input, output, cached: place(Column::Cached), count: names.len() };
                drop(names);
                Ok(Format::Csv { delimiter, places, unquoter: Box::new(unquoter) })
            }
            _ => Err(Error::Columns { found: names.into_iter().map(Into::into).collect() }),
        }
    }

    fn damage(&mut self, flaw: Flaw) {
        self.report.damaged += 1;
        if self.report.listed.len() < Report::MOST_LISTED {
            self.report.listed.push(Damage { line: self.line, flaw });
        }
    }
}

fn row(fields: &Fields<'_>, line: u32, clock: &mut Clock) -> Result<Row, Flaw> {
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
    let at = clock.read(fields.time).ok_or(Flaw::Time)?;
    Ok(Row { at, input, cached, output, line })
}

/// Whether a log that starts with these bytes, without a byte order mark, is JSON Lines.
pub(crate) fn looks_like_json(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().first() == Some(&b'{')
}
