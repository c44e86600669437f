//! Where numbers come from.

use text::Lang;
use yew::prelude::*;

use crate::view::source::SourceView;

/// See [`SourceList`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The language.
    pub lang: Lang,
    /// The sources.
    pub views: Vec<SourceView>,
}

/// Numbered sources: document, place, date, how firmly it says so, and what to know about it.
#[component]
pub fn SourceList(props: &Props) -> Html {
    let Props { lang, views } = props;
    if views.is_empty() {
        return Html::default();
    }
    html! {
        <div class="sources">
            <h4 class="sources__title">{ lang.result_sources() }</h4>
            <ul class="sources__list">
                { for views.iter().map(|view| html! {
                    <li class="source" key={view.number.to_string()}>
                        <span class="source__number">{ view.number.clone() }</span>
                        { " " }
                        <a href={view.url.clone()} target="_blank" rel="noopener noreferrer">
                            { view.document.clone() }
                            <span class="visually-hidden">{ " (" }{ lang.result_opens_elsewhere() }{ ")" }</span>
                        </a>
                        <p class="source__place">{ view.place.clone() }</p>
                        <p class="source__status">{ view.status }</p>
                        if !view.note.is_empty() {
                            <p class="source__note">{ view.note.clone() }</p>
                        }
                    </li>
                }) }
            </ul>
        </div>
    }
}
