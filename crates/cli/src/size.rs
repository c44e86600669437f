//! `deploycost size`.

use billing::{named::Named as _, price_book::Mode};
use contract::size::{PeakLoad, SizeAnswer, SizeQuestion, SizedThroughput, in_percent, share};
use serde::Serialize;
use text::{Lang, grouped};

use crate::{
    answer::written,
    asked::Asked,
    document::{Document, number, text},
    failure::Failure,
    report::slips,
    request_shape::RequestShape,
};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Requests a minute at the peak
    #[arg(long, allow_negative_numbers = true)]
    requests_per_minute: String,
    #[command(flatten)]
    request: RequestShape,
    /// What to buy above the peak, in per cent of it
    #[arg(long, allow_negative_numbers = true)]
    headroom: Option<String>,
    #[command(flatten)]
    asked: Asked,
}

pub(crate) fn run(arguments: Arguments) -> Result<String, Failure> {
    let scenario = arguments.asked.scenario()?;
    let cached = arguments.request.cached_percent.is_some();
    let load = PeakLoad {
        requests_per_minute: arguments.requests_per_minute,
        input_tokens: arguments.request.input_tokens,
        output_tokens: arguments.request.output_tokens,
        thinking_output_tokens: arguments.request.thinking_output_tokens,
        cached_share: arguments.request.cached_percent.as_deref().map(share),
        headroom_percent: arguments.headroom,
    };
    let question = SizeQuestion { version: scenario.version, scenario, load };
    let answer = contract::size(&question).map_err(|problems| in_percent(problems, "load.cachedShare"));
    let answer = arguments.asked.answered(answer)?;
    let title = question.scenario.ptu.as_ref().map_or_else(String::new, |ptu| {
        let mode =
            Mode::from_name(&ptu.mode).map_or(&*ptu.mode, |mode| arguments.asked.output.lang.mode(mode));
        [&ptu.model, mode].join(", ")
    });
    let records = [("input", &answer.input), ("output", &answer.output)];
    written(
        &answer,
        arguments.asked.output,
        records.map(|(direction, sized)| Record::new(direction, sized)),
        |answer, lang| document(answer, &title, cached, lang),
    )
}

/// One direction as a CSV record.
#[derive(Serialize)]
struct Record<'answer> {
    direction: &'static str,
    per_request: &'answer str,
    needed: &'answer str,
    bought: &'answer str,
    wasted: &'answer str,
    blocks: &'answer str,
}

impl<'answer> Record<'answer> {
    fn new(direction: &'static str, sized: &'answer SizedThroughput) -> Self {
        Self {
            direction,
            per_request: &sized.per_request.value,
            needed: &sized.needed.value,
            bought: &sized.bought.value,
            wasted: &sized.wasted.value,
            blocks: &sized.blocks.value,
        }
    }
}

/// The answer; `cached` says whether a share of cached tokens was asked about.
fn document(answer: &SizeAnswer, title: &str, cached: bool, lang: Lang) -> Document {
    let mut document = Document::default();
    let header = vec![
        text(lang.report_direction()),
        number(lang.report_per_request()),
        number(lang.report_needed()),
        number(lang.report_bought()),
        number(lang.report_wasted()),
        number(lang.report_blocks()),
    ];
    let row = |direction: &str, sized: &SizedThroughput| {
        let blocks = format!("{} × {}", grouped(&sized.blocks.value), grouped(&sized.block.value));
        let values = [&sized.per_request, &sized.needed, &sized.bought, &sized.wasted];
        let values = values.map(|quantity| grouped(&quantity.value));
        [vec![direction.to_owned()], values.into(), vec![blocks]].concat()
    };
    let rows = vec![row(lang.dimension_input(), &answer.input), row(lang.dimension_output(), &answer.output)];
    document.heading(title);
    document.table(header, rows);
    let mut notes = Vec::new();
    if answer.above_max_input {
        notes.push(
            lang.table_attention(
                &lang.report_above_max_input(&grouped(&answer.max_input_tokens.to_string())),
            ),
        );
    }
    if cached && answer.cache_factor.is_none() {
        notes.push(lang.notice_no_cache_factor().into());
    }
    notes.extend(slips(&answer.unit_checks, lang));
    document.list(notes);
    document.sources(lang, &answer.sources);
    document
}
