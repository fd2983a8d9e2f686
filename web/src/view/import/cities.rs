//! The cities of the whole world, fetched where a list names one that is not known otherwise.

use std::cell::Cell;
use std::rc::Rc;

use buitenkaart_core::import::{Gazetteer, Table};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::bench::Bench;
use super::ready;
use super::turn::SLICE;
use crate::browser::time::{breathe, now};
use crate::chunks::{Chunk, Cities};
use crate::i18n as t;
use crate::i18n::import as s;

/// How far it has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nobody has asked.
    Unasked,
    /// They are on their way, or being read.
    OnTheWay,
    /// They did not come.
    Missing,
}

thread_local! {
    static STAGE: Cell<Stage> = const { Cell::new(Stage::Unasked) };
}

/// How many lines are read before the clock is looked at: a tenth of a millisecond on a fast machine.
const LINES: usize = 50;

/// Tells of the cities, and fetches them where the list wants them.
pub(super) fn cities(bench: &Bench) -> Html {
    let l = bench.ctx.l();
    if bench.work.gazetteer.is_whole() {
        return html! { <p class="small" role="status">{ s::cities(l) }</p> };
    }
    if !bench.work.wants_cities() {
        return html! {};
    }
    if STAGE.get() == Stage::Unasked {
        fetch(bench);
    }
    if STAGE.get() == Stage::Missing {
        let bench = bench.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            fetch(&bench);
            bench.redraw.emit(());
        });
        return html! {
            <p role="status">{ s::no_cities(l) }{ " " }<button type="button" class="quiet" {onclick}>{ t::try_again(l) }</button></p>
        };
    }
    html! { <p role="status">{ s::cities_coming(l) }</p> }
}

fn fetch(bench: &Bench) {
    STAGE.set(Stage::OnTheWay);
    let dataset = bench.work.dataset.clone();
    let (done, redraw) = (bench.cities.clone(), bench.redraw.clone());
    Cities::ask(move |chunk| match chunk {
        Some(chunk) => spawn_local(async move {
            let known = ready::gazetteer(&dataset).await;
            let all = extended((*known).clone(), (chunk.table)()).await;
            // The next list, perhaps of another network, asks anew.
            STAGE.set(Stage::Unasked);
            done.emit((dataset, Rc::new(all)));
        }),
        None => {
            STAGE.set(Stage::Missing);
            redraw.emit(());
        }
    });
}

/// Reads the cities of the world, a little at a time: the page stays free.
pub(super) async fn extended(mut gazetteer: Gazetteer, table: &'static str) -> Gazetteer {
    let mut table = Table::new(table);
    loop {
        let until = now() + SLICE;
        while now() < until {
            if !gazetteer.extend_by(&mut table, LINES) {
                return gazetteer;
            }
        }
        breathe().await;
    }
}
