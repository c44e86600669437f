//! The built program, as a person or a script runs it.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Output, Stdio},
};

const SCENARIO: &str = r#"{
    "version": 1,
    "book": "alibaba-cn-beijing-usd-2026-03-31",
    "period": { "start": "2026-04-01T00:00", "end": "2026-05-01T00:00" },
    "running": { "windows": [{ "days": ["mon", "tue", "wed", "thu", "fri"], "from": "09:00", "to": "18:30" }] },
    "ptu": { "model": "qwen-plus-2025-12-01", "mode": "thinking", "inputTpm": "500000", "outputTpm": "60000" },
    "modelUnit": { "model": "qwen3-32b", "mode": "instruct", "units": 2 }
}"#;

fn deploycost(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_deploycost"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], stdin: &[u8]) -> Output {
    let mut child = deploycost(arguments).spawn().unwrap();
    // A program that refuses its arguments, or an input that is too big, does not read to the end.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    child.wait_with_output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn a_scenario_on_stdin_is_answered_with_the_exact_costs() {
    let output = run(&["compare", "-", "--format", "json"], SCENARIO.as_bytes());
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let answer: serde_json::Value = serde_json::from_str(stdout(&output)).unwrap();
    let options = answer["options"].as_array().unwrap();
    let costs: Vec<_> =
        options.iter().map(|option| (option["method"].as_str(), option["cost"].as_str())).collect();
    let expected =
        [("ptu-hourly", "6437.2"), ("ptu-daily", "8131.2"), ("mu-hourly", "16720"), ("mu-monthly", "37600")];
    assert_eq!(costs, expected.map(|(method, cost)| (Some(method), Some(cost))));
}

#[test]
fn a_scenario_in_a_file_is_answered_with_a_table_of_100_columns() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("scenario.json");
    fs::write(&file, SCENARIO).unwrap();
    let output = run(&["compare", file.to_str().unwrap()], b"");
    assert_eq!(code(&output), 0);
    let text = stdout(&output);
    for part in [
        "2026-04-01 00:00 to 2026-05-01 00:00. Runs 209 h of 720 h.",
        "Cheapest: PTU by the hour. Saves 1,694.00 compared with the second cheapest, 31,162.80 with the",
        "22 package days × 500,000 input tokens",
        "1 month × 2 units",
        "2026-04-01 09:00      1   2026-04-01 23:59   2026-04-02 01:59   2026-04-02 15:59",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
}

#[test]
fn the_bill_of_a_month_has_the_lines_of_keeping_and_of_cancelling_it() {
    let scenario = SCENARIO
        .replace("2026-05-01T00:00", "2026-04-11T10:00")
        .replace("2026-04-01T00:00", "2026-04-01T09:00");
    let table = stdout(&run(&["compare", "-"], scenario.as_bytes())).replace(['\n', '│'], " ");
    let table = table.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in ["1 month × 2 units × 18,800 list unit price", "10 started days × 2 units × 1.2"] {
        assert!(table.contains(part), "{part}\n{table}");
    }
    // Thirty days are 45,120.00, and no more than the month is charged.
    let table = run(&["compare", "-"], SCENARIO.as_bytes());
    assert!(stdout(&table).contains("capped at the price paid"), "{}", stdout(&table));
}

#[test]
fn tables_are_written_in_chinese_too() {
    let output = run(&["compare", "-", "--lang", "zh-CN"], SCENARIO.as_bytes());
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).contains("周期 720 小时，运行 209 小时"), "{}", stdout(&output));
    assert!(stdout(&output).contains("预置吞吐 · 日包"));
}

#[test]
fn options_are_written_as_csv_records_and_markdown_rows() {
    let output = run(&["compare", "-", "--format", "csv"], SCENARIO.as_bytes());
    let first: Vec<_> = stdout(&output).lines().take(2).collect();
    assert_eq!(
        first,
        [
            "book,start,end,running_minutes,rank,method,model,mode,spec,units,input_tpm,output_tpm,charged_input_tpm,charged_output_tpm,currency,cost,display,above_cheapest,per_running_hour,per_day,per_month,per_million_tokens,incomplete",
            "alibaba-cn-beijing-usd-2026-03-31,2026-04-01T00:00,2026-05-01T00:00,12540,1,ptu-hourly,qwen-plus-2025-12-01,thinking,,,500000,60000,500000,60000,USD,6437.2,6437.20,0,30.8,214.573333333333,6437.2,,false",
        ]
    );
    let output = run(&["compare", "-", "--format", "markdown"], SCENARIO.as_bytes());
    assert!(
        stdout(&output).lines().any(|line| line.starts_with("| 1 | PTU by the hour ")),
        "{}",
        stdout(&output)
    );
}

