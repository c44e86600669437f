//! The slices of what is reserved, and what each costs in either way to pay.

use std::collections::BTreeMap;

use super::{
    Question, Throughput, plus,
    reserve::{Paths, Reservation, WeekHours},
};
use crate::{error::Error, exact::Ratio, money::Money, named_enum, throughput::price};

named_enum! {
    /// A direction tokens flow in.
    pub enum Dimension {
        /// Into the model.
        Input = "input",
        /// Out of it.
        Output = "output",
    }
}

/// Throughput that is needed in the same hours, and what reserving it costs in each way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slice {
    /// The direction.
    pub dimension: Dimension,
    /// Where it starts, in tokens per minute.
    pub from: Ratio,
    /// What is bought for it, in tokens per minute.
    pub size: Ratio,
    /// On daily packages alone: days, each at its price.
    pub packages: Alone,
    /// By the hour alone: hours, each at its price.
    pub hours: Alone,
    /// The cheapest sequence of packages and hours that reserves it whenever it is needed, together with what is needed of
    /// the other direction in the same hours: a deployment has both, and is paid for in one way.
    pub reservation: Reservation,
    /// What it would cost in its own cheapest way, where the other direction is paid for in another.
    pub(super) apart: Money,
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
}

/// The slices of what is reserved in hours of the week, input before output, the lowest first.
pub(super) fn sliced(
    question: &Question<'_>,
    reserved: &[(usize, Throughput)],
    paths: &mut Paths<'_>,
) -> Result<Vec<Slice>, Error> {
    let mut cut = Vec::new();
    // What is needed of both directions in the same hours.
    let mut together: BTreeMap<WeekHours, Throughput> = BTreeMap::new();
    for dimension in [Dimension::Input, Dimension::Output] {
        let mut amounts: Vec<Ratio> =
            reserved.iter().map(|(_, throughput)| dimension.of(*throughput)).collect();
        amounts.sort_unstable();
        amounts.dedup();
        let mut from = Ratio::ZERO;
        for amount in amounts.into_iter().filter(|amount| !amount.is_zero()) {
            let needed = reserved.iter().filter(|(_, throughput)| dimension.of(*throughput) > from);
            let hours: WeekHours = needed.map(|(hour, _)| *hour).collect();
            let size = amount.minus(from)?;
            let sum = together.entry(hours).or_insert((Ratio::ZERO, Ratio::ZERO));
            *sum = plus(*sum, dimension.alone(size))?;
            cut.push((dimension, from, size, hours));
            from = amount;
        }
    }
    let slice = |(dimension, from, size, hours): (Dimension, Ratio, Ratio, WeekHours)| {
        let both = together.get(&hours).copied().unwrap_or(dimension.alone(size));
        let needed = paths.through(hours, both)?;
        let prices = prices(question, dimension.alone(size))?;
        Ok(Slice {
            dimension,
            from,
            size,
            packages: Alone::new(needed.all_days, prices.1)?,
            hours: Alone::new(needed.all_hours, prices.0)?,
            reservation: Reservation { cost: needed.cost(prices)?, steps: needed.steps.clone() },
            apart: paths.through(hours, dimension.alone(size))?.cost(prices)?,
        })
    };
    cut.into_iter().map(slice).collect()
}

impl Dimension {
    /// The amount of this direction.
    const fn of(self, (input, output): Throughput) -> Ratio {
        match self {
            Self::Input => input,
            Self::Output => output,
        }
    }

    /// An amount of this direction, and nothing of the other.
    const fn alone(self, amount: Ratio) -> Throughput {
        match self {
            Self::Input => (amount, Ratio::ZERO),
            Self::Output => (Ratio::ZERO, amount),
        }
    }
}

/// What an amount costs by the hour and by the day.
fn prices(question: &Question<'_>, (input, output): Throughput) -> Result<(Ratio, Ratio), Error> {
    let of = |rate| price(question.book, rate, input, output);
    Ok((of(&question.offer.hourly)?, of(&question.offer.daily)?))
}
