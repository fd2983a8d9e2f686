//! What the markers stand on: the countries, tinted by the services present, hatched where another service
//! answers from elsewhere, and the hatched region without a point.

use super::draw::Drawing;
use super::labels::Area;
use super::panel::{Panel, Rect};
use crate::Network;
use crate::analysis::{Fill, Services};
use crate::geo::{Basemap, Line};
use crate::model::{Country, Locale};

/// Fill of a country by the number of services present: none, one, two, three and more.
pub(super) const TINTS: [&str; 4] = ["#fbfbf9", "#f0ebcb", "#f0e49a", "#f2d93a"];

/// The sea.
pub(super) const SEA: &str = "#e4ecf2";
/// Borders and coasts.
pub(super) const LINE: &str = "#a7b3be";
/// The hatching where a service answers from elsewhere.
pub(super) const ELSEWHERE: &str = "#d9c35c";
/// The hatching of a region without a point.
pub(super) const HATCH: &str = "#8a7d14";

/// The land of a country; see [`Basemap::lands`].
pub(super) type Land = (Option<Country>, Vec<Line>);

/// A closed line in degrees, latitude first.
type Ring = [[f64; 2]];

/// What a map is made of.
pub(super) struct Ground<'a> {
    pub(super) network: &'a Network,
    pub(super) lands: &'a [Land],
    pub(super) basemap: &'a Basemap,
    pub(super) fills: &'a [Fill],
}

pub(super) fn draw(out: &mut Drawing, ground: &Ground<'_>, panel: &Panel, id: &str) {
    panel.begin(out, id);
    let tenth = [("transform", "scale(.1)"), ("stroke-linejoin", "round")];
    if id == "bk-world" {
        out.open("g", &tenth);
        out.path(&panel.sphere(), &[("fill", SEA)]);
        let line = [
            ("fill", "none"),
            ("stroke", "#d3dee7"),
            ("stroke-width", "6"),
        ];
        out.path(&panel.graticule(30), &line);
    } else {
        let Rect { x, y, w, h } = panel.frame;
        out.rect(x, y, w, h, &[("fill", SEA)]);
        out.open("g", &tenth);
    }
    let Tinted {
        tints,
        elsewhere,
        hatched,
    } = tinted(ground, |path, ring| {
        panel.add_ring(path, ring);
    });
    for (path, fill) in tints.iter().zip(TINTS) {
        let look = [
            ("fill", fill),
            ("fill-rule", "evenodd"),
            ("stroke", LINE),
            ("stroke-width", "7"),
        ];
        if !path.is_empty() {
            out.path(path, &look);
        }
    }
    let mut disputed = String::new();
    for line in ground.basemap.disputed_lines() {
        panel.add_line(&mut disputed, line.into_iter());
    }
    let look = [
        ("fill", "none"),
        ("stroke", "#7d8791"),
        ("stroke-width", "9"),
        ("stroke-dasharray", "25 20"),
    ];
    out.path(&disputed, &look);
    out.close("g");
    // The patterns are in pixels, so the paths are scaled inside of a group that is not.
    let hatch = |out: &mut Drawing, path: &str, pattern: &str| {
        let look = [
            ("fill", pattern),
            ("fill-rule", "evenodd"),
            ("transform", "scale(.1)"),
        ];
        if !path.is_empty() {
            out.path(path, &look);
        }
    };
    hatch(out, &elsewhere, "url(#bk-elsewhere)");
    if id != "bk-world" {
        hatch(out, &hatched, "url(#bk-hatch)");
    }
    out.close("g");
}

/// The countries as paths.
pub(super) struct Tinted {
    /// One for each of [`TINTS`].
    pub(super) tints: [String; TINTS.len()],
    /// Those that another service answers for from elsewhere.
    pub(super) elsewhere: String,
    /// Those that a region without a point spans.
    pub(super) hatched: String,
}

