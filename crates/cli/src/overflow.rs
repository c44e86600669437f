//! `deploycost overflow`.

use std::path::PathBuf;

use contract::{
    overflow::{OverflowAnswer, OverflowQuestion, RequestWindow, SwingingTraffic, counted},
    size::{in_percent, share},
};
use serde::Serialize;
use text::{Lang, grouped};

use crate::{
    answer::written,
    asked::Asked,
    document::Document,
    failure::Failure,
    input,
    report::{attention, money, reserved},
    request_shape::RequestShape,
};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Requests a minute at the peak
    #[arg(long, allow_negative_numbers = true, required_unless_present = "week", requires = "average")]
    peak: Option<String>,
    /// Requests a minute on average
    #[arg(long, allow_negative_numbers = true, requires = "peak")]
    average: Option<String>,
    /// Instead of both, a file with requests by the hours of a week as JSON, `-` for standard input: `{"windows": [{"days": ["mon"], "from": "09:00", "to": "18:00",
    /// "requestsPerMinute": "120"}]}`; where windows overlap they add up, outside of them no request comes
    #[arg(long, conflicts_with_all = ["peak", "average"])]
    week: Option<PathBuf>,
    #[command(flatten)]
    request: RequestShape,
    /// What happens above the reservation: `auto` bills it per token, `ptu-only` refuses it
    #[arg(long)]
    choice: Option<String>,
    #[command(flatten)]
    asked: Asked,
}

pub(crate) fn run(arguments: Arguments) -> Result<String, Failure> {
    let scenario = arguments.asked.scenario()?;
    let output = arguments.asked.output;
    let week = arguments.week.map(|file| input::decoded(&file, output, RequestWindow::all_from_value));
    let traffic = SwingingTraffic {
        peak_requests_per_minute: arguments.peak,
        average_requests_per_minute: arguments.average,
        windows: week.transpose()?,
        input_tokens: arguments.request.input_tokens,
        output_tokens: arguments.request.output_tokens,
        thinking_output_tokens: arguments.request.thinking_output_tokens,
        cached_share: arguments.request.cached_percent.as_deref().map(share),
    };
    let question =
        OverflowQuestion { version: scenario.version, scenario, traffic, choice: arguments.choice };
    let answer = contract::overflow(&question);
    let answer = answer.map_err(|problems| in_percent(problems, "traffic.cachedShare"));
    let answer = arguments.asked.answered(answer)?;
    written(&answer, arguments.asked.output, [Record::new(&answer)], |answer, lang| {
        document(answer, &question, lang)
    })
}

/// The answer as a CSV record.
#[derive(Serialize)]
struct Record<'answer> {
    choice: String,
    currency: String,
    requests: &'answer str,
    input_tokens: &'answer str,
    output_tokens: &'answer str,
    share: &'answer str,
    cost: Option<&'answer str>,
    input_utilisation: &'answer str,
    output_utilisation: &'answer str,
}

impl<'answer> Record<'answer> {
    fn new(answer: &'answer OverflowAnswer) -> Self {
        Self {
            choice: answer.choice.to_string(),
            currency: answer.currency.to_string(),
            requests: &answer.requests.value,
            input_tokens: &answer.input_tokens.value,
            output_tokens: &answer.output_tokens.value,
            share: &answer.share.value,
            cost: answer.cost.as_ref().map(|cost| cost.value.as_str()),
            input_utilisation: &answer.input_utilisation.value,
            output_utilisation: &answer.output_utilisation.value,
        }
    }
}

fn document(answer: &OverflowAnswer, question: &OverflowQuestion, lang: Lang) -> Document {
    let mut document = Document::default();
    let binding = answer.binding.map_or("–", |binding| lang.dimension(binding.0));
    document.list(reserved(&question.scenario, lang).into_iter().collect());
    document.paragraph(lang.table_book(&answer.book, &answer.currency.to_string()));
    document.figures(
        lang,
        vec![
            (lang.report_overflow_requests(), grouped(&counted(&answer.requests))),
            (lang.item_input_tokens(), grouped(&counted(&answer.input_tokens))),
            (lang.item_output_tokens(), grouped(&counted(&answer.output_tokens))),
            (lang.report_overflow_share(), format!("{} %", answer.share.percent)),
            (lang.report_overflow_cost(), answer.cost.as_ref().map_or(lang.report_unknown().into(), money)),
            (lang.report_input_utilisation(), format!("{} %", answer.input_utilisation.percent)),
            (lang.report_output_utilisation(), format!("{} %", answer.output_utilisation.percent)),
            (lang.report_binding(), binding.into()),
        ],
    );
    let refused = answer.refuses().then(|| lang.sizing_refused_free().to_owned());
    let read = [Some(question.traffic.reading(lang).to_owned()), refused];
    document.list(read.into_iter().flatten().chain(attention(&answer.notices, lang)).collect());
    document.sources(lang, &answer.sources);
    document
}
