//! Why a link was not opened.

use text::Lang;
use yew::prelude::*;

/// See [`LinkNotice`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The language.
    pub lang: Lang,
    /// What is wrong with the link.
    pub reason: AttrValue,
    /// What names the problem to programs.
    pub code: AttrValue,
    /// Called when it is taken note of.
    pub on_dismiss: Callback<()>,
}

/// Why a link was not opened, until that is dismissed.
#[component]
pub fn LinkNotice(props: &Props) -> Html {
    let Props { lang, reason, code, on_dismiss } = props;
    html! {
        <div class="notice notice--problem" role="alert" data-problem={code.clone()}>
            <p>{ lang.link_refused(reason) }</p>
            <button type="button" class="button" onclick={on_dismiss.reform(|_| ())}>{ lang.link_dismiss() }</button>
        </div>
    }
}
