//! Who else is here: in the same city, country or house, or within a distance.

use super::great_circle::distance_km;
use super::nearest::point_of;
use super::order::nearest_first;
use super::standing::{Counted, counts};
use super::{Position, at, country_of, positioned};
use crate::model::{Claim, Location, Network};

/// Another location, and how far it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Neighbour {
    /// The location.
    pub position: Position,
    /// How far it is, in km along the great circle between the points of both places: 0 in the
    /// same city, where only the city is known.
    pub km: f64,
}

/// Two locations of different services that are near one another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The one that comes first in the file.
    pub first: Position,
    /// The other.
    pub second: Position,
    /// How far apart they are, in km; see [`Neighbour::km`].
    pub km: f64,
    /// They are in the same place of the file: the same city.
    pub same_city: bool,
    /// A source gives both the same street address.
    pub same_address: bool,
}

/// Whether a location belongs in a list of who is here: present or contested, which the list
/// must then tell apart by [`counts`].
fn is_here(location: &Location) -> bool {
    counts(location) != Counted::Absent
}

/// The other locations in the same city, whatever their standing, in the order of the file.
#[must_use]
pub fn same_city(network: &Network, position: Position) -> Vec<Position> {
    let Some(location) = at(network, position) else {
        return Vec::new();
    };
    positioned(network)
        .filter(|(other, l)| *other != position && l.place == location.place)
        .map(|(other, _)| other)
        .collect()
}

/// The locations in other cities of the same country, whatever their standing, in the order of
/// the file. Empty for a region.
#[must_use]
pub fn same_country(network: &Network, position: Position) -> Vec<Position> {
    let here = at(network, position).and_then(|l| Some((l, country_of(network, l)?)));
    let Some((location, country)) = here else {
        return Vec::new();
    };
    positioned(network)
        .filter(|(_, l)| l.place != location.place && country_of(network, l) == Some(country))
        .map(|(other, _)| other)
        .collect()
}

/// The other locations, present or contested, within `km` of a location, nearest first.
#[must_use]
pub fn within(network: &Network, position: Position, km: f64) -> Vec<Neighbour> {
    let Some(from) = at(network, position).and_then(|l| point_of(network, l)) else {
        return Vec::new();
    };
    let neighbours: Vec<Neighbour> = positioned(network)
        .filter(|(other, l)| *other != position && is_here(l))
        .filter_map(|(other, l)| {
            Some(Neighbour {
                position: other,
                km: distance_km(from, point_of(network, l)?),
            })
        })
        .filter(|neighbour| neighbour.km <= km)
        .collect();
    nearest_first(&neighbours, |neighbour| neighbour.km)
}

/// Every pair of locations of different services, present or contested, in one city or within
/// `km` of one another, nearest first. With 0 km: only those in one city.
#[must_use]
pub fn colocated(network: &Network, km: f64) -> Vec<Pair> {
    let here: Vec<(Position, &Location, [f64; 2])> = positioned(network)
        .filter(|(_, l)| is_here(l))
        .filter_map(|(position, l)| Some((position, l, point_of(network, l)?)))
        .collect();
    let mut pairs = Vec::new();
    let mut rest = here.as_slice();
    while let Some((&(first, a, from), others)) = rest.split_first() {
        rest = others;
        for &(second, b, to) in others.iter().filter(|(_, b, _)| b.service != a.service) {
            let same_city = a.place == b.place;
            let apart = distance_km(from, to);
            if same_city || apart <= km {
                pairs.push(Pair {
                    first,
                    second,
                    km: apart,
                    same_city,
                    same_address: share_address(a, b),
                });
            }
        }
    }
    nearest_first(&pairs, |pair| pair.km)
}

