//! What the map is told to show, and what it tells of what was done on it.

use std::rc::Rc;

use buitenkaart_core::analysis::Position;
use buitenkaart_core::model::{Country, Locale};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::spots::{Look, Spots};
use crate::assets::Shapes;
use crate::viewport::{Order, Viewpoint};

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
    /// That of so many services.
    pub(crate) fn of_services(count: u32) -> Self {
        match count {
            0 => Self::None,
            1 => Self::One,
            2 => Self::Two,
            _ => Self::Three,
        }
    }

    /// What the style sheet calls it.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::One => "one",
            Self::Two => "two",
            Self::Three => "three",
            Self::Jurisdiction => "jurisdiction",
            Self::Zone => "zone",
            Self::Selected => "selected",
            Self::Gained => "gained",
            Self::Lost => "lost",
        }
    }

    /// Whether it tells of who is there, or that nobody is.
    pub(crate) fn is_of_services(self) -> bool {
        matches!(self, Self::None | Self::One | Self::Two | Self::Three)
    }
}

/// How a country is filled, and whether another service answers for it from elsewhere, which is hatched.
pub(crate) type Filled = (Country, Tint, bool);

/// A marker that names keep clear of; or the region that the network is of, whose name alone is drawn.
#[derive(Clone)]
pub(crate) struct Obstacle {
    /// Where it stands, degrees WGS 84.
    pub(crate) lat_lon: [f64; 2],
    /// Half of its width and height in CSS pixels.
    pub(crate) half: [f64; 2],
    /// How far above the place it stands, in CSS pixels.
    pub(crate) rise: f64,
    /// It is the region that the network is of.
    pub(crate) is_home: bool,
    /// The name of that region, or of the city that it is in; empty where it stands for several, or for none.
    pub(crate) city: Rc<str>,
}

/// What lies over the land because of what is selected, or asked for.
#[derive(Clone, Default)]
pub(crate) struct Over {
    /// From who answers to whom it answers for, degrees WGS 84: of what is selected.
    pub(crate) lines: Vec<Line>,
    /// The same of all that is shown, where it is asked for.
    pub(crate) all: Vec<Line>,
    /// The fill of countries, over that by services.
    pub(crate) tints: Vec<(Country, Tint)>,
    /// What draws the lines; none where there are none to draw, nor to take away.
    pub(crate) draw: Option<DrawLines>,
    /// Large cities, which nobody need be in.
    pub(crate) cities: Option<Cities>,
}

impl PartialEq for Over {
    fn eq(&self, other: &Self) -> bool {
        // What draws them, there is but one of; it brings the cities too.
        self.draw.is_some() == other.draw.is_some()
            && self.lines == other.lines
            && self.all == other.all
            && self.tints == other.tints
    }
}

/// What draws lines: on this canvas, in a world so many pixels wide, as far as so many from the middle, by
/// what gives the pixels of a latitude and longitude.
pub(crate) type DrawLines = fn(
    &Over,
    &HtmlCanvasElement,
    &CanvasRenderingContext2d,
    f64,
    f64,
    &dyn Fn([f64; 2]) -> [f64; 2],
) -> Option<()>;

/// The names of cities in a language, each after a dot and a space, and where they are, degrees WGS 84: those whose
/// name matters most come first.
pub(crate) type Cities = fn(Locale) -> Vec<(String, [f64; 2])>;

/// Everything the map shows.
#[derive(Clone)]
pub(crate) struct Scene {
    pub(crate) locale: Locale,
    pub(crate) spots: Rc<Spots>,
    pub(crate) look: Rc<dyn Look>,
    pub(crate) selected: Option<Position>,
    pub(crate) over: Rc<Over>,
    /// The region that the network is of.
    pub(crate) home: Option<Obstacle>,
    /// Countries with a fill of their own, by code.
    pub(crate) fills: Rc<Vec<Filled>>,
    /// Where the map is to go, if it has not been there by this order.
    pub(crate) order: Order,
    /// What the countries are drawn from.
    pub(crate) shapes: Shapes,
    /// Address of the host's own tiles; empty where there are none.
    pub(crate) tiles: Rc<str>,
}

/// What was done on the map.
pub(crate) enum MapEvent {
    /// Where it has come to rest, and the number of the order that it had obeyed before.
    Moved(Viewpoint, u32),
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
