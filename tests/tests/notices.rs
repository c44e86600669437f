//! What a reader is told when the cheapest figure is not the whole bill.

use billing::method::Method;
use contract::{comparison::Comparison, verdict::Verdict};
use serde_json::{Value, json};

fn compared(change: impl FnOnce(&mut Value)) -> Comparison {
    let mut scenario = json!({
        "version": 1,
        "book": "alibaba-cn-beijing-usd-2026-03-31",
        "period": { "start": "2026-04-01T00:00", "end": "2026-05-01T00:00" },
        "running": "always",
        "ptu": { "model": "qwen-plus-2025-12-01", "mode": "thinking", "inputTpm": "10000", "outputTpm": "1000" },
        "traffic": { "requestsPerMinute": "2", "inputTokens": "4000", "outputTokens": "500" }
    });
    change(&mut scenario);
    let value = serde_json::from_value(scenario).expect("a value");
    let scenario = contract::scenario::Scenario::from_value(&value).expect("a scenario");
    contract::compare(&scenario).expect("an answer")
}

fn notices(comparison: &Comparison) -> Vec<String> {
    comparison.notices.iter().map(|notice| notice.code.to_string()).collect()
}

#[test]
fn traffic_that_fits_is_spread_over_its_tokens() {
    let comparison = compared(|_| ());
    assert!(notices(&comparison).is_empty());
    assert!(comparison.options.iter().all(|option| option.unit_costs.per_million_tokens.is_some()));
}

#[test]
fn what_overflows_is_in_the_cost_and_takes_the_crown_from_a_reservation_that_is_too_small() {
    let comparison = compared(|scenario| scenario["traffic"]["requestsPerMinute"] = json!("1000"));
    // The package alone is a thousandth of the traffic per token; with the overflow it is above it.
    assert_eq!(comparison.cheapest.expect("a winner").to_string(), "token-usage");
    assert!(notices(&comparison).is_empty());
    for option in &comparison.options {
        assert!(!option.incomplete && option.unit_costs.per_million_tokens.is_some(), "{}", option.method);
        let overflow = option.lines.iter().filter(|line| line.rule.to_string() == "overflow");
        let expected = if option.method.to_string() == "token-usage" { 0 } else { 2 };
        assert_eq!(overflow.count(), expected, "{}", option.method);
    }
}

#[test]
fn a_reservation_whose_overflow_has_no_price_is_listed_last_and_never_the_cheapest() {
    let overflowing = |scenario: &mut Value| {
        scenario["book"] = json!("alibaba-cn-beijing-cny-2026-09-22");
        scenario["ptu"]["model"] = json!("qwen3.8-max");
        scenario["traffic"]["requestsPerMinute"] = json!("1000");
    };
    let comparison = compared(|scenario| {
        overflowing(scenario);
        scenario["modelUnit"] = json!({ "model": "qwen3-32b", "spec": "MU6 x 16", "units": 2 });
    });
    let ranks: Vec<_> = comparison.options.iter().map(|option| (option.incomplete, option.rank)).collect();
    assert_eq!(ranks, [(false, 1), (false, 2), (true, 3), (true, 4)]);
    assert_eq!(comparison.cheapest.expect("a winner").to_string(), "mu-monthly");
    for option in comparison.options.iter().filter(|option| option.incomplete) {
        let codes: Vec<_> = option.warnings.iter().map(|warning| warning.code.to_string()).collect();
        assert!(codes.ends_with(&["traffic-above-throughput".into(), "overflow-unpriced".into()]));
        assert!(option.above_cheapest.is_none() && option.unit_costs.per_million_tokens.is_none());
    }
    assert_eq!(comparison.verdict(), Verdict::Cheapest(Method::MuMonthly));

    let alone = compared(overflowing);
    assert_eq!((alone.cheapest, alone.equally_cheap.len(), &alone.savings), (None, 0, &None));
    assert_eq!(alone.verdict(), Verdict::NoneComplete(vec![Method::PtuDaily]));
}

#[test]
fn that_the_units_carry_the_traffic_is_said_to_be_assumed() {
    let comparison = compared(|scenario| scenario["modelUnit"] = json!({ "model": "qwen3-32b", "units": 2 }));
    for option in comparison.options {
        let units = option.method.0.is_model_units();
        let said =
            option.warnings.iter().any(|warning| warning.code.to_string() == "unit-throughput-unknown");
        assert_eq!(said, units, "{}", option.method);
    }
}

#[test]
fn a_model_without_per_token_prices_is_told_of() {
    let comparison = compared(|scenario| {
        scenario["book"] = json!("alibaba-cn-beijing-cny-2026-09-22");
        scenario["ptu"]["model"] = json!("qwen3.8-max");
    });
    assert_eq!(notices(&comparison), ["no-token-prices"]);
    assert!(comparison.options.iter().all(|option| !option.incomplete), "the traffic fits");
}