/// Whether a source gives both locations the same street address: the texts are equal but for
/// case, spaces and punctuation, or one has more before or after it: the name of the house, a post code.
/// Two unknown addresses are not the same.
#[must_use]
pub fn share_address(a: &Location, b: &Location) -> bool {
    let same = |a: &str, b: &str| {
        (letters(a).eq(letters(b)) && letters(a).next().is_some())
            || is_within(a, b)
            || is_within(b, a)
    };
    Claim::holding(&a.address).any(|one| Claim::holding(&b.address).any(|other| same(one, other)))
}

/// Whether the words of an address, the number of a house among them, stand one after the other in another.
fn is_within(address: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_ascii_lowercase).collect()
    };
    let (words, others) = (words(address), words(other));
    let has_number = words
        .iter()
        .any(|word| word.contains(|c: char| c.is_ascii_digit()));
    has_number && words.len() >= FEWEST && others.windows(words.len()).any(|part| *part == *words)
}

/// With fewer words an address may be another's in part: "Main Street 1", "1 Main".
const FEWEST: usize = 3;

/// The letters and digits of an address, ASCII ones in lower case.
fn letters(address: &str) -> impl Iterator<Item = char> {
    address
        .chars()
        .filter(|c| !c.is_ascii() || c.is_ascii_alphanumeric())
        .map(|c| c.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;

    const LINES: &str = "
        dkbuza post The-Hague:NL open addr=Koninginnegracht_86,_The_Hague
        fit office The-Hague:NL seen addr=koninginnegracht_86_The_Hague
        tvl office The-Hague:NL closed
        dkbuza post Brussels:BE open
        fit office Cologne:DE open
        tvl office Cologne:DE open addr=Stolkgasse
        dkbuza post Berlin:DE open
        dkbuza candidate -:UA considered";

    #[test]
    fn an_address_may_have_more_before_and_after_it() {
        for (address, other, within) in [
            (
                "1a Cavendish Square, London",
                "Flanders House, 1a Cavendish Square, London",
                true,
            ),
            (
                "620 Eighth Avenue, New York",
                "620 Eighth Avenue, New York, NY 10018",
                true,
            ),
            ("1 Main Street", "11 Main Street", false),
            ("Main Street, London", "12 Main Street, London", false),
            ("1 Main", "1 Main Square", false),
            ("", "1 Main Square", false),
        ] {
            assert_eq!(is_within(address, other), within, "{address}; {other}");
        }
    }

    #[test]
    fn a_city_and_a_country_list_everybody_else_once() {
        let network = fixture::network(LINES);
        assert_eq!(same_city(&network, 0), [1, 2]);
        assert_eq!(same_country(&network, 4), [6]);
        assert_eq!(same_country(&network, 6), [4, 5]);
        assert!(same_country(&network, 7).is_empty());
        assert!(same_city(&network, 99).is_empty());
    }

    #[test]
    fn within_a_distance_the_nearest_come_first_and_the_closed_do_not_come() {
        let network = fixture::network(LINES);
        let near: Vec<_> = within(&network, 3, 200.0)
            .iter()
            .map(|n| n.position)
            .collect();
        assert_eq!(near, [0, 1, 4, 5]);
        assert!(within(&network, 7, 20_000.0).is_empty());
    }

    #[test]
    fn pairs_are_of_different_services() {
        let network = fixture::network(LINES);
        let pairs = colocated(&network, 0.0);
        let ends: Vec<_> = pairs.iter().map(|p| (p.first, p.second)).collect();
        assert_eq!(ends, [(0, 1), (4, 5)]);
        assert!(pairs[0].same_address && !pairs[1].same_address);
        // Brussels is some 136 km from The Hague and 183 km from Cologne.
        let near = colocated(&network, 140.0);
        assert_eq!(near.len(), 3);
        assert!(!near[2].same_city);
    }

    #[test]
    fn unknown_addresses_are_not_the_same_address() {
        let network = fixture::network(LINES);
        let [hague, fit, tvl, ..] = network.locations() else {
            panic!()
        };
        assert!(share_address(hague, fit));
        assert!(!share_address(tvl, tvl));
    }
}
