//! Times of what a scenario needs: `cargo bench --profile native --bench coverage`.
//!
//! The analyses of the real network; and the best 1 to 10 places among the world's cities, each proven.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench may fail loudly")]

#[path = "support/settings.rs"]
mod settings;

use std::hint::black_box;

use buitenkaart_core::analysis::{
    Aim, Coverage, Criterion as Criteria, DEFAULT_REACH_KM, Places, Question, Table, Weights,
    alternatives, city_presence, could_share, coverage, crew, criteria, findings, hosts,
    joint_presence, jurisdictions, presence, totals,
};
use buitenkaart_core::countries::{Scope, Weight};
use buitenkaart_core::load::built_in;
use buitenkaart_core::model::Network;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use settings::settings;

fn analyses(c: &mut Criterion) {
    let network = built_in().unwrap();
    let mut group = c.benchmark_group("coverage");
    group.bench_function("coverage", |b| b.iter(|| coverage(&network)));
    let known = coverage(&network);
    group.bench_function("weighed, three weights", |b| b.iter(|| weighed(&known)));
    let all = alternatives(&network);
    group.bench_function("criteria of the candidates", |b| {
        b.iter(|| criteria(&network, &known, &all, DEFAULT_REACH_KM));
    });
    let table = criteria(&network, &known, &all, DEFAULT_REACH_KM);
    group.bench_function("rank and sensitivity", |b| b.iter(|| ranked(&table)));
    group.bench_function("cities by services", |b| b.iter(|| city_presence(&network)));
    group.bench_function("who could share", |b| {
        b.iter(|| could_share(&network, 50.0))
    });
    group.bench_function("hosts", |b| b.iter(|| hosts(&network, 50.0)));
    group.bench_function("all of a scenario", |b| {
        b.iter(|| all_of_a_scenario(&network))
    });
}

fn all_of_a_scenario(network: &Network) {
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
}

fn weighed(known: &Coverage) {
    for weight in Weight::ALL {
        black_box(known.weighed(Scope::UnMembers, weight));
    }
}

fn ranked(table: &Table) {
    let weights = Weights::default();
    black_box(table.rank(&weights));
    for criterion in Criteria::ALL {
        black_box(table.sensitivity(&weights, criterion));
    }
}

fn best_places(c: &mut Criterion) {
    let network = built_in().unwrap();
    let mut group = c.benchmark_group("best places");
    group.sample_size(10);
    for (name, aim) in [
        ("distance", Aim::Distance),
        ("within", Aim::Within(DEFAULT_REACH_KM)),
    ] {
        for weight in Weight::ALL {
            for k in [1, 2, 3, 5, 10] {
                let question = Question {
                    aim,
                    weight,
                    scope: Scope::UnMembers,
                    k,
                    region: None,
                };
                let id = BenchmarkId::new(format!("{name} {weight:?}"), k);
                group.bench_function(id, |b| {
                    b.iter(|| {
                        let mut places = Places::new(&network, &question).unwrap();
                        while !places.step(100).done {}
                        assert!(places.best().proven);
                    });
                });
            }
        }
    }
}

criterion_group! {
    name = benches;
    config = settings();
    targets = analyses, best_places
}
criterion_main!(benches);
