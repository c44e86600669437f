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
    let calls = Calls {
        rule: Rule::TokenUsage,
        items: [Item::InputTokens, Item::CachedInputTokens, Item::OutputTokens],
        requests: &[
            (FactorName::RunningMinutes, Ratio::whole(running.minutes())),
            (FactorName::RequestsPerMinute, Ratio::from(traffic.requests_per_minute)),
        ],
        sources: &[],
    };
    let charges = calls.charges(book, tariff, traffic)?;
    Quote::new(Method::TokenUsage, charges, Term::PayAsYouGo, Vec::new(), book)
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
            factors.extend([
                (FactorName::TokensPerRequest, tokens),
                (FactorName::TokenBlock, Ratio::from(block.value)),
            ]);
            factors.extend(cache.map(|cache| (FactorName::CachePriceShare, cache.hit())));
            factors.push((FactorName::UnitPrice, Ratio::from(price)));
            let mut sources = vec![&prices.source, &block.source];
            sources.extend(cache.map(|cache| &cache.source));
            sources.extend(self.sources);
            Charge::new(item, self.rule, &factors, &sources)
        };
        let mut tokens = traffic.tokens()?;
        let mut cached = None;
        if let Some(cache) = prices.cache.as_ref().filter(|_| !tokens.cached.is_zero()) {
            cached = Some(line(cached_input, tokens.cached, Some(cache), tier.input)?);
            tokens.input = tokens.input.minus(tokens.cached)?;
        }
        let lines = [
            Some(line(input, tokens.input, None, tier.input)?),
            cached,
            Some(line(output, tokens.output, None, tier.output)?),
        ];
        Ok(lines.into_iter().flatten().collect())
    }
}
