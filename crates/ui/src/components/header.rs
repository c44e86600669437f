//! The page's name, and its languages.

use text::Lang;
use yew::prelude::*;

/// See [`Header`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The language.
    pub lang: Lang,
    /// The fragment that reopens what the page shows; empty for what it opens with.
    pub fragment: AttrValue,
}

/// The page's name, what it does, and links to its languages that keep what is entered.
#[component]
pub fn Header(props: &Props) -> Html {
    let Props { lang, fragment } = props;
    let language = |other: Lang| {
        let hash = if fragment.is_empty() { "" } else { "#" };
        let href = format!("?lang={}{hash}{fragment}", other.tag());
        let current = (other == *lang).then_some("true");
        html! {
            <a class="language" key={other.tag()} {href} hreflang={other.tag()} lang={other.tag()} aria-current={current}>
                { other.page_own_name() }
            </a>
        }
    };
    html! {
        <header class="header">
            <div class="header__brand">
                <svg class="header__sign" viewBox="0 0 24 24" aria-hidden="true">
                    <rect x="2" y="13" width="4" height="8" rx="1" /><rect x="8" y="8" width="4" height="13" rx="1" />
                    <rect class="header__least" x="14" y="16" width="4" height="5" rx="1" /><rect x="20" y="3" width="4" height="18" rx="1" />
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
