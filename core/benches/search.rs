//! Times of search: `cargo bench --profile native --bench search`.
//!
//! In the real network with the countries of all the world: building the index, and what takes longest of each
//! query as it is typed letter by letter in every language.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a bench may fail loudly"
)]

#[path = "support/settings.rs"]
mod settings;

use std::time::Instant;

use buitenkaart_core::countries::named_cities;
use buitenkaart_core::load::built_in;
use buitenkaart_core::model::{Country, Locale};
use buitenkaart_core::search::Index;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use settings::settings;

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

fn queries(c: &mut Criterion) {
    let countries: Vec<(Country, [&str; 4])> = COUNTRIES
        .lines()
        .map(|line| {
            let (code, names) = line.split_once('\t').unwrap();
            let names: Vec<&str> = names.split('\t').collect();
            (Country::new(code).unwrap(), names.try_into().unwrap())
        })
        .collect();
    let cities = named_cities();
    let network = built_in().unwrap();
    let mut group = c.benchmark_group("search");
    group.bench_function("build the index", |b| {
        b.iter(|| Index::build(&network, &countries, &cities));
    });
    let index = Index::build(&network, &countries, &cities);
    for query in QUERIES {
        let beginnings = query
            .char_indices()
            .map(|(at, sign)| &query[..at + sign.len_utf8()]);
        let asked = beginnings.flat_map(|typed| Locale::ALL.map(|locale| (typed, locale)));
        let time = |&(typed, locale): &(&str, Locale)| {
            let start = Instant::now();
            for _ in 0..10 {
                std::hint::black_box(index.find(typed, locale, 8));
            }
            start.elapsed()
        };
        let (typed, locale) = asked.max_by_key(time).unwrap();
        let shown: String = query.chars().take(36).collect();
        group.bench_function(BenchmarkId::new("slowest of", shown), |b| {
            b.iter(|| index.find(typed, locale, 8));
        });
    }
}

criterion_group! {
    name = benches;
    config = settings();
    targets = queries
}
criterion_main!(benches);
