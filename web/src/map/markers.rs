//! Markers: buttons on the map, gathered into groups where they would hide one another.

use std::cell::RefCell;
use std::f64::consts::TAU;
use std::rc::Rc;

use ::leaflet::{LatLng, Layer, Map, Marker, Point};
use buitenkaart_core::analysis::{Effective, Position};
use buitenkaart_core::geo;
use gloo::utils::document;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use super::leaflet::DivIcon;
use super::names::Obstacle;
use super::scene::{Scene, Spot};
use crate::browser::object::options;
use crate::i18n as t;
use crate::viewport::Viewpoint;

/// How near two markers may come, in CSS pixels, before they are shown as one.
const GROUP_RADIUS: f64 = 40.0;

/// Several locations, or one, at a point of the map.
struct Group {
    members: Vec<usize>,
    lat: f64,
    lon: f64,
}

/// A marker on the map.
struct Shown {
    /// What it looks like: the same key, the same marker.
    key: String,
    marker: Marker,
    /// What the names on the map keep clear of.
    obstacle: Obstacle,
}

/// The markers on a map.
pub(super) struct Markers {
    shown: RefCell<Vec<Shown>>,
}

impl Markers {
    pub(super) fn new() -> Self {
        Self {
            shown: RefCell::default(),
        }
    }

    /// Shows what is in this view of a map so many CSS pixels large, and within half of that around
    /// it; and the marker that has the focus. Markers that stay as they are stay.
    pub(super) fn update(
        &self,
        map: &Map,
        scene: &Scene,
        view: Viewpoint,
        size: (i32, i32),
        open: Option<Position>,
    ) {
        let mut before = self.shown.take();
        let mut after = Vec::with_capacity(before.len());
        let focused = focused_position(map);
        let kept = [focused, open, scene.selected];
        for group in groups(&scene.spots, view.zoom) {
            let members: Vec<&Spot> = group
                .members
                .iter()
                .filter_map(|i| scene.spots.get(*i))
                .collect();
            // Moving what nobody sees would cost as much as moving the rest.
            if !is_near(&group, view, size)
                && !members.iter().any(|s| kept.contains(&Some(s.position)))
            {
                continue;
            }
            let opened = members.len() > 1 && members.iter().any(|s| Some(s.position) == open);
            if opened {
                let count = members.len();
                for (i, spot) in members.into_iter().enumerate() {
                    let offset = fan(i, count);
                    keep_or_add(
                        map,
                        &mut before,
                        &mut after,
                        &[spot],
                        (group.lat, group.lon),
                        offset,
                        scene,
                    );
                }
            } else {
                let at = (group.lat, group.lon);
                keep_or_add(map, &mut before, &mut after, &members, at, (0, 0), scene);
            }
        }
        for gone in before {
            map.remove_layer(gone.marker.unchecked_ref::<Layer>());
        }
        self.shown.replace(after);
        if let Some(position) = focused {
            focus(map, position);
        }
    }

    /// Where the markers stand, and which city each is in.
    pub(super) fn obstacles(&self) -> Vec<Obstacle> {
        let shown = self.shown.borrow();
        shown.iter().map(|one| one.obstacle.clone()).collect()
    }
}

