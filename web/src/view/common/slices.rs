//! Long work in slices: the page stays free.
//!
//! Not in a worker: that would fetch and start the wasm once more, be sent the network, the shapes and the cities,
//! and have to write what comes of it, to be read again here. In slices the page waits for one of them at most, and
//! everything stays where it is used.

use buitenkaart_core::turns::{Long, Turn};

use crate::browser::time::{breathe, now};

/// How long a slice is, milliseconds.
pub(crate) const SLICE: f64 = 12.0;

/// Does a long work, a little at a time. Before each slice but the first `goes_on` is told how much is done, in
/// percent; where it says no, that was all.
pub(crate) async fn in_slices<T>(work: Long<'_, T>, goes_on: impl Fn(u8) -> bool) -> Option<T> {
    in_slices_of(SLICE, work, goes_on).await
}

/// The same in slices of so many milliseconds.
pub(crate) async fn in_slices_of<T>(
    slice: f64,
    mut work: Long<'_, T>,
    goes_on: impl Fn(u8) -> bool,
) -> Option<T> {
    loop {
        let until = now() + slice;
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
