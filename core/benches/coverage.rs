//! Times of what a scenario needs: `cargo bench --profile native --bench coverage [-- NAME…]`.
//!
//! First the analyses on the real network, each the median and the worst of many runs; then the
//! best 1 to 10 places of the world's cities, each to be proven.
#![allow(clippy::unwrap_used, reason = "a bench may fail loudly")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use buitenkaart_core::analysis::{
    Aim, Criterion, DEFAULT_REACH_KM, Places, Question, Weights, alternatives, city_presence,
    could_share, coverage, crew, criteria, findings, hosts, joint_presence, jurisdictions,
    presence, totals,
};
use buitenkaart_core::countries::{Scope, Weight, cities, countries};
use buitenkaart_core::load::load;
use buitenkaart_core::model::Network;

fn main() {
    let names: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| !a.starts_with('-'))
        .collect();
    let wanted = |name: &str| names.is_empty() || names.iter().any(|n| n == name);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/network.json");
    let network = load(&std::fs::read(path).unwrap()).unwrap();
    let start = Instant::now();
    let (rows, places) = (countries().len(), cities().len());
    let read = start.elapsed();
    println!("{rows} countries and {places} cities, read in {read:.1?}");
    if wanted("analyses") {
        analyses(&network);
    }
    if wanted("places") {
        best_places(&network);
    }
}

fn analyses(network: &Network) {
    told("coverage", || drop(black_box(coverage(network))));
    let known = coverage(network);
    told("weighed, three weights", || weighed(&known));
    let all = alternatives(network);
    told("criteria of the candidates", || {
        drop(black_box(criteria(network, &known, &all, DEFAULT_REACH_KM)));
    });
    let table = criteria(network, &known, &all, DEFAULT_REACH_KM);
    told("rank and sensitivity", || ranked(&table));
    told("cities by services", || {
        drop(black_box(city_presence(network)));
    });
    told("who could share, within 50 km", || {
        drop(black_box(could_share(network, 50.0)));
    });
    told("hosts within 50 km", || {
        drop(black_box(hosts(network, 50.0)))
    });
    told("all analyses of a scenario", || {
        let known = coverage(network);
        weighed(&known);
        let all = alternatives(network);
        ranked(&criteria(network, &known, &all, DEFAULT_REACH_KM));
        black_box(city_presence(network));
        black_box(could_share(network, 50.0));
        black_box(hosts(network, 50.0));
        let presence = presence(network);
        black_box(joint_presence(network, &presence));
        black_box(jurisdictions(network));
        black_box(totals(network));
        black_box(crew(network).needs());
        black_box(findings(network));
    });
}

fn weighed(known: &buitenkaart_core::analysis::Coverage) {
    for weight in Weight::ALL {
        black_box(known.weighed(Scope::UnMembers, weight));
    }
}

fn ranked(table: &buitenkaart_core::analysis::Table) {
    let weights = Weights::default();
    black_box(table.rank(&weights));
    for criterion in Criterion::ALL {
        black_box(table.sensitivity(&weights, criterion));
    }
}

fn best_places(network: &Network) {
    println!("best places             k  nodes  iterations       ms  value, and named (k = 3)");
    for (aim_name, aim) in [
        ("distance", Aim::Distance),
        ("within", Aim::Within(DEFAULT_REACH_KM)),
    ] {
        for weight in Weight::ALL {
            for k in 1..=10 {
                let question = Question {
                    aim,
                    weight,
                    scope: Scope::UnMembers,
                    k,
                    region: None,
                };
                let start = Instant::now();
                let mut places = Places::new(network, &question).unwrap();
                while !places.step(100).done {}
                let time = start.elapsed();
                let (progress, best) = (places.progress(), places.best());
                assert!(best.proven);
                let named = places.named_worth().filter(|_| k == 3).map(|w| w.value);
                println!(
                    "{aim_name:9} {weight:10?}  {k:2}  {:5}  {:10}  {:7.1}  {:.4} {named:?}",
                    progress.nodes,
                    progress.iterations,
                    time.as_secs_f64() * 1e3,
                    best.worth.value,
                );
            }
        }
    }
}

/// Prints the median and the worst of some runs.
fn told(what: &str, mut run: impl FnMut()) {
    let mut times: Vec<Duration> = (0..500)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    let worst = times.last().copied().unwrap_or_default();
    println!("{what:38} {median:>8.1?} {worst:>8.1?}");
}
