//! The answer: every way to pay, priced and ranked.

use billing::{
    assumption::AssumptionId,
    charge::{FactorName, Item, Rule},
    comparison::{Notice, Warning},
    method::Method,
    money::Currency,
    named::Named,
    price_book::{Condition, Status},
};
use serde::{Serialize, Serializer};
use text::Lang;

pub use crate::catalog::LocalText;
use crate::{code::Code, scenario::Scenario};

/// Every way to pay for one scenario, cheapest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// The contract's version.
    pub version: u32,
    /// The price book the answer was computed with.
    pub book: String,
    /// The currency of every amount.
    pub currency: Code<Currency>,
    /// Decimals of the currency's minor unit; `display` amounts are rounded half-up to it.
    pub minor_unit: u32,
    /// What was priced, as it was asked.
    pub scenario: Scenario,
    /// The period and how much of it the service runs.
    pub running: RunningTime,
    /// The ways to pay, cheapest first; those whose cost is incomplete after the others.
    pub options: Vec<PricedOption>,
    /// The one cheapest way to pay of those whose cost is complete; `null` where several cost the same, or none is.
    pub cheapest: Option<Code<Method>>,
    /// The cheapest ways to pay where several cost the same, in the usual order; all of them where the service never
    /// runs and there is nothing to pay.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub equally_cheap: Vec<Code<Method>>,
    /// What the cheapest saves; absent unless there are two ways to pay whose cost is complete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub savings: Option<Savings>,
    /// What a reader must know to compare the options fairly.
    pub notices: Vec<Note<Notice>>,
    /// How what the page leaves open was read.
    pub assumptions: Vec<Assumption>,
    /// Every source an option, a line or an assumption refers to.
    pub sources: Vec<Source>,
}

/// The period and how much of it the service runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RunningTime {
    /// Minutes of the period.
    pub period_minutes: u64,
    /// Minutes the service runs.
    pub running_minutes: u64,
    /// Unbroken stretches it runs in.
    pub stretches: u64,
    /// The first running minute, as `2026-04-01T00:00`; absent when it never runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// The end of the last running minute; absent when it never runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
}

/// An amount of money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Amount {
    /// The amount; exact when it ends within 12 decimals, else rounded half-even there.
    pub value: String,
    /// The amount rounded half-up to the currency's minor unit; a cost per hour, day, month or million tokens to four
    /// significant digits where that takes more decimals.
    pub display: String,
    /// The exact amount as `numerator/denominator`, where `value` is rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fraction: Option<String>,
}

/// One way to pay, priced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PricedOption {
    /// The way to pay.
    pub method: Code<Method>,
    /// `1` for the cheapest; options that cost the same share a rank. Those whose cost is incomplete follow the others,
    /// ranked among themselves by what is known.
    pub rank: u32,
    /// What it costs; exact when it ends within 12 decimals, else rounded half-even there.
    pub cost: String,
    /// Whether the cost is not compared with the others, as a warning says: it is without what overflows the reservation,
    /// because the book has no per-token price for that, or the model on the units cannot answer the requests.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub incomplete: bool,
    /// The cost rounded half-up to the currency's minor unit.
    pub display: String,
    /// The exact cost as `numerator/denominator`, where `cost` is rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fraction: Option<String>,
    /// How much more it costs than the cheapest; absent where its cost is incomplete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub above_cheapest: Option<Amount>,
    /// How much less it costs than the dearest; absent where its cost is incomplete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below_dearest: Option<Amount>,
    /// The cost spread over time and tokens.
    pub unit_costs: UnitCosts,
    /// The lines of the bill; their amounts add up to the cost.
    pub lines: Vec<Line>,
    /// The daily packages to order, in order of time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub packages: Vec<Package>,
    /// The monthly commitment, kept and cancelled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monthly: Option<Monthly>,
    /// What the reader should look at twice.
    pub warnings: Vec<Note<Warning>>,
    /// The terms it is sold under.
    pub conditions: Vec<Note<Condition>>,
}

/// The cost of an option spread over time and tokens, at the rate of its period: what is bought for longer than it is
/// used costs more per day and month here than its price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UnitCosts {
    /// Per hour the service runs; absent when it never runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_running_hour: Option<Amount>,
    /// Per 24 hours of the period.
    pub per_day: Amount,
    /// Per 30 days of the period. More than the price of a month where a month is cancelled or not all of it used:
    /// $15,040 for ten days of a month of $37,600 is $45,120.
    pub per_month: Amount,
    /// Per million tokens of input and output together; absent where traffic is not known, or the cost incomplete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_million_tokens: Option<Amount>,
}

