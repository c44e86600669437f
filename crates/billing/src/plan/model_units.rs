//! The same demand on Model Units whose throughput was measured.
//!
//! Nothing overflows here: in every hour there are as many units as the demand needs. Units that are needed in the
//! same hours are one group, and each group is paid for in the cheapest sequence of hours and months.

use super::{Cell, Question, cells};
use crate::{
    calendar::{Minute, Period, hours},
    error::Error,
    exact::Ratio,
    lifecycle::MonthlyCommitment,
    money::Money,
    price_book::ModelUnitOffer,
};

/// A Model Unit and the throughput one of them was measured to hold.
#[derive(Clone, Copy, Debug)]
pub struct MeasuredUnit<'a> {
    /// What is sold.
    pub offer: &'a ModelUnitOffer,
    /// Input tokens per minute.
    pub input: Ratio,
    /// Output tokens per minute.
    pub output: Ratio,
}

/// The cheapest way to meet a demand with Model Units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitPlan {
    /// What it costs.
    pub total: Money,
    /// Units at the peak.
    pub peak: i64,
    /// Units that are needed alike, those needed the most first.
    pub groups: Vec<UnitGroup>,
    /// The peak by the hour, in every hour with a demand.
    pub hourly: Money,
    /// The peak by the month, from the first minute with a demand to the last, kept or cancelled.
    pub monthly: Money,
}

/// Units that are needed in the same hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitGroup {
    /// How many units.
    pub units: i64,
    /// What they cost.
    pub cost: Money,
    /// What is paid for each of them, in order of time.
    pub steps: Vec<UnitStep>,
}

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitStep {
    /// Buy a month.
    Month {
        /// When.
        bought: Minute,
        /// When it ends, or is cancelled.
        until: Minute,
        /// The started days that are charged, where it is cancelled.
        cancelled_after_days: Option<u32>,
    },
    /// Pay by the hour.
    Hours {
        /// From.
        start: Minute,
        /// Until.
        end: Minute,
    },
}

/// The cheapest way to meet a demand with Model Units.
///
/// # Errors
/// `division-by-zero` when a unit holds nothing; `amount-too-large`.
pub fn on_model_units(question: &Question<'_>, unit: &MeasuredUnit<'_>) -> Result<UnitPlan, Error> {
    let cells = cells(question);
    let needed = cells.iter().map(|cell| unit.needed(cell)).collect::<Result<Vec<i64>, Error>>()?;
    let mut counts: Vec<i64> = needed.iter().copied().filter(|units| *units > 0).collect();
    counts.sort_unstable();
    counts.dedup();
    let (mut below, mut groups) = (0, Vec::new());
    for count in counts {
        let pairs = cells.iter().zip(&needed);
        let in_use: Vec<Cell> = pairs.filter(|(_, units)| **units > below).map(|(cell, _)| *cell).collect();
        let (cost, steps) = cheapest(question, unit.offer, &in_use)?;
        let units = count - below;
        groups.push(UnitGroup { units, cost: Money(cost.times(Ratio::whole(units))?), steps });
        below = count;
    }
    let peak = Ratio::whole(below);
    let in_use: Vec<Cell> =
        cells.iter().filter(|cell| cell.demand != (Ratio::ZERO, Ratio::ZERO)).copied().collect();
    let hourly =
        Ratio::from(unit.offer.hourly).times(hours(in_use.iter().map(|cell| cell.minutes).sum()))?;
    let monthly = match (in_use.first(), in_use.last()) {
        (Some(first), Some(last)) => {
            let commitment = commitment(question, first.start, last.start.plus_minutes(last.minutes))?;
            price(question, unit.offer, &commitment)?
        }
        _ => Ratio::ZERO,
    };
    Ok(UnitPlan {
        total: Money::sum(groups.iter().map(|group| group.cost))?,
        peak: below,
        groups,
        hourly: Money(hourly.times(peak)?),
        monthly: Money(monthly.times(peak)?),
    })
}

impl MeasuredUnit<'_> {
    /// Units that hold the demand of a cell in both directions.
    fn needed(&self, cell: &Cell) -> Result<i64, Error> {
        let (input, output) = cell.demand;
        let units = input.divided_by(self.input)?.ceiling().max(output.divided_by(self.output)?.ceiling());
        i64::try_from(units).map_err(|_| Error::AMOUNT_TOO_LARGE)
    }
}

