//! The questions beside the comparison: their answers on known numbers, their refusals, their published schemas.

mod cached;
mod calendar;
mod deployment;
mod plan;

use std::{fs, path::Path};

use contract::{
    budget::BudgetQuestion, overflow::OverflowQuestion, plan::PlanQuestion, problem::Problem,
    question::ScenarioQuestion, scale::ScaleQuestion, scenario::Scenario, size::SizeQuestion, value::Value,
};
use serde::Serialize;
use serde_json::{Value as Json, json};
use text::Lang;

const DEFAULT_BOOK: &str = "alibaba-cn-beijing-usd-2026-03-31";
const LATEST_BOOK: &str = "alibaba-cn-beijing-cny-2026-09-22";

/// April 2026, always, both products of the default book.
fn scenario() -> Json {
    json!({
        "version": 1,
        "book": DEFAULT_BOOK,
        "period": { "start": "2026-04-01T00:00", "end": "2026-05-01T00:00" },
        "running": "always",
        "ptu": {
            "model": "qwen-plus-2025-12-01", "mode": "thinking", "inputTpm": "500000", "outputTpm": "60000"
        },
        "modelUnit": { "model": "qwen3-32b", "mode": "instruct", "units": 2 },
    })
}

/// Provisioned Throughput of a model of the latest book.
fn latest(model: &str, input: &str, output: &str) -> Json {
    let mut json = scenario();
    json["book"] = json!(LATEST_BOOK);
    json["ptu"] = json!({ "model": model, "mode": "thinking", "inputTpm": input, "outputTpm": output });
    json.as_object_mut().unwrap().remove("modelUnit");
    json
}

fn question(scenario: Json, own: Json) -> Json {
    let mut question = json!({ "version": 1, "scenario": scenario });
    for (name, value) in own.as_object().unwrap() {
        question[name] = value.clone();
    }
    question
}

fn valid(file: &str, json: &Json) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(file);
    let schema: Json = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert_eq!(validator.validate(json).map_err(|error| error.to_string()), Ok(()), "{file}: {json:#}");
}

type Asked<T> = Result<T, Vec<Problem>>;

/// Asks, and holds question and answer to their published schemas.
fn asked<Q, A: Serialize>(
    [question, noun]: [&str; 2],
    json: &Json,
    decode: impl Fn(&Value) -> Asked<Q>,
    answer: impl Fn(&Q) -> Asked<A>,
) -> Asked<Json> {
    let value: Value = serde_json::from_value(json.clone()).unwrap();
    let answer = answer(&decode(&value)?)?;
    let answer = serde_json::to_value(answer).unwrap();
    valid(&format!("{question}-question.v1.schema.json"), json);
    valid(&format!("{noun}-answer.v1.schema.json"), &answer);
    Ok(answer)
}

fn size(json: &Json) -> Asked<Json> {
    asked(["size", "size"], json, SizeQuestion::from_value, contract::size)
}

fn overflow(json: &Json) -> Asked<Json> {
    asked(["overflow", "overflow"], json, OverflowQuestion::from_value, contract::overflow)
}

fn break_even(json: &Json) -> Asked<Json> {
    asked(["scenario", "break-even"], json, ScenarioQuestion::from_value, contract::break_even)
}

fn budget(json: &Json) -> Asked<Json> {
    asked(["budget", "budget"], json, BudgetQuestion::from_value, contract::budget)
}

fn calendar(json: &Json) -> Asked<Json> {
    asked(["scenario", "calendar"], json, ScenarioQuestion::from_value, contract::calendar)
}

fn plan(json: &Json) -> Asked<Json> {
    asked(["plan", "plan"], json, PlanQuestion::from_value, contract::plan)
}

fn scale(json: &Json) -> Asked<Json> {
    asked(["scale", "scale"], json, ScaleQuestion::from_value, contract::scale)
}

fn found(problems: &[Problem]) -> Vec<(String, &str)> {
    problems.iter().map(|problem| (problem.code.to_string(), problem.path.as_str())).collect()
}

/// A refusal is the one thing wrong, and has a sentence in both languages.
fn refused(answer: Asked<Json>, code: &str, path: &str) {
    let problems = answer.unwrap_err();
    assert_eq!(found(&problems), [(code.to_owned(), path)]);
    assert_ne!(problems[0].message(Lang::En), problems[0].message(Lang::ZhCn));
}

