//! A log through the edge: what comes out, what is refused, and the ways a log may be written.

use std::{fs, path::Path};

use contract::{
    plan::PlanQuestion,
    problem::Problem,
    replay::{Finished, ReplayAnswer, ReplayQuestion, Session, is_out_of_order},
    value::Value,
};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use text::Lang;

fn question(own: &Json) -> Json {
    let mut question = json!({
        "version": 1,
        "scenario": {
            "version": 1,
            "book": "alibaba-cn-beijing-usd-2026-03-31",
            "period": { "start": "2026-04-01T00:00", "end": "2026-05-01T00:00" },
            "running": "always",
            "ptu": {
                "model": "qwen-plus-2025-12-01", "mode": "thinking", "inputTpm": "500000", "outputTpm": "60000"
            },
        },
    });
    for (name, value) in own.as_object().unwrap() {
        question[name] = value.clone();
    }
    question
}

fn decoded(own: &Json) -> Result<ReplayQuestion, Vec<Problem>> {
    ReplayQuestion::from_value(&serde_json::from_value::<Value>(question(own)).unwrap())
}

fn replay(own: &Json, log: &[u8]) -> Result<ReplayAnswer, Vec<Problem>> {
    let mut session = Session::new(&decoded(own)?)?;
    log.chunks(7).try_for_each(|piece| session.feed(piece))?;
    Ok(session.finish()?.answer().expect("a log that is kept"))
}

fn refused(own: &Json, log: &[u8], code: &str, path: &str) {
    let problems = replay(own, log).unwrap_err();
    let found: Vec<_> =
        problems.iter().map(|problem| (problem.code.to_string(), problem.path.as_str())).collect();
    assert_eq!(found, [(code.to_owned(), path)]);
}

fn valid(file: &str, json: &Json) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(file);
    let schema: Json = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let result =
        jsonschema::validator_for(&schema).unwrap().validate(json).map_err(|error| error.to_string());
    assert_eq!(result, Ok(()), "{file}");
}

fn invalid(file: &str, json: &Json) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(file);
    let schema: Json = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert!(!jsonschema::validator_for(&schema).unwrap().is_valid(json), "{file}: {json}");
}

const HEADER: &str = "time,input_tokens,output_tokens\n";

/// Two requests in one minute and a third in the next.
fn three() -> String {
    format!(
        "{HEADER}2026-04-01T09:00:00,8000,500\n2026-04-01T09:00:30,8000,500\n2026-04-01T09:01:00,1000,100\n"
    )
}

#[test]
fn each_level_says_what_it_covers_and_what_it_costs() {
    let answer = replay(&json!({ "proportion": "scenario" }), three().as_bytes()).unwrap();
    assert_eq!(answer.proportion.of.to_string(), "scenario");
    assert_eq!((&*answer.proportion.input.value, &*answer.proportion.output.value), ("500000", "60000"));
    assert_eq!((answer.first.as_str(), answer.last.as_str()), ("2026-04-01T09:00", "2026-04-01T09:01"));
    assert_eq!(
        (answer.minutes, answer.requests, answer.input_tokens, answer.output_tokens),
        (2, 3, 17_000, 1_100)
    );
    let [low, high] = answer.levels.as_slice() else { panic!("two levels") };
    // 10,000 and, in proportion, 1,200 rounded up to 2,000: the second request does not fit.
    assert_eq!((low.input_tpm.value.as_str(), low.output_tpm.value.as_str()), ("10000", "2000"));
    assert_eq!((low.overflow_requests, low.overflow_tokens), (1, 8_500));
    assert_eq!((low.input_utilisation.percent.as_str(), low.input_idle.percent.as_str()), ("45", "55"));
    // 8,000 × $0.115 and 500 × $1.147 a million; 2 minutes of $0.28 + 2 × $0.28 an hour.
    assert_eq!(low.overflow_cost.as_ref().unwrap().value, "0.0014935");
    assert_eq!(low.hourly.reservation.value, "0.028");
    assert_eq!(
        (high.overflow_requests, high.hourly.total.as_ref().unwrap().value.as_str()),
        (0, "0.046666666667")
    );
    // 17,000 × $0.115 and 1,100 × $1.147 a million.
    assert_eq!(answer.token_cost.unwrap().value, "0.0032167");
    assert_eq!((answer.cheapest, answer.cheapest_within), (Some(0), Some(1)));
    assert_eq!(answer.saving.unwrap().value, "-0.0262768");
}

