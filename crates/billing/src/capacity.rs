//! From traffic to the throughput to buy: how requests use up quota, and the amount on sale that holds them.

use rust_decimal::Decimal;

use crate::{
    assumption::LongestInput,
    error::Error,
    exact::Ratio,
    price_book::{CapacityFactors, PriceBook, PtuOffer, PurchaseRule, SourceId},
    tariff::Tokens,
    throughput::TokensPerMinute,
};

/// The traffic a reservation should hold, at its peak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// Requests a minute at the peak.
    pub requests_per_minute: Decimal,
    /// Input tokens of a request, on average.
    pub input_tokens: Decimal,
    /// Output tokens of a request, on average.
    pub output_tokens: Decimal,
    /// The share of input tokens found in the cache, from 0 to 1.
    pub cached_share: Decimal,
    /// What to buy above the peak, as a share of it: `0.2` is 20 % headroom.
    pub headroom: Decimal,
}

/// What one request takes from the quota, in quota tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consumption {
    /// From the input quota.
    pub input: Ratio,
    /// From the output quota.
    pub output: Ratio,
}

/// How the tokens of one request count, each line by its own factors. A request that is billed per token has no lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conversion {
    /// Input, from the first token on.
    pub input: Vec<CountedTokens>,
    /// Output.
    pub output: Vec<CountedTokens>,
}

/// Tokens of one request that count alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedTokens {
    /// How many.
    pub tokens: Ratio,
    /// What one counts for the length of the input.
    pub factor: Ratio,
    /// What one counts on top of that for being found in the cache; `None` when it is not.
    pub cache: Option<Ratio>,
}

impl CountedTokens {
    /// What they take from the quota: `tokens × factor × cache`.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn taken(&self) -> Result<Ratio, Error> {
        self.tokens.times(self.factor)?.times(self.cache.unwrap_or(Ratio::ONE))
    }
}

impl Conversion {
    /// What the request takes: the sum of its lines.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn consumption(&self) -> Result<Consumption, Error> {
        let sum = |lines: &[CountedTokens]| {
            lines.iter().map(CountedTokens::taken).try_fold(Ratio::ZERO, |sum, taken| sum.plus(taken?))
        };
        Ok(Consumption { input: sum(&self.input)?, output: sum(&self.output)? })
    }
}

/// The throughput a load needs, and as it must be bought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sizing {
    /// How the tokens of one average request count.
    pub conversion: Conversion,
    /// What one average request takes.
    pub consumption: Consumption,
    /// Input tokens per minute.
    pub input: SizedThroughput,
    /// Output tokens per minute.
    pub output: SizedThroughput,
    /// Whether a request is longer than the model's maximum input: it is then billed per token, and the
    /// reservation holds none of it.
    pub above_max_input: bool,
    /// Where the factors and the steps stand.
    pub sources: Vec<SourceId>,
}

/// One dimension of a sizing, in tokens per minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizedThroughput {
    /// What the load needs: `requests a minute × consumption × (1 + headroom)`.
    pub needed: Ratio,
    /// The least amount on sale that is not below it.
    pub bought: Ratio,
    /// What is bought and not needed.
    pub wasted: Ratio,
}

impl CapacityFactors {
    /// How the tokens of a request count.
    ///
    /// Each slice of the input counts at its own factor. Cached tokens are the first ones, and count the slice's
    /// factor times the cache factor. The output counts at the factor of the slice the input ends in.
    ///
    /// For a model with slices of 1 up to 32,000 tokens and 1.33 above, and a cache factor of 0.2, an input of
    /// 50,000 tokens takes `32,000 + 18,000 × 1.33 = 55,940`, and with the first 30,000 cached
    /// `30,000 × 0.2 + 2,000 + 18,000 × 1.33 = 31,940`.
    ///
    /// # Errors
    /// `request-too-long` above the last slice; `amount-too-large`.
    pub fn conversion(&self, tokens: Tokens) -> Result<Conversion, Error> {
        let Tokens { input, cached, output } = tokens;
        let cache = Some(Ratio::from(self.cache));
        let (mut counted, mut start) = (Vec::new(), Ratio::ZERO);
        for tier in &self.tiers {
            let end = tier.input_up_to.map_or(input, |end| Ratio::from(end).min(input));
            let factor = Ratio::from(tier.input);
            let from_cache = cached.min(end).minus(start)?.max(Ratio::ZERO);
            let fresh = end.minus(start)?.minus(from_cache)?;
            let lines = [(from_cache, cache), (fresh, None)].map(|(tokens, cache)| CountedTokens {
                tokens,
                factor,
                cache,
            });
            counted.extend(lines.into_iter().filter(|line| !line.tokens.is_zero()));
            if end == input {
                let output = CountedTokens { tokens: output, factor: Ratio::from(tier.output), cache: None };
                return Ok(Conversion { input: counted, output: vec![output] });
            }
            start = end;
        }
        Err(Error::REQUEST_TOO_LONG)
    }
}

