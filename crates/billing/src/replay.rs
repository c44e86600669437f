//! A log of requests against every level of reservation at once: what would have been covered, what would have
//! overflowed, and what it would have cost.
//!
//! Requests are taken in order of arrival. Within a minute, one that does not fit what is left of either quota
//! overflows whole; the next may still fit: see [`OverflowingRequests`](crate::assumption::OverflowingRequests).

mod fit;
mod grid;
mod kept;
mod ladder;
mod levels;
mod outcome;
mod week;

pub use outcome::{LevelOutcome, Outcome, ReservationCost, TokenCost};
pub use week::WeeklyLoad;

use crate::{
    assumption::Assumptions,
    error::Error,
    exact::Ratio,
    named_enum,
    price_book::{CapacityFactors, PriceBook, PtuOffer, TokenPriceTier, TokenPrices},
};
use fit::{Counted, Sum};
use kept::Kept;
use ladder::Ladder;
use levels::Levels;

/// One request of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// The minute it arrived in, counted from 1970-01-01T00:00 in the book's zone.
    pub minute: i64,
    /// Input tokens, at most [`MOST_TOKENS`].
    pub input: u32,
    /// Input tokens found in the cache; no more than `input`.
    pub cached: u32,
    /// Output tokens, at most [`MOST_TOKENS`].
    pub output: u32,
}

/// The most tokens a request of a log may have in either direction.
pub const MOST_TOKENS: u32 = 1_000_000_000;

named_enum! {
    /// What gives the levels their proportion of input to output.
    pub enum ProportionOf {
        /// The log: the quota tokens of all its requests that a reservation can hold.
        Log = "log",
        /// The scenario: the throughput it names.
        Scenario = "scenario",
    }
}

/// The proportion of input to output that every level keeps, both positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proportion {
    /// Whose it is.
    pub of: ProportionOf,
    /// Input: quota tokens of a log, tokens per minute of a scenario.
    pub input: Ratio,
    /// Output.
    pub output: Ratio,
}

/// What a log is tried against.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The price book.
    pub book: &'a PriceBook,
    /// What is reserved.
    pub offer: &'a PtuOffer,
    /// What overflow costs; `None` where it has no price.
    pub prices: Option<&'a TokenPrices>,
    /// How the page's open questions are read.
    pub assumptions: Assumptions,
}

/// A replay in progress: requests go in, in order of time; the outcome of every level comes out.
///
/// Memory does not grow with the log, only with its busiest minute; where the proportion is the log's own, up to 16 MiB
/// of requests are kept until it is known.
#[derive(Clone, Debug)]
pub struct Replay<'a> {
    question: Question<'a>,
    tariff: Tariff,
    first: Option<i64>,
    current: Option<i64>,
    proportion: Proportion,
    stage: Stage,
}

/// What is done with a request besides counting it.
#[derive(Clone, Debug)]
enum Stage {
    /// It is tried against every level.
    Fitting(Box<Levels>),
    /// It is kept until the proportion of the levels is known.
    Keeping(Held, Kept),
    /// Nothing: there is no room, and the log is to be read again.
    Counting(Held),
}

/// What a replay comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finished {
    /// No request was taken.
    Empty,
    /// The outcome of every level.
    Outcome(Box<Outcome>),
    /// The log was longer than what is kept. Its proportion is known now: a replay along it is to be given every request
    /// again.
    Again(Proportion),
}

impl<'a> Replay<'a> {
    /// A replay against reservations of an offer: amounts on sale with input and output in a proportion, from the least
    /// amount up. What overflows has no cost where there are no prices for it.
    ///
    /// # Errors
    /// `division-by-zero` when a part of the proportion is zero; `amount-too-large` when the book's factors or prices
    /// have too many digits to count in whole numbers.
    pub fn new(question: Question<'a>, proportion: Proportion) -> Result<Self, Error> {
        let tariff = Tariff::new(&question)?;
        let levels = Levels::new(Ladder::new(question.book, &proportion)?, tariff.scale);
        Ok(Self::starting(question, tariff, proportion, Stage::Fitting(Box::new(levels))))
    }

    /// The same in the log's own proportion: [`Self::finish`] asks for longer logs than fit into 16 MiB again. Where the
    /// log has no input or no output that a reservation can hold, the proportion is `otherwise`.
    ///
    /// # Errors
    /// `amount-too-large` as [`Self::new`].
    pub fn in_own_proportion(question: Question<'a>, otherwise: Proportion) -> Result<Self, Error> {
        let (tariff, stage) = (Tariff::new(&question)?, Stage::Keeping(Held::default(), Kept::default()));
        Ok(Self::starting(question, tariff, otherwise, stage))
    }

