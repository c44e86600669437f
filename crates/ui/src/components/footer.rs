//! What the page promises and what it does not.

use text::Lang;
use yew::prelude::*;

/// See [`Footer`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The language.
    pub lang: Lang,
}

/// Privacy, and what list prices leave out.
#[component]
pub fn Footer(props: &Props) -> Html {
    html! {
        <footer class="footer">
            <p>{ props.lang.page_footer() }</p>
            <p>{ props.lang.page_independent() }</p>
        </footer>
    }
}
