//! What a scenario comes to: worked out once, and kept beside its text.

use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use buitenkaart_core::Network;
use buitenkaart_core::model::Country;
use buitenkaart_core::scenario::{
    ChangeProblem, Difference, Mark, Means, Scenario, ServiceCountries, TextError,
    difference as since_then, marks,
};
use buitenkaart_core::time::{Day, titled_as_of};

use crate::dataset::{Dataset, Says, Turned};
use crate::i18n::scenario as s;

/// A scenario in its text form, empty where nobody has begun one; and what it comes to, once somebody
/// has asked.
#[derive(Clone)]
pub(crate) struct Written {
    text: Rc<str>,
    read: Rc<RefCell<Option<Rc<Read>>>>,
}

impl Default for Written {
    fn default() -> Self {
        Self::from(Rc::from(""))
    }
}

impl From<Rc<str>> for Written {
    fn from(text: Rc<str>) -> Self {
        Self {
            text,
            read: Rc::default(),
        }
    }
}

impl Deref for Written {
    type Target = Rc<str>;

    fn deref(&self) -> &Rc<str> {
        &self.text
    }
}

impl PartialEq for Written {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Written {
    /// What it comes to, applied to this network.
    pub(crate) fn read(&self, base: &Rc<Dataset>) -> Rc<Read> {
        let mut kept = self.read.borrow_mut();
        match &*kept {
            Some(read) if Rc::ptr_eq(&read.base, base) => read.clone(),
            _ => kept.insert(Rc::new(Read::new(base, &self.text))).clone(),
        }
    }
}

/// A scenario, read and applied: or what is wrong with it.
pub(crate) struct Read {
    /// The network that it was applied to.
    base: Rc<Dataset>,
    pub(crate) scenario: Rc<Scenario>,
    /// As far as it has come by the day that is shown.
    pub(crate) come: Rc<Scenario>,
    /// What is wrong with the text itself.
    pub(crate) broken: Option<TextError>,
    pub(crate) outcome: Result<Changed, Rc<Vec<ChangeProblem>>>,
}

impl Read {
    fn new(base: &Rc<Dataset>, text: &str) -> Self {
        let (scenario, broken) = if text.is_empty() {
            (Scenario::default(), None)
        } else {
            Scenario::parse_link(text)
        };
        let planned = scenario.days();
        let has_dates = !planned.is_empty();
        let scenario = Rc::new(scenario);
        let come = base
            .day
            .map_or_else(|| scenario.clone(), |day| Rc::new(scenario.by(day)));
        // Of a time to come the network itself says nothing, and after its last change the scenario neither.
        let compiled = Day::last(base.network.file().compiled);
        let last = planned.last().copied().max(Some(compiled));
        let to_come = base.day.min(last).filter(|day| *day > compiled);
        let to_come = to_come.map(|day| titled_as_of(&base.network, day.date()));
        let before = to_come.as_ref().unwrap_or(&base.network);
        let outcome = match come.outcome(before) {
            Ok(outcome) => {
                let difference = outcome.difference;
                let lists = |of: fn(&ServiceCountries) -> &Vec<Country>| {
                    let mut all: Vec<Country> =
                        difference.countries.iter().flat_map(of).copied().collect();
                    all.sort_unstable();
                    all.dedup();
                    all
                };
                let marks = |difference: &Difference| -> Vec<Mark> {
                    let marks = marks(difference, &outcome.network).into_iter();
                    marks.map(|(_, mark)| mark).collect()
                };
                // What came before an interval is no change in it.
                let since = base.since.filter(|_| has_dates);
                let since = since.and_then(|day| scenario.by(day).outcome(before).ok());
                let in_between = since.map(|since| since_then(&since.network, &outcome.network));
                let in_between = in_between.as_ref().map(marks);
                let marks = marks(&difference);
                let shown = in_between.as_ref().unwrap_or(&marks);
                let turned = turned(base, &outcome.network, shown);
                Ok(Changed(Rc::new(After {
                    marks,
                    gained: lists(|c| &c.gained),
                    lost: lists(|c| &c.lost),
                    dataset: Dataset::dated(outcome.network, [base.since, base.day], turned),
                    means: outcome.means,
                    difference,
                    has_dates,
                })))
            }
            Err(problems) => Err(Rc::new(problems)),
        };
        Self {
            base: base.clone(),
            scenario,
            come,
            broken,
            outcome,
        }
    }
}

/// What works out the network that a scenario leaves; none where it changes nothing, or cannot be
/// applied. It lies in a part that is fetched later.
#[derive(Clone, Copy)]
pub(crate) struct WorkOut(pub(crate) fn(&Written, &Rc<Dataset>) -> Option<Changed>);

impl PartialEq for WorkOut {
    /// There is but one.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The network as a scenario leaves it, with what that changes.
#[derive(Clone)]
pub(crate) struct Changed(pub(crate) Rc<After>);

impl PartialEq for Changed {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What became of each location: what the interval on show has made of it, and then the scenario.
fn turned(base: &Dataset, after: &Network, marks: &[Mark]) -> Vec<Turned> {
    let all = after.locations().iter().zip(marks);
    all.map(|(location, mark)| {
        let before = base.network.position(&location.id);
        let before = before.and_then(|at| base.marks.get(at as usize).copied());
        let mut turned = before.unwrap_or_default();
        let (class, says): (_, Says) = match mark {
            Mark::Opened => (" opened", s::mark_opened),
            Mark::Closed => (" shut", s::mark_closed),
            Mark::Moved | Mark::Staffed => (" moved", s::mark_changed),
            Mark::Unchanged => return turned,
        };
        turned.class = class;
        turned.also(says);
        turned
    })
    .collect()
}

/// What a scenario comes to.
pub(crate) struct After {
    /// The network.
    pub(crate) dataset: Rc<Dataset>,
    /// A mark for each location, in the order of the network.
    pub(crate) marks: Vec<Mark>,
    /// Countries where a service comes that was not there.
    pub(crate) gained: Vec<Country>,
    /// Countries that a service leaves.
    pub(crate) lost: Vec<Country>,
    pub(crate) difference: Difference,
    pub(crate) means: Means,
    /// Whether a change comes by a date.
    pub(crate) has_dates: bool,
}

#[cfg(test)]
mod tests {
    use buitenkaart_core::load;
    use buitenkaart_core::model::{Date, Locale};

