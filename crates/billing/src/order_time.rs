//! When in the day to order a daily package.

use crate::{
    assumption::Assumptions,
    calendar::{MINUTES_PER_DAY, Minute, Period, hours},
    error::Error,
    lifecycle::DailyPackage,
    money::Money,
    price_book::Policy,
};

/// What ordering one package day at a minute gets, and whether another minute of that day gets more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderTime {
    /// The package as ordered at the chosen minute.
    pub package: DailyPackage,
    /// Minutes it covers.
    pub covered_minutes: i64,
    /// Its price per covered hour.
    pub per_covered_hour: Money,
    /// The minute of that day at which the same price covers the most.
    pub best: DailyPackage,
    /// Minutes that one covers.
    pub best_covered_minutes: i64,
    /// Its price per covered hour.
    pub best_per_covered_hour: Money,
    /// Paying by the hour until an order counts as late, where that is cheaper.
    pub wait: Option<Wait>,
}

/// Bridging by the hour until a late order covers the next day too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The late order.
    pub package: DailyPackage,
    /// Minutes paid by the hour until then.
    pub bridged_minutes: i64,
    /// What they cost.
    pub bridge: Money,
    /// What is saved over the same time: a package now and one for the next day, less the bridge and the late package.
    pub saves: Money,
}

/// Whether a service that runs in this stretch, its first, runs on to the end of the day after its start: what [`order_time`]
/// advises is for such a service alone, for a minute at which it rests needs no package.
///
/// From 14:00 on 1 April to 18:30 it does not; to 00:00 on 3 April it does.
pub fn runs_through_next_day(first: &Period) -> bool {
    first.end() >= first.start().start_of_day().plus_days(2)
}

/// Advice for a service that starts at `start` and runs through the next day, at a day's and an hour's price.
///
/// At $369.60 a day and $30.80 an hour, starting at 14:00: a package now covers 10 hours at $36.96 each; waiting until
/// 22:01 costs 8 h 1 min by the hour, $246.91, and saves $122.69 because the late package covers the next day.
///
/// # Errors
/// `amount-too-large`.
pub fn order_time(
    policy: &Policy,
    assumptions: &Assumptions,
    start: Minute,
    a_day: Money,
    an_hour: Money,
) -> Result<OrderTime, Error> {
    let order = |minute| DailyPackage::order(minute, 1, policy, assumptions);
    let covered = |package: &DailyPackage| package.covered_until.minutes_since(package.ordered);
    let package = order(start);
    let covered_minutes = covered(&package);
    let midnight = start.start_of_day();
    let minutes = || (0..MINUTES_PER_DAY).map(|minute| order(midnight.plus_minutes(minute)));
    // The earliest of the minutes that cover the most.
    let best = minutes()
        .fold(order(midnight), |best, other| if covered(&other) > covered(&best) { other } else { best });
    let late = minutes().find(|package| package.late_order && package.ordered > start);
    let wait = match late {
        Some(late) if !package.late_order => {
            let bridged_minutes = late.ordered.minutes_since(start);
            let bridge = an_hour.times(hours(bridged_minutes))?;
            let saves = a_day.minus(bridge)?;
            (saves > Money::ZERO).then_some(Wait { package: late, bridged_minutes, bridge, saves })
        }
        _ => None,
    };
    Ok(OrderTime {
        package,
        covered_minutes,
        per_covered_hour: a_day.divided_by(hours(covered_minutes))?,
        best,
        best_covered_minutes: covered(&best),
        best_per_covered_hour: a_day.divided_by(hours(covered(&best)))?,
        wait,
    })
}
