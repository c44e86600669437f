//! Ordinary model calls: the same traffic per token, which is also how overflow is billed.

use super::{Method, Quote, Term};
use crate::{
    calendar::RunningTime,
    charge::{Charge, FactorName, Item, Rule},
    error::Error,
    exact::Ratio,
    price_book::{CacheDiscount, PriceBook, SourceId},
    scenario::Traffic,
    tariff::Tariff,
};

/// `running minutes × requests a minute × tokens of a request ÷ block × price`, for input, cached input and output; the
/// input length of a request picks one tier, and that tier prices all of its tokens.
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
        items: [Item::InputTokens, Item::CachedInputTokens, Item::OutputTokens],
        requests: &[
            (FactorName::RunningMinutes, Ratio::whole(running.minutes())),
            (FactorName::RequestsPerMinute, Ratio::from(traffic.requests_per_minute)),
        ],
        sources: &[],
    };
    let charges = calls.charges(book, tariff, traffic)?;
    Quote::new(method, charges, Term::PayAsYouGo, Vec::new(), book)
}

/// Requests that are billed per token.
pub(super) struct Calls<'a> {
    pub(super) rule: Rule,
    /// What the lines of input, cached input and output charge for.
    pub(super) items: [Item; 3],
    /// Factors whose product is how many there are.
    pub(super) requests: &'a [(FactorName, Ratio)],
    /// Where those factors stand.
    pub(super) sources: &'a [&'a SourceId],
}

impl Calls<'_> {
    /// One line for input, one for cached input where there is any and the book has a price for it, one for output:
    /// `requests × tokens of a request ÷ block × price`, of cached tokens `× share of the input price`.
    pub(super) fn charges(
        &self,
        book: &PriceBook,
        Tariff { prices, tier }: Tariff<'_>,
        traffic: &Traffic,
    ) -> Result<Vec<Charge>, Error> {
        let block = &book.policy.token_price_block;
        let [input, cached_input, output] = self.items;
        let line = |item, tokens: Ratio, cache: Option<&CacheDiscount>, price| {
            let mut factors = self.requests.to_vec();
            factors.push((FactorName::TokensPerRequest, tokens));
            factors.push((FactorName::TokenBlock, Ratio::from(block.value)));
            let mut sources = [&[&prices.source, &block.source], self.sources].concat();
            if let Some(cache) = cache {
                factors.push((FactorName::CachePriceShare, cache.hit()));
                sources.push(&cache.source);
            }
            factors.push((FactorName::UnitPrice, Ratio::from(price)));
            Charge::new(item, self.rule, &factors, &sources)
        };
        let mut tokens = traffic.tokens()?;
        let cache = prices.cache.as_ref().filter(|_| !tokens.cached.is_zero());
        let mut lines = Vec::with_capacity(self.items.len());
        if cache.is_some() {
            tokens.input = tokens.input.minus(tokens.cached)?;
        }
        lines.push(line(input, tokens.input, None, tier.input)?);
        if cache.is_some() {
            lines.push(line(cached_input, tokens.cached, cache, tier.input)?);
        }
        lines.push(line(output, tokens.output, None, tier.output)?);
        Ok(lines)
    }
}
