//! The comparison.

use text::Lang;
use yew::prelude::*;

use super::{option_card::option_card, problem_line::problem_line};
use crate::view::results::{ResultsView, SummaryView};

/// What the comparison says at a glance, and a card for each way to pay; `tools` stand beside the heading, `below`
/// stands under the cards.
pub fn results_panel(
    lang: Lang,
    view: &ResultsView,
    on_show_all: &Callback<()>,
    tools: Html,
    below: Html,
) -> Html {
    let class = if view.stale.is_some() { "answer answer--stale" } else { "answer" };
    let cards = if view.wide { "cards cards--wide" } else { "cards" };
    html! {
        <section class="results" aria-labelledby="results-title">
            <div class="results__head">
                <h2 class="results__title" id="results-title">{ lang.page_results() }</h2>
                { tools }
            </div>
            if let Some(stale) = view.stale {
                <div class="notice notice--problem" role="alert">
                    <p>{ stale }</p>
                    <ul class="notice__list">
                        { for view.problems.iter().map(|problem| html! { <li>{ problem_line(problem) }</li> }) }
                    </ul>
                </div>
            }
            <div {class}>
                { for view.summary.iter().map(summary) }
                <div class={cards}>{ for view.cards.iter().map(|view| option_card(lang, view, on_show_all)) }</div>
            </div>
            { below }
        </section>
    }
}

fn summary(view: &SummaryView) -> Html {
    html! {
        <div class="summary">
            <p class="summary__verdict">{ &view.verdict }</p>
            <p class="summary__facts">
                <span>{ &view.running }</span>
                <span>{ &view.currency }</span>
            </p>
            <div class="summary__notices">
                { for view.notices.iter().map(|notice| html! { <p>{ notice }</p> }) }
            </div>
        </div>
    }
}