#[test]
fn a_load_is_sized_with_factors_headroom_and_thinking_output() {
    let load = json!({
        "requestsPerMinute": "60", "inputTokens": "50000", "outputTokens": "400", "thinkingOutputTokens": "600",
        "cachedShare": "0.6", "headroomPercent": "10",
    });
    let answer = size(&question(latest("glm-5.1", "200000", "20000"), json!({ "load": load }))).unwrap();
    assert_eq!(answer["cacheFactor"]["value"], "0.2");
    // 60 × 31,940 × 1.1 and 60 × 1,170 × 1.1, bought in steps of 10,000 and 1,000.
    let value = |direction: &str, field: &str| answer[direction][field]["value"].as_str().unwrap().to_owned();
    assert_eq!(value("input", "perRequest"), "31940");
    let taken = answer["input"]["conversion"].as_array().unwrap().iter().map(|line| &line["taken"]["value"]);
    // 30,000 × 0.2, 2,000, 18,000 × 1.33
    assert_eq!(taken.collect::<Vec<_>>(), ["6000", "2000", "23940"]);
    assert_eq!((value("input", "needed"), value("input", "bought")), ("2108040".into(), "2110000".into()));
    assert_eq!((value("input", "wasted"), value("input", "blocks")), ("1960".into(), "211".into()));
    assert_eq!((value("output", "bought"), value("output", "blocks")), ("78000".into(), "78".into()));
    assert_eq!(answer["aboveMaxInput"], false);
}

#[test]
fn a_slip_of_the_unit_is_asked_about_and_not_refused() {
    let mut slip = scenario();
    slip["ptu"]["inputTpm"] = json!("500");
    let load = json!({ "requestsPerMinute": "1", "inputTokens": "1000", "outputTokens": "100" });
    let answer = size(&question(slip, json!({ "load": load }))).unwrap();
    let [input, output] = answer["unitChecks"].as_array().unwrap().as_slice() else { panic!("two checks") };
    assert_eq!(
        (&input["path"], &input["probablyMeant"]["value"]),
        (&json!("ptu.inputTpm"), &json!("500000"))
    );
    assert!(input["message"].as_str().unwrap().starts_with("Did you mean 500,000 "));
    assert_eq!((&output["blocks"]["value"], output.get("message")), (&json!("60"), None));

    let scenario: Value = serde_json::from_value(scenario()).unwrap();
    let checks = contract::check_units(&Scenario::from_value(&scenario).unwrap()).unwrap();
    assert_eq!(checks.iter().map(|check| check.blocks.value.as_str()).collect::<Vec<_>>(), ["50", "60"]);
    valid("unit-checks.v1.schema.json", &serde_json::to_value(checks).unwrap());
}

#[test]
fn overflow_without_a_price_is_counted_and_its_cost_null_with_the_reason() {
    let traffic = json!({
        "peakRequestsPerMinute": "100", "averageRequestsPerMinute": "100",
        "inputTokens": "10000", "outputTokens": "1000",
    });
    let asked = |book: &str, model: &str, traffic: &Json| {
        let mut scenario = latest(model, "500000", "100000");
        scenario["book"] = json!(book);
        overflow(&question(scenario, json!({ "traffic": traffic }))).unwrap()
    };
    for book in [LATEST_BOOK, "alibaba-ap-southeast-1-cny-2026-09-22"] {
        let answer = asked(book, "qwen3.8-max", &traffic);
        assert_eq!((&answer["share"]["percent"], answer.get("cost")), (&json!("50"), Some(&Json::Null)));
        assert_eq!(answer["notices"][0]["code"], "no-token-prices");
        assert_eq!(answer["inputUtilisation"]["percent"], "100");
    }
    let mut fits = traffic.clone();
    fits["peakRequestsPerMinute"] = json!("50");
    fits["averageRequestsPerMinute"] = json!("50");
    let answer = asked(LATEST_BOOK, "qwen3.8-max", &fits);
    // Nothing overflows, which costs nothing whatever the price.
    assert_eq!((&answer["cost"]["value"], &answer["notices"]), (&json!("0"), &json!([])));
    let mut long = traffic;
    long["inputTokens"] = json!("1000001");
    let answer = asked(LATEST_BOOK, "qwen-plus-2025-12-01", &long);
    assert_eq!(
        (answer.get("cost"), &answer["notices"][0]["code"]),
        (Some(&Json::Null), &json!("request-too-long"))
    );
}

