//! Lists to choose from, and what takes the place of what a book does not sell.

use text::Lang;
use ui::{field::Field, format::Format, view::form::form};

use crate::{after, shown, typed};

#[test]
fn a_model_the_book_does_not_sell_is_named_as_such() {
    let state = after([typed(Field::UnitModel, "qwen9")]);
    let view = form(&state, &Format::new(Lang::En));
    let model = view.model_unit.choices.first().expect("a list of models");
    assert_eq!(model.options.first().map(|(_, name)| name.as_str()), Some("qwen9 (not in this price book)"));
    assert!(model.field.problem.is_some());
}

#[test]
fn what_took_the_place_of_a_model_that_is_not_sold_is_said_beside_it_and_above_the_answer() {
    let state = after([typed(Field::Book, "alibaba-ap-southeast-1-cny-2026-09-22")]);
    let model = form(&state, &Format::new(Lang::En)).ptu.choices.remove(0).field;
    let now = model.text.as_str();
    let sentence = format!("This price book does not sell qwen-plus-2025-12-01 here; {now} takes its place.");
    assert_eq!(model.replaced.as_ref().map(|hint| hint.text.as_str()), Some(sentence.as_str()));
    assert!(model.described_by().is_some_and(|ids| ids.starts_with("ptu-model-replaced ")));
    let notices = shown(&state, Lang::En).summary.map(|summary| summary.notices).unwrap_or_default();
    assert_eq!(notices.first().map(|notice| notice.as_str()), Some(sentence.as_str()));
}

#[test]
fn a_mode_that_the_model_does_not_come_in_is_said_of_the_model() {
    let mut state = after([typed(Field::PtuMode, "instruct")]);
    state.form.replaced = vec![(Field::PtuMode, "thinking".into())];
    let mode = form(&state, &Format::new(Lang::En)).ptu.choices.remove(1).field;
    let said = mode.replaced.map(|hint| hint.text.to_string());
    let sentence = "qwen-plus-2025-12-01 is not sold in the mode Thinking; Instruct takes its place.";
    assert_eq!(said.as_deref(), Some(sentence));
}

#[test]
fn a_mode_is_asked_for_where_only_the_token_billed_deployment_has_a_price_for_each() {
    let chosen = |model| {
        let state = after([
            typed(Field::Book, "alibaba-cn-beijing-cny-2026-09-22"),
            typed(Field::UnitModel, "qwen3-4b"),
            typed(Field::UnitModel, model),
        ]);
        assert!(state.answer.problems.is_empty(), "{model}");
        let view = form(&state, &Format::new(Lang::En));
        let modes = view.model_unit.choices.into_iter().find(|choice| choice.field.id == "mu-mode");
        modes.map(|choice| {
            (choice.field.text.to_string(), choice.options.len(), choice.field.replaced.is_some())
        })
    };
    assert_eq!(chosen("qwen3-8b"), Some(("instruct".into(), 2, false)));
    // One price for both modes; and no such deployment at all.
    assert_eq!((chosen("qwen3.6-27b"), chosen("qwen2.5-7b-instruct")), (None, None));
}

#[test]
fn another_specification_than_went_without_saying_is_said_above_the_answer() {
    let state = after([typed(Field::Book, "alibaba-cn-beijing-cny-2026-09-22")]);
    let notices = shown(&state, Lang::En).summary.map(|summary| summary.notices).unwrap_or_default();
    let sentence = "This price book does not sell MU1 here; MU1 x 4 takes its place.";
    assert!(notices.iter().any(|notice| *notice == sentence), "{notices:?}");
}
