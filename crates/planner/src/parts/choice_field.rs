//! A field with a list to choose from.

use wasm_bindgen::JsValue;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A field with a list to choose from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ChoiceFieldView {
    /// The id of its control, unique in the page.
    pub id: &'static str,
    /// Its label.
    pub label: AttrValue,
    /// What is chosen.
    pub chosen: AttrValue,
    /// The list: what each entry stands for, and what it is called.
    pub options: Vec<(AttrValue, AttrValue)>,
}

/// The field with its label.
pub(crate) fn choice_field(view: &ChoiceFieldView, on_choose: Callback<String>) -> Html {
    let onchange =
        on_choose.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    let option = |(value, name): &(AttrValue, AttrValue)| {
        html! { <option {value} selected={*value == view.chosen}>{ name }</option> }
    };
    // Once a person has chosen, browsers follow the property only; on the host there are none.
    let value =
        if cfg!(target_arch = "wasm32") { JsValue::from_str(&view.chosen) } else { JsValue::UNDEFINED };
    html! {
        <div class="field">
            <label class="field__label" for={view.id}>{ &view.label }</label>
            <select class="field__control" id={view.id} ~value={value} {onchange}>
                { for view.options.iter().map(option) }
            </select>
        </div>
    }
}
