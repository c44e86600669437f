//! Model Units against token-billed deployment of the same model.

use super::BreakEven;
use crate::{
    error::Error,
    exact::Ratio,
    money::Money,
    price_book::{ModelUnitOffer, PriceBook},
    scenario::Traffic,
    tariff::Tariff,
};

/// From how many tokens on Model Units cost no more than token-billed deployment of the same model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitsAgainstTokens {
    /// What a request costs in token-billed deployment.
    pub a_request: Money,
    /// Tokens of a request, input and output together.
    pub tokens_a_request: Ratio,
    /// In a month, against units by the month.
    pub monthly: TokensAgainstPrice,
    /// In a running hour, against units by the hour.
    pub hourly: TokensAgainstPrice,
}

/// Tokens that cost as much as something with a fixed price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokensAgainstPrice {
    /// The price.
    pub price: Money,
    /// Input and output tokens together, in the proportion of the traffic, from which on the price is no more than theirs.
    pub tokens: BreakEven,
    /// Requests at which the costs meet.
    pub requests: Ratio,
}

/// `price of the units ÷ price of a request`, in tokens `× tokens of a request`; `None` where a request costs nothing.
/// How many of them the units carry is not known.
///
/// One replica for ¥10,139 a month or ¥21 an hour, requests of 2,000 and 500 tokens at ¥0.5 and ¥2 a million, ¥0.002
/// each: from 5,069,500 requests a month on, or 10,500 in an hour; in tokens 12,673,750,000 and 26,250,000.
///
/// # Errors
/// `amount-too-large`.
pub fn units_against_tokens(
    book: &PriceBook,
    offer: &ModelUnitOffer,
    units: u32,
    tariff: Tariff<'_>,
    traffic: &Traffic,
) -> Result<Option<UnitsAgainstTokens>, Error> {
    let (input, output) = (Ratio::from(traffic.input_tokens), Ratio::from(traffic.output_tokens));
    let price = input.times(tariff.tier.input.into())?.plus(output.times(tariff.tier.output.into())?)?;
    if price.is_zero() {
        return Ok(None);
    }
    let a_request = price.divided_by(book.policy.token_price_block.value.into())?;
    let tokens_a_request = input.plus(output)?;
    let a_token = a_request.divided_by(tokens_a_request)?;
    let against = |unit: Ratio| {
        let price = unit.times(units.into())?;
        Ok::<_, Error>(TokensAgainstPrice {
            price: Money(price),
            tokens: BreakEven::of(price, a_token, i64::MAX)?,
            requests: price.divided_by(a_request)?,
        })
    };
    Ok(Some(UnitsAgainstTokens {
        a_request: Money(a_request),
        tokens_a_request,
        monthly: against(offer.monthly.into())?,
        hourly: against(offer.hourly.into())?,
    }))
}
