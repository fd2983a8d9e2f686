//! What differs between two networks.

use crate::analysis::{
    Counted, Held, JointRow, Presence, Settled, counts, crew, held, joint_presence, jurisdictions,
    presence, settle,
};
use crate::model::{Country, Kind, Location, LocationId, Network, PlaceId, RoleId, ServiceId};

/// How the map draws a location.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// As before.
    #[default]
    Unchanged,
    /// It works now, and did not, or not surely, before.
    Opened,
    /// It worked, or may have worked, before, and does not now.
    Closed,
    /// It has another place or address.
    Moved,
    /// It has other staff.
    Staffed,
}

/// Where a location is: its place, and its settled address where that is known.
pub type Home = (PlaceId, Option<Box<str>>);

/// A location that opened, closed or moved.
#[derive(Clone, Debug, PartialEq)]
pub struct LocationChange {
    /// The location.
    pub id: LocationId,
    /// Whose it is.
    pub service: ServiceId,
    /// What happened; where it opened or closed, that goes before that it moved.
    pub mark: Mark,
    /// It is not in the network before: added, not opened.
    pub added: bool,
    /// Whether it counted before; [`Counted::Absent`] where it was not in the network.
    pub before: Counted,
    /// Whether it counts after; [`Counted::Absent`] where it is not in the network.
    pub after: Counted,
    /// It is in the network after and no candidate: it could be opened again.
    pub can_reopen: bool,
    /// Where it was and is, where it had moved: place and settled address.
    pub moved: Option<Box<[Home; 2]>>,
    /// The address before is contested: no move brings that back.
    pub contested_address: bool,
}

/// A role with other people in it, at a location that works before or after.
#[derive(Clone, Debug, PartialEq)]
pub struct StaffChange {
    /// Where.
    pub location: LocationId,
    /// As what.
    pub role: RoleId,
    /// What was known before.
    pub before: Held,
    /// What is known after.
    pub after: Held,
}

impl StaffChange {
    /// Full-time equivalents more (above 0) or less; nothing where either side is unknown.
    #[must_use]
    pub fn fte(&self) -> Option<f64> {
        Some(number(self.after)? - number(self.before)?)
    }
}

/// People who went from one location to another, as known numbers show.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleMove {
    /// As what.
    pub role: RoleId,
    /// From where.
    pub from: LocationId,
    /// To where.
    pub to: LocationId,
    /// How many.
    pub fte: f64,
}

/// What a list gained and lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// In the list after, and not before; by code.
    pub gained: Vec<Country>,
    /// In the list before, and not after; by code.
    pub lost: Vec<Country>,
}

impl Turn {
    /// Whether the lists are the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.gained.is_empty() && self.lost.is_empty()
    }

    /// Compares two lists in order.
    fn of(before: &[Country], after: &[Country]) -> Self {
        let but = |of: &[Country], these: &[Country]| {
            let rest = of.iter().copied();
            rest.filter(|c| these.binary_search(c).is_err()).collect()
        };
        Self {
            gained: but(after, before),
            lost: but(before, after),
        }
    }
}

/// The countries where a service is present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceCountries {
    /// The service.
    pub service: ServiceId,
    /// Countries gained.
    pub gained: Vec<Country>,
    /// Countries lost.
    pub lost: Vec<Country>,
}

/// Joint presence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joint {
    /// Countries where all services are present.
    pub all: Turn,
    /// Countries where two services or more are present.
    pub two: Turn,
    /// Countries where all are said to be present, and the located offices show it.
    pub stated_and_shown: Turn,
}

/// The crews of all posts against the minimum; see [`Crew`](crate::analysis::Crew).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CrewFigures {
    /// Posts that are present.
    pub posts: usize,
    /// Posts known to have the whole minimum crew.
    pub complete: usize,
    /// Roles that are known to be filled.
    pub filled: u32,
    /// The least that it would take to reach the minimum everywhere.
    pub at_least: u32,
    /// The most.
    pub at_most: u32,
    /// Roles of which nothing is known or agreed.
    pub unknown: u32,
}

