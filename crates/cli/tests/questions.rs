//! The questions beside the comparison, through the built program.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

const SCENARIO: &str = r#"{
    "version": 1,
    "book": "alibaba-cn-beijing-usd-2026-03-31",
    "period": { "start": "2026-04-01T14:00", "end": "2026-05-01T00:00" },
    "running": { "windows": [{ "days": ["mon", "tue", "wed", "thu", "fri"], "from": "09:00", "to": "18:30" }] },
    "ptu": { "model": "qwen-plus-2025-12-01", "mode": "thinking", "inputTpm": "500000", "outputTpm": "60000" },
    "modelUnit": { "model": "qwen3-32b", "mode": "instruct", "units": 2 }
}"#;

/// A folder with the scenario and whatever else is written into it.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write("scenario.json", SCENARIO);
        folder
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.path().join(name), text).unwrap();
    }

    /// Runs the program in the folder, without input.
    fn run(&self, arguments: &[&str]) -> Output {
        self.run_with(arguments, b"")
    }

    fn run_with(&self, arguments: &[&str], stdin: &[u8]) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_deploycost"))
            .args(arguments)
            .current_dir(self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let _ = child.stdin.take().unwrap().write_all(stdin);
        child.wait_with_output().unwrap()
    }
}

/// What the program wrote when all went well; without a terminal it draws no progress.
fn text(output: Output) -> String {
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), complaints.as_str()), (Some(0), ""));
    String::from_utf8(output.stdout).unwrap()
}

fn json(output: Output) -> serde_json::Value {
    serde_json::from_str(&text(output)).unwrap()
}

fn refused(output: &Output, complaint: &str) {
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{complaints}");
    assert!(complaints.starts_with(complaint), "{complaints}");
}

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
    folder.write("scenario.json", &SCENARIO.replace("500000", "500"));
    let table = text(folder.run(&[&["size", "scenario.json"][..], &load].concat()));
    assert!(table.contains("ptu.inputTpm: Did you mean 500,000 tokens per minute?"), "{table}");
    assert!(table.contains("qwen-plus-2025-12-01, Thinking") && table.contains("480,000"), "{table}");
    let compared = text(folder.run(&["compare", "scenario.json"]));
    assert!(compared.contains("ptu.inputTpm: Did you mean 500,000"), "{compared}");
    let unheeded = "Cached tokens count like any others";
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
    folder.write("deployed.json", &case["scenario"].to_string());
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
    folder.write("always.json", &always.to_string());
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
    folder.write("demand.json", &demand.replace("10:00", "10:30"));
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
    folder.write("demand.json", &format!(r#"{{ "windows": [{base}, {peak}] }}"#));
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

#[test]
fn a_log_out_of_order_is_put_in_order_and_damaged_rows_are_listed() {
    let folder = Folder::new();
    let log = "when;in;out\n2026-04-01 10:01:00;8000;100\n2026-04-01 10:00:00;8000;100\n2026-04-01 10:02:00;-8;100\n";
    folder.write("log.csv", log);
    let columns =
        ["--scenario", "scenario.json", "--columns", "time=when,input=in,output=out", "--zone", "+00:00"];
    let table = text(folder.run(&[&["replay", "log.csv"][..], &columns].concat()));
    for part in [
        "2 requests from 2026-04-01 18:00 to 2026-04-01 18:01, 16,000 input and 200 output tokens",
        "Daily packages over that time: 1 day.",
        "Reserve nothing: all of it per token costs 0.00. Cheapest level: 0.02.",
        "Cheapest level: Quota used: input 80 %, output 10 %; full first: Input",
        "put in order",
        "the log's own proportion of input to output: 16,000 to 200 tokens, as the quota",
        "Which requests overflow",
        "line 4: A negative number of tokens",
    ] {
        assert!(table.contains(part), "{part}\n{table}");
    }
    let answer = |arguments: &[&str]| {
        let output = folder.run_with(
            &[&["replay"][..], arguments, &columns, &["--format", "json"]].concat(),
            log.as_bytes(),
        );
        json(output)
    };
    assert_eq!(answer(&["-"]), answer(&["log.csv"]));
    assert_eq!(answer(&["log.csv", "--proportion", "scenario"])["proportion"]["of"], "scenario");
    refused(&folder.run(&["replay", "log.csv", "--scenario", "scenario.json"]), "error[log-columns]:");
    folder.write("bad.csv", "time,input,output\n2026-04-01 10:00:00,x,1\n");
    let bad = folder.run(&["replay", "bad.csv", "--scenario", "scenario.json"]);
    refused(
        &bad,
        "error[log-no-rows]: Not one row of the log can be read, of 1.\nline 2: A number of tokens that is no number",
    );
    assert_eq!(folder.run(&["replay", "gone.csv", "--scenario", "scenario.json"]).status.code(), Some(3));
    let both = folder.run(&["replay", "-", "--scenario", "-"]);
    assert_eq!(both.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&both.stderr).contains("stdin cannot be both"));
    folder.write("array.json", r#"[{ "time": 1700136000, "input": 1, "output": 1 }]"#);
    refused(&folder.run(&["replay", "array.json", "--scenario", "scenario.json"]), "error[log-json-array]:");
    let unknown = ["replay", "log.csv", "--scenario", "scenario.json", "--columns", "hour=when"];
    assert_eq!(folder.run(&unknown).status.code(), Some(2));
}

/// The production trace where it is, else a log of the same size and shape, written into the folder.
fn trace(folder: &Folder) -> PathBuf {
    let trace =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/azure-llm-trace-2023-conv.csv");
    if trace.exists() {
        return trace;
    }
    let mut log = "TIMESTAMP,ContextTokens,GeneratedTokens\n".to_owned();
    let mut seed = 20_231_116_u64;
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    for row in 0..19_366_u64 {
        // An hour has 36,000,000,000 units of 100 nanoseconds.
        let ticks = row * 1_850_000;
        let (minute, second, fraction) = (ticks / 600_000_000, ticks / 10_000_000 % 60, ticks % 10_000_000);
        let (input, output) = (random(2_300), random(420));
        log += &format!("2023-11-16 18:{minute:02}:{second:02}.{fraction:07},{input},{output}\n");
    }
    folder.write("trace.csv", &log);
    folder.0.path().join("trace.csv")
}

#[test]
fn an_hour_of_production_traffic_is_replayed_within_the_overflow_it_was_asked_for() {
    let folder = Folder::new();
    let log = trace(&folder);
    let log = log.to_str().unwrap();
    let answer = json(folder.run(&["replay", log, "--scenario", "scenario.json", "--format", "json"]));
    assert_eq!((&answer["requests"], &answer["damaged"]["rows"]), (&19_366.into(), &0.into()));
    let levels = answer["levels"].as_array().unwrap();
    let shares: Vec<f64> = levels
        .iter()
        .map(|level| level["overflowShare"]["value"].as_str().unwrap().parse().unwrap())
        .collect();
    assert!(levels.len() > 20 && shares.last() == Some(&0.0));
    let within = usize::try_from(answer["cheapestWithin"].as_u64().unwrap()).unwrap();
    assert!(shares[within] <= 0.01 && shares[within - 1] > 0.01, "the level below overflows more");
    let csv = text(folder.run(&[
        "replay",
        log,
        "--scenario",
        "scenario.json",
        "--format",
        "csv",
        "--overflow-share",
        "10",
    ]));
    assert_eq!(csv.lines().count(), levels.len() + 1);
}
