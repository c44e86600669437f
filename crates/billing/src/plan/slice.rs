//! The slices of what is reserved, and what each costs in either way to pay.

use super::{
    Question, Throughput,
    reserve::{Paths, Reservation},
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
    /// The cheapest sequence of packages and hours that reserves it whenever it is needed.
    pub reservation: Reservation,
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
    let mut slices = Vec::new();
    for dimension in [Dimension::Input, Dimension::Output] {
        let of = |throughput: &Throughput| match dimension {
            Dimension::Input => throughput.0,
            Dimension::Output => throughput.1,
        };
        let mut amounts: Vec<Ratio> = reserved.iter().map(|(_, throughput)| of(throughput)).collect();
        amounts.sort_unstable();
        amounts.dedup();
        let mut from = Ratio::ZERO;
        for amount in amounts.into_iter().filter(|amount| !amount.is_zero()) {
            let needed = reserved.iter().filter(|(_, throughput)| of(throughput) > from);
            let needed = paths.through(needed.map(|(hour, _)| *hour).collect())?;
            let size = amount.minus(from)?;
            let (an_hour, a_day) = prices(question, dimension, size)?;
            let cost = an_hour.times(needed.hours)?.plus(a_day.times(needed.days)?)?;
            slices.push(Slice {
                dimension,
                from,
                size,
                packages: Alone::new(needed.all_days, a_day)?,
                hours: Alone::new(needed.all_hours, an_hour)?,
                reservation: Reservation { cost: Money(cost), steps: needed.steps.clone() },
            });
            from = amount;
        }
    }
    Ok(slices)
}

/// What an amount of one direction costs by the hour and by the day.
fn prices(question: &Question<'_>, dimension: Dimension, size: Ratio) -> Result<(Ratio, Ratio), Error> {
    let (input, output) = match dimension {
        Dimension::Input => (size, Ratio::ZERO),
        Dimension::Output => (Ratio::ZERO, size),
    };
    let of = |rate| price(question.book, rate, input, output);
    Ok((of(&question.offer.hourly)?, of(&question.offer.daily)?))
}
