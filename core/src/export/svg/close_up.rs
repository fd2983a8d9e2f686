//! The part of the world that has a map of its own: the one that the network names, or else the
//! continent where most of its locations are.

use super::panel::{Panel, Projection, Rect};
use crate::Network;
use crate::analysis::Region;
use crate::countries::figures;
use crate::model::{Locale, View};

/// A panel shows what a screen of so many pixels does at the same level.
const SCREEN: f64 = 925.0;

/// A part of the world.
pub(super) struct CloseUp<'n> {
    pub(super) name: &'n str,
    /// Its middle, degrees.
    middle: [f64; 2],
    /// What of it fits in the width of a panel, in radii of the sphere.
    radii: f64,
}

impl<'n> CloseUp<'n> {
    pub(super) fn of(network: &'n Network, locale: Locale) -> Self {
        if let Some(own) = &network.file().close_up {
            let View { lat_lon, zoom } = own.view;
            let width = 256.0 * 2.0_f64.powi(i32::try_from(zoom).unwrap_or(1));
            let radii = SCREEN * std::f64::consts::TAU * lat_lon[0].to_radians().cos() / width;
            return Self {
                name: own.name.get(locale),
                middle: lat_lon,
                radii: radii.clamp(0.02, 2.0),
            };
        }
        // The continent where most locations are; of several, the first.
        let mut points: Vec<(Region, [f64; 2])> = Vec::new();
        for place in network
            .locations()
            .iter()
            .filter_map(|l| network.place_of(l))
        {
            let city = place.country.zip(place.lat_lon);
            // A region without a point is where its capitals are.
            let spans = place.zone.iter().flat_map(|zone| zone.value.iter());
            let capitals = spans.filter_map(|&c| Some((c, figures(c)?.capital?.lat_lon)));
            let all = city.into_iter().chain(capitals);
            points.extend(all.filter_map(|(country, at)| Some((Region::of(country)?, at))));
        }
        let count = |region: Region| points.iter().filter(|(of, _)| *of == region).count();
        let mut most = Region::Europe;
        for region in Region::ALL {
            if count(region) > count(most) {
                most = region;
            }
        }
        let own = points.iter().filter(|(of, _)| *of == most);
        let own: Vec<[f64; 3]> = own.map(|(_, point)| on_sphere(*point)).collect();
        let sum = own
            .iter()
            .fold([0.0; 3], |[a, b, c], [x, y, z]| [a + x, b + y, c + z]);
        let length = sum.iter().map(|part| part * part).sum::<f64>().sqrt();
        if length < 1e-6 {
            return Self {
                name: most.name(locale),
                middle: [20.0, 10.0],
                radii: 2.0,
            };
        }
        let middle = sum.map(|part| part / length);
        let [x, y, z] = middle;
        let chord =
            |[a, b, c]: &[f64; 3]| ((a - x).powi(2) + (b - y).powi(2) + (c - z).powi(2)).sqrt();
        let far = own.iter().map(chord).fold(0.0, f64::max);
        Self {
            name: most.name(locale),
            middle: [z.asin().to_degrees(), y.atan2(x).to_degrees()],
            // With a margin for names; never nearer than some hundreds of kilometres.
            radii: (far * 2.3).clamp(0.2, 2.0),
        }
    }

    /// A panel of it.
    pub(super) fn panel(&self, frame: Rect) -> Panel {
        Panel::new(
            Projection::Lambert(self.middle),
            frame,
            self.radii,
            self.middle,
        )
    }
}

/// A point of the unit sphere.
fn on_sphere([lat, lon]: [f64; 2]) -> [f64; 3] {
    let (sin, cos) = lat.to_radians().sin_cos();
    let (sin_lon, cos_lon) = lon.to_radians().sin_cos();
    [cos * cos_lon, cos * sin_lon, sin]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;

    #[test]
    fn it_is_what_the_network_says_or_where_most_of_it_is() {
        let ours = crate::load::built_in().unwrap();
        let own = CloseUp::of(&ours, Locale::Fr);
        assert_eq!((own.name, own.middle), ("Europe", [50.1, 11.6]));
        assert!((own.radii - 0.455).abs() < 0.001, "{}", own.radii);
        let network = fixture::network(
            "fit office Tokyo:JP open\nfit office New-York:US open\ndkbuza post Tokyo:JP open",
        );
        let asia = CloseUp::of(&network, Locale::Nl);
        assert_eq!(asia.name, "Azië");
        assert!((asia.middle[0] - 35.69).abs() < 0.01 && (asia.middle[1] - 139.692).abs() < 0.01);
        let nowhere = CloseUp::of(&fixture::network(""), Locale::En).radii;
        assert!(nowhere.is_finite());
    }
}
