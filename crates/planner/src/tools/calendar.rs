//! When to order, what happens when, and what changing a running package costs.

mod calendar_file;
mod state;
mod view;

use std::rc::Rc;

use billing::named::Named as _;
use contract::calendar::CalendarAnswer;
use text::Lang;
use ui::format::Format;
use yew::prelude::*;

use self::{
    calendar_file::CalendarFile,
    state::{Change, Field},
    view::{AdviceView, ChangeView, DatesView, view},
};
use super::ToolProps;
use crate::{
    hooks::use_texts,
    link::Texts,
    parts::{
        basis::basis_note,
        figures::figures,
        refusal::refusal,
        table::table,
        text_field::{Kind, text_field},
    },
};

/// Whether these are texts that a link to it has.
pub(super) fn reads(texts: &Texts) -> bool {
    Change::opened(texts).is_some()
}

/// See the module.
#[component]
pub(super) fn Calendar(props: &ToolProps) -> Html {
    let ToolProps { lang, scenario, .. } = props;
    let lang = *lang;
    let change = {
        let opened = props.opened.clone();
        use_state(move || Change::opened(&opened).unwrap_or_default())
    };
    use_texts(change.texts(), &props.on_texts);
    let dates = use_memo((lang, scenario.clone()), |(lang, scenario)| view(scenario, &Format::new(*lang)));
    let changed = use_memo((lang, scenario.clone(), (*change).clone()), |(lang, scenario, change)| {
        view::change(scenario, change, &Format::new(*lang))
    });
    let on_type = Callback::from(move |(field, text)| change.set(change.with(field, text)));
    html! {
        <>
            { refusal(lang, &dates.problems) }
            if let Some(view) = &dates.advice {
                { advice(lang, view) }
            }
            if !dates.options.is_empty() {
                <section class="dates">
                    <h3>{ lang.dates_title() }</h3>
                    <p class="field__hint">{ &dates.zone }</p>
                    <div class="dates__options">
                        { for dates.options.iter().map(|view| option_dates(lang, view, dates.answer.as_ref())) }
                    </div>
                    { for dates.notices.iter().map(|text| html! { <p>{ text }</p> }) }
                </section>
            }
            if let Some(view) = changed.as_ref().as_ref().filter(|_| dates.answer.is_some()) {
                { running_package(lang, view, &on_type) }
            }
            if let Some(view) = &dates.basis {
                { basis_note(lang, view) }
            }
        </>
    }
}

fn advice(lang: Lang, view: &AdviceView) -> Html {
    html! {
        <section class="advice">
            <h3>{ lang.dates_advice() }</h3>
            <p class="tool__verdict">{ &view.verdict }</p>
            { for view.notes.iter().map(|text| html! { <p>{ text }</p> }) }
            { table(lang, &view.orders) }
            <p class="field__hint">{ &view.costs }</p>
        </section>
    }
}

fn option_dates(lang: Lang, view: &DatesView, answer: Option<&Rc<CalendarAnswer>>) -> Html {
    html! {
        <details class="fold" data-dates={view.method.name()} open={view.cheapest}>
            <summary class="fold__summary">{ &view.title }</summary>
            if let Some(answer) = answer {
                <CalendarFile {lang} answer={answer.clone()} method={view.method} />
            }
            { table(lang, &view.dates) }
        </details>
    }
}

fn running_package(lang: Lang, view: &ChangeView, on_type: &Callback<(Field, String)>) -> Html {
    let field = |(field, kind): (Field, Kind)| {
        let view = view.field(field);
        text_field(view, kind, on_type.reform(move |text| (field, text)))
    };
    let fields = [
        (Field::Ordered, Kind::Moment),
        (Field::Days, Kind::Number),
        (Field::At, Kind::Moment),
        (Field::InputTpm, Kind::Number),
        (Field::OutputTpm, Kind::Number),
    ];
    html! {
        <section class="running-package">
            <h3>{ lang.dates_change() }</h3>
            <form class="asked" onsubmit={|event: SubmitEvent| event.prevent_default()}>
                { for fields.map(field) }
            </form>
            <div aria-live="polite">
                if view.figures.is_empty() {
                    <p class="notice">{ lang.planner_unanswered() }</p>
                } else {
                    { figures(&view.figures) }
                }
            </div>
        </section>
    }
}
