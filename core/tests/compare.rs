//! The built-in network beside those of its neighbours: what the comparison answers, and what it must not.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use buitenkaart_core::Network;
use buitenkaart_core::analysis::Effective;
use buitenkaart_core::compare::{Comparison, Held, Here, Measure, Unlike};
use buitenkaart_core::load::{built_in, load};
use buitenkaart_core::model::{Country, Kind, Locale};

const EMBASSIES: &[u8] = include_bytes!("../data/peers/belgian-embassies.json");
const BASQUE: &[u8] = include_bytes!("../data/peers/basque-delegations.json");
const SCOTTISH: &[u8] = include_bytes!("../data/peers/scottish-offices.json");

fn peer(bytes: &[u8]) -> Network {
    load(bytes).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The English names of the cities of which `wanted` holds.
fn cities(
    comparison: &Comparison<&Network>,
    wanted: impl Fn(Option<Here>, Option<Here>) -> bool,
) -> Vec<String> {
    let sides = &comparison.sides;
    let rows = comparison
        .cities
        .iter()
        .filter(|row| wanted(row.here(sides, 0), row.here(sides, 1)));
    let mut names: Vec<String> = rows
        .map(|row| {
            let places = &sides[row.of].network().file().places;
            places[row.town(sides).unwrap().place as usize]
                .name
                .get(Locale::En)
                .to_owned()
        })
        .collect();
    names.sort();
    names
}

fn has(list: &[String], all: &[&str]) {
    for one in all {
        assert!(
            list.iter().any(|name| name == one),
            "{one} is not in {list:?}"
        );
    }
}

#[test]
fn where_a_post_could_be_housed_by_the_embassy() {
    let (ours, theirs) = (built_in().unwrap(), peer(EMBASSIES));
    // Posts and satellites beside embassies: like beside like.
    let posts = Comparison::new([&ours, &theirs], &[Kind::Post, Kind::Satellite]);
    let both = cities(&posts, |a, b| {
        a == Some(Here::Present) && b == Some(Here::Present)
    });
    has(
        &both,
        &[
            "Berlin",
            "Vienna",
            "Warsaw",
            "Rome",
            "Pretoria",
            "Copenhagen",
            "The Hague",
            "London",
            "Paris",
        ],
    );
    // New York has a post and no embassy; Geneva's stands at the organisations, Brussels' at home.
    assert!(
        ["New York", "Geneva", "Brussels"]
            .iter()
            .all(|city| !both.contains(&(*city).to_owned()))
    );
    // Of Madrid the sources disagree, and it is a candidate: a roof is there.
    let could = cities(&posts, |a, b| {
        matches!(a, Some(Here::Contested | Here::Candidate)) && b == Some(Here::Present)
    });
    has(&could, &["Madrid"]);
    // The agencies' cities without a post: only the whole network has them.
    let all = Comparison::new([&ours, &theirs], &[]);
    let with_agency = cities(&all, |a, b| {
        a == Some(Here::Present) && b == Some(Here::Present)
    });
    assert!(with_agency.len() > both.len());
    has(
        &with_agency,
        &both.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    let embassy_alone = cities(&all, |a, b| a.is_none() && b == Some(Here::Present));
    has(&embassy_alone, &["Kinshasa", "Havana", "Luanda"]);
}

#[test]
fn which_countries_one_covers_and_the_other_not() {
    let (ours, theirs) = (built_in().unwrap(), peer(EMBASSIES));
    let all = Comparison::new([&ours, &theirs], &[]);
    let only = |one: usize, other: usize| -> Vec<&str> {
        let rows = all.countries.iter().filter(|row| row.is_only(one, other));
        rows.map(|row| row.country.as_str()).collect()
    };
    let (here, there) = (only(0, 1), only(1, 0));
    // An office stands in Lithuania, for which the embassy in Warsaw answers: both cover it.
    assert!(!here.contains(&"LT") && !there.contains(&"LT"));
    assert!(
        there.len() > 60 && ["CD", "CU", "VA"].iter().all(|code| there.contains(code)),
        "{there:?}"
    );
    assert!(here.iter().all(|code| !there.contains(code)));
    // Nobody is abroad at home.
    let belgium = all
        .countries
        .iter()
        .find(|row| row.country == Country::new("BE").unwrap())
        .unwrap();
    assert_eq!(belgium.held, [Held::Home, Held::Home]);
}

#[test]
fn unlike_counts_are_not_ranked() {
    let networks = [
        built_in().unwrap(),
        peer(EMBASSIES),
        peer(BASQUE),
        peer(SCOTTISH),
    ];
    let all = Comparison::new(&networks, &[]);
    let rule = |at: usize| &all.sides[at].rule;
    // What is not located is said to be so, and is not taken for absent.
    assert!(
        rule(0).missing > 0
            && rule(0)
                .told(Locale::En)
                .iter()
                .any(|line| line.contains("was not found"))
    );
    assert_eq!((rule(1).seen, rule(1).open, rule(1).missing), (82, 0, 0));
    assert_eq!(
        (rule(2).open, rule(2).at_home, rule(3).open, rule(3).at_home),
        (8, 1, 9, 1)
    );
    assert!(!rule(2).answers && !rule(3).answers);
    assert!(all.unlike(0, 1, Measure::Stands).contains(&Unlike::Roles));
    assert!(all.unlike(1, 3, Measure::Stands).contains(&Unlike::Basis));
    assert!(all.unlike(2, 3, Measure::Stands).contains(&Unlike::Dates));
    for measure in Measure::ALL {
        assert!(all.ranking(measure).iter().all(|one| one.rank.is_none()));
    }
    // What was announced is nowhere.
    let warsaw = networks[3]
        .locations()
        .iter()
        .position(|one| one.name.get(Locale::En) == "Warsaw")
        .unwrap();
    let warsaw = u32::try_from(warsaw).unwrap();
    assert_eq!(all.sides[3].here(warsaw), None);
    assert_eq!(
        buitenkaart_core::analysis::effective(&networks[3].locations()[warsaw as usize]),
        Effective::Announced
    );
}

#[test]
fn havana_is_in_cuba() {
    let embassies = peer(EMBASSIES);
    let havana = embassies
        .locations()
        .iter()
        .find(|one| one.name.get(Locale::En) == "Havana")
        .unwrap();
    let [lat, lon] = embassies.place_of(havana).unwrap().lat_lon.unwrap();
    assert!((22.0..24.0).contains(&lat) && (-83.0..-81.0).contains(&lon));
}
