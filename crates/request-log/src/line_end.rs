//! What ends the lines of a log.

use std::borrow::Cow;

/// What ends the lines of a log, told from the end of its first: a line feed, or the carriage return alone that old
/// Macintosh programs write, and spreadsheets still can.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LineEnds {
    kind: Kind,
    /// Whether the bytes so far end within quotes, where a return ends nothing.
    within_quotes: bool,
    /// Whether they end with a return outside quotes.
    after_return: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Unknown,
    Feeds,
    Returns,
}

impl LineEnds {
    /// Looks at the next bytes, and says whether they tell that lines end with returns; the bytes before them, with their
    /// returns, may still be held then.
    pub(crate) fn turn_out_returns(&mut self, bytes: &[u8]) -> bool {
        if self.kind != Kind::Unknown {
            return false;
        }
        for byte in bytes {
            match byte {
                b'\n' => {
                    self.kind = Kind::Feeds;
                    return false;
                }
                b'\r' => self.after_return = !self.within_quotes,
                _ if self.after_return => {
                    self.kind = Kind::Returns;
                    return true;
                }
                b'"' => self.within_quotes = !self.within_quotes,
                _ => {}
            }
        }
        false
    }

    /// The bytes with a feed at the end of each line.
    pub(crate) fn as_feeds(self, bytes: &[u8]) -> Cow<'_, [u8]> {
        if self.kind != Kind::Returns {
            return bytes.into();
        }
        let mut bytes = bytes.to_vec();
        to_feeds(&mut bytes);
        bytes.into()
    }
}

/// Makes each return a feed.
pub(crate) fn to_feeds(bytes: &mut [u8]) {
    for byte in bytes {
        if *byte == b'\r' {
            *byte = b'\n';
        }
    }
}
