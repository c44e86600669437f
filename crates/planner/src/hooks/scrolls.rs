//! Whether there is anything to scroll.

use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// Whether the content of a frame, its first element, is wider than the frame, now and whenever either changes.
#[hook]
pub(crate) fn use_scrolls(frame: &NodeRef) -> bool {
    let scrolls = use_state_eq(|| false);
    {
        let (frame, scrolls) = (frame.clone(), scrolls.setter());
        use_effect_with((), move |()| {
            let observed = frame.cast::<Element>().and_then(|frame| observe(frame, scrolls));
            move || observed.iter().for_each(|(observer, _)| observer.disconnect())
        });
    }
    *scrolls
}

/// Says how a frame is, at first and from then on; the observer calls what is kept beside it.
fn observe(frame: Element, scrolls: UseStateSetter<bool>) -> Option<(ResizeObserver, Closure<dyn FnMut()>)> {
    let content = frame.first_element_child()?;
    let measure = {
        let frame = frame.clone();
        Closure::<dyn FnMut()>::new(move || scrolls.set(frame.scroll_width() > frame.client_width()))
    };
    let observer = ResizeObserver::new(measure.as_ref().unchecked_ref()).ok()?;
    observer.observe(&content);
    observer.observe(&frame);
    Some((observer, measure))
}
