//! How far long work is, on stderr; nothing is drawn unless that is a terminal, nor of what is done at once.

use std::{thread, time::Duration};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressFinish, ProgressStyle};

/// How long work takes before anything is drawn.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often a sign of life is given.
const TICK: Duration = Duration::from_millis(100);

/// A bar for what is read, of so many bytes where that is known.
pub(crate) fn reading(length: Option<u64>, words: &'static str) -> ProgressBar {
    let template = match length {
        Some(_) => "{msg} {wide_bar} {bytes}/{total_bytes}, {eta}",
        None => "{msg} {spinner} {bytes}",
    };
    let bar = styled(length, template, words);
    show_after(PATIENCE, &bar, ProgressDrawTarget::stderr);
    bar
}

/// Does work of unknown length under a sign of life.
pub(crate) fn working<Answer>(words: &'static str, work: impl FnOnce() -> Answer) -> Answer {
    let bar = styled(None, "{msg} {spinner} {elapsed}", words);
    show_after(PATIENCE, &bar, ProgressDrawTarget::stderr);
    bar.enable_steady_tick(TICK);
    let answer = work();
    bar.finish_and_clear();
    answer
}

/// A bar that is not drawn yet.
fn styled(length: Option<u64>, template: &str, words: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::with_draw_target(length, ProgressDrawTarget::hidden());
    bar.with_style(style).with_message(words).with_finish(ProgressFinish::AndClear)
}

/// Draws a bar from then on, unless its work is done by then.
fn show_after(
    patience: Duration,
    bar: &ProgressBar,
    target: impl FnOnce() -> ProgressDrawTarget + Send + 'static,
) {
    let bar = bar.downgrade();
    thread::spawn(move || {
        thread::sleep(patience);
        if let Some(bar) = bar.upgrade()
            && !bar.is_finished()
        {
            bar.set_draw_target(target());
        }
    });
}

#[cfg(test)]
mod tests {
    use std::{
        io,
        sync::{
            Arc,
            atomic::{AtomicBool, Ordering},
        },
    };

    use indicatif::TermLike;

    use super::*;

    /// A terminal that knows whether anything was written to it.
    #[derive(Clone, Debug, Default)]
    struct Terminal(Arc<AtomicBool>);

    impl TermLike for Terminal {
        fn width(&self) -> u16 {
            80
        }

        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn write_line(&self, text: &str) -> io::Result<()> {
            self.write_str(text)
        }

        fn write_str(&self, text: &str) -> io::Result<()> {
            self.0.fetch_or(!text.trim().is_empty(), Ordering::SeqCst);
            Ok(())
        }

        fn clear_line(&self) -> io::Result<()> {
            Ok(())
        }

        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn progress_is_drawn_only_of_work_that_takes_a_while() {
        for (work, drawn) in [(Duration::ZERO, false), (Duration::from_secs(2), true)] {
            let terminal = Terminal::default();
            let bar = styled(None, "{msg} {spinner}", "Working");
            let target = terminal.clone();
            show_after(Duration::from_millis(200), &bar, move || {
                ProgressDrawTarget::term_like(Box::new(target))
            });
            bar.enable_steady_tick(Duration::from_millis(10));
            thread::sleep(work);
            bar.finish_and_clear();
            thread::sleep(Duration::from_millis(400));
            assert_eq!(terminal.0.load(Ordering::SeqCst), drawn);
        }
    }
}
