//! What the `leaflet` crate lacks or leaves uncaught: an exception of Leaflet's must never
//! unwind through the widget.

use js_sys::Function;
use leaflet::{LatLng, Layer, Map, MouseEvent};
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

use crate::viewport::{MAX_ZOOM, Viewpoint, within_turn};

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

    /// Whether it is zooming, and deaf to other views meanwhile.
    #[wasm_bindgen(method, getter, js_name = _animatingZoom)]
    pub(super) fn animating_zoom(this: &SafeMap) -> Option<bool>;

    #[wasm_bindgen(method, setter, js_name = _animatingZoom)]
    pub(super) fn set_animating_zoom(this: &SafeMap, zooming: bool);

    #[wasm_bindgen(method, catch)]
    pub(super) fn remove(this: &SafeMap) -> Result<JsValue, JsValue>;

    /// A grid layer whose tiles are drawn here; see `www/js/leaflet.js`.
    #[wasm_bindgen(extends = Layer, js_namespace = L)]
    pub(super) type DrawnTiles;

    #[wasm_bindgen(constructor, js_namespace = L)]
    pub(super) fn new(options: &JsValue) -> DrawnTiles;

    /// An event that concerns a tile.
    pub(super) type TileEvent;

    #[wasm_bindgen(method, getter)]
    pub(super) fn tile(this: &TileEvent) -> Element;

    /// An empty picture for a tile, in tenths of a CSS pixel.
    #[wasm_bindgen(js_namespace = L)]
    pub(super) fn picture() -> Element;

    /// Adds a path, as SVG path data, to a picture, drawn as the style sheet says of this class; nothing where
    /// the path is empty.
    #[wasm_bindgen(js_namespace = L, js_name = addPath)]
    pub(super) fn add_path(picture: &Element, class: &str, path: &str);

    /// Elements at places of the map; see `www/js/leaflet.js`.
    #[wasm_bindgen(extends = Layer, js_namespace = L)]
    pub(super) type Signs;

    #[wasm_bindgen(constructor, js_namespace = L)]
    pub(super) fn new() -> Signs;

    #[wasm_bindgen(method)]
    pub(super) fn put(this: &Signs, element: &Element, lat: f64, lon: f64, rise: i32);

    /// How many pixels of the screen a CSS pixel of an element is wide, from 1 to 4.
    #[wasm_bindgen(js_namespace = L)]
    pub(super) fn sharpness(element: &Element) -> f64;

    /// What to draw on, so many pixels wide and high, so that a canvas shows it once [`show`] is called.
    #[wasm_bindgen(js_namespace = L)]
    pub(super) fn board(
        canvas: &HtmlCanvasElement,
        width: u32,
        height: u32,
    ) -> Option<CanvasRenderingContext2d>;

    /// Has a canvas show what was drawn on its board.
    #[wasm_bindgen(js_namespace = L)]
    pub(super) fn show(canvas: &HtmlCanvasElement);

    /// Calls back when what is drawn must be drawn again though the size is the same; what it returns
    /// ends that.
    #[wasm_bindgen(js_namespace = L)]
    pub(super) fn watch(element: &Element, changed: &Closure<dyn FnMut()>) -> Function;

    /// An event of the map that comes from one of the page.
    pub(super) type FromPage;

    #[wasm_bindgen(method, getter, js_name = originalEvent)]
    pub(super) fn original_event(this: &FromPage) -> Option<web_sys::Event>;

    /// Raster tiles of the host's own; see `www/js/leaflet.js`.
    #[wasm_bindgen(js_namespace = L)]
    pub(super) type HostTiles;

    #[wasm_bindgen(constructor, js_namespace = L, catch)]
    pub(super) fn new(options: &JsValue) -> Result<HostTiles, JsValue>;

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

/// The element of the page that an event of the map comes from.
pub(super) fn target(event: &MouseEvent) -> Option<Element> {
    let event = event.unchecked_ref::<FromPage>().original_event()?;
    event.target()?.dyn_into().ok()
}

/// Where a map stands, on the turn of the world from -180° to 180°.
pub(super) fn viewpoint(map: &Map) -> Viewpoint {
    let centre = map.get_center();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "1 to 10"
    )]
    let zoom = map.get_zoom().clamp(0.0, f64::from(MAX_ZOOM)) as u8;
    Viewpoint {
        lat: centre.lat(),
        lon: within_turn(centre.lng()),
        zoom,
    }
}
