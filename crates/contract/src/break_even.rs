//! Where one way to pay starts to cost no more than another, and how far the answer is from flipping.

mod points;

use billing::{
    comparison::Notice,
    flip::{FlipInput, NoFlipReason},
    method::Method,
    money::Currency,
};
use serde::Serialize;

use crate::{
    code::Code,
    comparison::{Amount, Note, Sentence, Source},
    problem::Problem,
    quantity::{Quantity, Share},
    question::ScenarioQuestion,
};

/// Every break-even point of a scenario, from the book's numbers alone, and the nearest changes that flip its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct BreakEvenAnswer {
    /// The contract's version.
    pub version: u32,
    /// The price book the answer was computed with.
    pub book: String,
    /// The currency the costs were compared in.
    pub currency: Code<Currency>,
    /// Daily packages against the same throughput by the hour; absent without Provisioned Throughput.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub daily_against_hourly: Option<DailyAgainstHourly>,
    /// Monthly packages against the same units by the hour; absent without Model Units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monthly_against_hourly: Option<MonthlyAgainstHourly>,
    /// Cancelling a monthly package in its first month; absent without Model Units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancellation: Option<CancellationPoints>,
    /// The scenario's Provisioned Throughput against its Model Units, each paid in its cheapest way; absent without
    /// both, where the service never runs, and where what overflows has no price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ptu_against_model_units: Option<ThroughputAgainstUnits>,
    /// The scenario's Model Units against token-billed deployment of the same model; absent without Model Units or traffic,
    /// and where the book has no price for that, as a notice says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model_units_against_tokens: Option<UnitsAgainstTokens>,
    /// The scenario's Provisioned Throughput against the same tokens as ordinary calls, for each tier of input
    /// length; empty where the book has no per-token prices for the model.
    pub ptu_against_tokens: Vec<UtilisationPoints>,
    /// Every single change at which another way to pay wins, the nearest first.
    pub flips: Vec<Flip>,
    /// Every other input: why no change of it makes another way to pay win.
    pub no_flips: Vec<NoFlip>,
    /// What a reader must know to compare the ways to pay fairly.
    pub notices: Vec<Note<Notice>>,
    /// Every source the answer rests on.
    pub sources: Vec<Source>,
}

/// Where one way to pay starts to cost no more than another; its field says of what the number is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "answer", rename_all = "kebab-case")]
pub enum BreakEven {
    /// Already at one, the least there is.
    Always,
    /// Not even at the most there can be.
    Never {
        /// Where the costs would meet, were there that much.
        exact: Quantity,
    },
    /// From a number on.
    From {
        /// Where the costs meet.
        exact: Quantity,
        /// The least whole number that is not below it.
        least: i64,
    },
}

/// When a daily package costs no more than the same throughput by the hour: `aDay ÷ anHour`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DailyAgainstHourly {
    /// Running minutes a day from which on the package costs no more.
    pub minutes_a_day: BreakEven,
    /// Where the costs meet, in hours a day; absent when the package never costs more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_a_day: Option<Quantity>,
    /// Price of a package day of the throughput.
    pub a_day: Amount,
    /// Price of an hour of the throughput.
    pub an_hour: Amount,
    /// Prices of an input price block.
    pub input: BlockPrices,
    /// Prices of an output price block.
    pub output: BlockPrices,
    /// Whether it is the same for every capacity: both day prices are the same multiple of their hourly prices.
    pub any_capacity: bool,
    /// Whether it is the same for every model of the book too.
    pub any_model: bool,
}

/// What one price block costs a day and an hour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct BlockPrices {
    /// In a daily package.
    pub a_day: Amount,
    /// By the hour.
    pub an_hour: Amount,
    /// `aDay ÷ anHour`; absent where an hour costs nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multiple: Option<Quantity>,
}

/// When a monthly package costs no more than Model Units by the hour: `aMonth ÷ anHour`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MonthlyAgainstHourly {
    /// Running minutes a month from which on the package costs no more.
    pub minutes_a_month: BreakEven,
    /// Where the costs meet, in hours a month; absent when the package never costs more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_a_month: Option<Quantity>,
    /// Price of a month of one unit.
    pub a_month: Amount,
    /// Price of an hour of one unit.
    pub an_hour: Amount,
}

