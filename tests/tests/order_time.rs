//! When in the day to order a daily package, with the default book's rules.

use billing::{
    assumption::Assumptions,
    calendar::{Minute, Period},
    exact::Ratio,
    money::Money,
    order_time::{OrderTime, order_time, runs_through_next_day},
};

fn advice(start: &str) -> OrderTime {
    let book = books::find("alibaba-cn-beijing-usd-2026-03-31").unwrap();
    let money = |cents| Money(Ratio::new(cents, 100).unwrap());
    let start = Minute::parse(start).unwrap();
    order_time(&book.policy, &Assumptions::default(), start, money(36_960), money(3_080)).unwrap()
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
fn only_a_service_that_runs_to_the_end_of_the_next_day_is_advised() {
    let runs = |start, end| {
        let minute = |text| Minute::parse(text).unwrap();
        runs_through_next_day(&Period::new(minute(start), minute(end)).unwrap())
    };
    assert!(runs("2026-04-01T14:00", "2026-04-03T00:00"));
    assert!(!runs("2026-04-01T14:00", "2026-04-02T23:59"));
    assert!(!runs("2026-04-01T09:00", "2026-04-01T18:30"));
}
