//! Where a log is chosen, and which of its columns is which.

use billing::{named::Named as _, replay::ProportionOf};
use request_log::Column;
use text::Lang;
use wasm_bindgen::JsCast as _;
use web_sys::{DragEvent, Element, File, HtmlInputElement};
use yew::prelude::*;

use super::state::{Log, State};
use crate::parts::choice_field::{ChoiceFieldView, choice_field};

/// Where a log is chosen or dropped.
pub(super) fn file_field(lang: Lang, log: Option<&Log>, on_choose: &Callback<File>) -> Html {
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
    let chosen = log.map_or_else(|| lang.planner_replay_no_file().to_owned(), |log| log.name.clone());
    html! {
        <div class="drop" ondragover={|event: DragEvent| event.prevent_default()} {ondrop}>
            <label class="drop__label" for="replay-file">{ lang.planner_replay_file() }</label>
            // The control keeps its keys and its focus; the browser's own words for it are covered by ours.
            <input
                class="drop__control visually-hidden" id="replay-file" type="file"
                accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson" aria-describedby="replay-file-name replay-file-hint"
                {onchange} {onclick}
            />
            <div class="drop__choice">
                <label class="button drop__button" for="replay-file">{ lang.planner_replay_choose() }</label>
                <span class="drop__name" id="replay-file-name">{ chosen }</span>
            </div>
            <p class="field__hint" id="replay-file-hint">{ lang.planner_replay_file_hint() }</p>
        </div>
    }
}

/// Passes on the file that a control holds.
fn choose(input: &HtmlInputElement, on_choose: &Callback<File>) {
    input.files().and_then(|files| files.get(0)).into_iter().for_each(|file| on_choose.emit(file));
}

/// Which column is which; those that are recognised need no choice. A log whose start names no columns has none.
pub(super) fn columns(lang: Lang, log: &Log, state: &State, on_column: &Callback<(Column, String)>) -> Html {
    let Some(header) = &log.header else { return html! {} };
    let field = |column| {
        let (id, label) = match column {
            Column::Time => ("replay-time", lang.planner_replay_time()),
            Column::Input => ("replay-input", lang.item_input_tokens()),
            Column::Output => ("replay-output", lang.item_output_tokens()),
            Column::Cached => ("replay-cached", lang.planner_replay_cached()),
        };
        let recognised = match header.recognised(column) {
            Some(name) => name.to_owned(),
            None if column == Column::Cached => lang.planner_replay_none().into(),
            None => lang.form_choose().into(),
        };
        let others = header.names.iter().filter(|name| **name != recognised);
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

/// Whose proportion of input to output the levels keep.
pub(super) fn proportion(lang: Lang, chosen: ProportionOf, on_choose: Callback<ProportionOf>) -> Html {
    let option = |of: &ProportionOf| (of.name().into(), lang.proportion(*of).into());
    let view = ChoiceFieldView {
        id: "replay-proportion",
        label: lang.planner_replay_proportion().into(),
        chosen: chosen.name().into(),
        options: ProportionOf::ALL.iter().map(option).collect(),
    };
    choice_field(
        &view,
        on_choose.reform(move |name: String| ProportionOf::from_name(&name).unwrap_or(chosen)),
    )
}
