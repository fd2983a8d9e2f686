//! Times of the basemap and of groups on it: `cargo bench --profile native --bench basemap`.
//!
//! Decoding, the heaviest tile of each zoom (of all of a low zoom's, of those over the Low Countries of a high
//! one's), which country holds a point, and the groups of points at the zooms of a map.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench may fail loudly")]

#[path = "support/settings.rs"]
mod settings;

use std::hint::black_box;

use buitenkaart_core::geo::{BASEMAP, Basemap, Clusters, basemap};
use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use settings::settings;

fn shapes(c: &mut Criterion) {
    let mut group = c.benchmark_group("basemap");
    group.bench_function("decode", |b| b.iter(|| Basemap::decode(BASEMAP).unwrap()));
    let map = basemap();
    for zoom in [0, 1, 2, 3, 4, 5, 6, 8, 10, 12] {
        let tiles: Vec<(i32, i32)> = if zoom <= 5 {
            let side = 1 << zoom;
            (0..side * side).map(|i| (i % side, i / side)).collect()
        } else {
            let (x, y) = (33 << (zoom - 6), 21 << (zoom - 6));
            (0..16).map(|i| (x + i % 4, y + i / 4)).collect()
        };
        let weight = |&(x, y): &(i32, i32)| {
            let tile = map.tile(zoom, x, y);
            let land: usize = tile.land.iter().map(|land| land.path.len()).sum();
            tile.coasts.len() + tile.borders.len() + tile.disputed.len() + land
        };
        let (x, y) = tiles.into_iter().max_by_key(weight).unwrap();
        group.bench_function(BenchmarkId::new("heaviest tile", zoom), |b| {
            b.iter(|| map.tile(zoom, x, y));
        });
    }
    group.bench_function("country of a point", |b| {
        b.iter(|| map.country_at(black_box(50.85), black_box(4.35)));
    });
}

fn groups(c: &mut Criterion) {
    let mut group = c.benchmark_group("clusters");
    group.sample_size(10);
    for count in [75, 10_000, 100_000] {
        let points: Vec<[f64; 2]> = (0..count)
            .map(|i: u32| {
                let share = |by: u32| f64::from(i.wrapping_mul(by)) / 4_294_967_296.0;
                [
                    share(2_654_435_761) * 150.0 - 70.0,
                    share(1_597_334_677) * 360.0,
                ]
            })
            .collect();
        group.bench_function(BenchmarkId::new("index", count), |b| {
            b.iter(|| Clusters::new(&points, 40.0, 10));
        });
        let clusters = Clusters::new(&points, 40.0, 10);
        group.bench_function(BenchmarkId::new("first groups at zoom 2", count), |b| {
            let first = |mut clusters: Clusters| {
                black_box(clusters.level(2));
                clusters
            };
            b.iter_batched(|| clusters.clone(), first, BatchSize::LargeInput);
        });
        let mut worked = clusters.clone();
        while !worked.advance(2) {}
        group.bench_function(BenchmarkId::new("a view at zoom 6", count), |b| {
            b.iter(|| {
                let level = worked.level(6);
                level.within([48.0, 10.0], [1440.0, 900.0]).count()
            });
        });
    }
}

criterion_group! {
    name = benches;
    config = settings();
    targets = shapes, groups
}
criterion_main!(benches);
