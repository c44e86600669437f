//! What a reader is told when the cheapest figure is not the whole bill.

use contract::comparison::Comparison;
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
fn a_cheapest_option_that_overflows_says_so_and_is_not_spread_over_tokens_it_does_not_serve() {
    let comparison = compared(|scenario| scenario["traffic"]["requestsPerMinute"] = json!("1000"));
    assert_eq!(comparison.cheapest.expect("a winner").to_string(), "ptu-daily");
    assert_eq!(notices(&comparison), ["cheapest-overflows"]);
    for option in &comparison.options {
        let per_token = option.method.to_string() == "token-usage";
        assert_eq!(option.unit_costs.per_million_tokens.is_some(), per_token, "{}", option.method);
    }
}

#[test]
fn a_model_without_per_token_prices_is_told_of() {
    let comparison = compared(|scenario| {
        scenario["book"] = json!("alibaba-cn-beijing-cny-2026-09-22");
        scenario["ptu"]["model"] = json!("qwen3.8-max");
    });
    assert_eq!(notices(&comparison), ["no-token-prices"]);
}
