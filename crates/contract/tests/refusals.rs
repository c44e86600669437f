//! What is refused is refused by code, path and sentence, and everything at once.

use contract::{compare, problem::Problem, scenario::Scenario, value::Value};
use serde_json::{Value as Json, json};
use text::Lang;

fn refused(json: &str) -> Vec<Problem> {
    let value: Value = serde_json::from_str(json).unwrap();
    Scenario::from_value(&value).and_then(|scenario| compare(&scenario)).unwrap_err()
}

fn found(problems: &[Problem]) -> Vec<(String, &str)> {
    problems.iter().map(|problem| (problem.code.to_string(), problem.path.as_str())).collect()
}

/// The worked example with one value replaced at a JSON pointer.
fn with(pointer: &str, value: Json) -> String {
    let mut json = json!({
        "version": 1,
        "book": "alibaba-cn-beijing-usd-2026-03-31",
        "period": { "start": "2026-04-01T00:00", "end": "2026-05-01T00:00" },
        "running": { "windows": [{ "days": ["mon"], "from": "09:00", "to": "18:30" }] },
        "ptu": {
            "model": "qwen-plus-2025-12-01", "mode": "thinking", "inputTpm": "500000", "outputTpm": "60000"
        },
        "modelUnit": { "model": "qwen3-32b", "mode": "instruct", "units": 2 },
        "traffic": { "requestsPerMinute": "50", "inputTokens": "8000", "outputTokens": "700" },
        "assumptions": { "purchase-step": "refused" },
    });
    *json.pointer_mut(pointer).unwrap() = value;
    json.to_string()
}

