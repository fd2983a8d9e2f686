//! Times of scenarios: `cargo bench --profile native --bench scenario`.
//!
//! Ten changes to the real network: applied, compared, and with all that a panel shows after each change.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench may fail loudly")]

#[path = "support/settings.rs"]
mod settings;
#[path = "support/ten.rs"]
mod ten;

use std::hint::black_box;

use buitenkaart_core::analysis::{crew, joint_presence, presence};
use buitenkaart_core::load::built_in;
use buitenkaart_core::scenario::{Scenario, difference, marks};
use criterion::{Criterion, criterion_group, criterion_main};
use settings::settings;
use ten::TEN;

fn ten_changes(c: &mut Criterion) {
    let network = built_in().unwrap();
    let scenario = Scenario::parse(TEN).unwrap();
    assert_eq!(scenario.changes.len(), 10);
    let after = scenario.apply(&network).unwrap();
    let mut group = c.benchmark_group("scenario");
    group.bench_function("text, read", |b| b.iter(|| Scenario::parse(black_box(TEN))));
    group.bench_function("apply", |b| b.iter(|| scenario.apply(&network)));
    group.bench_function("difference", |b| b.iter(|| difference(&network, &after)));
    group.bench_function("apply, difference and means", |b| {
        b.iter(|| scenario.outcome(&network));
    });
    group.bench_function("all that a panel shows", |b| {
        b.iter(|| {
            let outcome = scenario.outcome(&network).unwrap();
            black_box(marks(&outcome.difference, &outcome.network));
            for network in [&network, &outcome.network] {
                black_box(joint_presence(network, &presence(network)));
                black_box(crew(network));
            }
        });
    });
}

criterion_group! {
    name = benches;
    config = settings();
    targets = ten_changes
}
criterion_main!(benches);
