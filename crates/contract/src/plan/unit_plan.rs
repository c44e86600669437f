//! Model Units for a weekly demand.

use billing::plan;
use serde::Serialize;

use crate::{answer::Writer, comparison::Amount};

/// Model Units for a weekly demand: in every hour as many as it needs, nothing overflows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UnitPlan {
    /// What they cost.
    pub total: Amount,
    /// Units at the peak.
    pub peak: i64,
    /// Units that are needed in the same hours, those needed the most first.
    pub groups: Vec<UnitGroup>,
}

/// Units that are needed in the same hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UnitGroup {
    /// How many units.
    pub units: i64,
    /// What they cost.
    pub cost: Amount,
    /// What is paid for each of them, in order of time.
    pub steps: Vec<UnitStep>,
}

/// What is paid for a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "pay", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum UnitStep {
    /// A month.
    Month {
        /// When it is bought.
        bought: String,
        /// When it ends, or is cancelled.
        until: String,
        /// The started days that are charged; absent where it is kept.
        #[serde(skip_serializing_if = "Option::is_none")]
        cancelled_after_days: Option<u32>,
    },
    /// By the hour.
    Hours {
        /// From.
        start: String,
        /// Until.
        end: String,
    },
}

impl Writer {
    pub(super) fn unit_plan(&self, plan: &plan::UnitPlan) -> UnitPlan {
        let groups = plan.groups.iter().map(|group| UnitGroup {
            units: group.units,
            cost: self.amount(group.cost),
            steps: group.steps.iter().map(step).collect(),
        });
        UnitPlan { total: self.amount(plan.total), peak: plan.peak, groups: groups.collect() }
    }
}

fn step(step: &plan::UnitStep) -> UnitStep {
    match step {
        plan::UnitStep::Month { bought, until, cancelled_after_days } => UnitStep::Month {
            bought: bought.to_string(),
            until: until.to_string(),
            cancelled_after_days: *cancelled_after_days,
        },
        plan::UnitStep::Hours { start, end } => {
            UnitStep::Hours { start: start.to_string(), end: end.to_string() }
        }
    }
}
