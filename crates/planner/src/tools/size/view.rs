//! What the tool shows.

use billing::{overflow::OverflowChoice, plan::Dimension};
use contract::{
    overflow::{OverflowAnswer, counted},
    problem::Problem,
    quantity::{Quantity, Share},
    scenario::{PtuCapacity, Scenario},
    size::{ConversionLine, SizeAnswer, SizedThroughput, in_percent},
};
use ui::{
    format::{Format, MoneyFormat},
    view::{source::SourceView, unit::UnitView},
};
use yew::AttrValue;

use super::state::{Field, State, thinks};
use crate::parts::{basis::numbered_sources, refusal, text_field::TextFieldView};

/// Everything the tool shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SizeView {
    /// What is wrong with the scenario above.
    pub(super) refused: Vec<AttrValue>,
    /// The model the throughput is of; none without Provisioned Throughput.
    pub(super) model: Option<AttrValue>,
    /// The traffic at its peak.
    pub(super) load: Vec<(Field, TextFieldView)>,
    /// The throughput it takes.
    pub(super) sizing: Option<SizingView>,
    /// What of the traffic overflows the capacity above.
    pub(super) overflow: OverflowView,
}

/// The throughput that a peak takes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SizingView {
    /// What to know where a request is longer than the reservation answers.
    pub(super) too_long: Option<AttrValue>,
    /// Its figures: the name, input, output.
    pub(super) figures: Vec<[AttrValue; 3]>,
    /// How it comes about, input before output.
    pub(super) conversions: Vec<ConversionView>,
    /// The capacity above, input before output.
    pub(super) held: Vec<HeldView>,
    /// Where its factors and steps stand.
    pub(super) sources: Vec<SourceView>,
    /// The capacity to use above; `None` where it is already there, or nothing is reserved.
    pub(super) adopt: Option<Adoption>,
}

/// How a direction's throughput comes about, in lines that are checked by hand.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ConversionView {
    /// The direction.
    pub(super) direction: &'static str,
    /// The lines.
    pub(super) lines: Vec<AttrValue>,
}

/// A throughput of the scenario above.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeldView {
    /// Its direction and how many price blocks it is.
    pub(super) text: AttrValue,
    /// It in price blocks.
    pub(super) unit: UnitView,
    /// Where the contract has it: `ptu.inputTpm`.
    pub(super) path: AttrValue,
}

/// The sized capacity, to be used above.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Adoption {
    /// What the button says.
    pub(super) label: AttrValue,
    /// Input and output tokens per minute.
    pub(super) capacity: PtuCapacity,
}

/// What of the traffic overflows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OverflowView {
    /// Whose overflow it is.
    pub(super) title: AttrValue,
    /// How the requests are taken to come.
    pub(super) hint: &'static str,
    /// Requests a minute on average.
    pub(super) average: TextFieldView,
    /// Requests a minute in the hours of a week without the peak.
    pub(super) quiet: TextFieldView,
    /// What is wrong with the question otherwise.
    pub(super) problems: Vec<AttrValue>,
    /// Its cost in a sentence.
    pub(super) verdict: Option<AttrValue>,
    /// How cached tokens are priced and count.
    pub(super) notices: Vec<AttrValue>,
    /// Its figures.
    pub(super) figures: Vec<(&'static str, AttrValue)>,
    /// How full each direction of the reservation is.
    pub(super) meters: Vec<MeterView>,
    /// Where its prices stand.
    pub(super) sources: Vec<SourceView>,
}

/// How full a direction of the reservation is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MeterView {
    /// What is measured.
    pub(super) label: &'static str,
    /// The part, `1` being the whole.
    pub(super) value: AttrValue,
    /// The part in per cent.
    pub(super) text: AttrValue,
    /// Whether this direction is full first.
    pub(super) binds: Option<&'static str>,
}

/// The answers to both questions.
pub(super) type Answers = (Result<SizeAnswer, Vec<Problem>>, Result<OverflowAnswer, Vec<Problem>>);

/// Answers both questions, of which a person gives the cache hit rate in per cent.
pub(super) fn answers(state: &State, scenario: &Scenario) -> Answers {
    let sized = contract::size(&state.sizing(scenario));
    let overflow = contract::overflow(&state.overflow(scenario));
    (
        sized.map_err(|problems| in_percent(problems, "load.cachedShare")),
        overflow.map_err(|problems| in_percent(problems, "traffic.cachedShare")),
    )
}

/// What the tool shows.
pub(super) fn size(
    state: &State,
    scenario: &Scenario,
    (sized, overflow): &Answers,
    format: &Format,
) -> SizeView {
    let lang = format.lang();
    let problems = sized.as_ref().err().map_or(&[][..], Vec::as_slice);
    SizeView {
        refused: refusal::of_scenario(problems, lang),
        model: scenario.ptu.as_ref().map(|ptu| ptu.model.clone().into()),
        load: load(state, scenario, sized, format),
        sizing: sized.as_ref().ok().map(|answer| sizing(state, scenario, answer, format)),
        overflow: overflow_view(state, scenario, overflow, format),
    }
}

