//! The planner's effects, one each.

mod address;
mod replay_worker;
mod scenario_above;
mod texts;

pub(crate) use address::{Found, use_address};
pub(crate) use replay_worker::{Job, use_replay_worker};
pub(crate) use scenario_above::use_scenario_above;
pub(crate) use texts::use_texts;
