//! The page's effects, one each.

mod in_address;
mod opened_link;
mod written_link;

pub use in_address::{fragment, use_in_address};
pub(crate) use opened_link::use_opened_link;
pub(crate) use written_link::use_written_link;
pub use written_link::{LINK_WRITTEN, PAUSE_MILLISECONDS, write_link};
