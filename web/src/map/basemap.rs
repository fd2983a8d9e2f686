//! The basemap: a Leaflet grid layer whose tiles are pictures (SVG) of `core`'s country shapes. Nothing is
//! fetched, and it is sharp at any zoom and on any screen. The browser paints them, beside the page's own work,
//! in the style sheet's colours; a canvas would be painted by this thread.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use ::leaflet::{Event, Evented, EventedHandle, Map};
use buitenkaart_core::geo;
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::utils::window;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::leaflet::{DrawnTiles, TileCoords, TileEvent, add_path, picture};
use super::scene::{Filled, Tint};
use crate::assets;
use crate::browser::object::options;

/// How long tiles may be drawn within one frame, in milliseconds: the rest waits for the next,
/// so that panning stays fluid on a slow machine.
const FRAME_BUDGET: f64 = 3.0;

/// A tile's edge in CSS pixels. Large, since the browser has each tile's place to work out.
const SIZE: u32 = 512;

/// So many tiles that have left the map are kept for when it comes back.
const SPARE: usize = 32;

/// A tile, on the map or kept: zooming back shows what was there before.
struct Tile {
    picture: Element,
    at: (u8, i32, i32),
    shapes: Option<geo::Tile>,
    /// Whether it shows what it should.
    is_drawn: bool,
    is_on_map: bool,
    /// To be called once it is drawn.
    done: Option<Function>,
}

#[derive(Default)]
struct Drawing {
    tiles: RefCell<Vec<Tile>>,
    frame: RefCell<Option<AnimationFrame>>,
    fills: RefCell<Vec<Filled>>,
    /// What the tiles are drawn from.
    source: Cell<Option<assets::Shapes>>,
}

/// The layer; it goes with the map.
pub(super) struct BasemapLayer {
    drawing: Rc<Drawing>,
    _create: Closure<dyn FnMut(TileCoords, Function) -> Element>,
    _unload: EventedHandle<Event>,
}

impl BasemapLayer {
    pub(super) fn new(map: &Map) -> Self {
        let drawing = Rc::new(Drawing::default());
        let weak = Rc::downgrade(&drawing);
        let create = Closure::new(move |at: TileCoords, done: Function| {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "tile numbers are small"
            )]
            let at = (at.z() as u8, at.x() as i32, at.y() as i32);
            match weak.upgrade() {
                Some(drawing) => drawing.add(at, done),
                None => picture(),
            }
        });
        let layer = DrawnTiles::new(&options(&[
            ("className", "land".into()),
            ("tileSize", SIZE.into()),
            ("keepBuffer", 1.into()),
            ("updateWhenIdle", false.into()),
            ("updateWhenZooming", false.into()),
            ("draw", create.as_ref().clone()),
        ]));
        let weak = Rc::downgrade(&drawing);
        let unload = Evented::on_leaflet_event(&&*layer, "tileunload", move |event: Event| {
            if let Some(drawing) = weak.upgrade() {
                drawing.remove(&event.unchecked_ref::<TileEvent>().tile());
            }
        });
        map.add_layer(&layer);
        Self {
            drawing,
            _create: create,
            _unload: unload,
        }
    }

    /// Fills these countries so, all others plainly.
    pub(super) fn fill(&self, fills: &[Filled]) {
        self.drawing.fills.replace(fills.to_vec());
        self.drawing.redraw();
    }

    /// Draws from these shapes from now on.
    pub(super) fn refine(&self, source: assets::Shapes) {
        if self.drawing.source.replace(Some(source)) != Some(source) {
            for tile in &mut *self.drawing.tiles.borrow_mut() {
                tile.shapes = None;
            }
            self.drawing.redraw();
        }
    }
}

