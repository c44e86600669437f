//! The planner's effects, one each.

mod replay_worker;
mod scenario_above;

pub(crate) use replay_worker::{Job, use_replay_worker};
pub(crate) use scenario_above::use_scenario_above;
