//! What a person relies on when a log is read.

use proptest::prelude::*;
use request_log::{ColumnNames, Damage, Error, Flaw, LogReader, Options, Report, Row};

/// Reads a log in pieces of `size` bytes.
fn read_in_pieces(bytes: &[u8], size: usize, options: Options) -> (Vec<Row>, Result<Report, Error>) {
    let mut rows = Vec::new();
    let mut reader = LogReader::new(options);
    for piece in bytes.chunks(size.max(1)) {
        if let Err(error) = reader.feed(piece, &mut |row| rows.push(row)) {
            return (rows, Err(error));
        }
    }
    let report = reader.finish(&mut |row| rows.push(row));
    (rows, report)
}

fn read(text: &str) -> (Vec<Row>, Result<Report, Error>) {
    read_in_pieces(text.as_bytes(), usize::MAX, Options::default())
}

fn counts(text: &str) -> Vec<(u32, u32, u32)> {
    let (rows, report) = read(text);
    assert_eq!(report.expect("a report").damaged, 0);
    rows.iter().map(|row| (row.input, row.cached, row.output)).collect()
}

/// The names of a log whose columns are not recognised.
fn found(log: &str) -> Vec<String> {
    match read(log).1 {
        Err(Error::Columns(unrecognised)) => unrecognised.found,
        other => panic!("{other:?}"),
    }
}

#[test]
fn headers_of_common_tools_are_recognised() {
    for (header, row) in [
        ("TIMESTAMP,ContextTokens,GeneratedTokens", "2023-11-16 18:15:46.6805900,374,44"),
        ("time,input_tokens,output_tokens", "1700136000,374,44"),
        (
            "request_id,startTime,endTime,prompt_tokens,completion_tokens",
            "a,2024-01-01T00:00:00Z,2024-01-01T00:00:01Z,374,44",
        ),
        ("id,timestamp,name,usage.input,usage.output", "x,2024-01-01T00:00:00.000Z,chat,374,44"),
        ("\u{feff}Created At;Input Tokens;Output Tokens", "2024-01-01 00:00:00;374;44"),
        ("ts\tPromptTokens\tCompletionTokens", "1700136000123\t374\t44"),
    ] {
        assert_eq!(counts(&format!("{header}\n{row}\n")), [(374, 0, 44)], "{header}");
    }
}

#[test]
fn json_lines_are_read_with_nested_fields() {
    let log = r#"{"timestamp":"2024-01-01T00:00:00Z","usage":{"input":374,"output":44,"inputCachedTokens":10}}
{"timestamp":1700136000,"usage":{"input":"5","output":6}}"#;
    assert_eq!(counts(log), [(374, 10, 44), (5, 0, 6)]);
}

/// What is made of a count in CSV, in JSON as a text, and in JSON as it stands.
fn of_a_count(count: &str) -> [Result<u32, Flaw>; 3] {
    let first = r#"{"time":1700136000,"input_tokens":1,"output_tokens":1}"#;
    [
        format!("time,input_tokens,output_tokens\n1700136000,1,1\n1700136001,{count},1\n"),
        format!("{first}\n{{\"time\":1700136001,\"input_tokens\":\"{count}\",\"output_tokens\":1}}"),
        format!("{first}\n{{\"time\":1700136001,\"input_tokens\":{count},\"output_tokens\":1}}"),
    ]
    .map(|log| {
        let (rows, report) = read(&log);
        rows.get(1).map_or_else(|| Err(report.unwrap().listed[0].flaw), |row| Ok(row.input))
    })
}

#[test]
fn a_whole_number_is_a_count_however_it_is_written_in_csv_and_json_alike() {
    for count in ["374", "374.0", "374.000", "3.74e2", "37400e-2", "3.74E+2"] {
        assert_eq!(of_a_count(count), [Ok(374); 3], "{count}");
    }
    assert_eq!(of_a_count("-0"), [Ok(0); 3]);
    assert_eq!(of_a_count("1e9"), [Ok(1_000_000_000); 3]);
    // Times may be written so, too.
    assert_eq!(counts("time,input_tokens,output_tokens\n1700136000.0,374,44\n"), [(374, 0, 44)]);
}

