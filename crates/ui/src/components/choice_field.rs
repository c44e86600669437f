//! A field with a list to choose from.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::problem_note::ProblemNote;
use crate::{edit::Edit, view::field::ChoiceView};

/// See [`ChoiceField`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it shows.
    pub view: ChoiceView,
    /// Called when an entry is chosen.
    pub on_edit: Callback<Edit>,
}

/// A list to choose from, with its label, hint and problem.
#[component]
pub fn ChoiceField(props: &Props) -> Html {
    let view = &props.view;
    let id = view.field.id();
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let described = [
        view.hint.is_some().then_some(hint_id.as_str()),
        view.problem.is_some().then_some(problem_id.as_str()),
    ];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let onchange = {
        let (field, on_edit) = (view.field, props.on_edit.clone());
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            on_edit.emit(Edit::Type(field, select.value()));
        })
    };
    html! {
        <div class="field">
            <label class="field__label" for={id.to_string()}>{ view.label.clone() }</label>
            <select
                class="field__control"
                id={id.to_string()}
                aria-invalid={view.problem.is_some().then_some("true")}
                aria-describedby={(!described.is_empty()).then_some(described)}
                {onchange}
            >
                { for view.options.iter().map(|(value, name)| html! {
                    <option key={value.to_string()} value={value.clone()} selected={*value == view.text}>{ name.clone() }</option>
                }) }
            </select>
            if let Some(hint) = &view.hint {
                <p class="field__hint" id={hint_id}>{ hint.clone() }</p>
            }
            <ProblemNote view={view.problem.clone()} id={problem_id} />
        </div>
    }
}
