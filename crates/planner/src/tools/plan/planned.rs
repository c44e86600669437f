//! The plan beside the painted week, drawn, and how far the next one is.

use contract::plan::PlanQuestion;
use text::Lang;
use yew::prelude::*;

use super::{
    answer::{AnswerView, ListView, SwitchesView},
    planning::{Event, Planning},
};
use crate::parts::{
    basis::{SourceLine, sources_note},
    table::table,
};

/// Rows that are shown without unfolding them.
const FEW_ROWS: usize = 12;

/// The latest plan; `question` is what would be asked now, `valid` whether it can be.
pub(super) fn planned(
    lang: Lang,
    planning: &Planning,
    question: &PlanQuestion,
    valid: bool,
    on_event: &Callback<Event>,
) -> Html {
    let (running, slow, open) =
        (planning.is_running(), planning.is_slow(), valid && planning.is_open(question));
    let refusals = if valid { planning.refusals(question) } else { &[] };
    let earlier = !running && planning.is_earlier(question);
    // Nothing is announced over an empty place.
    if planning.plan().is_none() && !slow && !open && refusals.is_empty() {
        return html! {};
    }
    let on_cancel = on_event.reform(|_: MouseEvent| Event::Cancel);
    let on_ask = {
        let question = std::rc::Rc::new(question.clone());
        on_event.reform(move |_: MouseEvent| Event::Ask(question.clone()))
    };
    let stale = slow || earlier;
    html! {
        <section class="planned__answer" aria-labelledby="plan-title" aria-busy={running.to_string()}>
            <h3 id="plan-title">{ lang.week_answer() }</h3>
            <div role="status">
                if slow {
                    <p class="progress">
                        <progress aria-label={lang.week_computing()} />
                        { lang.week_computing() }
                        <button type="button" class="button" onclick={on_cancel}>{ lang.planner_replay_cancel() }</button>
                    </p>
                }
                if earlier || (slow && planning.plan().is_some()) {
                    <p class="notice">{ lang.week_earlier() }</p>
                }
            </div>
            if !refusals.is_empty() {
                <div class="notice notice--problem" role="alert">
                    { for refusals.iter().map(|sentence| html! { <p>{ sentence }</p> }) }
                </div>
            }
            if open && !running {
                <div><button type="button" class="button" onclick={on_ask}>{ lang.week_work_out() }</button></div>
            }
            if let Some(view) = planning.plan() {
                <div class={classes!("planned__plan", stale.then_some("answer--stale"))}>{ plan(lang, view) }</div>
            }
        </section>
    }
}

fn plan(lang: Lang, view: &AnswerView) -> Html {
    html! {
        <>
            <p class="tool__verdict" role="status">{ &view.verdict }</p>
            <ul class="planned__notes">{ for view.notes.iter().map(|text| html! { <li>{ text }</li> }) }</ul>
            { for view.switches.iter().map(switches) }
            { for view.lists.iter().map(|view| list(lang, view)) }
            { sources_note(lang, &SourceLine::views(&view.sources, lang)) }
        </>
    }
}

fn list(lang: Lang, view: &ListView) -> Html {
    html! {
        <details class="fold" open={view.rows.len() <= FEW_ROWS}>
            <summary class="fold__summary">{ &view.caption }{ " " }<span class="tag">{ view.rows.len() }</span></summary>
            { table(lang, &view.table(lang)) }
        </details>
    }
}

fn switches(view: &SwitchesView) -> Html {
    html! {
        <details class="fold fold--notice">
            <summary class="fold__summary">{ &view.summary }</summary>
            { for view.conditions.iter().map(|text| html! { <p>{ text }</p> }) }
            <ul>{ for view.list.iter().map(|text| html! { <li>{ text }</li> }) }</ul>
        </details>
    }
}
