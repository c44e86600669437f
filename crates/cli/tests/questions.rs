//! The questions beside the comparison, through the built program.

mod folder;

use folder::{Folder, SCENARIO, json, refused, text};

#[test]
fn a_peak_is_sized_and_a_slip_of_the_unit_asked_about() {
    let folder = Folder::new();
    let load = ["--requests-per-minute", "60", "--input-tokens", "8000", "--output-tokens", "700"];
    let csv = text(
        folder.run(&[&["size", "scenario.json", "--format", "csv", "--headroom", "20"][..], &load].concat()),
    );
    let rows = "direction,per_request,needed,bought,wasted,blocks\n\
        input,8000,576000,580000,4000,58\noutput,700,50400,51000,600,51\n";
    assert_eq!(csv, rows);
    folder.write("scenario.json", SCENARIO.replace("500000", "500"));
    let table = text(folder.run(&[&["size", "scenario.json"][..], &load].concat()));
    assert!(table.contains("ptu.inputTpm: Did you mean 500,000 tokens per minute?"), "{table}");
    assert!(table.contains("qwen-plus-2025-12-01, Thinking") && table.contains("480,000"), "{table}");
    let compared = text(folder.run(&["compare", "scenario.json"]));
    assert!(compared.contains("ptu.inputTpm: Did you mean 500,000"), "{compared}");
    let unheeded = "no cache factor";
    assert!(!table.contains(unheeded), "{table}");
    let cached = [&["size", "scenario.json", "--cached-percent", "50"][..], &load].concat();
    assert!(text(folder.run(&cached)).contains(unheeded));
    let above = [&["size", "scenario.json", "--cached-percent", "120"][..], &load].concat();
    refused(&folder.run(&above), "error[too-large] load.cachedShare: The number must be at most 100.");
    let negative = ["--requests-per-minute", "-1", "--input-tokens", "1", "--output-tokens", "1"];
    refused(
        &folder.run(&[&["size", "scenario.json"][..], &negative].concat()),
        "error[negative] load.requestsPerMinute",
    );
}

#[test]
fn overflow_is_counted_and_refused_only_where_the_book_allows_it() {
    let folder = Folder::new();
    let traffic = [
        "overflow",
        "scenario.json",
        "--peak",
        "100",
        "--average",
        "50",
        "--input-tokens",
        "8000",
        "--output-tokens",
        "700",
    ];
    // By the hours of a week: four Mondays, two hours, 37.5 of 100 a minute.
    let week =
        r#"{ "windows": [{ "days": ["mon"], "from": "10:00", "to": "12:00", "requestsPerMinute": "100" }] }"#;
    folder.write("week.json", week);
    let shape = ["--input-tokens", "8000", "--output-tokens", "700"];
    let weekly = [&["overflow", "scenario.json", "--week", "week.json"], &shape[..]].concat();
    let answer = json(folder.run(&[&weekly[..], &["--format", "json"]].concat()));
    assert_eq!(answer["requests"]["value"], "18000");
    assert!(text(folder.run(&weekly)).contains("in each hour of the week"));
    assert_eq!(folder.run(&[&["overflow", "scenario.json"], &shape[..]].concat()).status.code(), Some(2));
    // (100 − 62.5)² ÷ 200 = 7.03125 a minute in the 204 hours it runs.
    let answer = json(folder.run(&[&traffic[..], &["--format", "json"]].concat()));
    assert_eq!(answer["requests"]["value"], "86062.5");
    let table = text(folder.run(&traffic));
    for part in [
        "PTU: qwen-plus-2025-12-01, Thinking, 500,000 in and 60,000 out TPM",
        "86,063",
        "688,500,000",
        "spread evenly between its lowest and the peak",
    ] {
        assert!(table.contains(part), "{part}\n{table}");
    }
    // A traffic that is rarely there is named too, wherever the line breaks.
    let said = table.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("below half the peak, between none and the peak for a part of that time"),
        "{table}"
    );
    refused(
        &folder.run(&[&traffic[..], &["--choice", "ptu-only"]].concat()),
        "error[no-overflow-choice] choice",
    );
    let chosen =
        SCENARIO.replace("alibaba-cn-beijing-usd-2026-03-31", "alibaba-cn-beijing-cny-2026-09-22").replace(
            "\"modelUnit\": { \"model\": \"qwen3-32b\", \"mode\": \"instruct\", \"units\": 2 }",
            "\"assumptions\": {}",
        );
    folder.write("scenario.json", &chosen);
    let table = text(folder.run(&[&traffic[..], &["--choice", "ptu-only"]].concat()));
    assert!(table.contains("refused with HTTP 429 and costs nothing"), "{table}");
}

