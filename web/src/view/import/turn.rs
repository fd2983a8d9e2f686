//! Whose turn it is, and for how long: who works in slices stops where somebody else has begun.

use std::cell::Cell;

use buitenkaart_core::turns::Long;

use crate::view::common::slices;
pub(super) use crate::view::common::slices::SLICE;

thread_local! {
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// Begins another turn.
pub(super) fn next() -> u32 {
    TURN.set(TURN.get().wrapping_add(1));
    TURN.get()
}

/// The turn that it is.
pub(super) fn now() -> u32 {
    TURN.get()
}

/// Whether it is still this one.
pub(super) fn is(turn: u32) -> bool {
    TURN.get() == turn
}

/// Does a long work in slices, as others do; compiled once for each sort of work.
pub(super) async fn in_slices<T>(work: Long<'_, T>, goes_on: &dyn Fn(u8) -> bool) -> Option<T> {
    slices::in_slices(work, goes_on).await
}
