//! What is refused, by code, row, key and sentence. Each test breaks one thing in a published book.

use billing::named::Named as _;
use book_file::{Fault, MAX_BYTES, read, read_bytes};

const BOOK: &str = include_str!("../../../pricing-data/alibaba/cn-beijing/usd-2026-03-31.toml");

/// The book with the first occurrence of a text replaced.
fn with(from: &str, to: &str) -> String {
    assert!(BOOK.contains(from), "the book no longer contains {from:?}");
    BOOK.replacen(from, to, 1)
}

/// The line, counted from 1, of the first occurrence of a text.
fn row_of(text: &str) -> usize {
    let offset = BOOK.find(text).expect("the book contains the text");
    BOOK[..offset].lines().count() + usize::from(BOOK[..offset].ends_with('\n'))
}

fn faults(text: &str) -> Vec<Fault> {
    read(text).expect_err("the book has a fault")
}

/// The one fault, as code, row and key.
fn only(text: &str) -> (&'static str, usize, String) {
    let [fault]: [Fault; 1] = faults(text).try_into().expect("exactly one fault");
    (fault.code.name(), fault.row, fault.path)
}

#[test]
fn a_published_book_has_no_fault() {
    let book = read(BOOK).unwrap();
    assert_eq!(book.id, "alibaba-cn-beijing-usd-2026-03-31");
    assert_eq!(book.utc_offset_minutes, 480);
}

