//! What every view is given.

use std::rc::Rc;

use buitenkaart_core::analysis::Position;
use buitenkaart_core::model::{Locale, Module, Texts};
use yew::prelude::*;

use crate::dataset::Dataset;
use crate::scenario::Changed;
use crate::state::{Action, State};
use crate::store::Store;

/// The way to change the state of a widget.
#[derive(Clone)]
pub(crate) struct Dispatch(pub(crate) Rc<Store>);

impl PartialEq for Dispatch {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Dispatch {
    pub(crate) fn dispatch(&self, action: Action) {
        self.0.dispatch(action);
    }
}

/// The state, and the way to change it. Two are equal where what they show is, wherever the map has
/// moved: a view that is given an equal one is not drawn again, and keeps the one before.
#[derive(Clone, Properties)]
pub(crate) struct Ctx {
    pub(crate) state: Rc<State>,
    pub(crate) dispatch: Dispatch,
}

impl PartialEq for Ctx {
    fn eq(&self, other: &Self) -> bool {
        self.dispatch == other.dispatch
            && (Rc::ptr_eq(&self.state, &other.state) || self.state.looks_like(&other.state))
    }
}

impl Ctx {
    /// That of a widget at this moment.
    pub(crate) fn of(store: &Rc<Store>) -> Self {
        Self {
            state: store.state(),
            dispatch: Dispatch(store.clone()),
        }
    }

    /// The language on screen.
    pub(crate) fn l(&self) -> Locale {
        self.state.locale
    }

    /// The network on show: that of the scenario where one is at hand.
    pub(crate) fn dataset(&self) -> &Rc<Dataset> {
        self.state.shown()
    }

    /// What the network says in its own words.
    pub(crate) fn texts(&self) -> &Texts {
        &self.state.whole.network.file().texts
    }

    /// Whether a part of the map is shown, and has something to show.
    pub(crate) fn shows(&self, module: Module) -> bool {
        self.state.whole.network.uses(module)
    }

    /// What the scenario at hand changes, where that is what is looked at.
    pub(crate) fn changed(&self) -> Option<&Changed> {
        self.state.changed()
    }

    /// The class of a location's glyph beside its own: what a scenario or an interval changed.
    pub(crate) fn mark(&self, position: Position) -> &'static str {
        let marks = &self.dataset().marks;
        marks.get(position as usize).map_or("", |mark| mark.class)
    }

    /// The position of the location that is selected, in the network on show.
    pub(crate) fn selected(&self) -> Option<Position> {
        self.state.position()
    }

    /// A callback that does one thing, whatever the event.
    pub(crate) fn on<E: 'static>(&self, action: impl Fn() -> Action + 'static) -> Callback<E> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(action()))
    }
}
