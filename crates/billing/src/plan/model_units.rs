//! The same demand on Model Units whose throughput was measured.
//!
//! Nothing overflows here: in every hour there are as many units as the demand needs. Units that are needed in the
//! same hours are one group, and each group is paid for in the cheapest sequence of hours and months.

use super::{
    Cell, Question, cells,
    unit_prices::{Month, UnitPrices},
};
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
/// 500,000 and 60,000 TPM around the clock in April on units that hold 300,000 and 40,000 each: two by the month for
/// $37,600; by the hour they would be $57,600.
///
/// # Errors
/// `division-by-zero` when a unit holds nothing; `amount-too-large`.
pub fn on_model_units(question: &Question<'_>, unit: &MeasuredUnit<'_>) -> Result<UnitPlan, Error> {
    let cells = cells(question);
    let needed = cells.iter().map(|cell| unit.needed(cell)).collect::<Result<Vec<i64>, Error>>()?;
    let mut counts: Vec<i64> = needed.iter().copied().filter(|units| *units > 0).collect();
    counts.sort_unstable();
    counts.dedup();
    let prices = UnitPrices::new(question, unit.offer, &cells)?;
    let (mut below, mut groups) = (0, Vec::new());
    for count in counts {
        let (cost, steps) =
            cheapest(&prices, &cells, |place| needed.get(place).is_some_and(|units| *units > below));
        let units = count - below;
        groups.push(UnitGroup { units, cost: prices.amount(cost)?.times(Ratio::whole(units))?, steps });
        below = count;
    }
    let peak = Ratio::whole(below);
    let mut in_use = cells.iter().filter(|cell| cell.demand != (Ratio::ZERO, Ratio::ZERO));
    let minutes = in_use.clone().map(|cell| cell.minutes).sum();
    let hourly = Ratio::from(unit.offer.hourly).times(hours(minutes))?;
    let first = in_use.next();
    let monthly = match first.zip(in_use.next_back().or(first)) {
        Some((first, last)) => {
            let span = Period::new(first.start, last.start.plus_minutes(last.minutes))?;
            let policy = &question.book.policy;
            let commitment = MonthlyCommitment::new(span, policy, &question.assumptions);
            commitment.cost(Money(unit.offer.monthly.into()), policy)?.least()
        }
        None => Money::ZERO,
    };
    Ok(UnitPlan {
        total: Money::sum(groups.iter().map(|group| group.cost))?,
        peak: below,
        groups,
        hourly: Money(hourly.times(peak)?),
        monthly: monthly.times(peak)?,
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

/// The cheapest way of one unit through the cells it is needed in, from the last to the first. Where ways cost the
/// same, hours commit to nothing, and the shorter commitment to less.
fn cheapest(prices: &UnitPrices, cells: &[Cell], needed: impl Fn(usize) -> bool) -> (i128, Vec<UnitStep>) {
    // Every day is cut alike: a day after the start of a cell, as many cells further on, another starts.
    let a_day = match cells.first() {
        Some(first) => cells.partition_point(|cell| cell.start < first.start.plus_days(1)),
        None => 0,
    };
    let further = |month: &Month| a_day.saturating_mul(month.days as usize);
    // From the last cell back: what the cells from it on cost, after the nothing that follows them, and the month that
    // is bought at its start. No cost is above that of all cells by the hour.
    let (mut costs, mut bought) = (vec![0_i128], Vec::new());
    for (place, cell) in cells.iter().enumerate().rev() {
        let rest = |cells: usize| costs.get(costs.len().saturating_sub(cells)).copied().unwrap_or_default();
        let (mut cost, mut month) = (rest(1), None);
        if needed(place) {
            cost += prices.a_minute * i128::from(cell.minutes);
            for offered in prices.months(cell.start) {
                let with_month = offered.cost + rest(further(offered));
                if with_month < cost {
                    (cost, month) = (with_month, Some(offered));
                }
            }
        }
        costs.push(cost);
        bought.push(month);
    }
    bought.reverse();
    let (mut steps, mut place) = (Vec::new(), 0);
    while let (Some(cell), Some(month)) = (cells.get(place), bought.get(place)) {
        if let Some(month) = month {
            steps.push(UnitStep::Month {
                bought: cell.start,
                until: cell.start.plus_days(month.days.into()),
                cancelled_after_days: month.cancelled.then_some(month.days),
            });
            place += further(month);
            continue;
        }
        if needed(place) {
            let end = cell.start.plus_minutes(cell.minutes);
            match steps.last_mut() {
                Some(UnitStep::Hours { end: last, .. }) if *last == cell.start => *last = end,
                _ => steps.push(UnitStep::Hours { start: cell.start, end }),
            }
        }
        place += 1;
    }
    (costs.last().copied().unwrap_or_default(), steps)
}
