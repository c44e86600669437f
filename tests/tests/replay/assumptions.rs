//! A log under other readings of what the price page leaves open: as the same capacity is under them without a log.

use billing::{
    assumption::ExpiryMinute,
    calendar::{Minute, Period, Running},
    comparison::compare,
    method::Method,
    named::Named as _,
    scenario::{PtuCapacity, Scenario},
};

use super::*;

/// The minute a text names, counted from 1970.
fn minute(text: &str) -> i64 {
    Minute::parse(text).expect("a minute").minutes_since(Minute::since_epoch(0))
}

#[test]
fn daily_packages_of_a_log_cost_what_the_same_capacity_costs_from_its_first_minute_to_its_last() {
    let offer = qwen_plus();
    for (start, end) in [
        ("2026-04-01T00:00", "2026-04-02T00:00"),
        ("2026-04-01T12:00", "2026-04-02T12:00"),
        ("2026-04-01T22:00", "2026-04-02T22:00"),
        ("2026-04-01T22:01", "2026-04-02T22:01"),
        ("2026-04-01T23:59", "2026-04-03T00:00"),
        ("2026-04-01T23:59", "2026-04-03T00:01"),
        ("2026-04-01T09:00", "2026-05-01T18:30"),
    ] {
        for expiry_minute in ExpiryMinute::ALL {
            let assumptions = Assumptions { expiry_minute: *expiry_minute, ..Assumptions::default() };
            let question = Question { assumptions, ..offer.question() };
            let replay = Replay::new(question, proportion(UNIT.0.into(), UNIT.1.into())).expect("a replay");
            let request = |minute| Request { minute, input: 100, cached: 0, output: 10 };
            let log: Vec<_> = (minute(start)..minute(end)).map(request).collect();
            let level = outcome(pushed(replay, &log)).levels[0].clone();
            let period = Period::new(Minute::parse(start).unwrap(), Minute::parse(end).unwrap()).unwrap();
            let tokens = |ratio: Ratio| {
                TokensPerMinute(Decimal::from_str_exact(&ratio.to_string()).expect("a decimal"))
            };
            let scenario = Scenario {
                period,
                running: Running::Always,
                ptu: Some(PtuCapacity {
                    model: "qwen-plus-2025-12-01".into(),
                    mode: Mode::Thinking,
                    input: tokens(level.input),
                    output: tokens(level.output),
                }),
                model_units: None,
                traffic: None,
                assumptions,
            };
            let comparison = compare(offer.book, &scenario).expect("an answer");
            let cost = |method| {
                let option = comparison.options.iter().find(|option| option.quote.method == method);
                option.expect("the method").quote.cost
            };
            let case = format!("{start} to {end}, {}", expiry_minute.name());
            assert_eq!(level.daily.reservation, cost(Method::PtuDaily), "{case}");
            assert_eq!(level.hourly.reservation, cost(Method::PtuHourly), "{case}");
        }
    }
}

#[test]
fn the_longest_input_of_a_replay_is_the_one_the_scenario_chose() {
    let mut offers = books::all().flat_map(|book| book.ptu.iter().map(move |ptu| (book, ptu)));
    let longest = |book: &PriceBook, ptu, reading| book.max_input_tokens(ptu, reading);
    let (book, ptu) = offers
        .find(|(book, ptu)| {
            longest(book, ptu, LongestInput::Shorter) < longest(book, ptu, LongestInput::Factors)
        })
        .expect("a model with two longest inputs");
    let offer = Offer { book, ptu, prices: qwen_plus().prices };
    let input = longest(book, ptu, LongestInput::Factors);
    for (longest_input, above) in [(LongestInput::Factors, 0), (LongestInput::Shorter, 1)] {
        let assumptions = Assumptions { longest_input, ..Assumptions::default() };
        let question = Question { assumptions, ..offer.question() };
        let replay = Replay::new(question, proportion(10_000, 1_000)).expect("a replay");
        let log = [Request { minute: 0, input, cached: 0, output: 100 }];
        assert_eq!(outcome(pushed(replay, &log)).above_max_input, above, "{longest_input:?}");
    }
}
