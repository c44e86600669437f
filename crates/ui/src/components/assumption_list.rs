//! What the price page leaves open, and how it is read.

use billing::{assumption::AssumptionId, named::Named as _};
use text::Lang;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::problem_note::ProblemNote;
use crate::{edit::Edit, view::assumptions::AssumptionView};

/// See [`AssumptionList`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The language.
    pub lang: Lang,
    /// The questions.
    pub views: Vec<AssumptionView>,
    /// Called when a reading is chosen.
    pub on_edit: Callback<Edit>,
}

/// The open questions, each with its readings.
#[component]
pub fn AssumptionList(props: &Props) -> Html {
    let Props { lang, views, on_edit } = props;
    html! {
        <details class="assumptions fold" open=true>
            <summary class="fold__summary">
                <h3 class="assumptions__title">{ lang.form_assumptions() }</h3>
            </summary>
            <p class="field__hint">{ lang.form_assumptions_hint() }</p>
            <div class="assumptions__list">
                { for views.iter().map(|view| question(view, on_edit)) }
            </div>
        </details>
    }
}

fn question(view: &AssumptionView, on_edit: &Callback<Edit>) -> Html {
    let id = AttrValue::from(format!("assumption-{}", view.id.name()));
    let problem_id = AttrValue::from(format!("{id}-problem"));
    html! {
        <div class="field" key={view.id.name()}>
            <label class="field__label" for={id.clone()}>{ view.question }</label>
            <select
                class="field__control" {id} onchange={chosen(view.id, on_edit)}
                aria-invalid={view.problem.is_some().then_some("true")}
                aria-describedby={view.problem.is_some().then_some(problem_id.clone())}
            >
                { for view.readings.iter().map(|(name, words)| html! {
                    <option key={name.to_string()} value={*name} selected={*name == view.reading}>{ words.clone() }</option>
                }) }
            </select>
            <p class="field__hint">{ view.source.clone() }</p>
            <ProblemNote view={view.problem.clone()} id={problem_id} />
        </div>
    }
}

fn chosen(id: AssumptionId, on_edit: &Callback<Edit>) -> Callback<Event> {
    on_edit.reform(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        Edit::Read(id, select.value())
    })
}
