//! Prices a dedicated model deployment exactly: every way to pay that a price page offers, for one scenario.
//!
//! A [`PriceBook`](price_book::PriceBook) holds what one edition of a price page says; a
//! [`Scenario`](scenario::Scenario) says what is deployed, when it runs and how much of it;
//! [`compare`](comparison::compare) prices every method of payment and ranks them.
//!
//! ```
//! use billing::{calendar::*, comparison::compare, price_book::Mode, scenario::*, throughput::TokensPerMinute};
//!
//! let book = books::find("alibaba-cn-beijing-usd-2026-03-31").unwrap();
//! let april = Period::new(Minute::parse("2026-04-01T00:00")?, Minute::parse("2026-05-01T00:00")?)?;
//! let capacity = PtuCapacity {
//!     model: "qwen-plus-2025-12-01".into(),
//!     mode: Mode::Thinking,
//!     input: TokensPerMinute(500_000.into()),
//!     output: TokensPerMinute(60_000.into()),
//! };
//! let scenario = Scenario {
//!     period: april,
//!     running: Running::Always,
//!     ptu: Some(capacity),
//!     model_units: None,
//!     traffic: None,
//!     assumptions: Default::default(),
//! };
//! let comparison = compare(book, &scenario)?;
//! // 43,200 min ÷ 60 × (50 × $0.28 + 60 × $0.28) by the hour; 30 days × (50 × $3.36 + 60 × $3.36) in packages.
//! let costs: Vec<String> = comparison.options.iter().map(|option| option.quote.cost.value()).collect();
//! assert_eq!(costs, ["11088", "22176"]);
//! # Ok::<(), billing::error::Error>(())
//! ```
//!
//! # Where things are
//!
//! - Facts: [`price_book`] (offers, policy, conditions, provenance), [`assumption`] (what a page leaves open).
//! - The question: [`scenario`], [`calendar`] (civil minutes, periods, running windows), [`throughput`].
//! - The rules: [`method`] (one file per way to pay), [`tariff`] (what tokens cost), [`lifecycle`] (packages from order to
//!   release, monthly commitments).
//! - The answer: [`comparison`] (ranking, savings, unit costs), [`charge`] (lines whose factors multiply to the amount).
//! - Capacity from traffic: [`capacity`] (what it needs), [`overflow`] (what a reservation does not hold),
//!   [`throughput_cost`] (a reservation and its overflow at every multiple), [`replay`] (a log against every level).
//! - When, how much, which: [`break_even`] (where two ways cost the same), [`flip`] (what makes the cheapest lose),
//!   [`order_time`] (when to order a package), [`plan`] (the cheapest mix for a week), [`budget`] (what an amount buys),
//!   [`scaling`] (changing a running package).
//! - Underneath: [`exact`] (ratios that err instead of rounding), [`money`] (the only place that rounds), [`error`], [`named`].
//!
//! # What is deliberately absent
//!
//! No clock, file, network or locale; no floating-point number; no panic on any input; no serialisation of these
//! types (that is the contract's); no number of a price page. A missing price is an error or an absent option, never
//! zero and never the nearest one.

pub mod assumption;
pub mod break_even;
pub mod budget;
pub mod calendar;
pub mod capacity;
pub mod charge;
pub mod comparison;
pub mod error;
pub mod exact;
pub mod flip;
pub mod lifecycle;
pub mod method;
pub mod money;
pub mod named;
pub mod order_time;
pub mod overflow;
pub mod plan;
pub mod price_book;
pub mod replay;
pub mod scaling;
pub mod scenario;
pub mod tariff;
pub mod throughput;
pub mod throughput_cost;