/// Puts the keyboard's focus on the marker that shows a location.
pub(super) fn focus(map: &Map, position: Position) {
    let selector = format!("[data-at~=\"{position}\"]");
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

/// Where the `i`th of `count` members of an opened group stands, in CSS pixels from the group.
fn fan(i: usize, count: usize) -> (i32, i32) {
    #[allow(clippy::cast_precision_loss, reason = "a handful")]
    let (i, count) = (i as f64, count as f64);
    let radius = (count * 36.0 / TAU).max(34.0);
    let angle = TAU * i / count - TAU / 4.0;
    #[allow(clippy::cast_possible_truncation, reason = "some hundreds")]
    let whole = |n: f64| n.round() as i32;
    (whole(radius * angle.cos()), whole(radius * angle.sin()))
}

/// Whether a group is in view, or less than half a map away from it.
fn is_near(group: &Group, view: Viewpoint, (width, height): (i32, i32)) -> bool {
    let [(x, y), (cx, cy)] = [(group.lat, group.lon), (view.lat, view.lon)]
        .map(|(lat, lon)| geo::mercator(lat, lon, view.zoom));
    (x - cx).abs() <= f64::from(width) && (y - cy).abs() <= f64::from(height)
}

/// Gathers spots that are near one another at this zoom.
fn groups(spots: &[Spot], zoom: u8) -> Vec<Group> {
    let points: Vec<(f64, f64)> = spots
        .iter()
        .map(|spot| {
            let (x, y) = geo::mercator(spot.lat, spot.lon, zoom);
            (x, y)
        })
        .collect();
    geo::cluster(&points, GROUP_RADIUS, f64::INFINITY)
        .into_iter()
        .filter_map(|members| {
            let (mut lat, mut lon, mut n) = (0.0, 0.0, 0.0);
            for spot in members.iter().filter_map(|i| spots.get(*i)) {
                lat += spot.lat;
                lon += spot.lon;
                n += 1.0;
            }
            // Not at the middle itself, which may lie in the sea or in another country.
            let far = |spot: &&Spot| (spot.lat - lat / n).hypot(spot.lon - lon / n);
            let nearest = members.iter().filter_map(|i| spots.get(*i));
            let nearest = nearest.min_by(|a, b| far(a).total_cmp(&far(b)))?;
            Some(Group {
                lat: nearest.lat,
                lon: nearest.lon,
                members,
            })
        })
        .collect()
}

/// Keeps the marker with this look, or adds one.
fn keep_or_add(
    map: &Map,
    before: &mut Vec<Shown>,
    after: &mut Vec<Shown>,
    members: &[&Spot],
    (lat, lon): (f64, f64),
    (dx, dy): (i32, i32),
    scene: &Scene,
) {
    let at = members
        .iter()
        .map(|s| s.position.to_string())
        .collect::<Vec<_>>()
        .join(" ");
    let chosen = members.iter().any(|s| Some(s.position) == scene.selected);
    let key = format!("{at}|{chosen}|{dx}|{dy}|{}", scene.locale.tag());
    if let Some(i) = before.iter().position(|s| s.key == key) {
        after.push(before.swap_remove(i));
        return;
    }
    let Some(button) = button(members, &at, chosen, scene) else {
        return;
    };
    let root = if (dx, dy) == (0, 0) {
        button
    } else {
        with_leg(&button, dx, dy).unwrap_or(button)
    };
    let Ok(icon) = DivIcon::new(&options(&[
        ("html", root.into()),
        ("className", "mk-at".into()),
        ("iconSize", Point::new(0.0, 0.0).into()),
    ])) else {
        return;
    };
    let marker = Marker::new_with_options(
        &LatLng::new(lat, lon),
        options(&[
            ("icon", icon.into()),
            ("interactive", false.into()),
            ("keyboard", false.into()),
            // A small sign over the edge of a wide one: both can be hit.
            ("zIndexOffset", stacking(members.len(), chosen).into()),
        ])
        .unchecked_ref(),
    );
    map.add_layer(marker.unchecked_ref::<Layer>());
    after.push(Shown {
        key,
        marker,
        obstacle: obstacle(members, [lat, lon]),
    });
}

/// What names keep clear of: a round sign, a count with its signs, or a region's label.
fn obstacle(members: &[&Spot], lat_lon: [f64; 2]) -> Obstacle {
    let first = members.first();
    let city = first.map(|spot| spot.city.clone()).unwrap_or_default();
    let zone = first.filter(|spot| spot.zone);
    #[allow(clippy::cast_precision_loss, reason = "some dozens")]
    let half = match (zone, members.len()) {
        (Some(spot), _) => [spot.name.chars().count() as f64 * 4.0 + 12.0, 14.0],
        (None, 1) => [14.0, 14.0],
        (None, _) => [32.0, 15.0],
    };
    Obstacle {
        lat_lon,
        half,
        city: if members.iter().all(|spot| spot.city == city) {
            city
        } else {
            Rc::default()
        },
    }
}

/// How high a marker stands over the others, beside Leaflet's order by latitude.
fn stacking(members: usize, chosen: bool) -> i32 {
    match (chosen, members) {
        (true, _) => 2000,
        (false, 1) => 1000,
        (false, _) => 0,
    }
}

fn element(tag: &str, class: &str) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    element.set_class_name(class);
    Some(element)
}