/// A line of a bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// What is charged for.
    pub item: Code<Item>,
    /// The numbers of the formula; the amount is their product, divisors dividing.
    pub factors: Vec<Factor>,
    /// The amount, unrounded within the bill.
    pub amount: Amount,
    /// The rule the line follows.
    pub rule: Code<Rule>,
    /// The rule in a sentence.
    pub message: Sentence,
    /// Ids of the sources of its price and rule.
    pub sources: Vec<String>,
}

/// One number of a line's formula.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Factor {
    /// What it counts.
    pub name: Code<FactorName>,
    /// How much, exactly.
    pub value: String,
    /// Whether it divides.
    pub divides: bool,
}

/// A daily package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Package {
    /// When it is ordered and starts.
    pub ordered: String,
    /// Package days bought.
    pub days: u32,
    /// Whether the order was late in the day, which makes it valid one day longer.
    pub late_order: bool,
    /// The expiry the page prints: the last covered minute, or the first uncovered one where the assumption `expiry-minute` says `exclusive`.
    pub expires: String,
    /// When the service stops, unless it is renewed.
    pub stops: String,
    /// When its resources are released.
    pub released: String,
}

/// A monthly commitment and both ways to end it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Monthly {
    /// The first running minute.
    pub start: String,
    /// The end of the last running minute.
    pub end: String,
    /// Months bought when it is kept.
    pub months: u32,
    /// Started days billed after whole months (only under `after-first-month`: `days`).
    pub extra_days: u32,
    /// When the bought months end.
    pub paid_until: String,
    /// What keeping it costs.
    pub kept: Amount,
    /// The lines that add up to it.
    pub kept_lines: Vec<Line>,
    /// What cancelling it costs; absent when the service runs longer than the first month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Cancelled>,
    /// Whether the option's cost is the cancelled one.
    pub cancels: bool,
}

/// A cancellation in the first month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Cancelled {
    /// Started days used.
    pub days_used: u32,
    /// What stays charged, at most the month.
    pub charged: Amount,
    /// The lines that add up to it, or to more where it is capped.
    pub lines: Vec<Line>,
    /// Whether the lines come to more than was paid, so that no more than that stays charged.
    pub capped: bool,
    /// What is paid back, never below zero.
    pub refund: Amount,
}

/// What the cheapest option saves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Savings {
    /// Against the second cheapest; zero where several are cheapest.
    pub against_second: Amount,
    /// Against the dearest.
    pub against_dearest: Amount,
}

/// A sentence for people, in English on the wire; the surfaces of this product also have it in Chinese.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    en: String,
    zh: String,
}

impl Sentence {
    pub(crate) fn new<T: Into<String>>(words: impl Fn(Lang) -> T) -> Self {
        Self { en: words(Lang::En).into(), zh: words(Lang::ZhCn).into() }
    }

    /// The sentence in a language.
    pub fn text(&self, lang: Lang) -> &str {
        lang.choose(&self.en, &self.zh)
    }
}

impl Serialize for Sentence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.en)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Sentence {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Sentence".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string" })
    }
}

/// A coded remark with its sentence in English and the sources behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", bound = "T: Named")]
pub struct Note<T> {
    /// What programs branch on.
    pub code: Code<T>,
    /// A sentence for people.
    pub message: Sentence,
    /// Ids of the sources behind it.
    pub sources: Vec<String>,
}

/// How an open question of the page was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Assumption {
    /// The question.
    pub id: Code<AssumptionId>,
    /// The reading used here.
    pub value: String,
    /// The reading used unless another is chosen.
    pub default: String,
    /// Every reading.
    pub alternatives: Vec<String>,
    /// The question in a sentence.
    pub message: Sentence,
    /// The reading used here, in a few words.
    pub reading: Sentence,
    /// The source that leaves it open.
    pub source: String,
}

/// A source, as the book records it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// The id lines refer to.
    pub id: String,
    /// The document's name in our own words.
    pub document: LocalText,
    /// Its address.
    pub url: String,
    /// Its date, or how its age is known.
    pub dated: String,
    /// Where on the page.
    pub place: LocalText,
    /// How firmly it says so.
    pub status: Code<Status>,
    /// What to know about it; may be empty.
    pub note: LocalText,
    /// Other documents that print the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub confirmed_by: Vec<Document>,
}

/// A published document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document {
    /// Its name in our own words.
    pub title: LocalText,
    /// Its address.
    pub url: String,
    /// Its date, or how its age is known.
    pub dated: String,
}