#[test]
fn a_day_from_noon_to_noon_takes_two_daily_packages_in_the_books_zone() {
    let log = |first: &str, last: &str| format!("{HEADER}{first},100,10\n{last},100,10\n");
    for (first, last, days) in [
        ("2026-04-01T12:00:00", "2026-04-02T11:59:59", 2),
        ("2026-04-01T00:00:00", "2026-04-01T23:59:59", 1),
        ("2026-04-01T22:01:00", "2026-04-02T23:59:59", 1),
        // Noon in the book's zone, which is eight hours ahead of UTC.
        ("2026-04-01T04:00:00Z", "2026-04-02T03:59:59Z", 2),
    ] {
        let answer = replay(&json!({}), log(first, last).as_bytes()).unwrap();
        assert_eq!(answer.package_days, days, "{first} to {last}");
        // Each at 8 times $0.56 and $0.28 an hour, for 10,000 and 1,000 tokens a minute.
        let cost = if days == 2 { "13.44" } else { "6.72" };
        assert_eq!(answer.levels[0].daily.reservation.value, cost, "{first} to {last}");
    }
}

#[test]
fn nothing_is_to_be_reserved_where_per_token_costs_no_more_than_the_cheapest_level() {
    assert!(replay(&json!({}), three().as_bytes()).unwrap().reserve_nothing);
    // A model whose long inputs are dear per token, and enough of them to fill the packages of a day.
    let mut own = json!({ "scenario": question(&json!({}))["scenario"] });
    own["scenario"]["ptu"]["model"] = json!("qwen3-max-2025-09-23");
    own["scenario"]["ptu"]["mode"] = json!("instruct");
    let row = |minute: u32| format!("2026-04-01 {:02}:{:02}:00,100000,100\n", minute / 60, minute % 60);
    let busy = HEADER.to_owned() + &(0..1_440).map(row).collect::<String>();
    let answer = replay(&own, busy.as_bytes()).unwrap();
    assert!(!answer.reserve_nothing, "{:?} {:?}", answer.token_cost, answer.saving);
    assert!(!answer.saving.unwrap().value.starts_with('-'));
}

#[test]
fn a_time_far_from_all_others_is_pointed_at_by_its_line() {
    let log = format!("{HEADER}2006-04-01T09:00:00,1,1\n2026-04-01T09:00:00,1,1\n2026-04-30T09:00:00,1,1\n");
    let gap = replay(&json!({}), log.as_bytes()).unwrap().gap.unwrap();
    assert_eq!((gap.line, gap.next_line, gap.days), (2, 3, 7_305));
    assert!(gap.message.text(Lang::En).starts_with("No request for 7,305 days, from line 2 to line 3."));
    // In whatever order the rows stand, and whichever of them is wrong.
    let swapped =
        format!("{HEADER}2026-04-01T09:00:00,1,1\n2026-04-02T09:00:00,1,1\n2006-04-01T09:00:00,1,1\n");
    let gap = replay(&json!({ "order": "sorted" }), swapped.as_bytes()).unwrap().gap.unwrap();
    assert_eq!((gap.line, gap.next_line), (4, 2));
    // A month of holidays is nothing out of the ordinary.
    let month = format!("{HEADER}2026-04-01T09:00:00,1,1\n2026-05-01T08:59:00,1,1\n");
    assert_eq!(replay(&json!({}), month.as_bytes()).unwrap().gap, None);
}

#[test]
fn each_level_names_the_direction_that_is_full_first() {
    let log = |output: u32| format!("{HEADER}2026-04-01T09:00:00,9000,{output}\n");
    // Of 10,000 and 2,000; where both are used alike it is input.
    for (output, binding) in [(100, "input"), (1_900, "output"), (1_800, "input")] {
        let answer = replay(&json!({ "proportion": "scenario" }), log(output).as_bytes()).unwrap();
        assert_eq!(answer.levels[0].binding.to_string(), binding, "{output}");
    }
}

