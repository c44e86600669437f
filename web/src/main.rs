//! The page: finds the prerendered calculator in its document and brings it to life.

use text::Lang;
use ui::{App, AppProps};
use yew::props;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    let document = gloo::utils::document();
    // The document's language is the truth: hydration must meet the words it finds.
    let lang = document.document_element().and_then(|html| Lang::for_tag(&html.get_attribute("lang")?));
    let Some(root) = document.get_element_by_id("app") else { return };
    let prerendered = root.has_child_nodes();
    let renderer =
        yew::Renderer::<App>::with_root_and_props(root, props!(AppProps { lang: lang.unwrap_or_default() }));
    if prerendered {
        renderer.hydrate();
    } else {
        renderer.render();
    }
}
