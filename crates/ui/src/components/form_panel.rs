//! The form: what is deployed, how much of it, when it runs.

use text::Lang;
use yew::prelude::*;

use super::{
    choice_field::choice_field, part_fields::part_fields, period_fields::period_fields,
    running_hours::running_hours,
};
use crate::{edit::Edit, view::form::FormView};

/// The form.
pub fn form_panel(lang: Lang, view: &FormView, on_edit: &Callback<Edit>) -> Html {
    // There is nothing to send: the answer follows every key.
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    html! {
        <form class="form" aria-label={lang.page_form()} {onsubmit}>
            { choice_field(&view.book, on_edit) }
            { part_fields(&view.ptu, on_edit) }
            { part_fields(&view.model_unit, on_edit) }
            { period_fields(lang, &view.period, on_edit) }
            { running_hours(lang, view, on_edit) }
            { part_fields(&view.traffic, on_edit) }
        </form>
    }
}
