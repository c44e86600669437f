use billing::{assumption::AssumptionId, named::Named as _};
use contract::problem::ProblemCode;

use super::*;
use crate::{
    edit::PartName,
    field::Field,
    form::{every_day, office_hours, weeknights},
};

fn edited(state: &State, edits: impl IntoIterator<Item = Edit>) -> State {
    edits.into_iter().fold(state.clone(), |state, edit| state.after(Action::Edit(edit)))
}

fn typed(field: Field, text: &str) -> Edit {
    Edit::Type(field, text.to_owned())
}

/// The costs, cheapest first.
fn costs(state: &State) -> Vec<&str> {
    let comparison = state.answer.comparison.as_ref();
    comparison.iter().flat_map(|comparison| &comparison.options).map(|option| option.cost.as_str()).collect()
}

fn problems(state: &State) -> Vec<(ProblemCode, &str)> {
    state.answer.problems.iter().map(|problem| (problem.code.0, problem.path.as_str())).collect()
}

#[test]
fn it_opens_on_the_worked_example() {
    let state = State::default();
    assert_eq!(costs(&state), ["11088", "22176", "37600", "57600"]);
    assert_eq!(problems(&state), []);
}

#[test]
fn the_answer_follows_every_edit() {
    let weekly = edited(&State::default(), [Edit::RunWeekly(true)]);
    assert_eq!(costs(&weekly), ["6437.2", "8131.2", "16720", "37600"]);
    let nights = edited(&weekly, [Edit::UseWindow(weeknights())]);
    assert_eq!(costs(&nights), ["5082", "8131.2", "13200", "37600"]);
    let one_unit = edited(&nights, [typed(Field::Units, "1")]);
    assert_eq!(costs(&one_unit), ["5082", "6600", "8131.2", "18800"]);
}

#[test]
fn an_invalid_text_keeps_the_form_and_the_last_answer() {
    let before = edited(&State::default(), [typed(Field::Units, "3")]);
    let state = edited(&before, [typed(Field::InputTpm, "1e30")]);
    assert_eq!(problems(&state), [(ProblemCode::Exponent, "ptu.inputTpm")]);
    assert_eq!(state.form.ptu.texts.input_tpm, "1e30");
    assert_eq!(state.form.model_unit.texts.units, "3");
    assert_eq!(state.answer.comparison, before.answer.comparison);
    let mended = edited(&state, [typed(Field::InputTpm, "500000")]);
    assert_eq!(mended, before);
}

#[test]
fn a_part_is_switched_off_and_on_without_losing_its_texts() {
    let off = edited(&State::default(), [Edit::Include(PartName::Ptu, false)]);
    assert_eq!(costs(&off), ["37600", "57600"]);
    assert_eq!(edited(&off, [Edit::Include(PartName::Ptu, true)]), State::default());
    let nothing = edited(&off, [Edit::Include(PartName::ModelUnit, false)]);
    assert_eq!(problems(&nothing), [(ProblemCode::NothingToPrice, "")]);
}

#[test]
fn traffic_adds_the_price_per_token() {
    let state = edited(&State::default(), [Edit::Include(PartName::Traffic, true)]);
    assert_eq!(costs(&state).len(), 5);
}

#[test]
fn windows_are_added_changed_and_removed() {
    let state =
        edited(&State::default(), [Edit::RunWeekly(true), Edit::AddWindow, Edit::ToggleDay(1, "sun")]);
    let days: Vec<_> = state.form.windows.iter().map(|window| window.days.len()).collect();
    assert_eq!(days, [5, 1], "the days that had no window, less one");
    let state = edited(&state, [Edit::ToggleDay(1, "mon"), typed(Field::From(1), "07:00")]);
    let second = state.form.windows.get(1);
    assert_eq!(second.map(|window| window.days.join(" ")).as_deref(), Some("mon sat"));
    assert_eq!(second.map(|window| window.from.as_str()), Some("07:00"));
    let state = edited(&state, [Edit::RemoveWindow(1)]);
    assert_eq!(state.form.windows, [office_hours()]);
    assert_eq!(edited(&state, [Edit::UseWindow(every_day())]).form.windows, [every_day()]);
}

#[test]
fn an_edit_of_a_window_that_is_gone_changes_nothing() {
    let state = edited(&State::default(), [Edit::RunWeekly(true)]);
    let edits = [
        Edit::RemoveWindow(7),
        Edit::ToggleDay(7, "mon"),
        typed(Field::From(7), "x"),
        typed(Field::To(7), "x"),
    ];
    assert_eq!(edited(&state, edits), state);
}

#[test]
fn a_window_without_length_is_refused_where_it_stands() {
    let state = edited(&State::default(), [Edit::RunWeekly(true), typed(Field::To(0), "09:00")]);
    assert_eq!(problems(&state), [(ProblemCode::WindowEmpty, "running.windows[0]")]);
}

#[test]
fn choosing_a_model_chooses_a_mode_it_is_sold_in() {
    let state = edited(&State::default(), [typed(Field::PtuModel, "qwen3-max-2025-09-23")]);
    assert_eq!(state.form.ptu.texts.mode, "instruct");
    let state = edited(&state, [typed(Field::UnitModel, "qwen3-vl-8b-thinking")]);
    assert_eq!(state.form.model_unit.texts.mode.as_deref(), Some("thinking"));
    assert_eq!(problems(&state), []);
}

