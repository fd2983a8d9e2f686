//! Markers: buttons on the map, gathered into groups where they would hide one another.

use std::cell::RefCell;
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

/// How near two locations of one city are, in degrees.
pub(super) const CITY: f64 = 0.02;

/// Several locations, or one, at a point of the map.
struct Group {
    members: Vec<usize>,
    lat: f64,
    lon: f64,
    /// They stand side by side.
    opened: bool,
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
        for group in groups(&scene.spots, view.zoom, &[open, scene.selected]) {
            let members: Vec<&Spot> = group
                .members
                .iter()
                .filter_map(|i| scene.spots.get(*i))
                .collect();
            // Moving what nobody sees would cost as much as moving the rest.
            if is_near(&group, view, size)
                || members.iter().any(|s| kept.contains(&Some(s.position)))
            {
                keep_or_add(map, &mut before, &mut after, &group, &members, scene);
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

/// Whether a group is in view, or less than half a map away from it.
fn is_near(group: &Group, view: Viewpoint, (width, height): (i32, i32)) -> bool {
    let [(x, y), (cx, cy)] = [(group.lat, group.lon), (view.lat, view.lon)]
        .map(|(lat, lon)| geo::mercator(lat, lon, view.zoom));
    (x - cx).abs() <= f64::from(width) && (y - cy).abs() <= f64::from(height)
}

/// Whether two spots are in the same city: nothing else ever stands side by side.
fn same_city(a: &Spot, b: &Spot) -> bool {
    (a.lat - b.lat).abs().max((a.lon - b.lon).abs()) < CITY
}

/// Gathers spots that are near one another at this zoom. The cities of those that are `opened` stand
/// by themselves, their locations side by side.
fn groups(spots: &[Spot], zoom: u8, opened: &[Option<Position>]) -> Vec<Group> {
    let mut rows: Vec<Group> = Vec::new();
    let mut rest: Vec<usize> = Vec::new();
    let cities: Vec<&Spot> = spots
        .iter()
        .filter(|spot| opened.contains(&Some(spot.position)))
        .collect();
    for (i, spot) in spots.iter().enumerate() {
        let Some(city) = cities.iter().find(|city| same_city(city, spot)) else {
            rest.push(i);
            continue;
        };
        let row = rows
            .iter_mut()
            .find(|row| (row.lat, row.lon) == (city.lat, city.lon));
        match row {
            Some(row) => row.members.push(i),
            None => rows.push(Group {
                members: vec![i],
                lat: city.lat,
                lon: city.lon,
                opened: true,
            }),
        }
    }
    let points: Vec<(f64, f64)> = rest
        .iter()
        .filter_map(|i| spots.get(*i))
        .map(|spot| geo::mercator(spot.lat, spot.lon, zoom))
        .collect();
    let gathered = geo::cluster(&points, GROUP_RADIUS, f64::INFINITY)
        .into_iter()
        .filter_map(|members| {
            let members: Vec<usize> = members
                .iter()
                .filter_map(|i| rest.get(*i).copied())
                .collect();
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
                opened: false,
            })
        });
    rows.extend(gathered);
    rows
}

/// Keeps the marker with this look, or adds one.
fn keep_or_add(
    map: &Map,
    before: &mut Vec<Shown>,
    after: &mut Vec<Shown>,
    group: &Group,
    members: &[&Spot],
    scene: &Scene,
) {
    let at = positions(members);
    let chosen = members.iter().find(|s| Some(s.position) == scene.selected);
    let row = group.opened && members.len() > 1;
    let key = [
        &*at,
        &chosen.map_or_else(String::new, |s| s.position.to_string()),
        if row { "row" } else { "" },
        scene.locale.tag(),
    ]
    .join("|");
    if let Some(i) = before.iter().position(|s| s.key == key) {
        after.push(before.swap_remove(i));
        return;
    }
    let root = if row {
        side_by_side(members, scene)
    } else {
        button(members, scene)
    };
    let Some(root) = root else { return };
    let Ok(icon) = DivIcon::new(&options(&[
        ("html", root.into()),
        ("className", "mk-at".into()),
        ("iconSize", Point::new(0.0, 0.0).into()),
    ])) else {
        return;
    };
    let marker = Marker::new_with_options(
        &LatLng::new(group.lat, group.lon),
        options(&[
            ("icon", icon.into()),
            ("interactive", false.into()),
            ("keyboard", false.into()),
            // A small sign over the edge of a wide one: both can be hit.
            (
                "zIndexOffset",
                stacking(members.len(), row || chosen.is_some()).into(),
            ),
        ])
        .unchecked_ref(),
    );
    map.add_layer(marker.unchecked_ref::<Layer>());
    after.push(Shown {
        key,
        marker,
        obstacle: obstacle(members, group, row),
    });
}

/// The positions of locations as an attribute has them.
fn positions(members: &[&Spot]) -> String {
    let all: Vec<String> = members.iter().map(|s| s.position.to_string()).collect();
    all.join(" ")
}

/// What names keep clear of: a round sign, a count with its signs, a row of signs over its dot, or a
/// region's label.
fn obstacle(members: &[&Spot], group: &Group, row: bool) -> Obstacle {
    let first = members.first();
    let city = first.map(|spot| spot.city.clone()).unwrap_or_default();
    let zone = first.filter(|spot| spot.zone);
    #[allow(clippy::cast_precision_loss, reason = "some dozens")]
    let half = match (zone, members.len()) {
        (Some(spot), _) => [spot.name.chars().count() as f64 * 4.0 + 12.0, 14.0],
        (None, n) if row => [12.0 * n as f64 + 5.0, 14.0],
        (None, 1) => [14.0, 14.0],
        (None, _) => [32.0, 15.0],
    };
    Obstacle {
        lat_lon: [group.lat, group.lon],
        half,
        rise: if row { 21.0 } else { 0.0 },
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
fn button(members: &[&Spot], scene: &Scene) -> Option<Element> {
    let first = members.first()?;
    let chosen = members.iter().any(|s| Some(s.position) == scene.selected);
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
    button.set_attribute("data-at", &positions(members)).ok()?;
    if chosen {
        button.set_attribute("aria-current", "true").ok()?;
    }
    let add = |parent: &Element, child: &Element| parent.append_child(child).map(|_| ()).ok();
    if group {
        let count = element("b", "n")?;
        count.set_text_content(Some(&members.len().to_string()));
        add(&button, &count)?;
        // One small glyph for each service: that of the location that stands firmest.
        let mut firmest: Vec<&Spot> = Vec::new();
        for spot in members.iter().copied() {
            match firmest.binary_search_by(|other| shape(other).cmp(shape(spot))) {
                Ok(at) => {
                    if let Some(other) = firmest.get_mut(at)
                        && rank(spot) < rank(other)
                    {
                        *other = spot;
                    }
                }
                Err(at) => firmest.insert(at, spot),
            }
        }
        let set = element("span", "set")?;
        for spot in firmest {
            add(&set, &element("i", &spot.glyph)?)?;
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
        let count = members.len().to_string();
        if members.iter().all(|spot| same_city(first, spot)) {
            let names: Vec<&str> = members.iter().map(|s| &*s.name).collect();
            t::fill(t::group_of(scene.locale), &[&count, &names.join(", ")])
        } else {
            t::fill(t::group_closer(scene.locale), &[&count])
        }
    } else if first.standing == Effective::Open {
        first.name.to_string()
    } else {
        format!("{} ({})", first.name, first.detail)
    };
    tip.set_text_content(Some(&label));
    add(&button, &tip)?;
    Some(button)
}

/// The service that a sign is of, by the class of its shape.
fn shape(spot: &Spot) -> &str {
    spot.glyph.split(' ').nth(1).unwrap_or_default()
}

/// How firm a location stands: open first, and an old sighting after one of late.
fn rank(spot: &Spot) -> (Effective, usize) {
    (spot.standing, spot.glyph.len())
}

/// The locations of one city in a row, over a dot on the place itself.
fn side_by_side(members: &[&Spot], scene: &Scene) -> Option<Element> {
    let root = element("div", "city")?;
    let row = element("div", "")?;
    for spot in members {
        let one = button(&[spot], scene)?;
        row.append_child(&one).ok()?;
    }
    root.append_child(&row).ok()?;
    Some(root)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let groups = groups(&spots, zoom, &[None]);
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
            groups(&spots, 12, &[None])
                .iter()
                .any(|group| group.members == [0, 3])
        );
    }
    #[test]
    fn only_one_city_ever_stands_side_by_side_and_at_its_place() {
        let spots = [
            spot(0, 48.21, 16.37),
            spot(1, 48.15, 17.11),
            spot(2, 48.211, 16.371),
            spot(3, 47.5, 19.04),
        ];
        for zoom in 0..=12 {
            for opened in [[Some(0), None], [Some(2), Some(0)], [None, Some(1)]] {
                let groups = groups(&spots, zoom, &opened);
                let count: usize = groups.iter().map(|group| group.members.len()).sum();
                assert_eq!(count, spots.len());
                for row in groups.iter().filter(|group| group.opened) {
                    let wanted: &[usize] = if row.members.contains(&1) {
                        &[1]
                    } else {
                        &[0, 2]
                    };
                    assert_eq!(row.members, wanted, "zoom {zoom}");
                    let first = &spots[row.members[0]];
                    assert!((first.lat - row.lat).hypot(first.lon - row.lon) < CITY);
                }
                assert!(groups.iter().any(|group| group.opened));
            }
        }
    }
}
