//! Where a widget's state is: every action goes through the reducer, and then the widget is drawn.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use crate::state::{Action, Changes, Doing, State, reduce};

thread_local! {
    /// Those of all widgets of the page.
    static STORES: RefCell<Vec<Weak<Store>>> = const { RefCell::new(Vec::new()) };
}

/// The state of a widget, the way to change it, and what draws it.
pub(crate) struct Store {
    state: RefCell<Rc<State>>,
    draw: RefCell<Option<Rc<dyn Fn()>>>,
    changes: Cell<Changes>,
    /// How many networks were given so far.
    loads: Cell<u32>,
}

impl Store {
    pub(crate) fn new(state: State) -> Rc<Self> {
        let store = Rc::new(Self {
            state: RefCell::new(Rc::new(state)),
            draw: RefCell::default(),
            changes: Cell::default(),
            loads: Cell::default(),
        });
        STORES.with_borrow_mut(|stores| {
            stores.retain(|one| one.strong_count() > 0);
            stores.push(Rc::downgrade(&store));
        });
        store
    }

    pub(crate) fn state(&self) -> Rc<State> {
        self.state.borrow().clone()
    }

    /// Changes the state, then has it drawn.
    pub(crate) fn dispatch(&self, action: Action) {
        let (before, doing) = (self.state(), Doing::of(&action));
        let next = reduce(&before, action);
        let changes = self.changes.get();
        self.changes.set(changes.with(&doing, &before, &next));
        self.state.replace(Rc::new(next));
        let draw = self.draw.borrow().clone();
        if let Some(draw) = draw {
            draw();
        }
    }

    /// The number of a network that is given now: the latest wins, however long an earlier one takes.
    pub(crate) fn begin_load(&self) -> u32 {
        self.loads.set(self.loads.get().wrapping_add(1));
        self.loads.get()
    }

    /// Whether no other network was given since.
    pub(crate) fn is_latest_load(&self, load: u32) -> bool {
        self.loads.get() == load
    }

    /// Whose doing the changes are since it was last asked.
    pub(crate) fn take_changes(&self) -> Changes {
        self.changes.take()
    }

    /// Says what draws the state after each change; or that nothing does any more.
    pub(crate) fn draw_by(&self, draw: Option<Rc<dyn Fn()>>) {
        self.draw.replace(draw);
    }
}

/// Tells every widget of the page that something happened.
pub(crate) fn dispatch_to_all(action: impl Fn() -> Action) {
    let all =
        STORES.with_borrow(|stores| stores.iter().filter_map(Weak::upgrade).collect::<Vec<_>>());
    for store in all {
        store.dispatch(action());
    }
}
