//! What a scenario comes to: worked out once, and kept beside its text.

use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use buitenkaart_core::analysis::Position;
use buitenkaart_core::model::Country;
use buitenkaart_core::scenario::{
    ChangeProblem, Difference, Mark, Means, Scenario, ServiceCountries, TextError, marks,
};
use buitenkaart_core::time::{Day, titled_as_of};

use crate::dataset::Dataset;

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
        let has_dates = !scenario.days().is_empty();
        let scenario = Rc::new(scenario);
        let come = base
            .day
            .map_or_else(|| scenario.clone(), |day| Rc::new(scenario.by(day)));
        // Of a time to come the network itself says nothing.
        let compiled = Day::last(base.network.file().compiled);
        let to_come = base.day.filter(|day| has_dates && *day > compiled);
        let to_come = to_come.map(|day| titled_as_of(&base.network, day.date()));
        let outcome = match come.outcome(to_come.as_ref().unwrap_or(&base.network)) {
            Ok(outcome) => {
                let difference = outcome.difference;
                let lists = |of: fn(&ServiceCountries) -> &Vec<Country>| {
                    let mut all: Vec<Country> =
                        difference.countries.iter().flat_map(of).copied().collect();
                    all.sort_unstable();
                    all.dedup();
                    all
                };
                Ok(Changed(Rc::new(After {
                    marks: marks(&difference, &outcome.network)
                        .into_iter()
                        .map(|(_, mark)| mark)
                        .collect(),
                    gained: lists(|c| &c.gained),
                    lost: lists(|c| &c.lost),
                    dataset: Dataset::new(outcome.network),
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

impl Changed {
    /// The class of a location's glyph beside those of its own; empty where it is as before.
    pub(crate) fn mark(&self, position: Position) -> &'static str {
        match self.0.marks.get(position as usize) {
            Some(Mark::Opened) => " opened",
            Some(Mark::Closed) => " shut",
            Some(Mark::Moved | Mark::Staffed) => " moved",
            Some(Mark::Unchanged) | None => "",
        }
    }
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
            let base = Dataset::dated(network.clone(), day, Vec::new());
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
    }
}
