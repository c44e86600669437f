//! Logs of requests, through the built program.

mod folder;

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};
use folder::{Folder, json, refused, text};
use serde_json::Value;

/// The logs of every format, with their totals.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../request-log/tests/logs")
}

/// A log of the fixtures, its format, requests, input, cached, output and reasoning tokens, and rows of other kinds.
type Fixture = (String, String, [u64; 6]);

fn by_hand() -> Vec<Fixture> {
    let table = fs::read_to_string(fixtures().join("README.md")).unwrap();
    let rows = table.lines().filter_map(|line| {
        let cells: Vec<_> =
            line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        let [name, format, requests, input, cached, output, reasoning, _, _, others] = cells.as_slice()
        else {
            return None;
        };
        let numbers = [requests, input, cached, output, reasoning, others].map(|number| number.parse().ok());
        let [Some(requests), Some(input), Some(cached), Some(output), Some(reasoning), Some(others)] =
            numbers
        else {
            return None;
        };
        Some(((*name).into(), (*format).into(), [requests, input, cached, output, reasoning, others]))
    });
    rows.collect()
}

/// Options that a fixture needs.
fn needed(name: &str) -> &'static [&'static str] {
    if name.contains("usage") || name.ends_with("api.json") { &["--rows", "buckets"] } else { &[] }
}

fn totals(answer: &Value) -> [u64; 6] {
    let number = |field: &str| answer[field].as_u64().unwrap();
    let others = answer["logs"].as_array().unwrap().iter().map(|log| log["others"].as_u64().unwrap()).sum();
    [
        number("requests"),
        number("inputTokens"),
        number("cachedTokens"),
        number("outputTokens"),
        number("reasoningTokens"),
        others,
    ]
}

const ASKED: [&str; 4] = ["--scenario", "scenario.json", "--format", "json"];

fn replayed(folder: &Folder, logs: &[&str], options: &[&str]) -> Value {
    json(folder.run(&[&["replay"], logs, options, &ASKED].concat()))
}

#[test]
fn every_format_comes_to_its_totals_from_a_file_packed_and_from_standard_input() {
    let folder = Folder::new();
    let table = by_hand();
    assert!(table.len() > 25);
    for (name, format, expected) in table {
        let bytes = fs::read(fixtures().join(&name)).unwrap();
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(&bytes).unwrap();
        folder.write(&name, &bytes);
        folder.write("packed.gz", gzip.finish().unwrap());
        folder.write("packed.zst", zstd::encode_all(&*bytes, 1).unwrap());
        for log in [&*name, "packed.gz", "packed.zst"] {
            let answer = replayed(&folder, &[log], needed(&name));
            assert_eq!(
                (totals(&answer), &answer["logs"][0]["format"]),
                (expected, &format.clone().into()),
                "{name}"
            );
        }
        let piped = folder.run_with(&[&["replay", "-"], needed(&name), &ASKED].concat(), &bytes);
        assert_eq!(totals(&json(piped)), expected, "{name}");
    }
}

