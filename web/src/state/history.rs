//! The scenario at hand, as far as the first view knows it: its text form, and what it was before.

use std::rc::Rc;

use crate::scenario::Written;

/// As many steps as can be undone.
const STEPS: usize = 100;

/// The scenario at hand.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Plan {
    /// Its text form; empty where nobody has begun one.
    pub(crate) text: Written,
    /// What it was before, the last one last.
    past: Rc<Vec<Rc<str>>>,
    /// What was undone, the first to redo last.
    future: Rc<Vec<Rc<str>>>,
    /// Another one to compare with.
    pub(crate) other: Option<Written>,
    /// Whether a click on the map says where a location is added.
    pub(crate) placing: bool,
    /// Where: latitude and longitude, degrees WGS 84.
    pub(crate) spot: Option<[f64; 2]>,
}

impl Plan {
    /// Makes it another one, which can be undone.
    pub(crate) fn change(&mut self, text: Rc<str>) {
        if text == *self.text {
            return;
        }
        let past = Rc::make_mut(&mut self.past);
        if past.len() == STEPS {
            past.remove(0);
        }
        past.push((*std::mem::replace(&mut self.text, text.into())).clone());
        self.future = Rc::default();
        self.placing = false;
        self.spot = None;
    }

    pub(crate) fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub(crate) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    pub(crate) fn undo(&mut self) {
        if let Some(before) = Rc::make_mut(&mut self.past).pop() {
            let now = self.replace(before);
            Rc::make_mut(&mut self.future).push(now);
        }
    }

    pub(crate) fn redo(&mut self) {
        if let Some(after) = Rc::make_mut(&mut self.future).pop() {
            let now = self.replace(after);
            Rc::make_mut(&mut self.past).push(now);
        }
    }

    /// Takes over what can be undone from the plan that an address replaces: going back in the
    /// browser is a change like any other.
    pub(crate) fn remember(&mut self, before: &Self) {
        self.past = before.past.clone();
        self.future = before.future.clone();
        // With what it comes to, where it is the same.
        let text = std::mem::replace(&mut self.text, before.text.clone());
        self.change((*text).clone());
        if self.other == before.other {
            self.other.clone_from(&before.other);
        }
    }

    /// Its text before.
    fn replace(&mut self, text: Rc<str>) -> Rc<str> {
        (*std::mem::replace(&mut self.text, text.into())).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_undone_can_be_done_again() {
        let mut plan = Plan::default();
        plan.change("a".into());
        plan.change("b".into());
        plan.undo();
        assert_eq!(&**plan.text, "a");
        plan.redo();
        assert_eq!(&**plan.text, "b");
        plan.undo();
        plan.undo();
        assert!(plan.text.is_empty() && !plan.can_undo() && plan.can_redo());
        plan.change("c".into());
        assert!(!plan.can_redo());
    }

    #[test]
    fn the_past_is_bounded() {
        let mut plan = Plan::default();
        for i in 0..500 {
            plan.change(i.to_string().into());
        }
        let mut steps = 0;
        while plan.can_undo() {
            plan.undo();
            steps += 1;
        }
        assert_eq!(steps, STEPS);
    }
}
