//! What can happen to the state.

use std::rc::Rc;

use buitenkaart_core::analysis::{Effective, Region, Services, Set};
use buitenkaart_core::model::{Country, Locale};

use super::times::Times;
use super::types::{By, Dialog, Grouping, Page, Progress, Selection, Wrong};
use crate::assets::Assets;
use crate::dataset::Dataset;
use crate::others::Others;
use crate::scenario::{WorkOut, Written};
use crate::viewport::Viewpoint;

/// Everything that can happen.
pub(crate) enum Action {
    Language(Locale),
    Page(Page),
    ToggleService(usize),
    /// The kind at this position of the network's.
    ToggleKind(usize),
    ToggleStanding(Effective),
    Region(Option<Region>),
    Country(Option<Country>),
    ResetFilter,
    Group(Grouping),
    Tint(bool),
    Lines(bool),
    /// Chosen in the list or by search: the map goes there.
    Select(Selection),
    /// Chosen on the map: the map stays.
    Pick(Selection),
    Deselect,
    /// The map has come to rest there, having obeyed the order of this number.
    Moved(Viewpoint, u32),
    /// The map is to move.
    Go(Viewpoint),
    /// The address has changed to one that says this, and nothing else; and what of it cannot be read.
    Address(Vec<Setting>, String),
    /// The host sets something: by an attribute, or as a visitor would.
    Set(Vec<Setting>, By),
    Loaded(String, Rc<Dataset>),
    Rejected(String, Wrong),
    /// Something went wrong: it is told in these words.
    Tell(String),
    /// A file is being read: what tells how far.
    Reading(Progress),
    Dismiss,
    Dialog(Option<Dialog>),
    /// The scenario at hand is to be this one, in its text form.
    Plan(Rc<str>),
    Undo,
    Redo,
    /// Another scenario to compare with; or none any more.
    Compare(Option<Written>),
    /// A click on the map is to say where a location is added; or no more.
    Placing(bool),
    /// It was said: latitude and longitude, degrees WGS 84.
    Spot([f64; 2]),
    /// The network is to be shown for these times.
    Times(Times),
    /// This is how it was then.
    Dated(Times, Rc<Dataset>),
    /// A part has come that is fetched later: with it the data in full, and perhaps what works out
    /// scenarios.
    Arrived(Assets, Option<WorkOut>),
    Say(String),
    /// These networks stand beside it.
    Beside(Others),
}

/// One thing that an address says, or a host sets.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Setting {
    Language(Locale),
    Page(Page),
    Services(Services),
    Kinds(Set<usize>),
    Standings(Set<Effective>),
    Region(Region),
    Country(Country),
    Group(Grouping),
    Tint(bool),
    Lines(bool),
    Times(Times),
    Selection(Option<Selection>),
    /// A scenario in its text form; empty for none.
    Scenario(Rc<str>),
    /// Another to compare it with.
    With(Rc<str>),
    View(Option<Viewpoint>),
    /// Other networks, see [`Others::asked`].
    Compare(Rc<str>),
    /// Everything to its default. Here and below: the host alone sets it, no address says it.
    Reset,
    /// How wide the widget is when it begins, in CSS pixels.
    Width(u32),
    Dark(bool),
    Tiles(Rc<str>),
    Credit(Rc<str>),
    /// What a link begins with, see [`Host::link`](super::types::Host::link).
    Link(Rc<str>),
    /// Addresses of other networks, separated by spaces.
    Others(Rc<str>),
}
