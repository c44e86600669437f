//! Ordinary model calls: the same traffic per token, which is also how overflow is billed.

use rust_decimal::Decimal;

use super::{Method, Quote, Term};
use crate::{
    calendar::RunningTime,
    charge::{Charge, FactorName, Item, Rule},
    error::Error,
    exact::Ratio,
    price_book::{PriceBook, TokenPriceTier, TokenPrices},
    scenario::Traffic,
};

/// `running minutes × requests a minute × tokens of a request ÷ block × price`, for input and output; the input
/// length of a request picks one tier, and that tier prices all of its tokens.
///
/// # Errors
/// `request-too-long` when no tier reaches that far, `amount-too-large`.
pub(crate) fn token_usage(
    book: &PriceBook,
    prices: &TokenPrices,
    traffic: &Traffic,
    running: &RunningTime,
) -> Result<Quote, Error> {
    let tier = prices.tier(traffic.input_tokens)?;
    let block = &book.policy.token_price_block;
    let line = |item, tokens: Decimal, price: Decimal| {
        let factors = [
            (FactorName::RunningMinutes, Ratio::whole(running.minutes())),
            (FactorName::RequestsPerMinute, Ratio::from(traffic.requests_per_minute)),
            (FactorName::TokensPerRequest, Ratio::from(tokens)),
            (FactorName::TokenBlock, Ratio::from(block.value)),
            (FactorName::UnitPrice, Ratio::from(price)),
        ];
        Charge::new(item, Rule::TokenUsage, &factors, &[&prices.source, &block.source])
    };
    let charges = vec![
        line(Item::InputTokens, traffic.input_tokens, tier.input)?,
        line(Item::OutputTokens, traffic.output_tokens, tier.output)?,
    ];
    Quote::new(Method::TokenUsage, charges, Term::PayAsYouGo, Vec::new(), book)
}

impl TokenPrices {
    /// The tier of a request with so many input tokens.
    ///
    /// # Errors
    /// `request-too-long` when no tier reaches that far.
    pub fn tier(&self, input_tokens: Decimal) -> Result<&TokenPriceTier, Error> {
        let reaches =
            |tier: &&TokenPriceTier| tier.input_up_to.is_none_or(|end| input_tokens <= Decimal::from(end));
        self.tiers.iter().find(reaches).ok_or(Error::REQUEST_TOO_LONG)
    }
}