#[test]
fn a_float_price_is_refused_with_its_row() {
    let text = with(r#"hourly = { input = "1.11", output"#, "hourly = { input = 1.11, output");
    assert_eq!(
        only(&text),
        ("unquoted-number", row_of(r#"hourly = { input = "1.11""#), "ptu[0].hourly.input".into())
    );
    assert!(faults(&text)[0].message.contains("within quotes"));
}

#[test]
fn a_whole_price_without_quotes_is_refused_too() {
    let text = with(r#"monthly = "18800""#, "monthly = 18800");
    assert_eq!(only(&text).0, "unquoted-number");
}

#[test]
fn a_price_is_plain_digits_and_nothing_else() {
    for price in ["", " 1.11", "1e3", "-1.11", "+1.11", "1_000.5", "1,11", ".5", "1.", "NaN", "inf", "１.11"]
    {
        let text = with(r#"input = "1.11""#, &format!("input = {price:?}"));
        assert_eq!(only(&text).0, "not-a-decimal", "{price:?}");
    }
}

#[test]
fn a_price_keeps_fifteen_digits_and_nine_decimals_and_no_more() {
    let kept = with(r#"{ input = "13.32""#, r#"{ input = "123456789012345.123456789""#);
    assert_eq!(read(&kept).unwrap().ptu[0].daily.input.to_string(), "123456789012345.123456789");
    for price in ["1234567890123456", "1.1234567890"] {
        let text = with(r#"{ input = "13.32""#, &format!("{{ input = {price:?}"));
        assert_eq!(only(&text).0, "not-a-decimal", "{price}");
    }
}

#[test]
fn a_missing_price_is_refused() {
    let text = with(r#"{ input = "1.11", output = "0.45" }"#, r#"{ input = "1.11" }"#);
    assert_eq!(only(&text), ("wrong-shape", row_of(r#"hourly = { input = "1.11""#), "ptu[0].hourly".into()));
    assert_eq!(faults(&text)[0].message, "missing field `output`");
}

#[test]
fn an_unknown_key_is_refused_wherever_it_stands() {
    for (before, key) in [
        ("vendor = ", "seller"),
        ("max_input_tokens = 128_000\n", "minimum"),
        ("daily_expiry = ", "weekly_expiry"),
        ("dated = ", "author"),
    ] {
        let text = with(before, &format!("{key} = 1\n{before}"));
        assert_eq!(only(&text).0, "wrong-shape", "{key}");
        assert!(faults(&text)[0].message.contains(key), "{:?}", faults(&text));
    }
}

#[test]
fn an_unknown_mode_is_refused_with_the_known_ones() {
    let text = with(r#"modes = ["instruct"]"#, r#"modes = ["chat"]"#);
    assert_eq!(only(&text).0, "wrong-shape");
    assert!(faults(&text)[0].message.contains("`instruct` `thinking`"));
}

#[test]
fn text_that_is_not_toml_is_refused_with_its_row() {
    assert_eq!(only("id = \"a\"\nvendor = \"b"), ("not-toml", 2, String::new()));
}

#[test]
fn a_book_of_five_megabytes_is_refused_unread() {
    let text = "#".repeat(5 << 20);
    assert_eq!(only(&text), ("too-big", 1, String::new()));
    assert_eq!(only(&"#".repeat(MAX_BYTES)).0, "wrong-shape", "the limit itself is read");
}

#[test]
fn bytes_that_are_not_utf_8_are_refused_with_the_row_of_the_first() {
    let mut bytes = BOOK.as_bytes().to_vec();
    assert_eq!(read_bytes(&bytes), read(BOOK));
    let at = BOOK.find("vendor = ").unwrap();
    bytes[at] = 0xff;
    bytes[at + 200] = 0xff;
    let [fault]: [Fault; 1] = read_bytes(&bytes).unwrap_err().try_into().unwrap();
    assert_eq!((fault.code.name(), fault.row), ("not-utf-8", row_of("vendor = ")));
}

#[test]
fn a_file_that_is_too_big_is_refused_for_its_size_even_if_it_was_cut_within_a_letter() {
    let mut bytes = vec![b'#'; MAX_BYTES];
    bytes.push(0xe4);
    assert_eq!(read_bytes(&bytes).unwrap_err()[0].code.name(), "too-big");
}

#[test]
fn a_mode_is_listed_once_in_a_row() {
    for (table, from) in [
        ("ptu[0]", "modes = [\"instruct\"]\n"),
        ("model_unit[0]", "modes = [\"instruct\"]\nspec"),
        ("token_price[0]", "modes = [\"instruct\"]\ntiers"),
    ] {
        let to = from.replace("[\"instruct\"]", "[\"instruct\", \"instruct\"]");
        let row = row_of(from);
        assert_eq!(only(&with(from, &to)), ("overlap", row, format!("{table}.modes")));
        assert_eq!(faults(&with(from, &to))[0].message, "`instruct` is listed twice");
    }
}

#[test]
fn the_window_in_which_a_renewal_is_charged_ends_after_it_starts_and_has_a_try() {
    let with_renewal = |window: &str| {
        let value = format!("{{ {window}, on_by_default = true }}");
        with(
            "[assumptions]",
            &format!("[policy.renewal]\nvalue = {value}\nsource = \"overflow\"\n\n[assumptions]"),
        )
    };
    let stated = r#"days_before = 1, from = "08:20", until = "20:00", most_tries = 4"#;
    let renewal = read(&with_renewal(stated)).unwrap().policy.renewal.expect("it is stated").value;
    assert_eq!((renewal.days_before, renewal.most_tries), (1, 4));
    for (from, to, code, key) in [
        ("20:00", "08:20", "out-of-order", "until"),
        ("20:00", "8 pm", "invalid-time", "until"),
        ("most_tries = 4", "most_tries = 0", "zero", "most_tries"),
        ("days_before = 1", "days_before = 0", "zero", "days_before"),
    ] {
        let (found, _, path) = only(&with_renewal(&stated.replace(from, to)));
        assert_eq!((found, path), (code, format!("policy.renewal.value.{key}")));
    }
}

#[test]
fn an_address_begins_with_https() {
    for address in ["http://example.com", "javascript:alert(1)", "HTTPS://example.com", " https://a.b", ""] {
        let text = with("url = \"https://www", &format!("url = {address:?} # \""));
        let (code, row, path) = only(&text);
        assert_eq!((code, row), ("not-https", row_of("url = \"")), "{address:?}");
        assert!(path.ends_with(".url"), "{path}");
    }
}

#[test]
fn an_increment_the_engine_does_not_bill_by_is_refused() {
    for (key, stated, billed) in [
        ("ptu_hourly_increment", "day", "minute"),
        ("mu_hourly_increment", "day", "minute"),
        ("mu_monthly_increment", "minute", "day"),
    ] {
        let line = format!("{key} = {{ value = \"{billed}\"");
        let text = with(&line, &line.replace(billed, stated));
        assert_eq!(only(&text), ("unsupported-increment", row_of(&line), format!("policy.{key}.value")));
        assert_eq!(
            faults(&text)[0].message,
            format!("this is billed by the {billed}; no other increment is computed")
        );
    }
}

#[test]
fn the_same_model_and_mode_cannot_be_priced_twice() {
    let row = "[[ptu]]\nmodel = \"deepseek-v3.2\"\nmodes = [\"thinking\"]\nmax_input_tokens = 1\n\
               hourly = { input = \"1\", output = \"1\" }\ndaily = { input = \"1\", output = \"1\" }\n\
               source = \"ptu-table\"\n\n# ---- Model Units";
    let text = with("# ---- Model Units", row);
    assert_eq!(only(&text), ("overlap", row_of("# ---- Model Units") + 1, "ptu[6].model".into()));
}

#[test]
fn model_units_may_share_a_model_but_not_a_specification() {
    let other = with("model = \"qwen3-32b\"\nmodes = [\"instruct\"]\nspec = \"MU1\"", {
        "model = \"qwen3-14b\"\nmodes = [\"instruct\"]\nspec = \"MU2\""
    });
    assert!(read(&other).is_ok());
    assert_eq!(only(&with("model = \"qwen3-32b\"", "model = \"qwen3-14b\"")).0, "overlap");
}

/// The engine refuses a request that no factor reaches, and a replay could only count it as nothing.
#[test]
fn capacity_factors_must_reach_the_longest_input() {
    const BOOK: &str = include_str!("../../../pricing-data/alibaba/ap-southeast-1/cny-2026-09-22.toml");
    const END: &str = r#"input_up_to = 1_000_000, input = "6", output = "6""#;
    assert!(read(BOOK).is_ok() && BOOK.contains(END));
    for shorter in ["999_999", "256_001"] {
        let (code, _, path) = only(&BOOK.replacen(END, &END.replace("1_000_000", shorter), 1));
        assert_eq!((code, path.as_str()), ("implausible", "capacity_factor[1].tiers"), "{shorter}");
    }
    for reaching in [END.replace("1_000_000", "1_000_001"), END.replace("input_up_to = 1_000_000, ", "")] {
        assert!(read(&BOOK.replacen(END, &reaching, 1)).is_ok(), "{reaching}");
    }
}

#[test]
fn token_tiers_must_ascend_and_only_the_last_may_be_without_end() {
    for (from, to) in [
        ("input_up_to = 128_000, input = \"1.434\"", "input_up_to = 32_000, input = \"1.434\""),
        ("input_up_to = 32_000, input = \"0.861\"", "input_up_to = 200_000, input = \"0.861\""),
        ("input_up_to = 32_000, input = \"0.861\"", "input = \"0.861\""),
        ("input_up_to = 32_000, input = \"0.861\"", "input_up_to = 0, input = \"0.861\""),
    ] {
        let (code, _, path) = only(&with(from, to));
        assert_eq!((code, path.as_str()), ("out-of-order", "token_price[0].tiers"), "{to}");
    }
}

#[test]
fn every_source_named_must_exist_and_every_source_must_be_named() {
    let [unused, unknown]: [Fault; 2] = faults(&with("source = \"mu-14b\"", "source = \"mu-15b\""))
        .try_into()
        .map_err(|mut faults: Vec<Fault>| {
            faults.sort_by_key(|fault| fault.code);
            faults
        })
        .expect("two faults");
    let codes = [unused.code.name(), unknown.code.name()];
    assert!(codes.contains(&"unknown-source") && codes.contains(&"unused-source"), "{codes:?}");
}

#[test]
fn every_document_named_must_exist_and_every_document_must_be_named() {
    let codes: Vec<_> = faults(&with("[documents.context-cache]", "[documents.cache]"))
        .iter()
        .map(|fault| fault.code.name())
        .collect();
    assert_eq!(codes, ["unused-document", "unknown-document"]);
}

#[test]
fn a_document_that_confirms_a_source_is_another_one_that_the_book_has_and_is_named_once() {
    let confirmed_by =
        |names: &str| with(r#"confirmed_by = ["billing"]"#, &format!("confirmed_by = {names}"));
    let path = |index: usize| format!("sources.ptu-table.confirmed_by[{index}]");
    let row = row_of("confirmed_by");
    assert_eq!(only(&confirmed_by(r#"["bills"]"#)), ("unknown-document", row, path(0)));
    assert_eq!(only(&confirmed_by(r#"["overview"]"#)), ("overlap", row, path(0)));
    assert_eq!(only(&confirmed_by(r#"["billing", "billing"]"#)), ("overlap", row, path(1)));
}

#[test]
fn a_title_in_one_language_only_is_refused() {
    let (code, _, path) = only(&with("zh = \"上下文缓存（中国站）\"", "zh = \"\""));
    assert_eq!((code, path.as_str()), ("half-translated", "documents.context-cache.title"));
}

#[test]
fn a_note_in_one_language_only_is_refused() {
    let (code, _, path) = only(&with("note.zh = \"该行只印价格；", "note.zh = \"\" # \""));
    assert_eq!((code, path.as_str()), ("half-translated", "sources.ptu-merged-limits.note"));
}

#[test]
fn an_empty_text_is_refused() {
    assert_eq!(only(&with("model = \"qwen3-max-2025-09-23\"", "model = \" \"")).0, "empty-text");
}

#[test]
fn there_is_no_thirtieth_of_february() {
    let text = BOOK.replace("2026-03-31", "2026-02-30");
    assert_eq!(only(&text).0, "invalid-date");
}

#[test]
fn a_date_is_written_in_one_way_only() {
    for date in ["2026-3-31", "20260331", "2026-03-31T00:00", ""] {
        let text = with("edition = \"2026-03-31\"", &format!("edition = {date:?}"));
        assert!(faults(&text).iter().any(|fault| fault.code.name() == "invalid-date"), "{date:?}");
    }
}

#[test]
fn a_time_is_two_digits_a_colon_and_two_digits() {
    for time in ["24:00", "23:60", "9:00", "23:59:59", "+1:00", "２３:59", ""] {
        let text = with("value = \"23:59\"", &format!("value = {time:?}"));
        let (code, _, path) = only(&text);
        assert_eq!((code, path.as_str()), ("invalid-time", "policy.daily_expiry.value"), "{time:?}");
    }
}

#[test]
fn an_offset_needs_its_sign() {
    assert_eq!(only(&with("\"+08:00\"", "\"08:00\"")).0, "invalid-time");
    assert_eq!(read(&with("\"+08:00\"", "\"-05:30\"")).unwrap().utc_offset_minutes, -330);
}

#[test]
fn the_id_says_what_the_book_is_for() {
    let text = with("currency = \"USD\"", "currency = \"CNY\"");
    assert!(faults(&text)[0].message.contains("alibaba-cn-beijing-cny-2026-03-31"));
}

#[test]
fn a_day_cheaper_than_an_hour_is_taken_for_a_slip() {
    let text = with("daily = { input = \"13.32\"", "daily = { input = \"1.10\"");
    assert_eq!(
        only(&text),
        ("implausible", row_of("daily = { input = \"13.32\""), "ptu[0].daily.input".into())
    );
    assert_eq!(only(&with("monthly = \"18800\"", "monthly = \"18\"")).0, "implausible");
}

#[test]
fn an_input_longer_than_its_context_is_implausible() {
    let text = with("max_input_tokens = 128_000", "max_input_tokens = 128_001");
    assert_eq!(only(&text).0, "implausible");
}

#[test]
fn nothing_is_divided_by_zero() {
    for (from, to) in [
        ("{ value = \"10000\"", "{ value = \"0\""),
        ("day_rate_days = { value = 30", "day_rate_days = { value = 0"),
        ("step = \"10000\"", "step = \"0.000\""),
    ] {
        assert_eq!(only(&with(from, to)).0, "zero", "{to}");
    }
}

#[test]
fn terms_are_listed_in_ascending_order() {
    for (terms, code) in [("[]", "empty-list"), ("[0, 1]", "zero"), ("[2, 1]", "out-of-order")] {
        let to = format!("daily_terms = {{ value.one-of = {terms}");
        assert_eq!(only(&with("daily_terms = { value = \"any\"", &to)).0, code, "{terms}");
    }
}

#[test]
fn a_question_the_page_leaves_open_must_have_its_source() {
    let (code, _, path) = only(&with("month-length = \"monthly-terms\"\n", ""));
    assert_eq!((code, path.as_str()), ("missing-assumption", "assumptions"));
}

#[test]
fn a_condition_is_stated_once_for_a_method() {
    let text = with("id = \"fine-tuned-models\"\nmethods = [\"mu-hourly\"", {
        "id = \"pre-built-models\"\nmethods = [\"ptu-hourly\""
    });
    assert_eq!(only(&text).0, "overlap");
}

#[test]
fn all_faults_of_a_book_are_listed_at_once_in_the_order_of_its_rows() {
    let text = with("input = \"1.11\"", "input = 1.11").replacen("\"0.07\"", "\"-0.07\"", 1).replacen(
        "\"22:00\"",
        "\"10 pm\"",
        1,
    );
    let faults = faults(&text);
    let codes: Vec<_> = faults.iter().map(|fault| fault.code.name()).collect();
    assert_eq!(codes, ["unquoted-number", "not-a-decimal", "invalid-time"]);
    assert!(faults.is_sorted_by_key(|fault| fault.row));
}

#[test]
fn a_fault_reads_as_a_line() {
    let text = with("input = \"1.11\"", "input = \"1,11\"");
    assert_eq!(
        faults(&text)[0].to_string(),
        format!(
            "row {}: ptu[0].hourly.input: `1,11` is not up to 15 digits, then at most a point and up to 9 decimals \
             [not-a-decimal]",
            row_of("hourly = { input = \"1.11\"")
        )
    );
}
