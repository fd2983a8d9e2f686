//! The problem as given: checked once, so that the solver need not doubt it.

use std::fmt;

/// The most pairs of a demand and a site that are accepted.
pub const MAX_CELLS: usize = 4_000_000;

/// Why numbers are not a problem to solve. Rows and columns count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The distances are not one for each demand and site.
    Shape {
        /// How many there should be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// There are more than [`MAX_CELLS`] pairs of a demand and a site.
    TooLarge,
    /// A distance is negative, infinite, not a number, or too great to be weighed.
    Distance {
        /// The row.
        demand: usize,
        /// The column.
        site: usize,
    },
    /// A weight is negative, infinite or not a number.
    Weight {
        /// The row.
        demand: usize,
    },
    /// The radius is negative, infinite or not a number.
    Radius,
    /// A site that is not a column.
    Site {
        /// The number given.
        site: usize,
    },
    /// No site is open and none is to be opened: nothing serves the demand.
    NoSite,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape { expected, found } => {
                write!(f, "there should be {expected} distances, there are {found}")
            }
            Self::TooLarge => f.write_str("there are too many demands and sites"),
            Self::Distance { demand, site } => {
                write!(
                    f,
                    "the distance of demand {demand} to site {site} is not usable"
                )
            }
            Self::Weight { demand } => write!(f, "the weight of demand {demand} is not usable"),
            Self::Radius => f.write_str("the radius is not usable"),
            Self::Site { site } => write!(f, "there is no site {site}"),
            Self::NoSite => f.write_str("no site is open, and none is to be opened"),
        }
    }
}

impl std::error::Error for Error {}

/// What is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// The least weighted sum of distances.
    Median,
    /// The most weight within the radius.
    Covering,
}

/// A p-median or a maximal covering problem.
#[derive(Clone, Debug)]
pub struct Problem {
    pub(super) goal: Goal,
    /// Weights of the demands; those without weight are left out.
    weights: Vec<f64>,
    sites: usize,
    /// What serving a demand from a site costs, one site after the other.
    costs: Vec<f64>,
    /// For each site, whether it is open already.
    open: Vec<bool>,
    /// How many more to open.
    pub(super) k: usize,
}

impl Problem {
    /// The choice of `k` more sites with the least weighted sum of distances to the nearest.
    ///
    /// `distances` holds, for each demand in turn, its distance to each of the `sites`; `fixed`
    /// are the sites open already. Where `k` is more than the other sites, all are opened.
    ///
    /// # Errors
    /// An [`Error`] tells the first number that cannot be used.
    pub fn p_median(
        distances: &[f64],
        weights: &[f64],
        sites: usize,
        fixed: &[usize],
        k: usize,
    ) -> Result<Self, Error> {
        let cost = |distance: f64, weight: f64| distance * weight;
        let problem = Self::new(Goal::Median, distances, weights, sites, fixed, k, cost)?;
        let none_open = fixed.is_empty() && (k == 0 || sites == 0);
        if none_open && !problem.weights.is_empty() {
            return Err(Error::NoSite);
        }
        Ok(problem)
    }

    /// The choice of `k` more sites with the most weight no farther than `radius` from one.
    ///
    /// The other parameters are those of [`p_median`](Self::p_median).
    ///
    /// # Errors
    /// An [`Error`] tells the first number that cannot be used.
    pub fn max_covering(
        distances: &[f64],
        weights: &[f64],
        sites: usize,
        radius: f64,
        fixed: &[usize],
        k: usize,
    ) -> Result<Self, Error> {
        if !is_usable(radius) {
            return Err(Error::Radius);
        }
        let cost = |distance, weight| if distance <= radius { 0.0 } else { weight };
        Self::new(Goal::Covering, distances, weights, sites, fixed, k, cost)
    }

