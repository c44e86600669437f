//! The levels of reservation that are tried, chosen while the log is read.

use super::{
    fit::{Minute, Sum},
    ladder::Ladder,
};
use crate::{error::Error, exact::Ratio};

/// Rungs of the ladder at equal distances, up to one that holds the busiest minute so far.
///
/// When a minute is busier than the highest level, levels are added above: every earlier minute fits them, so
/// nothing has to be read again. When there are too many, every other one is dropped.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    ladder: Ladder,
    /// Quota is counted in this part of a token.
    scale: i64,
    /// Rungs from one level to the next.
    stride: i64,
    levels: Vec<Level>,
}

/// A level that is tried.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub(super) rung: i64,
    /// Input and output tokens per minute.
    pub(super) throughput: (Ratio, Ratio),
    /// The same, scaled.
    quota: (i64, i64),
    /// What overflowed it so far.
    pub(super) overflow: Sum,
}

/// The most levels that are tried at once.
const MOST_LEVELS: usize = 128;

impl Grid {
    pub(super) const fn new(ladder: Ladder, scale: i64) -> Self {
        Self { ladder, scale, stride: 1, levels: Vec::new() }
    }

    /// Adds levels until the highest holds the whole minute.
    pub(super) fn reach(&mut self, minute: &Minute) -> Result<(), Error> {
        let sum = minute.sum();
        if self.levels.last().is_some_and(|highest| highest.holds(&sum)) {
            return Ok(());
        }
        let taken = |scaled: i64| Ratio::new(i128::from(scaled), i128::from(self.scale));
        let needed = self.ladder.holding(taken(sum.input)?, taken(sum.output)?)?;
        while self.levels_up_to(needed) > MOST_LEVELS {
            self.coarsen();
        }
        for place in self.levels.len()..self.levels_up_to(needed) {
            let rung = i64::try_from(place + 1).unwrap_or(i64::MAX).saturating_mul(self.stride);
            let level = self.level(rung)?;
            self.levels.push(level);
        }
        Ok(())
    }

    /// Counts what overflows each level in a minute; `false` when a level's sums do not fit.
    pub(super) fn fit(&mut self, minute: &Minute) -> bool {
        let (sum, mut first) = (minute.sum(), 0);
        for level in &mut self.levels {
            if level.holds(&sum) {
                // So does every higher level.
                break;
            }
            let Some(more) = level.overflow.plus(minute.overflow(level.quota, &mut first)) else {
                return false;
            };
            level.overflow = more;
        }
        true
    }

    /// Each level, the lowest first.
    pub(super) fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// A level that every minute so far fits.
    fn level(&self, rung: i64) -> Result<Level, Error> {
        let throughput = self.ladder.throughput(rung)?;
        let scaled = |throughput: Ratio| {
            let quota = throughput.times(Ratio::whole(self.scale))?.floor();
            i64::try_from(quota).map_err(|_| Error::AMOUNT_TOO_LARGE)
        };
        let quota = (scaled(throughput.0)?, scaled(throughput.1)?);
        Ok(Level { rung, throughput, quota, overflow: Sum::default() })
    }

    /// How many levels it takes to reach a rung.
    fn levels_up_to(&self, rung: i64) -> usize {
        let levels = rung / self.stride + i64::from(rung % self.stride > 0);
        usize::try_from(levels).unwrap_or(usize::MAX)
    }

    fn coarsen(&mut self) {
        let mut place = 0;
        self.levels.retain(|_| {
            place += 1;
            place % 2 == 0
        });
        self.stride = self.stride.saturating_mul(2);
    }
}

impl Level {
    const fn holds(&self, sum: &Sum) -> bool {
        sum.input <= self.quota.0 && sum.output <= self.quota.1
    }
}
