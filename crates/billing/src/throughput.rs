//! Purchased throughput and its price.

use rust_decimal::Decimal;

/// A throughput in tokens per minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TokensPerMinute(pub Decimal);

/// Currency units for one hour or one day of throughput: input and output are priced apart.
///
/// One price unit pays for a block of tokens per minute; the block sizes are the book's
/// ([`crate::price_book::Policy::input_price_block`] and its output twin).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CapacityRate {
    /// Currency units per block of input tokens per minute.
    pub input: Decimal,
    /// Currency units per block of output tokens per minute.
    pub output: Decimal,
}
