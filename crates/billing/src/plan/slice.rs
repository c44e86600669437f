//! The slices of a demand, and what each costs in either place.

use std::collections::BTreeMap;

use super::{
    Cell, Question,
    reserve::{Needed, Reservation},
};
use crate::{
    error::Error,
    exact::Ratio,
    money::Money,
    named_enum,
    throughput::{CapacityRate, price},
};

named_enum! {
    /// A direction tokens flow in.
    pub enum Dimension {
        /// Into the model.
        Input = "input",
        /// Out of it.
        Output = "output",
    }
}

named_enum! {
    /// Where a slice of the demand is served.
    pub enum Place {
        /// Reserved whenever it is needed.
        Reserved = "reserved",
        /// Left to overflow, billed per token.
        Overflow = "overflow",
    }
}

named_enum! {
    /// Why a slice is where it is.
    pub enum Reason {
        /// Reserving it costs no more than its overflow.
        ReservedCheaper = "reserved-cheaper",
        /// Its overflow costs less than reserving it.
        OverflowCheaper = "overflow-cheaper",
        /// Its overflow would cost less, but may not be that much: the allowance is of more use elsewhere, or the
        /// least amount on sale carries what is above it.
        OverflowLimit = "overflow-limit",
        /// Reserving it alone would cost less, but nothing of its direction is reserved.
        NothingReserved = "nothing-reserved",
        /// Its overflow has no price, so that it is not left to it.
        OverflowUnpriced = "overflow-unpriced",
    }
}

/// Steps of throughput that are needed alike, and what they cost in either place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slice {
    /// The direction.
    pub dimension: Dimension,
    /// Where it starts, in tokens per minute.
    pub from: Ratio,
    /// What is bought for it, in tokens per minute.
    pub size: Ratio,
    /// How many steps that is; the first slice of a direction, the least amount on sale, counts as one.
    pub steps: i64,
    /// Reserved on daily packages alone: days, each at its price.
    pub packages: Alone,
    /// Reserved by the hour alone: hours, each at its price.
    pub hours: Alone,
    /// The cheapest sequence of packages and hours that reserves it whenever it is needed.
    pub reservation: Reservation,
    /// What its tokens cost when it overflows; `None` where that has no price.
    pub overflow: Option<Money>,
    /// Tokens of the demand that lie in it.
    pub tokens: Ratio,
    /// Where it is.
    pub place: Place,
}

/// What one way alone takes: `cost = count × price`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alone {
    /// How many days or hours.
    pub count: Ratio,
    /// What each of them costs.
    pub price: Money,
    /// What all of them cost.
    pub cost: Money,
}

impl Alone {
    fn new(count: Ratio, price: Ratio) -> Result<Self, Error> {
        Ok(Self { count, price: Money(price), cost: Money(price.times(count)?) })
    }

    fn times(&self, share: Ratio) -> Result<Self, Error> {
        Ok(Self { count: self.count, price: self.price.times(share)?, cost: self.cost.times(share)? })
    }
}

impl Slice {
    /// What it costs where it is; `None` where that has no price.
    pub fn cost(&self) -> Option<Money> {
        match self.place {
            Place::Reserved => Some(self.reservation.cost),
            Place::Overflow => self.overflow,
        }
    }

    /// Why it is where it is.
    pub fn reason(&self) -> Reason {
        let Some(overflow) = self.overflow else { return Reason::OverflowUnpriced };
        match (self.place, self.reservation.cost <= overflow) {
            (Place::Reserved, true) => Reason::ReservedCheaper,
            (Place::Reserved, false) => Reason::OverflowLimit,
            (Place::Overflow, true) => Reason::NothingReserved,
            (Place::Overflow, false) => Reason::OverflowCheaper,
        }
    }

    /// So many of its steps, the lowest or, after `skipped` others, those above.
    pub(super) fn part(&self, skipped: i64, steps: i64) -> Result<Self, Error> {
        let share = Ratio::new(i128::from(steps), i128::from(self.steps))?;
        let before = self.size.times(Ratio::new(i128::from(skipped), i128::from(self.steps))?)?;
        let reservation =
            Reservation { cost: self.reservation.cost.times(share)?, steps: self.reservation.steps.clone() };
        Ok(Self {
            dimension: self.dimension,
            from: self.from.plus(before)?,
            size: self.size.times(share)?,
            steps,
            packages: self.packages.times(share)?,
            hours: self.hours.times(share)?,
            reservation,
            overflow: self.overflow.map(|cost| cost.times(share)).transpose()?,
            tokens: self.tokens.times(share)?,
            place: self.place,
        })
    }
}

