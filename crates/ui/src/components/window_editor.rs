//! One weekly window.

use text::Lang;
use yew::prelude::*;

use super::{
    problem_note::ProblemNote,
    text_field::{Kind, TextField},
};
use crate::{edit::Edit, view::window::WindowView};

/// See [`WindowEditor`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The language.
    pub lang: Lang,
    /// What it shows.
    pub view: WindowView,
    /// Called on every change.
    pub on_edit: Callback<Edit>,
}

/// Days, from, to, and a button that removes the window.
#[component]
pub fn WindowEditor(props: &Props) -> Html {
    let Props { lang, view, on_edit } = props;
    let index = view.index;
    html! {
        <fieldset class="window">
            <legend class="visually-hidden">{ view.legend.clone() }</legend>
            <div class="days" role="group" aria-label={lang.form_days()}>
                { for view.days.iter().map(|day| {
                    let (id, name) = (format!("window-{index}-{}", day.name), day.name);
                    html! {
                        <span class="day" key={name}>
                            <input
                                class="day__control" type="checkbox" id={id.clone()} checked={day.on}
                                onchange={on_edit.reform(move |_| Edit::ToggleDay(index, name))}
                            />
                            <label class="day__label" for={id}>{ day.label }</label>
                        </span>
                    }
                }) }
            </div>
            <div class="window__times">
                <TextField view={view.from.clone()} kind={Kind::Time} {on_edit} />
                <TextField view={view.to.clone()} kind={Kind::Time} {on_edit} />
                <button
                    type="button" class="button button--quiet" aria-label={view.remove.clone()}
                    onclick={on_edit.reform(move |_| Edit::RemoveWindow(index))}
                >
                    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8M12 4l-8 8" /></svg>
                </button>
            </div>
            if let Some(hint) = view.hint {
                <p class="field__hint">{ hint }</p>
            }
            <ProblemNote view={view.problem.clone()} id={format!("window-{index}-problem")} />
        </fieldset>
    }
}
