//! The locations that the map shows: where each is, what each looks like, what groups of them consist of.

use std::cell::RefCell;
use std::rc::Rc;

use buitenkaart_core::analysis::Position;
use buitenkaart_core::geo::Clusters;

use crate::viewport::{MAX_ZOOM, within_turn};

/// How near two markers may come, in CSS pixels, before they are shown as one.
const RADIUS: f64 = 40.0;

/// From which zoom level on they may come nearer, and how near: there countries can be told apart.
const NEARER: (u8, f64) = (4, 30.0);

/// How near two locations of one city are, in degrees.
pub(super) const CITY: f64 = 0.02;

/// Whether two points are in the same city: nothing else ever stands side by side.
pub(super) fn same_city(a: [f64; 2], b: [f64; 2]) -> bool {
    (a[0] - b[0]).abs().max(within_turn(a[1] - b[1]).abs()) < CITY
}

/// A location as the map shows it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spot {
    pub(crate) name: Rc<str>,
    /// The city that it is in; empty for a region.
    pub(crate) city: Rc<str>,
    /// What is said beside the name when it is not plainly open, as it was: "seen in 2015".
    pub(crate) detail: Rc<str>,
    /// The classes of its glyph.
    pub(crate) glyph: String,
    /// It is a region: a label, never a dot.
    pub(crate) zone: bool,
}

/// Of which sign a location is, how firm it stands (the least is the firmest), and what has changed of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kin {
    /// 0 for candidates, else the service's number, counted from 1.
    pub(crate) shape: u8,
    pub(crate) firmness: u8,
    /// The class of its glyph beside its own.
    pub(crate) mark: &'static str,
}

/// What locations look like: asked of those in view.
pub(crate) trait Look {
    fn spot(&self, position: Position) -> Option<Spot>;
    fn kin(&self, position: Position) -> Kin;
    /// What a shape is called in short.
    fn shape(&self, shape: u8) -> String;
}

/// The locations on the map, with what their places come to: made once for what matches.
pub(crate) struct Spots {
    /// Of them, what is there though it does not match.
    extra: Option<Position>,
    /// In ascending order.
    pub(super) positions: Vec<Position>,
    /// Latitude and longitude of each, degrees WGS 84.
    pub(super) points: Vec<[f64; 2]>,
    pub(super) clusters: RefCell<Clusters>,
    /// What the groups of each level consist of, where that has been asked.
    pub(super) mixes: RefCell<Vec<Vec<Option<Rc<Mix>>>>>,
}

impl Spots {
    /// Those at these places, in ascending order of position; one of them may be there though it does not
    /// match.
    pub(crate) fn new(
        all: impl Iterator<Item = (Position, [f64; 2])>,
        extra: Option<Position>,
    ) -> Rc<Self> {
        let (positions, points): (Vec<_>, Vec<_>) = all.unzip();
        Rc::new(Self {
            extra,
            clusters: RefCell::new(
                Clusters::new(&points, RADIUS, MAX_ZOOM).nearer(NEARER.0, NEARER.1),
            ),
            positions,
            points,
            mixes: RefCell::new(vec![Vec::new(); usize::from(MAX_ZOOM) + 1]),
        })
    }

    /// Whether these are the ones to show when that is selected.
    pub(crate) fn are_of(&self, selected: Option<Position>) -> bool {
        match self.extra {
            None => selected.is_none_or(|one| self.index(one).is_some()),
            extra => extra == selected,
        }
    }

    /// Which of them a location is.
    pub(super) fn index(&self, position: Position) -> Option<u32> {
        let at = self.positions.binary_search(&position).ok()?;
        u32::try_from(at).ok()
    }

    pub(super) fn position(&self, index: u32) -> Option<Position> {
        self.positions.get(index as usize).copied()
    }

    pub(super) fn point(&self, index: u32) -> Option<[f64; 2]> {
        self.points.get(index as usize).copied()
    }
}

/// As many of a group in one city are named.
pub(super) const NAMED: usize = 12;

/// What a group consists of.
pub(crate) struct Mix {
    /// For each shape in it: which, of how many, and the member that stands firmest.
    pub(super) shares: Vec<Share>,
    /// All are in one city.
    pub(super) together: bool,
    /// The marks of what has opened, closed or moved in it.
    pub(super) marks: &'static str,
    /// Who are named for all: in one city the first few; else the first that has opened, closed and moved, if any.
    pub(super) named: Vec<u32>,
}