/// A way to pay for the cells from one on: what it costs, and the month that starts it, unless it is hours.
struct Way {
    cost: Ratio,
    month: Option<(UnitStep, usize)>,
}

/// The cheapest way of one unit through the cells it is needed in, from the last to the first. Where ways cost the
/// same, hours commit to nothing, and the shorter commitment to less.
fn cheapest(
    question: &Question<'_>,
    offer: &ModelUnitOffer,
    needed: &[Cell],
) -> Result<(Ratio, Vec<UnitStep>), Error> {
    let mut ways: Vec<Way> = Vec::new();
    ways.resize_with(needed.len() + 1, || Way { cost: Ratio::ZERO, month: None });
    let cost = |ways: &[Way], place: usize| ways.get(place).map_or(Ratio::ZERO, |way| way.cost);
    for (place, cell) in needed.iter().enumerate().rev() {
        let by_the_hour = Ratio::from(offer.hourly).times(hours(cell.minutes))?;
        let mut best = Way { cost: by_the_hour.plus(cost(&ways, place + 1))?, month: None };
        for month in months(question, offer, cell.start)? {
            // Every end of a month is the end of a cell: cells are cut at the time of day of each order.
            let next = needed.partition_point(|cell| cell.start < month.until);
            let with_month = month.price.plus(cost(&ways, next))?;
            if with_month < best.cost {
                let step = UnitStep::Month {
                    bought: cell.start,
                    until: month.until,
                    cancelled_after_days: month.cancelled_after_days,
                };
                best = Way { cost: with_month, month: Some((step, next)) };
            }
        }
        if let Some(way) = ways.get_mut(place) {
            *way = best;
        }
    }
    let (mut steps, mut place) = (Vec::new(), 0);
    while let (Some(cell), Some(way)) = (needed.get(place), ways.get(place)) {
        if let Some((month, next)) = way.month {
            steps.push(month);
            place = next;
            continue;
        }
        let end = cell.start.plus_minutes(cell.minutes);
        match steps.last_mut() {
            Some(UnitStep::Hours { end: last, .. }) if *last == cell.start => *last = end,
            _ => steps.push(UnitStep::Hours { start: cell.start, end }),
        }
        place += 1;
    }
    Ok((cost(&ways, 0), steps))
}

/// A month bought at a minute.
struct Month {
    until: Minute,
    cancelled_after_days: Option<u32>,
    price: Ratio,
}

/// Every month that can be bought at a minute, the shortest first: cancelled after each day at which that costs less
/// than keeping it, and kept.
fn months(question: &Question<'_>, offer: &ModelUnitOffer, bought: Minute) -> Result<Vec<Month>, Error> {
    let kept = Ratio::from(offer.monthly);
    let mut months = Vec::new();
    for days in 1.. {
        let until = bought.plus_days(i64::from(days));
        let commitment = commitment(question, bought, until)?;
        let price = price(question, offer, &commitment)?;
        if commitment.cancelled_after_days.is_none() || price >= kept {
            break;
        }
        months.push(Month { until, cancelled_after_days: Some(days), price });
    }
    let until = commitment(question, bought, bought.plus_days(1))?.paid_until;
    months.push(Month { until, cancelled_after_days: None, price: kept });
    Ok(months)
}

fn commitment(question: &Question<'_>, start: Minute, end: Minute) -> Result<MonthlyCommitment, Error> {
    Ok(MonthlyCommitment::new(Period::new(start, end)?, &question.book.policy, &question.assumptions))
}

/// The cheaper of keeping a commitment and, within the first month, cancelling it.
fn price(
    question: &Question<'_>,
    offer: &ModelUnitOffer,
    commitment: &MonthlyCommitment,
) -> Result<Ratio, Error> {
    let monthly = Ratio::from(offer.monthly);
    let a_day = monthly.divided_by(Ratio::from(commitment.day_rate_days))?;
    let extra = a_day.times(Ratio::from(commitment.extra_days))?;
    let kept = monthly.times(Ratio::from(commitment.months))?.plus(extra)?;
    let Some(days) = commitment.cancelled_after_days else { return Ok(kept) };
    let factor = Ratio::from(question.book.policy.early_cancel_factor.value);
    Ok(a_day.times(Ratio::from(days))?.times(factor)?.min(kept))
}