    use super::*;

    #[test]
    fn what_a_scenario_comes_to_says_by_when() {
        let network = load::built_in().unwrap();
        let text = Written::from(Rc::from("1~~~2028-06OKmadrid~2030Cpost-vienna"));
        let read = |date: Option<&str>| {
            let day = date.map(|date| Day::last(Date::new(date).unwrap()));
            let base = Dataset::dated(network.clone(), [None, day], Vec::new());
            let read = text.read(&base);
            let off: Vec<bool> = read.come.changes.iter().map(|step| step.off).collect();
            let changed = read.outcome.clone().ok().unwrap();
            assert!(changed.0.has_dates);
            let title = changed.0.dataset.network.file().title.get(Locale::En);
            (off, title.to_owned())
        };
        let plain = network.file().title.get(Locale::En);
        assert_eq!(read(None), (vec![false, false], plain.to_owned()));
        let title = [plain, ", as of the end of 2029"].concat();
        assert_eq!(read(Some("2029")), (vec![false, true], title));
        // After the last change nothing more comes.
        let title = [plain, ", as of the end of 2030"].concat();
        assert_eq!(read(Some("2035")), (vec![false, false], title));
    }

    #[test]
    fn what_came_before_an_interval_is_not_marked_in_it() {
        let network = load::built_in().unwrap();
        let text = Written::from(Rc::from("1~~~2028-06OKmadrid~2030Cpost-vienna"));
        let marked = |since: Option<&str>| {
            let days = [since, Some("2031")];
            let days = days.map(|date| date.map(|date| Day::last(Date::new(date).unwrap())));
            let base = Dataset::dated(network.clone(), days, Vec::new());
            let read = text.read(&base);
            let changed = read.outcome.clone().ok().unwrap();
            let marks = changed.0.dataset.marks.iter().map(|mark| mark.class);
            let mut marks: Vec<_> = marks.filter(|mark| !mark.is_empty()).collect();
            marks.sort_unstable();
            marks
        };
        assert_eq!(marked(None), [" opened", " shut"]);
        assert_eq!(marked(Some("2027")), [" opened", " shut"]);
        assert_eq!(marked(Some("2029")), [" shut"]);
    }
}