#[test]
fn each_count_that_cannot_be_read_has_the_flaw_it_has() {
    for (count, flaw) in [
        ("1.5", Flaw::NotWhole),
        ("15e-1", Flaw::NotWhole),
        ("1e-7", Flaw::NotWhole),
        ("-1", Flaw::Negative),
        ("-1.5", Flaw::Negative),
        ("-1e3", Flaw::Negative),
        ("1000000001", Flaw::TooLarge),
        ("1000000001.0", Flaw::TooLarge),
        ("1e10", Flaw::TooLarge),
        ("1e300", Flaw::TooLarge),
        ("9223372036854775808", Flaw::TooLarge),
    ] {
        assert_eq!(of_a_count(count), [Err(flaw); 3], "{count}");
    }
    // What is no number is no JSON either.
    for count in ["x", "+5", "1e", "e3", "-", "-x", "1.", ".5", "1_000", "0x10", "NaN", "1e400", "1 000"] {
        let flaw = Err(Flaw::NotANumber);
        assert_eq!(of_a_count(count), [flaw, flaw, Err(Flaw::Json)], "{count}");
    }
    assert_eq!(of_a_count("")[..2], [Err(Flaw::Missing); 2]);
}

#[test]
fn carriage_returns_blank_lines_and_a_missing_last_line_end_change_nothing() {
    let log = "time,input_tokens,output_tokens\r\n1700136000,1,2\r\n\r\n1700136001,3,4";
    assert_eq!(counts(log), [(1, 0, 2), (3, 0, 4)]);
}

#[test]
fn a_log_whose_lines_end_with_carriage_returns_alone_reads_as_any_other() {
    let rows = "1700136000,\"a\nb\",1,2\n1700136001,c,x,4\n\n1700136002,\"d, \"\"e\"\"\",5,6";
    let csv = format!("time,\"the\nprompt\",input_tokens,output_tokens\n{rows}\n");
    let json = r#"{"time":1700136000,"prompt":"a \"b\"","input_tokens":1,"output_tokens":2}"#;
    for feeds in [&csv, csv.trim_end(), &*format!("{json}\n{json}x\n{json}\n"), &format!("\u{feff}{csv}")] {
        let returns = feeds.replace('\n', "\r");
        let whole = read(feeds);
        assert_eq!(whole.1.as_ref().unwrap().damaged, 1);
        for size in 1..80 {
            assert_eq!(read_in_pieces(returns.as_bytes(), size, Options::default()), whole, "{size}");
        }
    }
}

#[test]
fn returns_within_quotes_or_before_a_line_feed_end_no_line() {
    let log = "time,\"the\rprompt\",input_tokens,output_tokens\r\r\n1700136000,\"a\rb\",1,2\n";
    assert_eq!(counts(log), [(1, 0, 2)]);
}

#[test]
fn objects_are_read_from_an_array_from_a_list_and_over_many_lines() {
    let object = r#"{"time":1700136000,"input_tokens":1,"output_tokens":2}"#;
    let pretty = "{\n  \"time\": 1700136000,\n  \"input_tokens\": 1,\n  \"output_tokens\": 2\n}";
    let long = format!("[{}{object}]", format!("{object},").repeat(100_000));
    for (log, count) in [
        (&*format!("[{object},{object}]"), 2),
        (&format!("\u{feff}[\n  {object},\n  {object}\n]\n"), 2),
        (&format!("\n [ {object},\n{object} ]"), 2),
        (&format!("{{\"object\":\"list\",\"data\":[{object},{object}],\"has_more\":false}}"), 2),
        (&format!("{{\n\"has_more\": false,\n\"data\": [\n{pretty},\n{pretty}\n]\n}}\n"), 2),
        (&format!("{pretty}\n{pretty}\n{pretty}"), 3),
        (&format!("{{\"data\":[{object}]}}\n{{\"data\":[{object},{object}]}}\n"), 3),
        (&long, 100_001),
    ] {
        for size in [1, 7, usize::MAX].into_iter().filter(|size| *size > 1 || log.len() < 1_000) {
            let (rows, report) = read_in_pieces(log.as_bytes(), size, Options::default());
            assert_eq!(report.map(|report| (report.rows, report.damaged)), Ok((count, 0)), "{log:.80}");
            assert_eq!(rows.len() as u64, count);
        }
    }
}

#[test]
fn a_list_on_one_line_longer_than_an_object_may_be_is_read_as_it_comes() {
    let object = r#"{"time":1700136000,"input_tokens":1,"output_tokens":2}"#;
    let log = format!("{{\"object\":\"page\",\"data\":[{}{object}]}}", format!("{object},").repeat(400_000));
    assert!(log.len() > 20 << 20);
    let (rows, report) = read_in_pieces(log.as_bytes(), 1 << 18, Options::default());
    assert_eq!((rows.len(), report.unwrap().damaged), (400_001, 0));
}

