//! Search over all countries, with the names that browsers give them.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use buitenkaart_core::countries::named_cities;
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
    let index = Index::build(&network, &countries(), &named_cities());
    let city = |code| Target::City(Country::new(code).unwrap());
    let country = |code| Target::Country(Country::new(code).unwrap());
    let location = |id| Target::Location(buitenkaart_core::model::LocationId::new(id).unwrap());
    let place = |id| Target::Place(buitenkaart_core::model::PlaceId::new(id).unwrap());
    let organisation =
        |id| Target::Organisation(buitenkaart_core::model::OrganisationId::new(id).unwrap());
    let (un, eu) = (organisation("un-geneva"), organisation("eu"));
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
        (Locale::Fr, "Berne", city("CH")),
        (Locale::Nl, "Jeruzalem", city("IL")),
        (Locale::Nl, "'s-Gravenhage", place("the-hague")),
        // Large cities without anything.
        (Locale::Nl, "Lagos", city("NG")),
        (Locale::De, "Hamburg", city("DE")),
        (Locale::En, "Lyon", city("FR")),
        (Locale::En, "Manchester", city("GB")),
        (Locale::Nl, "Straatsburg", city("FR")),
        (Locale::En, "Antwerp", city("BE")),
        (Locale::Fr, "Anvers", city("BE")),
        // Institutions: where one answers for them, or where they have their seat.
        (Locale::En, "NATO", place("brussels")),
        (Locale::Nl, "NAVO", place("brussels")),
        (Locale::Fr, "OTAN", place("brussels")),
        (Locale::En, "UN", un.clone()),
        (Locale::De, "UNO", un.clone()),
        (Locale::Fr, "ONU", un.clone()),
        // What people call something by goes before a country's code, in their own language.
        (Locale::Nl, "VN", un),
        (Locale::En, "VN", country("VN")),
        (Locale::Fr, "RU", country("GB")),
        (Locale::De, "RU", country("RU")),
        (Locale::Nl, "VS", country("US")),
        (Locale::Nl, "VK", country("GB")),
        (Locale::Nl, "VAE", country("AE")),
        (Locale::Fr, "EAU", country("AE")),
        (Locale::Nl, "EU", eu.clone()),
        (Locale::Fr, "UE", eu),
        // Parts, and names that were or that are official.
        (Locale::En, "Wales", country("GB")),
        (Locale::En, "Burma", country("MM")),
        (Locale::Nl, "Heilige Stoel", country("VA")),
        (Locale::En, "Republic of Ireland", country("IE")),
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
        (Locale::En, "exporting"),
        (Locale::Nl, "exporteren"),
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
    // Who leads a post leads to it.
    for (locale, query) in [
        (Locale::Nl, "ambassadeur"),
        (Locale::En, "ambassador"),
        (Locale::De, "Botschafter"),
    ] {
        let hits = index.find(query, locale, 4);
        let is_post = |hit: &buitenkaart_core::search::Hit| match &hit.target {
            Target::Location(id) => id.as_str().starts_with("post-"),
            _ => false,
        };
        assert!(
            hits.len() == 4 && hits.iter().all(is_post),
            "{query}: {hits:?}"
        );
    }
    // A city stands once, by its name in the language asked for.
    for (locale, query, label) in [
        (Locale::Nl, "Athene", "Athene"),
        (Locale::Fr, "Athen", "Athènes"),
        (Locale::En, "Copenhague", "Copenhagen"),
    ] {
        let hits = index.find(query, locale, 8);
        let same =
            |hit: &&buitenkaart_core::search::Hit| hit.target == hits[0].target && hit.score <= 5;
        assert_eq!(&*hits[0].label, label, "{hits:?}");
        assert_eq!(hits.iter().filter(same).count(), 1, "{query}: {hits:?}");
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
