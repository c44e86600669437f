//! A log of requests, or several as one, piece by piece or whole.
//!
//! ```js
//! const session = new ReplaySession({ version: 1, scenario });
//! let answer;
//! while (answer === undefined) {
//!   for await (const piece of file.stream()) session.feed(piece);
//!   answer = session.finish();
//! }
//! ```
//!
//! Of several logs each is begun by its name, `session.log(file.name)`, before its pieces are fed.

use contract::{
    problem::{Problem, ProblemCode},
    replay::{self, Finished, ReplayAnswer, ReplayQuestion},
};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::{decoded, plain, refusal};

#[wasm_bindgen(typescript_custom_section)]
const NAMED_LOG: &str = r#"
/** One of several logs that are replayed as one. */
export interface NamedLog {
  /** What it is called, such as the name of its file. */
  name: string;
  /** Its bytes, or its text. */
  log: Uint8Array | string;
}
"#;

/// A log being replayed: its bytes go in piece by piece; the answer comes out.
///
/// A log that is not in order of time is refused with `log-out-of-order`; a session asked with `order: "sorted"` and fed
/// from the start puts it in order.
#[wasm_bindgen]
pub struct ReplaySession(Option<replay::Session>);

#[wasm_bindgen]
impl ReplaySession {
    /// A session at the start of a log.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "ReplayQuestion")] question: JsValue,
    ) -> Result<Self, JsValue> {
        let session = decoded(question, ReplayQuestion::from_value)
            .and_then(|question| replay::Session::new(&question))
            .map_err(refusal)?;
        Ok(Self(Some(session)))
    }

    /// Begins a log of this name: what was fed before is a log of its own. Needed only where there are several.
    pub fn log(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string")] name: &JsValue,
    ) -> Result<(), JsValue> {
        let session = self.0.as_mut().ok_or_else(finished)?;
        text(name, "name").and_then(|name| session.log(&name)).map_err(refusal)
    }

    /// Takes the next piece of the log: bytes, or text; packed with gzip it is unpacked.
    pub fn feed(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array | string")] piece: &JsValue,
    ) -> Result<(), JsValue> {
        let session = self.0.as_mut().ok_or_else(finished)?;
        bytes(piece).and_then(|bytes| session.feed(&bytes)).map_err(refusal)
    }

    /// The answer, when all bytes are fed; once. `undefined` where a log of some four million requests or more is to be
    /// fed once more from its start: its own proportion of input to output is known then.
    #[wasm_bindgen(unchecked_return_type = "ReplayAnswer | undefined")]
    pub fn finish(&mut self) -> Result<JsValue, JsValue> {
        match self.0.take().ok_or_else(finished)?.finish().map_err(refusal)? {
            Finished::Answer(answer) => plain(&answer),
            Finished::Again(session) => {
                self.0 = Some(*session);
                Ok(JsValue::UNDEFINED)
            }
        }
    }
}

fn finished() -> JsValue {
    js_sys::Error::new("the session is finished").into()
}

/// The bytes of a piece of a log.
fn bytes(piece: &JsValue) -> Result<Vec<u8>, Vec<Problem>> {
    let bytes = || piece.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
    let bytes = piece.as_string().map(String::into_bytes).or_else(bytes);
    bytes.ok_or_else(|| vec![Problem::new(ProblemCode::WrongType, "log", "string, or bytes in a Uint8Array")])
}

/// The name of a log.
fn text(name: &JsValue, path: &str) -> Result<String, Vec<Problem>> {
    name.as_string().ok_or_else(|| vec![Problem::new(ProblemCode::WrongType, path, "string")])
}

/// A log by its name, where it has one.
type Log = (Option<String>, Vec<u8>);

/// One log, or a list of named ones.
fn logs(log: &JsValue) -> Result<Vec<Log>, Vec<Problem>> {
    let Some(list) = log.dyn_ref::<Array>() else { return Ok(vec![(None, bytes(log)?)]) };
    let field = |item: &JsValue, name: &str| Reflect::get(item, &name.into()).unwrap_or_default();
    let named = |item: JsValue| Ok((Some(text(&field(&item, "name"), "log")?), bytes(&field(&item, "log"))?));
    list.iter().map(named).collect()
}

/// A whole log, as bytes or text, or several as one, in any order, against every amount of throughput on sale; what is not
/// in order of time is put in order, unless the question says which order it takes.
#[wasm_bindgen(unchecked_return_type = "ReplayAnswer")]
pub fn replay(
    #[wasm_bindgen(unchecked_param_type = "ReplayQuestion")] question: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Uint8Array | string | NamedLog[]")] log: &JsValue,
) -> Result<JsValue, JsValue> {
    let question = decoded(question, ReplayQuestion::from_value).map_err(refusal)?;
    let logs = logs(log).map_err(refusal)?;
    let answer = match replayed(&question, &logs) {
        Err(problems) if question.order.is_none() && replay::is_out_of_order(&problems) => {
            replayed(&question.sorted(), &logs)
        }
        answer => answer,
    };
    plain(&answer.map_err(refusal)?)
}

fn replayed(question: &ReplayQuestion, logs: &[Log]) -> Result<ReplayAnswer, Vec<Problem>> {
    let mut session = replay::Session::new(question)?;
    loop {
        for (name, log) in logs {
            if let Some(name) = name {
                session.log(name)?;
            }
            session.feed(log)?;
        }
        match session.finish()? {
            Finished::Answer(answer) => return Ok(*answer),
            Finished::Again(again) => session = *again,
        }
    }
}
