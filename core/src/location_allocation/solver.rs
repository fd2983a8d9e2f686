//! The search: branches looked into one after the other, the deepest first.

use super::ascent::{Ascent, Branch, Outcome, Patience};
use super::interchange::{cost, greedy, improve};
use super::problem::{Goal, Problem};
use super::reduce::candidates;
use super::rows::Rows;

/// Costs that differ by less than this part are taken to be the same, where they are not whole
/// numbers.
const SAME: f64 = 1e-9;

/// What rounding may take from a bound, where costs are whole numbers.
const ROUNDING: f64 = 0.01;

/// In the first branch every so many iterations a choice is improved by interchange.
const IMPROVE_EVERY: u32 = 50;

/// In other branches a choice is valued only every so many iterations.
const VALUE_EVERY: u32 = 10;

/// How far the search is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// What the best choice found is worth: a weighted sum of distances, or a weight covered.
    pub best: f64,
    /// What no choice can better: never more than `best` for a p-median, never less for a
    /// covering.
    pub bound: f64,
    /// Branches looked into.
    pub nodes: u64,
    /// Iterations of the bound.
    pub iterations: u64,
    /// Whether the best choice is proven to be optimal.
    pub done: bool,
}

/// A choice of sites, and what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    /// The sites to open beside those open already, in order: `k` of them, or all.
    pub chosen: Vec<usize>,
    /// What they are worth, as [`Problem::evaluate`] says.
    pub objective: f64,
    /// What no choice can better; the objective itself where that is proven.
    pub bound: f64,
    /// Whether no choice is better, to one part in 10⁹ (exactly, where distances times weights
    /// are whole numbers).
    pub proven: bool,
    /// Branches looked into.
    pub nodes: u64,
    /// Iterations of the bound.
    pub iterations: u64,
}

/// A search that goes on step by step.
#[derive(Debug)]
pub struct Solver {
    problem: Problem,
    /// What each demand costs at the most.
    ceilings: Vec<f64>,
    /// Sites worth considering.
    candidates: Vec<u32>,
    /// How many of them to open.
    k: usize,
    whole: bool,
    /// The best choice and its cost.
    chosen: Vec<u32>,
    cost: f64,
    /// The rows of the sites `of`, which no branch exceeds.
    rows: Rows,
    of: Vec<u32>,
    /// Branches still to be looked into, the next one last.
    branches: Vec<Branch>,
    /// The branch being looked into.
    ascent: Option<Ascent>,
    nodes: u64,
    iterations: u64,
}

impl Solver {
    /// Prepares the search and makes a first choice, in time proportional to `k` times the number
    /// of distances (2 ms for 200 demands, 250 sites and 10 to open).
    #[must_use]
    pub fn new(problem: Problem) -> Self {
        let ceilings = problem.ceilings();
        let candidates = candidates(&problem, &ceilings);
        let k = problem.k.min(candidates.len());
        let mut chosen = greedy(&problem, &candidates, &ceilings, k);
        improve(&problem, &candidates, &ceilings, &mut chosen);
        let rows = Rows::new(&problem, &candidates, &ceilings);
        // A demand's first price: what it costs if the sites share the demands evenly.
        let share = candidates.len() / k.max(1);
        let prices = rows.iter().zip(&ceilings);
        let prices = prices.map(|(row, c)| row.get(share).map_or(*c, |cell| cell.cost));
        let root = Branch {
            open: Vec::new(),
            free: candidates.clone(),
            left: k,
            prices: prices.collect(),
            bound: 0.0,
        };
        Self {
            whole: problem.is_whole(),
            cost: cost(&problem, &ceilings, &chosen),
            k,
            chosen,
            rows,
            of: candidates.clone(),
            branches: vec![root],
            ascent: None,
            nodes: 0,
            iterations: 0,
            problem,
            ceilings,
            candidates,
        }
    }

    /// The problem being solved.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// Searches on for at most `iterations`, each of them a pass over part of the distances, and
    /// says how far the search is. Once it is done, nothing happens any more.
    pub fn step(&mut self, iterations: u32) -> Progress {
        for _ in 0..iterations {
            if !self.iterate() {
                break;
            }
        }
        self.progress()
    }

