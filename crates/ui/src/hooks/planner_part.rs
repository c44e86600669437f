//! The planner's part of the link in the address bar.

use gloo::events::EventListener;
use yew::prelude::*;

use super::LINK_WRITTEN;
use crate::permalink;

/// The planner's part of the page's address, which every link to what the page shows carries along.
#[hook]
pub(crate) fn use_planner_part(enabled: bool) -> AttrValue {
    let part = use_state_eq(AttrValue::default);
    {
        let part = part.setter();
        use_effect_with(enabled, move |enabled| {
            let listeners = web_sys::window().filter(|_| *enabled).map(|window| {
                let follow = move || part.set(in_address().into());
                follow();
                ["hashchange", LINK_WRITTEN].map(|event| {
                    let follow = follow.clone();
                    EventListener::new(&window, event, move |_| follow())
                })
            });
            move || drop(listeners)
        });
    }
    (*part).clone()
}

pub(super) fn in_address() -> String {
    let fragment = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    permalink::planner(&fragment).to_owned()
}
