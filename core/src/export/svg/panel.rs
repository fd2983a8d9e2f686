//! A map panel: a projection, a frame on the page, and country shapes as compact paths.

use super::draw::Drawing;

/// How the sphere is laid flat.
#[derive(Clone, Copy, Debug)]
pub(super) enum Projection {
    /// Equal Earth (Šavrič, Patterson and Jenny, 2018, doi:10.1080/13658816.2018.1504949): the
    /// whole world with true areas.
    EqualEarth,
    /// Lambert azimuthal equal-area around a latitude and longitude in degrees (Snyder, "Map
    /// projections: a working manual", 1987, p. 185), as the EU's own maps are drawn.
    Lambert([f64; 2]),
}

impl Projection {
    /// A point in degrees, latitude first, to the plane in radii of the sphere, y northward.
    fn project(self, [lat, lon]: [f64; 2]) -> [f64; 2] {
        match self {
            Self::EqualEarth => {
                const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
                let root3 = 3.0_f64.sqrt();
                let t = (root3 / 2.0 * lat.to_radians().sin()).asin();
                let (t2, t6) = (t * t, t.powi(6));
                let slope = A[0] + 3.0 * A[1] * t2 + t6 * (7.0 * A[2] + 9.0 * A[3] * t2);
                let x = 2.0 * lon.to_radians() * t.cos() / (root3 * slope);
                [x, t * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2))]
            }
            Self::Lambert([lat0, lon0]) => {
                let (sin0, cos0) = lat0.to_radians().sin_cos();
                let (sin, cos) = lat.to_radians().sin_cos();
                let (sin_dlon, cos_dlon) = (lon - lon0).to_radians().sin_cos();
                // The antipode has no image; stay short of it.
                let cos_c = (sin0 * sin + cos0 * cos * cos_dlon).max(-0.999);
                let k = (2.0 / (1.0 + cos_c)).sqrt();
                [k * cos * sin_dlon, k * (cos0 * sin - sin0 * cos * cos_dlon)]
            }
        }
    }
}

/// A rectangle on the page, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) w: f64,
    pub(super) h: f64,
}

impl Rect {
    pub(super) fn contains(&self, [x, y]: [f64; 2]) -> bool {
        x >= self.x && x <= self.x + self.w && y >= self.y && y <= self.y + self.h
    }

    pub(super) fn grown(&self, by: f64) -> Self {
        Self {
            x: self.x - by,
            y: self.y - by,
            w: self.w + 2.0 * by,
            h: self.h + 2.0 * by,
        }
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }
}

/// A map in a frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Panel {
    projection: Projection,
    pub(super) frame: Rect,
    /// Pixels to a radius of the sphere.
    scale: f64,
    /// Where the origin of the projection is on the page.
    origin: [f64; 2],
}

/// Shapes smaller than this many pixels are left out, and so are the points of a coast that lie
/// nearer to one another: nobody sees them, and they would make up most of the file.
const DETAIL: f64 = 0.8;

/// How much of a coast is left on a grid.
#[derive(Clone, Copy, Debug)]
pub(in crate::export) struct Detail {
    /// Pixels from one point of the grid to the next.
    pub(super) grid: f64,
    /// How often small bends are taken out.
    pub(super) passes: usize,
}

impl Detail {
    /// For a page of its own.
    pub(in crate::export) const FINE: Self = Self {
        grid: 1.0,
        passes: 2,
    };
    /// For what is downloaded before something else.
    pub(in crate::export) const COARSE: Self = Self {
        grid: 2.5,
        passes: 4,
    };
}

/// Twice the area of the largest bend that is taken out, in cells of the grid.
const BEND: i64 = 4;
/// Twice the area of the largest island that is left out, in cells of the grid.
const ISLAND: i64 = 5;

impl Panel {
    /// A panel whose frame is filled by `radii` of the sphere across, with `centre` (degrees) in
    /// its middle.
    pub(super) fn new(projection: Projection, frame: Rect, radii: f64, centre: [f64; 2]) -> Self {
        let scale = frame.w / radii;
        let [x, y] = projection.project(centre);
        let origin = [
            frame.x + frame.w / 2.0 - x * scale,
            frame.y + frame.h / 2.0 + y * scale,
        ];
        Self {
            projection,
            frame,
            scale,
            origin,
        }
    }

    /// A point in degrees, latitude first, on the page.
    pub(super) fn place(&self, lat_lon: [f64; 2]) -> [f64; 2] {
        let [x, y] = self.projection.project(lat_lon);
        let [x0, y0] = self.origin;
        [x0 + x * self.scale, y0 - y * self.scale]
    }

