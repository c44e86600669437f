//! The level up to which a demand is reserved, and what it costs to reserve up to another.
//!
//! A level is an amount of input and one of output, of which no more is reserved at any time, and the least an hour must
//! ask for to be reserved at all: smaller hours, such as sparse nights, may be left to overflow whole.
//!
//! A reservation holds whole requests, so that input and output overflow together: of an hour's demand `(i, o)` the
//! amounts `(a, b)` hold the share `min(1, a ÷ i, b ÷ o)`, counted in millionths and never rounded up.

use std::collections::BTreeMap;

use super::{
    Cell, HOURS_PER_WEEK, Question, WeeklyDemand, plus,
    reserve::Paths,
    slice::{Dimension, Slice, sliced},
    times,
};
use crate::{error::Error, exact::Ratio, money::Money, price_book::PurchaseRule};

/// What it comes to when no more than a level is reserved at any time, and what is above it overflows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// The most input and output that is reserved at any time, in tokens per minute; zeros where nothing is.
    pub throughput: (Ratio, Ratio),
    /// Hours that ask for less, input and output together in tokens per minute, are left to overflow whole; zero where
    /// none is.
    pub hours_from: Ratio,
    /// What is reserved costs.
    pub reserved: Money,
    /// Tokens that overflow.
    pub overflow_tokens: Ratio,
    /// Their share of all tokens, from 0 to 1.
    pub overflow_share: Ratio,
    /// What they cost; `None` where they have no price.
    pub overflow: Option<Money>,
    /// Whether no more overflows than may.
    pub allowed: bool,
    /// The used share of the input and of the output that is reserved in the hours that need it; zeros where nothing is.
    pub utilisation: (Ratio, Ratio),
}

impl Level {
    /// What is reserved and what overflows; `None` where that has no price.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn total(&self) -> Result<Option<Money>, Error> {
        self.overflow.map(|overflow| self.reserved.plus(overflow)).transpose()
    }
}

/// What was found.
pub(super) struct Found {
    /// The slices of what is reserved.
    pub(super) slices: Vec<Slice>,
    pub(super) level: Level,
    /// Levels one step away, the whole peak and nothing, with this one; the lowest first.
    pub(super) levels: Vec<Level>,
    /// Whether every level was looked at, or is known to cost no less.
    pub(super) proved: bool,
}

/// Cells and hours that may be looked at before the best so far is taken unproved: some seconds.
const MOST_WORK: usize = 100_000_000;

/// The share of an hour's requests is counted in so many parts.
const PARTS: i128 = 1_000_000;

/// An amount of input and one of output, each by its place among the amounts on sale, and how many sizes of hours are
/// reserved, the largest first; at place 0 of any of them nothing is.
type Place = [i64; 3];

/// Looks for the cheapest level that overflows no more than is allowed.
pub(super) struct Search<'a> {
    question: &'a Question<'a>,
    paths: Paths<'a>,
    /// Minutes of the period in each hour of the week.
    minutes: [i64; HOURS_PER_WEEK],
    /// All tokens of the demand, and how many of them may overflow.
    all: Ratio,
    limit: Ratio,
    /// What hours ask for, input and output together, the largest first.
    sizes: Vec<Ratio>,
    known: BTreeMap<Place, Level>,
    best: Option<(Money, Place)>,
    /// What was looked at so far.
    work: usize,
}

impl<'a> Search<'a> {
    pub(super) fn new(question: &'a Question<'a>, cells: &'a [Cell]) -> Result<Self, Error> {
        let mut minutes = [0; HOURS_PER_WEEK];
        for cell in cells {
            if let Some(sum) = minutes.get_mut(cell.hour) {
                *sum += cell.minutes;
            }
        }
        let all =
            question.demand.hours(&minutes).try_fold(Ratio::ZERO, |sum, (minutes, (input, output))| {
                sum.plus(input.plus(output)?.times(minutes)?)
            })?;
        let limit = if question.tokens.is_some() { all.times(question.overflow_limit)? } else { Ratio::ZERO };
        let paths = Paths::new(question, cells);
        let asked = question.demand.hours(&minutes).filter(|(minutes, _)| !minutes.is_zero());
        let sizes = asked.map(|(_, (input, output))| input.plus(output));
        let mut sizes = sizes.collect::<Result<Vec<_>, Error>>()?;
        sizes.retain(|size| !size.is_zero());
        sizes.sort_by_key(|size| core::cmp::Reverse(*size));
        sizes.dedup();
        let (known, best, work) = (BTreeMap::new(), None, 0);
        Ok(Self { question, paths, minutes, all, limit, sizes, known, best, work })
    }

