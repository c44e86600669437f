//! The comparison.

use text::Lang;
use yew::prelude::*;

use super::option_card::OptionCard;
use crate::view::results::{ResultsView, SummaryView};

/// See [`ResultsPanel`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The language.
    pub lang: Lang,
    /// What it shows.
    pub view: ResultsView,
    /// Called when all daily packages are asked for.
    pub on_show_all: Callback<()>,
    /// What stands beside the heading.
    #[prop_or_default]
    pub beside_title: Html,
    /// What stands below the cards.
    #[prop_or_default]
    pub children: Html,
}

/// What the comparison says at a glance, and a card for each way to pay.
#[component]
pub fn ResultsPanel(props: &Props) -> Html {
    let Props { lang, view, on_show_all, beside_title, children } = props;
    html! {
        <section class="results" aria-labelledby="results-title">
            <div class="results__head">
                <h2 class="results__title" id="results-title">{ lang.page_results() }</h2>
                { beside_title.clone() }
            </div>
            if let Some(stale) = view.stale {
                <div class="notice notice--problem" role="alert">
                    <p>{ stale }</p>
                    <ul class="notice__list">
                        { for view.problems.iter().map(|problem| html! { <li>{ problem.clone() }</li> }) }
                    </ul>
                </div>
            }
            <div class={classes!("answer", view.stale.map(|_| "answer--stale"))}>
                if let Some(view) = &view.summary {
                    { summary(view) }
                }
                <div class="cards">
                    { for view.cards.iter().map(|view| html! {
                        <OptionCard key={view.id} lang={*lang} view={view.clone()} {on_show_all} />
                    }) }
                </div>
            </div>
            { children.clone() }
        </section>
    }
}

fn summary(view: &SummaryView) -> Html {
    html! {
        <div class="summary">
            <p class="summary__verdict">{ view.verdict.clone() }</p>
            <p class="summary__facts">
                <span>{ view.running.clone() }</span>
                <span>{ view.currency.clone() }</span>
            </p>
            { for view.notices.iter().map(|notice| html! { <p class="summary__notice">{ *notice }</p> }) }
        </div>
    }
}
