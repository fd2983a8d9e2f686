//! Tests of search as a whole, on a network of a few places.

use proptest::prelude::*;
use proptest::sample::{Index as Choice, select};

use super::{Hit, Index, Quality, Target};
use crate::model::{Country, Locale, Network, NetworkFile};
use crate::turns::Turn;

/// Names of countries in nl, en, fr and de, as browsers give them.
const COUNTRIES: &[(&str, [&str; 4])] = &[
    ("AT", ["Oostenrijk", "Austria", "Autriche", "Österreich"]),
    ("AU", ["Australië", "Australia", "Australie", "Australien"]),
    (
        "CI",
        [
            "Ivoorkust",
            "Côte d’Ivoire",
            "Côte d’Ivoire",
            "Côte d’Ivoire",
        ],
    ),
    ("CO", ["Colombia", "Colombia", "Colombie", "Kolumbien"]),
    ("DE", ["Duitsland", "Germany", "Allemagne", "Deutschland"]),
    ("DK", ["Denemarken", "Denmark", "Danemark", "Dänemark"]),
    (
        "GB",
        [
            "Verenigd Koninkrijk",
            "United Kingdom",
            "Royaume-Uni",
            "Vereinigtes Königreich",
        ],
    ),
    (
        "NL",
        ["Nederland", "Netherlands", "Pays-Bas", "Niederlande"],
    ),
    ("NE", ["Niger", "Niger", "Niger", "Niger"]),
    ("NG", ["Nigeria", "Nigeria", "Nigeria", "Nigeria"]),
    (
        "US",
        [
            "Verenigde Staten",
            "United States",
            "États-Unis",
            "Vereinigte Staaten",
        ],
    ),
];

/// Cities of the world: one without a location, one that is a place of the network, and one
/// that stands twice in the list.
const CITIES: &[(&str, &str)] = &[("NG", "Abuja"), ("NL", "The Hague"), ("NG", "Abuja")];

const NETWORK: &str = r#"{
  "version": 1, "title": "T", "compiled": "2024", "sources": [],
  "services": [
    {"id": "dkbuza", "short": "DKBUZA", "name": "Departement Kanselarij en Buitenlandse Zaken", "mission": "m"},
    {"id": "fit", "short": "FIT", "name": "Flanders Investment & Trade", "mission": "m"}
  ],
  "organisations": [
    {"id": "eu", "short": "EU", "name": {"nl": "Europese Unie", "en": "European Union", "fr": "Union européenne", "de": "Europäische Union"}}
  ],
  "places": [
    {"id": "cologne", "name": {"nl": "Keulen", "en": "Cologne", "fr": "Cologne", "de": "Köln"}, "country": "DE", "precision": "city"},
    {"id": "copenhagen", "name": {"nl": "Kopenhagen", "en": "Copenhagen", "fr": "Copenhague", "de": "Kopenhagen"}, "country": "DK", "precision": "city"},
    {"id": "the-hague", "name": {"nl": "Den Haag", "en": "The Hague", "fr": "La Haye", "de": "Den Haag"}, "country": "NL", "precision": "city"},
    {"id": "new-york", "name": "New York", "country": "US", "precision": "city"},
    {"id": "vienna", "name": {"nl": "Wenen", "en": "Vienna", "fr": "Vienne", "de": "Wien"}, "country": "AT", "precision": "city"}
  ],
  "locations": [
    {"id": "fit-cologne", "service": "fit", "kind": "office", "name": {"nl": "FIT Keulen", "en": "FIT Cologne", "fr": "FIT Cologne", "de": "FIT Köln"}, "place": "cologne", "standing": []},
    {"id": "post-copenhagen", "service": "dkbuza", "kind": "post", "name": {"nl": "Vlaamse diplomatieke post in Denemarken", "en": "Flemish diplomatic post in Denmark", "fr": "Représentation flamande au Danemark", "de": "Flämische Vertretung in Dänemark"}, "place": "copenhagen", "standing": [],
      "themes": [{"value": {"nl": "dierenwelzijn", "en": "animal welfare", "fr": "bien-être animal", "de": "Tierschutz"}, "sources": []}],
      "files": [{"value": "PFAS", "sources": []}]},
    {"id": "fit-new-york", "service": "fit", "kind": "office", "name": "FIT New York", "place": "new-york", "standing": []}
  ]
}"#;

