//! Times of scenarios: `cargo bench --profile native --bench scenario`.
//!
//! Ten changes on the real network: applied, compared, and with all that a panel shows after each
//! change. Each the median and the worst of many runs.
#![allow(clippy::unwrap_used, reason = "a bench may fail loudly")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use buitenkaart_core::analysis::{crew, joint_presence, presence};
use buitenkaart_core::load::built_in;
use buitenkaart_core::scenario::{Scenario, difference, marks};

#[path = "support/ten.rs"]
mod ten;

use ten::TEN;

fn main() {
    let network = built_in().unwrap();
    let scenario = Scenario::parse(TEN).unwrap();
    let after = scenario.apply(&network).unwrap();
    println!(
        "{} changes, {} characters",
        scenario.changes.len(),
        TEN.len()
    );
    told("text, read", || drop(black_box(Scenario::parse(TEN))));
    told("apply", || drop(black_box(scenario.apply(&network))));
    told("difference", || {
        drop(black_box(difference(&network, &after)));
    });
    told("apply, difference and means", || {
        drop(black_box(scenario.outcome(&network)));
    });
    told("all that a panel shows", || {
        let outcome = scenario.outcome(&network).unwrap();
        black_box(marks(&outcome.difference, &outcome.network));
        for network in [&network, &outcome.network] {
            black_box(joint_presence(network, &presence(network)));
            black_box(crew(network));
        }
    });
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
