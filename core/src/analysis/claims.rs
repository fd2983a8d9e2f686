//! One answer from several claims about the same fact, or the admission that there is none.

use crate::model::{Claim, ClaimStatus};

/// What several claims about one fact come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Settled<'a, T> {
    /// Nobody says anything.
    Unknown,
    /// This claim holds: the latest, see [`settle`].
    One(&'a Claim<T>),
    /// The sources disagree, and none of them is preferred.
    Contested,
}

/// Settles the claims about one fact.
///
/// What was so until some time, and is no more, is left out: it says nothing of today. Then:
///
/// 1. Where a claim is marked contested and the values are not all equal, the fact is contested.
/// 2. Otherwise the claim with the latest `as_of` holds; an undated claim is older than any
///    dated one, and a date given by year only is older than a day in that year.
/// 3. Of claims for the same date a stated one goes before an assumed one, and then the first in
///    the file.
#[must_use]
pub fn settle<'a, T, I>(claims: I) -> Settled<'a, T>
where
    T: PartialEq + 'a,
    I: IntoIterator<Item = &'a Claim<T>, IntoIter: Clone> + Clone,
{
    let mut rest = claims.into_iter().filter(|claim| claim.holds());
    let all = rest.clone();
    let Some(first) = rest.next() else {
        return Settled::Unknown;
    };
    let marked = |c: &Claim<T>| c.status == ClaimStatus::Contested;
    if all.clone().any(marked) && rest.clone().any(|c| c.value != first.value) {
        return Settled::Contested;
    }
    let weight = |c: &Claim<T>| (c.as_of, c.status != ClaimStatus::Assumed);
    Settled::One(rest.fold(first, |best, claim| {
        if weight(claim) > weight(best) {
            claim
        } else {
            best
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, SourceId};

    fn claim(value: u32, status: ClaimStatus, as_of: Option<&str>) -> Claim<u32> {
        Claim {
            value,
            status,
            sources: vec![SourceId::new("s").unwrap()],
            as_of: as_of.map(|d| Date::new(d).unwrap()),
            until: None,
            quote: None,
            note: None,
        }
    }

    fn value(claims: &[Claim<u32>]) -> Option<u32> {
        match settle(claims) {
            Settled::One(claim) => Some(claim.value),
            Settled::Contested | Settled::Unknown => None,
        }
    }

    #[test]
    fn the_latest_claim_holds_and_an_undated_one_is_the_oldest() {
        use ClaimStatus::Stated;
        let claims = [
            claim(1, Stated, Some("2016")),
            claim(2, Stated, Some("2024")),
            claim(3, Stated, None),
        ];
        assert_eq!(value(&claims), Some(2));
    }

    #[test]
    fn for_one_date_what_is_stated_goes_before_what_is_assumed() {
        use ClaimStatus::{Assumed, Stated};
        let claims = [
            claim(1, Assumed, Some("2024")),
            claim(2, Stated, Some("2024")),
            claim(3, Stated, Some("2024")),
        ];
        assert_eq!(value(&claims), Some(2));
    }

    #[test]
    fn a_contested_fact_has_no_winner_however_late_one_claim_is() {
        use ClaimStatus::{Contested, Stated};
        let claims = [
            claim(1, Contested, Some("2018")),
            claim(2, Stated, Some("2024")),
        ];
        assert_eq!(settle(&claims), Settled::Contested);
        // A mark without a disagreement leaves the value standing.
        let claims = [claim(1, Contested, Some("2018")), claim(1, Contested, None)];
        assert_eq!(value(&claims), Some(1));
        assert_eq!(settle::<u32, _>(&[]), Settled::Unknown);
    }

    #[test]
    fn what_is_over_says_nothing_of_today() {
        use ClaimStatus::{Contested, Stated};
        let over = |claim: Claim<u32>| Claim {
            until: crate::model::When::new("2020"),
            ..claim
        };
        let old = claim(1, Stated, Some("2016"));
        assert_eq!(value(&[over(claim(2, Stated, Some("2018"))), old]), Some(1));
        let past = [1, 2].map(|value| over(claim(value, Contested, Some("2018"))));
        assert_eq!(settle(&past), Settled::Unknown);
        let [a, b] = past;
        assert_eq!(value(&[a, b, claim(3, Stated, None)]), Some(3));
    }
}
