//! Where a country is: the box to look at, and the point for a label.

use super::basemap::{Area, Basemap, Bounds, GRID, Ring, to_edge};
use super::mercator;
use crate::model::Country;

/// Land of this share of the country's largest, and more, widens its box from as far off as the
/// box is large…
const LARGE_SHARE: f64 = 0.15;
/// …land of this share from within a part of that, and what is smaller only where it touches.
const LEAST_SHARE: f64 = 0.01;
const NEAR: f64 = 0.3;
/// What is less than such a share does not make a box larger by more than this where that would be wide, in parts of
/// the world: who looks for the country does not look for that, and would see neither.
const MINOR_SHARE: f64 = 0.25;
const STRETCH: f64 = 1.5;
const WIDE: f64 = 0.2;

/// No line across a country meets its coast so often: what damaged bytes may cost has a limit.
const MOST_CROSSINGS: usize = 1000;

impl Basemap {
    /// A country's box as west, south, east, north in degrees: of its largest land and what lies
    /// near it, so that islands across an ocean do not stretch it, nor a part as far away as the country is wide. Where it crosses the 180th
    /// meridian, east is more than 180.
    #[must_use]
    pub fn bounds(&self, country: Country) -> Option<[f64; 4]> {
        let rings = self.rings_of(self.area(country)?);
        let sizes: Vec<f64> = rings.iter().map(|ring| self.true_size(ring)).collect();
        let main = self.main_ring(self.area(country)?)?;
        let most = self.true_size(main);
        let mut all = Span::of(main.bounds);
        let mut left: Vec<(Span, f64)> = rings
            .iter()
            .zip(&sizes)
            .map(|(ring, size)| (Span::of(ring.bounds), size / most))
            .collect();
        // What is near to what has been joined is joined too, until nothing more is.
        loop {
            let before = left.len();
            left.retain(|&(span, share)| {
                let reach = match share {
                    LARGE_SHARE.. => 1.0,
                    LEAST_SHARE.. => NEAR,
                    _ => 0.0,
                };
                let world = f64::from(GRID);
                let near = [-world, 0.0, world]
                    .map(|shift| span.moved(shift))
                    .into_iter()
                    .find(|span| all.gap(span) <= reach * all.side());
                if let Some(span) = near {
                    let most = (STRETCH * all.side()).max(WIDE * world);
                    let before = all;
                    all.join(&span);
                    if share < MINOR_SHARE && all.side() > most {
                        all = before;
                    }
                }
                near.is_none()
            });
            if left.len() == before {
                break;
            }
        }
        let [north, west] = degrees([all.min[0], all.min[1]]);
        let [south, east] = degrees([all.max[0], all.max[1]]);
        // A country that begins on the other side of the seam.
        let turn = if west < -180.0 { 360.0 } else { 0.0 };
        Some([west + turn, south, east + turn, north])
    }

    /// A point well inside a country's largest land, latitude and longitude in degrees: where a
    /// label may stand.
    #[must_use]
    pub fn label_point(&self, country: Country) -> Option<[f64; 2]> {
        let ring = self.main_ring(self.area(country)?)?;
        let mut best = (-1.0, [0.0, 0.0]);
        let lines = 16;
        for line in 0..lines {
            let along = (f64::from(line) + 0.5) / f64::from(lines);
            let y = f64::from(ring.bounds.min[1]) + along * f64::from(ring.bounds.height());
            let mut crossings: Vec<f64> = Vec::new();
            self.each_edge(ring, |a, b| {
                let [ax, ay, bx, by] = [a[0], a[1], b[0], b[1]].map(f64::from);
                if (ay > y) != (by > y) && crossings.len() < MOST_CROSSINGS {
                    let x = ax + (bx - ax) * (y - ay) / (by - ay);
                    let at = crossings.partition_point(|&other| other < x);
                    crossings.insert(at, x);
                }
            });
            // The middle of the widest stretch of land on this line.
            let stretches = crossings.chunks_exact(2).filter_map(|pair| match *pair {
                [from, to] => Some((to - from, f64::midpoint(from, to))),
                _ => None,
            });
            let Some((_, x)) = stretches.max_by(|a, b| a.0.total_cmp(&b.0)) else {
                continue;
            };
            // Of all lines, the point farthest from any coast or border.
            let mut room = f64::MAX;
            self.each_edge(ring, |a, b| {
                // Once it is no better, how much worse does not matter.
                if room > best.0 {
                    room = room.min(to_edge([x, y], a, b));
                }
            });
            if room > best.0 {
                best = (room, [x, y]);
            }
        }
        Some(degrees(best.1))
    }

    pub(super) fn main_ring(&self, area: &Area) -> Option<&Ring> {
        let mut most = (0.0, None);
        for ring in self.rings_of(area) {
            // Of small islands, which are many, nothing need be measured but the box.
            if f64::from(ring.bounds.width()) * f64::from(ring.bounds.height()) < most.0 {
                continue;
            }
            let size = self.true_size(ring);
            if size >= most.0 {
                most = (size, Some(ring));
            }
        }
        most.1
    }

    /// About its area on the sphere, in grid units squared at the Equator: Mercator stretches by
    /// the secant of the latitude.
    pub(super) fn true_size(&self, ring: &Ring) -> f64 {
        let mut double = 0.0;
        self.each_edge(ring, |a, b| {
            let [ax, ay, bx, by] = [a[0], a[1], b[0], b[1]].map(f64::from);
            double += ax * by - bx * ay;
        });
        let middle = f64::from(ring.bounds.min[1]) + f64::from(ring.bounds.height()) / 2.0;
        let [lat, _] = degrees([0.0, middle]);
        double.abs() / 2.0 * lat.to_radians().cos().powi(2)
    }
}

/// A box that may lie across the seam: grid units, west or east of the world too.
#[derive(Clone, Copy)]
struct Span {
    min: [f64; 2],
    max: [f64; 2],
}

impl Span {
    fn of(bounds: Bounds) -> Self {
        Self {
            min: bounds.min.map(f64::from),
            max: bounds.max.map(f64::from),
        }
    }

    fn moved(mut self, shift: f64) -> Self {
        self.min[0] += shift;
        self.max[0] += shift;
        self
    }

    fn side(&self) -> f64 {
        (self.max[0] - self.min[0]).max(self.max[1] - self.min[1])
    }

    fn gap(&self, other: &Self) -> f64 {
        let between = |a: f64, b: f64, c: f64, d: f64| (c - b).max(a - d).max(0.0);
        between(self.min[0], self.max[0], other.min[0], other.max[0]).hypot(between(
            self.min[1],
            self.max[1],
            other.min[1],
            other.max[1],
        ))
    }

    fn join(&mut self, other: &Self) {
        self.min = [self.min[0].min(other.min[0]), self.min[1].min(other.min[1])];
        self.max = [self.max[0].max(other.max[0]), self.max[1].max(other.max[1])];
    }
}

fn degrees(point: [f64; 2]) -> [f64; 2] {
    let [x, y] = point.map(|v| v / f64::from(GRID));
    mercator::degrees(x, y)
}
