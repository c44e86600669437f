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
    fn an_amount_that_ends_is_exact() {
        let amount = Money(Ratio::new(64_372, 10).unwrap());
        assert_eq!((amount.value().as_str(), amount.fraction()), ("6437.2", None));
        assert_eq!(amount.display(Currency::Cny), "6437.20");
    }
}