fn load(
    state: &State,
    scenario: &Scenario,
    sized: &Result<SizeAnswer, Vec<Problem>>,
    format: &Format,
) -> Vec<(Field, TextFieldView)> {
    let lang = format.lang();
    let problems = sized.as_ref().err().map_or(&[][..], Vec::as_slice);
    let unheeded = sized.as_ref().is_ok_and(|answer| answer.cache_factor.is_none());
    let mut load = vec![
        (Field::Peak, "size-peak", lang.sizing_peak(), "load.requestsPerMinute"),
        (Field::InputTokens, "size-input", lang.form_input_tokens(), "load.inputTokens"),
        (Field::OutputTokens, "size-output", lang.form_output_tokens(), "load.outputTokens"),
        (Field::CachedPercent, "size-cached", lang.form_cached_percent(), "load.cachedShare"),
        (Field::Headroom, "size-headroom", lang.sizing_headroom(), "load.headroomPercent"),
    ];
    if thinks(scenario) {
        let path = "load.thinkingOutputTokens";
        load.insert(3, (Field::ThinkingTokens, "size-thinking", lang.sizing_thinking_tokens(), path));
    }
    let field = |(field, id, label, path)| {
        let view = TextFieldView::new(id, label, state.text(field), (path, problems), lang);
        let unheeded = unheeded && field == Field::CachedPercent;
        (field, if unheeded { view.hinted(lang.notice_no_cache_factor()) } else { view })
    };
    load.into_iter().map(field).collect()
}

fn sizing(state: &State, scenario: &Scenario, answer: &SizeAnswer, format: &Format) -> SizingView {
    let lang = format.lang();
    let number = |text: &str| format.number(text);
    let (input, output) = (&answer.input, &answer.output);
    let row = |name: &str, figure: fn(&SizedThroughput) -> &Quantity| {
        let [input, output] = [input, output].map(|sized| number(&figure(sized).value));
        [name.to_owned(), input, output].map(AttrValue::from)
    };
    let blocks = |sized: &SizedThroughput| {
        lang.size_blocks(&number(&sized.blocks.value), &number(&sized.block.value)).into()
    };
    let figures = vec![
        row(lang.report_needed(), |sized| &sized.needed),
        row(lang.report_bought(), |sized| &sized.bought),
        [lang.report_blocks().into(), blocks(input), blocks(output)],
        row(lang.report_wasted(), |sized| &sized.wasted),
    ];
    let conversions = [(lang.dimension_input(), input), (lang.dimension_output(), output)];
    let conversions = conversions.into_iter().filter(|(_, sized)| !sized.conversion.is_empty());
    SizingView {
        too_long: answer
            .above_max_input
            .then(|| lang.report_above_max_input(&number(&answer.max_input_tokens.to_string())).into()),
        figures,
        conversions: conversions
            .map(|(direction, sized)| ConversionView { direction, lines: conversion(state, sized, format) })
            .collect(),
        held: held(answer, format),
        sources: numbered_sources(&answer.sources, lang),
        adopt: adoption(scenario, answer, format),
    }
}

/// `2,000 tokens × 1.33 = 2,660`, then what all requests of a minute take.
fn conversion(state: &State, sized: &SizedThroughput, format: &Format) -> Vec<AttrValue> {
    let lang = format.lang();
    let number = |text: &str| format.number(text);
    let line = |line: &ConversionLine| {
        let (tokens, factor) = (number(&line.tokens.value), number(&line.factor.value));
        let taken = number(&line.taken.value);
        match &line.cache_factor {
            Some(cache) => lang.sizing_cached_line(&tokens, &factor, &number(&cache.value), &taken),
            None => lang.sizing_line(&tokens, &factor, &taken),
        }
    };
    let (peak, headroom) = (number(&state.peak), number(&state.headroom));
    let (request, needed) = (number(&sized.per_request.value), number(&sized.needed.value));
    let total = lang.sizing_total(&request, &peak, &headroom, &needed);
    sized.conversion.iter().map(line).chain([total]).map(AttrValue::from).collect()
}

fn held(answer: &SizeAnswer, format: &Format) -> Vec<HeldView> {
    let lang = format.lang();
    let directions = [lang.dimension_input(), lang.dimension_output()];
    let held = directions.into_iter().zip(&answer.unit_checks).map(|(direction, check)| {
        let unit = UnitView::new(check, format);
        let text = lang.sizing_held(direction, &format.number(&check.entered.value), &unit.blocks);
        HeldView { text: text.into(), unit, path: check.path.clone().into() }
    });
    held.collect()
}

