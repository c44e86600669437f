//! The link in the address bar, kept in step with the form.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::fragment as in_address;
use crate::permalink::planner;

/// How long a person pauses before the address is written, so that typing stays quick.
pub const PAUSE_MILLISECONDS: u32 = 250;

/// The event of the window that says the address was written: browsers say nothing of it by themselves.
pub const LINK_WRITTEN: &str = "deploycost-link";

/// Writes the calculator's fragment into the page's address, without a step in its history, once it has changed and a
/// person pauses; the planner's part stays. The address a page was opened with stays until then.
#[hook]
pub(crate) fn use_written_link(enabled: bool, fragment: AttrValue) {
    let opened_with = use_mut_ref(|| fragment.clone());
    use_effect_with((enabled, fragment), move |(enabled, fragment)| {
        let changed = opened_with.replace(fragment.clone()) != *fragment;
        let fragment = fragment.clone();
        let pending = (*enabled && changed).then(|| {
            Timeout::new(PAUSE_MILLISECONDS, move || {
                write_link(&[&fragment, planner(&in_address())].concat());
            })
        });
        move || drop(pending)
    });
}

/// Writes a whole fragment into the page's address, without a step in its history, and says so ([`LINK_WRITTEN`]).
///
/// A browser that refuses, as some do in frames, leaves the address as it is; the page goes on.
pub fn write_link(fragment: &str) {
    let Some(window) = web_sys::window() else { return };
    if let Ok(history) = window.history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&["#", fragment].concat()));
    }
    if let Ok(event) = web_sys::Event::new(LINK_WRITTEN) {
        let _ = window.dispatch_event(&event);
    }
}