#[test]
fn without_per_token_prices_the_levels_are_there_and_their_overflow_costs_are_not() {
    let mut own = json!({ "scenario": question(&json!({}))["scenario"] });
    own["scenario"]["book"] = json!("alibaba-ap-southeast-1-cny-2026-09-22");
    own["scenario"]["ptu"]["model"] = json!("qwen3.8-max");
    let log: String = (0..100).map(|row| format!("2026-04-01T09:00:{:02},4000,100\n", row / 2)).collect();
    let answer = replay(&own, (HEADER.to_owned() + &log).as_bytes()).unwrap();
    assert_eq!((answer.cheapest, &answer.token_cost, &answer.saving), (None, &None, &None));
    assert_eq!(answer.notices[0].code.to_string(), "no-token-prices");
    let (first, last) = (&answer.levels[0], answer.levels.last().unwrap());
    assert_eq!((first.covered_share.percent.as_str(), &first.overflow_cost), ("50", &None));
    assert_eq!(last.hourly.total.as_ref().unwrap(), &last.hourly.reservation);
    // Within one per cent of overflow only the level that holds all is left, and its cost is whole.
    assert_eq!(answer.cheapest_within, Some(answer.levels.len() - 1));
    valid("replay-answer.v1.schema.json", &serde_json::to_value(answer).unwrap());
}

#[test]
fn a_total_with_a_request_without_a_price_is_unknown_and_says_what_it_leaves_out() {
    let row = |input: u32| format!("2026-04-01T09:00:00,{input},100\n");
    let log =
        |inputs: &[u32]| HEADER.to_owned() + &inputs.iter().map(|input| row(*input)).collect::<String>();
    let known = replay(&json!({}), log(&[8_000]).as_bytes()).unwrap();
    let answer = replay(&json!({}), log(&[8_000, 1_000_001]).as_bytes()).unwrap();
    assert_eq!((answer.unpriced, answer.reserve_nothing, answer.cheapest), (1, false, known.cheapest));
    assert_eq!(answer.notices[0].code.to_string(), "request-too-long");
    // What is left out costs every level the same.
    assert_eq!(answer.priced_token_cost, known.token_cost);
    assert_eq!(answer.levels[0].daily.priced_total, known.levels[0].daily.total);
    let sentence = answer.per_token(Lang::En, "1 request", |amount| amount.value.clone());
    assert_eq!(sentence, "0.0010347 without 1 request (unpriced)");
    let json = serde_json::to_value(&answer).unwrap();
    let level = &json["levels"][0];
    for unknown in [&json, level, &level["daily"], &level["hourly"]] {
        for name in ["tokenCost", "saving", "overflowCost", "total"] {
            // Written out as null, not left out.
            assert!(unknown.get(name).is_none_or(Json::is_null), "{name}");
        }
    }
    assert!(json.get("tokenCost").is_some() && json.get("saving").is_some());
    assert!(level.get("overflowCost").is_some() && level["daily"].get("total").is_some());
    valid("replay-answer.v1.schema.json", &json);
    // The answer has no such fields where all is known.
    let json = serde_json::to_value(&known).unwrap();
    assert!(json.get("pricedTokenCost").is_none() && json["levels"][0]["daily"].get("pricedTotal").is_none());
}

#[test]
fn a_log_of_nothing_but_requests_without_a_price_is_not_answered_with_nothing_to_pay() {
    let log = format!("{HEADER}2026-04-01T09:00:00,1000001,10\n");
    let answer = replay(&json!({}), log.as_bytes()).unwrap();
    assert_eq!((&answer.token_cost, &answer.saving, answer.reserve_nothing), (&None, &None, false));
    // Nor is the sum of no request shown as the part that is known.
    assert_eq!(answer.per_token(Lang::En, "1 request", |amount| amount.value.clone()), "unknown");
    assert_eq!(answer.notices[0].code.to_string(), "request-too-long");
}

#[test]
fn cached_tokens_of_a_log_cost_what_the_book_says() {
    let log = "time,input_tokens,cached_tokens,output_tokens\n2026-10-01T09:00:00,20000,18000,500\n";
    let mut own = json!({ "scenario": question(&json!({}))["scenario"] });
    let answer = replay(&own, log.as_bytes()).unwrap();
    let codes: Vec<_> = answer.notices.iter().map(|notice| notice.code.to_string()).collect();
    assert_eq!(codes, ["cache-not-priced", "no-cache-factor"]);
    own["scenario"]["book"] = json!("alibaba-cn-beijing-cny-2026-09-22");
    own["scenario"]["ptu"]["model"] = json!("deepseek-v3.2");
    let answer = replay(&own, log.as_bytes()).unwrap();
    assert_eq!(answer.token_cost.unwrap().value, "0.0127");
    let codes: Vec<_> = answer.notices.iter().map(|notice| notice.code.to_string()).collect();
    assert_eq!(codes, ["implicit-cache", "no-cache-factor"]);
    assert!(answer.sources.iter().any(|source| source.id == "cache"));
}

