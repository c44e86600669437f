//! When the service runs within the period.

use contract::scenario::Window;
use text::Lang;
use yew::prelude::*;

use super::{problem_note::ProblemNote, window_editor::WindowEditor};
use crate::{
    edit::Edit,
    form,
    view::{field::ProblemView, window::WindowView},
};

/// See [`RunningHours`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The language.
    pub lang: Lang,
    /// Whether the weekly windows count.
    pub weekly: bool,
    /// The weekly windows.
    pub windows: Vec<WindowView>,
    /// What is wrong with the windows as a whole.
    pub problem: Option<ProblemView>,
    /// Called on every change.
    pub on_edit: Callback<Edit>,
}

/// Always, or in weekly windows.
#[component]
pub fn RunningHours(props: &Props) -> Html {
    let Props { lang, weekly, on_edit, .. } = props;
    let choice = |id: &'static str, label: &'static str, value: bool| {
        let onchange = on_edit.reform(move |_| Edit::RunWeekly(value));
        html! {
            <span class="segment">
                <input class="segment__control" type="radio" name="running" {id} checked={*weekly == value} {onchange} />
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
            if *weekly {
                <div class="chips" role="group" aria-label={lang.form_presets()}>
                    { preset(lang.form_office_hours(), form::office_hours) }
                    { preset(lang.form_nights(), form::weeknights) }
                    { preset(lang.form_every_day(), form::every_day) }
                </div>
                { for props.windows.iter().map(|window| html! {
                    <WindowEditor key={window.index} lang={*lang} view={window.clone()} {on_edit} />
                }) }
                <ProblemNote view={props.problem.clone()} id="windows-problem" />
                <button type="button" class="button" onclick={on_edit.reform(|_| Edit::AddWindow)}>
                    { lang.form_add_window() }
                </button>
            }
        </fieldset>
    }
}
