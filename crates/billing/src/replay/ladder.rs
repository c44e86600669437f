//! The amounts on sale that a log is tried against.

use super::Proportion;
use crate::{
    error::Error,
    exact::Ratio,
    price_book::{PriceBook, PurchaseRule},
};

/// Amounts on sale from the least input up, step by step, each with the output that goes with it in one proportion,
/// rounded up to an amount on sale.
///
/// With steps of 10,000 and 1,000 and a proportion of 500,000 to 60,000, the first rungs are 10,000 and 2,000, 20,000 and
/// 3,000, 30,000 and 4,000, 40,000 and 5,000, 50,000 and 6,000.
#[derive(Clone, Debug)]
pub(super) struct Ladder {
    input: PurchaseRule,
    output: PurchaseRule,
    output_per_input: Ratio,
}

impl Ladder {
    /// # Errors
    /// `division-by-zero` when a part of the proportion is zero.
    pub(super) fn new(book: &PriceBook, proportion: &Proportion) -> Result<Self, Error> {
        let Proportion { input, output, .. } = *proportion;
        if output.is_zero() {
            return Err(Error::DIVISION_BY_ZERO);
        }
        let policy = &book.policy;
        Ok(Self {
            input: policy.input_purchase.value,
            output: policy.output_purchase.value,
            output_per_input: output.divided_by(input)?,
        })
    }

    /// Input and output tokens per minute of a rung; the first is the least amount on sale.
    pub(super) fn throughput(&self, rung: i64) -> Result<(Ratio, Ratio), Error> {
        let steps = Ratio::from(self.input.step).times(Ratio::whole(rung.saturating_sub(1)))?;
        let input = Ratio::from(self.input.minimum).plus(steps)?;
        Ok((input, self.output.at_least(input.times(self.output_per_input)?)?))
    }

    /// The lowest rung whose input holds so much input, and the output that goes with so much output.
    pub(super) fn holding(&self, input: Ratio, output: Ratio) -> Result<i64, Error> {
        let needed = input.max(output.divided_by(self.output_per_input)?);
        let above = needed.minus(Ratio::from(self.input.minimum))?.max(Ratio::ZERO);
        let steps = above.divided_by(Ratio::from(self.input.step))?.ceiling();
        i64::try_from(steps).ok().and_then(|steps| steps.checked_add(1)).ok_or(Error::AMOUNT_TOO_LARGE)
    }
}
