//! A question about a scenario and nothing beside it.

use billing::{price_book::PriceBook, scenario as engine};
use serde::Serialize;

use crate::{
    decode,
    problem::Problem,
    read::{self, Asked},
    scenario::{Scenario, VERSION},
    value::Value,
};

/// A question about a scenario and nothing beside it: its break-even points, its dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct ScenarioQuestion {
    /// The contract's version: `1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = VERSION)))]
    pub version: u32,
    /// The scenario.
    pub scenario: Scenario,
}

impl ScenarioQuestion {
    /// Reads a question from JSON.
    ///
    /// # Errors
    /// Everything that is not of the contract's shape, as [`Scenario::from_value`].
    pub fn from_value(value: &Value) -> Result<Self, Vec<Problem>> {
        let (scenario, ()) = decode::question(value, |_| Some(()))?;
        Ok(Self { version: VERSION, scenario })
    }

    /// The book and the engine's scenario, or everything that is wrong with the texts.
    pub(crate) fn read(&self) -> Result<(&'static PriceBook, engine::Scenario), Vec<Problem>> {
        let Asked { book, scenario, own: () } = read::asked(self.version, &self.scenario, |_| Some(()))?;
        Ok((book, scenario))
    }
}
