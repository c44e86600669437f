//! Traffic to the throughput it takes, and what of it overflows the capacity above.

mod state;
mod view;

use billing::{named::Named as _, overflow::OverflowChoice};
use contract::scenario::{PtuCapacity, Scenario};
use text::Lang;
use ui::{components::unit_question::unit_question, form::Form, format::Format};
use yew::prelude::*;

use self::{
    state::{Action, Field, Shape, State},
    view::{Adoption, ConversionView, HeldView, MeterView, OverflowView, SizingView},
};
use super::ToolProps;
use crate::{
    hooks::use_texts,
    link::Texts,
    parts::{
        basis::sources_note,
        hours_of_week::hours_of_week,
        refusal::refusal,
        text_field::{Kind, text_field},
    },
};

/// Whether these are texts that a link to it has, whatever the scenario above.
pub(super) fn reads(texts: &Texts) -> bool {
    State::opened(&Form::default().scenario(), texts).is_some()
}

/// See the module.
#[component]
pub(super) fn Size(props: &ToolProps) -> Html {
    let ToolProps { lang, scenario, on_adopt, .. } = props;
    let lang = *lang;
    let state = {
        let (scenario, opened) = (scenario.clone(), props.opened.clone());
        use_reducer(move || State::opened(&scenario, &opened).unwrap_or_else(|| State::of(&scenario)))
    };
    use_texts(state.texts(), &props.on_texts);
    let format = use_memo(lang, |lang| Format::new(*lang));
    let answers =
        use_memo(((*state).clone(), scenario.clone()), |(state, scenario)| view::answers(state, scenario));
    let view = view::size(&state, scenario, &answers, &format);

    let on_action = {
        let dispatch = state.dispatcher();
        Callback::from(move |action| dispatch.dispatch(action))
    };
    let on_capacity = {
        let scenario = scenario.clone();
        on_adopt.reform(move |ptu: PtuCapacity| Scenario { ptu: Some(ptu), ..(*scenario).clone() })
    };
    let field = |field: Field| on_action.reform(move |text| Action::Type(field, text));
    html! {
        <>
            if let Some(model) = &view.model {
                <p class="tool__intro">{ lang.sizing_intro(model) }</p>
            }
            { refusal(lang, &view.refused) }
            <div class="tool__columns">
                <fieldset class="group">
                    <legend class="group__title">{ lang.sizing_load() }</legend>
                    <div class="pair">
                        { for view.load.iter().map(|(name, view)| text_field(view, Kind::Number, field(*name))) }
                    </div>
                    <p class="field__hint">{ lang.sizing_load_hint() }</p>
                </fieldset>
                if let Some(view) = &view.sizing {
                    { sizing(lang, view, &on_capacity, scenario.ptu.as_ref()) }
                } else if view.refused.is_empty() {
                    <p class="notice">{ lang.planner_unanswered() }</p>
                }
            </div>
            if view.refused.is_empty() {
                { overflow(lang, &view.overflow, &state, &on_action) }
            }
        </>
    }
}

fn sizing(
    lang: Lang,
    view: &SizingView,
    on_capacity: &Callback<PtuCapacity>,
    above: Option<&PtuCapacity>,
) -> Html {
    let row = |[name, input, output]: &[AttrValue; 3]| {
        html! { <tr><th scope="row">{ name }</th><td>{ input }</td><td>{ output }</td></tr> }
    };
    html! {
        <section class="sizing" aria-labelledby="sizing-title">
            <h3 id="sizing-title">{ lang.sizing_answer() }</h3>
            if let Some(text) = &view.too_long {
                <p class="notice">{ text }</p>
            }
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{ lang.sizing_tpm() }</th>
                        <th scope="col">{ lang.dimension_input() }</th>
                        <th scope="col">{ lang.dimension_output() }</th>
                    </tr>
                </thead>
                <tbody>{ for view.figures.iter().map(row) }</tbody>
            </table>
            { for view.adopt.iter().map(|view| adoption(view, on_capacity)) }
            <ul class="sizing__held">
                { for view.held.iter().map(|view| held(view, above, on_capacity)) }
            </ul>
            if !view.conversions.is_empty() {
                <details>
                    <summary>{ lang.sizing_conversion() }</summary>
                    { for view.conversions.iter().map(conversion) }
                </details>
            }
            { sources_note(lang, &view.sources) }
        </section>
    }
}

