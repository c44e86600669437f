//! What the page promises and what it does not.

use text::Lang;
use yew::prelude::*;

/// Privacy, and what list prices leave out.
pub fn footer(lang: Lang) -> Html {
    html! {
        <footer class="footer">
            <p>{ lang.page_footer() }</p>
            <p>{ lang.page_independent() }</p>
        </footer>
    }
}
