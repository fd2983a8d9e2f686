//! The data of the widget: outlines, which come with the first view, and all of them, which whichever
//! part is fetched first brings.

use std::cell::OnceCell;
use std::rc::Rc;

use buitenkaart_core::geo::{self, Basemap};
use buitenkaart_core::{Network, packed};

use crate::dataset::Dataset;

/// The outline of the network that the widget comes with.
const OUTLINE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/outline.bin"));

/// The shapes of countries, as finely as they are here.
#[derive(Clone, Copy)]
pub(crate) struct Shapes(pub(crate) &'static Basemap);

impl PartialEq for Shapes {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// The data that are here.
#[derive(Clone, PartialEq)]
pub(crate) struct Assets {
    /// The built-in network, or its outline.
    pub(crate) dataset: Rc<Dataset>,
    pub(crate) shapes: Shapes,
}

/// Where the data in full are: functions that lie in the parts that are fetched later.
#[derive(Clone, Copy)]
pub(crate) struct Source {
    network: fn() -> Option<Network>,
    basemap: fn() -> &'static Basemap,
}

impl Source {
    /// The source, for the tables of the parts.
    pub(crate) const WHOLE: Self = Self {
        network: || packed::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/network.bin"))),
        basemap: geo::basemap,
    };
}

thread_local! {
    static OUTLINES: OnceCell<Assets> = const { OnceCell::new() };
    static WHOLE: OnceCell<Assets> = const { OnceCell::new() };
}

/// The data that are here, one and the same for all widgets of a page. None where the outline cannot
/// be unpacked, which the build rules out.
pub(crate) fn here() -> Option<Assets> {
    if let Some(whole) = WHOLE.with(|whole| whole.get().cloned()) {
        return Some(whole);
    }
    OUTLINES.with(|outlines| {
        if outlines.get().is_none() {
            let dataset = Dataset::outline(packed::unpack_outline(OUTLINE)?);
            let shapes = Shapes(geo::coarse_basemap());
            let _ = outlines.set(Assets { dataset, shapes });
        }
        outlines.get().cloned()
    })
}

/// Unpacks the data in full, the first time; from then on they are [`here`]. None where the network
/// cannot be unpacked, which the build rules out.
pub(crate) fn install(source: Source) -> Option<Assets> {
    WHOLE.with(|whole| {
        if whole.get().is_none() {
            let dataset = Dataset::new((source.network)()?);
            let shapes = Shapes((source.basemap)());
            let _ = whole.set(Assets { dataset, shapes });
        }
        whole.get().cloned()
    })
}