#[test]
fn levels_keep_the_logs_own_proportion_unless_the_scenarios_is_asked_for() {
    let answer = replay(&json!({}), three().as_bytes()).unwrap();
    assert_eq!(answer.proportion.of.to_string(), "log");
    assert_eq!((&*answer.proportion.input.value, &*answer.proportion.output.value), ("17000", "1100"));
    // 11 output for 170 input: 647 for 10,000 and 1,295 for 20,000, rounded up to amounts on sale.
    let levels: Vec<_> =
        answer.levels.iter().map(|level| (&*level.input_tpm.value, &*level.output_tpm.value)).collect();
    assert_eq!(levels, [("10000", "1000"), ("20000", "2000")]);
    assert_eq!(
        replay(&json!({ "proportion": "log", "order": "sorted" }), three().as_bytes()).unwrap().levels,
        answer.levels
    );
    // Without output the log has no proportion.
    let no_output = format!("{HEADER}2026-04-01T09:00:00,8000,0\n");
    assert_eq!(replay(&json!({}), no_output.as_bytes()).unwrap().proportion.of.to_string(), "scenario");
    refused(&json!({ "proportion": "half" }), b"", "unknown-choice", "proportion");
}

#[test]
fn a_long_log_is_fed_twice_for_its_proportion_and_comes_to_the_same() {
    // Rows of ten bytes and more where most take four, so that 16 MiB are full.
    let row = |second: u32| format!("{},120000,119000,600000\n", 1_775_001_600 + second);
    let log = "time,input_tokens,cached_tokens,output_tokens\n".to_owned()
        + &(0..1_800_000).map(row).collect::<String>();
    let mut session = Session::new(&decoded(&json!({})).unwrap()).unwrap();
    session.feed(log.as_bytes()).unwrap();
    let Finished::Again(mut again) = session.finish().unwrap() else { panic!("the log is kept whole") };
    again.feed(log.as_bytes()).unwrap();
    let answer = again.finish().unwrap().answer().unwrap();
    assert_eq!((answer.proportion.of.to_string().as_str(), answer.requests), ("log", 1_800_000));
    let ratio = (&*answer.proportion.input.value, &*answer.proportion.output.value);
    assert_eq!(ratio, ("216000000000", "1080000000000"));
}

#[test]
fn what_the_page_leaves_open_about_overflow_is_named_with_its_source() {
    let answer = replay(&json!({}), three().as_bytes()).unwrap();
    let [assumption] = answer.assumptions.as_slice() else { panic!("one assumption") };
    assert_eq!(
        (assumption.id.to_string(), assumption.value.to_string()),
        ("overflowing-requests".into(), "whole-in-order".into())
    );
    assert!(answer.sources.iter().any(|source| source.id == assumption.source));
    for lang in [Lang::En, Lang::ZhCn] {
        assert!(!assumption.message.text(lang).is_empty() && !assumption.reading.text(lang).is_empty());
    }
}

#[test]
fn question_and_answer_are_valid_by_their_schemas() {
    let own = json!({
        "columns": { "time": "time" }, "zone": "+08:00", "timeUnit": "ms", "start": "2026-04-01T00:00",
        "cached": "inside", "reasoning": "beside", "rows": "requests", "bucketMinutes": 60,
        "overflowSharePercent": "5", "order": "sorted", "proportion": "log",
    });
    valid("replay-question.v1.schema.json", &question(&own));
    let log = three() + "yesterday,1,1\n";
    let answer = serde_json::to_value(replay(&own, log.as_bytes()).unwrap()).unwrap();
    valid("replay-answer.v1.schema.json", &answer);
    assert_eq!(
        answer["damaged"],
        json!({
            "rows": 1, "listed": [{ "line": 5, "flaw": "time", "message": "The time cannot be read" }],
        })
    );
}

