//! Cutting polygons and lines to the square that is drawn of a tile.

/// A point on a tile: tenths of a CSS pixel from its top left corner.
pub(super) type Point = [i32; 2];

/// A tile's edge: 512 CSS pixels.
pub(super) const SIZE: i32 = 5120;

/// How far shapes are drawn beyond the tile, so that neither an outline nor the smoothing of its
/// edge shows where tiles meet.
const MARGIN: i32 = 40;

/// The least and the greatest coordinate of the square.
const MIN: i32 = -MARGIN;
const MAX: i32 = SIZE + MARGIN;

/// Whether a point is in the square.
pub(super) fn holds([x, y]: Point) -> bool {
    let within = |v| (MIN..=MAX).contains(&v);
    within(x) && within(y)
}

/// Whether a box and the square meet.
pub(super) fn meets(min: Point, max: Point) -> bool {
    min[0] <= MAX && min[1] <= MAX && max[0] >= MIN && max[1] >= MIN
}

/// Cuts a closed polygon, by Sutherland and Hodgman's algorithm (*Reentrant Polygon Clipping*,
/// CACM 17, 1974). What is left runs along the square's edges where it was cut, so the square must
/// be larger than what is seen, and the outline is not to be drawn.
pub(super) fn cut_polygon(polygon: &mut Vec<Point>, spare: &mut Vec<Point>) {
    for (vertical, bound, sign) in [
        (false, MIN, 1),
        (false, MAX, -1),
        (true, MIN, 1),
        (true, MAX, -1),
    ] {
        // How far inside: negative is outside.
        let depth = |p: Point| sign * (if vertical { p[1] } else { p[0] } - bound);
        spare.clear();
        let Some(&last) = polygon.last() else { return };
        let mut before = (last, depth(last));
        for &point in &*polygon {
            let here = (point, depth(point));
            if (here.1 >= 0) != (before.1 >= 0) {
                let t = f64::from(before.1) / (f64::from(before.1) - f64::from(here.1));
                let mut crossing = between(before.0, point, t);
                // Exactly on the edge, whatever rounding says.
                if vertical {
                    crossing[1] = bound;
                } else {
                    crossing[0] = bound;
                }
                spare.push(crossing);
            }
            if here.1 >= 0 {
                spare.push(point);
            }
            before = here;
        }
        std::mem::swap(polygon, spare);
    }
}

/// The part of a segment that is in the square, by Liang and Barsky's algorithm (*A New Concept
/// and Method for Line Clipping*, ACM TOG 3, 1984), as fractions of its length.
pub(super) fn cut_segment(a: Point, b: Point) -> Option<[f64; 2]> {
    if holds(a) && holds(b) {
        return Some([0.0, 1.0]);
    }
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (from, to) in [(a[0], b[0]), (a[1], b[1])] {
        if from.max(to) < MIN || from.min(to) > MAX {
            return None;
        }
        if from != to {
            let at =
                |edge: i32| (f64::from(edge) - f64::from(from)) / (f64::from(to) - f64::from(from));
            let (p, q) = (at(MIN), at(MAX));
            enter = enter.max(p.min(q));
            leave = leave.min(p.max(q));
        }
    }
    (enter < leave).then_some([enter, leave])
}

/// A point between two others, at a fraction of the way.
pub(super) fn between(a: Point, b: Point, t: f64) -> Point {
    let along = |a: i32, b: i32| {
        let step = (f64::from(b) - f64::from(a)) * t;
        a.saturating_add(step.round_ties_even() as i32)
    };
    [along(a[0], b[0]), along(a[1], b[1])]
}
