//! The question: what is deployed, when it runs, how much of it.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
#[cfg(feature = "schema")]
use {
    crate::{code::Code, schema},
    billing::{calendar::Weekday, price_book::Mode},
};

/// The version of the contract this code speaks.
pub const VERSION: u32 = 1;

/// The most of anything that is counted, such as units: a thousand million are more than there are.
pub const MAX_COUNT: u32 = 1_000_000_000;

/// Windows a scenario may have: one for every hour of a week is more than anyone runs in.
pub const MAX_WINDOWS: usize = 168;

/// One question, as a person or a program states it.
///
/// Values are texts exactly as given, so that a form can hold what is half typed and a refusal can point
/// at it; [`crate::compare`] reads and checks them. Decimals are strings on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[cfg_attr(
    feature = "schema",
    schemars(description = "One question: what is deployed, when it runs, how much of it.")
)]
#[serde(rename_all = "camelCase")]
pub struct Scenario {
    /// The contract's version: `1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = VERSION)))]
    pub version: u32,
    /// The id of the price book.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub book: String,
    /// The billing period, half-open: the end is no longer part of it.
    pub period: Period,
    /// When the service runs within the period.
    pub running: Running,
    /// The Provisioned Throughput to price; absent when only Model Units are asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ptu: Option<PtuCapacity>,
    /// The Model Units to price; absent when only Provisioned Throughput is asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model_unit: Option<ModelUnits>,
    /// The traffic the service answers, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub traffic: Option<Traffic>,
    /// Readings of what the price page leaves open, by assumption id; what is absent is read by default.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::assumptions", default))]
    pub assumptions: BTreeMap<String, String>,
}

/// A billing period in civil time of the price book's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct Period {
    /// The first minute, as `2026-04-01T00:00`.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::MINUTE)))]
    pub start: String,
    /// The first minute that is no longer part of it, as `2026-05-01T00:00`.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::MINUTE)))]
    pub end: String,
}

/// When the service runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Running {
    /// In every minute of the period.
    Always,
    /// In weekly windows.
    Windows(#[cfg_attr(feature = "schema", schemars(length(min = 1, max = MAX_WINDOWS)))] Vec<Window>),
}

/// A weekly window in which the service runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct Window {
    /// The days it starts on: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Code<Weekday>>", length(min = 1)))]
    pub days: Vec<String>,
    /// The first minute, as `09:00`.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::START)))]
    pub from: String,
    /// The first minute that is no longer part of it, as `18:30` or `24:00`; when it is earlier than
    /// `from`, the window passes midnight and belongs to the day it starts on.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::END)))]
    pub to: String,
}

/// Provisioned Throughput.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct PtuCapacity {
    /// The model.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub model: String,
    /// `instruct` or `thinking`.
    #[cfg_attr(feature = "schema", schemars(with = "Code<Mode>"))]
    pub mode: String,
    /// Input tokens per minute.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub input_tpm: String,
    /// Output tokens per minute.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub output_tpm: String,
}

/// Model Units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct ModelUnits {
    /// The model.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub model: String,
    /// `instruct` or `thinking`; absent where the book names no mode for the model. Where only its token-billed deployment
    /// has a price for each mode, it may be named, and picks that price.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Code<Mode>>"))]
    pub mode: Option<String>,
    /// The specification, such as `MU1`; needed only where the model is sold in several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spec: Option<String>,
    /// How many units (replicas): a whole number, as a JSON number or as the text of one.
    #[serde(serialize_with = "whole_number")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::units"))]
    pub units: String,
}

/// The traffic the service answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct Traffic {
    /// Requests a minute while the service runs, on average.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub requests_per_minute: String,
    /// Input tokens of a request.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub input_tokens: String,
    /// Output tokens of a request.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub output_tokens: String,
    /// The share of input tokens found in the cache, from 0 to 1; none by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub cached_share: Option<String>,
}

/// A whole number is a JSON number on the wire; anything else stays the text it is and will be refused.
pub(crate) fn whole_number<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    match text.parse::<u32>() {
        Ok(number) if number.to_string() == text => serializer.serialize_u32(number),
        _ => serializer.serialize_str(text),
    }
}
