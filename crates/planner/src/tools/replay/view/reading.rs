//! How the log was read, and what was assumed of it.

use contract::replay::{FormatSource, LogAssumption, LogRead};
use serde::{Deserialize, Serialize};

use super::Words;
use crate::tools::replay::refused::in_page;

/// How the log was read: a file, or each of several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadingView {
    /// How much of its input was cached, of its output reasoning.
    pub of_it: String,
    /// How it was read, where it is one file.
    pub read_as: Option<String>,
    /// Of several files the name, how it was read, and how many rows were read, of another kind, and damaged.
    pub files: Vec<Vec<String>>,
    /// What was assumed.
    pub assumed: Vec<String>,
    /// Where its formats are documented.
    pub sources: Vec<String>,
}

impl Words<'_> {
    pub(super) fn reading(&self) -> ReadingView {
        let Self { lang, answer, format, .. } = self;
        let number = |number: u64| format.number(&number.to_string());
        let file = |log: &LogRead| {
            let counts = [log.rows, log.others, log.damaged].map(number);
            let name = log.name.clone().unwrap_or_default();
            [name, log.message.text(*lang).to_owned()].into_iter().chain(counts).collect()
        };
        let (read_as, files) = match answer.logs.as_slice() {
            [log] => (Some(log.message.text(*lang).to_owned()), Vec::new()),
            logs => (None, logs.iter().map(file).collect()),
        };
        let mut sources: Vec<String> = Vec::new();
        for FormatSource { title, version, date } in answer.logs.iter().filter_map(|log| log.source.as_ref())
        {
            let source = lang.planner_replay_format_source(title, version, date);
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        let assumed = answer.log_assumptions.iter();
        ReadingView {
            of_it: lang.planner_replay_of_it(&number(answer.cached_tokens), &number(answer.reasoning_tokens)),
            read_as,
            files,
            assumed: assumed.map(|note| in_page(note.message.text(*lang), None, *lang)).collect(),
            sources,
        }
    }

    /// Whether dates rest on when the log starts, which has none of its own.
    pub(super) fn rests_on_start(&self) -> bool {
        self.answer.log_assumptions.iter().any(|note| note.code.0 == LogAssumption::DatesRestOnStart)
    }
}
