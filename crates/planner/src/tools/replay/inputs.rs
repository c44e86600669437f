//! Where a log is chosen, and how far its replay is.

use text::Lang;
use web_sys::{DragEvent, HtmlInputElement};
use yew::prelude::*;

use super::{
    files::{Dropped, chosen},
    state::Log,
};
use crate::worker::{LogFile, Pass, Progress};

/// Where a log is chosen or dropped: a file, several, or a folder of them.
pub(super) fn file_field(
    lang: Lang,
    log: Option<&Log>,
    on_choose: &Callback<Vec<LogFile>>,
    on_drop: &Callback<Dropped>,
) -> Html {
    let onchange = on_choose.reform(|event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        chosen(input.files().as_ref())
    });
    // So that the same file can be chosen again after it has changed.
    let onclick = |event: MouseEvent| event.target_unchecked_into::<HtmlInputElement>().set_value("");
    let ondrop = on_drop.reform(|event: DragEvent| {
        event.prevent_default();
        Dropped::of(&event)
    });
    let name = log.map_or_else(|| lang.planner_replay_no_file().to_owned(), |log| log.title(lang));
    html! {
        <div class="drop" ondragover={|event: DragEvent| event.prevent_default()} {ondrop}>
            <label class="drop__label" for="replay-file">{ lang.planner_replay_file() }</label>
            // The control keeps its keys and its focus; the browser's own words for it are covered by ours.
            <input
                class="drop__control visually-hidden" id="replay-file" type="file" multiple=true
                accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.log,.gz" aria-describedby="replay-file-name replay-file-hint"
                {onchange} {onclick}
            />
            <div class="drop__choice">
                <label class="button drop__button" for="replay-file">{ lang.planner_replay_choose() }</label>
                <span class="drop__name" id="replay-file-name">{ name }</span>
            </div>
            <p class="field__hint" id="replay-file-hint">{ lang.planner_replay_file_hint() }</p>
        </div>
    }
}

/// How far a replay is.
pub(super) fn progress(lang: Lang, progress: Progress, on_cancel: Callback<MouseEvent>) -> Html {
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
