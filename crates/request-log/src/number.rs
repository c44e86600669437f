//! Counts of tokens: whole numbers, as digits or as JSON writes them.

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

/// Reads what is not digits alone: a number as JSON writes it, `100.0` or `1e2`, so that a count is read alike in either
/// format, or says what is wrong with it.
#[cold]
fn not_digits(text: &[u8]) -> Result<u32, Flaw> {
    let number: f64 = serde_json::from_slice(text).map_err(|_| Flaw::NotANumber)?;
    // A double is written without an exponent, and with a point only where it is not whole.
    let plain = number.abs().to_string();
    if number < 0.0 {
        return Err(Flaw::Negative);
    }
    if plain.contains('.') {
        return Err(Flaw::NotWhole);
    }
    tokens(plain.as_bytes())
}
