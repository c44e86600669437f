//! A log of requests against every level of reservation.

use yew::prelude::*;

use super::ToolProps;

/// See the module.
#[component]
pub(super) fn Replay(_props: &ToolProps) -> Html {
    Html::default()
}
