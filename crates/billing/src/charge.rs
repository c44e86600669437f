//! Lines of a bill: factors whose product is the amount.

use crate::{error::Error, exact::Ratio, money::Money, named_enum, price_book::SourceId};

named_enum! {
    /// What a line charges for.
    pub enum Item {
        /// Input tokens per minute.
        InputCapacity = "input-capacity",
        /// Output tokens per minute.
        OutputCapacity = "output-capacity",
        /// Model Units by the hour.
        ModelUnits = "model-units",
        /// Model Units by the month.
        MonthlyCommitment = "monthly-commitment",
        /// Started days after whole months of Model Units.
        ExtraDays = "extra-days",
        /// Days used of a month that is cancelled.
        UsedDays = "used-days",
        /// Input tokens of requests that are billed per token.
        InputTokens = "input-tokens",
        /// Input tokens of requests that are billed per token which are found in the cache, where they have a price of their own.
        CachedInputTokens = "cached-input-tokens",
        /// Output tokens of requests that are billed per token.
        OutputTokens = "output-tokens",
        /// Input tokens of calls that overflow a reservation.
        OverflowInputTokens = "overflow-input-tokens",
        /// Input tokens of calls that overflow a reservation and are found in the cache, where they have a price of their
        /// own.
        OverflowCachedInputTokens = "overflow-cached-input-tokens",
        /// Output tokens of calls that overflow a reservation.
        OverflowOutputTokens = "overflow-output-tokens",
    }
}

named_enum! {
    /// The rule that produced a line; the glossary and the page explain each.
    pub enum Rule {
        /// Running time by the hour at the hourly price of the purchased throughput.
        PtuHourly = "ptu-hourly",
        /// Package days at the daily price of the purchased throughput.
        PtuDaily = "ptu-daily",
        /// Running time by the hour, a started minute counting whole, at the hourly price of a unit.
        MuHourly = "mu-hourly",
        /// Months from the first running minute to the last.
        MuMonthly = "mu-monthly",
        /// Started days after whole months at the day rate.
        MuExtraDays = "mu-extra-days",
        /// Started days up to a cancellation in the first month, at a multiple of the day rate.
        MuCancellation = "mu-cancellation",
        /// All tokens of a request at the price tier of its input length.
        TokenUsage = "token-usage",
        /// All tokens of a request to a token-billed deployment at the price tier of its input length.
        TokenDeployment = "token-deployment",
        /// What a reservation does not hold of a steady traffic, per token.
        Overflow = "overflow",
    }
}

named_enum! {
    /// What a factor counts. Divisors say so.
    pub enum FactorName {
        /// Minutes the service runs.
        RunningMinutes = "running-minutes",
        /// Divisor: minutes in an hour.
        MinutesPerHour = "minutes-per-hour",
        /// Days of daily packages.
        PackageDays = "package-days",
        /// Purchased input tokens per minute.
        InputTpm = "input-tpm",
        /// Purchased output tokens per minute.
        OutputTpm = "output-tpm",
        /// Divisor: tokens per minute one price unit pays for.
        PriceBlock = "price-block",
        /// Model Units (replicas).
        Units = "units",
        /// Months of commitment.
        Months = "months",
        /// Started days.
        Days = "days",
        /// Divisor: days a month's price is divided by.
        DayRateDays = "day-rate-days",
        /// The multiple of the day rate on cancelling early.
        EarlyCancelFactor = "early-cancel-factor",
        /// Requests a minute.
        RequestsPerMinute = "requests-per-minute",
        /// Quota tokens a minute above the purchased throughput, in the direction that is full first.
        TpmAbove = "tpm-above",
        /// Divisor: quota tokens a request takes in that direction.
        QuotaPerRequest = "quota-per-request",
        /// Tokens of a request.
        TokensPerRequest = "tokens-per-request",
        /// Divisor: tokens one price unit pays for.
        TokenBlock = "token-block",
        /// What a token found in the cache costs as a share of the input price.
        CachePriceShare = "cache-price-share",
        /// The list unit price.
        UnitPrice = "unit-price",
    }
}

impl FactorName {
    /// Whether the factor divides.
    pub const fn divides(self) -> bool {
        matches!(
            self,
            Self::MinutesPerHour
                | Self::PriceBlock
                | Self::DayRateDays
                | Self::QuotaPerRequest
                | Self::TokenBlock
        )
    }
}

/// One number of a line's formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// What it counts, and whether it divides.
    pub name: FactorName,
    /// How much; always a finite decimal.
    pub value: Ratio,
}

/// A line of a bill: `amount` is the product of its factors, divisors dividing, unrounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    /// What is charged for.
    pub item: Item,
    /// The formula's numbers, the unit price last.
    pub factors: Vec<Factor>,
    /// Their product.
    pub amount: Money,
    /// The rule the line follows.
    pub rule: Rule,
    /// Where the price and the rule's numbers stand.
    pub sources: Vec<SourceId>,
}

impl Charge {
    /// A line whose amount is the product of its factors, divisors dividing.
    ///
    /// # Errors
    /// `amount-too-large`; `division-by-zero` when a divisor of the book is zero.
    pub(crate) fn new(
        item: Item,
        rule: Rule,
        factors: &[(FactorName, Ratio)],
        sources: &[&SourceId],
    ) -> Result<Self, Error> {
        // In their order, in which a divisor cancels with what stands beside it: no term then grows beyond need.
        let mut amount = Ratio::ONE;
        for (name, value) in factors {
            amount = if name.divides() { amount.divided_by(*value)? } else { amount.times(*value)? };
        }
        let factors = factors.iter().map(|&(name, value)| Factor { name, value }).collect();
        let sources = SourceId::distinct(sources.iter().copied());
        Ok(Self { item, factors, amount: Money(amount), rule, sources })
    }
}
