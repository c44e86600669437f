//! A part of the question that may be left out: Provisioned Throughput, Model Units, the traffic.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    choice_field::ChoiceField,
    text_field::{Kind, TextField},
};
use crate::{
    edit::{Edit, PartName},
    view::part::PartView,
};

/// See [`PartFields`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it shows.
    pub view: PartView,
    /// Called on every change.
    pub on_edit: Callback<Edit>,
}

/// A switch and, where it is on, the fields behind it.
#[component]
pub fn PartFields(props: &Props) -> Html {
    let Props { view, on_edit } = props;
    let part = view.part;
    let id = match part {
        PartName::Ptu => "part-ptu",
        PartName::ModelUnit => "part-mu",
        PartName::Traffic => "part-traffic",
    };
    let onchange = on_edit.reform(move |event: Event| {
        let switch: HtmlInputElement = event.target_unchecked_into();
        Edit::Include(part, switch.checked())
    });
    html! {
        <fieldset class="group">
            <legend class="group__title">
                <span class="switch">
                    <input
                        class="switch__control" type="checkbox" {id} {onchange}
                        checked={view.on && view.not_sold.is_none()} disabled={view.not_sold.is_some()}
                    />
                    <label for={id}>{ view.title }</label>
                </span>
            </legend>
            <p class="field__hint">{ view.not_sold.unwrap_or(view.hint) }</p>
            if view.on && view.not_sold.is_none() {
                if !view.choices.is_empty() {
                    <div class="choices">
                        { for view.choices.iter().map(|choice| html! {
                            <ChoiceField key={choice.field.id().to_string()} view={choice.clone()} {on_edit} />
                        }) }
                    </div>
                }
                <div class="pair">
                    { for view.inputs.iter().map(|input| html! {
                        <TextField key={input.field.id().to_string()} view={input.clone()} kind={Kind::Number} {on_edit} />
                    }) }
                </div>
            }
        </fieldset>
    }
}
