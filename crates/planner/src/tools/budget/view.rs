//! What a budget buys, in words.

use billing::{budget::TimeUnit, named::Named as _};
use contract::{
    budget::{AffordableMethod, AffordableTime, BoughtAmount, BudgetQuestion, Time},
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
    /// What is missing for ordinary calls to be counted.
    pub(super) note: Option<&'static str>,
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
    /// What that costs, the next amount up, how long the scenario's own capacity would last, and a little longer.
    pub(super) figures: Vec<(&'static str, AttrValue)>,
    /// What comes on top of that.
    pub(super) note: Option<&'static str>,
    /// The scenario with the most throughput or units it buys.
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
        return View { field: field(&[]), problems, methods: Vec::new(), note: None, basis: None };
    }
    match contract::budget(&question).and_then(|answer| Ok((answer, comparison.clone()?))) {
        Ok((answer, comparison)) => {
            let money = MoneyFormat::new(lang, comparison.currency.0, comparison.minor_unit);
            let words = Words { scenario, format, money: &money };
            let currency = answer.currency.0.name();
            let hint = match scenario.ptu {
                Some(_) => lang.buys_hint_throughput(currency),
                None => lang.buys_hint(currency),
            };
            View {
                field: field(&[]).hinted(hint),
                problems: Vec::new(),
                methods: answer.methods.iter().map(|method| words.method(method)).collect(),
                note: scenario.traffic.is_none().then(|| lang.buys_needs_traffic()),
                basis: Some(basis(&comparison, &answer.sources, lang)),
            }
        }
        Err(problems) => View {
            // Nobody emptied a field that has nothing to suggest.
            field: field(if typed.is_none() && comparison.is_err() { &[] } else { &problems }),
            problems: refusal::of_scenario(&problems, lang),
            methods: Vec::new(),
            note: None,
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
        let cost = most.map(|most| (lang.table_cost(), self.cost(most)));
        let tokens = most.and_then(|most| most.requests.as_ref()).map(|requests| {
            let [input, output] = [&requests.input_tokens, &requests.output_tokens]
                .map(|tokens| self.format.number(&tokens.value));
            (lang.buys_tokens_of(), lang.buys_tokens(&input, &output))
        });
        let next = [
            (lang.buys_next(), self.bought(&affordable.next)),
            (lang.buys_next_cost(), self.cost(&affordable.next)),
        ];
        let time = affordable.time.iter().flat_map(|time| {
            let figure = |name, length: &Time| {
                let (cost, lasts) = (self.money.rounded(&length.cost), self.length(time, length));
                let nothing = length.count.value == "0";
                (name, if nothing { lasts } else { lang.buys_length(&lasts, &cost) })
            };
            [figure(lang.buys_lasts(), &time.most), figure(lang.buys_longer(), &time.next)]
        });
        let figures = cost.into_iter().chain(tokens).chain(next).chain(time);
        MethodView {
            id: affordable.method.0.name(),
            method: lang.method(affordable.method.0),
            most: most.map_or_else(|| lang.buys_nothing().into(), |most| self.bought(most).into()),
            figures: figures.map(|(name, value)| (name, value.into())).collect(),
            note: (most.is_some_and(|most| most.input_tpm.is_some()) && self.scenario.traffic.is_some())
                .then(|| lang.buys_without_overflow()),
            adopted: most.filter(|most| most.requests.is_none()).map(|most| self.adopted(most)),
        }
    }

    /// What an amount costs. One request more may cost so little that rounded it would seem to be within the budget.
    fn cost(&self, bought: &BoughtAmount) -> String {
        match bought.requests {
            Some(_) => self.money.exact(&bought.cost.value),
            None => self.money.rounded(&bought.cost),
        }
    }

    fn length(&self, time: &AffordableTime, length: &Time) -> String {
        let (lang, count) = (self.format.lang(), &length.count.value);
        match time.unit.0 {
            TimeUnit::Minute => {
                count.parse().map_or_else(|_| count.clone(), |minutes| self.format.lang().duration(minutes))
            }
            TimeUnit::Day => lang.days(&self.format.number(count)),
            TimeUnit::Month => lang.months(&self.format.number(count)),
        }
    }

    fn bought(&self, bought: &BoughtAmount) -> String {
        let (lang, number) = (self.format.lang(), |text: &str| self.format.number(text));
        match bought {
            BoughtAmount { input_tpm: Some(input), output_tpm: Some(output), .. } => {
                lang.buys_throughput(&number(&input.value), &number(&output.value))
            }
            BoughtAmount { units: Some(units), .. } => lang.buys_units(&number(&units.to_string())),
            BoughtAmount { requests: Some(requests), .. } => {
                lang.buys_requests(&number(&requests.count.value))
            }
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