#[test]
fn an_object_of_an_array_that_cannot_be_read_is_damaged_on_its_line() {
    let object = r#"{"time":1700136000,"input_tokens":1,"output_tokens":2}"#;
    let log = format!("[\n{object},\n{{\"time\":x}},\n{object},\n{{\"time\":1700136000}},\n{{\"time\": 17");
    let (rows, report) = read(&log);
    assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 4]);
    let damage = |line, flaw| Damage { line, flaw };
    let listed = [damage(3, Flaw::Json), damage(5, Flaw::Missing), damage(6, Flaw::Json)];
    assert_eq!(report.unwrap().listed, listed);
}

#[test]
fn an_array_of_arrays_has_no_names_and_an_empty_one_no_rows() {
    for size in [1, 2, 7, usize::MAX] {
        let refused = |log: &str| read_in_pieces(log.as_bytes(), size, Options::default()).1;
        assert_eq!(refused("[[1700136000,1,2]]"), Err(Error::JsonArray));
        assert_eq!(refused("[]"), Err(Error::Empty));
        assert_eq!(refused("[\r\n]"), Err(Error::Empty));
    }
    // A header may have brackets.
    assert_eq!(counts("[Time],[Input Tokens],[Output Tokens]\n1700136000,1,2\n"), [(1, 0, 2)]);
}

#[test]
fn quoted_fields_may_hold_commas_quotes_and_line_ends() {
    let log = "time,prompt,input_tokens,output_tokens\n1700136000,\"a, \"\"b\"\"\nc\",1,2\n\"1700136001\",d,\"3\",4\n,,x,\n";
    let (rows, report) = read(log);
    assert_eq!(rows.iter().map(|row| (row.input, row.output)).collect::<Vec<_>>(), [(1, 2), (3, 4)]);
    // The quoted line end counts: the damaged row stands on line 5 of the file.
    assert_eq!(report.unwrap().listed, [Damage { line: 5, flaw: Flaw::NotANumber }]);
}

/// Rows without a flaw, on lines 2 to 61 of a log.
fn sixty() -> Vec<String> {
    (0..60).map(|row| format!("17001360{row:02},hello,{row},2")).collect()
}

fn prompts(rows: &[String]) -> String {
    format!("time,prompt,input_tokens,output_tokens\n{}\n", rows.join("\n"))
}

/// How many rows are read, and which lines are damaged.
fn damaged_lines(log: &str) -> (usize, Vec<u64>) {
    let (rows, report) = read(log);
    let report = report.unwrap();
    assert_eq!(report.damaged, report.listed.len() as u64);
    (rows.len(), report.listed.iter().map(|damage| damage.line).collect())
}

#[test]
fn a_stray_quote_costs_its_own_row_and_no_other() {
    for (row, damaged) in [
        // Never closed.
        ("\"1700136000,hello,1,2", vec![3]),
        ("1700136000,\"hello,1,2", vec![3]),
        ("1700136000,hello,1,\"2", vec![3]),
        // Within a field, where a quote opens nothing.
        ("17001\"36000,hello,1,2", vec![3]),
        ("1700136000,hello,1\",2", vec![3]),
        ("1700136000,5\" screen,1,2", vec![]),
    ] {
        let mut rows = sixty();
        rows[1] = row.into();
        assert_eq!(damaged_lines(&prompts(&rows)), (60 - damaged.len(), damaged.clone()), "{row}");
        // The end of the file is as good a line end as any.
        assert_eq!(damaged_lines(prompts(&rows).trim_end()), (60 - damaged.len(), damaged), "{row}");
    }
}

#[test]
fn two_stray_quotes_do_not_take_the_rows_between_them() {
    for (first, second) in [
        ("1700136001,\"hello,1,2", "1700136040,\"hello,3,4"),
        ("1700136001,\"hello,1,2", "1700136040,\"hello\",3,"),
        ("\"1700136001,hello,1,2", "\"1700136040,hello,3,4"),
        ("1700136001,hello,\"1,2", "1700136040,hello,3\",4"),
    ] {
        let mut rows = sixty();
        (rows[1], rows[39]) = (first.into(), second.into());
        assert_eq!(damaged_lines(&prompts(&rows)), (58, vec![3, 41]), "{first} {second}");
    }
}

#[test]
fn a_row_that_spans_lines_and_lacks_a_number_is_one_damaged_row() {
    let log =
        "time,prompt,input_tokens,output_tokens\n1700136000,\"a\nb\nc\",,2\n1700136001,\"d\n\",3,4\n,,x,\n";
    let (rows, report) = read(log);
    assert_eq!(rows.iter().map(|row| row.input).collect::<Vec<_>>(), [3]);
    let listed = [Damage { line: 2, flaw: Flaw::Missing }, Damage { line: 7, flaw: Flaw::NotANumber }];
    assert_eq!(report.unwrap().listed, listed);
}

