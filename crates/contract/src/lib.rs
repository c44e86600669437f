//! The versioned JSON contract.

pub mod code;
pub mod comparison;
pub mod problem;
pub mod scenario;
