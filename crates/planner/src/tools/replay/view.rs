//! An answer as finished words, made in the worker: nothing else of it crosses to the page.

mod curves;
mod reading;

use billing::{method::Method, replay::ProportionOf};
use contract::{
    comparison::{Amount, Sentence},
    plan::Throughput,
    replay::{DamagedRows, LevelCost, LevelProportion, ReplayAnswer, ReplayLevel, WeekOfLog},
};
use serde::{Deserialize, Serialize};
use text::Lang;
use ui::format::{Format, MoneyFormat};

pub(crate) use self::reading::ReadingView;
use crate::parts::{basis::SourceLine, curves::CurvesView};

/// A log against every level of reservation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReplayView {
    /// What the log holds.
    pub log: String,
    /// How it was read.
    pub reading: ReadingView,
    /// How many days of daily packages that takes.
    pub days: String,
    /// That nothing is to be reserved, where per token all of it costs no more.
    pub verdict: Option<String>,
    /// What to know about it.
    pub remarks: Vec<String>,
    /// Rows that could not be read.
    pub damaged: Option<DamagedView>,
    /// What all of it costs per token.
    pub per_token: String,
    /// What the cheapest level saves against that, or costs more; none where either is unknown.
    pub saving: Option<String>,
    /// The cheapest level, and the cheapest within the limit.
    pub marked: Vec<MarkedView>,
    /// The proportion of input to output of every level.
    pub proportion: String,
    /// Cost and overflow over all levels; `None` where there is one level only, which makes no curve.
    pub curves: Option<CurvesView>,
    /// The names of the columns of the levels.
    pub levels: Vec<Vec<String>>,
    /// Whether there are more levels than are listed.
    pub some_levels: bool,
    /// What each hour of the week was asked for.
    pub week: WeekView,
    /// Each question that the price page leaves open, and the reading used.
    pub readings: Vec<(String, String)>,
    /// What the answer rests on.
    pub sources: Vec<SourceLine>,
}

/// Rows that could not be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DamagedView {
    /// How many.
    pub title: String,
    /// The first of them: where, and what is wrong; and how many more there are.
    pub rows: Vec<String>,
}

/// A level that is marked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MarkedView {
    /// What it is called in the curves and the table.
    pub sign: String,
    /// What it is the cheapest of.
    pub title: String,
    /// The level, where there is one.
    pub level: Option<LevelView>,
    /// What to say where there is none.
    pub none: String,
}

/// A level of reservation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LevelView {
    /// How much is reserved, in words.
    pub throughput: String,
    /// What it costs in all, and how it is paid for.
    pub cost: String,
    /// What of it overflows.
    pub overflow: String,
    /// How much of either quota it uses, and which is full first.
    pub quota: String,
    /// Input tokens per minute, as the contract writes them.
    pub input_tpm: String,
    /// Output tokens per minute.
    pub output_tpm: String,
}

/// What each hour of the week was asked for, input and output tokens per minute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeekView {
    average: Vec<(String, String)>,
    peak: Vec<(String, String)>,
    /// Whether its weekdays and hours rest on when the log starts, which has no dates of its own.
    pub rests_on_start: bool,
}

impl WeekView {
    /// Its averages, as the contract has them.
    pub fn average(&self) -> Vec<Throughput> {
        hours(&self.average)
    }

    /// Its busiest minutes.
    pub fn peak(&self) -> Vec<Throughput> {
        hours(&self.peak)
    }

    fn of(week: &WeekOfLog, rests_on_start: bool) -> Self {
        let hours = |hours: &[Throughput]| {
            hours.iter().map(|hour| (hour.input_tpm.clone(), hour.output_tpm.clone())).collect()
        };
        Self { average: hours(&week.average), peak: hours(&week.peak), rests_on_start }
    }
}

fn hours(hours: &[(String, String)]) -> Vec<Throughput> {
    let hours = hours.iter().cloned();
    hours.map(|(input_tpm, output_tpm)| Throughput { input_tpm, output_tpm }).collect()
}

