//! Names on the map: of countries, of the cities of what is shown, of large cities, and of the region that the
//! network is of, on one canvas between the land and the markers. They are drawn once the map rests, and hide while it zooms.

use std::cell::RefCell;
use std::rc::Rc;

use ::leaflet::{LatLng, Map};
use buitenkaart_core::geo::{self, Lettering, Plate, Taken};
use buitenkaart_core::model::Locale;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::leaflet::{board, sharpness, show};
use super::scene::{Obstacle, Over, Scene};
use crate::browser::intl::Names;
use crate::viewport::{Viewpoint, turns};

/// How long the map rests before they are drawn, in milliseconds: after the markers, and in no frame
/// of a movement.
const REST: u32 = 120;

/// How long for the first time, when their measures are taken: who looks at the map is not kept from moving it.
const FIRST_REST: u32 = 350;

/// How far beyond the map's edges they are drawn, in CSS pixels: panning brings some into view.
const MARGIN: i32 = 96;

/// How far the map's buttons reach from its upper right corner, along one edge and from it, in CSS pixels.
const BUTTONS: [f64; 2] = [200.0, 50.0];

/// Half the height that a name takes, with the space around it, in CSS pixels.
const HALF_LINE: f64 = 9.0;

/// A country's name stands only where the land is at least this share of it wide.
const LAND_SHARE: f64 = 0.7;

/// On land less wide, in CSS pixels, no name at all would stand: none is as short as 20.
const LEAST: f64 = 20.0 * LAND_SHARE;

/// From this zoom level on cities are named: before, their markers stand too close.
const CITY_ZOOM: u8 = 4;

/// From this zoom level on large cities are named where nobody is.
const LARGE_ZOOM: u8 = 5;

/// Fonts of names of countries, of cities, and of the region that the network is of; and what the style sheet calls
/// their colours.
const LOOKS: [(&str, &str); 3] = [
    ("600 12px system-ui, sans-serif", "--map-name"),
    ("12px system-ui, sans-serif", "--map-city"),
    ("12px system-ui, sans-serif", "--action"),
];
const COUNTRY: usize = 0;
const CITY: usize = 1;
const HOME: usize = 2;

/// A country's name.
struct Entry {
    lettering: Lettering,
    /// The name and half of its width in CSS pixels, once it has been asked for.
    measured: Option<(String, f64)>,
}

/// What to draw them for.
struct Rest {
    locale: Locale,
    view: Viewpoint,
    size: (i32, i32),
    obstacles: Vec<Obstacle>,
    over: Rc<Over>,
}

/// The canvas, and what is drawn on it.
pub(super) struct NamesLayer {
    map: Map,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    /// The names of countries in one language, those with the largest land first.
    entries: RefCell<Option<(Locale, Vec<Entry>)>>,
    waiting: RefCell<Option<Timeout>>,
}

impl NamesLayer {
    /// Puts an empty canvas on the map. None where the browser gives no canvas: the map does without.
    pub(super) fn new(map: Map) -> Option<Rc<Self>> {
        let pane = map.get_container();
        let pane = pane.query_selector(".leaflet-overlay-pane").ok()??;
        let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
        canvas.set_class_name("names");
        canvas.set_attribute("aria-hidden", "true").ok()?;
        // One and the same for all sizes.
        let context = board(&canvas, 1, 1)?;
        pane.append_child(&canvas).ok()?;
        Some(Rc::new(Self {
            map,
            canvas,
            context,
            entries: RefCell::default(),
            waiting: RefCell::default(),
        }))
    }

    /// Draws the names of a view of so many CSS pixels once the map has rested, clear of these
    /// markers.
    pub(super) fn show(
        self: &Rc<Self>,
        scene: &Scene,
        view: Viewpoint,
        size: (i32, i32),
        obstacles: Vec<Obstacle>,
    ) {
        let rest = Rest {
            locale: scene.locale,
            view,
            size,
            obstacles,
            over: scene.over.clone(),
        };
        let weak = Rc::downgrade(self);
        let is_first = self.entries.borrow().is_none();
        let rest_for = if is_first { FIRST_REST } else { REST };
        let timeout = Timeout::new(rest_for, move || {
            if let Some(layer) = weak.upgrade() {
                layer.waiting.take();
                layer.draw(&rest);
            }
        });
        self.waiting.replace(Some(timeout));
    }

