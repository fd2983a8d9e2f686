//! What was accepted, put into the network: every fact a claim of the declared source, beside the
//! ones that are there.

mod claims;
mod ids;
mod work;

use std::collections::{HashMap, HashSet};

pub(super) use self::claims::{Sort, add_sources, agree_standing, agree_times, compete};
pub(super) use self::ids::{Ids, slug};
use self::work::Work;
pub(super) use self::work::closes;
use super::check::check_in_turns;
use super::plan::{Given, Outcome, Plan};
use super::sorted::sort;
use crate::analysis::{Effective, effective};
use crate::load::Problems;
use crate::model::{LocationId, Network, NetworkFile};
use crate::turns::{Long, Turns, at_once, share};

/// What the steward takes of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusals {
    /// Rows of the plan, by position, that are not taken at all.
    pub rows: HashSet<usize>,
    /// Changes that are not taken: by row of the plan, and position among its changes.
    pub changes: HashSet<(usize, usize)>,
    /// Locations that the list lacks, and that have not closed for that.
    pub missing: HashSet<u32>,
}

/// What an applied plan has come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The network with what was accepted.
    pub network: Network,
    /// Locations that were added, by row of the plan.
    pub added: Vec<(usize, LocationId)>,
    /// Changes that were made.
    pub changes: usize,
    /// Locations that have closed: the list says so, or lacks them.
    pub closed: Vec<LocationId>,
    /// Locations that would have closed since the list lacks them; but what sources say of as late a time contradicts it.
    pub contested: Vec<LocationId>,
}

/// A plan that is being put into the network, in turns, as [`apply`] does it at once.
pub type Applying<'s> = Long<'s, Result<Applied, Problems>>;

impl<'s> Applying<'s> {
    /// Begins with what [`apply`] takes.
    #[must_use]
    pub fn new(given: Given<'s>, plan: &'s Plan, is_complete: bool, refused: &'s Refusals) -> Self {
        Self::of(async move |turns| in_turns(given, plan, is_complete, refused, &turns).await)
    }
}

/// Puts a plan into the network, but for what is refused. Locations that the list lacks close only
/// where its rules say that it is complete.
///
/// # Errors
///
/// Where what comes of it does not load: all that is wrong with it. Every row that a plan takes
/// loads; what does not is more than a network may hold.
pub fn apply(
    given: Given<'_>,
    plan: &Plan,
    is_complete: bool,
    refused: &Refusals,
) -> Result<Applied, Problems> {
    let turns = Turns::default();
    at_once(in_turns(given, plan, is_complete, refused, &turns))
}

async fn in_turns(
    given: Given<'_>,
    plan: &Plan,
    is_complete: bool,
    refused: &Refusals,
    turns: &Turns,
) -> Result<Applied, Problems> {
    let put = put_in(given, plan, is_complete, refused, turns).await;
    let network = match put.file {
        Some(file) => check_in_turns(file, turns).await?,
        None => given.network.clone(),
    };
    let is_closed_in = |network: &Network, id: &LocationId| {
        let location = network.location(id);
        location.is_some_and(|location| effective(location) == Effective::Closed)
    };
    let is_closed = |id: &LocationId| is_closed_in(&network, id);
    let (lacking, contested) = put.closed.into_iter().partition(is_closed);
    let mut closed = put.changed;
    closed.retain(|id| is_closed(id) && !is_closed_in(given.network, id));
    closed.extend::<Vec<_>>(lacking);
    Ok(Applied {
        network,
        added: put.added,
        changes: put.changes,
        closed,
        contested,
    })
}

/// What has come of a plan, before it is looked at.
pub(super) struct PutIn {
    /// The file; none where nothing has changed.
    pub(super) file: Option<NetworkFile>,
    pub(super) added: Vec<(usize, LocationId)>,
    changes: usize,
    /// Locations of which something has changed.
    changed: Vec<LocationId>,
    closed: Vec<LocationId>,
}

pub(super) async fn put_in(
    given: Given<'_>,
    plan: &Plan,
    is_complete: bool,
    refused: &Refusals,
    turns: &Turns,
) -> PutIn {
    let mut work = Work::new(given);
    let mut added = Vec::new();
    let mut ids: HashMap<usize, usize> = HashMap::new();
    let mut changes_made = 0;
    let mut changed = Vec::new();
    for (at, row) in plan.rows.iter().enumerate() {
        turns.did(8, || share(at, plan.rows.len(), 10)).await;
        if refused.rows.contains(&at) {
            continue;
        }
        match &row.outcome {
            Outcome::New => {
                if let Some(location) = work.add(row) {
                    ids.insert(at, work.file.locations.len());
                    added.push((at, location.id.clone()));
                    work.file.locations.push(location);
                }
            }
            Outcome::More(first) => {
                if let Some(&location) = ids.get(first) {
                    changes_made += work.more(location, &row.entry);
                }
            }
            Outcome::Same { candidate, changes } => {
                let before = changes_made;
                for (i, change) in changes.iter().enumerate() {
                    if !refused.changes.contains(&(at, i)) {
                        work.change(candidate.location as usize, &row.entry, change);
                        changes_made += 1;
                    }
                }
                if changes_made > before {
                    changed.push(candidate.location);
                }
            }
            Outcome::Ambiguous(_) | Outcome::Rejected => {}
        }
    }
    sort(&mut changed, u32::cmp);
    changed.dedup();
    let locations = given.network.locations();
    let changed = changed
        .iter()
        .filter_map(|&at| locations.get(at as usize))
        .map(|location| location.id.clone())
        .collect();
    let mut closed = Vec::new();
    if is_complete {
        for &at in plan
            .missing
            .iter()
            .filter(|at| !refused.missing.contains(at))
        {
            closed.extend(work.close(at as usize));
        }
    }
    let is_changed = changes_made > 0 || !added.is_empty() || !closed.is_empty();
    if is_changed {
        work.finish();
    }
    PutIn {
        file: is_changed.then_some(work.file),
        added,
        changes: changes_made,
        changed,
        closed,
    }
}
