//! The planner against an outside table: the OR-Library's p-median instances.
//!
//! The first ten here, with the optimum that Beasley published; all forty, with times, by
//! `cargo bench --profile native --bench planning`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

#[path = "support/orlib.rs"]
mod orlib;

use buitenkaart_core::location_allocation::{Problem, Solver};
use orlib::{Instance, OPTIMA};

#[test]
fn the_first_ten_orlib_instances_are_proven_optimal() {
    for number in 1..=10 {
        let instance = Instance::read(number);
        let n = instance.vertices;
        let weights = vec![1.0; n];
        let problem = Problem::p_median(&instance.distances, &weights, n, &[], instance.p).unwrap();
        let mut solver = Solver::new(problem.clone());
        let mut last = solver.progress();
        while !last.done {
            let next = solver.step(100);
            assert!(
                next.best <= last.best && next.bound >= last.bound,
                "pmed{number}"
            );
            assert!(next.bound <= OPTIMA[number - 1], "pmed{number}: {next:?}");
            last = next;
            assert!(
                last.iterations < 20_000,
                "pmed{number} takes too long: {last:?}"
            );
        }
        let solution = solver.solution();
        assert!(solution.proven);
        assert_eq!(solution.chosen.len(), instance.p);
        assert_eq!(solution.objective, OPTIMA[number - 1], "pmed{number}");
        assert_eq!(solution.bound, solution.objective);
        assert_eq!(problem.evaluate(&solution.chosen), Ok(solution.objective));
    }
}
