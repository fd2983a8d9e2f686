//! The basemap: a Leaflet grid layer whose tiles are drawn on canvas from `core`'s country
//! shapes. Nothing is fetched, and it is sharp at any zoom and on any screen.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use ::leaflet::{GridLayer, Layer, Map};
use buitenkaart_core::geo;
use buitenkaart_core::model::Country;
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::utils::{document, window};
use wasm_bindgen::prelude::*;
use web_sys::{
    CanvasPattern, CanvasRenderingContext2d, CanvasWindingRule, HtmlCanvasElement, HtmlElement,
    Path2d,
};

use super::Tint;
use super::leaflet::{TileCoords, drawn};
use crate::intl::options;
use crate::later;

/// How long tiles may be drawn within one frame, in milliseconds: the rest waits for the next,
/// so that panning stays fluid on a slow machine.
const FRAME_BUDGET: f64 = 3.0;

/// A tile's edge in CSS pixels.
const SIZE: u32 = 256;

/// A tile on the map. Its shapes are kept: new colours need no new geometry.
struct Tile {
    canvas: HtmlCanvasElement,
    at: (u8, i32, i32),
    shapes: Option<Shapes>,
}

struct Shapes {
    land: Vec<(Option<Country>, Path2d)>,
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
    hatch: Option<CanvasPattern>,
}

struct Drawing {
    container: HtmlElement,
    tiles: RefCell<Vec<Tile>>,
    waiting: RefCell<VecDeque<HtmlCanvasElement>>,
    frame: RefCell<Option<AnimationFrame>>,
    tints: RefCell<Vec<(Country, Tint)>>,
    palette: RefCell<Option<Palette>>,
    /// What the tiles were drawn from.
    shapes: Cell<Option<&'static geo::Basemap>>,
}

/// The layer; it goes with the map.
pub(super) struct BasemapLayer {
    drawing: Rc<Drawing>,
    _create: Closure<dyn FnMut(TileCoords) -> HtmlElement>,
}

impl BasemapLayer {
    pub(super) fn new(map: &Map) -> Self {
        let drawing = Rc::new(Drawing {
            container: map.get_container(),
            tiles: RefCell::default(),
            waiting: RefCell::default(),
            frame: RefCell::default(),
            tints: RefCell::default(),
            palette: RefCell::default(),
            shapes: Cell::default(),
        });
        let layer = GridLayer::new_with_options(
            options(&[
                ("className", "land".into()),
                ("keepBuffer", 1.into()),
                ("updateWhenIdle", false.into()),
                ("updateWhenZooming", false.into()),
            ])
            .unchecked_ref(),
        );
        let weak = Rc::downgrade(&drawing);
        let create = Closure::<dyn FnMut(TileCoords) -> HtmlElement>::new(move |at: TileCoords| {
            let canvas: HtmlCanvasElement = document()
                .create_element("canvas")
                .unwrap_or_else(|_| {
                    document()
                        .document_element()
                        .unwrap_or_else(|| wasm_bindgen::throw_str("no document"))
                })
                .unchecked_into();
            if let Some(drawing) = weak.upgrade() {
                #[allow(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "tile numbers are small"
                )]
                let at = (at.z() as u8, at.x() as i32, at.y() as i32);
                drawing.add(&canvas, at);
            }
            canvas.into()
        });
        drawn(&layer).set_create_tile(&create);
        map.add_layer(layer.unchecked_ref::<Layer>());
        Self {
            drawing,
            _create: create,
        }
    }

    /// Fills these countries so, all others plainly.
    pub(super) fn tint(&self, tints: &[(Country, Tint)]) {
        self.drawing.tints.replace(tints.to_vec());
        self.drawing.redraw();
    }

    /// Draws again where finer shapes have come since.
    pub(super) fn refine(&self) {
        let now = later::basemap();
        let before = self.drawing.shapes.replace(Some(now));
        if before.is_some_and(|before| !std::ptr::eq(before, now)) {
            for tile in &mut *self.drawing.tiles.borrow_mut() {
                tile.shapes = None;
            }
            self.drawing.redraw();
        }
    }

    /// Reads the colours again, and draws again.
    pub(super) fn recolour(&self) {
        self.drawing.palette.take();
        self.drawing.redraw();
    }
}

