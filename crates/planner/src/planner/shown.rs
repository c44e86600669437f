//! Which tools have been opened, with what, and which one is in sight.

use std::rc::Rc;

use contract::problem::Problem;
use yew::Reducible;

use crate::{hooks::Found, link::Texts, tools::Tool};

/// Which tools have been opened, and which one is in sight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// The one in sight.
    pub(super) tool: Tool,
    /// Those that are drawn: they stay as they were left.
    pub(super) visited: Vec<Tool>,
    /// Whether a link put it in sight, which takes the focus from nobody.
    pub(super) by_link: bool,
    /// Why the planner's part of a link was not opened, until that is dismissed.
    pub(super) refused: Option<Problem>,
    /// What links opened tools with, and how often.
    opened: Vec<(Tool, Rc<Texts>, u32)>,
}

/// Something a person or a link did.
pub(super) enum Action {
    /// Put a tool in sight.
    Show(Tool),
    /// Opened a link.
    Open(Found),
    /// Took note of a refused link.
    Dismiss,
}

impl Shown {
    /// What a tool was opened with, and how often: another time, it is another.
    pub(super) fn opened(&self, tool: Tool) -> (Rc<Texts>, u32) {
        let opened = self.opened.iter().find(|(other, ..)| *other == tool);
        opened.map_or_else(Default::default, |(_, texts, times)| (texts.clone(), *times))
    }

    /// The state after an action.
    #[must_use]
    pub(super) fn after(mut self, action: Action) -> Self {
        match action {
            Action::Show(tool) => {
                self.by_link = false;
                self.show(tool);
            }
            Action::Open(Found::Link(tool, changed)) => {
                (self.by_link, self.refused) = (true, None);
                for (tool, texts) in changed {
                    let (_, times) = self.opened(tool);
                    self.opened.retain(|(other, ..)| *other != tool);
                    self.opened.push((tool, Rc::new(texts), times + 1));
                    // One that is not in sight is drawn anew once it is asked for.
                    self.visited.retain(|other| *other != tool);
                }
                self.show(tool);
            }
            Action::Open(Found::Refused(problem)) => {
                (self.by_link, self.refused) = (true, Some(problem));
                self.show(self.tool);
            }
            Action::Dismiss => self.refused = None,
        }
        self
    }

    fn show(&mut self, tool: Tool) {
        self.tool = tool;
        if !self.visited.contains(&tool) {
            self.visited.push(tool);
        }
    }
}

impl Reducible for Shown {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).after(action))
    }
}

#[cfg(test)]
mod tests {
    use contract::problem::ProblemCode;

    use super::*;

    fn amount(text: &str) -> Texts {
        Texts::default().with("amount", text)
    }

    #[test]
    fn a_tool_that_was_opened_stays() {
        let shown = Shown::default().after(Action::Show(Tool::Replay)).after(Action::Show(Tool::Plan));
        let shown = shown.after(Action::Show(Tool::Replay));
        assert_eq!((shown.tool, shown.visited), (Tool::Replay, vec![Tool::Replay, Tool::Plan]));
    }

    #[test]
    fn a_link_opens_its_tool_with_its_texts_and_leaves_others_as_they_are() {
        let shown = Shown::default().after(Action::Show(Tool::Replay)).after(Action::Show(Tool::Budget));
        let link = |text| Action::Open(Found::Link(Tool::Budget, vec![(Tool::Budget, amount(text))]));
        let shown = shown.after(link("1")).after(link("2"));
        assert_eq!((shown.tool, &shown.visited), (Tool::Budget, &vec![Tool::Replay, Tool::Budget]));
        assert_eq!(shown.opened(Tool::Budget), (Rc::new(amount("2")), 2));
        assert_eq!(shown.opened(Tool::Replay), (Rc::default(), 0));
        assert!(shown.by_link && !shown.after(Action::Show(Tool::Size)).by_link);
    }

    #[test]
    fn a_refused_link_leaves_the_tools_and_says_why_until_it_is_dismissed() {
        let problem = Problem::new(ProblemCode::MangledLink, "", "");
        let shown = Shown::default().after(Action::Show(Tool::Plan));
        let shown = shown.after(Action::Open(Found::Refused(problem.clone())));
        assert_eq!((shown.tool, &shown.refused), (Tool::Plan, &Some(problem)));
        assert_eq!(shown.after(Action::Dismiss).refused, None);
    }
}
