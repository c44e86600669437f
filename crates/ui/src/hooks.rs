//! The page's effects, one each.

mod opened_link;
mod written_link;

pub(crate) use opened_link::use_opened_link;
pub use written_link::LINK_WRITTEN;
pub(crate) use written_link::use_written_link;
