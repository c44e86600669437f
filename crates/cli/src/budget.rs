//! `deploycost budget`.

use contract::budget::{AffordableMethod, BoughtAmount, BudgetAnswer, BudgetQuestion};
use serde::Serialize;
use text::Lang;

use crate::{
    answer::written,
    asked::Asked,
    document::{Document, number, text},
    failure::Failure,
    report::money,
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
    written(&answer, arguments.asked.output, records, document)
}

/// What one method buys as a CSV record.
#[derive(Serialize)]
struct Record<'answer> {
    method: String,
    input_tpm: Option<&'answer str>,
    output_tpm: Option<&'answer str>,
    units: Option<u32>,
    cost: Option<&'answer str>,
    next_cost: &'answer str,
    minutes: Option<&'answer str>,
}

impl<'answer> Record<'answer> {
    fn new(method: &'answer AffordableMethod) -> Self {
        let most = method.most.as_ref();
        Self {
            method: method.method.to_string(),
            input_tpm: most.and_then(|most| most.input_tpm.as_ref()).map(|input| input.value.as_str()),
            output_tpm: most.and_then(|most| most.output_tpm.as_ref()).map(|output| output.value.as_str()),
            units: most.and_then(|most| most.units),
            cost: most.map(|most| most.cost.value.as_str()),
            next_cost: &method.next.cost.value,
            minutes: method.minutes.as_ref().map(|minutes| minutes.value.as_str()),
        }
    }
}

fn document(answer: &BudgetAnswer, lang: Lang) -> Document {
    let mut document = Document::default();
    document.paragraph(lang.report_budget_of(&money(&answer.budget), &answer.currency.to_string()));
    let header = vec![
        text(lang.table_method()),
        text(lang.report_most()),
        number(lang.table_cost()),
        text(lang.report_next()),
        number(lang.table_cost()),
        number(lang.report_runs_for()),
    ];
    let rows = answer.methods.iter().map(|method| {
        let (most, cost) = match &method.most {
            Some(most) => (bought(lang, most), money(&most.cost)),
            None => (lang.report_nothing().into(), "–".into()),
        };
        let minutes = method.minutes.as_ref().and_then(|minutes| minutes.value.parse().ok());
        vec![
            lang.method(method.method.0).into(),
            most,
            cost,
            bought(lang, &method.next),
            money(&method.next.cost),
            minutes.map_or_else(|| "–".into(), |minutes| lang.duration(minutes)),
        ]
    });
    document.table(header, rows.collect());
    document.sources(lang, &answer.sources);
    document
}

fn bought(lang: Lang, bought: &BoughtAmount) -> String {
    match (&bought.input_tpm, &bought.output_tpm, bought.units) {
        (Some(input), Some(output), _) => lang.report_tpm_pair(&input.value, &output.value),
        (_, _, Some(units)) => lang.report_unit_count(&units.to_string()),
        _ => String::new(),
    }
}
