//! The module's start: mounts the planner where the document has a place for it, or serves as its worker.

use planner::{PLACE, Planner, PlannerProps, Tool, worker};
use text::Lang;
use yew::props;

fn main() {
    if worker::serve() {
        return;
    }
    let document = gloo::utils::document();
    let lang = document.document_element().and_then(|html| Lang::for_tag(&html.get_attribute("lang")?));
    let Some(root) = document.get_element_by_id(PLACE) else { return };
    let open = root.get_attribute("data-open").and_then(|name| Tool::named(&name));
    let props = props!(PlannerProps { lang: lang.unwrap_or_default(), open });
    yew::Renderer::<Planner>::with_root_and_props(root, props).render();
}
