//! What stands below the calculator in every document: what to say while the
//! calculator is on its way, the doors of the planner, and the footer.

use billing::named::Named as _;
use planner::Tool;
use text::Lang;
use ui::components::footer::footer;
use yew::prelude::*;

/// See [`Below`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct BelowProps {
    /// The language of every word.
    pub(crate) lang: Lang,
}

/// One button a tool, which loads the planner, and the footer. Without scripts there are no buttons.
#[component]
pub(crate) fn Below(props: &BelowProps) -> Html {
    let lang = props.lang;
    let door = |tool: &Tool| {
        html! { <button type="button" class="button" data-tool={tool.name()}>{ tool.title(lang) }</button> }
    };
    html! {
        <div class="deploycost">
            <p class="arriving" role="status">
                <progress id="calculator-loading" aria-label={lang.page_loading()} hidden=true />
            </p>
            <p class="notice" id="calculator-waiting" role="status" hidden=true>{ lang.page_waiting() }</p>
            <p class="notice notice--problem" id="calculator-failed" role="alert" hidden=true>
                { lang.page_failed() }
            </p>
            <section class="planner" id="planner" aria-labelledby="planner-title">
                <h2 class="results__title" id="planner-title">{ lang.planner_title() }</h2>
                <p>{ lang.planner_intro() }</p>
                <div id="planner-tools">
                    <div class="planner__doors">{ for Tool::ALL.iter().map(door) }</div>
                </div>
                <p role="status">
                    <progress id="planner-loading" aria-label={lang.planner_loading()} hidden=true />
                </p>
                <p class="problem" id="planner-failed" role="alert" hidden=true>{ lang.planner_failed() }</p>
                <noscript>{ lang.planner_no_scripts() }</noscript>
            </section>
            { footer(lang) }
        </div>
    }
}
