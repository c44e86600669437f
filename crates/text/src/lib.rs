//! Every word a person reads, in English and Simplified Chinese.
//!
//! The words are in `text.yaml`, one entry per string with both languages side by side. [`Lang`] has one
//! method per entry, named after its place in the file, so a misspelt key does not compile:
//!
//! ```
//! use text::Lang;
//!
//! assert_eq!(Lang::En.item_used_days(), "Days used");
//! assert_eq!(Lang::ZhCn.item_used_days(), "已用天数");
//! ```
//!
//! The engine's closed lists have a word for each value through [`Lang::method`], [`Lang::item`] and their
//! neighbours.

mod lang;
mod names;
mod numbers;

pub use lang::Lang;
pub use numbers::{grouped, ungrouped};
