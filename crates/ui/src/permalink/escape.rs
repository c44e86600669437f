//! Texts inside a fragment: UTF-8, percent-encoded.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What is escaped in a text that has a key of its own.
const TEXT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b':');
/// What is escaped in a part of a window, where `.`, `,` and `-` divide.
const PART: &AsciiSet = &NON_ALPHANUMERIC.remove(b'_').remove(b':');
/// An empty part, so that a list of one empty text is not an empty list.
const EMPTY: &str = "~";

/// A text that has a key of its own.
pub fn escape(text: &str) -> String {
    utf8_percent_encode(text, TEXT).to_string()
}

/// A text within a list, where `.`, `,` and `-` divide.
pub fn escape_part(text: &str) -> String {
    if text.is_empty() { EMPTY.to_owned() } else { utf8_percent_encode(text, PART).to_string() }
}

/// The text that [`escape`] wrote; `None` when a `%` is not followed by two hexadecimal digits, or the bytes are not UTF-8.
pub fn unescape(text: &str) -> Option<String> {
    let escapes_are_whole = text.split('%').skip(1).all(|rest| {
        let mut digits = rest.bytes();
        [digits.next(), digits.next()]
            .iter()
            .all(|digit| digit.is_some_and(|digit| digit.is_ascii_hexdigit()))
    });
    escapes_are_whole.then(|| percent_decode_str(text).decode_utf8().ok().map(Cow::into_owned))?
}

/// The text that [`escape_part`] wrote; `None` as [`unescape`].
pub fn unescape_part(text: &str) -> Option<String> {
    match text {
        "" => None,
        EMPTY => Some(String::new()),
        text => unescape(text),
    }
}
