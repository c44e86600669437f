//! Counts: whole numbers, as digits or as JSON writes them.

use crate::Flaw;

/// The most tokens a request may have in either direction: a thousand million.
pub(crate) const MOST_TOKENS: u64 = 1_000_000_000;

/// The most of anything that a bucket of requests may have: a thousand million million.
pub(crate) const MOST_OF_BUCKET: u64 = 1_000_000_000_000_000;

/// Reads the tokens of a request.
#[inline]
pub(crate) fn tokens(text: &[u8]) -> Result<u32, Flaw> {
    count(text, MOST_TOKENS).and_then(|tokens| u32::try_from(tokens).map_err(|_| Flaw::TooLarge))
}

/// Reads a count that is no more than `most`.
#[inline]
pub(crate) fn count(text: &[u8], most: u64) -> Result<u64, Flaw> {
    let text = text.trim_ascii();
    if text.is_empty() {
        return Err(Flaw::Missing);
    }
    let mut number: u64 = 0;
    for byte in text {
        if !byte.is_ascii_digit() {
            return not_digits(text, most);
        }
        number = number * 10 + u64::from(byte - b'0');
        if number > most {
            return Err(Flaw::TooLarge);
        }
    }
    Ok(number)
}

/// Reads what is not digits alone: a number as JSON writes it, `100.0` or `1e2`, so that a count is read alike in either
/// format, or says what is wrong with it.
#[cold]
fn not_digits(text: &[u8], most: u64) -> Result<u64, Flaw> {
    let number: f64 = serde_json::from_slice(text).map_err(|_| Flaw::NotANumber)?;
    // A double is written without an exponent, and with a point only where it is not whole.
    let plain = number.abs().to_string();
    if number < 0.0 {
        return Err(Flaw::Negative);
    }
    if plain.contains('.') {
        return Err(Flaw::NotWhole);
    }
    count(plain.as_bytes(), most)
}
