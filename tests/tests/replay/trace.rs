//! An hour of production traffic.

use std::{fs, path::PathBuf};

use billing::money::Money;

use super::{naive::agrees_with_a_naive_walk, *};

/// The production trace where it is, else a log of the same size and shape.
fn trace() -> Vec<Request> {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/azure-llm-trace-2023-conv.csv");
    match fs::read_to_string(path) {
        Ok(text) => text.lines().skip(1).map(row).collect(),
        Err(_) => synthetic(),
    }
}

fn row(line: &str) -> Request {
    let [time, input, output] = line.split(',').collect::<Vec<_>>()[..] else {
        panic!("three columns: {line}")
    };
    let (hour, minute) = (&time[11..13], &time[14..16]);
    let number = |text: &str| text.parse::<u32>().expect("a number");
    let minute = i64::from(number(hour) * 60 + number(minute));
    Request { minute, input: number(input), cached: 0, output: number(output) }
}

fn synthetic() -> Vec<Request> {
    let mut seed = 20_231_116_u64;
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((seed >> 33) % below).expect("a small number")
    };
    let mut log: Vec<Request> = (0..19_366)
        .map(|_| Request {
            minute: i64::from(random(60)),
            input: random(4_000),
            cached: 0,
            output: random(450),
        })
        .collect();
    log.sort_by_key(|request| request.minute);
    log
}

#[test]
fn an_hour_of_production_traffic_agrees_with_a_naive_walk_at_every_level() {
    let (offer, log) = (qwen_plus(), trace());
    let outcome = replayed(&offer, &log);
    assert_eq!(outcome.requests, 19_366);
    assert!(outcome.levels.len() > 20);
    agrees_with_a_naive_walk(&offer, &log, &outcome);
    let within = outcome.cheapest_within(Ratio::new(1, 100).unwrap()).unwrap();
    assert!(within.overflow_share <= Ratio::new(1, 100).unwrap());
    assert!(outcome.cheapest().unwrap().total().all() <= within.total().all());
}

#[test]
fn without_per_token_prices_levels_are_judged_by_what_is_reserved_and_their_overflow_is_unknown() {
    let (offer, log) = (qwen_plus(), trace());
    let priced = replayed(&offer, &log);
    let unpriced = Question { prices: None, ..offer.question() };
    let replay = Replay::new(unpriced, proportion(UNIT.0.into(), UNIT.1.into()));
    let outcome = outcome(pushed(replay.expect("a replay"), &log));
    assert_eq!((outcome.token_cost.all(), outcome.unpriced), (None, 0));
    assert_eq!(outcome.cheapest(), None);
    for (level, with_price) in outcome.levels.iter().zip(&priced.levels) {
        assert_eq!(level.overflow_share, with_price.overflow_share);
        assert_eq!(level.hourly.reservation, with_price.hourly.reservation);
        // Nothing overflowing costs nothing, whatever it would cost.
        let nothing = (level.overflow_requests == 0).then_some(Money::ZERO);
        assert_eq!(level.overflow_cost.all(), nothing);
        assert_eq!(level.total().all(), nothing.map(|_| level.reservation()));
    }
    let limit = Ratio::new(1, 100).unwrap();
    let lowest = outcome.levels.iter().find(|level| level.overflow_share <= limit);
    assert_eq!(outcome.cheapest_within(limit), lowest);
}
