//! One branch: a lower bound by Lagrangian relaxation, raised by subgradient ascent.
//!
//! Give every demand a price u for being served; a site then earns, from each demand that it
//! would serve for less than its price, the difference. Opening the sites that earn the most
//! and paying all prices costs no more than any true choice, whatever the prices: the bound. It
//! is raised by moving the prices towards serving every demand just once (Held, Wolfe &
//! Crowder 1974), in a direction smoothed over the iterations (Camerini, Fratta & Maffioli
//! 1975). A price never needs to exceed its demand's ceiling, so open sites earn nothing and
//! only lower the ceilings.
//!
//! What a site earns also decides it: where the bound with a site forced open or closed reaches
//! the best known cost, the opposite is true in any better choice ("reduced cost fixing").

use super::problem::{Problem, lower};
use super::rows::Rows;

/// A branch to be looked into.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    /// Sites opened.
    pub(super) open: Vec<u32>,
    /// Sites not yet decided, in order.
    pub(super) free: Vec<u32>,
    /// How many of these to open.
    pub(super) left: usize,
    /// A price for each demand, to begin with.
    pub(super) prices: Vec<f64>,
    /// A bound that is known already.
    pub(super) bound: f64,
}

/// How patiently a branch is looked into.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// The first step, in parts of the distance to the goal.
    step: f64,
    /// The step at which the ascent ends.
    last_step: f64,
    /// Iterations without progress after which the step is shortened.
    failures: u32,
    /// Iterations after which the ascent ends.
    iterations: u32,
}

impl Patience {
    /// Of the first branch: what is decided there need never be decided again.
    pub(super) const ROOT: Self = Self {
        step: 1.5,
        last_step: 0.003,
        failures: 15,
        iterations: 1500,
    };
    /// Of all others: they start from the prices of the branch they come from.
    pub(super) const BRANCH: Self = Self {
        step: 0.2,
        last_step: 0.05,
        failures: 5,
        iterations: 60,
    };
}

/// By how much the step is shortened.
const SHORTER: f64 = 0.7;
/// The part of the newest subgradient in the direction.
const NEWEST: f64 = 0.2;
/// The part of the newest choice in the usage of a site.
const NEWEST_USAGE: f64 = 0.1;
/// Progress in parts of the distance to the goal.
const PROGRESS: f64 = 1e-4;
/// The rows are made anew when one in so many sites is decided.
const WORTHWHILE: usize = 8;

/// What an iteration came to.
pub(super) enum Outcome {
    /// Nothing better is in this branch.
    Closed,
    /// All of its sites are decided: `open` is the only choice left.
    Decided,
    /// The bound may rise further.
    Going,
    /// The bound rises no further: branch.
    Stalled,
}

/// A branch being looked into.
#[derive(Debug)]
pub(super) struct Ascent {
    /// Sites opened.
    pub(super) open: Vec<u32>,
    /// Sites not yet decided; positions in it name sites below.
    pub(super) free: Vec<u32>,
    /// How many of these to open.
    left: usize,
    ceilings: Vec<f64>,
    pub(super) rows: Rows,
    prices: Vec<f64>,
    /// The prices of the best bound.
    best_prices: Vec<f64>,
    /// The best bound of these prices.
    best: f64,
    /// The best bound known.
    pub(super) bound: f64,
    /// For each site what it earns, as a negative cost.
    earned: Vec<f64>,
    /// The sites, those that earn the most first.
    order: Vec<u32>,
    /// Whether a site is among the first `left` of `order`.
    picked: Vec<bool>,
    /// How often a site was picked of late.
    usage: Vec<f64>,
    gradient: Vec<f64>,
    direction: Vec<f64>,
    patience: Patience,
    failed: u32,
    pub(super) iterations: u32,
}

