//! Amounts of money, and the only place that rounds them.

use crate::named_enum;

named_enum! {
    /// The currency of a price book, by its ISO 4217 code.
    pub enum Currency {
        /// United States dollar.
        Usd = "USD",
        /// Chinese yuan (renminbi).
        Cny = "CNY",
    }
}
/// TODO
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money;
