//! `deploycost plan`.

mod records;

use std::path::PathBuf;

use billing::{method::Method, named::Named as _, plan::Way, replay::ProportionOf};
use contract::{
    comparison::Amount,
    plan::{
        Demand, LeftWindow, PlanAnswer, PlanQuestion, PlannedMix, PlannedSlice, Product, Throughput,
        UnitPlan, UnitStep,
    },
    quantity::Quantity,
    replay::ReplayAnswer,
    scenario::Scenario,
};
use text::{Lang, grouped};

use crate::{
    answer::written,
    asked::Asked,
    document::{Column, Document, number, text},
    failure::Failure,
    input, logs, progress,
    reading::Reading,
    report::{attention, display, moment, money},
};

pub(crate) use records::CSV;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A file with the weekly demand as JSON, `-` for standard input: `{"windows": [{"days": ["mon"], "from": "09:00", "to": "18:00", "inputTpm": "500000",
    /// "outputTpm": "60000"}]}`, whose windows add up where they overlap, or `{"hours": […]}` with 168 of `{"inputTpm": …, "outputTpm": …}` from Monday 00:00
    #[arg(long, required_unless_present = "log", conflicts_with = "log")]
    demand: Option<PathBuf>,
    /// Logs of requests whose week is the demand, read as by `replay`; the option may be repeated
    #[arg(long)]
    log: Vec<PathBuf>,
    /// What is taken from each hour of the log's week
    #[arg(long, requires = "log", value_enum, default_value_t = Week::Peak)]
    week: Week,
    /// The share of all tokens that may overflow, in per cent
    #[arg(long, default_value = "0", allow_negative_numbers = true)]
    overflow_limit: String,
    /// Input tokens per minute that one of the scenario's Model Units was measured to hold
    #[arg(long, requires = "unit_output_tpm", allow_negative_numbers = true)]
    unit_input_tpm: Option<String>,
    /// Output tokens per minute that one of them was measured to hold
    #[arg(long, requires = "unit_input_tpm", allow_negative_numbers = true)]
    unit_output_tpm: Option<String>,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    asked: Asked,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Week {
    /// The average of its minutes: busier ones overflow on top of the plan
    Average,
    /// Its busiest minute
    Peak,
}

pub(crate) fn run(arguments: Arguments) -> Result<String, Failure> {
    let scenario = arguments.asked.scenario()?;
    let (demand, replayed) = arguments.demand(&scenario)?;
    let unit = arguments.unit_input_tpm.zip(arguments.unit_output_tpm);
    let question = PlanQuestion {
        version: scenario.version,
        scenario,
        demand,
        overflow_limit_percent: Some(arguments.overflow_limit),
        model_units: unit.map(|(input_tpm, output_tpm)| Throughput { input_tpm, output_tpm }),
    };
    let words = arguments.asked.output.lang.week_computing();
    let answer = progress::working(words, || contract::plan(&question));
    let answer = arguments.asked.answered(answer)?;
    written(&answer, arguments.asked.output, records::records(&answer), |answer, lang| {
        document(answer, replayed.as_deref(), lang)
    })
}

impl Arguments {
    /// The demand, and where logs give it what they were read as.
    fn demand(&self, scenario: &Scenario) -> Result<(Demand, Option<Box<ReplayAnswer>>), Failure> {
        if let Some(demand) = &self.demand {
            let demand = input::decoded(demand, self.asked.output, Demand::from_value)?;
            return Ok((demand, None));
        }
        // The week is the same in any proportion, and this one takes one reading.
        let proportion = ProportionOf::Scenario.name().into();
        let question = self.reading.question(scenario.clone(), proportion);
        let replayed = logs::replayed(&self.log, question, self.asked.output)?;
        let demand = match self.week {
            Week::Average => replayed.week.average.clone(),
            Week::Peak => replayed.week.peak.clone(),
        };
        Ok((Demand::Hours(demand), Some(Box::new(replayed))))
    }
}

/// Rows of a table that are shown; a year of peaks has hundreds.
const MOST_ROWS: usize = 31;

