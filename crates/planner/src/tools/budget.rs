//! What an amount of money buys.

use yew::prelude::*;

use super::ToolProps;

/// See the module.
#[component]
pub(super) fn Budget(_props: &ToolProps) -> Html {
    Html::default()
}