fn adoption(view: &Adoption, on_capacity: &Callback<PtuCapacity>) -> Html {
    let capacity = view.capacity.clone();
    let onclick = on_capacity.reform(move |_| capacity.clone());
    html! { <button type="button" class="button button--main" {onclick}>{ &view.label }</button> }
}

fn held(view: &HeldView, above: Option<&PtuCapacity>, on_capacity: &Callback<PtuCapacity>) -> Html {
    let (above, input) = (above.cloned(), view.path == "ptu.inputTpm");
    let on_accept = Callback::from({
        let on_capacity = on_capacity.clone();
        move |meant: String| {
            let Some(above) = above.clone() else { return };
            on_capacity.emit(if input {
                PtuCapacity { input_tpm: meant, ..above }
            } else {
                PtuCapacity { output_tpm: meant, ..above }
            });
        }
    });
    html! { <li>{ &view.text }{ unit_question(view.unit.question.as_ref(), &on_accept) }</li> }
}

fn conversion(view: &ConversionView) -> Html {
    html! {
        <div class="conversion">
            <h4>{ view.direction }</h4>
            <ul>{ for view.lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
        </div>
    }
}

fn overflow(lang: Lang, view: &OverflowView, state: &State, on_action: &Callback<Action>) -> Html {
    let segment = |name: &'static str, value: &str, label: &'static str, checked: bool, action: Action| {
        let id = [name, "-", value].concat();
        let onchange = on_action.reform(move |_: Event| action.clone());
        html! {
            <span class="segment">
                <input
                    class="segment__control" type="radio" {name} id={id.clone()} {checked} {onchange}
                />
                <label class="segment__label" for={id}>{ label }</label>
            </span>
        }
    };
    let choice = |choice: OverflowChoice, label| {
        segment("overflow", choice.name(), label, state.choice == choice, Action::Choose(choice))
    };
    let shape = |shape: Shape, value, label| {
        segment("shape", value, label, state.shape == shape, Action::Shape(shape))
    };
    let figure = |(name, value): &(&'static str, AttrValue)| {
        html! { <div class="fact"><dt>{ *name }</dt><dd>{ value }</dd></div> }
    };
    let typed = |field: Field| on_action.reform(move |text| Action::Type(field, text));
    html! {
        <section class="tool__columns" aria-labelledby="overflow-title">
            <fieldset class="group">
                <legend class="group__title" id="overflow-title">{ &view.title }</legend>
                <div class="segments" role="radiogroup" aria-label={lang.sizing_shape()}>
                    { shape(Shape::Spread, "spread", lang.sizing_shape_spread()) }
                    { shape(Shape::Weekly, "weekly", lang.sizing_shape_weekly()) }
                </div>
                <p class="field__hint">{ view.hint }</p>
                if state.shape == Shape::Spread {
                    { text_field(&view.average, Kind::Number, typed(Field::Average)) }
                } else {
                    <p class="field__label">{ lang.sizing_busy() }</p>
                    { hours_of_week(lang, "busy", &state.busy, &on_action.reform(Action::Busy)) }
                    { text_field(&view.quiet, Kind::Number, typed(Field::Quiet)) }
                }
                <div class="segments" role="radiogroup" aria-label={lang.sizing_choice()}>
                    { choice(OverflowChoice::PerToken, lang.sizing_per_token()) }
                    { choice(OverflowChoice::Refused, lang.sizing_refused()) }
                </div>
                { for view.problems.iter().map(|text| html! { <p class="problem">{ text }</p> }) }
            </fieldset>
            <div class="sizing" aria-live="polite">
                if let Some(verdict) = &view.verdict {
                    <p class="tool__verdict">{ verdict }</p>
                }
                { for view.notices.iter().map(|text| html! { <p class="notice">{ text }</p> }) }
                { for view.meters.iter().map(meter) }
                if view.figures.is_empty() {
                    <p class="notice">{ lang.planner_unanswered() }</p>
                } else {
                    <dl class="facts">{ for view.figures.iter().map(figure) }</dl>
                }
                if !view.sources.is_empty() {
                    { sources_note(lang, &view.sources) }
                }
            </div>
        </section>
    }
}

fn meter(view: &MeterView) -> Html {
    html! {
        <div class="meter">
            <span class="meter__label">{ view.label }</span>
            <meter class="meter__bar" min="0" max="1" value={&view.value} aria-label={view.label} />
            <span class="meter__text">{ &view.text }</span>
            if let Some(binds) = view.binds {
                <span class="tag">{ binds }</span>
            }
        </div>
    }
}
