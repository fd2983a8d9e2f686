//! Putting the scenario's word beside the claims of the sources.

use crate::model::{Claim, ClaimStatus, Date, Localized, SourceId};

/// Whose word it is, and for when: the date of the change, or that for which the network was put together.
pub(super) struct Voice {
    pub(super) source: SourceId,
    pub(super) as_of: Date,
}

impl Voice {
    /// A claim of the scenario: an assumption, with its reason.
    pub(super) fn claim<T>(&self, value: T, note: Localized) -> Claim<T> {
        Claim {
            value,
            status: ClaimStatus::Assumed,
            sources: vec![self.source.clone()],
            as_of: Some(self.as_of),
            until: None,
            quote: None,
            note: Some(note),
        }
    }

    /// Whether a claim is the scenario's.
    pub(super) fn made<T>(&self, claim: &Claim<T>) -> bool {
        *claim.sources == [self.source.clone()]
    }

    /// Makes a claim the one that holds among those on the same subject. Of these only the ones
    /// that can stand beside it stay: from before its time, or of the same meaning, and not
    /// contested, since what is contested is never settled.
    pub(super) fn assert<T>(
        &self,
        claims: &mut Vec<Claim<T>>,
        claim: Claim<T>,
        is_subject: impl Fn(&T) -> bool,
        agree: impl Fn(&T, &T) -> bool,
    ) {
        claims.retain(|old| {
            let is_before = || {
                let is_earlier = |d: Date| d < self.as_of && !d.overlaps(self.as_of);
                !old.holds() || old.as_of.is_some_and(is_earlier)
            };
            let agrees = || agree(&old.value, &claim.value) && old.as_of <= claim.as_of;
            let stays = || {
                old.status != ClaimStatus::Contested && !self.made(old) && (is_before() || agrees())
            };
            !is_subject(&old.value) || stays()
        });
        claims.push(claim);
    }
}
