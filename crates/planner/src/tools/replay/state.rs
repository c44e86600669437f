//! The log, how it is to be read, and where its replay stands.

use std::rc::Rc;

use billing::{named::Named as _, replay::ProportionOf};
use contract::{
    problem::Problem,
    replay::{LogColumns, ReplayQuestion, Session},
    scenario::{Running, Scenario},
};
use request_log::Header;
use text::Lang;
use yew::Reducible;

use super::{
    field::Field,
    refused::{ColumnsView, RefusedView},
    view::ReplayView,
};
use crate::{
    link::Texts,
    worker::{Message, Progress},
};

/// What the tool holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct State {
    /// The log, once there is one.
    pub(super) log: Option<Log>,
    /// What is chosen and typed, where it is not as at first; in the order of the fields.
    texts: Vec<(Field, String)>,
    /// Whether what few people need to choose is unfolded.
    pub(super) is_unfolded: bool,
    /// Replays that were started.
    pub(super) runs: u32,
    /// The question that is being answered, and how far that is.
    pub(super) running: Option<(ReplayQuestion, Progress)>,
    /// Whether the latest replay was cancelled.
    pub(super) cancelled: bool,
    /// The latest answer.
    pub(super) answered: Option<Answered>,
    /// What is wrong with the question.
    pub(super) problems: Vec<Problem>,
    /// Why the log was not answered.
    pub(super) refused: RefusedView,
    /// The columns of a log that was refused for them; guesses that were taken up are gone.
    pub(super) columns: Option<ColumnsView>,
}

/// An answer, and what it is to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answered {
    run: u32,
    question: ReplayQuestion,
    /// The log.
    pub(super) log: Log,
    /// The answer.
    pub(super) view: Rc<ReplayView>,
}

/// A log that was chosen: a file, or several read as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Log {
    /// What its files are called.
    pub(super) names: Vec<String>,
    /// What the first of them calls its columns; `None` where its start does not say.
    pub(super) header: Option<Header>,
}

impl Log {
    /// What it is called.
    pub(super) fn title(&self, lang: Lang) -> String {
        match self.names.as_slice() {
            [] => lang.planner_replay_no_file().into(),
            [name] => name.clone(),
            [first, .., last] => lang.planner_replay_files(&self.names.len().to_string(), first, last),
        }
    }
}

/// Something a person or the worker did. What starts a replay carries the scenario it is asked about.
pub(super) enum Action {
    /// Chose a log.
    Choose(Log, Rc<Scenario>),
    /// Files that were dropped cannot be had.
    Refuse(RefusedView),
    /// Chose or typed something.
    Set(Field, String),
    /// Unfolded what few people need, or folded it away.
    Unfold(bool),
    /// Asked for the replay.
    Start(Rc<Scenario>),
    /// Had enough of waiting.
    Cancel,
    /// The worker said something.
    Hear(Message),
}

impl State {
    /// What a link was written for, before there is a log; `None` where no link has these texts.
    pub(super) fn opened(texts: &Texts) -> Option<Self> {
        let (mut texts, mut state) = (texts.clone(), Self::default());
        for field in Field::ALL {
            if let Some(text) = texts.take_typed(field.name())? {
                state = field.takes(&text).then(|| state.set(*field, text))?;
            }
        }
        state.is_unfolded = state.texts.iter().any(|(field, _)| field.is_folded());
        texts.is_empty().then_some(state)
    }

    /// What a link to it has: all but the log, where it is not as at first.
    pub(super) fn texts(&self) -> Texts {
        self.texts.iter().fold(Texts::default(), |texts, (field, text)| texts.with(field.name(), text))
    }

    /// What a field holds; an empty name of a column has it recognised.
    pub(super) fn text(&self, field: Field) -> &str {
        self.texts.iter().find(|(other, _)| *other == field).map_or(field.at_first(), |(_, text)| text)
    }

    /// The name that a column was guessed to have, as long as nobody has confirmed it.
    pub(super) fn is_guessed(&self, field: Field) -> bool {
        let guesses = self.columns.as_ref().map_or(&[][..], |columns| &columns.guesses);
        guesses.iter().any(|(guessed, _)| *guessed == field)
    }

    /// The same with something chosen or typed. What a refusal asked for is not asked for any more, nor is it a guess.
    fn set(mut self, field: Field, text: String) -> Self {
        self.texts.retain(|(other, _)| *other != field);
        if text != field.at_first() {
            self.texts.push((field, text));
            self.texts.sort_by_key(|(field, _)| *field);
        }
        self.refused.asks.retain(|asked| *asked != field);
        if let Some(columns) = &mut self.columns {
            columns.guesses.retain(|(guessed, _)| *guessed != field);
        }
        self
    }