    /// Adds a ring of degrees, latitude first, to a path in tenths of a pixel, clipped to the
    /// frame. Tells whether anything of it is to be seen.
    pub(super) fn add_ring(&self, path: &mut String, ring: &[[f64; 2]]) -> bool {
        let mut points: Vec<[f64; 2]> = Vec::with_capacity(ring.len());
        let mut last = [f64::INFINITY; 2];
        for &point in ring {
            let point = self.place(point);
            let far = (point[0] - last[0]).abs().max((point[1] - last[1]).abs());
            if far >= DETAIL {
                points.push(point);
                last = point;
            }
        }
        let points = clip(points, &self.frame.grown(3.0));
        let extent = |axis: usize| {
            let values = points.iter().filter_map(|point| point.get(axis));
            let (mut low, mut high) = (f64::MAX, f64::MIN);
            for &value in values {
                (low, high) = (low.min(value), high.max(value));
            }
            high - low
        };
        if points.len() < 3 || extent(0).max(extent(1)) < 2.0 * DETAIL {
            return false;
        }
        add_points(path, &points);
        path.push('z');
        true
    }

    /// Adds a ring of degrees, latitude first, to a path, each point moved to the nearest corner
    /// of the grid: far fewer bytes than [`add_ring`](Self::add_ring), and two
    /// neighbours still share their border.
    pub(super) fn add_ring_on_grid(&self, path: &mut String, detail: Detail, ring: &[[f64; 2]]) {
        let points = ring.iter().map(|&point| self.place(point)).collect();
        let points = clip(points, &self.frame.grown(3.0));
        let snap = |[x, y]: [f64; 2]| [x, y].map(|value| (value / detail.grid).round() as i64);
        let mut points = corners(points.into_iter().map(snap));
        for _ in 0..detail.passes {
            points = without_small_bends(&points);
        }
        if points.len() >= 3 && twice_area(&points) > ISLAND {
            write_points(path, &points);
            path.push('z');
        }
    }

    /// Adds an open line of degrees, latitude first, to a path in pixels.
    pub(super) fn add_line_on_grid(&self, path: &mut String, line: impl Iterator<Item = [f64; 2]>) {
        let snap = |[x, y]: [f64; 2]| [x, y].map(|value| value.round() as i64);
        let points: Vec<[f64; 2]> = line.map(|point| self.place(point)).collect();
        let seen = |&point: &[f64; 2]| self.frame.contains(point);
        if points.iter().any(seen) {
            write_points(path, &corners(points.into_iter().map(snap)));
        }
    }

    /// Adds an open line of degrees, latitude first.
    pub(super) fn add_line(&self, path: &mut String, line: impl Iterator<Item = [f64; 2]>) {
        let points: Vec<[f64; 2]> = line.map(|point| self.place(point)).collect();
        add_points(path, &points);
    }

    /// The outline of the whole sphere, for a projection that shows it.
    pub(super) fn sphere(&self) -> String {
        let mut path = String::new();
        let up = (-90..=90).map(|lat| [f64::from(lat), 180.0]);
        let down = (-90..=90).rev().map(|lat| [f64::from(lat), -180.0]);
        self.add_line(&mut path, up.chain(down));
        path.push('z');
        path
    }

    /// Meridians and parallels, every `step` degrees.
    pub(super) fn graticule(&self, step: usize) -> String {
        let mut path = String::new();
        for lon in (-180..180).step_by(step).skip(1) {
            let line = (-90..=90).step_by(3);
            self.add_line(&mut path, line.map(|lat| [f64::from(lat), f64::from(lon)]));
        }
        for lat in (-90..90).step_by(step).skip(1) {
            let line = (-180..=180).step_by(3);
            self.add_line(&mut path, line.map(|lon| [f64::from(lat), f64::from(lon)]));
        }
        path
    }

    /// Begins what is clipped to the frame: everything until the next `</g>`.
    pub(super) fn begin(&self, out: &mut Drawing, id: &str) {
        let Rect { x, y, w, h } = self.frame;
        out.open("clipPath", &[("id", id)]);
        out.rect(x, y, w, h, &[]);
        out.close("clipPath");
        out.open("g", &[("clip-path", &["url(#", id, ")"].concat())]);
    }
}

