//! Names on the map: where a country's name may stand, and which of several names fit beside one
//! another.

use super::basemap::{Basemap, GRID};
use crate::model::Country;
use crate::sort::{in_order, rank};

/// Where a country's name may stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lettering {
    /// The country.
    pub country: Country,
    /// The middle of the name: latitude and longitude, degrees WGS 84.
    pub lat_lon: [f64; 2],
    /// How wide its largest land is, as a share of the world's width in Web Mercator.
    pub width: f64,
}

impl Basemap {
    /// Where the name of every country may stand, the one with the largest land first.
    ///
    /// ```
    /// use buitenkaart_core::geo::coarse_basemap;
    /// let first = coarse_basemap().lettering()[0];
    /// assert_eq!(first.country.as_str(), "RU");
    /// assert!(first.width > 0.3);
    /// ```
    #[must_use]
    pub fn lettering(&self) -> Vec<Lettering> {
        let sized: Vec<(f64, Lettering)> = self
            .areas
            .iter()
            .filter_map(|area| {
                let country = area.country?;
                let ring = self.main_ring(area)?;
                let lettering = Lettering {
                    country,
                    lat_lon: self.label_point(country)?,
                    width: f64::from(ring.bounds.width()) / f64::from(GRID),
                };
                Some((self.true_size(ring), lettering))
            })
            .collect();
        let keys: Vec<u64> = sized.iter().map(|(size, _)| rank(-size)).collect();
        let lettering = |at: u32| sized.get(at as usize).map(|(_, lettering)| *lettering);
        in_order(&keys).into_iter().filter_map(lettering).collect()
    }
}

/// A rectangle on screen: its middle, and half of its width and height, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plate {
    /// The middle, from left and from top.
    pub middle: [f64; 2],
    /// Half of the width, half of the height.
    pub half: [f64; 2],
}

impl Plate {
    /// Whether two have a point in common; false where a number is none.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let [ax, ay] = self.middle;
        let [bx, by] = other.middle;
        let (across, down) = (self.half[0] + other.half[0], self.half[1] + other.half[1]);
        (ax - bx).abs() < across && (ay - by).abs() < down
    }
}

/// What of the screen is taken: a name is written where nothing is, and takes its place. Whoever asks first gets it.
///
/// Every plate is held against those that are there, which the area of the screen bounds.
///
/// ```
/// use buitenkaart_core::geo::{Plate, Taken};
/// let plate = |x| Plate { middle: [x, 0.0], half: [10.0, 5.0] };
/// let mut taken = Taken::default();
/// taken.add(plate(-5.0));
/// assert_eq!([0.0, 15.0, 30.0].map(|x| taken.take(plate(x))), [false, true, false]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Taken(Vec<Plate>);

impl Taken {
    /// Adds what is there, whatever it overlaps.
    pub fn add(&mut self, plate: Plate) {
        self.0.push(plate);
    }

    /// Takes the place of a plate, where it overlaps nothing; whether it does.
    pub fn take(&mut self, plate: Plate) -> bool {
        let is_free = !self.0.iter().any(|other| other.overlaps(&plate));
        if is_free {
            self.0.push(plate);
        }
        is_free
    }
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use proptest::prelude::*;

    use super::*;
    use crate::geo::{basemap, coarse_basemap, mercator};

    #[test]
    fn every_country_with_a_shape_has_a_place_for_its_name() {
        for map in [basemap(), coarse_basemap()] {
            let found = map.lettering();
            assert_eq!(found.len(), map.countries().count());
            let inside = found.iter().filter(|lettering| {
                let [lat, lon] = lettering.lat_lon;
                map.country_at(lat, lon) == Some(lettering.country)
            });
            assert!(inside.count() * 10 >= found.len() * 9);
        }
    }

    /// Which of these fit, as positions.
    fn fitting(wanted: &[Plate], there: &[Plate]) -> Vec<usize> {
        let mut taken = Taken::default();
        there.iter().for_each(|plate| taken.add(*plate));
        let mut fits = |i: &usize| taken.take(wanted[*i]);
        (0..wanted.len()).filter(|i| fits(i)).collect()
    }

    fn plate() -> impl Strategy<Value = Plate> {
        let middle = [-50.0..500.0_f64, -50.0..300.0_f64];
        (middle, [1.0..60.0_f64, 4.0..9.0_f64]).prop_map(|(middle, half)| Plate { middle, half })
    }

    proptest! {
        #[test]
        fn no_two_that_fit_overlap_and_none_is_left_out_for_nothing(
            wanted in prop::collection::vec(plate(), 0..60),
            taken in prop::collection::vec(plate(), 0..20),
        ) {
            let found = fitting(&wanted, &taken);
            for (n, &i) in found.iter().enumerate() {
                let rest = found[n + 1..].iter().map(|&j| &wanted[j]);
                for other in rest.chain(&taken) {
                    prop_assert!(!wanted[i].overlaps(other));
                }
            }
            for (i, plate) in wanted.iter().enumerate().filter(|(i, _)| !found.contains(i)) {
                let before = found.iter().filter(|&&j| j < i).map(|&j| &wanted[j]);
                prop_assert!(before.chain(&taken).any(|other| other.overlaps(plate)));
            }
        }

        /// As the map asks: every name at its place, in a random view.
        #[test]
        fn names_of_countries_overlap_in_no_view(
            lat in -60.0..75.0_f64, lon in -180.0..180.0_f64, zoom in 1..10_u8,
        ) {
            static LETTERING: OnceLock<Vec<Lettering>> = OnceLock::new();
            let lettering = LETTERING.get_or_init(|| coarse_basemap().lettering());
            let (cx, cy) = mercator(lat, lon, zoom);
            let wanted: Vec<Plate> = lettering
                .iter()
                .map(|one| {
                    let (x, y) = mercator(one.lat_lon[0], one.lat_lon[1], zoom);
                    Plate { middle: [x - cx, y - cy], half: [35.0, 8.0] }
                })
                .collect();
            let found = fitting(&wanted, &[]);
            prop_assert!(!found.is_empty());
            for (n, &i) in found.iter().enumerate() {
                for &j in &found[n + 1..] {
                    prop_assert!(!wanted[i].overlaps(&wanted[j]));
                }
            }
        }
    }
}
