//! Where numbers come from.

use text::Lang;
use yew::prelude::*;

use crate::view::source::SourceView;

/// Numbered sources: document, place, date, what else prints it, how firmly it says so, and what to know about it.
pub fn source_list(lang: Lang, views: &[SourceView]) -> Html {
    let confirming = |(document, url): &(AttrValue, AttrValue)| {
        html! {
            <p class="source__place">
                { lang.result_confirmed_by() }
                { " " }
                <a href={url} target="_blank" rel="noopener noreferrer">
                    { document }
                    <span class="visually-hidden">{ lang.result_opens_elsewhere() }</span>
                </a>
            </p>
        }
    };
    let source = |view: &SourceView| {
        html! {
            <li class="source">
                <span class="source__number">{ &view.number }</span>
                { " " }
                <a href={&view.url} target="_blank" rel="noopener noreferrer">
                    { &view.document }
                    <span class="visually-hidden">{ lang.result_opens_elsewhere() }</span>
                </a>
                <p class="source__place">{ &view.place }</p>
                { for view.confirmed_by.iter().map(confirming) }
                <p class="source__status">{ view.status }</p>
                if !view.note.is_empty() {
                    <p class="source__note">{ &view.note }</p>
                }
            </li>
        }
    };
    html! {
        if !views.is_empty() {
            <div class="sources">
                <h4 class="sources__title">{ lang.result_sources() }</h4>
                <ul class="sources__list">{ for views.iter().map(source) }</ul>
            </div>
        }
    }
}
