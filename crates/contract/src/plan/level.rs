//! The level up to which a plan reserves, among others.

use billing::{error::Error, plan};
use serde::Serialize;
use text::Lang;

use crate::{
    answer::Writer,
    comparison::Amount,
    quantity::{Quantity, Share},
};

/// What it comes to when no more than a level is reserved at any time, and what is above it overflows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlannedLevel {
    /// The most input that is reserved at any time, in tokens per minute.
    pub input_tpm: Quantity,
    /// The most output that is reserved at any time, in tokens per minute.
    pub output_tpm: Quantity,
    /// Hours that ask for less, input and output together in tokens per minute, are left to overflow whole; zero where none
    /// is.
    pub hours_from_tpm: Quantity,
    /// What is reserved costs.
    pub reserved: Amount,
    /// Tokens that overflow.
    pub overflow_tokens: Quantity,
    /// Their share of all tokens.
    pub overflow_share: Share,
    /// What they cost; absent where they have no price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overflow: Option<Amount>,
    /// Both together; absent as the overflow is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Amount>,
    /// The used share of the input that is reserved in the hours that need it.
    pub input_utilisation: Share,
    /// The used share of the output.
    pub output_utilisation: Share,
    /// Whether no more overflows than may.
    pub allowed: bool,
    /// Whether it is the plan's.
    pub chosen: bool,
    /// What it costs more than the plan; absent where it costs less, and where the total is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<Amount>,
}

impl PlannedLevel {
    /// That it is the plan's, or why it is not. `written` writes an amount.
    pub fn remark(&self, lang: Lang, written: impl Fn(&Amount) -> String) -> String {
        match &self.more {
            _ if self.chosen => lang.report_level_chosen().into(),
            _ if !self.allowed => lang.report_level_not_allowed().into(),
            Some(more) => lang.report_level_dearer(&written(more)),
            None => String::new(),
        }
    }
}

impl Writer {
    /// # Errors
    /// `amount-too-large`.
    pub(super) fn planned_level(
        &self,
        level: &plan::Level,
        chosen: &plan::Plan,
    ) -> Result<PlannedLevel, Error> {
        let total = level.total()?;
        let more = total.filter(|total| *total >= chosen.total).map(|total| total.minus(chosen.total));
        Ok(PlannedLevel {
            input_tpm: level.throughput.0.into(),
            output_tpm: level.throughput.1.into(),
            hours_from_tpm: level.hours_from.into(),
            reserved: self.amount(level.reserved),
            overflow_tokens: level.overflow_tokens.into(),
            overflow_share: Share::of(level.overflow_share)?,
            overflow: level.overflow.map(|cost| self.amount(cost)),
            total: total.map(|total| self.amount(total)),
            input_utilisation: Share::of(level.utilisation.0)?,
            output_utilisation: Share::of(level.utilisation.1)?,
            allowed: level.allowed,
            chosen: *level == chosen.level,
            more: more.transpose()?.map(|more| self.amount(more)),
        })
    }
}
