//! The question whether another number was meant, and its answer in one click.

use yew::prelude::*;

use crate::view::unit::UnitQuestion;

/// The question beside a number; nothing where nothing is asked.
pub fn unit_question(view: Option<&UnitQuestion>, on_accept: &Callback<String>) -> Html {
    let asked = |view: &UnitQuestion| {
        let meant = view.meant.to_string();
        let onclick = on_accept.reform(move |_| meant.clone());
        html! {
            <p class="unit-question">
                { &view.text }
                { " " }
                <button type="button" class="chip" {onclick}>{ &view.accept }</button>
            </p>
        }
    };
    view.map_or_else(Html::default, asked)
}
