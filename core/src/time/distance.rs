//! How far the capitals of the world are from the network, at every day on which that changes.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Day, Moment, Timeline, Works};
use crate::analysis::distance_km;
use crate::countries::{Scope, countries};
use crate::model::{Kind, Network};

/// The mean distance from a day on, in km along the great circle: of the capitals of the members of
/// the United Nations but for the home country, each counted once, to the nearest location that works.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Far {
    /// The first day; none where there is no earlier one.
    pub from: Option<Day>,
    /// To what surely works: it is no further than this. None where nothing does.
    pub sure: Option<f64>,
    /// To what surely or perhaps works: it is no nearer than this.
    pub least: Option<f64>,
}

/// Locations at work, the nearest to one capital first; those that work no longer are dropped late.
#[derive(Default)]
struct Nearest(BinaryHeap<Reverse<(u32, u32)>>);

impl Nearest {
    fn put(&mut self, metres: u32, at: u32) {
        self.0.push(Reverse((metres, at)));
    }

    fn metres(&mut self, is_at_work: impl Fn(u32) -> bool) -> Option<u32> {
        while let Some(Reverse((metres, at))) = self.0.peek().copied() {
            if is_at_work(at) {
                return Some(metres);
            }
            self.0.pop();
        }
        None
    }
}

/// Posts alone count where the network has any, and every location otherwise. What nothing is known of
/// at a time counts for neither. In O(n log n) of the changes, times the countries.
#[must_use]
pub fn distances(network: &Network, timelines: &[Timeline]) -> Vec<Far> {
    let locations = network.locations();
    let has_posts = locations.iter().any(|one| one.kind == Kind::Post);
    let points: Vec<Option<[f64; 2]>> = locations
        .iter()
        .map(|one| {
            let counts = if has_posts {
                one.kind == Kind::Post
            } else {
                one.kind != Kind::Candidate
            };
            network.place_of(one).filter(|_| counts)?.lat_lon
        })
        .collect();
    let mut changes = BinaryHeap::new();
    for ((timeline, point), at) in timelines.iter().zip(&points).zip(0u32..) {
        if point.is_some() {
            let spans = timeline.spans().iter().enumerate();
            changes.extend(spans.map(|(i, span)| (span.from, at, i)));
        }
    }
    let capitals = countries()
        .iter()
        .filter(|figures| Scope::UnMembers.holds(figures) && !network.is_home(figures.country));
    let capitals = capitals.filter_map(|figures| Some(figures.capital.as_ref()?.lat_lon));
    let mut capitals: Vec<_> = capitals
        .map(|point| (point, [Nearest::default(), Nearest::default()]))
        .collect();
    // Whether each surely works, and whether it may.
    let mut at_work = vec![[false; 2]; locations.len()];
    let mut all: Vec<Far> = Vec::new();
    let mut changes = changes.into_sorted_vec().into_iter().peekable();
    while let Some((from, at, i)) = changes.next() {
        let span = timelines
            .get(at as usize)
            .and_then(|line| line.spans().get(i));
        if let (Some(span), Some(now)) = (span, at_work.get_mut(at as usize)) {
            let before = std::mem::replace(now, works(span.moment));
            let point = points.get(at as usize).copied().flatten();
            for (which, (was, is)) in before.into_iter().zip(*now).enumerate() {
                if let (false, true, Some(point)) = (was, is, point) {
                    for (capital, nearest) in &mut capitals {
                        if let Some(nearest) = nearest.get_mut(which) {
                            nearest.put(metres(*capital, point), at);
                        }
                    }
                }
            }
        }
        if changes.peek().is_some_and(|(next, ..)| *next == from) {
            continue;
        }
        let mean = |capitals: &mut Vec<([f64; 2], [Nearest; 2])>, which: usize| {
            let is_at_work = |at: u32| {
                let now = at_work.get(at as usize).and_then(|now| now.get(which));
                now.copied().unwrap_or_default()
            };
            let (mut sum, mut count) = (0u64, 0u32);
            for (_, nearest) in capitals {
                let metres = nearest.get_mut(which)?.metres(is_at_work)?;
                sum += u64::from(metres);
                count += 1;
            }
            #[allow(
                clippy::cast_precision_loss,
                reason = "below the circumference times 200"
            )]
            let sum = sum as f64;
            (count > 0).then(|| sum / 1000.0 / f64::from(count))
        };
        let far = Far {
            from,
            sure: mean(&mut capitals, 0),
            least: mean(&mut capitals, 1),
        };
        let same = |last: &Far| (last.sure, last.least) == (far.sure, far.least);
        if !all.last().is_some_and(same) {
            all.push(far);
        }
    }
    all
}

fn works(moment: Moment) -> [bool; 2] {
    let sure = moment.works == Works::Yes;
    [
        sure,
        sure || (moment.works == Works::Maybe && !moment.is_unknown()),
    ]
}

/// Whole metres: they are ordered, and add up the same in any order.
fn metres(a: [f64; 2], b: [f64; 2]) -> u32 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most half the circumference"
    )]
    let metres = (distance_km(a, b) * 1000.0).round() as u32;
    metres
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{coverage, fixture};
    use crate::countries::Weight;
    use crate::load::built_in;
    use crate::model::Date;
    use crate::time::{network_at, timelines};

    fn day(text: &str) -> Day {
        Day::last(Date::new(text).unwrap())
    }

    fn at(all: &[Far], day: Day) -> Far {
        *all.iter().rfind(|far| far.from <= Some(day)).unwrap()
    }

    /// Where all is firm, it is what the coverage of the network at that day says.
    #[test]
    fn it_is_what_the_coverage_says_at_any_day() {
        let network = fixture::network(
            "dkbuza post Vienna:AT open@2024 opened=1994
             dkbuza post Paris:FR open@2024 opened=2002-01-22
             dkbuza post Madrid:ES open@2010-01-01 closed@2018-11-15 opened=2007 closed=2018-11-15
             fit office Tokyo:JP open@2024 opened=1974",
        );
        let all = distances(&network, &timelines(&network));
        assert_eq!(at(&all, day("1990")).least, None, "no post yet");
        for date in ["1995", "2003", "2008", "2018-11-14", "2018-11-15", "2024"] {
            let far = at(&all, day(date));
            let then = coverage(&network_at(&network, day(date)));
            let mean = then
                .weighed(Scope::UnMembers, Weight::Equal)
                .mean_km_post
                .unwrap();
            assert!(
                (far.sure.unwrap() - mean).abs() < 0.001,
                "{date}: {far:?}, {mean}"
            );
            assert_eq!(far.sure, far.least, "{date}");
        }
        assert_eq!(all.iter().filter(|far| far.from.is_some()).count(), 6);
    }

    #[test]
    fn what_may_work_is_never_farther_than_what_surely_does() {
        let network = built_in().unwrap();
        let all = distances(&network, &timelines(&network));
        assert!(all.len() > 5);
        for far in &all {
            let (sure, least) = (far.sure, far.least);
            assert!(
                sure.is_none_or(|sure| least.is_some_and(|least| least <= sure)),
                "{far:?}"
            );
        }
        assert!(all.is_sorted_by(|a, b| a.from < b.from));
    }
}
