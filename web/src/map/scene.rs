//! What the map is told to show, and what it tells of what was done on it.

use std::rc::Rc;

use buitenkaart_core::analysis::Position;
use buitenkaart_core::model::{Country, Locale};

use super::spots::{Look, Spots};
use crate::assets::Shapes;
use crate::viewport::Viewpoint;

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
#[derive(Clone)]
pub(crate) struct Scene {
    pub(crate) locale: Locale,
    pub(crate) spots: Rc<Spots>,
    pub(crate) look: Rc<dyn Look>,
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