    /// The cheapest level, with those around it.
    pub(super) fn found(mut self) -> Result<Found, Error> {
        let peak = self.peak()?;
        self.guess(peak)?;
        self.within([0; 3], peak)?;
        let (_, place) = self.best.unwrap_or((Money::ZERO, peak));
        let proved = !self.is_tired();
        let with_steps = self.paths.with_steps();
        let costs = core::mem::replace(&mut self.paths, with_steps);
        let (slices, level) = self.reserved(place)?;
        self.paths = costs;
        let mut places = vec![[0; 3], place, peak];
        for step in [-1, 1] {
            let [input, output, sizes] = place;
            places.extend([[input + step, output + step, sizes], [input, output, sizes + step]]);
            places.extend([[input + step, output, sizes], [input, output + step, sizes]]);
        }
        // Without a price for overflow only the whole peak comes into question.
        places.retain(|place| {
            let there = place.iter().zip(peak).all(|(place, peak)| (0..=peak).contains(place));
            there && (self.question.tokens.is_some() || *place == peak)
        });
        let mut levels: Vec<Level> = Vec::new();
        for place in places {
            let level = self.level(place)?;
            let same =
                |known: &Level| (known.throughput, known.hours_from) == (level.throughput, level.hours_from);
            if !levels.iter().any(same) {
                levels.push(level);
            }
        }
        levels.sort_by_key(|level| (level.throughput, core::cmp::Reverse(level.hours_from)));
        Ok(Found { slices, level, levels, proved })
    }

    /// Looks at levels that are likely to be cheap, so that much of the rest need not be looked at: for some of the sizes of
    /// hours, the least that is allowed in the proportion of the peak, which is where overflow costs less.
    fn guess(&mut self, peak: Place) -> Result<(), Error> {
        let [input, output, sizes] = peak;
        let steps = input.max(output);
        for quarter in (1..=4).rev() {
            let sizes = (sizes * quarter + 3) / 4;
            let along = |step: i64| {
                let part =
                    |most: i64| i64::try_from(i128::from(most) * i128::from(step) / i128::from(steps.max(1)));
                part(input)
                    .and_then(|input| Ok([input, part(output)?, sizes]))
                    .map_err(|_| Error::AMOUNT_TOO_LARGE)
            };
            // Above the first every level is allowed, below it none.
            let (mut below, mut least) = (-1, steps);
            while least - below > 1 {
                let middle = below + (least - below) / 2;
                if self.level(along(middle)?)?.allowed { least = middle } else { below = middle }
            }
            self.consider(along(least)?)?;
        }
        Ok(())
    }

    /// Takes a level that is allowed and the cheapest so far.
    fn consider(&mut self, place: Place) -> Result<(), Error> {
        let level = self.level(place)?;
        // What is reserved whole needs no price for its overflow: there is none.
        let total = level.reserved.plus(level.overflow.unwrap_or(Money::ZERO))?;
        if level.allowed && self.best.is_none_or(|(best, _)| total < best) {
            self.best = Some((total, place));
        }
        Ok(())
    }

    /// Looks through the levels from one place to another.
    ///
    /// A higher level reserves no less and overflows no more. So where the most of them overflows too much, all do; and
    /// none costs less than the reservation of the least with the overflow of the most.
    fn within(&mut self, least: Place, most: Place) -> Result<(), Error> {
        let top = self.level(most)?;
        if !top.allowed || self.is_tired() {
            return Ok(());
        }
        self.consider(most)?;
        let overflow = top.overflow.unwrap_or(Money::ZERO);
        let bound = self.level(least)?.reserved.plus(overflow)?;
        if least == most || self.best.is_some_and(|(best, _)| bound >= best) {
            return Ok(());
        }
        // The widest side is halved, and the upper half, which overflows less, looked through first.
        let width = |axis: usize| most.get(axis).zip(least.get(axis)).map_or(0, |(most, least)| most - least);
        let axis = (0..3).max_by_key(|axis| width(*axis)).unwrap_or_default();
        let (mut above, mut below) = (least, most);
        if let (Some(above), Some(below)) = (above.get_mut(axis), below.get_mut(axis)) {
            *below = *above + width(axis) / 2;
            *above = *below + 1;
        }
        self.within(above, most)?;
        self.within(least, below)
    }

    /// Whether as much was looked at as may be.
    fn is_tired(&self) -> bool {
        self.work.saturating_add(self.paths.work()) > MOST_WORK
    }

    /// Where the peak of the demand lies.
    fn peak(&self) -> Result<Place, Error> {
        let peak = |direction: fn((Ratio, Ratio)) -> Ratio, rule: &PurchaseRule| {
            let hours = self.question.demand.hours(&self.minutes);
            let demand = hours.filter(|(minutes, _)| !minutes.is_zero()).map(|(_, demand)| demand);
            let most = demand.map(direction).max().unwrap_or(Ratio::ZERO);
            let above = rule.at_least(most)?.minus(Ratio::from(rule.minimum))?;
            let steps = above.divided_by(Ratio::from(rule.step))?.floor();
            Ok::<_, Error>(i64::try_from(steps).map_err(|_| Error::AMOUNT_TOO_LARGE)?.saturating_add(1))
        };
        if self.all.is_zero() {
            return Ok([0; 3]);
        }
        let policy = &self.question.book.policy;
        Ok([
            peak(|demand| demand.0, &policy.input_purchase.value)?,
            peak(|demand| demand.1, &policy.output_purchase.value)?,
            i64::try_from(self.sizes.len()).map_err(|_| Error::AMOUNT_TOO_LARGE)?,
        ])
    }

