//! Long work apart from the page: a log is replayed, or a plan worked out, in a worker of this same module.
//!
//! The page sends the language, the question and, to a replay, the files; the worker sends [`Message`]s as JSON. It is
//! ended, not told to stop: what was read is then forgotten.

use contract::{
    plan::PlanQuestion,
    problem::{Problem, ProblemCode},
    replay::{Finished, ReplayQuestion, Session, is_out_of_order},
    value::Value,
};
use gloo::events::EventListener;
use js_sys::{Array, Date, Promise, Uint8Array};
use serde::{Deserialize, Serialize};
use text::Lang;
use ui::format::Format;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

use crate::tools::{
    plan::answer::{self as planned, AnswerView},
    replay::{
        refused::RefusedView,
        view::{self, ReplayView},
    },
};

/// What the worker says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Message {
    /// It can be given work.
    Ready,
    /// How far it has read.
    Progress(Progress),
    /// What the log would have cost.
    Answered(Box<ReplayView>),
    /// The plan.
    Planned(Box<AnswerView>),
    /// Why there is none.
    Refused(RefusedView),
}

/// How far a log has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// In per cent.
    pub percent: u8,
    /// Why it is being read.
    pub pass: Pass,
}

/// Why a log is being read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pass {
    /// For the first time.
    #[default]
    First,
    /// Again, to be put in order.
    Sorting,
    /// Again, to be tried in its own proportion of input to output.
    Again,
}

impl Progress {
    const fn beginning(pass: Pass) -> Self {
        Self { percent: 0, pass }
    }
}

/// Bytes read at once.
const PIECE: f64 = 2_097_152.0;

/// How long the page is not told how far the reading is, in milliseconds: each time it draws.
const PAUSE: f64 = 100.0;

/// A file of a log, and what it is called.
#[derive(Clone)]
pub(crate) struct LogFile {
    /// Its name; of a folder's, the path to it.
    pub(crate) name: String,
    /// The file.
    pub(crate) file: File,
}

/// Work for a worker.
#[derive(Clone)]
pub(crate) enum Work {
    /// A log against every level of reservation: a file, or several read as one.
    Replay(Vec<LogFile>, Box<ReplayQuestion>),
    /// The cheapest plan for a week.
    Plan(Box<PlanQuestion>),
}

impl Work {
    /// The work as it crosses to the worker: files and texts can be sent to any.
    pub(crate) fn message(&self, lang: Lang) -> Array {
        let pair = |LogFile { name, file }: &LogFile| Array::of2(&name.into(), file);
        let (question, files) = match self {
            Self::Replay(files, question) => {
                (serde_json::to_string(question), files.iter().map(pair).collect::<Array>().into())
            }
            Self::Plan(question) => (serde_json::to_string(question), JsValue::NULL),
        };
        Array::of3(&lang.tag().into(), &question.unwrap_or_default().into(), &files)
    }
}

/// Waits for work and does it, when this is a worker; says whether it is.
pub fn serve() -> bool {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return false };
    let listener = {
        let scope = scope.clone();
        EventListener::new(&scope.clone(), "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
            let scope = scope.clone();
            spawn_local(async move {
                let message = done(&scope, &Array::from(&data)).await;
                post(&scope, &message);
            });
        })
    };
    // The worker listens for as long as it lives.
    listener.forget();
    post(&scope, &Message::Ready);
    true
}

async fn done(scope: &DedicatedWorkerGlobalScope, work: &Array) -> Message {
    let text = |place| work.get(place).as_string().unwrap_or_default();
    let lang = Lang::for_tag(&text(0)).unwrap_or_default();
    let question = serde_json::from_str::<Value>(&text(1))
        .map_err(|error| vec![Problem::new(ProblemCode::NotJson, "", &error.to_string())]);
    let done = match (question, work.get(2).dyn_into::<Array>()) {
        (Ok(question), Ok(files)) => match ReplayQuestion::from_value(&question) {
            Ok(question) => replay(scope, lang, &log_files(&files), question).await,
            Err(problems) => Err(problems),
        },
        (Ok(question), Err(_)) => PlanQuestion::from_value(&question)
            .and_then(|question| contract::plan(&question))
            .map(|answer| Message::Planned(Box::new(planned::answer(&answer, &Format::new(lang))))),
        (Err(problems), _) => Err(problems),
    };
    done.unwrap_or_else(|problems| Message::Refused(RefusedView::of(&problems, lang)))
}

/// The files as they came across.
fn log_files(files: &Array) -> Vec<LogFile> {
    let file = |pair: JsValue| {
        let pair = Array::from(&pair);
        Some(LogFile { name: pair.get(0).as_string()?, file: pair.get(1).dyn_into().ok()? })
    };
    files.iter().filter_map(file).collect()
}

/// Replays a log. One that is not in order of time is read a second time to be put in order, and a long one to be tried in
/// its own proportion.
async fn replay(
    scope: &DedicatedWorkerGlobalScope,
    lang: Lang,
    files: &[LogFile],
    question: ReplayQuestion,
) -> Result<Message, Vec<Problem>> {
    let unreadable = || Message::Refused(RefusedView::in_words(lang.planner_replay_unreadable()));
    let (mut session, mut pass, mut sorted) = (Session::new(&question)?, Pass::First, false);
    loop {
        let Ok(finished) = fed(scope, files, session, Progress::beginning(pass)).await else {
            return Ok(unreadable());
        };
        (session, pass) = match finished {
            Ok(Finished::Answer(answer)) => {
                return Ok(Message::Answered(Box::new(view::replay(&answer, lang))));
            }
            Ok(Finished::Again(again)) => (*again, Pass::Again),
            Err(problems) if is_out_of_order(&problems) && !sorted => {
                sorted = true;
                (Session::new(&question.clone().sorted())?, Pass::Sorting)
            }
            Err(problems) => return Err(problems),
        };
        post(scope, &Message::Progress(Progress::beginning(pass)));
    }
}

/// Feeds a session file after file to the end, or to the first refusal. The next piece is read while one is replayed.
async fn fed(
    scope: &DedicatedWorkerGlobalScope,
    files: &[LogFile],
    mut session: Session,
    mut progress: Progress,
) -> Result<Result<Finished, Vec<Problem>>, JsValue> {
    let whole: f64 = files.iter().map(|LogFile { file, .. }| file.size()).sum();
    let (mut before, mut told, mut piece) = (0.0, Date::now(), Vec::new());
    for LogFile { name, file } in files {
        if files.len() > 1
            && let Err(problems) = session.log(name)
        {
            return Ok(Err(problems));
        }
        let (size, mut place) = (file.size(), 0.0);
        let mut next = read(file, place)?;
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
                progress.percent = (100.0 * (before + place) / whole).min(100.0) as u8;
                post(scope, &Message::Progress(progress));
            }
        }
        before += size;
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
