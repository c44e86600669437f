//! Rows of the books as static data, as `build.rs` writes them, and what they become.
//!
//! The engine's types own their strings and lists; a row refers to bytes of the program, and to texts by number.

use billing::{
    assumption::AssumptionId,
    method::Method,
    money::Currency,
    price_book::{
        CacheDiscount, CapacityFactors, Caution, Condition, DedicatedThroughputOffer, Document, FactorTier,
        LocalText, Mode, ModelUnitOffer, Policy, PriceBook, PtuOffer, ReservationOffer, Source, SourceId,
        Sourced, StatedCondition, Status, TokenPriceTier, TokenPrices,
    },
    throughput::CapacityRate,
};
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::packed;

/// A book.
pub(crate) struct Book {
    pub(crate) id: Text,
    pub(crate) title: Words,
    pub(crate) vendor: Text,
    pub(crate) region: Text,
    pub(crate) currency: Currency,
    pub(crate) edition: Date,
    pub(crate) utc_offset_minutes: i16,
    pub(crate) policy: fn() -> Policy,
    pub(crate) assumptions: &'static [(AssumptionId, Text)],
    pub(crate) conditions: &'static [Stated],
    pub(crate) ptu: &'static [Ptu],
    pub(crate) model_units: &'static [ModelUnit],
    pub(crate) token_prices: &'static [TokenPrice],
    pub(crate) token_deployments: &'static [TokenPrice],
    pub(crate) capacity_factors: &'static [CapacityFactor],
    pub(crate) reservations: &'static [Reservation],
    pub(crate) dedicated_throughput: &'static [DedicatedThroughput],
    pub(crate) sources: &'static [Place],
}

/// A text of the books, by its number: two bytes, where a reference has eight that do not compress.
#[derive(Clone, Copy)]
pub(crate) struct Text(pub(crate) u16);

impl Text {
    /// The text; every number that is written has one.
    pub(crate) fn get(self) -> &'static str {
        let (before, from) = packed::LENGTHS.split_at_checked(self.0.into()).unwrap_or_default();
        let start = before.iter().map(|length| usize::from(*length)).sum();
        let length = from.first().map_or(0, |length| usize::from(*length));
        packed::TEXTS.get(start..).and_then(|rest| rest.get(..length)).unwrap_or_default()
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.get().to_owned()
    }
}

/// A decimal: the digits without their point, and how many of them stand behind it. Eight bytes, where a
/// `Decimal` has sixteen and most of them zero.
#[derive(Clone, Copy)]
pub(crate) struct Digits(pub(crate) u32, pub(crate) u8);

/// A number of tokens; zero stands for none.
pub(crate) type Limit = u32;

pub(crate) struct Rate {
    pub(crate) input: Digits,
    pub(crate) output: Digits,
}

pub(crate) struct Tier {
    pub(crate) input_up_to: Limit,
    pub(crate) input: Digits,
    pub(crate) output: Digits,
}

/// A text in English and in Chinese.
pub(crate) type Words = [Text; 2];

pub(crate) struct Ptu {
    pub(crate) model: Text,
    pub(crate) modes: &'static [Mode],
    pub(crate) context_window: Limit,
    pub(crate) max_input_tokens: u32,
    pub(crate) hourly: Rate,
    pub(crate) daily: Rate,
    pub(crate) source: Text,
}

pub(crate) struct ModelUnit {
    pub(crate) model: Text,
    pub(crate) modes: &'static [Mode],
    pub(crate) spec: Text,
    pub(crate) context_window: Limit,
    pub(crate) hourly: Digits,
    pub(crate) monthly: Digits,
    pub(crate) source: Text,
}

pub(crate) struct TokenPrice {
    pub(crate) model: Text,
    pub(crate) modes: &'static [Mode],
    pub(crate) tiers: &'static [Tier],
    pub(crate) cache: Option<Cache>,
    pub(crate) source: Text,
}

pub(crate) struct Cache {
    pub(crate) implicit_hit: Digits,
    pub(crate) explicit_hit: Digits,
    pub(crate) explicit_create: Digits,
    pub(crate) source: Text,
}

pub(crate) struct CapacityFactor {
    pub(crate) model: Text,
    pub(crate) max_input_tokens: u32,
    pub(crate) cache: Digits,
    pub(crate) tiers: &'static [Tier],
    pub(crate) source: Text,
}

pub(crate) struct Reservation {
    pub(crate) model: Text,
    pub(crate) daily: Rate,
    pub(crate) source: Text,
}

pub(crate) struct DedicatedThroughput {
    pub(crate) model: Text,
    pub(crate) spec: Text,
    pub(crate) base_input: Digits,
    pub(crate) base_output: Digits,
    pub(crate) start_monthly: Digits,
    pub(crate) expand_monthly: Digits,
    pub(crate) source: Text,
}

pub(crate) struct Stated {
    pub(crate) condition: Condition,
    pub(crate) methods: &'static [Method],
    pub(crate) source: Text,
}

pub(crate) struct Place {
    pub(crate) id: Text,
    pub(crate) document: Words,
    pub(crate) url: Text,
    pub(crate) dated: Text,
    pub(crate) place: Words,
    pub(crate) status: Status,
    pub(crate) note: Words,
    pub(crate) caution: Option<Caution>,
    pub(crate) confirmed_by: &'static [Paper],
}

/// A document that confirms another.
pub(crate) struct Paper {
    pub(crate) title: Words,
    pub(crate) url: Text,
    pub(crate) dated: Text,
}

