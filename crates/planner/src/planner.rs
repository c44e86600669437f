//! All tools, one of them in sight.

use std::rc::Rc;

use billing::named::Named as _;
use contract::{replay::WeekOfLog, scenario::Scenario};
use text::Lang;
use ui::permalink;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::{
    hooks::use_scenario_above,
    tools::{Tool, ToolProps},
};

/// See [`Planner`].
#[derive(Clone, PartialEq, Properties)]
pub struct PlannerProps {
    /// The language of every word.
    pub lang: Lang,
    /// The tool that is opened first.
    pub open: Tool,
}

/// Which tools have been opened, and which one is in sight.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shown {
    tool: Tool,
    visited: Vec<Tool>,
}

impl Shown {
    fn first(tool: Tool) -> Self {
        Self { tool, visited: vec![tool] }
    }

    fn opening(&self, tool: Tool) -> Self {
        let mut visited = self.visited.clone();
        if !visited.contains(&tool) {
            visited.push(tool);
        }
        Self { tool, visited }
    }
}

/// The tools as tabs. One that was opened stays as it was left while another is in sight.
#[component]
pub fn Planner(props: &PlannerProps) -> Html {
    let PlannerProps { lang, open } = *props;
    let scenario = use_scenario_above();
    let shown = use_state(|| Shown::first(open));
    let week = use_state(|| None::<Rc<WeekOfLog>>);
    let tabs = use_node_ref();

    let show = {
        let shown = shown.clone();
        Callback::from(move |tool| shown.set(shown.opening(tool)))
    };
    {
        // The tab takes the focus of the button that opened the tool, and follows the arrow keys.
        let tabs = tabs.clone();
        use_effect_with(shown.tool, move |_| focus_selected(&tabs));
    }
    let on_adopt = Callback::from(|scenario: Scenario| open_above(&scenario));
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
        let props = ToolProps {
            lang,
            scenario: scenario.clone(),
            on_adopt: on_adopt.clone(),
            week: (*week).clone(),
            on_week: on_week.clone(),
        };
        html! {
            <div
                class="tool" role="tabpanel" key={tool.name()} id={panel_id(tool)} aria-labelledby={tab_id(tool)}
                hidden={tool != shown.tool}
            >
                if visited {
                    { tool.draw(props) }
                }
            </div>
        }
    };
    html! {
        <>
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

/// Opens a scenario in the calculator, which follows the address.
fn open_above(scenario: &Scenario) {
    if let Some(window) = web_sys::window() {
        // A browser that refuses, as some do in frames, leaves the address as it is; the page goes on.
        let _ = window.location().set_hash(&permalink::write(scenario));
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

    #[test]
    fn a_tool_that_was_opened_stays() {
        let shown = Shown::first(Tool::Replay).opening(Tool::Plan).opening(Tool::Replay);
        assert_eq!(shown, Shown { tool: Tool::Replay, visited: vec![Tool::Replay, Tool::Plan] });
    }
}
