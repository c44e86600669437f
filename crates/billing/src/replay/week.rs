//! The week of a log: what each hour of it took from the quota.

use super::fit::Sum;
use crate::{
    calendar::{MINUTES_PER_HOUR, Minute},
    error::Error,
    exact::Ratio,
    plan::{HOURS_PER_WEEK, WeeklyDemand, hour_of_week},
};

/// What a reservation would have been asked for in each hour of a week, requests above the maximum input left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeeklyLoad {
    /// On average over the hour's minutes within the log.
    pub average: WeeklyDemand,
    /// In the hour's busiest minute, each direction by itself.
    pub peak: WeeklyDemand,
    /// Hours of the week that the log reaches into; the others are empty.
    pub covered_hours: usize,
}

/// Sums of each hour of the week, in scaled whole numbers.
#[derive(Clone, Debug)]
pub(super) struct Week {
    hours: Vec<Hour>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Hour {
    input: i64,
    output: i64,
    busiest_input: i64,
    busiest_output: i64,
}

/// Minutes of a week.
const MINUTES_PER_WEEK: i64 = HOURS_PER_WEEK as i64 * MINUTES_PER_HOUR;

impl Week {
    pub(super) fn new() -> Self {
        Self { hours: vec![Hour::default(); HOURS_PER_WEEK] }
    }

    /// Counts a minute. Its sums are part of the log's, which were checked to fit.
    pub(super) fn add(&mut self, minute: i64, sum: &Sum) {
        let Some(hour) = self.hours.get_mut(hour_of_week(Minute::since_epoch(minute))) else { return };
        hour.input = hour.input.saturating_add(sum.input);
        hour.output = hour.output.saturating_add(sum.output);
        hour.busiest_input = hour.busiest_input.max(sum.input);
        hour.busiest_output = hour.busiest_output.max(sum.output);
    }

    /// The load of a log from its first minute to its last, both included.
    pub(super) fn load(&self, first: i64, last: i64, scale: i64) -> Result<WeeklyLoad, Error> {
        let minutes = minutes_of_hours(first, last);
        let none = WeeklyDemand([(Ratio::ZERO, Ratio::ZERO); HOURS_PER_WEEK]);
        let (mut average, mut peak) = (none.clone(), none);
        let scaled = |sum: i64, minutes: i64| {
            Ratio::new(i128::from(sum), i128::from(scale) * i128::from(minutes.max(1)))
        };
        let sums = self.hours.iter().zip(&minutes);
        for ((hour, minutes), (average, peak)) in sums.zip(average.0.iter_mut().zip(&mut peak.0)) {
            *average = (scaled(hour.input, *minutes)?, scaled(hour.output, *minutes)?);
            *peak = (scaled(hour.busiest_input, 1)?, scaled(hour.busiest_output, 1)?);
        }
        let covered_hours = minutes.iter().filter(|minutes| **minutes > 0).count();
        Ok(WeeklyLoad { average, peak, covered_hours })
    }
}

/// How many minutes of each hour of the week lie between two minutes, both included.
fn minutes_of_hours(first: i64, last: i64) -> Vec<i64> {
    let all = last.saturating_sub(first).saturating_add(1);
    let mut minutes = vec![all / MINUTES_PER_WEEK * MINUTES_PER_HOUR; HOURS_PER_WEEK];
    for minute in first..first.saturating_add(all % MINUTES_PER_WEEK) {
        if let Some(count) = minutes.get_mut(hour_of_week(Minute::since_epoch(minute))) {
            *count += 1;
        }
    }
    minutes
}
