//! The cheapest sequence of packages and hours that reserves a slice whenever it is needed.

use super::{Cell, Question};
use crate::{
    calendar::{MINUTES_PER_HOUR, Minute},
    error::Error,
    exact::Ratio,
    lifecycle::DailyPackage,
    money::Money,
};

/// What is paid to reserve a slice, in order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reservation {
    /// What it costs.
    pub cost: Money,
    /// Orders and hours.
    pub steps: Vec<Step>,
}

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Order a package of one day.
    Package {
        /// When.
        ordered: Minute,
        /// The first minute it no longer covers.
        covered_until: Minute,
    },
    /// Pay by the hour.
    Hours {
        /// From.
        start: Minute,
        /// Until.
        end: Minute,
    },
}

/// The cheapest way through the needed cells, from the last to the first: each is either paid by the hour, or a
/// package ordered at its start covers it and what follows. Where both cost the same, hours commit to nothing.
pub(super) fn reservation(
    question: &Question<'_>,
    needed: &[Cell],
    hourly: Ratio,
    daily: Ratio,
) -> Result<Reservation, Error> {
    // Entry `i`: the cost of the cells from `i` on, and whether a package is ordered there, with the next open cell.
    let mut ways: Vec<(Ratio, Option<usize>)> = vec![(Ratio::ZERO, None); needed.len() + 1];
    let cost =
        |ways: &[(Ratio, Option<usize>)], place: usize| ways.get(place).map_or(Ratio::ZERO, |way| way.0);
    for (place, cell) in needed.iter().enumerate().rev() {
        let hours = Ratio::new(i128::from(cell.minutes), i128::from(MINUTES_PER_HOUR))?;
        let by_the_hour = hourly.times(hours)?.plus(cost(&ways, place + 1))?;
        let next = next_open(question, needed, cell.start);
        let in_a_package = daily.plus(cost(&ways, next))?;
        if let Some(way) = ways.get_mut(place) {
            *way = if in_a_package < by_the_hour { (in_a_package, Some(next)) } else { (by_the_hour, None) };
        }
    }
    let mut steps = Vec::new();
    let mut place = 0;
    while let (Some(cell), Some((_, package))) = (needed.get(place), ways.get(place)) {
        match package {
            Some(next) => {
                let covered_until = order(question, cell.start).covered_until;
                steps.push(Step::Package { ordered: cell.start, covered_until });
                place = *next;
            }
            None => {
                let end = cell.start.plus_minutes(cell.minutes);
                match steps.last_mut() {
                    Some(Step::Hours { end: last, .. }) if *last == cell.start => *last = end,
                    _ => steps.push(Step::Hours { start: cell.start, end }),
                }
                place += 1;
            }
        }
    }
    Ok(Reservation { cost: Money(cost(&ways, 0)), steps })
}

/// Days of packages that cover every needed cell.
pub(super) fn package_days(question: &Question<'_>, needed: &[Cell]) -> i64 {
    let (mut days, mut place) = (0, 0);
    while let Some(cell) = needed.get(place) {
        days += 1;
        place = next_open(question, needed, cell.start);
    }
    days
}

/// The first cell that a package ordered at a minute does not cover.
fn next_open(question: &Question<'_>, needed: &[Cell], ordered: Minute) -> usize {
    let covered_until = order(question, ordered).covered_until;
    needed.partition_point(|cell| cell.start < covered_until)
}

fn order(question: &Question<'_>, minute: Minute) -> DailyPackage {
    DailyPackage::order(minute, 1, &question.book.policy, &question.assumptions)
}
