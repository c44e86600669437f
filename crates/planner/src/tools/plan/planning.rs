//! Where the working out of a plan stands: it takes long enough to be done in a worker.

use std::rc::Rc;

use contract::plan::PlanQuestion;
use gloo::timers::callback::Timeout;
use text::Lang;
use yew::prelude::*;

use super::answer::AnswerView;
use crate::{
    hooks::{Job, use_worker},
    worker::{Message, Work},
};

/// The latest plan, and the one that is being worked out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Planning {
    /// Plans that were begun.
    runs: u32,
    /// The question that is being answered.
    running: Option<Rc<PlanQuestion>>,
    /// Whether that takes long enough to be shown.
    slow: bool,
    /// The latest question that was answered, and its plan.
    planned: Option<(Rc<PlanQuestion>, Rc<AnswerView>)>,
    /// The latest question that was not, and why, in sentences.
    refused: Option<(Rc<PlanQuestion>, Vec<String>)>,
}

/// Something that happened.
pub(super) enum Event {
    /// A question is to be answered.
    Ask(Rc<PlanQuestion>),
    /// The question on hand is none that can be.
    Withdraw,
    /// A plan is taking long.
    Slow,
    /// A person had enough of waiting.
    Cancel,
    /// The worker said something.
    Hear(Message),
}

impl Planning {
    /// The plan to be shown, also while the next is worked out.
    pub(super) fn plan(&self) -> Option<&Rc<AnswerView>> {
        self.planned.as_ref().map(|(_, plan)| plan)
    }

    /// Whether the plan is of an earlier question.
    pub(super) fn is_earlier(&self, question: &PlanQuestion) -> bool {
        self.planned.as_ref().is_some_and(|(planned, _)| **planned != *question)
    }

    /// Whether a question has neither been answered nor refused, nor is it being worked out.
    pub(super) fn is_open(&self, question: &PlanQuestion) -> bool {
        let of = |other: &Rc<PlanQuestion>| **other == *question;
        let answered = self.planned.as_ref().is_some_and(|(planned, _)| of(planned));
        !answered && self.running.is_none() && self.refusals(question).is_empty()
    }

    /// Whether a plan is being worked out.
    pub(super) fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Whether a person is told so.
    pub(super) fn is_slow(&self) -> bool {
        self.slow && self.is_running()
    }

    /// Why a question was not answered.
    pub(super) fn refusals(&self, question: &PlanQuestion) -> &[String] {
        match &self.refused {
            Some((refused, sentences)) if **refused == *question => sentences,
            _ => &[],
        }
    }

    fn after(mut self, event: Event) -> Self {
        match event {
            Event::Ask(question) => {
                let known = self.planned.as_ref().is_some_and(|(planned, _)| *planned == question);
                self.runs += 1;
                self.slow = false;
                self.running = (!known).then_some(question);
            }
            Event::Withdraw | Event::Cancel => self.running = None,
            Event::Slow => self.slow = true,
            Event::Hear(message) => self.hear(message),
        }
        self
    }

    /// What the worker says after it was cancelled is not heard.
    fn hear(&mut self, message: Message) {
        let Some(question) = self.running.take() else { return };
        match message {
            Message::Planned(plan) => self.planned = Some((question, Rc::from(plan))),
            Message::Refused(refused) => self.refused = Some((question, refused.sentences)),
            Message::Ready | Message::Progress(_) | Message::Answered(_) => self.running = Some(question),
        }
    }
}

impl Reducible for Planning {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).after(event))
    }
}

/// How long a person pauses, and the page is drawn, before a plan is looked for.
const PAUSE_MILLISECONDS: u32 = 60;
/// How long a plan is worked out before a person is told.
const SLOW_MILLISECONDS: u32 = 500;

/// Works out the plan for a question, once it has stopped changing; `None` is a question that cannot be answered.
#[hook]
pub(super) fn use_planning(lang: Lang, question: Option<Rc<PlanQuestion>>) -> UseReducerHandle<Planning> {
    let planning = use_reducer_eq(Planning::default);
    let dispatch = planning.dispatcher();
    {
        let dispatch = dispatch.clone();
        use_effect_with(question, move |question| {
            let event = question.clone().map_or(Event::Withdraw, Event::Ask);
            let pending = Timeout::new(PAUSE_MILLISECONDS, move || dispatch.dispatch(event));
            move || drop(pending)
        });
    }
    {
        let dispatch = dispatch.clone();
        use_effect_with((planning.runs, planning.is_running()), move |(_, running)| {
            let slow =
                running.then(|| Timeout::new(SLOW_MILLISECONDS, move || dispatch.dispatch(Event::Slow)));
            move || drop(slow)
        });
    }
    let work = planning.running.as_ref().map(|question| Work::Plan(Box::new((**question).clone())));
    let job = work.map(|work| Job { run: planning.runs, work });
    use_worker(lang, job, Callback::from(move |message| dispatch.dispatch(Event::Hear(message))));
    planning
}

#[cfg(test)]
mod tests {
    use ui::{form::Form, format::Format};

    use super::*;
    use crate::tools::{
        plan::{
            answer,
            state::{Action, State},
        },
        replay::refused::RefusedView,
    };

    fn question(limit: &str) -> Rc<PlanQuestion> {
        let scenario = Form::default().scenario();
        Rc::new(State::of(&scenario).after(Action::TypeLimit(limit.into())).question(&scenario))
    }

    fn planned(question: &PlanQuestion) -> Message {
        let plan = contract::plan(question).expect("a plan");
        Message::Planned(Box::new(answer::answer(&plan, &Format::new(Lang::En))))
    }

    fn first() -> Planning {
        let first = question("0");
        let heard = Event::Hear(planned(&first));
        Planning::default().after(Event::Ask(first)).after(heard)
    }

    #[test]
    fn the_last_plan_stays_in_sight_while_the_next_is_worked_out() {
        let next = question("100");
        let working = first().after(Event::Ask(next.clone()));
        assert!(working.plan().is_some() && working.is_running() && working.is_earlier(&next));
        assert!(!working.is_slow() && working.clone().after(Event::Slow).is_slow());
        let done = working.after(Event::Hear(planned(&next)));
        assert!(!done.is_running() && !done.is_earlier(&next));
        assert_ne!(done.plan(), first().plan());
    }

    #[test]
    fn a_plan_that_is_cancelled_leaves_the_last_one_and_says_that_it_is_earlier() {
        let next = question("100");
        let cancelled = first().after(Event::Ask(next.clone())).after(Event::Cancel);
        assert!(cancelled.is_open(&next) && cancelled.is_earlier(&next));
        let late = cancelled.clone().after(Event::Hear(planned(&next)));
        assert_eq!(late, cancelled);
        assert!(late.after(Event::Ask(next)).is_running());
    }

    #[test]
    fn what_was_answered_is_not_worked_out_again() {
        let again = first().after(Event::Ask(question("0")));
        assert!(!again.is_running() && !again.is_earlier(&question("0")));
    }

    #[test]
    fn why_there_is_no_plan_is_told_as_long_as_the_question_stands() {
        let next = question("5");
        let refused = first().after(Event::Ask(next.clone()));
        let refused = refused.after(Event::Hear(Message::Refused(RefusedView::in_words("too large"))));
        assert_eq!(refused.refusals(&next), ["too large"]);
        assert!(refused.refusals(&question("0")).is_empty() && !refused.is_open(&next));
    }
}
