//! The marks of tiles on canvas: a location is the sign of its service, a group a ring of its services' shares with
//! its count.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::f64::consts::PI;
use std::rc::Rc;

use buitenkaart_core::geo::from_mercator;
use buitenkaart_core::tiles::{Group, Mark};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};
use yew::Callback;

use super::archive::{Failure, Tiled};
use crate::browser::object::{call, get};
use crate::map::Draw;
use crate::viewport::{Viewpoint, within_turn};

/// A tile's edge in CSS pixels, and how far marks reach beyond it.
const SIZE: f64 = 256.0;
const BEYOND: f64 = 26.0;
/// Half the width of a location's sign.
const SIGN: f64 = 6.0;
/// How far from a mark a click still is on it, CSS pixels.
const NEAR: f64 = 5.0;
/// How long what has changed waits for more, milliseconds.
const REST: u32 = 120;

/// A tile on the map.
struct Tile {
    element: HtmlElement,
    canvas: HtmlCanvasElement,
    at: [u32; 3],
    marks: Option<Rc<Vec<Mark>>>,
}

/// Colours, read from the style sheet.
struct Palette {
    ink: String,
    page: String,
    font: String,
    /// Of each service of the legend.
    services: Vec<String>,
}

/// A mark that is in view.
pub(super) struct Seen {
    pub(super) group: Group,
    /// Degrees WGS 84.
    pub(super) lat_lon: [f64; 2],
    /// From the middle of the map, CSS pixels.
    distance: f64,
}

/// What is drawn on one map.
pub(super) struct Drawing {
    pub(super) tiled: Rc<Tiled>,
    container: HtmlElement,
    tiles: RefCell<Vec<Tile>>,
    palette: RefCell<Option<Palette>>,
    pub(super) view: Cell<Option<Viewpoint>>,
    /// What will tell that something has changed.
    rest: RefCell<Option<Timeout>>,
    changed: Callback<()>,
    failed: Callback<Failure>,
}

impl Draw for Drawing {
    fn tile(self: Rc<Self>, at: [u32; 3], done: Function) -> HtmlElement {
        let make = |name: &str| document().create_element(name);
        let (Ok(element), Ok(canvas)) = (make("div"), make("canvas")) else {
            wasm_bindgen::throw_str("no canvas")
        };
        let element: HtmlElement = element.unchecked_into();
        let canvas: HtmlCanvasElement = canvas.unchecked_into();
        let _ = element.append_child(&canvas);
        let whole = format!("{}px", SIZE + 2.0 * BEYOND);
        let before = format!("-{BEYOND}px");
        for (name, value) in [
            ("position", "absolute"),
            ("left", &*before),
            ("top", &before),
            ("width", &whole),
            ("height", &whole),
        ] {
            let _ = canvas.style().set_property(name, value);
        }
        self.tiles.borrow_mut().push(Tile {
            element: element.clone(),
            canvas,
            at,
            marks: None,
        });
        let own = element.clone();
        spawn_local(async move {
            let marks = match self.tiled.here(at) {
                Some(marks) => Ok(marks),
                None => self.tiled.clone().tile(at).await,
            };
            match marks {
                Ok(marks) => self.fill(&own, marks),
                Err(failure) => self.failed.emit(failure),
            }
            let _ = done.call0(&JsValue::NULL);
            self.tell_soon();
        });
        element
    }

    fn gone(&self, tile: &HtmlElement) {
        self.tiles.borrow_mut().retain(|one| one.element != *tile);
    }

    fn moved(&self, view: Viewpoint) {
        self.view.set(Some(view));
        // At the first of all, nothing has changed.
        if !self.tiles.borrow().is_empty() {
            self.tell_soon();
        }
    }
}

impl Drawing {
    pub(super) fn new(
        tiled: Rc<Tiled>,
        container: HtmlElement,
        changed: Callback<()>,
        failed: Callback<Failure>,
    ) -> Rc<Self> {
        Rc::new(Self {
            tiled,
            container,
            tiles: RefCell::default(),
            palette: RefCell::default(),
            view: Cell::default(),
            rest: RefCell::default(),
            changed,
            failed,
        })
    }

    /// Reads the colours again, and draws again.
    pub(super) fn recolour(&self) {
        self.palette.take();
        for tile in &*self.tiles.borrow() {
            self.draw(tile);
        }
    }

    fn fill(&self, element: &HtmlElement, marks: Rc<Vec<Mark>>) {
        let mut tiles = self.tiles.borrow_mut();
        // It may have left the map meanwhile.
        if let Some(tile) = tiles.iter_mut().find(|tile| tile.element == *element) {
            tile.marks = Some(marks);
            self.draw(tile);
        }
    }

    /// Tells that something has changed, once nothing more has for a while.
    fn tell_soon(&self) {
        let changed = self.changed.clone();
        self.rest
            .replace(Some(Timeout::new(REST, move || changed.emit(()))));
    }

