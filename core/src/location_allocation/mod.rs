//! Where to open k more places: exact location-allocation, with a proof or the gap.
//!
//! Two classic problems, given how far every demand (a country, a capital) is from every site
//! (a city), which sites are open already, and how much each demand weighs:
//!
//! - the **p-median** (Hakimi 1964): the least weighted sum of distances to the nearest open
//!   site;
//! - the **maximal covering** (Church & ReVelle 1974, "The maximal covering location problem"):
//!   the most weight within a radius of an open site. It is a p-median too: a demand costs its
//!   weight where no open site is near, and nothing where one is. So one solver serves both.
//!
//! The solver is a branch and bound over the sites. Its bounds come from the Lagrangian
//! relaxation of "every demand is served once" (Cornuéjols, Fisher & Nemhauser 1977, "Location
//! of bank accounts to optimize float"; Beasley 1985, "A note on solving large p-median
//! problems"), its first solutions from greedy choice and interchange. It works in steps, so
//! that a caller can show progress, stop, and still have the best choice found and how far from
//! the optimum it may be.
//!
//! ```
//! use buitenkaart_core::location_allocation::{Problem, Solver};
//!
//! // Three demands (rows) and three sites (columns), in km; the first site is open already.
//! let km = [
//!     0.0, 300.0, 500.0,
//!     300.0, 0.0, 400.0,
//!     500.0, 400.0, 0.0,
//! ];
//! let problem = Problem::p_median(&km, &[1.0, 1.0, 2.0], 3, &[0], 1)?;
//! let mut solver = Solver::new(problem);
//! while !solver.step(100).done {}
//! let solution = solver.solution();
//! assert_eq!((solution.chosen.as_slice(), solution.objective), (&[2][..], 300.0));
//! assert!(solution.proven);
//! # Ok::<(), buitenkaart_core::location_allocation::Error>(())
//! ```

mod ascent;
mod interchange;
mod problem;
mod reduce;
mod rows;
mod solver;
#[cfg(test)]
mod tests;

pub use problem::{Error, MAX_CELLS, Problem};
pub use solver::{Progress, Solution, Solver};
