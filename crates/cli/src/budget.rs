//! `deploycost budget`.

use billing::budget::TimeUnit;
use contract::{
    budget::{AffordableMethod, AffordableTime, BoughtAmount, BudgetAnswer, BudgetQuestion, Time},
    scenario::Scenario,
};
use serde::Serialize;
use text::{Lang, grouped};

use crate::{
    answer::written,
    asked::Asked,
    document::{Document, number, text},
    failure::Failure,
    report::{asked, attention, money},
};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    asked: Asked,
    /// The budget, in the price book's currency
    #[arg(allow_negative_numbers = true)]
    budget: String,
}

pub(crate) fn run(arguments: Arguments) -> Result<String, Failure> {
    let scenario = arguments.asked.scenario()?;
    let question = BudgetQuestion { version: scenario.version, scenario, budget: arguments.budget };
    let answer = arguments.asked.answered(contract::budget(&question))?;
    let records: Vec<_> = answer.methods.iter().map(Record::new).collect();
    written(&answer, arguments.asked.output, records, |answer, lang| {
        document(answer, &question.scenario, lang)
    })
}

/// What one method buys as a CSV record.
#[derive(Serialize)]
struct Record<'answer> {
    method: String,
    input_tpm: Option<&'answer str>,
    output_tpm: Option<&'answer str>,
    units: Option<u32>,
    requests: Option<&'answer str>,
    cost: Option<&'answer str>,
    next_cost: &'answer str,
    time: Option<&'answer str>,
    time_unit: Option<String>,
    time_cost: Option<&'answer str>,
    next_time_cost: Option<&'answer str>,
}

impl<'answer> Record<'answer> {
    fn new(method: &'answer AffordableMethod) -> Self {
        let (most, time) = (method.most.as_ref(), method.time.as_ref());
        Self {
            method: method.method.to_string(),
            input_tpm: most.and_then(|most| most.input_tpm.as_ref()).map(|input| input.value.as_str()),
            output_tpm: most.and_then(|most| most.output_tpm.as_ref()).map(|output| output.value.as_str()),
            units: most.and_then(|most| most.units),
            requests: most
                .and_then(|most| most.requests.as_ref())
                .map(|requests| requests.count.value.as_str()),
            cost: most.map(|most| most.cost.value.as_str()),
            next_cost: &method.next.cost.value,
            time: time.map(|time| time.most.count.value.as_str()),
            time_unit: time.map(|time| time.unit.to_string()),
            time_cost: time.map(|time| time.most.cost.value.as_str()),
            next_time_cost: time.map(|time| time.next.cost.value.as_str()),
        }
    }
}

fn document(answer: &BudgetAnswer, scenario: &Scenario, lang: Lang) -> Document {
    let mut document = Document::default();
    document.paragraph(lang.report_budget_of(&money(&answer.budget), &answer.currency.to_string()));
    document.list(asked(scenario, lang));
    if answer.methods.is_empty() {
        document.paragraph(lang.warning_never_runs());
    }
    let header = vec![
        text(lang.table_method()),
        text(lang.report_most()),
        number(lang.table_cost()),
        text(lang.report_next()),
        number(lang.table_cost()),
    ];
    let rows = answer.methods.iter().map(|method| {
        let (most, cost) = match &method.most {
            Some(most) => (bought(lang, most), money(&most.cost)),
            None => (lang.report_nothing().into(), "–".into()),
        };
        let name = lang.method(method.method.0).into();
        vec![name, most, cost, bought(lang, &method.next), money(&method.next.cost)]
    });
    document.table(header, rows.collect());
    // What is paid for by its tokens does not run for a time.
    let rows = answer.methods.iter().filter_map(|method| {
        let (time, name) = (method.time.as_ref()?, lang.method(method.method.0).into());
        Some(vec![name, length(lang, time, &time.most), money(&time.next.cost)])
    });
    let header =
        vec![text(lang.table_method()), number(lang.report_runs_for()), number(lang.report_one_more())];
    document.table(header, rows.collect());
    document.list(attention(&answer.notices, lang));
    document.sources(lang, &answer.sources);
    document
}

fn length(lang: Lang, time: &AffordableTime, length: &Time) -> String {
    let count = &length.count.value;
    match time.unit.0 {
        TimeUnit::Minute => count.parse().map_or_else(|_| count.clone(), |minutes| lang.duration(minutes)),
        TimeUnit::Day => lang.days(&grouped(count)),
        TimeUnit::Month => lang.months(&grouped(count)),
    }
}

fn bought(lang: Lang, bought: &BoughtAmount) -> String {
    match bought {
        BoughtAmount { input_tpm: Some(input), output_tpm: Some(output), .. } => {
            lang.report_tpm_pair(&grouped(&input.value), &grouped(&output.value))
        }
        BoughtAmount { units: Some(units), .. } => lang.report_unit_count(&grouped(&units.to_string())),
        BoughtAmount { requests: Some(requests), .. } => lang.report_request_count(
            &lang.requests(&grouped(&requests.count.value)),
            &grouped(&requests.input_tokens.value),
            &grouped(&requests.output_tokens.value),
        ),
        _ => String::new(),
    }
}
