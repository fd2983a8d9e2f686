//! The countries of the world: which one a point lies in, and where each one is.

use super::mercator;
use crate::model::Country;

/// A point of the world square; see [`mercator::unit`].
pub(super) type Point = (f64, f64);

/// A box of the world square: left, top, right, bottom.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Bounds {
    fn of(points: &[Point]) -> Self {
        let mut bounds = Self {
            left: f64::MAX,
            top: f64::MAX,
            right: f64::MIN,
            bottom: f64::MIN,
        };
        for &(x, y) in points {
            bounds.left = bounds.left.min(x);
            bounds.top = bounds.top.min(y);
            bounds.right = bounds.right.max(x);
            bounds.bottom = bounds.bottom.max(y);
        }
        bounds
    }

    /// Whether the boxes touch, this one moved right by `shift`.
    pub(super) fn meets(&self, other: &Self, shift: f64) -> bool {
        self.left + shift <= other.right
            && self.right + shift >= other.left
            && self.top <= other.bottom
            && self.bottom >= other.top
    }

    /// Whether this box, moved right by `shift`, lies wholly in the other.
    pub(super) fn inside(&self, other: &Self, shift: f64) -> bool {
        self.left + shift >= other.left
            && self.right + shift <= other.right
            && self.top >= other.top
            && self.bottom <= other.bottom
    }
}

/// A line between two junctions, or around an island.
#[derive(Clone, Debug)]
pub(super) struct Arc {
    pub(super) points: Vec<Point>,
    pub(super) bounds: Bounds,
    /// Between two countries; otherwise a coast.
    pub(super) border: bool,
    pub(super) disputed: bool,
}

impl Arc {
    pub(super) fn new(points: Vec<Point>, border: bool, disputed: bool) -> Self {
        Self {
            bounds: Bounds::of(&points),
            points,
            border,
            disputed,
        }
    }
}

/// A closed line: the outline of land, or of a hole in it.
#[derive(Clone, Debug)]
pub(super) struct Ring {
    pub(super) points: Vec<Point>,
    pub(super) bounds: Bounds,
}

impl Ring {
    pub(super) fn new(points: Vec<Point>) -> Self {
        Self {
            bounds: Bounds::of(&points),
            points,
        }
    }

    /// Whether a ray from the point to the east crosses the ring an odd number of times.
    fn winds_around(&self, (x, y): Point) -> bool {
        let mut inside = false;
        for (a, b) in self.points.iter().zip(self.points.iter().skip(1)) {
            if (a.1 > y) != (b.1 > y) && x < a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0) {
                inside = !inside;
            }
        }
        inside
    }

    /// Twice the area enclosed, and the centroid, on the world square.
    fn weight(&self) -> (f64, Point) {
        let (mut area, mut cx, mut cy) = (0.0, 0.0, 0.0);
        for (a, b) in self.points.iter().zip(self.points.iter().skip(1)) {
            let cross = a.0 * b.1 - b.0 * a.1;
            area += cross;
            cx += (a.0 + b.0) * cross;
            cy += (a.1 + b.1) * cross;
        }
        if area.abs() < 1e-15 {
            let b = self.bounds;
            return (
                0.0,
                (
                    f64::midpoint(b.left, b.right),
                    f64::midpoint(b.top, b.bottom),
                ),
            );
        }
        (area.abs(), (cx / (3.0 * area), cy / (3.0 * area)))
    }

    /// About twice its area on the sphere: Mercator stretches by the secant of the latitude.
    fn true_size(&self) -> f64 {
        let (lat, _) = degrees((0.0, f64::midpoint(self.bounds.top, self.bounds.bottom)));
        self.weight().0 * lat.to_radians().cos().powi(2)
    }
}

/// Latitude and longitude of a point of the world square, in degrees.
pub(super) fn degrees((x, y): Point) -> (f64, f64) {
    let lat = ((0.5 - y) * 2.0 * std::f64::consts::PI)
        .sinh()
        .atan()
        .to_degrees();
    (lat, (x - 0.5) * 360.0)
}

/// A country as its rings; none where the land is nobody's that has a code (the Siachen glacier).
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub(super) country: Option<Country>,
    pub(super) rings: Vec<Ring>,
}

/// The countries of the world as shapes. Borders follow the positions of the EU and the UN; the
/// map takes no position where they are in dispute.
#[derive(Clone, Debug, Default)]
pub struct Basemap {
    pub(super) arcs: Vec<Arc>,
    pub(super) shapes: Vec<Shape>,
}

