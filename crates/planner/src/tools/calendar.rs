//! When to order, and what happens when.

use yew::prelude::*;

use super::ToolProps;

/// See the module.
#[component]
pub(super) fn Calendar(_props: &ToolProps) -> Html {
    Html::default()
}
