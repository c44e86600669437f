//! The comparison: what it says at a glance, and its cards.

use billing::named::Named as _;
use contract::{comparison::Comparison, verdict::Verdict};
use text::Lang;
use yew::AttrValue;

use super::{
    card::{AmountSize, CardView, Cards, cost, sentence},
    field::{Fields, NamedProblem},
};
use crate::{
    field::Field,
    format::{Format, MoneyFormat},
    state::State,
};

/// The comparison, and whether it is of what the form holds.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultsView {
    /// What is wrong with the form; empty when nothing is.
    pub problems: Vec<NamedProblem>,
    /// What to say where anything is wrong.
    pub stale: Option<&'static str>,
    /// The cheapest and its cost, for who does not see the cards change; what to say where anything is wrong.
    pub announcement: AttrValue,
    /// The comparison.
    pub summary: Option<SummaryView>,
    /// The ways to pay in their usual order.
    pub cards: Vec<CardView>,
    /// Whether the cards need more room than usual.
    pub wide: bool,
}

/// What the comparison says at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryView {
    /// Which is the cheapest and what it saves.
    pub verdict: AttrValue,
    /// How much of the period the service runs.
    pub running: AttrValue,
    /// The currency of every amount.
    pub currency: AttrValue,
    /// What to know before comparing.
    pub notices: Vec<AttrValue>,
}

/// What the results show.
pub fn results(state: &State, format: &Format) -> ResultsView {
    let lang = format.lang();
    let fields = Fields::new(state, lang);
    let comparison = state.answer.comparison.as_deref();
    let money = comparison.map(|found| MoneyFormat::new(lang, found.currency.0, found.minor_unit));
    let shown = comparison.zip(money.as_ref());
    let stale = match (state.answer.problems.is_empty(), comparison) {
        (true, _) => None,
        (false, Some(_)) => Some(lang.result_stale()),
        (false, None) => Some(lang.result_nothing_yet()),
    };
    let cards = shown.map_or_else(Vec::new, |(comparison, money)| {
        Cards { comparison, format, money, all_packages: state.all_packages }.in_order()
    });
    ResultsView {
        problems: state.answer.problems.iter().map(|problem| fields.named(problem)).collect(),
        stale,
        announcement: match (stale, shown) {
            (Some(stale), _) => stale.into(),
            (None, Some((comparison, money))) => announcement(comparison, format, money).into(),
            (None, None) => AttrValue::default(),
        },
        summary: shown.map(|(comparison, money)| summary(state, comparison, format, money)),
        wide: cards.iter().any(|card| card.size == AmountSize::Longest),
        cards,
    }
}

fn summary(state: &State, comparison: &Comparison, format: &Format, money: &MoneyFormat) -> SummaryView {
    let lang = format.lang();
    let running = &comparison.running;
    SummaryView {
        verdict: comparison.verdict_sentence(lang, |amount| money.rounded(amount)).into(),
        running: lang
            .result_running(
                &format.lang().duration(running.running_minutes),
                &format.lang().duration(running.period_minutes),
            )
            .into(),
        currency: lang.result_prices_in(comparison.currency.0.name()).into(),
        notices: notices(state, comparison, lang),
    }
}

/// What the answer says to know, after the models that the form has moved to.
fn notices(state: &State, comparison: &Comparison, lang: Lang) -> Vec<AttrValue> {
    let (fields, asked) = (Fields::new(state, lang), state.form.scenario());
    let ptu = asked.ptu.and_then(|_| fields.replaced(Field::PtuModel));
    let units = asked.model_unit.is_some();
    let [model, spec] =
        [Field::UnitModel, Field::UnitSpec].map(|field| fields.replaced(field).filter(|_| units));
    let stated = comparison.notices.iter().map(|note| sentence(&note.message, lang));
    [ptu, model, spec].into_iter().flatten().map(AttrValue::from).chain(stated).collect()
}

fn announcement(comparison: &Comparison, format: &Format, money: &MoneyFormat) -> String {
    let lang = format.lang();
    let methods = match comparison.verdict() {
        Verdict::NothingToPay => return lang.result_never_runs().to_owned(),
        Verdict::Cheapest(method) => lang.method(method).to_owned(),
        Verdict::EquallyCheap(methods) => lang.methods(&methods),
        Verdict::NoneComplete(_) | Verdict::NoneAnswers => {
            return comparison.verdict_sentence(lang, |amount| money.rounded(amount));
        }
    };
    let least = comparison.options.first().map(|option| money.rounded(&cost(option)));
    lang.result_announce(&methods, &least.unwrap_or_default())
}
