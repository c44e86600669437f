//! A log of requests against every level of reservation: what each would have covered, and what it would have cost.

mod state;
pub(crate) mod view;

use std::rc::Rc;

use billing::{named::Named as _, price_book::Status};
use contract::scenario::Scenario;
use request_log::{Column, Header};
use text::Lang;
use ui::{components::source_list::source_list, view::source::SourceView};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, Element, File, HtmlInputElement};
use yew::prelude::*;

use self::{
    state::{Action, Log, State},
    view::{DamagedView, MarkedView, ReplayView},
};
use super::ToolProps;
use crate::{
    hooks::{Job, use_replay_worker},
    parts::{
        choice_field::{ChoiceFieldView, choice_field},
        curves::curves,
        refusal::{of_scenario, refusal},
        table::{TableView, table},
        text_field::{Kind, TextFieldView, text_field},
    },
    worker::Progress,
};

/// See the module.
#[component]
pub(super) fn Replay(props: &ToolProps) -> Html {
    let ToolProps { lang, scenario, .. } = props;
    let lang = *lang;
    let state = use_reducer_eq(State::default);
    let file = use_state(|| None::<File>);
    let dispatch = state.dispatcher();

    let job = state.running.as_ref().zip((*file).clone());
    let job = job.map(|((question, _), file)| Job { run: state.runs, file, question: question.clone() });
    let on_message = {
        let dispatch = dispatch.clone();
        Callback::from(move |message| dispatch.dispatch(Action::Hear(message)))
    };
    use_replay_worker(lang, job, on_message);

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
    let onclick = {
        let (scenario, running) = (scenario.clone(), state.running.is_some());
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(if running { Action::Cancel } else { Action::Start(scenario.clone()) });
        })
    };
    let (on_zone, on_share) = {
        let (zone, share) = (dispatch.clone(), dispatch.clone());
        (
            Callback::from(move |text| zone.dispatch(Action::Zone(text))),
            Callback::from(move |text| share.dispatch(Action::Share(text))),
        )
    };
    let on_column = Callback::from(move |(column, name)| dispatch.dispatch(Action::Column(column, name)));
    let text =
        |id, label, text: &str, path| TextFieldView::new(id, label, text, (path, &state.problems), lang);
    let zone = text("replay-zone", lang.planner_replay_zone(), &state.zone, "zone");
    let share = text("replay-share", lang.planner_replay_share(), &state.share, "overflowSharePercent");

    html! {
        <>
            <p class="tool__intro">{ lang.planner_replay_assumption() }</p>
            { refusal(lang, &of_scenario(&state.problems, lang)) }
            <form class="inputs" aria-label={lang.planner_replay()} onsubmit={|event: SubmitEvent| event.prevent_default()}>
                { file_field(lang, &on_choose) }
                if let Some(log) = &state.log {
                    { columns(lang, log, &state, &on_column) }
                    <div class="pair">
                        { text_field(&zone.hinted(lang.planner_replay_zone_hint()), Kind::Text, on_zone) }
                        { text_field(&share, Kind::Number, on_share) }
                    </div>
                    <button type="button" class="button button--main" {onclick}>
                        { if state.running.is_some() { lang.planner_replay_cancel() } else { lang.planner_replay_start() } }
                    </button>
                }
            </form>
            <div role="status">
                { for state.running.as_ref().map(|(_, running)| progress(lang, *running)) }
                if state.is_stale(scenario) {
                    <p class="notice">{ lang.planner_replay_stale() }</p>
                }
            </div>
            if !state.refusals.is_empty() {
                <div class="notice notice--problem" role="alert">
                    { for state.refusals.iter().map(|sentence| html! { <p>{ sentence }</p> }) }
                </div>
            }
            { for state.answered.as_ref().map(|(_, view)| answer(props, view, state.is_stale(scenario))) }
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

/// Where a log is chosen or dropped.
fn file_field(lang: Lang, on_choose: &Callback<File>) -> Html {
    let onchange = {
        let on_choose = on_choose.clone();
        Callback::from(move |event: Event| choose(&event.target_unchecked_into(), &on_choose))
    };
    // So that the same file can be chosen again after it has changed.
    let onclick = |event: MouseEvent| event.target_unchecked_into::<HtmlInputElement>().set_value("");
    let ondrop = {
        let on_choose = on_choose.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            let place = event.target_dyn_into::<Element>().and_then(|place| place.closest(".drop").ok()?);
            let input = place.and_then(|place| place.query_selector("input").ok()?);
            let input = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
            if let (Some(input), Some(dropped)) = (input, event.data_transfer()) {
                // The control then shows the file's name.
                input.set_files(dropped.files().as_ref());
                choose(&input, &on_choose);
            }
        })
    };
    html! {
        <div class="drop" ondragover={|event: DragEvent| event.prevent_default()} {ondrop}>
            <label class="drop__label" for="replay-file">{ lang.planner_replay_file() }</label>
            <input
                class="drop__control" id="replay-file" type="file" accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson"
                aria-describedby="replay-file-hint" {onchange} {onclick}
            />
            <p class="field__hint" id="replay-file-hint">{ lang.planner_replay_file_hint() }</p>
        </div>
    }
}

/// Passes on the file that a control holds.
fn choose(input: &HtmlInputElement, on_choose: &Callback<File>) {
    input.files().and_then(|files| files.get(0)).into_iter().for_each(|file| on_choose.emit(file));
}

