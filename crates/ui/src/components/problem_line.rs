//! What is wrong with a field, said away from it.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::view::field::NamedProblem;

/// The name of the field, which leads to it, and what is wrong.
pub fn problem_line(view: &NamedProblem) -> Html {
    let leads_to = |(name, control): &(AttrValue, AttrValue)| {
        let control = control.clone();
        let onclick =
            Callback::from(move |event: MouseEvent| focus(&event.target_unchecked_into(), &control));
        html! { <button type="button" class="link" {onclick}>{ name }</button> }
    };
    html! {
        <>
            { for view.field.iter().map(leads_to) }
            { " " }
            { &view.message }
        </>
    }
}

/// Moves the focus to a control of the calculator that an element is in; nothing is lost where that is not to be.
fn focus(element: &Element, control: &str) {
    let calculator = element.closest(".deploycost").ok().flatten();
    let found = calculator.and_then(|found| found.query_selector(&["#", control].concat()).ok().flatten());
    if let Some(control) = found {
        let _ = control.unchecked_into::<HtmlElement>().focus();
    }
}
