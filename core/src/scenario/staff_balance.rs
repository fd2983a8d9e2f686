//! "With about the same means": what a scenario takes, in full-time equivalents.

use super::compare::{absent, of_file};
use crate::analysis::{Held, held};
use crate::model::{Kind, Location, Network, RoleId};

/// What the changes say of staff, as they are applied.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Flow {
    pub(super) added: f64,
    pub(super) removed: f64,
    pub(super) moved: f64,
    pub(super) of_unknown: f64,
}

/// Whether a scenario makes do with the same means, in full-time equivalents; what is unknown is counted apart, in
/// roles, and in no sum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Means {
    /// Added by changes.
    pub added: f64,
    /// Removed by changes.
    pub removed: f64,
    /// Moved by changes from one location to another.
    pub moved: f64,
    /// Of those removed and moved, how many leave crews of which nobody knows how many they are.
    pub of_unknown: f64,
    /// Known staff of locations that close, as the other changes leave it.
    pub freed: f64,
    /// Known staff that the base had at locations that reopen.
    pub restored: f64,
    /// Roles of the minimum crew at posts that close of which nobody knows who holds them.
    pub freed_unknown: u32,
    /// The same at posts that reopen.
    pub restored_unknown: u32,
    /// Roles that posts newly opened need: the minimum crew for each.
    pub needed: u32,
    /// Of those, the roles that the scenario leaves open.
    pub still_needed: u32,
}

impl Means {
    /// What the scenario takes beyond what there is: added and restored, less removed and freed.
    /// What is unknown is not in it, nor what opened posts need and the scenario does not give.
    #[must_use]
    pub fn balance(&self) -> f64 {
        let sum = self.added + self.restored - self.removed - self.freed;
        // To the hundredth, as staff is counted; adding 0 takes a minus off 0.
        (sum * 100.0).round() / 100.0 + 0.0
    }

    /// Whether the balance leaves out people whose number nobody knows.
    #[must_use]
    pub fn leaves_out_unknown(&self) -> bool {
        self.freed_unknown + self.restored_unknown > 0
    }
}

pub(super) fn means(base: &Network, after: &Network, flow: &Flow) -> Means {
    let roles: &[RoleId] = base
        .file()
        .minimum_crew
        .as_ref()
        .map_or(&[], |minimum| &minimum.roles.value);
    let mut means = Means {
        added: flow.added,
        removed: flow.removed,
        moved: flow.moved,
        of_unknown: flow.of_unknown,
        ..Means::default()
    };
    let count = |it: &Location, is: fn(&Held) -> bool| -> u32 {
        let all = roles.iter().map(|role| held(it, role));
        all.map(|held| u32::from(is(&held))).sum()
    };
    let is_unknown = |held: &Held| matches!(held, Held::Unknown | Held::Contested);
    for it in after.locations() {
        let was = of_file(base, &it.id);
        let is_post = it.kind == Kind::Post;
        match (was.is_none_or(absent), absent(it)) {
            (false, true) => {
                means.freed += known(base, it);
                if is_post {
                    means.freed_unknown += count(it, is_unknown);
                }
            }
            (true, false) => {
                if let Some(was) = was.filter(|was| was.kind != Kind::Candidate) {
                    means.restored += known(base, was);
                    if is_post {
                        means.restored_unknown += count(was, is_unknown);
                    }
                } else if is_post {
                    means.needed += count(it, |_| true);
                    means.still_needed += count(it, |held| !matches!(held, Held::Filled(_)));
                }
            }
            _ => {}
        }
    }
    means
}

/// The staff that is known at a location, over all roles of the network.
fn known(network: &Network, location: &Location) -> f64 {
    let roles = network.file().roles.iter();
    roles
        .map(|role| match held(location, &role.id) {
            Held::Filled(fte) => fte,
            _ => 0.0,
        })
        .sum()
}
