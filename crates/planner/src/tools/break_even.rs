//! Where one way to pay becomes cheaper than another.

use yew::prelude::*;

use super::ToolProps;

/// See the module.
#[component]
pub(super) fn BreakEven(_props: &ToolProps) -> Html {
    Html::default()
}
