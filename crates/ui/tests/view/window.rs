//! Weekly windows.

use text::Lang;
use ui::{edit::Edit, format::Format, view::form::form};

use crate::after;

#[test]
fn windows_that_overlap_are_said_to_count_once() {
    let hint = |edits: Vec<Edit>| form(&after(edits), &Format::new(Lang::En)).overlap;
    assert_eq!(hint(vec![Edit::RunWeekly(true), Edit::AddWindow]), None);
    let overlapping = vec![Edit::RunWeekly(true), Edit::AddWindow, Edit::ToggleDay(1, "fri")];
    assert!(hint(overlapping).is_some_and(|hint| hint.contains("count once")));
}
