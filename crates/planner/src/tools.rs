//! The tools: one module each. A tool's `state` holds its texts and changes them, its `view` turns them and the
//! contract's answer into finished words, its component draws those.

mod break_even;
mod budget;
mod calendar;
pub(crate) mod plan;
pub(crate) mod replay;
mod size;

use std::rc::Rc;

use billing::{named::Named, named_enum};
use contract::scenario::Scenario;
use text::Lang;
use yew::prelude::*;

use self::replay::view::WeekView;
use crate::link::Texts;

named_enum! {
    /// A tool of the planner, by the name it has in the document.
    #[derive(Default)]
    pub enum Tool {
        /// Traffic to the throughput it takes.
        #[default]
        Size = "size",
        /// A log of requests against every level of reservation.
        Replay = "replay",
        /// The cheapest mix for a week's demand.
        Plan = "plan",
        /// Where one way to pay becomes cheaper than another.
        BreakEven = "break-even",
        /// When to order, and what happens when.
        Calendar = "calendar",
        /// What an amount of money buys.
        Budget = "budget",
    }
}

/// What every tool is given.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ToolProps {
    /// The language of every word.
    pub lang: Lang,
    /// What the calculator above holds.
    pub scenario: Rc<Scenario>,
    /// Opens a scenario in the calculator above.
    pub on_adopt: Callback<Scenario>,
    /// What the tool was opened with by a link; nothing of it changes while the tool is open.
    #[prop_or_default]
    pub opened: Rc<Texts>,
    /// Called with what a link has to hold to open the tool as it is.
    #[prop_or_default]
    pub on_texts: Callback<Texts>,
    /// What a log asked for in each hour of the week, once the replay has handed it over.
    #[prop_or_default]
    pub week: Option<Rc<WeekView>>,
    /// Hands what a log asked for to the tool that plans, and opens that.
    #[prop_or_default]
    pub on_week: Callback<Rc<WeekView>>,
}

impl Tool {
    /// The tool with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::from_name(name)
    }

    /// What it is called.
    pub fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Size => lang.planner_size(),
            Self::Replay => lang.planner_replay(),
            Self::Plan => lang.planner_plan(),
            Self::BreakEven => lang.planner_break_even(),
            Self::Calendar => lang.planner_calendar(),
            Self::Budget => lang.planner_budget(),
        }
    }

    /// Whether these are texts that a link to it has.
    pub(crate) fn reads(self, texts: &Texts) -> bool {
        match self {
            Self::Size => size::reads(texts),
            Self::Plan => plan::reads(texts),
            Self::Replay => replay::reads(texts),
            Self::Calendar => calendar::reads(texts),
            Self::Budget => budget::opened(texts).is_some(),
            Self::BreakEven => texts.is_empty(),
        }
    }

    /// Draws it.
    pub(crate) fn draw(self, props: ToolProps) -> Html {
        match self {
            Self::Size => html! { <size::Size ..props /> },
            Self::Replay => html! { <replay::Replay ..props /> },
            Self::Plan => html! { <plan::Plan ..props /> },
            Self::BreakEven => html! { <break_even::BreakEven ..props /> },
            Self::Calendar => html! { <calendar::Calendar ..props /> },
            Self::Budget => html! { <budget::Budget ..props /> },
        }
    }
}
