//! What is sold, a table a row of the price page.

use billing::price_book::Mode;
use serde::Deserialize;

use super::{Key, Number};
use crate::value::{At, Name};

/// A price of throughput.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Rate {
    /// Currency units per block of input tokens per minute.
    pub(crate) input: Number,
    /// Currency units per block of output tokens per minute.
    pub(crate) output: Number,
}

/// Provisioned Throughput of one model.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Ptu {
    /// The model's published name in lower case.
    pub(crate) model: At<String>,
    /// The modes these prices hold for.
    pub(crate) modes: At<Vec<Name<Mode>>>,
    /// Tokens of input and output together; left out where none is printed.
    #[serde(default)]
    pub(crate) context_window: Option<u32>,
    /// The longest input in tokens.
    pub(crate) max_input_tokens: At<u32>,
    /// Price per hour.
    pub(crate) hourly: Rate,
    /// Price per day, as printed.
    pub(crate) daily: Rate,
    /// Where the row stands.
    pub(crate) source: Key,
}

/// One replica of one model on Model Units.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ModelUnit {
    /// The model's published name in lower case.
    pub(crate) model: At<String>,
    /// The modes the price holds for; left out where the page names none.
    #[serde(default)]
    pub(crate) modes: Option<At<Vec<Name<Mode>>>>,
    /// The specification of one replica as printed, such as `MU1` or `MU3 x 8`.
    pub(crate) spec: At<String>,
    /// Tokens of input and output together; left out where none is printed.
    #[serde(default)]
    pub(crate) context_window: Option<u32>,
    /// Price per replica and hour.
    pub(crate) hourly: Number,
    /// Price per replica and month, as printed.
    pub(crate) monthly: Number,
    /// Where the row stands.
    pub(crate) source: Key,
}

/// Per-token prices of one model.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct TokenPrice {
    /// The model's published name in lower case.
    pub(crate) model: At<String>,
    /// The modes the prices hold for.
    pub(crate) modes: At<Vec<Name<Mode>>>,
    /// Ranges of input length, the shortest first.
    pub(crate) tiers: At<Vec<Tier>>,
    /// What cached input costs; left out where the model has no discount.
    #[serde(default)]
    pub(crate) cache: Option<Cache>,
    /// Where the rows stand.
    pub(crate) source: Key,
}

/// Prices or factors of one range of input length.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Tier {
    /// The longest input of the range in tokens, inclusive; left out on a last range without end.
    #[serde(default)]
    pub(crate) input_up_to: Option<u32>,
    /// For input tokens.
    pub(crate) input: Number,
    /// For output tokens.
    pub(crate) output: Number,
}

/// What cached input costs, as shares of the input price.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Cache {
    /// For tokens found in the implicit cache.
    pub(crate) implicit_hit: Number,
    /// For tokens found in the explicit cache.
    pub(crate) explicit_hit: Number,
    /// For tokens written to the explicit cache.
    pub(crate) explicit_create: Number,
    /// Where it stands.
    pub(crate) source: Key,
}

/// How one model's tokens use up purchased throughput.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct CapacityFactor {
    /// The model's published name in lower case.
    pub(crate) model: At<String>,
    /// The longest input in tokens.
    pub(crate) max_input_tokens: At<u32>,
    /// What a cached token counts as a share of an uncached one.
    pub(crate) cache: Number,
    /// Slices of the input, the shortest first.
    pub(crate) tiers: At<Vec<Tier>>,
    /// Where it stands.
    pub(crate) source: Key,
}

/// Throughput reservation of one model in standard mode.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Reservation {
    /// The model's published name in lower case.
    pub(crate) model: At<String>,
    /// Price per day.
    pub(crate) daily: Rate,
    /// Where the row stands.
    pub(crate) source: Key,
}

/// Dedicated throughput units of one model.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Dtu {
    /// The model's published name in lower case.
    pub(crate) model: At<String>,
    /// The specification as printed, such as `Fast`.
    pub(crate) spec: At<String>,
    /// Input tokens per minute in one multiple.
    pub(crate) base_input: Number,
    /// Output tokens per minute in one multiple.
    pub(crate) base_output: Number,
    /// Price per month of the first multiple.
    pub(crate) start_monthly: Number,
    /// Price per month of each further multiple.
    pub(crate) expand_monthly: Number,
    /// Where the row stands.
    pub(crate) source: Key,
}
