//! The terms a way to pay is sold under.

use text::Lang;
use yew::prelude::*;

use super::source_list::SourceList;
use crate::view::card::TermsView;

/// See [`TermsOfSale`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The language.
    pub lang: Lang,
    /// The terms and their sources.
    pub view: TermsView,
}

/// The terms, folded away until they are asked for.
#[component]
pub fn TermsOfSale(props: &Props) -> Html {
    let Props { lang, view } = props;
    html! {
        <details class="fold">
            <summary class="fold__summary">{ lang.result_conditions() }</summary>
            <ul class="conditions">
                { for view.terms.iter().map(|term| html! {
                    <li>{ term.text }{ " " }<span class="source__number">{ term.cites.clone() }</span></li>
                }) }
            </ul>
            <SourceList lang={*lang} views={view.sources.clone()} />
        </details>
    }
}
