//! Tokens found in the cache: what the book says they cost, and what is said where it says nothing.

use contract::{compare, scenario::Scenario};

use super::*;

/// October 2026 on 200,000 and 20,000 TPM of a model of the latest book.
fn october(model: &str) -> Json {
    let mut json = latest(model, "200000", "20000");
    json["period"] = json!({ "start": "2026-10-01T00:00", "end": "2026-11-01T00:00" });
    json
}

/// The same under 20 requests a minute of 20,000 and 500 tokens, 18,000 of them cached.
fn under_traffic(model: &str) -> Json {
    let mut json = october(model);
    json["traffic"] = json!({
        "requestsPerMinute": "20", "inputTokens": "20000", "outputTokens": "500", "cachedShare": "0.9"
    });
    json
}

fn swinging(scenario: Json, cached: Option<&str>) -> Asked<Json> {
    let mut traffic = json!({
        "peakRequestsPerMinute": "30", "averageRequestsPerMinute": "20", "inputTokens": "20000", "outputTokens": "500"
    });
    if let Some(cached) = cached {
        traffic["cachedShare"] = json!(cached);
    }
    overflow(&question(scenario, json!({ "traffic": traffic })))
}

fn codes(answer: &Json) -> Vec<&str> {
    let notices = answer["notices"].as_array().unwrap().iter();
    notices.map(|notice| notice["code"].as_str().unwrap()).collect()
}

fn compared(scenario: &Json) -> Json {
    let value: Value = serde_json::from_value(scenario.clone()).unwrap();
    let answer = serde_json::to_value(compare(&Scenario::from_value(&value).unwrap()).unwrap()).unwrap();
    valid("scenario.v1.schema.json", scenario);
    valid("comparison.v1.schema.json", &answer);
    answer
}

#[test]
fn overflow_of_cached_requests_costs_what_the_book_says() {
    // Ten requests a minute overflow, 446,400 in October, at ¥0.0127 instead of ¥0.0415.
    let answer = swinging(october("deepseek-v3.2"), Some("0.9")).unwrap();
    assert_eq!(
        (&answer["requests"]["value"], &answer["cost"]["value"]),
        (&json!("446400"), &json!("5669.28"))
    );
    assert_eq!(codes(&answer), ["implicit-cache", "no-cache-factor"]);
    assert!(answer["sources"].as_array().unwrap().iter().any(|source| source["id"] == "cache"));
    for uncached in [None, Some("0")] {
        let answer = swinging(october("deepseek-v3.2"), uncached).unwrap();
        assert_eq!((&answer["cost"]["value"], codes(&answer).len()), (&json!("18525.6"), 0));
    }
}

#[test]
fn where_the_book_has_no_cache_price_the_answer_says_that_the_hit_rate_is_not_priced() {
    let answer = swinging(october("qwen-plus-2025-12-01"), Some("0.9")).unwrap();
    assert_eq!(answer["cost"], swinging(october("qwen-plus-2025-12-01"), None).unwrap()["cost"]);
    assert_eq!(codes(&answer), ["cache-not-priced", "no-cache-factor"]);
    let message = answer["notices"][0]["message"].as_str().unwrap();
    assert!(message.starts_with("The cache hit rate is not priced."), "{message}");
    // Without any price the cost is unknown, and written out as that.
    let answer = swinging(october("qwen3.8-max"), Some("0")).unwrap();
    assert_eq!((answer.get("cost"), codes(&answer)), (Some(&Json::Null), vec!["no-token-prices"]));
}

