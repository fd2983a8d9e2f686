//! The scenario that undoes a difference.

use super::compare::number;
use super::{Change, Difference, Fte, Scenario, Spot, StaffChange};
use crate::analysis::{Counted, Held};
use crate::model::LocationId;

/// A scenario that leads back, and what it cannot bring back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inverse {
    /// Applied to the network after, it gives the one before, but for what is left.
    pub scenario: Scenario,
    /// Locations where no change brings back what was: that sources disagree, that a role was
    /// known to be unknown, or a location that is no longer in the network.
    pub left: Vec<LocationId>,
}

impl Difference {
    /// The scenario that undoes this difference, as far as changes can say it.
    #[must_use]
    pub fn invert(&self) -> Inverse {
        let mut changes = Vec::new();
        let mut left = Vec::new();
        let mut closing = Vec::new();
        // Closed, and not to be opened again: nobody can move or leave there.
        let mut shut = Vec::new();
        // First all opens that is to be open: only there can anybody move or leave.
        for change in &self.locations {
            let location = change.id.clone();
            match (change.before, change.after) {
                (before, after) if before == after => {}
                (Counted::Absent, _) => closing.push(Change::Close { location }),
                (Counted::Present, _) if change.can_reopen => {
                    changes.push(Change::Reopen { location });
                }
                (_, after) => {
                    if after == Counted::Absent {
                        shut.push(location.clone());
                    }
                    left.push(location);
                }
            }
        }
        for change in &self.locations {
            let Some([(place, address), _]) = change.moved.as_deref() else {
                continue;
            };
            if change.contested_address {
                left.push(change.id.clone());
            }
            if !shut.contains(&change.id) {
                changes.push(Change::Relocate {
                    location: change.id.clone(),
                    at: Spot::place(place.clone()),
                    address: address.clone(),
                });
            }
        }
        let staff = self.staff.iter();
        for change in staff.filter(|change| !shut.contains(&change.location)) {
            match back(change) {
                Some(change) => changes.push(change),
                None => left.push(change.location.clone()),
            }
        }
        changes.append(&mut closing);
        left.sort();
        left.dedup();
        Inverse {
            scenario: Scenario::of("", changes),
            left,
        }
    }
}

/// The change that undoes a change of staff, where there is one.
fn back(change: &StaffChange) -> Option<Change> {
    let (location, role) = (change.location.clone(), change.role.clone());
    let before = match change.before {
        // What is added to an unknown number and taken away again leaves it unknown.
        Held::Unknown => 0.0,
        held => number(held)?,
    };
    let more = before - number(change.after).unwrap_or(0.0);
    let fte = Fte::new(more.abs())?;
    Some(if more > 0.0 {
        Change::AddRole {
            location,
            role,
            fte,
        }
    } else {
        Change::RemoveRole {
            location,
            role,
            fte,
        }
    })
}
