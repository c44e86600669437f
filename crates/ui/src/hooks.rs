//! The page's effects, one each.

mod opened_link;
mod planner_part;
mod written_link;

pub(crate) use opened_link::use_opened_link;
pub(crate) use planner_part::use_planner_part;
pub(crate) use written_link::use_written_link;
pub use written_link::{LINK_WRITTEN, write_link};
