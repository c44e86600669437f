//! The module's start: mounts the planner where the document has a place for it.

use planner::{Planner, PlannerProps, Tool};
use text::Lang;
use yew::props;

/// The document's place for the tools. Its `data-open` names the one to open first.
const PLACE: &str = "planner-tools";

fn main() {
    let document = gloo::utils::document();
    let lang = document.document_element().and_then(|html| Lang::for_tag(&html.get_attribute("lang")?));
    let Some(root) = document.get_element_by_id(PLACE) else { return };
    let open = root.get_attribute("data-open").and_then(|name| Tool::named(&name));
    let props = props!(PlannerProps { lang: lang.unwrap_or_default(), open: open.unwrap_or_default() });
    yew::Renderer::<Planner>::with_root_and_props(root, props).render();
}
