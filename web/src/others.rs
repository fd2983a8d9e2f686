//! Other networks, to stand beside the one on show.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use buitenkaart_core::analysis::Position;
use buitenkaart_core::geo::Clusters;

use crate::dataset::Dataset;

/// Another network.
pub(crate) struct Other {
    /// What the host, an address or the visitor calls it by; empty for a file, which no address names.
    pub(crate) key: Rc<str>,
    pub(crate) dataset: Rc<Dataset>,
    /// What of it is near one another on the map, once it is drawn.
    pub(crate) drawn: OnceCell<Drawn>,
}

/// Where the locations of a network are.
pub(crate) struct Drawn {
    pub(crate) clusters: RefCell<Clusters>,
    /// Latitude and longitude of each, degrees WGS 84.
    pub(crate) points: Vec<[f64; 2]>,
    pub(crate) positions: Vec<Position>,
}

impl PartialEq for Other {
    /// Every one is another.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The networks beside the one on show.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Others {
    /// Which ones an address names, joined by `~~`: each one that comes with the map by its name, or a file by its
    /// path with `~` for `/`. Nothing so written can name another origin.
    pub(crate) asked: Rc<str>,
    /// Those that have come, in the order in which they are shown.
    pub(crate) here: Vec<Rc<Other>>,
    /// What those that did not come are called by: they are not asked for again unless somebody says so.
    pub(crate) failed: Vec<Rc<str>>,
}
