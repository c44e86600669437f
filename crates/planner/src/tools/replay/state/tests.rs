use text::Lang;
use ui::form::Form;

use super::*;
use crate::{tools::replay::view, worker::Pass};

fn scenario() -> Rc<Scenario> {
    Rc::new(Form::default().scenario())
}

fn log(header: &str) -> Log {
    Log { names: vec!["log.csv".into()], header: Header::of(header.as_bytes()) }
}

fn set(field: Field, text: &str) -> Action {
    Action::Set(field, text.into())
}

fn refused(words: &str) -> Message {
    Message::Refused(RefusedView::in_words(words))
}

#[test]
fn a_log_is_replayed_as_it_is_chosen_with_its_own_columns() {
    let state = State::default().after(set(Field::Share, "5")).after(set(Field::Time, "at"));
    let state = state.after(Action::Choose(log("time,input_tokens,output_tokens\n"), scenario()));
    let (question, _) = state.running.as_ref().unwrap();
    assert_eq!(question.overflow_share_percent.as_deref(), Some("5"));
    assert_eq!((state.text(Field::Time), state.runs), ("", 1));
}

#[test]
fn columns_that_are_chosen_are_asked_about_by_name() {
    let state = State::default().after(set(Field::Time, "at"));
    let columns = state.question(&scenario()).columns.unwrap();
    assert_eq!((columns.time.as_deref(), columns.input), (Some("at"), None));
    let state = state.after(set(Field::Time, ""));
    assert_eq!(state.question(&scenario()).columns.unwrap(), LogColumns::default());
}

#[test]
fn what_is_wrong_is_said_and_nothing_typed_is_lost() {
    let state = State::default().after(set(Field::Zone, "Mars")).after(set(Field::Share, "1e3"));
    let state = state.after(Action::Start(scenario()));
    let paths: Vec<_> = state.problems.iter().map(|problem| problem.path.as_str()).collect();
    assert!(paths.contains(&"zone"), "{paths:?}");
    assert_eq!((state.text(Field::Zone), state.text(Field::Share), &state.running), ("Mars", "1e3", &None));
}

fn answered(question: &ReplayQuestion) -> Message {
    let mut session = Session::new(question).unwrap();
    session.feed(b"time,input_tokens,output_tokens\n2026-04-01T09:00:00,8000,500\n").unwrap();
    let answer = session.finish().unwrap().answer().unwrap();
    Message::Answered(Box::new(view::replay(&answer, Lang::En)))
}

#[test]
fn an_answer_stays_while_the_next_is_made_and_after_it_is_cancelled_or_refused() {
    let started =
        State::default().after(Action::Choose(log("time,input_tokens,output_tokens\n"), scenario()));
    let (question, _) = started.running.clone().unwrap();
    let first = started.after(Action::Hear(answered(&question)));
    assert!(first.answered.is_some() && first.earlier().is_none());
    let other = Log { names: vec!["other.csv".into()], ..log("time,input_tokens,output_tokens\n") };
    let running = first.after(Action::Choose(other, scenario()));
    assert_eq!(running.earlier().map(|earlier| earlier.log.title(Lang::En)), Some("log.csv".into()));
    let cancelled = running.after(Action::Cancel);
    assert!(cancelled.cancelled && cancelled.earlier().is_some());
    assert!(running.after(Action::Hear(refused("empty"))).earlier().is_some());
    let again = cancelled.after(Action::Start(scenario()));
    assert!(!again.cancelled);
    let second = again.after(Action::Hear(answered(&question)));
    assert_eq!(
        second.answered.as_ref().map(|answered| answered.log.title(Lang::En)),
        Some("other.csv".into())
    );
    assert!(second.earlier().is_none());
}

#[test]
fn a_link_holds_whose_proportion_the_levels_keep_where_it_is_not_the_logs() {
    let chosen = State::default().after(set(Field::Proportion, "scenario"));
    let opened = State::opened(&chosen.texts());
    assert_eq!(opened.as_ref().map(|state| state.text(Field::Proportion)), Some("scenario"));
    assert!(State::default().texts().is_empty());
    let unknown = Texts::default().with_typed("proportion", Some("half"));
    assert_eq!(State::opened(&unknown), None);
}

#[test]
fn the_levels_keep_the_proportion_of_the_log_unless_the_scenarios_is_chosen() {
    let proportion = |state: &State| state.question(&scenario()).proportion;
    assert_eq!(proportion(&State::default()).as_deref(), Some("log"));
    let chosen = State::default().after(set(Field::Proportion, "scenario"));
    assert_eq!(proportion(&chosen).as_deref(), Some("scenario"));
}

#[test]
fn a_worker_is_not_heard_after_it_was_cancelled() {
    let chosen = State::default().after(Action::Choose(log("time,input_tokens,output_tokens\n"), scenario()));
    let progress = Progress { percent: 40, pass: Pass::First };
    let heard = chosen.after(Action::Hear(Message::Progress(progress)));
    assert_eq!(heard.running.as_ref().map(|(_, progress)| progress.percent), Some(40));
    let cancelled = heard.after(Action::Cancel);
    let after = cancelled.after(Action::Hear(refused("late")));
    assert_eq!(after, cancelled);
    let refused = heard.after(Action::Hear(refused("empty")));
    assert_eq!((refused.running, refused.refused.sentences), (None, vec!["empty".to_owned()]));
}