    fn level(&mut self, place: Place) -> Result<Level, Error> {
        if let Some(known) = self.known.get(&place) {
            return Ok(known.clone());
        }
        let (_, level) = self.reserved(place)?;
        self.known.insert(place, level.clone());
        Ok(level)
    }

    /// What is reserved when no more than a level is, in slices, and what that comes to.
    fn reserved(&mut self, place: Place) -> Result<(Vec<Slice>, Level), Error> {
        let policy = &self.question.book.policy;
        let (input_rule, output_rule) = (&policy.input_purchase.value, &policy.output_purchase.value);
        let [input, output, sizes] = place;
        let caps = (amount(input, input_rule)?, amount(output, output_rule)?);
        // An amount of one direction is not sold without one of the other.
        let nothing = place.contains(&0);
        let least =
            usize::try_from(sizes - 1).ok().and_then(|last| self.sizes.get(last)).filter(|_| !nothing);
        let least = least.copied().unwrap_or(Ratio::ZERO);
        let mut served = WeeklyDemand([(Ratio::ZERO, Ratio::ZERO); HOURS_PER_WEEK]);
        let (mut throughput, mut above) = ((Ratio::ZERO, Ratio::ZERO), (Ratio::ZERO, Ratio::ZERO));
        let (mut used, mut reserved) = ((Ratio::ZERO, Ratio::ZERO), (Ratio::ZERO, Ratio::ZERO));
        let hours = self.question.demand.hours(&self.minutes).zip(&mut served.0);
        for ((minutes, demand), served) in hours.filter(|((minutes, _), _)| !minutes.is_zero()) {
            let left_out = nothing || demand.0.plus(demand.1)? < least;
            let mut share = if left_out { Ratio::ZERO } else { held(caps, demand)? };
            if !share.is_zero() && demand != (Ratio::ZERO, Ratio::ZERO) {
                let needed = times(demand, share)?;
                let bought = (input_rule.at_least(needed.0)?, output_rule.at_least(needed.1)?);
                throughput = (throughput.0.max(bought.0), throughput.1.max(bought.1));
                // What is bought in whole steps may hold a little more.
                share = held(bought, demand)?;
                reserved = plus(reserved, times(bought, minutes)?)?;
            }
            *served = times(demand, share)?;
            used = plus(used, times(*served, minutes)?)?;
            let left = minutes.times(Ratio::ONE.minus(share)?)?;
            above = plus(above, times(demand, left)?)?;
        }
        let mut slices = sliced(self.question, &served, Dimension::Input, &mut self.paths)?;
        slices.extend(sliced(self.question, &served, Dimension::Output, &mut self.paths)?);
        // Each slice goes through the hours, in numbers of many digits.
        self.work += (slices.len() + 1) * HOURS_PER_WEEK;
        let all_hours = self.sizes.last().is_none_or(|smallest| least <= *smallest);
        let overflow_tokens = above.0.plus(above.1)?;
        let overflow = match self.question.tokens {
            _ if overflow_tokens.is_zero() => Some(Money::ZERO),
            Some(tier) => {
                let spent =
                    above.0.times(Ratio::from(tier.input))?.plus(above.1.times(Ratio::from(tier.output))?)?;
                Some(Money(spent.divided_by(Ratio::from(policy.token_price_block.value))?))
            }
            None => None,
        };
        let level = Level {
            throughput,
            hours_from: if all_hours { Ratio::ZERO } else { least },
            reserved: Money::sum(slices.iter().map(|slice| slice.reservation.cost))?,
            overflow_tokens,
            overflow_share: share_of(overflow_tokens, self.all)?,
            overflow,
            allowed: overflow_tokens <= self.limit,
            utilisation: (share_of(used.0, reserved.0)?, share_of(used.1, reserved.1)?),
        };
        Ok((slices, level))
    }
}

/// A part of something; zero of nothing.
fn share_of(part: Ratio, whole: Ratio) -> Result<Ratio, Error> {
    if whole.is_zero() { Ok(Ratio::ZERO) } else { part.divided_by(whole) }
}

/// The amount at a place among those on sale.
fn amount(place: i64, rule: &PurchaseRule) -> Result<Ratio, Error> {
    if place == 0 {
        return Ok(Ratio::ZERO);
    }
    Ratio::from(rule.minimum).plus(Ratio::from(rule.step).times(Ratio::whole(place - 1))?)
}

/// The share of a demand that amounts hold, in whole parts.
fn held(amounts: (Ratio, Ratio), demand: (Ratio, Ratio)) -> Result<Ratio, Error> {
    let mut share = Ratio::ONE;
    for (amount, demand) in [(amounts.0, demand.0), (amounts.1, demand.1)] {
        if amount < demand {
            share = share.min(amount.divided_by(demand)?);
        }
    }
    Ratio::new(share.times(Ratio::from(PARTS))?.floor(), PARTS)
}
