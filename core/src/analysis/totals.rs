//! How many locations a service says it has, beside how many are really on the map.

use super::standing::{Effective, verdict};
use crate::model::{Claim, Kind, Network};

/// How many locations have each effective standing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StandingCounts([u32; Effective::ALL.len()]);

impl StandingCounts {
    /// How many have this standing.
    #[must_use]
    pub fn of(&self, standing: Effective) -> u32 {
        self.0.get(standing as usize).copied().unwrap_or_default()
    }

    fn add(&mut self, standing: Effective) {
        if let Some(count) = self.0.get_mut(standing as usize) {
            *count += 1;
        }
    }
}

/// The declared and the located locations of one service.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ServiceTotal<'a> {
    /// Every claim of the total; the first is the one counted against, others may disagree.
    pub declared: &'a [Claim<u32>],
    /// Posts and offices by standing.
    pub standings: StandingCounts,
    /// Of those located, the ones that are there only by assumption.
    pub assumed: u32,
    /// Satellites that are present: they belong to a post and are not counted with the posts.
    pub satellites: u32,
    /// Candidates.
    pub candidates: u32,
}

impl ServiceTotal<'_> {
    /// The total counted against: the first claim.
    #[must_use]
    pub fn total(&self) -> Option<u32> {
        self.declared.first().map(|claim| claim.value)
    }

    /// Posts and offices on the map that are present: open or seen.
    #[must_use]
    pub fn located(&self) -> u32 {
        self.standings.of(Effective::Open) + self.standings.of(Effective::Seen)
    }

    /// Posts and offices that may or may not be present.
    #[must_use]
    pub fn contested(&self) -> u32 {
        self.standings.of(Effective::Contested)
    }

    /// How many of the declared are at least not on the map, so that their place is unknown: what is there may be
    /// none of them, as it was seen at another date. None where no total is declared. Contested locations are not
    /// taken to fill the gap.
    #[must_use]
    pub fn unknown(&self) -> Option<u32> {
        Some(self.total()?.saturating_sub(self.located()))
    }

    /// How many more are on the map than are declared.
    #[must_use]
    pub fn surplus(&self) -> u32 {
        self.total()
            .map_or(0, |total| self.located().saturating_sub(total))
    }
}

/// Counts every service, in the order of the network's services.
///
/// Counted with the declared total are posts and offices; satellites and candidates stand apart.
#[must_use]
pub fn totals(network: &Network) -> Vec<ServiceTotal<'_>> {
    let mut totals: Vec<ServiceTotal<'_>> = network
        .services()
        .iter()
        .map(|service| ServiceTotal {
            declared: &service.declared,
            standings: StandingCounts::default(),
            assumed: 0,
            satellites: 0,
            candidates: 0,
        })
        .collect();
    for location in network.locations() {
        let service = network.service_index(&location.service);
        let Some(total) = service.and_then(|at| totals.get_mut(at)) else {
            continue;
        };
        let verdict = verdict(location);
        let present = verdict.counted == super::Counted::Present;
        match location.kind {
            Kind::Post | Kind::Office | Kind::Other => {
                total.standings.add(verdict.effective);
                total.assumed += u32::from(present && verdict.assumed);
            }
            Kind::Satellite => total.satellites += u32::from(present),
            Kind::Candidate => total.candidates += 1,
        }
    }
    totals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;

    #[test]
    fn declared_and_located_stand_side_by_side() {
        let network = fixture::network(
            "declared dkbuza 2@2024 14@2020
             declared fit 70
             dkbuza post Vienna:AT open
             dkbuza post Madrid:ES !open !vacant
             dkbuza satellite Prague:CZ seen
             dkbuza candidate Madrid:ES considered
             fit office Vienna:AT seen@2008
             fit office London:GB ?open@2024
             fit office Paris:FR closed
             tvl office Paris:FR open",
        );
        let [dkbuza, fit, tvl] = totals(&network).try_into().unwrap();
        assert_eq!(
            (dkbuza.total(), dkbuza.located(), dkbuza.contested()),
            (Some(2), 1, 1)
        );
        assert_eq!(dkbuza.unknown(), Some(1));
        assert_eq!((dkbuza.satellites, dkbuza.candidates), (1, 1));
        assert_eq!(dkbuza.declared.len(), 2);
        assert_eq!(
            (fit.located(), fit.unknown(), fit.assumed),
            (2, Some(68), 1)
        );
        assert_eq!(fit.standings.of(Effective::Closed), 1);
        // Nothing declared: how many are missing is not known, and that is not zero.
        assert_eq!((tvl.located(), tvl.unknown(), tvl.surplus()), (1, None, 0));
    }

    #[test]
    fn more_than_declared_is_a_surplus_and_not_a_negative_gap() {
        let network = fixture::network(
            "declared tvl 1
             tvl office Paris:FR open
             tvl office London:GB open",
        );
        let total = totals(&network)[2];
        assert_eq!((total.unknown(), total.surplus()), (Some(0), 1));
    }
}
