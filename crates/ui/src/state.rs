//! What the form holds, what it costs, and the one function that changes either.

use std::rc::Rc;

use contract::{
    comparison::Comparison, problem::Problem, scenario::Scenario, size::in_percent, unit_check::UnitCheck,
};
use yew::Reducible;

use crate::{edit::Edit, field::Field, form::Form, permalink};

/// The form and the answer to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The form.
    pub form: Form,
    /// The answer to it.
    pub answer: Answer,
    /// Why a link was not opened, until that is dismissed.
    pub refused_link: Option<Problem>,
    /// Whether all daily packages of the answer are shown, however many.
    pub all_packages: bool,
}

/// What the form costs, or why that cannot be said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The comparison of the latest question that had one.
    pub comparison: Option<Rc<Comparison>>,
    /// What is wrong with the question. Where there is anything, the comparison is of an earlier one.
    pub problems: Rc<[Problem]>,
    /// The form's throughputs in price blocks; empty while anything is wrong.
    pub units: Rc<[UnitCheck]>,
}

/// Something a person, a link or a host page did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The form was changed.
    Edit(Edit),
    /// A link was opened, by its fragment.
    OpenLink(String),
    /// A refused link was taken note of.
    DismissLink,
    /// All daily packages were asked for.
    ShowAllPackages,
}

impl Default for State {
    /// The worked example, answered.
    fn default() -> Self {
        Self::answering(Form::default(), Answer::default())
    }
}

impl State {
    /// The state a scenario opens in.
    fn opening(scenario: Scenario) -> Self {
        Self::answering(Form::of(scenario), Answer::default())
    }

    /// The state of a form after `earlier` was answered.
    fn answering(form: Form, earlier: Answer) -> Self {
        let scenario = form.scenario();
        let answer = match contract::compare(&scenario) {
            Ok(comparison) => Answer {
                comparison: Some(Rc::new(comparison)),
                problems: Rc::default(),
                units: contract::check_units(&scenario).unwrap_or_default().into(),
            },
            Err(problems) => Answer {
                problems: in_percent(problems, &Field::CachedPercent.path()).into(),
                units: Rc::default(),
                comparison: earlier.comparison,
            },
        };
        Self { form, answer, refused_link: None, all_packages: false }
    }

    /// The state after an action: a function of the two and of the published price books, nothing else.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        match action {
            Action::Edit(edit) => {
                let mut form = self.form.clone();
                form.apply(edit);
                Self { refused_link: self.refused_link.clone(), ..Self::answering(form, self.answer.clone()) }
            }
            Action::OpenLink(fragment) => match permalink::read(&fragment) {
                Ok(scenario) => Self::opening(scenario),
                Err(problem) => Self { refused_link: Some(*problem), ..self.clone() },
            },
            Action::DismissLink => Self { refused_link: None, ..self.clone() },
            Action::ShowAllPackages => Self { all_packages: true, ..self.clone() },
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

#[cfg(test)]
mod tests;
