//! A log against reservations: what the engine makes of it, and its laws.

mod assumptions;
mod naive;
mod trace;

use billing::{
    assumption::{Assumptions, LongestInput},
    exact::Ratio,
    price_book::{Mode, PriceBook, PtuOffer, TokenPrices},
    replay::{Finished, Outcome, Proportion, ProportionOf, Question, Replay, Request},
    throughput::TokensPerMinute,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

struct Offer {
    book: &'static PriceBook,
    ptu: &'static PtuOffer,
    prices: &'static TokenPrices,
}

fn offer(book: &str, model: &str, mode: Mode) -> Offer {
    let book = books::find(book).expect("the book");
    let ptu = book.ptu_offer(model, mode).expect("the offer");
    Offer { book, ptu, prices: book.token_prices(model, mode).expect("per-token prices") }
}

impl Offer {
    fn question(&self) -> Question<'static> {
        Question {
            book: self.book,
            offer: self.ptu,
            prices: Some(self.prices),
            assumptions: Assumptions::default(),
        }
    }
}

fn qwen_plus() -> Offer {
    offer("alibaba-cn-beijing-usd-2026-03-31", "qwen-plus-2025-12-01", Mode::Thinking)
}

/// The one model whose cached tokens have a price per token.
fn deepseek(book: &str) -> Offer {
    offer(book, "deepseek-v3.2", Mode::Thinking)
}

const UNIT: (u32, u32) = (10_000, 2_000);

fn proportion(input: i64, output: i64) -> Proportion {
    Proportion { of: ProportionOf::Scenario, input: Ratio::whole(input), output: Ratio::whole(output) }
}

fn along(offer: &Offer, proportion: Proportion) -> Replay<'static> {
    Replay::new(offer.question(), proportion).expect("a replay")
}

fn pushed<'a>(mut replay: Replay<'a>, log: &[Request]) -> Replay<'a> {
    log.iter().for_each(|request| replay.push(*request).expect("the log is in order of time"));
    replay
}

fn outcome(replay: Replay<'_>) -> Outcome {
    match replay.finish().expect("an outcome") {
        Finished::Outcome(outcome) => *outcome,
        other => panic!("an outcome, not {other:?}"),
    }
}

fn replayed(offer: &Offer, log: &[Request]) -> Outcome {
    let unit = proportion(UNIT.0.into(), UNIT.1.into());
    outcome(pushed(along(offer, unit), log))
}

/// The log in its own proportion, kept until that is known.
fn in_own_proportion(offer: &Offer, log: &[Request]) -> Outcome {
    let otherwise = proportion(UNIT.0.into(), UNIT.1.into());
    let replay = Replay::in_own_proportion(offer.question(), otherwise);
    outcome(pushed(replay.expect("a replay"), log))
}

