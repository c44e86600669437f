//! What the address bar says.

use gloo::events::EventListener;
use yew::prelude::*;

use super::LINK_WRITTEN;

/// The fragment of the page's address, without its `#`.
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.get(1..).unwrap_or_default().to_owned()
}

/// What is read out of the page's fragment, now and whenever a person changes it or the page writes it; `first` until
/// then, and what was read last where there is nothing to read.
#[hook]
pub fn use_in_address<T: Clone + PartialEq + 'static>(
    enabled: bool,
    first: fn() -> T,
    read: fn(&str) -> Option<T>,
) -> T {
    let found = use_state_eq(first);
    {
        let found = found.setter();
        use_effect_with(enabled, move |enabled| {
            let listeners = web_sys::window().filter(|_| *enabled).map(|window| {
                let follow = move || read(&fragment()).into_iter().for_each(|read| found.set(read));
                follow();
                ["hashchange", LINK_WRITTEN].map(|event| {
                    let follow = follow.clone();
                    EventListener::new(&window, event, move |_| follow())
                })
            });
            move || drop(listeners)
        });
    }
    (*found).clone()
}
