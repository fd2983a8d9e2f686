//! What was said before, and what was undone: the way back, and forth again.

use std::rc::Rc;

/// How many steps can be undone.
const STEPS: usize = 200;

/// The steps around what is said now, which is not here. Each next step is given all of them: they are shared.
#[derive(Clone, PartialEq)]
pub(super) struct Steps<T> {
    past: Vec<Rc<T>>,
    future: Vec<Rc<T>>,
}

impl<T> Default for Steps<T> {
    fn default() -> Self {
        Self {
            past: Vec::new(),
            future: Vec::new(),
        }
    }
}

impl<T: Clone> Steps<T> {
    /// Takes note of what was said before a step; what was undone before is gone.
    pub(super) fn note(&mut self, before: T) {
        self.future.clear();
        self.past.push(Rc::new(before));
        if self.past.len() > STEPS {
            self.past.remove(0);
        }
    }

    /// Goes on elsewhere: what was undone before is gone.
    pub(super) fn go_on(&mut self) {
        self.future.clear();
    }

    /// All that was said before, and what was undone.
    pub(super) fn all(&self) -> impl Iterator<Item = &T> {
        self.past.iter().chain(&self.future).map(Rc::as_ref)
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Takes the last step back.
    pub(super) fn undo(&mut self, now: &mut T) {
        if let Some(before) = self.past.pop() {
            let before = Rc::unwrap_or_clone(before);
            self.future.push(Rc::new(std::mem::replace(now, before)));
        }
    }

    /// Does it again.
    pub(super) fn redo(&mut self, now: &mut T) {
        if let Some(after) = self.future.pop() {
            let after = Rc::unwrap_or_clone(after);
            self.past.push(Rc::new(std::mem::replace(now, after)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_undone_can_be_done_again() {
        let (mut now, mut steps) = (0, Steps::default());
        for next in 1..=2 * STEPS {
            steps.note(std::mem::replace(&mut now, next));
        }
        steps.undo(&mut now);
        assert_eq!(now, 2 * STEPS - 1);
        steps.redo(&mut now);
        assert_eq!(now, 2 * STEPS);
        let mut count = 0;
        while steps.can_undo() {
            steps.undo(&mut now);
            count += 1;
        }
        assert_eq!((count, now), (STEPS, STEPS));
        // What is said then leads elsewhere.
        steps.note(now);
        assert!(steps.can_undo() && !steps.can_redo());
    }
}
