//! The basemap cut to square tiles, as paths that a canvas fills and strokes.

use super::basemap::{Basemap, Bounds, Point};
use super::path::{Path, tenths};
use crate::model::Country;

/// How far shapes are drawn beyond the tile, in pixels, so that neither an outline nor the
/// smoothing of its edge shows where tiles meet.
const MARGIN: f64 = 4.0;

/// A tile's edge in CSS pixels.
const SIZE: f64 = 256.0;

/// A tile of the basemap. Paths are SVG path data in tenths of a CSS pixel, from the tile's
/// north-west corner.
#[derive(Clone, Debug, Default)]
pub struct Tile {
    /// The land of each country, to be filled by the even-odd rule; never to be stroked, since it
    /// follows the tile's edge. None: land that is nobody's.
    pub land: Vec<(Option<Country>, String)>,
    /// Lines between countries.
    pub borders: String,
    /// Lines between countries that are in dispute.
    pub disputed: String,
    /// Coasts.
    pub coasts: String,
}

impl Basemap {
    /// Cuts a tile: `zoom` 0 to 20, column `x` (any: the world repeats), row `y` from the north.
    #[must_use]
    pub fn tile(&self, zoom: u8, x: i32, y: i32) -> Tile {
        let count = f64::from(1u32 << zoom.min(20));
        let column = f64::from(x).rem_euclid(count);
        let scale = count * SIZE;
        let margin = MARGIN / scale;
        let view = Bounds {
            left: column / count - margin,
            top: f64::from(y) / count - margin,
            right: (column + 1.0) / count + margin,
            bottom: (f64::from(y) + 1.0) / count + margin,
        };
        // To tenths of a pixel of the tile, the world moved right by `shift` worlds.
        let place = |(px, py): Point, shift: f64| {
            let left = (px + shift) * scale - column * SIZE;
            (tenths(left), tenths(py * scale - f64::from(y) * SIZE))
        };
        let mut tile = Tile::default();
        let mut buffers = (Vec::new(), Vec::new());
        for shape in &self.shapes {
            let mut path = Path::default();
            for shift in [-1.0, 0.0, 1.0] {
                for ring in shape.rings.iter().filter(|r| r.bounds.meets(&view, shift)) {
                    let points: &[Point] = if ring.bounds.inside(&view, shift) {
                        &ring.points
                    } else {
                        clip(&ring.points, &view, shift, &mut buffers);
                        &buffers.0
                    };
                    let Some((first, rest)) = points.split_first() else {
                        continue;
                    };
                    let (px, py) = place(*first, shift);
                    path.start(px, py);
                    for (i, point) in rest.iter().enumerate() {
                        let (px, py) = place(*point, shift);
                        path.to(px, py, i + 1 == rest.len());
                    }
                    path.close();
                }
            }
            if !path.is_empty() {
                tile.land.push((shape.country, path.into_text()));
            }
        }
        let (mut borders, mut disputed, mut coasts) =
            (Path::default(), Path::default(), Path::default());
        for shift in [-1.0, 0.0, 1.0] {
            for arc in self.arcs.iter().filter(|a| a.bounds.meets(&view, shift)) {
                let path = match (arc.disputed, arc.border) {
                    (true, _) => &mut disputed,
                    (false, true) => &mut borders,
                    (false, false) => &mut coasts,
                };
                let mut drawing = false;
                let last = arc.points.len().saturating_sub(2);
                for (i, (a, b)) in arc.points.iter().zip(arc.points.iter().skip(1)).enumerate() {
                    if frame(*a, *b) || outside(*a, *b, &view, shift) {
                        drawing = false;
                        continue;
                    }
                    if !drawing {
                        let (px, py) = place(*a, shift);
                        path.start(px, py);
                        drawing = true;
                    }
                    let (px, py) = place(*b, shift);
                    path.to(px, py, i == last);
                }
            }
        }
        tile.borders = borders.into_text();
        tile.disputed = disputed.into_text();
        tile.coasts = coasts.into_text();
        tile
    }
}

