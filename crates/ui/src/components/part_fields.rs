//! A part of the question that may be left out: Provisioned Throughput, Model Units, the traffic.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    choice_field::choice_field,
    field_frame::field_frame,
    text_field::{Kind, text_input},
};
use crate::{
    edit::{Edit, PartName},
    view::part::PartView,
};

/// A switch and, where it is on, the fields behind it.
pub fn part_fields(view: &PartView, on_edit: &Callback<Edit>) -> Html {
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
    let open = view.on && view.not_sold.is_none();
    html! {
        <fieldset class="group">
            <legend class="group__title">
                <span class="switch">
                    <input
                        class="switch__control" type="checkbox" {id} {onchange}
                        checked={open} disabled={view.not_sold.is_some()}
                    />
                    <label for={id}>{ view.title }</label>
                </span>
            </legend>
            <p class="field__hint">{ view.not_sold.unwrap_or(view.hint) }</p>
            if open && !view.choices.is_empty() {
                <div class="choices">{ for view.choices.iter().map(|choice| choice_field(choice, on_edit)) }</div>
            }
            if open {
                <div class="pair">
                    { for view.inputs.iter().map(|view| field_frame(view, text_input(view, Kind::Number, on_edit))) }
                </div>
            }
        </fieldset>
    }
}
