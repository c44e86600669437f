//! The cheapest lawful mix for a weekly demand: daily packages, hours and overflow, slice by slice.
//!
//! Throughput is bought in steps, and input and output are priced apart, so that a demand is cut into slices of whole
//! steps (the first is the least amount on sale). A step is needed in the hours whose demand reaches into it. It is
//! either reserved whenever it is needed, in the cheapest sequence of daily packages and hours, or left to overflow;
//! among all choices that keep the overflow within its limit the cheapest is taken. Steps that are needed alike are
//! one slice.
//!
//! What reaches into a slice overflows by itself: demand is a flow here, and its input and output overflow apart.

mod choice;
mod model_units;
mod reserve;
mod schedule;
mod slice;
mod unit_prices;

pub use model_units::{MeasuredUnit, UnitGroup, UnitPlan, UnitStep, on_model_units};
pub use reserve::{Reservation, Step, Way};
pub use schedule::{HourlyThroughput, Order, Schedule, Switch};
pub use slice::{Alone, Dimension, Place, Reason, Slice};

use crate::{
    assumption::Assumptions,
    calendar::{MINUTES_PER_DAY, MINUTES_PER_HOUR, Minute, Period, hours},
    error::Error,
    exact::Ratio,
    lifecycle::DailyPackage,
    money::Money,
    price_book::{PriceBook, PtuOffer, TokenPriceTier},
};
use slice::sliced;

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
    pub tokens: Option<&'a TokenPriceTier>,
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
    /// What the reservations cost.
    pub reserved: Money,
    /// What the overflow costs.
    pub overflow: Money,
    /// Tokens that overflow.
    pub overflow_tokens: Ratio,
    /// Their share of all tokens.
    pub overflow_share: Ratio,
    /// Every slice, input before output, the lowest first: where it is and what each place would cost.
    pub slices: Vec<Slice>,
    /// What the same demand costs in each single way.
    pub single: SingleMethods,
    /// Whether no cheaper choice exists. `false` when there were too many to look at all of them; the plan is then
    /// the best that was found.
    pub proved: bool,
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
    pub(crate) minutes: i64,
    pub(crate) demand: (Ratio, Ratio),
    /// The first minute that a package of one day ordered at the start does not cover.
    pub(crate) covered_until: Minute,
}

/// The cheapest lawful mix.
///
/// # Errors
/// `division-by-zero` when a step or block of the book is zero; `amount-too-large`.
pub fn plan(question: &Question<'_>) -> Result<Plan, Error> {
    let cells = cells(question);
    let mut slices = sliced(question, &cells, Dimension::Input)?;
    slices.extend(sliced(question, &cells, Dimension::Output)?);
    let all = tokens(&cells)?;
    let limit = if question.tokens.is_some() { all.times(question.overflow_limit)? } else { Ratio::ZERO };
    let chosen = choice::cheapest(&slices, limit)?;
    let sum = |place: Place, value: fn(&Slice) -> Ratio| {
        let there = chosen.slices.iter().filter(|slice| slice.place == place);
        there.map(value).try_fold(Ratio::ZERO, Ratio::plus)
    };
    let reserved = Money(sum(Place::Reserved, |slice| slice.reservation.cost.0)?);
    let overflowing = chosen.slices.iter().filter(|slice| slice.place == Place::Overflow);
    let overflow = Money::sum(overflowing.filter_map(|slice| slice.overflow))?;
    let overflow_tokens = sum(Place::Overflow, |slice| slice.tokens)?;
    Ok(Plan {
        total: reserved.plus(overflow)?,
        reserved,
        overflow,
        overflow_tokens,
        overflow_share: if all.is_zero() { Ratio::ZERO } else { overflow_tokens.divided_by(all)? },
        single: single(&cells, &chosen.slices)?,
        slices: chosen.slices,
        proved: chosen.proved,
    })
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
                let demand = question.demand.at(from);
                let (minutes, covered_until) = (to.minutes_since(from), order(from).covered_until);
                cells.push(Cell { start: from, minutes, demand, covered_until });
            }
        }
        day = day.plus_days(1);
    }
    cells
}

impl WeeklyDemand {
    fn at(&self, minute: Minute) -> (Ratio, Ratio) {
        self.0.get(hour_of_week(minute)).copied().unwrap_or((Ratio::ZERO, Ratio::ZERO))
    }
}

/// The hour of the week a minute lies in, counted from Monday 00:00.
pub(crate) fn hour_of_week(minute: Minute) -> usize {
    let hour = minute.minute_of_day() / MINUTES_PER_HOUR + 24 * minute.weekday() as i64;
    usize::try_from(hour).unwrap_or_default()
}

fn tokens(cells: &[Cell]) -> Result<Ratio, Error> {
    cells.iter().try_fold(Ratio::ZERO, |sum, cell| {
        sum.plus(cell.demand.0.plus(cell.demand.1)?.times(Ratio::whole(cell.minutes))?)
    })
}

/// What the demand costs in each single way, from the slices: together they are the peak, and their overflow is all.
fn single(cells: &[Cell], slices: &[Slice]) -> Result<SingleMethods, Error> {
    let sum = |value: &dyn Fn(&Slice) -> Money| {
        slices.iter().try_fold(Ratio::ZERO, |sum, slice| sum.plus(value(slice).0))
    };
    let needed: Vec<Cell> =
        cells.iter().filter(|cell| cell.demand != (Ratio::ZERO, Ratio::ZERO)).copied().collect();
    let hours = hours(needed.iter().map(|cell| cell.minutes).sum());
    let days = Ratio::whole(reserve::package_days(&needed));
    let alone = |price: &dyn Fn(&Slice) -> Money, time: Ratio| {
        sum(price).and_then(|price| price.times(time)).map(Money)
    };
    let tokens = slices.iter().map(|slice| slice.overflow).collect::<Option<Vec<_>>>();
    Ok(SingleMethods {
        hourly: alone(&|slice| slice.hours.price, hours)?,
        daily: alone(&|slice| slice.packages.price, days)?,
        tokens: tokens.map(Money::sum).transpose()?,
    })
}
