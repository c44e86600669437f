//! Where one way to pay becomes cheaper than another, and how far the answer is from flipping.

mod view;

use text::Lang;
use ui::format::Format;
use yew::prelude::*;

use self::view::{FlipsView, Outcome, PointView};
use super::ToolProps;
use crate::parts::{basis::basis_note, curves::curves, refusal::refusal, table::table};

/// See the module.
#[component]
pub(super) fn BreakEven(props: &ToolProps) -> Html {
    let lang = props.lang;
    // Looking for flips prices the scenario many times over: once for each scenario, not for each drawing.
    let view = use_memo((lang, props.scenario.clone()), |(lang, scenario)| {
        view::view(scenario, &Format::new(*lang))
    });
    html! {
        <>
            { refusal(lang, &view.problems) }
            if let Some(view) = &view.flips {
                { flips(lang, view) }
            }
            if !view.points.is_empty() {
                <div class="plates">{ for view.points.iter().map(point) }</div>
            }
            if let Some(view) = &view.basis {
                { basis_note(lang, view) }
            }
        </>
    }
}

fn point(view: &PointView) -> Html {
    let step = |text: &AttrValue| html! { <li>{ text }</li> };
    html! {
        <article class="plate point" data-point={view.id} data-answer={view.outcome.name()}>
            <h3 class="plate__title">{ &view.title }</h3>
            { outcome(&view.outcome) }
            <ol class="point__proof">{ for view.proof.iter().map(step) }</ol>
            if let Some(lines) = &view.chart {
                { curves(view.id, lines) }
            }
        </article>
    }
}

fn outcome(outcome: &Outcome) -> Html {
    match outcome {
        Outcome::Always(words) => html! { <p class="outcome outcome--always">{ *words }</p> },
        Outcome::Never(words) => html! { <p class="outcome outcome--never">{ words }</p> },
        Outcome::From { amount, words } => html! {
            <p class="outcome">
                <strong class="outcome__amount">{ amount }</strong>
                { " " }
                { *words }
            </p>
        },
    }
}

fn flips(lang: Lang, view: &FlipsView) -> Html {
    html! {
        <section class="flips">
            <h3>{ lang.even_flips() }</h3>
            <p>{ &view.now }</p>
            if view.changes.rows.is_empty() {
                <p>{ lang.even_no_flips() }</p>
            } else {
                { table(lang, &view.changes) }
            }
            if !view.none.is_empty() {
                <ul class="flips__none">{ for view.none.iter().map(|text| html! { <li>{ text }</li> }) }</ul>
            }
        </section>
    }
}
