//! An amount that opens to say how it comes about.

use yew::prelude::*;

use crate::view::figure::FigureView;

/// See [`Figure`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it shows.
    pub view: FigureView,
}

/// An amount and what it is; opened, how it comes about.
#[component]
pub fn Figure(props: &Props) -> Html {
    let view = &props.view;
    html! {
        <details class="figure">
            <summary class="figure__summary">
                <span class="figure__amount">{ view.amount.clone() }</span>
                { " " }
                <span class="figure__label">{ view.label.clone() }</span>
            </summary>
            <p class="figure__formula">{ view.formula.clone() }</p>
            if let Some(rounding) = &view.rounding {
                <p class="rounding">{ rounding.clone() }</p>
            }
        </details>
    }
}