#[test]
fn another_book_keeps_what_it_sells_and_replaces_the_rest_until_a_book_sells_it() {
    let edits = [typed(Field::InputTpm, "700000"), typed(Field::Units, "3"), Edit::RunWeekly(true)];
    let start = edited(&State::default(), edits);
    for id in books::ids() {
        let state = edited(&start, [typed(Field::Book, id)]);
        assert_eq!(problems(&state), [], "{id}");
        assert_eq!(state.form.ptu.texts.input_tpm, "700000");
        assert_eq!(state.answer.comparison.as_ref().map(|answer| answer.book.as_str()), Some(id));
        assert_eq!(edited(&state, [typed(Field::Book, &start.form.book)]), start, "and back from {id}");
    }
    let singapore = edited(&start, [typed(Field::Book, "alibaba-ap-southeast-1-cny-2026-09-22")]);
    let replaced = (Field::PtuModel, "qwen-plus-2025-12-01".to_owned());
    assert!(singapore.form.replaced.contains(&replaced), "{:?}", singapore.form.replaced);
    let chosen = edited(&singapore, [typed(Field::PtuModel, "qwen3.8-max")]);
    assert!(!chosen.form.replaced.contains(&replaced), "a choice of one's own is no replacement");
}

#[test]
fn the_specification_that_went_without_saying_is_kept_in_type_by_a_book_that_has_several() {
    let books = ["alibaba-cn-beijing-cny-2026-02-24", "alibaba-cn-beijing-cny-2026-09-22"];
    for path in [&books[..], &books[1..]] {
        let state = edited(&State::default(), path.iter().map(|book| typed(Field::Book, book)));
        assert_eq!(state.form.model_unit.texts.model, "qwen3-32b");
        assert_eq!(state.form.model_unit.texts.spec.as_deref(), Some("MU1 x 4"));
        assert!(state.form.replaced.contains(&(Field::UnitSpec, "MU1".into())), "{:?}", state.form.replaced);
        let back = edited(&state, [typed(Field::Book, &State::default().form.book)]);
        assert_eq!(back, State::default());
    }
}

#[test]
fn the_nearest_name_is_of_the_same_family() {
    let state = edited(&State::default(), [typed(Field::Book, "alibaba-ap-southeast-1-cny-2026-09-22")]);
    assert_eq!(state.form.ptu.texts.model, "qwen3.7-plus-2026-05-26");
}

#[test]
fn full_width_letters_are_read_as_their_twins() {
    let typed_in = [
        typed(Field::InputTpm, "２００，０００"),
        typed(Field::Units, "２．５"),
        typed(Field::StartTime, "９：００"),
    ];
    let form = edited(&State::default(), typed_in).form;
    assert_eq!(form.ptu.texts.input_tpm, "200,000");
    assert_eq!(form.model_unit.texts.units, "2.5");
    assert_eq!(form.start.time, "9:00");
}

#[test]
fn a_model_that_came_with_a_link_and_is_not_sold_stays_to_be_pointed_at() {
    let mut scenario = State::default().form.scenario();
    scenario.ptu.iter_mut().for_each(|ptu| ptu.model = "qwen0".into());
    let state = State::default().after(Action::OpenLink(permalink::write(&scenario)));
    assert_eq!(problems(&state), [(ProblemCode::UnknownModel, "ptu.model")]);
    assert_eq!(edited(&state, [typed(Field::PtuMode, "instruct")]).form.ptu.texts.model, "qwen0");
}

#[test]
fn a_reading_is_kept_only_where_it_is_not_the_default() {
    let id = AssumptionId::MonthLength;
    let state = edited(&State::default(), [typed(Field::Reading(id), "thirty-days")]);
    assert_eq!(state.form.assumptions.get(id.name()).map(String::as_str), Some("thirty-days"));
    assert_eq!(edited(&state, [typed(Field::Reading(id), "calendar")]), State::default());
}

#[test]
fn a_link_opens_what_it_was_written_for() {
    let state = edited(&State::default(), [Edit::RunWeekly(true), typed(Field::Units, "0.5")]);
    let link = permalink::write(&state.form.scenario());
    let opened = State::default().after(Action::OpenLink(link));
    assert_eq!(opened.form, state.form);
    assert_eq!(opened.answer.problems, state.answer.problems);
    assert_eq!(opened.answer.comparison, None, "an answer to another question is no last answer");
}

#[test]
fn a_damaged_link_is_noticed_until_dismissed_and_changes_nothing_else() {
    let state = State::default().after(Action::OpenLink("#v=1&book=%E0%A4%A".to_owned()));
    assert_eq!(state.refused_link.as_ref().map(|problem| problem.code.0), Some(ProblemCode::MangledLink));
    assert_eq!((&state.form, &state.answer), (&State::default().form, &State::default().answer));
    assert_eq!(edited(&state, [Edit::RunWeekly(false)]).refused_link, state.refused_link);
    assert_eq!(state.after(Action::DismissLink), State::default());
}

#[test]
fn all_packages_are_shown_until_the_question_changes() {
    let state = State::default().after(Action::ShowAllPackages);
    assert!(state.all_packages);
    assert!(!edited(&state, [Edit::RunWeekly(true)]).all_packages);
}