/// A closed line without the corners that hardly matter: those that span a small triangle with
/// their neighbours, smaller than the neighbours' own. What decides is the same in either
/// direction, so that two countries go on to share their border.
fn without_small_bends(points: &[[i64; 2]]) -> Vec<[i64; 2]> {
    let at = |i: usize| points.get(i % points.len()).copied().unwrap_or_default();
    let count = points.len();
    let bend = |i: usize| {
        let triangle = [at(i + count - 1), at(i), at(i + 1)];
        (twice_area(&triangle), at(i))
    };
    let bends: Vec<_> = (0..count).map(bend).collect();
    let before = bends.iter().cycle().skip(count.saturating_sub(1));
    let after = bends.iter().cycle().skip(1);
    let kept = bends.iter().zip(before.zip(after));
    kept.filter(|&(bend, (before, after))| bend.0 > BEND || bend >= before || bend >= after)
        .map(|(&(_, point), _)| point)
        .collect()
}

/// Twice the area of a polygon.
fn twice_area(points: &[[i64; 2]]) -> i64 {
    let ends = points.iter().cycle().skip(1);
    let sum = |sum, (&[x0, y0], &[x1, y1]): (&[i64; 2], &[i64; 2])| sum + x0 * y1 - x1 * y0;
    points.iter().zip(ends).fold(0, sum).abs()
}

/// The corners of a line on a grid: without what lies between them, and without an end that is its
/// beginning.
fn corners(points: impl IntoIterator<Item = [i64; 2]>) -> Vec<[i64; 2]> {
    let mut kept: Vec<[i64; 2]> = Vec::new();
    for point in points {
        if kept.last() == Some(&point) {
            continue;
        }
        if let [.., [x0, y0], [x1, y1]] = kept[..] {
            let ([dx, dy], [ex, ey]) = ([x1 - x0, y1 - y0], [point[0] - x1, point[1] - y1]);
            // Straight on: the point between says nothing.
            if dx * ey == dy * ex && dx * ex + dy * ey > 0 {
                kept.pop();
            }
        }
        kept.push(point);
    }
    if kept.len() > 1 && kept.first() == kept.last() {
        kept.pop();
    }
    kept
}

/// Writes points in whole tenths of a pixel, each relative to the one before.
fn add_points(path: &mut String, points: &[[f64; 2]]) {
    let tenths = |value: f64| (value * 10.0).round() as i64;
    let points: Vec<[i64; 2]> = points.iter().map(|point| point.map(tenths)).collect();
    write_points(path, &points);
}

/// Writes points, each relative to the one before.
fn write_points(path: &mut String, points: &[[i64; 2]]) {
    let mut last: Option<[i64; 2]> = None;
    for &point in points {
        let [x, y] = point;
        match last {
            None => {
                path.push('M');
                write_pair(path, point);
                path.push('l');
            }
            Some([x0, y0]) if [x0, y0] != point => {
                // A minus needs no space before it.
                if !path.ends_with('l') && x >= x0 {
                    path.push(' ');
                }
                write_pair(path, [x - x0, y - y0]);
            }
            Some(_) => {}
        }
        last = Some(point);
    }
}

fn write_pair(path: &mut String, [x, y]: [i64; 2]) {
    path.push_str(&x.to_string());
    if y >= 0 {
        path.push(' ');
    }
    path.push_str(&y.to_string());
}

/// One coordinate of a point.
type Axis = fn([f64; 2]) -> f64;

