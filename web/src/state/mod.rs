//! One state, one reducer, one set of actions.

pub(crate) mod degrees;
pub(crate) mod history;
mod link;
pub(crate) mod url;

use std::cell::RefCell;
use std::rc::Rc;

use buitenkaart_core::analysis::{Effective, Filter, Position, Region, Services};
use buitenkaart_core::load::Problems;
use buitenkaart_core::model::{Country, Kind, Locale};
use yew::Reducible;

use self::history::Plan;
use crate::dataset::Dataset;
use crate::later;
use crate::viewport::{MAX_ZOOM, Viewpoint, around};

/// Something chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Selection {
    Location(Position),
    Country(Country),
}

/// A page of the widget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Page {
    #[default]
    Map,
    /// What if: the map and list of a scenario.
    Scenario,
    Facts,
    About,
}

impl Page {
    /// Whether the map is on it.
    pub(crate) fn has_map(self) -> bool {
        matches!(self, Self::Map | Self::Scenario)
    }
}

/// How the list is grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Grouping {
    #[default]
    Country,
    Service,
}

/// Something to tell, once.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Notice {
    /// These parts of the address could not be read.
    Unread(String),
    FileGood(String, usize),
    FileBad(String, Wrong),
    /// Something that went wrong, in words.
    Told(String),
}

/// What is wrong with a file. Every file's problems are their own.
#[derive(Clone, Debug)]
pub(crate) struct Wrong(pub(crate) Rc<Problems>);

impl PartialEq for Wrong {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the page around the widget has decided, and no address says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Host {
    /// How wide the widget was when it began, in CSS pixels.
    pub(crate) width: u32,
    pub(crate) dark: bool,
    /// Address of raster tiles, and whose they are; empty where there are none.
    pub(crate) tiles: Rc<str>,
    pub(crate) credit: Rc<str>,
    /// Whether the selection is the page's, whose focus and scroll are to stay where they are.
    pub(crate) chose: bool,
}

/// What is on screen.
#[derive(Clone, PartialEq)]
pub(crate) struct State {
    pub(crate) host: Host,
    pub(crate) dataset: Rc<Dataset>,
    pub(crate) locale: Locale,
    pub(crate) page: Page,
    pub(crate) filter: Filter,
    pub(crate) grouping: Grouping,
    /// Countries tinted by how many services are there.
    pub(crate) tint: bool,
    pub(crate) selection: Option<Selection>,
    /// Where the map is, or is to go; nothing until it has found a fitting first view.
    pub(crate) view: Option<Viewpoint>,
    pub(crate) notice: Option<Notice>,
    /// Whether the help is open.
    pub(crate) helping: bool,
    /// The scenario at hand.
    pub(crate) plan: Plan,
    /// What a screen reader is to be told.
    pub(crate) announcement: Rc<str>,
}

/// Everything that can happen.
pub(crate) enum Action {
    Language(Locale),
    Page(Page),
    ToggleService(usize),
    ToggleKind(Kind),
    ToggleStanding(Effective),
    Region(Option<Region>),
    Country(Option<Country>),
    ResetFilter,
    Group(Grouping),
    Tint(bool),
    /// Chosen in the list or by search: the map goes there.
    Select(Selection),
    /// Chosen on the map: the map stays.
    Pick(Selection),
    Deselect,
    /// The map has moved.
    Moved(Viewpoint),
    /// The map is to move.
    Go(Viewpoint),
    /// The address has changed.
    Address(String),
    /// The host sets something, a key and then its value; the names of what makes no sense are left here.
    Set(Vec<String>, Rc<RefCell<String>>),
    Loaded(String, Rc<Dataset>),
    Rejected(String, Wrong),
    /// Something went wrong: it is told in these words.
    Tell(String),
    Dismiss,
    Help(bool),
    /// The scenario at hand is to be this one, in its text form.
    Plan(Rc<str>),
    Undo,
    Redo,
    /// Another scenario, in its text form, to compare with; or none any more.
    Compare(Option<Rc<str>>),
    /// A click on the map is to say where a location is added; or no more.
    Placing(bool),
    /// It was said: latitude and longitude, degrees WGS 84.
    Spot([f64; 2]),
    /// A part has come that was not there.
    Arrived,
    Say(String),
}

impl State {
    pub(crate) fn new(dataset: Rc<Dataset>, locale: Locale) -> Self {
        Self {
            host: Host::default(),
            dataset,
            locale,
            page: Page::default(),
            filter: Filter::default(),
            grouping: Grouping::default(),
            tint: true,
            selection: None,
            view: None,
            notice: None,
            helping: false,
            plan: Plan::default(),
            announcement: "".into(),
        }
    }

