//! Rows of a CSV file: where one ends, and its fields.

use csv_core::ReadFieldResult;

use crate::{Flaw, row::Trouble};

/// The longest row of a CSV file that is read; a longer one is damaged, so that memory stays bounded.
pub(crate) const LONGEST: usize = 4 << 20;

/// Where a record ends: places of line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The record's own.
    Record(usize),
    /// Its first line's: it spans several, and a quote in it is astray.
    Astray(usize),
    /// It is longer than it may be. Its first line's, where that is not as long by itself.
    TooLong(Option<usize>),
}

/// How far a record has been looked through for its end.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Scan {
    place: usize,
    /// Whether that place lies within quotes.
    within_quotes: bool,
    /// The place after the last quote that closed a field, until it is known what follows.
    closed: Option<usize>,
    /// Whether a quote stands within a field that does not start with one, or text after one that closes a field.
    astray: bool,
    /// Whether the record has a quote in it.
    pub(crate) quoted: bool,
    /// The end of its first line, where that lies within quotes.
    pub(crate) first_line: Option<usize>,
}

/// The end of the record that starts `bytes`: the place of its line end, outside quotes.
///
/// Quotes protect line ends in a field that starts with one, after one of `delimiters` (in CSV; `None` in JSON Lines). One that is longer than `longest` is none.
/// `scan` is how far an earlier, shorter look at the same bytes came.
///
/// Every byte is looked at a few times at most, however often records are given up for their first lines: without one
/// astray each quote opens or closes, so that a second record which starts within a first and spans lines as well ends
/// the first where it starts.
#[inline]
pub(crate) fn end(bytes: &[u8], delimiters: Option<&[u8]>, longest: usize, scan: &mut Scan) -> Option<End> {
    let held = bytes.get(..=longest).unwrap_or(bytes);
    while let Some(rest) = held.get(scan.place..) {
        let found = match delimiters {
            Some(_) => memchr::memchr2(b'\n', b'"', rest),
            None => memchr::memchr(b'\n', rest),
        };
        let Some(found) = found else { break };
        let place = scan.place + found;
        scan.place = place + 1;
        let quote = rest.get(found) == Some(&b'"');
        if !quote && !scan.quoted {
            return Some(End::Record(place));
        }
        let end = scan.pass(held, place, quote, delimiters.unwrap_or_default());
        if end.is_some() {
            return end;
        }
    }
    scan.place = held.len();
    (bytes.len() > longest).then_some(End::TooLong(scan.first_line))
}

impl Scan {
    /// Sets out for the next record.
    pub(crate) fn restart(&mut self) {
        // Most have no quote, and then no more than the place is set.
        self.place = 0;
        if self.quoted {
            *self = Self::default();
        }
    }

    /// The first line of a record that spans several and has not the columns it should have: what comes after it are rows of
    /// their own.
    #[cold]
    pub(crate) fn lone_line<'a>(&self, record: &'a [u8], trouble: &Trouble) -> Option<&'a [u8]> {
        let end = self.first_line.filter(|_| matches!(trouble, Trouble::Flaw(Flaw::Columns)))?;
        record.get(..end)
    }

    /// Passes a quote, or a line end in a record with quotes, and says whether the record ends there.
    #[inline(never)]
    fn pass(&mut self, bytes: &[u8], place: usize, quote: bool, delimiters: &[u8]) -> Option<End> {
        if quote {
            self.quote(bytes, place, delimiters);
            return None;
        }
        self.close(bytes, place, delimiters);
        if self.within_quotes {
            self.first_line.get_or_insert(place);
        }
        match self.first_line {
            Some(first) if self.astray => Some(End::Astray(first)),
            _ => (!self.within_quotes).then_some(End::Record(place)),
        }
    }

    /// Passes a quote.
    fn quote(&mut self, bytes: &[u8], place: usize, delimiters: &[u8]) {
        self.quoted = true;
        if self.within_quotes {
            (self.within_quotes, self.closed) = (false, Some(place + 1));
            return;
        }
        let before = bytes.get(..place).unwrap_or_default();
        let starts_field = before.last().is_none_or(|byte| delimiters.contains(byte)) || before == MARK;
        // Two quotes within quotes are one of the text.
        let doubled = self.closed == Some(place);
        self.close(bytes, place, delimiters);
        self.within_quotes = doubled || starts_field;
        self.astray |= !self.within_quotes;
    }

    /// Passes what follows a field's closing quote: a delimiter or the line end, which `place` may be.
    fn close(&mut self, bytes: &[u8], place: usize, delimiters: &[u8]) {
        let Some(closed) = self.closed.take().filter(|closed| *closed < place) else { return };
        let after = bytes.get(closed..place).unwrap_or_default();
        self.astray |= after != b"\r" && !after.first().is_some_and(|byte| delimiters.contains(byte));
    }
}

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The bytes after a byte order mark.
pub(crate) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(MARK).unwrap_or(bytes)
}

