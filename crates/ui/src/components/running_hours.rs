//! When the service runs within the period.

use contract::scenario::Window;
use text::Lang;
use yew::prelude::*;

use super::{problem_note::problem_note, window_editor::window_editor};
use crate::{edit::Edit, form, view::form::FormView};

/// Always, or in weekly windows.
pub fn running_hours(lang: Lang, view: &FormView, on_edit: &Callback<Edit>) -> Html {
    let choice = |id: &'static str, label: &'static str, weekly: bool| {
        let onchange = on_edit.reform(move |_| Edit::RunWeekly(weekly));
        html! {
            <span class="segment">
                <input
                    class="segment__control" type="radio" name="running" {id} checked={view.weekly == weekly} {onchange}
                />
                <label class="segment__label" for={id}>{ label }</label>
            </span>
        }
    };
    let preset = |label: &'static str, window: fn() -> Window| {
        let onclick = on_edit.reform(move |_| Edit::UseWindow(window()));
        html! { <button type="button" class="chip" {onclick}>{ label }</button> }
    };
    html! {
        <fieldset class="group">
            <legend class="group__title">{ lang.form_running() }</legend>
            <div class="segments">
                { choice("running-always", lang.form_always(), false) }
                { choice("running-weekly", lang.form_weekly(), true) }
            </div>
            if view.weekly {
                <div class="chips" role="group" aria-label={lang.form_presets()}>
                    { preset(lang.form_office_hours(), form::office_hours) }
                    { preset(lang.form_nights(), form::weeknights) }
                    { preset(lang.form_every_day(), form::every_day) }
                </div>
                { for view.windows.iter().map(|window| window_editor(lang, window, on_edit)) }
                if let Some(overlap) = view.overlap {
                    <p class="field__hint">{ overlap }</p>
                }
                { problem_note(view.windows_problem.as_ref()) }
                <button type="button" class="button" onclick={on_edit.reform(|_| Edit::AddWindow)}>
                    { lang.form_add_window() }
                </button>
            }
        </fieldset>
    }
}