#[test]
fn a_quote_astray_in_the_header_does_not_swallow_the_file() {
    let log = format!("\"time,input_tokens,output_tokens\n{}", "1700136000,1,2\n".repeat(60));
    assert_eq!(found(&log), ["time,input_tokens,output_tokens"]);
    let log = format!("time,input_tokens,output_tokens,\"note\n{}", "1700136000,1,2,fine\n".repeat(60));
    assert_eq!(read(&log).0.len(), 60);
}

#[test]
fn stray_quotes_on_every_line_take_no_longer_than_any_other_line() {
    for line in ["a\"b,\"", "\"", ",\"", "\"a\"b\"", "\"\",\""] {
        let log = format!(
            "time,input_tokens,output_tokens\n1700136000,1,2\n{}",
            format!("{line}\n").repeat(100_000)
        );
        let (rows, report) = read(&log);
        assert_eq!((rows.len(), report.unwrap().damaged), (1, 100_000), "{line}");
    }
}

#[test]
fn a_quote_that_is_not_closed_within_four_mebibytes_costs_one_row_of_any_pieces() {
    let row = "1700136000,1,2\n";
    let count = (9 << 20) / row.len();
    let log = format!("time,input_tokens,output_tokens\n\"{}", row.repeat(count));
    let whole = read(&log);
    assert_eq!(whole.0.len(), count - 1);
    assert_eq!(whole.1.as_ref().unwrap().listed, [Damage { line: 2, flaw: Flaw::TooLong }]);
    assert_eq!(read_in_pieces(log.as_bytes(), 1 << 18, Options::default()), whole);
}

#[test]
fn a_json_line_of_long_names_is_no_more_work_than_any_other() {
    let good = r#"{"time":1700136000,"input_tokens":1,"output_tokens":2}"#;
    let leaves: Vec<String> = (0..4_000).map(|leaf| format!("\"{leaf}\":{leaf}")).collect();
    let hostile = format!("{{\"{}\":{{{}}}}}", "k".repeat(2 << 20), leaves.join(","));
    let (rows, report) = read(&format!("{good}\n{hostile}\n{good}\n"));
    assert_eq!(rows.len(), 2);
    assert_eq!(report.unwrap().listed, [Damage { line: 2, flaw: Flaw::Missing }]);
    // Nor does a field beside the long name get lost.
    let (rows, _) = read(&good.replacen('{', &format!("{{\"{}\":{{\"time\":[]}},", "k".repeat(300)), 1));
    assert_eq!(rows.len(), 1);
}

#[test]
fn a_json_line_that_is_not_the_text_it_should_be_is_damaged() {
    let good = r#"{"time":1700136000,"input_tokens":1,"output_tokens":2}"#;
    let log = [
        good,
        "[]",
        "{\"time\":1",
        &format!("{good} x"),
        &good.replace(":1,", ":true,"),
        &good.replace(":2}", ":2.5}"),
    ];
    let mut log = log.join("\n").into_bytes();
    log.extend_from_slice(b"\n{\"prompt\":\"\xC4\xE3\"}");
    let listed = read_in_pieces(&log, 64, Options::default()).1.unwrap().listed;
    let flaws: Vec<Flaw> = listed.iter().map(|damage| damage.flaw).collect();
    let expected = [Flaw::Json, Flaw::Json, Flaw::Json, Flaw::NotANumber, Flaw::NotWhole, Flaw::Json];
    assert_eq!(flaws, expected);
}

#[test]
fn of_names_equally_sure_the_first_is_taken_and_a_surer_one_before_it() {
    let log = r#"{"time":1700136000,"input":9,"promptTokens":1,"prompt_tokens":2,"output":3,"completion_tokens":4}"#;
    assert_eq!(counts(log), [(1, 0, 4)]);
}

#[test]
fn every_damaged_row_is_counted_and_listed_with_its_line() {
    let log = "time,input_tokens,output_tokens,cached_tokens\n1700136000,1,2,0\n1700136000,,2,0\n1700136000,-1,2,0\n\
        1700136000,9223372036854775808,2,0\n1700136000,1,2\n1700136000,37x,2,0\n1700136000,1.5,2,0\nyesterday,1,2,0\n\
        ,1,2,0\n1700136000,7,8,\n";
    let (rows, report) = read(log);
    let report = report.unwrap();
    let flaws = [
        Flaw::Missing,
        Flaw::Negative,
        Flaw::TooLarge,
        Flaw::Columns,
        Flaw::NotANumber,
        Flaw::NotWhole,
        Flaw::Time,
        Flaw::Missing,
    ];
    let expected: Vec<Damage> = (3..).zip(flaws).map(|(line, flaw)| Damage { line, flaw }).collect();
    assert_eq!(report.listed, expected);
    assert_eq!((rows.len(), report.rows, report.damaged), (2, 2, 8));
}

