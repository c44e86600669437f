//! What a row is taken to mean, and what is refused rather than guessed.

use std::io::Write as _;

use flate2::{Compression, write::GzEncoder};
use request_log::{
    Bucket, Column, ColumnNames, Error, Flaw, Lies, LogReader, Options, Packing, Report, Row, RowsAre,
    TICKS_PER_SECOND, Unit, ZoneOf,
};

fn read_bytes(bytes: &[u8], size: usize, options: Options) -> (Vec<Row>, Result<Report, Error>) {
    let mut rows = Vec::new();
    let mut reader = LogReader::new(options);
    for piece in bytes.chunks(size) {
        if let Err(error) = reader.feed(piece, &mut |row| rows.push(row)) {
            return (rows, Err(error));
        }
    }
    let report = reader.finish(&mut |row| rows.push(row));
    (rows, report)
}

fn read(text: &str, options: Options) -> (Vec<Row>, Result<Report, Error>) {
    read_bytes(text.as_bytes(), usize::MAX, options)
}

/// Input, cached, output and reasoning tokens of each row.
fn tokens(rows: &[Row]) -> Vec<[u32; 4]> {
    rows.iter().map(|row| [row.input, row.cached, row.output, row.reasoning]).collect()
}

const CACHED: &str =
    "time,input_tokens,output_tokens,cached_tokens\n1700136000,100,7,0\n1700136001,10,7,90\n";

#[test]
fn more_cached_than_input_tokens_prove_that_they_lie_beside() {
    let refused = read(CACHED, Options::default()).1;
    assert_eq!(refused, Err(Error::Beside { column: Column::Cached, line: 3 }));
    let (rows, report) = read(CACHED, Options { cached: Some(Lies::Beside), ..Options::default() });
    assert_eq!(tokens(&rows), [[100, 0, 7, 0], [100, 90, 7, 0]]);
    assert!(!report.unwrap().read_as.cached_is_assumed);
    // Who says that they lie inside has such a row damaged.
    let (rows, report) = read(CACHED, Options { cached: Some(Lies::Inside), ..Options::default() });
    assert_eq!(tokens(&rows), [[100, 0, 7, 0]]);
    assert_eq!(report.unwrap().listed[0].flaw, Flaw::CachedAboveInput);
}

#[test]
fn where_no_format_says_where_cached_tokens_lie_it_is_assumed_and_said() {
    let log = CACHED.replace(",90\n", ",9\n");
    assert!(read(&log, Options::default()).1.unwrap().read_as.cached_is_assumed);
    // Nothing is assumed of a log without any.
    let log = CACHED.replace(",90\n", ",0\n");
    assert!(!read(&log, Options::default()).1.unwrap().read_as.cached_is_assumed);
}

#[test]
fn more_reasoning_than_output_tokens_prove_that_they_lie_beside() {
    let log = "time,input_tokens,output_tokens,reasoning_tokens\n1700136000,100,7,70\n";
    let refused = read(log, Options::default()).1;
    assert_eq!(refused, Err(Error::Beside { column: Column::Reasoning, line: 2 }));
    let (rows, _) = read(log, Options { reasoning: Some(Lies::Beside), ..Options::default() });
    assert_eq!(tokens(&rows), [[100, 0, 77, 70]]);
}

#[test]
fn a_total_that_counts_cached_tokens_once_shows_that_a_sender_wrote_them_inside() {
    let log = r#"{"type":"GENERATION","start_time":"2026-04-01 09:00:00","usage_details":{"input":100,"input_cached_tokens":60,"output":7,"total":107}}"#;
    assert_eq!(read(log, Options::default()).1, Err(Error::Inside { line: 1 }));
    let (rows, _) = read(log, Options { cached: Some(Lies::Inside), ..Options::default() });
    assert_eq!(tokens(&rows), [[100, 60, 7, 0]]);
    let (rows, _) = read(&log.replace("107", "167"), Options::default());
    assert_eq!(tokens(&rows), [[160, 60, 7, 0]]);
}

