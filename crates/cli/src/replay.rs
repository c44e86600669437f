//! `deploycost replay`.

use std::path::PathBuf;

use billing::{method::Method, replay::ProportionOf};
use contract::{
    comparison::Amount,
    replay::{LogRead, ReplayAnswer, ReplayLevel},
};
use serde::Serialize;
use text::{Lang, grouped};

use crate::{
    answer::written,
    args::Output,
    document::{Document, number, text},
    failure::Failure,
    input, logs,
    reading::Reading,
    report::{attention, display, moment, money, named},
};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The logs, read as one in any order: CSV or JSON of a known format, or with the time, input tokens and output tokens of
    /// each request, also packed with gzip or zstd; a folder stands for its files, `-` for standard input
    #[arg(required = true)]
    logs: Vec<PathBuf>,
    /// The scenario as JSON; its `ptu` names the model and mode
    #[arg(long)]
    scenario: PathBuf,
    /// The share of all tokens that the second cheapest level may overflow, in per cent
    #[arg(long, default_value = "1", allow_negative_numbers = true)]
    overflow_share: String,
    /// Whose proportion of input to output the levels keep: `log`, or `scenario` for that of its `ptu`, which standard input
    /// in order of time needs no memory for
    #[arg(long, default_value = "log")]
    proportion: String,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    output: Output,
}

pub(crate) fn run(arguments: Arguments) -> Result<String, Failure> {
    let output = arguments.output;
    let is_stdin = |file: &PathBuf| file.as_os_str() == "-";
    if is_stdin(&arguments.scenario) && arguments.logs.iter().any(is_stdin) {
        return Err(Failure::Io("stdin cannot be both the log and the scenario".into()));
    }
    let scenario = input::scenario(&arguments.scenario, output)?;
    let mut question = arguments.reading.question(scenario, arguments.proportion);
    question.overflow_share_percent = Some(arguments.overflow_share);
    let answer = logs::replayed(&arguments.logs, question, output)?;
    let records: Vec<_> = answer.levels.iter().map(Record::new).collect();
    written(&answer, output, records, document)
}

/// One level as a CSV record.
#[derive(Serialize)]
struct Record<'answer> {
    input_tpm: &'answer str,
    output_tpm: &'answer str,
    covered_share: &'answer str,
    overflow_share: &'answer str,
    overflow_requests: i64,
    input_utilisation: &'answer str,
    output_utilisation: &'answer str,
    hourly_reservation: &'answer str,
    daily_reservation: &'answer str,
    overflow_cost: Option<&'answer str>,
    hourly_total: Option<&'answer str>,
    daily_total: Option<&'answer str>,
    hourly_priced_total: Option<&'answer str>,
    daily_priced_total: Option<&'answer str>,
}

impl<'answer> Record<'answer> {
    fn new(level: &'answer ReplayLevel) -> Self {
        let value = |amount: &'answer Option<Amount>| amount.as_ref().map(|amount| amount.value.as_str());
        Self {
            input_tpm: &level.input_tpm.value,
            output_tpm: &level.output_tpm.value,
            covered_share: &level.covered_share.value,
            overflow_share: &level.overflow_share.value,
            overflow_requests: level.overflow_requests,
            input_utilisation: &level.input_utilisation.value,
            output_utilisation: &level.output_utilisation.value,
            hourly_reservation: &level.hourly.reservation.value,
            daily_reservation: &level.daily.reservation.value,
            overflow_cost: value(&level.overflow_cost),
            hourly_total: value(&level.hourly.total),
            daily_total: value(&level.daily.total),
            hourly_priced_total: value(&level.hourly.priced_total),
            daily_priced_total: value(&level.daily.priced_total),
        }
    }
}

/// Rows of the curve that are shown, besides the marked ones.
const MOST_LEVELS: usize = 24;
/// Damaged rows that are shown.
const MOST_DAMAGED: usize = 10;