/// What differs between two networks, "before" and "after".
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// Locations that opened, closed or moved, by id.
    pub locations: Vec<LocationChange>,
    /// Roles with other people in them, by location and role.
    pub staff: Vec<StaffChange>,
    /// People who moved, as far as known numbers show.
    pub moves: Vec<RoleMove>,
    /// For each service of the network after, the countries gained and lost.
    pub countries: Vec<ServiceCountries>,
    /// Countries gained and lost by the network as a whole.
    pub any: Turn,
    /// Joint presence gained and lost.
    pub joint: Joint,
    /// Countries that a location answers for which counts as present.
    pub answered: Turn,
    /// Coverage and distances.
    pub coverage: super::CoverageDifference,
    /// Crews before and after.
    pub crew: [CrewFigures; 2],
}

impl Difference {
    /// Whether nothing differs: no location opened, closed or moved, and no staff changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.locations.is_empty() && self.staff.is_empty()
    }

    /// How to draw a location.
    #[must_use]
    pub fn mark(&self, id: &LocationId) -> Mark {
        let by_id = self.locations.binary_search_by(|change| change.id.cmp(id));
        match by_id.ok().and_then(|at| self.locations.get(at)) {
            Some(change) => change.mark,
            None if self.staff.iter().any(|change| change.location == *id) => Mark::Staffed,
            None => Mark::Unchanged,
        }
    }
}

/// A mark for every location of the network after, in its order: what the map draws.
#[must_use]
pub fn marks(difference: &Difference, after: &Network) -> Vec<(LocationId, Mark)> {
    let locations = after.locations().iter();
    locations
        .map(|location| (location.id.clone(), difference.mark(&location.id)))
        .collect()
}

/// Compares two networks. Locations are the same that have the same id.
#[must_use]
pub fn difference(before: &Network, after: &Network) -> Difference {
    let mut all = Difference::default();
    for is in after.locations() {
        compare(
            &mut all,
            [before, after],
            &is.id,
            of_file(before, &is.id),
            Some(is),
        );
    }
    for was in before.locations() {
        if of_file(after, &was.id).is_none() {
            compare(&mut all, [before, after], &was.id, Some(was), None);
        }
    }
    all.locations.sort_by(|a, b| a.id.cmp(&b.id));
    all.staff
        .sort_by(|a, b| (&a.location, &a.role).cmp(&(&b.location, &b.role)));
    all.moves = moves(&all.staff);

    let [was, is] = [before, after].map(presence);
    all.countries = after
        .services()
        .iter()
        .map(|service| {
            let countries = |network: &Network, presence: &Presence| {
                let index = network.service_index(&service.id);
                list(presence, |row| index.is_some_and(|i| row.has(i)))
            };
            let turn = Turn::of(&countries(before, &was), &countries(after, &is));
            ServiceCountries {
                service: service.id.clone(),
                gained: turn.gained,
                lost: turn.lost,
            }
        })
        .collect();
    let least = |count: u32| {
        let list = |presence| list(presence, |row| row.len() >= count);
        Turn::of(&list(&was), &list(&is))
    };
    all.any = least(1);
    all.joint = Joint {
        all: Turn::of(
            &was.all_together().collect::<Vec<_>>(),
            &is.all_together().collect::<Vec<_>>(),
        ),
        two: least(2),
        stated_and_shown: Turn::of(&shown(before, &was), &shown(after, &is)),
    };
    all.answered = Turn::of(&answered(before), &answered(after));
    all.coverage = super::reach::compare(before, after);
    all.crew = [before, after].map(figures);
    all
}

/// The countries whose services present are as wanted, by code.
fn list(presence: &Presence, wanted: impl Fn(crate::analysis::Services) -> bool) -> Vec<Country> {
    let rows = presence.countries.iter();
    rows.filter(|row| wanted(row.present()))
        .map(|row| row.country)
        .collect()
}

fn shown(network: &Network, presence: &Presence) -> Vec<Country> {
    let rows = joint_presence(network, presence).rows;
    let both = |row: &&JointRow| row.stated && row.computed();
    rows.iter().filter(both).map(|row| row.country).collect()
}

fn answered(network: &Network) -> Vec<Country> {
    let all = jurisdictions(network);
    let is_present = |counted| counted == Counted::Present;
    all.countries
        .iter()
        .filter(|(_, answers)| answers.iter().any(|answer| is_present(answer.counted)))
        .map(|(country, _)| *country)
        .collect()
}

fn figures(network: &Network) -> CrewFigures {
    let crew = crew(network);
    let is_present = |counted| counted == Counted::Present;
    CrewFigures {
        posts: crew
            .posts
            .iter()
            .filter(|post| is_present(post.counted))
            .count(),
        complete: crew.complete(),
        filled: crew.filled(),
        at_least: crew.at_least(),
        at_most: crew.at_most(),
        unknown: crew.unknown(),
    }
}