#[test]
fn where_costs_meet_within_a_minute_is_told_with_its_unit() {
    let folder = Folder::new();
    let scenario = r#"{ "version": 1, "book": "alibaba-cn-beijing-cny-2026-09-22",
        "period": { "start": "2026-10-01T00:00", "end": "2026-10-31T00:00" }, "running": "always",
        "ptu": { "model": "qwen3.6-flash-2026-04-16", "mode": "thinking", "inputTpm": "500000", "outputTpm": "60000" } }"#;
    folder.write("scenario.json", scenario);
    // ¥2,972.40 a day ÷ ¥247.80 an hour = 11.9952 hours.
    let table = text(folder.run(&["break-even", "scenario.json"]));
    assert!(table.contains("from 12 h a day (719.7094 min a day)"), "{table}");
}

#[test]
fn break_even_points_and_flips_are_told_in_both_languages() {
    let folder = Folder::new();
    let english = text(folder.run(&["break-even", "scenario.json"]));
    for part in [
        "from 12 h a day",
        "from 470 h a month",
        "from day 25",
        "from 18 h 48 min a day",
        "a price block: 3.36 a day ÷ 0.28 an hour = 12",
        "Model Unit by the hour against PTU by the hour",
        "never (would be 406.38 %)",
        "22.73 %",
    ] {
        assert!(english.contains(part), "{part}\n{english}");
    }
    let chinese = text(folder.run(&["break-even", "scenario.json", "--lang", "zh"]));
    assert!(
        chinese.contains("每天 12 小时起") && !chinese.contains("; ") && !chinese.contains(": "),
        "{chinese}"
    );
    let csv = text(folder.run(&["break-even", "scenario.json", "--format", "csv"]));
    for record in [
        "what,name,input_up_to,answer,exact,least,from,to,distance,winner",
        "point,whole-month-from-day,,from,25,25,,,,",
    ] {
        assert!(csv.lines().any(|line| line == record), "{csv}");
    }
    // Whatever is told in the table is there: the shares of use, and the changes that flip the answer.
    let answer = json(folder.run(&["break-even", "scenario.json", "--format", "json"]));
    let share = &answer["ptuAgainstTokens"][0]["hourly"]["share"]["value"];
    let tier = &answer["ptuAgainstTokens"][0]["inputUpTo"];
    let share = format!("utilisation,hourly-against-tokens,{tier},never,{},,,,,", share.as_str().unwrap());
    assert!(csv.lines().any(|line| line == share), "{share}\n{csv}");
    let flips = answer["flips"].as_array().unwrap();
    assert_eq!(csv.lines().filter(|line| line.starts_with("flip,")).count(), flips.len());
    assert!(csv.contains("no-flip,days,,never,,,1,430,,"), "{csv}");
    assert!(
        csv.lines().any(|line| line.starts_with("flip,")
            && line.ends_with(&format!(
                ",{},{},{},{}",
                flips[0]["from"]["value"].as_str().unwrap(),
                flips[0]["to"]["value"].as_str().unwrap(),
                flips[0]["distance"]["value"].as_str().unwrap(),
                flips[0]["winner"].as_str().unwrap(),
            ))),
        "{csv}"
    );
}

