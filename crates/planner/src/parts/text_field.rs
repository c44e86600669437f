//! A field to type into.

use contract::problem::Problem;
use text::Lang;
use ui::{
    components::unit_question::unit_question,
    edit::half_width,
    view::unit::{UnitQuestion, UnitView},
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A field to type into: what it holds, and what to say beside it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TextFieldView {
    /// The id of its control, unique in the page.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// What it holds, as typed.
    pub text: AttrValue,
    /// What may be typed.
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    pub problem: Option<AttrValue>,
    /// Whether another number was meant.
    pub question: Option<UnitQuestion>,
}

/// What is typed into a field: which keyboard and picker a device offers. What is typed is always kept as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A number.
    Number,
    /// Anything else.
    Text,
    /// A day and a time of day.
    Moment,
}

impl TextFieldView {
    /// A field without a hint; `problems` are searched for its `path` in the question.
    pub(crate) fn new(
        id: impl Into<AttrValue>,
        label: &'static str,
        text: &str,
        (path, problems): (&str, &[Problem]),
        lang: Lang,
    ) -> Self {
        let problem = problems.iter().find(|problem| problem.path == path);
        Self {
            id: id.into(),
            label: label.into(),
            text: text.to_owned().into(),
            hint: None,
            problem: problem.map(|problem| problem.message(lang).into()),
            question: problem.and_then(|problem| UnitQuestion::ungrouped(problem, text, lang)),
        }
    }

    /// The same with a hint.
    pub(crate) fn hinted(self, hint: impl Into<AttrValue>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// The same with its price blocks as the hint, where they are known.
    pub(crate) fn counted(self, unit: Option<UnitView>) -> Self {
        match unit {
            Some(UnitView { blocks, question }) => Self { hint: Some(blocks), question, ..self },
            None => self,
        }
    }
}

/// The field with its label, its hint and what is wrong with it.
pub(crate) fn text_field(view: &TextFieldView, kind: Kind, on_type: Callback<String>) -> Html {
    let (hint, problem) = (format!("{}-hint", view.id), format!("{}-problem", view.id));
    let described =
        [view.hint.as_ref().map(|_| hint.as_str()), view.problem.as_ref().map(|_| problem.as_str())];
    let described: Vec<_> = described.into_iter().flatten().collect();
    let question = unit_question(view.question.as_ref(), &on_type);
    let oninput = on_type
        .reform(|event: InputEvent| half_width(&event.target_unchecked_into::<HtmlInputElement>().value()));
    let (input_type, input_mode) = match kind {
        Kind::Number => ("text", Some("decimal")),
        Kind::Text => ("text", None),
        Kind::Moment => ("datetime-local", None),
    };
    html! {
        <div class="field">
            <label class="field__label" for={&view.id}>{ &view.label }</label>
            <input
                class="field__control" id={&view.id} type={input_type} inputmode={input_mode} value={&view.text}
                autocomplete="off" spellcheck="false" {oninput}
                aria-invalid={view.problem.as_ref().map(|_| "true")}
                aria-describedby={(!described.is_empty()).then(|| described.join(" "))}
            />
            { question }
            if let Some(text) = &view.hint {
                <p class="field__hint" id={hint.clone()}>{ text }</p>
            }
            if let Some(text) = &view.problem {
                <p class="problem" id={problem.clone()}>{ text }</p>
            }
        </div>
    }
}