impl Basemap {
    /// The countries that have a shape, by code.
    pub fn countries(&self) -> impl Iterator<Item = Country> {
        self.shapes.iter().filter_map(|s| s.country)
    }

    fn shape(&self, country: Country) -> Option<&Shape> {
        self.shapes.iter().find(|s| s.country == Some(country))
    }

    /// The country that a point lies in (degrees WGS 84), by the even-odd rule; none at sea. As
    /// rough as the shapes are: a few kilometres in Europe, some ten elsewhere.
    #[must_use]
    pub fn country_at(&self, lat: f64, lon: f64) -> Option<Country> {
        let point = mercator::unit(lat, lon);
        let spot = Bounds {
            left: point.0,
            top: point.1,
            right: point.0,
            bottom: point.1,
        };
        self.shapes
            .iter()
            .find(|shape| {
                let around = |r: &&Ring| r.bounds.meets(&spot, 0.0) && r.winds_around(point);
                shape.rings.iter().filter(around).count() % 2 == 1
            })
            .and_then(|shape| shape.country)
    }

    /// A country's box as west, south, east, north in degrees: of its largest land and what is
    /// at least a fifth as large, so that islands across an ocean do not stretch it.
    #[must_use]
    pub fn bounds(&self, country: Country) -> Option<[f64; 4]> {
        let rings = &self.shape(country)?.rings;
        let most = rings.iter().map(Ring::true_size).fold(0.0, f64::max);
        let mut all: Option<Bounds> = None;
        for ring in rings.iter().filter(|r| r.true_size() >= most / 5.0) {
            let b = ring.bounds;
            all = Some(all.map_or(b, |a| Bounds {
                left: a.left.min(b.left),
                top: a.top.min(b.top),
                right: a.right.max(b.right),
                bottom: a.bottom.max(b.bottom),
            }));
        }
        let all = all?;
        let (north, west) = degrees((all.left, all.top));
        let (south, east) = degrees((all.right, all.bottom));
        Some([west, south, east, north])
    }

    /// The middle of a country's largest land, latitude and longitude in degrees: where a label
    /// may stand.
    #[must_use]
    pub fn label_point(&self, country: Country) -> Option<[f64; 2]> {
        let rings = &self.shape(country)?.rings;
        let largest = rings
            .iter()
            .max_by(|a, b| a.true_size().total_cmp(&b.true_size()))?;
        let (lat, lon) = degrees(largest.weight().1);
        Some([lat, lon])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geo::{BASEMAP, basemap};

    /// City, latitude, longitude, country; capitals and the places where borders are in dispute.
    const POINTS: &str = include_str!("../../data/basemap/points.csv");

    #[test]
    fn every_point_lies_in_its_country() {
        let mut wrong = Vec::new();
        let mut count = 0;
        for line in POINTS.lines().skip(1) {
            let mut fields = line.split(',');
            let mut next = || fields.next().unwrap();
            let (name, lat, lon, code) = (next(), next(), next(), next());
            let found = basemap().country_at(lat.parse().unwrap(), lon.parse().unwrap());
            if found != Country::new(code) {
                wrong.push(format!("{name}: {found:?}, not {code}"));
            }
            count += 1;
        }
        assert!(count > 120, "{count} points");
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn the_built_in_basemap_has_the_countries_of_the_network() {
        let count = basemap().countries().count();
        assert!(count > 230, "{count}");
        assert!(basemap().countries().is_sorted());
    }

    #[test]
    fn boxes_do_not_span_oceans() {
        let [west, south, east, north] = basemap().bounds(Country::new("FR").unwrap()).unwrap();
        assert!(
            west > -6.0 && south > 41.0 && east < 10.0 && north < 52.0,
            "{west} {south} {east} {north}"
        );
        let [lat, lon] = basemap().label_point(Country::new("NL").unwrap()).unwrap();
        assert!(
            (51.0..54.0).contains(&lat) && (4.0..7.0).contains(&lon),
            "{lat} {lon}"
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_refused_or_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = Basemap::decode(&bytes);
            let _ = Basemap::decode(&[b"BKM1", &bytes[..]].concat());
        }

        #[test]
        fn damage_never_panics(at in 0..BASEMAP.len(), byte: u8, cut in 0..BASEMAP.len()) {
            let mut bytes = BASEMAP.to_vec();
            bytes[at] = byte;
            if let Ok(map) = Basemap::decode(&bytes) {
                let _ = map.tile(3, 4, 2);
                let _ = map.country_at(50.0, 4.0);
            }
            prop_assert!(Basemap::decode(&BASEMAP[..cut]).is_err());
        }
    }
}
