//! A field with a list to choose from.

use wasm_bindgen::JsValue;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::field_frame::field_frame;
use crate::{edit::Edit, view::field::ChoiceView};

/// A list to choose from, with its label, hint and problem.
pub fn choice_field(view: &ChoiceView, on_edit: &Callback<Edit>) -> Html {
    let ChoiceView { field: view, options, list } = view;
    let field = view.field;
    let onchange = on_edit.reform(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        Edit::Type(field, select.value())
    });
    let option = |(value, name): &(AttrValue, AttrValue)| {
        html! { <option {value} selected={*value == view.text}>{ name }</option> }
    };
    // `selected` draws the first choice; once a person has chosen, browsers follow the property only. That is set
    // before the entries are: another list is another control.
    let control = html! {
        <select
            key={&**list} class="field__control" id={&view.id} ~value={property(&view.text)} {onchange}
            aria-invalid={view.problem.as_ref().map(|_| "true")} aria-describedby={view.described_by()}
        >
            { for options.iter().map(option) }
        </select>
    };
    field_frame(view, control)
}

/// A text as a property of an element; there are no properties where pages are prerendered.
fn property(text: &str) -> JsValue {
    if cfg!(target_arch = "wasm32") { JsValue::from_str(text) } else { JsValue::UNDEFINED }
}
