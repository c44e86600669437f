//! One way to pay, as a card.

use billing::{method::Method, named::Named as _};
use contract::{
    comparison::{Amount, Comparison, PricedOption, Sentence},
    verdict::Verdict,
    words,
};
use text::Lang;
use yew::AttrValue;

use super::{
    figure::FigureView,
    line::{LineView, line},
    monthly::{MonthlyView, monthly},
    package::{PackagesView, packages},
    source::{Cited, SourceView},
};
use crate::format::{Format, MoneyFormat};

/// One way to pay.
#[derive(Clone, Debug, PartialEq)]
pub struct CardView {
    /// The stable name; also the id of its heading.
    pub id: &'static str,
    /// The way to pay.
    pub name: &'static str,
    /// What is priced: the model, and how much of it.
    pub offer: Option<AttrValue>,
    /// Its place, in words: that it is the cheapest, alone or with others, that there is nothing to pay, or that its cost
    /// is incomplete.
    pub rank: AttrValue,
    /// Whether none costs less, though there is something to pay.
    pub cheapest: bool,
    /// What it costs, exactly as the contract writes it.
    pub cost: AttrValue,
    /// What it costs.
    pub total: AttrValue,
    /// How much room that takes.
    pub size: AmountSize,
    /// What it costs exactly, where the cost is shown rounded.
    pub rounding: Option<AttrValue>,
    /// How its cost compares with the dearest, where it is complete.
    pub bar: Option<BarView>,
    /// How much more it costs than the cheapest; for the cheapest, how much less than the dearest.
    pub beside: Option<FigureView>,
    /// The cost spread over time and tokens.
    pub unit_costs: Vec<FigureView>,
    /// The lines of the bill.
    pub bill: BillView,
    /// The daily packages to order.
    pub packages: Option<PackagesView>,
    /// The monthly commitment.
    pub monthly: Option<MonthlyView>,
    /// What to look at twice.
    pub warnings: Vec<AttrValue>,
    /// The terms of sale.
    pub terms: TermsView,
}

/// How much room an amount takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountSize {
    /// Up to hundreds of thousands.
    Usual,
    /// Up to tens of millions.
    Long,
    /// More.
    Longest,
}

impl AmountSize {
    fn of(text: &str) -> Self {
        match text.chars().count() {
            ..=11 => Self::Usual,
            12..=14 => Self::Long,
            _ => Self::Longest,
        }
    }
}

/// A cost as a length: the texts are the drawing's own coordinates, nothing is computed.
#[derive(Clone, Debug, PartialEq)]
pub struct BarView {
    /// The cost.
    pub length: AttrValue,
    /// The dearest cost.
    pub full: AttrValue,
    /// The drawing's frame: a square as wide as the dearest cost, drawn flat.
    pub view_box: AttrValue,
}

/// The lines of the bill and the sources they cite.
#[derive(Clone, Debug, PartialEq)]
pub struct BillView {
    /// The lines.
    pub lines: Vec<LineView>,
    /// Their sources.
    pub sources: Vec<SourceView>,
}

/// The terms of sale and the sources they cite.
#[derive(Clone, Debug, PartialEq)]
pub struct TermsView {
    /// The terms.
    pub terms: Vec<RemarkView>,
    /// Their sources.
    pub sources: Vec<SourceView>,
}

/// A remark with the numbers of its sources.
#[derive(Clone, Debug, PartialEq)]
pub struct RemarkView {
    /// The remark.
    pub text: AttrValue,
    /// The numbers of its sources.
    pub cites: AttrValue,
}

/// What the cards of one comparison are made from.
pub(super) struct Cards<'answer> {
    pub(super) comparison: &'answer Comparison,
    pub(super) format: &'answer Format,
    pub(super) money: &'answer MoneyFormat,
    pub(super) all_packages: bool,
}

