//! The log, how it is to be read, and where its replay stands.

use std::rc::Rc;

use contract::{
    problem::Problem,
    replay::{LogColumns, ReplayQuestion, Session},
    scenario::{Scenario, VERSION},
};
use request_log::{Column, Header};
use yew::Reducible;

use super::view::ReplayView;
use crate::{
    link::Texts,
    worker::{Message, Progress},
};

/// What the tool holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct State {
    /// The log, once there is one.
    pub(super) log: Option<Log>,
    /// Columns chosen by name; the others are recognised.
    pub(super) columns: Vec<(Column, String)>,
    /// The offset from UTC of times without one, as typed; empty for the price book's.
    pub(super) zone: String,
    /// The share of all tokens that may overflow, in per cent, as typed.
    pub(super) share: String,
    /// Replays that were started.
    pub(super) runs: u32,
    /// The question that is being answered, and how far that is.
    pub(super) running: Option<(ReplayQuestion, Progress)>,
    /// The latest question that was answered, and its answer.
    pub(super) answered: Option<(ReplayQuestion, Rc<ReplayView>)>,
    /// What is wrong with the question.
    pub(super) problems: Vec<Problem>,
    /// Why the log was not answered, in sentences.
    pub(super) refusals: Vec<String>,
}

/// What a link calls a column.
const fn column_name(column: Column) -> &'static str {
    match column {
        Column::Time => "time",
        Column::Input => "input",
        Column::Output => "output",
        Column::Cached => "cached",
    }
}

/// A log that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Log {
    /// What it calls its columns; `None` where its start does not say.
    pub(super) header: Option<Header>,
}

/// Something a person or the worker did. What starts a replay carries the scenario it is asked about.
pub(super) enum Action {
    /// Chose a log.
    Choose(Log, Rc<Scenario>),
    /// Chose a column by name; an empty name has it recognised.
    Column(Column, String),
    /// Typed the offset of times without one.
    Zone(String),
    /// Typed the share that may overflow.
    Share(String),
    /// Asked for the replay.
    Start(Rc<Scenario>),
    /// Had enough of waiting.
    Cancel,
    /// The worker said something.
    Hear(Message),
}

impl Default for State {
    fn default() -> Self {
        Self {
            log: None,
            columns: Vec::new(),
            zone: String::new(),
            share: "1".into(),
            runs: 0,
            running: None,
            answered: None,
            problems: Vec::new(),
            refusals: Vec::new(),
        }
    }
}

impl State {
    /// What a link was written for, before there is a log; `None` where no link has these texts.
    pub(super) fn opened(texts: &Texts) -> Option<Self> {
        let (mut texts, first) = (texts.clone(), Self::default());
        let zone = texts.take_typed("zone")?.unwrap_or_default();
        let share = texts.take_typed("share")?.unwrap_or(first.share);
        let mut columns = Vec::new();
        for column in Column::ALL {
            columns.extend(texts.take_typed(column_name(column))?.map(|name| (column, name)));
        }
        texts.is_empty().then_some(Self { zone, share, columns, ..Self::default() })
    }

    /// What a link to it has: all but the log, where it is not as at first.
    pub(super) fn texts(&self) -> Texts {
        let first = Self::default();
        let typed = |text: &str, first: &str| (text != first).then(|| text.to_owned());
        let column = |texts: Texts, column| {
            texts.with_typed(column_name(column), typed(self.column(column), "").as_deref())
        };
        let texts = Texts::default()
            .with_typed("zone", typed(&self.zone, &first.zone).as_deref())
            .with_typed("share", typed(&self.share, &first.share).as_deref());
        Column::ALL.into_iter().fold(texts, column)
    }

    /// The name chosen for a column; empty where it is recognised.
    pub(super) fn column(&self, column: Column) -> &str {
        self.columns.iter().find(|(chosen, _)| *chosen == column).map_or("", |(_, name)| name)
    }

    /// What is asked about a scenario.
    pub(super) fn question(&self, scenario: &Scenario) -> ReplayQuestion {
        let name = |column| Some(self.column(column).to_owned()).filter(|name| !name.is_empty());
        ReplayQuestion {
            version: VERSION,
            scenario: scenario.clone(),
            columns: Some(LogColumns {
                time: name(Column::Time),
                input: name(Column::Input),
                output: name(Column::Output),
                cached: name(Column::Cached),
            }),
            zone: Some(self.zone.trim().to_owned()).filter(|zone| !zone.is_empty()),
            overflow_share_percent: Some(self.share.clone()),
            order: None,
        }
    }

    /// Whether the answer is to another question than the one that would be asked now.
    pub(super) fn is_stale(&self, scenario: &Scenario) -> bool {
        self.answered.as_ref().is_some_and(|(question, _)| *question != self.question(scenario))
    }

