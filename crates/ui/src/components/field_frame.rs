//! What stands around the control of a field.

use yew::prelude::*;

use super::problem_note::problem_note;
use crate::view::field::FieldView;

/// A field: its label, its control, its hint and what is wrong with it.
pub fn field_frame(view: &FieldView, control: Html) -> Html {
    html! {
        <div class="field">
            <label class="field__label" for={&view.id}>{ &view.label }</label>
            { control }
            if let Some(replaced) = &view.replaced {
                <p class="field__replaced" id={&replaced.id}>{ &replaced.text }</p>
            }
            if let Some(hint) = &view.hint {
                <p class="field__hint" id={&hint.id}>{ &hint.text }</p>
            }
            { problem_note(view.problem.as_ref()) }
        </div>
    }
}
