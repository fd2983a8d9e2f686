//! Times of the analyses of the real network: `cargo bench --profile native --bench analysis`.
//!
//! Each alone; and all together, as a scenario needs them after every change.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench may fail loudly")]

#[path = "support/settings.rs"]
mod settings;

use std::hint::black_box;

use buitenkaart_core::analysis::{
    Counts, Facets, Filter, colocated, crew, findings, joint_presence, jurisdictions,
    nearest_of_each_service, presence, totals,
};
use buitenkaart_core::export;
use buitenkaart_core::load::built_in;
use buitenkaart_core::model::{Locale, Network};
use criterion::{Criterion, criterion_group, criterion_main};
use settings::settings;

const BRATISLAVA: [f64; 2] = [48.1, 17.1];

fn analyses(c: &mut Criterion) {
    let network = built_in().unwrap();
    let mut group = c.benchmark_group("analysis");
    group.bench_function("presence", |b| b.iter(|| presence(&network)));
    group.bench_function("jurisdictions", |b| b.iter(|| jurisdictions(&network)));
    group.bench_function("totals", |b| b.iter(|| totals(&network)));
    group.bench_function("crew", |b| b.iter(|| crew(&network)));
    group.bench_function("co-location", |b| b.iter(|| colocated(&network, 50.0)));
    group.bench_function("nearest of each service", |b| {
        b.iter(|| nearest_of_each_service(&network, BRATISLAVA));
    });
    group.bench_function("findings", |b| b.iter(|| findings(&network)));
    group.bench_function("all", |b| b.iter(|| all(&network)));
    group.bench_function("facets", |b| b.iter(|| Facets::new(&network)));
    let facets = Facets::new(&network);
    let mut counts = Counts::default();
    group.bench_function("one filter", |b| {
        b.iter(|| facets.count(&Filter::default(), &mut counts));
    });
    group.bench_function("CSV", |b| {
        b.iter(|| export::csv(&network, export::all(&network), Locale::Nl));
    });
}

fn all(network: &Network) {
    let presence = presence(network);
    black_box(joint_presence(network, &presence));
    black_box(jurisdictions(network));
    black_box(totals(network));
    black_box(crew(network));
    black_box(colocated(network, 50.0));
    black_box(nearest_of_each_service(network, BRATISLAVA));
    black_box(findings(network));
}

criterion_group! {
    name = benches;
    config = settings();
    targets = analyses
}
criterion_main!(benches);
