//! The cities that are known with a network, made ready once for all lists.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use buitenkaart_core::import::Gazetteer;

use super::turn::in_slices;
use crate::dataset::Dataset;

thread_local! {
    /// The cities of the network that was there last.
    static READY: RefCell<Option<(Weak<Dataset>, Rc<Gazetteer>)>> = const { RefCell::new(None) };
}

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
    let made = in_slices(Gazetteer::gathering(&dataset.network), &|_| true).await;
    let made = Rc::new(made.unwrap_or_default());
    READY.replace(Some((Rc::downgrade(dataset), made.clone())));
    made
}
