//! Whose doing a change of the state was: what the page around the widget sets is no news to it.

use super::action::{Action, Setting};
use super::types::{By, State};

/// Whose doing the latest change was of what the page is told, since it was told last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    pub(crate) selection: By,
    pub(crate) scenario: By,
    pub(crate) date: By,
    pub(crate) view: By,
    /// Whether an address was opened.
    pub(crate) linked: bool,
    /// Whether something else has changed since: what is told then may be what was told before.
    pub(crate) overtaken: bool,
}

/// What an action is about, kept while it is carried out.
pub(crate) struct Doing {
    by: By,
    /// What an attribute sets, also where it is so already: selection, scenario, date, view.
    given: [bool; 4],
}

impl Doing {
    pub(crate) fn of(action: &Action) -> Self {
        let (by, settings): (By, &[Setting]) = match action {
            Action::Set(settings, by) => (*by, settings),
            Action::Address(..) => (By::Address, &[]),
            _ => (By::Visitor, &[]),
        };
        let sets = |is: fn(&Setting) -> bool| by == By::Attribute && settings.iter().any(is);
        Self {
            by,
            given: [
                sets(|one| matches!(one, Setting::Selection(_))),
                sets(|one| matches!(one, Setting::Scenario(_))),
                sets(|one| matches!(one, Setting::Times(_))),
                sets(|one| matches!(one, Setting::View(_))),
            ],
        }
    }
}

impl Changes {
    /// With what an action has changed.
    pub(crate) fn with(mut self, doing: &Doing, before: &State, after: &State) -> Self {
        // What follows from what an attribute sets is news: where the map goes for a selection, say.
        let follows = if doing.by == By::Attribute {
            By::Visitor
        } else {
            doing.by
        };
        let [selection, scenario, date, view] = doing.given;
        for (whose, given, is_changed) in [
            (
                &mut self.selection,
                selection,
                before.selection != after.selection,
            ),
            (
                &mut self.scenario,
                scenario,
                before.plan.text != after.plan.text,
            ),
            (&mut self.date, date, before.times != after.times),
            (&mut self.view, view, before.view != after.view),
        ] {
            if given {
                *whose = By::Attribute;
            } else if is_changed {
                *whose = follows;
            }
        }
        let is_same = before.looks_like(after) && before.view == after.view;
        self.overtaken |= self.linked && !is_same;
        self.linked |= doing.by == By::Address;
        self
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use buitenkaart_core::model::Country;
    use buitenkaart_core::{geo, load};

    use super::super::reduce::reduce;
    use super::super::types::Selection;
    use super::*;
    use crate::assets::{Assets, Shapes};
    use crate::dataset::Dataset;
    use crate::viewport::Viewpoint;

    fn austria() -> Selection {
        Selection::Country(Country::new("AT").unwrap())
    }

    /// Whose doing it was, after these actions one by one.
    fn after(actions: Vec<Action>) -> Changes {
        let mut state = State::new(Assets {
            dataset: Dataset::new(load::built_in().unwrap()),
            shapes: Shapes(geo::coarse_basemap()),
        });
        let mut changes = Changes::default();
        for action in actions {
            let doing = Doing::of(&action);
            let next = reduce(&state, action);
            changes = changes.with(&doing, &state, &next);
            state = next;
        }
        changes
    }

    fn set(by: By) -> Action {
        Action::Set(vec![Setting::Selection(Some(austria()))], by)
    }

    #[test]
    fn what_an_attribute_sets_is_its_own_and_what_follows_is_news() {
        let changes = after(vec![set(By::Attribute)]);
        assert_eq!(changes.selection, By::Attribute);
        // The map went there, which no attribute says.
        assert_eq!(changes.view, By::Visitor);
        let view = Viewpoint {
            lat: 1.0,
            lon: 2.0,
            zoom: 3,
        };
        let both = vec![
            Setting::Selection(Some(austria())),
            Setting::View(Some(view)),
        ];
        let changes = after(vec![Action::Set(both, By::Attribute)]);
        assert_eq!([changes.selection, changes.view], [By::Attribute; 2]);
        assert_eq!(changes.scenario, By::Visitor);
    }

    #[test]
    fn the_latest_counts() {
        let slovakia = Selection::Country(Country::new("SK").unwrap());
        let changes = after(vec![set(By::Attribute), Action::Pick(slovakia)]);
        assert_eq!(changes.selection, By::Visitor);
        let changes = after(vec![Action::Pick(austria()), set(By::Attribute)]);
        assert_eq!(
            changes.selection,
            By::Attribute,
            "also where it is so already"
        );
        assert_eq!(after(vec![set(By::Visitor)]).selection, By::Visitor);
    }

    #[test]
    fn an_address_is_known_until_it_is_told() {
        let said = vec![Setting::Scenario(Rc::from("1~~~OKmadrid"))];
        let address = Action::Address(said, String::new());
        let changes = after(vec![address, Action::Say("moved".to_owned())]);
        assert!(changes.linked && changes.scenario == By::Address && !changes.overtaken);
        assert!(!after(vec![set(By::Attribute)]).linked);
        // Who goes back at once to what was there before the address: it is to be told all the same.
        let address = Action::Address(Vec::new(), String::new());
        let changes = after(vec![set(By::Visitor), address, set(By::Visitor)]);
        assert!(changes.linked && changes.overtaken);
    }
}
