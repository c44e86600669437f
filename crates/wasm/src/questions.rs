//! The questions beside the comparison. Each throws a `DeployCostError` as `compare` does.

use billing::{method::Method, named::Named as _};
use contract::{
    budget::BudgetQuestion,
    calendar::file,
    overflow::OverflowQuestion,
    plan::PlanQuestion,
    problem::{Problem, ProblemCode},
    question::ScenarioQuestion,
    scale::ScaleQuestion,
    scenario::Scenario,
    size::SizeQuestion,
};
use text::Lang;
use wasm_bindgen::prelude::*;

use crate::{answered, decoded, refusal};

/// Counts each throughput of a scenario in price blocks, and asks about what looks like a slip of the unit.
#[wasm_bindgen(js_name = checkUnits, unchecked_return_type = "UnitCheck[]")]
pub fn check_units(
    #[wasm_bindgen(unchecked_param_type = "Scenario")] scenario: JsValue,
) -> Result<JsValue, JsValue> {
    answered(scenario, Scenario::from_value, contract::check_units)
}

/// The throughput to buy for a peak of traffic.
#[wasm_bindgen(unchecked_return_type = "SizeAnswer")]
pub fn size(
    #[wasm_bindgen(unchecked_param_type = "SizeQuestion")] question: JsValue,
) -> Result<JsValue, JsValue> {
    answered(question, SizeQuestion::from_value, contract::size)
}

/// What of a swinging traffic overflows a reservation.
#[wasm_bindgen(unchecked_return_type = "OverflowAnswer")]
pub fn overflow(
    #[wasm_bindgen(unchecked_param_type = "OverflowQuestion")] question: JsValue,
) -> Result<JsValue, JsValue> {
    answered(question, OverflowQuestion::from_value, contract::overflow)
}

/// Where the ways to pay cost the same, and what would flip the answer.
#[wasm_bindgen(js_name = breakEven, unchecked_return_type = "BreakEvenAnswer")]
pub fn break_even(
    #[wasm_bindgen(unchecked_param_type = "ScenarioQuestion")] question: JsValue,
) -> Result<JsValue, JsValue> {
    answered(question, ScenarioQuestion::from_value, contract::break_even)
}

/// The most that a budget buys.
#[wasm_bindgen(unchecked_return_type = "BudgetAnswer")]
pub fn budget(
    #[wasm_bindgen(unchecked_param_type = "BudgetQuestion")] question: JsValue,
) -> Result<JsValue, JsValue> {
    answered(question, BudgetQuestion::from_value, contract::budget)
}

/// The cheapest mix of packages, hours and overflow for a weekly demand.
#[wasm_bindgen(unchecked_return_type = "PlanAnswer")]
pub fn plan(
    #[wasm_bindgen(unchecked_param_type = "PlanQuestion")] question: JsValue,
) -> Result<JsValue, JsValue> {
    answered(question, PlanQuestion::from_value, contract::plan)
}

/// What happens when, for every way to pay.
#[wasm_bindgen(unchecked_return_type = "CalendarAnswer")]
pub fn calendar(
    #[wasm_bindgen(unchecked_param_type = "ScenarioQuestion")] question: JsValue,
) -> Result<JsValue, JsValue> {
    answered(question, ScenarioQuestion::from_value, contract::calendar)
}

/// What a change of a running daily package costs or pays back.
#[wasm_bindgen(unchecked_return_type = "ScaleAnswer")]
pub fn scale(
    #[wasm_bindgen(unchecked_param_type = "ScaleQuestion")] question: JsValue,
) -> Result<JsValue, JsValue> {
    answered(question, ScaleQuestion::from_value, contract::scale)
}

/// The dates of one way to pay as an iCalendar file with reminders; of the cheapest unless a method is named, in
/// English unless a language tag is given. A way to pay that the scenario does not have is refused.
#[wasm_bindgen(js_name = calendarFile)]
pub fn calendar_file(
    #[wasm_bindgen(unchecked_param_type = "ScenarioQuestion")] question: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Method")] method: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "string")] lang: &JsValue,
) -> Result<String, JsValue> {
    let method = text("method", method).map_err(refusal)?;
    let method = method.map(|name| named(&name)).transpose().map_err(refusal)?;
    let lang = text("lang", lang).map_err(refusal)?;
    let lang = lang.and_then(|tag| Lang::for_tag(&tag)).unwrap_or_default();
    let answer =
        decoded(question, ScenarioQuestion::from_value).and_then(|question| contract::calendar(&question));
    answer.and_then(|answer| file(&answer, method, lang)).map_err(refusal)
}

/// A text that may be left out.
fn text(path: &str, value: &JsValue) -> Result<Option<String>, Vec<Problem>> {
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    value.as_string().map(Some).ok_or_else(|| vec![Problem::new(ProblemCode::WrongType, path, "string")])
}

fn named(name: &str) -> Result<Method, Vec<Problem>> {
    let names = || Method::ALL.iter().map(|method| method.name()).collect::<Vec<_>>().join(", ");
    Method::from_name(name).ok_or_else(|| vec![Problem::new(ProblemCode::UnknownChoice, "method", &names())])
}
