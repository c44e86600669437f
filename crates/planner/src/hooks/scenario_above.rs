//! What the calculator above holds.

use std::rc::Rc;

use contract::scenario::Scenario;
use gloo::events::EventListener;
use ui::{LINK_WRITTEN, form::Form, permalink};
use yew::prelude::*;

/// The scenario that the calculator above holds, which is in the page's address: the worked example while that is empty.
/// A link that cannot be read changes nothing, as in the calculator.
#[hook]
pub(crate) fn use_scenario_above() -> Rc<Scenario> {
    let scenario = use_state_eq(|| Rc::new(above().unwrap_or_else(|| Form::default().scenario())));
    {
        let scenario = scenario.setter();
        use_effect_with((), move |()| {
            let follow = move || {
                if let Some(found) = above() {
                    scenario.set(Rc::new(found));
                }
            };
            let listeners = web_sys::window().map(|window| {
                ["hashchange", LINK_WRITTEN].map(|event| {
                    let follow = follow.clone();
                    EventListener::new(&window, event, move |_| follow())
                })
            });
            move || drop(listeners)
        });
    }
    (*scenario).clone()
}

fn above() -> Option<Scenario> {
    let fragment = web_sys::window()?.location().hash().ok()?;
    permalink::read(&fragment).ok()
}
