//! The billing period.

use text::Lang;
use yew::prelude::*;

use super::{
    problem_note::ProblemNote,
    text_field::{Kind, TextField},
};
use crate::{edit::Edit, view::field::MomentView};

/// See [`PeriodFields`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The language.
    pub lang: Lang,
    /// Start and end.
    pub period: [MomentView; 2],
    /// Called on every change.
    pub on_edit: Callback<Edit>,
}

/// Start and end of the billing period.
#[component]
pub fn PeriodFields(props: &Props) -> Html {
    let lang = props.lang;
    html! {
        <fieldset class="group">
            <legend class="group__title">{ lang.form_period() }</legend>
            { for props.period.iter().map(|moment| {
                let problem_id = AttrValue::from(format!("{}-problem", moment.date.field.id()));
                html! {
                    <div class="moment" key={moment.legend}>
                        <span class="moment__label" aria-hidden="true">{ moment.legend }</span>
                        <TextField
                            view={moment.date.clone()} kind={Kind::Date} quiet=true
                            problem_id={problem_id.clone()} on_edit={&props.on_edit}
                        />
                        <TextField
                            view={moment.time.clone()} kind={Kind::Time} quiet=true
                            problem_id={problem_id.clone()} on_edit={&props.on_edit}
                        />
                        <ProblemNote view={moment.problem.clone()} id={problem_id} />
                    </div>
                }
            }) }
            <p class="field__hint">{ lang.form_end_hint() }</p>
        </fieldset>
    }
}