#[test]
fn a_budget_buys_throughput_or_units() {
    let folder = Folder::new();
    let csv = text(folder.run(&["budget", "scenario.json", "20000", "--format", "csv"]));
    assert!(csv.contains("\nptu-daily,1220000,147000,,,19884.48,20032.32,54,day,19958.4,20328\n"), "{csv}");
    let english = text(folder.run(&["budget", "scenario.json", "20000"]));
    assert!(english.contains("54 days") && english.contains("20,328.00"), "{english}");
    refused(&folder.run(&["budget", "scenario.json", "much"]), "error[not-a-number] budget");
    refused(&folder.run(&["budget", "scenario.json", "999999999999999"]), "error[amount-too-large] budget:");
    // What was asked about is said, and no number is broken.
    let traffic = SCENARIO.replace(
        "\"modelUnit\"",
        "\"traffic\": { \"requestsPerMinute\": \"60\", \"inputTokens\": \"8000\", \"outputTokens\": \"700\" }, \"modelUnit\"",
    );
    folder.write("traffic.json", &traffic);
    for lang in ["en", "zh"] {
        let table = text(folder.run(&["budget", "traffic.json", "20000", "--lang", lang]));
        for part in ["qwen3-32b", "11,608,334", "92,866,672,000", "8,125,833,800"] {
            assert!(table.contains(part), "{part}\n{table}");
        }
    }
}

#[test]
fn a_model_unit_is_compared_with_its_token_billed_deployment() {
    let folder = Folder::new();
    let golden = include_str!("../../../tests/golden/deployment-month.json");
    let case: serde_json::Value = serde_json::from_str(golden).unwrap();
    folder.write("deployed.json", case["scenario"].to_string());
    let table = text(folder.run(&["compare", "deployed.json"]));
    for part in
        ["Cheapest: Token-billed deployment.", "The platform presets the throughput", "fine-tuned with LoRA"]
    {
        assert!(table.contains(part), "{part}\n{table}");
    }
    let csv = text(folder.run(&["compare", "deployed.json", "--format", "csv"]));
    assert!(csv.contains(",1,token-deployment,qwen3-8b,instruct,,,,,,,CNY,5356.8,"), "{csv}");
    let table = text(folder.run(&["break-even", "deployed.json"]));
    assert!(table.contains("from 12,673,750,000 tokens a month"), "{table}");
    let csv = text(folder.run(&["break-even", "deployed.json", "--format", "csv"]));
    let point = "point,monthly-against-token-deployment-tokens-a-month,,from,12673750000,12673750000,";
    assert!(csv.lines().any(|line| line.starts_with(point)), "{csv}");
}

#[test]
fn dates_are_listed_and_written_as_a_calendar_file() {
    let folder = Folder::new();
    // Office hours cost less by the hour, and on the first day it rests before an order counts as late.
    let table = text(folder.run(&["calendar", "scenario.json"]));
    assert!(!table.contains("Saves") && table.contains("Order no package: by the hour"), "{table}");
    let mut always: serde_json::Value = serde_json::from_str(SCENARIO).unwrap();
    always["running"] = "always".into();
    folder.write("always.json", always.to_string());
    let table = text(folder.run(&["calendar", "always.json"]));
    assert!(table.contains("Saves 122.69 over the running time."), "{table}");
    assert!(table.contains("The payment method cannot be changed in place."), "{table}");
    assert!(
        table.contains("no source of this price book states when an automatic renewal is charged"),
        "{table}"
    );
    assert!(table.contains("Also printed in: Training and deployment billing"), "{table}");
    let file = text(folder.run(&["calendar", "scenario.json", "--ics", "--method", "mu-monthly"]));
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"), "{file}");
    assert_eq!(file.matches("BEGIN:VALARM").count(), 3);
    let absent = ["calendar", "scenario.json", "--ics", "--method", "token-usage"];
    refused(&folder.run(&absent), "error[unknown-choice] method: Choose one of ptu-hourly, ");
    let absent = folder.run(&[&absent[..], &["--format", "json"]].concat());
    assert_eq!(absent.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&absent.stdout).contains("\"code\": \"unknown-choice\""));
    assert_eq!(folder.run(&["calendar", "scenario.json", "--method", "mu-monthly"]).status.code(), Some(2));
    assert_eq!(
        folder.run(&["calendar", "scenario.json", "--ics", "--method", "gold"]).status.code(),
        Some(2)
    );
}

