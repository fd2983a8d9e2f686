//! Which cities of different networks are the same, by a spatial index for each country.

use rstar::RTree;
use rstar::primitives::GeomWithData;

use super::{Here, Side};
use crate::analysis::{Position, distance_km, on_sphere};
use crate::model::{Country, Network};

/// How near to one another the points of two networks are in the same city, in km along the great
/// circle: one file has the embassy's own point, the other the middle of the city. They must be in
/// the same country as well: Brazzaville is nearer to Kinshasa than this.
pub const SAME_CITY_KM: f64 = 20.0;

/// A city of a network, as its file has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Town {
    /// Its position among the file's places.
    pub place: u32,
    /// The most of what its locations are.
    pub here: Here,
    /// Its locations that take part, in the order of the file.
    pub locations: Vec<Position>,
}

/// What a network has in a city.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The position of the city among [`Side::towns`].
    pub town: u32,
    /// How far its point is from that of the row, in km.
    pub km: f64,
}

/// A city, and what each network has there.
#[derive(Clone, Debug, PartialEq)]
pub struct City {
    /// The network whose city it is.
    pub of: usize,
    /// For each network, its nearest city within [`SAME_CITY_KM`]; none where none was found.
    pub cells: Vec<Option<Cell>>,
}

impl City {
    /// The city itself.
    #[must_use]
    pub fn town<'a>(&self, sides: &'a [Side<impl AsRef<Network>>]) -> Option<&'a Town> {
        self.in_side(sides, self.of)
    }

    /// The city as one of the networks has it.
    #[must_use]
    pub fn in_side<'a>(
        &self,
        sides: &'a [Side<impl AsRef<Network>>],
        at: usize,
    ) -> Option<&'a Town> {
        let cell = self.cells.get(at).copied().flatten()?;
        sides.get(at)?.towns.get(cell.town as usize)
    }

    /// What one of the networks has there.
    #[must_use]
    pub fn here(&self, sides: &[Side<impl AsRef<Network>>], at: usize) -> Option<Here> {
        self.in_side(sides, at).map(|town| town.here)
    }

    /// Whether at least two networks are present.
    #[must_use]
    pub fn is_shared(&self, sides: &[Side<impl AsRef<Network>>]) -> bool {
        let present = |at: &usize| self.here(sides, *at) == Some(Here::Present);
        (0..sides.len()).filter(present).count() > 1
    }
}

/// A point on the unit sphere, and the number of what is there.
type At = GeomWithData<[f64; 3], u32>;

/// The cities of a network by where they are.
#[derive(Debug)]
pub(super) struct Towns {
    /// Of each country in which there is one, by code.
    countries: Vec<(Country, RTree<At>)>,
}

impl Towns {
    pub(super) fn new(network: &Network, towns: &[Town]) -> Self {
        let all: Vec<Country> = Country::all().collect();
        let mut points: Vec<Vec<At>> = vec![Vec::new(); all.len()];
        for (number, town) in (0..).zip(towns) {
            let Some((country, point)) = whereabouts(network, town) else {
                continue;
            };
            let at = all.binary_search(&country).ok();
            if let Some(points) = at.and_then(|at| points.get_mut(at)) {
                points.push(At::new(on_sphere(point), number));
            }
        }
        let filled = all.into_iter().zip(points);
        let filled = filled.filter(|(_, points)| !points.is_empty());
        Self {
            countries: filled
                .map(|(country, points)| (country, RTree::bulk_load(points)))
                .collect(),
        }
    }

    /// The nearest city of a country to a point.
    fn nearest(&self, country: Country, point: [f64; 2]) -> Option<u32> {
        let at = self
            .countries
            .binary_search_by(|(one, _)| one.cmp(&country));
        let (_, tree) = self.countries.get(at.ok()?)?;
        first(tree, point)
    }
}

/// The nearest of a tree to a point, latitude and longitude in degrees; chords are in the order of arcs.
pub(super) fn first(tree: &RTree<At>, point: [f64; 2]) -> Option<u32> {
    tree.nearest_neighbor(on_sphere(point)).map(|at| at.data)
}

/// A tree of these points.
pub(super) fn tree(points: impl Iterator<Item = ([f64; 2], u32)>) -> RTree<At> {
    RTree::bulk_load(
        points
            .map(|(at, number)| At::new(on_sphere(at), number))
            .collect(),
    )
}

/// The country and the point of a city.
fn whereabouts(network: &Network, town: &Town) -> Option<(Country, [f64; 2])> {
    let place = network.file().places.get(town.place as usize)?;
    Some((place.country?, place.lat_lon?))
}

/// The cities of a network with a location that takes part.
pub(super) fn towns(network: &Network, here: &[Option<Here>]) -> Vec<Town> {
    let mut towns: Vec<Option<Town>> = vec![None; network.file().places.len()];
    for ((position, location), here) in (0..).zip(network.locations()).zip(here) {
        let (Some(here), Some(place)) = (*here, network.place_index(&location.place)) else {
            continue;
        };
        let Some(town) = towns.get_mut(place as usize) else {
            continue;
        };
        let town = town.get_or_insert_with(|| Town {
            place,
            here,
            locations: Vec::new(),
        });
        town.here = town.here.max(here);
        town.locations.push(position);
    }
    towns.into_iter().flatten().collect()
}

/// Every city in which a network is, may or could be: those of the first, then those of the others
/// that stand in none of the rows before.
pub(super) fn rows<N: AsRef<Network>>(sides: &[Side<N>]) -> Vec<City> {
    let mut rows = Vec::new();
    let mut shown: Vec<Vec<bool>> = sides
        .iter()
        .map(|side| vec![false; side.towns.len()])
        .collect();
    for (of, side) in sides.iter().enumerate() {
        for (number, town) in (0..).zip(&side.towns) {
            let is_shown = shown.get(of).and_then(|shown| shown.get(number as usize));
            let Some((country, point)) = whereabouts(side.network(), town) else {
                continue;
            };
            if is_shown == Some(&true) {
                continue;
            }
            let cell = |(at, other): (usize, &Side<N>)| {
                if at == of {
                    return Some(Cell {
                        town: number,
                        km: 0.0,
                    });
                }
                let town = other.index.nearest(country, point)?;
                let (_, there) = whereabouts(other.network(), other.towns.get(town as usize)?)?;
                let km = distance_km(point, there);
                (km <= SAME_CITY_KM).then_some(Cell { town, km })
            };
            let cells: Vec<Option<Cell>> = sides.iter().enumerate().map(cell).collect();
            for (shown, cell) in shown.iter_mut().zip(&cells) {
                let town = cell.and_then(|cell| shown.get_mut(cell.town as usize));
                if let Some(shown) = town {
                    *shown = true;
                }
            }
            rows.push(City { of, cells });
        }
    }
    rows
}
