//! The slices of a demand, and what each costs in either place.

use super::{
    Cell, Question,
    reserve::{Reservation, reservation},
};
use crate::{
    error::Error,
    exact::Ratio,
    money::Money,
    named_enum,
    price_book::PriceBook,
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
    /// The cheapest sequence of packages and hours that reserves it whenever it is needed.
    pub reservation: Reservation,
    /// What its tokens cost when it overflows; `None` where that has no price.
    pub overflow: Option<Money>,
    /// Tokens of the demand that lie in it.
    pub tokens: Ratio,
    /// Where it is.
    pub place: Place,
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
            reservation,
            overflow: self.overflow.map(|cost| cost.times(share)).transpose()?,
            tokens: self.tokens.times(share)?,
            place: self.place,
        })
    }

    /// Its price for an hour or a day.
    pub(super) fn price(&self, book: &PriceBook, rate: &CapacityRate) -> Result<Ratio, Error> {
        sized(book, rate, self.dimension, self.size)
    }
}

fn sized(book: &PriceBook, rate: &CapacityRate, dimension: Dimension, size: Ratio) -> Result<Ratio, Error> {
    match dimension {
        Dimension::Input => price(book, rate, size, Ratio::ZERO),
        Dimension::Output => price(book, rate, Ratio::ZERO, size),
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
    let (minimum, step) = (Ratio::from(purchase.minimum), Ratio::from(purchase.step));
    let peak = cells.iter().map(demand).max().unwrap_or(Ratio::ZERO);
    let block = Ratio::from(policy.token_price_block.value);
    let a_token = token_price.map(|price| Ratio::from(price).divided_by(block)).transpose()?;
    let mut slices = Vec::new();
    let mut from = Ratio::ZERO;
    while from < peak {
        let needed: Vec<Cell> = cells.iter().filter(|cell| demand(cell) > from).copied().collect();
        let least = needed.iter().map(demand).min().unwrap_or(peak);
        let lowest = from.is_zero() && minimum > Ratio::ZERO;
        // As long as every needed cell fills them whole, steps are alike.
        let alike = i64::try_from(least.minus(from)?.divided_by(step)?.floor())
            .map_err(|_| Error::AMOUNT_TOO_LARGE)?;
        let steps = if lowest { 1 } else { alike.max(1) };
        let size = if lowest { minimum } else { step.times(Ratio::whole(steps))? };
        let tokens = needed.iter().try_fold(Ratio::ZERO, |sum, cell| {
            let within = demand(cell).minus(from)?.min(size);
            sum.plus(within.times(Ratio::whole(cell.minutes))?)
        })?;
        let price = |rate| sized(question.book, rate, dimension, size);
        let reservation =
            reservation(question, &needed, price(&question.offer.hourly)?, price(&question.offer.daily)?)?;
        let overflow = a_token.map(|price| tokens.times(price).map(Money)).transpose()?;
        slices.push(Slice {
            dimension,
            from,
            size,
            steps,
            reservation,
            overflow,
            tokens,
            place: Place::Reserved,
        });
        from = from.plus(size)?;
    }
    Ok(slices)
}
