//! Times of the basemap: `cargo bench --profile native --bench basemap`.
//!
//! Decoding, tiles of every zoom (all of a low zoom's, those over Europe of a high one's), and
//! which country holds a point.
#![allow(clippy::unwrap_used, reason = "a bench may fail loudly")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use buitenkaart_core::geo::{BASEMAP, Basemap, basemap, cluster};

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
    let points: Vec<(f64, f64)> = (0..400)
        .map(|i| (f64::from(i * 7919 % 1440), f64::from(i * 104_729 % 900)))
        .collect();
    told("400 points in groups", 50, || {
        black_box(cluster(&points, 28.0, f64::INFINITY));
    });
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