/// When cancelling a monthly package in its first month beats the alternatives: `aDay ÷` the price of an hour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CancellationPoints {
    /// Running minutes a day from which on a day that is cancelled costs no more than that day by the hour.
    pub minutes_a_day: BreakEven,
    /// Where the costs meet, in hours a day; absent when the cancelled day never costs more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_a_day: Option<Quantity>,
    /// What a used day is charged, of one unit: the price of a month `÷ dayRateDays × factor`.
    pub a_day: Amount,
    /// Days a month's price is divided by.
    pub day_rate_days: u32,
    /// What a used day is charged as a multiple of that.
    pub factor: Quantity,
    /// The day of the month from which on cancelling costs the whole month.
    pub whole_month_from_day: BreakEven,
}

/// How much of each makes Provisioned Throughput and Model Units cost the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ThroughputAgainstUnits {
    /// The cheapest way to pay for the Provisioned Throughput.
    pub ptu: Code<Method>,
    /// What it costs, with what overflows of the scenario's traffic.
    pub ptu_cost: Amount,
    /// The cheapest way to pay for the Model Units.
    pub model_units: Code<Method>,
    /// What it costs.
    pub model_units_cost: Amount,
    /// The greatest multiple of the scenario's throughput at which it costs as much as the units; absent where what is
    /// reserved and what overflows cost more at every multiple.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity_multiple: Option<Quantity>,
    /// Input tokens per minute at that multiple.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input_tpm: Option<Quantity>,
    /// Output tokens per minute at that multiple.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_tpm: Option<Quantity>,
    /// Input price blocks, the output in proportion, from which on the units cost no more.
    pub input_blocks: BreakEven,
    /// Units from which on the Provisioned Throughput costs no more.
    pub units: BreakEven,
}

/// From how many tokens on Model Units cost no more than token-billed deployment of the same model, in the proportion of
/// the scenario's traffic. How many of them the units carry is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UnitsAgainstTokens {
    /// What a request costs in token-billed deployment.
    pub a_request: Amount,
    /// Tokens of a request, input and output together.
    pub tokens_a_request: Quantity,
    /// In a month, against units by the month.
    pub monthly: TokensAgainstPrice,
    /// In a running hour, against units by the hour.
    pub hourly: TokensAgainstPrice,
}

/// Tokens that cost as much as the units: `price ÷ aRequest × tokensARequest`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TokensAgainstPrice {
    /// The price of the scenario's units.
    pub price: Amount,
    /// Input and output tokens together from which on the units cost no more.
    pub tokens: BreakEven,
    /// Requests at which the costs meet.
    pub requests: Quantity,
}

/// How full a reservation must be to cost no more than its tokens as ordinary calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UtilisationPoints {
    /// The longest input of the price tier, in tokens; absent when it has no bound of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input_up_to: Option<u32>,
    /// What the tokens that the throughput holds in an hour cost as ordinary calls, the scenario's `cachedShare` of the input
    /// being found in the cache.
    pub full_hour: Amount,
    /// Of a reservation by the hour.
    pub hourly: UtilisationPoint,
    /// Of a daily package in use around the clock.
    pub daily: UtilisationPoint,
}

/// From which utilisation on a reservation costs no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "answer", rename_all = "kebab-case")]
pub enum UtilisationPoint {
    /// Not even when it is full.
    Never {
        /// What a full reservation costs as a share of its tokens as ordinary calls; above 1.
        share: Share,
    },
    /// From a share of the quota on.
    From {
        /// The share; at most 1.
        share: Share,
    },
}

/// A single change at which another way to pay wins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Flip {
    /// What is changed while all else stays.
    pub input: Code<FlipInput>,
    /// Its value in the scenario; for `throughput` a multiple of what was entered, for `discount` a share of the cost.
    pub from: Quantity,
    /// The nearest value at which another way to pay costs less; for `throughput` and `discount` the value at which it
    /// costs the same.
    pub to: Quantity,
    /// Whether that is more than in the scenario.
    pub grows: bool,
    /// The way to pay that wins there.
    pub winner: Code<Method>,
    /// The change as a share of the value; for `discount` the discount itself.
    pub distance: Share,
}

/// An input of which no change makes another way to pay win.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NoFlip {
    /// What would be changed while all else stays.
    pub input: Code<FlipInput>,
    /// Why that flips nothing.
    pub reason: Code<NoFlipReason>,
    /// The least number that was looked at; absent where there is no bound to look up to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<i64>,
    /// The greatest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<i64>,
    /// The reason in a sentence.
    pub message: Sentence,
}

/// Every break-even point of a scenario, and the changes at which its answer flips.
///
/// # Errors
/// Everything that is wrong with the question, each thing at its path.
pub fn break_even(question: &ScenarioQuestion) -> Result<BreakEvenAnswer, Vec<Problem>> {
    let (book, scenario) = question.read()?;
    points::points(book, &scenario).map_err(Problem::of_whole)
}
