//! Every known format, each by a small log of its own shape; the totals are worked out by hand in `logs/README.md`.

use std::{collections::BTreeSet, fs, path::PathBuf};

use request_log::{Bucket, Lies, LogReader, Options, Report, Row, RowsAre, TICKS_PER_SECOND, formats};

/// What a log comes to.
#[derive(Debug, PartialEq, Eq)]
struct Totals {
    requests: usize,
    input: u64,
    cached: u64,
    output: u64,
    reasoning: u64,
    /// The minutes of the first and the last request.
    from: String,
    to: String,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/logs")
}

/// Wednesday, 1 April 2026, 00:00 UTC.
const APRIL: i64 = 1_775_001_600 * TICKS_PER_SECOND;

fn read(name: &str, size: usize) -> (Vec<Row>, Report) {
    let options = Options {
        otherwise_start: Some(APRIL),
        rows: if name.contains("usage") || name.ends_with("api.json") {
            RowsAre::Buckets(None)
        } else {
            RowsAre::Unsaid
        },
        ..Options::default()
    };
    let mut reader = LogReader::new(options);
    let mut rows = Vec::new();
    for piece in fs::read(folder().join(name)).unwrap().chunks(size) {
        reader.feed(piece, &mut |row| rows.push(row)).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let report = reader.finish(&mut |row| rows.push(row)).unwrap_or_else(|error| panic!("{name}: {error}"));
    rows.extend(Bucket::requests(&report.buckets).map(|(_, row)| row));
    (rows, report)
}

impl Totals {
    fn of(rows: &[Row]) -> Self {
        let sum = |count: fn(&Row) -> u32| rows.iter().map(|row| u64::from(count(row))).sum();
        let minute = |at: Option<i64>| {
            let minute = (at.unwrap() - APRIL).div_euclid(60 * TICKS_PER_SECOND);
            format!("{:02}:{:02}", minute / 60, minute % 60)
        };
        Self {
            requests: rows.len(),
            input: sum(|row| row.input),
            cached: sum(|row| row.cached),
            output: sum(|row| row.output),
            reasoning: sum(|row| row.reasoning),
            from: minute(rows.iter().map(|row| row.at).min()),
            to: minute(rows.iter().map(|row| row.at).max()),
        }
    }

    /// A row of the table in `logs/README.md`.
    fn of_line(line: &str) -> Option<(String, String, Self, u64)> {
        let cells: Vec<_> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        let [name, format, requests, input, cached, output, reasoning, from, to, others] = cells.as_slice()
        else {
            return None;
        };
        let totals = Self {
            requests: requests.parse().ok()?,
            input: input.parse().ok()?,
            cached: cached.parse().ok()?,
            output: output.parse().ok()?,
            reasoning: reasoning.parse().ok()?,
            from: (*from).into(),
            to: (*to).into(),
        };
        Some((name.trim_matches('`').into(), format.trim_matches('`').into(), totals, others.parse().ok()?))
    }
}

/// The table of totals worked out by hand.
fn by_hand() -> Vec<(String, String, Totals, u64)> {
    fs::read_to_string(folder().join("README.md")).unwrap().lines().filter_map(Totals::of_line).collect()
}

#[test]
fn each_format_is_recognised_and_comes_to_the_totals_worked_out_by_hand() {
    for (name, format, totals, others) in by_hand() {
        for size in [1, 3, 1_000, usize::MAX] {
            let (rows, report) = read(&name, size);
            assert_eq!(report.read_as.format.id, format, "{name}");
            assert_eq!((report.damaged, report.skipped), (0, others), "{name} {:?}", report.listed);
            assert_eq!(Totals::of(&rows), totals, "{name}");
        }
    }
}

#[test]
fn every_format_has_a_log_and_every_log_its_totals() {
    let table = by_hand();
    let named: BTreeSet<_> = table.iter().map(|(_, format, ..)| format.as_str()).collect();
    let known: BTreeSet<_> = formats().map(|format| format.id).collect();
    assert_eq!(named, known);
    let logs = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let logs: BTreeSet<_> = logs.filter(|name| name != "README.md").collect();
    assert_eq!(table.iter().map(|(name, ..)| name.clone()).collect::<BTreeSet<_>>(), logs);
}

#[test]
fn the_glossary_has_a_row_of_each_format_with_where_its_tokens_lie() {
    let glossary = fs::read_to_string(folder().join("../../../../GLOSSARY.md")).unwrap();
    for format in formats() {
        let start = format!("| {} | `{}` |", format.title[0], format.id);
        let row = glossary.lines().find(|line| line.starts_with(&start));
        let row = row.unwrap_or_else(|| panic!("no row of {}", format.id));
        assert_eq!(
            row.contains("beside"),
            [format.cached, format.reasoning].contains(&Lies::Beside),
            "{row}"
        );
        assert_eq!(row.contains("from the start"), format.times.relative, "{row}");
        assert_eq!(row.contains("bucket"), format.is_of_buckets(), "{row}");
    }
}

#[test]
fn every_format_says_where_it_is_documented() {
    for format in formats() {
        let source = &format.source;
        assert!(![source.title, source.version, source.date].contains(&""), "{}", format.id);
    }
}
