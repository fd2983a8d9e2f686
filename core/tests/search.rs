//! Search over all countries, with the names that browsers give them.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use buitenkaart_core::model::{Country, Locale};
use buitenkaart_core::search::{Index, Quality, Target};

/// Code, and names in nl, en, fr and de.
const COUNTRIES: &str = include_str!("../data/countries.tsv");

fn countries() -> Vec<(Country, [&'static str; 4])> {
    let countries = COUNTRIES.lines().map(|line| {
        let (code, names) = line.split_once('\t').unwrap();
        let names: Vec<&str> = names.split('\t').collect();
        (Country::new(code).unwrap(), names.try_into().unwrap())
    });
    countries.collect()
}

#[test]
fn every_country_is_found_by_each_of_its_names() {
    let index = Index::of_countries(&countries());
    for (country, names) in countries() {
        for name in names {
            for locale in Locale::ALL {
                let hits = index.find(name, locale, 5);
                let exact = hits.iter().take_while(|h| h.quality == Quality::Exact);
                let found = exact.filter(|h| h.target == Target::Country(country));
                assert_eq!(found.count(), 1, "{name}: {hits:?}");
            }
        }
    }
}

#[test]
fn a_slip_in_any_letter_still_finds_the_country() {
    let index = Index::of_countries(&countries());
    // One language for each country, in turn.
    for (turn, (country, names)) in countries().into_iter().enumerate() {
        let name = names[turn % 4];
        let letters: Vec<char> = name.chars().collect();
        if letters.iter().filter(|c| c.is_alphabetic()).count() < 5 {
            continue;
        }
        for at in 0..letters.len() {
            let mut slips = vec![letters.clone(); 3];
            slips[0].remove(at);
            slips[1].insert(at, 'x');
            slips[2].swap(at, at.saturating_sub(1));
            for slip in slips {
                let query: String = slip.into_iter().collect();
                let hits = index.find(&query, Locale::Nl, 20);
                let found = hits.iter().any(|h| h.target == Target::Country(country));
                assert!(found, "{name} as {query}: {hits:?}");
            }
        }
    }
}

#[test]
fn what_people_type_finds_what_they_mean() {
    let index = Index::of_countries(&countries());
    for (query, code) in [
        ("holland", "NL"),
        ("vs", "US"),
        ("usa", "US"),
        ("uk", "GB"),
        ("groot-brittannie", "GB"),
        ("verenigde", "AE"),
        ("ver kon", "GB"),
        ("duitland", "DE"),
        ("Osterreich", "AT"),
        ("oesterreich", "AT"),
        ("cote divoire", "CI"),
        ("ivory coast", "CI"),
        ("turkije", "TR"),
        ("turkey", "TR"),
        ("suisse", "CH"),
        ("reunion", "RE"),
        ("kosovo", "XK"),
        ("republique tcheque", "CZ"),
    ] {
        let hits = index.find(query, Locale::Nl, 5);
        let country = Country::new(code).map(Target::Country);
        assert_eq!(hits.first().map(|h| h.target.clone()), country, "{query}");
    }
}

#[test]
fn what_people_type_finds_it_in_the_network() {
    let network = buitenkaart_core::load::built_in().unwrap();
    let cities = ["UA Kyiv", "NO Oslo", "RO Bucharest"].map(|city| {
        let (code, name) = city.split_once(' ').unwrap();
        (Country::new(code).unwrap(), name)
    });
    let index = Index::build(&network, &countries(), &cities);
    let city = |code| Target::City(Country::new(code).unwrap());
    let country = |code| Target::Country(Country::new(code).unwrap());
    let location = |id| Target::Location(buitenkaart_core::model::LocationId::new(id).unwrap());
    let place = |id| Target::Place(buitenkaart_core::model::PlaceId::new(id).unwrap());
    for (locale, query, wanted) in [
        // An address, in whatever order.
        (Locale::En, "620 Eighth", location("post-new-york")),
        (Locale::En, "eighth avenue 620", location("post-new-york")),
        // What its own people call a city, and what it was called.
        (Locale::En, "Roma", place("rome")),
        (Locale::De, "Warszawa", place("warsaw")),
        (Locale::Nl, "Kiev", city("UA")),
        (Locale::De, "Kiew", city("UA")),
        (Locale::Fr, "București", place("bucharest")),
        (Locale::Nl, "oslo", city("NO")),
        // Codes.
        (Locale::De, "GB", country("GB")),
        (Locale::Nl, "US", country("US")),
        (Locale::Nl, "DR Congo", country("CD")),
    ] {
        let hits = index.find(query, locale, 8);
        assert_eq!(
            hits.first().map(|h| &h.target),
            Some(&wanted),
            "{query}: {hits:?}"
        );
    }
    // What a service is for leads to its locations.
    for (locale, query) in [
        (Locale::Nl, "uitvoer"),
        (Locale::En, "export"),
        (Locale::Fr, "exportation"),
        (Locale::De, "Ausfuhr"),
    ] {
        let hits = index.find(query, locale, 8);
        assert_eq!(hits.len(), 8, "{query}: {hits:?}");
        for hit in hits {
            let Target::Location(id) = hit.target else {
                panic!("{query}: {hit:?}")
            };
            assert!(id.as_str().starts_with("fit-"), "{query}: {id}");
        }
    }
    // The post comes before the offices.
    let posts: Vec<_> = network
        .locations()
        .iter()
        .filter(|l| l.kind == buitenkaart_core::model::Kind::Post)
        .collect();
    for (query, id) in [("US", "post-new-york"), ("Frankrijk", "post-paris")] {
        let hits = index.find(query, Locale::Nl, 20);
        let first = hits.iter().find_map(|h| match &h.target {
            Target::Location(id) => Some(id.as_str()),
            _ => None,
        });
        assert!(
            posts.iter().any(|post| Some(post.id.as_str()) == first),
            "{query}: {hits:?}"
        );
        assert!(hits.iter().any(|h| h.target == location(id)), "{query}");
    }
}
