//! Times of the planner: `cargo bench --profile native --bench planning`.
//!
//! The OR-Library's forty p-median instances, each proven optimal with the published optimum; and the best 1 to
//! 10 of 250 sites for 200 demands scattered over the globe.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a bench may fail loudly"
)]

#[path = "../tests/support/orlib.rs"]
mod orlib;
#[path = "support/settings.rs"]
mod settings;
#[path = "support/world.rs"]
mod world;

use std::hint::black_box;

use buitenkaart_core::location_allocation::{Problem, Solution, Solver};
use criterion::{BatchSize, BenchmarkId, Criterion, SamplingMode, criterion_group, criterion_main};
use orlib::{Instance, OPTIMA};
use settings::settings;
use world::World;

fn solve(problem: Problem) -> Solution {
    let mut solver = Solver::new(problem);
    while !solver.step(1000).done {}
    solver.solution()
}

fn or_library(c: &mut Criterion) {
    let mut group = c.benchmark_group("OR-Library");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    for (number, optimum) in (1..).zip(OPTIMA) {
        let instance = Instance::read(number);
        let (n, p) = (instance.vertices, instance.p);
        let problem = || {
            let problem = Problem::p_median(&instance.distances, &vec![1.0; n], n, &[], p);
            problem.unwrap()
        };
        assert_eq!(solve(problem()).objective, optimum, "pmed{number}");
        group.bench_function(BenchmarkId::new("pmed", number), |b| {
            b.iter_batched(problem, solve, BatchSize::PerIteration);
        });
    }
}

fn world(c: &mut Criterion) {
    let world = World::new();
    let mut group = c.benchmark_group("world");
    group.sample_size(10);
    let name = |is: bool, [no, yes]: [&'static str; 2]| if is { yes } else { no };
    for weighed in [false, true] {
        for open in [false, true] {
            for covering in [false, true] {
                let of = [
                    name(covering, ["median", "covering"]),
                    name(weighed, ["equal", "weighted"]),
                    name(open, ["none open", "13 open"]),
                ];
                for k in [1, 3, 10] {
                    group.bench_function(BenchmarkId::new(of.join(", "), k), |b| {
                        b.iter(|| solve(black_box(world.problem(k, open, weighed, covering))));
                    });
                }
            }
        }
    }
}

criterion_group! {
    name = benches;
    config = settings();
    targets = or_library, world
}
criterion_main!(benches);
