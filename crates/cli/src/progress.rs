//! How far long work is, on stderr; nothing is drawn unless that is a terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressFinish, ProgressStyle};

/// How often a sign of life is given.
const TICK: Duration = Duration::from_millis(100);

/// A bar for what is read, of so many bytes where that is known.
pub(crate) fn reading(length: Option<u64>, words: &'static str) -> ProgressBar {
    match length {
        Some(length) => {
            styled(ProgressBar::new(length), "{msg} {wide_bar} {bytes}/{total_bytes}, {eta}", words)
        }
        None => styled(ProgressBar::no_length(), "{msg} {spinner} {bytes}", words),
    }
}

/// Does work of unknown length under a sign of life.
pub(crate) fn working<Answer>(words: &'static str, work: impl FnOnce() -> Answer) -> Answer {
    let bar = styled(ProgressBar::no_length(), "{msg} {spinner} {elapsed}", words);
    bar.enable_steady_tick(TICK);
    let answer = work();
    bar.finish_and_clear();
    answer
}

fn styled(bar: ProgressBar, template: &str, words: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.with_style(style).with_message(words).with_finish(ProgressFinish::AndClear)
}
