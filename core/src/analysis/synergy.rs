//! Joint presence put to use: cities by the services in them, a table of countries and services,
//! who could share an office, and which post could house which agency.
//!
//! All of it says what is possible on the map; whether a house has a room is not in the data.

use super::colocation::{Pair, colocated, share_address};
use super::nearest::nearest;
use super::order::nearest_first;
use super::presence::{CountryPresence, Presence};
use super::standing::{Counted, Effective, verdict};
use super::{Position, Services, at, positioned};
use crate::model::{Claim, Kind, Location, Network, PlaceId};

/// A cell of the table of countries, or cities, and services.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// No location that is present.
    Absent,
    /// Only locations of which the sources disagree.
    Contested,
    /// Only locations that were seen at some date.
    Seen,
    /// An open location.
    Open,
}

impl CountryPresence {
    /// How one service is present, by its position in the network's services.
    #[must_use]
    pub fn cell(&self, service: usize) -> Cell {
        cell(service, self.open, self.seen, self.contested)
    }
}

impl Presence {
    /// The table: for each of [`countries`](Self::countries), a cell for each service.
    pub fn table(&self) -> impl Iterator<Item = (&CountryPresence, Vec<Cell>)> {
        let services = self.services;
        let cells = move |row: &CountryPresence| (0..services).map(|s| row.cell(s)).collect();
        self.countries.iter().map(move |row| (row, cells(row)))
    }
}

fn cell(service: usize, open: Services, seen: Services, contested: Services) -> Cell {
    if open.has(service) {
        Cell::Open
    } else if seen.has(service) {
        Cell::Seen
    } else if contested.has(service) {
        Cell::Contested
    } else {
        Cell::Absent
    }
}

/// The services in one city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CityPresence<'a> {
    /// The place.
    pub place: &'a PlaceId,
    /// Services with an open location.
    pub open: Services,
    /// Services whose locations were only seen at some date.
    pub seen: Services,
    /// Services of whose locations the sources disagree, and that are not present otherwise.
    pub contested: Services,
    /// The locations that this rests on, in the order of the file.
    pub locations: Vec<Position>,
}

impl CityPresence<'_> {
    /// The services that are present: open or seen, not contested.
    #[must_use]
    pub fn present(&self) -> Services {
        self.open.with(self.seen)
    }

    /// How one service is present, by its position in the network's services.
    #[must_use]
    pub fn cell(&self, service: usize) -> Cell {
        cell(service, self.open, self.seen, self.contested)
    }
}

/// The cities where a location is present or contested: those with the most services present
/// first, and otherwise in the order of the file. A region is no city.
#[must_use]
pub fn city_presence(network: &Network) -> Vec<CityPresence<'_>> {
    let mut cities: Vec<CityPresence<'_>> = Vec::new();
    for (position, location) in positioned(network) {
        let verdict = verdict(location);
        let place = network.place_of(location);
        let Some(place) = place.filter(|place| place.lat_lon.is_some()) else {
            continue;
        };
        if verdict.counted == Counted::Absent {
            continue;
        }
        let service = network
            .service_index(&location.service)
            .map_or(Services::NONE, Services::one);
        let known = cities.iter().position(|city| *city.place == place.id);
        let index = known.unwrap_or_else(|| {
            cities.push(CityPresence {
                place: &place.id,
                open: Services::NONE,
                seen: Services::NONE,
                contested: Services::NONE,
                locations: Vec::new(),
            });
            cities.len() - 1
        });
        if let Some(city) = cities.get_mut(index) {
            city.locations.push(position);
            let set = match verdict.effective {
                Effective::Contested => &mut city.contested,
                Effective::Open => &mut city.open,
                _ => &mut city.seen,
            };
            *set = set.with(service);
        }
    }
    for city in &mut cities {
        city.seen = city.seen.without(city.open);
        city.contested = city.contested.without(city.present());
    }
    cities.sort_by_key(|city| std::cmp::Reverse(city.present().len()));
    cities
}

/// Whether two locations are in one house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shared {
    /// A source gives both the same address.
    Yes,
    /// The addresses of both are known, and differ.
    No,
    /// The address of one, or of both, is not known.
    Unknown,
}

/// Whether two locations share a house, as far as their addresses tell.
#[must_use]
pub fn shared(a: &Location, b: &Location) -> Shared {
    if share_address(a, b) {
        Shared::Yes
    } else if ![a, b]
        .iter()
        .all(|one| one.address.iter().any(Claim::holds))
    {
        Shared::Unknown
    } else {
        Shared::No
    }
}

/// Two locations of different services that could share an office.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sharing {
    /// The two, and how far apart they are.
    pub pair: Pair,
    /// [`Shared::No`], or unknown: whether they share one already.
    pub now: Shared,
}

/// Who could share an office: the pairs of [`colocated`] that are present and not known to share
/// one, nearest first. With 0 km: only those in one city.
#[must_use]
pub fn could_share(network: &Network, km: f64) -> Vec<Sharing> {
    let pairs = colocated(network, km).into_iter();
    pairs
        .filter_map(|pair| {
            let (a, b) = (at(network, pair.first)?, at(network, pair.second)?);
            let present = |l| verdict(l).counted == Counted::Present;
            let now = shared(a, b);
            (present(a) && present(b) && now != Shared::Yes).then_some(Sharing { pair, now })
        })
        .collect()
}