/// Damaged rows that are listed.
const MOST_DAMAGED: usize = 20;
/// Levels that are listed, besides the marked ones.
const MOST_LEVELS: usize = 20;

/// An answer in words.
pub(crate) fn replay(answer: &ReplayAnswer, lang: Lang) -> ReplayView {
    let words = Words {
        lang,
        format: Format::new(lang),
        money: MoneyFormat::new(lang, answer.currency.0, answer.currency.0.minor_unit()),
        answer,
    };
    let levels = words.levels();
    ReplayView {
        log: lang.report_log_of(
            &lang.requests(&words.count(answer.requests)),
            &words.format.moment(&answer.first),
            &words.format.moment(&answer.last),
            &words.count(answer.input_tokens),
            &words.count(answer.output_tokens),
        ),
        reading: words.reading(),
        days: lang.report_log_days(&lang.days(&words.count(answer.package_days))),
        verdict: answer.reserve_nothing.then(|| words.verdict()),
        remarks: words.remarks(),
        damaged: (answer.damaged.rows > 0).then(|| words.damaged(&answer.damaged)),
        per_token: answer.per_token(lang, &words.unpriced(), |amount| words.money.rounded(amount)),
        saving: words.saving(),
        marked: words.marked().into_iter().map(|mark| mark.view).collect(),
        proportion: words.proportion(),
        curves: (answer.levels.len() > 1).then(|| words.curves()),
        some_levels: levels.len() < answer.levels.len(),
        levels,
        week: WeekView::of(&answer.week, words.rests_on_start()),
        readings: words.readings(),
        sources: SourceLine::all(&answer.sources, lang),
    }
}

/// A marked level and its place among all.
struct Mark {
    place: Option<usize>,
    view: MarkedView,
}

/// What every sentence is made with.
struct Words<'answer> {
    lang: Lang,
    format: Format,
    money: MoneyFormat,
    answer: &'answer ReplayAnswer,
}

