//! Reads the OR-Library's p-median instances: see `tests/data/orlib/README.md`.

use std::fs;
use std::path::Path;

/// The published optima of pmed1 to pmed40.
pub(crate) const OPTIMA: [f64; 40] = [
    5819., 4093., 4250., 3034., 1355., 7824., 5631., 4445., 2734., 1255., //
    7696., 6634., 4374., 2968., 1729., 8162., 6999., 4809., 2845., 1789., //
    9138., 8579., 4619., 2961., 1828., 9917., 8307., 4498., 3033., 1989., //
    10086., 9297., 4700., 3013., 10400., 9934., 5057., 11060., 9423., 5128.,
];

/// An instance.
pub(crate) struct Instance {
    /// Vertices: each is a demand and a site.
    pub(crate) vertices: usize,
    /// Sites to open.
    pub(crate) p: usize,
    /// Lengths of the shortest paths, row by row.
    pub(crate) distances: Vec<f64>,
}

impl Instance {
    /// Reads pmed1 to pmed40.
    pub(crate) fn read(number: usize) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/orlib");
        let text = fs::read_to_string(root.join(format!("pmed{number}.txt"))).unwrap();
        let mut numbers = text.split_whitespace().map(|n| n.parse::<usize>().unwrap());
        let mut next = || numbers.next();
        let (n, _edges, p) = (next().unwrap(), next().unwrap(), next().unwrap());

        let mut d = vec![u32::MAX / 2; n * n];
        for i in 0..n {
            d[i * n + i] = 0;
        }
        while let (Some(a), Some(b), Some(cost)) = (next(), next(), next()) {
            // A later line replaces an earlier one.
            let cost = u32::try_from(cost).unwrap();
            d[(a - 1) * n + b - 1] = cost;
            d[(b - 1) * n + a - 1] = cost;
        }
        // Floyd & Warshall.
        for via in 0..n {
            let through = d[via * n..][..n].to_vec();
            for row in d.chunks_exact_mut(n) {
                let first = row[via];
                for (cost, second) in row.iter_mut().zip(&through) {
                    *cost = (*cost).min(first + second);
                }
            }
        }
        Self {
            vertices: n,
            p,
            distances: d.into_iter().map(f64::from).collect(),
        }
    }
}