#[test]
fn a_service_that_never_runs_is_said_to_and_has_no_empty_tables() {
    let folder = Folder::new();
    let never = SCENARIO.replace("2026-05-01T00:00", "2026-04-01T14:01").replace("\"09:00\"", "\"15:00\"");
    folder.write("never.json", &never);
    for command in [&["budget", "never.json", "20000"][..], &["calendar", "never.json"]] {
        let table = text(folder.run(command));
        assert!(table.contains("The service never runs in this period"), "{table}");
        assert!(!table.contains("───"), "{table}");
    }
}

#[test]
fn a_package_of_an_edition_that_forbids_it_cannot_be_scaled() {
    let folder = Folder::new();
    let package = ["scale", "scenario.json", "--ordered", "2026-04-01T10:00", "--days", "3", "--at"];
    let csv = text(folder.run(&[&package[..], &["2026-04-02T10:00", "--format", "csv"]].concat()));
    assert_eq!(csv, "change,answer,amount\nearly-end,not-possible,\n");
    refused(
        &folder.run(&[&package[..], &["2026-04-04T00:00"]].concat()),
        "error[package-not-in-force] at: The package is in force 2026-04-01 10:00 – 2026-04-04 00:00.",
    );
}

#[test]
fn a_demand_is_planned_from_a_file_or_from_a_log() {
    let folder = Folder::new();
    let demand = r#"{ "windows": [{ "days": ["mon"], "from": "10:00", "to": "12:00", "inputTpm": "20000", "outputTpm": "2000" }] }"#;
    folder.write("demand.json", demand);
    let plan = json(folder.run(&["plan", "scenario.json", "--demand", "demand.json", "--format", "json"]));
    // Four Mondays, two hours each, of 2 × $0.28 and 2 × $0.28.
    assert_eq!(plan["total"]["value"], "8.96");
    // Why each slice is paid for as it is can be checked in every format: 4 days or 8 hours of two blocks.
    let table =
        text(folder.run(&["plan", "scenario.json", "--demand", "demand.json", "--format", "markdown"]));
    for part in [
        "4 × 6.72 = 26.88",
        "8 × 0.56 = 4.48",
        "By the hour (a)",
        "Hours cost no more than daily packages.",
        "This is proved.",
    ] {
        assert!(table.contains(part), "{part}\n{table}");
    }
    let csv = text(folder.run(&["plan", "scenario.json", "--demand", "demand.json", "--format", "csv"]));
    let slice = "slice,,,,20000,,4.48,0,hours,,,4,6.72,26.88,8,0.56,4.48,,,,,,,,,";
    let total = "total,,,,,,8.96,,ptu,,,,,,,,,,,,,,,,,";
    let method = "single-method,,,,,,8.96,,ptu-hourly,,,,,,,,,,,true,,,,,,";
    let mix = "mix,,,,20000,2000,8.96,,,8.96,,,,,,,,0,0,true,true,,,,,";
    for record in [slice, total, method, mix, "least,,,,,,8.96,,,,,,,,,,,,,,,,,,,"] {
        assert!(csv.lines().any(|line| line == record), "{record}\n{csv}");
    }
    folder.write("log.csv", "time,input_tokens,output_tokens\n2026-04-06T10:00:00,12000,900\n");
    let plan = json(folder.run(&[
        "plan",
        "scenario.json",
        "--log",
        "log.csv",
        "--week",
        "peak",
        "--format",
        "json",
    ]));
    assert_eq!(plan["ptu"]["hours"][0]["inputTpm"]["value"], "20000");
    folder.write("demand.json", demand.replace("10:00", "10:30"));
    let slip = folder.run(&["plan", "scenario.json", "--demand", "demand.json"]);
    refused(&slip, "error[not-whole-hour] demand.windows[0].from");
    assert_eq!(folder.run(&["plan", "scenario.json"]).status.code(), Some(2));
}

