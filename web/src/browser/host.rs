//! The page around the widget, as it is told what happens; made in `www/js/mount.js`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Who is told.
    #[derive(Clone)]
    pub type Report;

    /// A state is on screen, which an address says: in this language, at this view (the zoom is
    /// negative before the map is laid out). Whether nothing else of the address is another, whether an
    /// address was opened since the state before, and whether the view is news.
    #[allow(clippy::too_many_arguments, reason = "plain values cost the least")]
    #[wasm_bindgen(method, catch)]
    pub fn shown(
        this: &Report,
        address: &str,
        lang: &str,
        lat: f64,
        lon: f64,
        zoom: i32,
        moved: bool,
        linked: bool,
        viewed: bool,
    ) -> Result<(), JsValue>;

    /// Something else is selected: its id, kind, name and country, each empty where there is none.
    #[wasm_bindgen(method, catch)]
    pub fn selected(
        this: &Report,
        id: &str,
        kind: &str,
        name: &str,
        country: &str,
    ) -> Result<(), JsValue>;

    /// The scenario at hand is another: its text form.
    #[wasm_bindgen(method, catch)]
    pub fn planned(this: &Report, scenario: &str) -> Result<(), JsValue>;

    /// The network is shown at another date; empty where it is shown as it is.
    #[wasm_bindgen(method, catch)]
    pub fn dated(this: &Report, date: &str) -> Result<(), JsValue>;
}
