//! The basemap's lines in degrees, for drawing in projections other than the screen's.

use super::basemap::{Basemap, GRID, Line as Kind, Ring};
use super::mercator;
use crate::model::Country;

/// A line on the sphere: points as latitude and longitude in degrees.
pub type Line = Vec<[f64; 2]>;

impl Basemap {
    /// The land of every country as closed rings, outer ones and holes, to be filled by the
    /// even-odd rule. None: land that is nobody's.
    pub fn lands(&self) -> impl Iterator<Item = (Option<Country>, Vec<Line>)> {
        self.areas.iter().map(|area| {
            let rings = self.rings_of(area).iter().map(|ring| self.outline(ring));
            (area.country, rings.collect())
        })
    }

    /// The lines between countries that are in dispute.
    pub fn disputed_lines(&self) -> impl Iterator<Item = Line> {
        self.lines(Kind::Disputed)
    }

    /// The lines between countries that are not in dispute.
    pub fn border_lines(&self) -> impl Iterator<Item = Line> {
        self.lines(Kind::Border)
    }

    fn lines(&self, kind: Kind) -> impl Iterator<Item = Line> {
        let arcs = self.arcs.iter().filter(move |arc| arc.line == kind);
        arcs.map(|arc| {
            let points = self.points_of(arc);
            points.iter().map(|&point| degrees(point)).collect()
        })
    }

    /// The points of a ring, the first one again at its end.
    fn outline(&self, ring: &Ring) -> Line {
        let mut line = Line::new();
        self.each_edge(ring, |a, b| {
            if line.is_empty() {
                line.push(degrees(a));
            }
            line.push(degrees(b));
        });
        line
    }
}

fn degrees([x, y]: [u16; 2]) -> [f64; 2] {
    let unit = |v: u16| f64::from(v) / f64::from(GRID);
    mercator::degrees(unit(x), unit(y))
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
