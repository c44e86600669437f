//! The shape of a price book file. Every key is required unless it says otherwise; an unknown key is refused.

mod offer;
mod policy;
mod provenance;

use std::collections::BTreeMap;

use billing::{assumption::AssumptionId, money::Currency};
use serde::Deserialize;

pub(crate) use offer::{Cache, CapacityFactor, Dtu, ModelUnit, Ptu, Rate, Reservation, Tier, TokenPrice};
pub(crate) use policy::{Condition, EarlyTermination, Policy, Purchase, Renewal, Terms};
pub(crate) use provenance::{Document, Source, Sourced};

use crate::value::{At, DecimalText, Name};

/// A decimal within quotes, and where it stands.
pub(crate) type Number = At<DecimalText>;

/// The name of a table under `sources`, and where it stands.
pub(crate) type Key = At<String>;

/// One edition of one vendor's price page for one region, in one currency.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    /// The name scenarios refer to: vendor, region, currency and edition joined by hyphens.
    pub(crate) id: At<String>,
    /// What a person calls the book.
    pub(crate) title: At<Words>,
    /// The vendor's short name, such as `alibaba`.
    pub(crate) vendor: At<String>,
    /// The region the prices hold in, such as `cn-beijing`.
    pub(crate) region: At<String>,
    /// The currency of every price.
    pub(crate) currency: Name<Currency>,
    /// The date of the page, or of the newest dated page the book draws on, such as `2026-03-31`.
    pub(crate) edition: At<String>,
    /// The offset of every time of day from UTC, such as `+08:00`.
    pub(crate) utc_offset: At<String>,
    /// The rules that are numbers.
    pub(crate) policy: Policy,
    /// For each open question, the source that leaves it open.
    pub(crate) assumptions: At<BTreeMap<Name<AssumptionId>, Key>>,
    /// The terms each method of payment is sold under.
    pub(crate) condition: Vec<Condition>,
    /// Provisioned Throughput.
    #[serde(default)]
    pub(crate) ptu: Vec<Ptu>,
    /// Model Units.
    #[serde(default)]
    pub(crate) model_unit: Vec<ModelUnit>,
    /// Ordinary per-token prices.
    #[serde(default)]
    pub(crate) token_price: Vec<TokenPrice>,
    /// Per-token prices of deployments of models fine-tuned with LoRA.
    #[serde(default)]
    pub(crate) token_deployment: Vec<TokenPrice>,
    /// How long input and cached input use up purchased throughput.
    #[serde(default)]
    pub(crate) capacity_factor: Vec<CapacityFactor>,
    /// Throughput reservation in standard mode.
    #[serde(default)]
    pub(crate) reservation: Vec<Reservation>,
    /// Dedicated throughput units.
    #[serde(default)]
    pub(crate) dtu: Vec<Dtu>,
    /// The documents the facts were read in.
    pub(crate) documents: BTreeMap<String, Document>,
    /// The places in those documents, by the name that entries refer to.
    pub(crate) sources: BTreeMap<String, Source>,
}

/// A text of our own in both languages.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    /// English.
    pub(crate) en: String,
    /// Simplified Chinese.
    pub(crate) zh: String,
}