/// Sorts the countries by tint; `add` adds a ring to a path.
pub(super) fn tinted(ground: &Ground<'_>, mut add: impl FnMut(&mut String, &Ring)) -> Tinted {
    let Ground {
        network,
        lands,
        fills,
        ..
    } = *ground;
    let zones: Vec<Country> = network
        .locations()
        .iter()
        .filter_map(|location| network.place_of(location)?.zone.as_ref())
        .flat_map(|zone| zone.value.iter().copied())
        .collect();
    let mut tints: [String; TINTS.len()] = Default::default();
    let (mut elsewhere, mut hatched) = (String::new(), String::new());
    for (country, rings) in lands {
        let fill = country.and_then(|country| {
            let at = fills.binary_search_by_key(&country, |fill| fill.country);
            fills.get(at.ok()?)
        });
        let services = fill.map_or(Services::NONE, |fill| fill.here).len() as usize;
        let Some(path) = tints.get_mut(services.min(TINTS.len() - 1)) else {
            continue;
        };
        let from = path.len();
        for ring in rings {
            add(path, ring);
        }
        if fill.is_some_and(|fill| !fill.from_elsewhere.is_empty()) {
            elsewhere.push_str(path.get(from..).unwrap_or_default());
        }
        if country.is_some_and(|country| zones.contains(&country)) {
            hatched.push_str(path.get(from..).unwrap_or_default());
        }
    }
    Tinted {
        tints,
        elsewhere,
        hatched,
    }
}

/// The regions that have a name on this map: that of a candidate without a place, and that which the network is
/// of.
pub(super) fn areas<'a>(
    network: &'a Network,
    locale: Locale,
    lands: &[Land],
    panel: &Panel,
) -> Vec<Area<'a>> {
    let home = network.file().home_region.as_ref().map(|region| Area {
        name: region.name.get(locale),
        at: panel.place(region.lat_lon),
        look: ("font-weight", "700"),
    });
    let zone = zone(network, locale, lands, panel).map(|(name, at)| Area {
        name,
        at,
        look: ("font-style", "italic"),
    });
    let home = home.filter(|home| panel.frame.contains(home.at));
    home.into_iter().chain(zone).collect()
}

/// The name of a region without a point, and where it is written: in the midst of the countries
/// that it is said to span. The first such region, if there is any.
fn zone<'a>(
    network: &'a Network,
    locale: Locale,
    lands: &[Land],
    panel: &Panel,
) -> Option<(&'a str, [f64; 2])> {
    let regions = network
        .locations()
        .iter()
        .filter_map(|location| network.place_of(location));
    regions.into_iter().find_map(|place| {
        let spans = &place.zone.as_ref()?.value;
        let in_zone =
            |(country, _): &&Land| country.is_some_and(|country| spans.contains(&country));
        let (mut sum, mut count) = ([0.0; 2], 0.0);
        for (_, rings) in lands.iter().filter(in_zone) {
            let largest = rings.iter().max_by_key(|ring| ring.len())?;
            for &point in largest {
                let [x, y] = panel.place(point);
                sum = [
                    sum[0] + x / largest.len() as f64,
                    sum[1] + y / largest.len() as f64,
                ];
            }
            count += 1.0;
        }
        let middle = [sum[0] / count, sum[1] / count];
        panel
            .frame
            .contains(middle)
            .then(|| (place.name.get(locale), middle))
    })
}

/// The hatchings, in tenths of a pixel like the paths of the map.
pub(super) fn hatch(out: &mut Drawing) {
    out.open("defs", &[]);
    pattern(out, "bk-hatch", "rotate(45)", 10.0, (HATCH, ".7"));
    pattern(out, "bk-elsewhere", "rotate(-45)", 10.0, (ELSEWHERE, "1"));
    out.close("defs");
}

/// A pattern of lines 8 wide apart from one another, turned and scaled by `turn`, in units of which `scale`
/// are one.
pub(super) fn pattern(
    out: &mut Drawing,
    id: &str,
    turn: &str,
    scale: f64,
    (colour, opacity): (&str, &str),
) {
    let side = super::draw::tenths(8.0 * scale);
    out.open(
        "pattern",
        &[
            ("id", id),
            ("width", &side),
            ("height", &side),
            ("patternUnits", "userSpaceOnUse"),
            ("patternTransform", turn),
        ],
    );
    let mut look = vec![("fill", colour)];
    if opacity != "1" {
        look.push(("fill-opacity", opacity));
    }
    out.rect(0.0, 0.0, 1.3 * scale, 8.0 * scale, &look);
    out.close("pattern");
}
