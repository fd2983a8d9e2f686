//! Whose turn it is, and for how long: who works in slices stops where somebody else has begun.

use std::cell::Cell;

pub(super) use crate::view::common::slices::{SLICE, in_slices};

thread_local! {
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// Begins another turn.
pub(super) fn next() -> u32 {
    TURN.set(TURN.get().wrapping_add(1));
    TURN.get()
}

/// Whether it is still this one.
pub(super) fn is(turn: u32) -> bool {
    TURN.get() == turn
}