#[test]
fn each_value_is_refused_for_what_is_wrong_with_it() {
    for (pointer, value, code, path) in [
        ("/version", json!(2), "unsupported-version", "version"),
        ("/version", json!("1"), "wrong-type", "version"),
        ("/book", json!(""), "empty", "book"),
        ("/book", json!("alibaba-mars"), "unknown-book", "book"),
        ("/book", json!(7), "wrong-type", "book"),
        ("/book", Json::Null, "missing", "book"),
        ("/period", json!([]), "wrong-type", "period"),
        ("/period/start", json!("2026-02-30T00:00"), "invalid-date", "period.start"),
        ("/period/start", json!("1999-12-31T00:00"), "invalid-date", "period.start"),
        ("/period/start", json!("2026-04-01T24:00"), "invalid-time", "period.start"),
        ("/period/start", json!("2026-04-01"), "missing-time", "period.start"),
        ("/period/start", json!("T09:00"), "missing-date", "period.start"),
        ("/period/start", json!("2026-04-01 09:00"), "invalid-date", "period.start"),
        ("/period/end", json!("2026-04-01T00:00"), "end-not-after-start", "period.end"),
        ("/period/end", json!("2025-04-01T00:00"), "end-not-after-start", "period.end"),
        ("/period/end", json!("2036-04-01T00:01"), "period-too-long", "period.end"),
        ("/running", json!("sometimes"), "unknown-running", "running"),
        ("/running/windows", json!([]), "no-windows", "running.windows"),
        (
            "/running/windows",
            json!(vec![json!({ "days": ["mon"], "from": "09:00", "to": "10:00" }); 169]),
            "too-many-windows",
            "running.windows",
        ),
        ("/running/windows/0", json!("mon"), "wrong-type", "running.windows[0]"),
        ("/running/windows/0/days", json!([]), "no-days", "running.windows[0].days"),
        ("/running/windows/0/days/0", json!("funday"), "unknown-day", "running.windows[0].days[0]"),
        ("/running/windows/0/days/0", json!(1), "wrong-type", "running.windows[0].days[0]"),
        ("/running/windows/0/from", json!("0900"), "invalid-time", "running.windows[0].from"),
        ("/running/windows/0/from", json!("24:00"), "invalid-time", "running.windows[0].from"),
        ("/running/windows/0/to", json!("09:00"), "window-empty", "running.windows[0]"),
        ("/ptu/model", json!("gpt"), "unknown-model", "ptu.model"),
        ("/ptu/mode", json!("musing"), "unknown-mode", "ptu.mode"),
        ("/ptu/inputTpm", json!(""), "empty", "ptu.inputTpm"),
        ("/ptu/inputTpm", json!("-5"), "negative", "ptu.inputTpm"),
        ("/ptu/inputTpm", json!("NaN"), "not-a-number", "ptu.inputTpm"),
        ("/ptu/inputTpm", json!("1e30"), "exponent", "ptu.inputTpm"),
        ("/ptu/inputTpm", json!("500,000"), "separator", "ptu.inputTpm"),
        ("/ptu/inputTpm", json!("0"), "zero", "ptu.inputTpm"),
        ("/ptu/inputTpm", json!(500_000), "unquoted-number", "ptu.inputTpm"),
        ("/ptu/inputTpm", json!(0.5), "unquoted-number", "ptu.inputTpm"),
        ("/ptu/inputTpm", json!(true), "wrong-type", "ptu.inputTpm"),
        ("/ptu/outputTpm", json!("9".repeat(29)), "too-large", "ptu.outputTpm"),
        ("/ptu/outputTpm", json!("9".repeat(16)), "too-large", "ptu.outputTpm"),
        ("/ptu/outputTpm", json!("0.1234567891"), "too-many-decimals", "ptu.outputTpm"),
        ("/ptu/outputTpm", json!("60000.5"), "purchase-step", "ptu.outputTpm"),
        ("/modelUnit/model", json!("qwen-plus-2025-12-01"), "unknown-model", "modelUnit.model"),
        ("/modelUnit/mode", json!("thinking"), "unknown-mode", "modelUnit.mode"),
        ("/modelUnit/units", json!(0), "zero", "modelUnit.units"),
        ("/modelUnit/units", json!(-1), "negative", "modelUnit.units"),
        ("/modelUnit/units", json!(1.5), "not-whole", "modelUnit.units"),
        ("/modelUnit/units", json!("1.5"), "not-whole", "modelUnit.units"),
        ("/modelUnit/units", json!(4_294_967_296_u64), "too-large", "modelUnit.units"),
        ("/modelUnit/units", json!(1e300), "too-large", "modelUnit.units"),
        ("/modelUnit/units", json!([2]), "wrong-type", "modelUnit.units"),
        ("/traffic/requestsPerMinute", json!("0"), "zero", "traffic.requestsPerMinute"),
        ("/traffic/outputTokens", json!("many"), "not-a-number", "traffic.outputTokens"),
        ("/assumptions/purchase-step", json!("perhaps"), "unknown-reading", "assumptions.purchase-step"),
        ("/assumptions", json!({ "weather": "fine" }), "unknown-assumption", "assumptions.weather"),
    ] {
        let problems = refused(&with(pointer, value.clone()));
        assert_eq!(found(&problems), [(code.to_owned(), path)], "{pointer} {value}");
        for problem in &problems {
            assert_eq!(problem.message, problem.message(Lang::En));
            assert_ne!(problem.message, problem.message(Lang::ZhCn));
        }
    }
}

#[test]
fn the_numbers_of_the_example_are_accepted() {
    let value: Value = serde_json::from_str(&with("/modelUnit/units", json!(2))).unwrap();
    assert!(compare(&Scenario::from_value(&value).unwrap()).is_ok());
}

#[test]
fn a_count_of_any_length_is_refused_with_its_own_limit() {
    for digits in [10, 16, 29] {
        let problems = refused(&with("/modelUnit/units", json!("9".repeat(digits))));
        let said: Vec<_> = problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(said, ["The number must be at most 1,000,000,000."], "{digits} digits");
    }
}

#[test]
fn everything_that_is_wrong_is_found_at_once() {
    let problems = refused(
        r#"{ "version": 1, "book": "none", "period": { "start": "x", "end": "" }, "running": "always",
             "ptu": { "model": "", "mode": "musing", "inputTpm": "1e3", "outputTpm": "0" } }"#,
    );
    let expected = [
        ("unknown-book", "book"),
        ("invalid-date", "period.start"),
        ("empty", "period.end"),
        ("empty", "ptu.model"),
        ("unknown-mode", "ptu.mode"),
        ("exponent", "ptu.inputTpm"),
        ("zero", "ptu.outputTpm"),
    ];
    assert_eq!(found(&problems), expected.map(|(code, path)| (code.to_owned(), path)));
    assert!(problems[0].choices.contains(&"alibaba-cn-beijing-usd-2026-03-31".into()));
}

