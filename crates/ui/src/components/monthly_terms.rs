//! The monthly commitment, kept and cancelled, side by side.

use text::Lang;
use yew::prelude::*;

use super::figure::figure;
use crate::view::monthly::{MonthlyView, TermView};

/// What keeping the month costs, and what cancelling it does.
pub fn monthly_terms(lang: Lang, view: &MonthlyView) -> Html {
    html! {
        <details class="fold">
            <summary class="fold__summary">{ lang.result_commitment() }</summary>
            <p class="figure__formula">{ &view.dates }</p>
            <div class="endings">
                { ending(lang, &view.kept) }
                if let Some(cancelled) = &view.cancelled {
                    { ending(lang, cancelled) }
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
            { figure(&view.figure) }
            if view.counted {
                <p class="tag">{ lang.result_chosen() }</p>
            }
            <p class="ending__detail">{ &view.detail }</p>
        </section>
    }
}
