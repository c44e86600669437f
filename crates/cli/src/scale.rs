//! `deploycost scale`.

use contract::{
    plan::Throughput,
    scale::{ScaleAnswer, ScaleQuestion, Scaled},
    scenario::Scenario,
};
use serde::Serialize;
use text::Lang;

use crate::{
    answer::written,
    asked::Asked,
    document::Document,
    failure::Failure,
    report::{moment, money, reserved},
};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// When the package was ordered, as 2026-04-01T10:00
    #[arg(long)]
    ordered: String,
    /// Days it was bought for
    #[arg(long, allow_negative_numbers = true)]
    days: String,
    /// When it is changed, as 2026-04-02T10:00
    #[arg(long)]
    at: String,
    /// The new input tokens per minute, together with `--output-tpm`; without both only ending the package is priced
    #[arg(long, requires = "output_tpm", allow_negative_numbers = true)]
    input_tpm: Option<String>,
    /// The new output tokens per minute, together with `--input-tpm`
    #[arg(long, requires = "input_tpm", allow_negative_numbers = true)]
    output_tpm: Option<String>,
    #[command(flatten)]
    asked: Asked,
}

pub(crate) fn run(arguments: Arguments) -> Result<String, Failure> {
    let scenario = arguments.asked.scenario()?;
    let to = arguments.input_tpm.zip(arguments.output_tpm);
    let question = ScaleQuestion {
        version: scenario.version,
        scenario,
        ordered: arguments.ordered,
        days: arguments.days,
        at: arguments.at,
        to: to.map(|(input_tpm, output_tpm)| Throughput { input_tpm, output_tpm }),
    };
    let answer = arguments.asked.answered(contract::scale(&question))?;
    let changes = answer.change.iter().map(|change| Record::new("change", change));
    let records: Vec<_> = changes.chain([Record::new("early-end", &answer.early_end)]).collect();
    written(&answer, arguments.asked.output, records, |answer, lang| {
        document(answer, &question.scenario, lang)
    })
}

/// A change as a CSV record: what is paid, or paid back.
#[derive(Serialize)]
struct Record<'answer> {
    change: &'static str,
    answer: &'static str,
    amount: Option<&'answer str>,
}

impl<'answer> Record<'answer> {
    fn new(change: &'static str, scaled: &'answer Scaled) -> Self {
        match scaled {
            Scaled::NotPossible => Self { change, answer: "not-possible", amount: None },
            Scaled::NotPublished => Self { change, answer: "not-published", amount: None },
            Scaled::Fee { fee } => Self { change, answer: "fee", amount: Some(&fee.value) },
            Scaled::Refund(refund) => Self { change, answer: "refund", amount: Some(&refund.refund.value) },
        }
    }
}

fn document(answer: &ScaleAnswer, scenario: &Scenario, lang: Lang) -> Document {
    let mut document = Document::default();
    let time = |minutes: i64| lang.duration(u64::try_from(minutes).unwrap_or_default());
    let package = lang.table_period(&moment(&answer.package.ordered), &moment(&answer.package.expires));
    document.list(reserved(scenario, lang).into_iter().collect());
    document.paragraph(lang.table_book(&answer.book, &answer.currency.to_string()));
    let mut figures = vec![
        (lang.report_package(), package),
        (lang.report_paid(), money(&answer.paid)),
        (lang.report_used(), time(answer.used_minutes)),
        (lang.report_left(), time(answer.left_minutes)),
    ];
    figures.extend(answer.change.as_ref().map(|change| (lang.report_change(), spoken(lang, change))));
    figures.push((lang.report_early_end(), spoken(lang, &answer.early_end)));
    document.figures(lang, figures);
    document.sources(lang, &answer.sources);
    document
}

fn spoken(lang: Lang, scaled: &Scaled) -> String {
    match scaled {
        Scaled::NotPossible => lang.report_not_possible().into(),
        Scaled::NotPublished => lang.report_not_published().into(),
        Scaled::Fee { fee } => lang.report_fee(&money(fee)),
        Scaled::Refund(refund) => lang.report_refund(&money(&refund.refund), &money(&refund.settled)),
    }
}
