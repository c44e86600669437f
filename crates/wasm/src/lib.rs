//! The headless npm package: a scenario goes in, a comparison comes out, both plain objects of the contract.
//!
//! ```js
//! import { compare } from "@deploycost/headless";
//!
//! const { cheapest, options } = compare({
//!   version: 1,
//!   book: "alibaba-cn-beijing-usd-2026-03-31",
//!   period: { start: "2026-04-01T00:00", end: "2026-05-01T00:00" },
//!   running: "always",
//!   ptu: { model: "qwen-plus-2025-12-01", mode: "thinking", inputTpm: "500000", outputTpm: "60000" },
//! });
//! console.log(cheapest, options[0].cost); // ptu-daily 11088
//! ```
//!
//! The other questions are asked of the same scenario: `size`, `overflow`, `breakEven`, `budget`, `plan`, `calendar`,
//! `scale`, and for a log of requests `replay`.
//!
//! No logic is here: the contract reads, refuses, prices and writes.

pub mod questions;
pub mod replay;

use contract::{
    catalog,
    problem::{Problem, ProblemCode},
    scenario::Scenario,
    value::Value,
};
use js_sys::{Error, Reflect};
use serde::{Deserialize as _, Serialize};
use serde_wasm_bindgen::{Deserializer, Serializer};
use text::Lang;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const CONTRACT: &str = include_str!("../../contract/schema/contract.v1.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const ERROR: &str = r#"
/** What is thrown when a question is refused: everything that is wrong with it. */
export interface DeployCostError extends Error {
  name: "DeployCostError";
  problems: Problem[];
}
"#;

/// Prices every way to pay for a scenario, cheapest first.
///
/// Throws a `DeployCostError` whose `problems` name everything that is wrong, each thing by code and path.
#[wasm_bindgen(unchecked_return_type = "Comparison")]
pub fn compare(
    #[wasm_bindgen(unchecked_param_type = "Scenario")] scenario: JsValue,
) -> Result<JsValue, JsValue> {
    answered(scenario, Scenario::from_value, contract::compare)
}

/// The published price books and the models they sell, the default first.
#[wasm_bindgen(unchecked_return_type = "Book[]")]
pub fn books() -> Result<JsValue, JsValue> {
    plain(&catalog::published())
}

/// The package's version.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// Decodes a question and answers it.
pub(crate) fn answered<Question, Answer: Serialize>(
    question: JsValue,
    decode: impl FnOnce(&Value) -> Result<Question, Vec<Problem>>,
    answer: impl FnOnce(&Question) -> Result<Answer, Vec<Problem>>,
) -> Result<JsValue, JsValue> {
    let answer = decoded(question, decode).and_then(|question| answer(&question)).map_err(refusal)?;
    plain(&answer)
}

pub(crate) fn decoded<Question>(
    question: JsValue,
    decode: impl FnOnce(&Value) -> Result<Question, Vec<Problem>>,
) -> Result<Question, Vec<Problem>> {
    let value = Value::deserialize(Deserializer::from(question)).map_err(|error| {
        let reason = error.to_string();
        vec![Problem::new(ProblemCode::NotJson, "", reason.trim_start_matches("Error: "))]
    })?;
    decode(&value)
}

/// Plain objects and arrays, as `JSON.parse` would make them.
pub(crate) fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

pub(crate) fn refusal(problems: Vec<Problem>) -> JsValue {
    let sentence = |problem: &Problem| {
        format!("{} [{}] {}", problem.path, problem.code, problem.sentences(Lang::En).join("\n"))
    };
    let sentences: Vec<String> = problems.iter().map(sentence).collect();
    let error = Error::new(sentences.join("\n").trim_start());
    error.set_name("DeployCostError");
    if let Ok(problems) = plain(&problems) {
        // An object just made takes a property.
        let _ = Reflect::set(&error, &"problems".into(), &problems);
    }
    error.into()
}
