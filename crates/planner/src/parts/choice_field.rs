//! A field with a list to choose from.

use wasm_bindgen::JsValue;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A field with a list to choose from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ChoiceFieldView {
    /// The id of its control, unique in the page.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// What is chosen.
    pub chosen: AttrValue,
    /// The list: what each entry stands for, and what it is called.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// What to know about it.
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    pub problem: Option<AttrValue>,
}

/// The field with its label, its hint and what is wrong with it.
pub(crate) fn choice_field(view: &ChoiceFieldView, on_choose: Callback<String>) -> Html {
    let onchange =
        on_choose.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    let option = |(value, name): &(AttrValue, AttrValue)| {
        html! { <option {value} selected={*value == view.chosen}>{ name }</option> }
    };
    // Once a person has chosen, browsers follow the property only; on the host there are none.
    let value =
        if cfg!(target_arch = "wasm32") { JsValue::from_str(&view.chosen) } else { JsValue::UNDEFINED };
    let (hint, problem) = (format!("{}-hint", view.id), format!("{}-problem", view.id));
    let described =
        [view.hint.as_ref().map(|_| hint.as_str()), view.problem.as_ref().map(|_| problem.as_str())];
    let described: Vec<_> = described.into_iter().flatten().collect();
    html! {
        <div class="field">
            <label class="field__label" for={&view.id}>{ &view.label }</label>
            <select
                class="field__control" id={&view.id} ~value={value} {onchange}
                aria-invalid={view.problem.as_ref().map(|_| "true")}
                aria-describedby={(!described.is_empty()).then(|| described.join(" "))}
            >
                { for view.options.iter().map(option) }
            </select>
            if let Some(text) = &view.hint {
                <p class="field__hint" id={hint.clone()}>{ text }</p>
            }
            if let Some(text) = &view.problem {
                <p class="problem" id={problem.clone()}>{ text }</p>
            }
        </div>
    }
}
