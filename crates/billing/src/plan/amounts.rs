//! The amounts of one direction that are on sale, each by its place, and what each costs.

use super::{Question, parts::fraction};
use crate::{
    error::Error, exact::Ratio, price_book::PurchaseRule, throughput::CapacityRate, throughput::price,
};

/// Bits below the reference amount in which costs are counted.
pub(super) const COST_BITS: u32 = 72;

/// Input and output.
pub(super) const DIRECTIONS: [usize; 2] = [0, 1];

/// The amounts of one direction on sale: nothing at place 0, the least at 1, and a step more at each place above.
pub(super) struct Amounts {
    /// The least amount and a step, in whole units of throughput.
    minimum: i128,
    step: i128,
    /// What each of them costs.
    least: Rate,
    more: Rate,
}

/// What something costs in parts of the reference amount.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rate {
    /// For a minute by the hour.
    pub(super) minute: i128,
    /// For a day of a package.
    pub(super) day: i128,
}

impl Amounts {
    /// The amounts of input, and those of output; `unit` of a token per minute is the unit of throughput, `whole` the
    /// reference amount.
    pub(super) fn of(question: &Question<'_>, unit: i128, whole: Ratio) -> Result<[Self; 2], Error> {
        let policy = &question.book.policy;
        let amounts = |rule: &PurchaseRule, direction: fn(Ratio) -> (Ratio, Ratio)| {
            let (minimum, step) = (Ratio::from(rule.minimum), Ratio::from(rule.step));
            let part = |rate: &CapacityRate, amount: Ratio| {
                let (input, output) = direction(amount);
                price(question.book, rate, input, output)
            };
            let rate = |amount: Ratio| {
                let minute = part(&question.offer.hourly, amount)?.divided_by(Ratio::whole(60))?;
                let day = part(&question.offer.daily, amount)?;
                Ok::<_, Error>(Rate {
                    minute: fraction(minute, whole, COST_BITS)?,
                    day: fraction(day, whole, COST_BITS)?,
                })
            };
            let units = |amount: Ratio| Ok::<_, Error>(amount.times(unit.into())?.floor());
            if step.is_zero() {
                return Err(Error::DIVISION_BY_ZERO);
            }
            Ok(Self {
                minimum: units(minimum)?,
                step: units(step)?,
                least: rate(minimum)?,
                more: rate(step)?,
            })
        };
        Ok([
            amounts(&policy.input_purchase.value, |amount| (amount, Ratio::ZERO))?,
            amounts(&policy.output_purchase.value, |amount| (Ratio::ZERO, amount))?,
        ])
    }

    /// The amount at a place, in units.
    pub(super) fn amount(&self, place: i64) -> i128 {
        match place {
            0 => 0,
            _ => self.step.saturating_mul(i128::from(place - 1)).saturating_add(self.minimum),
        }
    }

    /// The least place, above 0, whose amount is not below so many units.
    pub(super) fn place(&self, needed: i128) -> Result<i64, Error> {
        let above = needed.saturating_sub(self.minimum).max(0);
        let steps = above.div_euclid(self.step) + i128::from(above.rem_euclid(self.step) > 0);
        i64::try_from(steps + 1).map_err(|_| Error::AMOUNT_TOO_LARGE)
    }

    /// What the places above one, up to another, cost together.
    pub(super) fn rate(&self, from: i64, to: i64) -> Rate {
        let steps = i128::from(to - from.max(1));
        let least = if from == 0 { self.least } else { Rate::default() };
        let sum = |least: i128, more: i128| more.saturating_mul(steps).saturating_add(least);
        Rate { minute: sum(least.minute, self.more.minute), day: sum(least.day, self.more.day) }
    }
}