#[test]
fn traffic_by_the_hours_of_a_week_overflows_and_what_is_wrong_with_it_is_found_by_path() {
    let window = |from: &str, to: &str, requests: &str| json!({ "days": ["mon", "tue", "wed", "thu", "fri"], "from": from, "to": to, "requestsPerMinute": requests });
    let traffic =
        |windows: Json| json!({ "windows": windows, "inputTokens": "8000", "outputTokens": "1000" });
    let asked = |windows: Json| overflow(&question(scenario(), json!({ "traffic": traffic(windows) })));
    // 60 fit; on 22 weekdays of April 30 of 90 a minute overflow for two hours, where the windows overlap.
    let answer = asked(json!([window("09:00", "18:00", "40"), window("10:00", "12:00", "50")])).unwrap();
    assert_eq!(answer["requests"]["value"], (30 * 60 * 2 * 22).to_string());
    refused(asked(json!([window("09:30", "18:00", "40")])), "not-whole-hour", "traffic.windows[0].from");
    refused(
        asked(json!([window("09:00", "18:00", "-1")])),
        "negative",
        "traffic.windows[0].requestsPerMinute",
    );
    let nothing = json!({ "traffic": { "inputTokens": "8000", "outputTokens": "1000" } });
    let problems = overflow(&question(scenario(), nothing)).unwrap_err();
    let missing: Vec<_> =
        problems.iter().map(|problem| (problem.code.to_string(), problem.path.as_str())).collect();
    assert_eq!(
        missing,
        ["traffic.peakRequestsPerMinute", "traffic.averageRequestsPerMinute"]
            .map(|path| ("missing".to_owned(), path))
    );
}

#[test]
fn swinging_traffic_overflows_and_is_refused_only_where_the_book_lets_the_buyer_choose() {
    let traffic = json!({
        "peakRequestsPerMinute": "1000", "averageRequestsPerMinute": "500", "inputTokens": "1000", "outputTokens": "100",
    });
    // (1,000 − 500)² ÷ (2 × 1,000) = 125 a minute of an average of 500; 43,200 minutes.
    let answer = overflow(&question(scenario(), json!({ "traffic": traffic }))).unwrap();
    assert_eq!(answer["requests"]["value"], "5400000");
    assert_eq!((&answer["share"]["percent"], &answer["binding"]), (&json!("25"), &json!("input")));
    let mut thinking = traffic.clone();
    thinking["thinkingOutputTokens"] = json!("20");
    // What is thought is output too: 500 requests a minute of 120 fill the output quota of 60,000 as well.
    let answer = overflow(&question(scenario(), json!({ "traffic": thinking }))).unwrap();
    assert_eq!(
        (&answer["outputTokens"]["value"], &answer["outputUtilisation"]["percent"]),
        (&json!("648000000"), &json!("75"))
    );
    let only = |scenario| overflow(&question(scenario, json!({ "traffic": traffic, "choice": "ptu-only" })));
    refused(only(scenario()), "no-overflow-choice", "choice");
    let mut above = traffic.clone();
    above["averageRequestsPerMinute"] = json!("1001");
    refused(
        overflow(&question(scenario(), json!({ "traffic": above }))),
        "too-large",
        "traffic.averageRequestsPerMinute",
    );
    let choice = json!({ "traffic": traffic, "choice": "perhaps" });
    refused(overflow(&question(scenario(), choice)), "unknown-choice", "choice");
}

