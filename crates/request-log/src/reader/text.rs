//! The text of a log: where its rows end, and what reads them.

use std::{mem, slice};

use super::{
    csv::{Csv, DELIMITERS},
    known::{Known, Names},
    objects::Objects,
    tally::Tally,
};
use crate::{
    Error, Flaw, Options, ReadAs, Report, Row,
    line_end::{LineEnds, to_feeds},
    record::{self, End, Scan},
    structure::{self, Step, Structure},
};

/// The text of a log.
#[derive(Debug)]
pub(super) struct Text {
    options: Options,
    mode: Mode,
    line_ends: LineEnds,
    /// The start of a record whose end has not come yet.
    open: Vec<u8>,
    /// How far `open` was looked through for its end.
    scan: Scan,
    /// Whether the rest of a line that is too long is being passed over.
    skipping: bool,
    /// Whether no more bytes come.
    is_all: bool,
    line: u64,
    tally: Tally,
}

/// How the text is made up.
#[derive(Debug)]
enum Mode {
    /// Nothing has been read yet; a spreadsheet may have said what parts the columns.
    Unknown(Option<u8>),
    /// CSV whose header does not name all that is needed: the cells of its rows may hold it.
    Header(Box<Header>),
    Csv(Box<Csv>),
    /// An object a line.
    Lines(Box<Objects>),
    /// Objects anyhow.
    Structure(Box<Structure>, Box<Objects>),
}

/// A header, and the rows so far that did not tell the format.
#[derive(Debug)]
struct Header {
    header: Vec<u8>,
    lacks: Error,
    rows: Vec<(Vec<u8>, bool, u64)>,
}

/// Rows that are looked into for what the header does not name.
const MOST_ROWS_WAITING: usize = 100;

/// Bytes of a first line after which a document that is an object around a list is read as one.
const LONG_LINE: usize = 1 << 20;

impl Text {
    pub(super) fn new(options: Options) -> Self {
        Self {
            options,
            mode: Mode::Unknown(None),
            line_ends: LineEnds::default(),
            open: Vec::new(),
            scan: Scan::default(),
            skipping: false,
            is_all: false,
            line: 1,
            tally: Tally::default(),
        }
    }

