//! The levels of reservation that are tried, chosen while the log is read.

use super::fit::{Minute, Sum};

/// Levels at equal distances from the first up to one that holds the busiest minute so far.
///
/// When a minute is busier than the highest level, levels are added above: every earlier minute fits them, so
/// nothing has to be read again. When there are too many, every other one is dropped.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// The quota of one unit, input and output.
    unit: (i64, i64),
    /// Units from one level to the next.
    stride: i64,
    /// What overflowed each level so far; level `i` is `(i + 1) × stride` units.
    levels: Vec<Sum>,
}

/// The most levels that are tried at once.
const MOST_LEVELS: usize = 128;

impl Grid {
    pub(super) fn new(input: i64, output: i64) -> Self {
        Self { unit: (input, output), stride: 1, levels: Vec::new() }
    }

    /// Adds levels until the highest holds the whole minute.
    pub(super) fn reach(&mut self, minute: &Minute) {
        let sum = minute.sum();
        let units = |taken: i64, unit: i64| taken / unit + i64::from(taken % unit > 0);
        let needed = units(sum.input, self.unit.0).max(units(sum.output, self.unit.1)).max(1);
        while self.levels_up_to(needed) > MOST_LEVELS {
            self.coarsen();
        }
        // Every earlier minute fits a level that is above all so far.
        let levels = self.levels_up_to(needed).max(self.levels.len());
        self.levels.resize(levels, Sum::default());
    }

    /// Counts what overflows each level in a minute; `false` when a level's sums do not fit.
    pub(super) fn fit(&mut self, minute: &Minute) -> bool {
        let (unit, stride) = (self.unit, self.stride);
        let sum = minute.sum();
        for (level, overflow) in (1_i64..).zip(&mut self.levels) {
            let quota = |unit: i64| unit.saturating_mul(level).saturating_mul(stride);
            let quota = (quota(unit.0), quota(unit.1));
            if sum.input <= quota.0 && sum.output <= quota.1 {
                // So does every higher level.
                break;
            }
            let Some(more) = overflow.plus(minute.overflow(quota)) else { return false };
            *overflow = more;
        }
        true
    }

    /// Each level: how many units it is, and what overflowed it.
    pub(super) fn levels(&self) -> impl Iterator<Item = (i64, &Sum)> {
        (1_i64..).map(|level| level * self.stride).zip(&self.levels)
    }

    /// The quota of one unit, input and output, scaled.
    pub(super) const fn unit(&self) -> (i64, i64) {
        self.unit
    }

    /// How many levels it takes to reach so many units.
    fn levels_up_to(&self, units: i64) -> usize {
        let levels = units / self.stride + i64::from(units % self.stride > 0);
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