fn logs() -> impl Strategy<Value = Vec<Request>> {
    let request = (0..12_i64, prop_oneof![0..9_000_u32, 0..200_000_u32], 0..3_000_u32);
    prop::collection::vec(request, 1..120).prop_map(|mut rows| {
        rows.sort_by_key(|row| row.0);
        rows.into_iter().map(|(minute, input, output)| Request { minute, input, cached: 0, output }).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn covered_and_overflowed_tokens_are_all_tokens_and_the_top_level_overflows_only_what_no_level_holds(log in logs()) {
        let outcome = replayed(&qwen_plus(), &log);
        let top = outcome.levels.last().unwrap();
        prop_assert_eq!(top.overflow_requests, outcome.above_max_input);
        for level in &outcome.levels {
            let used = level.input_utilisation.times(level.input).unwrap().times(Ratio::whole(outcome.minutes)).unwrap();
            let used_output = level.output_utilisation.times(level.output).unwrap().times(Ratio::whole(outcome.minutes)).unwrap();
            let covered = used.plus(used_output).unwrap();
            let all = outcome.input_tokens + outcome.output_tokens;
            prop_assert_eq!(covered.plus(Ratio::whole(level.overflow_tokens)).unwrap(), Ratio::whole(all));
            prop_assert!(level.input_utilisation <= Ratio::ONE && level.output_utilisation <= Ratio::ONE);
        }
    }

    #[test]
    fn equal_requests_shuffled_within_their_minute_change_nothing(log in logs(), size in (1..9_000_u32, 1..900_u32)) {
        let equal: Vec<Request> = log.iter().map(|request| Request { input: size.0, output: size.1, ..*request }).collect();
        let mut shuffled = equal.clone();
        shuffled.reverse();
        shuffled.sort_by_key(|request| request.minute);
        prop_assert_eq!(replayed(&qwen_plus(), &equal), replayed(&qwen_plus(), &shuffled));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_log_in_its_own_proportion_is_the_log_replayed_along_the_sums_of_its_quota_tokens(log in logs(), cached in 0..3_u32) {
        // An edition with factors: long input and cached input take other parts of the quota.
        for offer in [qwen_plus(), with_factors()] {
            let log: Vec<_> =
                log.iter().map(|request| Request { cached: request.input / 2 * cached / 2, ..*request }).collect();
            let own = in_own_proportion(&offer, &log);
            if own.proportion.of == ProportionOf::Scenario {
                // Without input or output that a reservation can hold there is no proportion.
                let held = || log.iter().filter(|request| request.input <= offer.book.max_input_tokens(offer.ptu, LongestInput::Factors));
                prop_assert!(held().all(|request| request.input == 0) || held().all(|request| request.output == 0));
                continue;
            }
            let given = outcome(pushed(along(&offer, own.proportion), &log));
            prop_assert_eq!(&given, &own);
            // Reading twice comes to the same.
            let otherwise = proportion(1, 1);
            let counting = Replay::counting(offer.question(), otherwise).unwrap();
            let again = pushed(counting, &log).finish();
            prop_assert_eq!(again, Ok(Finished::Again(own.proportion)));
        }
    }
}

/// An offer whose input slices and cache have factors of their own, at whatever prices.
fn with_factors() -> Offer {
    let mut offers = books::all().flat_map(|book| book.ptu.iter().map(move |ptu| (book, ptu)));
    let sliced = |(book, ptu): &(&'static PriceBook, &'static PtuOffer)| {
        book.capacity_factors(&ptu.model).is_some_and(|factors| factors.tiers.len() > 1)
    };
    let (book, ptu) = offers.find(sliced).expect("a model with factors");
    Offer { book, ptu, prices: qwen_plus().prices }
}

#[test]
fn the_proportion_of_a_log_is_that_of_what_a_reservation_can_hold() {
    let offer = qwen_plus();
    let request = |input, output| Request { minute: 0, input, cached: 0, output };
    let above = offer.ptu.max_input_tokens + 1;
    let own = in_own_proportion(&offer, &[request(3_000, 400), request(above, 9_000), request(1_000, 100)]);
    assert_eq!((own.proportion.input, own.proportion.output), (Ratio::whole(4_000), Ratio::whole(500)));
    assert_eq!(own.proportion.of, ProportionOf::Log);
    // 500 output for 4,000 input: 1,250 for the least amount on sale, rounded up to 2,000.
    assert_eq!((own.levels[0].input, own.levels[0].output), (Ratio::whole(10_000), Ratio::whole(2_000)));
    let without_output = in_own_proportion(&offer, &[request(3_000, 0)]);
    assert_eq!(without_output.proportion, proportion(UNIT.0.into(), UNIT.1.into()));
}

#[test]
fn a_log_longer_than_what_is_kept_is_asked_for_again_and_memory_stays_within_its_bound() {
    let offer = qwen_plus();
    let otherwise = proportion(1, 1);
    let mut replay = Replay::in_own_proportion(offer.question(), otherwise).expect("a replay");
    // Ten bytes each where most take four: 16 MiB are full after some 1.6 million.
    let requests = || {
        (0..2_000_000).map(|second| Request {
            minute: second / 60,
            input: 100_000,
            cached: 90_000,
            output: 600_000,
        })
    };
    requests().for_each(|request| replay.push(request).expect("in order"));
    let Ok(Finished::Again(own)) = replay.finish() else { panic!("asked for again") };
    assert_eq!(own.input.divided_by(own.output), Ratio::new(1, 6));
}

#[test]
fn a_log_out_of_order_is_not_taken() {
    let offer = qwen_plus();
    let mut replay = along(&offer, proportion(10_000, 1_000));
    let request = Request { minute: 7, input: 1, cached: 0, output: 1 };
    assert_eq!(replay.push(request), Ok(()));
    let refused = replay.push(Request { minute: 6, ..request }).unwrap_err();
    assert_eq!(refused.code(), "log-out-of-order");
}

#[test]
fn every_level_is_an_amount_on_sale_in_the_proportion_asked_for() {
    // A book whose least amount is more than a step.
    let books = books::all().filter(|book| {
        let rule = &book.policy.input_purchase.value;
        rule.minimum > rule.step
    });
    let mut offers = books.flat_map(|book| book.ptu.iter().map(move |ptu| (book, ptu)));
    let priced =
        offers.find_map(|(book, ptu)| Some((book, ptu, book.token_prices(&ptu.model, ptu.modes[0])?)));
    let (book, ptu, prices) = priced.expect("a model with per-token prices");
    let offer = Offer { book, ptu, prices };
    let mut replay = along(&offer, proportion(500_000, 60_000));
    for minute in 0..3 {
        let request = Request { minute, input: 20_000, cached: 0, output: 700 };
        (0..20).for_each(|_| replay.push(request).expect("in order"));
    }
    let outcome = outcome(replay);
    let policy = &offer.book.policy;
    let decimal =
        |ratio: Ratio| TokensPerMinute(Decimal::from_str_exact(&ratio.to_string()).expect("a decimal"));
    for level in &outcome.levels {
        assert!(policy.input_purchase.value.sells(decimal(level.input)), "{}", level.input);
        assert!(policy.output_purchase.value.sells(decimal(level.output)), "{}", level.output);
        assert!(level.output >= level.input.times(Ratio::new(60, 500).unwrap()).unwrap());
    }
    assert_eq!(outcome.levels[0].input, Ratio::from(policy.input_purchase.value.minimum));
    assert_eq!(outcome.levels.last().unwrap().overflow_requests, 0);
}

#[test]
fn the_week_of_a_log_is_averaged_over_its_own_minutes() {
    let offer = qwen_plus();
    let mut replay = along(&offer, proportion(10_000, 1_000));
    // 1970-01-05 was a Monday. From its 00:30 to a quarter past one the next Monday, so that 00:00 counts ninety minutes.
    let monday = 4 * 1_440;
    for (minute, input, output) in [(30, 3_000, 90), (31, 6_000, 0), (10_080 + 75, 500, 70)] {
        replay.push(Request { minute: monday + minute, input, cached: 0, output }).unwrap();
    }
    let week = outcome(replay).week;
    assert_eq!(week.average.0[0], (Ratio::whole(100), Ratio::whole(1)));
    assert_eq!(week.peak.0[0], (Ratio::whole(6_000), Ratio::whole(90)));
    // 01:00: sixty minutes in the first week, sixteen in the second.
    assert_eq!(week.average.0[1].0, Ratio::new(500, 76).unwrap());
    assert_eq!(week.covered_hours, 168);
}

#[test]
fn an_empty_log_has_no_outcome() {
    let offer = qwen_plus();
    let replay = along(&offer, proportion(10_000, 1_000));
    assert_eq!(replay.finish(), Ok(Finished::Empty));
}

#[test]
fn requests_longer_than_any_price_make_every_total_unknown_and_no_level_cheaper_than_another() {
    let offer = qwen_plus();
    let request = |input| Request { minute: 0, input, cached: 0, output: 10 };
    let without = replayed(&offer, &[request(1_000)]);
    let with = replayed(&offer, &[request(1_000), request(1_000_001)]);
    assert_eq!((with.unpriced, with.above_max_input, with.requests), (1, 1, 2));
    assert_eq!((with.token_cost.all(), with.levels[0].total().all()), (None, None));
    // What has a price is known still, and so is which level is the cheapest.
    assert_eq!(with.token_cost.priced, without.token_cost.all());
    assert_eq!(with.levels[0].total().priced, without.levels[0].total().all());
    assert_eq!(with.levels[0].overflow_requests, 1);
    assert_eq!(with.cheapest().map(|level| level.rung), without.cheapest().map(|level| level.rung));
    assert!(without.reserves_nothing() && !with.reserves_nothing());
}

#[test]
fn a_log_of_nothing_but_requests_without_a_price_says_nothing_about_what_to_reserve() {
    let offer = qwen_plus();
    let outcome = replayed(&offer, &[Request { minute: 0, input: 1_000_001, cached: 0, output: 10 }]);
    assert_eq!((outcome.token_cost.priced, outcome.token_cost.all(), outcome.unpriced), (None, None, 1));
    assert!(!outcome.reserves_nothing());
    assert!(outcome.levels.iter().all(|level| level.total().all().is_none()));
}

#[test]
fn a_cached_token_costs_what_the_book_says() {
    // 2,000 input tokens at ¥2 a million, 18,000 cached ones at a fifth of that, 500 output tokens at ¥3.
    let request = |cached| Request { minute: 0, input: 20_000, cached, output: 500 };
    let offer = deepseek("alibaba-cn-beijing-cny-2026-09-22");
    let cost = |cached| replayed(&offer, &[request(cached)]).token_cost.all().unwrap().value();
    assert_eq!((cost(18_000), cost(0)), ("0.0127".into(), "0.0415".into()));
    // The default book has no such price for qwen-plus.
    let cost = |cached| replayed(&qwen_plus(), &[request(cached)]).token_cost.all();
    assert_eq!(cost(18_000), cost(0));
}
