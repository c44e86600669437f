//! The cheapest mix for a week's demand.

use yew::prelude::*;

use super::ToolProps;

/// See the module.
#[component]
pub(super) fn Plan(_props: &ToolProps) -> Html {
    Html::default()
}
