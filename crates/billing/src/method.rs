//! The ways to pay, and what each costs.

pub(crate) mod model_units;
pub(crate) mod overflow;
pub(crate) mod ptu;
pub(crate) mod token_deployment;
pub(crate) mod token_usage;

use crate::{
    charge::{Charge, Rule},
    comparison::{Remark, Warning},
    error::Error,
    lifecycle::{DailyPackage, MonthlyCommitment},
    money::Money,
    named_enum,
    price_book::{Condition, PriceBook},
};

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
        /// Token-billed deployment of a model fine-tuned with LoRA.
        TokenDeployment = "token-deployment",
        /// Ordinary model calls, per token.
        TokenUsage = "token-usage",
    }
}

impl Method {
    /// Whether it pays for Provisioned Throughput.
    pub const fn is_ptu(self) -> bool {
        matches!(self, Self::PtuHourly | Self::PtuDaily)
    }

    /// Whether it pays for Model Units.
    pub const fn is_model_units(self) -> bool {
        matches!(self, Self::MuHourly | Self::MuMonthly)
    }

    /// Whether it pays for the tokens of requests, and keeps nothing between them.
    pub const fn is_per_token(self) -> bool {
        matches!(self, Self::TokenDeployment | Self::TokenUsage)
    }
}

/// What one way to pay costs, with everything the figure rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The way to pay.
    pub method: Method,
    /// The sum of the charges, unrounded; see [`Quote::is_complete`].
    pub cost: Money,
    /// The lines of the bill.
    pub charges: Vec<Charge>,
    /// What is committed to.
    pub term: Term,
    /// What the reader should look at twice.
    pub warnings: Vec<Remark<Warning>>,
    /// The terms it is sold under, as the book states them.
    pub conditions: Vec<Remark<Condition>>,
}

/// What a way to pay commits to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// Nothing: time or tokens are paid as used.
    PayAsYouGo,
    /// Daily packages, in order of time.
    DailyPackages(Vec<DailyPackage>),
    /// A monthly commitment; `None` when the service never runs.
    Monthly(Option<Box<Monthly>>),
}

/// A monthly commitment and what both ways to end it cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Monthly {
    /// The months and days.
    pub commitment: MonthlyCommitment,
    /// What keeping it to the last running minute costs.
    pub kept: Money,
    /// The lines that add up to it.
    pub kept_charges: Vec<Charge>,
    /// What cancelling it there costs, where it ends within the first month.
    pub cancelled: Option<Cancelled>,
    /// Whether cancelling is what the option costs: it is cheaper than keeping.
    pub cancels: bool,
}

/// A cancellation in the first month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cancelled {
    /// Started days used.
    pub days_used: u32,
    /// `days used × month price ÷ day rate days × factor × units`, which may be more than the month.
    pub charge: Charge,
    /// What stays charged: that, at most the month.
    pub charged: Money,
    /// What is paid back: the month's price less what stays charged, never below zero.
    pub refund: Money,
}

impl Cancelled {
    /// Whether the days used come to more than was paid, so that no more than that stays charged.
    pub fn is_capped(&self) -> bool {
        self.charged < self.charge.amount
    }
}

/// What the cost of a way to pay is the cost of, the best to compare with first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Of all that is asked for.
    Complete,
    /// Of the reservation alone: what overflows is billed on top and has no price in the book, so that all that is known
    /// is that it costs more.
    BeforeOverflow,
    /// Of units whose model cannot answer the requests.
    CannotAnswer,
}

impl Quote {
    fn new(
        method: Method,
        charges: Vec<Charge>,
        term: Term,
        warnings: Vec<Remark<Warning>>,
        book: &PriceBook,
    ) -> Result<Self, Error> {
        let cost = Money::sum(charges.iter().map(|charge| charge.amount))?;
        let stated = book.conditions.iter().filter(|stated| stated.methods.contains(&method));
        let conditions = stated.map(|stated| Remark::new(stated.condition, [&stated.source])).collect();
        Ok(Self { method, cost, charges, term, warnings, conditions })
    }

    /// What the cost is the cost of.
    pub fn standing(&self) -> Standing {
        let says = |code| self.warnings.iter().any(|warning| warning.code == code);
        match () {
            () if says(Warning::RequestAboveContext) => Standing::CannotAnswer,
            () if says(Warning::OverflowUnpriced) => Standing::BeforeOverflow,
            () => Standing::Complete,
        }
    }

    /// Whether the cost is that of the traffic, and can be compared with others.
    pub fn is_complete(&self) -> bool {
        self.standing() == Standing::Complete
    }

    /// What the reservation alone costs, without what overflows it.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn reserved(&self) -> Result<Money, Error> {
        let reserved = self.charges.iter().filter(|charge| charge.rule != Rule::Overflow);
        Money::sum(reserved.map(|charge| charge.amount))
    }
}
