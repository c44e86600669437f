//! Values of the engine as Rust source that stands for them in `src/row.rs`.

use std::cell::RefCell;

use billing::{
    assumption::AssumptionId,
    method::Method,
    money::Currency,
    price_book::{
        BillingIncrement, CacheDiscount, CapacityFactors, Caution, Condition, DedicatedThroughputOffer,
        Document, EarlyTermination, FactorTier, LocalText, Mode, ModelUnitOffer, OverflowPolicy, Policy,
        PriceBook, PtuOffer, PurchaseRule, Renewal, ReservationOffer, Source, SourceId, Sourced,
        StatedCondition, Status, Terms, TokenPriceTier, TokenPrices,
    },
    throughput::CapacityRate,
};
use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

/// A value that can be written as a constant.
pub(crate) trait Literal {
    /// The Rust expression.
    fn literal(&self) -> String;
}

/// Structs that are written field by field: the engine's type, what is written for it, the fields.
macro_rules! rows {
    ($($type:ident as $row:literal { $($field:ident),+ $(,)? })+) => {$(
        impl Literal for $type {
            fn literal(&self) -> String {
                // Taken apart, so that a field the engine gains cannot be forgotten here.
                let Self { $($field),+ } = self;
                let fields = [$(format!("{}: {}", stringify!($field), $field.literal())),+];
                format!("{} {{ {} }}", $row, fields.join(", "))
            }
        }
    )+};
}

rows! {
    PriceBook as "Book" {
        id, title, vendor, region, currency, edition, utc_offset_minutes, policy, assumptions, conditions, ptu,
        model_units, token_prices, token_deployments, capacity_factors, reservations, dedicated_throughput, sources,
    }
    StatedCondition as "Stated" { condition, methods, source }
    PtuOffer as "Ptu" { model, modes, context_window, max_input_tokens, hourly, daily, source }
    ModelUnitOffer as "ModelUnit" { model, modes, spec, context_window, hourly, monthly, source }
    TokenPrices as "TokenPrice" { model, modes, tiers, cache, source }
    TokenPriceTier as "Tier" { input_up_to, input, output }
    FactorTier as "Tier" { input_up_to, input, output }
    CapacityRate as "Rate" { input, output }
    CacheDiscount as "Cache" { implicit_hit, explicit_hit, explicit_create, source }
    CapacityFactors as "CapacityFactor" { model, max_input_tokens, cache, tiers, source }
    ReservationOffer as "Reservation" { model, daily, source }
    DedicatedThroughputOffer as "DedicatedThroughput" {
        model, spec, base_input, base_output, start_monthly, expand_monthly, source,
    }
    Renewal as "Renewal" { days_before, from, until, most_tries, on_by_default }
    Source as "Place" { id, document, url, dated, place, status, note, caution, confirmed_by }
    Document as "Paper" { title, url, dated }
    Policy as "|| Policy" {
        input_price_block, output_price_block, token_price_block, daily_expiry, late_order_after,
        stop_after_minutes, release_after_minutes, overdue_minutes, ptu_hourly_increment, mu_hourly_increment,
        mu_monthly_increment, early_cancel_factor, day_rate_days, daily_terms, monthly_terms, input_purchase,
        output_purchase, early_termination, overflow, renewal,
    }
}

/// Numbers and enums without data are written as they print, enums after their type.
macro_rules! plain {
    ($($type:ident: $prefix:literal),+ $(,)?) => {$(
        impl Literal for $type {
            fn literal(&self) -> String {
                format!(concat!($prefix, "{:?}"), self)
            }
        }
    )+};
}

plain! {
    bool: "",
    i16: "",
    u16: "",
    AssumptionId: "AssumptionId::",
    BillingIncrement: "BillingIncrement::",
    Caution: "Caution::",
    Condition: "Condition::",
    Currency: "Currency::",
    Method: "Method::",
    Mode: "Mode::",
    OverflowPolicy: "OverflowPolicy::",
    Status: "Status::",
}

