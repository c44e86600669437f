//! How fast a log is replayed: a million rows through the built program and through the page's worker, as plain CSV, as JSON
//! Lines and packed with gzip, and beside them a script that does one level; and how near plans come to the least that any
//! costs.

use std::{
    fs,
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use flate2::{Compression, write::GzEncoder};
use xshell::{Shell, cmd};

use crate::{page, step::step, tools, workspace};

/// Rows of the log.
const ROWS: u32 = 1_000_000;
/// Runs of the program, of which the fastest counts: what else the machine does only slows it down.
const RUNS: u32 = 7;
/// What the program is held to, in MB a second.
const LEAST_SPEED: f64 = 250.0;
/// What the page's worker is held to, in MB a second.
const LEAST_SPEED_IN_WORKER: f64 = 120.0;
/// What both are held to, in MB.
const MOST_MEMORY: f64 = 64.0;

/// The level that the script does; one of those that the program tries.
const LEVEL: [&str; 2] = ["500000", "59000"];
/// The scenario's per-token prices.
const PRICES: [&str; 2] = ["0.115", "1.147"];

const SCENARIO: &str = r#"{
    "version": 1,
    "book": "alibaba-cn-beijing-usd-2026-03-31",
    "period": { "start": "2026-04-01T00:00", "end": "2026-05-01T00:00" },
    "running": "always",
    "ptu": { "model": "qwen-plus-2025-12-01", "mode": "thinking", "inputTpm": "500000", "outputTpm": "60000" }
}"#;

/// The same rows, written in several ways.
struct Log {
    /// What they are written as.
    title: &'static str,
    path: PathBuf,
    /// Bytes that are read, unpacked, in MB.
    megabytes: f64,
}

/// Measures the program, the page and the script, and prints all three.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    let folder = workspace::target().join("bench");
    sh.create_dir(&folder)?;
    let scenario = folder.join("scenario.json");
    sh.write_file(&scenario, SCENARIO)?;
    let logs = step(&format!("writing logs of {ROWS} rows"), || write_logs(&folder))?;
    let [plain, ..] = &logs;
    step("building the command line", || {
        Ok(cmd!(sh, "cargo build --quiet --release --package deploycost").run()?)
    })?;
    let program = workspace::target().join("release/deploycost");
    let modules = tools::node_modules(sh)?;
    ensure!(modules.exists(), "the script's packages are not installed");
    let script = workspace::root().join("tests/bench/replay.js");
    page::build(sh)?;
    let mut lines = Vec::new();
    let mut held = Vec::new();
    for log in &logs {
        let title = log.title;
        let fastest = step(&format!("replaying {title} {RUNS} times"), || {
            let runs =
                (0..RUNS).map(|_| measure(&program, &log.path, &scenario)).collect::<Result<Vec<_>>>()?;
            runs.into_iter().min_by(|a, b| a.seconds.total_cmp(&b.seconds)).context("no run")
        })?;
        let worker =
            step(&format!("replaying {title} {RUNS} times in the page"), || measure_page(sh, &log.path))?;
        lines.push(format!("deploycost replay, {title}: {}", fastest.against(log.megabytes)));
        lines.push(format!("the page's worker in Chromium, {title}: {}", worker.against(log.megabytes)));
        held.push((fastest, worker));
    }
    let path = &plain.path;
    let said = step("the same by a script, one level", || {
        Ok(cmd!(sh, "node {script} {path} {LEVEL...} {PRICES...}").read()?)
    })?;
    let plans = step("plans of some weeks", || {
        let example = ["--package", "conformance", "--example", "plans"];
        Ok(cmd!(sh, "cargo run --quiet --release {example...}").read()?)
    })?;

    println!("logs: {ROWS} rows in order of time, against every level; unpacked they are");
    logs.iter().for_each(|log| println!("  {}: {:.1} MB", log.title, log.megabytes));
    lines.iter().for_each(|line| println!("{line}"));
    println!("Papa Parse and big.js, one level: {said}");
    println!("{plans}");
    let Some((fastest, worker)) = held.first() else { return Ok(()) };
    fastest.hold(plain.megabytes, LEAST_SPEED).context("the program")?;
    worker.hold(plain.megabytes, LEAST_SPEED_IN_WORKER).context("the page's worker")
}

/// One run.
struct Run {
    seconds: f64,
    /// The most memory it held.
    megabytes: f64,
}

impl Run {
    /// Its figures, for a log of so many MB.
    fn against(&self, log: f64) -> String {
        let Self { seconds, megabytes } = self;
        format!("{seconds:.3} s, {:.0} MB/s, {megabytes:.1} MB of memory", log / seconds)
    }

