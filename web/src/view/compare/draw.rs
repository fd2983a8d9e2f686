//! Other networks on the map: a letter for each, under the markers, so that nobody takes one for the other.
//! What they say stands in the tables, for the keyboard and for screen readers too.

use std::cell::RefCell;
use std::collections::HashMap;

use buitenkaart_core::analysis::{Counted, counts};
use buitenkaart_core::geo::{self, Clusters};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::worked::letter;
use crate::i18n as t;
use crate::i18n::compare as s;
use crate::map::MapView;
use crate::others::{Drawn, Other};
use crate::view::ctx::Ctx;
use crate::viewport::{MAX_ZOOM, turns};

/// How near two of one network may come, in CSS pixels, before they are shown as one.
const RADIUS: f64 = 36.0;

/// Draws them where the map stands: what is there already stays.
pub(super) fn draw(ctx: &Ctx, map: &MapView) {
    let container = map.element();
    let mut before: HashMap<String, Element> = HashMap::new();
    if let Ok(found) = container.query_selector_all(".other") {
        for at in 0..found.length() {
            let Some(element) = found
                .get(at)
                .and_then(|node| node.dyn_into::<Element>().ok())
            else {
                continue;
            };
            before.insert(
                element.get_attribute("data-key").unwrap_or_default(),
                element,
            );
        }
    }
    if let Some(stands) = map.stands() {
        for (at, other) in (1..).zip(&ctx.state.others.here) {
            marks(ctx, map, stands, at, other, &mut before);
        }
    }
    for gone in before.into_values() {
        gone.remove();
    }
}

/// Draws one of them.
fn marks(
    ctx: &Ctx,
    map: &MapView,
    (view, round, size): (crate::viewport::Viewpoint, f64, (i32, i32)),
    at: usize,
    other: &Other,
    before: &mut HashMap<String, Element>,
) {
    let l = ctx.l();
    let Drawn {
        clusters,
        points,
        positions,
    } = other.drawn.get_or_init(|| gather(other));
    let mut clusters = clusters.borrow_mut();
    let level = clusters.level(view.zoom);
    let world = 256.0 * f64::from(1_u32 << view.zoom.min(20));
    let [width, height] = [size.0, size.1].map(f64::from);
    let (cx, _) = geo::mercator(view.lat, view.lon, view.zoom);
    for group in level.within([view.lat, view.lon], [width, height]) {
        let members = level.members(group);
        let point = level
            .middle(group)
            .and_then(|middle| points.get(middle as usize));
        let (Some(&[lat, lon]), Some(letter)) = (point, letter(at)) else {
            continue;
        };
        let (x, _) = geo::mercator(lat, lon, view.zoom);
        for copy in turns(x - cx, world, width) {
            let lon = lon + round + copy / world * 360.0;
            let count = members.len();
            // In whole thousandths: formatting floats is heavy.
            let [south, east] = [lat, lon].map(|degrees| (degrees * 1000.0).round() as i64);
            let title = other.dataset.network.file().title.get(l);
            let first = members
                .first()
                .and_then(|first| positions.get(*first as usize));
            let first = first.and_then(|at| other.dataset.network.locations().get(*at as usize));
            let named = match (count, first) {
                (1, Some(location)) => format!("{} · {title}", location.name.get(l)),
                _ => t::fill(s::many_of(l), &[&count.to_string(), title]),
            };
            // The same letter at the same point may be another network's by now.
            let which = std::ptr::from_ref(other).addr();
            let key = format!("{letter} {count} {south} {east} {which} {named}");
            if before.remove(&key).is_some() {
                continue;
            }
            let text = if count == 1 {
                letter.to_string()
            } else {
                format!("{letter} {count}")
            };
            let made = element(&text, &named, at, &key);
            if let Some(made) = made {
                map.put(&made, lat, lon);
            }
        }
    }
}

fn element(text: &str, named: &str, at: usize, key: &str) -> Option<Element> {
    let element = document().create_element("span").ok()?;
    element.set_class_name(&format!("other leaflet-zoom-animated o{at}"));
    element.set_text_content(Some(text));
    for (name, value) in [("title", named), ("data-key", key), ("aria-hidden", "true")] {
        element.set_attribute(name, value).ok()?;
    }
    Some(element)
}

/// Where what is present or contested is.
fn gather(other: &Other) -> Drawn {
    let network = &other.dataset.network;
    let (mut positions, mut points) = (Vec::new(), Vec::new());
    for (position, location) in (0..).zip(network.locations()) {
        let point = network.place_of(location).and_then(|place| place.lat_lon);
        if let Some(point) = point.filter(|_| counts(location) != Counted::Absent) {
            positions.push(position);
            points.push(point);
        }
    }
    Drawn {
        clusters: RefCell::new(Clusters::new(&points, RADIUS, MAX_ZOOM)),
        points,
        positions,
    }
}
