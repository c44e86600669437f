//! What the price page leaves open, and how it is read.

use text::Lang;
use yew::prelude::*;

use super::problem_note::problem_note;
use crate::{
    edit::Edit,
    view::assumptions::{QuestionView, ReadingView},
};

/// The open questions, each with its readings.
pub fn assumption_list(lang: Lang, views: &[QuestionView], on_edit: &Callback<Edit>) -> Html {
    html! {
        <details class="assumptions fold" open=true>
            <summary class="fold__summary">
                <h3 class="assumptions__title">{ lang.form_assumptions() }</h3>
            </summary>
            <p class="field__hint">{ lang.form_assumptions_hint() }</p>
            <div class="assumptions__list">{ for views.iter().map(|view| question(view, on_edit)) }</div>
        </details>
    }
}

fn question(view: &QuestionView, on_edit: &Callback<Edit>) -> Html {
    let QuestionView { field: view, readings } = view;
    let field = view.field;
    let reading = |reading: &ReadingView| {
        let name = reading.name;
        let onchange = on_edit.reform(move |_| Edit::Type(field, name.into()));
        html! {
            <div class="reading">
                <input
                    class="switch__control" type="radio" name={&view.id} id={&reading.id}
                    checked={reading.chosen} {onchange}
                />
                <label for={&reading.id}>{ &reading.words }</label>
            </div>
        }
    };
    html! {
        <fieldset class="question" aria-describedby={view.described_by()}>
            <legend class="question__words">{ &view.label }</legend>
            { for readings.iter().map(reading) }
            if let Some(hint) = &view.hint {
                <p class="field__hint" id={&hint.id}>{ &hint.text }</p>
            }
            { problem_note(view.problem.as_ref()) }
        </fieldset>
    }
}
