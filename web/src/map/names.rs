//! Names on the map: of countries, of the cities of what is shown, of large cities, and of the region that the
//! network is of, on one canvas between the land and the markers. They are drawn once the map rests, and hide while it zooms.

use std::cell::RefCell;
use std::rc::Rc;

use ::leaflet::{LatLng, Map};
use buitenkaart_core::geo::{self, Plate};
use buitenkaart_core::model::Locale;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::leaflet::sharpness;
use super::scene::{Cities, Over, Scene};
use crate::browser::intl::Names;
use crate::viewport::{Viewpoint, turns};

/// How long the map rests before they are drawn, in milliseconds: after the markers, and in no frame
/// of a movement.
const REST: u32 = 120;

/// How far beyond the map's edges they are drawn, in CSS pixels: panning brings some into view.
const MARGIN: i32 = 96;

/// How far the map's buttons reach from its upper right corner, along one edge and from it, in CSS pixels.
const BUTTONS: [f64; 2] = [200.0, 50.0];

/// Half the height that a name takes, with the space around it, in CSS pixels.
const HALF_LINE: f64 = 9.0;

/// A country's name stands only where the land is at least this share of it wide.
const LAND_SHARE: f64 = 0.7;

/// From this zoom level on cities are named: before, their markers stand too close.
const CITY_ZOOM: u8 = 4;

/// From this zoom level on large cities are named where nobody is.
const LARGE_ZOOM: u8 = 5;

/// How far below its dot a large city's name stands, and the radius of the dot, in CSS pixels.
const BELOW: f64 = 9.0;
const DOT: f64 = 2.0;

const COUNTRY_FONT: &str = "600 12px system-ui, sans-serif";
const CITY_FONT: &str = "12px system-ui, sans-serif";
const HOME_FONT: &str = "700 13px system-ui, sans-serif";

/// Where the name of the network's own region may stand: in its middle, above, below, to the sides, in sizes of
/// the name; and how far from what stands in the middle, in CSS pixels.
const BESIDE: [[f64; 2]; 5] = [[0.0, 0.0], [0.0, -1.0], [0.0, 1.0], [1.0, 0.0], [-1.0, 0.0]];
const ASIDE: f64 = 14.0;

/// What a name is of.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    Country,
    /// The city of a location.
    City,
    /// A large city, which has a dot.
    Large,
    /// The region that the network is of.
    Home,
}

impl Of {
    fn font(self) -> &'static str {
        match self {
            Self::Country => COUNTRY_FONT,
            Self::City | Self::Large => CITY_FONT,
            Self::Home => HOME_FONT,
        }
    }

    /// The colour of the style sheet.
    fn colour(self) -> &'static str {
        match self {
            Self::Country => "--map-name",
            Self::City | Self::Large => "--map-city",
            Self::Home => "--action",
        }
    }
}

/// A marker that names keep clear of.
#[derive(Clone)]
pub(super) struct Obstacle {
    /// Where it stands, degrees WGS 84.
    pub(super) lat_lon: [f64; 2],
    /// Half of its width and height in CSS pixels.
    pub(super) half: [f64; 2],
    /// How far above the place it stands, in CSS pixels.
    pub(super) rise: f64,
    /// The city that it is in; empty where it stands for several, or for none.
    pub(super) city: Rc<str>,
}

/// The name of a country or large city, measured.
struct Entry {
    name: String,
    lat_lon: [f64; 2],
    /// Half of the name's width, in CSS pixels.
    half: f64,
    /// The width of the land, as a share of the world's; 0 for a city.
    land: f64,
}

/// Names in one language, those that matter most first.
type Entries = RefCell<Option<(Locale, Vec<Entry>)>>;

/// What to draw them for.
struct Rest {
    locale: Locale,
    view: Viewpoint,
    size: (i32, i32),
    obstacles: Vec<Obstacle>,
    over: Rc<Over>,
    home: Option<(Rc<str>, [f64; 2])>,
}

