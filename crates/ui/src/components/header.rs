//! The page's name, and its languages.

use text::Lang;
use yew::prelude::*;

/// The page's name, what it does, and links to its languages that open `fragment`, if there is any.
pub fn header(lang: Lang, fragment: &str) -> Html {
    let language = |other: Lang| {
        let href = ["?lang=", other.tag(), if fragment.is_empty() { "" } else { "#" }, fragment].concat();
        let current = (other == lang).then_some("true");
        html! {
            <a class="language" {href} hreflang={other.tag()} lang={other.tag()} aria-current={current}>
                { other.page_own_name() }
            </a>
        }
    };
    html! {
        <header class="header">
            <div class="header__brand">
                <svg class="header__sign" viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M2 13h4v8h-4zM8 8h4v13h-4zM20 3h4v18h-4z" />
                    <path class="header__least" d="M14 16h4v5h-4z" />
                </svg>
                <h1 class="header__name">{ lang.page_name() }</h1>
                <p class="header__tagline">{ lang.page_tagline() }</p>
            </div>
            <nav class="header__languages" aria-label={lang.page_language()}>
                { for Lang::ALL.into_iter().map(language) }
            </nav>
        </header>
    }
}