    /// A replay started, or what is wrong with its question.
    fn started(self, scenario: &Scenario) -> Self {
        let question = self.question(scenario);
        match Session::new(&question) {
            Ok(_) => Self {
                runs: self.runs + 1,
                running: Some((question, Progress::default())),
                answered: None,
                problems: Vec::new(),
                refusals: Vec::new(),
                ..self
            },
            Err(problems) => Self { problems, refusals: Vec::new(), ..self },
        }
    }

    /// The state after an action.
    #[must_use]
    pub(super) fn after(&self, action: Action) -> Self {
        let state = self.clone();
        match action {
            Action::Choose(log, scenario) => {
                let Self { zone, share, runs, mut columns, .. } = state;
                // A choice among the columns of another log holds where this one has such a column too.
                let names = log.header.as_ref().map_or(&[][..], |header| &header.names);
                columns.retain(|(_, name)| names.contains(name));
                // A log whose columns are not recognised is refused with their names, beside the choice of columns.
                Self { log: Some(log), zone, share, runs, columns, ..Self::default() }.started(&scenario)
            }
            Action::Column(column, name) => {
                let mut columns = state.columns;
                columns.retain(|(other, _)| *other != column);
                columns.push((column, name));
                Self { columns, ..state }
            }
            Action::Zone(zone) => Self { zone, ..state },
            Action::Share(share) => Self { share, ..state },
            Action::Start(scenario) => state.started(&scenario),
            Action::Cancel => Self { running: None, ..state },
            Action::Hear(message) => state.hearing(message),
        }
    }

    /// What the worker says after it was cancelled is not heard.
    fn hearing(self, message: Message) -> Self {
        let Some((question, _)) = self.running.clone() else { return self };
        match message {
            Message::Progress(progress) => Self { running: Some((question, progress)), ..self },
            Message::Answered(view) => {
                Self { running: None, answered: Some((question, Rc::from(view))), ..self }
            }
            Message::Refused(refusals) => Self { running: None, refusals, ..self },
            Message::Ready | Message::Planned(_) => self,
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

#[cfg(test)]
mod tests {
    use ui::form::Form;

    use super::*;

    fn scenario() -> Rc<Scenario> {
        Rc::new(Form::default().scenario())
    }

    fn log(header: &str) -> Log {
        Log { header: Header::of(header.as_bytes()) }
    }

    #[test]
    fn a_log_is_replayed_as_it_is_chosen_with_its_own_columns() {
        let state = State::default()
            .after(Action::Share("5".into()))
            .after(Action::Column(Column::Time, "at".into()));
        let state = state.after(Action::Choose(log("time,input_tokens,output_tokens\n"), scenario()));
        let (question, _) = state.running.as_ref().unwrap();
        assert_eq!(question.overflow_share_percent.as_deref(), Some("5"));
        assert_eq!((state.column(Column::Time), state.runs), ("", 1));
    }

    #[test]
    fn columns_that_are_chosen_are_asked_about_by_name() {
        let state = State::default().after(Action::Column(Column::Time, "at".into()));
        let columns = state.question(&scenario()).columns.unwrap();
        assert_eq!((columns.time.as_deref(), columns.input), (Some("at"), None));
        let state = state.after(Action::Column(Column::Time, String::new()));
        assert_eq!(state.question(&scenario()).columns.unwrap(), LogColumns::default());
    }

    #[test]
    fn what_is_wrong_is_said_and_nothing_typed_is_lost() {
        let state = State::default().after(Action::Zone("UTC".into())).after(Action::Share("1e3".into()));
        let state = state.after(Action::Start(scenario()));
        let paths: Vec<_> = state.problems.iter().map(|problem| problem.path.as_str()).collect();
        assert!(paths.contains(&"zone"), "{paths:?}");
        assert_eq!((state.zone.as_str(), state.share.as_str(), state.running), ("UTC", "1e3", None));
    }

    #[test]
    fn a_worker_is_not_heard_after_it_was_cancelled() {
        let chosen = State::default().after(Action::Choose(log("time,input,output\n"), scenario()));
        let progress = Progress { percent: 40, sorting: false };
        let heard = chosen.after(Action::Hear(Message::Progress(progress)));
        assert_eq!(heard.running.as_ref().map(|(_, progress)| progress.percent), Some(40));
        let cancelled = heard.after(Action::Cancel);
        let after = cancelled.after(Action::Hear(Message::Refused(vec!["late".into()])));
        assert_eq!(after, cancelled);
        let refused = heard.after(Action::Hear(Message::Refused(vec!["empty".into()])));
        assert_eq!((refused.running, refused.refusals), (None, vec!["empty".to_owned()]));
    }
}
