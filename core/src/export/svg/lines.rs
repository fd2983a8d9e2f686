//! Lines of responsibility: from everybody who is present to the countries elsewhere that they answer for.

use super::draw::{Drawing, tenths};
use super::panel::Panel;
use crate::Network;
use crate::analysis::{Counted, counts, reach};
use crate::geo::Basemap;

/// Their colour, through which one sees what lies below.
pub(super) const LOOK: [(&str, &str); 4] = [
    ("fill", "none"),
    ("stroke", "#0055cc"),
    ("stroke-opacity", ".6"),
    ("stroke-width", "1.5"),
];

/// From where to where, degrees, latitude first.
pub(super) fn lines(network: &Network, basemap: &Basemap) -> Vec<[[f64; 2]; 2]> {
    let mut lines = Vec::new();
    for location in network.locations() {
        let Some(place) = network.place_of(location) else {
            continue;
        };
        let (Some(from), Counted::Present) = (place.lat_lon, counts(location)) else {
            continue;
        };
        for country in reach(location, place.country) {
            lines.extend(basemap.label_point(country).map(|to| [from, to]));
        }
    }
    lines
}

/// Draws those of which an end is on this map, within its frame; of those that lie whole on another map,
/// none.
pub(super) fn draw(
    out: &mut Drawing,
    lines: &[[[f64; 2]; 2]],
    panel: &Panel,
    id: &str,
    other: Option<&Panel>,
) {
    let mut path = String::new();
    for line in lines {
        let ends = line.map(|at| panel.place(at));
        let is_on = |panel: &Panel, at: [f64; 2]| panel.frame.contains(panel.place(at));
        let is_elsewhere = other.is_some_and(|other| line.iter().all(|at| is_on(other, *at)));
        if is_elsewhere || !ends.iter().any(|end| panel.frame.contains(*end)) {
            continue;
        }
        let [[x, y], [to_x, to_y]] = ends.map(|end| end.map(tenths));
        path.push_str(&["M", &x, " ", &y, "L", &to_x, " ", &to_y].concat());
    }
    if !path.is_empty() {
        out.open("g", &[("clip-path", &["url(#", id, ")"].concat())]);
        out.path(&path, &LOOK);
        out.close("g");
    }
}
