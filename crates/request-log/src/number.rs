//! Counts of tokens: digits, and at most a point and zeros after them.

use crate::Flaw;

/// The most tokens a row may have in either direction: a thousand million.
const MOST: u64 = 1_000_000_000;

/// Reads a count of tokens.
pub(crate) fn tokens(text: &[u8]) -> Result<u32, Flaw> {
    let text = text.trim_ascii();
    if text.is_empty() {
        return Err(Flaw::Missing);
    }
    let mut number: u64 = 0;
    for byte in text {
        if !byte.is_ascii_digit() {
            return not_digits(text);
        }
        number = number * 10 + u64::from(byte - b'0');
        if number > MOST {
            return Err(Flaw::TooLarge);
        }
    }
    u32::try_from(number).map_err(|_| Flaw::TooLarge)
}

/// Reads what is not digits alone: a whole number as programs write it that hold it as a fraction, `100.0`, or says what
/// is wrong.
#[cold]
fn not_digits(text: &[u8]) -> Result<u32, Flaw> {
    let unsigned = text.strip_prefix(b"-").unwrap_or(text);
    let mut parts = unsigned.splitn(2, |byte| *byte == b'.');
    let (whole, decimals) = (parts.next().unwrap_or_default(), parts.next().unwrap_or(b"0"));
    if [whole, decimals].iter().any(|part| part.is_empty() || !part.iter().all(u8::is_ascii_digit)) {
        return Err(Flaw::NotANumber);
    }
    if unsigned.len() < text.len() {
        return Err(Flaw::Negative);
    }
    if decimals.iter().any(|digit| *digit != b'0') {
        return Err(Flaw::NotWhole);
    }
    tokens(whole)
}
