//! The cheapest lawful mix for a weekly demand: daily packages, hours and overflow.
//!
//! In each hour of the week so much is reserved, and the rest overflows, as whole requests; every week alike. Throughput is
//! bought in steps, and input and output are priced apart, so that what is reserved is cut into slices that are needed in
//! the same hours, and each is reserved in the cheapest sequence of daily packages and hours. Of all mixes that keep the
//! overflow within its limit the cheapest is looked for, and next to it stands an amount that none of them undercuts.
//!
//! The least amount on sale is taken to hold for all of the throughput at a time: what is added to it is sold in steps.

mod amounts;
mod asked;
mod bound;
mod choosing;
mod grid;
mod mix;
mod model_units;
mod parts;
mod piece;
mod relaxation;
mod reserve;
mod schedule;
mod search;
mod slice;
mod solution;
mod unit_prices;

pub use mix::{LeftToOverflow, Mix};
pub use model_units::{MeasuredUnit, UnitGroup, UnitPlan, UnitStep, on_model_units};
pub use reserve::{Reservation, Step, Way};
pub use schedule::{HourlyThroughput, Order, Schedule, Switch};
pub use slice::{Alone, Dimension, Slice};

use crate::{
    assumption::Assumptions,
    calendar::{MINUTES_PER_DAY, MINUTES_PER_HOUR, Minute, Period, hours},
    error::Error,
    exact::Ratio,
    lifecycle::DailyPackage,
    money::Money,
    price_book::{PriceBook, PtuOffer},
    tariff::{Tariff, Tokens},
    throughput::price,
};
use rust_decimal::Decimal;
use solution::Solution;

/// Hours of a week.
pub const HOURS_PER_WEEK: usize = 168;

/// The throughput asked for in each hour of a week, from Monday 00:00, in input and output tokens per minute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeeklyDemand(pub [(Ratio, Ratio); HOURS_PER_WEEK]);

/// What a plan is asked for.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// The price book.
    pub book: &'a PriceBook,
    /// What is reserved.
    pub offer: &'a PtuOffer,
    /// What overflow costs: the price tier of the requests' length; `None` where it has no price.
    pub tokens: Option<Tariff<'a>>,
    /// The share of input tokens found in the cache, from 0 to 1: it changes what overflow costs. How they take from
    /// throughput is in the demand already.
    pub cached_share: Decimal,
    /// When; its hours repeat the week.
    pub period: Period,
    /// How much.
    pub demand: &'a WeeklyDemand,
    /// The share of all tokens that may overflow, from 0 to 1. Where overflow has no price nothing is left to it.
    pub overflow_limit: Ratio,
    /// How the page's open questions are read.
    pub assumptions: Assumptions,
}

/// The cheapest mix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What it costs: reservations and overflow.
    pub total: Money,
    /// What is reserved and what is left to overflow.
    pub mix: Mix,
    /// What it comes to when nothing is left to overflow.
    pub whole: Mix,
    /// What it comes to when everything is.
    pub nothing: Mix,
    /// The slices of what is reserved, input before output, the lowest first: what each way to pay would cost.
    pub slices: Vec<Slice>,
    /// What the same demand costs in each single way.
    pub single: SingleMethods,
    /// No lawful mix costs less, to a ten-thousand-millionth of the amounts. It is below the total where there were too many
    /// mixes to look at all of them, or to rule them out; the plan is then the best that was found.
    pub least: Money,
}

impl Plan {
    /// Whether no lawful mix is cheaper.
    pub fn proved(&self) -> bool {
        self.least == self.total
    }
}

/// The same demand paid in one way only, the reservation sized for its peak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SingleMethods {
    /// The peak by the hour, in every hour with a demand.
    pub hourly: Money,
    /// The peak in daily packages.
    pub daily: Money,
    /// Everything per token; `None` where that has no price.
    pub tokens: Option<Money>,
}

impl SingleMethods {
    /// The least of them that overflows no more than is allowed: per token only when all may overflow.
    pub fn best(&self, overflow_limit: Ratio) -> Money {
        let reserved = self.hourly.min(self.daily);
        self.tokens.filter(|_| overflow_limit >= Ratio::ONE).map_or(reserved, |tokens| reserved.min(tokens))
    }
}

/// A stretch of the period with one demand, in which an order can be placed only at the start.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell {
    pub(crate) start: Minute,
    /// The hour of the week it lies in.
    pub(crate) hour: usize,
    pub(crate) minutes: i64,
    pub(crate) demand: (Ratio, Ratio),
    /// The first minute that a package of one day ordered at the start does not cover.
    pub(crate) covered_until: Minute,
}

