//! Rules that are numbers. They differ between editions, so they live in the book.

use jiff::civil::Time;
use rust_decimal::Decimal;

use super::SourceId;
use crate::named_enum;

/// A value of the book with the place it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub source: SourceId,
}

/// The numbers of an edition's rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Input tokens per minute one input price unit pays for.
    pub input_price_block: Sourced<Decimal>,
    /// Output tokens per minute one output price unit pays for.
    pub output_price_block: Sourced<Decimal>,
    /// Tokens one per-token price unit pays for.
    pub token_price_block: Sourced<Decimal>,
    /// The last minute of a daily package on its last day.
    pub daily_expiry: Sourced<Time>,
    /// A daily package ordered later than this is valid one day longer.
    pub late_order_after: Sourced<Time>,
    /// Minutes from a daily package's expiry to the stop of the service.
    pub stop_after_minutes: Sourced<u32>,
    /// Minutes from the stop of the service to the release of its resources.
    pub release_after_minutes: Sourced<u32>,
    /// Minutes an overdue pay-as-you-go deployment is kept and billed before it is released.
    pub overdue_minutes: Sourced<u32>,
    /// What a started part of a PTU hour is billed by.
    pub ptu_hourly_increment: Sourced<BillingIncrement>,
    /// What a started part of a Model Unit hour is billed by.
    pub mu_hourly_increment: Sourced<BillingIncrement>,
    /// What a started part of a Model Unit month is billed by.
    pub mu_monthly_increment: Sourced<BillingIncrement>,
    /// What a used day costs on cancelling in the first month, as a multiple of the day rate.
    pub early_cancel_factor: Sourced<Decimal>,
    /// Days a month's price is divided by to get the day rate.
    pub day_rate_days: Sourced<u32>,
    /// Days a daily package can be bought for.
    pub daily_terms: Sourced<Terms>,
    /// Months a Model Unit can be bought for.
    pub monthly_terms: Sourced<Terms>,
    /// In which amounts input tokens per minute are sold.
    pub input_purchase: Sourced<PurchaseRule>,
    /// In which amounts output tokens per minute are sold.
    pub output_purchase: Sourced<PurchaseRule>,
    /// Whether a daily package can end before it expires, and at what price.
    pub early_termination: Sourced<EarlyTermination>,
    /// What happens to traffic above the purchased throughput.
    pub overflow: Sourced<OverflowPolicy>,
    /// When an automatic renewal of a daily package is charged; `None` where no page of the edition prints it.
    pub renewal: Option<Sourced<Renewal>>,
}

named_enum! {
    /// The unit a started part is rounded up to.
    pub enum BillingIncrement {
        /// A started minute counts whole.
        Minute = "minute",
        /// A started day counts whole.
        Day = "day",
    }
}

/// Lengths of commitment on sale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Terms {
    /// The edition prints no list: any whole number.
    Any,
    /// Exactly these numbers, ascending.
    OneOf(Vec<u16>),
}

/// The least amount on sale and what further amounts are multiples of, in tokens per minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PurchaseRule {
    /// The least amount.
    pub minimum: Decimal,
    /// The step above the minimum.
    pub step: Decimal,
}

/// Whether a daily package can end before it expires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EarlyTermination {
    /// It cannot.
    NotPossible,
    /// Used days are charged at a multiple of the day price; the rest is paid back.
    Charged {
        /// The multiple while no more than `until_days` are used.
        factor: Decimal,
        /// The number of used days up to which `factor` holds, inclusive.
        until_days: u16,
        /// The multiple after that.
        factor_after: Decimal,
    },
}

/// When an automatic renewal of a daily package is charged: in a window of one day before its expiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// Days before the day of expiry.
    pub days_before: u32,
    /// The first minute of the window.
    pub from: Time,
    /// Its end.
    pub until: Time,
    /// How often the charge is tried in it, at most.
    pub most_tries: u32,
    /// Whether packages renew unless the buyer switches that off.
    pub on_by_default: bool,
}

named_enum! {
    /// What happens to traffic above the purchased throughput.
    pub enum OverflowPolicy {
        /// It is always served and billed per token.
        Automatic = "automatic",
        /// The buyer chooses: served and billed per token, or refused.
        Choice = "choice",
    }
}
