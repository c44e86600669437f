//! The ways to pay.

use crate::named_enum;

named_enum! {
    /// A way to pay for the same service.
    pub enum Method {
        /// Provisioned Throughput, pay-as-you-go by the hour.
        PtuHourly = "ptu-hourly",
        /// Provisioned Throughput, daily packages.
        PtuDaily = "ptu-daily",
        /// Model Units, pay-as-you-go by the hour.
        MuHourly = "mu-hourly",
        /// Model Units, monthly packages.
        MuMonthly = "mu-monthly",
        /// Ordinary model calls, per token.
        TokenUsage = "token-usage",
    }
}