#[test]
fn several_logs_of_several_formats_in_any_order_come_to_the_digits_of_one() {
    let folder = Folder::new();
    let names = ["openai-chat.jsonl", "helicone.jsonl", "azure-llm-2024.csv", "langfuse-blob.csv"];
    for name in names {
        folder.write(name, fs::read(fixtures().join(name)).unwrap());
    }
    let digits = |logs: &[&str]| {
        let mut answer = replayed(&folder, logs, &[]);
        let read = answer["logs"].as_array().unwrap().len();
        assert_eq!(read, logs.len());
        answer["logs"] = Value::Null;
        answer
    };
    let one = digits(&names);
    let of_each = by_hand().into_iter().filter(|(name, ..)| names.contains(&&**name));
    let sums = of_each
        .fold([0; 5], |sums, (_, _, totals)| core::array::from_fn(|place| sums[place] + totals[place]));
    let answered = ["requests", "inputTokens", "cachedTokens", "outputTokens", "reasoningTokens"];
    assert_eq!(answered.map(|field| one[field].as_u64().unwrap()), sums);
    for order in [[3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
        assert_eq!(digits(&order.map(|place| names[place])), one);
    }
    // A folder stands for its files.
    fs::create_dir(folder.0.path().join("days")).unwrap();
    for name in names {
        folder.write(&format!("days/{name}"), fs::read(fixtures().join(name)).unwrap());
    }
    let mut answer = replayed(&folder, &["days"], &[]);
    assert_eq!(answer["logs"][3]["name"], "days/openai-chat.jsonl");
    answer["logs"] = Value::Null;
    assert_eq!(answer, one);
    let table = text(folder.run(&["replay", "days", "--scenario", "scenario.json"]));
    for part in ["days/helicone.jsonl", "Langfuse blob export, times without a zone", "Of the input cached"] {
        assert!(table.contains(part), "{part}\n{table}");
    }
}

#[test]
fn daily_files_in_any_order_are_the_log_they_were_cut_from() {
    let folder = Folder::new();
    let header = "time,input_tokens,output_tokens\n";
    let day = |day: u32| -> String {
        (0..600)
            .map(|row| {
                format!(
                    "2026-04-{day:02}T09:{:02}:{:02}Z,{},300\n",
                    row / 60,
                    row / 2 % 30,
                    2_000 + row * 13 % 900
                )
            })
            .collect()
    };
    let days: Vec<String> = (1..=3).map(day).collect();
    folder.write("all.csv", header.to_owned() + &days.concat());
    for (name, day) in ["b.csv", "c.csv", "a.csv"].iter().zip(&days) {
        folder.write(name, header.to_owned() + day);
    }
    let of = |logs: &[&str]| {
        let answer = replayed(&folder, logs, &[]);
        (
            answer["levels"].clone(),
            answer["tokenCost"].clone(),
            answer["week"].clone(),
            answer["packageDays"].clone(),
        )
    };
    let whole = of(&["all.csv"]);
    for logs in [["a.csv", "b.csv", "c.csv"], ["c.csv", "a.csv", "b.csv"], ["b.csv", "c.csv", "a.csv"]] {
        assert_eq!(of(&logs), whole, "{logs:?}");
    }
    // Newest first it is the same, though many requests come in one second.
    let rows: Vec<&str> = days.iter().flat_map(|day| day.lines()).rev().collect();
    folder.write("backwards.csv", header.to_owned() + &rows.join("\n"));
    assert_eq!(of(&["backwards.csv"]), whole);
}

#[test]
fn a_stream_in_order_is_not_kept_where_the_proportion_is_the_scenarios() {
    let folder = Folder::new();
    let rows = "2026-04-01T09:00:00Z,10,5\n2026-04-01T09:00:00Z,10,5\n2026-04-01T08:00:00Z,10,5\n";
    let log = format!("time,input_tokens,output_tokens\n{rows}");
    let piped = ["replay", "-", "--scenario", "scenario.json", "--proportion", "scenario"];
    refused(&folder.run_with(&piped, log.as_bytes()), "error[log-out-of-order]:");
    let sorted = [&piped[..], &["--order", "sorted", "--format", "json"]].concat();
    assert_eq!(json(folder.run_with(&sorted, log.as_bytes()))["outOfOrder"], 1);
}

#[test]
fn what_a_log_does_not_say_is_asked_for_and_then_answered() {
    let folder = Folder::new();
    let ask = |log: &str, complaint: &str, options: &[&str]| {
        folder.write("log", log);
        let refusal = folder.run(&["replay", "log", "--scenario", "scenario.json"]);
        refused(&refusal, complaint);
        replayed(&folder, &["log"], options)
    };
    let codes = |answer: &Value| -> Vec<String> {
        let notes = answer["logAssumptions"].as_array().unwrap();
        notes.iter().map(|note| note["code"].as_str().unwrap().to_owned()).collect()
    };
    // One minute from the start, as milliseconds.
    let relative = "{\"timestamp\":0,\"prompt_tokens\":5,\"completion_tokens\":6}\n{\"timestamp\":59000,\"prompt_tokens\":5,\"completion_tokens\":6}\n";
    let start = ["--time-unit", "ms", "--start", "2026-04-03T10:00"];
    let answer = ask(relative, "error[log-relative-times]:", &start);
    assert_eq!((&answer["first"], &answer["minutes"]), (&"2026-04-03T10:00".into(), &1.into()));
    assert_eq!(codes(&answer), ["dates-rest-on-start"]);
    let answer = replayed(&folder, &["log"], &start[..2]);
    assert_eq!(answer["first"], "2026-04-01T14:00");
    assert_eq!(codes(&answer), ["starts-with-period", "dates-rest-on-start"]);
    let cached = "time,input_tokens,output_tokens,cached_tokens\n2026-04-01T09:00:00Z,10,7,90\n";
    let answer = ask(cached, "error[log-cached-beside]: Line 2", &["--cached", "beside"]);
    assert_eq!((&answer["inputTokens"], &answer["cachedTokens"]), (&100.into(), &90.into()));
    let buckets = "date,api_requests,input_tokens,output_tokens\n2026-04-01,1440,11520000,1440000\n";
    let options = ["--rows", "buckets", "--bucket-minutes", "1440"];
    let answer = ask(buckets, "error[log-buckets]: Column “api_requests”", &options);
    assert_eq!((&answer["requests"], &answer["inputTokens"]), (&1_440.into(), &11_520_000.into()));
    assert_eq!(codes(&answer), ["book-zone", "spread-evenly"]);
    let columns = r#"time=when,input="tokens, sent",output=received"#;
    let log = "when,\"tokens, sent\",received\n2026-04-01T09:00:00Z,5,6\n";
    let answer = ask(
        log,
        "error[log-columns]: Not found: time, input tokens, output tokens.",
        &["--columns", columns],
    );
    assert_eq!(answer["inputTokens"], 5);
}

#[test]
fn a_refusal_says_what_there_is_the_nearest_format_and_an_option_that_fits() {
    let folder = Folder::new();
    let names: Vec<String> =
        (0..60).map(|place| format!("\"quite_a_long_name_of_a_field_{place}\":1")).collect();
    let log = format!(
        "{{\"at\":\"2026-04-01T09:00Z\",\"usage\":{{\"prompt_tokens\":5,\"completion_tokens\":6}},{}}}\n",
        names.join(",")
    );
    folder.write("log.jsonl", log);
    let output = folder.run(&["replay", "log.jsonl", "--scenario", "scenario.json"]);
    let complaint = String::from_utf8(output.stderr).unwrap();
    for part in [
        "Not found: time.",
        "`usage.prompt_tokens`",
        "`quite_a_long_name_of_a_field_59`",
        "It looks like OpenAI-compatible responses",
        "--columns time=…,input=usage.prompt_tokens,output=usage.completion_tokens",
    ] {
        assert!(complaint.contains(part), "{part}\n{complaint}");
    }
    assert!(!complaint.contains("field_0…"));
}

#[test]
fn a_log_with_requests_that_have_no_price_has_no_total_and_no_verdict() {
    let folder = Folder::new();
    let long = "2026-04-01 10:02:00,1000001,100\n";
    folder.write("long.csv", format!("time,input_tokens,output_tokens\n{long}"));
    folder
        .write("mixed.csv", format!("time,input_tokens,output_tokens\n2026-04-01 10:00:00,8000,100\n{long}"));
    let said = |log: &str| {
        let table = text(folder.run(&["replay", log, "--scenario", "scenario.json"]));
        assert!(!table.contains("Reserve nothing"), "{table}");
        table.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let long = said("long.csv");
    assert!(
        long.contains("All of it per token unknown") && long.contains("Every total is unknown."),
        "{long}"
    );
    assert!(said("mixed.csv").contains("All of it per token 0.00 without 1 request (unpriced)"));
    let csv = text(folder.run(&["replay", "mixed.csv", "--scenario", "scenario.json", "--format", "csv"]));
    let fields: Vec<_> = csv.lines().nth(1).unwrap().split(',').skip(9).collect();
    assert_eq!(fields[..3], ["", "", ""], "{csv}");
    assert!(fields[3..].iter().all(|field| !field.is_empty()), "{csv}");
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
        "Read as: columns by their names, times without a zone in UTC.",
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
    folder.write("bad.csv", "time,input_tokens,output_tokens\n2026-04-01 10:00:00,x,1\n");
    let bad = folder.run(&["replay", "bad.csv", "--scenario", "scenario.json"]);
    refused(
        &bad,
        "error[log-no-rows]: None of the 1 rows can be read. Check the columns and the form of the times.\nline 2: A number of tokens that is no number",
    );
    assert_eq!(folder.run(&["replay", "gone.csv", "--scenario", "scenario.json"]).status.code(), Some(3));
    let both = folder.run(&["replay", "-", "--scenario", "-"]);
    assert_eq!(both.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&both.stderr).contains("stdin cannot be both"));
    folder.write("array.json", "[[1700136000, 1, 1]]");
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
    folder.write("trace.csv", log);
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
