//! The Buitenkaart widget: a Yew front end on a Leaflet map, drawn in a shadow root.
//!
//! Data flows one way: the data file's bytes are loaded and validated by `core`, worked out once
//! into a [`model`], shown through one [`state`] by [`view`]s that are functions of it. The
//! [`map`] is one view among equals. `core` knows the domain; nothing here has a rule of its own.

mod intl;
mod later;
mod map;
#[cfg(target_arch = "wasm32")]
mod maths;
mod model;
mod state;
mod text;
mod view;

use std::rc::Rc;

use buitenkaart_core::model::Locale;
use buitenkaart_core::packed;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::model::Model;
use crate::view::{App, AppProps};

/// The outline of the network that the widget comes with; the whole comes [`later`].
const OUTLINE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/outline.bin"));

/// A widget in a shadow root.
#[wasm_bindgen]
pub struct Widget {
    app: Option<yew::AppHandle<App>>,
}

#[wasm_bindgen]
impl Widget {
    /// Draws the widget in `root`, an element of the shadow root of `host`. Attributes of the
    /// host: `lang` (the first language) and `hash` (whether the page's address follows).
    ///
    /// # Errors
    ///
    /// Where the built-in network does not load, which the build rules out.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, root: HtmlElement) -> Result<Widget, JsValue> {
        let network = packed::unpack_outline(OUTLINE)
            .ok_or_else(|| JsValue::from_str("the built-in network"))?;
        let props = AppProps {
            model: Model::outline(network),
            locale: host
                .get_attribute("lang")
                .and_then(|tag| Locale::from_tag(&tag))
                .unwrap_or_default(),
            follows_hash: host.has_attribute("hash"),
            host: Rc::new(host),
        };
        let app = yew::Renderer::<App>::with_root_and_props(root.into(), props).render();
        Ok(Self { app: Some(app) })
    }

    /// Fetches what is likely to be asked for next; for a moment when there is nothing else to do.
    pub fn prefetch(&self) {
        if let Some(app) = &self.app {
            let app = (**app).clone();
            // What the part knows shows at once.
            later::prefetch(move || app.send_message(()));
        }
    }

    /// Takes the widget away, with everything it listens to.
    pub fn destroy(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}
