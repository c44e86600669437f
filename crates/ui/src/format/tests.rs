//! These hold on the host and in JavaScript alike; the latter with
//! `cargo xtask test`.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;

fn amount(value: &str, display: &str, fraction: Option<&str>) -> Amount {
    Amount { value: value.into(), display: display.into(), fraction: fraction.map(Into::into) }
}

#[test]
fn amounts_are_grouped_and_carry_their_symbol() {
    for lang in Lang::ALL {
        let usd = MoneyFormat::new(lang, Currency::Usd, 2);
        assert_eq!(usd.rounded(&amount("22176", "22176.00", None)), "$22,176.00");
        assert_eq!(usd.rounded(&amount("0", "0.00", None)), "$0.00");
        assert_eq!(usd.exact("770.513333333333"), "$770.513333333333");
        assert_eq!(usd.exact("22176"), "$22,176.00");
        assert_eq!(usd.exact("-5.5"), "-$5.50");
        assert_eq!(usd.exact("123456789012345678901234.5"), "$123,456,789,012,345,678,901,234.50");
        let cny = MoneyFormat::new(lang, Currency::Cny, 2);
        assert_eq!(cny.rounded(&amount("1234567.8", "1234567.80", None)), "¥1,234,567.80");
    }
}

#[test]
fn numbers_keep_every_decimal() {
    for lang in Lang::ALL {
        let format = Format::new(lang);
        assert_eq!(format.number("500000"), "500,000");
        assert_eq!(format.number("1.2"), "1.2");
        assert_eq!(format.number("0.333333333333"), "0.333333333333");
    }
}

#[test]
fn moments_are_written_as_each_language_does() {
    assert_eq!(Format::new(Lang::En).moment("2026-04-01T00:00"), "Apr 1, 2026, 00:00");
    assert_eq!(Format::new(Lang::ZhCn).moment("2026-12-31T23:59"), "2026年12月31日 23:59");
}

#[test]
fn a_text_that_is_no_moment_stays_as_it_is() {
    for text in ["", "T", "2026-00-01T00:00", "2026-13-01T00:00", "soon"] {
        assert_eq!(Format::new(Lang::En).moment(text), text);
    }
}

#[test]
fn a_rounded_amount_says_what_it_is_exactly() {
    let usd = MoneyFormat::new(Lang::En, Currency::Usd, 2);
    assert_eq!(usd.rounding(&amount("6437.2", "6437.20", None)), None);
    let half = usd.rounding(&amount("0.125", "0.13", None));
    assert!(half.is_some_and(|text| text.contains("$0.125;")));
    let third = usd.rounding(&amount("770.513333333333", "770.51", Some("57788.5/75")));
    assert!(third.is_some_and(|text| text.contains("57788.5/75") && text.contains("$770.513333333333")));
    let small = amount("0.0012345", "0.001235", None);
    assert_eq!(usd.rounded(&small), "$0.001235");
    assert!(usd.rounding(&small).is_some_and(|text| text.ends_with("to 4 significant digits.")));
}