fn document(answer: &ReplayAnswer, lang: Lang) -> Document {
    let mut document = Document::default();
    let count = |number: i64| grouped(&number.to_string());
    let requests = lang.requests(&count(answer.requests));
    let (first, last) = (moment(&answer.first), moment(&answer.last));
    let (input, output) = (count(answer.input_tokens), count(answer.output_tokens));
    document.paragraph(lang.report_log_of(&requests, &first, &last, &input, &output));
    let within = |count: u64| grouped(&count.to_string());
    let (cached, reasoning) = (within(answer.cached_tokens), within(answer.reasoning_tokens));
    document.paragraph(lang.report_log_within(&cached, &reasoning));
    read_as(&mut document, &answer.logs, lang);
    if answer.reserve_nothing {
        let least = answer.cheapest.and_then(|place| answer.levels.get(place));
        let least =
            least.map_or(lang.report_no_level().into(), |level| total(answer, level, level.method.0, lang));
        document.heading(lang.report_reserve_nothing(&display(answer.token_cost.as_ref()), &least));
    }
    let assumed = answer.log_assumptions.iter().map(|note| note.message.text(lang).to_owned());
    document.list(assumed.collect());
    document.paragraph(lang.report_log_days(&lang.days(&grouped(&answer.package_days.to_string()))));
    document.paragraph(lang.table_book(&answer.book, &answer.currency.to_string()));
    document.paragraph(proportion(answer, lang));
    document.list(remarks(answer, lang));
    let level = |place: Option<usize>| match place.and_then(|place| answer.levels.get(place)) {
        Some(level) => {
            let (input, output) = (grouped(&level.input_tpm.value), grouped(&level.output_tpm.value));
            let throughput = lang.report_tpm_pair(&input, &output);
            let (total, method) = (total(answer, level, level.method.0, lang), lang.method(level.method.0));
            named(&throughput, &[&*total, lang.choose(", ", "，"), method].concat(), lang)
        }
        None => lang.report_no_level().into(),
    };
    let cheapest = match answer.cheapest {
        None if !answer.levels.is_empty() => lang.report_unknown().into(),
        place => level(place),
    };
    let per_token = answer.per_token(lang, &unpriced(answer, lang), money);
    let within = lang.report_cheapest_within(&answer.overflow_limit.percent);
    document.figures(
        lang,
        vec![
            (lang.report_per_token(), per_token),
            (lang.report_cheapest_level(), cheapest),
            (&within, level(answer.cheapest_within)),
        ],
    );
    let marked = [
        (lang.report_cheapest_level(), answer.cheapest),
        (&within, answer.cheapest_within.filter(|place| Some(*place) != answer.cheapest)),
    ];
    let used = marked.into_iter().filter_map(|(name, place)| {
        let level = answer.levels.get(place?)?;
        Some(named(name, &quota(level, lang), lang))
    });
    document.list(used.collect());
    document.table(
        vec![
            number(lang.report_input_tpm()),
            number(lang.report_output_tpm()),
            number(lang.report_overflowed()),
            number(lang.report_idle()),
            number(lang.method_ptu_hourly()),
            number(lang.method_ptu_daily()),
            text(lang.report_mark()),
        ],
        curve(answer, lang),
    );
    document.paragraph(lang.report_more_rows());
    let readings = answer
        .assumptions
        .iter()
        .map(|assumption| vec![assumption.message.text(lang).into(), assumption.reading.text(lang).into()]);
    document.table(vec![text(lang.table_question()), text(lang.table_reading())], readings.collect());
    document.sources(lang, &answer.sources);
    document
}