/// The slices of one direction, the lowest first, up to the peak of the demand.
pub(super) fn sliced(
    question: &Question<'_>,
    cells: &[Cell],
    dimension: Dimension,
) -> Result<Vec<Slice>, Error> {
    let policy = &question.book.policy;
    let (purchase, token_price) = match dimension {
        Dimension::Input => (&policy.input_purchase.value, question.tokens.map(|tier| tier.input)),
        Dimension::Output => (&policy.output_purchase.value, question.tokens.map(|tier| tier.output)),
    };
    let demand = |cell: &Cell| match dimension {
        Dimension::Input => cell.demand.0,
        Dimension::Output => cell.demand.1,
    };
    let price = |rate: &CapacityRate, size| match dimension {
        Dimension::Input => price(question.book, rate, size, Ratio::ZERO),
        Dimension::Output => price(question.book, rate, Ratio::ZERO, size),
    };
    let (hourly, daily) = (&question.offer.hourly, &question.offer.daily);
    let (minimum, step) = (Ratio::from(purchase.minimum), Ratio::from(purchase.step));
    let block = Ratio::from(policy.token_price_block.value);
    let a_token = token_price.map(|price| Ratio::from(price).divided_by(block)).transpose()?;
    // Amounts that are asked for, and for how long; weeks repeat, so that they are few.
    let amounts = amounts(cells.iter().map(|cell| (demand(cell), cell.minutes)));
    let place = |of: Ratio| amounts.partition_point(|(amount, _)| *amount < of);
    let places: Vec<usize> = cells.iter().map(|cell| place(demand(cell))).collect();
    let peak = amounts.last().map_or(Ratio::ZERO, |(amount, _)| *amount);

    let mut slices = Vec::new();
    let mut from = Ratio::ZERO;
    let mut needed: Option<(usize, Needed)> = None;
    while from < peak {
        let first = amounts.partition_point(|(amount, _)| *amount <= from);
        let above = amounts.get(first..).unwrap_or_default();
        let least = above.first().map_or(peak, |(amount, _)| *amount);
        let lowest = from.is_zero() && minimum > Ratio::ZERO;
        // As long as every needed cell fills them whole, steps are alike.
        let alike = i64::try_from(least.minus(from)?.divided_by(step)?.floor())
            .map_err(|_| Error::AMOUNT_TOO_LARGE)?;
        let steps = if lowest { 1 } else { alike.max(1) };
        let size = if lowest { minimum } else { step.times(Ratio::whole(steps))? };
        let tokens = above.iter().try_fold(Ratio::ZERO, |sum, (amount, minutes)| {
            sum.plus(amount.minus(from)?.min(size).times(Ratio::whole(*minutes))?)
        })?;
        let (an_hour, a_day) = (price(hourly, size)?, price(daily, size)?);
        // Slices that are needed in the same cells share the way through them.
        let needed = match needed.take().filter(|(known, _)| *known == first) {
            Some(known) => needed.insert(known),
            None => {
                let cells = cells.iter().zip(&places).filter(|(_, place)| **place >= first);
                let cells: Vec<Cell> = cells.map(|(cell, _)| *cell).collect();
                needed.insert((first, Needed::new(&cells, an_hour, a_day)?))
            }
        };
        let needed = &needed.1;
        let cost = an_hour.times(needed.hours)?.plus(a_day.times(needed.days)?)?;
        slices.push(Slice {
            dimension,
            from,
            size,
            steps,
            packages: Alone::new(needed.all_days, a_day)?,
            hours: Alone::new(needed.all_hours, an_hour)?,
            reservation: Reservation { cost: Money(cost), steps: needed.steps.clone() },
            overflow: a_token.map(|price| tokens.times(price).map(Money)).transpose()?,
            tokens,
            place: Place::Reserved,
        });
        from = from.plus(size)?;
    }
    Ok(slices)
}

/// Each amount that is asked for with the minutes it is asked for, the smallest first.
fn amounts(asked: impl Iterator<Item = (Ratio, i64)>) -> Vec<(Ratio, i64)> {
    let mut minutes = BTreeMap::new();
    for (amount, more) in asked {
        *minutes.entry(amount).or_insert(0) += more;
    }
    minutes.into_iter().collect()
}