#[test]
fn the_records_of_a_plan_hold_what_is_the_cheapest_also_where_that_is_model_units() {
    let folder = Folder::new();
    // Around the clock, and twice as much on Monday from 10:00 to 12:00.
    let window = |days: &str, from: &str, to: &str| {
        format!(
            r#"{{ "days": [{days}], "from": "{from}", "to": "{to}", "inputTpm": "50000000", "outputTpm": "500000" }}"#
        )
    };
    let all = r#""mon", "tue", "wed", "thu", "fri", "sat", "sun""#;
    let (base, peak) = (window(all, "00:00", "24:00"), window(r#""mon""#, "10:00", "12:00"));
    folder.write("demand.json", format!(r#"{{ "windows": [{base}, {peak}] }}"#));
    let plan = ["plan", "scenario.json", "--demand", "demand.json", "--unit-input-tpm", "50000000"];
    let csv = [&plan[..], &["--unit-output-tpm", "500000", "--format", "csv"]].concat();
    let csv = text(folder.run(&csv));
    // A month of one unit, $18,800, and four Mondays of two hours at $40.
    for record in [
        "total,,,,,,19120,,model-unit,,,,,,,,,,,,,,,,,",
        "model-units,,,,,,19120,,,,,,,,,,,,,,,,2,,,",
        "unit-group,,,,,,18800,,,,,,,,,,,,,,,1,1,,,",
        "unit-month,2026-04-01T14:00,2026-05-01T14:00,,,,,,,,,,,,,,,,,,,1,1,,,",
        "unit-group,,,,,,320,,,,,,,,,,,,,,,2,1,,,",
        "unit-hours,2026-04-06T10:00,2026-04-06T12:00,,,,,,,,,,,,,,,,,,,2,1,,,",
    ] {
        assert!(csv.lines().any(|line| line == record), "{record}\n{csv}");
    }
}

#[test]
fn every_kind_of_record_is_told_in_the_help() {
    let folder = Folder::new();
    for (command, kinds) in [("plan", "unit-group"), ("break-even", "utilisation")] {
        assert!(text(folder.run(&[command, "--help"])).contains(kinds));
    }
}

/// The scenario in October on the least amounts on sale of the autumn book, with a traffic of 20,000 and 500 tokens.
fn october(model: &str) -> String {
    format!(
        r#"{{
            "version": 1, "book": "alibaba-cn-beijing-cny-2026-09-22", "running": "always",
            "period": {{ "start": "2026-10-01T00:00", "end": "2026-11-01T00:00" }},
            "ptu": {{ "model": "{model}", "mode": "thinking", "inputTpm": "200000", "outputTpm": "20000" }},
            "traffic": {{ "requestsPerMinute": "20", "inputTokens": "20000", "outputTokens": "500", "cachedShare": "0.9" }}
        }}"#
    )
}

#[test]
fn cached_tokens_cost_what_the_book_says_and_where_it_says_nothing_the_answer_does() {
    let folder = Folder::new();
    folder.write("deepseek.json", october("deepseek-v3.2"));
    folder.write("qwen.json", october("qwen-plus-2025-12-01"));
    let shape = [
        "--peak",
        "30",
        "--average",
        "20",
        "--input-tokens",
        "20000",
        "--output-tokens",
        "500",
        "--cached-percent",
    ];
    let overflow = |file, cached| text(folder.run(&[&["overflow", file][..], &shape, &[cached]].concat()));
    assert!(overflow("deepseek.json", "90").contains("5,669.28"));
    assert!(overflow("deepseek.json", "0").contains("18,525.60"));
    assert!(overflow("qwen.json", "90").contains("The cache hit rate is not priced."));
    refused(
        &folder.run(&[&["overflow", "deepseek.json"][..], &shape, &["101"]].concat()),
        "error[too-large] traffic.cachedShare: The number must be at most 100.",
    );
    let compared = text(folder.run(&["compare", "deepseek.json"]));
    for part in ["cache hit rate 90 %", "Cached input tokens", "67,272.48", "hits of the implicit cache"] {
        assert!(compared.contains(part), "{part}\n{compared}");
    }
    // The scenario has a share, whatever an option is given in.
    folder.write("much.json", october("deepseek-v3.2").replace("0.9", "1.5"));
    refused(
        &folder.run(&["compare", "much.json"]),
        "error[too-large] traffic.cachedShare: The number must be at most 1.",
    );
}
