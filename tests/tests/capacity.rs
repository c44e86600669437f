//! From traffic to throughput: the vendor's examples, and what is bought.

use billing::{
    assumption::LongestInput,
    capacity::{Load, check_unit, size},
    exact::Ratio,
    price_book::{Mode, PriceBook},
    tariff::Tokens,
    throughput::TokensPerMinute,
};
use rust_decimal::Decimal;

fn latest_beijing() -> &'static PriceBook {
    let latest = books::all().filter(|book| book.region == "cn-beijing").max_by_key(|book| book.edition);
    latest.expect("a Beijing book")
}

fn tokens(input: i64, cached: i64, output: i64) -> Tokens {
    Tokens { input: Ratio::whole(input), cached: Ratio::whole(cached), output: Ratio::whole(output) }
}

fn thousands(hundredths: i64) -> Ratio {
    Ratio::whole(hundredths * 10)
}

#[test]
fn the_vendors_examples_of_quota_use_come_out() {
    let factors = latest_beijing().capacity_factors("glm-5.1").expect("factors");
    let taken = |input, cached, output| {
        let conversion = factors.conversion(tokens(input, cached, output));
        conversion.and_then(|conversion| conversion.consumption()).unwrap()
    };
    assert_eq!(taken(10_000, 0, 0).input, thousands(1_000));
    assert_eq!(taken(50_000, 0, 0).input, thousands(5_594));
    assert_eq!(taken(50_000, 30_000, 0).input, thousands(3_194));
    assert_eq!(taken(50_000, 0, 1_000).output, thousands(117));
}

#[test]
fn each_line_of_a_conversion_is_one_a_person_checks_by_hand() {
    let factors = latest_beijing().capacity_factors("glm-5.1").expect("factors");
    let conversion = factors.conversion(tokens(50_000, 30_000, 1_000)).unwrap();
    let lines = conversion.input.iter().map(|line| (line.tokens, line.factor, line.cache));
    let (long, cached) = (Ratio::new(133, 100).unwrap(), Ratio::new(2, 10).unwrap());
    let expected = [(30_000, Ratio::ONE, Some(cached)), (2_000, Ratio::ONE, None), (18_000, long, None)];
    assert!(lines.eq(expected.map(|(tokens, factor, cache)| (Ratio::whole(tokens), factor, cache))));
    assert_eq!(
        conversion.output.iter().map(|line| line.taken().unwrap()).collect::<Vec<_>>(),
        [Ratio::whole(1_170)]
    );
}

#[test]
fn what_is_needed_is_bought_in_the_steps_on_sale_and_the_rest_is_shown() {
    let book = latest_beijing();
    let offer = book.ptu_offer("glm-5.1", Mode::Thinking).unwrap();
    let load = Load {
        requests_per_minute: Decimal::from(60),
        input_tokens: Decimal::from(50_000),
        output_tokens: Decimal::from(1_000),
        cached_share: Decimal::new(6, 1),
        headroom: Decimal::new(1, 1),
    };
    let sizing = size(book, offer, &load, LongestInput::Factors).unwrap();
    // 60 × 31,940 × 1.1 and 60 × 1,170 × 1.1, bought in steps of 10,000 and 1,000.
    assert_eq!(sizing.input.needed, Ratio::whole(2_108_040));
    assert_eq!((sizing.input.bought, sizing.input.wasted), (Ratio::whole(2_110_000), Ratio::whole(1_960)));
    assert_eq!(sizing.output.needed, Ratio::whole(77_220));
    assert_eq!((sizing.output.bought, sizing.output.wasted), (Ratio::whole(78_000), Ratio::whole(780)));
}

#[test]
fn a_request_longer_than_the_maximum_input_reserves_nothing() {
    let book = books::find("alibaba-cn-beijing-usd-2026-03-31").unwrap();
    let offer = book.ptu_offer("deepseek-v3.2", Mode::Instruct).unwrap();
    let load = |input: i64| Load {
        requests_per_minute: Decimal::ONE,
        input_tokens: input.into(),
        output_tokens: Decimal::from(500),
        cached_share: Decimal::ZERO,
        headroom: Decimal::ZERO,
    };
    assert!(!size(book, offer, &load(64_000), LongestInput::Factors).unwrap().above_max_input);
    let above = size(book, offer, &load(64_001), LongestInput::Factors).unwrap();
    assert!(above.above_max_input);
    assert_eq!((above.input.bought, above.output.bought), (Ratio::ZERO, Ratio::ZERO));
}

#[test]
fn five_hundred_where_five_hundred_thousand_was_meant_is_asked_about() {
    let block = Decimal::from(10_000);
    let check = |entered: i64| check_unit(TokensPerMinute(entered.into()), block).unwrap();
    assert_eq!(check(500).probably_meant, Some(Ratio::whole(500_000)));
    assert_eq!((check(500_000).probably_meant, check(500_000).blocks), (None, Ratio::whole(50)));
    assert_eq!(check(0).probably_meant, None);
}