    /// The mark at a point of the page, in CSS pixels of its viewport; with where it is.
    pub(super) fn at(&self, x: f64, y: f64) -> Option<(Group, [f64; 2])> {
        let zoom = u32::from(self.view.get()?.zoom);
        let tiles = self.tiles.borrow();
        let mut nearest: Option<(f64, &Mark, [u32; 3])> = None;
        for tile in tiles.iter().filter(|tile| tile.at[0] == zoom) {
            let area = Area::of(&tile.element);
            let scale = area.width / SIZE;
            if scale <= 0.0 {
                continue;
            }
            for mark in tile.marks.iter().flat_map(|marks| marks.iter()) {
                let across = (x - area.left) / scale - mark.at[0] * SIZE;
                let down = (y - area.top) / scale - mark.at[1] * SIZE;
                let distance = across.hypot(down);
                if distance <= radius(&mark.group) + NEAR
                    && nearest.is_none_or(|(least, ..)| distance < least)
                {
                    nearest = Some((distance, mark, tile.at));
                }
            }
        }
        nearest.map(|(_, mark, at)| (mark.group.clone(), place(mark, at)))
    }

    /// What is in view, the nearest to the middle first.
    pub(super) fn seen(&self) -> Vec<Seen> {
        let Some(view) = self.view.get() else {
            return Vec::new();
        };
        let map = Area::of(&self.container);
        let mut all = Vec::new();
        let mut known = HashSet::new();
        for tile in &*self.tiles.borrow() {
            let Some(marks) = tile
                .marks
                .as_ref()
                .filter(|_| tile.at[0] == u32::from(view.zoom))
            else {
                continue;
            };
            let area = Area::of(&tile.element);
            for (number, mark) in marks.iter().enumerate() {
                let x = area.left + mark.at[0] * area.width;
                let y = area.top + mark.at[1] * area.height;
                let is_in = x >= map.left
                    && x <= (map.left + map.width)
                    && y >= map.top
                    && y <= (map.top + map.height);
                // The world may be there twice.
                if is_in && known.insert((tile.at, number)) {
                    let across = x - f64::midpoint(map.left, map.left + map.width);
                    let down = y - f64::midpoint(map.top, map.top + map.height);
                    all.push(Seen {
                        group: mark.group.clone(),
                        lat_lon: place(mark, tile.at),
                        distance: across.hypot(down),
                    });
                }
            }
        }
        all.sort_by(|a, b| a.distance.total_cmp(&b.distance));
        all
    }

    fn draw(&self, tile: &Tile) -> Option<()> {
        let marks = tile.marks.as_ref()?;
        let ratio = number(&window(), "devicePixelRatio").clamp(1.0, 3.0);
        let whole = SIZE + 2.0 * BEYOND;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "some hundreds"
        )]
        let pixels = (whole * ratio).round() as u32;
        tile.canvas.set_width(pixels);
        tile.canvas.set_height(pixels);
        let context = tile.canvas.get_context("2d").ok()??;
        let context: CanvasRenderingContext2d = context.unchecked_into();
        context
            .set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0)
            .ok()?;
        let mut palette = self.palette.borrow_mut();
        let palette = palette.get_or_insert_with(|| self.read());
        for mark in marks.iter() {
            let x = BEYOND + mark.at[0] * SIZE;
            let y = BEYOND + mark.at[1] * SIZE;
            self.mark(&context, palette, &mark.group, x, y);
        }
        Some(())
    }

    fn mark(
        &self,
        context: &CanvasRenderingContext2d,
        palette: &Palette,
        group: &Group,
        x: f64,
        y: f64,
    ) -> Option<()> {
        let services = &self.tiled.legend.services;
        let position = |id: &str| {
            services
                .iter()
                .position(|service| service.id.as_str() == id)
        };
        let ink = &*palette.ink;
        let colour = |at: usize| palette.services.get(at).map_or(ink, |own| &**own);
        match group {
            Group::One(one) => {
                let at = position(&one.service);
                let symbol = at
                    .and_then(|at| services.get(at))
                    .map_or(0, |it| it.symbol as usize);
                let colour = at.map_or(ink, colour);
                outline(context, symbol, x, y)?;
                // Filled is what works, or was seen to.
                let is_there = matches!(&*one.standing, "open" | "seen");
                context.set_fill_style_str(if is_there { colour } else { &palette.page });
                context.set_stroke_style_str(if is_there { &palette.page } else { colour });
                context.set_line_width(if is_there { 1.0 } else { 2.5 });
                let _ = call(context, "fill", &[]);
                context.stroke();
            }
            Group::Many {
                count,
                services: shares,
                ..
            } => {
                let radius = radius(group);
                let circle = |radius: f64, from: f64, to: f64| {
                    context.begin_path();
                    call(context, "arc", &[x, y, radius, from, to].map(JsValue::from)).ok()
                };
                circle(radius, 0.0, 2.0 * PI)?;
                context.set_fill_style_str(&palette.page);
                let _ = call(context, "fill", &[]);
                context.set_line_width(4.0);
                let mut from = -PI / 2.0;
                for (id, share) in shares {
                    #[allow(clippy::cast_precision_loss, reason = "a share")]
                    let part = 2.0 * PI * (*share as f64) / (*count).max(1) as f64;
                    context.set_stroke_style_str(position(id).map_or(ink, colour));
                    circle(radius - 2.0, from, from + part.min(2.0 * PI))?;
                    context.stroke();
                    from += part;
                }
                context.set_fill_style_str(ink);
                context.set_font(&palette.font);
                context.set_text_align("center");
                context.set_text_baseline("middle");
                context.fill_text(&short(*count), x, y + 0.5).ok()?;
            }
        }
        Some(())
    }

    fn read(&self) -> Palette {
        let style = window().get_computed_style(&self.container).ok().flatten();
        let read = |name: &str| {
            let value = style
                .as_ref()
                .and_then(|style| style.get_property_value(name).ok());
            let value = value.map(|value| value.trim().to_owned());
            value
                .filter(|value| !value.is_empty())
                .unwrap_or_else(|| "#777".to_owned())
        };
        let services = self.tiled.legend.services.iter();
        Palette {
            ink: read("--ink"),
            page: read("--page"),
            font: format!("600 11px {}", read("--font")),
            services: services
                .map(|it| read(&format!("--s{}", it.colour as usize)))
                .collect(),
        }
    }
}

