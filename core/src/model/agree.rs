//! Which values of one field may stand beside one another without a word.

use super::{Claim, ClaimStatus, Country, Staff, Standing, When};

/// How the claims of a field may differ.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// One value at a time, which may change.
    History,
    /// One value for ever.
    OneTruth,
    /// Values that stand beside one another.
    Many,
}

/// To have been seen is no more than to be open at that date.
pub(crate) fn standings_agree(a: &Standing, b: &Standing) -> bool {
    let works = |standing: &Standing| matches!(standing, Standing::Open | Standing::Seen);
    a == b || (works(a) && works(b))
}

/// Both may mean the same day.
pub(crate) fn events_agree(a: &When, b: &When) -> bool {
    a.overlaps(*b)
}

/// Of two roles, each has its own number.
pub(crate) fn crews_agree(a: &Staff, b: &Staff) -> bool {
    a.role != b.role || a.fte.total_cmp(&b.fte).is_eq()
}

/// The same countries, in whatever order.
#[allow(clippy::ptr_arg, reason = "the shape of a claim's value")]
pub(crate) fn countries_agree(a: &Vec<Country>, b: &Vec<Country>) -> bool {
    a.len() == b.len() && set(a) == set(b)
}

/// Countries as a set: a bit for each code of two letters.
fn set(countries: &[Country]) -> [u32; 22] {
    let mut set = [0; 22];
    for country in countries {
        let code = country.as_str().bytes().fold(0, |code, letter| {
            code * 26 + usize::from(letter.wrapping_sub(b'A'))
        });
        if let Some(word) = set.get_mut(code / 32) {
            *word |= 1 << (code % 32);
        }
    }
    set
}

impl<T> Claim<T> {
    /// Whether both are marked as contested.
    fn are_contested(&self, other: &Self) -> bool {
        let is = |claim: &Self| claim.status == ClaimStatus::Contested;
        is(self) && is(other)
    }
}

/// Marks what may contradict one another, where it is not marked yet: of the same time, or of any where there is
/// but one truth.
pub(crate) fn mark_differences<T: PartialEq>(
    claims: &mut [Claim<T>],
    sort: Sort,
    agree: fn(&T, &T) -> bool,
) {
    let mut rest = claims;
    while let Some((one, others)) = rest.split_first_mut() {
        for other in &mut *others {
            let may_meet = || match sort {
                Sort::History => one.time().may_meet(other.time()),
                Sort::OneTruth => true,
                Sort::Many => false,
            };
            if !one.are_contested(other)
                && may_meet()
                && one.value != other.value
                && !agree(&one.value, &other.value)
            {
                (one.status, other.status) = (ClaimStatus::Contested, ClaimStatus::Contested);
            }
        }
        rest = others;
    }
}

/// Takes for stated what is contested, where no other contested claim says something else.
pub(crate) fn settle_alone<T: PartialEq>(claims: &mut [Claim<T>], agree: fn(&T, &T) -> bool) {
    let is_alone = |one: &Claim<T>| {
        let denies = |other: &Claim<T>| {
            one.are_contested(other) && one.value != other.value && !agree(&one.value, &other.value)
        };
        one.status == ClaimStatus::Contested && !claims.iter().any(denies)
    };
    let alone: Vec<bool> = claims.iter().map(is_alone).collect();
    for (claim, alone) in claims.iter_mut().zip(alone) {
        if alone {
            claim.status = ClaimStatus::Stated;
        }
    }
}
