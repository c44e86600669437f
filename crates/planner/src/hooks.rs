//! The planner's effects, one each.

mod address;
mod scenario_above;
mod scrolls;
mod texts;
mod worker;

pub(crate) use address::{Found, use_address};
pub(crate) use scenario_above::use_scenario_above;
pub(crate) use scrolls::use_scrolls;
pub(crate) use texts::use_texts;
pub(crate) use worker::{Job, use_worker};
