//! Times of the basemap: `cargo bench --profile native --bench basemap`.
//!
//! Decoding, tiles of every zoom (all of a low zoom's, those over Europe of a high one's), and
//! which country holds a point.
#![allow(clippy::unwrap_used, reason = "a bench may fail loudly")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use buitenkaart_core::geo::{BASEMAP, Basemap, Clusters, basemap};

fn main() {
    println!("{} bytes", BASEMAP.len());
    told("decode", 50, || {
        black_box(Basemap::decode(BASEMAP).unwrap());
    });
    let map = basemap();
    for zoom in [0, 1, 2, 3, 4, 5, 6, 8, 10, 12] {
        // Low zooms whole; of high ones, a window of four by four tiles over the Low Countries.
        let tiles: Vec<(i32, i32)> = if zoom <= 5 {
            let side = 1 << zoom;
            (0..side * side).map(|i| (i % side, i / side)).collect()
        } else {
            let (x, y) = (33 << (zoom - 6), 21 << (zoom - 6));
            (0..16).map(|i| (x + i % 4, y + i / 4)).collect()
        };
        let mut times = Vec::new();
        let mut bytes = 0;
        for (x, y) in tiles {
            let mut best = Duration::MAX;
            for _ in 0..9 {
                let start = Instant::now();
                let tile = black_box(map.tile(zoom, x, y));
                best = best.min(start.elapsed());
                bytes = bytes.max(
                    tile.coasts.len()
                        + tile.borders.len()
                        + tile.disputed.len()
                        + tile.land.iter().map(|land| land.path.len()).sum::<usize>(),
                );
            }
            times.push(best);
        }
        times.sort();
        let (count, worst) = (times.len(), times.last().copied().unwrap_or_default());
        println!(
            "tiles of zoom {zoom}: {count}, median {:?}, worst {worst:?}, at most {bytes} bytes",
            times.get(count / 2).copied().unwrap_or_default(),
        );
    }
    told("country of a point", 200, || {
        black_box(map.country_at(black_box(50.85), black_box(4.35)));
    });
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
        told(&format!("{count} points indexed"), 20, || {
            black_box(Clusters::new(&points, 40.0, 10));
        });
        let clusters = Clusters::new(&points, 40.0, 10);
        told(
            &format!("{count} points in groups, first at zoom 2"),
            20,
            || {
                black_box(clusters.clone().level(2));
            },
        );
        let mut longest = Duration::ZERO;
        let mut pieces = clusters.clone();
        loop {
            let start = Instant::now();
            let done = pieces.advance(2);
            longest = longest.max(start.elapsed());
            if done {
                break;
            }
        }
        println!("longest piece of that: {longest:?}");
        told(&format!("a view of {count} points at zoom 6"), 50, || {
            let level = pieces.level(6);
            black_box(level.within([48.0, 10.0], [1440.0, 900.0]).count());
        });
    }
}

/// Prints the median and the worst of some runs.
fn told(what: &str, runs: usize, mut run: impl FnMut()) {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    let middle = times.get(runs / 2).copied().unwrap_or_default();
    let worst = times.last().copied().unwrap_or_default();
    println!("{what}: median {middle:?}, worst {worst:?}");
}