    /// Measures the names of countries again when they are next drawn.
    pub(super) fn forget(&self) {
        self.entries.take();
    }

    fn measure(&self, text: &str) -> f64 {
        let measured = self.context.measure_text(text);
        measured.map_or(f64::NAN, |metrics| metrics.width()) / 2.0
    }

    fn draw(&self, rest: &Rest) -> Option<()> {
        let Viewpoint { lat, lon, zoom } = rest.view;
        let (width, height) = (rest.size.0 + 2 * MARGIN, rest.size.1 + 2 * MARGIN);
        let half = [f64::from(width) / 2.0, f64::from(height) / 2.0];
        self.resize(width, height, half)?;

        let world = 256.0 * f64::from(1_u32 << zoom.min(20));
        let (cx, cy) = geo::mercator(lat, lon, zoom);
        let place = |[lat, lon]: [f64; 2]| {
            let (x, y) = geo::mercator(lat, lon, zoom);
            [x - cx, y - cy]
        };
        // Every copy of the world in sight has its names.
        let places = |lat_lon: [f64; 2]| {
            let [x, y] = place(lat_lon);
            let near = y.abs() <= half[1];
            turns(x, world, half[0])
                .filter(move |_| near)
                .map(move |turn| [x + turn, y])
        };

        if let Some(draw) = rest.over.draw {
            draw(
                &rest.over,
                &self.canvas,
                &self.context,
                world,
                half[0],
                &place,
            )?;
        }

        let style = window().get_computed_style(&self.canvas).ok()??;
        let colour = |name: &str| style.get_property_value(name).unwrap_or_default();
        let context = &self.context;
        context.set_stroke_style_str(colour("--map-halo").trim());
        context.set_text_align("center");
        context.set_text_baseline("middle");
        context.set_line_join("round");
        context.set_line_width(3.0);
        let look = |of: usize| {
            let (font, name) = LOOKS.get(of).copied().unwrap_or_default();
            context.set_font(font);
            context.set_fill_style_str(colour(name).trim());
        };

        let inside = [half[0] - f64::from(MARGIN), half[1] - f64::from(MARGIN)];
        let mut taken = Taken::default();
        let mut count = 0_u32;
        // Those that matter most come first: what is written stays.
        let mut write = |name: &str, plate: Plate, taken: &mut Taken| {
            if !is_whole(&plate, inside) || !taken.take(plate) {
                return false;
            }
            let [x, y] = plate.middle;
            let _ = context.stroke_text(name, x, y);
            let _ = context.fill_text(name, x, y);
            count += 1;
            true
        };
        let mut named = Vec::new();
        for obstacle in &rest.obstacles {
            for [x, y] in places(obstacle.lat_lon) {
                let plate = Plate {
                    middle: [x, y - obstacle.rise],
                    half: obstacle.half,
                };
                if !obstacle.is_home {
                    taken.add(plate);
                }
                if !obstacle.city.is_empty() && (zoom >= CITY_ZOOM || obstacle.is_home) {
                    named.push((plate, obstacle));
                }
            }
        }
        for (plate, obstacle) in named {
            look(if obstacle.is_home { HOME } else { CITY });
            let name = &*obstacle.city;
            let half = [self.measure(name) + 3.0, HALF_LINE - 2.0];
            let ([x, y], [right, down]) = (plate.middle, plate.half);
            let (right, down) = (right + half[0], down + half[1] + 1.5);
            // The best first.
            for middle in [[x, y + down], [x, y - down], [x + right, y], [x - right, y]] {
                if write(name, Plate { middle, half }, &mut taken) {
                    break;
                }
            }
        }
        look(COUNTRY);
        let mut entries = self.entries.borrow_mut();
        if entries.as_ref().is_none_or(|(l, _)| *l != rest.locale) {
            let all = geo::coarse_basemap().lettering().into_iter();
            let entry = |lettering| Entry {
                lettering,
                measured: None,
            };
            *entries = Some((rest.locale, all.map(entry).collect()));
        }
        let (locale, entries) = entries.as_mut()?;
        let names = Names::new(*locale);
        for entry in entries {
            let room = entry.lettering.width * world;
            if room < LEAST {
                continue;
            }
            let (name, half) = entry.measured.get_or_insert_with(|| {
                let name = names.country(entry.lettering.country);
                let half = self.measure(&name);
                (name, half)
            });
            if room < 2.0 * *half * LAND_SHARE {
                continue;
            }
            for middle in places(entry.lettering.lat_lon) {
                let plate = Plate {
                    middle,
                    half: [*half + 4.0, HALF_LINE],
                };
                write(name, plate, &mut taken);
            }
        }
        if let Some(cities) = rest.over.cities.filter(|_| zoom >= LARGE_ZOOM) {
            look(CITY);
            for (name, lat_lon) in cities(rest.locale) {
                for [x, y] in places(lat_lon) {
                    // It begins with a dot, which stands where the city is.
                    let half = self.measure(&name);
                    let plate = Plate {
                        middle: [x + half - 2.0, y],
                        half: [half + 4.0, HALF_LINE],
                    };
                    write(&name, plate, &mut taken);
                }
            }
        }
        show(&self.canvas);
        // How many stand there: what a canvas shows cannot be asked otherwise.
        self.canvas
            .set_attribute("data-count", &count.to_string())
            .ok()
    }