/// Clips a polygon to a rectangle (Sutherland and Hodgman, 1974): what lies beyond is drawn
/// along its edge, which is outside of what the frame shows.
fn clip(points: Vec<[f64; 2]>, rect: &Rect) -> Vec<[f64; 2]> {
    let (x, y): (Axis, Axis) = (|[x, _]| x, |[_, y]| y);
    let edges = [
        (x, rect.x, 1.0),
        (x, rect.x + rect.w, -1.0),
        (y, rect.y, 1.0),
        (y, rect.y + rect.h, -1.0),
    ];
    edges
        .into_iter()
        .fold(points, |points, (axis, bound, sign)| {
            let inside = |point| (axis(point) - bound) * sign >= 0.0;
            let mut kept = Vec::with_capacity(points.len());
            let Some(&(mut from)) = points.last() else {
                return kept;
            };
            for to in points {
                if inside(from) != inside(to) {
                    let t = (bound - axis(from)) / (axis(to) - axis(from));
                    kept.push([
                        from[0] + t * (to[0] - from[0]),
                        from[1] + t * (to[1] - from[1]),
                    ]);
                }
                if inside(to) {
                    kept.push(to);
                }
                from = to;
            }
            kept
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect {
        x: 10.0,
        y: 20.0,
        w: 400.0,
        h: 200.0,
    };

    /// The extent of the plane that the published coefficients give.
    #[test]
    fn equal_earth_is_the_published_projection() {
        let near = |[x, y]: [f64; 2], [a, b]: [f64; 2]| {
            assert!((x - a).abs() < 1e-5 && (y - b).abs() < 1e-5, "{x} {y}");
        };
        near(
            Projection::EqualEarth.project([0.0, 180.0]),
            [2.706_629_9, 0.0],
        );
        near(
            Projection::EqualEarth.project([90.0, 0.0]),
            [0.0, 1.317_362_7],
        );
    }

    #[test]
    fn equal_areas_on_the_sphere_are_equal_on_the_page() {
        // Small cells of one degree, widened by latitude to equal areas on the sphere.
        for projection in [Projection::EqualEarth, Projection::Lambert([51.0, 11.0])] {
            let area = |lat: f64, lon: f64| {
                let (dlat, dlon) = (0.01, 0.01 / lat.to_radians().cos());
                let [x0, y0] = projection.project([lat, lon]);
                let [x1, y1] = projection.project([lat + dlat, lon]);
                let [x2, y2] = projection.project([lat, lon + dlon]);
                ((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)).abs()
            };
            let ratio = area(60.0, 25.0) / area(40.0, -3.0);
            assert!((ratio - 1.0).abs() < 1e-3, "{projection:?} {ratio}");
        }
    }

    #[test]
    fn the_centre_is_in_the_middle_and_north_is_up() {
        let panel = Panel::new(Projection::Lambert([51.0, 11.0]), FRAME, 0.4, [50.0, 10.0]);
        let [x, y] = panel.place([50.0, 10.0]);
        assert!((x - 210.0).abs() < 1e-9 && (y - 120.0).abs() < 1e-9);
        assert!(panel.place([51.0, 10.0])[1] < y);
    }

    #[test]
    fn a_polygon_is_cut_at_the_frame() {
        let square = vec![[0.0, 0.0], [50.0, 0.0], [50.0, 50.0], [0.0, 50.0]];
        let cut = clip(square, &FRAME);
        let (xs, ys): (Vec<_>, Vec<_>) = cut.iter().map(|&[x, y]| (x, y)).unzip();
        assert_eq!(xs.iter().copied().fold(f64::MAX, f64::min), 10.0);
        assert_eq!(ys.iter().copied().fold(f64::MAX, f64::min), 20.0);
        assert!(clip(vec![[0.0, 0.0], [5.0, 0.0], [5.0, 5.0]], &FRAME).is_empty());
    }

    #[test]
    fn a_ring_is_a_closed_path_of_relative_tenths() {
        let mut path = String::new();
        add_points(&mut path, &[[1.0, 2.0], [2.5, 1.0], [2.5, 1.0], [0.0, 3.0]]);
        assert_eq!(path, "M10 20l15-10-25 20");
    }

    #[test]
    fn neighbours_lose_the_same_bends() {
        // A border from (0, 0) to (60, 0), and what closes it on either side.
        let border: Vec<[i64; 2]> = (0..=20)
            .map(|i| [i * 3, [0, 1, -1, 2, 0][i as usize % 5]])
            .collect();
        let there = border.iter().copied();
        let mut north: Vec<_> = there.clone().chain([[60, 40], [0, 40]]).collect();
        let mut south: Vec<_> = there.rev().chain([[0, -40], [60, -40]]).collect();
        for _ in 0..3 {
            (north, south) = (without_small_bends(&north), without_small_bends(&south));
        }
        let on_border = |ring: &[[i64; 2]]| {
            let mut points: Vec<_> = ring.iter().copied().filter(|[_, y]| y.abs() < 40).collect();
            points.sort_unstable();
            points
        };
        assert_eq!(on_border(&north), on_border(&south));
        assert!(on_border(&north).len() < border.len());
    }

    #[test]
    fn on_a_grid_only_corners_are_left() {
        let ring = [[0, 0], [1, 0], [1, 0], [3, 0], [3, 2], [0, 2], [0, 0]];
        assert_eq!(corners(ring), [[0, 0], [3, 0], [3, 2], [0, 2]]);
        // There and back is a corner.
        assert_eq!(corners([[0, 0], [2, 0], [1, 0]]), [[0, 0], [2, 0], [1, 0]]);
    }
}
