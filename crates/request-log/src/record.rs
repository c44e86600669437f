//! Rows of a CSV file: where one ends, and its fields.

use csv_core::ReadFieldResult;

use crate::{Flaw, columns::Places};

/// The longest row that is read; a longer one is damaged, so that memory stays bounded.
pub(crate) const LONGEST: usize = 4 << 20;

/// How far a record has been looked through for its end.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Scan {
    place: usize,
    /// Whether that place lies within quotes.
    within_quotes: bool,
    /// Whether the record has a quote in it.
    pub(crate) quoted: bool,
}

/// The end of the record that starts `bytes`: the place of its line end, outside quotes.
///
/// `quotes` says whether quotes protect line ends (as in CSV, not in JSON Lines); `scan` is how far an earlier, shorter
/// look at the same bytes came.
pub(crate) fn end(bytes: &[u8], quotes: bool, scan: &mut Scan) -> Option<usize> {
    while let Some(rest) = bytes.get(scan.place..) {
        let found = if quotes { memchr::memchr2(b'\n', b'"', rest) } else { memchr::memchr(b'\n', rest) };
        let Some(found) = found else { break };
        if rest.get(found) == Some(&b'"') {
            scan.within_quotes = !scan.within_quotes;
            scan.quoted = true;
        } else if !scan.within_quotes {
            return Some(scan.place + found);
        }
        scan.place += found + 1;
    }
    scan.place = bytes.len();
    None
}

/// The fields of a row that matter, as they stand, or unquoted into `buffer`.
pub(crate) struct Fields<'a> {
    pub(crate) time: &'a [u8],
    pub(crate) input: &'a [u8],
    pub(crate) output: &'a [u8],
    pub(crate) cached: Option<&'a [u8]>,
}

/// Splits a row without quotes.
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

/// Splits a row with quotes.
pub(crate) fn quoted<'a>(
    row: &[u8],
    delimiter: u8,
    places: &Places,
    buffer: &'a mut Vec<u8>,
) -> Result<Fields<'a>, Flaw> {
    let ends = unquote(row, delimiter, buffer);
    if ends.len() != places.count {
        return Err(Flaw::Columns);
    }
    let mut fields = Fields { time: &[], input: &[], output: &[], cached: None };
    let mut start = 0;
    for (place, end) in ends.into_iter().enumerate() {
        fields.set(place, buffer.get(start..end).unwrap_or_default(), places);
        start = end;
    }
    Ok(fields)
}

/// Writes the fields of a row into `buffer`, one after the other, and returns where each ends.
pub(crate) fn unquote(row: &[u8], delimiter: u8, buffer: &mut Vec<u8>) -> Vec<usize> {
    buffer.clear();
    buffer.resize(row.len() + 1, 0);
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    let (mut read, mut written) = (0, 0);
    let mut ends = Vec::new();
    loop {
        let (Some(input), Some(output)) = (row.get(read..), buffer.get_mut(written..)) else { return ends };
        let (result, taken, put) = reader.read_field(input, output);
        read += taken;
        written += put;
        match result {
            ReadFieldResult::Field { .. } => ends.push(written),
            // All of the row is read; an empty rest tells the reader that the last field is over.
            ReadFieldResult::InputEmpty => {}
            ReadFieldResult::OutputFull | ReadFieldResult::End => return ends,
        }
    }
}

impl<'a> Fields<'a> {
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
}
