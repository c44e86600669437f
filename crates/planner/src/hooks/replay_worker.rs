//! The worker that replays a log.

use contract::replay::ReplayQuestion;
use gloo::events::EventListener;
use text::Lang;
use wasm_bindgen::prelude::*;
use web_sys::{File, MessageEvent, Worker};
use yew::prelude::*;

use crate::worker::{Message, job};

/// A log to be replayed.
#[derive(Clone)]
pub(crate) struct Job {
    /// Tells one run from the next, also of the same log and question.
    pub(crate) run: u32,
    /// The log.
    pub(crate) file: File,
    /// What is asked about it.
    pub(crate) question: ReplayQuestion,
}

impl PartialEq for Job {
    fn eq(&self, other: &Self) -> bool {
        self.run == other.run
    }
}

/// Runs a job in a worker of its own and passes on what that says. Another job, or none, ends it.
#[hook]
pub(crate) fn use_replay_worker(lang: Lang, job: Option<Job>, say: Callback<Message>) {
    use_effect_with(job, move |job| {
        let running = job.clone().map(|job| Running::start(lang, job, &say).ok_or(say));
        let running = running.and_then(|started| match started {
            Ok(running) => Some(running),
            Err(say) => {
                say.emit(Message::Refused(vec![lang.planner_replay_no_worker().into()]));
                None
            }
        });
        move || drop(running)
    });
}

#[wasm_bindgen]
extern "C" {
    /// The document's place for the planner, which `on_demand.js` taught to start workers.
    type Place;

    #[wasm_bindgen(method, catch, js_name = startWorker)]
    fn start_worker(this: &Place) -> Result<Worker, JsValue>;
}

/// A worker at work; dropped, it is ended.
struct Running {
    worker: Worker,
    _heard: [EventListener; 2],
}

impl Running {
    fn start(lang: Lang, work: Job, say: &Callback<Message>) -> Option<Self> {
        let place = gloo::utils::document().get_element_by_id(crate::PLACE)?;
        let worker = place.unchecked_ref::<Place>().start_worker().ok()?;
        let on_message = {
            let (worker, say) = (worker.clone(), say.clone());
            EventListener::new(&worker.clone(), "message", move |event| {
                let data = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
                match data.and_then(|json| serde_json::from_str(&json).ok()) {
                    // A file and two texts can be sent to any worker.
                    Some(Message::Ready) => drop(worker.post_message(&job(&work.file, lang, &work.question))),
                    Some(message) => say.emit(message),
                    None => {}
                }
            })
        };
        let on_error = {
            let say = say.clone();
            EventListener::new(&worker, "error", move |_| {
                say.emit(Message::Refused(vec![lang.planner_replay_no_worker().into()]));
            })
        };
        Some(Self { worker, _heard: [on_message, on_error] })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
