//! Why a log is not answered, as it crosses from the worker: sentences, and the controls in which the answer is given.

use contract::{
    problem::{Problem, ProblemCode},
    replay::UnrecognisedColumns,
};
use serde::{Deserialize, Serialize};
use text::Lang;

use super::field::Field;

/// Why there is no answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedView {
    /// In sentences.
    pub sentences: Vec<String>,
    /// The fields that it asks for, the first first.
    pub asks: Vec<Field>,
    /// The columns of a log that are not recognised.
    pub columns: Option<ColumnsView>,
}

/// Columns of a log to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnsView {
    /// Every name found.
    pub names: Vec<String>,
    /// Names that missing columns might have.
    pub guesses: Vec<(Field, String)>,
}

impl RefusedView {
    /// The refusal in a language.
    pub fn of(problems: &[Problem], lang: Lang) -> Self {
        let sentences = problems.iter().flat_map(|problem| {
            let sentences = problem.sentences(lang).into_iter();
            sentences.map(|sentence| in_page(&sentence, problem.columns.as_deref(), lang))
        });
        Self {
            sentences: sentences.collect(),
            asks: problems.iter().flat_map(asks).collect(),
            columns: problems.iter().find_map(|problem| problem.columns.as_deref()).map(ColumnsView::of),
        }
    }

    /// A refusal that asks for nothing.
    pub fn in_words(words: &str) -> Self {
        Self { sentences: vec![words.into()], ..Self::default() }
    }
}

impl ColumnsView {
    fn of(columns: &UnrecognisedColumns) -> Self {
        let guess = |field| {
            let name = match field {
                Field::Time => &columns.columns.time,
                Field::Input => &columns.columns.input,
                _ => &columns.columns.output,
            };
            name.clone().map(|name| (field, name))
        };
        Self { names: columns.found.clone(), guesses: missing(columns).filter_map(guess).collect() }
    }
}

/// The columns that are not found.
fn missing(columns: &UnrecognisedColumns) -> impl Iterator<Item = Field> {
    columns.missing.iter().map(|name| match name.as_str() {
        "time" => Field::Time,
        "input" => Field::Input,
        _ => Field::Output,
    })
}

/// The fields in which a refusal is answered.
fn asks(problem: &Problem) -> Vec<Field> {
    match problem.code.0 {
        ProblemCode::LogColumns => problem.columns.iter().flat_map(|columns| missing(columns)).collect(),
        ProblemCode::LogRelativeTimes => vec![Field::TimeUnit, Field::Start],
        ProblemCode::LogRelativeDates => vec![Field::Start],
        ProblemCode::LogCachedBeside | ProblemCode::LogCachedInside => vec![Field::CachedLie],
        ProblemCode::LogReasoningBeside => vec![Field::ReasoningLie],
        ProblemCode::LogBuckets => vec![Field::Rows],
        ProblemCode::LogBucketLength => vec![Field::BucketMinutes],
        _ => Vec::new(),
    }
}

/// A sentence whose options of the command line are the page's own controls.
pub(super) fn in_page(sentence: &str, columns: Option<&UnrecognisedColumns>, lang: Lang) -> String {
    let quoted = |text: &str| ["“", text, "”"].concat();
    let label = |field: Field| quoted(field.label(lang));
    let choice = |field: Field, name: &str| {
        let choices = field.choices(lang).unwrap_or_default();
        let chosen = choices.iter().find(|(known, _)| *known == name).map_or(name, |(_, words)| *words);
        lang.planner_replay_set(field.label(lang), chosen)
    };
    let unit = label(Field::TimeUnit);
    let options = [
        ("--time-unit ms (or s, us, ns)", unit.clone()),
        ("--time-unit ms（或 s、us、ns）", unit),
        ("--start 2026-04-01T00:00", label(Field::Start)),
        ("--cached beside", choice(Field::CachedLie, "beside")),
        ("--cached inside", choice(Field::CachedLie, "inside")),
        ("--reasoning beside", choice(Field::ReasoningLie, "beside")),
        ("--rows buckets", choice(Field::Rows, "buckets")),
        ("--rows requests", choice(Field::Rows, "requests")),
        ("--bucket-minutes 60", lang.planner_replay_set(Field::BucketMinutes.label(lang), "60")),
    ];
    let sentence = match columns {
        Some(columns) => sentence.replace(&columns.option, &quoted(lang.planner_replay_columns())),
        None => sentence.into(),
    };
    options.iter().fold(sentence, |sentence, (option, control)| sentence.replace(option, control))
}

#[cfg(test)]
mod tests {
    use contract::replay::{ReplayQuestion, Session};
    use ui::form::Form;

    use super::*;

    fn refused(log: &str, lang: Lang) -> RefusedView {
        let mut session = Session::new(&ReplayQuestion::new(Form::default().scenario())).unwrap();
        let problems = match session.feed(log.as_bytes()) {
            Err(problems) => problems,
            Ok(()) => session.finish().err().unwrap(),
        };
        RefusedView::of(&problems, lang)
    }

    /// Logs that ask for something, and the first field that they ask for.
    const ASKING: [(&str, Field); 6] = [
        ("at,prompt,answer\n2026-04-01T09:00:00,1,1\n", Field::Time),
        ("time,input_tokens,output_tokens\n0,1,1\n59000,1,1\n", Field::TimeUnit),
        ("time,input_tokens,output_tokens\n1970-01-01T00:00:00,1,1\n", Field::Start),
        ("time,input_tokens,output_tokens,cached_tokens\n2026-04-01T09:00:00,1,1,5\n", Field::CachedLie),
        (
            "time,input_tokens,output_tokens,reasoning_tokens\n2026-04-01T09:00:00,1,1,5\n",
            Field::ReasoningLie,
        ),
        ("time,input_tokens,output_tokens,num_requests\n2026-04-01T09:00:00,1,1,5\n", Field::Rows),
    ];

    #[test]
    fn a_refusal_asks_for_the_control_that_answers_it_and_names_no_option_of_the_command_line() {
        for (log, field) in ASKING {
            for lang in [Lang::En, Lang::ZhCn] {
                let RefusedView { sentences, asks, .. } = refused(log, lang);
                assert_eq!(asks.first(), Some(&field), "{log}");
                let sentences = sentences.concat();
                assert!(!sentences.contains("--"), "{sentences}");
                let named =
                    if field == Field::Time { lang.planner_replay_columns() } else { field.label(lang) };
                assert!(sentences.contains(named), "{sentences}");
            }
        }
    }

    #[test]
    fn a_log_whose_columns_are_not_recognised_brings_all_its_names_and_guesses() {
        let columns = refused("created,prompt size,n\n2026-04-01T09:00:00,1,1\n", Lang::En).columns.unwrap();
        assert_eq!(columns.names, ["created", "prompt size", "n"]);
        assert!(columns.guesses.contains(&(Field::Input, "prompt size".into())), "{columns:?}");
    }

    #[test]
    fn what_crosses_to_the_page_is_what_was_sent() {
        let view = refused(ASKING[0].0, Lang::En);
        let json = serde_json::to_string(&view).unwrap();
        assert_eq!(serde_json::from_str::<RefusedView>(&json).unwrap(), view);
    }
}
