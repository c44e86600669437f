//! What an amount of money buys with each way to pay.

mod view;

use contract::scenario::Scenario;
use text::Lang;
use ui::format::Format;
use yew::prelude::*;

use self::view::{MethodView, view};
use super::ToolProps;
use crate::{
    hooks::use_texts,
    link::Texts,
    parts::{
        basis::basis_note,
        figures::figures,
        refusal::refusal,
        text_field::{Kind, text_field},
    },
};

/// The amount that a link was written for, where one was typed; `None` where no link has these texts.
pub(super) fn opened(texts: &Texts) -> Option<Option<String>> {
    let mut texts = texts.clone();
    let amount = texts.take_typed("amount")?;
    texts.is_empty().then_some(amount)
}

/// See the module.
#[component]
pub(super) fn Budget(props: &ToolProps) -> Html {
    let ToolProps { lang, scenario, on_adopt, .. } = props;
    let lang = *lang;
    // What was typed; until then, what the scenario costs in its cheapest way.
    let typed = {
        let texts = props.opened.clone();
        use_state(move || opened(&texts).flatten())
    };
    use_texts(Texts::default().with_typed("amount", typed.as_deref()), &props.on_texts);
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
            <div class="plates">{ for view.methods.iter().map(|view| method(lang, view, &adopt)) }</div>
            if let Some(note) = view.note {
                <p class="field__hint">{ note }</p>
            }
            if let Some(view) = &view.basis {
                { basis_note(lang, view) }
            }
        </>
    }
}

fn method(lang: Lang, view: &MethodView, adopt: &Callback<Scenario>) -> Html {
    let open = view.adopted.clone().map(|scenario| {
        let onclick = adopt.reform(move |_| scenario.clone());
        html! { <button type="button" class="button" {onclick}>{ lang.buys_open() }</button> }
    });
    html! {
        <article class="plate" data-buys={view.id}>
            <h3 class="plate__title">{ view.method }</h3>
            <p class="buy__most">{ &view.most }</p>
            { figures(&view.figures) }
            if let Some(note) = view.note {
                <p class="field__hint">{ note }</p>
            }
            { for open }
        </article>
    }
}
