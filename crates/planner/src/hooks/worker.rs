//! A worker at work.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::events::EventListener;
use text::Lang;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};
use yew::prelude::*;

use crate::{
    tools::replay::refused::RefusedView,
    worker::{Message, Work},
};

/// Work to be done.
#[derive(Clone)]
pub(crate) struct Job {
    /// Tells one run from the next, also of the same work.
    pub(crate) run: u32,
    /// What is to be done.
    pub(crate) work: Work,
}

impl PartialEq for Job {
    fn eq(&self, other: &Self) -> bool {
        self.run == other.run
    }
}

/// Has a job done by a worker and passes on what that says. Another job, or none, ends a worker that is still busy. One
/// that has worked out a plan is kept for the next; one that has read a log is not, nor is what it read.
#[hook]
pub(crate) fn use_worker(lang: Lang, job: Option<Job>, say: Callback<Message>) {
    let idle = use_mut_ref(|| None::<Running>);
    use_effect_with(job, move |job| {
        let running = job.as_ref().and_then(|job| {
            let kept = idle.borrow_mut().take();
            let running = kept.or_else(|| Running::start(lang, &say));
            match &running {
                Some(running) => running.give(&job.work, lang),
                None => say.emit(no_worker(lang)),
            }
            running
        });
        let keeps = job.as_ref().is_some_and(|job| matches!(job.work, Work::Plan(_)));
        move || {
            let done = running.filter(|running| keeps && !running.desk.busy.get());
            if done.is_some() {
                *idle.borrow_mut() = done;
            }
        }
    });
}

#[wasm_bindgen]
extern "C" {
    /// The document's place for the planner, which `on_demand.js` taught to start workers.
    type Place;

    #[wasm_bindgen(method, catch, js_name = startWorker)]
    fn start_worker(this: &Place) -> Result<Worker, JsValue>;
}

/// A worker; dropped, it is ended.
struct Running {
    worker: Worker,
    desk: Rc<Desk>,
    _heard: [EventListener; 2],
}

/// What a worker has before it.
#[derive(Default)]
struct Desk {
    /// Whether it can be given work.
    ready: Cell<bool>,
    /// Work that waits until it can be.
    waiting: RefCell<Option<js_sys::Array>>,
    /// Whether it has been given work that is not done.
    busy: Cell<bool>,
}

impl Running {
    fn start(lang: Lang, say: &Callback<Message>) -> Option<Self> {
        let place = gloo::utils::document().get_element_by_id(crate::PLACE)?;
        let worker = place.unchecked_ref::<Place>().start_worker().ok()?;
        let desk = Rc::<Desk>::default();
        let on_message = {
            let (worker, desk, say) = (worker.clone(), desk.clone(), say.clone());
            EventListener::new(&worker.clone(), "message", move |event| {
                let data = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
                match data.and_then(|json| serde_json::from_str(&json).ok()) {
                    Some(Message::Ready) => {
                        desk.ready.set(true);
                        desk.waiting.take().into_iter().for_each(|work| drop(worker.post_message(&work)));
                    }
                    Some(message) => {
                        desk.busy.set(matches!(message, Message::Progress(_)));
                        say.emit(message);
                    }
                    None => {}
                }
            })
        };
        let on_error = {
            let say = say.clone();
            EventListener::new(&worker, "error", move |_| {
                say.emit(no_worker(lang));
            })
        };
        Some(Self { worker, desk, _heard: [on_message, on_error] })
    }

    fn give(&self, work: &Work, lang: Lang) {
        let work = work.message(lang);
        self.desk.busy.set(true);
        if self.desk.ready.get() {
            // Files and texts can be sent to any worker.
            drop(self.worker.post_message(&work));
        } else {
            self.desk.waiting.replace(Some(work));
        }
    }
}

fn no_worker(lang: Lang) -> Message {
    Message::Refused(RefusedView::in_words(lang.planner_replay_no_worker()))
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