/// Which column is which; those that are recognised need no choice.
fn columns(lang: Lang, log: &Log, state: &State, on_column: &Callback<(Column, String)>) -> Html {
    let names: &[String] = log.header.as_ref().map_or(&[], |header| &header.names);
    let field = |column| {
        let (id, label) = match column {
            Column::Time => ("replay-time", lang.planner_replay_time()),
            Column::Input => ("replay-input", lang.item_input_tokens()),
            Column::Output => ("replay-output", lang.item_output_tokens()),
            Column::Cached => ("replay-cached", lang.planner_replay_cached()),
        };
        let recognised = match log.header.as_ref().and_then(|header| header.recognised(column)) {
            Some(name) => name.to_owned(),
            None if column == Column::Cached => lang.planner_replay_none().into(),
            None => lang.form_choose().into(),
        };
        let others = names.iter().filter(|name| **name != recognised);
        let others = others.map(|name| (name.clone().into(), name.clone().into())).collect::<Vec<_>>();
        let view = ChoiceFieldView {
            id,
            label: label.into(),
            chosen: state.column(column).to_owned().into(),
            options: [(AttrValue::default(), recognised.into())].into_iter().chain(others).collect(),
        };
        choice_field(&view, on_column.reform(move |name| (column, name)))
    };
    html! {
        <fieldset class="group">
            <legend class="group__title">{ lang.planner_replay_columns() }</legend>
            <div class="pair">{ for Column::ALL.into_iter().map(field) }</div>
            <p class="field__hint">{ lang.planner_replay_recognised() }</p>
        </fieldset>
    }
}

fn progress(lang: Lang, progress: Progress) -> Html {
    let words = if progress.sorting { lang.report_sorting() } else { lang.report_reading() };
    html! {
        <p class="progress">
            <progress max="100" value={progress.percent.to_string()} aria-label={words} />
            { words }
        </p>
    }
}

fn answer(props: &ToolProps, view: &Rc<ReplayView>, stale: bool) -> Html {
    let ToolProps { lang, scenario, on_adopt, on_week, .. } = props;
    let lang = *lang;
    let on_plan = {
        let (on_week, view) = (on_week.clone(), view.clone());
        Callback::from(move |_: MouseEvent| on_week.emit(Rc::new(view.week.week())))
    };
    let levels = TableView {
        caption: lang.planner_replay_levels().into(),
        columns: vec![
            lang.report_input_tpm(),
            lang.report_output_tpm(),
            lang.planner_replay_covered(),
            lang.report_overflowed(),
            lang.report_idle(),
            lang.report_overflow_cost(),
            lang.method_ptu_hourly(),
            lang.method_ptu_daily(),
        ],
        rows: view.levels.iter().map(|row| row.iter().map(|cell| cell.clone().into()).collect()).collect(),
    };
    html! {
        <section class={if stale { "replay answer--stale" } else { "replay" }} aria-label={lang.planner_replay_answer()}>
            <p class="replay__log">{ &view.log }</p>
            { for view.remarks.iter().map(|remark| html! { <p class="notice">{ remark }</p> }) }
            { for view.damaged.as_ref().map(damaged) }
            <div class="replay__marked">
                { for view.marked.iter().map(|view| marked(lang, view, scenario, on_adopt)) }
                <article class="level">
                    <h3 class="level__title">{ lang.report_per_token() }</h3>
                    <p class="level__cost">{ &view.per_token }</p>
                    <p>{ &view.saving }</p>
                </article>
            </div>
            { curves("replay-curves", &view.curves) }
            { table(lang, &levels) }
            <p class="field__hint">{ lang.planner_replay_totals() }</p>
            <div>
                <button type="button" class="button" onclick={on_plan}>{ lang.planner_replay_plan() }</button>
            </div>
            { source_list(lang, &sources(lang, view)) }
        </section>
    }
}

fn damaged(view: &DamagedView) -> Html {
    html! {
        <details class="notice">
            <summary>{ &view.title }</summary>
            <ul class="notice__list">
                { for view.rows.iter().map(|row| html! { <li>{ row }</li> }) }
                { for view.more.iter().map(|more| html! { <li>{ more }</li> }) }
            </ul>
        </details>
    }
}

/// A marked level, which can be opened in the calculator above.
fn marked(lang: Lang, view: &MarkedView, scenario: &Rc<Scenario>, on_adopt: &Callback<Scenario>) -> Html {
    let adopt = |input: &str, output: &str| {
        let mut scenario = (**scenario).clone();
        if let Some(ptu) = &mut scenario.ptu {
            (ptu.input_tpm, ptu.output_tpm) = (input.to_owned(), output.to_owned());
        }
        on_adopt.reform(move |_: MouseEvent| scenario.clone())
    };
    html! {
        <article class="level" data-mark={view.sign.clone()}>
            <h3 class="level__title"><span class="tag">{ &view.sign }</span>{ " " }{ &view.title }</h3>
            if let Some(level) = &view.level {
                <p class="level__cost">{ &level.cost }</p>
                <p>{ &level.throughput }</p>
                <p>{ &level.overflow }</p>
                <button type="button" class="button" onclick={adopt(&level.input_tpm, &level.output_tpm)}>
                    { lang.planner_replay_adopt() }
                </button>
            } else {
                <p>{ lang.report_no_level() }</p>
            }
        </article>
    }
}

fn sources(lang: Lang, view: &ReplayView) -> Vec<SourceView> {
    let source = |(place, source): (usize, &view::SourceLine)| SourceView {
        number: format!("[{}]", place + 1).into(),
        document: source.document.clone().into(),
        url: source.url.clone().into(),
        place: source.place.clone().into(),
        status: Status::from_name(&source.status).map_or("", |status| lang.status(status)),
        note: source.note.clone().into(),
    };
    view.sources.iter().enumerate().map(source).collect()
}
