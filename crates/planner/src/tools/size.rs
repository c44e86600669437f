//! Traffic to the throughput it takes.

use yew::prelude::*;

use super::ToolProps;

/// See the module.
#[component]
pub(super) fn Size(_props: &ToolProps) -> Html {
    Html::default()
}
