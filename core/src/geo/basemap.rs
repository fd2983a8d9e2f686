//! The countries of the world as shapes: who lies where, who borders on whom.

use std::ops::Range;

use super::mercator;
use crate::model::Country;

/// The world is this many grid units wide and high (Web Mercator).
pub(super) const GRID: u16 = 32_768;

/// What a line on the map is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Land against water.
    Coast,
    /// Between two countries.
    Border,
    /// Between two countries, or between a country and land whose status is open; dashed.
    Disputed,
    /// Within one country (Hong Kong, Macao): not drawn.
    Internal,
}

/// A rectangle in grid units; empty where `min > max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) min: [u16; 2],
    pub(super) max: [u16; 2],
}

impl Bounds {
    pub(super) const EMPTY: Self = Self {
        min: [u16::MAX; 2],
        max: [0; 2],
    };

    pub(super) fn add(&mut self, [x, y]: [u16; 2]) {
        self.min = [self.min[0].min(x), self.min[1].min(y)];
        self.max = [self.max[0].max(x), self.max[1].max(y)];
    }

    pub(super) fn join(&mut self, other: Self) {
        self.add(other.min);
        self.add(other.max);
    }

    fn holds(&self, [x, y]: [f64; 2]) -> bool {
        x >= f64::from(self.min[0])
            && x <= f64::from(self.max[0])
            && y >= f64::from(self.min[1])
            && y <= f64::from(self.max[1])
    }

    /// How far a point is outside; 0 inside.
    fn distance(&self, [x, y]: [f64; 2]) -> f64 {
        let beyond =
            |v: f64, min: u16, max: u16| (f64::from(min) - v).max(v - f64::from(max)).max(0.0);
        beyond(x, self.min[0], self.max[0]).hypot(beyond(y, self.min[1], self.max[1]))
    }

    pub(super) fn width(&self) -> u16 {
        self.max[0].saturating_sub(self.min[0])
    }

    pub(super) fn height(&self) -> u16 {
        self.max[1].saturating_sub(self.min[1])
    }

    fn extent(&self) -> u32 {
        u32::from(self.width()) * u32::from(self.height())
    }
}

/// A piece of line between two junctions, shared by the one or two countries beside it.
#[derive(Clone, Debug)]
pub(super) struct Arc {
    pub(super) points: Range<usize>,
    pub(super) bounds: Bounds,
    pub(super) line: Line,
    /// The areas beside it (indices), in order of use.
    pub(super) sides: [Option<u16>; 2],
}

/// A use of an arc in a ring.
#[derive(Clone, Copy, Debug)]
pub(super) struct ArcUse {
    pub(super) arc: u32,
    pub(super) backwards: bool,
}

/// A closed line.
#[derive(Clone, Debug)]
pub(super) struct Ring {
    pub(super) arcs: Range<usize>,
    pub(super) bounds: Bounds,
}

/// A country, or land of open status.
#[derive(Clone, Debug)]
pub(super) struct Area {
    pub(super) country: Option<Country>,
    pub(super) rings: Range<usize>,
    pub(super) bounds: Bounds,
}

/// The countries of the world as shapes. Borders follow the positions of the EU and the UN; the
/// map takes no position where they are in dispute.
///
/// ```
/// use buitenkaart_core::geo::basemap;
/// assert_eq!(basemap().country_at(50.85, 4.35).unwrap().as_str(), "BE");
/// assert_eq!(basemap().country_at(0.0, 0.0), None);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Basemap {
    pub(super) points: Vec<[u16; 2]>,
    pub(super) arcs: Vec<Arc>,
    pub(super) uses: Vec<ArcUse>,
    pub(super) rings: Vec<Ring>,
    pub(super) areas: Vec<Area>,
}

/// How far off the land a place on a coast may lie on these rough shapes: for
/// [`country_near`](Basemap::country_near), in kilometres.
pub const COAST_KM: f64 = 15.0;

impl Basemap {
    /// The countries that have a shape, by code.
    pub fn countries(&self) -> impl Iterator<Item = Country> {
        self.areas.iter().filter_map(|area| area.country)
    }

    /// The country that a point lies in (degrees WGS 84), by the even-odd rule; none at sea and
    /// on land of open status. As rough as the shapes are: a kilometre or two in Europe, some five
    /// elsewhere; see [`country_near`](Self::country_near).
    #[must_use]
    pub fn country_at(&self, lat: f64, lon: f64) -> Option<Country> {
        let point = grid(lat, lon)?;
        self.areas
            .iter()
            .filter(|area| area.bounds.holds(point) && self.holds(area, point))
            // The Vatican's shape lies on Italy's: the smaller one counts.
            .min_by_key(|area| area.bounds.extent())?
            .country
    }

