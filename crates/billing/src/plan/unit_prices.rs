//! What can be paid for one Model Unit in a period: hours, and the months that each day offers.

use super::{Cell, Question};
use crate::{
    calendar::{MINUTES_PER_DAY, Minute, Period, hours},
    error::Error,
    exact::Ratio,
    lifecycle::MonthlyCommitment,
    money::Money,
    price_book::ModelUnitOffer,
};

/// Prices of one unit as whole numbers of one small part of the currency: a search adds and compares millions of them.
pub(super) struct UnitPrices {
    /// How many parts are one of the currency.
    scale: i128,
    /// What a minute by the hour costs.
    pub(super) a_minute: i128,
    /// The first day.
    midnight: Minute,
    /// The months that can be bought on each day, whatever the time: the shortest first.
    months: Vec<Vec<Month>>,
}

/// A month that can be bought on a day.
pub(super) struct Month {
    /// Days until it ends, or is cancelled.
    pub(super) days: u32,
    /// Whether it is cancelled.
    pub(super) cancelled: bool,
    /// What it costs.
    pub(super) cost: i128,
}

impl UnitPrices {
    /// The prices in the days of the cells; the cost of all cells by the hour and a month more fits.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub(super) fn new(
        question: &Question<'_>,
        offer: &ModelUnitOffer,
        cells: &[Cell],
    ) -> Result<Self, Error> {
        let midnight = question.period.start().start_of_day();
        let days = question.period.end().minutes_since(midnight).saturating_add(MINUTES_PER_DAY - 1);
        let days = 0..days / MINUTES_PER_DAY;
        let of_day = |day| months(question, offer, midnight.plus_days(day));
        let offered = days.map(of_day).collect::<Result<Vec<_>, Error>>()?;
        let a_minute = Ratio::from(offer.hourly).times(hours(1))?;
        let costs = offered.iter().flatten().map(|(_, _, cost)| *cost);
        let scale = Ratio::common_denominator(costs.chain([a_minute]))?;
        let whole = |cost: Ratio| Ok::<_, Error>(cost.times(scale.into())?.floor());
        let month =
            |&(days, cancelled, cost): &(u32, bool, Ratio)| Ok(Month { days, cancelled, cost: whole(cost)? });
        let months = offered.iter().map(|day| day.iter().map(month).collect());
        let prices = Self {
            scale,
            a_minute: whole(a_minute)?,
            midnight,
            months: months.collect::<Result<Vec<Vec<Month>>, Error>>()?,
        };
        let minutes = cells.iter().map(|cell| i128::from(cell.minutes)).sum();
        let dearest = prices.months.iter().flatten().map(|month| month.cost).max().unwrap_or_default();
        let most = prices.a_minute.checked_mul(minutes).and_then(|most| most.checked_add(dearest));
        most.map(|_| prices).ok_or(Error::AMOUNT_TOO_LARGE)
    }

    /// The months that can be bought at a minute of the period.
    pub(super) fn months(&self, bought: Minute) -> &[Month] {
        let day = bought.minutes_since(self.midnight) / MINUTES_PER_DAY;
        usize::try_from(day).ok().and_then(|day| self.months.get(day)).map_or(&[], Vec::as_slice)
    }

    /// A cost in parts as an amount.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub(super) fn amount(&self, cost: i128) -> Result<Money, Error> {
        Ratio::new(cost, self.scale).map(Money)
    }
}

/// Days, cancellation and cost of every month that can be bought on a day: cancelled after each day at which that costs
/// less than keeping it, and kept.
fn months(
    question: &Question<'_>,
    offer: &ModelUnitOffer,
    midnight: Minute,
) -> Result<Vec<(u32, bool, Ratio)>, Error> {
    let (policy, monthly) = (&question.book.policy, Money(Ratio::from(offer.monthly)));
    let lasting = |days: u32| {
        let span = Period::new(midnight, midnight.plus_days(days.into()))?;
        Ok::<_, Error>(MonthlyCommitment::new(span, policy, &question.assumptions))
    };
    let mut months = Vec::new();
    for days in 1.. {
        let cost = lasting(days)?.cost(monthly, policy)?;
        if !cost.cancels() {
            break;
        }
        months.push((days, true, cost.least().0));
    }
    let minutes = lasting(1)?.paid_until.minutes_since(midnight);
    let days = u32::try_from(minutes / MINUTES_PER_DAY).map_err(|_| Error::AMOUNT_TOO_LARGE)?;
    months.push((days, false, monthly.0));
    Ok(months)
}
