//! Amounts as whole parts of one reference amount: a search adds and compares millions of them.

use crate::{error::Error, exact::Ratio};

/// `amount ÷ whole` in parts of 2⁻ᵇⁱᵗˢ, rounded down.
///
/// # Errors
/// `division-by-zero`, `amount-too-large`.
pub(super) fn fraction(amount: Ratio, whole: Ratio, bits: u32) -> Result<i128, Error> {
    let share = amount.divided_by(whole)?;
    let denominator = share.denominator();
    let (mut quotient, mut rest) = (share.floor(), share.numerator().rem_euclid(denominator));
    for _ in 0..bits {
        let twice = |number: i128| number.checked_mul(2).ok_or(Error::AMOUNT_TOO_LARGE);
        (quotient, rest) = (twice(quotient)?, twice(rest)?);
        if rest >= denominator {
            (quotient, rest) = (quotient + 1, rest - denominator);
        }
    }
    Ok(quotient)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_in_eighths_is_two_of_them() {
        assert_eq!(fraction(Ratio::ONE, Ratio::whole(3), 3), Ok(2));
        assert_eq!(fraction(Ratio::whole(7), Ratio::whole(2), 1), Ok(7));
    }
}
