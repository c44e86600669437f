//! One published price page, as facts: what is sold, at which list unit price, under which rules.

mod condition;
mod offer;
mod policy;
mod provenance;

pub use condition::{Condition, StatedCondition};
pub use offer::{
    CacheDiscount, CapacityFactors, DedicatedThroughputOffer, FactorTier, Mode, ModelUnitOffer, PtuOffer,
    ReservationOffer, TokenPriceTier, TokenPrices,
};
pub use policy::{
    BillingIncrement, EarlyTermination, OverflowPolicy, Policy, PurchaseRule, Renewal, Sourced, Terms,
};
pub use provenance::{Caution, Document, LocalText, Source, SourceId, Status};

use crate::{assumption::AssumptionId, error::Error, money::Currency};

/// Everything one edition of one vendor's price page says for one region, in one currency.
///
/// A book is never changed after it is published: a new edition is a new book, so that a scenario
/// priced with this book costs the same for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceBook {
    /// The stable name scenarios refer to, such as `alibaba-cn-beijing-usd-2026-03-31`.
    pub id: String,
    /// What a person calls this book, such as "Beijing, USD, 31 March 2026".
    pub title: LocalText,
    /// The vendor's short name, such as `alibaba`.
    pub vendor: String,
    /// The region the prices hold in, such as `cn-beijing`.
    pub region: String,
    /// The currency of every price in the book.
    pub currency: Currency,
    /// The date of the page, or of the newest page the book draws on.
    pub edition: jiff::civil::Date,
    /// The offset of the book's civil times from UTC, in minutes (`480` is UTC+08:00).
    pub utc_offset_minutes: i16,
    /// The rules that are numbers.
    pub policy: Policy,
    /// Where each open question of the page is left open: the assumption and its source.
    pub assumptions: Vec<(AssumptionId, SourceId)>,
    /// The terms the page states for each method of payment; see [`StatedCondition`].
    pub conditions: Vec<StatedCondition>,
    /// Provisioned Throughput, one entry per model and price.
    pub ptu: Vec<PtuOffer>,
    /// Model Units, one entry per model and specification.
    pub model_units: Vec<ModelUnitOffer>,
    /// Ordinary per-token prices: what overflow costs.
    pub token_prices: Vec<TokenPrices>,
    /// Per-token prices of deployments of models fine-tuned with LoRA, which cost nothing while they are idle.
    pub token_deployments: Vec<TokenPrices>,
    /// How long input and cached input use up purchased throughput.
    pub capacity_factors: Vec<CapacityFactors>,
    /// Throughput reservation in standard mode, by the day.
    pub reservations: Vec<ReservationOffer>,
    /// Dedicated throughput units, by the month.
    pub dedicated_throughput: Vec<DedicatedThroughputOffer>,
    /// Every source the entries above refer to.
    pub sources: Vec<Source>,
}

impl PriceBook {
    /// The source with this id.
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }

    /// The Provisioned Throughput offer for a model in a mode.
    ///
    /// # Errors
    /// `unknown-model` when the book sells no such model, `unknown-mode` when it sells the model, but
    /// not in this mode.
    pub fn ptu_offer(&self, model: &str, mode: Mode) -> Result<&PtuOffer, Error> {
        let mut of_model = self.ptu.iter().filter(|offer| offer.model == model).peekable();
        if of_model.peek().is_none() {
            return Err(Error::UNKNOWN_MODEL);
        }
        of_model.find(|offer| offer.modes.contains(&mode)).ok_or(Error::UNKNOWN_MODE)
    }

    /// The Model Unit offer for a model, narrowed by mode and specification where the model has several.
    ///
    /// # Errors
    /// `unknown-model`, `unknown-mode`, `unknown-spec`; `spec-required` when the model is sold in
    /// several specifications and none is named; `mode-required` likewise for modes.
    pub fn model_unit_offer(
        &self,
        model: &str,
        mode: Option<Mode>,
        spec: Option<&str>,
    ) -> Result<&ModelUnitOffer, Error> {
        let of_model: Vec<_> = self.model_units.iter().filter(|offer| offer.model == model).collect();
        if of_model.is_empty() {
            return Err(Error::UNKNOWN_MODEL);
        }
        let of_mode: Vec<_> = of_model
            .into_iter()
            .filter(|offer| mode.is_none_or(|mode| self.unit_modes(offer).contains(&mode)))
            .collect();
        if of_mode.is_empty() {
            return Err(Error::UNKNOWN_MODE);
        }
        let of_spec: Vec<_> =
            of_mode.into_iter().filter(|offer| spec.is_none_or(|spec| offer.spec == spec)).collect();
        match of_spec.as_slice() {
            [] => Err(Error::UNKNOWN_SPEC),
            [offer] if mode.is_none() && offer.modes.len() > 1 => Err(Error::MODE_REQUIRED),
            [offer] => Ok(offer),
            [first, rest @ ..] if rest.iter().all(|offer| offer.spec == first.spec) => {
                Err(Error::MODE_REQUIRED)
            }
            _ => Err(Error::SPEC_REQUIRED),
        }
    }

    /// The modes a model on Model Units may be asked for in: those its offer names; where it names none, those that
    /// token-billed deployment of the model has different prices for.
    pub fn unit_modes(&self, offer: &ModelUnitOffer) -> Vec<Mode> {
        if !offer.modes.is_empty() {
            return offer.modes.clone();
        }
        let rows: Vec<_> = self.deployments_of(&offer.model).collect();
        if rows.len() < 2 { Vec::new() } else { rows.into_iter().flat_map(|row| row.modes.clone()).collect() }
    }

    /// The per-token prices of a model in a mode, where the book has them.
    pub fn token_prices(&self, model: &str, mode: Mode) -> Option<&TokenPrices> {
        self.token_prices.iter().find(|prices| prices.model == model && prices.modes.contains(&mode))
    }
}
