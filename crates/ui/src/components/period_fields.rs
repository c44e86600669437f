//! The billing period.

use text::Lang;
use yew::prelude::*;

use super::{
    problem_note::problem_note,
    text_field::{Kind, text_input},
};
use crate::{
    edit::Edit,
    view::field::{FieldView, MomentView},
};

/// Start and end of the billing period.
pub fn period_fields(lang: Lang, period: &[MomentView; 2], on_edit: &Callback<Edit>) -> Html {
    let control = |view: &FieldView, kind| {
        html! {
            <>
                <label class="visually-hidden" for={&view.id}>{ &view.label }</label>
                { text_input(view, kind, on_edit) }
            </>
        }
    };
    let moment = |view: &MomentView| {
        html! {
            <div class="moment">
                <span class="moment__label" aria-hidden="true">{ view.legend }</span>
                { control(&view.date, Kind::Date) }
                { control(&view.time, Kind::Time) }
                { for view.problems.iter().map(|problem| problem_note(Some(problem))) }
            </div>
        }
    };
    html! {
        <fieldset class="group">
            <legend class="group__title">{ lang.form_period() }</legend>
            { for period.iter().map(moment) }
            <p class="field__hint">{ lang.form_end_hint() }</p>
        </fieldset>
    }
}
