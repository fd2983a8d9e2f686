//! One map tile: the shapes on it, cut to it and thinned for its zoom, as SVG path data.

use super::basemap::{Arc, Area, Basemap, Bounds, GRID, Line, Ring};
use super::clip::{self, Point, SIZE, between};
use super::path::PathWriter;
use crate::model::Country;

/// The deepest zoom; tiles beyond are empty.
const MAX_ZOOM: u8 = 17;

/// Details smaller than this are left out, tenths of a CSS pixel.
const DETAIL: i32 = 6;

/// Disputed borders are dashed: so long a dash, and so long a gap, tenths.
const DASH: f64 = 30.0;
const GAP: f64 = 25.0;

/// Land of one country, to be filled.
#[derive(Clone, Debug)]
pub struct Land {
    /// Whose it is; none where it is nobody's.
    pub country: Option<Country>,
    /// It lies overseas, far from the rest of the country: French Guiana.
    pub is_far: bool,
    /// SVG path data.
    pub path: String,
}

/// A tile of the basemap. Paths are SVG path data in tenths of a CSS pixel, from the tile's
/// north-west corner: whole numbers.
#[derive(Clone, Debug, Default)]
pub struct Tile {
    /// The land of each country; never to be stroked, since it follows the tile's
    /// edge. None: land that is nobody's. Where all are joined to one path, fill it by the nonzero
    /// rule: the Vatican lies on Italy.
    pub land: Vec<Land>,
    /// Lines between countries.
    pub borders: String,
    /// Lines between countries that are in dispute: dashed already, so that the dashes run on
    /// from tile to tile.
    pub disputed: String,
    /// Coasts.
    pub coasts: String,
}

impl Basemap {
    /// Cuts a tile of 512 by 512 CSS pixels: `zoom` 0 to 17, at which 2^`zoom` tiles go round the world,
    /// column `x` (any: the world repeats), row `y` from the north. Rows and zooms beyond the world are
    /// empty.
    ///
    /// As vector tiles are numbered: a map whose world is 256 × 2^n pixels wide shows those of zoom
    /// n − 1.
    #[must_use]
    pub fn tile(&self, zoom: u8, x: i32, y: i32) -> Tile {
        let mut tile = Tile::default();
        if zoom > MAX_ZOOM || y < 0 || y >= 1 << zoom {
            return tile;
        }
        let x = x.rem_euclid(1 << zoom);
        let views = [-1, 0, 1].map(|copy| View::new(zoom, x + (copy << zoom), y));
        let mut brush = Brush::default();
        let mut lines = Lines::default();
        for view in views.iter().filter(|view| view.sees(WORLD)) {
            for arc in self.arcs.iter().filter(|arc| view.sees(arc.bounds)) {
                brush.line(self, view, arc, &mut lines);
            }
        }
        for area in &self.areas {
            if !views.iter().any(|view| view.sees(area.bounds)) {
                continue;
            }
            let reach = self.reach(area);
            let mut near = PathWriter::default();
            let mut far = PathWriter::default();
            for view in views.iter().filter(|view| view.sees(area.bounds)) {
                for ring in self.rings_of(area) {
                    if view.sees(ring.bounds) && view.shows(ring.bounds) {
                        let path = if reach.is_some_and(|reach| reach.is_far(ring.bounds)) {
                            &mut far
                        } else {
                            &mut near
                        };
                        brush.fill(self, view, ring, path);
                    }
                }
            }
            for (path, is_far) in [(near, false), (far, true)] {
                if !path.is_empty() {
                    tile.land.push(Land {
                        country: area.country,
                        is_far,
                        path: path.finish(),
                    });
                }
            }
        }
        tile.coasts = lines.coasts.finish();
        tile.borders = lines.borders.finish();
        tile.disputed = lines.disputed.finish();
        tile
    }
}

/// So far from all the rest of the country lies what is overseas: 40 degrees of longitude, grid units.
/// French Guiana and Réunion do, and the Caribbean Netherlands; Alaska, Hawaii and the Azores do not.
const OVERSEAS: i32 = GRID as i32 / 9;

/// How far east and west a country reaches by steps that are not overseas.
#[derive(Clone, Copy)]
struct Reach([i32; 2]);

impl Reach {
    fn of(bounds: Bounds) -> Self {
        Self([bounds.min[0], bounds.max[0]].map(i32::from))
    }

    /// Where a shape lies, seen from there, the shorter way around the world; and how far off.
    fn to(self, bounds: Bounds) -> ([i32; 2], i32) {
        let Self([west, east]) = self;
        let Self(shape) = Self::of(bounds);
        let around = [-1, 0, 1].map(|turn| shape.map(|x| x + turn * i32::from(GRID)));
        let gap = |[from, to]: [i32; 2]| (from - east).max(west - to).max(0);
        let ways = around.into_iter().map(|way| (way, gap(way)));
        ways.min_by_key(|(_, gap)| *gap).unwrap_or((shape, 0))
    }

    fn is_far(self, bounds: Bounds) -> bool {
        self.to(bounds).1 > OVERSEAS
    }
}

impl Basemap {
    /// How far a country reaches; none of one so narrow that nothing of it is overseas.
    fn reach(&self, area: &Area) -> Option<Reach> {
        if i32::from(area.bounds.width()) <= OVERSEAS {
            return None;
        }
        let mut reach = Reach::of(self.main_ring(area)?.bounds);
        // Few steps lead to all that is near; a file with more has the rest overseas.
        for _ in 0..8 {
            let Reach([west, east]) = reach;
            let near = self.rings_of(area).iter().map(|ring| reach.to(ring.bounds));
            let near = near.filter(|(_, gap)| *gap <= OVERSEAS);
            let wider = near.fold([west, east], |[west, east], ([from, to], _)| {
                [west.min(from), east.max(to)]
            });
            // Once around, nothing is far.
            if wider == [west, east] || wider[1] - wider[0] >= i32::from(GRID) {
                return Some(Reach(wider));
            }
            reach = Reach(wider);
        }
        Some(reach)
    }
}