#[test]
fn a_log_out_of_order_is_refused_as_written_and_put_in_order_when_asked() {
    let log = format!(
        "{HEADER}2026-04-01T09:01:00,1000,100\n2026-04-01T09:00:30,8000,500\n2026-04-01T09:00:00,8000,500\n"
    );
    refused(&json!({}), log.as_bytes(), "log-out-of-order", "");
    assert!(is_out_of_order(&replay(&json!({}), log.as_bytes()).unwrap_err()));
    assert!(!is_out_of_order(&replay(&json!({}), b"").unwrap_err()));
    let sorted = decoded(&json!({})).unwrap().sorted();
    let mut session = Session::new(&sorted).unwrap();
    session.feed(log.as_bytes()).unwrap();
    let answer = session.finish().unwrap().answer().unwrap();
    assert_eq!(answer.out_of_order, 2);
    assert_eq!(answer.levels, replay(&json!({}), three().as_bytes()).unwrap().levels);
}

#[test]
fn columns_and_the_zone_can_be_chosen() {
    let log = "at,in,out\n2026-04-01 01:00:00,1,1\n";
    refused(&json!({}), log.as_bytes(), "log-columns", "");
    let own =
        |zone: &str| json!({ "columns": { "time": "at", "input": "in", "output": "out" }, "zone": zone });
    assert_eq!(replay(&own("+00:00"), log.as_bytes()).unwrap().first, "2026-04-01T09:00");
    assert_eq!(replay(&own("-05:30"), log.as_bytes()).unwrap().first, "2026-04-01T14:30");
    for zone in ["UTC", "GMT", "Z", "+0", "-00:00", "+0000"] {
        assert_eq!(replay(&own(zone), log.as_bytes()).unwrap().first, "2026-04-01T09:00", "{zone}");
        valid("replay-question.v1.schema.json", &question(&own(zone)));
    }
    for zone in ["+8", "+08", "+0800", "+08:00"] {
        assert_eq!(replay(&own(zone), log.as_bytes()).unwrap().first, "2026-04-01T01:00", "{zone}");
        valid("replay-question.v1.schema.json", &question(&own(zone)));
    }
    assert_eq!(replay(&own("+14:00"), log.as_bytes()).unwrap().first, "2026-03-31T19:00");
    for zone in [
        "8", "+8:00", "+25:00", "+14:01", "+15", "+800", "+080", "+08:60", "+-8", "utc", "UTC+8", "UTC ",
        "Mars", "+", "",
    ] {
        refused(&own(zone), log.as_bytes(), "unknown-zone", "zone");
        invalid("replay-question.v1.schema.json", &question(&own(zone)));
    }
}

#[test]
fn what_cannot_be_read_is_refused_by_code() {
    refused(&json!({}), b"", "log-empty", "");
    refused(&json!({}), b"\xff\xfet\0i\0", "log-encoding", "");
    refused(&json!({}), b"[[1,2,3]]", "log-json-array", "");
    refused(&json!({}), b"\x28\xB5\x2F\xFD\0\0", "log-packed", "");
    refused(&json!({}), b"\x1F\x8B\x08\0\0\0", "log-broken-gzip", "");
    refused(&json!({}), format!("{HEADER}a,b,c\n").as_bytes(), "log-no-rows", "");
    refused(&json!({ "order": "random" }), b"", "unknown-choice", "order");
    refused(&json!({ "overflowSharePercent": "120" }), b"", "too-large", "overflowSharePercent");
    refused(&json!({ "columns": { "hour": "x" } }), b"", "unknown-field", "columns.hour");
}

#[test]
fn a_log_without_a_readable_row_is_refused_with_what_is_wrong_on_each_line() {
    let log = format!("{HEADER}yesterday,1,1\n2026-04-01 09:00:00,x,1\n2026-04-01 09:00:00,1.5,1\n");
    let problems = replay(&json!({}), log.as_bytes()).unwrap_err();
    let problem = serde_json::to_value(&problems[0]).unwrap();
    assert_eq!((&problem["code"], &problem["damaged"]["rows"]), (&json!("log-no-rows"), &json!(3)));
    let listed = problem["damaged"]["listed"].as_array().unwrap();
    let listed: Vec<_> = listed.iter().map(|row| (row["line"].as_u64(), row["flaw"].as_str())).collect();
    let row = |line, flaw| (Some(line), Some(flaw));
    assert_eq!(listed, [row(2, "time"), row(3, "not-a-number"), row(4, "not-whole")]);
    assert_eq!(
        problems[0].sentences(Lang::En),
        [
            "None of the 3 rows can be read. Check the columns and the form of the times.",
            "line 2: The time cannot be read",
            "line 3: A number of tokens that is no number",
            "line 4: A number of tokens that is not whole",
        ]
    );
}

