//! A network file, read in turns: the page stays free.

use std::rc::Rc;

use buitenkaart_core::load::{Loading, Problems, Turn};

use crate::browser::time::{breathe, now};
use crate::dataset::Dataset;

/// How long the page is busy at a time, milliseconds: less than what one notices, and long beside the
/// pause that a browser makes between two.
const SLICE: f64 = 24.0;

/// Reads a network. Before each pause `goes_on` is told how much is done, in percent; where it says no, that
/// was all.
pub(crate) async fn read(
    bytes: &[u8],
    goes_on: impl Fn(u8) -> bool,
) -> Option<Result<Rc<Dataset>, Problems>> {
    let mut loading = Loading::new(bytes);
    let mut until = now() + SLICE;
    let read = loop {
        match loading.go_on() {
            Turn::Done(read) => break *read,
            Turn::More(more) => loading = more,
        }
        if now() >= until {
            if !goes_on(loading.percent()) {
                return None;
            }
            breathe().await;
            until = now() + SLICE;
        }
    };
    // What is worked out of it takes a while of its own, and so does drawing it.
    breathe().await;
    let read = read.map(Dataset::new);
    breathe().await;
    goes_on(100).then_some(read)
}
