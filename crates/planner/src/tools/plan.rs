//! The cheapest mix for a week's demand, which is painted, typed, or taken from a log.

pub(crate) mod answer;
mod painter;
mod planned;
mod planning;
mod state;
mod texts;
mod view;
mod week;

use std::rc::Rc;

use contract::{
    scenario::{PtuCapacity, Scenario},
    unit_check::UnitCheck,
};
use text::Lang;
use ui::{form::Form, format::Format};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::{
    painter::Painter,
    planned::planned,
    planning::use_planning,
    state::{Action, Direction, Preset, State},
    view::{LevelView, PlanView},
    week::{Ask, Week},
};
use super::{ToolProps, replay::view::WeekView};
use crate::{
    hooks::use_texts,
    link::Texts,
    parts::{
        hours_of_week::{HoursOfWeek, hours_of_week},
        refusal::refusal,
        text_field::{Kind, TextFieldView, text_field},
    },
};

/// Whether these are texts that a link to it has, whatever the scenario above.
pub(super) fn reads(texts: &Texts) -> bool {
    texts::opened(&Form::default().scenario(), texts).is_some()
}

/// See the module.
#[component]
pub(super) fn Plan(props: &ToolProps) -> Html {
    let ToolProps { lang, scenario, week, .. } = props;
    let lang = *lang;
    let state = {
        let (scenario, opened) = (scenario.clone(), props.opened.clone());
        use_reducer(move || texts::opened(&scenario, &opened).unwrap_or_else(|| State::of(&scenario)))
    };
    {
        let texts = use_memo((*state).clone(), texts::texts);
        use_texts((*texts).clone(), &props.on_texts);
    }
    let on_action = {
        let dispatch = state.dispatcher();
        Callback::from(move |action| dispatch.dispatch(action))
    };
    {
        let on_action = on_action.clone();
        use_effect_with(week.clone(), move |week| {
            if let Some(week) = week {
                on_action.emit(Action::take(week.peak(), week));
            }
        });
    }
    let format = use_memo(lang, |lang| Format::new(*lang));
    let units = use_memo(
        (scenario.clone(), state.palette.clone(), state.unit.clone()),
        |(scenario, palette, unit)| {
            palette.iter().chain([unit]).map(|amount| units(scenario, amount)).collect::<Vec<_>>()
        },
    );
    let question =
        use_memo((scenario.clone(), (*state).clone()), |(scenario, state)| state.question(scenario));
    let problems =
        use_memo(question.clone(), |question| contract::plan::check(question).err().unwrap_or_default());
    let valid = problems.is_empty();
    let planning = use_planning(lang, valid.then(|| question.clone()));
    let on_event = {
        let dispatch = planning.dispatcher();
        Callback::from(move |event| dispatch.dispatch(event))
    };
    let view = view::plan(&state, scenario, &units, &problems, &format);

    html! {
        <>
            <p class="tool__intro">{ lang.week_intro() }</p>
            { refusal(lang, &view.refused) }
            <div class="tool__columns">
                <div class="painter">
                    { palette(lang, &view, &state.brush, &on_action) }
                    { presets(lang, week.as_ref(), &state.week, &on_action) }
                    { for view.from_log.iter().map(|text| html! { <p class="notice">{ text }</p> }) }
                    <p class="field__hint" id="week-keys">{ lang.week_keys() }</p>
                    <Painter
                        {lang} view={view.clone()} selection={state.selection} drawing={state.drawing}
                        on_action={on_action.clone()}
                    />
                    <p class="field__hint" role="status">{ &view.selected }</p>
                    { typed_hours(lang, &state.typed, &view, &on_action) }
                </div>
                <div class="planned">
                    { limits(lang, &state, scenario, &view, &on_action) }
                    { planned(lang, &planning, &question, valid, &on_event) }
                </div>
            </div>
        </>
    }
}

/// An amount in price blocks; nothing while anything is wrong with it or the scenario.
fn units(scenario: &Scenario, amount: &contract::plan::Throughput) -> Vec<UnitCheck> {
    let capacity = scenario.ptu.as_ref().map(|ptu| PtuCapacity {
        input_tpm: amount.input_tpm.clone(),
        output_tpm: amount.output_tpm.clone(),
        ..ptu.clone()
    });
    contract::check_units(&Scenario { ptu: capacity, ..scenario.clone() }).unwrap_or_default()
}

