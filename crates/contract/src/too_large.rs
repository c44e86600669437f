//! Which number makes an amount too large to be kept exact.

use billing::{
    comparison,
    price_book::PriceBook,
    scenario::{ModelUnits, PtuCapacity, Scenario, Traffic},
};
use rust_decimal::Decimal;

/// A number of a scenario: its path, and a way to make it one.
type Number = (&'static str, fn(&mut Scenario));

/// The numbers that amounts grow with.
const NUMBERS: [Number; 6] = [
    ("ptu.inputTpm", |scenario| ptu(scenario, |ptu| ptu.input.0 = Decimal::ONE)),
    ("ptu.outputTpm", |scenario| ptu(scenario, |ptu| ptu.output.0 = Decimal::ONE)),
    ("modelUnit.units", |scenario| model_units(scenario, |asked| asked.units = 1)),
    ("traffic.requestsPerMinute", |scenario| {
        traffic(scenario, |traffic| traffic.requests_per_minute = Decimal::ONE)
    }),
    ("traffic.inputTokens", |scenario| traffic(scenario, |traffic| traffic.input_tokens = Decimal::ONE)),
    ("traffic.outputTokens", |scenario| traffic(scenario, |traffic| traffic.output_tokens = Decimal::ONE)),
];

fn ptu(scenario: &mut Scenario, change: impl FnOnce(&mut PtuCapacity)) {
    scenario.ptu.as_mut().map(change);
}

fn model_units(scenario: &mut Scenario, change: impl FnOnce(&mut ModelUnits)) {
    scenario.model_units.as_mut().map(change);
}

fn traffic(scenario: &mut Scenario, change: impl FnOnce(&mut Traffic)) {
    scenario.traffic.as_mut().map(change);
}

/// Makes one number after the other small until the scenario can be priced: the last one stands in the way. Empty
/// where none does.
pub(crate) fn path(book: &PriceBook, scenario: &Scenario) -> &'static str {
    let mut scenario = scenario.clone();
    for (path, make_one) in NUMBERS {
        make_one(&mut scenario);
        if comparison::compare(book, &scenario).is_ok() {
            return path;
        }
    }
    ""
}
