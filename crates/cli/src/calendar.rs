//! `deploycost calendar`.

use billing::{method::Method, named::Named as _};
use contract::{
    calendar::{self, CalendarAnswer, DatedEvent, OrderTime},
    question::ScenarioQuestion,
    scenario::Scenario,
};
use serde::Serialize;
use text::{Lang, grouped};

use crate::{
    answer::written,
    asked::Asked,
    document::{Document, text},
    failure::Failure,
    report::{asked, moment, money},
};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Write the dates of one way to pay as an iCalendar file with reminders, instead of `--format`
    #[arg(long)]
    ics: bool,
    /// The way to pay whose dates are written, such as `ptu-daily`; the cheapest by default
    #[arg(long, requires = "ics", value_parser = method)]
    method: Option<Method>,
    #[command(flatten)]
    asked: Asked,
}

fn method(name: &str) -> Result<Method, String> {
    let names = || Method::ALL.iter().map(|method| method.name()).collect::<Vec<_>>().join(", ");
    Method::from_name(name).ok_or_else(|| format!("choose one of {}", names()))
}

pub(crate) fn run(arguments: Arguments) -> Result<String, Failure> {
    let scenario = arguments.asked.scenario()?;
    let question = ScenarioQuestion { version: scenario.version, scenario };
    let answer = arguments.asked.answered(contract::calendar(&question))?;
    if arguments.ics {
        let Arguments { asked, method, .. } = &arguments;
        return asked.answered(calendar::file(&answer, *method, asked.output.lang));
    }
    let records = answer.options.iter().flat_map(|option| {
        let method = option.method.to_string();
        let record = move |event: &'_ DatedEvent| Record {
            method: method.clone(),
            at: event.at.clone(),
            until: event.until.clone(),
            event: event.event.to_string(),
        };
        option.events.iter().map(record)
    });
    written(&answer, arguments.asked.output, records.collect::<Vec<_>>(), |answer, lang| {
        document(answer, &question.scenario, lang)
    })
}

/// A date as a CSV record.
#[derive(Serialize)]
struct Record {
    method: String,
    at: String,
    /// The end of what happens in a window of time.
    until: Option<String>,
    event: String,
}

/// Dates that are shown of each way to pay; a service that stops every night has hundreds in a year.
const MOST_DATES: usize = 40;

fn document(answer: &CalendarAnswer, scenario: &Scenario, lang: Lang) -> Document {
    let mut document = Document::default();
    document.list(asked(scenario, lang));
    document.paragraph(lang.table_book(&answer.book, &answer.currency.to_string()));
    if let Some(order) = &answer.order_time {
        document.list(advice(order, lang));
    }
    if answer.options.iter().all(|option| option.events.is_empty()) {
        document.paragraph(lang.warning_never_runs());
    }
    for option in answer.options.iter().filter(|option| !option.events.is_empty()) {
        document.heading(lang.method(option.method.0));
        let rows = option.events.iter().take(MOST_DATES);
        let rows = rows.map(|event| vec![when(event), event.event.0.sentence(lang).into()]);
        document.table(vec![text(lang.report_when()), text(lang.report_what())], rows.collect());
        let more = option.events.len().saturating_sub(MOST_DATES);
        if more > 0 {
            document.paragraph(lang.report_log_more(&grouped(&more.to_string())));
        }
    }
    document.list(answer.notices.iter().map(|notice| notice.message.text(lang).to_owned()).collect());
    document.sources(lang, &answer.sources);
    document
}

/// A minute, or a window of time.
fn when(event: &DatedEvent) -> String {
    match &event.until {
        Some(until) => format!("{} – {}", moment(&event.at), moment(until)),
        None => moment(&event.at),
    }
}

fn advice(order: &OrderTime, lang: Lang) -> Vec<String> {
    let time = |minutes: i64| lang.duration(u64::try_from(minutes).unwrap_or_default());
    let (price, hourly) = (money(&order.per_covered_hour), money(&order.per_hour));
    let mut advice = vec![
        lang.report_ordered_now(
            &moment(&order.package.ordered),
            &time(order.covered_minutes),
            &price,
            &hourly,
        ),
        lang.report_best_order(&moment(&order.best.ordered), &time(order.best_covered_minutes)),
    ];
    if let Some(wait) = &order.wait {
        advice.push(lang.report_wait(
            &moment(&wait.package.ordered),
            &money(&wait.bridge),
            &money(&wait.saves),
        ));
        advice.extend(wait.change(lang));
    }
    if order.hours_cost_less {
        advice.push(lang.dates_hours_cost_less(&money(&order.by_the_hour), &money(&order.packages)));
    }
    advice.extend(order.rests_on(lang));
    advice
}
