//! Exact arithmetic that errs instead of rounding.

use core::{cmp::Ordering, fmt};

use rust_decimal::Decimal;

use crate::error::Error;

/// An exact number without a unit: a numerator over a positive denominator, in lowest terms.
///
/// Sums, products and quotients stay exact to the last line of a bill; what does not fit is an error,
/// never a rounded value. `1,499 min ÷ 60 × $30.80` is kept as `11542.3 / 15`, not as `769.4866…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// One.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self { numerator: number as i128, denominator: 1 }
    }

    /// `numerator / denominator`.
    ///
    /// # Errors
    /// `division-by-zero`; `amount-too-large` when the sign cannot be moved to the numerator.
    pub fn new(numerator: i128, denominator: i128) -> Result<Self, Error> {
        if denominator == 0 {
            return Err(Error::DIVISION_BY_ZERO);
        }
        let divisor = greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).map_err(|_| Error::AMOUNT_TOO_LARGE)?;
        let (numerator, denominator) = (numerator / divisor, denominator / divisor);
        if denominator > 0 {
            return Ok(Self { numerator, denominator });
        }
        let negated = (numerator.checked_neg(), denominator.checked_neg());
        let (Some(numerator), Some(denominator)) = negated else { return Err(Error::AMOUNT_TOO_LARGE) };
        Ok(Self { numerator, denominator })
    }

    /// The numerator in lowest terms; it carries the sign.
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator in lowest terms; always positive.
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// Whether it is zero.
    pub const fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// `self + other`.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn plus(self, other: Self) -> Result<Self, Error> {
        // Over the least common denominator, so that long sums of prices stay small.
        let shared =
            greatest_common_divisor(self.denominator.unsigned_abs(), other.denominator.unsigned_abs());
        let shared = i128::try_from(shared).map_err(|_| Error::AMOUNT_TOO_LARGE)?;
        let (left, right) = (other.denominator / shared, self.denominator / shared);
        let sum = || {
            let numerator =
                self.numerator.checked_mul(left)?.checked_add(other.numerator.checked_mul(right)?)?;
            Some((numerator, self.denominator.checked_mul(left)?))
        };
        let (numerator, denominator) = sum().ok_or(Error::AMOUNT_TOO_LARGE)?;
        Self::new(numerator, denominator)
    }

    /// `self - other`.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn minus(self, other: Self) -> Result<Self, Error> {
        let numerator = other.numerator.checked_neg().ok_or(Error::AMOUNT_TOO_LARGE)?;
        self.plus(Self { numerator, denominator: other.denominator })
    }

    /// `self × other`.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn times(self, other: Self) -> Result<Self, Error> {
        // Cancelled crosswise first: the product is then in lowest terms and as small as it can be.
        let left = Self::new(self.numerator, other.denominator)?;
        let right = Self::new(other.numerator, self.denominator)?;
        let numerator = left.numerator.checked_mul(right.numerator);
        let denominator = left.denominator.checked_mul(right.denominator);
        match (numerator, denominator) {
            (Some(numerator), Some(denominator)) => Ok(Self { numerator, denominator }),
            _ => Err(Error::AMOUNT_TOO_LARGE),
        }
    }

    /// `self ÷ other`.
    ///
    /// # Errors
    /// `division-by-zero`, `amount-too-large`.
    pub fn divided_by(self, other: Self) -> Result<Self, Error> {
        self.times(Self::new(other.denominator, other.numerator)?)
    }

    /// The greatest whole number that is not above it.
    pub const fn floor(self) -> i128 {
        self.numerator.div_euclid(self.denominator)
    }

    /// The least whole number that is not below it.
    pub const fn ceiling(self) -> i128 {
        let whole = self.numerator.rem_euclid(self.denominator) == 0;
        if whole { self.floor() } else { self.floor().saturating_add(1) }
    }

    /// The least number that makes every ratio whole: of 1/4 and 5/6 it is 12, of none it is 1.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn common_denominator(ratios: impl IntoIterator<Item = Self>) -> Result<i128, Error> {
        ratios.into_iter().try_fold(1, |multiple, ratio| {
            let reduced = Self::new(multiple, ratio.denominator)?;
            reduced.numerator.checked_mul(ratio.denominator).ok_or(Error::AMOUNT_TOO_LARGE)
        })
    }

    /// Its distance from zero.
    pub const fn absolute(self) -> Self {
        Self { numerator: self.numerator.saturating_abs(), denominator: self.denominator }
    }

    /// The number as a finite decimal, when it ends within `places` decimals.
    pub fn exact_decimal(self, places: u32) -> Option<String> {
        let (digits, remainder) = self.long_division(places);
        (remainder == 0).then_some(digits)
    }

    /// The number rounded at `places` decimals; trailing zeros are dropped.
    pub fn rounded(self, places: u32, rounding: Rounding) -> String {
        trim(&self.rounded_fixed(places, rounding))
    }

    /// The number rounded at `places` decimals, with exactly that many written.
    pub fn rounded_fixed(self, places: u32, rounding: Rounding) -> String {
        let denominator = self.denominator.unsigned_abs();
        let (mut digits, remainder) = self.digits(places);
        // `remainder >= denominator - remainder` is `2 × remainder >= denominator` without overflow.
        let round_up = match remainder.cmp(&(denominator - remainder)) {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => match rounding {
                Rounding::HalfUp => true,
                Rounding::HalfEven => digits.last().is_some_and(|digit| digit % 2 == 1),
            },
        };
        if round_up {
            increment(&mut digits);
        }
        self.write(&digits, places)
    }

    fn long_division(self, places: u32) -> (String, u128) {
        let (digits, remainder) = self.digits(places);
        (trim(&self.write(&digits, places)), remainder)
    }

    /// The decimal digits of the absolute value up to `places` decimals, and the remainder of the division.
    fn digits(self, places: u32) -> (Vec<u8>, u128) {
        let (numerator, denominator) = (self.numerator.unsigned_abs(), self.denominator.unsigned_abs());
        let mut digits: Vec<u8> =
            (numerator / denominator).to_string().bytes().map(|byte| byte - b'0').collect();
        let mut remainder = numerator % denominator;
        for _ in 0..places {
            let (digit, rest) = times_ten(remainder, denominator);
            digits.push(digit);
            remainder = rest;
        }
        (digits, remainder)
    }

    fn write(self, digits: &[u8], places: u32) -> String {
        let point = digits.len().saturating_sub(places as usize);
        let mut text = String::with_capacity(digits.len() + 2);
        if self.is_negative() && digits.iter().any(|digit| *digit != 0) {
            text.push('-');
        }
        for (place, digit) in digits.iter().enumerate() {
            if place == point {
                text.push('.');
            }
            text.push(char::from(b'0' + digit));
        }
        text
    }
}