/// Whether a segment runs along the edge of the world, where shapes are cut but nothing ends.
fn frame(a: Point, b: Point) -> bool {
    let edge = |n: f64| n < 1e-4 || n > 1.0 - 1e-4;
    (edge(a.0) && edge(b.0)) || (edge(a.1) && edge(b.1))
}

/// Whether a segment lies wholly to one side of the view.
fn outside(a: Point, b: Point, view: &Bounds, shift: f64) -> bool {
    let (ax, bx) = (a.0 + shift, b.0 + shift);
    (ax < view.left && bx < view.left)
        || (ax > view.right && bx > view.right)
        || (a.1 < view.top && b.1 < view.top)
        || (a.1 > view.bottom && b.1 > view.bottom)
}

/// Clips a ring to the view, edge by edge (Sutherland and Hodgman, 1974); the result is in the
/// first buffer.
fn clip(points: &[Point], view: &Bounds, shift: f64, (from, to): &mut (Vec<Point>, Vec<Point>)) {
    from.clear();
    from.extend_from_slice(points);
    let (left, right) = (view.left - shift, view.right - shift);
    half(from, to, |p| p.0 - left);
    half(to, from, |p| right - p.0);
    half(from, to, |p| p.1 - view.top);
    half(to, from, |p| view.bottom - p.1);
}

/// Keeps the part of a ring where `depth` is not negative; it is linear in the point.
fn half(from: &[Point], to: &mut Vec<Point>, depth: impl Fn(Point) -> f64) {
    to.clear();
    let Some(&last) = from.last() else { return };
    let mut before = last;
    let mut before_depth = depth(before);
    for &point in from {
        let here = depth(point);
        if (here >= 0.0) != (before_depth >= 0.0) {
            let t = before_depth / (before_depth - here);
            to.push((
                before.0 + t * (point.0 - before.0),
                before.1 + t * (point.1 - before.1),
            ));
        }
        if here >= 0.0 {
            to.push(point);
        }
        (before, before_depth) = (point, here);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::geo::basemap;

    #[test]
    fn the_world_repeats() {
        let here = basemap().tile(3, 4, 2);
        let there = basemap().tile(3, 4 - 8, 2);
        assert_eq!(here.land, there.land);
        assert!(!here.borders.is_empty() && !here.coasts.is_empty());
    }

    #[test]
    fn no_line_runs_across_a_tile() {
        // Shapes cut at the antimeridian must not be joined across the world.
        for zoom in 1..6u8 {
            let count = 1 << zoom;
            for y in 0..count {
                for x in [-1, 0, count - 1, count] {
                    let tile = basemap().tile(zoom, x, y);
                    for path in [&tile.coasts, &tile.borders] {
                        for leap in path.split(['l', 'M']).filter(|s| !s.is_empty()) {
                            let dx: i32 = leap
                                .split_once([' ', '-'])
                                .and_then(|(dx, _)| dx.parse().ok())
                                .unwrap_or(0);
                            assert!(dx.abs() < 2560 * 40, "{zoom}/{x}/{y}: {leap}");
                        }
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn any_tile_is_cut(zoom: u8, x: i32, y: i32) {
            let _ = basemap().tile(zoom, x, y);
        }

        #[test]
        fn land_stays_near_its_tile(zoom in 2..11u8, lat in -60.0..70.0_f64, lon in -180.0..180.0_f64) {
            let (px, py) = crate::geo::mercator(lat, lon, zoom);
            let tile = basemap().tile(zoom, (px / 256.0) as i32, (py / 256.0) as i32);
            for (_, path) in &tile.land {
                for start in path.split('M').skip(1) {
                    let x: i32 = start
                        .find([' ', 'l'])
                        .map(|end| &start[..end])
                        .and_then(|x| if x[1..].contains('-') { x.rsplit_once('-').map(|p| p.0) } else { Some(x) })
                        .and_then(|x| x.parse().ok())
                        .unwrap();
                    prop_assert!((-50..=2610).contains(&x), "{start:.40}");
                }
            }
        }
    }
}
