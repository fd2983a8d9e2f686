//! A packed file loads as the file that it was packed from does, and is refused where that is.

use proptest::prelude::*;

use super::*;
use crate::analysis::{
    Effective, Facets, Filter, fixture, network_fills, presence, totals, verdict,
};
use crate::export::json;
use crate::load::{Loading, NETWORK, ProblemCode, Turn, review};
use crate::model::{
    Claim, Country, Kind, Locale, Localized, Location, LocationId, Network, NetworkFile, PlaceId,
    Precision, SourceId,
};
use crate::packed::pack_file;
use crate::search::Index;

fn file_of(text: &[u8]) -> NetworkFile {
    load(text).unwrap().file().clone()
}

fn as_json(file: &NetworkFile) -> Vec<u8> {
    json(file).unwrap().into_bytes()
}

fn packed(file: &NetworkFile) -> Vec<u8> {
    pack_file(&Network::from_valid(file.clone()))
}

fn codes(read: Result<Network, Problems>) -> Vec<(&'static str, String)> {
    let problems = read.err().unwrap_or_default();
    let told = problems.iter();
    told.map(|p| (p.code.as_str(), p.path.to_string()))
        .collect()
}

#[test]
fn a_packed_file_loads_as_it_was() {
    for text in [NETWORK, SMALL.as_bytes(), crate::load::SMALLEST.as_bytes()] {
        let network = load(text).unwrap();
        let bytes = pack_file(&network);
        assert_eq!(load(&bytes).unwrap(), network);
        assert!(bytes.len() < text.len());
        let country_at = |[lat, lon]: [f64; 2]| crate::geo::basemap().country_at(lat, lon);
        let of_json = review(&as_json(network.file()), Some(&country_at)).unwrap();
        let of_packed = review(&bytes, Some(&country_at)).unwrap();
        assert_eq!(of_packed.0, network);
        assert_eq!(of_packed.1.count(), of_json.1.count());
    }
}

/// The form is kept: what was packed once is read for good.
#[test]
fn a_file_of_the_first_form_is_read() {
    let kept = include_bytes!("small.packed");
    assert_eq!(load(kept).unwrap(), load(SMALL.as_bytes()).unwrap());
}

#[test]
fn the_region_it_is_of_is_packed() {
    let network = crate::load::built_in().unwrap();
    let bytes = pack_file(&network);
    let again = load(&bytes).unwrap();
    assert!(again.file().home_region.is_some());
    assert_eq!(again, network);
    // Where it ends too early, or goes on.
    assert!(load(&bytes[..bytes.len() - 1]).is_err());
    assert!(load(&[&bytes[..], b"x"].concat()).is_err());
}

#[test]
fn the_address_of_tiles_is_packed_with_and_without_a_region() {
    let mut file = file_of(NETWORK);
    file.tiles = Some("all.pmtiles".into());
    for region in [file.home_region.clone(), None] {
        file.home_region = region;
        let network = Network::from_valid(file.clone());
        let bytes = pack_file(&network);
        assert_eq!(load(&bytes).unwrap(), network);
        assert!(load(&bytes[..bytes.len() - 1]).is_err());
        assert!(load(&[&bytes[..], b"x"].concat()).is_err());
        let [_, whole] = crate::packed::pack(&network);
        assert_eq!(crate::packed::unpack(&whole).unwrap(), network);
    }
    // What is said is held against the same rule as in JSON.
    file.tiles = Some("data:,x".into());
    assert_eq!(
        codes(load(&packed(&file))),
        [("invalid-tiles", "tiles".to_owned())]
    );
}

#[test]
fn an_end_is_packed() {
    let network = Network::from_valid(fixture::file(
        "crew head
         dkbuza post Vienna:AT open@2024 addr=A_1@2010>2015~ addr=B_2@2016 crew=head:1@>../2020",
    ));
    assert_eq!(load(&pack_file(&network)).unwrap(), network);
    let [_, whole] = crate::packed::pack(&network);
    assert_eq!(crate::packed::unpack(&whole).unwrap(), network);
}

#[test]
fn former_ids_are_packed() {
    let mut file = file_of(SMALL.as_bytes());
    for ids in [&["praha"][..], &["praha", "office-prague"]] {
        let former = ids.iter().map(|id| LocationId::new(id).unwrap().into());
        file.locations[1].former_ids = former.collect();
        assert_eq!(load(&packed(&file)).unwrap().file(), &file);
    }
}