fn document(answer: &PlanAnswer, replayed: Option<&ReplayAnswer>, lang: Lang) -> Document {
    let mut document = Document::default();
    let product = match answer.cheapest.0 {
        // What reserves nothing is paid per token.
        Product::Ptu if answer.ptu.reserved.value == "0" && answer.total.value != "0" => {
            lang.method(Method::TokenUsage)
        }
        Product::Ptu => lang.table_ptu(),
        Product::ModelUnit => lang.table_model_unit(),
    };
    document.paragraph(lang.report_plan_is(product));
    document.paragraph(lang.table_book(&answer.book, &answer.currency.to_string()));
    let ptu = &answer.ptu;
    let chosen = ptu.mixes.iter().find(|mix| mix.chosen && mix.reserved.value != "0");
    let used = chosen.into_iter().flat_map(|mix| {
        [
            (lang.report_input_utilisation(), format!("{} %", mix.input_utilisation.percent)),
            (lang.report_output_utilisation(), format!("{} %", mix.output_utilisation.percent)),
        ]
    });
    document.figures(
        lang,
        [
            (lang.report_total(), money(&answer.total)),
            (lang.report_saving(), money(&answer.saving)),
            (lang.report_reserved_cost(), money(&ptu.reserved)),
            (lang.report_overflow_cost(), money(&ptu.overflow)),
            (lang.report_overflow_share(), format!("{} %", ptu.overflow_share.percent)),
        ]
        .into_iter()
        .chain(used)
        .collect(),
    );
    let from_log = replayed.map(|replayed| {
        let hours = replayed.week.covered_hours.to_string();
        let read = replayed.logs.iter().map(|log| log.message.text(lang));
        let assumed = replayed.log_assumptions.iter().map(|note| note.message.text(lang));
        read.chain(assumed).map(Into::into).chain([lang.table_attention(&lang.week_from_log(&hours))])
    });
    let from_log = from_log.into_iter().flatten();
    document.list(
        attention(&answer.notices, lang)
            .into_iter()
            .chain(from_log)
            .chain([ptu.proof(lang, money)])
            .collect(),
    );
    let single = answer.single_methods.iter().map(|single| {
        let note = if single.allowed { "" } else { lang.report_not_allowed() };
        vec![lang.method(single.method.0).into(), money(&single.cost), note.into()]
    });
    document.table(vec![text(lang.report_single()), number(lang.table_cost()), text("")], single.collect());
    schedule(&mut document, answer, lang);
    if let Some(units) = &answer.model_units {
        document.heading(lang.table_model_unit());
        let header =
            vec![number(lang.report_units_of()), text(lang.report_steps()), number(lang.table_cost())];
        document.table(header, unit_rows(units, lang));
    }
    document.sources(lang, &answer.sources);
    document
}

fn schedule(document: &mut Document, answer: &PlanAnswer, lang: Lang) {
    let ptu = &answer.ptu;
    let header = |numbers: &[&str]| {
        let names = [lang.report_start(), lang.report_end()].map(text);
        let numbers = numbers.iter().copied().chain([lang.table_cost()]).map(number);
        names.into_iter().chain(numbers).collect::<Vec<_>>()
    };
    let orders = ptu.orders.iter().map(|order| {
        let package = &order.package;
        vec![
            moment(&package.ordered),
            moment(&package.expires),
            package.days.to_string(),
            grouped(&order.input_tpm.value),
            grouped(&order.output_tpm.value),
            lang.report_tpm_pair(
                &grouped(&order.input_tpm_in_packages.value),
                &grouped(&order.output_tpm_in_packages.value),
            ),
            money(&order.cost),
        ]
    });
    let hours = ptu.hours.iter().map(|hours| {
        vec![
            moment(&hours.start),
            moment(&hours.end),
            grouped(&hours.input_tpm.value),
            grouped(&hours.output_tpm.value),
            money(&hours.cost),
        ]
    });
    let by_the_hour = if ptu.orders.is_empty() { lang.report_hours() } else { lang.report_hours_on_top() };
    let throughput = [lang.report_input_tpm(), lang.report_output_tpm()];
    let of_orders = [&[lang.report_days()], &throughput[..], &[lang.report_in_packages()]].concat();
    table(document, lang, lang.report_orders(), header(&of_orders), orders.collect());
    table(document, lang, by_the_hour, header(&throughput), hours.collect());
    let mut notes = Vec::new();
    if !ptu.switches.is_empty() {
        notes.push(lang.report_switches(&ptu.switches.len().to_string()));
        notes.extend(
            ptu.switches.iter().take(MOST_ROWS).map(|switch| switch.sentence(lang, &moment(&switch.at))),
        );
        let more = ptu.switches.len().saturating_sub(MOST_ROWS);
        notes.extend((more > 0).then(|| lang.report_log_more(&more.to_string())));
    }
    document.list(notes);
    left(document, &ptu.left, lang);
    mixes(document, &ptu.mixes, lang);
    slices(document, &ptu.slices, lang);
}

/// What of each week is left to overflow.
fn left(document: &mut Document, windows: &[LeftWindow], lang: Lang) {
    let header = vec![
        text(lang.report_left_when()),
        number(lang.report_left_tpm()),
        number(lang.report_left_reserved()),
    ];
    let rows = windows.iter().map(|window| {
        let pair = |input: &Quantity, output: &Quantity| {
            lang.report_tpm_pair(&grouped(&input.value), &grouped(&output.value))
        };
        vec![
            window.when(lang),
            pair(&window.input_tpm, &window.output_tpm),
            pair(&window.reserved_input_tpm, &window.reserved_output_tpm),
        ]
    });
    table(document, lang, lang.report_left_to_overflow(), header, rows.collect());
}

