//! A network file, read in turns: the page stays free.

use std::rc::Rc;

use buitenkaart_core::load::{Loading, Problems};

use super::slices::in_slices_of;
use crate::browser::time::breathe;
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
    let read = in_slices_of(SLICE, Loading::new(bytes), &goes_on).await?;
    // What is worked out of it takes a while of its own, and so does drawing it.
    breathe().await;
    let read = read.map(Dataset::new);
    breathe().await;
    goes_on(100).then_some(read)
}
