//! What the tool shows beside its answer: the palette, the week, what else is typed.

use std::ops::RangeInclusive;

use contract::{plan::Throughput, problem::Problem, scenario::Scenario, unit_check::UnitCheck};
use text::Lang;
use ui::{
    format::Format,
    view::{unit::UnitView, window::day_names},
};
use yew::AttrValue;

use super::{
    state::{Direction, MAX_LEVELS, State},
    week::{Ask, Cell, Stretch},
};
use crate::parts::{
    hours_of_week::{DAYS, HOURS, clock},
    refusal,
    text_field::TextFieldView,
};

/// Everything beside the answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PlanView {
    /// What is wrong with the scenario above.
    pub(super) refused: Vec<AttrValue>,
    /// The levels to paint with.
    pub(super) palette: Vec<LevelView>,
    /// Whether another level may be added.
    pub(super) may_add: bool,
    /// The names of the days.
    pub(super) days: [&'static str; DAYS],
    /// The hours: a name, and a cell for each day.
    pub(super) rows: Vec<(AttrValue, Vec<CellView>)>,
    /// What is selected.
    pub(super) selected: AttrValue,
    /// The painted week in words.
    pub(super) stretches: Vec<AttrValue>,
    /// What to know of a week that a log gave.
    pub(super) from_log: Option<AttrValue>,
    /// How much may overflow.
    pub(super) limit: TextFieldView,
    /// What one Model Unit holds; empty where the scenario above has none, or they are not considered.
    pub(super) unit: Vec<(Direction, TextFieldView)>,
}

/// A level to paint with.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LevelView {
    /// Its name, and the digit that paints it.
    pub(super) name: AttrValue,
    /// How dark it is.
    pub(super) shade: usize,
    /// Input, then output.
    pub(super) fields: [(Direction, TextFieldView); 2],
}

/// An hour of the week.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CellView {
    /// Which.
    pub(super) cell: Cell,
    /// What it asks for, in words.
    pub(super) label: AttrValue,
    /// The digit of its level, a dot for an amount of a log.
    pub(super) mark: AttrValue,
    /// How dark it is; `0` asks for nothing.
    pub(super) shade: usize,
    /// Whether it is selected.
    pub(super) selected: bool,
}

/// Shades of an amount, the most being the darkest.
const SHADES: RangeInclusive<usize> = 1..=9;

/// Everything beside the answer. `units` holds the checks of each level, then those of the Model Unit.
pub(super) fn plan(
    state: &State,
    scenario: &Scenario,
    units: &[Vec<UnitCheck>],
    problems: &[Problem],
    format: &Format,
) -> PlanView {
    let lang = format.lang();
    let shades = Shades::of(state);
    let limit = ("overflowLimitPercent", problems);
    let limit = TextFieldView::new("plan-limit", lang.week_limit(), &state.overflow_limit, limit, lang);
    let unit = throughput_fields("plan-unit", &state.unit, "modelUnits", units.last(), problems, format);
    PlanView {
        refused: refusal::of_scenario(problems, lang),
        palette: (0..state.palette.len())
            .filter_map(|place| level(state, place, units, problems, &shades, format))
            .collect(),
        may_add: state.palette.len() < MAX_LEVELS,
        days: day_names(lang),
        rows: (0..HOURS).map(|hour| (clock(hour).into(), row(state, hour, &shades, format))).collect(),
        selected: selected(state, lang).into(),
        stretches: state.week.stretches().iter().map(|part| stretch(state, part, format).into()).collect(),
        from_log: from_log(state, lang),
        limit: limit.hinted(lang.week_limit_hint()),
        unit: if state.with_units && scenario.model_unit.is_some() { unit.into() } else { Vec::new() },
    }
}

fn level(
    state: &State,
    place: usize,
    units: &[Vec<UnitCheck>],
    problems: &[Problem],
    shades: &Shades,
    format: &Format,
) -> Option<LevelView> {
    let amount = state.palette.get(place)?;
    // An amount that is painted nowhere is not asked about.
    let path = state.week.first(place).map_or_else(String::new, |hour| format!("demand.hours[{hour}]"));
    let id = format!("level-{}", place + 1);
    Some(LevelView {
        name: format.lang().week_level(&(place + 1).to_string()).into(),
        shade: shades.of_amount(amount),
        fields: throughput_fields(&id, amount, &path, units.get(place), problems, format),
    })
}

