//! Times of the planner: `cargo bench --profile native --bench planning [-- NAME…]`.
//!
//! First the OR-Library's forty p-median instances, each to be proven optimal with the published
//! optimum; then the best 1 to 10 of 250 sites for 200 demands scattered over the globe.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a bench may fail loudly"
)]

#[path = "../tests/support/orlib.rs"]
mod orlib;

use std::time::{Duration, Instant};

use buitenkaart_core::planning::{Problem, Solution, Solver};
use orlib::{Instance, OPTIMA};

fn main() {
    let names: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| !a.starts_with('-'))
        .collect();
    let wanted = |name: &str| names.is_empty() || names.iter().any(|n| n == name);
    orlib(&wanted);
    if wanted("world") {
        world();
    }
}

fn solve(problem: Problem) -> (Solution, Duration) {
    let start = Instant::now();
    let mut solver = Solver::new(problem);
    while !solver.step(1000).done {}
    (solver.solution(), start.elapsed())
}

fn orlib(wanted: &dyn Fn(&str) -> bool) {
    println!("instance  demands    p  optimum  nodes  iterations       ms");
    let mut total = Duration::ZERO;
    let mut solved = 0;
    for (number, optimum) in (1..).zip(OPTIMA) {
        let name = format!("pmed{number}");
        if !wanted(&name) {
            continue;
        }
        let instance = Instance::read(number);
        let (n, p) = (instance.vertices, instance.p);
        let problem = Problem::p_median(&instance.distances, &vec![1.0; n], n, &[], p);
        let (solution, time) = solve(problem.unwrap());
        assert_eq!(solution.objective, optimum, "{name}");
        total += time;
        solved += 1;
        println!(
            "{name:8}  {n:7}  {p:3}  {optimum:7}  {:5}  {:10}  {:7.1}",
            solution.nodes,
            solution.iterations,
            time.as_secs_f64() * 1e3,
        );
    }
    println!("{solved} proven optimal in {:.2} s\n", total.as_secs_f64());
}

/// Points on a globe, as if by chance but always the same, with a weight of long tail each.
fn points(count: usize, mut seed: u64) -> Vec<([f64; 3], f64)> {
    let mut random = || {
        // Knuth's MMIX generator; the high bits are good enough here.
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut point = || {
        let (z, turn) = (2.0 * random() - 1.0, std::f64::consts::TAU * random());
        let r = (1.0 - z * z).sqrt();
        ([r * turn.cos(), r * turn.sin(), z], (8.0 * random()).exp())
    };
    (0..count).map(|_| point()).collect()
}

fn world() {
    let (demands, sites) = (points(200, 1), points(250, 2));
    let distance = |a: &[f64; 3], b: &[f64; 3]| {
        let cosine: f64 = a.iter().zip(b).map(|(x, y)| x * y).sum();
        6371.0 * cosine.clamp(-1.0, 1.0).acos()
    };
    let km = |d: &([f64; 3], f64)| {
        sites
            .iter()
            .map(|s| distance(&d.0, &s.0))
            .collect::<Vec<_>>()
    };
    let km: Vec<f64> = demands.iter().flat_map(km).collect();
    let weighted: Vec<f64> = demands.iter().map(|d| d.1.round()).collect();
    let equal = vec![1.0; demands.len()];
    let open: Vec<usize> = (0..13).map(|i| 19 * i).collect();
    println!("200 demands, 250 sites      k  nodes  iterations       ms");
    for (weights_name, weights) in [("equal", &equal), ("weighted", &weighted)] {
        for (open_name, open) in [("none open", &[][..]), ("13 open", &open)] {
            for k in [1, 2, 3, 5, 7, 10] {
                let median = Problem::p_median(&km, weights, 250, open, k).unwrap();
                let covering = Problem::max_covering(&km, weights, 250, 1500.0, open, k).unwrap();
                for (kind, problem) in [("median", median), ("covering", covering)] {
                    let (solution, time) = solve(problem);
                    println!(
                        "{kind:8} {weights_name:8} {open_name:9}  {k:2}  {:5}  {:10}  {:7.1}",
                        solution.nodes,
                        solution.iterations,
                        time.as_secs_f64() * 1e3,
                    );
                }
            }
        }
    }
}