/// The canvas, and what is drawn on it.
pub(super) struct NamesLayer {
    map: Map,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    countries: Entries,
    cities: Entries,
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
        let context = canvas.get_context("2d").ok()??.unchecked_into();
        pane.append_child(&canvas).ok()?;
        Some(Rc::new(Self {
            map,
            canvas,
            context,
            countries: Entries::default(),
            cities: Entries::default(),
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
            home: scene.home.clone(),
        };
        let weak = Rc::downgrade(self);
        let timeout = Timeout::new(REST, move || {
            if let Some(layer) = weak.upgrade() {
                layer.waiting.take();
                layer.draw(&rest);
            }
        });
        self.waiting.replace(Some(timeout));
    }

    /// Measures the names again when they are next drawn.
    pub(super) fn forget(&self) {
        self.countries.take();
        self.cities.take();
    }

    fn measure(&self, text: &str) -> f64 {
        let measured = self.context.measure_text(text);
        measured.map_or(f64::NAN, |metrics| metrics.width()) / 2.0
    }

    fn entry(&self, name: String, lat_lon: [f64; 2], land: f64) -> Entry {
        Entry {
            half: self.measure(&name),
            name,
            lat_lon,
            land,
        }
    }

    /// The names of countries, those with the largest land first.
    fn countries(&self, locale: Locale) -> Vec<Entry> {
        self.context.set_font(COUNTRY_FONT);
        let names = Names::new(locale);
        let letterings = geo::coarse_basemap().lettering().into_iter();
        letterings
            .map(|one| self.entry(names.country(one.country), one.lat_lon, one.width))
            .collect()
    }

    /// The names of these cities.
    fn cities(&self, locale: Locale, cities: Cities) -> Vec<Entry> {
        self.context.set_font(CITY_FONT);
        let all = cities(locale).into_iter();
        all.map(|(name, lat_lon)| self.entry(name.to_owned(), lat_lon, 0.0))
            .collect()
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

        let mut taken = Vec::new();
        let mut wanted: Vec<(Plate, &str, Of)> = Vec::new();
        let inside = [half[0] - f64::from(MARGIN), half[1] - f64::from(MARGIN)];
        let mut want = |plate: Plate, name, of| {
            if is_whole(&plate, inside) {
                wanted.push((plate, name, of));
            }
        };
        self.context.set_font(CITY_FONT);
        for obstacle in &rest.obstacles {
            for [x, y] in places(obstacle.lat_lon) {
                let plate = Plate {
                    middle: [x, y - obstacle.rise],
                    half: obstacle.half,
                };
                taken.push(plate);
                if zoom >= CITY_ZOOM && !obstacle.city.is_empty() {
                    let below = (obstacle.half[1] - obstacle.rise).max(5.0);
                    let plate = Plate {
                        middle: [x, y + below + HALF_LINE],
                        half: [self.measure(&obstacle.city) + 3.0, HALF_LINE - 1.0],
                    };
                    want(plate, &*obstacle.city, Of::City);
                }
            }
        }
        // Its middle, or beside what stands there; no marker is so large that none of these is free.
        let mut home: Vec<(Plate, &str, Of)> = Vec::new();
        if let Some((name, lat_lon)) = &rest.home {
            self.context.set_font(HOME_FONT);
            let size = [self.measure(name) + 4.0, HALF_LINE];
            for [x, y] in places(*lat_lon) {
                let beside = BESIDE.iter().map(|[right, down]| Plate {
                    middle: [x + right * (size[0] + ASIDE), y + down * (size[1] + ASIDE)],
                    half: size,
                });
                let free = |plate: &Plate| {
                    is_whole(plate, inside) && !geo::fitting(&[*plate], &taken).is_empty()
                };
                if let Some(plate) = beside.into_iter().find(free) {
                    home.push((plate, name, Of::Home));
                }
            }
            taken.extend(home.iter().map(|(plate, ..)| *plate));
        }
        let mut entries = self.countries.borrow_mut();
        for entry in kept(&mut entries, rest.locale, |l| self.countries(l)) {
            if entry.land * world < 2.0 * entry.half * LAND_SHARE {
                continue;
            }
            for middle in places(entry.lat_lon) {
                let plate = Plate {
                    middle,
                    half: [entry.half + 4.0, HALF_LINE],
                };
                want(plate, &entry.name, Of::Country);
            }
        }
        let mut entries = self.cities.borrow_mut();
        if let Some(cities) = rest.over.cities.filter(|_| zoom >= LARGE_ZOOM) {
            for entry in kept(&mut entries, rest.locale, |l| self.cities(l, cities)) {
                for [x, y] in places(entry.lat_lon) {
                    let plate = Plate {
                        middle: [x, y + BELOW - HALF_LINE / 2.0],
                        half: [entry.half + 4.0, BELOW],
                    };
                    want(plate, &entry.name, Of::Large);
                }
            }
        }

        let plates: Vec<Plate> = wanted.iter().map(|(plate, ..)| *plate).collect();
        let found = geo::fitting(&plates, &taken);
        let found = found.iter().filter_map(|&i| wanted.get(i));
        self.write(found.chain(&home))
    }

    /// Makes the canvas as large as the map with its margins, sharp on this screen, and empties it;
    /// its middle lies on the map's.
    fn resize(&self, width: i32, height: i32, [right, down]: [f64; 2]) -> Option<()> {
        let ratio = sharpness(&self.map.get_container());
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "some thousands"
        )]
        let pixels = |length: i32| (f64::from(length.max(1)) * ratio).round() as u32;
        // Setting a size empties the canvas too.
        self.canvas.set_width(pixels(width));
        self.canvas.set_height(pixels(height));
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

    /// Writes these names, each with a halo of the land's colour.
    fn write<'a>(&self, names: impl Iterator<Item = &'a (Plate, &'a str, Of)>) -> Option<()> {
        let style = window().get_computed_style(&self.canvas).ok()??;
        let colour = |name: &str| style.get_property_value(name).unwrap_or_default();
        let halo = colour("--map-halo");
        let context = &self.context;
        context.set_text_align("center");
        context.set_text_baseline("middle");
        context.set_line_join("round");
        context.set_line_width(3.0);
        context.set_stroke_style_str(halo.trim());
        let mut count = 0_u32;
        let mut last = None;
        for (plate, name, of) in names {
            let [x, mut y] = plate.middle;
            if last.replace(*of) != Some(*of) {
                context.set_font(of.font());
                context.set_fill_style_str(colour(of.colour()).trim());
            }
            if *of == Of::Large {
                context.begin_path();
                let top = y - BELOW + HALF_LINE / 2.0;
                context.arc(x, top, DOT, 0.0, std::f64::consts::TAU).ok()?;
                context.stroke();
                context.fill();
                y = top + BELOW;
            }
            context.stroke_text(name, x, y).ok()?;
            context.fill_text(name, x, y).ok()?;
            count += 1;
        }
        // How many stand there: what a canvas shows cannot be asked otherwise.
        self.canvas
            .set_attribute("data-count", &count.to_string())
            .ok()
    }
}

/// These names in this language: as they are kept, or made.
fn kept(
    entries: &mut Option<(Locale, Vec<Entry>)>,
    locale: Locale,
    make: impl FnOnce(Locale) -> Vec<Entry>,
) -> &[Entry] {
    if entries.as_ref().is_none_or(|(l, _)| *l != locale) {
        *entries = Some((locale, make(locale)));
    }
    entries.as_ref().map_or(&[], |(_, all)| all)
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