impl Words<'_> {
    fn count(&self, count: i64) -> String {
        self.format.number(&count.to_string())
    }

    fn remarks(&self) -> Vec<String> {
        let Self { lang, answer, .. } = self;
        let sorted = (answer.out_of_order > 0)
            .then(|| lang.report_log_sorted(&self.format.number(&answer.out_of_order.to_string())));
        let gap = answer.gap.as_ref().map(|gap| gap.message.text(*lang).to_owned());
        let above =
            (answer.above_max_input > 0).then(|| lang.report_log_above(&self.count(answer.above_max_input)));
        let unpriced = (answer.unpriced > 0).then(|| lang.report_log_unpriced(&self.count(answer.unpriced)));
        let notices = answer.notices.iter().map(|note| note.message.text(*lang).to_owned());
        [sorted, gap, above, unpriced].into_iter().flatten().chain(notices).collect()
    }

    fn verdict(&self) -> String {
        let level = self.answer.cheapest.and_then(|place| self.answer.levels.get(place));
        let level = level.map_or(self.lang.report_no_level().into(), |level| self.cost(cheaper(level)));
        self.lang.report_reserve_nothing(&self.amount(self.answer.token_cost.as_ref()), &level)
    }

    fn proportion(&self) -> String {
        let LevelProportion { of, input, output } = &self.answer.proportion;
        let (input, output) = (self.format.number(&input.value), self.format.number(&output.value));
        match of.0 {
            ProportionOf::Log => self.lang.report_proportion_log(&input, &output),
            ProportionOf::Scenario => self.lang.report_proportion_scenario(&input, &output),
        }
    }

    fn readings(&self) -> Vec<(String, String)> {
        let words = |sentence: &Sentence| sentence.text(self.lang).to_owned();
        let readings = self.answer.assumptions.iter();
        readings.map(|reading| (words(&reading.message), words(&reading.reading))).collect()
    }

    fn saving(&self) -> Option<String> {
        let saving = &self.answer.saving.as_ref()?.display;
        Some(match saving.strip_prefix('-') {
            Some(more) => self.lang.planner_replay_costs_more(&self.money.exact(more)),
            None => self.lang.planner_replay_saves(&self.money.exact(saving)),
        })
    }

    /// An amount, or that it is unknown.
    fn amount(&self, amount: Option<&Amount>) -> String {
        amount.map_or_else(|| self.lang.report_unknown().into(), |amount| self.money.rounded(amount))
    }

    /// What a level costs in one of its ways, or what is known of it.
    fn cost(&self, cost: &LevelCost) -> String {
        cost.known(self.lang, &self.unpriced(), |amount| self.money.rounded(amount))
    }

    /// How many requests have no price.
    fn unpriced(&self) -> String {
        self.lang.requests(&self.count(self.answer.unpriced))
    }

    fn damaged(&self, damaged: &DamagedRows) -> DamagedView {
        let lang = self.lang;
        DamagedView {
            title: lang.report_log_damaged(&self.format.number(&damaged.rows.to_string())),
            rows: damaged.sentences(MOST_DAMAGED, lang),
        }
    }

    fn marked(&self) -> [Mark; 2] {
        let Self { lang, answer, .. } = self;
        let mark = |sign: &str, title: String, place: Option<usize>| {
            let level = place.and_then(|place| answer.levels.get(place));
            let level = level.map(|level| self.level(level));
            // Nothing is reserved where there is no level, whatever the rest costs.
            let unknown = !answer.levels.is_empty() && sign == "A";
            let none = if unknown { lang.report_unknown() } else { lang.report_no_level() };
            Mark { place, view: MarkedView { sign: sign.into(), title, level, none: none.into() } }
        };
        let within = lang.report_cheapest_within(&self.format.number(&answer.overflow_limit.percent));
        [
            mark("A", lang.report_cheapest_level().into(), answer.cheapest),
            mark("B", within, answer.cheapest_within),
        ]
    }

    fn level(&self, level: &ReplayLevel) -> LevelView {
        let number = |number| self.format.number(number);
        let (input, output) = (&level.input_tpm.value, &level.output_tpm.value);
        LevelView {
            throughput: self.lang.report_tpm_pair(&number(input), &number(output)),
            cost: self.lang.planner_replay_cost(&self.cost(cheaper(level)), self.lang.method(level.method.0)),
            overflow: self.lang.planner_replay_overflows(
                &number(&level.overflow_share.percent),
                &self.lang.requests(&self.count(level.overflow_requests)),
            ),
            quota: self.lang.report_level_use(
                &number(&level.input_utilisation.percent),
                &number(&level.output_utilisation.percent),
                self.lang.dimension(level.binding.0),
            ),
            input_tpm: input.clone(),
            output_tpm: output.clone(),
        }
    }

    /// Levels at equal distances, and the marked ones.
    fn levels(&self) -> Vec<Vec<String>> {
        let marks = self.marked();
        let levels = &self.answer.levels;
        let stride = levels.len().div_ceil(MOST_LEVELS).max(1);
        let number = |number| self.format.number(number);
        let rows = levels.iter().enumerate().filter_map(|(place, level)| {
            let signs = marks.iter().filter(|mark| mark.place == Some(place));
            let signs = signs.map(|mark| mark.view.sign.as_str()).collect::<Vec<_>>().join(" ");
            (!signs.is_empty() || (place + 1).is_multiple_of(stride)).then(|| {
                vec![
                    [number(&level.input_tpm.value), signs].join(" ").trim_end().to_owned(),
                    number(&level.output_tpm.value),
                    number(&level.covered_share.percent),
                    number(&level.overflow_share.percent),
                    [number(&level.input_idle.percent), number(&level.output_idle.percent)].join(" / "),
                    self.amount(level.overflow_cost.as_ref()),
                    self.cost(&level.hourly),
                    self.cost(&level.daily),
                ]
            })
        });
        rows.collect()
    }
}

/// What a level costs in the cheaper way.
fn cheaper(level: &ReplayLevel) -> &LevelCost {
    if level.method.0 == Method::PtuDaily { &level.daily } else { &level.hourly }
}

#[cfg(test)]
mod tests;