const WORLD: Bounds = Bounds {
    min: [0, 0],
    max: [GRID, GRID],
};

/// How grid units become tenths of a pixel of one tile.
struct View {
    /// Tenths per grid unit.
    scale: f64,
    /// The north-west and the south-east corner of the world.
    world: [Point; 2],
}

impl View {
    fn new(zoom: u8, x: i32, y: i32) -> Self {
        let origin = [-x * SIZE, -y * SIZE];
        let side = SIZE << zoom;
        Self {
            scale: f64::from(side) / f64::from(GRID),
            world: [origin, origin.map(|at| at + side)],
        }
    }

    fn place(&self, [x, y]: [u16; 2]) -> Point {
        // Whole numbers from the world's corner, so the same from tile to tile.
        let tenths = |v: u16| (f64::from(v) * self.scale + 0.5) as i32;
        [tenths(x) + self.world[0][0], tenths(y) + self.world[0][1]]
    }

    /// Whether any of it can be on the tile.
    fn sees(&self, bounds: Bounds) -> bool {
        clip::meets(self.place(bounds.min), self.place(bounds.max))
    }

    /// Whether it is large enough to be seen.
    fn shows(&self, bounds: Bounds) -> bool {
        f64::from(bounds.width().max(bounds.height())) * self.scale >= f64::from(DETAIL)
    }

    /// Whether a segment only cuts a shape at the 180th meridian, or at the edge of the square.
    fn on_seam(&self, a: Point, b: Point) -> bool {
        self.world
            .iter()
            .any(|edge| (a[0] == b[0] && a[0] == edge[0]) || (a[1] == b[1] && a[1] == edge[1]))
    }

    /// Adds the points of an arc, without those nearer than a detail to the one before. Both ends
    /// stay, and nothing depends on the tile, so that neighbouring tiles and countries meet.
    fn trace(&self, points: &[[u16; 2]], out: &mut Vec<Point>) {
        let Some((&end, points)) = points.split_last() else {
            return;
        };
        let mut last = [i32::MIN / 2; 2];
        for &point in points {
            let point = self.place(point);
            if (point[0] - last[0]).abs().max((point[1] - last[1]).abs()) >= DETAIL {
                out.push(point);
                last = point;
            }
        }
        out.push(self.place(end));
    }
}

/// The three kinds of lines on a tile.
#[derive(Default)]
struct Lines {
    coasts: PathWriter,
    borders: PathWriter,
    disputed: PathWriter,
}

/// Working memory, kept from shape to shape.
#[derive(Default)]
struct Brush {
    points: Vec<Point>,
    spare: Vec<Point>,
}

impl Brush {
    fn line(&mut self, map: &Basemap, view: &View, arc: &Arc, lines: &mut Lines) {
        let path = match arc.line {
            Line::Coast if view.shows(arc.bounds) => &mut lines.coasts,
            Line::Border => &mut lines.borders,
            Line::Disputed => &mut lines.disputed,
            Line::Coast | Line::Internal => return,
        };
        self.points.clear();
        view.trace(map.points_of(arc), &mut self.points);
        let mut along = 0.0;
        for pair in self.points.windows(2) {
            let [a, b] = *pair else { continue };
            let part = clip::cut_segment(a, b).filter(|_| !view.on_seam(a, b));
            let mut stroke = |[t, u]: [f64; 2]| path.line(between(a, b, t), between(a, b, u));
            if arc.line != Line::Disputed {
                part.map(stroke);
                continue;
            }
            let length = f64::from(b[0] - a[0]).hypot(f64::from(b[1] - a[1]));
            if let Some(part) = part {
                dashes(along, length, part, &mut stroke);
            }
            along += length;
        }
    }

    fn fill(&mut self, map: &Basemap, view: &View, ring: &Ring, path: &mut PathWriter) {
        self.points.clear();
        let mut whole = true;
        for (arc, backwards) in map.pieces(ring) {
            let points = map.points_of(arc);
            // The last point is the next arc's first.
            self.points.pop();
            let from = self.points.len();
            if view.sees(arc.bounds) {
                view.trace(points, &mut self.points);
            } else {
                // All of it is on one side of the tile: a straight line cuts the same.
                let ends = [points.first(), points.last()];
                let ends = ends.into_iter().flatten();
                self.points.extend(ends.map(|&end| view.place(end)));
            }
            if let Some(added) = self.points.get_mut(from..) {
                whole &= added.iter().all(|&point| clip::holds(point));
                if backwards {
                    added.reverse();
                }
            }
        }
        self.points.pop();
        if !whole {
            clip::cut_polygon(&mut self.points, &mut self.spare);
        }
        path.polygon(&self.points);
    }
}

/// The dashes on a part of a segment; `along` is the line's length before the segment, `length`
/// the segment's.
fn dashes(along: f64, length: f64, [from, to]: [f64; 2], stroke: &mut impl FnMut([f64; 2])) {
    let period = DASH + GAP;
    let [from, to] = [from, to].map(|t| along + length * t);
    let mut dash = (from / period).floor() * period;
    while dash < to {
        let [start, end] = [dash.max(from), (dash + DASH).min(to)];
        if start < end {
            stroke([start, end].map(|at| (at - along) / length));
        }
        dash += period;
    }
}
