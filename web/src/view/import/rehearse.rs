//! What a list needs is made ready while nobody waits: from when this part of the page is open, before a file is
//! chosen.
//!
//! Only what has been fetched with this part. The cities of the world stay where they are until a list wants them.

use std::rc::Rc;

use buitenkaart_core::import::{rehearsal, tables};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::bench::Bench;
use super::ready;
use super::turn::{self, in_slices};
use super::work::Work;
use crate::browser::time::breathe;
use crate::view::ctx::Ctx;

/// Begins to make them ready, and goes through every step once with a list of its own, to what is drawn of it (by
/// `draw`), of which nothing is kept: what the browser translates then, the first list need not wait for.
pub(super) fn prepare(ctx: &Ctx, draw: fn(&Bench) -> Html) {
    let ctx = ctx.clone();
    let (dataset, shapes, l) = (ctx.state.whole.clone(), ctx.state.shapes.0, ctx.l());
    // A list of somebody’s own goes before.
    let turn = turn::now();
    spawn_local(async move {
        // What has just been opened is shown first.
        breathe().await;
        ready::gazetteer(&dataset).await;
        in_slices(tables(), &|_| true).await;
        // All of a network is gone through, which takes its time where it is large.
        if dataset.network.locations().len() > LARGE {
            return;
        }
        let list = rehearsal(&dataset.network).into_bytes();
        let goes_on = |_: u8| turn::is(turn);
        let opened = Work::open(
            vec![(String::new(), Ok(list))],
            &dataset,
            shapes,
            l,
            &goes_on,
        );
        if let Some(Ok(work)) = opened.await
            && let Some(work) = work.planned_in_slices(&|_| turn::is(turn)).await
        {
            let work = work.applied_in_slices(&goes_on).await;
            breathe().await;
            // Cities are fetched for a list of somebody’s own alone.
            if let Some(work) = work.filter(|work| !work.wants_cities()) {
                // Made, and never shown.
                drop(draw(&Bench {
                    ctx,
                    work: Rc::new(work),
                    set: Callback::noop(),
                    complain: Callback::noop(),
                    cities: Callback::noop(),
                    work_out: Callback::noop(),
                    redraw: Callback::noop(),
                }));
            }
        }
    });
}

/// Networks of more locations are not rehearsed with.
const LARGE: usize = 1000;
