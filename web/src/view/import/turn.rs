//! Whose turn it is, and for how long: who works in slices stops where somebody else has begun.

use std::cell::Cell;

use buitenkaart_core::turns::{Long, Turn};

use crate::browser::time::{breathe, now};

/// How long a slice is, milliseconds.
pub(super) const SLICE: f64 = 12.0;

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

/// Does a long work, a little at a time: the page stays free. Before each slice but the first `goes_on` is told
/// how much is done, in percent; where it says no, that was all.
pub(super) async fn in_slices<T>(mut work: Long<'_, T>, goes_on: impl Fn(u8) -> bool) -> Option<T> {
    loop {
        let until = now() + SLICE;
        while now() < until {
            match work.go_on() {
                Turn::Done(done) => return Some(*done),
                Turn::More(more) => work = more,
            }
        }
        if !goes_on(work.percent()) {
            return None;
        }
        breathe().await;
    }
}
