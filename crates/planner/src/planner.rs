//! All tools, one of them in sight.

mod shown;

use std::rc::Rc;

use billing::named::Named as _;
use contract::scenario::Scenario;
use text::Lang;
use ui::components::link_notice::link_notice;
use web_sys::HtmlElement;
use yew::prelude::*;

use self::shown::{Action, Shown};
use crate::{
    hooks::{use_address, use_scenario_above},
    tools::{Tool, ToolProps, replay::view::WeekView},
};

/// See [`Planner`].
#[derive(Clone, PartialEq, Properties)]
pub struct PlannerProps {
    /// The language of every word.
    pub lang: Lang,
    /// The tool whose door was opened; `None` where a link says which.
    pub open: Option<Tool>,
}

/// The tools as tabs. One that was opened stays as it was left while another is in sight.
#[component]
pub fn Planner(props: &PlannerProps) -> Html {
    let PlannerProps { lang, open } = *props;
    let scenario = use_scenario_above();
    let shown = use_reducer(Shown::default);
    let week = use_state(|| None::<Rc<WeekView>>);
    let tabs = use_node_ref();
    let address = {
        let dispatch = shown.dispatcher();
        use_address(Callback::from(move |found| dispatch.dispatch(Action::Open(found))))
    };
    {
        let (dispatch, address) = (shown.dispatcher(), address.clone());
        use_effect_with((), move |()| {
            let actions = [address.first().map(Action::Open), open.map(Action::Show)];
            actions.into_iter().flatten().for_each(|action| dispatch.dispatch(action));
        });
    }

    let show = {
        let dispatch = shown.dispatcher();
        Callback::from(move |tool| dispatch.dispatch(Action::Show(tool)))
    };
    {
        let (tabs, address) = (tabs.clone(), address.clone());
        let in_sight = (!shown.visited.is_empty()).then_some((shown.tool, shown.by_link));
        use_effect_with(in_sight, move |in_sight| {
            let Some((tool, by_link)) = *in_sight else { return };
            address.show(tool);
            // The tab takes the focus of the button that opened the tool, and follows the arrow keys.
            if !by_link {
                focus_selected(&tabs);
            }
        });
    }
    let on_adopt = {
        let address = address.clone();
        Callback::from(move |scenario: Scenario| address.open_above(&scenario))
    };
    let on_week = {
        let (week, show) = (week.clone(), show.clone());
        Callback::from(move |demand| {
            week.set(Some(demand));
            show.emit(Tool::Plan);
        })
    };
    let onkeydown = {
        let (show, tool) = (show.clone(), shown.tool);
        Callback::from(move |event: KeyboardEvent| {
            if let Some(next) = next(tool, &event.key()) {
                event.prevent_default();
                show.emit(next);
            }
        })
    };

    let tab = |&tool: &Tool| {
        let selected = tool == shown.tool;
        let onclick = show.reform(move |_| tool);
        html! {
            <button
                type="button" class="tab" role="tab" id={tab_id(tool)} aria-selected={selected.to_string()}
                aria-controls={panel_id(tool)} tabindex={if selected { "0" } else { "-1" }} {onclick}
            >
                { tool.title(lang) }
            </button>
        }
    };
    let panel = |&tool: &Tool| {
        let visited = shown.visited.contains(&tool);
        let (opened, times) = shown.opened(tool);
        let address = address.clone();
        let props = ToolProps {
            lang,
            scenario: scenario.clone(),
            opened,
            on_texts: Callback::from(move |texts| address.keep(tool, texts)),
            on_adopt: on_adopt.clone(),
            week: (*week).clone(),
            on_week: on_week.clone(),
        };
        html! {
            <div
                class="tool" role="tabpanel" key={format!("{}-{times}", tool.name())} id={panel_id(tool)} aria-labelledby={tab_id(tool)}
                hidden={tool != shown.tool}
            >
                if visited {
                    { tool.draw(props) }
                }
            </div>
        }
    };
    let on_dismiss = {
        let dispatch = shown.dispatcher();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Dismiss))
    };
    html! {
        <>
            if let Some(problem) = &shown.refused {
                { link_notice(lang, problem, Lang::planner_link_refused, on_dismiss) }
            }
            <div class="tabs" role="tablist" aria-label={lang.planner_title()} ref={tabs} {onkeydown}>
                { for Tool::ALL.iter().map(tab) }
            </div>
            { for Tool::ALL.iter().map(panel) }
        </>
    }
}

/// The tab that a key moves to.
fn next(tool: Tool, key: &str) -> Option<Tool> {
    let place = Tool::ALL.iter().position(|other| *other == tool)?;
    let count = Tool::ALL.len();
    let next = match key {
        "ArrowRight" => (place + 1) % count,
        "ArrowLeft" => (place + count - 1) % count,
        "Home" => 0,
        "End" => count - 1,
        _ => return None,
    };
    Tool::ALL.get(next).copied()
}

fn tab_id(tool: Tool) -> String {
    ["tab-", tool.name()].concat()
}

fn panel_id(tool: Tool) -> String {
    ["panel-", tool.name()].concat()
}

fn focus_selected(tabs: &NodeRef) {
    let tabs = tabs.cast::<HtmlElement>();
    let selected = tabs.and_then(|tabs| tabs.query_selector("[aria-selected=true]").ok().flatten());
    if let Some(selected) = selected.and_then(|tab| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(tab).ok()) {
        // Nothing is lost where the browser will not move the focus.
        let _ = selected.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_keys_go_round_the_tabs() {
        assert_eq!(next(Tool::Size, "ArrowRight"), Some(Tool::Replay));
        assert_eq!(next(Tool::Size, "ArrowLeft"), Some(Tool::Budget));
        assert_eq!(next(Tool::Budget, "ArrowRight"), Some(Tool::Size));
        assert_eq!(next(Tool::Plan, "Home"), Some(Tool::Size));
        assert_eq!(next(Tool::Plan, "End"), Some(Tool::Budget));
        assert_eq!(next(Tool::Plan, "Enter"), None);
    }
}
