//! Counts of tokens, strictly: digits and nothing else.

use crate::Flaw;

/// The most tokens a row may have in either direction: a thousand million.
const MOST: u64 = 1_000_000_000;

/// Reads a count of tokens.
pub(crate) fn tokens(text: &[u8]) -> Result<u32, Flaw> {
    let text = text.trim_ascii();
    match text {
        [] => return Err(Flaw::Missing),
        [b'-', ..] => return Err(Flaw::Negative),
        _ => {}
    }
    let mut number: u64 = 0;
    for byte in text {
        if !byte.is_ascii_digit() {
            return Err(Flaw::NotANumber);
        }
        number = number * 10 + u64::from(byte - b'0');
        if number > MOST {
            return Err(Flaw::TooLarge);
        }
    }
    u32::try_from(number).map_err(|_| Flaw::TooLarge)
}
