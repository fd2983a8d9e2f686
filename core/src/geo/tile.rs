//! One map tile: the shapes on it, cut to it and thinned for its zoom, as SVG path data.

use super::basemap::{Arc, Basemap, Bounds, GRID, Line, Ring};
use super::clip::{Frame, Point, between};
use super::path::PathWriter;
use crate::model::Country;

/// A tile's edge, CSS pixels.
const SIZE: f32 = 256.0;

/// How far shapes are drawn beyond the tile, CSS pixels, so that neither an outline nor the
/// smoothing of its edge shows where tiles meet.
const MARGIN: f32 = 4.0;

/// The deepest zoom; tiles beyond are empty.
const MAX_ZOOM: u8 = 20;

/// Details smaller than this are left out, CSS pixels.
const DETAIL: f64 = 0.6;

/// Disputed borders are dashed: so long a dash, and so long a gap, CSS pixels.
const DASH: f64 = 3.0;
const GAP: f64 = 2.5;

/// A tile of the basemap. Paths are SVG path data in tenths of a CSS pixel, from the tile's
/// north-west corner: whole numbers, drawn by a canvas scaled by a tenth.
#[derive(Clone, Debug, Default)]
pub struct Tile {
    /// The land of each country, to be filled; never to be stroked, since it follows the tile's
    /// edge. None: land that is nobody's. Where all are joined to one path, fill it by the nonzero
    /// rule: the Vatican lies on Italy.
    pub land: Vec<(Option<Country>, String)>,
    /// Lines between countries.
    pub borders: String,
    /// Lines between countries that are in dispute: dashed already, so that the dashes run on
    /// from tile to tile.
    pub disputed: String,
    /// Coasts.
    pub coasts: String,
}

impl Basemap {
    /// Cuts a tile: `zoom` 0 to 20, column `x` (any: the world repeats), row `y` from the north.
    /// Rows and zooms beyond the world are empty.
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
            let mut path = PathWriter::default();
            for view in views.iter().filter(|view| view.sees(area.bounds)) {
                for ring in self.rings_of(area) {
                    if view.sees(ring.bounds) && view.shows(ring.bounds) {
                        brush.fill(self, view, ring, &mut path);
                    }
                }
            }
            if !path.is_empty() {
                tile.land.push((area.country, path.finish()));
            }
        }
        tile.coasts = lines.coasts.finish();
        tile.borders = lines.borders.finish();
        tile.disputed = lines.disputed.finish();
        tile
    }
}

const WORLD: Bounds = Bounds {
    min: [0, 0],
    max: [GRID, GRID],
};

const FRAME: Frame = Frame {
    min: -MARGIN,
    max: SIZE + MARGIN,
};

/// How grid units become pixels of one tile.
struct View {
    /// Pixels per grid unit.
    scale: f64,
    /// The tile's corner, pixels from the corner of the world.
    origin: [f64; 2],
    /// Details smaller than this are left out: the square, in grid units.
    least: u32,
}

impl View {
    fn new(zoom: u8, x: i32, y: i32) -> Self {
        let side = f64::from(SIZE);
        let scale = side * f64::from(1_u32 << zoom) / f64::from(GRID);
        Self {
            scale,
            origin: [x, y].map(|tile| f64::from(tile) * side),
            least: (DETAIL / scale).powi(2).ceil() as u32,
        }
    }

    fn pixel(&self, [x, y]: [u16; 2]) -> Point {
        [
            (f64::from(x) * self.scale - self.origin[0]) as f32,
            (f64::from(y) * self.scale - self.origin[1]) as f32,
        ]
    }

    /// Whether any of it can be on the tile.
    fn sees(&self, bounds: Bounds) -> bool {
        let [left, top] = self.pixel(bounds.min);
        let [right, bottom] = self.pixel(bounds.max);
        left <= FRAME.max && top <= FRAME.max && right >= FRAME.min && bottom >= FRAME.min
    }

