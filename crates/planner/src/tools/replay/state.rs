//! The log, how it is to be read, and where its replay stands.

use std::rc::Rc;

use billing::{named::Named as _, replay::ProportionOf};
use contract::{
    problem::Problem,
    replay::{LogColumns, ReplayQuestion, Session},
    scenario::{Running, Scenario, VERSION},
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
    /// Whose proportion of input to output the levels keep.
    pub(super) proportion: ProportionOf,
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

/// An answer, and what it is to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answered {
    run: u32,
    question: ReplayQuestion,
    /// The file of the log.
    pub(super) file: String,
    /// The answer.
    pub(super) view: Rc<ReplayView>,
}

/// A log that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Log {
    /// What its file is called.
    pub(super) name: String,
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
    /// Chose whose proportion the levels keep.
    Proportion(ProportionOf),
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
            proportion: ProportionOf::Log,
            runs: 0,
            running: None,
            cancelled: false,
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
        let proportion = match texts.take_typed("proportion")? {
            Some(name) => ProportionOf::from_name(&name)?,
            None => first.proportion,
        };
        let mut columns = Vec::new();
        for column in Column::ALL {
            columns.extend(texts.take_typed(column_name(column))?.map(|name| (column, name)));
        }
        texts.is_empty().then_some(Self { zone, share, proportion, columns, ..Self::default() })
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
            .with_typed("share", typed(&self.share, &first.share).as_deref())
            .with_typed("proportion", typed(self.proportion.name(), first.proportion.name()).as_deref());
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
            proportion: Some(self.proportion.name().into()),
        }
    }

    /// Whether the answer is to another question than the one that would be asked now.
    pub(super) fn is_stale(&self, scenario: &Scenario) -> bool {
        let now = read(self.question(scenario));
        self.answered.as_ref().is_some_and(|answered| read(answered.question.clone()) != now)
    }

    /// The answer of an earlier run than the latest, which is not done, was cancelled or refused.
    pub(super) fn earlier(&self) -> Option<&Answered> {
        self.answered.as_ref().filter(|answered| answered.run != self.runs)
    }

    /// A replay started, or what is wrong with its question.
    fn started(self, scenario: &Scenario) -> Self {
        let question = self.question(scenario);
        match Session::new(&question) {
            Ok(_) => Self {
                runs: self.runs + 1,
                running: Some((question, Progress::default())),
                cancelled: false,
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
                let Self { zone, share, proportion, runs, answered, mut columns, .. } = state;
                // A choice among the columns of another log holds where this one has such a column too.
                let names = log.header.as_ref().map_or(&[][..], |header| &header.names);
                columns.retain(|(_, name)| names.contains(name));
                let kept = Self { zone, share, proportion, runs, answered, columns, ..Self::default() };
                // A log whose columns are not recognised is refused with their names, beside the choice of columns.
                Self { log: Some(log), ..kept }.started(&scenario)
            }
            Action::Column(column, name) => {
                let mut columns = state.columns;
                columns.retain(|(other, _)| *other != column);
                columns.push((column, name));
                Self { columns, ..state }
            }
            Action::Zone(zone) => Self { zone, ..state },
            Action::Share(share) => Self { share, ..state },
            Action::Proportion(proportion) => Self { proportion, ..state },
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
                let file = self.log.as_ref().map_or_else(String::new, |log| log.name.clone());
                let answered = Answered { run: self.runs, question, file, view: Rc::from(view) };
                Self { running: None, answered: Some(answered), ..self }
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

/// Of a question what a replay reads: the log says when the service runs, and gives its proportion where that is asked for.
fn read(mut question: ReplayQuestion) -> ReplayQuestion {
    let scenario = &mut question.scenario;
    (scenario.period.start, scenario.period.end) = (String::new(), String::new());
    (scenario.running, scenario.model_unit, scenario.traffic) = (Running::Always, None, None);
    if let Some(ptu) = &mut scenario.ptu
        && question.proportion.as_deref() != Some(ProportionOf::Scenario.name())
    {
        (ptu.input_tpm, ptu.output_tpm) = (String::new(), String::new());
    }
    question
}

#[cfg(test)]
mod tests {
    use text::Lang;
    use ui::form::Form;

    use super::*;
    use crate::{tools::replay::view, worker::Pass};

    fn scenario() -> Rc<Scenario> {
        Rc::new(Form::default().scenario())
    }

    fn log(header: &str) -> Log {
        Log { name: "log.csv".into(), header: Header::of(header.as_bytes()) }
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
        let state = State::default().after(Action::Zone("Mars".into())).after(Action::Share("1e3".into()));
        let state = state.after(Action::Start(scenario()));
        let paths: Vec<_> = state.problems.iter().map(|problem| problem.path.as_str()).collect();
        assert!(paths.contains(&"zone"), "{paths:?}");
        assert_eq!((state.zone.as_str(), state.share.as_str(), state.running), ("Mars", "1e3", None));
    }

    fn answered(question: &ReplayQuestion) -> Message {
        let mut session = Session::new(question).unwrap();
        session.feed(b"time,input,output\n2026-04-01T09:00:00,8000,500\n").unwrap();
        let answer = session.finish().unwrap().answer().unwrap();
        Message::Answered(Box::new(view::replay(&answer, Lang::En)))
    }

    #[test]
    fn an_answer_stays_while_the_next_is_made_and_after_it_is_cancelled_or_refused() {
        let started = State::default().after(Action::Choose(log("time,input,output\n"), scenario()));
        let (question, _) = started.running.clone().unwrap();
        let first = started.after(Action::Hear(answered(&question)));
        assert!(first.answered.is_some() && first.earlier().is_none());
        let other = Log { name: "other.csv".into(), ..log("time,input,output\n") };
        let running = first.after(Action::Choose(other, scenario()));
        assert_eq!(running.earlier().map(|earlier| earlier.file.as_str()), Some("log.csv"));
        let cancelled = running.after(Action::Cancel);
        assert!(cancelled.cancelled && cancelled.earlier().is_some());
        let refused = running.after(Action::Hear(Message::Refused(vec!["empty".into()])));
        assert!(refused.earlier().is_some());
        let again = cancelled.after(Action::Start(scenario()));
        assert!(!again.cancelled);
        let second = again.after(Action::Hear(answered(&question)));
        assert_eq!(second.answered.as_ref().map(|answered| answered.file.as_str()), Some("other.csv"));
        assert!(second.earlier().is_none());
    }

    #[test]
    fn a_link_holds_whose_proportion_the_levels_keep_where_it_is_not_the_logs() {
        let chosen = State::default().after(Action::Proportion(ProportionOf::Scenario));
        let opened = State::opened(&chosen.texts());
        assert_eq!(opened.map(|state| state.proportion), Some(ProportionOf::Scenario));
        assert!(State::default().texts().is_empty());
        let unknown = Texts::default().with_typed("proportion", Some("half"));
        assert_eq!(State::opened(&unknown), None);
    }

    #[test]
    fn the_levels_keep_the_proportion_of_the_log_unless_the_scenarios_is_chosen() {
        let proportion = |state: &State| state.question(&scenario()).proportion;
        assert_eq!(proportion(&State::default()).as_deref(), Some("log"));
        let chosen = State::default().after(Action::Proportion(ProportionOf::Scenario));
        assert_eq!(proportion(&chosen).as_deref(), Some("scenario"));
    }

    #[test]
    fn a_worker_is_not_heard_after_it_was_cancelled() {
        let chosen = State::default().after(Action::Choose(log("time,input,output\n"), scenario()));
        let progress = Progress { percent: 40, pass: Pass::First };
        let heard = chosen.after(Action::Hear(Message::Progress(progress)));
        assert_eq!(heard.running.as_ref().map(|(_, progress)| progress.percent), Some(40));
        let cancelled = heard.after(Action::Cancel);
        let after = cancelled.after(Action::Hear(Message::Refused(vec!["late".into()])));
        assert_eq!(after, cancelled);
        let refused = heard.after(Action::Hear(Message::Refused(vec!["empty".into()])));
        assert_eq!((refused.running, refused.refusals), (None, vec!["empty".to_owned()]));
    }

    #[test]
    fn an_answer_is_of_an_earlier_question_only_where_the_replay_reads_what_was_changed() {
        let same = |change: fn(&mut Scenario), proportion| {
            let state = State { proportion, ..State::default() };
            let (before, mut after) = (Form::default().scenario(), Form::default().scenario());
            change(&mut after);
            read(state.question(&before)) == read(state.question(&after))
        };
        // "Use this level above" changes the throughput, which a replay in the log's own proportion does not look at.
        let throughput = |scenario: &mut Scenario| {
            scenario.ptu.as_mut().expect("a throughput").input_tpm = "10000".into();
        };
        assert!(same(throughput, ProportionOf::Log));
        assert!(!same(throughput, ProportionOf::Scenario));
        assert!(same(|scenario| scenario.period.end = "2026-06-01T00:00".into(), ProportionOf::Log));
        let model =
            |scenario: &mut Scenario| scenario.ptu.as_mut().expect("a throughput").mode = "instruct".into();
        assert!(!same(model, ProportionOf::Log));
    }
}