    /// Makes the canvas as large as the map with its margins, sharp on this screen, and begins a new picture;
    /// its middle lies on the map's.
    fn resize(&self, width: i32, height: i32, [right, down]: [f64; 2]) -> Option<()> {
        let ratio = sharpness(&self.map.get_container());
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "some thousands"
        )]
        let pixels = |length: i32| (f64::from(length.max(1)) * ratio).round() as u32;
        board(&self.canvas, pixels(width), pixels(height))?;
        let centre: LatLng = self.map.get_center();
        let point = self.map.lat_lng_to_layer_point(&centre);
        let style = self.canvas.style();
        // Whole numbers: to write others takes 20 kB of code.
        let (x, y) = (whole(point.x() - right), whole(point.y() - down));
        style
            .set_property("transform", &format!("translate({x}px,{y}px)"))
            .ok()?;
        style.set_property("width", &format!("{width}px")).ok()?;
        style.set_property("height", &format!("{height}px")).ok()?;
        let (right, down) = (right * ratio, down * ratio);
        self.context
            .set_transform(ratio, 0.0, 0.0, ratio, right, down)
            .ok()
    }
}

/// Whether a name is not cut by the map's edge, and not under its buttons, which stand in a row or a column.
fn is_whole(plate: &Plate, [right, down]: [f64; 2]) -> bool {
    let [x, y] = plate.middle;
    let to_side = right - x.abs() - plate.half[0];
    let to_end = down - y.abs() - plate.half[1];
    let (near, far) = (to_side.min(to_end), to_side.max(to_end));
    near >= 0.0 && (x < 0.0 || y > 0.0 || far > BUTTONS[0] || near > BUTTONS[1])
}

/// The nearest whole number of CSS pixels.
fn whole(pixels: f64) -> i32 {
    #[allow(clippy::cast_possible_truncation, reason = "some thousands")]
    let whole = pixels.round() as i32;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_cut_or_under_the_buttons() {
        let is_whole = |middle, half| is_whole(&Plate { middle, half }, [500.0, 300.0]);
        assert!(is_whole([0.0, 0.0], [40.0, 8.0]));
        // Over an edge, on either side.
        for x in [-470.0, 470.0] {
            assert!(!is_whole([x, 0.0], [40.0, 8.0]));
        }
        for y in [-295.0, 295.0] {
            assert!(!is_whole([0.0, y], [40.0, 8.0]));
        }
        // A row or a column of buttons stands in the upper right corner alone.
        assert!(!is_whole([420.0, -280.0], [40.0, 8.0]));
        assert!(!is_whole([450.0, -200.0], [40.0, 8.0]));
        for [x, y] in [
            [-420.0, -280.0],
            [420.0, 280.0],
            [250.0, -280.0],
            [450.0, -80.0],
        ] {
            assert!(is_whole([x, y], [40.0, 8.0]), "{x} {y}");
        }
    }
}