    /// The state but for what changes as the map moves: views that show nothing of that need not
    /// be drawn again, and the address makes no history of it.
    pub(crate) fn still(&self) -> Self {
        Self {
            view: None,
            announcement: "".into(),
            ..self.clone()
        }
    }

    /// The region that the filter is narrowed to, if it is exactly one.
    pub(crate) fn region(&self) -> Option<Region> {
        Region::ALL.into_iter().find(|r| {
            !self.filter.regions.is_empty() && self.filter.regions == r.sub_regions().collect()
        })
    }

    /// Where to look to see what is chosen; nothing where it has no point.
    fn view_of(&self, selection: Selection) -> Option<Viewpoint> {
        match selection {
            Selection::Location(position) => {
                let place = self.dataset.place(position)?;
                let Some([lat, lon]) = place.lat_lon else {
                    return place
                        .zone
                        .as_ref()
                        .and_then(|z| around(later::basemap(), &z.value));
                };
                let zoom = self.view.map_or(5, |v| v.zoom).clamp(5, MAX_ZOOM);
                Some(Viewpoint { lat, lon, zoom })
            }
            Selection::Country(country) => around(later::basemap(), &[country]),
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Language(locale) => next.locale = locale,
            Action::Page(page) => next.page = page,
            Action::ToggleService(i) => {
                let one = Services::one(i);
                let services = &mut next.filter.services;
                *services = Services(services.0 ^ one.0);
            }
            Action::ToggleKind(kind) => next.filter.kinds.toggle(kind),
            Action::ToggleStanding(standing) => next.filter.standings.toggle(standing),
            Action::Region(region) => {
                next.filter.regions = region.into_iter().flat_map(Region::sub_regions).collect();
            }
            Action::Country(country) => next.filter.countries = country.into_iter().collect(),
            Action::ResetFilter => next.filter = Filter::default(),
            Action::Group(grouping) => next.grouping = grouping,
            Action::Tint(tint) => next.tint = tint,
            Action::Select(selection) => {
                next.host.chose = false;
                next.selection = Some(selection);
                if !next.page.has_map() {
                    next.page = Page::Map;
                }
                if let Some(view) = next.view_of(selection) {
                    next.view = Some(view);
                }
            }
            Action::Pick(selection) => {
                next.host.chose = false;
                next.selection = Some(selection);
            }
            Action::Deselect => next.selection = None,
            Action::Moved(view) | Action::Go(view) => next.view = Some(view),
            Action::Address(hash) => {
                let mut fresh = State::new(next.dataset.clone(), next.locale);
                fresh.host = next.host.clone();
                // Who opens a link wants to see what it names.
                fresh.host.chose = false;
                let unread = url::read(&hash, &mut fresh);
                fresh.notice = (!unread.is_empty()).then_some(Notice::Unread(unread));
                fresh.view = fresh.view.or(next.view);
                fresh.plan.remember(&next.plan);
                if let (None, Some(selection)) = (next.view, fresh.selection)
                    && fresh.view.is_none()
                {
                    fresh.view = fresh.view_of(selection);
                }
                next = fresh;
            }
            Action::Set(given, wrong) => {
                wrong.replace(url::set(&given, &mut next));
            }
            Action::Loaded(name, dataset) => {
                // Without a name, it is the host's: no news to the visitor.
                next.notice = (!name.is_empty())
                    .then(|| Notice::FileGood(name, dataset.network.locations().len()));
                next.dataset = dataset;
                next.selection = None;
                next.filter = Filter::default();
            }
            Action::Rejected(name, problems) => {
                next.notice = Some(Notice::FileBad(name, problems));
            }
            Action::Plan(text) => next.plan.change(text),
            Action::Undo => next.plan.undo(),
            Action::Redo => next.plan.redo(),
            Action::Compare(other) => next.plan.other = other,
            Action::Placing(placing) => next.plan.placing = placing,
            Action::Spot(spot) => next.plan.spot = Some(spot),
            Action::Arrived => {}
            Action::Help(helping) => next.helping = helping,
            Action::Tell(text) => next.notice = Some(Notice::Told(text)),
            Action::Dismiss => next.notice = None,
            Action::Say(text) => next.announcement = text.into(),
        }
        Rc::new(next)
    }
}
