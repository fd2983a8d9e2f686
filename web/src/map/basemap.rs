//! The basemap: a Leaflet grid layer whose tiles are drawn on canvas from `core`'s country
//! shapes. Nothing is fetched, and it is sharp at any zoom and on any screen.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use ::leaflet::{Event, Evented, EventedHandle, Map};
use buitenkaart_core::geo;
use buitenkaart_core::model::Country;
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::utils::{document, window};
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{
    CanvasPattern, CanvasRenderingContext2d, CanvasWindingRule, HtmlCanvasElement, HtmlElement,
    Path2d,
};

use super::scene::{Filled, Tint};

use super::leaflet::{DrawnTiles, TileCoords, TileEvent, board, sharpness, show};
use crate::assets;
use crate::browser::object::options;

/// How long tiles may be drawn within one frame, in milliseconds: the rest waits for the next,
/// so that panning stays fluid on a slow machine.
const FRAME_BUDGET: f64 = 3.0;

/// A tile's edge in CSS pixels. Large, since the browser has each tile's place to work out in every frame.
const SIZE: u32 = 512;

/// Beyond so many pixels of tiles that have left the map, a tile that comes takes the canvas of one
/// of them: 32 MB are kept, and for a moment those of one map more.
const SPARE: u32 = 8 << 20;

/// A tile, on the map or kept for the next one: a canvas costs much to make, and zooming back shows
/// what was there before. Its shapes are kept too: new colours need no new geometry.
struct Tile {
    canvas: HtmlCanvasElement,
    at: (u8, i32, i32),
    shapes: Option<Shapes>,
    /// Whether it shows what it should.
    is_drawn: bool,
    is_on_map: bool,
    /// To be called once it is drawn.
    done: Option<Function>,
}

struct Shapes {
    /// Whose, whether overseas, and where.
    land: Vec<(Option<Country>, bool, Path2d)>,
    borders: Path2d,
    disputed: Path2d,
    coasts: Path2d,
}

/// Colours, read from the style sheet, where the theme is decided.
struct Palette {
    land: String,
    line: String,
    coast: String,
    disputed: String,
    tints: [String; 8],
    /// Of a region without a chosen place.
    hatch: Option<CanvasPattern>,
    /// Of who answers from elsewhere.
    elsewhere: Option<CanvasPattern>,
}

struct Drawing {
    container: HtmlElement,
    tiles: RefCell<Vec<Tile>>,
    frame: RefCell<Option<AnimationFrame>>,
    fills: RefCell<Vec<Filled>>,
    palette: RefCell<Option<Palette>>,
    /// What the tiles are drawn from.
    source: Cell<assets::Shapes>,
    /// The edge of a tile in pixels of the screen. Kept: to measure it has the page laid out.
    pixels: Cell<u32>,
}

/// The layer; it goes with the map.
pub(super) struct BasemapLayer {
    drawing: Rc<Drawing>,
    _create: Closure<dyn FnMut(TileCoords, Function) -> HtmlElement>,
    _unload: EventedHandle<Event>,
}

