//! Requests minute by minute against every level.

use super::{Request, Tariff, fit::Minute, grid::Grid, ladder::Ladder, outcome::Totals, week::Week};
use crate::error::Error;

/// Every level with what overflowed it so far. Memory does not grow with the log, only with its busiest minute.
#[derive(Clone, Debug)]
pub(super) struct Levels {
    pub(super) grid: Grid,
    pub(super) week: Week,
    pub(super) totals: Totals,
    minute: Minute,
    current: Option<i64>,
}

impl Levels {
    pub(super) fn new(ladder: Ladder, scale: i64) -> Self {
        Self {
            grid: Grid::new(ladder, scale),
            week: Week::new(),
            totals: Totals::default(),
            minute: Minute::default(),
            current: None,
        }
    }

    /// Takes the next request; `amount-too-large` when the sums of the log do not fit.
    pub(super) fn push(&mut self, request: &Request, tariff: &Tariff) -> Result<(), Error> {
        if self.current != Some(request.minute) {
            self.close()?;
            self.current = Some(request.minute);
        }
        let counted = tariff.count(request);
        let totals = &mut self.totals;
        totals.all = totals.all.plus(counted.sum).ok_or(Error::AMOUNT_TOO_LARGE)?;
        totals.input_tokens += i64::from(request.input);
        totals.cached_tokens += i64::from(request.cached);
        if counted.above_max_input {
            totals.above_max_input =
                totals.above_max_input.plus(counted.sum).ok_or(Error::AMOUNT_TOO_LARGE)?;
            totals.unpriced += i64::from(tariff.tier(request.input).is_none());
            return Ok(());
        }
        if self.minute.push(counted.sum) { Ok(()) } else { Err(Error::AMOUNT_TOO_LARGE) }
    }

    /// Tries the minute that is open, if there is one.
    pub(super) fn close(&mut self) -> Result<(), Error> {
        let Some(minute) = self.current else { return Ok(()) };
        self.grid.reach(&self.minute)?;
        self.week.add(minute, &self.minute.sum());
        let fitted = self.grid.fit(&self.minute);
        self.minute.clear();
        if fitted { Ok(()) } else { Err(Error::AMOUNT_TOO_LARGE) }
    }
}
