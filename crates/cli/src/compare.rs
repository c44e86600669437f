//! `deploycost compare`.

use std::path::Path;

use contract::comparison::{Amount, Comparison, PricedOption};
use serde::Serialize;

use crate::{
    args::{Format, Output},
    failure::{Failure, json},
    input, report,
};

pub(crate) fn run(file: &Path, output: Output) -> Result<String, Failure> {
    let scenario = input::scenario(file, output)?;
    let comparison = contract::compare(&scenario).map_err(|problems| Failure::problems(problems, output))?;
    match output.format {
        Format::Json => Ok(json(&comparison)),
        Format::Csv => csv(comparison.options.iter().map(|option| Record::new(option, &comparison))),
        Format::Table => Ok(report::comparison(&scenario, &comparison, output.lang).terminal()),
        Format::Markdown => Ok(report::comparison(&scenario, &comparison, output.lang).markdown()),
    }
}

/// One option as a CSV record: exact amounts under the contract's names.
#[derive(Serialize)]
struct Record<'answer> {
    rank: u32,
    method: String,
    currency: String,
    cost: &'answer str,
    display: &'answer str,
    above_cheapest: &'answer str,
    per_running_hour: Option<&'answer str>,
    per_day: &'answer str,
    per_month: &'answer str,
    per_million_tokens: Option<&'answer str>,
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
            above_cheapest: &option.above_cheapest.value,
            per_running_hour: value(&costs.per_running_hour),
            per_day: &costs.per_day.value,
            per_month: &costs.per_month.value,
            per_million_tokens: value(&costs.per_million_tokens),
        }
    }
}

/// Records as CSV, with a header.
pub(crate) fn csv<T: Serialize>(records: impl IntoIterator<Item = T>) -> Result<String, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in records {
        writer.serialize(record).map_err(|error| Failure::Io(error.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|error| Failure::io("csv", error.error()))?;
    String::from_utf8(bytes).map_err(|error| Failure::Io(error.to_string()))
}
