//! `deploycost compare`.

use billing::{charge::FactorName, method::Method};
use contract::comparison::{Amount, Comparison, PricedOption};
use serde::Serialize;

use crate::{answer::written, asked::Asked, failure::Failure, report};

pub(crate) fn run(asked: &Asked) -> Result<String, Failure> {
    let scenario = asked.scenario()?;
    let comparison = asked.answered(contract::compare(&scenario))?;
    let records: Vec<_> = comparison.options.iter().map(|option| Record::new(option, &comparison)).collect();
    let checks = asked.answered(contract::check_units(&scenario))?;
    written(&comparison, asked.output, records, |comparison, lang| {
        report::comparison(comparison, &checks, lang)
    })
}

/// One option as a CSV record: exact amounts under the contract's names.
#[derive(Serialize)]
struct Record<'answer> {
    book: &'answer str,
    start: &'answer str,
    end: &'answer str,
    running_minutes: u64,
    rank: u32,
    method: String,
    model: &'answer str,
    mode: Option<&'answer str>,
    spec: Option<&'answer str>,
    units: Option<&'answer str>,
    input_tpm: Option<&'answer str>,
    output_tpm: Option<&'answer str>,
    charged_input_tpm: Option<&'answer str>,
    charged_output_tpm: Option<&'answer str>,
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
    fn new(option: &'answer PricedOption, comparison: &'answer Comparison) -> Self {
        let scenario = &comparison.scenario;
        let method = option.method.0;
        let fine_tuned = method.is_model_units() || method == Method::TokenDeployment;
        // Per token there is a model, but nothing is bought.
        let deployed = scenario.model_unit.as_ref().filter(|_| fine_tuned);
        let units = deployed.filter(|_| method.is_model_units());
        let ptu = scenario.ptu.as_ref().filter(|_| !fine_tuned);
        let reserved = ptu.filter(|_| method.is_ptu());
        let model = ptu.map(|ptu| &ptu.model).or(deployed.map(|deployed| &deployed.model));
        let value = |amount: &'answer Option<Amount>| amount.as_ref().map(|amount| amount.value.as_str());
        let costs = &option.unit_costs;
        Self {
            book: &comparison.book,
            start: &scenario.period.start,
            end: &scenario.period.end,
            running_minutes: comparison.running.running_minutes,
            rank: option.rank,
            method: option.method.to_string(),
            model: model.map_or("", String::as_str),
            mode: ptu.map(|ptu| ptu.mode.as_str()).or(deployed.and_then(|deployed| deployed.mode.as_deref())),
            spec: units.and_then(|units| units.spec.as_deref()),
            units: units.map(|units| units.units.as_str()),
            input_tpm: reserved.map(|ptu| ptu.input_tpm.as_str()),
            output_tpm: reserved.map(|ptu| ptu.output_tpm.as_str()),
            charged_input_tpm: charged(option, FactorName::InputTpm),
            charged_output_tpm: charged(option, FactorName::OutputTpm),
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

/// A throughput as it is charged, which may be rounded up from what was entered: as a line of the bill has it.
fn charged(option: &PricedOption, name: FactorName) -> Option<&str> {
    let mut factors = option.lines.iter().flat_map(|line| &line.factors);
    factors.find(|factor| factor.name.0 == name).map(|factor| factor.value.as_str())
}
