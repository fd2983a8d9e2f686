//! Comparing two networks.

use super::{
    CrewFigures, Difference, Joint, LocationChange, Mark, RoleMove, ServiceCountries, StaffChange,
    Turn,
};
use crate::analysis::{
    Counted, Held, JointRow, Presence, Settled, counts, coverage, crew, held, joint_presence,
    presence, settle,
};
use crate::countries::Scope;
use crate::model::{Country, Location, LocationId, Network, RoleId};

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
    let covers = [before, after].map(coverage);
    let [was, is] = covers.each_ref().map(|it| it.answered(Scope::All));
    all.answered = Turn::of(&was, &is);
    all.coverage = super::coverage_difference::compare([before, after], &covers);
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
        all.locations.push(LocationChange {
            id: id.clone(),
            service: any.service.clone(),
            mark,
            added: was.is_none(),
            before,
            after,
            moved,
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
