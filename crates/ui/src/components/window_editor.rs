//! One weekly window.

use text::Lang;
use yew::prelude::*;

use super::{
    field_frame::field_frame,
    problem_note::problem_note,
    text_field::{Kind, text_input},
};
use crate::{
    edit::Edit,
    view::window::{DayView, WindowView},
};

/// Days, from, to, and a button that removes the window.
pub fn window_editor(lang: Lang, view: &WindowView, on_edit: &Callback<Edit>) -> Html {
    let index = view.index;
    let day = |day: &DayView| {
        let name = day.name;
        let onchange = on_edit.reform(move |_| Edit::ToggleDay(index, name));
        html! {
            <span class="day">
                <input class="day__control" type="checkbox" id={&day.id} checked={day.on} {onchange} />
                <label class="day__label" for={&day.id}>{ day.label }</label>
            </span>
        }
    };
    html! {
        <fieldset class="window">
            <legend class="visually-hidden">{ &view.legend }</legend>
            <div class="days" role="group" aria-label={lang.form_days()}>
                { for view.days.iter().map(day) }
            </div>
            <div class="window__times">
                { field_frame(&view.from, text_input(&view.from, Kind::Time, on_edit)) }
                { field_frame(&view.to, text_input(&view.to, Kind::Time, on_edit)) }
                <button
                    type="button" class="button button--quiet" aria-label={&view.remove}
                    onclick={on_edit.reform(move |_| Edit::RemoveWindow(index))}
                >
                    { "✕" }
                </button>
            </div>
            if let Some(hint) = view.hint {
                <p class="field__hint">{ hint }</p>
            }
            { problem_note(view.problem.as_ref()) }
        </fieldset>
    }
}
