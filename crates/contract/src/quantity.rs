//! Exact numbers that are not money.

use billing::{
    error::Error,
    exact::{Ratio, Rounding},
    money::WIRE_DECIMALS,
};
use rust_decimal::Decimal;
use serde::Serialize;

/// A number; its field says of what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Quantity {
    /// The number; exact when it ends within 12 decimals, else rounded half-even there.
    pub value: String,
    /// The exact number as `numerator/denominator`, where `value` is rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fraction: Option<String>,
}

/// A part of a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Share {
    /// The part, `1` being the whole; exact when it ends within 12 decimals, else rounded half-even there.
    pub value: String,
    /// The part in per cent, rounded half-up to two decimals.
    pub percent: String,
    /// The exact part as `numerator/denominator`, where `value` is rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fraction: Option<String>,
}

impl From<Ratio> for Quantity {
    fn from(number: Ratio) -> Self {
        Self { value: number.rounded(WIRE_DECIMALS, Rounding::HalfEven), fraction: fraction(number) }
    }
}

impl Quantity {
    /// The number for people, rounded half-up once from the exact number: `3.391053391053` as `3.39`.
    pub fn rounded(&self, decimals: u32) -> String {
        self.exact().map_or_else(|| self.value.clone(), |exact| exact.rounded(decimals, Rounding::HalfUp))
    }

    fn exact(&self) -> Option<Ratio> {
        let Some(fraction) = &self.fraction else {
            return Decimal::from_str_exact(&self.value).ok().map(Ratio::from);
        };
        let (numerator, denominator) = fraction.split_once('/')?;
        Ratio::new(numerator.parse().ok()?, denominator.parse().ok()?).ok()
    }
}

/// Decimals of a percentage.
const PERCENT_DECIMALS: u32 = 2;

impl Share {
    /// # Errors
    /// `amount-too-large`.
    pub(crate) fn of(share: Ratio) -> Result<Self, Error> {
        let percent = share.times(Ratio::whole(100))?.rounded(PERCENT_DECIMALS, Rounding::HalfUp);
        let Quantity { value, fraction } = share.into();
        Ok(Self { value, percent, fraction })
    }
}

/// `numerator/denominator` where a decimal does not end.
fn fraction(number: Ratio) -> Option<String> {
    match number.exact_decimal(WIRE_DECIMALS) {
        Some(_) => None,
        None => Some(format!("{}/{}", number.numerator(), number.denominator())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_is_rounded_from_its_exact_number() {
        let third = Quantity::from(Ratio::new(1, 3).unwrap());
        assert_eq!((third.rounded(2).as_str(), third.value.as_str()), ("0.33", "0.333333333333"));
        // 0.0049999999999999: rounded to 12 decimals it is 0.005, which must not then become 0.01.
        let below = Quantity::from(Ratio::new(49_999_999_999_999, 10_000_000_000_000_000).unwrap());
        assert_eq!((below.rounded(2).as_str(), below.value.as_str()), ("0", "0.005"));
        assert_eq!(Quantity::from(Ratio::whole(1_700_000)).rounded(2), "1700000");
    }
}