/// The button of a marker: a glyph, or a count and the glyphs of the services in it.
fn button(members: &[&Spot], at: &str, chosen: bool, scene: &Scene) -> Option<Element> {
    let first = members.first()?;
    let group = members.len() > 1;
    let class = match (group, first.zone, chosen) {
        (true, _, false) => "mk many",
        (true, _, true) => "mk many on",
        (false, true, false) => "mk zone",
        (false, true, true) => "mk zone on",
        (false, false, false) => "mk",
        (false, false, true) => "mk on",
    };
    let button = element("button", class)?;
    button.set_attribute("type", "button").ok()?;
    button.set_attribute("data-at", at).ok()?;
    if chosen {
        button.set_attribute("aria-current", "true").ok()?;
    }
    let add = |parent: &Element, child: &Element| parent.append_child(child).map(|_| ()).ok();
    if group {
        let count = element("b", "n")?;
        count.set_text_content(Some(&members.len().to_string()));
        add(&button, &count)?;
        let mut classes: Vec<&str> = Vec::new();
        for spot in members {
            if !classes.contains(&spot.glyph.as_str()) {
                classes.push(&spot.glyph);
            }
        }
        // One small glyph for each service, the plainest of its kind.
        let mut bases: Vec<&str> = Vec::new();
        for base in classes.iter().filter_map(|c| c.split(' ').nth(1)) {
            if let Err(at) = bases.binary_search(&base) {
                bases.insert(at, base);
            }
        }
        let set = element("span", "set")?;
        for base in bases {
            add(&set, &element("i", &format!("g {base}"))?)?;
        }
        add(&button, &set)?;
        for child in [&count, &set] {
            child.set_attribute("aria-hidden", "true").ok()?;
        }
    } else if first.zone {
        let name = element("span", "zone-name")?;
        name.set_text_content(Some(&first.name));
        name.set_attribute("aria-hidden", "true").ok()?;
        add(&button, &name)?;
    } else {
        add(&button, &element("i", &first.glyph)?)?;
    }
    let tip = element("span", "tip")?;
    let label = if group {
        let names = members
            .iter()
            .map(|s| &*s.name)
            .collect::<Vec<_>>()
            .join(", ");
        t::fill(
            t::group_of(scene.locale),
            &[&members.len().to_string(), &names],
        )
    } else if first.standing == Effective::Open {
        first.name.to_string()
    } else {
        format!("{} ({})", first.name, first.detail)
    };
    tip.set_text_content(Some(&label));
    add(&button, &tip)?;
    Some(button)
}

/// A button that stands off its point, with a line back to it.
fn with_leg(button: &Element, dx: i32, dy: i32) -> Option<Element> {
    let root = element("div", "fan")?;
    let leg = element("span", "leg")?;
    let style = leg.unchecked_ref::<HtmlElement>().style();
    let (across, down) = (f64::from(dx), f64::from(dy));
    #[allow(clippy::cast_possible_truncation, reason = "some hundreds")]
    let (length, angle) = (
        across.hypot(down).round() as i32,
        down.atan2(across).to_degrees().round() as i32,
    );
    style.set_property("width", &format!("{length}px")).ok()?;
    style
        .set_property("transform", &format!("rotate({angle}deg)"))
        .ok()?;
    let style = button.unchecked_ref::<HtmlElement>().style();
    style.set_property("left", &format!("{dx}px")).ok()?;
    style.set_property("top", &format!("{dy}px")).ok()?;
    root.append_child(&leg).ok()?;
    root.append_child(button).ok()?;
    Some(root)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fan_keeps_its_members_apart() {
        for count in 2..12 {
            for i in 0..count {
                let (ax, ay) = fan(i, count);
                let (bx, by) = fan((i + 1) % count, count);
                let apart = f64::from(ax - bx).hypot(f64::from(ay - by));
                assert!(apart >= 28.0, "{i} of {count}");
            }
        }
    }

    fn spot(position: u32, lat: f64, lon: f64) -> Spot {
        Spot {
            position,
            lat,
            lon,
            name: "".into(),
            city: "".into(),
            detail: "".into(),
            glyph: String::new(),
            standing: Effective::Open,
            zone: false,
        }
    }

    #[test]
    fn every_spot_is_in_one_group_at_every_zoom() {
        // Vienna twice, Bratislava 55 km away, and Tokyo.
        let spots = [
            spot(0, 48.21, 16.37),
            spot(1, 48.15, 17.11),
            spot(2, 35.68, 139.69),
            spot(3, 48.21, 16.37),
        ];
        for zoom in 0..=12 {
            let groups = groups(&spots, zoom);
            let mut members: Vec<usize> = groups.iter().flat_map(|g| g.members.clone()).collect();
            members.sort_unstable();
            assert_eq!(members, [0, 1, 2, 3], "zoom {zoom}");
            for group in &groups {
                let here = |i: &usize| (spots[*i].lat, spots[*i].lon) == (group.lat, group.lon);
                assert!(group.members.iter().any(here), "at the place of none");
            }
            let alone = groups.iter().any(|group| group.members == [2]);
            assert!(alone || zoom < 1, "Tokyo at zoom {zoom}");
            let wanted = if zoom < 7 { 2 } else { 3 };
            assert!(groups.len() <= wanted, "zoom {zoom}: {}", groups.len());
        }
        // The two of one address never part: they fan out.
        assert!(
            groups(&spots, 12)
                .iter()
                .any(|group| group.members == [0, 3])
        );
    }
}
