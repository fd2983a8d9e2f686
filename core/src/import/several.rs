//! Several lists that are brought in one after the other: only what none of them has is missing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::plan::{Outcome, Plan};

/// What the lists that went before have, and lack. Locations are named by their positions, which stay: a list
/// adds locations behind the others, and takes none away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Several {
    listed: BTreeSet<u32>,
    lacking: BTreeSet<u32>,
}

impl Several {
    /// Takes note of a list that has been put into the network, which had `before` locations then and has
    /// `after` now.
    pub fn note(&mut self, plan: &Plan, before: usize, after: usize) {
        let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.lacking.extend(&plan.missing);
        self.listed.extend(&plan.kept);
        self.listed.extend(position(before)..position(after));
        for row in &plan.rows {
            match &row.outcome {
                Outcome::Same { candidate, .. } => {
                    self.listed.insert(candidate.location);
                }
                // Asked about is not missing.
                Outcome::Ambiguous(all) => {
                    self.listed.extend(all.iter().map(|one| one.location));
                }
                Outcome::New | Outcome::More(_) | Outcome::Rejected => {}
            }
        }
    }

    /// Leaves in the plan of the last list as missing what no list has: of the services that any of them
    /// speaks of.
    pub fn settle(&self, plan: &mut Plan) {
        let mut own = Self::default();
        own.note(plan, 0, 0);
        let lacking = self.lacking.union(&own.lacking);
        let is_listed = |at: &u32| self.listed.contains(at) || own.listed.contains(at);
        plan.missing = lacking.filter(|at| !is_listed(at)).copied().collect();
    }
}
