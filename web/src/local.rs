//! What a component keeps for itself from one draw to the next.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

/// Changes what a component keeps, and draws it anew.
pub(crate) struct Keep<T> {
    value: Rc<RefCell<T>>,
    redraw: UseForceUpdateHandle,
}

impl<T> Clone for Keep<T> {
    fn clone(&self) -> Self {
        Self {
            value: self.value.clone(),
            redraw: self.redraw.clone(),
        }
    }
}

impl<T> Keep<T> {
    /// Changes it. Draws anew whether or not it is another now.
    pub(crate) fn change(&self, how: impl FnOnce(&mut T)) {
        how(&mut self.value.borrow_mut());
        self.redraw.force_update();
    }

    /// Keeps this instead.
    pub(crate) fn set(&self, value: T) {
        self.change(|now| *now = value);
    }
}

/// A value of the component's own, as it is now, and what changes it: Yew's `use_state` without the reducer that
/// is inside it, which would be a kilobyte to every visitor.
#[hook]
pub(crate) fn use_kept<T: Clone + 'static>(first: impl FnOnce() -> T) -> (T, Keep<T>) {
    let value = use_mut_ref(first);
    let redraw = use_force_update();
    let now = value.borrow().clone();
    (now, Keep { value, redraw })
}
