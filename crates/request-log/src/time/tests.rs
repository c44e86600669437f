use super::*;

const BOOKS: Reading =
    Reading { offset_minutes: 480, unit: None, is_relative: false, start: None, takes_days: false };

fn read(text: &str) -> Option<i64> {
    Clock::new(BOOKS).read(text.as_bytes()).ok()
}

fn misread(text: &str) -> Misread {
    Clock::new(BOOKS).read(text.as_bytes()).unwrap_err()
}

const NOON: i64 = 1_700_136_000 * TICKS_PER_SECOND;

#[test]
fn the_same_instant_reads_the_same_in_every_form() {
    for text in [
        "2023-11-16T12:00:00Z",
        "2023-11-16 12:00:00 UTC",
        "2023-11-16T12:00Z",
        "2023-11-16T20:00:00+08:00",
        "2023-11-16 20:00:00",
        "2023-11-16T07:00:00-0500",
        "2023-11-16T20:00:00.000+08",
        "1700136000",
        "1700136000000",
        "1700136000.0",
        " 1700136000 ",
        "2023/11/16 20:00:00",
        "[16/Nov/2023:07:00:00 -0500]",
        "16/Nov/2023:20:00:00",
        "1700136000000000",
        "1700136000000000000",
        "2023-11-16 20:00",
        "2023/11/16 20:00",
        "2023-11-16 12:00:00 GMT",
        "2023-11-16 20:00:00 +0800 CST",
        "2023-11-16 20:00:00.0 +0800 CST",
        "2023-11-16T20:00:00+08:00[Asia/Shanghai]",
        "2023-11-16T12:00Z[UTC]",
        "2023-11-16 20:00:00 GMT+8",
        "2023-11-16 20:00:00 UTC+08:00",
    ] {
        assert_eq!(read(text), Some(NOON), "{text}");
    }
}

#[test]
fn of_up_to_nine_decimals_seven_are_kept() {
    assert_eq!(read("2023-11-16T12:00:00.6805900Z"), Some(NOON + 6_805_900));
    assert_eq!(read("2023-11-16T12:00:00.680590099Z"), Some(NOON + 6_805_900));
    assert_eq!(read("2023-11-16T12:00:00.68059009Z"), Some(NOON + 6_805_900));
    assert_eq!(read("1700136000123"), Some(NOON + 1_230_000));
    assert_eq!(read("1700136000.25"), Some(NOON + 2_500_000));
}

#[test]
fn numbers_of_a_date_may_lack_their_leading_zeros() {
    assert_eq!(read("2026/5/1 9:00"), read("2026-05-01T09:00:00+08:00"));
    assert_eq!(read("2026-5-1 9:00:30.5 UTC"), read("2026-05-01T09:00:30.5Z"));
    assert_eq!(read("2026/12/31 23:59"), read("2026-12-31T15:59Z"));
}

#[test]
fn a_name_of_a_zone_without_an_offset_is_told_apart() {
    for text in ["2026-05-01T09:00[Asia/Shanghai]", "2026-05-01 09:00:00 CST", "2026/5/1 9:00 PST"] {
        assert_eq!(misread(text), Misread::Flaw(Flaw::ZoneName), "{text}");
    }
}

#[test]
fn a_number_has_all_the_digits_of_a_double_and_seven_of_its_decimals_count() {
    assert_eq!(read("1700136000.12345678901234"), Some(NOON + 1_234_567));
    assert_eq!(read("1700136000000.5"), Some(NOON + 5_000));
    assert_eq!(read("1700136000000000999"), Some(NOON + 9));
}

fn clock(unit: Option<Unit>, start: Option<i64>, is_relative: bool) -> Clock {
    Clock::new(Reading { offset_minutes: 0, unit, is_relative, start, takes_days: false })
}

#[test]
fn what_counts_from_the_start_of_its_log_is_never_dated_without_a_start_and_a_unit() {
    let refused = |is_number| Err(Misread::Relative { is_number });
    assert_eq!(clock(None, None, false).read(b"0"), refused(true));
    assert_eq!(clock(None, Some(NOON), false).read(b"59000"), refused(true));
    assert_eq!(clock(Some(Unit::Seconds), None, false).read(b"59000"), refused(true));
    assert_eq!(clock(None, None, false).read(b"1970-01-01 00:00:59"), refused(false));
    assert_eq!(clock(None, Some(NOON), false).read(b"1970-01-01 00:00:59"), Ok(NOON + 59 * TICKS_PER_SECOND));
    let mut milliseconds = clock(Some(Unit::Milliseconds), Some(NOON), false);
    assert_eq!(milliseconds.read(b"0"), Ok(NOON));
    assert_eq!(milliseconds.read(b"59000"), Ok(NOON + 59 * TICKS_PER_SECOND));
    // After twelve days of milliseconds a number looks like a date in seconds, and is none.
    assert_eq!(milliseconds.read(b"2592000000"), Ok(NOON + 30 * 86_400 * TICKS_PER_SECOND));
    assert!(milliseconds.is_relative());
}

#[test]
fn a_log_of_a_relative_format_may_have_dates_all_the_same() {
    let mut clock = clock(Some(Unit::Milliseconds), Some(0), true);
    assert_eq!(clock.read(b"1700136000000"), Ok(NOON));
    assert!(!clock.is_relative());
}

#[test]
fn a_time_near_1970_among_dates_is_a_flaw_of_its_row() {
    let mut clock = Clock::new(BOOKS);
    assert_eq!(clock.read(b"1700136000"), Ok(NOON));
    for text in [&b"0"[..], b"1970-01-01T00:00:00Z", b"86400"] {
        assert_eq!(clock.read(text), Err(Misread::Flaw(Flaw::Undated)));
    }
    assert_eq!(clock.read(b"1700136000"), Ok(NOON));
}

#[test]
fn what_is_no_timestamp_is_refused() {
    for text in [
        "",
        "yesterday",
        "2023-02-30T00:00:00Z",
        "2023-11-16",
        "2023-11-16T24:00:00",
        "2023-11-16T12:60:00",
        "2023-11-16T12:00:00.",
        "2023-11-16T12:00:00+99:00",
        "2023/11-16 20:00:00",
        "[16/Nov/2023:07:00:00 -0500",
        "31/Feb/2023:07:00:00",
        "16/Non/2023:07:00:00",
        "-5",
        "1e9",
        "9223372036854775808",
        "2026/5-1 9:00",
        "2026/5/1 9:0",
        "2026/5/1",
        "2026/5/1 9:00 +8:00",
        "2026/5/1 9:00 ?",
        "12:00",
        "1700136000.",
        "2023-11-16T12:00:00.1234567890Z",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}
