//! How a log is to be read and judged.

use billing::{named::Named as _, named_enum, replay::ProportionOf};
use rust_decimal::Decimal;
use serde::Serialize;

use super::reading::{self, LogColumns};
#[cfg(feature = "schema")]
use super::reading::{LogTimeUnit, RowsMean, TokensLie};
#[cfg(feature = "schema")]
use crate::{code::Code, schema};
use crate::{
    decode,
    problem::Problem,
    read::Reader,
    scenario::{Scenario, VERSION},
    value::Value,
};

/// What a log of requests would have cost at every level of reservation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct ReplayQuestion {
    /// The contract's version: `1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = VERSION)))]
    pub version: u32,
    /// The scenario; its `ptu` names the model and mode. Its period and running hours play no part: the log says when.
    pub scenario: Scenario,
    /// Names of the log's columns; one that is absent is recognised by its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<LogColumns>,
    /// The zone of timestamps without one: `UTC`, `GMT`, `Z`, or an offset of at most 14 hours as `+08:00`, `+0800` or
    /// `+8`; by default that of the log's format, where it says so, else the price book's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::ZONE)))]
    pub zone: Option<String>,
    /// The unit of times that are numbers: `s`, `ms`, `us` or `ns`; by default that of the log's format, else told by their
    /// size, where they count from 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Code<LogTimeUnit>>"))]
    pub time_unit: Option<String>,
    /// When a log started whose times count from its start, as `2026-04-01T00:00` in the book's zone; by default when the
    /// scenario's period starts, where the unit of its times is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::MINUTE)))]
    pub start: Option<String>,
    /// Whether cached tokens lie `inside` the count of input tokens or `beside` it; by default as the log's format has
    /// them, inside where it does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Code<TokensLie>>"))]
    pub cached: Option<String>,
    /// The same of reasoning tokens and the count of output tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Code<TokensLie>>"))]
    pub reasoning: Option<String>,
    /// What a row is: `requests`, one each, or `buckets` of them; by default requests, and a column that counts requests is
    /// refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Code<RowsMean>>"))]
    pub rows: Option<String>,
    /// Minutes that a bucket is long where the log does not say when it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default, schema_with = "schema::minutes"))]
    pub bucket_minutes: Option<String>,
    /// The share of all tokens that `cheapestWithin` may overflow, in per cent; `1` by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub overflow_share_percent: Option<String>,
    /// `as-written` (the default) refuses a log that is not in order of time; `sorted` puts it in order.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Code<RowOrder>>"))]
    pub order: Option<String>,
    /// Whose proportion of input to output the levels keep: `log` (the default), or `scenario`, whose `ptu` then gives it.
    /// A log without input or without output has none, so that the scenario's is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Code<ProportionOf>>"))]
    pub proportion: Option<String>,
}

named_enum! {
    /// In which order the rows of a log are taken.
    pub enum RowOrder {
        /// As they stand, which must be in order of time. Memory does not grow with the log.
        AsWritten = "as-written",
        /// In order of time. Rows of one instant stand as in their log, from its end where its times run backwards; those
        /// of the log that starts earlier first. Memory grows with the rows, 32 bytes each.
        Sorted = "sorted",
    }
}

impl ReplayQuestion {
    /// The question of a log that is recognised as it is.
    pub fn new(scenario: Scenario) -> Self {
        Self {
            version: VERSION,
            scenario,
            columns: None,
            zone: None,
            time_unit: None,
            start: None,
            cached: None,
            reasoning: None,
            rows: None,
            bucket_minutes: None,
            overflow_share_percent: None,
            order: None,
            proportion: None,
        }
    }

    /// Reads a question from JSON.
    ///
    /// # Errors
    /// Everything that is not of the contract's shape, as [`Scenario::from_value`].
    pub fn from_value(value: &Value) -> Result<Self, Vec<Problem>> {
        let (scenario, own) = decode::question(value, |fields| {
            let columns = fields.optional_object("columns", LogColumns::decode);
            let bucket_minutes = fields.optional_count("bucketMinutes");
            let share = fields.optional_decimal("overflowSharePercent");
            let texts = ["zone", "timeUnit", "start", "cached", "reasoning", "rows", "order", "proportion"];
            Some((columns, bucket_minutes, share, texts.map(|name| fields.optional_text(name))))
        })?;
        let (columns, bucket_minutes, overflow_share_percent, texts) = own;
        let [zone, time_unit, start, cached, reasoning, rows, order, proportion] = texts;
        Ok(Self {
            version: VERSION,
            scenario,
            columns,
            zone,
            time_unit,
            start,
            cached,
            reasoning,
            rows,
            bucket_minutes,
            overflow_share_percent,
            order,
            proportion,
        })
    }

    /// The same question of a log that is put in order.
    pub fn sorted(self) -> Self {
        Self { order: Some(RowOrder::Sorted.name().into()), ..self }
    }
}

/// The question's own fields, read.
pub(super) struct Own {
    /// How the log is to be read.
    pub(super) reading: reading::Own,
    /// From 0 to 1.
    pub(super) overflow_share: Decimal,
    pub(super) order: RowOrder,
    pub(super) proportion: ProportionOf,
}

impl ReplayQuestion {
    pub(super) fn read(&self, reader: &mut Reader<'_>) -> Option<Own> {
        let reading = reading::read(self, reader);
        let percent = match &self.overflow_share_percent {
            Some(text) => reader.percentage("overflowSharePercent", text),
            None => Some(Decimal::ONE),
        };
        let order = match &self.order {
            Some(text) => reader.choice("order", text),
            None => Some(RowOrder::AsWritten),
        };
        let proportion = match &self.proportion {
            Some(text) => reader.choice("proportion", text),
            None => Some(ProportionOf::Log),
        };
        let overflow_share = percent? / Decimal::ONE_HUNDRED;
        Some(Own { reading: reading?, overflow_share, order: order?, proportion: proportion? })
    }
}
