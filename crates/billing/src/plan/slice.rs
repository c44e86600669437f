//! The slices of what is reserved, and what each costs in either way to pay.

use super::{
    Question, WeeklyDemand,
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

/// Steps of throughput that are needed alike, and what reserving them costs in each way.
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

/// The slices of one direction, the lowest first, up to the peak of what is served.
///
/// The least amount on sale is needed whenever anything is served, in either direction: one is not sold without the
/// other.
pub(super) fn sliced(
    question: &Question<'_>,
    served: &WeeklyDemand,
    dimension: Dimension,
    paths: &mut Paths<'_>,
) -> Result<Vec<Slice>, Error> {
    let policy = &question.book.policy;
    let purchase = match dimension {
        Dimension::Input => &policy.input_purchase.value,
        Dimension::Output => &policy.output_purchase.value,
    };
    let (minimum, step) = (Ratio::from(purchase.minimum), Ratio::from(purchase.step));
    let asked: Vec<(usize, Ratio)> = served
        .0
        .iter()
        .enumerate()
        .filter_map(|(hour, demand)| {
            let amount = match dimension {
                Dimension::Input => demand.0,
                Dimension::Output => demand.1,
            };
            (*demand != (Ratio::ZERO, Ratio::ZERO)).then_some((hour, amount))
        })
        .collect();
    let mut slices = Vec::new();
    let mut from = Ratio::ZERO;
    loop {
        let lowest = from.is_zero() && minimum > Ratio::ZERO;
        let needed = asked.iter().filter(|(_, amount)| lowest || *amount > from);
        let Some(least) = needed.clone().map(|(_, amount)| *amount).min() else { return Ok(slices) };
        // As long as every needed hour fills them whole, steps are alike.
        let alike = least.minus(from)?.divided_by(step)?.floor().max(1);
        let size = if lowest { minimum } else { step.times(Ratio::from(alike))? };
        let hours = needed.map(|(hour, _)| *hour).collect();
        let needed = paths.through(hours)?;
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
        from = from.plus(size)?;
    }
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
