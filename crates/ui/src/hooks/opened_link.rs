//! The link in the address bar, opened.

use gloo::events::EventListener;
use yew::prelude::*;

use super::fragment;

/// Calls `open` with the fragment of the page's address once the page is up, and whenever a person changes it.
///
/// The first rendering does not know the address: it has to be the one that was prerendered.
#[hook]
pub(crate) fn use_opened_link(enabled: bool, open: Callback<String>) {
    use_effect_with(enabled, move |enabled| {
        let listener = web_sys::window().filter(|_| *enabled).map(|window| {
            open_fragment(&open);
            EventListener::new(&window, "hashchange", move |_| open_fragment(&open))
        });
        move || drop(listener)
    });
}

fn open_fragment(open: &Callback<String>) {
    let fragment = fragment();
    if !fragment.is_empty() {
        open.emit(fragment);
    }
}
