//! The markers on a map: those in view, on every world in view, each changed only where what it shows
//! has changed.

use std::cell::{Cell, RefCell};

use ::leaflet::{Layer, Map};
use buitenkaart_core::analysis::Position;
use buitenkaart_core::geo;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::groups::{Group, groups};
use super::leaflet::Signs;
use super::scene::{Obstacle, Scene};
use super::sign::Sign;
use crate::viewport::{Viewpoint, turns};

/// With more in view, fewer beside it are kept ready.
const MANY: usize = 100;

/// Where a map stands.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    /// Its middle, on the turn of the world from -180° to 180°.
    pub(super) view: Viewpoint,
    /// How far round the world its middle is beyond that, in degrees.
    pub(super) round: f64,
    /// In CSS pixels.
    pub(super) size: (i32, i32),
}

/// A marker on the map.
struct Shown {
    sign: Sign,
    element: Element,
    /// Of the same on several worlds, the one for the keyboard and for screen readers.
    main: Cell<bool>,
    /// What the names on the map keep clear of.
    obstacle: Obstacle,
}

/// The markers on a map.
pub(super) struct Markers {
    layer: Signs,
    shown: RefCell<Vec<Shown>>,
}

impl Markers {
    pub(super) fn new(map: &Map) -> Self {
        let layer = Signs::new();
        map.add_layer(layer.unchecked_ref::<Layer>());
        Self {
            layer,
            shown: RefCell::default(),
        }
    }

    /// Shows what is in this frame, and within half of it around it; and the marker that has the focus.
    /// Markers that stay as they are stay. False, and nothing done, where the groups take longer than a
    /// frame has time for: to be asked again.
    pub(super) fn update(
        &self,
        map: &Map,
        scene: &Scene,
        frame: Frame,
        open: Option<Position>,
    ) -> bool {
        let zoom = frame.view.zoom;
        let spots = &*scene.spots;
        let mut clusters = spots.clusters.borrow_mut();
        if !clusters.advance(zoom) {
            return false;
        }
        let level = clusters.level(zoom);
        let mut before = self.shown.take();
        let mut after = Vec::with_capacity(before.len());
        let focused = focused_position(map);
        let found = |all: &[Option<Position>]| -> Vec<u32> {
            let all = all.iter().flatten();
            all.filter_map(|one| spots.index(*one)).collect()
        };
        let opened = found(&[open, scene.selected]);
        let kept = found(&[focused]);
        let world = 256.0 * f64::from(1_u32 << zoom.min(20));
        let (width, height) = (f64::from(frame.size.0), f64::from(frame.size.1));
        let Viewpoint { lat, lon, .. } = frame.view;
        let (cx, cy) = geo::mercator(lat, lon, zoom);
        // Moving what nobody sees would cost as much as moving the rest: the more there is, the less of it.
        let within = |share: f64| level.within([lat, lon], [width * share, height * share]);
        let share = if within(0.5).count() > MANY { 0.6 } else { 1.0 };
        let (width, height) = (width * share, height * share);
        let half = [width, height];
        for mut group in groups(spots, level, [lat, lon], half, &opened, &kept) {
            let (x, y) = geo::mercator(group.lat, group.lon, zoom);
            let near = (y - cy).abs() <= height;
            let mut copies: Vec<f64> = turns(x - cx, world, width).filter(|_| near).collect();
            let stays = |index: &u32| opened.contains(index) || kept.contains(index);
            if copies.is_empty() && group.members.iter().any(stays) {
                copies.extend(turns(x - cx, world, world).next());
            }
            let lon = group.lon;
            for (i, copy) in copies.into_iter().enumerate() {
                group.lon = lon + frame.round + copy / world * 360.0;
                self.keep_or_add(&mut before, &mut after, &group, scene, zoom, i == 0);
            }
        }
        for gone in before {
            gone.element.remove();
        }
        self.shown.replace(after);
        if let Some(position) = focused
            && focused_position(map).is_none()
        {
            focus(map, position);
        }
        true
    }

