//! A field to type into.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::problem_note::ProblemNote;
use crate::{edit::Edit, view::field::InputView};

/// See [`TextField`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it shows.
    pub view: InputView,
    /// What is typed.
    pub kind: Kind,
    /// Called as it is typed.
    pub on_edit: Callback<Edit>,
    /// Whether the label is for readers of the page's structure only, because its place says it all.
    #[prop_or_default]
    pub quiet: bool,
    /// The id of a problem that is shown elsewhere; without one the field shows its own.
    #[prop_or_default]
    pub problem_id: Option<AttrValue>,
}

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

/// A field to type into, with its label, hint and problem.
#[component]
pub fn TextField(props: &Props) -> Html {
    let Props { view, kind, on_edit, quiet, problem_id } = props;
    let id = view.field.id();
    let hint_id = format!("{id}-hint");
    let shown_id = problem_id.clone().unwrap_or_else(|| format!("{id}-problem").into());
    let described = [
        view.hint.is_some().then_some(hint_id.as_str()),
        view.problem.is_some().then_some(shown_id.as_str()),
    ];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let oninput = {
        let (field, on_edit) = (view.field, on_edit.clone());
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            on_edit.emit(Edit::Type(field, input.value()));
        })
    };
    let (input_type, input_mode) = match kind {
        Kind::Number => ("text", "decimal"),
        Kind::Date => ("date", "numeric"),
        Kind::Time => ("text", "text"),
    };
    html! {
        <div class="field">
            <label class={classes!("field__label", quiet.then_some("visually-hidden"))} for={id.to_string()}>
                { view.label.clone() }
            </label>
            <input
                class="field__control"
                id={id.to_string()}
                type={input_type}
                inputmode={input_mode}
                autocomplete="off"
                spellcheck="false"
                value={view.text.clone()}
                aria-invalid={view.problem.is_some().then_some("true")}
                aria-describedby={(!described.is_empty()).then_some(described)}
                {oninput}
            />
            if let Some(hint) = &view.hint {
                <p class="field__hint" id={hint_id}>{ hint.clone() }</p>
            }
            if problem_id.is_none() {
                <ProblemNote view={view.problem.clone()} id={shown_id} />
            }
        </div>
    }
}