/// How a number half way between two neighbours is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Away from zero, as invoices do.
    HalfUp,
    /// To the neighbour whose last digit is even.
    HalfEven,
}

impl From<Decimal> for Ratio {
    fn from(decimal: Decimal) -> Self {
        let mut numerator = decimal.mantissa();
        let mut denominator: i128 = 1;
        // At most 28 decimals: ten to that power fits easily.
        for _ in 0..decimal.scale() {
            denominator *= 10;
        }
        let divisor = greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        if let Ok(divisor) = i128::try_from(divisor) {
            numerator /= divisor;
            denominator /= divisor;
        }
        Self { numerator, denominator }
    }
}

impl From<i128> for Ratio {
    fn from(number: i128) -> Self {
        Self { numerator: number, denominator: 1 }
    }
}

impl From<u32> for Ratio {
    fn from(number: u32) -> Self {
        Self::whole(i64::from(number))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        // Euclid's algorithm on both at once: exact where a product of the terms would not fit.
        let (mut a, mut b) = (*self, *other);
        loop {
            let floors = a.numerator.div_euclid(a.denominator).cmp(&b.numerator.div_euclid(b.denominator));
            let rests = (a.numerator.rem_euclid(a.denominator), b.numerator.rem_euclid(b.denominator));
            match (floors, rests) {
                (Ordering::Equal, (0, 0)) => return Ordering::Equal,
                (Ordering::Equal, (0, _)) => return Ordering::Less,
                (Ordering::Equal, (_, 0)) => return Ordering::Greater,
                // The fractions compare as their reciprocals do, the other way round.
                (Ordering::Equal, (left, right)) => {
                    (a, b) = (
                        Self { numerator: b.denominator, denominator: right },
                        Self { numerator: a.denominator, denominator: left },
                    );
                }
                (order, _) => return order,
            }
        }
    }
}

