//! What a plan reserves and leaves to overflow, beside what else could have been.

use billing::{error::Error, plan};
use serde::Serialize;
use text::Lang;

use crate::{
    answer::Writer,
    comparison::Amount,
    quantity::{Quantity, Share},
};

/// What it comes to when so much of a weekly demand is reserved, and the rest overflows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlannedMix {
    /// The most input that an hour needs reserved, in tokens per minute.
    pub input_tpm: Quantity,
    /// The most output that an hour needs reserved, in tokens per minute.
    pub output_tpm: Quantity,
    /// What is reserved costs.
    pub reserved: Amount,
    /// Tokens that overflow.
    pub overflow_tokens: Quantity,
    /// Their share of all tokens.
    pub overflow_share: Share,
    /// What they cost; `null` where they have no price.
    pub overflow: Option<Amount>,
    /// Both together; `null` as the overflow is.
    pub total: Option<Amount>,
    /// The used share of the input that is reserved in the hours that need it.
    pub input_utilisation: Share,
    /// The used share of the output.
    pub output_utilisation: Share,
    /// Whether no more overflows than may.
    pub allowed: bool,
    /// Whether it is the plan's.
    pub chosen: bool,
    /// What it costs more than the plan; `null` where it costs less, and where the total is.
    pub more: Option<Amount>,
}

impl PlannedMix {
    /// That it is the plan's, or why it is not. `written` writes an amount.
    pub fn remark(&self, lang: Lang, written: impl Fn(&Amount) -> String) -> String {
        match &self.more {
            _ if self.chosen => lang.report_mix_chosen().into(),
            _ if !self.allowed => lang.report_mix_not_allowed().into(),
            Some(more) => lang.report_mix_dearer(&written(more)),
            None => String::new(),
        }
    }
}

impl Writer {
    /// # Errors
    /// `amount-too-large`.
    pub(super) fn planned_mix(&self, mix: &plan::Mix, chosen: &plan::Plan) -> Result<PlannedMix, Error> {
        let total = mix.total()?;
        let more = total.filter(|total| *total >= chosen.total).map(|total| total.minus(chosen.total));
        Ok(PlannedMix {
            input_tpm: mix.throughput.0.into(),
            output_tpm: mix.throughput.1.into(),
            reserved: self.amount(mix.reserved),
            overflow_tokens: mix.overflow_tokens.into(),
            overflow_share: Share::of(mix.overflow_share)?,
            overflow: mix.overflow.map(|cost| self.amount(cost)),
            total: total.map(|total| self.amount(total)),
            input_utilisation: Share::of(mix.utilisation.0)?,
            output_utilisation: Share::of(mix.utilisation.1)?,
            allowed: mix.allowed,
            chosen: *mix == chosen.mix,
            more: more.transpose()?.map(|more| self.amount(more)),
        })
    }
}
