//! What the `leaflet` crate lacks or leaves uncaught: an exception of Leaflet's must never
//! unwind through the widget.

use leaflet::{GridLayer, LatLng, Map};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// The map's methods that may throw.
    pub(super) type SafeMap;

    #[wasm_bindgen(method, catch, js_name = setView)]
    pub(super) fn set_view(
        this: &SafeMap,
        center: &LatLng,
        zoom: f64,
        options: &JsValue,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = panBy)]
    pub(super) fn pan_by(this: &SafeMap, offset: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = setZoom)]
    pub(super) fn set_zoom(this: &SafeMap, zoom: f64) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = invalidateSize)]
    pub(super) fn invalidate_size(this: &SafeMap, options: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(super) fn remove(this: &SafeMap) -> Result<JsValue, JsValue>;

    /// A grid layer whose tiles are drawn here.
    pub(super) type DrawnLayer;

    #[wasm_bindgen(method, setter, js_name = createTile)]
    pub(super) fn set_create_tile(
        this: &DrawnLayer,
        create: &Closure<dyn FnMut(TileCoords) -> HtmlElement>,
    );

    /// An icon that is an element of ours. The crate's own type makes an `L.Icon`, which wants an
    /// image.
    #[wasm_bindgen(js_namespace = L)]
    pub(super) type DivIcon;

    #[wasm_bindgen(constructor, js_namespace = L, catch)]
    pub(super) fn new(options: &JsValue) -> Result<DivIcon, JsValue>;

    /// Column, row and zoom of a tile.
    pub(super) type TileCoords;

    #[wasm_bindgen(method, getter)]
    pub(super) fn x(this: &TileCoords) -> f64;

    #[wasm_bindgen(method, getter)]
    pub(super) fn y(this: &TileCoords) -> f64;

    #[wasm_bindgen(method, getter)]
    pub(super) fn z(this: &TileCoords) -> f64;
}

/// The map's guarded side.
pub(super) fn safe(map: &Map) -> &SafeMap {
    map.unchecked_ref()
}

/// The layer's side on which tiles are made.
pub(super) fn drawn(layer: &GridLayer) -> &DrawnLayer {
    layer.unchecked_ref()
}