    /// The same for requests that are at hand to be given again: none is kept.
    ///
    /// # Errors
    /// `amount-too-large` as [`Self::new`].
    pub fn counting(question: Question<'a>, otherwise: Proportion) -> Result<Self, Error> {
        let (tariff, stage) = (Tariff::new(&question)?, Stage::Counting(Held::default()));
        Ok(Self::starting(question, tariff, otherwise, stage))
    }

    const fn starting(question: Question<'a>, tariff: Tariff, proportion: Proportion, stage: Stage) -> Self {
        Self { question, tariff, first: None, current: None, proportion, stage }
    }

    /// Takes the next request.
    ///
    /// # Errors
    /// `log-out-of-order` when it belongs to an earlier minute than the one before; `amount-too-large` when the sums
    /// of the log do not fit 63 bits.
    pub fn push(&mut self, request: Request) -> Result<(), Error> {
        if self.current.is_some_and(|current| request.minute < current) {
            return Err(Error::LOG_OUT_OF_ORDER);
        }
        self.current = Some(request.minute);
        self.first.get_or_insert(request.minute);
        match &mut self.stage {
            Stage::Fitting(levels) => levels.push(&request, &self.tariff)?,
            Stage::Counting(held) => held.add(&request, &self.tariff)?,
            Stage::Keeping(held, kept) => {
                held.add(&request, &self.tariff)?;
                if !kept.push(&request) {
                    self.stage = Stage::Counting(*held);
                }
            }
        }
        Ok(())
    }

    /// What the requests come to.
    ///
    /// # Errors
    /// `division-by-zero` when a part of the proportion is zero; `amount-too-large`.
    pub fn finish(self) -> Result<Finished, Error> {
        let Self { question, tariff, first, current, proportion, stage } = self;
        let (Some(first), Some(last)) = (first, current) else { return Ok(Finished::Empty) };
        let (proportion, mut levels) = match stage {
            Stage::Fitting(levels) => (proportion, levels),
            Stage::Counting(held) => return Ok(Finished::Again(held.proportion(&tariff, proportion)?)),
            Stage::Keeping(held, kept) => {
                let proportion = held.proportion(&tariff, proportion)?;
                let mut levels = Levels::new(Ladder::new(question.book, &proportion)?, tariff.scale);
                for request in kept.requests() {
                    levels.push(&request, &tariff)?;
                }
                (proportion, Box::new(levels))
            }
        };
        levels.close()?;
        let outcome = outcome::outcome(&question, &tariff, &levels, proportion, (first, last))?;
        Ok(Finished::Outcome(Box::new(outcome)))
    }
}

/// What the requests that a reservation can hold take from either quota, scaled.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    input: i64,
    output: i64,
}

impl Held {
    fn add(&mut self, request: &Request, tariff: &Tariff) -> Result<(), Error> {
        if request.input > tariff.max_input {
            return Ok(());
        }
        let (input, output) = tariff.taken(request);
        let sums = self.input.checked_add(input).zip(self.output.checked_add(output));
        (self.input, self.output) = sums.ok_or(Error::AMOUNT_TOO_LARGE)?;
        Ok(())
    }

    /// Their proportion; the other where there is none of one of them.
    fn proportion(&self, tariff: &Tariff, otherwise: Proportion) -> Result<Proportion, Error> {
        if self.input == 0 || self.output == 0 {
            return Ok(otherwise);
        }
        let tokens = |scaled: i64| Ratio::new(i128::from(scaled), i128::from(tariff.scale));
        Ok(Proportion { of: ProportionOf::Log, input: tokens(self.input)?, output: tokens(self.output)? })
    }
}

/// Factors and prices as whole numbers, so that a request is counted without division.
///
/// Quota is counted in `1 / scale` tokens, money in `1 / (price_scale × block)` currency units; both scales are the
/// least common denominators of the book's decimals, so that nothing is rounded.
#[derive(Clone, Debug)]
pub(crate) struct Tariff {
    pub(crate) scale: i64,
    pub(crate) price_scale: i64,
    max_input: u32,
    slices: Vec<Slice>,
    /// Empty where what overflows has no price.
    prices: Vec<PriceTier>,
}

#[derive(Clone, Copy, Debug)]
struct Slice {
    end: u32,
    input: i64,
    cached: i64,
    output: i64,
}

#[derive(Clone, Copy, Debug)]
struct PriceTier {
    end: u32,
    input: i64,
    cached: i64,
    output: i64,
}

/// The most a scaled factor or price may be: its product with [`MOST_TOKENS`] is then below 2⁶⁰.
const MOST_FACTOR: i64 = 1 << 30;

