//! A log of requests, piece by piece or whole.
//!
//! ```js
//! const session = new ReplaySession({ version: 1, scenario });
//! let answer;
//! while (answer === undefined) {
//!   for await (const piece of file.stream()) session.feed(piece);
//!   answer = session.finish();
//! }
//! ```

use contract::{
    problem::{Problem, ProblemCode},
    replay::{self, Finished, ReplayAnswer, ReplayQuestion},
};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use crate::{decoded, plain, refusal};

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

    /// Takes the next piece of the log: bytes, or text.
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

/// A whole log, as bytes or text, against every amount of throughput on sale; one that is not in order of time is put in order.
#[wasm_bindgen(unchecked_return_type = "ReplayAnswer")]
pub fn replay(
    #[wasm_bindgen(unchecked_param_type = "ReplayQuestion")] question: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Uint8Array | string")] log: &JsValue,
) -> Result<JsValue, JsValue> {
    let question = decoded(question, ReplayQuestion::from_value).map_err(refusal)?;
    let log = bytes(log).map_err(refusal)?;
    let answer = match replayed(&question, &log) {
        Err(problems) if replay::is_out_of_order(&problems) => replayed(&question.sorted(), &log),
        answer => answer,
    };
    plain(&answer.map_err(refusal)?)
}

fn replayed(question: &ReplayQuestion, log: &[u8]) -> Result<ReplayAnswer, Vec<Problem>> {
    let mut session = replay::Session::new(question)?;
    loop {
        session.feed(log)?;
        match session.finish()? {
            Finished::Answer(answer) => return Ok(*answer),
            Finished::Again(again) => session = *again,
        }
    }
}
