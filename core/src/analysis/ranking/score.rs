//! The order for given weights, and each score as a sum that one can read.

use super::criteria::{Alternative, CRITERIA, Criterion, Value};

/// What each criterion counts for, in the order of [`Criterion::ALL`]: from 0 up, in any unit,
/// for only the shares matter. What is negative or not a number counts as 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights(pub [f64; CRITERIA]);

impl Default for Weights {
    /// All alike.
    fn default() -> Self {
        Self([1.0; CRITERIA])
    }
}

impl Weights {
    /// The weights as shares that add up to 1; all 0 where none has a weight.
    #[must_use]
    pub fn shares(&self) -> [f64; CRITERIA] {
        let usable = self.0.map(|w| if w.is_finite() { w.max(0.0) } else { 0.0 });
        let most = usable.iter().copied().fold(0.0, f64::max);
        if most <= 0.0 {
            return [0.0; CRITERIA];
        }
        // By the largest first, that the sum be finite.
        let scaled = usable.map(|w| w / most);
        let sum: f64 = scaled.iter().sum();
        scaled.map(|w| w / sum)
    }

    /// The same weights, but nothing for what is not among these criteria.
    #[must_use]
    pub fn among(self, criteria: &[Criterion]) -> Self {
        Self(Criterion::ALL.map(|criterion| {
            let weight = self.0.get(criterion.index()).copied().unwrap_or_default();
            if criteria.contains(&criterion) {
                weight
            } else {
                0.0
            }
        }))
    }

    /// The share of one criterion.
    #[must_use]
    pub fn share(&self, criterion: Criterion) -> f64 {
        let shares = self.shares();
        shares.get(criterion.index()).copied().unwrap_or_default()
    }
}

/// One term of a score: raw value, normalised, weight, product.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    /// The criterion.
    pub criterion: Criterion,
    /// The value in the criterion's unit; none where it is unknown.
    pub raw: Option<f64>,
    /// The value as a share of the largest, 0 to 1; none where it is unknown.
    pub normalised: Option<f64>,
    /// The criterion's share of all weights, 0 to 1.
    pub weight: f64,
    /// What it adds to the score; none where it is unknown: from 0 to `weight`.
    pub adds: Option<f64>,
}

/// An alternative and its score.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// Its place in [`Table::alternatives`].
    pub alternative: usize,
    /// The score if every unknown value is 0: the sum of what the known ones add.
    pub low: f64,
    /// The score if every unknown value is the largest.
    pub high: f64,
    /// No alternative below it could surpass it, whatever the unknown values are.
    pub certain: bool,
    /// The terms, in the order of [`Criterion::ALL`].
    pub contributions: [Contribution; CRITERIA],
}

impl Scored {
    /// The middle of the score, by which it stands in the order; the score itself where
    /// everything is known.
    #[must_use]
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.low, self.high)
    }
}

/// What is known of the alternatives.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The alternatives.
    pub alternatives: Vec<Alternative>,
    /// For each, its values in the order of [`Criterion::ALL`].
    pub values: Vec<[Value; CRITERIA]>,
    /// The same as shares of the largest.
    normalised: Vec<[Option<f64>; CRITERIA]>,
}

impl Table {
    /// Normalises the values.
    pub(super) fn new(alternatives: Vec<Alternative>, values: Vec<[Value; CRITERIA]>) -> Self {
        let mut most = [0.0_f64; CRITERIA];
        for row in &values {
            for (most, value) in most.iter_mut().zip(row) {
                *most = value.raw.unwrap_or_default().max(*most);
            }
        }
        let row = |row: &[Value; CRITERIA]| {
            let mut shares = [None; CRITERIA];
            for ((share, value), most) in shares.iter_mut().zip(row).zip(most) {
                *share = value
                    .raw
                    .map(|raw| if most > 0.0 { raw / most } else { 0.0 });
            }
            shares
        };
        Self {
            normalised: values.iter().map(row).collect(),
            alternatives,
            values,
        }
    }

    /// The values of an alternative as shares of the largest; an unknown one is none.
    #[must_use]
    pub fn normalised(&self, alternative: usize) -> Option<&[Option<f64>; CRITERIA]> {
        self.normalised.get(alternative)
    }

    /// For each alternative its values by which it stands in the order: an unknown one in the
    /// middle of what it could be.
    pub(super) fn middles(&self) -> impl Iterator<Item = [f64; CRITERIA]> {
        let middle = |value: Option<f64>| value.unwrap_or(0.5);
        self.normalised.iter().map(move |row| row.map(middle))
    }

    /// The alternatives by score, the highest first; the equal ones as they were.
    #[must_use]
    pub fn rank(&self, weights: &Weights) -> Vec<Scored> {
        let shares = weights.shares();
        let scored = self.values.iter().zip(&self.normalised).zip(0..);
        let mut order: Vec<Scored> = scored
            .map(|((values, normalised), alternative)| {
                let mut contributions = Criterion::ALL.map(|criterion| Contribution {
                    criterion,
                    raw: None,
                    normalised: None,
                    weight: 0.0,
                    adds: None,
                });
                let cells = values.iter().zip(normalised).zip(shares);
                for (term, ((value, normalised), weight)) in contributions.iter_mut().zip(cells) {
                    term.raw = value.raw;
                    term.normalised = *normalised;
                    term.weight = weight;
                    term.adds = normalised.map(|n| n * weight);
                }
                let adds = contributions.iter().filter_map(|c| c.adds);
                let low = adds.fold(0.0, |sum, n| sum + n);
                let open = |c: &&Contribution| c.adds.is_none();
                let unknown = contributions.iter().filter(open).map(|c| c.weight);
                let unknown = unknown.fold(0.0, |sum, n| sum + n);
                Scored {
                    alternative,
                    low,
                    high: low + unknown,
                    certain: true,
                    contributions,
                }
            })
            .collect();
        order.sort_by(|a, b| b.middle().total_cmp(&a.middle()));
        let mut highest = f64::NEG_INFINITY;
        for scored in order.iter_mut().rev() {
            scored.certain = scored.low >= highest;
            highest = scored.high.max(highest);
        }
        order
    }
}
