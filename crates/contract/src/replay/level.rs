//! One level of reservation against a log.

use billing::{
    error::Error,
    exact::Ratio,
    method::Method,
    plan::Dimension,
    replay::{LevelOutcome, ProportionOf, ReservationCost, TokenCost},
};
use serde::Serialize;
use text::Lang;

use crate::{
    answer::Writer,
    code::Code,
    comparison::Amount,
    quantity::{Quantity, Share},
};

/// The proportion of input to output that every level keeps, before it is rounded up to amounts on sale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LevelProportion {
    /// Whose it is: the log's, or, where that was asked for or the log has no input or no output, the scenario's.
    pub of: Code<ProportionOf>,
    /// Input: the log's quota tokens, of all requests that a reservation can hold; the scenario's tokens per minute.
    pub input: Quantity,
    /// Output, likewise.
    pub output: Quantity,
}

/// One level of reservation against the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReplayLevel {
    /// Input tokens per minute.
    pub input_tpm: Quantity,
    /// Output tokens per minute.
    pub output_tpm: Quantity,
    /// The share of all tokens it covers.
    pub covered_share: Share,
    /// Requests that overflow, those above the maximum input included.
    pub overflow_requests: i64,
    /// Tokens of theirs, input and output together.
    pub overflow_tokens: i64,
    /// Their share of all tokens.
    pub overflow_share: Share,
    /// Used share of the input quota of all minutes.
    pub input_utilisation: Share,
    /// Used share of the output quota of all minutes.
    pub output_utilisation: Share,
    /// The direction whose quota is used more, and which is full first therefore.
    pub binding: Code<Dimension>,
    /// Unused share of the input quota.
    pub input_idle: Share,
    /// Unused share of the output quota.
    pub output_idle: Share,
    /// What the overflowing requests cost per token; `null` where there are any without a price.
    pub overflow_cost: Option<Amount>,
    /// Reserved by the hour, for the minutes of the log.
    pub hourly: LevelCost,
    /// Reserved in daily packages, for `packageDays`.
    pub daily: LevelCost,
    /// The cheaper of the two.
    pub method: Code<Method>,
}

/// What a level costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LevelCost {
    /// The reservation.
    pub reservation: Amount,
    /// The reservation and what overflows it; `null` where the latter is unknown.
    pub total: Option<Amount>,
    /// Where the total is unknown for requests that are longer than any input with a per-token price: the same without
    /// these `unpriced` ones, which overflow every level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priced_total: Option<Amount>,
}

impl LevelCost {
    /// What it costs in all; else, and said to be that, without the requests that have no price, or without its overflow.
    /// `unpriced` is how many those are, in words; `written` writes an amount.
    pub fn known(&self, lang: Lang, unpriced: &str, written: impl Fn(&Amount) -> String) -> String {
        match (&self.total, &self.priced_total) {
            (Some(total), _) => written(total),
            (None, Some(priced)) => lang.report_without_unpriced(&written(priced), unpriced),
            (None, None) => lang.report_before_overflow(&written(&self.reservation)),
        }
    }
}

impl Writer {
    /// A cost of all requests it is of; `None` where that is unknown.
    pub(super) fn all(&self, cost: &TokenCost) -> Option<Amount> {
        cost.all().map(|all| self.amount(all))
    }

    /// The part of it that is known, where some requests have no price.
    pub(super) fn some(&self, cost: &TokenCost) -> Option<Amount> {
        cost.priced.filter(|_| cost.unpriced > 0).map(|priced| self.amount(priced))
    }

    pub(super) fn level(&self, level: &LevelOutcome) -> Result<ReplayLevel, Error> {
        let rest = |share: Ratio| Share::of(Ratio::ONE.minus(share)?);
        let cost = |cost: &ReservationCost| LevelCost {
            reservation: self.amount(cost.reservation),
            total: self.all(&cost.total),
            priced_total: self.some(&cost.total),
        };
        let hourly = level.hourly.reservation <= level.daily.reservation;
        Ok(ReplayLevel {
            input_tpm: level.input.into(),
            output_tpm: level.output.into(),
            covered_share: rest(level.overflow_share)?,
            overflow_requests: level.overflow_requests,
            overflow_tokens: level.overflow_tokens,
            overflow_share: Share::of(level.overflow_share)?,
            input_utilisation: Share::of(level.input_utilisation)?,
            output_utilisation: Share::of(level.output_utilisation)?,
            binding: Code(level.binding()),
            input_idle: rest(level.input_utilisation)?,
            output_idle: rest(level.output_utilisation)?,
            overflow_cost: self.all(&level.overflow_cost),
            hourly: cost(&level.hourly),
            daily: cost(&level.daily),
            method: Code(if hourly { Method::PtuHourly } else { Method::PtuDaily }),
        })
    }
}
