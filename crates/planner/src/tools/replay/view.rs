//! An answer as finished words, made in the worker: nothing else of it crosses to the page.

mod curves;

use billing::{method::Method, replay::ProportionOf};
use contract::{
    comparison::{Amount, Sentence},
    plan::Throughput,
    replay::{DamagedRows, LevelCost, LevelProportion, ReplayAnswer, ReplayLevel, WeekOfLog},
};
use serde::{Deserialize, Serialize};
use text::Lang;
use ui::format::{Format, MoneyFormat};

use crate::parts::{basis::SourceLine, curves::CurvesView};

/// A log against every level of reservation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReplayView {
    /// What the log holds.
    pub log: String,
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
    covered_hours: usize,
}

impl WeekView {
    /// The same as the contract has it.
    pub fn week(&self) -> WeekOfLog {
        let hours = |hours: &[(String, String)]| {
            let hours = hours.iter().cloned();
            hours.map(|(input_tpm, output_tpm)| Throughput { input_tpm, output_tpm }).collect()
        };
        WeekOfLog {
            average: hours(&self.average),
            peak: hours(&self.peak),
            covered_hours: self.covered_hours,
        }
    }

    fn of(week: &WeekOfLog) -> Self {
        let hours = |hours: &[Throughput]| {
            hours.iter().map(|hour| (hour.input_tpm.clone(), hour.output_tpm.clone())).collect()
        };
        Self { average: hours(&week.average), peak: hours(&week.peak), covered_hours: week.covered_hours }
    }
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
        week: WeekView::of(&answer.week),
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
mod tests {
    use contract::replay::{ReplayQuestion, Session};
    use ui::form::Form;

    use super::*;
    use crate::{parts::curves::LineView, tools::replay::state::State};

    const HEADER: &str = "time,input_tokens,output_tokens\n";

    fn view(log: &str, lang: Lang) -> ReplayView {
        let question: ReplayQuestion = State::default().question(&Form::default().scenario());
        let mut session = Session::new(&question).unwrap();
        session.feed(log.as_bytes()).unwrap();
        replay(&session.finish().unwrap().answer().unwrap(), lang)
    }

    fn busy_log() -> String {
        let rows = (0..600).map(|row| {
            format!("2026-04-01T09:{:02}:{:02},{},{}\n", row / 60, row % 60, 2_000 + row * 13 % 9_000, 300)
        });
        HEADER.to_owned() + &rows.collect::<String>()
    }

    #[test]
    fn the_figures_are_those_of_the_contract() {
        // One of two requests of a minute fits the least amount on sale; the next holds both.
        let log = HEADER.to_owned() + "2026-04-01T09:00:00,8000,500\n2026-04-01T09:00:30,8000,500\nx,1,1\n";
        let view = view(&log, Lang::En);
        assert_eq!(
            (view.per_token.as_str(), view.saving.as_deref()),
            ("$0.00", Some("The cheapest level costs $0.01 more."))
        );
        assert_eq!(
            view.verdict.as_deref(),
            Some("Reserve nothing: all of it per token costs $0.00. Cheapest level: $0.01.")
        );
        let cheapest = view.marked[0].level.as_ref().unwrap();
        assert_eq!(cheapest.quota, "Quota used: input 80 %, output 50 %; full first: Input");
        assert_eq!(cheapest.overflow, "50 % of tokens overflow, 1 request");
        assert_eq!(view.levels.len(), 2);
        assert_eq!(view.levels[0][..5], ["10,000 A", "1,000", "50", "50", "20 / 50"]);
        assert_eq!(view.levels[1][..4], ["20,000 B", "2,000", "100", "0"]);
        let level = view.marked[1].level.as_ref().unwrap();
        assert_eq!((level.input_tpm.as_str(), level.output_tpm.as_str()), ("20000", "2000"));
        assert_eq!(view.damaged.unwrap().rows, ["line 4: The time cannot be read"]);
    }

    #[test]
    fn a_busy_log_is_listed_by_some_levels_and_drawn_by_all() {
        let view = view(&busy_log(), Lang::ZhCn);
        assert!(view.some_levels);
        assert!((10..=MOST_LEVELS + 2).contains(&view.levels.len()), "{} levels", view.levels.len());
        let points = |line: &LineView| line.path.matches(['M', 'L']).count();
        let curves = view.curves.as_ref().unwrap();
        let lines: Vec<_> = curves.lines.iter().map(points).collect();
        assert_eq!((lines[0], lines[2]), (lines[1], 2));
        assert!(lines[0] >= view.levels.len());
        assert_eq!(curves.marks.len(), 2);
    }

