//! The button that copies a link to what the page shows.

use text::Lang;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

/// See [`CopyLink`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The language.
    pub lang: Lang,
    /// The fragment that reopens what the page shows.
    pub fragment: AttrValue,
}

/// What came of copying.
#[derive(Clone, PartialEq)]
enum Copied {
    /// The link is on the clipboard.
    Done,
    /// The browser refused; this is the link to copy by hand.
    Refused(String),
}

/// Copies the link; where the browser refuses, shows it.
#[component]
pub fn CopyLink(props: &Props) -> Html {
    let Props { lang, fragment } = props;
    let copied = use_state(|| None);
    {
        let copied = copied.clone();
        // What was copied is no longer what the page shows.
        use_effect_with(fragment.clone(), move |_| copied.set(None));
    }
    let onclick = {
        let (copied, fragment) = (copied.clone(), fragment.clone());
        Callback::from(move |_| {
            let copied = copied.clone();
            let link = address(&fragment);
            spawn_local(async move {
                let done = write_clipboard(&link).await;
                copied.set(Some(if done { Copied::Done } else { Copied::Refused(link) }));
            });
        })
    };
    html! {
        <div class="copy-link">
            <button type="button" class="button" {onclick}>{ lang.link_copy() }</button>
            <p class="copy-link__status" role="status">
                if matches!(*copied, Some(Copied::Done)) {
                    { lang.link_copied() }
                }
            </p>
            if let Some(Copied::Refused(link)) = &*copied {
                <label class="copy-link__by-hand">
                    { lang.link_by_hand() }
                    <input class="field__control" type="text" readonly=true value={link.clone()} />
                </label>
            }
        </div>
    }
}

/// The page's address with another fragment.
fn address(fragment: &str) -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    [page, "#", fragment].concat()
}

/// Whether the browser took the text. Outside secure contexts it has no clipboard at all.
async fn write_clipboard(text: &str) -> bool {
    let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
