//! Applying a scenario: each change in turn, on a copy of the network.

use super::draft::{Draft, is_own};
use super::staff_balance::{Flow, Means, means};
use super::{CHANGES, ChangeCode, ChangeProblem, Difference, Scenario, difference};
use crate::model::{Locale, Network};

/// The id of the source of all that a scenario asserts, in the network that it gives.
pub const SOURCE: &str = "scenario";

/// The name of the scenario that gave this network, or the word for one where it has none; nothing where no
/// scenario gave it.
#[must_use]
pub fn name_of(network: &Network, locale: Locale) -> Option<&str> {
    let mut all = network.file().sources.iter();
    let source = all.find(|source| is_own(source))?;
    let name = source.note.as_ref().unwrap_or(&source.title);
    Some(name.get(locale))
}

/// What a scenario comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The network with the changes made.
    pub network: Network,
    /// What that changes.
    pub difference: Difference,
    /// What it takes.
    pub means: Means,
}

impl Scenario {
    /// The network with the changes made that are switched on, in their order. Without any, the
    /// network as it is.
    ///
    /// # Errors
    ///
    /// Every change that cannot be made, as the changes before it left the network.
    pub fn apply(&self, base: &Network) -> Result<Network, Vec<ChangeProblem>> {
        Ok(self.draft(base)?.0)
    }

    /// The network with the changes made, the difference, and the means that they take.
    ///
    /// # Errors
    ///
    /// As [`apply`](Self::apply).
    pub fn outcome(&self, base: &Network) -> Result<Outcome, Vec<ChangeProblem>> {
        let (network, flow) = self.draft(base)?;
        Ok(Outcome {
            difference: difference(base, &network),
            means: means(base, &network, &flow),
            network,
        })
    }

    fn draft(&self, base: &Network) -> Result<(Network, Flow), Vec<ChangeProblem>> {
        if self.changes.iter().all(|step| step.off) {
            return Ok((base.clone(), Flow::default()));
        }
        let mut draft = Draft::new(base, self);
        let mut problems = Vec::new();
        for index in self.in_order_of_time() {
            let Some(step) = self.changes.get(index).filter(|step| !step.off) else {
                continue;
            };
            draft.voice.as_of = step.date.unwrap_or(base.file().compiled);
            let done = if index < CHANGES {
                draft.change(&step.change)
            } else {
                Err((ChangeCode::TooMany, index.to_string().into()))
            };
            if let Err((code, found)) = done {
                problems.push(ChangeProblem { index, code, found });
            }
        }
        if problems.is_empty() {
            Ok((Network::from_valid(draft.file), draft.flow))
        } else {
            problems.sort_unstable_by_key(|problem| problem.index);
            Err(problems)
        }
    }
}