    #[test]
    fn one_level_alone_makes_no_curve_and_leaves_none_out() {
        let view = view(&(HEADER.to_owned() + "2026-04-01T09:00:00,800,50\n"), Lang::En);
        assert_eq!((view.levels.len(), view.some_levels, view.curves), (1, false, None));
    }

    #[test]
    fn the_proportion_and_the_assumption_are_named() {
        let view = view(&(HEADER.to_owned() + "2026-04-01T09:00:00,8000,500\n"), Lang::En);
        assert_eq!(
            view.proportion,
            "Every level keeps the log's own proportion of input to output: 8,000 to 500 tokens, as the quota counts them."
        );
        let [(question, reading)] = view.readings.as_slice() else { panic!("one reading") };
        assert!(question.starts_with("Which requests overflow"), "{question}");
        assert!(reading.contains("order of arrival"), "{reading}");
    }

    #[test]
    fn without_per_token_prices_the_curve_is_the_reservation_and_what_is_unknown_says_so() {
        let mut scenario = Form::default().scenario();
        scenario.book = "alibaba-ap-southeast-1-cny-2026-09-22".into();
        if let Some(ptu) = &mut scenario.ptu {
            ptu.model = "qwen3.8-max".into();
        }
        scenario.model_unit = None;
        let mut session = Session::new(&State::default().question(&scenario)).unwrap();
        session.feed(busy_log().as_bytes()).unwrap();
        let view = replay(&session.finish().unwrap().answer().unwrap(), Lang::En);
        assert_eq!((view.per_token.as_str(), &view.saving), ("unknown", &None));
        let [cheapest, within] = view.marked.as_slice() else { panic!("two marks") };
        assert_eq!((&cheapest.level, cheapest.none.as_str()), (&None, "unknown"));
        assert!(within.level.is_some());
        let labels: Vec<_> =
            view.curves.as_ref().unwrap().lines.iter().map(|line| line.label.as_str()).collect();
        assert_eq!(labels, ["Cost of the reservation", "Overflow share"]);
        assert!(view.remarks.iter().any(|remark| remark.contains("no per-token prices")));
        assert!(view.levels[0].iter().any(|cell| cell.ends_with("before its overflow")));
    }

    #[test]
    fn what_leaves_requests_without_a_price_out_says_how_many() {
        let long = "2026-04-01T09:01:00,1000001,10\n";
        let log = HEADER.to_owned() + "2026-04-01T09:00:00,8000,500\n2026-04-01T09:00:30,8000,500\n" + long;
        let answer = view(&log, Lang::En);
        assert_eq!((&answer.verdict, &answer.saving), (&None, &None));
        assert_eq!(answer.per_token, "$0.00 without 1 request (unpriced)");
        let cheapest = answer.marked[0].level.as_ref().unwrap();
        assert!(cheapest.cost.contains("without 1 request (unpriced)"), "{}", cheapest.cost);
        assert!(
            answer.levels.iter().all(|level| level[5] == "unknown" && level[6].contains("without 1 request"))
        );
        let labels: Vec<_> =
            answer.curves.as_ref().unwrap().lines.iter().map(|line| line.label.as_str()).collect();
        assert!(labels[0].ends_with(" without 1 request (unpriced)"), "{labels:?}");
        assert!(labels[2].ends_with(" without 1 request (unpriced)"), "{labels:?}");
        // Nothing but such requests: no figure at all, and no advice.
        let answer = view(&(HEADER.to_owned() + long), Lang::En);
        assert_eq!((&answer.verdict, &answer.saving, &*answer.per_token), (&None, &None, "unknown"));
    }

    #[test]
    fn what_crosses_to_the_page_is_what_was_sent() {
        let view = view(&busy_log(), Lang::En);
        let json = serde_json::to_string(&view).unwrap();
        assert_eq!(serde_json::from_str::<ReplayView>(&json).unwrap(), view);
        assert_eq!(view.week.week().average.len(), 168);
    }
}
