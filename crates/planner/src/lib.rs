//! From traffic to the cheapest plan: the tools a reader opens below the calculator, as a WebAssembly module of their
//! own that is loaded when the first of them is opened.
//!
//! [`Planner`] shows one [`Tool`] at a time. Each is a component with the same `ToolProps`: the scenario that the
//! calculator above holds, which it asks the contract about together with inputs of its own. The replay of a log and the
//! cheapest plan take long enough to run in a [`worker`]. The flips of a break-even are looked for on the page: of ten years
//! with 24 different hours a week in hundredths of a second, with 168 in at most two tenths, natively on one core.

mod hooks;
mod link;
mod parts;
mod planner;
mod styles;
mod tools;
pub mod worker;

pub use planner::{Planner, PlannerProps};
pub use styles::STYLES;
pub use tools::Tool;

/// The id of the document's place for the tools. Its `data-open` names the one to open first.
pub const PLACE: &str = "planner-tools";
