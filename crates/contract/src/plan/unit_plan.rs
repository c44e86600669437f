//! Model Units for a weekly demand.

use billing::{calendar::Minute, plan};
use serde::{Serialize, Serializer};

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
// Ten years may hold millions of them, so that their times become text as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "pay", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum UnitStep {
    /// A month.
    Month {
        /// When it is bought.
        #[serde(serialize_with = "minute")]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        bought: Minute,
        /// When it ends, or is cancelled.
        #[serde(serialize_with = "minute")]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        until: Minute,
        /// The started days that are charged; absent where it is kept.
        #[serde(skip_serializing_if = "Option::is_none")]
        cancelled_after_days: Option<u32>,
    },
    /// By the hour.
    Hours {
        /// From.
        #[serde(serialize_with = "minute")]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        start: Minute,
        /// Until.
        #[serde(serialize_with = "minute")]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        end: Minute,
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
    match *step {
        plan::UnitStep::Month { bought, until, cancelled_after_days } => {
            UnitStep::Month { bought, until, cancelled_after_days }
        }
        plan::UnitStep::Hours { start, end } => UnitStep::Hours { start, end },
    }
}

fn minute<S: Serializer>(minute: &Minute, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(minute)
}
