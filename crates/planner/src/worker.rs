//! Long work apart from the page: a log is read and replayed in a worker of this same module.
//!
//! The page sends the file, the language and the question; the worker sends [`Message`]s as JSON. It is ended, not told to
//! stop: what was read is then forgotten.

use contract::{
    problem::{Problem, ProblemCode},
    replay::{ReplayAnswer, ReplayQuestion, Session},
    value::Value,
};
use gloo::events::EventListener;
use js_sys::{Array, Date, Promise, Uint8Array};
use serde::{Deserialize, Serialize};
use text::Lang;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

use crate::tools::replay::view::{self, ReplayView};

/// What the worker says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Message {
    /// It can be given work.
    Ready,
    /// How far it has read.
    Progress(Progress),
    /// The answer.
    Answered(Box<ReplayView>),
    /// Why there is none, in sentences.
    Refused(Vec<String>),
}

/// How far a log has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// In per cent.
    pub percent: u8,
    /// Whether it is read a second time, to be put in order.
    pub sorting: bool,
}

/// Bytes read at once.
const PIECE: f64 = 2_097_152.0;

/// How long the page is not told how far the reading is, in milliseconds: each time it draws.
const PAUSE: f64 = 100.0;

/// Waits for a log and answers, when this is a worker; says whether it is.
pub fn serve() -> bool {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return false };
    let listener = {
        let scope = scope.clone();
        EventListener::once(&scope.clone(), "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
            spawn_local(async move {
                let message = answer(&scope, &Array::from(&data)).await;
                post(&scope, &message);
            });
        })
    };
    // The worker listens for as long as it lives.
    listener.forget();
    post(&scope, &Message::Ready);
    true
}

/// A job as it crosses to the worker.
pub(crate) fn job(file: &File, lang: Lang, question: &ReplayQuestion) -> Array {
    let question = serde_json::to_string(question).unwrap_or_default();
    Array::of3(file, &lang.tag().into(), &question.into())
}

async fn answer(scope: &DedicatedWorkerGlobalScope, job: &Array) -> Message {
    let text = |place| job.get(place).as_string().unwrap_or_default();
    let lang = Lang::for_tag(&text(1)).unwrap_or_default();
    let question = serde_json::from_str::<Value>(&text(2))
        .map_err(|error| vec![Problem::new(ProblemCode::NotJson, "", &error.to_string())]);
    let question = question.and_then(|value| ReplayQuestion::from_value(&value));
    let refused = |problems: Vec<Problem>| {
        Message::Refused(problems.iter().map(|problem| problem.message(lang)).collect())
    };
    let question = match question {
        Ok(question) => question,
        Err(problems) => return refused(problems),
    };
    let Ok(file) = job.get(0).dyn_into::<File>() else { return unreadable(lang) };

    let mut progress = Progress::default();
    let unsorted =
        |problems: &[Problem]| problems.iter().any(|problem| problem.code.0 == ProblemCode::LogOutOfOrder);
    let mut answer = replayed(scope, &file, &question, progress).await;
    if answer.as_ref().is_ok_and(|answer| answer.as_ref().is_err_and(|problems| unsorted(problems))) {
        progress.sorting = true;
        post(scope, &Message::Progress(progress));
        answer = replayed(scope, &file, &question.sorted(), progress).await;
    }
    match answer {
        Ok(Ok(answer)) => Message::Answered(Box::new(view::replay(&answer, lang))),
        Ok(Err(problems)) => refused(problems),
        Err(_) => unreadable(lang),
    }
}

fn unreadable(lang: Lang) -> Message {
    Message::Refused(vec![lang.planner_replay_unreadable().into()])
}

/// Feeds a session to the end, or to the first refusal. The next piece is read while one is replayed.
async fn replayed(
    scope: &DedicatedWorkerGlobalScope,
    file: &File,
    question: &ReplayQuestion,
    mut progress: Progress,
) -> Result<Result<ReplayAnswer, Vec<Problem>>, JsValue> {
    let mut session = match Session::new(question) {
        Ok(session) => session,
        Err(problems) => return Ok(Err(problems)),
    };
    let size = file.size();
    let mut piece = Vec::new();
    let mut place = 0.0;
    let mut next = read(file, place)?;
    let mut told = Date::now();
    while place < size {
        let bytes = Uint8Array::new(&JsFuture::from(next).await?);
        place += PIECE;
        next = read(file, place)?;
        piece.resize(bytes.length() as usize, 0);
        bytes.copy_to(&mut piece);
        if let Err(problems) = session.feed(&piece) {
            return Ok(Err(problems));
        }
        let now = Date::now();
        if now - told >= PAUSE {
            told = now;
            progress.percent = (100.0 * place / size).min(100.0) as u8;
            post(scope, &Message::Progress(progress));
        }
    }
    Ok(session.finish())
}

/// Starts to read a piece; one past the end is empty.
fn read(file: &File, place: f64) -> Result<Promise, JsValue> {
    Ok(file.slice_with_f64_and_f64(place, place + PIECE)?.array_buffer())
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &Message) {
    // A worker that cannot speak to its page has nobody to tell.
    if let Ok(json) = serde_json::to_string(message) {
        let _ = scope.post_message(&json.into());
    }
}
