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
#[path = "support/world.rs"]
mod world;

use std::time::{Duration, Instant};

use buitenkaart_core::location_allocation::{Problem, Solution, Solver};
use orlib::{Instance, OPTIMA};
use world::World;

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

fn world() {
    let world = World::new();
    println!("200 demands, 250 sites      k  nodes  iterations       ms");
    for weighed in [false, true] {
        for open in [false, true] {
            for k in [1, 2, 3, 5, 7, 10] {
                for covering in [false, true] {
                    let (solution, time) = solve(world.problem(k, open, weighed, covering));
                    let name = |is: bool, [no, yes]: [&'static str; 2]| if is { yes } else { no };
                    println!(
                        "{:8} {:8} {:9}  {k:2}  {:5}  {:10}  {:7.1}",
                        name(covering, ["median", "covering"]),
                        name(weighed, ["equal", "weighted"]),
                        name(open, ["none open", "13 open"]),
                        solution.nodes,
                        solution.iterations,
                        time.as_secs_f64() * 1e3,
                    );
                }
            }
        }
    }
}