    /// What is asked about a scenario.
    pub(super) fn question(&self, scenario: &Scenario) -> ReplayQuestion {
        let text = |field| Some(self.text(field).trim().to_owned()).filter(|text| !text.is_empty());
        // The name of a column may end with a space, and the share that may overflow is never left out.
        let column = |field| Some(self.text(field).to_owned()).filter(|name| !name.is_empty());
        ReplayQuestion {
            columns: Some(LogColumns {
                time: column(Field::Time),
                input: column(Field::Input),
                output: column(Field::Output),
                cached: column(Field::Cached),
                reasoning: column(Field::Reasoning),
                requests: column(Field::Requests),
                end: column(Field::End),
            }),
            zone: text(Field::Zone),
            time_unit: text(Field::TimeUnit),
            start: text(Field::Start),
            cached: text(Field::CachedLie),
            reasoning: text(Field::ReasoningLie),
            rows: text(Field::Rows),
            bucket_minutes: text(Field::BucketMinutes),
            overflow_share_percent: Some(self.text(Field::Share).to_owned()),
            proportion: text(Field::Proportion),
            ..ReplayQuestion::new(scenario.clone())
        }
    }

    /// Whether the answer is to another question than the one that would be asked now.
    pub(super) fn is_stale(&self, scenario: &Scenario) -> bool {
        self.answered.as_ref().is_some_and(|Answered { question, view, .. }| {
            let rests_on_period = view.week.rests_on_start && question.start.is_none();
            read(question.clone(), rests_on_period) != read(self.question(scenario), rests_on_period)
        })
    }

    /// The answer of an earlier run than the latest, which is not done, was cancelled or refused.
    pub(super) fn earlier(&self) -> Option<&Answered> {
        self.answered.as_ref().filter(|answered| answered.run != self.runs)
    }

    /// A replay started, or what is wrong with its question.
    fn started(mut self, scenario: &Scenario) -> Self {
        let question = self.question(scenario);
        self.refused = RefusedView::default();
        match Session::new(&question) {
            Ok(_) => {
                if let Some(columns) = &mut self.columns {
                    columns.guesses.clear();
                }
                Self {
                    runs: self.runs + 1,
                    running: Some((question, Progress::default())),
                    cancelled: false,
                    problems: Vec::new(),
                    ..self
                }
            }
            Err(problems) => {
                let is_wrong = |field: &Field| problems.iter().any(|problem| problem.path == field.path());
                let is_unfolded = Field::ALL.iter().any(|field| field.is_folded() && is_wrong(field));
                Self { problems, is_unfolded: self.is_unfolded || is_unfolded, ..self }
            }
        }
    }

    /// The state after an action.
    #[must_use]
    pub(super) fn after(&self, action: Action) -> Self {
        let state = self.clone();
        match action {
            Action::Choose(log, scenario) => {
                let Self { mut texts, is_unfolded, runs, answered, .. } = state;
                // A choice among the columns of another log holds where this one has such a column too.
                let names = log.header.as_ref().map_or(&[][..], |header| &header.names);
                texts.retain(|(field, name)| field.column().is_none() || names.contains(name));
                let kept = Self { texts, is_unfolded, runs, answered, ..Self::default() };
                // A log whose columns are not recognised is refused with their names, beside the choice of columns.
                Self { log: Some(log), ..kept }.started(&scenario)
            }
            Action::Refuse(refused) => Self { refused, ..state },
            Action::Set(field, text) => state.set(field, text),
            Action::Unfold(is_unfolded) => Self { is_unfolded, ..state },
            Action::Start(scenario) => state.started(&scenario),
            Action::Cancel => Self { running: None, cancelled: true, ..state },
            Action::Hear(message) => state.hearing(message),
        }
    }

    /// What the worker says after it was cancelled is not heard.
    fn hearing(self, message: Message) -> Self {
        let Some((question, _)) = self.running.clone() else { return self };
        match message {
            Message::Progress(progress) => Self { running: Some((question, progress)), ..self },
            Message::Answered(view) => {
                let log = self.log.clone().unwrap_or_default();
                let answered = Answered { run: self.runs, question, log, view: Rc::from(view) };
                Self { running: None, answered: Some(answered), ..self }
            }
            Message::Refused(refused) => Self { running: None, ..self }.refused(refused),
            Message::Ready | Message::Planned(_) => self,
        }
    }

    /// Opens what the refusal of a log asks for. Columns are guessed where nobody has chosen them.
    fn refused(mut self, mut refused: RefusedView) -> Self {
        // A start that was given is not asked for again beside the unit.
        refused.asks.retain(|field| *field != Field::Start || self.text(Field::Start).is_empty());
        if let Some(mut columns) = refused.columns.take() {
            columns.guesses.retain(|(field, _)| self.text(*field).is_empty());
            let guesses = columns.guesses.clone();
            self = guesses.into_iter().fold(self, |state, (field, name)| state.set(field, name));
            self.columns = Some(columns);
        }
        let is_unfolded = self.is_unfolded || refused.asks.iter().any(|field| field.is_folded());
        Self { refused, is_unfolded, ..self }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

/// Of a question what a replay reads: the log says when the service runs, unless its dates rest on when the period starts,
/// and gives its proportion where that is asked for.
fn read(mut question: ReplayQuestion, rests_on_period: bool) -> ReplayQuestion {
    let scenario = &mut question.scenario;
    if !rests_on_period {
        scenario.period.start = String::new();
    }
    scenario.period.end = String::new();
    (scenario.running, scenario.model_unit, scenario.traffic) = (Running::Always, None, None);
    if let Some(ptu) = &mut scenario.ptu
        && question.proportion.as_deref() != Some(ProportionOf::Scenario.name())
    {
        (ptu.input_tpm, ptu.output_tpm) = (String::new(), String::new());
    }
    question
}

#[cfg(test)]
mod tests;