    /// Keeps the marker that shows this, or adds one.
    fn keep_or_add(
        &self,
        before: &mut Vec<Shown>,
        after: &mut Vec<Shown>,
        group: &Group<'_>,
        scene: &Scene,
        zoom: u8,
        main: bool,
    ) -> Option<()> {
        let sign = Sign::new(group, scene, zoom);
        let shown = match before.iter().position(|shown| shown.sign == sign) {
            Some(i) => before.swap_remove(i),
            None => {
                let element = sign.element()?;
                let [lat, lon] = sign.lat_lon;
                self.layer.put(&element, lat, lon, sign.rise());
                Shown {
                    obstacle: obstacle(group, scene, sign.row),
                    sign,
                    element,
                    main: Cell::new(true),
                }
            }
        };
        shown.be_main(main);
        after.push(shown);
        Some(())
    }

    /// Puts an element of somebody else's at a place, under the markers.
    pub(super) fn put(&self, element: &Element, lat: f64, lon: f64) {
        self.layer.put(element, lat, lon, -10_000);
    }

    /// The region that the network is of, then where the markers stand, and which city each is in.
    pub(super) fn obstacles(&self, scene: &Scene) -> Vec<Obstacle> {
        let shown = self.shown.borrow();
        let main = shown.iter().filter(|one| one.main.get());
        let mut all: Vec<Obstacle> = main.map(|one| one.obstacle.clone()).collect();
        if let Some(home) = &scene.home {
            // Before the others.
            all.push(home.clone());
            let last = all.len() - 1;
            all.swap(0, last);
        }
        all
    }
}

impl Shown {
    /// What is met once by eye and pointer on every world is met once by the keyboard.
    fn be_main(&self, main: bool) -> Option<()> {
        if self.main.replace(main) == main {
            return Some(());
        }
        let buttons = self.element.query_selector_all(".mk").ok()?;
        for i in 0..buttons.length() {
            let button: Element = buttons.get(i)?.unchecked_into();
            for (name, value) in [("tabindex", "-1"), ("aria-hidden", "true")] {
                if main {
                    button.remove_attribute(name).ok()?;
                } else {
                    button.set_attribute(name, value).ok()?;
                }
            }
        }
        Some(())
    }
}

/// Puts the keyboard's focus on the marker that shows a location.
pub(super) fn focus(map: &Map, position: Position) {
    let selector = format!("[data-at~=\"{position}\"]:not([tabindex])");
    if let Ok(Some(button)) = map.get_container().query_selector(&selector) {
        let _ = button.unchecked_into::<HtmlElement>().focus();
    }
}

/// The location whose marker has the focus.
fn focused_position(map: &Map) -> Option<Position> {
    let container = map.get_container();
    let active = container.query_selector(".mk:focus").ok()??;
    active
        .get_attribute("data-at")?
        .split(' ')
        .next()?
        .parse()
        .ok()
}

/// What names keep clear of: a round sign, a count with its signs, a row of signs over its dot, or a
/// region's label.
fn obstacle(group: &Group<'_>, scene: &Scene, row: bool) -> Obstacle {
    let spot = |index: &u32| scene.look.spot(scene.spots.position(*index)?);
    let first = group.members.first().and_then(spot);
    let zone = first.as_ref().filter(|spot| spot.zone);
    let count = group.members.len();
    #[allow(clippy::cast_precision_loss, reason = "some dozens")]
    let half = match (zone, count) {
        (Some(spot), 1) => [spot.name.chars().count() as f64 * 4.0 + 12.0, 14.0],
        // With the dot below it.
        (_, n) if row => [12.0 * n.min(12) as f64 + 5.0, 19.5],
        (_, 1) => [11.5, 11.5],
        (_, n) => [if n < 100 { 21.0 } else { 26.0 }, 18.0],
    };
    // Of many, somebody is elsewhere.
    let city = first.map(|spot| spot.city).filter(|city| {
        let mut members = group.members.iter();
        count <= 100 && members.all(|one| spot(one).is_some_and(|spot| spot.city == *city))
    });
    Obstacle {
        lat_lon: [group.lat, group.lon],
        half,
        rise: if row { 15.5 } else { 0.0 },
        is_home: false,
        city: city.unwrap_or_default(),
    }
}