/// A location of a network by id.
pub(super) fn of_file<'n>(network: &'n Network, id: &LocationId) -> Option<&'n Location> {
    network.location(id)
}

/// Whether a location does not count, not even as contested.
pub(super) fn absent(location: &Location) -> bool {
    counts(location) == Counted::Absent
}

/// The address that the claims about a location come to.
pub(super) fn address_of(location: &Location) -> Option<Box<str>> {
    match settle(&location.address) {
        Settled::One(claim) => Some(claim.value.clone()),
        Settled::Unknown | Settled::Contested => None,
    }
}

/// Notes what became of one location.
fn compare(
    all: &mut Difference,
    networks: [&Network; 2],
    id: &LocationId,
    was: Option<&Location>,
    is: Option<&Location>,
) {
    let [before, after] = [was, is].map(|l| l.map_or(Counted::Absent, counts));
    if before == Counted::Absent && after == Counted::Absent {
        return;
    }
    let ends = was.zip(is).filter(|_| before != Counted::Absent);
    let moved = ends.and_then(|(was, is)| {
        let ends = [was, is].map(|l| (l.place.clone(), address_of(l)));
        let [from, to] = &ends;
        (from != to).then(|| Box::new(ends))
    });
    let mark = match (before, after) {
        (a, b) if a == b && moved.is_none() => Mark::Unchanged,
        (a, b) if a == b => Mark::Moved,
        (_, Counted::Present) => Mark::Opened,
        (Counted::Absent, Counted::Contested) => Mark::Opened,
        _ => Mark::Closed,
    };
    if let (true, Some(any)) = (mark != Mark::Unchanged, is.or(was)) {
        let address = was.map(|l| settle(&l.address));
        all.locations.push(LocationChange {
            id: id.clone(),
            service: any.service.clone(),
            mark,
            added: was.is_none(),
            before,
            after,
            can_reopen: is.is_some_and(|l| l.kind != Kind::Candidate),
            moved,
            contested_address: matches!(address, Some(Settled::Contested)),
        });
    }
    let [first, second] = networks;
    let is_new = |id: &RoleId| first.role(id).is_none();
    let new = second.file().roles.iter().filter(|role| is_new(&role.id));
    for role in first.file().roles.iter().chain(new) {
        let [before, after] = [was, is].map(|l| l.map_or(Held::Unknown, |l| held(l, &role.id)));
        if !same(before, after) {
            all.staff.push(StaffChange {
                location: id.clone(),
                role: role.id.clone(),
                before,
                after,
            });
        }
    }
}

/// Full-time equivalents, where they are known.
pub(super) fn number(held: Held) -> Option<f64> {
    match held {
        Held::Filled(fte) => Some(fte),
        Held::Absent => Some(0.0),
        Held::Contested | Held::Unknown => None,
    }
}

/// Whether two say the same, to half a hundredth.
fn same(a: Held, b: Held) -> bool {
    match (number(a), number(b)) {
        (Some(a), Some(b)) => (a - b).abs() < 0.005,
        _ => a == b,
    }
}

/// Pairs those who left with those who came in the same role. People who came where nothing was
/// known count as come; who left from where nothing is known cannot be seen.
fn moves(staff: &[StaffChange]) -> Vec<RoleMove> {
    let delta = |change: &StaffChange| {
        let before = match change.before {
            Held::Unknown => Some(0.0),
            held => number(held),
        };
        Some(number(change.after)? - before?)
    };
    let mut come: Vec<(&StaffChange, f64)> = staff
        .iter()
        .filter_map(|change| Some((change, delta(change).filter(|fte| *fte > 0.0)?)))
        .collect();
    let mut moves = Vec::new();
    for left in staff {
        let mut gone = -delta(left).unwrap_or(0.0);
        for (to, rest) in come.iter_mut().filter(|(to, _)| to.role == left.role) {
            let fte = gone.min(*rest);
            if fte >= 0.005 {
                gone -= fte;
                *rest -= fte;
                moves.push(RoleMove {
                    role: left.role.clone(),
                    from: left.location.clone(),
                    to: to.location.clone(),
                    fte,
                });
            }
        }
    }
    moves
}