/// A post that could house an office of an agency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Host {
    /// The office.
    pub office: Position,
    /// The nearest post.
    pub post: Position,
    /// How far apart they are, in km; 0 in one city, where only the city is known.
    pub km: f64,
    /// [`Shared::No`], or unknown: whether they share a house already.
    pub now: Shared,
}

/// Which post could house which agency: for every office that is present the nearest post that
/// is, where it is within `km`; nearest first. An office that shares a house with a post of its city
/// already is left out.
#[must_use]
pub fn hosts(network: &Network, km: f64) -> Vec<Host> {
    let mut found = Vec::new();
    for (office, location) in positioned(network) {
        if location.kind != Kind::Office || verdict(location).counted != Counted::Present {
            continue;
        }
        let point = super::point_of(network, location);
        let is_post =
            |_, other: &Location| other.kind == Kind::Post && other.service != location.service;
        let post = point.and_then(|point| nearest(network, point, is_post));
        let Some(post) = post.filter(|post| post.km <= km) else {
            continue;
        };
        // Of several posts in one city it may be any.
        let is_housed = positioned(network).any(|(_, other)| {
            is_post(0, other)
                && other.place == location.place
                && verdict(other).counted == Counted::Present
                && shared(location, other) == Shared::Yes
        });
        let now = at(network, post.position).map(|other| shared(location, other));
        let now = now.unwrap_or(Shared::Unknown);
        if !is_housed && now != Shared::Yes {
            found.push(Host {
                office,
                post: post.position,
                km: post.km,
                now,
            });
        }
    }
    nearest_first(&found, |host| host.km)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{fixture, presence};

    const LINES: &str = "
        dkbuza post The-Hague:NL open addr=Koninginnegracht_86
        fit office The-Hague:NL seen addr=koninginnegracht_86
        tvl office The-Hague:NL open
        fit office Cologne:DE open addr=Stolkgasse_1
        tvl office Cologne:DE open addr=Stolkgasse_2
        dkbuza post Madrid:ES !open !vacant
        fit office Madrid:ES seen
        dkbuza post Brussels:BE open
        fit office Paris:FR closed
        tvl office Tokyo:JP open
        dkbuza candidate -:UA considered";

    #[test]
    fn cities_with_the_most_services_come_first() {
        let network = fixture::network(LINES);
        let cities = city_presence(&network);
        let told: Vec<_> = cities
            .iter()
            .map(|city| (city.place.as_str(), city.present().0, city.contested.0))
            .collect();
        assert_eq!(
            told,
            [
                ("the-hague", 0b111, 0),
                ("cologne", 0b110, 0),
                ("madrid", 0b010, 0b001),
                ("brussels", 0b001, 0),
                ("tokyo", 0b100, 0),
            ]
        );
        assert_eq!(
            [0, 1, 2].map(|s| cities[0].cell(s)),
            [Cell::Open, Cell::Seen, Cell::Open]
        );
    }

    #[test]
    fn the_table_has_a_cell_for_each_service() {
        let network = fixture::network(LINES);
        let presence = presence(&network);
        let spain = presence
            .table()
            .find(|(row, _)| row.country.as_str() == "ES");
        let (_, cells) = spain.unwrap();
        assert_eq!(cells, [Cell::Contested, Cell::Seen, Cell::Absent]);
    }

    #[test]
    fn who_shares_a_house_already_is_not_told_to() {
        let network = fixture::network(LINES);
        let told: Vec<_> = could_share(&network, 0.0)
            .iter()
            .map(|s| (s.pair.first, s.pair.second, s.now))
            .collect();
        assert_eq!(
            told,
            [
                (0, 2, Shared::Unknown),
                (1, 2, Shared::Unknown),
                (3, 4, Shared::No),
            ]
        );
    }

    #[test]
    fn a_post_houses_the_offices_near_it() {
        let network = fixture::network(LINES);
        let told: Vec<_> = hosts(&network, 200.0)
            .iter()
            .map(|host| (host.office, host.post, host.km.round(), host.now))
            .collect();
        assert_eq!(
            told,
            [
                // Office 1 is in the post's house already.
                (2, 0, 0.0, Shared::Unknown),
                (3, 7, 183.0, Shared::Unknown),
                (4, 7, 183.0, Shared::Unknown),
            ]
        );
    }

    #[test]
    fn nobody_who_shares_a_house_today_is_offered_it() {
        let network = crate::load::built_in().unwrap();
        let found = hosts(&network, 30.0);
        assert!(!found.is_empty());
        let housed = |office: &Location| {
            let mut posts = network.locations().iter();
            posts.any(|post| post.kind == Kind::Post && shared(office, post) == Shared::Yes)
        };
        let at = |position| at(&network, position).unwrap();
        assert!(!found.iter().any(|host| housed(at(host.office))));
        // There are such offices; the others stay.
        let offices = network
            .locations()
            .iter()
            .filter(|it| it.kind == Kind::Office);
        assert!(offices.filter(|it| housed(it)).count() > 4);
    }
}
