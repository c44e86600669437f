//! Whatever text comes, reading it ends in a book or in faults, never in a panic.

use book_file::read;
use proptest::prelude::*;

const BOOK: &str = include_str!("../../../pricing-data/alibaba/cn-beijing/cny-2026-09-22.toml");

/// Reads the text; every fault must name a row of it.
fn survives(text: &str) -> Result<(), TestCaseError> {
    if let Err(faults) = read(text) {
        prop_assert!(!faults.is_empty());
        let rows = text.matches('\n').count() + 1;
        for fault in faults {
            prop_assert!((1..=rows).contains(&fault.row), "{fault} of {rows} rows");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flipped_bytes_are_survived(flips in prop::collection::vec((0..BOOK.len(), any::<u8>()), 1..8)) {
        let mut bytes = BOOK.as_bytes().to_vec();
        for (at, byte) in flips {
            bytes[at] = byte;
        }
        survives(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn a_torn_book_is_survived(start in 0..BOOK.len(), end in 0..BOOK.len()) {
        let bytes = &BOOK.as_bytes()[start.min(end)..start.max(end)];
        survives(&String::from_utf8_lossy(bytes))?;
    }

    #[test]
    fn swapped_lines_are_survived(a in 0..BOOK.lines().count(), b in 0..BOOK.lines().count()) {
        let mut lines: Vec<&str> = BOOK.lines().collect();
        lines.swap(a, b);
        survives(&lines.join("\n"))?;
    }

    #[test]
    fn strange_values_are_survived(line in 0..BOOK.lines().count(), value in r#"("[^"\\\n]*"|-?[0-9_.e]{1,40}|\[[^\n]*\]|\{[^\n]*\}|true|inf|nan)"#) {
        let lines = BOOK.lines().enumerate().map(|(index, text)| match text.split_once(" = ") {
            Some((key, _)) if index == line => format!("{key} = {value}"),
            _ => text.to_owned(),
        });
        survives(&lines.collect::<Vec<_>>().join("\n"))?;
    }

    #[test]
    fn random_text_is_survived(text in ".{0,400}") {
        survives(&text)?;
    }
}

#[test]
fn deep_nesting_is_refused_and_does_not_exhaust_the_stack() {
    for (open, close) in [("[", "]"), ("{a=", "}")] {
        let text = format!("id = {}{}", open.repeat(100_000), close.repeat(100_000));
        assert!(read(&text).is_err());
    }
    let dotted = format!("{}a = 1", "a.".repeat(100_000));
    assert!(read(&dotted).is_err());
}
