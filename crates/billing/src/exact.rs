//! Ratios of integers.
/// TODO
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio;