impl Ascent {
    /// Begins with a branch. `ceilings` are those without its open sites; `rows` those of the
    /// sites `of`, among which all its free ones are.
    pub(super) fn new(
        problem: &Problem,
        branch: Branch,
        mut ceilings: Vec<f64>,
        rows: &Rows,
        of: &[u32],
        patience: Patience,
    ) -> Self {
        for &site in &branch.open {
            lower(&mut ceilings, problem.column(site as usize));
        }
        let mut position = 0;
        let renamed: Vec<Option<u32>> = of
            .iter()
            .map(|site| {
                let at = branch.free.get(position as usize) == Some(site);
                position += u32::from(at);
                at.then(|| position - 1)
            })
            .collect();
        let sites = branch.free.len();
        let mut prices = branch.prices;
        lower(&mut prices, &ceilings);
        Self {
            open: branch.open,
            left: branch.left,
            rows: rows.restrict(&renamed, &ceilings),
            best_prices: prices.clone(),
            best: f64::NEG_INFINITY,
            bound: branch.bound,
            earned: vec![0.0; sites],
            order: Vec::with_capacity(sites),
            picked: vec![false; sites],
            usage: vec![0.5; sites],
            gradient: vec![0.0; prices.len()],
            direction: vec![0.0; prices.len()],
            free: branch.free,
            ceilings,
            prices,
            patience,
            failed: 0,
            iterations: 0,
        }
    }

    /// One iteration; only a choice that costs less than `goal` is of interest.
    pub(super) fn iterate(&mut self, problem: &Problem, goal: f64) -> Outcome {
        if self.left == 0 || self.free.len() <= self.left {
            if self.left > 0 {
                self.open.append(&mut self.free);
                self.left = 0;
            }
            return Outcome::Decided;
        }
        self.iterations += 1;
        let value = self.price_sites();
        let gained = value - self.best;
        if gained > PROGRESS * (goal - self.best) {
            self.failed = 0;
        } else {
            self.failed += 1;
        }
        if gained > 0.0 {
            self.best = value;
            self.best_prices.copy_from_slice(&self.prices);
            self.bound = self.bound.max(value);
        }
        if self.bound >= goal {
            return Outcome::Closed;
        }
        if self.failed >= self.patience.failures {
            self.failed = 0;
            self.patience.step *= SHORTER;
            self.prices.copy_from_slice(&self.best_prices);
        }
        if self.decide(problem, value, goal) {
            return Outcome::Going;
        }
        if self.iterations >= self.patience.iterations
            || self.patience.step < self.patience.last_step
        {
            return Outcome::Stalled;
        }
        self.advance(value, goal);
        Outcome::Going
    }

    /// The bound at the present prices; finds what the sites earn, and picks the best.
    fn price_sites(&mut self) -> f64 {
        self.earned.fill(0.0);
        let mut value = 0.0;
        for (row, &price) in self.rows.iter().zip(&self.prices) {
            value += price;
            for cell in row {
                if cell.cost >= price {
                    break;
                }
                if let Some(earned) = self.earned.get_mut(cell.site as usize) {
                    *earned += cell.cost - price;
                }
            }
        }
        self.order.clear();
        self.order.extend((0..).take(self.earned.len()));
        let earned = |site: u32| self.earned.get(site as usize).copied().unwrap_or(0.0);
        if self.left < self.order.len() {
            self.order
                .select_nth_unstable_by(self.left, |&a, &b| earned(a).total_cmp(&earned(b)));
        }
        self.picked.fill(false);
        for &site in self.order.iter().take(self.left) {
            value += earned(site);
            if let Some(picked) = self.picked.get_mut(site as usize) {
                *picked = true;
            }
        }
        for (usage, &picked) in self.usage.iter_mut().zip(&self.picked) {
            let picked = if picked { 1.0 } else { 0.0 };
            *usage += NEWEST_USAGE * (picked - *usage);
        }
        value
    }

