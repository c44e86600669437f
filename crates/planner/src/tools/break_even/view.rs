//! Break-even points and flips in words.

mod points;

use billing::flip::FlipInput;
use contract::{
    break_even::{BreakEven, BreakEvenAnswer, Flip},
    comparison::Comparison,
    quantity::Quantity,
    question::ScenarioQuestion,
    scenario::Scenario,
};
use ui::format::{Format, MoneyFormat};
use yew::AttrValue;

use crate::parts::{
    basis::{BasisView, basis},
    curves::CurvesView,
    refusal,
    table::TableView,
};

/// Everything the tool shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct View {
    /// What is wrong with the scenario, in sentences.
    pub(super) problems: Vec<AttrValue>,
    /// Where the ways to pay cost the same.
    pub(super) points: Vec<PointView>,
    /// What flips the answer.
    pub(super) flips: Option<FlipsView>,
    /// What the answer rests on.
    pub(super) basis: Option<BasisView>,
}

/// Where one way to pay starts to cost no more than another.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PointView {
    /// Its stable name.
    pub(super) id: &'static str,
    /// What is compared with what.
    pub(super) title: AttrValue,
    /// Always, never, or from an amount on.
    pub(super) outcome: Outcome,
    /// The sums behind it.
    pub(super) proof: Vec<AttrValue>,
    /// The two costs as lines.
    pub(super) chart: Option<CurvesView>,
}

/// Whether and from where on one costs no more than the other.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// It always does.
    Always(&'static str),
    /// It never does, and why.
    Never(AttrValue),
    /// It does from an amount on.
    From {
        /// The least amount.
        amount: AttrValue,
        /// What it does from there on.
        words: &'static str,
    },
}

/// What flips the answer, the nearest change first.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FlipsView {
    /// What is the cheapest now.
    pub(super) now: AttrValue,
    /// The changes: what changes, by how much, and which way to pay then wins.
    pub(super) changes: TableView,
    /// What cannot change it, and why.
    pub(super) none: Vec<AttrValue>,
}

impl Outcome {
    /// Its stable name.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Always(_) => "always",
            Self::Never(_) => "never",
            Self::From { .. } => "from",
        }
    }

    /// The amount it holds from; empty where there is none.
    fn amount(&self) -> &str {
        match self {
            Self::Always(_) | Self::Never(_) => "",
            Self::From { amount, .. } => amount,
        }
    }

    fn sentence(&self) -> String {
        match self {
            Self::Always(words) => (*words).into(),
            Self::Never(words) => words.to_string(),
            Self::From { amount, words } => format!("{amount} {words}"),
        }
    }
}

/// What the tool shows of a scenario.
pub(super) fn view(scenario: &Scenario, format: &Format) -> View {
    let lang = format.lang();
    let question = ScenarioQuestion { version: scenario.version, scenario: scenario.clone() };
    let answers =
        contract::break_even(&question).and_then(|answer| Ok((answer, contract::compare(scenario)?)));
    match answers {
        Err(problems) => View { problems: refusal::of_scenario(&problems, lang), ..View::default() },
        Ok((answer, comparison)) => {
            let money = MoneyFormat::new(lang, comparison.currency.0, comparison.minor_unit);
            let block = contract::check_units(scenario).ok().and_then(|checks| checks.into_iter().next());
            let words = Words {
                answer: &answer,
                format,
                money: &money,
                input_block: block.and_then(|check| check.block.value.parse().ok()),
            };
            View {
                problems: Vec::new(),
                points: words.points(),
                flips: words.flips(&comparison),
                basis: Some(basis(&comparison, &answer.sources, lang)),
            }
        }
    }
}

/// An answer, and how its numbers are written.
struct Words<'answer> {
    answer: &'answer BreakEvenAnswer,
    format: &'answer Format,
    money: &'answer MoneyFormat,
    /// Tokens per minute in one price block of input.
    input_block: Option<u64>,
}

impl Words<'_> {
    /// Where costs meet, as a number in a sum.
    fn meets(&self, quantity: &Option<Quantity>) -> Option<String> {
        quantity.as_ref().map(|quantity| self.format.number(&quantity.rounded(4)))
    }

    /// An answer in words; `amount` writes the least amount, and the amount at which the costs would meet.
    fn outcome(&self, even: &BreakEven, amount: impl Fn(&str) -> String) -> Outcome {
        let lang = self.format.lang();
        match even {
            BreakEven::Always => Outcome::Always(lang.even_always()),
            BreakEven::Never { exact } => Outcome::Never(lang.even_never(&amount(&exact.rounded(2))).into()),
            BreakEven::From { least, .. } => {
                Outcome::From { amount: amount(&least.to_string()).into(), words: lang.even_on() }
            }
        }
    }

    fn flips(&self, comparison: &Comparison) -> Option<FlipsView> {
        let (lang, winner) = (self.format.lang(), comparison.options.first()?);
        let cost = self.money.exact(&winner.display);
        let now = match &comparison.savings {
            _ if comparison.options.iter().any(|option| option.incomplete) => {
                comparison.verdict_sentence(lang, |amount| self.money.rounded(amount))
            }
            Some(savings) => lang.even_now(
                lang.method(winner.method.0),
                &cost,
                &self.money.rounded(&savings.against_second),
            ),
            None => lang.even_only(lang.method(winner.method.0), &cost),
        };
        let change = |flip: &Flip| {
            let distance = lang.even_percent(&self.format.number(&flip.distance.percent));
            vec![self.change(flip).into(), distance.into(), lang.method(flip.winner.0).into()]
        };
        Some(FlipsView {
            now: now.into(),
            changes: TableView {
                caption: lang.even_flips().into(),
                columns: vec![lang.even_change(), lang.even_distance(), lang.even_winner()],
                rows: self.answer.flips.iter().map(change).collect(),
            },
            none: self.answer.no_flips.iter().map(|none| none.message.text(lang).to_owned().into()).collect(),
        })
    }

    fn change(&self, flip: &Flip) -> String {
        let lang = self.format.lang();
        let [from, to] = [&flip.from, &flip.to].map(|quantity| self.format.number(&quantity.value));
        let time = |minutes: &str| self.format.lang().duration(minutes.parse().unwrap_or_default());
        let percent = self.format.number(&flip.distance.percent);
        match flip.input.0 {
            FlipInput::MinutesADay => lang.even_if_minutes(&time(&flip.to.value), &time(&flip.from.value)),
            FlipInput::Days => lang.even_if_days(&to, &from),
            FlipInput::Throughput if flip.grows => lang.even_if_more_throughput(&percent),
            FlipInput::Throughput => lang.even_if_less_throughput(&percent),
            FlipInput::Units => lang.even_if_units(&to, &from),
            FlipInput::Discount => lang.even_if_discount(lang.method(flip.winner.0), &percent),
        }
    }
}

#[cfg(test)]
mod tests;
