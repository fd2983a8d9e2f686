//! Candidates ranked: an exploration by criteria that one can read, not an evaluation by the
//! government.
//!
//! [`alternatives`] are what is ranked, [`criteria`](criteria()) what is known of them,
//! [`rank`](Table::rank) the order for the user's weights, each score as a sum, and
//! [`sensitivity`](Table::sensitivity) the weights at which the order changes.
//!
//! **From a raw value to 0–1.** More is always *more of what is measured*, and a value becomes a
//! share of the largest one among the alternatives; where the largest is 0, or nobody has any,
//! all are 0. So 0 stays nothing, and to take in another alternative that is the largest in
//! nothing changes no score.
//!
//! **Unknown.** A value that is not known is not 0. It could be anything from 0 to 1, so the
//! score is an interval: `low` if it is 0, `high` if it is 1. The order goes by the middle; where
//! two intervals overlap it is not certain, and [`Scored::certain`] says so.

mod criteria;
mod score;
mod sensitivity;
#[cfg(test)]
mod tests;

pub use criteria::{
    Alternative, CRITERIA, Criterion, DEFAULT_REACH_KM, Evidence, Value, alternatives, criteria,
};
pub use score::{Contribution, Scored, Table, Weights};
pub use sensitivity::Threshold;
