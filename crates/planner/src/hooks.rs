//! The planner's effects, one each.

mod scenario_above;

pub(crate) use scenario_above::use_scenario_above;
