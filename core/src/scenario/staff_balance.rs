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
    /// Added less removed, role by role.
    pub(super) by_role: Vec<(RoleId, f64)>,
}

impl Flow {
    /// People more, or less, in a role.
    pub(super) fn change(&mut self, role: &RoleId, fte: f64) {
        match self.by_role.iter_mut().find(|(of, _)| of == role) {
            Some((_, sum)) => *sum += fte,
            None => self.by_role.push((role.clone(), fte)),
        }
    }
}

/// What a scenario takes of one role.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleMeans {
    /// The role.
    pub role: RoleId,
    /// Full-time equivalents added and restored, less removed and freed, as far as known.
    pub balance: f64,
    /// At how many newly opened posts nobody holds it yet.
    pub still_needed: u32,
    /// At how many posts that close it is unknown whether somebody holds it.
    pub freed_unknown: u32,
    /// The same at posts that reopen.
    pub restored_unknown: u32,
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
    /// Posts newly opened, which need a crew.
    pub to_crew: u32,
    /// Roles that they need: the minimum crew for each.
    pub needed: u32,
    /// Of those, the roles that the scenario leaves open.
    pub still_needed: u32,
    /// Posts opened less posts closed.
    pub posts: i32,
    /// The same of all other locations.
    pub others: i32,
    /// What it takes of each role that it changes, in the order of the network.
    pub roles: Vec<RoleMeans>,
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

    /// Takes note of a location that opens or closes.
    fn count(&mut self, is_post: bool, by: i32) {
        let of = if is_post {
            &mut self.posts
        } else {
            &mut self.others
        };
        *of = of.saturating_add(by);
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
        roles: roles_of(base, flow),
        ..Means::default()
    };
    let is_of_minimum = |role: &RoleId| roles.contains(role);
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
                means.count(is_post, -1);
                for row in &mut means.roles {
                    let held = held(it, &row.role);
                    row.balance -= filled(held);
                    let is_open = is_post && is_of_minimum(&row.role) && is_unknown(&held);
                    row.freed_unknown += u32::from(is_open);
                }
                if is_post {
                    means.freed_unknown += count(it, is_unknown);
                }
            }
            (true, false) => {
                means.count(is_post, 1);
                if let Some(was) = was.filter(|was| was.kind != Kind::Candidate) {
                    means.restored += known(base, was);
                    for row in &mut means.roles {
                        let held = held(was, &row.role);
                        row.balance += filled(held);
                        let is_open = is_post && is_of_minimum(&row.role) && is_unknown(&held);
                        row.restored_unknown += u32::from(is_open);
                    }
                    if is_post {
                        means.restored_unknown += count(was, is_unknown);
                    }
                } else if is_post {
                    means.to_crew += 1;
                    means.needed += count(it, |_| true);
                    for row in &mut means.roles {
                        let is_filled = matches!(held(it, &row.role), Held::Filled(_));
                        let is_open = is_of_minimum(&row.role) && !is_filled;
                        row.still_needed += u32::from(is_open);
                    }
                    means.still_needed += count(it, |held| !matches!(held, Held::Filled(_)));
                }
            }
            _ => {}
        }
    }
    means.roles.retain(|role| {
        let unknown = role.freed_unknown + role.restored_unknown;
        role.balance.abs() >= 0.005 || role.still_needed + unknown > 0
    });
    means
}

/// The staff that is known at a location, over all roles of the network.
fn known(network: &Network, location: &Location) -> f64 {
    let roles = network.file().roles.iter();
    roles.map(|role| filled(held(location, &role.id))).sum()
}

fn filled(held: Held) -> f64 {
    match held {
        Held::Filled(fte) => fte,
        _ => 0.0,
    }
}

/// What the changes themselves say of each role.
fn roles_of(base: &Network, flow: &Flow) -> Vec<RoleMeans> {
    let roles = base.file().roles.iter();
    roles
        .map(|role| {
            let changed = flow.by_role.iter().find(|(of, _)| *of == role.id);
            RoleMeans {
                role: role.id.clone(),
                balance: changed.map_or(0.0, |(_, fte)| *fte),
                still_needed: 0,
                freed_unknown: 0,
                restored_unknown: 0,
            }
        })
        .collect()
}