    fn new(
        goal: Goal,
        distances: &[f64],
        weights: &[f64],
        sites: usize,
        fixed: &[usize],
        k: usize,
        cost: impl Fn(f64, f64) -> f64,
    ) -> Result<Self, Error> {
        let cells = weights.len().checked_mul(sites).ok_or(Error::TooLarge)?;
        if cells > MAX_CELLS || weights.len() > MAX_CELLS || sites > MAX_CELLS {
            return Err(Error::TooLarge);
        }
        if distances.len() != cells {
            return Err(Error::Shape {
                expected: cells,
                found: distances.len(),
            });
        }
        let bad = |w: &f64| !is_usable(*w);
        if let Some(demand) = weights.iter().position(bad) {
            return Err(Error::Weight { demand });
        }
        if let Some(&site) = fixed.iter().find(|&&site| site >= sites) {
            return Err(Error::Site { site });
        }
        let mut total = 0.0;
        for (demand, &weight) in weights.iter().enumerate() {
            let mut most = weight;
            let row = distances.get(demand * sites..).unwrap_or_default();
            for (site, &distance) in row.iter().take(sites).enumerate() {
                most = cost(distance, weight).max(most);
                if !is_usable(distance) || !is_usable(total + most) {
                    return Err(Error::Distance { demand, site });
                }
            }
            total += most;
            if !is_usable(total) {
                return Err(Error::Weight { demand });
            }
        }
        let mut costs = Vec::with_capacity(cells);
        for site in 0..sites {
            let column = distances.iter().skip(site).step_by(sites).zip(weights);
            let weighty = column.filter(|(_, w)| **w > 0.0);
            costs.extend(weighty.map(|(d, w)| cost(*d, *w)));
        }
        let mut open = vec![false; sites];
        for &site in fixed {
            if let Some(open) = open.get_mut(site) {
                *open = true;
            }
        }
        Ok(Self {
            goal,
            weights: weights.iter().copied().filter(|w| *w > 0.0).collect(),
            sites,
            costs,
            open,
            k,
        })
    }

    /// How many sites there are, open already or not.
    #[must_use]
    pub fn sites(&self) -> usize {
        self.sites
    }

    /// What a choice of sites is worth beside those open already: the weighted sum of distances,
    /// or the weight covered.
    ///
    /// # Errors
    /// [`Error::Site`] where one does not exist, [`Error::NoSite`] where nothing is open.
    pub fn evaluate(&self, chosen: &[usize]) -> Result<f64, Error> {
        if let Some(&site) = chosen.iter().find(|&&site| site >= self.sites) {
            return Err(Error::Site { site });
        }
        let mut costs = match self.goal {
            Goal::Median => vec![f64::INFINITY; self.demands()],
            Goal::Covering => self.weights.clone(),
        };
        for site in self.fixed().chain(chosen.iter().copied()) {
            lower(&mut costs, self.column(site));
        }
        if costs.contains(&f64::INFINITY) {
            return Err(Error::NoSite);
        }
        Ok(match self.goal {
            Goal::Median => costs.iter().sum(),
            Goal::Covering => {
                let served = self.weights.iter().zip(&costs);
                served.filter(|(_, c)| **c == 0.0).map(|(w, _)| w).sum()
            }
        })
    }

    /// Whether a site is open already.
    pub(super) fn is_fixed(&self, site: usize) -> bool {
        self.open.get(site) == Some(&true)
    }

    /// The sites that are open already.
    fn fixed(&self) -> impl Iterator<Item = usize> {
        (0..self.sites).filter(|site| self.is_fixed(*site))
    }

    /// How many demands have any weight.
    pub(super) fn demands(&self) -> usize {
        self.weights.len()
    }

    /// The weight of all demands together.
    pub(super) fn total_weight(&self) -> f64 {
        self.weights.iter().sum()
    }

    /// What each demand costs from a site.
    pub(super) fn column(&self, site: usize) -> &[f64] {
        let start = site * self.demands();
        let column = self.costs.get(start..start + self.demands());
        column.unwrap_or_default()
    }

    /// What each demand costs at the most, whatever is chosen: from the sites open already, or
    /// from the farthest.
    pub(super) fn ceilings(&self) -> Vec<f64> {
        let mut ceilings = match self.goal {
            Goal::Median => vec![0.0; self.demands()],
            Goal::Covering => self.weights.clone(),
        };
        if self.goal == Goal::Median {
            for site in 0..self.sites {
                for (ceiling, &cost) in ceilings.iter_mut().zip(self.column(site)) {
                    *ceiling = cost.max(*ceiling);
                }
            }
        }
        for site in self.fixed() {
            lower(&mut ceilings, self.column(site));
        }
        ceilings
    }

    /// Whether all costs are whole numbers, small enough to be added without rounding.
    pub(super) fn is_whole(&self) -> bool {
        let most = self.ceilings().iter().sum::<f64>();
        most < 1e10 && self.costs.iter().all(|cost| cost.fract() == 0.0)
    }
}

/// Finite and not negative.
fn is_usable(number: f64) -> bool {
    (0.0..f64::INFINITY).contains(&number)
}

/// Takes what is less.
pub(super) fn lower(costs: &mut [f64], column: &[f64]) {
    for (cost, &other) in costs.iter_mut().zip(column) {
        *cost = other.min(*cost);
    }
}
