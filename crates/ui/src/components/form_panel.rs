//! The form: what is deployed, how much of it, when it runs.

use text::Lang;
use yew::prelude::*;

use super::{
    choice_field::ChoiceField, part_fields::PartFields, period_fields::PeriodFields,
    running_hours::RunningHours,
};
use crate::{edit::Edit, view::form::FormView};

/// See [`FormPanel`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The language.
    pub lang: Lang,
    /// What it shows.
    pub view: FormView,
    /// Called on every change.
    pub on_edit: Callback<Edit>,
}

/// The form.
#[component]
pub fn FormPanel(props: &Props) -> Html {
    let Props { lang, view, on_edit } = props;
    // There is nothing to send: the answer follows every key.
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    html! {
        <form class="form" aria-label={lang.page_form()} {onsubmit}>
            <ChoiceField view={view.book.clone()} {on_edit} />
            <PartFields view={view.ptu.clone()} {on_edit} />
            <PartFields view={view.model_unit.clone()} {on_edit} />
            <PeriodFields lang={*lang} period={view.period.clone()} {on_edit} />
            <RunningHours
                lang={*lang} weekly={view.weekly} windows={view.windows.clone()}
                problem={view.windows_problem.clone()} {on_edit}
            />
            <PartFields view={view.traffic.clone()} {on_edit} />
        </form>
    }
}
