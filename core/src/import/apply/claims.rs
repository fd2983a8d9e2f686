//! Claims put beside others, by the rules of the data file (`load`).

use crate::load::limits;
use crate::model::{Claim, ClaimStatus, SourceId, Standing, When};

pub(super) fn stamp_with<T>(stamp: &Claim<()>, value: T) -> Claim<T> {
    Claim {
        value,
        status: stamp.status,
        sources: stamp.sources.clone(),
        as_of: stamp.as_of,
        until: None,
        quote: None,
        note: None,
    }
}

/// How the claims of a field may differ; the data file's own rules (`load`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Sort {
    /// One value at a time, which may change.
    History,
    /// One value for ever.
    OneTruth,
    /// Values stand beside one another.
    Many,
}

pub(in crate::import) fn agree_standing(a: &Standing, b: &Standing) -> bool {
    let works = |s: &Standing| matches!(s, Standing::Open | Standing::Seen);
    a == b || (works(a) && works(b))
}

pub(in crate::import) fn agree_times(a: &When, b: &When) -> bool {
    a.overlaps(*b)
}

/// Whether two claims of such a field are about the same time, and of what holds one value then.
pub(in crate::import) fn compete<T>(a: &Claim<T>, b: &Claim<T>, sort: Sort) -> bool {
    sort != Sort::Many && (sort == Sort::OneTruth || a.time().may_meet(b.time()))
}

/// Gives a claim these sources too, each once.
pub(in crate::import) fn add_sources<T>(claim: &mut Claim<T>, sources: Vec<SourceId>) {
    for source in sources {
        if !claim.sources.contains(&source) {
            claim.sources.push(source);
        }
    }
}

/// Puts a claim beside the others. One that says the same for the same time gets one more source;
/// those that contradict it become contested, as it does itself.
pub(super) fn put<T: PartialEq>(
    claims: &mut Vec<Claim<T>>,
    mut new: Claim<T>,
    sort: Sort,
    agree: fn(&T, &T) -> bool,
) {
    let same = |claim: &&mut Claim<T>| {
        claim.value == new.value
            && claim.time() == new.time()
            && claim.status != ClaimStatus::Assumed
    };
    if let Some(claim) = claims.iter_mut().find(same) {
        return add_sources(claim, new.sources);
    }
    for claim in claims.iter_mut() {
        if compete(claim, &new, sort) && !agree(&claim.value, &new.value) {
            claim.status = ClaimStatus::Contested;
            new.status = ClaimStatus::Contested;
        }
    }
    if claims.len() < limits::ITEMS {
        claims.push(new);
    }
}