#[test]
fn the_bill_has_a_line_of_its_own_for_cached_input_where_it_has_a_price() {
    let items = |answer: &Json, method: &str| -> Vec<(String, String)> {
        let options = answer["options"].as_array().unwrap();
        let option = options.iter().find(|option| option["method"] == method).unwrap();
        let text = |value: &Json| value.as_str().unwrap().to_owned();
        let lines = option["lines"].as_array().unwrap().iter();
        lines.map(|line| (text(&line["item"]), text(&line["amount"]["value"]))).collect()
    };
    let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(item, amount)| ((*item).to_owned(), (*amount).to_owned())).collect()
    };
    let answer = compared(&under_traffic("deepseek-v3.2"));
    // 892,800 requests: 2,000 tokens at ¥2, 18,000 at a fifth of it, 500 at ¥3 a million.
    let tokens =
        [("input-tokens", "3571.2"), ("cached-input-tokens", "6428.16"), ("output-tokens", "1339.2")];
    assert_eq!(items(&answer, "token-usage"), pairs(&tokens));
    // Half of them overflow.
    let overflow = [
        ("overflow-input-tokens", "1785.6"),
        ("overflow-cached-input-tokens", "3214.08"),
        ("overflow-output-tokens", "669.6"),
    ];
    assert_eq!(items(&answer, "ptu-daily")[2..], pairs(&overflow));
    assert_eq!(codes(&answer), ["implicit-cache", "no-cache-factor"]);
    assert_eq!(answer["scenario"]["traffic"]["cachedShare"], "0.9");

    let answer = compared(&under_traffic("qwen-plus-2025-12-01"));
    assert_eq!(items(&answer, "token-usage").len(), 2);
    assert_eq!(codes(&answer), ["cache-not-priced", "no-cache-factor"]);
}

#[test]
fn break_even_budget_and_plan_price_cached_tokens_alike() {
    let mut uncached = under_traffic("deepseek-v3.2");
    uncached["traffic"].as_object_mut().unwrap().remove("cachedShare");
    let both = [under_traffic("deepseek-v3.2"), uncached];
    // An hour holds 12 million input tokens at ¥2, or ¥0.56 where 90 % are cached, and 1.2 million output tokens at ¥3.
    let [cached, plain] = both.clone().map(|scenario| break_even(&question(scenario, json!({}))).unwrap());
    let hour = |answer: &Json| answer["ptuAgainstTokens"][0]["fullHour"]["value"].clone();
    assert_eq!((hour(&cached), hour(&plain)), (json!("10.32"), json!("27.6")));
    // A break-even has the remarks of the comparison that it is about.
    assert_eq!((codes(&cached), codes(&plain)), (vec!["implicit-cache", "no-cache-factor"], vec![]));
    // ¥127 buys 10,000 requests at ¥0.0127, and 3,060 at ¥0.0415.
    let [cached, plain] =
        both.clone().map(|scenario| budget(&question(scenario, json!({ "budget": "127" }))).unwrap());
    let requests = |answer: &Json| {
        let methods = answer["methods"].as_array().unwrap();
        let tokens = methods.iter().find(|method| method["method"] == "token-usage").unwrap();
        tokens["most"]["requests"]["count"]["value"].clone()
    };
    assert_eq!((requests(&cached), requests(&plain)), (json!("10000"), json!("3060")));
    assert_eq!((codes(&cached), codes(&plain)), (vec!["implicit-cache"], vec![]));
    // Mondays of October, one hour of 20,000 and 500 TPM: 4 × 60 times what a request costs.
    let demand = json!({ "windows": [
        { "days": ["mon"], "from": "09:00", "to": "10:00", "inputTpm": "20000", "outputTpm": "500" }
    ] });
    let own = json!({ "demand": demand, "overflowLimitPercent": "100" });
    let [cached, plain] = both.map(|scenario| plan(&question(scenario, own.clone())).unwrap());
    let total = |answer: &Json| answer["ptu"]["total"]["value"].clone();
    assert_eq!((total(&cached), total(&plain)), (json!("3.048"), json!("9.96")));
    assert_eq!((codes(&cached), codes(&plain)), (vec!["implicit-cache"], vec![]));
}

#[test]
fn a_share_of_cached_tokens_is_a_decimal_from_0_to_1() {
    let with = |share: Json| {
        let mut scenario = under_traffic("deepseek-v3.2");
        scenario["traffic"]["cachedShare"] = share;
        break_even(&question(scenario, json!({})))
    };
    let path = "scenario.traffic.cachedShare";
    refused(with(json!("1.01")), "too-large", path);
    refused(with(json!("90%")), "not-a-number", path);
    refused(with(json!(0.9)), "unquoted-number", path);
    assert!(with(json!("1")).is_ok() && with(Json::Null).is_ok());
}