#[test]
fn a_refused_scenario_names_every_problem_and_exits_with_1() {
    let scenario = SCENARIO.replace("500000", "5e5").replace("qwen3-32b", "qwen0");
    let output = run(&["compare", "-"], scenario.as_bytes());
    assert_eq!((code(&output), stdout(&output)), (1, ""));
    let lines: Vec<_> = stderr(&output).lines().collect();
    assert_eq!(
        lines,
        [
            "error[exponent] ptu.inputTpm: Write the number out in digits, without an exponent.",
            "error[unknown-model] modelUnit.model: The price book does not sell “qwen0” this way. Choose one of: \
             qwen3-14b, qwen3-32b, qwen3-vl-8b-instruct, qwen3-vl-8b-thinking.",
        ]
    );

    let output = run(&["compare", "-", "--lang", "zh"], scenario.as_bytes());
    assert!(stderr(&output).contains("请写出完整数字"), "{}", stderr(&output));

    let output = run(&["compare", "-", "--format", "json"], scenario.as_bytes());
    assert_eq!((code(&output), stderr(&output)), (1, ""));
    let refusal: serde_json::Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(refusal["version"], 1);
    assert_eq!(refusal["problems"][1]["path"], "modelUnit.model");
}

#[test]
fn what_is_no_scenario_is_refused_without_a_panic() {
    let huge = vec![b' '; (1 << 20) + 1];
    let nested = "[".repeat(100_000);
    for (input, expected) in [
        (&b""[..], "error[not-json]: The input is empty. It should be JSON."),
        (b"\xef\xbb\xbf \r\n", "error[not-json]: The input is empty."),
        (b"{\"version\": 1", "error[not-json]"),
        (b"\xff\xfe{}", "error[not-json]"),
        (b"\"\xc3\x28\"", "error[not-json]"),
        (nested.as_bytes(), "more than 16 levels deep"),
        (&huge, "error[too-big]"),
        (b"[1, 2]", "error[wrong-type]: This must be a JSON object."),
        (b"{\"version\": 2}", "error[unsupported-version] version"),
    ] {
        let output = run(&["compare", "-"], input);
        assert_eq!(code(&output), 1, "{}", stderr(&output));
        assert!(stderr(&output).contains(expected), "{expected}: {}", stderr(&output));
    }
}

#[test]
fn a_byte_order_mark_before_the_scenario_changes_nothing() {
    let plain = run(&["compare", "-", "--format", "json"], SCENARIO.as_bytes());
    let marked = run(&["compare", "-", "--format", "json"], format!("\u{feff}{SCENARIO}").as_bytes());
    assert_eq!((code(&marked), stderr(&marked)), (0, ""));
    assert_eq!(stdout(&marked), stdout(&plain));

    let twice = run(&["compare", "-"], format!("\u{feff}\u{feff}{SCENARIO}").as_bytes());
    assert!(stderr(&twice).contains("error[not-json]"), "{}", stderr(&twice));
}

#[test]
fn usage_errors_exit_with_2_and_missing_files_with_3() {
    for arguments in
        [&["compare"][..], &["price"], &["compare", "-", "--lang", "fr"], &["books", "--format", "xml"]]
    {
        assert_eq!(code(&run(arguments, b"")), 2, "{arguments:?}");
    }
    for arguments in [["compare", "no/such/file.json"], ["check", "no/such/folder"]] {
        let output = run(&arguments, b"");
        assert_eq!(code(&output), 3);
        let complaint = format!("deploycost: {}: No such file or directory", arguments[1]);
        assert!(stderr(&output).starts_with(&complaint), "{}", stderr(&output));
    }
    let help = run(&["--help"], b"");
    assert_eq!(code(&help), 0);
    assert!(stdout(&help).contains("Exit codes:"));
}

#[test]
fn a_reader_that_closes_early_is_no_failure() {
    let mut child = deploycost(&["books"]).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), stderr(&output)), (0, ""));
}

#[test]
fn books_are_listed_with_the_default_first() {
    let output = run(&["books", "--format", "csv"], b"");
    let mut lines = stdout(&output).lines();
    assert_eq!(lines.next(), Some("book,region,currency,edition,ptu_models,model_units"));
    assert!(lines.next().is_some_and(|line| {
        line.starts_with("alibaba-cn-beijing-usd-2026-03-31,cn-beijing,USD,2026-03-31,")
    }));
    let output = run(&["books"], b"");
    assert!(stdout(&output).contains("deepseek-v3.2"));
}

#[test]
fn the_prices_and_limits_of_one_book_are_listed_without_a_scenario() {
    let id = "alibaba-cn-beijing-usd-2026-03-31";
    let output = run(&["books", id], b"");
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    for part in [
        "PTU, input / output: for 10,000 / 1,000 tokens a minute.",
        "0.28 / 0.28",
        "qwen3-vl-plus-2025-09-23   instruct, thinking",
        "18,800",
        "128,000",
        "expiry-minute",
    ] {
        assert!(stdout(&output).contains(part), "{part}\n{}", stdout(&output));
    }
    assert!(stdout(&output).lines().all(|line| line.chars().count() <= 100));
    let csv = run(&["books", id, "--format", "csv"], b"");
    let mut lines = stdout(&csv).lines();
    assert_eq!(lines.next(), Some("method,model,modes,spec,longest,input,output,unit,source,cached_input"));
    assert!(lines.any(|line| line.starts_with("mu-monthly,qwen3-32b,instruct,MU1,,,,18800,")));
    // A hit of the implicit cache costs a fifth of $0.287.
    assert!(lines.any(|line| line.starts_with("token-usage,deepseek-v3.2,") && line.ends_with(",0.0574")));
    let autumn = run(&["books", "alibaba-cn-beijing-cny-2026-09-22"], b"");
    assert!(stdout(&autumn).contains("Automatic renewal is on by default."), "{}", stdout(&autumn));
    let unknown = run(&["books", "alibaba-mars"], b"");
    assert_eq!(code(&unknown), 1);
    assert!(stderr(&unknown).starts_with("error[unknown-book]: "), "{}", stderr(&unknown));
    assert!(stderr(&unknown).contains(id), "{}", stderr(&unknown));
}