#[test]
fn unknown_and_repeated_fields_are_refused_by_path() {
    let problems = refused(
        r#"{ "version": 1, "book": "b", "book": "c", "period": { "start": "s", "end": "e", "zone": "UTC" },
             "running": { "windows": [{ "days": [], "from": "", "to": "", "on": 1 }], "never": true },
             "assumptions": { "day-rate": "thirty-days", "day-rate": "thirty-days" }, "color": null }"#,
    );
    let expected = [
        ("duplicate-field", "book"),
        ("unknown-field", "period.zone"),
        ("unknown-field", "running.windows[0].on"),
        ("unknown-field", "running.never"),
        ("duplicate-field", "assumptions.day-rate"),
        ("unknown-field", "color"),
    ];
    assert_eq!(found(&problems), expected.map(|(code, path)| (code.to_owned(), path)));
}

#[test]
fn another_version_is_refused_for_that_alone() {
    let problems = refused(r#"{ "version": 2, "books": ["a", "b"], "wholly": { "different": true } }"#);
    assert_eq!(found(&problems), [("unsupported-version".to_owned(), "version")]);
}

#[test]
fn without_a_product_there_is_nothing_to_price() {
    let json = r#"{ "version": 1, "book": "alibaba-cn-beijing-usd-2026-03-31", "running": "always",
                    "period": { "start": "2026-04-01T00:00", "end": "2026-05-01T00:00" } }"#;
    assert_eq!(found(&refused(json)), [("nothing-to-price".to_owned(), "")]);
}

#[test]
fn an_amount_beyond_exact_arithmetic_is_refused() {
    let mut json: Json = serde_json::from_str(&with("/assumptions", json!({}))).unwrap();
    json["traffic"] = json!({
        "requestsPerMinute": "999999999999999.123456789",
        "inputTokens": "999",
        "outputTokens": "999999999999999",
    });
    assert_eq!(
        found(&refused(&json.to_string())),
        [("amount-too-large".to_owned(), "traffic.requestsPerMinute")]
    );
    json["traffic"]["requestsPerMinute"] = json!("1");
    let value: Value = serde_json::from_str(&json.to_string()).unwrap();
    assert!(
        compare(&Scenario::from_value(&value).unwrap()).is_ok(),
        "the number that was named stood in the way"
    );
}

#[test]
fn a_date_and_a_time_that_are_both_wrong_are_each_refused_for_themselves() {
    let problems = refused(&with("/period/end", json!("2026-02-30T25:00")));
    let said: Vec<_> =
        problems.iter().map(|problem| (problem.code.to_string(), problem.detail.as_str())).collect();
    assert_eq!(said, [("invalid-date".to_owned(), "2026-02-30"), ("invalid-time".to_owned(), "25:00")]);
}

#[test]
fn what_the_book_does_not_sell_is_refused_with_what_it_sells() {
    let choices = |pointer, value: &str| refused(&with(pointer, json!(value))).remove(0).choices;
    let models = choices("/ptu/model", "gpt");
    assert_eq!(models.first().map(String::as_str), Some("qwen3-max-2025-09-23"));
    assert_eq!(models.iter().filter(|model| *model == "qwen-plus-2025-12-01").count(), 1);
    assert_eq!(choices("/modelUnit/mode", "thinking"), ["instruct"]);
    assert!(choices("/ptu/inputTpm", "").is_empty());
}

#[test]
fn a_request_that_no_price_reaches_is_not_priced_per_token_and_the_rest_is() {
    let value: Value = serde_json::from_str(&with("/traffic/inputTokens", json!("1000001"))).unwrap();
    let answer = compare(&Scenario::from_value(&value).unwrap()).unwrap();
    assert!(answer.options.iter().all(|option| option.method.to_string() != "token-usage"));
    assert!(answer.notices.iter().any(|notice| notice.code.to_string() == "request-too-long"));
}

#[test]
fn a_sentence_does_not_repeat_a_long_text() {
    let problems = refused(&with("/ptu/inputTpm", json!("x".repeat(1_000_000))));
    assert!(problems.iter().all(|problem| problem.message.len() < 300));
}
