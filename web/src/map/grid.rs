//! A layer of tiles for parts that are fetched later: they draw, this lays it on a map that is there.

use std::rc::Rc;

use ::leaflet::{Event, Evented, EventedHandle, Map};
use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::leaflet::{DrawnTiles, TileCoords, TileEvent, viewpoint};
use crate::browser::object::options;
use crate::viewport::Viewpoint;

/// The property of a map's element that is Leaflet's map.
pub(super) const MAP: &str = "map";

/// Draws the tiles of a layer.
pub(crate) trait Draw {
    /// The element of the tile at this zoom level, column and row; the function is to be called once it is drawn.
    fn tile(self: Rc<Self>, at: [u32; 3], done: Function) -> HtmlElement;
    /// The tile with this element has left the map.
    fn gone(&self, tile: &HtmlElement);
    /// The map stands there.
    fn moved(&self, view: Viewpoint);
}

/// A layer on a map; gone when dropped.
pub(crate) struct Grid {
    map: Map,
    layer: DrawnTiles,
    _create: Closure<dyn FnMut(TileCoords, Function) -> HtmlElement>,
    _told: [EventedHandle<Event>; 2],
}

impl Grid {
    /// Lays it on the map in an element; nothing where there is none.
    pub(crate) fn new(
        element: &HtmlElement,
        class: &str,
        draw: &Rc<impl Draw + 'static>,
    ) -> Option<Self> {
        let map = Reflect::get(element, &MAP.into()).ok()?;
        let map: Map = (!map.is_undefined()).then(|| map.unchecked_into())?;
        let own = draw.clone();
        let create = Closure::new(move |at: TileCoords, done: Function| {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "tile numbers are small, and of one world"
            )]
            let at = [at.z(), at.x(), at.y()].map(|number| number as u32);
            own.clone().tile(at, done)
        });
        let layer = DrawnTiles::new(&options(&[
            ("className", class.into()),
            // Above the names, under the markers.
            ("pane", "shadowPane".into()),
            ("keepBuffer", 1.into()),
            ("updateWhenIdle", false.into()),
            ("updateWhenZooming", false.into()),
            ("draw", create.as_ref().clone()),
        ]));
        let own = draw.clone();
        let unload = Evented::on_leaflet_event(&&*layer, "tileunload", move |event: Event| {
            own.gone(event.unchecked_ref::<TileEvent>().tile().unchecked_ref());
        });
        let own = draw.clone();
        let there = map.clone();
        let moved = Evented::on_leaflet_event(&&map, "moveend", move |_: Event| {
            own.moved(viewpoint(&there));
        });
        draw.moved(viewpoint(&map));
        map.add_layer(&layer);
        Some(Self {
            map,
            layer,
            _create: create,
            _told: [unload, moved],
        })
    }
}

impl Drop for Grid {
    fn drop(&mut self) {
        self.map.remove_layer(&self.layer);
    }
}
