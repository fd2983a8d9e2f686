//! At which weight of a criterion the order changes.
//!
//! Let one criterion have the share `t` of all weights while the others keep their proportion.
//! Then the score of an alternative is a line, `t·n + (1 − t)·r`: `n` its value of the criterion
//! and `r` its score by the others alone. Two lines meet once at the most, at
//! `t = (r₂ − r₁) / ((r₂ − r₁) + (n₁ − n₂))`; there the two alternatives change places, and
//! nowhere else. So the thresholds are exact, and all of them are found.

use super::criteria::{CRITERIA, Criterion};
use super::score::{Table, Weights};

/// A share of the weights at which two alternatives change places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Threshold {
    /// The criterion whose weight changes.
    pub criterion: Criterion,
    /// Its share of all weights, above 0 and below 1.
    pub share: f64,
    /// The same as a weight beside the given weights of the others.
    pub weight: f64,
    /// The alternative that is ahead below the threshold.
    pub below: usize,
    /// The one that is ahead above it.
    pub above: usize,
}

impl Table {
    /// All shares of one criterion at which two alternatives change places, the lowest first.
    /// Empty where the other criteria have no weight: they then keep no proportion.
    #[must_use]
    pub fn sensitivity(&self, weights: &Weights, criterion: Criterion) -> Vec<Threshold> {
        let mut others = *weights;
        if let Some(own) = others.0.get_mut(criterion.index()) {
            *own = 0.0;
        }
        let usable = |w: &&f64| w.is_finite() && **w > 0.0;
        let rest: f64 = others.0.iter().filter(usable).sum();
        let lines: Vec<(f64, f64)> = self
            .middles()
            .map(|values| line(&values, &others.shares(), criterion))
            .collect();
        let mut thresholds = Vec::new();
        if rest <= 0.0 {
            return thresholds;
        }
        for (i, &(n1, r1)) in lines.iter().enumerate() {
            for (j, &(n2, r2)) in lines.iter().enumerate().skip(i + 1) {
                let (by_rest, by_own) = (r2 - r1, n1 - n2);
                // They change places only if one is ahead by the criterion and the other by the
                // rest.
                if by_rest * by_own <= 0.0 {
                    continue;
                }
                let share = by_rest / (by_rest + by_own);
                if share <= 0.0 || share >= 1.0 {
                    continue;
                }
                let (below, above) = if by_own > 0.0 { (j, i) } else { (i, j) };
                thresholds.push(Threshold {
                    criterion,
                    share,
                    weight: rest * share / (1.0 - share),
                    below,
                    above,
                });
            }
        }
        thresholds.sort_by(|a, b| a.share.total_cmp(&b.share));
        thresholds
    }

    /// Between which shares of one criterion the whole order stays as it is for these weights: 0
    /// and 1 where no change of it changes the order.
    #[must_use]
    pub fn stable(&self, weights: &Weights, criterion: Criterion) -> [f64; 2] {
        let now = weights.share(criterion);
        let mut range = [0.0, 1.0];
        for threshold in self.sensitivity(weights, criterion) {
            let [from, to] = &mut range;
            if threshold.share <= now {
                *from = threshold.share.max(*from);
            }
            if threshold.share >= now {
                *to = threshold.share.min(*to);
            }
        }
        range
    }
}

/// The value by the criterion alone, and the score by the others alone.
fn line(values: &[f64; CRITERIA], others: &[f64; CRITERIA], criterion: Criterion) -> (f64, f64) {
    let own = values.get(criterion.index()).copied().unwrap_or_default();
    let rest = values.iter().zip(others).map(|(v, w)| v * w).sum();
    (own, rest)
}
