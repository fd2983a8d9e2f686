//! A scenario through time: what of it has come by a day.

use std::collections::{BTreeMap, BinaryHeap};

use super::{Change, Scenario};
use crate::model::LocationId;
use crate::time::Day;

impl Scenario {
    /// The scenario as far as it has come by the end of a day: changes of a later date are switched
    /// off, and so is what rests on them, the staff of a post that has not opened yet. A change without
    /// a date comes at once.
    #[must_use]
    pub fn by(&self, day: Day) -> Self {
        let mut scenario = self.clone();
        let mut awaited: Vec<LocationId> = Vec::new();
        for at in self.in_order_of_time() {
            let Some(step) = scenario.changes.get_mut(at) else {
                continue;
            };
            let is_late = step.date.is_some_and(|date| Day::last(date) > day);
            let waits = step
                .change
                .locations()
                .into_iter()
                .any(|id| awaited.contains(id));
            if step.off || !(is_late || waits) {
                continue;
            }
            step.off = true;
            match &step.change {
                Change::Open { candidate: id, .. } | Change::Reopen { location: id } => {
                    awaited.push(id.clone());
                }
                change => awaited.extend(change.added_id()),
            }
        }
        scenario
    }

    /// The positions of the changes in the order in which they come: by their dates; of one day, in that of the list.
    /// A change without a date comes at once, but not before one higher up in the list that it touches on.
    pub(super) fn in_order_of_time(&self) -> Vec<usize> {
        let mut touched: BTreeMap<LocationId, Day> = BTreeMap::new();
        let mut order = BinaryHeap::new();
        for (at, step) in self.changes.iter().enumerate() {
            let change = &step.change;
            let ids = || {
                change
                    .locations()
                    .into_iter()
                    .cloned()
                    .chain(change.added_id())
            };
            let day = step.date.map(Day::last);
            let day = day.or_else(|| ids().filter_map(|id| touched.get(&id).copied()).max());
            if let Some(day) = day.filter(|_| !step.off) {
                touched.extend(ids().map(|id| (id, day)));
            }
            order.push((day, at));
        }
        let order = order.into_sorted_vec();
        order.into_iter().map(|(_, at)| at).collect()
    }

    /// The days by which a change comes, in order.
    #[must_use]
    pub fn days(&self) -> Vec<Day> {
        let on = self.changes.iter().filter(|step| !step.off);
        let days = on.filter_map(|step| step.date.map(Day::last));
        let mut days = days.collect::<BinaryHeap<_>>().into_sorted_vec();
        days.dedup();
        days
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::built_in;
    use crate::model::Date;
    use crate::scenario::difference;

    fn day(text: &str) -> Day {
        Day::last(Date::new(text).unwrap())
    }

    #[test]
    fn a_dated_change_comes_on_its_day_with_what_rests_on_it() {
        let network = built_in().unwrap();
        let scenario = Scenario::parse("1~~~2028-06OKmadrid~PKmadrid_D~2030Cpost-vienna").unwrap();
        let opened = |text: &str| {
            let outcome = scenario.by(day(text)).outcome(&network).unwrap();
            outcome.difference.locations.len()
        };
        assert_eq!(
            [opened("2027"), opened("2028-06-29"), opened("2028-06")],
            [0, 0, 1]
        );
        assert_eq!([opened("2029"), opened("2030")], [1, 2]);
        assert_eq!(scenario.days(), [day("2028-06"), day("2030")]);
        // All of it, once all has come.
        assert_eq!(scenario.by(Day::LAST), scenario);
        let all = scenario.apply(&network).unwrap();
        let last = scenario.by(day("2030")).apply(&network).unwrap();
        assert!(difference(&all, &last).is_empty());
    }

    #[test]
    fn changes_come_in_the_order_of_their_dates() {
        use crate::analysis::{Effective, verdict};
        let network = built_in().unwrap();
        let id = LocationId::new("post-vienna").unwrap();
        let scenario = Scenario::parse("1~~~2030Rpost-vienna~2028Cpost-vienna").unwrap();
        let at = |text: &str| {
            let after = scenario.by(day(text)).apply(&network).unwrap();
            verdict(after.location(&id).unwrap()).effective
        };
        assert_eq!(
            [at("2027"), at("2029"), at("2031")],
            [Effective::Open, Effective::Closed, Effective::Open]
        );
        // What touches on a dated change waits for it, dated or not.
        let scenario = Scenario::parse("1~~~OKmorocco~2028OKmadrid~PKmadrid_D").unwrap();
        assert_eq!(scenario.in_order_of_time(), [0, 1, 2]);
        let scenario = Scenario::parse("1~~~2030OKmorocco~2028OKmadrid~PKmadrid_D~PKmorocco_D");
        assert_eq!(scenario.unwrap().in_order_of_time(), [1, 2, 0, 3]);
    }

    #[test]
    fn a_date_is_refused_where_it_is_none() {
        for (text, offset) in [
            ("1~~~2028-13OKmadrid", 4),
            ("1~~~20OKmadrid", 4),
            ("1~~~2028", 8),
        ] {
            assert_eq!(Scenario::parse(text).unwrap_err().offset, offset, "{text}");
        }
        let small = Scenario::parse("1~~~2028-06okmadrid");
        assert!(small.is_err() || small.unwrap().changes[0].off);
    }
}
