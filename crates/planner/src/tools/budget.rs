//! What an amount of money buys with each way to pay.

mod view;

use contract::scenario::Scenario;
use text::Lang;
use ui::format::Format;
use yew::prelude::*;

use self::view::{MethodView, view};
use super::ToolProps;
use crate::parts::{
    basis::basis_note,
    refusal::refusal,
    text_field::{Kind, text_field},
};

/// See the module.
#[component]
pub(super) fn Budget(props: &ToolProps) -> Html {
    let ToolProps { lang, scenario, on_adopt, .. } = props;
    let lang = *lang;
    // What was typed; until then, what the scenario costs in its cheapest way.
    let typed = use_state(|| None::<String>);
    let view = use_memo((lang, scenario.clone(), (*typed).clone()), |(lang, scenario, typed)| {
        view(scenario, typed.as_deref(), &Format::new(*lang))
    });
    let on_type = {
        let typed = typed.clone();
        Callback::from(move |text| typed.set(Some(text)))
    };
    let adopt = {
        let (typed, text, on_adopt) = (typed, view.field.text.to_string(), on_adopt.clone());
        // The scenario that is opened costs something else: what is in the field stays.
        Callback::from(move |scenario| {
            typed.set(Some(text.clone()));
            on_adopt.emit(scenario);
        })
    };
    html! {
        <>
            <form class="asked" onsubmit={|event: SubmitEvent| event.prevent_default()}>
                { text_field(&view.field, Kind::Number, on_type) }
            </form>
            { refusal(lang, &view.problems) }
            <div class="buys">{ for view.methods.iter().map(|view| method(lang, view, &adopt)) }</div>
            { for view.basis.iter().map(|view| basis_note(lang, view)) }
        </>
    }
}

fn method(lang: Lang, view: &MethodView, adopt: &Callback<Scenario>) -> Html {
    let term = |name: &'static str, value: &AttrValue| {
        html! {
            <div class="term">
                <dt class="term__name">{ name }</dt>
                <dd class="term__value">{ value }</dd>
            </div>
        }
    };
    let open = view.adopted.clone().map(|scenario| {
        let onclick = adopt.reform(move |_| scenario.clone());
        html! { <button type="button" class="button" {onclick}>{ lang.buys_open() }</button> }
    });
    html! {
        <article class="buy" data-buys={view.id}>
            <h3 class="buy__method">{ view.method }</h3>
            <p class="buy__most">{ &view.most }</p>
            <dl class="terms">
                { for view.cost.iter().map(|cost| term(lang.table_cost(), cost)) }
                { for view.hours.iter().map(|hours| term(lang.buys_hours(), hours)) }
                { term(lang.buys_next(), &view.next) }
                { term(lang.buys_next_cost(), &view.next_cost) }
            </dl>
            { for open }
        </article>
    }
}