/// How each log was read: of one in a sentence with the format's document, of several a row each.
fn read_as(document: &mut Document, logs: &[LogRead], lang: Lang) {
    if let [log] = logs {
        document.paragraph(log.message.text(lang));
        if let Some(source) = &log.source {
            document.paragraph(lang.report_log_format(&source.title, &source.version, &source.date));
        }
        return;
    }
    let count = |count: u64| grouped(&count.to_string());
    let rows = logs.iter().map(|log| {
        let name = log.name.clone().unwrap_or_default();
        vec![name, log.how.text(lang).into(), count(log.rows), count(log.others), count(log.damaged)]
    });
    let columns = vec![
        text(lang.log_name()),
        text(lang.log_how()),
        number(lang.log_rows()),
        number(lang.log_other_rows()),
        number(lang.log_damaged_rows()),
    ];
    document.table(columns, rows.collect());
}

/// How much of either quota a level uses, and which is full first.
fn quota(level: &ReplayLevel, lang: Lang) -> String {
    let (input, output) = (&level.input_utilisation.percent, &level.output_utilisation.percent);
    lang.report_level_use(input, output, lang.dimension(level.binding.0))
}

fn proportion(answer: &ReplayAnswer, lang: Lang) -> String {
    let proportion = &answer.proportion;
    let (input, output) = (grouped(&proportion.input.value), grouped(&proportion.output.value));
    match proportion.of.0 {
        ProportionOf::Log => lang.report_proportion_log(&input, &output),
        ProportionOf::Scenario => lang.report_proportion_scenario(&input, &output),
    }
}

fn remarks(answer: &ReplayAnswer, lang: Lang) -> Vec<String> {
    let mut remarks = Vec::new();
    if answer.out_of_order > 0 {
        remarks.push(lang.report_log_sorted(&grouped(&answer.out_of_order.to_string())));
    }
    remarks.extend(answer.gap.as_ref().map(|gap| lang.table_attention(gap.message.text(lang))));
    if answer.above_max_input > 0 {
        remarks.push(lang.report_log_above(&grouped(&answer.above_max_input.to_string())));
    }
    if answer.unpriced > 0 {
        remarks.push(lang.report_log_unpriced(&grouped(&answer.unpriced.to_string())));
    }
    remarks.extend(attention(&answer.notices, lang));
    let damaged = &answer.damaged;
    if damaged.rows > 0 {
        remarks.push(lang.report_log_damaged(&grouped(&damaged.rows.to_string())));
        remarks.extend(damaged.sentences(MOST_DAMAGED, lang));
    }
    remarks
}

/// Levels at equal distances, and the marked ones.
fn curve(answer: &ReplayAnswer, lang: Lang) -> Vec<Vec<String>> {
    let stride = answer.levels.len().div_ceil(MOST_LEVELS).max(1);
    let marks = |place: usize| {
        let marked = |mark: Option<usize>, words: &str| (mark == Some(place)).then(|| words.to_owned());
        let within = format!("≤ {} %", answer.overflow_limit.percent);
        let marks =
            [marked(answer.cheapest, lang.result_cheapest()), marked(answer.cheapest_within, &within)];
        marks.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let rows = answer.levels.iter().enumerate().filter_map(|(place, level)| {
        let mark = marks(place);
        let shown = !mark.is_empty() || (place + 1).is_multiple_of(stride);
        shown.then(|| {
            vec![
                grouped(&level.input_tpm.value),
                grouped(&level.output_tpm.value),
                level.overflow_share.percent.clone(),
                format!("{} / {}", level.input_idle.percent, level.output_idle.percent),
                total(answer, level, Method::PtuHourly, lang),
                total(answer, level, Method::PtuDaily, lang),
                mark,
            ]
        })
    });
    rows.collect()
}

/// What a level costs in one of the two ways, or what is known of it.
fn total(answer: &ReplayAnswer, level: &ReplayLevel, method: Method, lang: Lang) -> String {
    let cost = if method == Method::PtuDaily { &level.daily } else { &level.hourly };
    cost.known(lang, &unpriced(answer, lang), money)
}

/// How many requests have no price.
fn unpriced(answer: &ReplayAnswer, lang: Lang) -> String {
    lang.requests(&grouped(&answer.unpriced.to_string()))
}