    /// How far the search is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let solution = self.solution();
        Progress {
            best: solution.objective,
            bound: solution.bound,
            nodes: self.nodes,
            iterations: self.iterations,
            done: solution.proven,
        }
    }

    /// The best choice so far.
    #[must_use]
    pub fn solution(&self) -> Solution {
        let mut wanted = vec![false; self.problem.sites()];
        for &site in &self.chosen {
            if let Some(wanted) = wanted.get_mut(site as usize) {
                *wanted = true;
            }
        }
        // Sites that add nothing, where more are wanted than serve.
        let mut more = self.problem.k.saturating_sub(self.chosen.len());
        for (site, wanted) in wanted.iter_mut().enumerate() {
            if more > 0 && !*wanted && !self.problem.is_fixed(site) {
                *wanted = true;
                more -= 1;
            }
        }
        let chosen = wanted.iter().zip(0..).filter(|(wanted, _)| **wanted);
        let chosen: Vec<usize> = chosen.map(|(_, site)| site).collect();
        let objective = self.problem.evaluate(&chosen).unwrap_or(0.0);
        let proven = self.branches.is_empty() && self.ascent.is_none();
        let cost = self.lower_bound();
        let bound = match self.problem.goal {
            _ if proven => objective,
            Goal::Median => cost.min(objective),
            Goal::Covering => (self.problem.total_weight() - cost).max(objective),
        };
        Solution {
            chosen,
            objective,
            bound,
            proven,
            nodes: self.nodes,
            iterations: self.iterations,
        }
    }

    /// Less than any choice costs that is better than the best one found.
    fn lower_bound(&self) -> f64 {
        let branches = self.branches.iter().map(|b| b.bound);
        let bounds = branches.chain(self.ascent.as_ref().map(|a| a.bound));
        let bound = bounds.fold(self.cost, f64::min);
        if self.whole {
            (bound - ROUNDING).ceil()
        } else {
            bound
        }
    }

    /// A branch that costs this much or more holds nothing better.
    fn goal(&self) -> f64 {
        if self.whole {
            self.cost - 1.0 + ROUNDING
        } else {
            self.cost * (1.0 - SAME)
        }
    }

    /// One iteration; says whether there is more to do.
    fn iterate(&mut self) -> bool {
        let goal = self.goal();
        let mut ascent = match self.ascent.take() {
            Some(ascent) => ascent,
            None => match self.next_branch(goal) {
                Some(ascent) => ascent,
                None => return false,
            },
        };
        self.iterations += 1;
        let outcome = ascent.iterate(&self.problem, goal);
        match outcome {
            Outcome::Closed => {}
            Outcome::Decided => self.offer(ascent.open),
            Outcome::Going => {
                self.value(&ascent);
                self.ascent = Some(ascent);
            }
            Outcome::Stalled => self.branch(ascent),
        }
        true
    }

    /// The next branch that may hold something better.
    fn next_branch(&mut self, goal: f64) -> Option<Ascent> {
        self.branches.retain(|b| b.bound < goal);
        let branch = self.branches.pop()?;
        let patience = if self.nodes == 0 {
            Patience::ROOT
        } else {
            Patience::BRANCH
        };
        self.nodes += 1;
        Some(Ascent::new(
            &self.problem,
            branch,
            self.ceilings.clone(),
            &self.rows,
            &self.of,
            patience,
        ))
    }

    /// Values the choice that an ascent has come to.
    fn value(&mut self, ascent: &Ascent) {
        let first = self.nodes == 1;
        let every = if first { 1 } else { VALUE_EVERY };
        if !ascent.iterations.is_multiple_of(every) {
            return;
        }
        let mut choice = ascent.choice();
        let better = cost(&self.problem, &self.ceilings, &choice) < self.cost;
        if better || (first && ascent.iterations.is_multiple_of(IMPROVE_EVERY)) {
            improve(&self.problem, &self.candidates, &self.ceilings, &mut choice);
            self.offer(choice);
        }
    }

    /// Takes a choice if it is better than the best.
    fn offer(&mut self, choice: Vec<u32>) {
        let cost = cost(&self.problem, &self.ceilings, &choice);
        if cost < self.cost && choice.len() <= self.k {
            self.cost = cost;
            self.chosen = choice;
        }
    }

    fn branch(&mut self, ascent: Ascent) {
        if self.nodes == 1 {
            // What the first branch has decided holds for all.
            self.rows = ascent.rows.clone();
            self.of.clone_from(&ascent.free);
        }
        if let Some([first, second]) = ascent.split() {
            self.branches.push(second);
            self.branches.push(first);
        }
    }
}