/// The plan beside what else it could have been.
fn mixes(document: &mut Document, mixes: &[PlannedMix], lang: Lang) {
    let header = vec![
        text(lang.report_reserved_up_to()),
        number(lang.report_reserved_cost()),
        number(lang.report_overflow_cost()),
        number(lang.report_overflow_share()),
        number(lang.report_total()),
        text(lang.week_remark()),
    ];
    let rows = mixes.iter().map(|mix| {
        vec![
            lang.report_tpm_pair(&grouped(&mix.input_tpm.value), &grouped(&mix.output_tpm.value)),
            money(&mix.reserved),
            display(mix.overflow.as_ref()),
            format!("{} %", mix.overflow_share.percent),
            display(mix.total.as_ref()),
            mix.remark(lang, money),
        ]
    });
    table(document, lang, lang.report_mixes(), header, rows.collect());
}

/// A table under its heading, unless it is empty.
fn table(
    document: &mut Document,
    lang: Lang,
    heading: &str,
    header: Vec<Column>,
    mut rows: Vec<Vec<String>>,
) {
    if rows.is_empty() {
        return;
    }
    let more = rows.len().saturating_sub(MOST_ROWS);
    rows.truncate(MOST_ROWS);
    document.heading(heading);
    document.table(header, rows);
    if more > 0 {
        document.paragraph(lang.report_log_more(&more.to_string()));
    }
}

/// Every slice with what each way to pay would cost, and below, by letter, why it is paid for as it is.
fn slices(document: &mut Document, slices: &[PlannedSlice], lang: Lang) {
    let header = vec![
        text(lang.report_direction()),
        number(lang.report_above()),
        number(lang.report_size()),
        number(lang.report_on_packages()),
        number(lang.report_by_the_hour()),
        text(lang.report_where()),
    ];
    let mut reasons: Vec<String> = Vec::new();
    let rows = slices.iter().map(|slice| {
        let reason = lang.way_why(slice.reserved.way.0).to_owned();
        let known = reasons.iter().position(|known| *known == reason);
        let place = known.unwrap_or_else(|| {
            reasons.push(reason);
            reasons.len() - 1
        });
        slice_row(slice, letter(place), lang)
    });
    let rows = rows.collect();
    table(document, lang, lang.report_slices(), header, rows);
    let reasons = reasons.iter().enumerate().map(|(place, reason)| format!("({}) {reason}", letter(place)));
    document.list(reasons.collect());
}

/// The letter of a reason; there are fewer of them than letters.
fn letter(place: usize) -> char {
    char::from(b'a'.saturating_add(u8::try_from(place).unwrap_or(u8::MAX)))
}

fn slice_row(slice: &PlannedSlice, reason: char, lang: Lang) -> Vec<String> {
    let PlannedSlice { packages, hours, reserved, .. } = slice;
    let way = match reserved.way.0 {
        Way::Both => lang.report_both_cost(
            lang.way(Way::Both),
            &grouped(&reserved.days.value),
            &grouped(&reserved.hours.value),
            &money(&reserved.cost),
        ),
        way => lang.way(way).into(),
    };
    let product = |count: &Quantity, price: &Amount, cost: &Amount| {
        lang.report_product(&grouped(&count.value), &grouped(&price.value), &money(cost))
    };
    vec![
        lang.dimension(slice.dimension.0).into(),
        grouped(&slice.from.value),
        grouped(&slice.size.value),
        product(&packages.count, &packages.price, &packages.cost),
        product(&hours.count, &hours.price, &hours.cost),
        format!("{way} ({reason})"),
    ]
}

fn unit_rows(units: &UnitPlan, lang: Lang) -> Vec<Vec<String>> {
    let rows = units.groups.iter().map(|group| {
        let hours = group.steps.iter().filter(|step| matches!(step, UnitStep::Hours { .. })).count();
        let months = group.steps.iter().filter_map(|step| match step {
            UnitStep::Month { bought, until, cancelled_after_days: None } => {
                Some(lang.report_month(&moment(&bought.to_string()), &moment(&until.to_string())))
            }
            UnitStep::Month { bought, cancelled_after_days: Some(days), .. } => {
                Some(lang.report_month_cancelled(&moment(&bought.to_string()), &days.to_string()))
            }
            UnitStep::Hours { .. } => None,
        });
        let hours = (hours > 0).then(|| lang.report_hour_runs(&hours.to_string()));
        let steps = months.chain(hours).collect::<Vec<_>>().join(", ");
        vec![group.units.to_string(), steps, money(&group.cost)]
    });
    rows.collect()
}