/// The real file many times over, with names, coordinates and standings of their own.
fn many(own: &[(usize, String, [f64; 2], bool)]) -> NetworkFile {
    let mut file = file_of(NETWORK);
    let (places, locations) = (file.places.clone(), file.locations.clone());
    for (i, (which, name, lat_lon, contested)) in own.iter().enumerate() {
        let mut location: Location = locations[which % locations.len()].clone();
        let mut place = places
            .iter()
            .find(|p| p.id == location.place)
            .unwrap()
            .clone();
        place.id = PlaceId::new(&format!("p{i}")).unwrap();
        place.lat_lon = place.lat_lon.map(|_| *lat_lon);
        place.name = Localized::each([name, "x", name, "y"]);
        location.id = LocationId::new(&format!("l{i}")).unwrap();
        location.place = place.id.clone();
        location.name = Localized::same(name);
        if *contested && location.kind == Kind::Office {
            location.note = Some(Localized::same(name));
        }
        file.places.push(place);
        file.locations.push(location);
    }
    file
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn packed_and_json_are_one_network(
        own in prop::collection::vec(
            (0..200_usize, "[A-Zé東]{1,9}( [a-z]{1,5})?", [-90.0..90.0_f64, -180.0..180.0], any::<bool>()),
            0..40,
        ),
        service in 0..3_usize,
    ) {
        let file = many(&own);
        let by_json = load(&as_json(&file)).unwrap();
        let by_packed = load(&pack_file(&by_json)).unwrap();
        prop_assert_eq!(&by_packed, &by_json);
        let of = |network: &Network| {
            let facets = Facets::new(network);
            let filter = Filter {
                services: crate::analysis::Services::one(service),
                standings: [Effective::Open].into_iter().collect(),
                ..Filter::default()
            };
            let counts = [Filter::default(), filter].map(|filter| facets.counts(&filter));
            let names = own.iter().map(|(_, name, ..)| name.as_str()).chain(["Wenen", "parys"]);
            let index = Index::build(network, &[(Country::new("AT").unwrap(), ["a", "b", "c", "d"])], &[]);
            let found: Vec<_> = names.map(|name| index.find(name, Locale::En, 5)).collect();
            let verdicts: Vec<_> = network.locations().iter().map(verdict).collect();
            let totals: Vec<_> = totals(network).iter().map(|it| (it.total(), it.standings)).collect();
            (counts, found, verdicts, totals, presence(network), network_fills(network))
        };
        prop_assert!(of(&by_packed) == of(&by_json));
    }

    #[test]
    fn degrees_come_back_to_the_last_bit(lat in -90.0..90.0_f64, lon in -180.0..180.0_f64) {
        let mut file = fixture::file("fit office Vienna:AT open");
        file.places[0].lat_lon = Some([lat, lon]);
        let network = Network::from_valid(file);
        let [a, b] = load(&pack_file(&network)).unwrap().file().places[0].lat_lon.unwrap();
        prop_assert_eq!([a.to_bits(), b.to_bits()], [lat.to_bits(), lon.to_bits()]);
    }

    #[test]
    fn what_was_tampered_with_is_refused_or_right(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = packed(&file_of(SMALL.as_bytes()));
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        match load(&bytes) {
            // What is not refused is a network that its JSON is too.
            Ok(network) => prop_assert_eq!(&load(&as_json(network.file())).unwrap(), &network),
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }
}

/// Files with one fault, of which each rule keeps another from loading.
#[test]
fn what_json_refuses_is_refused_packed_too() {
    type Spoil = fn(&mut NetworkFile);
    let spoilt: [(&str, Spoil); 17] = [
        ("id twice", |file| {
            file.locations[1].id = file.locations[0].id.clone()
        }),
        ("place twice", |file| {
            let [first, second] = [2, 3].map(|at| file.places[at].id.clone());
            for location in file.locations.iter_mut().filter(|l| l.place == second) {
                location.place = first.clone();
            }
            file.places[3].id = first;
        }),
        ("id", |file| {
            file.locations[40].id = LocationId::from_valid("A b".into())
        }),
        ("no id", |file| {
            file.places[40].id = PlaceId::from_valid("".into())
        }),
        ("empty name", |file| {
            file.locations[30].name = Localized::same(" ")
        }),
        ("control", |file| {
            file.places[30].name = Localized::each(["a", "b\n", "c", "d"])
        }),
        ("line", |file| {
            file.places[30].name = Localized::same("a\u{2028}b")
        }),
        ("long", |file| {
            file.locations[5].name = Localized::same(&"x".repeat(10_001))
        }),
        ("tags", |file| {
            file.locations[5].name = Localized::tagged(vec![("es".into(), "x".into())]);
        }),
        ("latitude", |file| {
            let point = file
                .places
                .iter_mut()
                .rev()
                .find_map(|p| p.lat_lon.as_mut());
            *point.unwrap() = [90.1, 0.0];
        }),
        ("longitude", |file| {
            let point = file
                .places
                .iter_mut()
                .rev()
                .find_map(|p| p.lat_lon.as_mut());
            *point.unwrap() = [0.0, -180.5];
        }),
        ("no standing", |file| file.locations[7].standing.clear()),
        ("unknown source", |file| {
            file.locations[7].standing[0].sources = vec![SourceId::from_valid("nobody".into())];
        }),
        ("no source", |file| {
            file.locations[7].standing[0].sources.clear()
        }),
        ("satellite of nobody", |file| {
            let satellite = file.locations.iter_mut().find(|l| l.satellite_of.is_some());
            satellite.unwrap().satellite_of = LocationId::new("nobody");
        }),
        ("region", |file| {
            let office = file
                .locations
                .iter()
                .rposition(|l| l.kind == Kind::Office)
                .unwrap();
            let place = file.locations[office].place.clone();
            let place = file.places.iter_mut().find(|p| p.id == place).unwrap();
            place.precision = Precision::Region;
            place.zone = place.country.take().map(|country| Claim {
                value: vec![country],
                status: crate::model::ClaimStatus::Stated,
                sources: vec![SourceId::from_valid("answer".into())],
                as_of: None,
                until: None,
                quote: None,
                note: None,
            });
            place.lat_lon = None;
        }),
        ("title", |file| file.title = Localized::same("")),
    ];
    for (what, spoil) in spoilt {
        let mut file = file_of(NETWORK);
        spoil(&mut file);
        let of_json = codes(load(&as_json(&file)));
        assert!(!of_json.is_empty(), "{what}");
        assert_eq!(codes(load(&packed(&file))), of_json, "{what}");
    }
}

#[test]
fn a_file_with_more_faults_than_are_told_is_refused() {
    let mut file = fixture::file("fit office Vienna:AT open");
    let location = file.locations[0].clone();
    file.locations = vec![location; 1500];
    for (i, location) in file.locations.iter_mut().enumerate() {
        location.id = LocationId::new(&format!("l{i}")).unwrap();
        location.name = Localized::same("");
    }
    let problems = load(&packed(&file)).unwrap_err();
    assert_eq!(problems.iter().count(), crate::load::limits::PROBLEMS);
    assert!(problems.iter().all(|p| p.code == ProblemCode::EmptyText));
}

#[test]
fn damage_is_told() {
    let bytes = packed(&file_of(SMALL.as_bytes()));
    let code = |bytes: &[u8]| load(bytes).unwrap_err().iter().next().unwrap().code;
    for end in 8..bytes.len() {
        assert_eq!(code(&bytes[..end]), ProblemCode::BrokenPacked, "{end}");
    }
    let more = [&bytes[..], &[0]].concat();
    assert_eq!(code(&more), ProblemCode::BrokenPacked);
    let mut other = bytes.clone();
    other[8] = 9;
    assert_eq!(code(&other), ProblemCode::UnsupportedVersion);
    // As text that somebody saved anew: no packed file any more, and no list.
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert!(load(text.as_bytes()).is_err());
    let problems = load(&bytes[..20]).unwrap_err();
    assert!(!crate::load::may_be_a_list(&bytes[..20], &problems));
}

#[test]
fn few_bytes_do_not_become_too_many() {
    let mut file = fixture::file("fit office Vienna:AT open");
    file.locations[0].note = Some(Localized::same(&"x".repeat(1 << 20)));
    let location = file.locations[0].clone();
    file.locations = vec![location; 130];
    for (i, location) in file.locations.iter_mut().enumerate() {
        location.id = LocationId::new(&format!("l{i}")).unwrap();
    }
    let bytes = packed(&file);
    assert!(bytes.len() < 2 << 20);
    let problems = load(&bytes).unwrap_err();
    assert_eq!(problems.iter().next().unwrap().code, ProblemCode::TooLarge);
}

#[test]
fn it_is_read_in_turns_too() {
    let network = load(NETWORK).unwrap();
    let bytes = pack_file(&network);
    let (mut loading, mut turns) = (Loading::new(&bytes), 0);
    let read = loop {
        match loading.go_on() {
            Turn::Done(read) => break read,
            Turn::More(more) => loading = more,
        }
        turns += 1;
    };
    assert!(turns > 5);
    assert_eq!(read.unwrap(), network);
}
