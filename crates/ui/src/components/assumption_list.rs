//! What the price page leaves open, and how it is read.

use text::Lang;
use yew::prelude::*;

use super::choice_field::choice_field;
use crate::{edit::Edit, view::field::ChoiceView};

/// The open questions, each with its readings.
pub fn assumption_list(lang: Lang, views: &[ChoiceView], on_edit: &Callback<Edit>) -> Html {
    html! {
        <details class="assumptions fold" open=true>
            <summary class="fold__summary">
                <h3 class="assumptions__title">{ lang.form_assumptions() }</h3>
            </summary>
            <p class="field__hint">{ lang.form_assumptions_hint() }</p>
            <div class="assumptions__list">{ for views.iter().map(|view| choice_field(view, on_edit)) }</div>
        </details>
    }
}