    fn hold(&self, log: f64, least_speed: f64) -> Result<()> {
        ensure!(log / self.seconds >= least_speed, "slower than {least_speed} MB/s");
        ensure!(self.megabytes < MOST_MEMORY, "more than {MOST_MEMORY} MB of memory");
        Ok(())
    }
}

/// The fastest run in the page, from the press of the button to the drawn answer, and the worker's memory.
fn measure_page(sh: &Shell, log: &Path) -> Result<Run> {
    let chromium = tools::chromium(sh)?;
    let script = workspace::root().join("tests/bench/worker.js");
    let runs = RUNS.to_string();
    let said = cmd!(sh, "node {script} {log} {runs}").env("CHROMIUM", chromium).read()?;
    let mut figures = said.split_whitespace().map(str::parse);
    let mut figure = || Ok::<f64, anyhow::Error>(figures.next().context("the page said too little")??);
    Ok(Run { seconds: figure()?, megabytes: figure()? })
}

fn measure(program: &Path, log: &Path, scenario: &Path) -> Result<Run> {
    let start = Instant::now();
    let mut child = Command::new(program)
        .arg("replay")
        .arg(log)
        .arg("--scenario")
        .arg(scenario)
        .args(["--format", "csv"])
        .stdout(Stdio::null())
        .spawn()?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut kilobytes = 0;
    // The system forgets a process's peak as it ends, so it is asked for all along.
    let exit = loop {
        if let Some(exit) = child.try_wait()? {
            break exit;
        }
        kilobytes = kilobytes.max(peak(&status).unwrap_or_default());
        thread::sleep(Duration::from_millis(1));
    };
    let seconds = start.elapsed().as_secs_f64();
    ensure!(exit.success(), "the program failed");
    Ok(Run { seconds, megabytes: f64::from(kilobytes) / 1e3 })
}

/// The peak of resident memory in kB, as Linux counts it.
fn peak(status: &Path) -> Option<u32> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// About 280 requests a minute over two and a half days, their sizes those of a conversation service: as plain CSV, as JSON
/// Lines in the form of OpenAI-compatible responses, and the CSV packed with gzip.
fn write_logs(folder: &Path) -> Result<[Log; 3]> {
    let paths = ["log.csv", "log.jsonl", "log.csv.gz"].map(|name| folder.join(name));
    let [csv, jsonl, packed] = &paths;
    let create = |path: &Path| Ok::<_, anyhow::Error>(BufWriter::new(fs::File::create(path)?));
    let (mut csv, mut jsonl) = (create(csv)?, create(jsonl)?);
    let mut packed = GzEncoder::new(create(packed)?, Compression::default());
    let mut seed = 20_260_401_u64;
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let header = "time,input_tokens,output_tokens\n";
    csv.write_all(header.as_bytes())?;
    packed.write_all(header.as_bytes())?;
    let mut bytes = [header.len(), 0];
    for row in 0..u64::from(ROWS) {
        let milliseconds = row * 214;
        let (seconds, rest) = (milliseconds / 1_000, milliseconds % 1_000);
        let (day, second) = (1 + seconds / 86_400, seconds % 86_400);
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        let longest = random(7_000);
        let (input, output) = (50 + random(longest + 1), 10 + random(400));
        let line = format!("2026-04-{day:02}T{hour:02}:{minute:02}:{second:02}.{rest:03},{input},{output}\n");
        csv.write_all(line.as_bytes())?;
        packed.write_all(line.as_bytes())?;
        // 2026-04-01T00:00 in the book's zone.
        let created = 1_774_972_800 + seconds;
        let total = input + output;
        let object = format!(
            r#"{{"id":"chatcmpl-{row}","object":"chat.completion","created":{created},"model":"m","usage":{{"prompt_tokens":{input},"completion_tokens":{output},"total_tokens":{total},"prompt_tokens_details":{{"cached_tokens":0}}}}}}"#
        );
        jsonl.write_all(object.as_bytes())?;
        jsonl.write_all(b"\n")?;
        bytes = [bytes[0] + line.len(), bytes[1] + object.len() + 1];
    }
    csv.flush()?;
    jsonl.flush()?;
    packed.finish()?.flush()?;
    let [csv, jsonl] = bytes.map(|bytes| bytes as f64 / 1e6);
    let log = |title, path, megabytes| Log { title, path, megabytes };
    let [one, two, three] = paths;
    Ok([log("plain CSV", one, csv), log("JSON Lines", two, jsonl), log("CSV in gzip", three, csv)])
}
