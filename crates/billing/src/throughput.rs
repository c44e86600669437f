//! Purchased throughput and its price.

use rust_decimal::Decimal;

use crate::{
    assumption::PurchaseStep,
    error::Error,
    exact::Ratio,
    price_book::{Policy, PriceBook, PurchaseRule, Sourced},
};

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

/// Price of a capacity for one hour or one day, in currency units:
/// `input price × input TPM ÷ block + output price × output TPM ÷ block`.
///
/// # Errors
/// `division-by-zero` when a block of the book is zero; `amount-too-large`.
pub fn price(book: &PriceBook, rate: &CapacityRate, input: Ratio, output: Ratio) -> Result<Ratio, Error> {
    let part = |price: Decimal, capacity: Ratio, block: &Sourced<Decimal>| {
        capacity.times(Ratio::from(price))?.divided_by(Ratio::from(block.value))
    };
    let policy = &book.policy;
    part(rate.input, input, &policy.input_price_block)?.plus(part(
        rate.output,
        output,
        &policy.output_price_block,
    )?)
}

impl PurchaseRule {
    /// Whether a throughput is an amount on sale: at least the minimum, and a multiple of the step above it.
    pub fn sells(&self, entered: TokensPerMinute) -> bool {
        self.at_least(Ratio::from(entered.0)).is_ok_and(|next| next == Ratio::from(entered.0))
    }

    /// The least amount on sale that is not below what is needed, both in tokens per minute.
    ///
    /// # Errors
    /// `division-by-zero` when the book's step is zero; `amount-too-large`.
    pub fn at_least(&self, needed: Ratio) -> Result<Ratio, Error> {
        let (minimum, step) = (Ratio::from(self.minimum), Ratio::from(self.step));
        let above = needed.minus(minimum)?.max(Ratio::ZERO);
        let steps = Ratio::from(above.divided_by(step)?.ceiling());
        minimum.plus(steps.times(step)?)
    }

    /// What a throughput is charged as, in tokens per minute.
    ///
    /// # Errors
    /// `purchase-step` when it is not on sale and such amounts are refused.
    pub fn charged(&self, entered: TokensPerMinute, reading: PurchaseStep) -> Result<Ratio, Error> {
        match reading {
            PurchaseStep::AsEntered => Ok(Ratio::from(entered.0)),
            PurchaseStep::RoundedUp => self.at_least(Ratio::from(entered.0)),
            PurchaseStep::Refused if self.sells(entered) => Ok(Ratio::from(entered.0)),
            PurchaseStep::Refused => Err(Error::PURCHASE_STEP),
        }
    }
}

impl Policy {
    /// What an input and an output throughput are charged as, in tokens per minute: see [`PurchaseRule::charged`].
    ///
    /// # Errors
    /// `purchase-step` when one of them is not on sale and such amounts are refused.
    pub fn charged(
        &self,
        input: TokensPerMinute,
        output: TokensPerMinute,
        reading: PurchaseStep,
    ) -> Result<(Ratio, Ratio), Error> {
        let input = self.input_purchase.value.charged(input, reading)?;
        Ok((input, self.output_purchase.value.charged(output, reading)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(number: i64) -> TokensPerMinute {
        TokensPerMinute(Decimal::from(number))
    }

    #[test]
    fn an_amount_between_two_steps_is_rounded_up_or_refused() {
        let rule = PurchaseRule { minimum: Decimal::from(200_000), step: Decimal::from(10_000) };
        for (entered, charged) in [(500, 200_000), (200_000, 200_000), (200_001, 210_000), (510_000, 510_000)]
        {
            let entered = tokens(entered);
            assert_eq!(rule.charged(entered, PurchaseStep::RoundedUp), Ok(Ratio::whole(charged)));
            assert_eq!(rule.charged(entered, PurchaseStep::AsEntered), Ok(Ratio::from(entered.0)));
        }
        assert_eq!(rule.charged(tokens(205_000), PurchaseStep::Refused), Err(Error::PURCHASE_STEP));
        assert_eq!(rule.charged(tokens(210_000), PurchaseStep::Refused), Ok(Ratio::whole(210_000)));
    }
}