impl Tariff {
    fn new(question: &Question<'_>) -> Result<Self, Error> {
        let Question { book, offer, prices, assumptions } = question;
        let max_input = book.max_input_tokens(offer, assumptions.longest_input);
        // Of a request that a reservation can hold, a price that does not reach it is none.
        let reaches = |tier: &TokenPriceTier| tier.input_up_to.is_none_or(|end| end >= max_input);
        let priced = prices.filter(|prices| prices.tiers.last().is_some_and(reaches));
        let factors = book.capacity_factors(&offer.model);
        let slices = factors.map_or_else(|| Ok(vec![(u32::MAX, [Ratio::ONE; 3])]), slices)?;
        let tiers = priced.map_or_else(|| Ok(Vec::new()), tiers)?;
        let scale = common_denominator(slices.iter().flat_map(|(_, factors)| factors))?;
        let price_scale = common_denominator(tiers.iter().flat_map(|(_, prices)| prices))?;
        let slices = slices.into_iter().map(|(end, [input, cached, output])| {
            let whole = |factor| scaled(factor, scale);
            Ok(Slice { end, input: whole(input)?, cached: whole(cached)?, output: whole(output)? })
        });
        let prices = tiers.into_iter().map(|(end, [input, cached, output])| {
            let whole = |price| scaled(price, price_scale);
            Ok(PriceTier { end, input: whole(input)?, cached: whole(cached)?, output: whole(output)? })
        });
        Ok(Self {
            scale,
            price_scale,
            max_input,
            slices: slices.collect::<Result<_, Error>>()?,
            prices: prices.collect::<Result<_, Error>>()?,
        })
    }

    /// Whether what overflows has a price.
    pub(crate) fn is_priced(&self) -> bool {
        !self.prices.is_empty()
    }

    /// The prices of a request; `None` where no tier reaches it.
    #[inline]
    fn tier(&self, input: u32) -> Option<&PriceTier> {
        self.prices.iter().find(|tier| input <= tier.end)
    }

    /// What a request takes from either quota, and costs per token where that is known.
    ///
    /// Products of a number of tokens and a scaled factor are below 2⁶⁰, so that they need no check.
    #[inline]
    fn count(&self, request: &Request) -> Counted {
        let (input, output) = (i64::from(request.input), i64::from(request.output));
        let cost = match self.tier(request.input) {
            Some(tier) => {
                let cached = i64::from(request.cached);
                (input - cached) * tier.input + cached * tier.cached + output * tier.output
            }
            None => 0,
        };
        let (taken_input, taken_output) = self.taken(request);
        let sum = Sum { requests: 1, input: taken_input, output: taken_output, tokens: input + output, cost };
        Counted { sum, above_max_input: request.input > self.max_input }
    }

    /// What a request takes from the input and the output quota.
    #[inline]
    fn taken(&self, request: &Request) -> (i64, i64) {
        let (mut taken, mut start, mut factor) = (0, 0, 0);
        for slice in &self.slices {
            let end = request.input.min(slice.end);
            let from_cache = request.cached.clamp(start, end) - start;
            let uncached = end - start - from_cache;
            taken += i64::from(uncached) * slice.input + i64::from(from_cache) * slice.cached;
            factor = slice.output;
            if end == request.input {
                break;
            }
            start = end;
        }
        (taken, i64::from(request.output) * factor)
    }
}

/// The factors of each slice: input, cached input, output.
fn slices(factors: &CapacityFactors) -> Result<Vec<(u32, [Ratio; 3])>, Error> {
    let cache = Ratio::from(factors.cache);
    factors
        .tiers
        .iter()
        .map(|tier| {
            let input = Ratio::from(tier.input);
            let end = tier.input_up_to.unwrap_or(u32::MAX);
            Ok((end, [input, input.times(cache)?, Ratio::from(tier.output)]))
        })
        .collect()
}

/// The prices of each tier: input, cached input, output.
fn tiers(prices: &TokenPrices) -> Result<Vec<(u32, [Ratio; 3])>, Error> {
    let tiers = prices.tiers.iter();
    tiers.map(|tier| Ok((tier.input_up_to.unwrap_or(u32::MAX), prices.of_tier(tier)?))).collect()
}

fn common_denominator<'a>(ratios: impl Iterator<Item = &'a Ratio>) -> Result<i64, Error> {
    let least = Ratio::common_denominator(ratios.copied())?;
    i64::try_from(least).ok().filter(|scale| *scale <= MOST_FACTOR).ok_or(Error::AMOUNT_TOO_LARGE)
}

fn scaled(number: Ratio, scale: i64) -> Result<i64, Error> {
    let whole =
        i64::try_from(number.times(Ratio::whole(scale))?.floor()).map_err(|_| Error::AMOUNT_TOO_LARGE)?;
    if (0..=MOST_FACTOR).contains(&whole) { Ok(whole) } else { Err(Error::AMOUNT_TOO_LARGE) }
}
