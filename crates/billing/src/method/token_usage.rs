//! Ordinary model calls: the same traffic per token, which is also how overflow is billed.

use rust_decimal::Decimal;

use super::{Method, Quote, Term};
use crate::{
    calendar::RunningTime,
    charge::{Charge, FactorName, Item, Rule},
    comparison::{Notice, Remark},
    error::Error,
    exact::Ratio,
    price_book::{Mode, PriceBook, SourceId, TokenPriceTier, TokenPrices},
    scenario::Traffic,
};

/// `running minutes × requests a minute × tokens of a request ÷ block × price`, for input and output; the input
/// length of a request picks one tier, and that tier prices all of its tokens.
///
/// # Errors
/// `amount-too-large`.
pub(crate) fn token_usage(
    book: &PriceBook,
    tariff: Tariff<'_>,
    traffic: &Traffic,
    running: &RunningTime,
) -> Result<Quote, Error> {
    per_token((Method::TokenUsage, Rule::TokenUsage), book, tariff, traffic, running)
}

/// All of the traffic at a tariff, as one way to pay or another.
pub(super) fn per_token(
    (method, rule): (Method, Rule),
    book: &PriceBook,
    tariff: Tariff<'_>,
    traffic: &Traffic,
    running: &RunningTime,
) -> Result<Quote, Error> {
    let calls = Calls {
        rule,
        items: [Item::InputTokens, Item::OutputTokens],
        requests: &[
            (FactorName::RunningMinutes, Ratio::whole(running.minutes())),
            (FactorName::RequestsPerMinute, Ratio::from(traffic.requests_per_minute)),
        ],
        sources: &[],
    };
    let charges = calls.charges(book, tariff, traffic)?;
    Quote::new(method, charges, Term::PayAsYouGo, Vec::new(), book)
}

/// Per-token prices of a model, and the tier of its requests.
#[derive(Clone, Copy, Debug)]
pub struct Tariff<'book> {
    /// Every tier, and where they stand.
    pub prices: &'book TokenPrices,
    /// The one that prices all tokens of a request.
    pub tier: &'book TokenPriceTier,
}

/// Requests that are billed per token.
pub(super) struct Calls<'a> {
    pub(super) rule: Rule,
    /// What the lines of input and output charge for.
    pub(super) items: [Item; 2],
    /// Factors whose product is how many there are.
    pub(super) requests: &'a [(FactorName, Ratio)],
    /// Where those factors stand.
    pub(super) sources: &'a [&'a SourceId],
}

impl Calls<'_> {
    /// One line for input and one for output: `requests × tokens of a request ÷ block × price`.
    pub(super) fn charges(
        &self,
        book: &PriceBook,
        Tariff { prices, tier }: Tariff<'_>,
        traffic: &Traffic,
    ) -> Result<Vec<Charge>, Error> {
        let block = &book.policy.token_price_block;
        let [input, output] = self.items;
        let line = |item, tokens: Decimal, price: Decimal| {
            let mut factors = self.requests.to_vec();
            factors.extend([
                (FactorName::TokensPerRequest, Ratio::from(tokens)),
                (FactorName::TokenBlock, Ratio::from(block.value)),
                (FactorName::UnitPrice, Ratio::from(price)),
            ]);
            let sources = [&[&prices.source, &block.source], self.sources].concat();
            Charge::new(item, self.rule, &factors, &sources)
        };
        Ok(vec![
            line(input, traffic.input_tokens, tier.input)?,
            line(output, traffic.output_tokens, tier.output)?,
        ])
    }
}

impl PriceBook {
    /// What ordinary calls with so many input tokens are billed at, or why the book does not say:
    /// [`Notice::NoTokenPrices`], [`Notice::RequestTooLong`].
    pub fn tariff(
        &self,
        model: &str,
        mode: Mode,
        input_tokens: Decimal,
    ) -> Result<Tariff<'_>, Remark<Notice>> {
        let Some(prices) = self.token_prices(model, mode) else {
            return Err(Remark::new(Notice::NoTokenPrices, []));
        };
        prices.tariff(input_tokens).ok_or_else(|| Remark::new(Notice::RequestTooLong, [&prices.source]))
    }
}

impl TokenPrices {
    /// These prices with the tier of requests with so many input tokens; `None` where no tier reaches as far.
    pub(super) fn tariff(&self, input_tokens: Decimal) -> Option<Tariff<'_>> {
        let reaches =
            |tier: &&TokenPriceTier| tier.input_up_to.is_none_or(|end| input_tokens <= Decimal::from(end));
        self.tiers.iter().find(reaches).map(|tier| Tariff { prices: self, tier })
    }
}