fn palette(lang: Lang, view: &PlanView, brush: &Ask, on_action: &Callback<Action>) -> Html {
    let choice = |ask: Ask, label: Html, id: String| {
        let checked = *brush == ask;
        let onchange = on_action.reform(move |_| Action::Take(ask.clone()));
        html! {
            <>
                <input type="radio" name="brush" class="brush__control" id={id.clone()} {checked} {onchange} />
                <label class="brush__name" for={id}>{ label }</label>
            </>
        }
    };
    let level = |(place, view): (usize, &LevelView)| {
        let swatch = classes!("week__cell", "brush__swatch", format!("week__cell--{}", view.shade));
        let label = html! { <><span class={swatch}>{ place + 1 }</span>{ &view.name }</> };
        let field = |(direction, view): &(Direction, TextFieldView)| {
            let direction = *direction;
            text_field(
                view,
                Kind::Number,
                on_action.reform(move |text| Action::TypeLevel(place, direction, text)),
            )
        };
        html! {
            <div class="brush" role="group" aria-label={&view.name}>
                { choice(Ask::Level(place), label, format!("brush-{}", place + 1)) }
                <div class="pair">{ for view.fields.iter().map(field) }</div>
            </div>
        }
    };
    let nothing = html! { <><span class="week__cell brush__swatch">{ "0" }</span>{ lang.week_erase() }</> };
    html! {
        <fieldset class="group">
            <legend class="group__title">{ lang.week_palette() }</legend>
            { for view.palette.iter().enumerate().map(level) }
            <div class="brush">{ choice(Ask::Nothing, nothing, "brush-0".to_owned()) }</div>
            if view.may_add {
                <button type="button" class="button" onclick={on_action.reform(|_| Action::AddLevel)}>
                    { lang.week_add_level() }
                </button>
            }
        </fieldset>
    }
}

fn presets(lang: Lang, week: Option<&Rc<WeekView>>, painted: &Week, on_action: &Callback<Action>) -> Html {
    let chip = |label: &'static str, action: Action| {
        // Of a log it is said which of its weeks is planned.
        let pressed = match &action {
            Action::TakeLog { hours, .. } => Some((Week::of_log(hours) == *painted).to_string()),
            _ => None,
        };
        let onclick = on_action.reform(move |_| action.clone());
        html! { <button type="button" class="chip" aria-pressed={pressed} {onclick}>{ label }</button> }
    };
    html! {
        <div class="chips" role="group" aria-label={lang.form_presets()}>
            { chip(lang.week_office_hours(), Action::Preset(Preset::OfficeHours)) }
            { chip(lang.week_nights(), Action::Preset(Preset::Nights)) }
            { chip(lang.week_always(), Action::Preset(Preset::Always)) }
            { chip(lang.week_clear(), Action::Clear) }
            if let Some(week) = week {
                { chip(lang.week_log_average(), Action::take(week.average(), week)) }
                { chip(lang.week_log_peak(), Action::take(week.peak(), week)) }
            }
        </div>
    }
}

/// Hours chosen from lists instead of drawn, and the painted week in words.
fn typed_hours(lang: Lang, typed: &HoursOfWeek, view: &PlanView, on_action: &Callback<Action>) -> Html {
    html! {
        <details class="fold">
            <summary class="fold__summary">{ lang.week_typed() }</summary>
            <div class="typed">
                { hours_of_week(lang, "typed", typed, &on_action.reform(Action::TypeHours)) }
                <button type="button" class="button" onclick={on_action.reform(|_| Action::PaintTyped)}>
                    { lang.week_paint() }
                </button>
                <h4>{ lang.week_in_words() }</h4>
                <ul class="typed__words">
                    { for view.stretches.iter().map(|text| html! { <li>{ text }</li> }) }
                </ul>
            </div>
        </details>
    }
}

/// What else the plan is asked for.
fn limits(
    lang: Lang,
    state: &State,
    scenario: &Scenario,
    view: &PlanView,
    on_action: &Callback<Action>,
) -> Html {
    let onchange = on_action.reform(|event: Event| {
        Action::WithUnits(event.target_unchecked_into::<HtmlInputElement>().checked())
    });
    let unit = |(direction, view): &(Direction, TextFieldView)| {
        let direction = *direction;
        text_field(view, Kind::Number, on_action.reform(move |text| Action::TypeUnit(direction, text)))
    };
    html! {
        <fieldset class="group">
            <legend class="group__title">{ lang.week_limits() }</legend>
            { text_field(&view.limit, Kind::Number, on_action.reform(Action::TypeLimit)) }
            if scenario.model_unit.is_some() {
                <span class="switch">
                    <input
                        class="switch__control" type="checkbox" id="plan-units" checked={state.with_units} {onchange}
                    />
                    <label for="plan-units">{ lang.week_with_units() }</label>
                </span>
            }
            if !view.unit.is_empty() {
                <div class="pair">{ for view.unit.iter().map(unit) }</div>
                <p class="field__hint">{ lang.week_unit_hint() }</p>
            }
        </fieldset>
    }
}
