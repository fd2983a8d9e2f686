//! Cutting polygons and lines to a rectangle.

/// A point on a tile, in CSS pixels from its top left corner.
pub(super) type Point = [f32; 2];

/// A square: what is drawn of a tile, its margin included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) min: f32,
    pub(super) max: f32,
}

impl Frame {
    /// Whether everything is in it.
    pub(super) fn holds_all(&self, points: &[Point]) -> bool {
        let inside = |v: f32| v >= self.min && v <= self.max;
        points.iter().all(|p| inside(p[0]) && inside(p[1]))
    }

    /// Cuts a closed polygon, by Sutherland and Hodgman's algorithm (*Reentrant Polygon
    /// Clipping*, CACM 17, 1974). What is left runs along the frame's edges where it was cut,
    /// so the frame must be larger than what is seen, and the outline is not to be drawn.
    pub(super) fn cut_polygon(&self, polygon: &mut Vec<Point>, spare: &mut Vec<Point>) {
        for (vertical, bound, sign) in [
            (false, self.min, 1.0),
            (false, self.max, -1.0),
            (true, self.min, 1.0),
            (true, self.max, -1.0),
        ] {
            cut_side(polygon, spare, vertical, bound, sign);
            std::mem::swap(polygon, spare);
        }
    }

    /// The part of a segment that is inside, by Liang and Barsky's algorithm (*A New Concept and
    /// Method for Line Clipping*, ACM TOG 3, 1984), as fractions of its length.
    pub(super) fn cut_segment(&self, a: Point, b: Point) -> Option<[f32; 2]> {
        let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
        for (from, to) in [(a[0], b[0]), (a[1], b[1])] {
            let step = to - from;
            if step == 0.0 {
                if from < self.min || from > self.max {
                    return None;
                }
                continue;
            }
            let (p, q) = ((self.min - from) / step, (self.max - from) / step);
            enter = enter.max(p.min(q));
            leave = leave.min(p.max(q));
        }
        (enter < leave).then_some([enter, leave])
    }
}

/// A point between two others, at a fraction of the way.
pub(super) fn between(a: Point, b: Point, t: f32) -> Point {
    [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
}

/// Keeps what is on one side of a line: `sign` × (coordinate − bound) ≥ 0.
fn cut_side(polygon: &[Point], out: &mut Vec<Point>, vertical: bool, bound: f32, sign: f32) {
    out.clear();
    let side = |p: Point| sign * (if vertical { p[1] } else { p[0] } - bound);
    let Some(&last) = polygon.last() else { return };
    let mut previous = last;
    let mut before = side(last);
    for &point in polygon {
        let here = side(point);
        if (here >= 0.0) != (before >= 0.0) {
            let mut crossing = between(previous, point, before / (before - here));
            // Exactly on the line, whatever rounding says: the next cut relies on it.
            if vertical {
                crossing[1] = bound;
            } else {
                crossing[0] = bound;
            }
            out.push(crossing);
        }
        if here >= 0.0 {
            out.push(point);
        }
        previous = point;
        before = here;
    }
}