fn index() -> Index {
    let file: NetworkFile = serde_json::from_str(NETWORK).unwrap();
    let file = crate::analysis::fixture::settled(file);
    let country = |(code, names): &(&str, _)| (Country::new(code).unwrap(), *names);
    let countries: Vec<_> = COUNTRIES.iter().map(country).collect();
    let city = |(code, name): &(&str, &'static str)| (Country::new(code).unwrap(), [*name; 4]);
    let cities: Vec<_> = CITIES.iter().map(city).collect();
    Index::build(&Network::from_valid(file), &countries, &cities)
}

/// What is found, as ids.
fn found(query: &str) -> Vec<String> {
    ids(&index().find(query, Locale::Nl, 20))
}

fn ids(hits: &[Hit]) -> Vec<String> {
    hits.iter().map(|hit| id(&hit.target)).collect()
}

fn id(target: &Target) -> String {
    match target {
        Target::Place(id) => id.to_string(),
        Target::Country(country) => country.to_string(),
        Target::City(country) => format!("city {country}"),
        Target::Location(id) => id.to_string(),
        Target::Organisation(id) => id.to_string(),
        Target::Theme { location, index } => format!("{location}/theme/{index}"),
        Target::File { location, index } => format!("{location}/file/{index}"),
    }
}

#[test]
fn cologne_has_many_names() {
    for query in [
        "Keulen",
        "Köln",
        "Koln",
        "Koeln",
        "KÖLN",
        "cologne",
        "  cologne!",
        "Ko\u{308}ln",
    ] {
        assert_eq!(found(query)[0], "cologne", "{query}");
    }
}

#[test]
fn the_name_that_matched_is_told() {
    let hits = index().find("colo", Locale::De, 9);
    // Köln is found as the English Cologne; the country by its own German name only after it.
    let told: Vec<_> = hits
        .iter()
        .map(|h| (&*h.label, &*h.matched, h.locale))
        .collect();
    assert_eq!(told[0], ("Köln", "Cologne", Locale::En));
    assert_eq!(told[1], ("Kolumbien", "Colombia", Locale::Nl));
    assert_eq!(hits[0].ranges.as_slice(), std::slice::from_ref(&(0..4)));
}

#[test]
fn the_matched_part_is_told_in_bytes_of_the_name() {
    for (query, matched, parts) in [
        ("yor new", "New York", &["New", "Yor"][..]),
        ("newyo", "New York", &["New Yo"]),
        ("koe", "Köln", &["Kö"]),
        ("koni verein", "Vereinigtes Königreich", &["Verein", "Köni"]),
        ("kopnehagen", "Kopenhagen", &["Kopenhagen"]),
        ("divoire cote", "Côte d’Ivoire", &["Côte", "d’Ivoire"]),
        ("cote", "Côte d’Ivoire", &["Côte"]),
    ] {
        let hits = index().find(query, Locale::De, 9);
        let hit = hits.first().unwrap_or_else(|| panic!("{query}"));
        assert_eq!(&*hit.matched, matched, "{query}");
        let told: Vec<_> = hit.ranges.iter().map(|r| &matched[r.clone()]).collect();
        assert_eq!(told, parts, "{query}");
    }
}

#[test]
fn a_word_is_found_within_a_name_without_blanks() {
    let country = Country::new("JP").unwrap();
    let index = Index::of_countries(&[(
        country,
        [
            "駐東京辦事處",
            "สำนักงานกรุงเทพ",
            "フランダース・トウキョウ事務所",
            "Novotel",
        ],
    )]);
    for (query, matched) in [
        ("東京", "東京"),
        ("東京辦事處", "東京辦事處"),
        ("กรุงเทพ", "กรุงเทพ"),
        ("事務", "事務"),
        ("とうきょう", "トウキョウ"),
    ] {
        let hits = index.find(query, Locale::En, 5);
        let hit = hits.first().unwrap_or_else(|| panic!("{query}"));
        let told: Vec<_> = hit.ranges.iter().map(|r| &hit.matched[r.clone()]).collect();
        assert_eq!(told, [matched], "{query}");
    }
    // Where words have blanks between them, each is found from its beginning on.
    assert!(index.find("otel", Locale::En, 5).is_empty());
}

#[test]
fn order_is_exact_prefix_words_context_slip() {
    use Quality::{Context, Exact, Prefix, Slip, Words};
    let index = index();
    let of = |query| -> Vec<_> {
        let hits = index.find(query, Locale::En, 20);
        hits.iter().map(|h| (id(&h.target), h.quality)).collect()
    };
    let expect = |list: &[(&str, Quality)]| -> Vec<_> {
        list.iter().map(|(id, q)| ((*id).to_owned(), *q)).collect()
    };
    assert_eq!(of("niger"), expect(&[("NE", Exact), ("NG", Prefix)]));
    assert_eq!(
        of("york"),
        expect(&[("new-york", Words), ("fit-new-york", Words)])
    );
    assert_eq!(of("fit ger"), expect(&[("fit-cologne", Context)]));
    assert_eq!(
        of("united"),
        expect(&[("GB", Prefix), ("US", Prefix), ("fit-new-york", Context)])
    );
    assert_eq!(of("uk"), expect(&[("GB", Exact)]));
    assert_eq!(of("vienma"), expect(&[("vienna", Slip)]));
    assert_eq!(
        of("colog"),
        expect(&[("cologne", Prefix), ("fit-cologne", Words), ("CO", Slip)])
    );
    // And what is there that begins so.
    assert_eq!(of("eu"), expect(&[("eu", Exact), ("the-hague", Prefix)]));
    assert_eq!(of("pfas"), expect(&[("post-copenhagen/file/0", Exact)]));
    assert_eq!(of("welfare"), expect(&[("post-copenhagen/theme/0", Words)]));
}

#[test]
fn spaces_may_be_missing_or_too_many() {
    for query in ["denhaag", "den-haag", "den hag", "Denn Haag", "d enhaag"] {
        assert_eq!(found(query)[0], "the-hague", "{query}");
    }
    assert_eq!(found("ver enigdkoninkrijk")[0], "GB");
}

#[test]
fn a_city_is_found_with_its_country_but_not_by_it_alone() {
    assert_eq!(found("keulen duitsland")[0], "cologne");
    assert_eq!(found("germany köln")[0], "cologne");
    assert_eq!(found("duitsland"), ["DE", "fit-cologne"]);
}

#[test]
fn a_city_without_a_location_leads_to_its_country() {
    let hits = index().find("abuj", Locale::Nl, 5);
    let nigeria = Target::City(Country::new("NG").unwrap());
    assert_eq!(ids(&hits), ["city NG"]);
    assert_eq!((&hits[0].target, &*hits[0].label), (&nigeria, "Abuja"));
    // The network's own place stands for the city, once.
    assert_eq!(found("the hague"), ["the-hague"]);
}

#[test]
fn words_for_a_kind_or_a_mission_find_its_locations() {
    for word in ["embassy", "ambassade", "Botschaft"] {
        assert_eq!(found(word), ["post-copenhagen"], "{word}");
    }
    assert_eq!(found("office"), ["fit-cologne", "fit-new-york"]);
    assert_eq!(found("embassy copenhagen"), ["post-copenhagen"]);
}

#[test]
fn abbreviations_find_their_country() {
    for (typed, code) in [("US", "US"), ("VS", "US"), ("VK", "GB"), ("Engeland", "GB")] {
        assert_eq!(found(typed)[0], code, "{typed}");
    }
}

#[test]
fn where_nothing_is_found_the_nearest_country_is_told() {
    let index = index();
    for (typed, code) in [
        ("Duitslent", "DE"),
        ("Ostraliea", "AU"),
        ("Colombja!", "CO"),
    ] {
        let (country, name) = index.nearest_country(typed, Locale::Nl).unwrap();
        assert_eq!(country.as_str(), code, "{typed}");
        assert!(
            COUNTRIES.iter().any(|(_, names)| names[0] == name),
            "{name}"
        );
    }
    for typed in ["", "x", "qqqqqqqq", "🎉"] {
        assert_eq!(index.nearest_country(typed, Locale::Nl), None, "{typed}");
    }
}

#[test]
fn nothing_is_found_by_nothing() {
    for query in ["", " ", "-–—", "🎉", "\u{308}", "\0\u{FFFF}"] {
        assert_eq!(found(query), [""; 0], "{query:?}");
    }
    assert_eq!(index().find("köln", Locale::Nl, 0), []);
    assert_eq!(found("köln zanzibar"), [""; 0]);
}

#[test]
fn a_long_query_is_fine() {
    for text in ["fit ", "köln", "a", "🎉", "\u{308}", "new york "] {
        let query = text.repeat(10_000 / text.len());
        let _ = index().find(&query, Locale::Fr, 8);
    }
}

/// Every name of every country and place.
fn names() -> Vec<(String, String)> {
    let countries = COUNTRIES.iter();
    let countries = countries.flat_map(|(code, names)| names.map(|n| (code.to_string(), n.into())));
    let file: NetworkFile = serde_json::from_str(NETWORK).unwrap();
    let file = crate::analysis::fixture::settled(file);
    let places = file.places.iter();
    let places = places.flat_map(|p| p.name.all().map(|n| (p.id.to_string(), n.to_owned())));
    countries.chain(places.collect::<Vec<_>>()).collect()
}

fn locale() -> impl Strategy<Value = Locale> {
    select(Locale::ALL.to_vec())
}

/// Without its diacritics.
fn bare(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let marks = |c: &char| !unicode_normalization::char::is_combining_mark(*c);
    name.nfd().filter(marks).collect()
}

proptest! {
    #[test]
    fn every_name_finds_its_own_first(
        (target, name) in select(names()),
        locale in locale(),
        case in 0..4,
        without_marks: bool,
    ) {
        let name = if without_marks { bare(&name) } else { name };
        let query = match case {
            0 => name,
            1 => name.to_lowercase(),
            2 => name.to_uppercase(),
            _ => name.split(' ').rev().collect::<Vec<_>>().join(" "),
        };
        let hits = index().find(&query, locale, 3);
        prop_assert_eq!(&ids(&hits)[0], &target);
        prop_assert!(hits[0].quality == Quality::Exact || case == 3);
    }

    #[test]
    fn every_beginning_of_a_name_finds_it(
        (target, name) in select(names()),
        locale in locale(),
        length in 1_usize..20,
    ) {
        let query: String = name.chars().take(length).collect();
        let hits = index().find(&query, locale, 100);
        prop_assert!(ids(&hits).contains(&target), "{}: {:?}", query, hits);
        prop_assert!(hits.is_sorted_by_key(|hit| hit.score));
    }

    #[test]
    fn one_slip_in_five_letters_or_more_still_finds_it(
        (target, name) in select(names()),
        locale in locale(),
        slip in 0..4,
        at: Choice,
        letter in "[a-z]",
    ) {
        let mut letters: Vec<char> = name.chars().collect();
        prop_assume!(letters.iter().filter(|c| c.is_alphabetic()).count() >= 5);
        let at = at.index(letters.len());
        let letter = letter.chars().next().unwrap();
        match slip {
            0 => letters.insert(at, letter),
            1 => { letters.remove(at); }
            2 => letters[at] = letter,
            _ if at > 0 => letters.swap(at - 1, at),
            _ => {}
        }
        let query: String = letters.into_iter().collect();
        let hits = index().find(&query, locale, 100);
        prop_assert!(ids(&hits).contains(&target), "{} {:?}", query, hits);
    }

    #[test]
    fn any_text_is_a_query(query in "(\\PC|[a-zöß]|new|york|fit| ){0,40}", locale in locale(), limit in 0..9_usize) {
        let index = index();
        let hits = index.find(&query, locale, limit);
        prop_assert!(hits.len() <= limit);
        for hit in &hits {
            prop_assert!(hit.ranges.iter().all(|r| hit.matched.get(r.clone()).is_some_and(|t| !t.is_empty())));
            prop_assert!(hit.ranges.is_sorted_by(|a, b| a.end <= b.start));
        }
        let mut all = index.find(&query, locale, 1000);
        all.truncate(limit);
        prop_assert_eq!(hits, all);
    }
}

#[test]
fn in_turns_it_is_the_same_index() {
    let network = crate::load::built_in().unwrap();
    let germany = Country::new("DE").unwrap();
    let countries = [(
        germany,
        ["Duitsland", "Germany", "Allemagne", "Deutschland"],
    )];
    let cities = [(germany, ["Leipzig"; 4])];
    let at_once = Index::build(&network, &countries, &cities);
    let mut work = Index::building(&network, &countries, &cities);
    let mut turns = 0;
    let in_turns = loop {
        match work.go_on() {
            Turn::Done(index) => break index,
            Turn::More(more) => {
                assert!(more.percent() <= 100);
                (work, turns) = (more, turns + 1);
            }
        }
    };
    assert!(turns > 1, "{turns}");
    assert_eq!(format!("{in_turns:?}"), format!("{at_once:?}"));
}