impl Drawing {
    /// The picture of a tile that comes on the map: one that shows it already, else a new one.
    fn add(self: &Rc<Self>, at: (u8, i32, i32), done: Function) -> Element {
        let mut tiles = self.tiles.borrow_mut();
        let spare = |tile: &Tile| !tile.is_on_map;
        let mut tile = match tiles.iter().position(|t| spare(t) && t.at == at) {
            Some(i) => tiles.remove(i),
            None => Tile {
                picture: picture(),
                at,
                shapes: None,
                is_drawn: false,
                is_on_map: true,
                done: None,
            },
        };
        if tiles.iter().filter(|t| spare(t)).count() > SPARE
            && let Some(i) = tiles.iter().position(spare)
        {
            tiles.remove(i);
        }
        tile.is_on_map = true;
        tile.done = Some(done);
        let picture = tile.picture.clone();
        tiles.push(tile);
        self.schedule();
        picture
    }

    /// Keeps the tile with this picture, which has left the map, for another time.
    fn remove(&self, picture: &Element) {
        let mut tiles = self.tiles.borrow_mut();
        if let Some(tile) = tiles
            .iter_mut()
            .find(|t| t.is_on_map && t.picture == *picture)
        {
            tile.is_on_map = false;
            tile.done = None;
        }
    }

    /// Draws every tile again, those on the map now.
    fn redraw(self: &Rc<Self>) {
        for tile in &mut *self.tiles.borrow_mut() {
            tile.is_drawn = false;
        }
        self.schedule();
    }

    fn schedule(self: &Rc<Self>) {
        if self.frame.borrow().is_some() {
            return;
        }
        let weak = Rc::downgrade(self);
        let frame = request_animation_frame(move |_| {
            if let Some(drawing) = weak.upgrade() {
                drawing.frame.take();
                drawing.draw_some();
            }
        });
        self.frame.replace(Some(frame));
    }

    fn draw_some(self: &Rc<Self>) {
        let clock = window().performance();
        let now = || clock.as_ref().map_or(0.0, web_sys::Performance::now);
        let start = now();
        let mut drawn = 0.0;
        let mut done = Vec::new();
        for tile in self.tiles.borrow_mut().iter_mut().filter(|t| t.is_on_map) {
            if !tile.is_drawn {
                // Another one would take about as long as these did on average.
                if drawn > 0.0 && (now() - start) * (drawn + 1.0) / drawn > FRAME_BUDGET {
                    self.schedule();
                    break;
                }
                self.draw(tile);
                tile.is_drawn = true;
                drawn += 1.0;
            }
            done.extend(tile.done.take());
        }
        for done in done {
            let _ = done.call0(&JsValue::NULL);
        }
    }

    fn draw(&self, tile: &mut Tile) -> Option<()> {
        let (zoom, x, y) = tile.at;
        let shapes = match &mut tile.shapes {
            Some(shapes) => shapes,
            none => {
                let source = self.source.get()?.0;
                // The world is as wide as one tile at Leaflet's zoom level 1.
                none.insert(source.tile(zoom.checked_sub(1)?, x, y))
            }
        };
        let fills = self.fills.borrow();
        let picture = &tile.picture;
        picture.set_text_content(None);
        // Those that look alike are one path, as far as none that looks otherwise may lie under them.
        let mut plain = String::new();
        for land in &shapes.land {
            let (tint, is_hatched) = land
                .country
                .and_then(|c| fills.binary_search_by_key(&c, |(c, ..)| *c).ok())
                .and_then(|i| fills.get(i))
                // Who is in Paris is not in French Guiana.
                .filter(|(_, tint, _)| !land.is_far || !tint.is_of_services())
                .map_or((Tint::None, false), |(_, tint, hatched)| (*tint, *hatched));
            let hatch = match tint {
                Tint::Zone => Some("hatch"),
                _ => is_hatched.then_some("elsewhere"),
            };
            if tint == Tint::None && hatch.is_none() {
                plain.push_str(&land.path);
                continue;
            }
            add_path(picture, Tint::None.class(), &std::mem::take(&mut plain));
            add_path(picture, tint.class(), &land.path);
            if let Some(hatch) = hatch {
                add_path(picture, hatch, &land.path);
            }
        }
        add_path(picture, Tint::None.class(), &plain);
        add_path(picture, "coast", &shapes.coasts);
        add_path(picture, "line", &shapes.borders);
        // Its path is dashed already.
        add_path(picture, "disputed", &shapes.disputed);
        Some(())
    }
}
