//! Amounts of money, and the only place that rounds them.

use crate::{
    error::Error,
    exact::{Ratio, Rounding},
    named_enum,
};

named_enum! {
    /// The currency of a price book, by its ISO 4217 code.
    pub enum Currency {
        /// United States dollar.
        Usd = "USD",
        /// Chinese yuan (renminbi).
        Cny = "CNY",
    }
}

impl Currency {
    /// Decimals of the minor unit: both count in hundredths.
    pub const fn minor_unit(self) -> u32 {
        match self {
            Self::Usd | Self::Cny => 2,
        }
    }
}

/// An exact amount of money in the currency of its price book.
///
/// A scenario is priced with one book, so amounts of two currencies never meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(pub Ratio);

/// Digits a unit cost shows at least, where it has them: a thousandth of a cent is no `0.00`.
pub const UNIT_COST_DIGITS: usize = 4;

/// Decimals of an amount on the wire; an amount that does not end within them is rounded half-even there.
pub const WIRE_DECIMALS: u32 = 12;

impl Money {
    /// No money.
    pub const ZERO: Self = Self(Ratio::ZERO);

    /// `self + other`.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn plus(self, other: Self) -> Result<Self, Error> {
        self.0.plus(other.0).map(Self)
    }

    /// `self - other`.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn minus(self, other: Self) -> Result<Self, Error> {
        self.0.minus(other.0).map(Self)
    }

    /// `self × factor`.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn times(self, factor: Ratio) -> Result<Self, Error> {
        self.0.times(factor).map(Self)
    }

    /// `self ÷ divisor`.
    ///
    /// # Errors
    /// `division-by-zero`, `amount-too-large`.
    pub fn divided_by(self, divisor: Ratio) -> Result<Self, Error> {
        self.0.divided_by(divisor).map(Self)
    }

    /// The sum of many amounts.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, Error> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// The amount on the wire: exact when it ends within [`WIRE_DECIMALS`], else rounded half-even there.
    pub fn value(self) -> String {
        self.0.rounded(WIRE_DECIMALS, Rounding::HalfEven)
    }

    /// `numerator/denominator` where [`Self::value`] had to round.
    pub fn fraction(self) -> Option<String> {
        match self.0.exact_decimal(WIRE_DECIMALS) {
            Some(_) => None,
            None => Some(format!("{}/{}", self.0.numerator(), self.0.denominator())),
        }
    }

    /// The amount a person reads: rounded half-up, once, to the currency's minor unit.
    pub fn display(self, currency: Currency) -> String {
        self.0.rounded_fixed(currency.minor_unit(), Rounding::HalfUp)
    }
}

impl Money {
    /// A cost per something as a person reads it: rounded half-up, once, to the currency's minor unit or, where that
    /// takes more decimals, to [`UNIT_COST_DIGITS`] significant digits.
    ///
    /// `0.0012345` is `0.001235`, `0.3` is `0.30`, `214.573333…` is `214.57`.
    pub fn display_unit_cost(self, currency: Currency) -> String {
        let fixed = |decimals| self.0.rounded_fixed(decimals, Rounding::HalfUp);
        let significant = |text: &str| {
            let digits = text.bytes().filter(u8::is_ascii_digit);
            digits.skip_while(|digit| *digit == b'0').count()
        };
        let minor_unit = currency.minor_unit();
        let decimals =
            (minor_unit..WIRE_DECIMALS).find(|decimals| significant(&fixed(*decimals)) >= UNIT_COST_DIGITS);
        let text = fixed(decimals.unwrap_or(WIRE_DECIMALS));
        let shortest = fixed(minor_unit).len();
        let end = text.trim_end_matches('0').len().max(shortest);
        text.get(..end).unwrap_or(&text).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_that_does_not_end_keeps_its_fraction() {
        let amount = Money(Ratio::new(115_423, 150).unwrap());
        assert_eq!(amount.value(), "769.486666666667");
        assert_eq!(amount.fraction().as_deref(), Some("115423/150"));
        assert_eq!(amount.display(Currency::Usd), "769.49");
    }

    #[test]
    fn a_unit_cost_shows_as_many_digits_as_it_takes() {
        for (numerator, denominator, expected) in [
            (0, 1, "0.00"),
            (12_345, 10_000_000, "0.001235"),
            (-12_345, 10_000_000, "-0.001235"),
            (3, 10, "0.30"),
            (1, 8, "0.125"),
            (2, 3, "0.6667"),
            (99_999, 100_000, "1.00"),
            (9_999, 1_000, "10.00"),
            (12_345, 1_000, "12.35"),
            (32_186, 150, "214.57"),
            (1, 1_000_000_000_000, "0.000000000001"),
        ] {
            let amount = Money(Ratio::new(numerator, denominator).unwrap());
            assert_eq!(amount.display_unit_cost(Currency::Usd), expected);
        }
    }

    #[test]
    fn an_amount_that_ends_is_exact() {
        let amount = Money(Ratio::new(64_372, 10).unwrap());
        assert_eq!((amount.value().as_str(), amount.fraction()), ("6437.2", None));
        assert_eq!(amount.display(Currency::Cny), "6437.20");
    }
}