    pub(super) fn names(&self) -> Option<Names<'_>> {
        self.known().map(Known::names)
    }

    fn known(&self) -> Option<&Known> {
        match &self.mode {
            Mode::Csv(csv) => Some(&csv.known),
            Mode::Lines(objects) | Mode::Structure(_, objects) => objects.known(),
            Mode::Unknown(_) | Mode::Header(_) => None,
        }
    }

    pub(super) fn feed(&mut self, bytes: &[u8], sink: &mut impl FnMut(Row)) -> Result<(), Error> {
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

    pub(super) fn finish(mut self, sink: &mut impl FnMut(Row)) -> Result<Report, Error> {
        self.is_all = true;
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
            self.first_line(line, Flaw::Columns, sink)?;
            rest = after.get(1..).unwrap_or_default();
        }
        match &mut self.mode {
            Mode::Header(header) => return Err(header.lacks.clone()),
            Mode::Lines(objects) => objects.settle(&self.options, &mut self.tally, sink)?,
            Mode::Structure(structure, objects) => {
                objects.settle(&self.options, &mut self.tally, sink)?;
                if structure.is_open() {
                    self.tally.damage(self.line, Flaw::Json);
                }
            }
            Mode::Unknown(_) | Mode::Csv(_) => {}
        }
        let read_as = self.known().map_or_else(ReadAs::nothing, Known::read_as);
        let Tally { rows, skipped, damaged, undated, mut listed, buckets } = self.tally;
        listed.sort_by_key(|damage| damage.line);
        // So many lie near 1970 that the others only seem to be dates.
        if undated * 10 > rows {
            return Err(Error::Relative { is_number: true });
        }
        let report = Report { read_as, rows, skipped, damaged, listed, buckets };
        match rows {
            0 if damaged + skipped == 0 => Err(Error::Empty),
            0 => Err(Error::NoRows(Box::new(report))),
            _ => Ok(report),
        }
    }

    /// Hands out the rows that end in these bytes, and says how many bytes are done with.
    fn read(&mut self, bytes: &[u8], sink: &mut impl FnMut(Row)) -> Result<usize, Error> {
        if matches!(self.mode, Mode::Unknown(None)) && !self.begin(bytes)? {
            return Ok(0);
        }
        if let Mode::Structure(structure, objects) = &mut self.mode {
            let mut counted = 0;
            let mut lines = |until: usize| {
                let from = mem::replace(&mut counted, until);
                let passed = bytes.get(from..until).unwrap_or_default();
                self.line += memchr::memchr_iter(b'\n', passed).count() as u64;
                self.line
            };
            while let Some(step) = structure.next(bytes) {
                match step {
                    Step::Record(range) => {
                        let line = lines(range.start);
                        let object = bytes.get(range).unwrap_or_default();
                        objects.take(object, line, &self.options, &mut self.tally, sink)?;
                    }
                    Step::TooLong => self.tally.damage(lines(structure.place()), Flaw::TooLong),
                    Step::Astray => self.tally.damage(lines(structure.place()), Flaw::Json),
                }
            }
            let done = structure.shift();
            lines(done);
            return Ok(done);
        }
        let mut read = 0;
        let mut scan = mem::take(&mut self.scan);
        let longest = if self.is_json() { structure::LONGEST } else { record::LONGEST };
        while let Some(rest) = bytes.get(read..) {
            let Some(end) = record::end(rest, self.delimiters(), longest, &mut scan) else { break };
            let until = |end| rest.get(..end).unwrap_or_default();
            read += match end {
                End::Record(end) => self.record(until(end), &scan, sink)?,
                End::Astray(end) => self.first_line(until(end), Flaw::Columns, sink)?,
                End::TooLong(Some(end)) => self.first_line(until(end), Flaw::TooLong, sink)?,
                End::TooLong(None) => {
                    self.tally.damage(self.line, Flaw::TooLong);
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

    const fn is_json(&self) -> bool {
        matches!(self.mode, Mode::Lines(_))
    }

    /// Tells from the first bytes how the text is made up; whether they tell.
    fn begin(&mut self, bytes: &[u8]) -> Result<bool, Error> {
        let text = record::without_mark(bytes).trim_ascii_start();
        // UTF-16 shows by its byte order mark or by the zero bytes between Latin letters.
        let start = bytes.get(..64).unwrap_or(bytes);
        if [&[0xFF, 0xFE][..], &[0xFE, 0xFF]].iter().any(|mark| start.starts_with(mark)) || start.contains(&0)
        {
            return Err(Error::Encoding);
        }
        let objects = || Box::new(Objects::new());
        let mark = bytes.len() - record::without_mark(bytes).len();
        let structured = || Mode::Structure(Box::new(Structure::after(mark)), objects());
        match text {
            [] => return Ok(self.is_all),
            [b'{', ..] => {
                let line = memchr::memchr(b'\n', text).and_then(|end| text.get(..end));
                self.mode = match line {
                    Some(line) if Structure::is_by_lines(line) => Mode::Lines(objects()),
                    Some(_) => structured(),
                    None if text.len() > LONG_LINE && Structure::is_wrapper(text) => structured(),
                    None if text.len() > structure::LONGEST => Mode::Lines(objects()),
                    None => return Ok(false),
                };
            }
            [b'[', rest @ ..] => match rest.trim_ascii_start() {
                [b'{' | b']', ..] => self.mode = structured(),
                [b'[', ..] => return Err(Error::JsonArray),
                [] if !self.is_all => return Ok(false),
                // A header may have brackets.
                _ => {}
            },
            _ => {}
        }
        Ok(true)
    }

    /// What parts the columns; `None` where a line end is always one.
    fn delimiters(&self) -> Option<&[u8]> {
        match &self.mode {
            Mode::Unknown(Some(delimiter)) => Some(slice::from_ref(delimiter)),
            Mode::Unknown(None) | Mode::Header(_) => Some(&DELIMITERS),
            Mode::Csv(csv) => Some(slice::from_ref(&csv.delimiter)),
            Mode::Lines(_) | Mode::Structure(..) => None,
        }
    }

    /// Reads a record, and says how many bytes of it are done with: all, or its first line.
    fn record(&mut self, record: &[u8], scan: &Scan, sink: &mut impl FnMut(Row)) -> Result<usize, Error> {
        let row = record.strip_suffix(b"\r").unwrap_or(record);
        if !row.iter().all(u8::is_ascii_whitespace) {
            let line = self.line;
            match &mut self.mode {
                // Most rows of most logs are such.
                Mode::Csv(csv) if csv.is_plain => match csv.plain(row, scan.quoted, line) {
                    Ok(request) => {
                        self.tally.rows += 1;
                        sink(request);
                    }
                    Err(trouble) => {
                        if let Some(line) = scan.lone_line(record, &trouble) {
                            return self.first_line(line, Flaw::Columns, sink);
                        }
                        self.tally.take(Err(trouble), line, sink)?;
                    }
                },
                Mode::Csv(csv) => {
                    let read = csv.row(row, scan.quoted, line);
                    let lone = read.as_ref().err().and_then(|trouble| scan.lone_line(record, trouble));
                    if let Some(line) = lone {
                        return self.first_line(line, Flaw::Columns, sink);
                    }
                    self.tally.take(read, line, sink)?;
                }
                Mode::Lines(objects) => {
                    let object = record::without_mark(row);
                    objects.take(object, line, &self.options, &mut self.tally, sink)?;
                }
                Mode::Unknown(_) => self.header(row)?,
                Mode::Header(_) => self.row_under_header(row, scan.quoted, sink)?,
                Mode::Structure(..) => {}
            }
        }
        self.line += 1;
        if scan.first_line.is_some() {
            self.line += memchr::memchr_iter(b'\n', record).count() as u64;
        }
        Ok(record.len())
    }

    /// Takes the first line of a record that is none, and says how many bytes that is.
    fn first_line(&mut self, line: &[u8], flaw: Flaw, sink: &mut impl FnMut(Row)) -> Result<usize, Error> {
        let row = line.strip_suffix(b"\r").unwrap_or(line);
        match self.mode {
            Mode::Unknown(_) => self.header(row)?,
            Mode::Header(_) => self.row_under_header(row, false, sink)?,
            _ => self.tally.damage(self.line, flaw),
        }
        self.line += 1;
        Ok(line.len())
    }

    /// Reads the header of a CSV file, or the line before it by which a spreadsheet says what parts the columns.
    fn header(&mut self, first: &[u8]) -> Result<(), Error> {
        let header = record::without_mark(first);
        if header.trim_ascii().is_empty() {
            return Ok(());
        }
        if header.contains(&0) || std::str::from_utf8(header).is_err() {
            return Err(Error::Encoding);
        }
        let said = match self.mode {
            Mode::Unknown(said) => said,
            _ => None,
        };
        if let (None, Some((b"sep=", [delimiter]))) = (said, header.split_at_checked(4)) {
            self.mode = Mode::Unknown(Some(*delimiter));
            return Ok(());
        }
        let said = said.map(|delimiter| vec![delimiter]);
        let mut failure = None;
        for delimiter in said.unwrap_or_else(|| DELIMITERS.to_vec()) {
            match Csv::new(header, None, delimiter, &self.options) {
                Ok(csv) => {
                    self.mode = Mode::Csv(Box::new(csv));
                    return Ok(());
                }
                Err(lacks @ Error::Columns(_)) => failure = Some(better(failure, lacks)),
                Err(error) => return Err(error),
            }
        }
        let lacks = failure.unwrap_or(Error::Empty);
        self.mode = Mode::Header(Box::new(Header { header: header.to_vec(), lacks, rows: Vec::new() }));
        Ok(())
    }

    /// Looks into the cells of a row for what the header does not name.
    fn row_under_header(
        &mut self,
        row: &[u8],
        quoted: bool,
        sink: &mut impl FnMut(Row),
    ) -> Result<(), Error> {
        let Mode::Header(waiting) = &mut self.mode else { return Ok(()) };
        waiting.rows.push((row.to_vec(), quoted, self.line));
        let known = DELIMITERS.iter().find_map(|delimiter| {
            match Csv::new(&waiting.header, Some(row), *delimiter, &self.options) {
                Err(Error::Columns(_)) => None,
                known => Some(known),
            }
        });
        match known.transpose()? {
            Some(mut csv) => {
                for (row, quoted, line) in mem::take(&mut waiting.rows) {
                    self.tally.take(csv.row(&row, quoted, line), line, sink)?;
                }
                self.mode = Mode::Csv(Box::new(csv));
                Ok(())
            }
            None if waiting.rows.len() >= MOST_ROWS_WAITING => Err(waiting.lacks.clone()),
            None => Ok(()),
        }
    }
}

/// Of two refusals the one with more names: the columns are parted by what makes most of them.
fn better(one: Option<Error>, other: Error) -> Error {
    let count = |error: &Error| match error {
        Error::Columns(unrecognised) => unrecognised.found.len(),
        _ => 0,
    };
    match one {
        Some(one) if count(&one) >= count(&other) => one,
        _ => other,
    }
}
