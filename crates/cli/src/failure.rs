//! Why a command failed, how it says so, and with which exit code.

use std::{fmt::Display, io, process::ExitCode};

use contract::problem::{Problem, Refusal};
use text::Lang;

use crate::args::{Format, Output};

/// Why a command failed. Documented in `--help`.
pub(crate) enum Failure {
    /// Something is wrong with what was given (exit code 1); each line says what.
    Refused(Vec<String>),
    /// The same as JSON, for stdout.
    RefusedJson(String),
    /// A file could not be read, or the answer not written (exit code 3).
    Io(String),
}

impl Failure {
    pub(crate) fn io(what: impl Display, error: &io::Error) -> Self {
        Self::Io(format!("{what}: {error}"))
    }

    /// A scenario that was refused.
    pub(crate) fn problems(problems: Vec<Problem>, output: Output) -> Self {
        if output.format == Format::Json {
            return Self::RefusedJson(json(&Refusal::new(problems)));
        }
        Self::Refused(problems.iter().flat_map(|problem| lines(problem, output.lang)).collect())
    }

    /// Says what failed.
    pub(crate) fn report(self) -> ExitCode {
        match self {
            Self::Refused(lines) => {
                lines.iter().for_each(|line| complain(line));
                ExitCode::from(1)
            }
            Self::RefusedJson(json) => match crate::print(&json) {
                Ok(()) => ExitCode::from(1),
                Err(failure) => failure.report(),
            },
            Self::Io(message) => {
                complain(&format!("deploycost: {message}"));
                ExitCode::from(3)
            }
        }
    }
}

/// `error[negative] ptu.inputTpm: The number must not be below zero.`, and what could be chosen instead; of a log, a line
/// for each row that says why.
fn lines(problem: &Problem, lang: Lang) -> Vec<String> {
    let gap = if problem.path.is_empty() { "" } else { " " };
    let mut lines = problem.sentences(lang);
    if let Some(first) = lines.first_mut() {
        *first = format!("error[{}]{gap}{}: {first}", problem.code, problem.path);
        if !problem.choices.is_empty() {
            let choices = lang.table_choices(&problem.choices.join(", "));
            *first = [first, lang.choose(" ", ""), &*choices].concat();
        }
    }
    lines
}

/// Writes to stderr, as far as it is open.
fn complain(line: &str) {
    use io::Write as _;
    let _ = writeln!(io::stderr(), "{line}");
}

/// Indented JSON with a final newline.
pub(crate) fn json(value: &impl serde::Serialize) -> String {
    // The contract's types have string keys and finite numbers, which is all that JSON asks for.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
