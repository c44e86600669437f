//! The calculator for `<deploy-cost>`: what `npm/deploy-cost.js` mounts inside the element's shadow root.

use std::rc::Rc;

use contract::comparison::Comparison;
use js_sys::Function;
use text::Lang;
use ui::{App, AppProps};
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
    props: AppProps,
}

#[wasm_bindgen]
impl Calculator {
    /// Draws the calculator into `root`, in the language `lang` asks for, opened on the scenario of a link's
    /// fragment. `changed` is called with each new comparison as JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element, lang: Option<String>, scenario: Option<String>, changed: Function) -> Self {
        let onchange = Callback::from(move |comparison: Rc<Comparison>| {
            if let Ok(json) = serde_json::to_string(&*comparison) {
                // What a host page's listener throws is the host page's own affair.
                let _ = changed.call1(&JsValue::NULL, &json.into());
            }
        });
        let props = props(lang, scenario, onchange);
        let handle = Renderer::<App>::with_root_and_props(root, props.clone()).render();
        Self { handle, props }
    }

    /// Takes over changed attributes.
    pub fn update(&mut self, lang: Option<String>, scenario: Option<String>) {
        self.props = props(lang, scenario, self.props.onchange.clone());
        self.handle.update(self.props.clone());
    }

    /// Takes the calculator out of its node and frees what it held.
    pub fn unmount(self) {
        self.handle.destroy();
    }
}

fn props(lang: Option<String>, scenario: Option<String>, onchange: Callback<Rc<Comparison>>) -> AppProps {
    AppProps {
        lang: lang.and_then(|tag| Lang::for_tag(&tag)).unwrap_or_default(),
        embedded: Some(scenario.unwrap_or_default().into()),
        onchange,
    }
}
