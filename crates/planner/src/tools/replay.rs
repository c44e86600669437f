//! A log of requests against every level of reservation: what each would have covered, and what it would have cost.

mod answer;
mod controls;
mod field;
mod files;
mod inputs;
pub(crate) mod refused;
mod state;
pub(crate) mod view;

use request_log::Header;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, HtmlElement};
use yew::prelude::*;

use self::{
    answer::Answer,
    controls::Controls,
    files::Dropped,
    inputs::{file_field, progress},
    refused::RefusedView,
    state::{Action, Log, State},
};
use super::ToolProps;
use crate::{
    hooks::{Job, use_texts, use_worker},
    link::Texts,
    parts::refusal::{of_scenario, refusal},
    worker::{LogFile, Work},
};

/// Whether these are texts that a link to it has.
pub(super) fn reads(texts: &Texts) -> bool {
    State::opened(texts).is_some()
}

/// See the module.
#[component]
pub(super) fn Replay(props: &ToolProps) -> Html {
    let ToolProps { lang, scenario, .. } = props;
    let lang = *lang;
    let state = {
        let opened = props.opened.clone();
        use_reducer_eq(move || State::opened(&opened).unwrap_or_default())
    };
    use_texts(state.texts(), &props.on_texts);
    let files = use_state(Vec::<LogFile>::new);
    let dispatch = state.dispatcher();

    let job = state.running.as_ref().map(|(question, _)| Job {
        run: state.runs,
        work: Work::Replay((*files).clone(), Box::new(question.clone())),
    });
    let on_message = {
        let dispatch = dispatch.clone();
        Callback::from(move |message| dispatch.dispatch(Action::Hear(message)))
    };
    use_worker(lang, job, on_message);

    let start = use_node_ref();
    {
        // The button that cancels is gone then, and with it the focus.
        let start = start.clone();
        use_effect_with(state.cancelled, move |cancelled| {
            if let Some(start) = start.cast::<HtmlElement>().filter(|_| *cancelled) {
                // A browser that cannot move the focus leaves it.
                let _ = start.focus();
            }
        });
    }

    {
        let first = state.refused.asks.first().copied();
        use_effect_with((state.runs, first.is_some()), move |_| {
            first.into_iter().for_each(|field| focus(&field.id()));
        });
    }

    let on_choose = {
        let (dispatch, scenario, files) = (dispatch.clone(), scenario.clone(), files.setter());
        Callback::from(move |chosen: Vec<LogFile>| {
            let Some(first) = chosen.first().cloned() else { return };
            let names = chosen.iter().map(|file| file.name.clone()).collect();
            files.set(chosen);
            let (dispatch, scenario) = (dispatch.clone(), scenario.clone());
            spawn_local(async move {
                let log = Log { names, header: header(&first.file).await };
                dispatch.dispatch(Action::Choose(log, scenario));
            });
        })
    };
    let on_drop = {
        let (dispatch, on_choose) = (dispatch.clone(), on_choose.clone());
        Callback::from(move |dropped: Dropped| {
            let (dispatch, on_choose) = (dispatch.clone(), on_choose.clone());
            spawn_local(async move {
                let refuse = |words| dispatch.dispatch(Action::Refuse(RefusedView::in_words(words)));
                match dropped.all().await {
                    Ok(files) if files.is_empty() => refuse(lang.planner_replay_nothing_dropped()),
                    Ok(files) => on_choose.emit(files),
                    Err(_) => refuse(lang.planner_replay_unreadable()),
                }
            });
        })
    };
    let on_start = {
        let (dispatch, scenario) = (dispatch.clone(), scenario.clone());
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Start(scenario.clone())))
    };
    let on_cancel = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Cancel))
    };
    let on_action = Callback::from(move |action| dispatch.dispatch(action));

    html! {
        <>
            <p class="tool__intro">{ lang.planner_replay_intro() }</p>
            { refusal(lang, &of_scenario(&state.problems, lang)) }
            <form class="inputs" aria-label={lang.planner_replay()} onsubmit={|event: SubmitEvent| event.prevent_default()}>
                { file_field(lang, state.log.as_ref(), &on_choose, &on_drop) }
                if let Some(log) = &state.log {
                    { Controls { lang, log, state: &state, on_action }.draw() }
                    <button
                        ref={start} type="button" class="button button--main"
                        disabled={state.running.is_some()} onclick={on_start}
                    >
                        { lang.planner_replay_start() }
                    </button>
                }
            </form>
            <div role="status">
                if let Some((_, running)) = &state.running {
                    { progress(lang, *running, on_cancel) }
                }
                if state.cancelled {
                    <p>{ lang.planner_replay_cancelled() }</p>
                }
                if let Some(earlier) = state.earlier() {
                    <p class="notice">{ lang.planner_replay_earlier(&earlier.log.title(lang)) }</p>
                } else if state.is_stale(scenario) {
                    <p class="notice">{ lang.planner_replay_stale() }</p>
                }
            </div>
            if !state.refused.sentences.is_empty() {
                <div class="notice notice--problem replay__refused" role="alert">
                    { for state.refused.sentences.iter().map(|sentence| html! { <p>{ sentence }</p> }) }
                </div>
            }
            // Each of these is one child, there or not: yew would draw a list's neighbours anew, the chosen file lost.
            if let Some(answered) = &state.answered {
                <Answer
                    props={props.clone()} view={answered.view.clone()}
                    stale={state.earlier().is_some() || state.is_stale(scenario)}
                />
            }
        </>
    }
}

/// Bytes that hold the names of the columns of any log worth reading.
const HEAD: i32 = 65_536;

/// What a file's start calls its columns.
async fn header(file: &File) -> Option<Header> {
    let head = file.slice_with_i32_and_i32(0, HEAD).ok()?;
    let bytes = JsFuture::from(head.array_buffer()).await.ok()?;
    Header::of(&js_sys::Uint8Array::new(&bytes).to_vec())
}

/// Moves the focus to the control that a refusal asks for, unless a person is at work in another.
fn focus(id: &str) {
    let document = gloo::utils::document();
    let at_work = document
        .active_element()
        .is_some_and(|active| active.matches("input:not([type=file]), select, summary").unwrap_or_default());
    let control = document.get_element_by_id(id).and_then(|control| control.dyn_into::<HtmlElement>().ok());
    if let Some(control) = control.filter(|_| !at_work) {
        // It is marked, wherever the focus is.
        let _ = control.focus();
    }
}
