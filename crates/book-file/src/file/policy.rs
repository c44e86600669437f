//! The rules that are numbers, and the terms.

use billing::{
    method::Method,
    price_book::{BillingIncrement, Condition as Term, OverflowPolicy},
};
use serde::Deserialize;

use super::{Key, Number, Sourced};
use crate::value::{At, Name};

/// The rules that are numbers, each with its source.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Policy {
    /// Input tokens per minute one input price unit pays for.
    pub(crate) input_price_block: Sourced<Number>,
    /// Output tokens per minute one output price unit pays for.
    pub(crate) output_price_block: Sourced<Number>,
    /// Tokens one per-token price unit pays for.
    pub(crate) token_price_block: Sourced<Number>,
    /// The last minute of a daily package on its last day, such as `23:59`.
    pub(crate) daily_expiry: Sourced<At<String>>,
    /// A daily package ordered later than this is valid one day longer.
    pub(crate) late_order_after: Sourced<At<String>>,
    /// Minutes from a daily package's expiry to the stop of the service.
    pub(crate) stop_after_minutes: Sourced<u32>,
    /// Minutes from the stop of the service to the release of its resources.
    pub(crate) release_after_minutes: Sourced<u32>,
    /// Minutes an overdue pay-as-you-go deployment is kept and billed.
    pub(crate) overdue_minutes: Sourced<u32>,
    /// What a started part of a PTU hour is billed by.
    pub(crate) ptu_hourly_increment: Sourced<At<Name<BillingIncrement>>>,
    /// What a started part of a Model Unit hour is billed by.
    pub(crate) mu_hourly_increment: Sourced<At<Name<BillingIncrement>>>,
    /// What a started part of a Model Unit month is billed by.
    pub(crate) mu_monthly_increment: Sourced<At<Name<BillingIncrement>>>,
    /// What a used day costs on cancelling in the first month, as a multiple of the day rate.
    pub(crate) early_cancel_factor: Sourced<Number>,
    /// Days a month's price is divided by to get the day rate.
    pub(crate) day_rate_days: Sourced<At<u32>>,
    /// Days a daily package can be bought for.
    pub(crate) daily_terms: Sourced<At<Terms>>,
    /// Months a Model Unit can be bought for.
    pub(crate) monthly_terms: Sourced<At<Terms>>,
    /// In which amounts input tokens per minute are sold.
    pub(crate) input_purchase: Sourced<Purchase>,
    /// In which amounts output tokens per minute are sold.
    pub(crate) output_purchase: Sourced<Purchase>,
    /// Whether a daily package can end before it expires, and at what price.
    pub(crate) early_termination: Sourced<EarlyTermination>,
    /// What happens to traffic above the purchased throughput.
    pub(crate) overflow: Sourced<Name<OverflowPolicy>>,
    /// When an automatic renewal of a daily package is charged; left out where no page prints it.
    #[serde(default)]
    pub(crate) renewal: Option<Sourced<Renewal>>,
}

/// Lengths of commitment on sale.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Terms {
    /// No list is printed: any whole number.
    Any,
    /// Exactly these numbers, ascending.
    OneOf(Vec<u16>),
}

/// The least amount on sale and what further amounts are multiples of, in tokens per minute.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Purchase {
    /// The least amount.
    pub(crate) minimum: Number,
    /// The step above the minimum.
    pub(crate) step: Number,
}

/// Whether a daily package can end before it expires.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case", deny_unknown_fields)]
pub(crate) enum EarlyTermination {
    /// It cannot.
    NotPossible,
    /// Used days are charged at a multiple of the day price; the rest is paid back.
    Charged {
        /// The multiple while no more than `until_days` are used.
        factor: Number,
        /// The number of used days up to which `factor` holds, inclusive.
        until_days: u16,
        /// The multiple after that.
        factor_after: Number,
    },
}

/// The window in which an automatic renewal of a daily package is charged.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Renewal {
    /// Days before the day of expiry.
    pub(crate) days_before: At<u32>,
    /// The first minute of the window, such as `08:20`.
    pub(crate) from: At<String>,
    /// Its end, such as `20:00`.
    pub(crate) until: At<String>,
    /// How often the charge is tried, at most.
    pub(crate) most_tries: At<u32>,
    /// Whether packages renew unless the buyer switches that off.
    pub(crate) on_by_default: bool,
}

/// A term the page states.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Condition {
    /// The term.
    pub(crate) id: Name<Term>,
    /// The methods of payment it holds for.
    pub(crate) methods: At<Vec<Name<Method>>>,
    /// Where the page states it.
    pub(crate) source: Key,
}
