//! Times of the analyses: `cargo bench --profile native --bench analysis`.
//!
//! On the real network, each the median and the worst of many runs; and all together, as a
//! scenario needs them after every change.
#![allow(clippy::unwrap_used, reason = "a bench may fail loudly")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use buitenkaart_core::analysis::{
    Counts, Facets, Filter, colocated, crew, findings, joint_presence, jurisdictions,
    nearest_of_each_service, presence, totals,
};
use buitenkaart_core::export;
use buitenkaart_core::load::load;
use buitenkaart_core::model::{Locale, Network};

fn main() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/network.json");
    let network = load(&std::fs::read(path).unwrap()).unwrap();
    println!("{} locations", network.locations().len());
    told("presence", || drop(black_box(presence(&network))));
    told("jurisdictions", || drop(black_box(jurisdictions(&network))));
    told("totals", || drop(black_box(totals(&network))));
    told("crew", || drop(black_box(crew(&network))));
    told("co-location within 50 km", || {
        drop(black_box(colocated(&network, 50.0)));
    });
    told("nearest of each service", || {
        drop(black_box(nearest_of_each_service(&network, [48.1, 17.1])));
    });
    told("findings", || drop(black_box(findings(&network))));
    told("all of these", || all(&network));

    let facets = Facets::new(&network);
    let mut counts = Counts::default();
    told("facets, prepared", || {
        drop(black_box(Facets::new(&network)));
    });
    told("facets, one filter", || {
        facets.count(&Filter::default(), &mut counts);
    });
    told("CSV", || {
        let positions = export::all(&network);
        drop(black_box(export::csv(&network, positions, Locale::Nl)));
    });
}

fn all(network: &Network) {
    let presence = presence(network);
    black_box(joint_presence(network, &presence));
    black_box(jurisdictions(network));
    black_box(totals(network));
    black_box(crew(network));
    black_box(colocated(network, 50.0));
    black_box(nearest_of_each_service(network, [48.1, 17.1]));
    black_box(findings(network));
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
