//! What the map is told to show, and what it tells of what was done on it.

use std::rc::Rc;

use buitenkaart_core::analysis::{Effective, Position};
use buitenkaart_core::model::{Country, Locale};

use crate::assets::Shapes;
use crate::viewport::Viewpoint;

/// A location as the map shows it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spot {
    pub(crate) position: Position,
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    pub(crate) name: Rc<str>,
    /// The city that it is in; empty for a region.
    pub(crate) city: Rc<str>,
    /// What is said beside the name when it is not plainly open: "seen in 2015".
    pub(crate) detail: Rc<str>,
    /// The classes of its glyph.
    pub(crate) glyph: String,
    pub(crate) standing: Effective,
    /// It is a region: a label, never a dot.
    pub(crate) zone: bool,
}

/// Two points, latitude and longitude each.
pub(crate) type Line = [[f64; 2]; 2];

/// How a country is filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tint {
    #[default]
    None,
    One,
    Two,
    Three,
    /// The selected post answers for it.
    Jurisdiction,
    /// It is part of a region without a chosen place.
    Zone,
    /// It is itself selected.
    Selected,
    /// The scenario brings somebody there who answers for it, or a service.
    Gained,
    /// The scenario takes the last one away.
    Lost,
}

impl Tint {
    /// Whether it tells of who is there.
    pub(crate) fn is_of_services(self) -> bool {
        matches!(self, Self::One | Self::Two | Self::Three)
    }
}

/// Everything the map shows.
#[derive(Clone, PartialEq)]
pub(crate) struct Scene {
    pub(crate) locale: Locale,
    pub(crate) spots: Rc<Vec<Spot>>,
    pub(crate) selected: Option<Position>,
    /// From who answers to whom it answers for, degrees WGS 84.
    pub(crate) lines: Rc<Vec<Line>>,
    /// Countries with a tint of their own, by code.
    pub(crate) tints: Rc<Vec<(Country, Tint)>>,
    /// Where the map is to go, if the order is another; to the whole world, where that is nowhere.
    pub(crate) view: Option<Viewpoint>,
    pub(crate) order: u32,
    pub(crate) dark: bool,
    /// What the countries are drawn from.
    pub(crate) shapes: Shapes,
    /// Address of the host's own tiles; empty where there are none.
    pub(crate) tiles: Rc<str>,
}

/// What was done on the map.
pub(crate) enum MapEvent {
    Moved(Viewpoint),
    Location(Position),
    /// Beside any location: latitude and longitude, degrees WGS 84.
    Click([f64; 2]),
    /// A group was opened or the map asked to go closer.
    Closer(Viewpoint),
    /// Zooming met its end: the nearest, or the furthest.
    End {
        nearest: bool,
    },
}
