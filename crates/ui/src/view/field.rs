//! A field of the form: what it holds, and what to say beside it.

use contract::problem::Problem;
use text::Lang;
use yew::AttrValue;

use crate::{field::Field, state::State};

/// A field to type into.
#[derive(Clone, Debug, PartialEq)]
pub struct InputView {
    /// Which field.
    pub field: Field,
    /// Its label.
    pub label: AttrValue,
    /// What it holds, as typed.
    pub text: AttrValue,
    /// What may be typed.
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    pub problem: Option<ProblemView>,
}

/// A field with a list to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceView {
    /// Which field.
    pub field: Field,
    /// Its label.
    pub label: AttrValue,
    /// What it holds.
    pub text: AttrValue,
    /// The list: what each entry holds, and what it is called.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// What to know before choosing.
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    pub problem: Option<ProblemView>,
}

/// What is wrong with a field, in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemView {
    /// Where the contract has the field.
    pub path: AttrValue,
    /// The sentence.
    pub message: AttrValue,
}

/// A date and a time, and what is wrong with the two together.
#[derive(Clone, Debug, PartialEq)]
pub struct MomentView {
    /// What happens then.
    pub legend: &'static str,
    /// The date.
    pub date: InputView,
    /// The time of day.
    pub time: InputView,
    /// What is wrong with them.
    pub problem: Option<ProblemView>,
}

/// What is wrong, by path.
pub(super) struct Problems<'state> {
    all: &'state [Problem],
    lang: Lang,
}

impl<'state> Problems<'state> {
    pub(super) fn new(state: &'state State, lang: Lang) -> Self {
        Self { all: &state.answer.problems, lang }
    }

    /// The first problem with the value at a path, or with an entry of the list there.
    pub(super) fn at(&self, path: &str) -> Option<ProblemView> {
        let is_at = |problem: &&Problem| {
            let rest = problem.path.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || (rest.starts_with('[') && rest.ends_with(']')))
        };
        let problem = self.all.iter().find(is_at)?;
        Some(ProblemView { path: problem.path.clone().into(), message: problem.message(self.lang).into() })
    }
}

/// Fields as a state has them.
pub(super) struct Fields<'state> {
    pub(super) state: &'state State,
    pub(super) lang: Lang,
    pub(super) problems: Problems<'state>,
}

impl<'state> Fields<'state> {
    pub(super) fn new(state: &'state State, lang: Lang) -> Self {
        Self { state, lang, problems: Problems::new(state, lang) }
    }

    pub(super) fn input(
        &self,
        field: Field,
        label: impl Into<AttrValue>,
        hint: Option<AttrValue>,
    ) -> InputView {
        InputView {
            field,
            label: label.into(),
            text: field.text(&self.state.form).to_owned().into(),
            hint,
            problem: self.problems.at(&field.path()),
        }
    }

    /// A list; a text that is not on it is put before it, so that the control shows what the form holds.
    pub(super) fn choice(
        &self,
        field: Field,
        label: &'static str,
        mut options: Vec<(AttrValue, AttrValue)>,
    ) -> ChoiceView {
        let text = field.text(&self.state.form);
        if !options.iter().any(|(value, _)| value == text) {
            let name = match text {
                "" => self.lang.form_choose().into(),
                text => self.lang.form_not_in_book(text).into(),
            };
            options.insert(0, (text.to_owned().into(), name));
        }
        ChoiceView {
            field,
            label: label.into(),
            text: text.to_owned().into(),
            options,
            hint: None,
            problem: self.problems.at(&field.path()),
        }
    }

    pub(super) fn moment(&self, legend: &'static str, date: Field, time: Field) -> MomentView {
        let problem = self.problems.at(&date.path());
        let date =
            InputView { problem: problem.clone(), ..self.input(date, self.lang.form_date_of(legend), None) };
        let time =
            InputView { problem: problem.clone(), ..self.input(time, self.lang.form_time_of(legend), None) };
        MomentView { legend, date, time, problem }
    }
}