#[test]
fn a_log_that_cannot_be_read_at_all_says_why() {
    assert_eq!(read("").1, Err(Error::Empty));
    assert_eq!(read("\n\n").1, Err(Error::Empty));
    assert_eq!(
        read_in_pieces(&[0xFF, 0xFE, b't', 0, b'\n', 0], 64, Options::default()).1,
        Err(Error::Encoding)
    );
    assert_eq!(read_in_pieces(b"time,\xE9,b\n1,2,3\n", 64, Options::default()).1, Err(Error::Encoding));
    // A first line that is too long to be one is not nothing.
    let Err(Error::NoRows(report)) = read(&"x".repeat(5 << 20)).1 else { panic!("no rows") };
    assert_eq!(report.listed, [Damage { line: 1, flaw: Flaw::TooLong }]);
    assert_eq!(found("when,how much\n1,2\n"), ["when", "how much"]);
    let Err(Error::NoRows(report)) = read("time,input_tokens,output_tokens\na,b,c\n").1 else {
        panic!("no rows")
    };
    assert_eq!(report.damaged, 1);
}

#[test]
fn columns_can_be_chosen_by_name() {
    let columns =
        ColumnNames { input: Some("in".into()), output: Some("out".into()), ..ColumnNames::default() };
    let options = Options { columns, zone_minutes: Some(480), ..Options::default() };
    let (rows, report) = read_in_pieces(b"time,in,out\n2024-01-01 08:00:00,1,2\n", 7, options);
    assert_eq!(report.map(|report| report.rows), Ok(1));
    // 08:00 in UTC+08:00 is midnight in UTC.
    assert_eq!(rows[0].minute(0), 1_704_067_200 / 60);
    assert_eq!(rows[0].minute(480), 1_704_067_200 / 60 + 480);
}

#[test]
fn a_row_too_long_to_be_one_is_damage_and_reading_goes_on_after_it() {
    let long = "x".repeat(5 << 20);
    let log = format!("time,input_tokens,output_tokens\n1700136000,1,2\n{long}\n1700136001,3,4\n");
    let (rows, report) = read_in_pieces(log.as_bytes(), 1 << 16, Options::default());
    assert_eq!(rows.len(), 2);
    assert_eq!(report.unwrap().listed, [Damage { line: 3, flaw: Flaw::TooLong }]);
}

fn any_log() -> impl Strategy<Value = String> {
    let time = prop_oneof![(0..2_000_000_000_u32).prop_map(|time| time.to_string()), "[0-9T:Z+.-]{0,30}"];
    let count = prop_oneof![(0..200_000_u32).prop_map(|count| count.to_string()), "[-0-9a-z\",\n]{0,12}"];
    let row =
        (time, count.clone(), count).prop_map(|(time, input, output)| format!("{time},{input},{output}"));
    let end = prop_oneof![Just("\n"), Just("\r\n"), Just("\r")];
    prop::collection::vec((row, end), 0..30).prop_map(|rows| {
        let rows: String = rows.into_iter().map(|(row, end)| row + end).collect();
        format!("time,input_tokens,output_tokens\n{rows}")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pieces_of_any_size_read_the_same(log in any_log(), size in 1..40_usize) {
        let whole = read(&log);
        prop_assert_eq!(read_in_pieces(log.as_bytes(), size, Options::default()), whole);
    }

    #[test]
    fn quotes_anywhere_among_numbers_lose_no_line(places in prop::collection::vec(0..600_usize, 0..6), size in 1..40_usize) {
        let mut log = "1700136000,1,2\n".repeat(40);
        places.iter().for_each(|place| log.insert(*place, '"'));
        let log = format!("time,input_tokens,output_tokens\n{log}");
        let (rows, report) = read_in_pieces(log.as_bytes(), size, Options::default());
        let report = report.unwrap();
        prop_assert_eq!(rows.len() as u64 + report.damaged, 40);
        prop_assert!(report.damaged <= places.len() as u64);
        prop_assert!(report.listed.iter().all(|damage| log.lines().nth(damage.line as usize - 1).unwrap().contains('"')));
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), size in 1..40_usize) {
        let (rows, report) = read_in_pieces(&bytes, size, Options::default());
        if let Ok(report) = report {
            prop_assert_eq!(report.rows, rows.len() as u64);
        }
    }
}
