//! What a budget buys, in words.

use billing::named::Named as _;
use contract::{
    budget::{AffordableMethod, BoughtAmount, BudgetQuestion},
    problem::Problem,
    scenario::Scenario,
};
use ui::format::{Format, MoneyFormat};
use yew::AttrValue;

use crate::parts::{
    basis::{BasisView, basis},
    refusal,
    text_field::TextFieldView,
};

/// Everything the tool shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct View {
    /// The budget.
    pub(super) field: TextFieldView,
    /// What is wrong with the scenario, in sentences.
    pub(super) problems: Vec<AttrValue>,
    /// What it buys, in the usual order of methods.
    pub(super) methods: Vec<MethodView>,
    /// What the answer rests on.
    pub(super) basis: Option<BasisView>,
}

/// What a budget buys with one way to pay.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MethodView {
    /// The stable name of the way to pay.
    pub(super) id: &'static str,
    /// The way to pay.
    pub(super) method: &'static str,
    /// The most it buys, or that it buys nothing.
    pub(super) most: AttrValue,
    /// What that costs, how long the scenario's own capacity could run by the hour, and the next amount up.
    pub(super) figures: Vec<(&'static str, AttrValue)>,
    /// The scenario with the most it buys.
    pub(super) adopted: Option<Scenario>,
}

/// What the tool shows of a scenario and of what was typed; until anything was, the cost of the scenario in its
/// cheapest way is the budget.
pub(super) fn view(scenario: &Scenario, typed: Option<&str>, format: &Format) -> View {
    let lang = format.lang();
    let comparison = contract::compare(scenario);
    let suggested = || {
        let cheapest = comparison.as_ref().ok().and_then(|comparison| comparison.options.first());
        cheapest.map(|option| option.display.clone()).unwrap_or_default()
    };
    let budget = typed.map_or_else(suggested, str::to_owned);
    let question =
        BudgetQuestion { version: scenario.version, scenario: scenario.clone(), budget: budget.clone() };
    let field = |problems: &[Problem]| {
        TextFieldView::new("budget", lang.buys_budget(), &budget, ("budget", problems), lang)
    };
    if comparison.as_ref().is_ok_and(|comparison| comparison.running.running_minutes == 0) {
        // Any amount is affordable of what costs nothing.
        let problems = vec![lang.warning_never_runs().into()];
        return View { field: field(&[]), problems, methods: Vec::new(), basis: None };
    }
    match contract::budget(&question).and_then(|answer| Ok((answer, comparison.clone()?))) {
        Ok((answer, comparison)) => {
            let money = MoneyFormat::new(lang, comparison.currency.0, comparison.minor_unit);
            let words = Words { scenario, format, money: &money };
            View {
                field: field(&[]).hinted(lang.buys_hint(answer.currency.0.name())),
                problems: Vec::new(),
                methods: answer.methods.iter().map(|method| words.method(method)).collect(),
                basis: Some(basis(&comparison, &answer.sources, lang)),
            }
        }
        Err(problems) => View {
            field: field(&problems),
            problems: refusal::of_scenario(&problems, lang),
            methods: Vec::new(),
            basis: None,
        },
    }
}

struct Words<'answer> {
    scenario: &'answer Scenario,
    format: &'answer Format,
    money: &'answer MoneyFormat,
}

impl Words<'_> {
    fn method(&self, affordable: &AffordableMethod) -> MethodView {
        let (lang, most) = (self.format.lang(), affordable.most.as_ref());
        let minutes = affordable.minutes.as_ref().and_then(|minutes| minutes.value.parse().ok());
        let cost = most.map(|most| (lang.table_cost(), self.money.rounded(&most.cost)));
        let hours = minutes.map(|minutes| (lang.buys_hours(), self.format.hours(minutes)));
        let next = [
            (lang.buys_next(), self.bought(&affordable.next)),
            (lang.buys_next_cost(), self.money.rounded(&affordable.next.cost)),
        ];
        let figures = cost.into_iter().chain(hours).chain(next);
        MethodView {
            id: affordable.method.0.name(),
            method: lang.method(affordable.method.0),
            most: most.map_or_else(|| lang.buys_nothing().into(), |most| self.bought(most).into()),
            figures: figures.map(|(name, value)| (name, value.into())).collect(),
            adopted: most.map(|most| self.adopted(most)),
        }
    }

    fn bought(&self, bought: &BoughtAmount) -> String {
        let lang = self.format.lang();
        match (&bought.input_tpm, &bought.output_tpm, bought.units) {
            (Some(input), Some(output), _) => {
                lang.buys_throughput(&self.format.number(&input.value), &self.format.number(&output.value))
            }
            (_, _, Some(units)) => lang.buys_units(&self.format.number(&units.to_string())),
            _ => String::new(),
        }
    }

    /// The scenario with what is bought in place of what it asked for.
    fn adopted(&self, bought: &BoughtAmount) -> Scenario {
        let mut scenario = self.scenario.clone();
        if let (Some(ptu), Some(input), Some(output)) =
            (&mut scenario.ptu, &bought.input_tpm, &bought.output_tpm)
        {
            ptu.input_tpm = input.value.clone();
            ptu.output_tpm = output.value.clone();
        }
        if let (Some(asked), Some(units)) = (&mut scenario.model_unit, bought.units) {
            asked.units = units.to_string();
        }
        scenario
    }
}

#[cfg(test)]
mod tests;