impl PriceBook {
    /// How a model's tokens use up quota, where the book says so.
    pub fn capacity_factors(&self, model: &str) -> Option<&CapacityFactors> {
        self.capacity_factors.iter().find(|factors| factors.model == model)
    }

    /// The longest input a reservation of this offer answers, in tokens; longer requests are billed per token.
    ///
    /// deepseek-v4-flash-0731 of autumn 2026 has 64,000 in the price table and 1,000,000 beside its factors.
    pub fn max_input_tokens(&self, offer: &PtuOffer, reading: LongestInput) -> u32 {
        let printed = offer.max_input_tokens;
        match (self.capacity_factors(&offer.model), reading) {
            (None, _) => printed,
            (Some(factors), LongestInput::Factors) => factors.max_input_tokens,
            (Some(factors), LongestInput::Shorter) => factors.max_input_tokens.min(printed),
        }
    }

    /// How the tokens of a request count on an offer; a model the book has no factors for counts every token
    /// once, cached or not.
    ///
    /// # Errors
    /// `request-too-long`, `amount-too-large`.
    pub fn conversion(&self, offer: &PtuOffer, tokens: Tokens) -> Result<Conversion, Error> {
        let once = |tokens| vec![CountedTokens { tokens, factor: Ratio::ONE, cache: None }];
        match self.capacity_factors(&offer.model) {
            Some(factors) => factors.conversion(tokens),
            None => Ok(Conversion { input: once(tokens.input), output: once(tokens.output) }),
        }
    }
}

/// The throughput to buy for a load.
///
/// 60 requests a minute of 8,000 input and 700 output tokens with 20 % headroom need 576,000 and 50,400 TPM; in steps of
/// 10,000 and 1,000 they are bought as 580,000 and 51,000, and 4,000 and 600 are wasted.
///
/// # Errors
/// `amount-too-large`; `division-by-zero` when the book's purchase step is zero.
pub fn size(
    book: &PriceBook,
    offer: &PtuOffer,
    load: &Load,
    longest_input: LongestInput,
) -> Result<Sizing, Error> {
    let tokens = Tokens::new(load.input_tokens.into(), load.cached_share, load.output_tokens.into())?;
    let above_max_input = tokens.input > Ratio::from(book.max_input_tokens(offer, longest_input));
    let conversion = if above_max_input { Conversion::default() } else { book.conversion(offer, tokens)? };
    let consumption = conversion.consumption()?;
    let peak = Ratio::from(load.requests_per_minute);
    let with_headroom = Ratio::ONE.plus(Ratio::from(load.headroom))?;
    let sized = |of_request: Ratio, rule: &PurchaseRule| {
        let needed = of_request.times(peak)?.times(with_headroom)?;
        let bought = if above_max_input { Ratio::ZERO } else { rule.at_least(needed)? };
        Ok::<_, Error>(SizedThroughput { needed, bought, wasted: bought.minus(needed)? })
    };
    let policy = &book.policy;
    let mut sources = vec![policy.input_purchase.source.clone(), policy.output_purchase.source.clone()];
    sources.extend(book.capacity_factors(&offer.model).map(|factors| factors.source.clone()));
    sources.dedup();
    Ok(Sizing {
        conversion,
        consumption,
        input: sized(consumption.input, &policy.input_purchase.value)?,
        output: sized(consumption.output, &policy.output_purchase.value)?,
        above_max_input,
        sources,
    })
}

/// A throughput as it is written on a price page, and whether it looks like a slip of the unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitCheck {
    /// How many price blocks it is.
    pub blocks: Ratio,
    /// What was probably meant, in tokens per minute, when it is less than one price block: a thousand times as
    /// much, for a number read as thousands of tokens.
    pub probably_meant: Option<Ratio>,
}

/// Checks the unit of a throughput against the book's price block.
///
/// # Errors
/// `amount-too-large`; `division-by-zero` when the block is zero.
pub fn check_unit(entered: TokensPerMinute, block: Decimal) -> Result<UnitCheck, Error> {
    let entered = Ratio::from(entered.0);
    let blocks = entered.divided_by(Ratio::from(block))?;
    let suspicious = !entered.is_zero() && blocks < Ratio::ONE;
    let probably_meant = if suspicious { Some(entered.times(Ratio::whole(1_000))?) } else { None };
    Ok(UnitCheck { blocks, probably_meant })
}
