//! When in the day to order a daily package, with the default book's rules.

use billing::{
    assumption::{Assumptions, LateOrderInstant},
    calendar::{MINUTES_PER_DAY, Minute, Period, Running, RunningTime, Window, hours},
    exact::Ratio,
    lifecycle::daily_packages,
    money::Money,
    order_time::{OrderTime, order_time},
};
use proptest::prelude::*;

const A_DAY: i128 = 36_960;
const AN_HOUR: i128 = 3_080;

fn money(cents: i128) -> Money {
    Money(Ratio::new(cents, 100).unwrap())
}

fn minute(text: &str) -> Minute {
    Minute::parse(text).unwrap()
}

fn always(start: Minute, end: Minute) -> RunningTime {
    RunningTime::new(Period::new(start, end).unwrap(), &Running::Always)
}

fn advised(running: &RunningTime, assumptions: &Assumptions) -> Option<OrderTime> {
    let book = books::find("alibaba-cn-beijing-usd-2026-03-31").unwrap();
    order_time(&book.policy, assumptions, running, money(A_DAY), money(AN_HOUR)).unwrap()
}

/// For a service that runs to the end of the day after its start.
fn advice(start: &str) -> OrderTime {
    let start = minute(start);
    let running = always(start, start.start_of_day().plus_days(2));
    advised(&running, &Assumptions::default()).unwrap()
}

#[test]
fn an_order_at_14_00_covers_ten_hours_and_waiting_for_22_01_saves_money() {
    let advice = advice("2026-04-01T14:00");
    assert_eq!(advice.covered_minutes, 600);
    assert_eq!(advice.per_covered_hour.value(), "36.96");
    let wait = advice.wait.unwrap();
    assert_eq!((wait.package.ordered.to_string(), wait.bridged_minutes), ("2026-04-01T22:01".into(), 481));
    assert_eq!(wait.package.covered_until.to_string(), "2026-04-03T00:00");
    assert_eq!(wait.saves.display(billing::money::Currency::Usd), "122.69");
}

#[test]
fn the_best_minute_of_a_day_is_the_first_that_counts_as_late() {
    let advice = advice("2026-04-01T09:00");
    assert_eq!(
        (advice.best.ordered.to_string(), advice.best_covered_minutes),
        ("2026-04-01T22:01".into(), 1_559)
    );
    // $369.60 for 25 h 59 min.
    assert_eq!(advice.best_per_covered_hour, Money(Ratio::new(36_960 * 60, 100 * 1_559).unwrap()));
}

#[test]
fn waiting_more_than_twelve_hours_does_not_pay() {
    assert!(advice("2026-04-01T10:01").wait.is_none());
    assert!(advice("2026-04-01T10:02").wait.is_some());
    assert!(advice("2026-04-01T22:01").wait.is_none());
}

#[test]
fn a_service_from_noon_to_noon_waits_for_the_late_order_too() {
    let running = always(minute("2026-04-01T12:00"), minute("2026-04-02T12:00"));
    let advice = advised(&running, &Assumptions::default()).unwrap();
    // Two packages and 24 hours cost the same; 10 h 1 min and one package cost 22 h 1 min.
    assert_eq!((advice.packages.value(), advice.by_the_hour.value()), ("739.2".into(), "739.2".into()));
    let wait = advice.wait.unwrap();
    assert_eq!((wait.bridged_minutes, wait.gap_minutes), (601, 0));
    assert_eq!(wait.saves, Money(Ratio::new(AN_HOUR * 119, 100 * 60).unwrap()));
}

#[test]
fn a_service_that_by_the_hour_costs_less_waits_for_no_package() {
    let running = always(minute("2026-04-01T21:00"), minute("2026-04-02T06:00"));
    let advice = advised(&running, &Assumptions::default()).unwrap();
    assert_eq!((advice.packages.value(), advice.by_the_hour.value()), ("739.2".into(), "277.2".into()));
    assert_eq!(advice.wait, None);
}

#[test]
fn a_service_that_rests_at_the_late_order_has_nothing_to_bridge() {
    let week = Period::new(minute("2026-04-01T09:00"), minute("2026-04-08T09:00")).unwrap();
    let nine_to_nine = Window::new(
        billing::named::Named::ALL.to_vec(),
        billing::calendar::TimeOfDay::parse("09:00").unwrap(),
        billing::calendar::TimeOfDay::parse("21:30").unwrap(),
    );
    let running = RunningTime::new(week, &Running::Windows(vec![nine_to_nine.unwrap()]));
    assert_eq!(advised(&running, &Assumptions::default()).unwrap().wait, None);
    let never = RunningTime::new(week, &Running::Windows(Vec::<Window>::new()));
    assert_eq!(advised(&never, &Assumptions::default()), None);
}

#[test]
fn at_exactly_the_late_order_time_the_advice_says_that_it_rests_on_an_open_question() {
    let running = always(minute("2026-04-01T22:00"), minute("2026-04-03T00:00"));
    let read = |late_order_instant| Assumptions { late_order_instant, ..Assumptions::default() };
    let strict = advised(&running, &read(LateOrderInstant::NotLate)).unwrap();
    // One minute by the hour instead of a package.
    assert_eq!(strict.wait.unwrap().saves.display(billing::money::Currency::Usd), "369.09");
    let lenient = advised(&running, &read(LateOrderInstant::Late)).unwrap();
    assert_eq!((lenient.wait, lenient.package.late_order), (None, true));
    assert!(strict.rests_on_late_instant && lenient.rests_on_late_instant);
    assert!(!advice("2026-04-01T21:59").rests_on_late_instant);
    assert!(!advice("2026-04-01T22:01").rests_on_late_instant);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Hours up to a minute and packages from it on: no minute is cheaper than what is advised.
    #[test]
    fn no_other_order_minute_is_cheaper(start in 0..MINUTES_PER_DAY, lasts in 1..4 * MINUTES_PER_DAY, late in any::<bool>()) {
        let book = books::find("alibaba-cn-beijing-usd-2026-03-31").unwrap();
        let late_order_instant = if late { LateOrderInstant::Late } else { LateOrderInstant::NotLate };
        let assumptions = Assumptions { late_order_instant, ..Assumptions::default() };
        let start = minute("2026-04-01T00:00").plus_minutes(start);
        let end = start.plus_minutes(lasts);
        let advice = advised(&always(start, end), &assumptions).unwrap();
        let cost = |ordered: Minute| {
            let bridge = money(AN_HOUR).times(hours(ordered.minutes_since(start))).unwrap();
            if ordered == end {
                return bridge;
            }
            let packages = daily_packages(&always(ordered, end), &book.policy, &assumptions);
            let days: u32 = packages.iter().map(|package| package.days).sum();
            bridge.plus(money(A_DAY).times(days.into()).unwrap()).unwrap()
        };
        let least = (0..=lasts).map(|after| cost(start.plus_minutes(after))).min().unwrap();
        let found = match advice.wait {
            Some(wait) => {
                prop_assert_eq!(cost(wait.package.ordered).plus(wait.saves), Ok(advice.packages));
                cost(wait.package.ordered)
            }
            None => advice.packages.min(advice.by_the_hour),
        };
        prop_assert_eq!(found, least);
    }
}
