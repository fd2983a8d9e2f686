//! Several lists that are brought in one after the other: only what none of them has is missing.

use serde::{Deserialize, Serialize};

use super::plan::{Outcome, Plan};
use super::sorted::sort;

/// What the lists that went before have, and lack. Locations are named by their positions, which stay: a list
/// adds locations behind the others, and takes none away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Several {
    listed: Vec<u32>,
    lacking: Vec<u32>,
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
                    self.listed.push(candidate.location);
                }
                // Asked about is not missing.
                Outcome::Ambiguous(all) => {
                    self.listed.extend(all.iter().map(|one| one.location));
                }
                Outcome::New | Outcome::More(_) | Outcome::Rejected => {}
            }
        }
        for all in [&mut self.listed, &mut self.lacking] {
            sort(all, u32::cmp);
            all.dedup();
        }
    }

    /// Leaves in the plan of the last list as missing what no list has: of the services that any of them
    /// speaks of.
    pub fn settle(&self, plan: &mut Plan) {
        let mut all = self.clone();
        all.note(plan, 0, 0);
        let is_listed = |at: &u32| all.listed.binary_search(at).is_ok();
        plan.missing = all.lacking;
        plan.missing.retain(|at| !is_listed(at));
    }
}