#[test]
fn break_even_points_are_exact_and_tagged() {
    let answer = break_even(&question(scenario(), json!({}))).unwrap();
    let daily = &answer["dailyAgainstHourly"];
    assert_eq!(daily["minutesADay"], json!({ "answer": "from", "exact": { "value": "720" }, "least": 720 }));
    assert_eq!((&daily["hoursADay"]["value"], &daily["anyCapacity"]), (&json!("12"), &json!(true)));
    // 50 × $3.36 + 60 × $3.36 a day, 50 × $0.28 + 60 × $0.28 an hour: both directions are 12 times as much a day.
    assert_eq!((&daily["aDay"]["value"], &daily["anHour"]["value"]), (&json!("369.6"), &json!("30.8")));
    for direction in ["input", "output"] {
        assert_eq!(daily[direction]["multiple"]["value"], "12", "{direction}");
    }
    assert_eq!(answer["monthlyAgainstHourly"]["hoursAMonth"]["value"], "470");
    assert_eq!(answer["cancellation"]["hoursADay"]["value"], "18.8");
    // $18,800 ÷ 30 × 1.2.
    assert_eq!(answer["cancellation"]["aDay"]["value"], "752");
    assert_eq!(answer["cancellation"]["wholeMonthFromDay"]["least"], 25);
    let units = &answer["ptuAgainstModelUnits"];
    assert_eq!((&units["ptu"], &units["modelUnits"]), (&json!("ptu-daily"), &json!("mu-monthly")));
    assert_eq!((&units["inputBlocks"]["least"], &units["units"]["answer"]), (&json!(170), &json!("always")));
    // A full reservation of this model costs more than its tokens.
    assert_eq!(answer["ptuAgainstTokens"][0]["hourly"]["answer"], "never");
    assert_eq!(answer["ptuAgainstTokens"][0]["hourly"]["share"]["percent"], "406.38");
    // Its longest input is 128,000; the prices of longer ones are no points of this reservation.
    assert_eq!(answer["ptuAgainstTokens"].as_array().map(Vec::len), Some(1));
    assert_eq!(answer["ptuAgainstTokens"][0]["fullHour"]["value"], "7.5792");
    let distances: Vec<f64> = answer["flips"]
        .as_array()
        .unwrap()
        .iter()
        .map(|flip| flip["distance"]["value"].as_str().unwrap().parse().unwrap())
        .collect();
    assert!(!distances.is_empty() && distances.is_sorted());
    // Whichever input flips nothing says why; together they are all there are.
    let none = answer["noFlips"].as_array().unwrap();
    assert_eq!(distances.len() + none.len(), 5);
    let days = none.iter().find(|none| none["input"] == "days").unwrap();
    assert_eq!((&days["reason"], &days["least"], &days["most"]), (&json!("never"), &json!(1), &json!(430)));
    assert_eq!(days["message"], "Days: never, at any number from 1 to 430.");
}

#[test]
fn a_service_that_never_runs_has_no_crossing_of_products() {
    let mut never = scenario();
    never["period"] = json!({ "start": "2026-04-01T00:00", "end": "2026-04-01T01:00" });
    never["running"] = json!({ "windows": [{ "days": ["sun"], "from": "09:00", "to": "10:00" }] });
    let answer = break_even(&question(never, json!({}))).unwrap();
    assert_eq!((answer.get("ptuAgainstModelUnits"), &answer["flips"]), (None, &json!([])));
}

#[test]
fn a_budget_buys_the_most_and_names_the_next_step() {
    let answer = budget(&question(scenario(), json!({ "budget": "20000" }))).unwrap();
    let [hourly, daily, mu_hourly, mu_monthly] = answer["methods"].as_array().unwrap().as_slice() else {
        panic!("four methods")
    };
    // $20,000 ÷ $30.80 an hour = 649 h 21 min; ÷ $369.60 a day = 54 days.
    let time =
        |method: &Json| (method["time"]["unit"].clone(), method["time"]["most"]["count"]["value"].clone());
    assert_eq!(time(hourly), (json!("minute"), json!("38961")));
    assert_eq!(time(daily), (json!("day"), json!("54")));
    assert_eq!(time(mu_monthly), (json!("month"), json!("0")));
    let cost = |which: &str| daily["time"][which]["cost"]["value"].clone();
    assert_eq!((cost("most"), cost("next")), (json!("19958.4"), json!("20328")));
    assert_eq!(
        (&daily["most"]["inputTpm"]["value"], &daily["most"]["cost"]["value"]),
        (&json!("900000"), &json!("19958.4"))
    );
    assert_eq!((mu_hourly.get("most"), &mu_hourly["next"]["units"]), (None, &json!(1)));
    assert_eq!(mu_monthly["most"]["units"], 1);
    let mut traffic = scenario();
    traffic["traffic"] = json!({ "requestsPerMinute": "60", "inputTokens": "8000", "outputTokens": "1000" });
    let answer = budget(&question(traffic, json!({ "budget": "20000" }))).unwrap();
    let tokens = &answer["methods"][4];
    // 8,000 × $0.115 and 1,000 × $1.147 a million tokens are $0.002067 a request.
    assert_eq!(tokens["most"]["requests"]["count"]["value"], "9675858");
    assert_eq!(tokens["most"]["requests"]["inputTokens"]["value"], "77406864000");
    assert_eq!(tokens["next"]["cost"]["value"], "20000.000553");
    assert_eq!((&tokens["method"], tokens.get("time")), (&json!("token-usage"), None));
    refused(budget(&question(scenario(), json!({ "budget": "0" }))), "zero", "budget");
}

