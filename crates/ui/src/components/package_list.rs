//! The daily packages to order.

use text::Lang;
use yew::prelude::*;

use crate::view::package::PackagesView;

/// See [`PackageList`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The language.
    pub lang: Lang,
    /// The packages.
    pub view: PackagesView,
    /// Called when all are asked for.
    pub on_show_all: Callback<()>,
}

/// Each package from order to release.
#[component]
pub fn PackageList(props: &Props) -> Html {
    let Props { lang, view, on_show_all } = props;
    html! {
        <details class="fold">
            <summary class="fold__summary">{ view.title.clone() }</summary>
            <ol class="packages">
                { for view.shown.iter().map(|package| html! {
                    <li class="package">
                        <dl class="terms">
                            { term(lang.result_package_days(), package.days.clone()) }
                            { term(lang.result_ordered(), package.ordered.clone()) }
                            { term(lang.result_expires(), package.expires.clone()) }
                            { term(lang.result_stops(), package.stops.clone()) }
                            { term(lang.result_released(), package.released.clone()) }
                        </dl>
                        if let Some(late) = package.late {
                            <p class="tag">{ late }</p>
                        }
                    </li>
                }) }
            </ol>
            if let Some(show_all) = &view.show_all {
                <button type="button" class="button" onclick={on_show_all.reform(|_| ())}>{ show_all.clone() }</button>
            }
        </details>
    }
}

fn term(name: &'static str, value: AttrValue) -> Html {
    html! {
        <div class="term">
            <dt class="term__name">{ name }</dt>
            <dd class="term__value">{ value }</dd>
        </div>
    }
}
