//! Times of search: `cargo bench --profile native --bench search`.
//!
//! On the real network with the countries of all the world: building the index, and the median
//! and worst of each query, typed letter by letter, in every language.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench may fail loudly"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use buitenkaart_core::load::load;
use buitenkaart_core::model::{Country, Locale};
use buitenkaart_core::search::Index;

const COUNTRIES: &str = include_str!("../data/countries.tsv");

/// What people type: names, exonyms, two words, slips, what is not there, and nonsense.
const QUERIES: &[&str] = &[
    "köln",
    "kopenhagen",
    "verenigde staten",
    "fit new york",
    "vlaamse vertegenwoordiging berlijn",
    "wshington",
    "atlantis",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z",
];

fn main() {
    let countries: Vec<(Country, [&str; 4])> = COUNTRIES
        .lines()
        .map(|line| {
            let (code, names) = line.split_once('\t').unwrap();
            let names: Vec<&str> = names.split('\t').collect();
            (Country::new(code).unwrap(), names.try_into().unwrap())
        })
        .collect();
    let cities: Vec<(Country, &str)> = buitenkaart_core::countries::cities()
        .iter()
        .map(|city| (city.country, city.name))
        .collect();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/network.json");
    let network = load(&std::fs::read(path).unwrap()).unwrap();
    println!(
        "{} locations, {} places, {} countries",
        network.locations().len(),
        network.file().places.len(),
        countries.len()
    );
    let (median, worst) = times(100, || {
        drop(black_box(Index::build(&network, &countries, &cities)))
    });
    println!("{:38} {median:>8.1?} {worst:>8.1?}", "build the index");
    let index = Index::build(&network, &countries, &cities);
    for query in QUERIES {
        let ends: Vec<usize> = query
            .char_indices()
            .map(|(at, ch)| at + ch.len_utf8())
            .collect();
        let (mut slowest, mut worst) = (Duration::ZERO, Duration::ZERO);
        for end in ends {
            for locale in Locale::ALL {
                let of_one = times(50, || drop(black_box(index.find(&query[..end], locale, 8))));
                slowest = slowest.max(of_one.0);
                worst = worst.max(of_one.1);
            }
        }
        let query: String = query.chars().take(36).collect();
        println!("{query:38} {slowest:>8.1?} {worst:>8.1?}");
    }
}

/// The median and the worst of some runs.
fn times(runs: usize, run: impl Fn()) -> (Duration, Duration) {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    (times[runs / 2], times[runs - 1])
}