impl Drawing {
    fn add(self: &Rc<Self>, canvas: &HtmlCanvasElement, at: (u8, i32, i32)) {
        let ratio = window().device_pixel_ratio().clamp(1.0, 3.0);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "256 to 768"
        )]
        let pixels = (f64::from(SIZE) * ratio).round() as u32;
        canvas.set_width(pixels);
        canvas.set_height(pixels);
        self.tiles.borrow_mut().push(Tile {
            canvas: canvas.clone(),
            at,
            shapes: None,
        });
        self.waiting.borrow_mut().push_back(canvas.clone());
        self.schedule();
    }

    /// Puts every tile that is still on the map in the queue.
    fn redraw(self: &Rc<Self>) {
        let mut tiles = self.tiles.borrow_mut();
        tiles.retain(|tile| tile.canvas.is_connected());
        *self.waiting.borrow_mut() = tiles.iter().map(|tile| tile.canvas.clone()).collect();
        drop(tiles);
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
        {
            let mut tiles = self.tiles.borrow_mut();
            // Leaflet takes tiles away without telling.
            if tiles.len() > 160 {
                tiles.retain(|tile| tile.canvas.is_connected());
            }
            loop {
                let Some(canvas) = self.waiting.borrow_mut().pop_front() else {
                    break;
                };
                if let Some(tile) = tiles.iter_mut().find(|tile| tile.canvas == canvas) {
                    self.draw(tile);
                }
                // Another one would take about as long as these did on average.
                drawn += 1.0;
                if (now() - start) * (drawn + 1.0) / drawn > FRAME_BUDGET {
                    break;
                }
            }
        }
        if !self.waiting.borrow().is_empty() {
            self.schedule();
        }
    }

    fn draw(&self, tile: &mut Tile) -> Option<()> {
        let context: CanvasRenderingContext2d =
            tile.canvas.get_context("2d").ok()??.unchecked_into();
        if tile.shapes.is_none() {
            let (zoom, x, y) = tile.at;
            tile.shapes = Some(shapes(&later::basemap().tile(zoom, x, y))?);
        }
        let shapes = tile.shapes.as_ref()?;
        let mut palette = self.palette.borrow_mut();
        let palette = palette.get_or_insert_with(|| Palette::read(&self.container, &context));
        let pixels = f64::from(tile.canvas.width());
        // Paths are in tenths of a pixel.
        let scale = pixels / f64::from(SIZE) / 10.0;
        context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0).ok()?;
        context.clear_rect(0.0, 0.0, pixels, pixels);
        context
            .set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)
            .ok()?;
        let tints = self.tints.borrow();
        for (country, path) in &shapes.land {
            let tint = country
                .and_then(|c| tints.binary_search_by_key(&c, |(c, _)| *c).ok())
                .and_then(|i| tints.get(i))
                .map_or(Tint::None, |(_, tint)| *tint);
            let fill = |style: &str| {
                context.set_fill_style_str(style);
                context.fill_with_path_2d_and_winding(path, CanvasWindingRule::Evenodd);
            };
            match palette.of(tint) {
                Some(style) => fill(style),
                None => fill(&palette.land),
            }
            if tint == Tint::Zone
                && let Some(hatch) = &palette.hatch
            {
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
        Some(())
    }
}

fn shapes(tile: &geo::Tile) -> Option<Shapes> {
    let path = |text: &str| Path2d::new_with_path_string(text).ok();
    Some(Shapes {
        land: tile
            .land
            .iter()
            .map(|(c, text)| Some((*c, path(text)?)))
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
        let hatched = read("--map-hatch");
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
            hatch: hatch(context, &hatched),
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

/// A pattern of slanted lines: a region without a chosen place is told by more than its colour.
fn hatch(context: &CanvasRenderingContext2d, colour: &str) -> Option<CanvasPattern> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
    // The pattern is drawn in the tile's tenths of a pixel.
    canvas.set_width(80);
    canvas.set_height(80);
    let own: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    own.set_stroke_style_str(colour);
    own.set_line_width(14.0);
    for shift in [-80.0, 0.0, 80.0] {
        own.begin_path();
        own.move_to(shift, 80.0);
        own.line_to(shift + 80.0, 0.0);
        own.stroke();
    }
    context
        .create_pattern_with_html_canvas_element(&canvas, "repeat")
        .ok()?
}