impl Literal for Decimal {
    fn literal(&self) -> String {
        let digits =
            u32::try_from(self.mantissa()).expect("no price so far needs more than 32 bits: widen `Digits`");
        format!("Digits({digits}, {})", self.scale())
    }
}

thread_local! {
    /// Every text that was written, by its number.
    static TEXTS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The texts that were written so far: one after the other, and the bytes of each.
pub(crate) fn texts() -> String {
    TEXTS.with_borrow(|texts| {
        let lengths = texts.iter().map(|text| text.len().to_string()).collect::<Vec<_>>().join(", ");
        format!(
            "pub(super) static TEXTS: &str = {:?};\npub(super) static LENGTHS: &[u16] = &[{lengths}];\n",
            texts.concat()
        )
    })
}

/// The number of a text, which is written once.
impl Literal for String {
    fn literal(&self) -> String {
        let number = TEXTS.with_borrow_mut(|texts| {
            texts.iter().position(|text| text == self).unwrap_or_else(|| {
                texts.push(self.clone());
                texts.len() - 1
            })
        });
        format!("Text({number})")
    }
}

impl Literal for SourceId {
    fn literal(&self) -> String {
        self.0.literal()
    }
}

impl Literal for LocalText {
    fn literal(&self) -> String {
        format!("[{}, {}]", self.en.literal(), self.zh.literal())
    }
}

impl Literal for Date {
    fn literal(&self) -> String {
        format!("date({}, {}, {})", self.year(), self.month(), self.day())
    }
}

impl Literal for Time {
    fn literal(&self) -> String {
        format!("time({}, {}, 0, 0)", self.hour(), self.minute())
    }
}

impl Literal for u32 {
    fn literal(&self) -> String {
        format!("{self}u32")
    }
}

/// A number of tokens, zero where there is none.
impl Literal for Option<u32> {
    fn literal(&self) -> String {
        self.unwrap_or_default().literal()
    }
}

impl Literal for Option<Caution> {
    fn literal(&self) -> String {
        self.map_or_else(|| "None".to_owned(), |caution| format!("Some({})", caution.literal()))
    }
}

impl Literal for Option<CacheDiscount> {
    fn literal(&self) -> String {
        self.as_ref().map_or_else(|| "None".to_owned(), |cache| format!("Some({})", cache.literal()))
    }
}

impl Literal for Option<Sourced<Renewal>> {
    fn literal(&self) -> String {
        self.as_ref().map_or_else(|| "None".to_owned(), |renewal| format!("Some({})", renewal.literal()))
    }
}

impl Literal for PurchaseRule {
    fn literal(&self) -> String {
        let [minimum, step] = [self.minimum, self.step].map(|amount| amount.literal());
        format!("PurchaseRule {{ minimum: {minimum}.into(), step: {step}.into() }}")
    }
}

impl<T: Literal> Literal for Vec<T> {
    fn literal(&self) -> String {
        let entries: Vec<String> = self.iter().map(T::literal).collect();
        format!("&[\n{}\n]", entries.join(",\n"))
    }
}

impl<T: Literal, U: Literal> Literal for (T, U) {
    fn literal(&self) -> String {
        format!("({}, {})", self.0.literal(), self.1.literal())
    }
}

impl<T: Literal> Literal for Sourced<T> {
    fn literal(&self) -> String {
        format!("sourced({}, {})", self.value.literal(), self.source.literal())
    }
}

impl Literal for Terms {
    fn literal(&self) -> String {
        match self {
            Self::Any => "Terms::Any".to_owned(),
            Self::OneOf(terms) => format!("Terms::OneOf(<[u16]>::to_vec({}))", terms.literal()),
        }
    }
}

impl Literal for EarlyTermination {
    fn literal(&self) -> String {
        let Self::Charged { factor, until_days, factor_after } = self else {
            return "EarlyTermination::NotPossible".to_owned();
        };
        let [factor, factor_after] = [factor, factor_after].map(Literal::literal);
        format!(
            "EarlyTermination::Charged {{ factor: {factor}.into(), until_days: {until_days}, factor_after: {factor_after}.into() }}"
        )
    }
}