impl fmt::Display for Ratio {
    /// A finite decimal within 12 places, else `numerator/denominator`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.exact_decimal(12) {
            Some(decimal) => f.write_str(&decimal),
            None => write!(f, "{}/{}", self.numerator, self.denominator),
        }
    }
}

/// `10 × remainder` divided by `denominator`, which is greater than `remainder`, without overflow.
fn times_ten(remainder: u128, denominator: u128) -> (u8, u128) {
    let mut digit = 0;
    let mut rest: u128 = 0;
    for _ in 0..10 {
        let room = denominator - rest;
        if remainder >= room {
            digit += 1;
            rest = remainder - room;
        } else {
            rest += remainder;
        }
    }
    (digit, rest)
}

fn increment(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < 9 {
            *digit += 1;
            return;
        }
        *digit = 0;
    }
    digits.insert(0, 1);
}

fn trim(text: &str) -> String {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').into() } else { text.into() }
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(numerator: i128, denominator: i128) -> Ratio {
        Ratio::new(numerator, denominator).unwrap()
    }

    #[test]
    fn a_third_is_kept_until_it_is_written() {
        let third = Ratio::ONE.divided_by(Ratio::whole(3)).unwrap();
        assert_eq!(third.times(Ratio::whole(3)).unwrap(), Ratio::ONE);
        assert_eq!(third.exact_decimal(12), None);
        assert_eq!(third.rounded(12, Rounding::HalfEven), "0.333333333333");
        assert_eq!(third.to_string(), "1/3");
    }

    #[test]
    fn ties_go_up_on_invoices_and_to_even_on_the_wire() {
        for (numerator, half_up, half_even) in
            [(25, "0.03", "0.02"), (35, "0.04", "0.04"), (-25, "-0.03", "-0.02")]
        {
            assert_eq!(ratio(numerator, 1000).rounded_fixed(2, Rounding::HalfUp), half_up);
            assert_eq!(ratio(numerator, 1000).rounded_fixed(2, Rounding::HalfEven), half_even);
        }
        assert_eq!(ratio(9_999, 10_000).rounded_fixed(2, Rounding::HalfUp), "1.00");
        assert_eq!(ratio(-1, 1_000).rounded_fixed(2, Rounding::HalfUp), "0.00");
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        let huge = ratio(i128::MAX, 1);
        assert_eq!(huge.times(Ratio::whole(2)), Err(Error::AMOUNT_TOO_LARGE));
        assert_eq!(huge.plus(huge), Err(Error::AMOUNT_TOO_LARGE));
        assert_eq!(Ratio::ONE.divided_by(Ratio::ZERO), Err(Error::DIVISION_BY_ZERO));
        assert_eq!(ratio(i128::MAX, i128::MAX - 1).rounded(12, Rounding::HalfEven), "1");
    }

    #[test]
    fn order_is_exact_where_products_would_overflow() {
        let (a, b) = (ratio(i128::MAX, i128::MAX - 1), ratio(i128::MAX - 1, i128::MAX - 2));
        assert!(a < b);
        assert!(ratio(-1, 3) < ratio(-1, 4));
        assert!(ratio(1, 3) < ratio(1, 2));
        assert_eq!(ratio(2, 6).cmp(&ratio(1, 3)), Ordering::Equal);
    }

    #[test]
    fn ceilings_count_started_parts() {
        assert_eq!(ratio(1_500, 1_440).ceiling(), 2);
        assert_eq!(ratio(1_440, 1_440).ceiling(), 1);
        assert_eq!(Ratio::ZERO.ceiling(), 0);
        assert_eq!(ratio(-3, 2).ceiling(), -1);
    }

    #[test]
    fn decimals_become_ratios_without_loss() {
        let price = Decimal::from_str_exact("0.28").unwrap();
        assert_eq!(Ratio::from(price), ratio(7, 25));
        assert_eq!(Ratio::from(price).to_string(), "0.28");
    }
}
