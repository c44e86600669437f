//! The planner's part of the link in the address bar, kept in step with the tools.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use billing::named::Named as _;
use contract::{problem::Problem, scenario::Scenario};
use gloo::{events::EventListener, timers::callback::Timeout};
use ui::{PAUSE_MILLISECONDS, form::Form, fragment, permalink, write_link};
use yew::prelude::*;

use crate::{
    link::{Link, Texts},
    tools::Tool,
};

/// The planner's part of the page's address.
#[derive(Clone)]
pub(crate) struct Address(Rc<Kept>);

struct Kept {
    /// What the tools hold.
    link: RefCell<Link>,
    /// The part that stands in the address, or would if one that was refused did not stay until something is changed.
    in_step: RefCell<String>,
    /// Whether the part the planner was started with was refused and still stands.
    refused: Cell<bool>,
    /// The tools that have said what they hold, which the first time is no change.
    heard: RefCell<Vec<Tool>>,
    pending: RefCell<Option<Timeout>>,
}

/// What the address says when the planner starts, or when a person changed it.
pub(crate) enum Found {
    /// A tool in sight, and tools with other texts than they hold.
    Link(Tool, Vec<(Tool, Texts)>),
    /// Why it cannot be read.
    Refused(Problem),
}

/// The planner's part of the address. Tools keep their texts in it, and it is written once a person pauses; `on_found`
/// is called when a person has changed it.
#[hook]
pub(crate) fn use_address(on_found: Callback<Found>) -> Address {
    let address = use_memo((), |()| Address::opened());
    {
        let address = address.clone();
        use_effect_with((), move |()| {
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "hashchange", move |_| {
                    address.follow().into_iter().for_each(|found| on_found.emit(found));
                })
            });
            move || drop(listener)
        });
    }
    (*address).clone()
}

impl Address {
    fn opened() -> Self {
        let part = part(&fragment()).to_owned();
        let read = if part.is_empty() { Ok(Link::default()) } else { Link::read(&part) };
        Self(Rc::new(Kept {
            refused: Cell::new(read.is_err()),
            link: RefCell::new(read.unwrap_or_default()),
            in_step: RefCell::new(part),
            heard: RefCell::default(),
            pending: RefCell::default(),
        }))
    }

    /// What a link starts the planner with; nothing where the address has no part for it.
    pub(crate) fn first(&self) -> Option<Found> {
        if self.0.in_step.borrow().is_empty() {
            return None;
        }
        if let (true, Err(problem)) = (self.0.refused.get(), Link::read(&self.0.in_step.borrow())) {
            return Some(Found::Refused(*problem));
        }
        let link = self.0.link.borrow();
        let texts = Tool::ALL.iter().map(|tool| (*tool, link.texts(*tool)));
        Some(Found::Link(link.tool, texts.filter(|(_, texts)| !texts.is_empty()).collect()))
    }

    /// Keeps the texts of a tool.
    pub(crate) fn keep(&self, tool: Tool, texts: Texts) {
        self.0.link.borrow_mut().keep(tool, texts);
        let mut heard = self.0.heard.borrow_mut();
        let first = !heard.contains(&tool);
        if first {
            heard.push(tool);
        }
        self.schedule(!first);
    }

    /// Keeps which tool is in sight.
    pub(crate) fn show(&self, tool: Tool) {
        let before = std::mem::replace(&mut self.0.link.borrow_mut().tool, tool);
        self.schedule(before != tool);
    }

    /// Opens a scenario in the calculator, which follows the address.
    pub(crate) fn open_above(&self, scenario: &Scenario) {
        let part = self.0.link.borrow().write();
        self.0.pending.take();
        self.0.in_step.replace(part.clone());
        if let Some(window) = web_sys::window() {
            // A browser that refuses, as some do in frames, leaves the address as it is; the page goes on.
            let _ = window.location().set_hash(&[permalink::write(scenario), part].concat());
        }
    }

    /// Writes the address once a person pauses; over a refused part, only what was changed since.
    fn schedule(&self, changed: bool) {
        if self.0.refused.get() && !changed {
            return;
        }
        self.0.refused.set(false);
        let kept = Rc::downgrade(&self.0);
        let write = move || {
            if let Some(kept) = kept.upgrade() {
                kept.write();
            }
        };
        self.0.pending.replace(Some(Timeout::new(PAUSE_MILLISECONDS, write)));
    }

    /// What a person made of the address; nothing where it says what the tools hold.
    fn follow(&self) -> Option<Found> {
        let (kept, part) = (&self.0, part(&fragment()).to_owned());
        if part == *kept.in_step.borrow() {
            return None;
        }
        if part.is_empty() {
            // A link without a planner leaves it as it is.
            kept.in_step.replace(part);
            self.schedule(true);
            return None;
        }
        kept.pending.take();
        match Link::read(&part) {
            Err(problem) => {
                kept.in_step.replace(kept.link.borrow().write());
                Some(Found::Refused(*problem))
            }
            Ok(link) => {
                let before = kept.link.replace(link.clone());
                kept.in_step.replace(part);
                let texts = Tool::ALL.iter().map(|tool| (*tool, link.texts(*tool)));
                let changed = texts.filter(|(tool, texts)| before.texts(*tool) != *texts);
                Some(Found::Link(link.tool, changed.collect()))
            }
        }
    }
}

impl Kept {
    fn write(&self) {
        let part = self.link.borrow().write();
        let before = self.in_step.replace(part.clone());
        if before == part {
            return;
        }
        let fragment = fragment();
        match fragment.strip_suffix(self::part(&fragment)).filter(|calculators| !calculators.is_empty()) {
            Some(calculators) => write_link(&[calculators, &part].concat()),
            // The worked example is not in the address before anything is changed.
            None => write_link(&[permalink::write(&Form::default().scenario()), part].concat()),
        }
    }
}

fn part(fragment: &str) -> &str {
    permalink::planner(fragment)
}

impl PartialEq for Address {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
