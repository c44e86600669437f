//! A button that saves dates as a calendar file.

use std::rc::Rc;

use billing::{method::Method, named::Named as _};
use contract::calendar::{self, CalendarAnswer};
use gloo::{
    file::{Blob, ObjectUrl},
    utils::document,
};
use text::Lang;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlAnchorElement;
use yew::prelude::*;

/// See [`CalendarFile`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The language of the file.
    pub(super) lang: Lang,
    /// The dates.
    pub(super) answer: Rc<CalendarAnswer>,
    /// The way to pay whose dates are saved.
    pub(super) method: Method,
}

/// Saves the dates of one way to pay. The file is written when it is asked for, and given to the browser under an
/// address of its own: nothing is sent, and it works without a network.
#[component]
pub(super) fn CalendarFile(props: &Props) -> Html {
    let saved = use_mut_ref(|| None::<ObjectUrl>);
    let onclick = {
        let Props { lang, answer, method } = props.clone();
        Callback::from(move |_| {
            // The address of the file before is given back; this one is kept until then, for browsers that ask first.
            let file = calendar::file(&answer, Some(method), lang).ok();
            *saved.borrow_mut() = file.and_then(|text| save(&text, method));
        })
    };
    html! {
        <button type="button" class="button" {onclick}>{ props.lang.dates_download() }</button>
    }
}

/// Follows a link to the file, as a person would; the address it was under.
fn save(text: &str, method: Method) -> Option<ObjectUrl> {
    let address = ObjectUrl::from(Blob::new_with_options(text, Some("text/calendar;charset=utf-8")));
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(&format!("deploycost-{}.ics", method.name()));
    link.click();
    Some(address)
}
