//! What every step of bringing a list in works with.

use std::rc::Rc;

use buitenkaart_core::import::{Gazetteer, Sheet};
use yew::prelude::*;

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
    /// Draws again.
    pub(super) redraw: Callback<()>,
}

impl Bench {
    /// A callback that goes on to another state of the work.
    pub(super) fn on<E: 'static>(&self, go: impl Fn(&Work, E) -> Work + 'static) -> Callback<E> {
        let (work, set) = (self.work.clone(), self.set.clone());
        Callback::from(move |event| set.emit(Some(go(&work, event))))
    }

    /// Goes on to another state of the work.
    pub(super) fn go(&self, work: Work) {
        self.set.emit(Some(work));
    }

    pub(super) fn sheet(&self) -> Option<&Sheet> {
        self.work.sheet()
    }
}
