//! The basemap's lines in degrees, for drawing in projections other than the screen's.

use super::basemap::{Basemap, Point, degrees};
use crate::model::Country;

/// A line on the sphere: points as latitude and longitude in degrees.
pub type Line = Vec<[f64; 2]>;

impl Basemap {
    /// The land of every country as closed rings, outer ones and holes, to be filled by the
    /// even-odd rule. None: land that is nobody's.
    pub fn lands(&self) -> impl Iterator<Item = (Option<Country>, Vec<Line>)> {
        self.shapes.iter().map(|shape| {
            let rings = shape.rings.iter().map(|ring| line(&ring.points));
            (shape.country, rings.collect())
        })
    }

    /// The lines between countries that are in dispute.
    pub fn disputed_lines(&self) -> impl Iterator<Item = Line> {
        let disputed = self.arcs.iter().filter(|arc| arc.disputed);
        disputed.map(|arc| line(&arc.points))
    }
}

fn line(points: &[Point]) -> Line {
    points.iter().map(|&point| degrees(point).into()).collect()
}

#[cfg(test)]
mod tests {
    use crate::geo::basemap;
    use crate::model::Country;

    #[test]
    fn lands_are_in_degrees() {
        let austria = Country::new("AT");
        let (_, rings) = basemap().lands().find(|(c, _)| *c == austria).unwrap();
        for [lat, lon] in rings.concat() {
            assert!(
                (46.0..49.5).contains(&lat) && (9.0..17.5).contains(&lon),
                "{lat} {lon}"
            );
        }
    }

    #[test]
    fn kosovos_northern_line_is_disputed() {
        let near = |[lat, lon]: &[f64; 2]| (lat - 43.0).abs() < 0.6 && (lon - 20.8).abs() < 0.6;
        assert!(basemap().disputed_lines().any(|line| line.iter().any(near)));
    }
}
