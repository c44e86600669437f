//! Problems: at their field, and listed with its name.

use text::Lang;
use ui::{
    edit::{Edit, PartName},
    field::Field,
    format::Format,
    state::State,
    view::{
        field::{FieldView, NamedProblem},
        form::form,
    },
};

use crate::{after, shown, totals, typed};

#[test]
fn a_problem_stands_at_its_field_and_the_answer_is_marked_as_not_current() {
    let state = after([typed(Field::Units, "-1"), typed(Field::EndDate, "2026-02-30")]);
    let view = form(&state, &Format::new(Lang::En));
    let units = view.model_unit.inputs.first().expect("units");
    assert_eq!(units.text, "-1");
    assert_eq!(units.problem.as_ref().map(|problem| problem.path.as_str()), Some("modelUnit.units"));
    assert!(view.period[1].date.problem.is_some() && view.period[1].time.problem.is_none());
    assert!(view.period[0].problems.is_empty());
    assert!(view.ptu.inputs.iter().all(|input| input.problem.is_none()));
    let results = shown(&state, Lang::En);
    assert!(results.stale.is_some());
    let lines: Vec<_> = results.problems.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "End: date (end-date): There is no 2026-02-30: that month has 28 days.",
            "Units (replicas) (mu-units): The number must not be below zero.",
        ]
    );
    assert_eq!(totals(&results), ["$22,176.00", "$11,088.00", "$57,600.00", "$37,600.00"]);
}

#[test]
fn each_half_of_a_moment_is_told_what_is_wrong_with_it_and_both_what_is_wrong_with_the_two() {
    let said = |edits: Vec<Edit>| {
        let [_, end] = form(&after(edits), &Format::new(Lang::En)).period;
        let words = |field: &FieldView| field.problem.as_ref().map(|problem| problem.message.to_string());
        (words(&end.date), words(&end.time), end.problems.len())
    };
    let (date, time, count) = said(vec![typed(Field::EndDate, ""), typed(Field::EndTime, "25:00")]);
    assert_eq!(date.as_deref(), Some("The day is missing. Write it as 2026-04-01."));
    assert!(time.is_some_and(|time| time.starts_with("“25:00” is not a time of day")));
    assert_eq!(count, 2);
    let (date, time, count) = said(vec![typed(Field::EndTime, "")]);
    assert_eq!((date, count), (None, 1));
    assert!(time.is_some_and(|time| time.starts_with("The time of day is missing")));
    let (date, time, count) = said(vec![typed(Field::EndDate, "2026-03-01")]);
    assert_eq!((date.as_deref(), count), (Some("The period must end after it starts."), 1));
    assert_eq!(date, time);
}

#[test]
fn what_is_wrong_is_said_with_the_name_of_its_field() {
    let empty_days = ["mon", "tue", "wed", "thu", "fri"].map(|day| Edit::ToggleDay(0, day));
    let edits = [Edit::RunWeekly(true), typed(Field::To(0), "soon"), typed(Field::UnitModel, "qwen9")];
    let said = |state: &State, lang| {
        let problems = shown(state, lang).problems;
        problems.iter().map(line).collect::<Vec<_>>()
    };
    let state = after(edits.into_iter().chain(empty_days));
    assert_eq!(
        said(&state, Lang::En),
        [
            "Window 1 (window-0-from): Choose at least one day of the week.",
            "Window 1 · To (window-0-to): “soon” is not a time of day here. Write hours and minutes, such as 18:30.",
            "Model Unit · Model (mu-model): The price book does not sell “qwen9” this way.",
        ]
    );
    assert_eq!(
        said(&state, Lang::ZhCn).first().map(String::as_str),
        Some("时段 1 (window-0-from): 请至少选择一个星期几。")
    );
    let whole = after([Edit::Include(PartName::Ptu, false), Edit::Include(PartName::ModelUnit, false)]);
    let problems = shown(&whole, Lang::En).problems;
    assert!(matches!(problems.as_slice(), [named] if named.field.is_none()));
}

/// What is wrong, after the name of its field and the id of its control.
fn line(named: &NamedProblem) -> String {
    let field =
        named.field.as_ref().map(|(name, control)| format!("{name} ({control}): ")).unwrap_or_default();
    field + &named.message
}