fn adoption(scenario: &Scenario, answer: &SizeAnswer, format: &Format) -> Option<Adoption> {
    let above = scenario.ptu.as_ref().filter(|_| !answer.above_max_input)?;
    let (input, output) = (&answer.input.bought.value, &answer.output.bought.value);
    let capacity = PtuCapacity { input_tpm: input.clone(), output_tpm: output.clone(), ..above.clone() };
    let label = format.lang().sizing_adopt(&format.number(input), &format.number(output));
    (capacity != *above).then(|| Adoption { label: label.into(), capacity })
}

fn overflow_view(
    state: &State,
    scenario: &Scenario,
    answer: &Result<OverflowAnswer, Vec<Problem>>,
    format: &Format,
) -> OverflowView {
    let lang = format.lang();
    let problems = answer.as_ref().err().map_or(&[][..], Vec::as_slice);
    let average = ("traffic.averageRequestsPerMinute", problems);
    // The peak is refused beside the sizing already, and every stretch of the other hours alike.
    let quiet = state
        .overflow(scenario)
        .traffic
        .windows
        .iter()
        .flatten()
        .position(|window| window.requests_per_minute == state.quiet);
    let quiet = format!("traffic.windows[{}].requestsPerMinute", quiet.unwrap_or_default());
    let answer = answer.as_ref().ok();
    // Why a cost is unknown is part of the verdict.
    let priced = answer.filter(|answer| answer.cost.is_some());
    // The rest of the traffic and the scenario are refused beside the sizing already.
    let own = |problem: &&Problem| matches!(problem.path.as_str(), "" | "choice" | "scenario.ptu.model");
    let title = |ptu: &PtuCapacity| {
        lang.sizing_overflow(&format.number(&ptu.input_tpm), &format.number(&ptu.output_tpm)).into()
    };
    OverflowView {
        title: scenario.ptu.as_ref().map(title).unwrap_or_default(),
        hint: state.overflow(scenario).traffic.reading(lang),
        quiet: TextFieldView::new("size-quiet", lang.sizing_quiet(), &state.quiet, (&quiet, problems), lang),
        average: TextFieldView::new("size-average", lang.sizing_average(), &state.average, average, lang),
        problems: problems.iter().filter(own).map(|problem| problem.message(lang).into()).collect(),
        verdict: answer.map(|answer| verdict(answer, format).into()),
        notices: priced.map_or_else(Vec::new, |answer| {
            answer.notices.iter().map(|note| note.message.text(lang).to_owned().into()).collect()
        }),
        figures: answer.map_or_else(Vec::new, |answer| {
            let number = |quantity: &Quantity| AttrValue::from(format.number(&counted(quantity)));
            vec![
                (lang.report_overflow_requests(), number(&answer.requests)),
                (lang.item_input_tokens(), number(&answer.input_tokens)),
                (lang.item_output_tokens(), number(&answer.output_tokens)),
            ]
        }),
        meters: answer.map_or_else(Vec::new, |answer| meters(answer, format)),
        sources: answer.map_or_else(Vec::new, |answer| numbered_sources(&answer.sources, lang)),
    }
}

fn verdict(answer: &OverflowAnswer, format: &Format) -> String {
    let (lang, currency) = (format.lang(), answer.currency.0);
    let money = MoneyFormat::new(lang, currency, currency.minor_unit());
    let share = format.number(&answer.share.percent);
    match answer.choice.0 {
        _ if answer.requests.value == "0" => lang.sizing_nothing_overflows().into(),
        OverflowChoice::PerToken => match &answer.cost {
            Some(cost) => lang.sizing_overflows(&share, &money.rounded(cost)),
            None => unpriced(answer, format),
        },
        // Requests above the maximum input are billed all the same, at a price or at none.
        OverflowChoice::Refused if answer.cost.is_none() => unpriced(answer, format),
        OverflowChoice::Refused => lang.sizing_refuses(&share),
    }
}

/// That the overflow has no price, and why.
fn unpriced(answer: &OverflowAnswer, format: &Format) -> String {
    let lang = format.lang();
    let overflows = lang.sizing_overflows_unpriced(&format.number(&answer.share.percent));
    let why = answer.notices.iter().map(|note| note.message.text(lang));
    core::iter::once(overflows.as_str()).chain(why).collect::<Vec<_>>().join(lang.choose(" ", ""))
}

fn meters(answer: &OverflowAnswer, format: &Format) -> Vec<MeterView> {
    let lang = format.lang();
    let meter = |label, share: &Share, dimension| MeterView {
        label,
        value: share.value.clone().into(),
        text: lang.sizing_percent(&format.number(&share.percent)).into(),
        binds: (answer.binding.map(|binding| binding.0) == Some(dimension)).then(|| lang.report_binding()),
    };
    vec![
        meter(lang.report_input_utilisation(), &answer.input_utilisation, Dimension::Input),
        meter(lang.report_output_utilisation(), &answer.output_utilisation, Dimension::Output),
    ]
}

#[cfg(test)]
mod tests;
