//! Throughputs: their price blocks, and a number that was probably meant.

use text::Lang;
use ui::{
    edit::Edit,
    field::Field,
    format::Format,
    state::{Action, State},
    view::form::form,
};

use crate::{after, typed};

#[test]
fn a_throughput_says_how_many_price_blocks_it_is_and_asks_about_a_slip_of_the_unit() {
    let slip = after([typed(Field::InputTpm, "500")]);
    let inputs = form(&slip, &Format::new(Lang::En)).ptu.inputs;
    let hints = inputs.iter().map(|input| input.hint.as_ref().expect("a hint").text.as_str());
    assert!(
        hints.eq([
            "0.05 × 10,000. From 10,000 in steps of 10,000",
            "60 × 1,000. From 1,000 in steps of 1,000"
        ])
    );
    let questions: Vec<_> = inputs.iter().map(|input| input.question.as_ref()).collect();
    let [Some(input), None] = questions.as_slice() else { panic!("one question") };
    assert_eq!(
        input.text,
        "Did you mean 500,000 tokens per minute? 500 is less than one price block of 10,000."
    );
    let accepted = slip.after(Action::Edit(typed(Field::InputTpm, &input.meant)));
    assert_eq!(accepted, State::default());
}

#[test]
fn a_number_in_groups_of_digits_is_refused_and_offered_without_them() {
    let offered = |field, typed: &str| {
        let view = form(&after([Edit::Type(field, typed.to_owned())]), &Format::new(Lang::En));
        let inputs = [view.ptu, view.model_unit].into_iter().flat_map(|part| part.inputs);
        let found = inputs.into_iter().find(|input| input.field == field).unwrap();
        (found.problem.is_some(), found.question.map(|question| question.meant.to_string()))
    };
    assert_eq!(offered(Field::InputTpm, "500,000"), (true, Some("500000".into())));
    assert_eq!(offered(Field::Units, "2 000"), (true, Some("2000".into())));
    assert_eq!(offered(Field::InputTpm, "500,00"), (true, None));
    assert_eq!(offered(Field::InputTpm, "500000"), (false, None));
}
