//! A validated network as bytes that need no checking: what a build puts into the widget.
//!
//! Reading a data file is for files that may be wrong, a [packed one](pack_file) too; the widget's own was checked when it was
//! built. No format to keep: both sides are always of one build. In two forms: the whole, by
//! [Borsh](https://borsh.io), because it derives both ways from the types of the
//! [model](crate::model); and the outline that a first look at map and list shows, a quarter of its
//! size, by hand, because what reads it comes with the first view.

mod bytes;
pub(crate) mod file;
mod outline;

pub use file::pack_file;

use borsh::{BorshDeserialize, BorshSerialize};

use crate::model::{HomeRegion, Network, NetworkFile};

/// What stands behind all else, for files were packed before there was such a thing.
#[derive(BorshSerialize, BorshDeserialize)]
struct Tail(Option<HomeRegion>, Option<Box<str>>);

fn tail(file: &NetworkFile) -> Tail {
    Tail(file.home_region.clone(), file.tiles.clone())
}

/// The bytes of a network's outline (see [`unpack_outline`]), and those of the whole.
#[must_use]
pub fn pack(network: &Network) -> [Vec<u8>; 2] {
    // Writing into memory cannot fail.
    [
        outline::pack(network).unwrap_or_default(),
        borsh::to_vec(&(network.file(), tail(network.file()))).unwrap_or_default(),
    ]
}

/// The network of bytes that [`pack`] made; nothing where they are others, as far as it shows.
///
/// The bytes are trusted: they hold what was validated when the network was loaded. Wrong ones
/// never panic, but may give a network in which ids lead nowhere.
#[must_use]
pub fn unpack(bytes: &[u8]) -> Option<Network> {
    let (mut file, Tail(home_region, tiles)): (NetworkFile, Tail) =
        borsh::from_slice(bytes).ok()?;
    (file.home_region, file.tiles) = (home_region, tiles);
    Some(Network::from_valid(file))
}