#[test]
fn tokens_of_a_name_that_is_not_known_are_not_left_out_silently_where_a_total_has_them() {
    let row = |more: &str, total: u32| {
        format!(
            r#"{{"type":"GENERATION","start_time":"2026-04-01 09:00:00","usage_details":{{"input":100,"output":7{more},"total":{total}}}}}"#
        )
    };
    let log =
        [row("", 107), row(r#","input_video_tokens":500"#, 607), row(r#","input_audio_tokens":5"#, 112)];
    let (rows, report) = read(&log.join("\n"), Options::default());
    assert_eq!(tokens(&rows), [[100, 0, 7, 0], [105, 0, 7, 0]]);
    let report = report.unwrap();
    assert_eq!(
        report.listed.iter().map(|damage| (damage.line, damage.flaw)).collect::<Vec<_>>(),
        [(2, Flaw::Total)]
    );
}

#[test]
fn a_text_in_a_field_named_input_is_a_payload_and_no_count() {
    let missing = |log: &str| match read(log, Options::default()).1 {
        Err(Error::Columns(unrecognised)) => unrecognised.missing,
        other => panic!("{other:?}"),
    };
    let both = [Column::Input, Column::Output];
    assert_eq!(missing(r#"{"timestamp":1700136000,"input":"5","output":"6"}"#), both);
    assert_eq!(missing("timestamp,input,output\n1700136000,5,6\n"), both);
    // Numbers are counts, and so is what a person chooses.
    let (rows, _) = read(r#"{"timestamp":1700136000,"input":5,"output":6}"#, Options::default());
    assert_eq!(tokens(&rows), [[5, 0, 6, 0]]);
    let columns =
        ColumnNames { input: Some("input".into()), output: Some("output".into()), ..ColumnNames::default() };
    let chosen = Options { columns, ..Options::default() };
    assert_eq!(tokens(&read("timestamp,input,output\n1700136000,5,6\n", chosen).0), [[5, 0, 6, 0]]);
    // A row whose payload comes later is damaged, not read.
    let log = "{\"time\":1700136000,\"input\":5,\"output\":6}\n{\"time\":1700136001,\"input\":\"5\",\"output\":6}\n";
    let (rows, report) = read(log, Options::default());
    assert_eq!((rows.len(), report.unwrap().listed[0].flaw), (1, Flaw::Missing));
}

#[test]
fn a_log_that_counts_from_its_start_is_never_dated_silently() {
    let log = "{\"timestamp\":0,\"prompt_tokens\":5,\"completion_tokens\":6}\n{\"timestamp\":59000,\"prompt_tokens\":5,\"completion_tokens\":6}\n";
    let relative = |is_number| Err(Error::Relative { is_number });
    assert_eq!(read(log, Options::default()).1, relative(true));
    let moment = 1_775_001_600 * TICKS_PER_SECOND;
    let start = Some(moment);
    assert_eq!(read(log, Options { start, ..Options::default() }).1, relative(true));
    let options = Options { start, unit: Some(Unit::Milliseconds), ..Options::default() };
    let (rows, report) = read(log, options);
    assert_eq!(rows[1].at - rows[0].at, 59 * TICKS_PER_SECOND);
    assert!(report.unwrap().read_as.is_relative);
    let dated =
        log.replace(":0,", ":\"1970-01-01 00:00:00\",").replace(":59000,", ":\"1970-01-01 00:00:59\",");
    assert_eq!(read(&dated, Options::default()).1, relative(false));
    let (rows, _) = read(&dated, Options { start, ..Options::default() });
    assert_eq!(rows[1].at, moment + 59 * TICKS_PER_SECOND);
}

#[test]
fn a_relative_log_that_runs_backwards_is_refused_too() {
    // Thirty days in milliseconds: the first looks like a date in the year 2052.
    let rows: String = (0..100).rev().map(|row| format!("{},5,6\n", row * 26_000_000_u64)).collect();
    let log = format!("time,input_tokens,output_tokens\n{rows}");
    assert_eq!(read(&log, Options::default()).1, Err(Error::Relative { is_number: true }));
}

#[test]
fn times_without_a_zone_are_counted_and_said_to_be_in_one() {
    let log = "time,input_tokens,output_tokens\n2026-04-01 09:00:00,5,6\n2026-04-01T09:00:01Z,5,6\n";
    let read_as = |options| read(log, options).1.unwrap().read_as;
    let books = Options { otherwise_zone_minutes: 480, ..Options::default() };
    let told = read_as(books.clone());
    assert_eq!((told.zone_minutes, told.zone_of, told.without_zone), (480, ZoneOf::Otherwise, 1));
    let told = read_as(Options { zone_minutes: Some(60), ..books });
    assert_eq!((told.zone_minutes, told.zone_of, told.without_zone), (60, ZoneOf::Asked, 1));
}

const BUCKETS: &str = "date,api_requests,input_tokens,output_tokens\n2026-04-01 00:00,1440,11520000,1440000\n2026-04-02,720,7,720\n";

#[test]
fn buckets_are_no_requests_and_are_spread_evenly_when_a_person_says_so() {
    assert_eq!(read(BUCKETS, Options::default()).1, Err(Error::Buckets { column: "api_requests".into() }));
    let buckets = |minutes| Options { rows: RowsAre::Buckets(minutes), ..Options::default() };
    assert_eq!(read(BUCKETS, buckets(None)).1, Err(Error::BucketLength));
    let (rows, report) = read(BUCKETS, buckets(Some(1_440)));
    assert_eq!(rows, []);
    let rows: Vec<Row> = Bucket::requests(&report.unwrap().buckets).map(|(_, row)| row).collect();
    assert_eq!(rows.len(), 1440 + 720);
    assert_eq!((rows[0].input, rows[0].output), (8_000, 1_000));
    // One a minute.
    assert_eq!(rows[1].at - rows[0].at, 60 * TICKS_PER_SECOND);
    let sum = |from: usize| rows[from..].iter().map(|row| row.input).sum::<u32>();
    assert_eq!(sum(1_440), 7);
    assert!(rows.is_sorted_by_key(|row| row.at));
    // Who says that they are requests is believed.
    let (rows, _) = read(BUCKETS, Options { rows: RowsAre::Requests, ..Options::default() });
    assert_eq!(rows.len(), 1);
}

#[test]
fn a_bucket_of_tokens_without_requests_is_damaged_and_one_of_nothing_is_nothing() {
    let log =
        "date,requests,input_tokens,output_tokens\n2026-04-01,0,5,6\n2026-04-02,0,0,0\n2026-04-03,1,5,6\n";
    let report = read(log, Options { rows: RowsAre::Buckets(Some(1_440)), ..Options::default() }).1.unwrap();
    assert_eq!((report.rows, report.skipped, report.damaged), (1, 1, 1));
    assert_eq!(report.listed[0].flaw, Flaw::Bucket);
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_log_packed_with_gzip_is_read_to_the_end_of_its_last_member() {
    let rows: String = (0..10_000).map(|row| format!("{},5,6\n", 1_700_136_000 + row)).collect();
    let (first, second) = rows.split_at(rows.len() / 2);
    let mut packed = gzip(&format!("time,input_tokens,output_tokens\n{first}"));
    packed.extend(gzip(second));
    packed.extend([0; 700]);
    let plain = read(&format!("time,input_tokens,output_tokens\n{rows}"), Options::default());
    assert_eq!(plain.0.len(), 10_000);
    for size in [1, 5, 1_000, usize::MAX] {
        assert_eq!(read_bytes(&packed, size, Options::default()), plain, "{size}");
    }
}

#[test]
fn a_gzip_file_that_is_cut_or_damaged_is_refused_and_not_read_in_part() {
    let packed = gzip(&format!("time,input_tokens,output_tokens\n{}", "1700136000,5,6\n".repeat(1_000)));
    for size in [1, usize::MAX] {
        let refused = |bytes: &[u8]| read_bytes(bytes, size, Options::default()).1;
        assert_eq!(refused(&packed[..packed.len() - 9]), Err(Error::BrokenGzip));
        let mut damaged = packed.clone();
        let place = packed.len() - 6;
        damaged[place] ^= 1;
        assert_eq!(refused(&damaged), Err(Error::BrokenGzip));
        assert_eq!(refused(&[&packed[..], b"rest"].concat()), Err(Error::BrokenGzip));
    }
}

#[test]
fn what_is_packed_otherwise_is_named() {
    for (start, packing) in [
        (&b"\x28\xB5\x2F\xFD\x04\x00"[..], Packing::Zstd),
        (b"PK\x03\x04\x14\x00", Packing::Zip),
        (b"PAR1\x15\x04", Packing::Parquet),
        (b"BZh91AY", Packing::Other),
    ] {
        for size in [1, usize::MAX] {
            assert_eq!(read_bytes(start, size, Options::default()).1, Err(Error::Packed(packing)));
        }
    }
}

#[test]
fn a_spreadsheets_line_about_its_separator_is_skipped_and_heeded() {
    for (log, separator) in [("sep=;", ';'), ("sep=|", '|'), ("\u{feff}sep=\t", '\t')] {
        let rows =
            "time;input_tokens;output_tokens\r\n1700136000;5;6\r\n".replace(';', &separator.to_string());
        for size in [1, usize::MAX] {
            let (read, report) = read_bytes(format!("{log}\r\n{rows}").as_bytes(), size, Options::default());
            assert_eq!(tokens(&read), [[5, 0, 6, 0]]);
            assert_eq!((read[0].line, report.unwrap().rows), (3, 1));
        }
    }
}

#[test]
fn what_is_not_recognised_is_told_with_the_nearest_format_and_a_guess() {
    let unrecognised = |log: &str| match read(log, Options::default()).1 {
        Err(Error::Columns(unrecognised)) => *unrecognised,
        other => panic!("{other:?}"),
    };
    let told = unrecognised(
        r#"{"id":"a","when":"2026-04-01T09:00Z","usage":{"prompt_tokens":5,"completion_tokens":6}}"#,
    );
    assert_eq!(told.missing, [Column::Time]);
    let (nearest, lacks) = told.nearest.unwrap();
    assert_eq!((nearest.id, lacks), ("openai-chat", vec![]));
    let told = unrecognised("when,\"prompt, size\",size of the answer's output\n");
    assert_eq!(told.missing, Column::NEEDED);
    assert_eq!(told.guess.input.as_deref(), Some("prompt, size"));
    assert_eq!(told.guess.output.as_deref(), Some("size of the answer's output"));
    let told = unrecognised("timestamp,input_length,generated\n1,2,3\n");
    let (nearest, lacks) = told.nearest.unwrap();
    assert_eq!((nearest.id, lacks), ("mooncake", vec!["output_length"]));
    // Of events the names are those of all kinds together, nothing cut off.
    let told = unrecognised("{\"a\":1}\n{\"b\":{\"c\":2}}\n");
    assert_eq!(told.found, ["a", "b.c"]);
}

#[test]
fn other_kinds_of_events_before_the_first_request_do_not_hide_the_format() {
    let other = r#"{"type":"SPAN","start_time":"2026-04-01 09:00:00","input":"5"}"#;
    let request =
        r#"{"type":"GENERATION","start_time":"2026-04-01 09:00:00","usage_details":{"input":5,"output":6}}"#;
    let log = format!("{}{request}\n", format!("{other}\n").repeat(500));
    let (rows, report) = read(&log, Options::default());
    assert_eq!((rows.len(), report.unwrap().skipped), (1, 500));
    let only_others = format!("{other}\n").repeat(5_000);
    assert!(matches!(read(&only_others, Options::default()).1, Err(Error::Columns(_))));
}