impl BasemapLayer {
    pub(super) fn new(map: &Map) -> Self {
        let container = map.get_container();
        let drawing = Rc::new(Drawing {
            pixels: Cell::new(pixels(&container)),
            container,
            tiles: RefCell::default(),
            frame: RefCell::default(),
            fills: RefCell::default(),
            palette: RefCell::default(),
            source: Cell::new(assets::Shapes(geo::coarse_basemap())),
        });
        let weak = Rc::downgrade(&drawing);
        let create = Closure::new(move |at: TileCoords, done: Function| {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "tile numbers are small"
            )]
            let at = (at.z() as u8, at.x() as i32, at.y() as i32);
            match weak.upgrade() {
                Some(drawing) => drawing.add(at, done).into(),
                None => canvas().into(),
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
        if self.drawing.source.replace(source) != source {
            for tile in &mut *self.drawing.tiles.borrow_mut() {
                tile.shapes = None;
            }
            self.drawing.redraw();
        }
    }

    /// Reads the colours again, and draws again, in the pixels of this moment.
    pub(super) fn recolour(&self) {
        self.drawing.palette.take();
        self.drawing.pixels.set(pixels(&self.drawing.container));
        self.drawing.redraw();
    }
}

impl Drawing {
    /// The canvas of a tile that comes on the map: one that shows it already, else one that is no
    /// longer wanted, else a new one.
    fn add(self: &Rc<Self>, at: (u8, i32, i32), done: Function) -> HtmlCanvasElement {
        let pixels = self.pixels.get();
        let mut tiles = self.tiles.borrow_mut();
        let same = |tile: &Tile| tile.at == at && tile.canvas.width() == pixels;
        let spare = |tile: &Tile| !tile.is_on_map;
        let is_full =
            || tiles.iter().filter(|t| spare(t)).count() >= (SPARE / pixels.pow(2)) as usize;
        let kept = match tiles.iter().position(|t| spare(t) && same(t)) {
            None if is_full() => tiles.iter().position(spare),
            kept => kept,
        };
        let mut tile = kept.map_or_else(Tile::new, |i| tiles.remove(i));
        // One of the same place shows what it showed until it is drawn again: better than nothing.
        if !same(&tile) {
            tile.at = at;
            tile.shapes = None;
            tile.is_drawn = false;
            // Not to be seen before it is drawn.
            tile.canvas.set_class_name("");
        }
        tile.is_on_map = true;
        tile.done = Some(done);
        let canvas = tile.canvas.clone();
        tiles.push(tile);
        self.schedule();
        canvas
    }

    /// Keeps the tile with this canvas, which has left the map, for another time.
    fn remove(&self, canvas: &HtmlCanvasElement) {
        let mut tiles = self.tiles.borrow_mut();
        if let Some(tile) = tiles
            .iter_mut()
            .find(|t| t.is_on_map && t.canvas == *canvas)
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
        if tile.shapes.is_none() {
            let (zoom, x, y) = tile.at;
            let source = self.source.get().0;
            // The world is as wide as one tile at Leaflet's zoom level 1.
            tile.shapes = Some(shapes(&source.tile(zoom.checked_sub(1)?, x, y))?);
        }
        let shapes = tile.shapes.as_ref()?;
        let pixels = self.pixels.get();
        let context = board(&tile.canvas, pixels, pixels)?;
        let mut palette = self.palette.borrow_mut();
        let palette = palette.get_or_insert_with(|| Palette::read(&self.container, &context));
        // Paths are in tenths of a pixel.
        let scale = f64::from(pixels) / f64::from(SIZE) / 10.0;
        context
            .set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)
            .ok()?;
        let fills = self.fills.borrow();
        for (country, is_far, path) in &shapes.land {
            let (tint, is_hatched) = country
                .and_then(|c| fills.binary_search_by_key(&c, |(c, ..)| *c).ok())
                .and_then(|i| fills.get(i))
                // Who is in Paris is not in French Guiana.
                .filter(|(_, tint, _)| !*is_far || !tint.is_of_services())
                .map_or((Tint::None, false), |(_, tint, hatched)| (*tint, *hatched));
            let fill = |style: &str| {
                context.set_fill_style_str(style);
                context.fill_with_path_2d_and_winding(path, CanvasWindingRule::Evenodd);
            };
            match palette.of(tint) {
                Some(style) => fill(style),
                None => fill(&palette.land),
            }
            let hatch = match tint {
                Tint::Zone => palette.hatch.as_ref(),
                _ => palette.elsewhere.as_ref().filter(|_| is_hatched),
            };
            if let Some(hatch) = hatch {
                context.set_fill_style_canvas_pattern(hatch);
                context.fill_with_path_2d_and_winding(path, CanvasWindingRule::Evenodd);
            }
        }
        context.set_line_join("round");
        let stroke = |style: &str, width: f64, path: &Path2d| {
            context.set_stroke_style_str(style);
            context.set_line_width(width * 10.0);
            context.stroke_with_path(path);
        };
        stroke(&palette.coast, 0.8, &shapes.coasts);
        stroke(&palette.line, 0.9, &shapes.borders);
        // Their paths are dashed already.
        stroke(&palette.disputed, 1.0, &shapes.disputed);
        show(&tile.canvas);
        Some(())
    }
}

