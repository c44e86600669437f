//! A log of requests against every level of reservation: what each would have covered, and what it would have cost.

mod answer;
mod inputs;
mod state;
pub(crate) mod view;

use request_log::Header;
use text::Lang;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, HtmlElement};
use yew::prelude::*;

use self::{
    answer::Answer,
    inputs::{columns, file_field, proportion},
    state::{Action, Log, State},
};
use super::ToolProps;
use crate::{
    hooks::{Job, use_texts, use_worker},
    link::Texts,
    parts::{
        refusal::{of_scenario, refusal},
        text_field::{Kind, TextFieldView, text_field},
    },
    worker::{Pass, Progress, Work},
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
    let file = use_state(|| None::<File>);
    let dispatch = state.dispatcher();

    let job = state.running.as_ref().zip((*file).clone());
    let job =
        job.map(|((question, _), file)| Job { run: state.runs, work: Work::Replay(file, question.clone()) });
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

    let on_choose = {
        let (dispatch, scenario, file) = (dispatch.clone(), scenario.clone(), file.setter());
        Callback::from(move |chosen: File| {
            file.set(Some(chosen.clone()));
            let (dispatch, scenario) = (dispatch.clone(), scenario.clone());
            spawn_local(async move {
                let log = Log { name: chosen.name(), header: header(&chosen).await };
                dispatch.dispatch(Action::Choose(log, scenario));
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
    let (on_zone, on_share) = {
        let (zone, share) = (dispatch.clone(), dispatch.clone());
        (
            Callback::from(move |text| zone.dispatch(Action::Zone(text))),
            Callback::from(move |text| share.dispatch(Action::Share(text))),
        )
    };
    let on_proportion = {
        let dispatch = dispatch.clone();
        Callback::from(move |of| dispatch.dispatch(Action::Proportion(of)))
    };
    let on_column = Callback::from(move |(column, name)| dispatch.dispatch(Action::Column(column, name)));
    let text =
        |id, label, text: &str, path| TextFieldView::new(id, label, text, (path, &state.problems), lang);
    let zone = text("replay-zone", lang.planner_replay_zone(), &state.zone, "zone");
    let share = text("replay-share", lang.planner_replay_share(), &state.share, "overflowSharePercent");

    html! {
        <>
            <p class="tool__intro">{ lang.planner_replay_intro() }</p>
            { refusal(lang, &of_scenario(&state.problems, lang)) }
            <form class="inputs" aria-label={lang.planner_replay()} onsubmit={|event: SubmitEvent| event.prevent_default()}>
                { file_field(lang, state.log.as_ref(), &on_choose) }
                if let Some(log) = &state.log {
                    { columns(lang, log, &state, &on_column) }
                    <div class="pair">
                        { text_field(&zone.hinted(lang.planner_replay_zone_hint()), Kind::Text, on_zone) }
                        { text_field(&share, Kind::Number, on_share) }
                        { proportion(lang, state.proportion, on_proportion) }
                    </div>
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
                    <p class="notice">{ lang.planner_replay_earlier(&earlier.file) }</p>
                } else if state.is_stale(scenario) {
                    <p class="notice">{ lang.planner_replay_stale() }</p>
                }
            </div>
            if !state.refusals.is_empty() {
                <div class="notice notice--problem" role="alert">
                    { for state.refusals.iter().map(|sentence| html! { <p>{ sentence }</p> }) }
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

fn progress(lang: Lang, progress: Progress, on_cancel: Callback<MouseEvent>) -> Html {
    let words = match progress.pass {
        Pass::First => lang.report_reading(),
        Pass::Sorting => lang.report_sorting(),
        Pass::Again => lang.report_again(),
    };
    html! {
        <p class="progress">
            <progress max="100" value={progress.percent.to_string()} aria-label={words} />
            { words }
            // A place of its own: a press that comes too late must not start the replay again.
            <button type="button" class="button" onclick={on_cancel}>{ lang.planner_replay_cancel() }</button>
        </p>
    }
}
