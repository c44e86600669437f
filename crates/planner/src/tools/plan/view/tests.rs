use ui::form::Form;

use super::*;
use crate::tools::plan::{state::Action, units};

fn shown(actions: impl IntoIterator<Item = Action>) -> PlanView {
    let scenario = Form::default().scenario();
    let state = actions.into_iter().fold(State::of(&scenario), State::after);
    let checks: Vec<_> =
        state.palette.iter().chain([&state.unit]).map(|amount| units(&scenario, amount)).collect();
    let problems = contract::plan(&state.question(&scenario)).err().unwrap_or_default();
    plan(&state, &scenario, &checks, &problems, &Format::new(Lang::En))
}

fn cell(view: &PlanView, day: usize, hour: usize) -> &CellView {
    view.rows.get(hour).and_then(|(_, cells)| cells.get(day)).expect("the cell")
}

#[test]
fn an_hour_says_what_it_asks_for() {
    let view = shown([]);
    assert_eq!(cell(&view, 0, 9).label, "Mon 09:00–10:00: Level 2: 500,000 in, 60,000 out");
    assert_eq!((cell(&view, 0, 9).mark.as_str(), cell(&view, 0, 8).mark.as_str()), ("2", "1"));
    assert!(cell(&view, 0, 9).shade > cell(&view, 0, 8).shade);
    let empty = shown([Action::Clear]);
    assert_eq!(
        (cell(&empty, 6, 23).label.as_str(), cell(&empty, 6, 23).shade),
        ("Sun 23:00–24:00: nothing", 0)
    );
}

#[test]
fn the_week_is_told_in_words_as_well() {
    assert_eq!(
        shown([]).stretches.get(1).map(AttrValue::as_str),
        Some("Mon, Tue, Wed, Thu, Fri 09:00–18:00: Level 2: 500,000 in, 60,000 out")
    );
}

#[test]
fn a_selection_is_named_by_its_days_and_hours() {
    let press = |day, hour, extend| Action::Press { cell: Cell { day, hour }, extend };
    assert_eq!(shown([press(4, 17, false), press(0, 9, true)]).selected, "Selected: Mon to Fri 09:00–18:00");
}

#[test]
fn a_level_says_its_price_blocks_and_a_slip_of_the_unit_is_asked_about() {
    let slip = Action::TypeLevel(0, Direction::Output, "12".into());
    let level = shown([slip]).palette.into_iter().next().expect("a level");
    let [(_, input), (_, output)] = level.fields;
    assert_eq!((input.hint.as_deref(), output.hint.as_deref()), (Some("10 × 10,000"), Some("0.012 × 1,000")));
    assert_eq!(output.question.map(|asked| asked.meant), Some("12000".into()));
}

#[test]
fn a_problem_stands_at_the_level_it_is_painted_with() {
    let view = shown([Action::TypeLevel(1, Direction::Input, "many".into())]);
    let wrong: Vec<_> = view
        .palette
        .iter()
        .flat_map(|level| &level.fields)
        .map(|(_, field)| field.problem.is_some())
        .collect();
    assert_eq!((wrong, view.refused), (vec![false, false, true, false], Vec::new()));
    assert!(shown([Action::TypeLimit("101".into())]).limit.problem.is_some());
}

#[test]
fn a_week_of_a_log_without_dates_says_that_it_rests_on_when_the_log_starts() {
    let take = |rests_on_start| {
        let hour = Throughput { input_tpm: "5000".into(), output_tpm: "500".into() };
        Action::TakeLog { hours: vec![hour; DAYS * HOURS], rests_on_start }
    };
    let said =
        |actions: Vec<Action>| shown(actions).from_log.map(|text| text.to_string()).unwrap_or_default();
    assert!(said(vec![take(true)]).ends_with(Lang::En.log_assumed_dates()));
    assert!(!said(vec![take(true), take(false)]).contains(Lang::En.log_assumed_dates()));
    assert_eq!(said(vec![take(true), Action::Clear]), "");
}
