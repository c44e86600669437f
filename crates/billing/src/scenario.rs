//! The question put to the engine, in its own types.

use rust_decimal::Decimal;

use crate::{
    assumption::Assumptions,
    calendar::{Period, Running},
    error::Error,
    price_book::Mode,
    tariff::Tokens,
    throughput::TokensPerMinute,
};

/// What is deployed, when it runs, how much of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// The billing period.
    pub period: Period,
    /// When the service runs within it.
    pub running: Running,
    /// The Provisioned Throughput to price.
    pub ptu: Option<PtuCapacity>,
    /// The Model Units to price.
    pub model_units: Option<ModelUnits>,
    /// The traffic the service answers, where it is known.
    pub traffic: Option<Traffic>,
    /// How open questions of the page are read.
    pub assumptions: Assumptions,
}

/// Provisioned Throughput of one model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PtuCapacity {
    /// The model's published name.
    pub model: String,
    /// The mode it is deployed in.
    pub mode: Mode,
    /// Input throughput.
    pub input: TokensPerMinute,
    /// Output throughput.
    pub output: TokensPerMinute,
}

/// Model Units of one model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelUnits {
    /// The model's published name.
    pub model: String,
    /// The mode it is deployed in; `None` where the book names none.
    pub mode: Option<Mode>,
    /// The specification; needed only where the model is sold in several.
    pub spec: Option<String>,
    /// How many replicas.
    pub units: u32,
}

/// The traffic a service answers while it runs, on average.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traffic {
    /// Requests a minute.
    pub requests_per_minute: Decimal,
    /// Input tokens of a request.
    pub input_tokens: Decimal,
    /// Output tokens of a request.
    pub output_tokens: Decimal,
    /// The share of input tokens found in the cache, from 0 to 1.
    pub cached_share: Decimal,
}

impl Traffic {
    /// The tokens of a request.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn tokens(&self) -> Result<Tokens, Error> {
        Tokens::new(self.input_tokens.into(), self.cached_share, self.output_tokens.into())
    }
}