    /// Whether all of it is.
    fn holds(&self, bounds: Bounds) -> bool {
        FRAME.holds_all(&[bounds.min, bounds.max].map(|corner| self.pixel(corner)))
    }

    /// Whether it is large enough to be seen.
    fn shows(&self, bounds: Bounds) -> bool {
        u32::from(bounds.width().max(bounds.height())).pow(2) >= self.least
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
    thinned: Vec<[u16; 2]>,
    pixels: Vec<Point>,
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
        thin(map.points_of(arc), view.least, &mut self.thinned);
        // Most lines lie wholly on the tile, or need no dashes: less to do.
        let whole = view.holds(arc.bounds);
        let dashed = arc.line == Line::Disputed;
        let mut along = 0.0;
        for pair in self.thinned.windows(2) {
            let [a, b] = *pair else { continue };
            let [from, to] = [view.pixel(a), view.pixel(b)];
            let part = if on_seam(a, b) {
                None
            } else if whole {
                Some([0.0, 1.0])
            } else {
                FRAME.cut_segment(from, to)
            };
            let mut stroke = |[t, u]: [f32; 2]| {
                path.start(between(from, to, t));
                path.line(between(from, to, u));
            };
            if !dashed {
                part.map(stroke);
                continue;
            }
            let length = f64::from((to[0] - from[0]).hypot(to[1] - from[1]));
            if let Some(part) = part {
                dashes(along, length, part, &mut stroke);
            }
            along += length;
        }
    }

    fn fill(&mut self, map: &Basemap, view: &View, ring: &Ring, path: &mut PathWriter) {
        self.pixels.clear();
        for (points, backwards) in map.pieces(ring) {
            thin(points, view.least, &mut self.thinned);
            // The last point is the next arc's first.
            let count = self.thinned.len().saturating_sub(1);
            let pixel = |point: &[u16; 2]| view.pixel(*point);
            if backwards {
                let points = self.thinned.iter().rev().take(count);
                self.pixels.extend(points.map(pixel));
            } else {
                self.pixels
                    .extend(self.thinned.iter().take(count).map(pixel));
            }
        }
        if !view.holds(ring.bounds) {
            FRAME.cut_polygon(&mut self.pixels, &mut self.spare);
        }
        path.polygon(&self.pixels);
    }
}

/// Leaves out points closer to the one before than the square root of `least`. Both ends stay, and
/// nothing depends on the tile, so that neighbouring tiles and countries meet exactly.
fn thin(points: &[[u16; 2]], least: u32, out: &mut Vec<[u16; 2]>) {
    out.clear();
    let [Some(&first), Some(&end)] = [points.first(), points.last()] else {
        return;
    };
    out.push(first);
    let mut last = first;
    for &point in points.get(1..points.len() - 1).unwrap_or_default() {
        let square = |a: u16, b: u16| u32::from(a.abs_diff(b)).pow(2);
        if square(point[0], last[0]) + square(point[1], last[1]) >= least {
            out.push(point);
            last = point;
        }
    }
    out.push(end);
}

/// Whether a segment only cuts a shape at the 180th meridian, or at the edge of the square.
fn on_seam(a: [u16; 2], b: [u16; 2]) -> bool {
    let edge = |a: u16, b: u16| a == b && (a == 0 || a == GRID);
    edge(a[0], b[0]) || edge(a[1], b[1])
}

/// The dashes on a part of a segment; `along` is the line's length before the segment, `length`
/// the segment's, pixels.
fn dashes(along: f64, length: f64, [from, to]: [f32; 2], stroke: &mut impl FnMut([f32; 2])) {
    let period = DASH + GAP;
    let [from, to] = [from, to].map(|t| along + length * f64::from(t));
    let mut dash = (from / period).floor() * period;
    while dash < to {
        let [start, end] = [dash.max(from), (dash + DASH).min(to)];
        if start < end {
            stroke([start, end].map(|at| ((at - along) / length) as f32));
        }
        dash += period;
    }
}