#[test]
fn a_limit_is_said_in_grouped_digits() {
    let mut many = scenario();
    many["modelUnit"]["units"] = json!(1_000_000_001);
    let problems = budget(&question(many, json!({ "budget": "1000000000000000" }))).unwrap_err();
    let sentences: Vec<_> = problems.iter().map(|problem| problem.message(Lang::En)).collect();
    let expected =
        ["The number must be at most 1,000,000,000.", "The number must be at most 999,999,999,999,999."];
    assert_eq!(sentences, expected);
}

#[test]
fn a_running_package_is_scaled_by_the_published_formulas() {
    // 200,000 and 20,000 TPM of qwen3.7-max at ¥345.60 and ¥103.68 a day: ¥8,985.60 a day for ten days.
    let package = |at: &str, to: Option<(&str, &str)>| {
        let to = to.map(|(input, output)| json!({ "inputTpm": input, "outputTpm": output }));
        let own = json!({ "ordered": "2026-10-01T10:00", "days": 10, "at": at, "to": to });
        scale(&question(latest("qwen3.7-max-2026-05-20", "200000", "20000"), own))
    };
    // 19 h left on the last day: a whole day of 100,000 and 10,000 more.
    let up = package("2026-10-10T05:00", Some(("300000", "30000"))).unwrap();
    assert_eq!(up["change"], json!({ "answer": "fee", "fee": { "value": "4492.8", "display": "4492.80" } }));
    // After 5 days of 24 hours: 8,985.60 × 5 × 1.2 settled, half of 89,856 − 53,913.60 − 4,492.80 × 4 d 14 h kept.
    let down = package("2026-10-06T10:00", Some(("200000", "10000"))).unwrap();
    assert_eq!(
        (&down["paid"]["value"], &down["change"]["settled"]["value"]),
        (&json!("89856"), &json!("53913.6"))
    );
    assert_eq!(down["earlyEnd"]["refund"]["value"], "35942.4");
    refused(package("2026-10-11T00:00", None), "package-not-in-force", "at");
    refused(package("2026-10-02T00:00", Some(("300000", "10000"))), "mixed-scaling", "to");
    refused(package("2026-10-02T00:00", Some(("0", "10000"))), "zero", "to.inputTpm");

    let own = json!({ "ordered": "2026-04-01T10:00", "days": "3", "at": "2026-04-02T10:00" });
    let forbidden = scale(&question(scenario(), own)).unwrap();
    assert_eq!(forbidden["earlyEnd"], json!({ "answer": "not-possible" }));
}

#[test]
fn where_only_the_early_end_is_forbidden_less_pays_nothing_back_and_the_fee_for_more_is_not_published() {
    let to = |input: &str, output: &str| {
        let to = json!({ "inputTpm": input, "outputTpm": output });
        let own = json!({ "ordered": "2026-04-01T10:00", "days": 3, "at": "2026-04-02T10:00", "to": to });
        scale(&question(scenario(), own)).unwrap()["change"].clone()
    };
    assert_eq!(to("600000", "60000"), json!({ "answer": "not-published" }));
    assert_eq!(to("400000", "60000"), json!({ "answer": "not-possible" }));
}

#[test]
fn what_is_wrong_is_found_at_once_in_the_scenario_and_beside_it() {
    let mut wrong = scenario();
    wrong["ptu"]["inputTpm"] = json!("5e5");
    let load =
        json!({ "requestsPerMinute": "", "inputTokens": "1", "outputTokens": "1", "cachedShare": "1.5" });
    let problems = size(&question(wrong, json!({ "load": load }))).unwrap_err();
    let expected = [
        ("exponent", "scenario.ptu.inputTpm"),
        ("empty", "load.requestsPerMinute"),
        ("too-large", "load.cachedShare"),
    ];
    assert_eq!(found(&problems), expected.map(|(code, path)| (code.to_owned(), path)));

    let problems = size(&json!({ "version": 1, "scenario": { "version": 1 }, "load": { "colour": "red" } }))
        .unwrap_err();
    assert!(found(&problems).contains(&("missing".into(), "scenario.book")));
    assert!(found(&problems).contains(&("unknown-field".into(), "load.colour")));
    let later = json!({ "version": 2, "wholly": { "different": true } });
    refused(size(&later), "unsupported-version", "version");
    let mut without = scenario();
    without.as_object_mut().unwrap().remove("ptu");
    let load = json!({ "requestsPerMinute": "1", "inputTokens": "1", "outputTokens": "1" });
    refused(size(&question(without, json!({ "load": load }))), "missing", "scenario.ptu");
}
