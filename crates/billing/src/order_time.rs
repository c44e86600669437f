//! When in the day to order the first daily package.

use crate::{
    assumption::{Assumptions, LateOrderInstant},
    calendar::{MINUTES_PER_DAY, Minute, Period, RunningTime, hours},
    error::Error,
    lifecycle::{DailyPackage, packages_over},
    money::Money,
    price_book::Policy,
};

/// What ordering one package day at the first running minute gets, and whether another minute gets more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderTime {
    /// The package as ordered at the first running minute.
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
    /// What packages from the first running minute to the last cost.
    pub packages: Money,
    /// What the same minutes cost by the hour.
    pub by_the_hour: Money,
    /// Paying by the hour until an order counts as late, where that costs less than either.
    pub wait: Option<Wait>,
    /// Whether the number of packages rests on how an order at the late-order time itself is read.
    pub rests_on_late_instant: bool,
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
    /// What is saved over the running time: packages from its start, less the bridge and the packages from the late order on.
    pub saves: Money,
    /// Minutes without service at the change of the payment method, which needs another deployment: none, when that one
    /// runs before the first is released.
    pub gap_minutes: i64,
}

/// When to order the first package for a running time, at a day's and an hour's price; `None` when it never runs.
///
/// `saves = days from the start on × a day − (bridged hours × an hour + days from the late order on × a day)`, over the
/// running time as it is.
///
/// At $369.60 a day and $30.80 an hour, from 14:00 to the end of the next day: a package now covers 10 hours at $36.96
/// each; waiting until 22:01 costs 8 h 1 min by the hour, $246.91, and saves $122.69 because the late package covers the
/// next day.
///
/// # Errors
/// `amount-too-large`.
pub fn order_time(
    policy: &Policy,
    assumptions: &Assumptions,
    running: &RunningTime,
    a_day: Money,
    an_hour: Money,
) -> Result<Option<OrderTime>, Error> {
    let Some(first) = running.stretches().first() else { return Ok(None) };
    let start = first.start();
    let order = |minute| DailyPackage::order(minute, 1, policy, assumptions);
    let covered = |package: &DailyPackage| package.covered_until.minutes_since(package.ordered);
    let package = order(start);
    let covered_minutes = covered(&package);
    let midnight = start.start_of_day();
    let minutes = || (0..MINUTES_PER_DAY).map(|minute| order(midnight.plus_minutes(minute)));
    // The earliest of the minutes that cover the most.
    let best = minutes()
        .fold(order(midnight), |best, other| if covered(&other) > covered(&best) { other } else { best });
    let days = |from, assumptions: &_| package_days(running, from, policy, assumptions);
    let days_now = days(start, assumptions);
    let packages = a_day.times(days_now.into())?;
    let by_the_hour = an_hour.times(hours(running.minutes()))?;
    let late = minutes().find(|package| package.late_order && package.ordered > start);
    let wait = match late.filter(|late| !package.late_order && late.ordered < first.end()) {
        Some(late) => {
            let bridged_minutes = late.ordered.minutes_since(start);
            let bridge = an_hour.times(hours(bridged_minutes))?;
            let cost = bridge.plus(a_day.times(days(late.ordered, assumptions).into())?)?;
            let saves = packages.minus(cost)?;
            let wait = Wait { package: late, bridged_minutes, bridge, saves, gap_minutes: 0 };
            (cost < packages.min(by_the_hour)).then_some(wait)
        }
        None => None,
    };
    let late_order_instant = match assumptions.late_order_instant {
        LateOrderInstant::NotLate => LateOrderInstant::Late,
        LateOrderInstant::Late => LateOrderInstant::NotLate,
    };
    Ok(Some(OrderTime {
        package,
        covered_minutes,
        per_covered_hour: a_day.divided_by(hours(covered_minutes))?,
        best,
        best_covered_minutes: covered(&best),
        best_per_covered_hour: a_day.divided_by(hours(covered(&best)))?,
        packages,
        by_the_hour,
        wait,
        rests_on_late_instant: days(start, &Assumptions { late_order_instant, ..*assumptions }) != days_now,
    }))
}

/// Days of the packages that cover every running minute from a minute on.
fn package_days(running: &RunningTime, from: Minute, policy: &Policy, assumptions: &Assumptions) -> u32 {
    let rest = running
        .stretches()
        .iter()
        .filter_map(|stretch| Period::new(stretch.start().max(from), stretch.end()).ok());
    let packages = packages_over(rest, policy, assumptions);
    packages.iter().map(|package| package.days).fold(0, u32::saturating_add)
}