#[test]
fn the_week_of_a_log_is_a_demand_that_a_plan_takes() {
    let answer = replay(&json!({}), three().as_bytes()).unwrap();
    let nine_on_wednesday = 2 * 24 + 9;
    // 17,000 and 1,100 tokens in two minutes.
    assert_eq!(answer.week.average[nine_on_wednesday].input_tpm, "8500");
    assert_eq!(answer.week.peak[nine_on_wednesday].input_tpm, "16000");
    assert_eq!(answer.week.covered_hours, 1);
    let hours = serde_json::to_value(&answer.week.average).unwrap();
    let plan: Value = serde_json::from_value(question(&json!({ "demand": { "hours": hours } }))).unwrap();
    let plan = contract::plan(&PlanQuestion::from_value(&plan).unwrap()).unwrap();
    // Five Wednesdays of an hour of 10,000 and 1,000 TPM at $0.56.
    assert_eq!(plan.total.value, "2.8");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sorting_a_log_in_order_changes_nothing_but_the_word(
        mut rows in prop::collection::vec((0..300_u32, 0..20_000_u32, 0..3_000_u32), 1..60)
    ) {
        rows.sort_by_key(|row| row.0);
        let rows = rows.iter().map(|(second, input, output)| format!("{},{input},{output}\n", 1_775_001_600 + second));
        let log = HEADER.to_owned() + &rows.collect::<String>();
        let as_written = replay(&json!({}), log.as_bytes()).unwrap();
        let sorted = replay(&json!({ "order": "sorted" }), log.as_bytes()).unwrap();
        prop_assert_eq!(ReplayAnswer { order: as_written.order, ..sorted }, as_written);
    }

    #[test]
    fn a_log_reversed_or_cut_into_several_in_any_order_comes_to_the_same(
        rows in prop::collection::vec((0..40_u32, 0..20_000_u32, 0..3_000_u32), 2..60),
        turn in 0..5_usize,
    ) {
        let mut rows = rows;
        rows.sort_by_key(|row| row.0);
        prop_assume!(rows.first().map(|row| row.0) != rows.last().map(|row| row.0));
        let line = |(second, input, output): &(u32, u32, u32)| {
            format!("{},{input},{output}\n", 1_775_001_600 + second * 7)
        };
        let log = |rows: Vec<String>| HEADER.to_owned() + &rows.concat();
        let lines: Vec<String> = rows.iter().map(line).collect();
        let whole = replay(&json!({}), log(lines.clone()).as_bytes()).unwrap();
        let backwards = log(lines.iter().rev().cloned().collect());
        let backwards = replay(&json!({ "order": "sorted" }), backwards.as_bytes()).unwrap();
        prop_assert_eq!(&backwards.levels, &whole.levels);
        // Cut where a second ends, as days are.
        let ends = (1..rows.len()).filter(|place| rows[*place].0 != rows[place - 1].0);
        let cuts: Vec<usize> = [0].into_iter().chain(ends.step_by(3)).chain([rows.len()]).collect();
        let mut parts: Vec<_> = cuts.windows(2).map(|cut| log(lines[cut[0]..cut[1]].to_vec())).collect();
        let places = parts.len();
        parts.rotate_left(turn % places);
        if turn % 2 == 0 {
            parts.reverse();
        }
        let mut session = Session::new(&decoded(&json!({ "order": "sorted" })).unwrap()).unwrap();
        for (place, part) in parts.iter().enumerate() {
            session.log(&format!("{place}.csv")).unwrap();
            session.feed(part.as_bytes()).unwrap();
        }
        let joined = session.finish().unwrap().answer().unwrap();
        prop_assert_eq!((&joined.levels, &joined.week, joined.requests), (&whole.levels, &whole.week, whole.requests));
    }

    #[test]
    fn any_bytes_are_answered_or_refused(log in prop::collection::vec(any::<u8>(), 0..300), sorted in any::<bool>()) {
        let order = if sorted { "sorted" } else { "as-written" };
        let _ = replay(&json!({ "order": order }), &log);
        let with_header = [HEADER.as_bytes(), &log].concat();
        let _ = replay(&json!({ "order": order }), &with_header);
    }
}