impl Cards<'_> {
    /// The ways to pay in their usual order, whichever is cheapest.
    pub(super) fn in_order(&self) -> Vec<CardView> {
        let of_method =
            |method: &Method| self.comparison.options.iter().find(|option| option.method.0 == *method);
        Method::ALL.iter().filter_map(of_method).map(|option| self.card(option)).collect()
    }

    fn card(&self, option: &PricedOption) -> CardView {
        let (lang, money) = (self.format.lang(), self.money);
        let cost = cost(option);
        let total = money.rounded(&cost);
        let nothing_to_pay = self.comparison.verdict() == Verdict::NothingToPay;
        let cheapest = option.rank == 1 && !option.incomplete && !nothing_to_pay;
        CardView {
            id: option.method.0.name(),
            name: lang.method(option.method.0),
            offer: self.offer(option.method.0).map(Into::into),
            rank: match self.comparison.mark(option, lang) {
                Some(mark) => mark.into(),
                None => lang.result_rank(&option.rank.to_string()).into(),
            },
            cheapest,
            cost: option.cost.clone().into(),
            size: AmountSize::of(&total),
            total: total.into(),
            rounding: money.rounding(&cost).map(Into::into),
            bar: self.bar(option),
            beside: match option.rank {
                _ if nothing_to_pay => None,
                1 => self.below_dearest(option),
                _ => self.above_cheapest(option),
            },
            unit_costs: self.unit_costs(option),
            bill: self.bill(option),
            packages: packages(&option.packages, self.all_packages, self.format),
            monthly: option.monthly.as_ref().map(|terms| monthly(terms, self.format, money)),
            warnings: option.warnings.iter().map(|note| sentence(&note.message, lang)).collect(),
            terms: self.terms(option),
        }
    }

    /// What is priced on the card.
    fn offer(&self, method: Method) -> Option<String> {
        let (scenario, lang) = (&self.comparison.scenario, self.format.lang());
        let number = |text: &str| self.format.number(text);
        match method {
            Method::PtuHourly | Method::PtuDaily => {
                scenario.ptu.as_ref().map(|ptu| words::throughput(ptu, lang, number))
            }
            Method::MuHourly | Method::MuMonthly => {
                scenario.model_unit.as_ref().map(|units| words::model_units(units, lang, number))
            }
            Method::TokenDeployment => {
                let asked = scenario.model_unit.as_ref().zip(scenario.traffic.as_ref());
                asked.map(|(units, traffic)| words::deployment(units, traffic, lang, number))
            }
            Method::TokenUsage => {
                scenario.traffic.as_ref().map(|traffic| words::traffic(traffic, lang, number))
            }
        }
    }

    fn bill(&self, option: &PricedOption) -> BillView {
        let mut cited = Cited::new(&self.comparison.sources);
        let lines = option.lines.iter().map(|item| line(item, &mut cited, self.format, self.money)).collect();
        BillView { lines, sources: cited.list(self.format.lang()) }
    }

    fn terms(&self, option: &PricedOption) -> TermsView {
        let lang = self.format.lang();
        let mut cited = Cited::new(&self.comparison.sources);
        let terms = option
            .conditions
            .iter()
            .map(|note| RemarkView { text: sentence(&note.message, lang), cites: cited.cite(&note.sources) });
        let terms = terms.collect();
        TermsView { terms, sources: cited.list(lang) }
    }

    /// The dearest of the ways whose cost is complete.
    fn dearest(&self) -> Option<&PricedOption> {
        self.comparison.options.iter().rfind(|option| !option.incomplete)
    }

    fn bar(&self, option: &PricedOption) -> Option<BarView> {
        let dearest = self.dearest().filter(|dearest| dearest.cost != "0" && !option.incomplete)?;
        let (length, full) =
            (coordinate(&option.cost, &dearest.cost), coordinate(&dearest.cost, &dearest.cost));
        Some(BarView {
            view_box: ["0 0", full, full].join(" ").into(),
            length: length.to_owned().into(),
            full: full.to_owned().into(),
        })
    }

    fn above_cheapest(&self, option: &PricedOption) -> Option<FigureView> {
        let cheapest = self.comparison.options.first()?;
        let formula = self.difference(option, cheapest);
        Some(FigureView::new(
            option.above_cheapest.as_ref()?,
            self.format.lang().result_above(),
            formula,
            self.money,
        ))
    }

    /// `None` where no way to pay costs more.
    fn below_dearest(&self, option: &PricedOption) -> Option<FigureView> {
        let dearest = self.dearest().filter(|dearest| dearest.rank > option.rank)?;
        let formula = self.difference(dearest, option);
        Some(FigureView::new(
            option.below_dearest.as_ref()?,
            self.format.lang().result_below(),
            formula,
            self.money,
        ))
    }

    /// Two costs and the difference they make, in a sentence.
    fn difference(&self, dearer: &PricedOption, cheaper: &PricedOption) -> String {
        let (lang, money) = (self.format.lang(), self.money);
        lang.result_difference(
            lang.method(dearer.method.0),
            &money.exact(&dearer.cost),
            lang.method(cheaper.method.0),
            &money.exact(&cheaper.cost),
        )
    }

    fn unit_costs(&self, option: &PricedOption) -> Vec<FigureView> {
        let (lang, money) = (self.format.lang(), self.money);
        let cost = money.exact(&option.cost);
        let running = self.format.lang().duration(self.comparison.running.running_minutes);
        let period = self.format.lang().duration(self.comparison.running.period_minutes);
        let costs = &option.unit_costs;
        let figures = [
            costs.per_running_hour.as_ref().map(|amount| {
                (amount, lang.result_per_running_hour(), lang.result_per_running_hour_rule(&cost, &running))
            }),
            Some((&costs.per_day, lang.result_per_day(), lang.result_per_day_rule(&cost, &period))),
            Some((&costs.per_month, lang.result_per_month(), lang.result_per_month_rule(&cost, &period))),
            costs.per_million_tokens.as_ref().map(|amount| {
                (
                    amount,
                    lang.result_per_million_tokens(),
                    lang.result_per_million_tokens_rule(&cost, &running),
                )
            }),
        ];
        let figures = figures.into_iter().flatten();
        figures.map(|(amount, label, formula)| FigureView::new(amount, label, formula, money)).collect()
    }
}

/// Digits before the point that a browser draws.
const MOST_DIGITS: usize = 9;

/// A cost as a coordinate of a drawing as wide as the dearest cost: both without their last digits where there are
/// more than are drawn.
fn coordinate<'text>(cost: &'text str, dearest: &str) -> &'text str {
    let whole = |text: &str| text.find('.').unwrap_or(text.len());
    match whole(dearest).checked_sub(MOST_DIGITS) {
        None | Some(0) => cost,
        Some(dropped) => match whole(cost).checked_sub(dropped) {
            None | Some(0) => "0",
            Some(kept) => cost.get(..kept).unwrap_or(cost),
        },
    }
}

/// A sentence of the answer in a language.
pub(super) fn sentence(sentence: &Sentence, lang: Lang) -> AttrValue {
    sentence.text(lang).to_owned().into()
}

/// An option's cost as an amount.
pub(super) fn cost(option: &PricedOption) -> Amount {
    Amount { value: option.cost.clone(), display: option.display.clone(), fraction: option.fraction.clone() }
}
