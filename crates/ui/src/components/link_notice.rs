//! Why a link was not opened.

use billing::named::Named as _;
use contract::problem::Problem;
use text::Lang;
use yew::prelude::*;

/// Why a link was not opened, in `words` of a language, until that is dismissed.
pub fn link_notice(
    lang: Lang,
    problem: &Problem,
    words: fn(Lang, &str) -> String,
    on_dismiss: Callback<MouseEvent>,
) -> Html {
    html! {
        <div class="notice notice--problem" role="alert" data-problem={problem.code.0.name()}>
            <p>{ words(lang, &problem.message(lang)) }</p>
            <button type="button" class="button" onclick={on_dismiss}>{ lang.link_dismiss() }</button>
        </div>
    }
}
