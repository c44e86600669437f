//! The calculator for `<deploy-cost>`: what `npm/deploy-cost.js` mounts inside the element's shadow root.

use js_sys::Function;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use text::Lang;
use ui::{App, AppProps, state::Answer};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

/// The style sheet that the calculator is drawn with.
#[wasm_bindgen]
pub fn styles() -> String {
    ui::STYLES.to_owned()
}

/// A calculator mounted in a node of a host page.
#[wasm_bindgen]
pub struct Calculator {
    handle: AppHandle<App>,
    on_change: Callback<Answer>,
}

#[wasm_bindgen]
impl Calculator {
    /// Draws the calculator into `root`, in the language that serves a reader of `lang`, opened on the
    /// fragment of a link. `changed` is called with each new comparison, a plain object of the contract.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element, lang: &str, scenario: String, changed: Function) -> Self {
        let on_change = Callback::from(move |answer: Answer| tell(&changed, &answer));
        let props = props(lang, scenario, on_change.clone());
        Self { handle: Renderer::<App>::with_root_and_props(root, props).render(), on_change }
    }

    /// Takes over changed attributes.
    pub fn update(&mut self, lang: &str, scenario: String) {
        self.handle.update(props(lang, scenario, self.on_change.clone()));
    }

    /// Takes the calculator out of its node and frees what it held.
    pub fn unmount(self) {
        self.handle.destroy();
    }
}

fn props(lang: &str, scenario: String, on_change: Callback<Answer>) -> AppProps {
    AppProps { lang: Lang::for_tag(lang).unwrap_or_default(), page: false, link: scenario.into(), on_change }
}

/// Hands over a comparison that answers what stands in the form; while that is refused, there is nothing new.
fn tell(changed: &Function, answer: &Answer) {
    let comparison = answer.comparison.as_ref().filter(|_| answer.problems.is_empty());
    let plain = comparison.map(|comparison| comparison.serialize(&Serializer::json_compatible()));
    if let Some(Ok(comparison)) = plain {
        // What a listener of the host page throws is the host page's own affair.
        let _ = changed.call1(&JsValue::NULL, &comparison);
    }
}