/// Where an element is in the browser's viewport, CSS pixels. Its methods, declared, would weigh in the first view;
/// so those of the canvas that only this part needs.
struct Area {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Area {
    fn of(element: &HtmlElement) -> Self {
        let area = call(element, "getBoundingClientRect", &[]).unwrap_or_default();
        Self {
            left: number(&area, "left"),
            top: number(&area, "top"),
            width: number(&area, "width"),
            height: number(&area, "height"),
        }
    }
}

fn number(of: &JsValue, name: &str) -> f64 {
    get(of, name).as_f64().unwrap_or_default()
}

/// Where a mark of a tile is, degrees WGS 84.
fn place(mark: &Mark, [zoom, x, y]: [u32; 3]) -> [f64; 2] {
    let part = |tile: u32, within: f64| (f64::from(tile) + within) * SIZE;
    let zoom = u8::try_from(zoom).unwrap_or_default();
    let [lat, lon] = from_mercator(part(x, mark.at[0]), part(y, mark.at[1]), zoom);
    [lat, within_turn(lon)]
}

/// How large a mark is, CSS pixels.
fn radius(group: &Group) -> f64 {
    match group {
        Group::One(_) => SIGN,
        Group::Many { count, .. } => match count {
            ..10 => 11.0,
            10..100 => 13.0,
            100..1_000 => 16.0,
            1_000..100_000 => 19.0,
            _ => 22.0,
        },
    }
}

/// A count in four signs.
fn short(count: u64) -> String {
    match count {
        ..10_000 => count.to_string(),
        10_000..1_000_000 => format!("{}k", count / 1_000),
        _ => format!("{}M", count / 1_000_000),
    }
}

/// The outline of a service's sign, as the style sheet has it.
fn outline(context: &CanvasRenderingContext2d, symbol: usize, x: f64, y: f64) -> Option<()> {
    let round = SIGN;
    // Half its width and height, and its corners from the top left on, clockwise.
    let (across, down, corners) = match symbol {
        0 => (1.0, 1.0, [1.0; 4]),
        1 => (1.0, 1.0, [0.3; 4]),
        2 => (0.0, 0.0, [0.0; 4]),
        3 => (1.0, 1.0, [1.0, 0.0, 1.0, 0.0]),
        4 => (1.0, 1.0, [1.0, 1.0, 0.0, 0.0]),
        5 => (1.0, 1.0, [0.0, 0.0, 1.0, 1.0]),
        6 => (1.0, 1.0, [1.0, 1.0, 1.0, 0.0]),
        7 => (0.6, 1.0, [0.0; 4]),
        8 => (1.0, 0.6, [0.0; 4]),
        9 => (1.0, 1.0, [0.0, 1.0, 0.0, 1.0]),
        10 => (1.0, 1.0, [0.0, 1.0, 1.0, 0.0]),
        _ => (1.0, 1.0, [1.0, 0.0, 1.0, 1.0]),
    };
    context.begin_path();
    if across == 0.0 {
        let far = round * 1.2;
        context.move_to(x, y - far);
        context.line_to(x + far, y);
        context.line_to(x, y + far);
        context.line_to(x - far, y);
        context.line_to(x, y - far);
        return Some(());
    }
    let corners: Array = corners
        .iter()
        .map(|corner| JsValue::from(corner * round))
        .collect();
    let (across, down) = (across * round, down * round);
    let box_of = [x - across, y - down, 2.0 * across, 2.0 * down].map(JsValue::from);
    let [a, b, c, d] = box_of;
    call(context, "roundRect", &[a, b, c, d, corners.into()]).ok()?;
    Some(())
}
