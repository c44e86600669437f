//! What calls are billed at per token: the prices of a model at the tier of its requests, cached input apart.

use rust_decimal::Decimal;

use crate::{
    comparison::{Notice, Remark},
    error::Error,
    exact::Ratio,
    money::Money,
    price_book::{CacheDiscount, Mode, PriceBook, PtuOffer, TokenPriceTier, TokenPrices},
    scenario::Scenario,
};

/// Tokens of a request, or of many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Input tokens, those found in the cache included.
    pub input: Ratio,
    /// Input tokens found in the cache; no more than `input`.
    pub cached: Ratio,
    /// Output tokens.
    pub output: Ratio,
}

impl Tokens {
    /// Tokens of which a share of the input, from 0 to 1, is found in the cache.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn new(input: Ratio, cached_share: Decimal, output: Ratio) -> Result<Self, Error> {
        Ok(Self { input, cached: input.times(Ratio::from(cached_share))?, output })
    }

    /// The tokens of so many.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn times(self, count: Ratio) -> Result<Self, Error> {
        let times = |tokens: Ratio| tokens.times(count);
        Ok(Self { input: times(self.input)?, cached: times(self.cached)?, output: times(self.output)? })
    }
}

/// Per-token prices of a model, and the tier of its requests.
#[derive(Clone, Copy, Debug)]
pub struct Tariff<'book> {
    /// Every tier, and where they stand.
    pub prices: &'book TokenPrices,
    /// The one that prices all tokens of a request.
    pub tier: &'book TokenPriceTier,
}

impl Tariff<'_> {
    /// What tokens cost: `(uncached × input price + cached × input price × implicit hit + output × output price) ÷ block`;
    /// where the book has no cache price, cached tokens cost the input price.
    ///
    /// deepseek-v3.2 of autumn 2026, at ¥2 and ¥3 a million and 0.2 for a hit: 20,000 input tokens of which 18,000 are
    /// cached and 500 output tokens cost `(2,000 × 2 + 18,000 × 2 × 0.2 + 500 × 3) ÷ 1,000,000` = ¥0.0127.
    ///
    /// # Errors
    /// `amount-too-large`; `division-by-zero` when the book's block is zero.
    pub fn cost(&self, book: &PriceBook, tokens: Tokens) -> Result<Money, Error> {
        let [input, cached, output] = self.prices.of_tier(self.tier)?;
        let fresh = tokens.input.minus(tokens.cached)?.times(input)?;
        let spent = fresh.plus(tokens.cached.times(cached)?)?.plus(tokens.output.times(output)?)?;
        Ok(Money(spent.divided_by(Ratio::from(book.policy.token_price_block.value))?))
    }
}

impl TokenPrices {
    /// These prices with the tier of requests with so many input tokens; `None` where no tier reaches as far.
    pub(crate) fn tariff(&self, input_tokens: Decimal) -> Option<Tariff<'_>> {
        let reaches =
            |tier: &&TokenPriceTier| tier.input_up_to.is_none_or(|end| input_tokens <= Decimal::from(end));
        self.tiers.iter().find(reaches).map(|tier| Tariff { prices: self, tier })
    }

    /// What a block of tokens costs at a tier: of input, of input found in the implicit cache, of output.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn of_tier(&self, tier: &TokenPriceTier) -> Result<[Ratio; 3], Error> {
        let input = Ratio::from(tier.input);
        let hit = self.cache.as_ref().map_or(Ratio::ONE, CacheDiscount::hit);
        Ok([input, input.times(hit)?, Ratio::from(tier.output)])
    }

    /// What to know of what cached tokens cost: [`Notice::ImplicitCache`] or [`Notice::CacheNotPriced`].
    pub fn cache_remark(&self) -> Remark<Notice> {
        match &self.cache {
            Some(cache) => Remark::new(Notice::ImplicitCache, [&cache.source]),
            None => Remark::new(Notice::CacheNotPriced, [&self.source]),
        }
    }
}

impl CacheDiscount {
    /// What a token found in the cache costs as a share of the input price. The cache is taken to be the implicit one,
    /// which needs no doing; what writing an explicit one costs depends on how often it is written.
    pub fn hit(&self) -> Ratio {
        Ratio::from(self.implicit_hit)
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

    /// What to know of what the cached tokens of a scenario's traffic cost per token; `None` where it has none, or the book
    /// has no price for any.
    pub fn cache_remark(&self, scenario: &Scenario) -> Option<Remark<Notice>> {
        let capacity = scenario.ptu.as_ref()?;
        scenario.traffic.as_ref().filter(|traffic| !traffic.cached_share.is_zero())?;
        self.token_prices(&capacity.model, capacity.mode).map(TokenPrices::cache_remark)
    }

    /// What to know of tokens found in the cache: what they cost at these prices, where there are any, and that they take
    /// as much of a reservation as others, where the book has no factor for them ([`Notice::NoCacheFactor`]).
    pub fn cache_remarks(&self, offer: &PtuOffer, prices: Option<&TokenPrices>) -> Vec<Remark<Notice>> {
        let mut remarks = Vec::new();
        if let Some(prices) = prices {
            remarks.push(prices.cache_remark());
        }
        if self.capacity_factors(&offer.model).is_none() {
            remarks.push(Remark::new(Notice::NoCacheFactor, [&offer.source]));
        }
        remarks
    }
}
