//! Order time, dates and the change of a package, in words.

mod change;

use std::rc::Rc;

use billing::{calendar::MINUTES_PER_HOUR, method::Method};
use contract::{
    calendar::{CalendarAnswer, DatedEvent, OptionDates, OrderTime},
    comparison::{Amount, Package},
    question::ScenarioQuestion,
    scenario::Scenario,
};
use ui::format::{Format, MoneyFormat, utc_offset};
use yew::AttrValue;

pub(super) use self::change::{ChangeView, change};
use crate::parts::{
    basis::{BasisView, basis},
    refusal,
    table::TableView,
};

/// Everything the tool shows but the change of a package.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct View {
    /// What is wrong with the scenario, in sentences; that it never runs, where it does not.
    pub(super) problems: Vec<AttrValue>,
    /// When to order the first daily package.
    pub(super) advice: Option<AdviceView>,
    /// In which zone the times are.
    pub(super) zone: AttrValue,
    /// The dates of each way to pay, the cheapest first.
    pub(super) options: Vec<DatesView>,
    /// What the price book does not state a date of.
    pub(super) notices: Vec<AttrValue>,
    /// The same dates, for a calendar file.
    pub(super) answer: Option<Rc<CalendarAnswer>>,
    /// What the answer rests on.
    pub(super) basis: Option<BasisView>,
}

/// When to order the first daily package.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AdviceView {
    /// What to do.
    pub(super) verdict: AttrValue,
    /// What that takes, and the open question it rests on.
    pub(super) notes: Vec<AttrValue>,
    /// What an order gets now, at the best minute of the day, and after waiting.
    pub(super) orders: TableView,
    /// What packages and hours cost over the running time.
    pub(super) costs: AttrValue,
}

/// The dates of one way to pay.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DatesView {
    /// The way to pay.
    pub(super) method: Method,
    /// Its name and how many dates it has.
    pub(super) title: AttrValue,
    /// Whether it is the cheapest.
    pub(super) cheapest: bool,
    /// When what happens, and how long before to be reminded of it.
    pub(super) dates: TableView,
}

/// What the tool shows of a scenario.
pub(super) fn view(scenario: &Scenario, format: &Format) -> View {
    let lang = format.lang();
    let question = ScenarioQuestion { version: scenario.version, scenario: scenario.clone() };
    match contract::calendar(&question).and_then(|answer| Ok((answer, contract::compare(scenario)?))) {
        Err(problems) => View { problems: refusal::of_scenario(&problems, lang), ..View::default() },
        Ok((answer, comparison)) => {
            let money = MoneyFormat::new(lang, comparison.currency.0, comparison.minor_unit);
            let words = Words { format, money: &money };
            let never = comparison.running.running_minutes == 0;
            let options = answer.options.iter().filter(|option| !option.events.is_empty()).enumerate();
            View {
                problems: never.then(|| lang.warning_never_runs().into()).into_iter().collect(),
                advice: answer.order_time.as_ref().map(|order| words.advice(order)),
                zone: lang.dates_zone(&utc_offset(answer.utc_offset_minutes)).into(),
                options: options.map(|(place, option)| words.dates(option, place == 0)).collect(),
                notices: answer
                    .notices
                    .iter()
                    .map(|note| note.message.text(lang).to_owned().into())
                    .collect(),
                basis: Some(basis(&comparison, &answer.sources, lang)),
                answer: Some(Rc::new(answer)),
            }
        }
    }
}

/// How numbers and moments are written.
struct Words<'format> {
    format: &'format Format,
    money: &'format MoneyFormat,
}

impl Words<'_> {
    fn advice(&self, order: &OrderTime) -> AdviceView {
        let lang = self.format.lang();
        let verdict = match &order.wait {
            Some(wait) => lang.dates_wait(
                &self.format.moment(&wait.package.ordered),
                &self.time(wait.bridged_minutes),
                &self.money.rounded(&wait.bridge),
                &self.money.rounded(&wait.saves),
            ),
            None if order.hours_cost_less => lang.dates_hours_cost_less(
                &self.money.rounded(&order.by_the_hour),
                &self.money.rounded(&order.packages),
            ),
            None if order.package.late_order => lang.dates_late_already().into(),
            None => lang.dates_no_wait().into(),
        };
        let row = |when: &'static str, package: &Package, minutes: i64, price: &Amount| {
            vec![
                AttrValue::from(when),
                self.money.rounded(price).into(),
                self.time(minutes).into(),
                self.format.moment(&package.ordered).into(),
                self.format.moment(&package.expires).into(),
            ]
        };
        let change = order.wait.iter().flat_map(|wait| wait.change(lang));
        AdviceView {
            verdict: verdict.into(),
            notes: change.chain(order.rests_on(lang)).map(Into::into).collect(),
            costs: lang
                .dates_advice_for(
                    &self.money.rounded(&order.packages),
                    &self.money.rounded(&order.by_the_hour),
                )
                .into(),
            orders: TableView {
                caption: lang.dates_advice().into(),
                columns: vec![
                    lang.dates_order(),
                    lang.dates_per_hour(),
                    lang.dates_covers(),
                    lang.dates_ordered(),
                    lang.result_expires(),
                ],
                rows: vec![
                    row(
                        lang.dates_at_start(),
                        &order.package,
                        order.covered_minutes,
                        &order.per_covered_hour,
                    ),
                    row(
                        lang.dates_best_minute(),
                        &order.best,
                        order.best_covered_minutes,
                        &order.best_per_covered_hour,
                    ),
                    vec![
                        lang.dates_by_the_hour().into(),
                        self.money.rounded(&order.per_hour).into(),
                        NOTHING.into(),
                        NOTHING.into(),
                        NOTHING.into(),
                    ],
                ],
            },
        }
    }

    fn dates(&self, option: &OptionDates, cheapest: bool) -> DatesView {
        let lang = self.format.lang();
        let method = option.method.0;
        let rows = option.events.iter().map(|dated| {
            vec![
                self.when(dated).into(),
                dated.event.0.sentence(lang).into(),
                self.time(dated.event.0.reminder_minutes()).into(),
            ]
        });
        let count = self.format.number(&option.events.len().to_string());
        DatesView {
            method,
            title: lang.dates_of(lang.method(method), &count).into(),
            cheapest,
            dates: TableView {
                caption: lang.method(method).into(),
                columns: vec![lang.report_when(), lang.report_what(), lang.dates_reminder()],
                rows: rows.collect(),
            },
        }
    }

    /// A minute, or a window of time.
    fn when(&self, dated: &DatedEvent) -> String {
        let at = self.format.moment(&dated.at);
        match &dated.until {
            Some(until) => [at, self.format.moment(until)].join(" – "),
            None => at,
        }
    }

    fn time(&self, minutes: i64) -> String {
        if minutes < MINUTES_PER_HOUR {
            return self.format.lang().even_minutes(&minutes.to_string());
        }
        self.format.lang().duration(minutes.unsigned_abs())
    }
}

/// What stands where there is nothing to say.
const NOTHING: &str = "–";

#[cfg(test)]
mod tests;