pub(super) struct Share {
    pub(super) shape: u8,
    pub(super) count: u32,
    pub(super) firmest: u32,
    firmness: u8,
}

/// What a group of these members consists of; kept where it has a number at its zoom level: its members may be
/// many.
pub(super) fn mix(
    spots: &Spots,
    look: &dyn Look,
    members: &[u32],
    (zoom, number): (u8, Option<usize>),
) -> Rc<Mix> {
    let mut mixes = spots.mixes.borrow_mut();
    let kept = number.and_then(|number| {
        let level = mixes.get_mut(usize::from(zoom))?;
        if level.len() <= number {
            level.resize(number + 1, None);
        }
        level.get_mut(number)
    });
    match kept {
        Some(slot) => slot
            .get_or_insert_with(|| Rc::new(mixed(spots, look, members)))
            .clone(),
        None => Rc::new(mixed(spots, look, members)),
    }
}

fn mixed(spots: &Spots, look: &dyn Look, members: &[u32]) -> Mix {
    let mut shares: Vec<Share> = Vec::new();
    let mut marked = [None; 3];
    for &index in members {
        let Some(position) = spots.position(index) else {
            continue;
        };
        let kin = look.kin(position);
        // What is not sure would mark nearly every group.
        // Of what opened and closed, the last, by which the mark begins.
        let which = match kin.mark {
            mark if mark.starts_with(" opened") => 0,
            mark if mark.starts_with(" shut") => 1,
            " moved" => 2,
            _ => 3,
        };
        if let Some(first) = marked.get_mut(which) {
            first.get_or_insert(index);
        }
        match shares.binary_search_by_key(&kin.shape, |share| share.shape) {
            Ok(at) => {
                if let Some(share) = shares.get_mut(at) {
                    share.count += 1;
                    if kin.firmness < share.firmness {
                        (share.firmest, share.firmness) = (index, kin.firmness);
                    }
                }
            }
            Err(at) => shares.insert(
                at,
                Share {
                    shape: kin.shape,
                    count: 1,
                    firmest: index,
                    firmness: kin.firmness,
                },
            ),
        }
    }
    let point = |index: &u32| spots.point(*index);
    let first = members.first().and_then(point);
    let here = |index: &u32| {
        first
            .zip(point(index))
            .is_some_and(|(a, b)| same_city(a, b))
    };
    let together = members.iter().all(here);
    let mut named: Vec<u32> = marked.into_iter().flatten().collect();
    if together || named.is_empty() {
        let most = if together { NAMED } else { 1 };
        named = members.iter().take(most).copied().collect();
    }
    Mix {
        shares,
        together,
        marks: match marked {
            [Some(_), Some(_), _] => " opened shut",
            [Some(_), ..] => " opened",
            [_, Some(_), _] => " shut",
            [.., Some(_)] => " moved",
            _ => "",
        },
        named,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Marked(&'static [&'static str]);

    impl Look for Marked {
        fn spot(&self, _: Position) -> Option<Spot> {
            None
        }

        fn kin(&self, position: Position) -> Kin {
            Kin {
                // The first stands firmest, so that it alone is drawn for all.
                firmness: position as u8,
                mark: self.0[position as usize],
                ..Kin::default()
            }
        }

        fn shape(&self, _: u8) -> String {
            String::new()
        }
    }

    #[test]
    fn a_group_is_marked_by_whatever_opened_or_closed_in_it() {
        let spots = Spots::new((0..4).map(|at| (at, [0.0, f64::from(at)])), None);
        for (marks, wanted, named) in [
            (["", "", " opened", " opened"], " opened", vec![2]),
            (["", " shut", "", " opened"], " opened shut", vec![3, 1]),
            (["", " moved", " shut", ""], " shut", vec![2, 1]),
            (["", " moved", "", ""], " moved", vec![1]),
            (["", "", " shut opened", ""], " shut", vec![2]),
            (["", "", " opened shut", ""], " opened", vec![2]),
            (["", " moved unsure", "", ""], "", vec![0]),
        ] {
            let marks: &'static [_] = Vec::leak(marks.to_vec());
            let mix = mixed(&spots, &Marked(marks), &[0, 1, 2, 3]);
            assert_eq!((mix.marks, &mix.named), (wanted, &named));
        }
    }
}
