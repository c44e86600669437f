//! Exact numbers that are not money.

use billing::{
    error::Error,
    exact::{Ratio, Rounding},
    money::WIRE_DECIMALS,
};
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