    /// Decides the sites that `value`, the bound at the present prices, decides. Says whether
    /// that was worth making the rows anew.
    fn decide(&mut self, problem: &Problem, value: f64, goal: f64) -> bool {
        let earned = |site: &u32| self.earned.get(*site as usize).copied().unwrap_or(0.0);
        let (first, others) = self.order.split_at_checked(self.left).unwrap_or_default();
        // What the last one picked and the first one not picked earn.
        let last = first.iter().map(earned).fold(f64::NEG_INFINITY, f64::max);
        let next = others.iter().map(earned).fold(f64::INFINITY, f64::min);
        let must_open = |earned: f64| value - earned + next >= goal;
        let must_close = |earned: f64| value - last + earned >= goal;
        let sites = || self.picked.iter().zip(&self.earned);
        let opened = sites().filter(|(p, e)| **p && must_open(**e)).count();
        let closed = sites().filter(|(p, e)| !**p && must_close(**e)).count();
        if opened == 0 && closed * WORTHWHILE <= self.free.len() {
            return false;
        }

        let mut renamed = Vec::with_capacity(self.free.len());
        let mut free = Vec::new();
        let (mut usage, mut picks) = (Vec::new(), Vec::new());
        let all = self.free.iter().zip(&self.usage);
        for ((&site, &used), (&picked, &earned)) in all.zip(self.picked.iter().zip(&self.earned)) {
            let opens = picked && must_open(earned);
            if opens {
                self.open.push(site);
                self.left = self.left.saturating_sub(1);
                lower(&mut self.ceilings, problem.column(site as usize));
            }
            let stays = !opens && (picked || !must_close(earned));
            renamed.push(stays.then(|| u32::try_from(free.len()).unwrap_or(u32::MAX)));
            if stays {
                free.push(site);
                usage.push(used);
                picks.push(picked);
            }
        }
        lower(&mut self.prices, &self.ceilings);
        lower(&mut self.best_prices, &self.ceilings);
        self.rows = self.rows.restrict(&renamed, &self.ceilings);
        self.earned.resize(free.len(), 0.0);
        self.free = free;
        self.usage = usage;
        self.picked = picks;
        true
    }

    /// Moves the prices.
    fn advance(&mut self, value: f64, goal: f64) {
        // How often each demand is not served, less one for each time too many.
        for (row, (gradient, &price)) in self
            .rows
            .iter()
            .zip(self.gradient.iter_mut().zip(&self.prices))
        {
            let served = row.iter().take_while(|cell| cell.cost < price);
            let served = served.filter(|cell| self.picked.get(cell.site as usize) == Some(&true));
            *gradient = 1.0 - served.count() as f64;
        }
        let mut length = 0.0;
        let limits = self.prices.iter().zip(&self.ceilings);
        for ((direction, &gradient), (&price, &ceiling)) in
            self.direction.iter_mut().zip(&self.gradient).zip(limits)
        {
            let stuck = (price >= ceiling && gradient > 0.0) || (price <= 0.0 && gradient < 0.0);
            let gradient = if stuck { 0.0 } else { gradient };
            *direction += NEWEST * (gradient - *direction);
            length += *direction * *direction;
        }
        if length <= 0.0 {
            return;
        }
        let step = self.patience.step * (goal - value).max(1e-6 * goal) / length;
        for ((price, direction), &ceiling) in self
            .prices
            .iter_mut()
            .zip(&self.direction)
            .zip(&self.ceilings)
        {
            // No clamp: a panic where the limits cross is not wanted even in theory.
            *price = (*price + step * direction).max(0.0).min(ceiling);
        }
    }

    /// The sites that the present prices pick, with those opened.
    pub(super) fn choice(&self) -> Vec<u32> {
        let mut choice = self.open.clone();
        let picked = self.free.iter().zip(&self.picked);
        choice.extend(picked.filter(|(_, picked)| **picked).map(|(site, _)| site));
        choice
    }

    /// Splits what is left at the site that was picked about every other time: first the branch
    /// where it is open.
    pub(super) fn split(self) -> Option<[Branch; 2]> {
        let doubt = |position: &usize| {
            let usage = self.usage.get(*position).copied().unwrap_or(0.0);
            (usage - 0.5).abs()
        };
        let at = (0..self.free.len()).min_by(|a, b| doubt(a).total_cmp(&doubt(b)))?;
        let mut free = self.free;
        let site = free.remove(at);
        let closed = Branch {
            open: self.open,
            free,
            left: self.left,
            prices: self.best_prices,
            bound: self.bound,
        };
        let mut opened = closed.clone();
        opened.open.push(site);
        opened.left = opened.left.saturating_sub(1);
        Some([opened, closed])
    }
}
