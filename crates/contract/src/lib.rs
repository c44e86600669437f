//! The versioned JSON contract: a [`Scenario`] goes in, a [`Comparison`] comes out, the same on every surface.
//!
//! A service that runs through April 2026, on Provisioned Throughput or on two Model Units:
//!
//! ```
//! use contract::{scenario::Scenario, value::Value};
//!
//! let json = r#"{
//!     "version": 1,
//!     "book": "alibaba-cn-beijing-usd-2026-03-31",
//!     "period": { "start": "2026-04-01T00:00", "end": "2026-05-01T00:00" },
//!     "running": "always",
//!     "ptu": {
//!         "model": "qwen-plus-2025-12-01", "mode": "thinking",
//!         "inputTpm": "500000", "outputTpm": "60000"
//!     },
//!     "modelUnit": { "model": "qwen3-32b", "mode": "instruct", "units": 2 }
//! }"#;
//! let value: Value = serde_json::from_str(json)?;
//! let scenario = Scenario::from_value(&value).unwrap();
//! let comparison = contract::compare(&scenario).unwrap();
//!
//! let costs: Vec<_> = comparison.options.iter().map(|option| option.cost.as_str()).collect();
//! assert_eq!(costs, ["11088", "22176", "37600", "57600"]);
//! assert_eq!(serde_json::to_value(&comparison)?["cheapest"], "ptu-daily");
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! What is refused is refused with everything that is wrong, each thing by code, path and sentence:
//!
//! ```
//! # use contract::{scenario::Scenario, value::Value};
//! let value: Value = serde_json::from_str(r#"{ "version": 1, "running": "always", "colour": "red" }"#)?;
//! let problems = Scenario::from_value(&value).unwrap_err();
//! let found: Vec<_> = problems.iter().map(|problem| (problem.code.to_string(), problem.path.as_str())).collect();
//! let missing = |path| ("missing".to_string(), path);
//! assert_eq!(found, [missing("book"), missing("period"), ("unknown-field".to_string(), "colour")]);
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! Decimals are strings, instants are civil minutes in the price book's zone, periods are half-open. The
//! published JSON Schemas are in `schema/`.

mod answer;
pub mod break_even;
pub mod budget;
pub mod calendar;
pub mod catalog;
pub mod code;
pub mod comparison;
mod decimal;
mod decode;
mod fields;
pub mod overflow;
pub mod plan;
pub mod problem;
pub mod quantity;
pub mod question;
mod read;
pub mod replay;
pub mod scale;
pub mod scenario;
#[cfg(feature = "schema")]
pub mod schema;
pub mod size;
mod too_large;
pub mod unit_check;
pub mod value;
pub mod verdict;
mod week;
pub mod words;

pub use break_even::break_even;
pub use budget::budget;
pub use calendar::calendar;
pub use overflow::overflow;
pub use plan::plan;
pub use scale::scale;
pub use size::size;
pub use unit_check::check_units;

use billing::{price_book::PriceBook, scenario as engine};

use crate::{comparison::Comparison, problem::Problem, scenario::Scenario};

/// Prices every way to pay for a scenario with the published price book it names.
///
/// # Errors
/// Everything that is wrong with the scenario, each thing at its path.
pub fn compare(scenario: &Scenario) -> Result<Comparison, Vec<Problem>> {
    let (book, question) = read::question(scenario, books::find(&scenario.book))?;
    match billing::comparison::compare(book, &question) {
        Ok(answer) => Ok(answer::comparison(book, priced(book, scenario, &question), &answer)),
        Err(error) => Err(vec![Problem::of_engine(error, too_large::path(book, &question), "")]),
    }
}

/// The scenario with the specification that is priced, where it named none because there is one only.
fn priced(book: &PriceBook, scenario: &Scenario, question: &engine::Scenario) -> Scenario {
    let mut priced = scenario.clone();
    if let (Some(units), Some(asked)) = (&mut priced.model_unit, &question.model_units)
        && let Ok(offer) = book.model_unit_offer(&asked.model, asked.mode, asked.spec.as_deref())
    {
        units.spec = Some(offer.spec.clone());
    }
    priced
}
