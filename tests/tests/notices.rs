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

fn warnings(comparison: &Comparison, method: &str) -> Vec<String> {
    let option = comparison.options.iter().find(|option| option.method.to_string() == method);
    option.expect("the method").warnings.iter().map(|warning| warning.code.to_string()).collect()
}

#[test]
fn units_whose_model_cannot_read_the_requests_are_never_the_cheapest() {
    let with_units = |input: &str, output: &str| {
        compared(|scenario| {
            scenario["modelUnit"] = json!({ "model": "qwen3-32b", "units": 2 });
            scenario["traffic"] =
                json!({ "requestsPerMinute": "100", "inputTokens": input, "outputTokens": output });
        })
    };
    // The context window of 131,072 tokens holds a request and its reply.
    let fits = with_units("131000", "72");
    assert!(fits.options.iter().all(|option| !option.incomplete));
    assert_eq!(warnings(&fits, "mu-monthly"), ["unit-throughput-unknown"]);
    let longer = with_units("131000", "73");
    for option in &longer.options {
        assert_eq!(option.incomplete, option.method.0.is_model_units(), "{}", option.method);
    }
    assert_eq!(warnings(&longer, "mu-monthly"), ["request-above-context"]);
    assert!(!longer.cheapest.expect("a winner").0.is_model_units());
    let alone = compared(|scenario| {
        scenario.as_object_mut().expect("an object").remove("ptu");
        scenario["modelUnit"] = json!({ "model": "qwen3-32b", "units": 2 });
        scenario["traffic"]["inputTokens"] = json!("200000");
    });
    assert_eq!((alone.verdict(), alone.cheapest), (Verdict::NoneAnswers, None));
}

/// October 2026 on Model Units of the autumn book; `change` makes another scenario of it.
fn on_units(change: impl FnOnce(&mut Value)) -> Comparison {
    compared(|scenario| {
        scenario["book"] = json!("alibaba-cn-beijing-cny-2026-09-22");
        scenario.as_object_mut().expect("an object").remove("ptu");
        scenario["modelUnit"] = json!({ "model": "qwen3-8b", "spec": "MU5 x 1", "units": 1 });
        change(scenario);
    })
}

#[test]
fn a_model_that_is_sold_per_token_too_says_what_it_takes_to_compare_that() {
    let without_traffic =
        on_units(|scenario| drop(scenario.as_object_mut().expect("an object").remove("traffic")));
    assert_eq!(notices(&without_traffic), ["deployment-needs-traffic"]);
    assert_eq!(without_traffic.notices[0].sources, ["token-deployment"]);
    // Its prices differ by mode, and the page on Model Units names none.
    assert_eq!(notices(&on_units(|_| ())), ["deployment-needs-mode"]);
    let thinking = on_units(|scenario| scenario["modelUnit"]["mode"] = json!("thinking"));
    assert!(notices(&thinking).is_empty());
    assert_eq!(warnings(&thinking, "token-deployment"), ["deployment-throughput-unknown"]);
    // One price for both modes, up to 256,000 tokens of input.
    let of_input = |tokens: &str| {
        on_units(|scenario| {
            scenario["modelUnit"] = json!({ "model": "qwen3.6-27b", "spec": "MU9 x 1", "units": 1 });
            scenario["traffic"]["inputTokens"] = json!(tokens);
        })
    };
    assert!(notices(&of_input("256000")).is_empty());
    let longer = of_input("256001");
    assert_eq!(notices(&longer), ["deployment-too-long"]);
    assert!(longer.options.iter().all(|option| option.method.0.is_model_units()));
    // A model that is sold on Model Units alone has nothing to say.
    let other = on_units(|scenario| {
        scenario["modelUnit"] = json!({ "model": "qwen3-4b", "spec": "MU5 x 1", "units": 1 });
    });
    assert!(notices(&other).is_empty());
}

#[test]
fn a_token_billed_deployment_is_sold_under_terms_of_its_own() {
    let comparison = on_units(|scenario| scenario["modelUnit"]["mode"] = json!("instruct"));
    let deployment = comparison.options.iter().find(|option| option.method.0 == Method::TokenDeployment);
    let conditions = &deployment.expect("it is compared").conditions;
    let codes: Vec<_> = conditions.iter().map(|condition| condition.code.to_string()).collect();
    let terms = [
        "region",
        "lora-fine-tuned-models",
        "no-charge-while-idle",
        "preset-throughput",
        "released-when-unused",
        "redeploy-to-change",
    ];
    assert_eq!(codes, terms);
}

#[test]
fn an_offer_that_may_no_longer_be_sold_says_so() {
    let of_model = |model: &str| {
        compared(|scenario| {
            scenario["book"] = json!("alibaba-cn-beijing-cny-2026-09-22");
            scenario["ptu"]["model"] = json!(model);
            scenario["modelUnit"] = json!({ "model": "qwen3-32b", "spec": "MU1 x 4", "units": 1 });
            scenario.as_object_mut().expect("an object").remove("traffic");
        })
    };
    for (model, said) in [
        ("deepseek-v3.2", Some("retiring")),
        ("glm-5.1", Some("earlier-table")),
        ("qwen3.7-flash-2026-07-15", Some("on-request")),
        ("qwen3.8-max", None),
    ] {
        let comparison = of_model(model);
        for method in ["ptu-hourly", "ptu-daily"] {
            let warnings = warnings(&comparison, method);
            assert_eq!(
                warnings.iter().any(|code| said.is_some_and(|said| code == said)),
                said.is_some(),
                "{model}"
            );
        }
        // The bundle is of the table of June.
        assert_eq!(warnings(&comparison, "mu-monthly"), ["earlier-table"]);
    }
}

#[test]
fn where_two_pages_differ_on_the_longest_input_either_may_be_taken_to_hold() {
    let read = |reading: &str| {
        compared(|scenario| {
            scenario["book"] = json!("alibaba-cn-beijing-cny-2026-09-22");
            scenario["ptu"] = json!({
                "model": "deepseek-v4-flash-0731", "mode": "thinking", "inputTpm": "600000", "outputTpm": "60000"
            });
            scenario["traffic"] =
                json!({ "requestsPerMinute": "1", "inputTokens": "200000", "outputTokens": "100" });
            scenario["assumptions"] = json!({ "longest-input": reading });
        })
    };
    assert!(warnings(&read("factors"), "ptu-daily").is_empty());
    let shorter = read("shorter");
    assert!(warnings(&shorter, "ptu-daily").contains(&"request-above-max-input".into()));
    let stated = shorter.assumptions.iter().find(|assumption| assumption.id.to_string() == "longest-input");
    assert_eq!(stated.expect("a named assumption").value, "shorter");
}

#[test]
fn an_answer_says_what_was_priced() {
    let comparison = compared(|scenario| scenario["modelUnit"] = json!({ "model": "qwen3-32b", "units": 2 }));
    let scenario = serde_json::to_value(&comparison).expect("an answer")["scenario"].take();
    assert_eq!(scenario["ptu"]["model"], "qwen-plus-2025-12-01");
    // The book sells the model in one specification, which the question need not name.
    assert_eq!(scenario["modelUnit"], json!({ "model": "qwen3-32b", "spec": "MU1", "units": 2 }));
}