#[test]
fn an_answer_is_of_an_earlier_question_only_where_the_replay_reads_what_was_changed() {
    let same = |change: fn(&mut Scenario), proportion: &str| {
        let state = State::default().after(set(Field::Proportion, proportion));
        let (before, mut after) = (Form::default().scenario(), Form::default().scenario());
        change(&mut after);
        read(state.question(&before), false) == read(state.question(&after), false)
    };
    // "Use this level above" changes the throughput, which a replay in the log's own proportion does not look at.
    let throughput = |scenario: &mut Scenario| {
        scenario.ptu.as_mut().expect("a throughput").input_tpm = "10000".into();
    };
    assert!(same(throughput, "log"));
    assert!(!same(throughput, "scenario"));
    assert!(same(|scenario| scenario.period.end = "2026-06-01T00:00".into(), "log"));
    let model =
        |scenario: &mut Scenario| scenario.ptu.as_mut().expect("a throughput").mode = "instruct".into();
    assert!(!same(model, "log"));
}

/// What the worker says of a log, asked as a state asks.
fn said_of(log: &str, state: &State) -> Message {
    let mut session = Session::new(&state.question(&scenario())).unwrap();
    let finished = session.feed(log.as_bytes()).and_then(|()| session.finish());
    match finished {
        Ok(finished) => Message::Answered(Box::new(view::replay(&finished.answer().unwrap(), Lang::En))),
        Err(problems) => Message::Refused(RefusedView::of(&problems, Lang::En)),
    }
}

/// The state after a log is chosen and the worker has said what it says of it.
fn told(log: &str) -> State {
    let chosen = Log { names: vec!["log.csv".into()], header: Header::of(log.as_bytes()) };
    let state = State::default().after(Action::Choose(chosen, scenario()));
    state.after(Action::Hear(said_of(log, &state)))
}

#[test]
fn columns_that_are_not_recognised_are_guessed_marked_and_taken_up_by_another_replay() {
    let log = "created_on,prompt size,response size,user\n2026-04-01T09:00:00,800,50,x\n";
    let state = told(log);
    assert_eq!((state.text(Field::Time), state.text(Field::Output)), ("created_on", "response size"));
    assert!(state.is_guessed(Field::Output) && !state.is_guessed(Field::Cached) && !state.is_unfolded);
    assert_eq!(state.refused.asks.first(), Some(&Field::Time));
    let chosen = state.after(set(Field::Output, "response size"));
    assert!(!chosen.is_guessed(Field::Output) && chosen.is_guessed(Field::Input));
    let again = chosen.after(Action::Start(scenario()));
    assert!(!again.is_guessed(Field::Input) && again.refused.sentences.is_empty());
    assert_eq!(
        again.columns.as_ref().map(|columns| columns.names.len()),
        Some(4),
        "all names stay to be chosen"
    );
    assert!(again.after(Action::Hear(said_of(log, &again))).answered.is_some());
}

#[test]
fn a_log_that_counts_from_its_start_has_unit_and_start_asked_for_and_unfolded() {
    let log = "time,input_tokens,output_tokens\n0,800,50\n59000,800,50\n";
    let state = told(log);
    assert_eq!(
        (state.refused.asks.as_slice(), state.is_unfolded),
        (&[Field::TimeUnit, Field::Start][..], true)
    );
    let given = state.after(set(Field::TimeUnit, "ms")).after(set(Field::Start, "2026-04-01T00:00"));
    assert!(given.refused.asks.is_empty());
    let again = given.after(Action::Start(scenario()));
    let answered = again.after(Action::Hear(said_of(log, &again)));
    assert!(answered.answered.as_ref().unwrap().view.week.rests_on_start);
}

#[test]
fn dates_that_rest_on_when_the_period_starts_are_of_an_earlier_question_once_that_moves() {
    let log = "{\"timestamp\":0,\"input_length\":800,\"output_length\":50,\"hash_ids\":[1]}\n";
    let state = told(log);
    let mut later = Form::default().scenario();
    assert!(!state.is_stale(&later));
    later.period.start = "2026-04-02T00:00".into();
    assert!(state.is_stale(&later));
    let dated = told("time,input_tokens,output_tokens\n2026-04-01T09:00:00,800,50\n");
    assert!(dated.answered.is_some() && !dated.is_stale(&later));
}

#[test]
fn a_link_has_what_was_chosen_about_how_the_log_is_read_and_shows_it() {
    let chosen = [
        set(Field::TimeUnit, "ms"),
        set(Field::Start, "2026-04-01T00:00"),
        set(Field::CachedLie, "beside"),
        set(Field::Rows, "buckets"),
        set(Field::BucketMinutes, "many"),
        set(Field::End, "till"),
    ];
    let state = chosen.into_iter().fold(State::default(), |state, action| state.after(action));
    let opened = State::opened(&state.texts()).unwrap();
    assert!(opened.is_unfolded);
    assert_eq!(opened, State { is_unfolded: true, ..state.clone() });
    assert!(Session::new(&state.question(&scenario())).is_err());
    assert!(state.after(Action::Start(scenario())).is_unfolded, "what is wrong is in sight");
    for (name, text) in [("unit", "minutes"), ("rows", "some"), ("cached-tokens", "inside out")] {
        assert_eq!(State::opened(&Texts::default().with(name, text)), None);
    }
}

#[test]
fn a_link_from_before_there_were_formats_opens_the_same() {
    let texts = Texts::default().with("zone", "+08:00").with("share", "5").with("proportion", "scenario");
    let opened = State::opened(&texts.with("time", "at").with("cached", "hit")).unwrap();
    let held = [Field::Zone, Field::Share, Field::Proportion, Field::Time, Field::Cached];
    assert_eq!(held.map(|field| opened.text(field)), ["+08:00", "5", "scenario", "at", "hit"]);
    assert!(!opened.is_unfolded);
}

#[test]
fn several_files_are_named_by_how_many_they_are() {
    let names = ["a.csv", "b.csv", "c.csv"].map(Into::into).to_vec();
    assert_eq!(Log { names, header: None }.title(Lang::En), "3 files, a.csv to c.csv");
}
