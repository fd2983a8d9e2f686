//! Two hundred demands and 250 sites scattered over the globe, as if by chance but always the same.

use buitenkaart_core::location_allocation::Problem;

/// How many sites there are.
pub(crate) const SITES: usize = 250;

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

/// The distances, in km, and what each demand weighs.
pub(crate) struct World {
    km: Vec<f64>,
    weights: Vec<f64>,
}

impl World {
    pub(crate) fn new() -> Self {
        let (demands, sites) = (points(200, 1), points(SITES, 2));
        let distance = |a: &[f64; 3], b: &[f64; 3]| {
            let cosine: f64 = a.iter().zip(b).map(|(x, y)| x * y).sum();
            6371.0 * cosine.clamp(-1.0, 1.0).acos()
        };
        let from = |demand: &([f64; 3], f64)| {
            let to = |site: &([f64; 3], f64)| distance(&demand.0, &site.0);
            sites.iter().map(to).collect::<Vec<_>>()
        };
        Self {
            km: demands.iter().flat_map(from).collect(),
            weights: demands.iter().map(|demand| demand.1.round()).collect(),
        }
    }

    /// The question of the best `k`: with or without 13 sites open already, demands weighed or
    /// equal, p-median or maximal covering within 1500 km.
    pub(crate) fn problem(&self, k: usize, open: bool, weighed: bool, covering: bool) -> Problem {
        let open: Vec<usize> = (0..13).filter(|_| open).map(|i| 19 * i).collect();
        let weights = if weighed {
            self.weights.clone()
        } else {
            vec![1.0; self.weights.len()]
        };
        let problem = if covering {
            Problem::max_covering(&self.km, &weights, SITES, 1500.0, &open, k)
        } else {
            Problem::p_median(&self.km, &weights, SITES, &open, k)
        };
        problem.unwrap()
    }
}
