//! The daily packages to order.

use text::Lang;
use yew::prelude::*;

use crate::view::package::{PackageView, PackagesView};

/// Each package from order to release.
pub fn package_list(lang: Lang, view: &PackagesView, on_show_all: &Callback<()>) -> Html {
    html! {
        <details class="fold">
            <summary class="fold__summary">{ &view.title }</summary>
            <ol class="packages">{ for view.shown.iter().map(|view| package(lang, view)) }</ol>
            if let Some(show_all) = &view.show_all {
                <button type="button" class="button" onclick={on_show_all.reform(|_| ())}>{ show_all }</button>
            }
        </details>
    }
}

fn package(lang: Lang, view: &PackageView) -> Html {
    let term = |name: &'static str, value: &AttrValue| {
        html! {
            <div class="term">
                <dt class="term__name">{ name }</dt>
                <dd class="term__value">{ value }</dd>
            </div>
        }
    };
    html! {
        <li class="package">
            <dl class="terms">
                { term(lang.result_package_days(), &view.days) }
                { term(lang.result_ordered(), &view.ordered) }
                { term(lang.result_expires(), &view.expires) }
                { term(lang.result_stops(), &view.stops) }
                { term(lang.result_released(), &view.released) }
            </dl>
            if let Some(late) = view.late {
                <p class="tag">{ late }</p>
            }
        </li>
    }
}