/// A value of a book's policy.
pub(crate) fn sourced<T>(value: impl Into<T>, source: Text) -> Sourced<T> {
    Sourced { value: value.into(), source: cite(source) }
}

fn cite(source: Text) -> SourceId {
    SourceId(source.into())
}

impl From<Digits> for Decimal {
    fn from(Digits(digits, scale): Digits) -> Self {
        Self::from_parts(digits, 0, 0, false, scale.into())
    }
}

impl From<&Rate> for CapacityRate {
    fn from(row: &Rate) -> Self {
        Self { input: row.input.into(), output: row.output.into() }
    }
}

fn limit(tokens: Limit) -> Option<u32> {
    (tokens > 0).then_some(tokens)
}

fn words([en, zh]: Words) -> LocalText {
    LocalText { en: en.into(), zh: zh.into() }
}

/// A table of the engine from a table of rows.
fn table<Row, T: From<&'static Row>>(rows: &'static [Row]) -> Vec<T> {
    rows.iter().map(T::from).collect()
}

impl From<&Book> for PriceBook {
    fn from(row: &Book) -> Self {
        Self {
            id: row.id.into(),
            title: words(row.title),
            vendor: row.vendor.into(),
            region: row.region.into(),
            currency: row.currency,
            edition: row.edition,
            utc_offset_minutes: row.utc_offset_minutes,
            policy: (row.policy)(),
            assumptions: row.assumptions.iter().map(|(id, source)| (*id, cite(*source))).collect(),
            conditions: table(row.conditions),
            ptu: table(row.ptu),
            model_units: table(row.model_units),
            token_prices: table(row.token_prices),
            token_deployments: table(row.token_deployments),
            capacity_factors: table(row.capacity_factors),
            reservations: table(row.reservations),
            dedicated_throughput: table(row.dedicated_throughput),
            sources: table(row.sources),
        }
    }
}

impl From<&Ptu> for PtuOffer {
    fn from(row: &Ptu) -> Self {
        Self {
            model: row.model.into(),
            modes: row.modes.to_vec(),
            context_window: limit(row.context_window),
            max_input_tokens: row.max_input_tokens,
            hourly: CapacityRate::from(&row.hourly),
            daily: CapacityRate::from(&row.daily),
            source: cite(row.source),
        }
    }
}

impl From<&ModelUnit> for ModelUnitOffer {
    fn from(row: &ModelUnit) -> Self {
        Self {
            model: row.model.into(),
            modes: row.modes.to_vec(),
            spec: row.spec.into(),
            context_window: limit(row.context_window),
            hourly: row.hourly.into(),
            monthly: row.monthly.into(),
            source: cite(row.source),
        }
    }
}

impl From<&TokenPrice> for TokenPrices {
    fn from(row: &TokenPrice) -> Self {
        Self {
            model: row.model.into(),
            modes: row.modes.to_vec(),
            tiers: table(row.tiers),
            cache: row.cache.as_ref().map(CacheDiscount::from),
            source: cite(row.source),
        }
    }
}

impl From<&Tier> for TokenPriceTier {
    fn from(row: &Tier) -> Self {
        Self { input_up_to: limit(row.input_up_to), input: row.input.into(), output: row.output.into() }
    }
}

impl From<&Tier> for FactorTier {
    fn from(row: &Tier) -> Self {
        Self { input_up_to: limit(row.input_up_to), input: row.input.into(), output: row.output.into() }
    }
}

impl From<&Cache> for CacheDiscount {
    fn from(row: &Cache) -> Self {
        Self {
            implicit_hit: row.implicit_hit.into(),
            explicit_hit: row.explicit_hit.into(),
            explicit_create: row.explicit_create.into(),
            source: cite(row.source),
        }
    }
}

impl From<&CapacityFactor> for CapacityFactors {
    fn from(row: &CapacityFactor) -> Self {
        Self {
            model: row.model.into(),
            max_input_tokens: row.max_input_tokens,
            cache: row.cache.into(),
            tiers: table(row.tiers),
            source: cite(row.source),
        }
    }
}

impl From<&Reservation> for ReservationOffer {
    fn from(row: &Reservation) -> Self {
        Self { model: row.model.into(), daily: CapacityRate::from(&row.daily), source: cite(row.source) }
    }
}

impl From<&DedicatedThroughput> for DedicatedThroughputOffer {
    fn from(row: &DedicatedThroughput) -> Self {
        Self {
            model: row.model.into(),
            spec: row.spec.into(),
            base_input: row.base_input.into(),
            base_output: row.base_output.into(),
            start_monthly: row.start_monthly.into(),
            expand_monthly: row.expand_monthly.into(),
            source: cite(row.source),
        }
    }
}

impl From<&Stated> for StatedCondition {
    fn from(row: &Stated) -> Self {
        Self { condition: row.condition, methods: row.methods.to_vec(), source: cite(row.source) }
    }
}

impl From<&Place> for Source {
    fn from(row: &Place) -> Self {
        Self {
            id: cite(row.id),
            document: words(row.document),
            url: row.url.into(),
            dated: row.dated.into(),
            place: words(row.place),
            status: row.status,
            note: words(row.note),
            caution: row.caution,
            confirmed_by: table(row.confirmed_by),
        }
    }
}

impl From<&Paper> for Document {
    fn from(row: &Paper) -> Self {
        Self { title: words(row.title), url: row.url.into(), dated: row.dated.into() }
    }
}