/// The outline of bytes that [`pack`] made, as a network: every location with its name, place and
/// standing, in the same order as in the whole, and nothing of what is said further about it or
/// who says it. Presence, verdicts, totals and filters come out as for the whole. Trusts the bytes
/// as [`unpack`] does.
#[must_use]
pub fn unpack_outline(bytes: &[u8]) -> Option<Network> {
    outline::unpack(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Facets, Filter, fixture, network_fills, presence, totals, verdict};
    use crate::load;
    use crate::model::{
        CloseUp, Colour, Country, HomeRegion, Kind, KindId, Localized, LocationId, LocationKind,
        Module, PlaceId, Symbol, View,
    };

    #[test]
    fn the_real_network_comes_back() {
        let network = load::built_in().unwrap();
        let [_, whole] = pack(&network);
        assert_eq!(unpack(&whole).unwrap(), network);
    }

    #[test]
    fn the_outline_comes_out_like_the_whole() {
        let network = load::built_in().unwrap();
        let [outline, _] = pack(&network);
        let outline = unpack_outline(&outline).unwrap();
        assert_eq!(outline.file().title, network.file().title);
        assert_eq!(presence(&outline), presence(&network));
        assert_eq!(network_fills(&outline), network_fills(&network));
        let counts = |network| Facets::new(network).counts(&Filter::default());
        assert_eq!(counts(&outline), counts(&network));
        for (a, b) in totals(&outline).iter().zip(totals(&network)) {
            assert_eq!(a.standings, b.standings);
            assert_eq!(a.total(), b.total());
            assert_eq!(
                (a.assumed, a.satellites, a.candidates),
                (b.assumed, b.satellites, b.candidates)
            );
            let values = |claims: &[crate::model::Claim<u32>]| {
                claims
                    .iter()
                    .map(|c| (c.value, c.status))
                    .collect::<Vec<_>>()
            };
            assert_eq!(values(a.declared), values(b.declared));
        }
        assert_eq!(outline.locations().len(), network.locations().len());
        for (a, b) in outline.locations().iter().zip(network.locations()) {
            assert_eq!(verdict(a), verdict(b));
            assert_eq!((&a.id, &a.name, a.kind), (&b.id, &b.name, b.kind));
            let (a, b) = (outline.place_of(a).unwrap(), network.place_of(b).unwrap());
            assert_eq!(
                (&a.name, a.country, a.lat_lon),
                (&b.name, b.country, b.lat_lon)
            );
            let zone = |place: &crate::model::Place| place.zone.as_ref().map(|z| z.value.clone());
            assert_eq!(zone(a), zone(b));
        }
    }

    #[test]
    fn what_is_particular_is_in_the_outline() {
        let mut file = fixture::file("dkbuza post Paris:FR open\nfit office Vienna:AT open");
        let text = |text: &str| Localized::tagged(vec![("es".into(), text.into())]);
        file.home = Country::new("PT");
        file.home_region = Some(HomeRegion {
            name: text("Madeira"),
            lat_lon: [32.75, -17.0],
        });
        file.view = Some(View {
            lat_lon: [-38.7, -9.123_456],
            zoom: 300,
        });
        file.close_up = Some(CloseUp {
            short: text("IB"),
            name: text("Iberia"),
            view: View {
                lat_lon: [40.0, 179.999_999],
                zoom: 5,
            },
        });
        file.texts.intro = Some(Localized::each(["a", "b", "c", ""]));
        file.kinds = vec![LocationKind {
            id: KindId::new("embassy").unwrap(),
            role: Kind::Other,
            name: text("Embajada"),
            plural: Some(text("Embajadas")),
        }];
        file.locations[1].kind = Kind::Other;
        file.locations[1].kind_id = KindId::new("embassy").unwrap();
        file.services[0].symbol = Some(Symbol::Pin);
        file.services[1].colour = Some(Colour::Ochre);
        file.modules = Some(vec![Module::Rotation, Module::WhatIf]);
        let network = Network::from_valid(file);
        let [bytes, _] = pack(&network);
        let outline = unpack_outline(&bytes).unwrap();
        let (a, b) = (outline.file(), network.file());
        assert_eq!(a.compiled, b.compiled);
        assert_eq!((a.home, a.view), (b.home, b.view));
        assert_eq!(a.home_region, b.home_region);
        assert_eq!(a.close_up, b.close_up);
        assert_eq!(a.texts, b.texts);
        assert_eq!(a.kinds, b.kinds);
        for (a, b) in a.services.iter().zip(&b.services) {
            assert_eq!(
                (&a.id, &a.short, &a.name, &a.declared, a.symbol, a.colour),
                (&b.id, &b.short, &b.name, &b.declared, b.symbol, b.colour)
            );
        }
        for (a, b) in a.locations.iter().zip(&b.locations) {
            assert_eq!((&a.kind_id, a.kind), (&b.kind_id, b.kind));
            assert_eq!(
                a.standing.first().map(|c| c.as_of),
                b.standing.first().map(|c| c.as_of)
            );
        }
        for module in [
            Module::Rotation,
            Module::WhatIf,
            Module::Crew,
            Module::Declared,
            Module::Facts,
        ] {
            assert_eq!(outline.shows(module), network.shows(module));
        }
    }

    #[test]
    fn locations_that_are_called_after_their_place_come_back() {
        let lines = [
            "Paris:FR", "Rome:IT", "Bern:CH", "Oslo:NO", "Riga:LV", "Wien:AT",
        ];
        let text = lines
            .map(|city| format!("fit office {city} open"))
            .join("\n");
        let mut file = fixture::file(&text);
        let each = |texts: [&str; 4]| Localized::each(texts);
        let same = Localized::same;
        let tagged = |text: &str| Localized::tagged(vec![("es".into(), text.into())]);
        let names = [
            (each(["Rome", "Rome", "Rome", "Rom"]), same("FIT Rome")),
            (
                each(["Wenen", "Vienna", "Vienne", "Wien"]),
                each(["in Wenen", "Vienna!", "Vienne", "Wien"]),
            ),
            (same("Dublin"), each(["Dublin", "D", "Dublin", "Dublin"])),
            (same("Oslo"), same("Oslo, Oslo")),
            (tagged("Viena"), tagged("Oficina Viena")),
            (same(""), same("no place")),
        ];
        for ((place, location), (called, name)) in
            file.places.iter_mut().zip(&mut file.locations).zip(names)
        {
            place.name = called;
            location.name = name;
        }
        file.locations[0].id = LocationId::new("fit-rome").unwrap();
        file.locations[1].id = LocationId::new("vienna").unwrap();
        file.locations[2].id = LocationId::new("a-dublin-2").unwrap();
        let network = Network::from_valid(file);
        let [bytes, _] = pack(&network);
        let outline = unpack_outline(&bytes).unwrap();
        for (a, b) in outline.locations().iter().zip(network.locations()) {
            assert_eq!((&a.id, &a.name), (&b.id, &b.name));
        }
    }

    #[test]
    fn a_place_beyond_65_535_is_not_lost() {
        let mut file = fixture::file("dkbuza post Paris:FR open\nfit office Vienna:AT open");
        let [first, last] = [0, 1].map(|at| file.places[at].clone());
        file.places = vec![first; 70_000];
        for (n, place) in file.places.iter_mut().enumerate() {
            place.id = PlaceId::new(&format!("p{n}")).unwrap();
        }
        file.locations[0].place = file.places[65_535].id.clone();
        file.locations[1].place = last.id.clone();
        file.places.push(last);
        let network = Network::from_valid(file);
        let [bytes, _] = pack(&network);
        let outline = unpack_outline(&bytes).unwrap();
        let countries: Vec<_> = outline
            .locations()
            .iter()
            .map(|l| outline.place_of(l).unwrap().country.unwrap().to_string())
            .collect();
        assert_eq!(countries, ["FR", "AT"]);
    }

    #[test]
    fn cut_bytes_are_refused() {
        let [outline, whole] = pack(&load::built_in().unwrap());
        for end in (0..outline.len()).step_by(97) {
            assert!(
                unpack_outline(outline.get(..end).unwrap()).is_none(),
                "{end}"
            );
        }
        for end in (0..whole.len()).step_by(97) {
            assert!(unpack(whole.get(..end).unwrap()).is_none(), "{end}");
        }
    }
}
