//! The formats that are known, a row each.

mod answers;
mod by_name;
mod gateways;
mod observability;
mod traces;
mod usage;

use crate::Format;
pub use by_name::BY_NAME;

/// Names of times where a format has none of its own, or a log is of no known format.
const TIMES: &[&str] = &[
    "timestamp",
    "start_time",
    "time",
    "datetime",
    "created_at",
    "request_time",
    "date",
    "ts",
    "arrival",
    "arrival_time",
    "event_time",
    "created",
];

/// Every format; where one has all the names of another and more, it comes first.
pub fn formats() -> impl Iterator<Item = &'static Format> {
    let groups =
        [traces::TRACES, gateways::GATEWAYS, observability::OBSERVABILITY, usage::USAGE, answers::ANSWERS];
    groups.into_iter().flatten()
}
