//! A field to type into.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::unit_question::unit_question;
use crate::{edit::Edit, view::field::FieldView};

/// What is typed into a field: which keyboard and picker a device offers. What is typed is always kept as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Number,
    /// A day.
    Date,
    /// A time of day on a 24-hour clock.
    Time,
}

/// The control of a field to type into, and what is asked about its text; see [`super::field_frame`] for what stands around it.
pub fn text_input(view: &FieldView, kind: Kind, on_edit: &Callback<Edit>) -> Html {
    let field = view.field;
    let oninput = on_edit.reform(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Edit::Type(field, input.value())
    });
    let (input_type, input_mode) = match kind {
        Kind::Number => ("text", "decimal"),
        Kind::Date => ("date", "numeric"),
        Kind::Time => ("text", "text"),
    };
    let on_accept = on_edit.reform(move |text| Edit::Type(field, text));
    html! {
        <>
            <input
                class="field__control" id={&view.id} type={input_type} inputmode={input_mode} value={&view.text}
                autocomplete="off" spellcheck="false" {oninput}
                aria-invalid={view.problem.as_ref().map(|_| "true")} aria-describedby={view.described_by()}
            />
            { unit_question(view.question.as_ref(), &on_accept) }
        </>
    }
}