#[test]
fn the_help_of_compare_names_every_assumption_with_its_readings_and_traffic_and_specification() {
    let help = run(&["compare", "--help"], b"");
    for part in ["longest-input        factors, shorter", "after-first-month", "\"traffic\"", "`spec`", "MU1"]
    {
        assert!(stdout(&help).contains(part), "{part}\n{}", stdout(&help));
    }
}

#[test]
fn the_published_price_books_pass_the_check() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../pricing-data");
    let output = run(&["check", folder.to_str().unwrap()], b"");
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    assert!(stdout(&output).contains("usd-2026-03-31.toml: alibaba-cn-beijing-usd-2026-03-31"));
}

/// Where the published book of [`published`] stands in its folder.
const PLACE: &str = "alibaba/cn-beijing/usd-2026-03-31.toml";

fn published() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../pricing-data").join(PLACE)).unwrap()
}

fn put(folder: &Path, place: &str, contents: impl AsRef<[u8]>) {
    let file = folder.join(place);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, contents).unwrap();
}

/// The faults that a check of the folder finds, a line each.
fn check(folder: &Path) -> Vec<String> {
    let output = run(&["check", folder.to_str().unwrap()], b"");
    let faults: Vec<_> = stderr(&output).lines().map(str::to_owned).collect();
    assert_eq!(code(&output), i32::from(!faults.is_empty()), "{faults:?}");
    faults
}

#[test]
fn a_faulty_price_book_is_named_with_its_row() {
    let text = published();
    let row = 1 + text.lines().position(|line| line.contains("\"0.28\"")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("float.toml"), text.replacen("\"0.28\"", "0.28", 1)).unwrap();
    put(folder.path(), PLACE, &text);
    let output = run(&["check", folder.path().to_str().unwrap()], b"");
    assert_eq!(code(&output), 1);
    let faults: Vec<_> = stderr(&output).lines().collect();
    assert!(
        matches!(faults[..], [fault] if fault.contains(&format!("float.toml: row {row}: "))),
        "{faults:?}"
    );

    fs::write(folder.path().join("float.toml"), vec![b'#'; 5 << 20]).unwrap();
    let output = run(&["check", folder.path().to_str().unwrap()], b"");
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("[too-big]"), "{}", stderr(&output));
}

#[test]
fn a_folder_without_price_books_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(&["check", folder.path().to_str().unwrap()], b"");
    assert_eq!(code(&output), 1);
}

#[test]
fn a_price_book_stands_where_its_id_says_however_the_folder_is_named() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), PLACE, published());
    for part in ["", "alibaba", "alibaba/cn-beijing", "alibaba/cn-beijing/../cn-beijing"] {
        assert_eq!(check(&folder.path().join(part)), [""; 0], "{part}");
    }
    let elsewhere = tempfile::tempdir().unwrap();
    for place in ["alibaba/cn-beijing/cny-2026-03-31.toml", "usd-2026-03-31.toml"] {
        let folder = elsewhere.path().join(place.replace('/', "-"));
        put(&folder, place, published());
        let file = folder.join(place);
        let fault = format!("the place of `alibaba-cn-beijing-usd-2026-03-31` is {PLACE} [misplaced]");
        assert_eq!(check(&folder), [format!("{}: {fault}", file.display())]);
    }
}

#[test]
fn two_price_books_of_one_id_are_both_named() {
    let folder = tempfile::tempdir().unwrap();
    let [first, second] = ["a", "b"].map(|part| format!("{part}/{PLACE}"));
    put(folder.path(), &first, published());
    put(folder.path(), &second, published());
    let [first, second] = [first, second].map(|place| folder.path().join(place));
    let fault = format!("{}: {} has the same id [duplicate-id]", second.display(), first.display());
    assert_eq!(check(folder.path()), [fault]);
}

#[test]
fn a_price_book_that_is_not_utf_8_is_named_with_its_row_and_the_others_are_checked() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "a.toml", b"# one\n# \xff\n");
    put(folder.path(), "b.toml", "id = 1");
    let faults = check(folder.path());
    let [first, second] = &faults[..] else { panic!("{faults:?}") };
    assert!(first.contains("a.toml: row 2: ") && first.ends_with("[not-utf-8]"), "{first}");
    assert!(second.contains("b.toml: row 1: id: "), "{second}");
}
