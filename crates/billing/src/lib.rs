//! Prices a dedicated model deployment exactly.

pub mod assumption;
pub mod calendar;
pub mod charge;
pub mod comparison;
pub mod error;
pub mod exact;
pub mod lifecycle;
pub mod method;
pub mod money;
pub mod named;
pub mod price_book;
pub mod scenario;
pub mod throughput;
