//! The stream: bytes in, rows out.

mod csv;
mod known;
mod objects;
mod tally;
mod text;

use crate::{Error, Options, Report, Row, unpack::Unpacker};
use text::Text;

/// Reads a log as a stream; one that is packed with gzip is unpacked as it comes.
///
/// A row of a CSV file is at most 4 MiB long, an object at most 16 MiB. A row may span lines, within quotes. What spans
/// lines and is no row (a quote in it is astray or never closed, or its columns are not where they should be) is damaged on
/// its first line alone, and the lines after it are read as rows of their own: one stray quote costs one row.
#[derive(Debug)]
pub struct LogReader {
    unpacker: Unpacker,
    /// The first bytes, until they tell how the file is packed.
    first: Vec<u8>,
    text: Text,
}

impl LogReader {
    /// A reader at the start of a file.
    pub fn new(options: Options) -> Self {
        Self { unpacker: Unpacker::default(), first: Vec::new(), text: Text::new(options) }
    }

    /// Takes the next bytes of the file and hands out the requests that end in them. Buckets of requests are handed out by
    /// [`Self::finish`], since they may overlap.
    ///
    /// # Errors
    /// Everything that [`Error`] says but [`Error::Empty`] and [`Error::NoRows`]; nothing more is to be fed after an error.
    pub fn feed(&mut self, bytes: &[u8], sink: &mut impl FnMut(Row)) -> Result<(), Error> {
        let Self { unpacker, first, text } = self;
        if matches!(unpacker, Unpacker::Plain) {
            return text.feed(bytes, sink);
        }
        let mut take = |bytes: &[u8]| text.feed(bytes, sink);
        if first.is_empty() && unpacker.start(bytes, false)? {
            return unpacker.unpack(bytes, &mut take);
        }
        first.extend_from_slice(bytes);
        if unpacker.start(first, false)? {
            unpacker.unpack(&core::mem::take(first), &mut take)?;
        }
        Ok(())
    }

    /// Hands out what is left and says what was read.
    ///
    /// # Errors
    /// As [`Self::feed`]; [`Error::Empty`], and [`Error::NoRows`] when not one row could be read.
    pub fn finish(self, sink: &mut impl FnMut(Row)) -> Result<Report, Error> {
        let Self { mut unpacker, first, mut text } = self;
        unpacker.start(&first, true)?;
        let mut take = |bytes: &[u8]| text.feed(bytes, sink);
        unpacker.unpack(&first, &mut take)?;
        unpacker.finish(&mut take)?;
        text.finish(sink)
    }

    /// The names of the columns, or of the fields of the first record that told the format, and which columns they are;
    /// `None` where that has not been read yet.
    pub(crate) fn names(&self) -> Option<known::Names<'_>> {
        self.text.names()
    }
}
