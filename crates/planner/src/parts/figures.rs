//! Figures by name.

use yew::prelude::*;

/// A list of figures, each with its name.
pub(crate) fn figures(view: &[(&'static str, AttrValue)]) -> Html {
    let figure = |(name, value): &(&'static str, AttrValue)| {
        html! {
            <div class="term">
                <dt class="term__name">{ *name }</dt>
                <dd class="term__value">{ value }</dd>
            </div>
        }
    };
    html! { <dl class="terms">{ for view.iter().map(figure) }</dl> }
}
