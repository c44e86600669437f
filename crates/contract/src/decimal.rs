//! Decimals as people may write them: digits, at most one point, nothing else.

use rust_decimal::Decimal;

use crate::problem::{Problem, ProblemCode};

/// Digits before the point: a thousand million millions are more of anything than is for sale.
const MAX_WHOLE_DIGITS: usize = 15;
/// Digits after the point.
const MAX_DECIMALS: usize = 9;
/// The largest number of [`MAX_WHOLE_DIGITS`] digits.
const LARGEST: &str = "999999999999999";

/// Why a text is no decimal, and what its sentence mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault(ProblemCode, String);

impl Fault {
    /// The fault of a number that may be `most` at most: what is too large for any number is too large for that.
    pub(crate) fn up_to(self, most: u32) -> Self {
        match self.0 {
            ProblemCode::TooLarge => Self(self.0, most.to_string()),
            _ => self,
        }
    }

    pub(crate) fn at(&self, path: &str) -> Problem {
        Problem::new(self.0, path, &self.1)
    }
}

/// Reads `500000` or `0.5`: up to fifteen ASCII digits, and after a point up to nine more; there may be none on one side.
///
/// `Decimal`'s own parser would also take `1_000` and `+1`, and round what it cannot hold.
pub(crate) fn parse(text: &str) -> Result<Decimal, Fault> {
    check(text).map_err(|(code, detail)| Fault(code, detail))?;
    Decimal::from_str_exact(text).map_err(|_| Fault(ProblemCode::NotANumber, text.into()))
}

fn check(text: &str) -> Result<(), (ProblemCode, String)> {
    let refuse = |code| Err((code, text.to_owned()));
    let (whole, decimals) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if text.is_empty() {
        return refuse(ProblemCode::Empty);
    }
    if text == "." || !all_digits(whole) || !decimals.is_none_or(all_digits) {
        return refuse(misspelling(text));
    }
    if whole.len() > MAX_WHOLE_DIGITS {
        return Err((ProblemCode::TooLarge, LARGEST.into()));
    }
    if decimals.is_some_and(|decimals| decimals.len() > MAX_DECIMALS) {
        return Err((ProblemCode::TooManyDecimals, MAX_DECIMALS.to_string()));
    }
    Ok(())
}

/// The likeliest reason why a text is not made of digits and a point.
fn misspelling(text: &str) -> ProblemCode {
    let starts_with_digit = |part: &str| part.starts_with(|first: char| first.is_ascii_digit());
    let exponent = |part: &str| {
        let part = part.strip_prefix(['+', '-']).unwrap_or(part);
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let separators = [',', '_', ' ', '\'', '\u{a0}', '\u{202f}', '，', '’'];
    if let Some(rest) = text.strip_prefix(['-', '−']) {
        return if starts_with_digit(rest) { ProblemCode::Negative } else { ProblemCode::NotANumber };
    }
    if text.split_once(['e', 'E']).is_some_and(|(number, rest)| starts_with_digit(number) && exponent(rest)) {
        return ProblemCode::Exponent;
    }
    let grouped = text.chars().all(|c| c.is_ascii_digit() || c == '.' || separators.contains(&c));
    if starts_with_digit(text) && grouped && text.contains(separators) {
        return ProblemCode::Separator;
    }
    ProblemCode::NotANumber
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_one_point_are_a_number() {
        for (text, mantissa, scale) in [
            ("500000", 500_000, 0),
            ("0.5", 5, 1),
            ("007", 7, 0),
            (".5", 5, 1),
            ("500000.", 500_000, 0),
            ("1.500000000", 1_500_000_000, 9),
        ] {
            assert_eq!(parse(text), Ok(Decimal::from_i128_with_scale(mantissa, scale)), "{text}");
        }
        assert!(parse("999999999999999.999999999").is_ok());
    }

    #[test]
    fn everything_else_is_refused_for_what_it_is() {
        use ProblemCode::*;
        for (text, code) in [
            ("", Empty),
            ("-1", Negative),
            ("−0.5", Negative),
            ("1e30", Exponent),
            ("1.5E-3", Exponent),
            ("500,000", Separator),
            ("500 000", Separator),
            ("1_000.5", Separator),
            ("NaN", NotANumber),
            ("Infinity", NotANumber),
            ("-", NotANumber),
            ("-NaN", NotANumber),
            (".", NotANumber),
            (".5.", NotANumber),
            ("1.2.3", NotANumber),
            ("+5", NotANumber),
            ("0x10", NotANumber),
            ("５００", NotANumber),
            (" 5", NotANumber),
            ("5e", NotANumber),
            ("1000000000000000", TooLarge),
            ("12345678901234567890123456789", TooLarge),
            ("0.00000000000000000000000000001", TooManyDecimals),
            ("0.1234567890", TooManyDecimals),
        ] {
            assert_eq!(parse(text).map_err(|fault| fault.0), Err(code), "{text}");
        }
    }
}
