//! The monthly commitment, kept and cancelled, side by side.

use text::Lang;
use yew::prelude::*;

use crate::view::monthly::{MonthlyView, TermView};

/// See [`MonthlyTerms`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The language.
    pub lang: Lang,
    /// What it shows.
    pub view: MonthlyView,
}

/// What keeping the month costs, and what cancelling it does.
#[component]
pub fn MonthlyTerms(props: &Props) -> Html {
    let Props { lang, view } = props;
    html! {
        <details class="fold">
            <summary class="fold__summary">{ lang.result_commitment() }</summary>
            <p class="figure__formula">{ view.dates.clone() }</p>
            <div class="endings">
                { ending(*lang, &view.kept) }
                if let Some(cancelled) = &view.cancelled {
                    { ending(*lang, cancelled) }
                } else {
                    <p class="figure__formula">{ lang.result_cannot_cancel() }</p>
                }
            </div>
        </details>
    }
}

fn ending(lang: Lang, view: &TermView) -> Html {
    html! {
        <section class="ending">
            <h4 class="ending__name">{ view.name }</h4>
            <p class="ending__amount">{ view.amount.clone() }</p>
            if view.counted {
                <p class="tag">{ lang.result_chosen() }</p>
            }
            <p class="ending__detail">{ view.detail.clone() }</p>
            if let Some(rounding) = &view.rounding {
                <p class="rounding">{ rounding.clone() }</p>
            }
        </section>
    }
}
