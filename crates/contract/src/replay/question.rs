//! How a log is to be read and judged.

use billing::{calendar::MINUTES_PER_HOUR, named::Named as _, named_enum, replay::ProportionOf};
use request_log::ColumnNames;
use rust_decimal::Decimal;
use serde::Serialize;

#[cfg(feature = "schema")]
use crate::{code::Code, schema};
use crate::{
    decode,
    fields::Fields,
    problem::{Problem, ProblemCode},
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
    /// `+8`; the price book's by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::ZONE)))]
    pub zone: Option<String>,
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

/// Names of a log's columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct LogColumns {
    /// When the request arrived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Input tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// Output tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output: Option<String>,
    /// Input tokens found in the cache.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cached: Option<String>,
}

named_enum! {
    /// In which order the rows of a log are taken.
    pub enum RowOrder {
        /// As they stand, which must be in order of time. Memory does not grow with the log.
        AsWritten = "as-written",
        /// In order of time; rows of one instant as they stand. Memory grows with the rows, 24 bytes each.
        Sorted = "sorted",
    }
}

impl ReplayQuestion {
    /// Reads a question from JSON.
    ///
    /// # Errors
    /// Everything that is not of the contract's shape, as [`Scenario::from_value`].
    pub fn from_value(value: &Value) -> Result<Self, Vec<Problem>> {
        let (scenario, (columns, zone, overflow_share_percent, order, proportion)) =
            decode::question(value, |fields| {
                let columns = fields.optional_object("columns", LogColumns::decode);
                let (zone, share) =
                    (fields.optional_text("zone"), fields.optional_decimal("overflowSharePercent"));
                let (order, proportion) = (fields.optional_text("order"), fields.optional_text("proportion"));
                Some((columns, zone, share, order, proportion))
            })?;
        Ok(Self { version: VERSION, scenario, columns, zone, overflow_share_percent, order, proportion })
    }

    /// The same question of a log that is put in order.
    pub fn sorted(self) -> Self {
        Self { order: Some(RowOrder::Sorted.name().into()), ..self }
    }
}

impl LogColumns {
    fn decode(fields: &mut Fields<'_>) -> Option<Self> {
        Some(Self {
            time: fields.optional_text("time"),
            input: fields.optional_text("input"),
            output: fields.optional_text("output"),
            cached: fields.optional_text("cached"),
        })
    }
}

impl From<&LogColumns> for ColumnNames {
    fn from(columns: &LogColumns) -> Self {
        let LogColumns { time, input, output, cached } = columns.clone();
        Self { time, input, output, cached }
    }
}

/// The question's own fields, read.
pub(super) struct Own {
    pub(super) columns: ColumnNames,
    /// Minutes ahead of UTC; `None` is the book's.
    pub(super) zone: Option<i64>,
    /// From 0 to 1.
    pub(super) overflow_share: Decimal,
    pub(super) order: RowOrder,
    pub(super) proportion: ProportionOf,
}

impl ReplayQuestion {
    pub(super) fn read(&self, reader: &mut Reader<'_>) -> Option<Own> {
        let zone = match &self.zone {
            Some(text) => match zone(text) {
                Some(minutes) => Some(minutes),
                None => return reader.refuse(ProblemCode::UnknownZone, "zone", text),
            },
            None => None,
        };
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
        let columns = self.columns.as_ref().map(ColumnNames::from).unwrap_or_default();
        let overflow_share = percent? / Decimal::ONE_HUNDRED;
        Some(Own { columns, zone, overflow_share, order: order?, proportion: proportion? })
    }
}

/// The farthest from UTC that a zone on Earth is, in hours.
const MOST_HOURS: i64 = 14;

/// Reads `UTC`, `GMT`, `Z`, `+08:00`, `+0800`, `+08` or `+8` as minutes ahead of UTC.
fn zone(text: &str) -> Option<i64> {
    if matches!(text, "UTC" | "GMT" | "Z") {
        return Some(0);
    }
    let (sign, digits) = match text.as_bytes() {
        [b'+', digits @ ..] => (1, digits),
        [b'-', digits @ ..] => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match digits {
        [h] => ([b'0', *h], *b"00"),
        [h0, h1] => ([*h0, *h1], *b"00"),
        [h0, h1, m0, m1] | [h0, h1, b':', m0, m1] => ([*h0, *h1], [*m0, *m1]),
        _ => return None,
    };
    let number = |[tens, ones]: [u8; 2]| {
        let all_digits = tens.is_ascii_digit() && ones.is_ascii_digit();
        all_digits.then(|| i64::from(tens - b'0') * 10 + i64::from(ones - b'0'))
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let ahead = hours * MINUTES_PER_HOUR + minutes;
    (minutes < MINUTES_PER_HOUR && ahead <= MOST_HOURS * MINUTES_PER_HOUR).then_some(sign * ahead)
}
