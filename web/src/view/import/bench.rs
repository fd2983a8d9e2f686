//! What every step of bringing a list in works with.

use std::rc::Rc;

use buitenkaart_core::import::{Gazetteer, Sheet};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::turn;
use super::work::{List, Work};
use crate::dataset::Dataset;
use crate::view::ctx::Ctx;

/// Called with lists that were chosen together.
pub(super) type Opened = Callback<Vec<List>>;

/// What every step is given: the work, and the way to go on with it.
#[derive(Clone)]
pub(super) struct Bench {
    pub(super) ctx: Ctx,
    pub(super) work: Rc<Work>,
    pub(super) set: Callback<Option<Work>>,
    pub(super) complain: Callback<String>,
    /// Goes on with the cities of the whole world, and of the network that they were asked for.
    pub(super) cities: Callback<(Rc<Dataset>, Rc<Gazetteer>)>,
    /// Works out what comes of it, however long that takes.
    pub(super) work_out: Callback<MouseEvent>,
    /// Draws again.
    pub(super) redraw: Callback<()>,
}

impl Bench {
    /// A callback that goes on to another state of the work.
    pub(super) fn on<E: 'static>(&self, go: impl Fn(&Work, E) -> Work + 'static) -> Callback<E> {
        let (work, set) = (self.work.clone(), self.set.clone());
        Callback::from(move |event| set.emit(Some(go(&work, event))))
    }

    /// A callback that goes on to another state of the work once that is there, unless somebody has gone on
    /// to another one meanwhile. Where it says why there is none, all stays as it is.
    pub(super) fn later<E: 'static>(
        &self,
        go: impl AsyncFn(&Work, E) -> Result<Work, String> + 'static,
    ) -> Callback<E> {
        let (bench, go) = (self.clone(), Rc::new(go));
        Callback::from(move |event| {
            let (bench, go) = (bench.clone(), go.clone());
            let turn = turn::next();
            spawn_local(async move {
                let gone = go(&bench.work, event).await;
                if !turn::is(turn) {
                    return;
                }
                match gone {
                    Ok(work) => bench.set.emit(Some(work)),
                    Err(why) => {
                        bench.set.emit(Some((*bench.work).clone()));
                        bench.complain.emit(why);
                    }
                }
            });
        })
    }

    pub(super) fn sheet(&self) -> Option<&Sheet> {
        self.work.sheet()
    }
}

/// The bench as a property: always another.
#[derive(Clone)]
pub(super) struct Held(pub(super) Bench);

impl PartialEq for Held {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}
