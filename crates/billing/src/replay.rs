//! A log of requests against every level of reservation at once: what would have been covered, what would have
//! overflowed, and what it would have cost.
//!
//! Requests are taken in order of arrival. Within a minute, one that does not fit what is left of either quota
//! overflows whole; the next may still fit.

mod fit;
mod grid;
mod ladder;
mod outcome;
mod week;

pub use outcome::{LevelOutcome, Outcome, ReservationCost};
pub use week::WeeklyLoad;

use crate::{
    error::Error,
    exact::Ratio,
    price_book::{CapacityFactors, PriceBook, PtuOffer, TokenPriceTier, TokenPrices},
    throughput::TokensPerMinute,
};
use fit::{Counted, Minute, Sum};
use grid::Grid;
use ladder::Ladder;
use outcome::Totals;
use week::Week;

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

/// A replay in progress: requests go in, in order of time; the outcome of every level comes out.
///
/// Memory does not grow with the log, only with its busiest minute.
#[derive(Clone, Debug)]
pub struct Replay {
    tariff: Tariff,
    grid: Grid,
    minute: Minute,
    first: Option<i64>,
    current: Option<i64>,
    totals: Totals,
    week: Week,
}

impl Replay {
    /// A replay against reservations of an offer: amounts on sale with input and output in a proportion, both positive,
    /// from the least amount up. What overflows has no cost where there are no prices for it.
    ///
    /// # Errors
    /// `division-by-zero` when a part of the proportion is zero; `amount-too-large` when the book's factors or prices
    /// have too many digits to count in whole numbers.
    pub fn new(
        book: &PriceBook,
        offer: &PtuOffer,
        prices: Option<&TokenPrices>,
        proportion: (TokensPerMinute, TokensPerMinute),
    ) -> Result<Self, Error> {
        let tariff = Tariff::new(book, offer, prices)?;
        let grid = Grid::new(Ladder::new(book, proportion)?, tariff.scale);
        Ok(Self {
            tariff,
            grid,
            minute: Minute::default(),
            first: None,
            current: None,
            totals: Totals::default(),
            week: Week::new(),
        })
    }

    /// Takes the next request.
    ///
    /// # Errors
    /// `log-out-of-order` when it belongs to an earlier minute than the one before; `amount-too-large` when the sums
    /// of the log do not fit 63 bits.
    pub fn push(&mut self, request: Request) -> Result<(), Error> {
        match self.current {
            Some(current) if request.minute < current => return Err(Error::LOG_OUT_OF_ORDER),
            Some(current) if request.minute > current => self.close_minute()?,
            _ => {}
        }
        self.current = Some(request.minute);
        self.first.get_or_insert(request.minute);
        let counted = self.tariff.count(&request);
        let totals = &mut self.totals;
        totals.all = totals.all.plus(counted.sum).ok_or(Error::AMOUNT_TOO_LARGE)?;
        totals.input_tokens += i64::from(request.input);
        if counted.above_max_input {
            totals.above_max_input =
                totals.above_max_input.plus(counted.sum).ok_or(Error::AMOUNT_TOO_LARGE)?;
            totals.unpriced += i64::from(self.tariff.tier(request.input).is_none());
            return Ok(());
        }
        if self.minute.push(counted.sum) { Ok(()) } else { Err(Error::AMOUNT_TOO_LARGE) }
    }

    /// The outcome of every level; `None` when no request was taken.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn finish(mut self, book: &PriceBook, offer: &PtuOffer) -> Result<Option<Outcome>, Error> {
        let (Some(first), Some(last)) = (self.first, self.current) else { return Ok(None) };
        self.close_minute()?;
        let week = self.week.load(first, last, self.tariff.scale)?;
        outcome::outcome(book, offer, &self.tariff, &self.grid, &self.totals, (first, last), week).map(Some)
    }

    fn close_minute(&mut self) -> Result<(), Error> {
        self.grid.reach(&self.minute)?;
        if let Some(minute) = self.current {
            self.week.add(minute, &self.minute.sum());
        }
        let fitted = self.grid.fit(&self.minute);
        self.minute.clear();
        if fitted { Ok(()) } else { Err(Error::AMOUNT_TOO_LARGE) }
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
    output: i64,
}

/// The most a scaled factor or price may be: its product with [`MOST_TOKENS`] is then below 2⁶⁰.
const MOST_FACTOR: i64 = 1 << 30;

impl Tariff {
    fn new(book: &PriceBook, offer: &PtuOffer, prices: Option<&TokenPrices>) -> Result<Self, Error> {
        let max_input = book.max_input_tokens(offer);
        // Of a request that a reservation can hold, a price that does not reach it is none.
        let reaches = |tier: &TokenPriceTier| tier.input_up_to.is_none_or(|end| end >= max_input);
        let priced = prices.map(|prices| prices.tiers.as_slice());
        let priced = priced.filter(|tiers| tiers.last().is_some_and(reaches)).unwrap_or_default();
        let factors = book.capacity_factors(&offer.model);
        let slices = factors.map_or_else(|| Ok(vec![(u32::MAX, [Ratio::ONE; 3])]), slices)?;
        let tiers: Vec<_> = priced
            .iter()
            .map(|tier| {
                (tier.input_up_to.unwrap_or(u32::MAX), [Ratio::from(tier.input), Ratio::from(tier.output)])
            })
            .collect();
        let scale = common_denominator(slices.iter().flat_map(|(_, factors)| factors))?;
        let price_scale = common_denominator(tiers.iter().flat_map(|(_, prices)| prices))?;
        let slices = slices.into_iter().map(|(end, [input, cached, output])| {
            let whole = |factor| scaled(factor, scale);
            Ok(Slice { end, input: whole(input)?, cached: whole(cached)?, output: whole(output)? })
        });
        let prices = tiers.into_iter().map(|(end, [input, output])| {
            let whole = |price| scaled(price, price_scale);
            Ok(PriceTier { end, input: whole(input)?, output: whole(output)? })
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
    fn tier(&self, input: u32) -> Option<&PriceTier> {
        self.prices.iter().find(|tier| input <= tier.end)
    }

    /// What a request takes from either quota, and costs per token where that is known.
    ///
    /// Products of a number of tokens and a scaled factor are below 2⁶⁰, so that they need no check.
    fn count(&self, request: &Request) -> Counted {
        let (input, output) = (i64::from(request.input), i64::from(request.output));
        let cost = self.tier(request.input).map_or(0, |tier| input * tier.input + output * tier.output);
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
        let sum = Sum { requests: 1, input: taken, output: output * factor, tokens: input + output, cost };
        Counted { sum, above_max_input: request.input > self.max_input }
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

fn common_denominator<'a>(ratios: impl Iterator<Item = &'a Ratio>) -> Result<i64, Error> {
    let least = Ratio::common_denominator(ratios.copied())?;
    i64::try_from(least).ok().filter(|scale| *scale <= MOST_FACTOR).ok_or(Error::AMOUNT_TOO_LARGE)
}

fn scaled(number: Ratio, scale: i64) -> Result<i64, Error> {
    let whole =
        i64::try_from(number.times(Ratio::whole(scale))?.floor()).map_err(|_| Error::AMOUNT_TOO_LARGE)?;
    if (0..=MOST_FACTOR).contains(&whole) { Ok(whole) } else { Err(Error::AMOUNT_TOO_LARGE) }
}
