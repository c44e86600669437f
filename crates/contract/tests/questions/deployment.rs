//! Token-billed deployment of a fine-tuned model, the rival of a Model Unit.

use serde_json::{Value as Json, json};

use super::{LATEST_BOOK, break_even, budget, calendar, question, refused};

/// October 2026 on a Model Unit of the latest book that is sold as a token-billed deployment too.
fn deployed() -> Json {
    json!({
        "version": 1,
        "book": LATEST_BOOK,
        "period": { "start": "2026-10-01T00:00", "end": "2026-11-01T00:00" },
        "running": "always",
        "modelUnit": { "model": "qwen3-8b", "mode": "instruct", "spec": "MU5 x 1", "units": 1 },
        "traffic": { "requestsPerMinute": "60", "inputTokens": "2000", "outputTokens": "500" },
    })
}

#[test]
fn units_break_even_with_a_token_billed_deployment_at_so_many_tokens() {
    let answer = break_even(&question(deployed(), json!({}))).unwrap();
    let against = &answer["modelUnitsAgainstTokens"];
    // 2,000 × ¥0.5 and 500 × ¥2 a million tokens.
    assert_eq!(against["aRequest"]["value"], "0.002");
    let monthly = &against["monthly"];
    assert_eq!(
        (&monthly["price"]["value"], &monthly["requests"]["value"]),
        (&json!("10139"), &json!("5069500"))
    );
    let tokens =
        json!({ "answer": "from", "exact": { "value": "12673750000" }, "least": 12_673_750_000_i64 });
    assert_eq!(monthly["tokens"], tokens);
    assert_eq!(against["hourly"]["tokens"]["least"], 26_250_000);
    assert!(answer["sources"].as_array().unwrap().iter().any(|source| source["id"] == "token-deployment"));
    // With a discount the month wins.
    assert_eq!(answer["flips"][0]["winner"], "mu-monthly");
    let mut unknown = deployed();
    unknown.as_object_mut().unwrap().remove("traffic");
    let answer = break_even(&question(unknown, json!({}))).unwrap();
    assert_eq!(answer.get("modelUnitsAgainstTokens"), None);
    assert_eq!(answer["notices"][0]["code"], "deployment-needs-traffic");
}

#[test]
fn a_budget_buys_requests_of_a_token_billed_deployment_too() {
    let answer = budget(&question(deployed(), json!({ "budget": "10000" }))).unwrap();
    let bought =
        answer["methods"].as_array().unwrap().iter().find(|method| method["method"] == "token-deployment");
    let bought = bought.unwrap();
    assert_eq!(
        (&bought["most"]["requests"]["count"]["value"], bought.get("time")),
        (&json!("5000000"), None)
    );
}

#[test]
fn a_mode_of_the_requests_is_one_that_the_deployment_has_a_price_for() {
    let with_mode = |model: &str, spec: &str, mode: &str| {
        let mut asked = deployed();
        asked["modelUnit"] = json!({ "model": model, "mode": mode, "spec": spec, "units": 1 });
        calendar(&question(asked, json!({})))
    };
    assert!(with_mode("qwen3-8b", "MU5 x 1", "thinking").is_ok());
    // One price for both modes: there is none to pick.
    refused(with_mode("qwen3.6-27b", "MU9 x 1", "thinking"), "unknown-mode", "scenario.modelUnit.mode");
}
