//! What is sold, and its list unit prices.

use rust_decimal::Decimal;

use super::SourceId;
use crate::{named_enum, throughput::CapacityRate};

named_enum! {
    /// Whether a deployment answers directly or reasons first.
    pub enum Mode {
        /// Answers without a reasoning phase.
        Instruct = "instruct",
        /// Reasons before it answers.
        Thinking = "thinking",
    }
}

/// Provisioned Throughput of one model: list unit prices by the hour and by the day.
///
/// Both are stored as printed; the daily price is not always twelve times the hourly one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PtuOffer {
    /// The model's published name in lower case.
    pub model: String,
    /// The modes these prices hold for.
    pub modes: Vec<Mode>,
    /// Tokens of input and output together, where printed.
    pub context_window: Option<u32>,
    /// Tokens of input; a longer request is billed per token.
    pub max_input_tokens: u32,
    /// Price per hour.
    pub hourly: CapacityRate,
    /// Price per day.
    pub daily: CapacityRate,
    /// Where the row stands.
    pub source: SourceId,
}

/// Model Units of one model in one specification: list unit prices by the hour and by the month.
///
/// What is counted is one replica of the model; see the book's note on its specification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelUnitOffer {
    /// The model's published name in lower case.
    pub model: String,
    /// The modes the price holds for; empty where the page names none.
    pub modes: Vec<Mode>,
    /// The specification one replica occupies, as printed: `MU1`, `MU3 x 8`.
    pub spec: String,
    /// Tokens of input and output together, where printed.
    pub context_window: Option<u32>,
    /// Currency units per replica and hour.
    pub hourly: Decimal,
    /// Currency units per replica and month.
    pub monthly: Decimal,
    /// Where the row stands.
    pub source: SourceId,
}

/// Per-token prices of one model: one tier per range of input length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenPrices {
    /// The model's published name in lower case.
    pub model: String,
    /// The modes the prices hold for.
    pub modes: Vec<Mode>,
    /// Tiers, shortest input first. The tier of a request prices all of its tokens.
    pub tiers: Vec<TokenPriceTier>,
    /// What cached input costs, where the model has a cache discount.
    pub cache: Option<CacheDiscount>,
    /// Where the rows stand.
    pub source: SourceId,
}

/// Prices for requests up to one input length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenPriceTier {
    /// The longest input of the tier in tokens, inclusive; `None` has no bound of its own.
    pub input_up_to: Option<u32>,
    /// Currency units per block of input tokens (see [`super::Policy::token_price_block`]).
    pub input: Decimal,
    /// Currency units per block of output tokens.
    pub output: Decimal,
}

/// What cached input costs as a share of the input price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CacheDiscount {
    /// Share of the input price for tokens found in the implicit cache.
    pub implicit_hit: Decimal,
    /// Share of the input price for tokens found in the explicit cache.
    pub explicit_hit: Decimal,
    /// Share of the input price for tokens written to the explicit cache.
    pub explicit_create: Decimal,
    /// Where it stands.
    pub source: SourceId,
}

/// How a model's tokens use up purchased throughput.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapacityFactors {
    /// The model's published name in lower case.
    pub model: String,
    /// Tokens of input; a longer request is billed per token.
    pub max_input_tokens: u32,
    /// What a cached token counts as a share of an uncached one.
    pub cache: Decimal,
    /// Slices of the input, shortest first. Each slice counts at its own factor.
    pub tiers: Vec<FactorTier>,
    /// Where it stands.
    pub source: SourceId,
}

/// One slice of the input length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorTier {
    /// The end of the slice in tokens, inclusive; `None` reaches to the maximum input.
    pub input_up_to: Option<u32>,
    /// What an input token of the slice counts.
    pub input: Decimal,
    /// What an output token counts when the input ends in this slice.
    pub output: Decimal,
}

/// Throughput reservation in standard mode: list unit price by the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReservationOffer {
    /// The model's published name in lower case.
    pub model: String,
    /// Price per day.
    pub daily: CapacityRate,
    /// Where the row stands.
    pub source: SourceId,
}

/// Dedicated throughput units: input and output bought together in whole multiples of a base, by the month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DedicatedThroughputOffer {
    /// The model's published name in lower case.
    pub model: String,
    /// The specification as printed, such as `Fast`.
    pub spec: String,
    /// Input tokens per minute in one multiple.
    pub base_input: Decimal,
    /// Output tokens per minute in one multiple.
    pub base_output: Decimal,
    /// Currency units per month for the first multiple.
    pub start_monthly: Decimal,
    /// Currency units per month for each further multiple.
    pub expand_monthly: Decimal,
    /// Where the row stands.
    pub source: SourceId,
}