/// The cheapest lawful mix.
///
/// 500,000 and 60,000 TPM from noon to noon: by the hour until 22:01 for $308.51 and then one package for $369.60, $678.11
/// together, $61.09 less than two packages or 24 hours.
///
/// # Errors
/// `division-by-zero` when a step or block of the book is zero; `amount-too-large`.
pub fn plan(question: &Question<'_>) -> Result<Plan, Error> {
    let cells = cells(question);
    let Solution { slices, mix, whole, nothing, least } = Solution::of(question, &cells)?;
    Ok(Plan {
        // What is taken without a price for overflow leaves nothing to it.
        total: mix.total()?.unwrap_or(mix.reserved),
        single: single(question, &cells, &whole, &nothing)?,
        mix,
        whole,
        nothing,
        slices,
        least,
    })
}

impl Question<'_> {
    /// What so many tokens of input and of output cost where they overflow; nothing where that has no price.
    fn token_cost(&self, (input, output): Throughput) -> Result<Ratio, Error> {
        let Some(tariff) = self.tokens else { return Ok(Ratio::ZERO) };
        Ok(tariff.cost(self.book, Tokens::new(input, self.cached_share, output)?)?.0)
    }

    /// The least amounts on sale that hold so much of both directions.
    fn bought(&self, (input, output): Throughput) -> Result<Throughput, Error> {
        let policy = &self.book.policy;
        Ok((policy.input_purchase.value.at_least(input)?, policy.output_purchase.value.at_least(output)?))
    }
}

/// The period cut at every hour, and where an order begins to count as late or a package expires within an hour; and
/// at the time of day it starts at, so that months end where cells do.
fn cells(question: &Question<'_>) -> Vec<Cell> {
    let order = |minute| DailyPackage::order(minute, 1, &question.book.policy, &question.assumptions);
    let midnight = question.period.start().start_of_day();
    let minutes = (0..MINUTES_PER_DAY).map(|minute| midnight.plus_minutes(minute));
    let late =
        minutes.map(order).find(|package| package.late_order).map(|package| package.ordered.minute_of_day());
    let expiry = order(midnight).covered_until.minute_of_day();
    let hours = (0..MINUTES_PER_DAY).step_by(MINUTES_PER_HOUR as usize);
    let mut cuts: Vec<i64> =
        hours.chain(late).chain([expiry, question.period.start().minute_of_day()]).collect();
    cuts.sort_unstable();
    cuts.dedup();

    let (start, end) = (question.period.start(), question.period.end());
    let mut cells = Vec::new();
    let mut day = midnight;
    while day < end {
        let ends = cuts.iter().skip(1).copied().chain([MINUTES_PER_DAY]);
        for (from, to) in cuts.iter().copied().zip(ends) {
            let (from, to) = (day.plus_minutes(from).max(start), day.plus_minutes(to).min(end));
            if from < to {
                let hour = hour_of_week(from);
                let demand = question.demand.at(hour);
                let (minutes, covered_until) = (to.minutes_since(from), order(from).covered_until);
                cells.push(Cell { start: from, hour, minutes, demand, covered_until });
            }
        }
        day = day.plus_days(1);
    }
    cells
}

impl WeeklyDemand {
    fn at(&self, hour: usize) -> (Ratio, Ratio) {
        self.0.get(hour).copied().unwrap_or((Ratio::ZERO, Ratio::ZERO))
    }
}

/// The hour of the week a minute lies in, counted from Monday 00:00.
pub(crate) fn hour_of_week(minute: Minute) -> usize {
    let hour = minute.minute_of_day() / MINUTES_PER_HOUR + 24 * minute.weekday() as i64;
    usize::try_from(hour).unwrap_or_default()
}

/// What the demand costs in each single way: its whole peak, or nothing, is reserved.
fn single(
    question: &Question<'_>,
    cells: &[Cell],
    whole: &Mix,
    nothing: &Mix,
) -> Result<SingleMethods, Error> {
    let (input, output) = whole.throughput;
    let needed: Vec<Cell> =
        cells.iter().filter(|cell| cell.demand != (Ratio::ZERO, Ratio::ZERO)).copied().collect();
    let hours = hours(needed.iter().map(|cell| cell.minutes).sum());
    let days = Ratio::whole(reserve::package_days(&needed));
    let alone = |rate, time| price(question.book, rate, input, output)?.times(time).map(Money);
    Ok(SingleMethods {
        hourly: alone(&question.offer.hourly, hours)?,
        daily: alone(&question.offer.daily, days)?,
        tokens: nothing.overflow.filter(|_| question.tokens.is_some()),
    })
}

/// Input and output, of tokens or of tokens per minute.
type Throughput = (Ratio, Ratio);

fn plus(one: Throughput, other: Throughput) -> Result<Throughput, Error> {
    Ok((one.0.plus(other.0)?, one.1.plus(other.1)?))
}

fn times(throughput: Throughput, factor: Ratio) -> Result<Throughput, Error> {
    Ok((throughput.0.times(factor)?, throughput.1.times(factor)?))
}