/// Fields for both directions of a throughput, with their price blocks.
fn throughput_fields(
    id: &str,
    amount: &Throughput,
    path: &str,
    units: Option<&Vec<UnitCheck>>,
    problems: &[Problem],
    format: &Format,
) -> [(Direction, TextFieldView); 2] {
    let lang = format.lang();
    let field = |direction, end: &str, name: &str, label, text: &str| {
        let check = units.into_iter().flatten().find(|check| check.path.ends_with(name));
        let (id, path) = (format!("{id}-{end}"), format!("{path}.{name}"));
        let view = TextFieldView::new(id, label, text, (&path, problems), lang);
        (direction, view.counted(check.map(|check| UnitView::new(check, format))))
    };
    [
        field(Direction::Input, "input", "inputTpm", lang.report_input_tpm(), &amount.input_tpm),
        field(Direction::Output, "output", "outputTpm", lang.report_output_tpm(), &amount.output_tpm),
    ]
}

fn row(state: &State, hour: usize, shades: &Shades, format: &Format) -> Vec<CellView> {
    let lang = format.lang();
    let cell = |day| {
        let cell = Cell { day, hour };
        let ask = state.week.ask(cell);
        let at = lang.week_hour(day_name(lang, day), &clock(hour), &clock(hour + 1));
        let (mark, shade) = match ask {
            Ask::Nothing => (AttrValue::default(), 0),
            Ask::Level(place) => {
                let amount = state.palette.get(*place);
                ((place + 1).to_string().into(), amount.map_or(0, |amount| shades.of_amount(amount)))
            }
            Ask::Own(amount) => ("·".into(), shades.of_amount(amount)),
        };
        CellView {
            cell,
            label: lang.week_cell(&at, &asked(state, ask, format)).into(),
            mark,
            shade,
            selected: state.selection.contains(cell),
        }
    };
    (0..DAYS).map(cell).collect()
}

fn stretch(state: &State, stretch: &Stretch, format: &Format) -> String {
    let lang = format.lang();
    let days = stretch.days.iter().map(|day| day_name(lang, *day));
    let days = days.collect::<Vec<_>>().join(lang.choose(", ", "、"));
    let at = lang.week_hour(&days, &clock(stretch.from), &clock(stretch.to));
    lang.week_cell(&at, &asked(state, &stretch.ask, format))
}

fn from_log(state: &State, lang: Lang) -> Option<AttrValue> {
    let hours = (0..DAYS * HOURS).filter_map(Cell::at);
    let hours = hours.filter(|cell| matches!(state.week.ask(*cell), Ask::Own(_))).count();
    (hours > 0).then(|| {
        let sentence = lang.week_from_log(&hours.to_string());
        if state.rests_on_start {
            [&sentence, lang.choose(" ", ""), lang.log_assumed_dates()].concat().into()
        } else {
            sentence.into()
        }
    })
}

fn selected(state: &State, lang: Lang) -> String {
    let (anchor, focus) = (state.selection.anchor, state.selection.focus);
    let (first, last) = (anchor.day.min(focus.day), anchor.day.max(focus.day));
    let (from, to) = (anchor.hour.min(focus.hour), anchor.hour.max(focus.hour) + 1);
    let days = if first == last {
        day_name(lang, first).to_owned()
    } else {
        lang.week_days(day_name(lang, first), day_name(lang, last))
    };
    lang.week_selected(&lang.week_hour(&days, &clock(from), &clock(to)))
}

/// What an hour asks for: `level 2: 500,000 in, 60,000 out`.
fn asked(state: &State, ask: &Ask, format: &Format) -> String {
    let lang = format.lang();
    let amount = |amount: &Throughput| {
        lang.report_tpm_pair(&format.number(&amount.input_tpm), &format.number(&amount.output_tpm))
    };
    match ask {
        Ask::Nothing => lang.report_nothing().into(),
        Ask::Own(own) => amount(own),
        Ask::Level(place) => {
            let name = lang.week_level(&(place + 1).to_string());
            state.palette.get(*place).map_or_else(String::new, |level| lang.week_cell(&name, &amount(level)))
        }
    }
}

/// The name of a day, counted from Monday.
fn day_name(lang: Lang, day: usize) -> &'static str {
    day_names(lang).get(day).copied().unwrap_or_default()
}

/// How dark amounts are, against the most of them. Only drawn, never computed with.
struct Shades {
    most: f64,
}

impl Shades {
    fn of(state: &State) -> Self {
        let hours = (0..DAYS * HOURS).filter_map(Cell::at).filter_map(|cell| match state.week.ask(cell) {
            Ask::Own(amount) => Some(amount),
            Ask::Nothing | Ask::Level(_) => None,
        });
        Self { most: state.palette.iter().chain(hours).map(size).fold(0.0, f64::max) }
    }

    fn of_amount(&self, amount: &Throughput) -> usize {
        // A share of a positive most, in a few whole steps: nothing is lost in the conversions.
        let shade = (size(amount) / self.most * *SHADES.end() as f64).ceil() as usize;
        shade.clamp(*SHADES.start(), *SHADES.end())
    }
}

fn size(amount: &Throughput) -> f64 {
    amount.input_tpm.parse().ok().filter(|size: &f64| size.is_finite()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
