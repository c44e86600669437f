//! An amount that opens to say how it comes about.

use yew::prelude::*;

use crate::view::figure::FigureView;

/// An amount and what it is; opened, how it comes about.
pub fn figure(view: &FigureView) -> Html {
    html! {
        <details class="figure">
            <summary class="figure__summary">
                <span class="figure__amount">{ &view.amount }</span>
                { " " }
                <span class="figure__label">{ &view.label }</span>
            </summary>
            <p class="figure__formula">{ &view.formula }</p>
            { rounding(view.rounding.as_ref()) }
        </details>
    }
}

/// What an amount is exactly; nothing where it is shown exactly.
pub fn rounding(text: Option<&AttrValue>) -> Html {
    html! {
        if let Some(text) = text {
            <p class="rounding">{ text }</p>
        }
    }
}