    /// The country that a point lies in, or else the one whose land is nearest within `km`
    /// kilometres: for points on a coast, and on islands that the map leaves out.
    #[must_use]
    pub fn country_near(&self, lat: f64, lon: f64, km: f64) -> Option<Country> {
        if let Some(country) = self.country_at(lat, lon) {
            return Some(country);
        }
        let point = grid(lat, lon)?;
        // Grid units a kilometre, here: the Earth's mean circumference is 40 030.2 km.
        let unit = f64::from(GRID) / 40_030.2 / lat.to_radians().cos().max(0.01);
        let mut nearest = (km * unit, None);
        for area in &self.areas {
            if area.country.is_none() || area.bounds.distance(point) > nearest.0 {
                continue;
            }
            for ring in self.rings_of(area) {
                self.each_edge(ring, |a, b| {
                    let distance = to_edge(point, a, b);
                    if distance < nearest.0 {
                        nearest = (distance, area.country);
                    }
                });
            }
        }
        nearest.1
    }

    /// The countries that a country has a border on land with, by code. Across the sea there
    /// are none.
    #[must_use]
    pub fn neighbours(&self, country: Country) -> Vec<Country> {
        let here = |side: Option<u16>| {
            let area = side.and_then(|side| self.areas.get(usize::from(side)));
            area.is_some_and(|area| area.country == Some(country))
        };
        let mut touches = vec![false; self.areas.len()];
        for arc in &self.arcs {
            let [a, b] = arc.sides;
            for (side, other) in [(a, b), (b, a)] {
                if let Some(other) = other
                    && here(side)
                    && let Some(touches) = touches.get_mut(usize::from(other))
                {
                    *touches = true;
                }
            }
        }
        let areas = self.areas.iter().zip(touches);
        let found = areas.filter_map(|(area, touches)| area.country.filter(|_| touches));
        found.filter(|&other| other != country).collect()
    }

    pub(super) fn area(&self, country: Country) -> Option<&Area> {
        self.areas.iter().find(|area| area.country == Some(country))
    }

    pub(super) fn rings_of(&self, area: &Area) -> &[Ring] {
        self.rings.get(area.rings.clone()).unwrap_or_default()
    }

    fn holds(&self, area: &Area, point: [f64; 2]) -> bool {
        let mut inside = false;
        for ring in self.rings_of(area) {
            if ring.bounds.holds(point) {
                self.each_edge(ring, |a, b| inside ^= crosses(a, b, point));
            }
        }
        inside
    }

    /// Calls back with every edge of a ring, in order and direction.
    pub(super) fn each_edge(&self, ring: &Ring, mut edge: impl FnMut([u16; 2], [u16; 2])) {
        for (arc, backwards) in self.pieces(ring) {
            let points = self.points_of(arc);
            let pairs = points.windows(2).filter_map(|pair| match *pair {
                [a, b] => Some((a, b)),
                _ => None,
            });
            if backwards {
                pairs.rev().for_each(|(a, b)| edge(b, a));
            } else {
                pairs.for_each(|(a, b)| edge(a, b));
            }
        }
    }

    /// The arcs of a ring, and whether each runs backwards.
    pub(super) fn pieces(&self, ring: &Ring) -> impl Iterator<Item = (&Arc, bool)> {
        let uses = self.uses.get(ring.arcs.clone()).unwrap_or_default();
        let piece = |used: &ArcUse| Some((self.arcs.get(used.arc as usize)?, used.backwards));
        uses.iter().filter_map(piece)
    }

    pub(super) fn points_of(&self, arc: &Arc) -> &[[u16; 2]] {
        self.points.get(arc.points.clone()).unwrap_or_default()
    }
}

/// Degrees to grid units; nothing where they are not numbers.
pub(super) fn grid(lat: f64, lon: f64) -> Option<[f64; 2]> {
    if !(lat.is_finite() && lon.is_finite()) {
        return None;
    }
    let (x, y) = mercator::unit(lat, lon);
    // Not `rem_euclid`, which brings a division of 128 bits to every visitor.
    Some([x - x.floor(), y].map(|v| v * f64::from(GRID)))
}

/// The distance of a point from an edge, grid units.
pub(super) fn to_edge([x, y]: [f64; 2], a: [u16; 2], b: [u16; 2]) -> f64 {
    let [ax, ay, bx, by] = [a[0], a[1], b[0], b[1]].map(f64::from);
    let (dx, dy) = (bx - ax, by - ay);
    let square = dx * dx + dy * dy;
    let t = if square > 0.0 {
        (((x - ax) * dx + (y - ay) * dy) / square).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (ax + t * dx - x).hypot(ay + t * dy - y)
}

/// Whether a ray from the point to the east crosses the edge.
fn crosses(a: [u16; 2], b: [u16; 2], [x, y]: [f64; 2]) -> bool {
    let [ax, ay, bx, by] = [a[0], a[1], b[0], b[1]].map(f64::from);
    (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax
}