/// The places of the plain columns of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Places {
    pub(crate) time: usize,
    pub(crate) input: usize,
    pub(crate) output: usize,
    pub(crate) cached: Option<usize>,
    /// How many columns a row has.
    pub(crate) count: usize,
}

/// The fields of a row that matter, as they stand, or unquoted.
pub(crate) struct Fields<'a> {
    pub(crate) time: &'a [u8],
    pub(crate) input: &'a [u8],
    pub(crate) output: &'a [u8],
    pub(crate) cached: Option<&'a [u8]>,
}

/// Splits a row without quotes.
#[inline]
pub(crate) fn plain<'a>(row: &'a [u8], delimiter: u8, places: &Places) -> Result<Fields<'a>, Flaw> {
    let mut fields = Fields { time: &[], input: &[], output: &[], cached: None };
    let mut place = 0;
    // Fields are short: byte by byte is faster than to set out for each delimiter.
    for field in row.split(|byte| *byte == delimiter) {
        fields.set(place, field, places);
        place += 1;
    }
    if place == places.count { Ok(fields) } else { Err(Flaw::Columns) }
}

/// Splits rows with quotes, of one delimiter.
#[derive(Clone, Debug)]
pub(crate) struct Unquoter {
    /// Its tables take longer to make than a row to read.
    reader: csv_core::Reader,
    /// The fields of the last row, one after the other.
    text: Vec<u8>,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Unquoter {
    pub(crate) fn new(delimiter: u8) -> Self {
        let reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        Self { reader, text: Vec::new(), ends: Vec::new() }
    }

    /// The fields of a row.
    pub(crate) fn split(&mut self, row: &[u8]) -> impl ExactSizeIterator<Item = &[u8]> + Clone {
        self.unquote(row);
        let Self { text, ends, .. } = self;
        (0..ends.len()).map(|place| {
            let start = place.checked_sub(1).and_then(|before| ends.get(before)).unwrap_or(&0);
            ends.get(place).and_then(|end| text.get(*start..*end)).unwrap_or_default()
        })
    }

    /// The fields of a row that matter.
    pub(crate) fn fields(&mut self, row: &[u8], places: &Places) -> Result<Fields<'_>, Flaw> {
        let split = self.split(row);
        if split.len() != places.count {
            return Err(Flaw::Columns);
        }
        let mut fields = Fields { time: &[], input: &[], output: &[], cached: None };
        split.enumerate().for_each(|(place, field)| fields.set(place, field, places));
        Ok(fields)
    }

    fn unquote(&mut self, row: &[u8]) {
        self.reader.reset();
        self.ends.clear();
        // What is left of an earlier row is written over.
        self.text.resize(self.text.len().max(row.len() + 1), 0);
        let (mut read, mut written) = (0, 0);
        while let (Some(input), Some(output)) = (row.get(read..), self.text.get_mut(written..)) {
            let (result, taken, put) = self.reader.read_field(input, output);
            read += taken;
            written += put;
            match result {
                ReadFieldResult::Field { .. } => self.ends.push(written),
                // All of the row is read; an empty rest tells the reader that the last field is over.
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull | ReadFieldResult::End => return,
            }
        }
    }
}

impl<'a> Fields<'a> {
    #[inline]
    fn set(&mut self, place: usize, field: &'a [u8], places: &Places) {
        if place == places.time {
            self.time = field;
        } else if place == places.input {
            self.input = field;
        } else if place == places.output {
            self.output = field;
        } else if Some(place) == places.cached {
            self.cached = Some(field);
        }
    }

    /// Whether one of them holds a line end.
    pub(crate) fn span_lines(&self) -> bool {
        let fields = [self.time, self.input, self.output, self.cached.unwrap_or_default()];
        fields.into_iter().any(|field| field.contains(&b'\n'))
    }
}
