//! What is counted in a network: how many locations, of which sort, on whose word and of when. Without
//! it, no count of one network says anything beside that of another.

use super::Here;
use crate::analysis::{Effective, reach, verdict};
use crate::model::{ClaimStatus, Date, Kind, Location, Network, Standing};

/// What the counted locations rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Nothing is counted.
    Nothing,
    /// Each is open: a source says so, or it is assumed.
    Open,
    /// Each was seen at some date; whether it still works is not known.
    Seen,
    /// Some are open, some were only seen.
    Mixed,
}

/// A number of countries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tally {
    /// Member states of the United Nations: what networks are ranked by.
    pub states: u32,
    /// Others with a code of their own: territories, and states that are no members.
    pub others: u32,
}

/// What is counted in a network, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The date for which the file was put together.
    pub compiled: Date,
    /// The oldest and the newest date for which a source says that a counted location works; none
    /// where no such claim is dated.
    pub said: Option<[Date; 2]>,
    /// How many of the counted locations no date is given for.
    pub undated: u32,
    /// How many are counted that are open: a source says so, or it is assumed.
    pub open: u32,
    /// How many are counted that were only seen.
    pub seen: u32,
    /// How many of all counted are there only by assumption.
    pub assumed: u32,
    /// How many of those counted as open are so only by assumption.
    pub open_assumed: u32,
    /// How many may or may not work: not counted.
    pub contested: u32,
    /// Candidates: not counted.
    pub candidates: u32,
    /// How many of each role are counted; roles without any left out.
    pub roles: Vec<(Kind, u32)>,
    /// How many of the counted have a region in place of a city: they are in no country.
    pub without_place: u32,
    /// How many of the counted stand in the home country, in which nobody is abroad.
    pub at_home: u32,
    /// How many more locations its services are said to have than are counted: their places were
    /// not found.
    pub missing: u32,
    /// Whether of some service no total is known: how many are missing is not known then.
    pub no_total: bool,
    /// Whether any counted location is said to answer for a country: otherwise it is unknown for
    /// whom the network answers.
    pub answers: bool,
}

impl Rule {
    /// How many locations are counted.
    #[must_use]
    pub fn counted(&self) -> u32 {
        self.open + self.seen
    }

    /// How many a source says work, and how many a source only saw: those left out that are assumed.
    #[must_use]
    pub fn on_a_word(&self) -> [u32; 2] {
        let seen_assumed = self.assumed.saturating_sub(self.open_assumed);
        [
            self.open.saturating_sub(self.open_assumed),
            self.seen.saturating_sub(seen_assumed),
        ]
    }

    /// What they rest on.
    #[must_use]
    pub fn basis(&self) -> Basis {
        match (self.open, self.seen) {
            (0, 0) => Basis::Nothing,
            (_, 0) => Basis::Open,
            (0, _) => Basis::Seen,
            _ => Basis::Mixed,
        }
    }

    /// The newest date of what is counted; where none is given, that of the file.
    #[must_use]
    pub fn newest(&self) -> Date {
        self.said.map_or(self.compiled, |[_, newest]| newest)
    }
}

/// What of one service is in the file, of the roles that its declared total counts.
#[derive(Clone, Copy, Default)]
struct Ours {
    counted: u32,
    left_out: bool,
}

/// The newest date for which a source says that a location works, or saw it.
fn last_said(location: &Location) -> Option<Date> {
    let claims = location.standing.iter();
    claims
        .filter(|claim| claim.status != ClaimStatus::Assumed)
        .filter(|claim| matches!(claim.value, Standing::Open | Standing::Seen))
        .filter_map(|claim| claim.as_of)
        .max()
}

pub(super) fn rule(
    network: &Network,
    here: &[Option<Here>],
    counts: &dyn Fn(Kind) -> bool,
) -> Rule {
    let mut rule = Rule {
        compiled: network.file().compiled,
        said: None,
        undated: 0,
        open: 0,
        seen: 0,
        assumed: 0,
        open_assumed: 0,
        contested: 0,
        candidates: 0,
        roles: Kind::ALL.map(|kind| (kind, 0)).into(),
        without_place: 0,
        at_home: 0,
        missing: 0,
        no_total: false,
        answers: false,
    };
    let mut ours = vec![Ours::default(); network.services().len()];
    for (location, here) in network.locations().iter().zip(here) {
        let service = network.service_index(&location.service);
        let service = service.and_then(|at| ours.get_mut(at));
        let in_total = matches!(location.kind, Kind::Post | Kind::Office | Kind::Other);
        match (here, service) {
            (_, Some(service)) if in_total && !counts(location.kind) => service.left_out = true,
            (Some(Here::Present), Some(service)) => service.counted += u32::from(in_total),
            _ => {}
        }
        match here {
            None => continue,
            Some(Here::Candidate) => {
                rule.candidates += 1;
                continue;
            }
            Some(Here::Contested) => {
                rule.contested += 1;
                continue;
            }
            Some(Here::Present) => {}
        }
        let verdict = verdict(location);
        if verdict.effective == Effective::Open {
            rule.open += 1;
        } else {
            rule.seen += 1;
        }
        rule.assumed += u32::from(verdict.assumed);
        rule.open_assumed += u32::from(verdict.assumed && verdict.effective == Effective::Open);
        match last_said(location).filter(|_| !verdict.assumed) {
            // Of what is only assumed, no source says anything for a date.
            None => {
                let has_date = verdict.assumed && verdict.last_seen.is_some();
                rule.undated += u32::from(!has_date);
            }
            Some(date) => {
                let [oldest, newest] = rule.said.unwrap_or([date; 2]);
                rule.said = Some([oldest.min(date), newest.max(date)]);
            }
        }
        for (kind, count) in &mut rule.roles {
            *count += u32::from(*kind == location.kind);
        }
        match network.place_of(location).and_then(|place| place.country) {
            None => rule.without_place += 1,
            Some(country) => rule.at_home += u32::from(network.is_home(country)),
        }
        // What others contest is no answer: as in `countries`.
        rule.answers |= reach(location, None).next().is_some();
    }
    rule.roles.retain(|(_, count)| *count > 0);
    for (service, ours) in network.services().iter().zip(ours) {
        match service.declared.first() {
            // A total of more sorts than are counted says nothing of these.
            Some(_) | None if ours.left_out && ours.counted == 0 => {}
            Some(total) if !ours.left_out => {
                rule.missing = rule
                    .missing
                    .saturating_add(total.value.saturating_sub(ours.counted));
            }
            _ => rule.no_total = true,
        }
    }
    rule
}
