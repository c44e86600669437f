//! The terms a way to pay is sold under.

use text::Lang;
use yew::prelude::*;

use super::source_list::source_list;
use crate::view::card::{RemarkView, TermsView};

/// The terms, folded away until they are asked for.
pub fn terms_of_sale(lang: Lang, view: &TermsView) -> Html {
    let term = |view: &RemarkView| {
        html! {
            <li>
                { &view.text }
                { " " }
                <span class="source__number">{ &view.cites }</span>
            </li>
        }
    };
    html! {
        <details class="fold">
            <summary class="fold__summary">{ lang.result_conditions() }</summary>
            <ul class="conditions">{ for view.terms.iter().map(term) }</ul>
            { source_list(lang, &view.sources) }
        </details>
    }
}
