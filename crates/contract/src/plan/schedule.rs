//! A plan as a person carries it out: what to order when, what to pay by the hour, when to deploy again.

use billing::{
    method::Method,
    plan::{HourlyThroughput, Order, Switch},
};
use serde::Serialize;
use text::Lang;

use crate::{
    answer::{self, Writer},
    code::Code,
    comparison::{Amount, Package},
    quantity::Quantity,
};

/// A daily package to order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlannedOrder {
    /// When, and for how long.
    pub package: Package,
    /// Input tokens per minute.
    pub input_tpm: Quantity,
    /// Output tokens per minute.
    pub output_tpm: Quantity,
    /// Input tokens per minute that run on packages from then on, those ordered before included.
    pub input_tpm_in_packages: Quantity,
    /// Output tokens per minute that do.
    pub output_tpm_in_packages: Quantity,
    /// What it costs.
    pub cost: Amount,
}

/// Throughput to pay by the hour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlannedHours {
    /// From.
    pub start: String,
    /// Until.
    pub end: String,
    /// Input tokens per minute.
    pub input_tpm: Quantity,
    /// Output tokens per minute.
    pub output_tpm: Quantity,
    /// What it costs.
    pub cost: Amount,
}

/// A change of the payment method.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlannedSwitch {
    /// When the new method starts.
    pub at: String,
    /// From.
    pub from: Code<Method>,
    /// To.
    pub to: Code<Method>,
    /// Minutes since the old method ended; zero when the new deployment must run before the old one ends.
    pub gap_minutes: i64,
}

impl PlannedSwitch {
    pub(super) fn new(switch: &Switch) -> Self {
        Self {
            at: switch.at.to_string(),
            from: Code(switch.from),
            to: Code(switch.to),
            gap_minutes: switch.gap_minutes,
        }
    }

    /// The change in a sentence, with the time there is to deploy again; `at` is when it is, as its reader writes it.
    pub fn sentence(&self, lang: Lang, at: &str) -> String {
        let (from, to) = (lang.method(self.from.0), lang.method(self.to.0));
        match u64::try_from(self.gap_minutes) {
            Ok(minutes @ 1..) => lang.week_switch_gap(at, from, to, &lang.duration(minutes)),
            Ok(0) | Err(_) => lang.week_switch_at_once(at, from, to),
        }
    }
}

impl Writer {
    pub(super) fn planned_order(&self, order: &Order) -> PlannedOrder {
        PlannedOrder {
            package: answer::package(&order.package),
            input_tpm: order.throughput.0.into(),
            output_tpm: order.throughput.1.into(),
            input_tpm_in_packages: order.in_packages.0.into(),
            output_tpm_in_packages: order.in_packages.1.into(),
            cost: self.amount(order.cost),
        }
    }

    pub(super) fn planned_hours(&self, hours: &HourlyThroughput) -> PlannedHours {
        PlannedHours {
            start: hours.start.to_string(),
            end: hours.end.to_string(),
            input_tpm: hours.throughput.0.into(),
            output_tpm: hours.throughput.1.into(),
            cost: self.amount(hours.cost),
        }
    }
}