impl Tile {
    fn new() -> Self {
        Self {
            canvas: canvas(),
            at: (0, 0, 0),
            shapes: None,
            is_drawn: false,
            is_on_map: false,
            done: None,
        }
    }
}

/// The edge of a tile in pixels of the screen.
fn pixels(container: &HtmlElement) -> u32 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "512 to 2048"
    )]
    let pixels = (f64::from(SIZE) * sharpness(container)).round() as u32;
    pixels
}

fn canvas() -> HtmlCanvasElement {
    let canvas = document().create_element("canvas");
    let canvas = canvas.unwrap_or_else(|_| wasm_bindgen::throw_str("no canvas"));
    canvas.unchecked_into()
}

fn shapes(tile: &geo::Tile) -> Option<Shapes> {
    let path = |text: &str| Path2d::new_with_path_string(text).ok();
    Some(Shapes {
        land: tile
            .land
            .iter()
            .map(|land| Some((land.country, land.is_far, path(&land.path)?)))
            .collect::<Option<_>>()?,
        borders: path(&tile.borders)?,
        disputed: path(&tile.disputed)?,
        coasts: path(&tile.coasts)?,
    })
}

impl Palette {
    fn read(container: &HtmlElement, context: &CanvasRenderingContext2d) -> Self {
        let style = window().get_computed_style(container).ok().flatten();
        let read = |name: &str| {
            style
                .as_ref()
                .and_then(|s| s.get_property_value(name).ok())
                .map(|s| s.trim().to_owned())
                .filter(|s| !s.is_empty())
                .unwrap_or_else(|| "#999".to_owned())
        };
        Self {
            land: read("--map-land"),
            line: read("--map-line"),
            coast: read("--map-coast"),
            disputed: read("--map-disputed"),
            tints: [
                read("--map-one"),
                read("--map-two"),
                read("--map-three"),
                read("--map-jurisdiction"),
                read("--map-zone"),
                read("--map-selected"),
                read("--map-gained"),
                read("--map-lost"),
            ],
            hatch: hatch(context, &read("--map-hatch"), 14.0, 1.0),
            elsewhere: hatch(context, &read("--map-elsewhere"), 16.0, -1.0),
        }
    }

    fn of(&self, tint: Tint) -> Option<&str> {
        let [one, two, three, jurisdiction, zone, selected, gained, lost] = &self.tints;
        Some(match tint {
            Tint::None => return None,
            Tint::One => one,
            Tint::Two => two,
            Tint::Three => three,
            Tint::Jurisdiction => jurisdiction,
            Tint::Zone => zone,
            Tint::Selected => selected,
            Tint::Gained => gained,
            Tint::Lost => lost,
        })
    }
}

/// A pattern of lines so wide, that rise to the right (1) or fall (-1): what they tell is told by more than
/// its colour.
fn hatch(
    context: &CanvasRenderingContext2d,
    colour: &str,
    width: f64,
    rise: f64,
) -> Option<CanvasPattern> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
    // The pattern is drawn in the tile's tenths of a pixel.
    canvas.set_width(80);
    canvas.set_height(80);
    let own: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    own.set_stroke_style_str(colour);
    own.set_line_width(width);
    for shift in [-80.0, 0.0, 80.0] {
        own.begin_path();
        own.move_to(shift, 40.0 + 40.0 * rise);
        own.line_to(shift + 80.0, 40.0 - 40.0 * rise);
        own.stroke();
    }
    context
        .create_pattern_with_html_canvas_element(&canvas, "repeat")
        .ok()?
}
