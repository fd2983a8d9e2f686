//! The tables in which a list is looked up, made ready while nobody waits: from when this part of the page is open,
//! before a file is chosen.
//!
//! Only what has been fetched with this part. The cities of the world stay where they are until a list wants them.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use buitenkaart_core::import::{Gazetteer, rehearsal, tables};
use wasm_bindgen_futures::spawn_local;

use super::turn::in_slices;
use super::work::Work;
use crate::browser::time::breathe;
use crate::dataset::Dataset;
use crate::view::ctx::Ctx;

thread_local! {
    /// The cities of the network that was there last.
    static READY: RefCell<Option<(Weak<Dataset>, Rc<Gazetteer>)>> = const { RefCell::new(None) };
}

/// Begins to make them ready, and goes through every step once with a list of its own, of which nothing is kept:
/// what the browser translates then, the first list need not wait for.
pub(super) fn prepare(ctx: &Ctx) {
    let (dataset, shapes, l) = (ctx.state.dataset.clone(), ctx.state.shapes.0, ctx.l());
    spawn_local(async move {
        // What has just been opened is shown first.
        breathe().await;
        gazetteer(&dataset).await;
        in_slices(tables(), |_| true).await;
        // All of a network is gone through, which takes its time where it is large.
        if dataset.network.locations().len() > LARGE {
            return;
        }
        let list = rehearsal(&dataset.network).into_bytes();
        let opened = Work::open(
            vec![(String::new(), Ok(list))],
            &dataset,
            shapes,
            l,
            &|_| true,
        );
        if let Some(Ok(work)) = opened.await
            && let Some(work) = work.planned_in_slices(|_| true).await
        {
            work.applied_in_slices(|_| true).await;
        }
    });
}

/// Networks of more locations are not rehearsed with.
const LARGE: usize = 1000;

/// The cities that are known with a network, at once where they are ready.
pub(super) async fn gazetteer(dataset: &Rc<Dataset>) -> Rc<Gazetteer> {
    let ready = READY.with_borrow(|ready| {
        let ready = ready.as_ref();
        let ready = ready.filter(|(of, _)| std::ptr::eq(of.as_ptr(), Rc::as_ptr(dataset)));
        ready.map(|(_, gazetteer)| gazetteer.clone())
    });
    if let Some(ready) = ready {
        return ready;
    }
    let made = in_slices(Gazetteer::gathering(&dataset.network), |_| true).await;
    let made = Rc::new(made.unwrap_or_default());
    READY.replace(Some((Rc::downgrade(dataset), made.clone())));
    made
}
