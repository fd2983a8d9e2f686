//! What `make bench` measures in WebAssembly: all analyses of a scenario on the real network, and the
//! best places for new posts, of the real world and of a scattered one. Called from a page of the
//! bench, which holds the clock (`tests/src/bin/bench/wasm.rs`).
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a bench may fail loudly"
)]

#[cfg(target_arch = "wasm32")]
#[path = "../src/libm.rs"]
mod libm;
#[path = "../../core/benches/support/ten.rs"]
mod ten;
#[path = "../../core/benches/support/world.rs"]
mod world;

use std::cell::RefCell;
use std::hint::black_box;

use buitenkaart_core::Network;
use buitenkaart_core::analysis::{
    self, Aim, Criterion, DEFAULT_REACH_KM, Places, Question, Weights,
};
use buitenkaart_core::countries::{Scope, Weight};
use buitenkaart_core::load::built_in;
use buitenkaart_core::location_allocation::Solver;
use buitenkaart_core::scenario::{Scenario, marks};
use wasm_bindgen::prelude::*;
use world::World;

/// A search under way: does so many iterations, and says whether it is done; then whether its
/// answer is proven.
trait Search {
    fn step(&mut self, iterations: u32) -> bool;
    fn proven(&self) -> bool;
}

impl Search for Places {
    fn step(&mut self, iterations: u32) -> bool {
        Places::step(self, iterations).done
    }

    fn proven(&self) -> bool {
        self.best().proven
    }
}

impl Search for Solver {
    fn step(&mut self, iterations: u32) -> bool {
        Solver::step(self, iterations).done
    }

    fn proven(&self) -> bool {
        self.solution().proven
    }
}

thread_local! {
    static NETWORK: Network = built_in().unwrap();
    static WORLD: World = World::new();
    static SEARCH: RefCell<Option<Box<dyn Search>>> = const { RefCell::new(None) };
}

/// Everything that is worked out of a scenario of ten changes, from its text on.
#[wasm_bindgen]
pub fn analyses() {
    NETWORK.with(|base| {
        let scenario = Scenario::parse(ten::TEN).unwrap();
        let outcome = scenario.outcome(base).unwrap();
        black_box(marks(&outcome.difference, &outcome.network));
        for network in [base, &outcome.network] {
            let presence = analysis::presence(network);
            black_box(analysis::joint_presence(network, &presence));
            black_box(presence.table().count());
            black_box(analysis::city_presence(network));
            black_box(analysis::could_share(network, 100.0));
            black_box(analysis::hosts(network, 100.0));
            black_box(analysis::crew(network).needs());
            let coverage = analysis::coverage(network);
            for weight in Weight::ALL {
                black_box(coverage.weighed(Scope::UnMembers, weight));
            }
            let alternatives = analysis::alternatives(network);
            let table = analysis::criteria(network, &coverage, &alternatives, DEFAULT_REACH_KM);
            let weights = Weights::default();
            black_box(table.rank(&weights));
            for criterion in Criterion::ALL {
                black_box(table.sensitivity(&weights, criterion));
            }
        }
    });
}

/// Begins to search the best `k` places of the real network: which of [`Weight::ALL`], and whether
/// to have most countries within 1000 km or the least mean distance.
#[wasm_bindgen]
pub fn begin_real(k: usize, weight: usize, covering: bool) {
    let question = Question {
        aim: if covering {
            Aim::Within(1000.0)
        } else {
            Aim::Distance
        },
        weight: Weight::ALL[weight],
        scope: Scope::UnMembers,
        k,
        region: None,
    };
    let places = NETWORK.with(|network| Places::new(network, &question).unwrap());
    SEARCH.replace(Some(Box::new(places)));
}

/// The same of the scattered world.
#[wasm_bindgen]
pub fn begin_world(k: usize, open: bool, weighed: bool, covering: bool) {
    let solver = WORLD.with(|world| Solver::new(world.problem(k, open, weighed, covering)));
    SEARCH.replace(Some(Box::new(solver)));
}

/// Searches on; whether that was the end.
#[wasm_bindgen]
pub fn step(iterations: u32) -> bool {
    SEARCH.with_borrow_mut(|search| search.as_mut().unwrap().step(iterations))
}

/// Whether no other choice is better.
#[wasm_bindgen]
pub fn proven() -> bool {
    SEARCH.with_borrow(|search| search.as_ref().unwrap().proven())
}
