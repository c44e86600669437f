//! `deploycost compare`.

use contract::comparison::{Amount, Comparison, PricedOption};
use serde::Serialize;

use crate::{answer::written, asked::Asked, failure::Failure, report};

pub(crate) fn run(asked: &Asked) -> Result<String, Failure> {
    let scenario = asked.scenario()?;
    let comparison = asked.answered(contract::compare(&scenario))?;
    let records: Vec<_> = comparison.options.iter().map(|option| Record::new(option, &comparison)).collect();
    written(&comparison, asked.output, records, |comparison, lang| {
        report::comparison(&scenario, comparison, lang)
    })
}

/// One option as a CSV record: exact amounts under the contract's names.
#[derive(Serialize)]
struct Record<'answer> {
    rank: u32,
    method: String,
    currency: String,
    cost: &'answer str,
    display: &'answer str,
    above_cheapest: Option<&'answer str>,
    per_running_hour: Option<&'answer str>,
    per_day: &'answer str,
    per_month: &'answer str,
    per_million_tokens: Option<&'answer str>,
    incomplete: bool,
}

impl<'answer> Record<'answer> {
    fn new(option: &'answer PricedOption, comparison: &Comparison) -> Self {
        let value = |amount: &'answer Option<Amount>| amount.as_ref().map(|amount| amount.value.as_str());
        let costs = &option.unit_costs;
        Self {
            rank: option.rank,
            method: option.method.to_string(),
            currency: comparison.currency.to_string(),
            cost: &option.cost,
            display: &option.display,
            above_cheapest: value(&option.above_cheapest),
            per_running_hour: value(&costs.per_running_hour),
            per_day: &costs.per_day.value,
            per_month: &costs.per_month.value,
            per_million_tokens: value(&costs.per_million_tokens),
            incomplete: option.incomplete,
        }
    }
}
