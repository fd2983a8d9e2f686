//! The state: what is on screen, and all that decides it.

use std::cell::Cell;
use std::rc::Rc;

use buitenkaart_core::analysis::{Filter, Position, Region};
use buitenkaart_core::load::Problems;
use buitenkaart_core::model::{Country, Locale, LocationId};

use super::history::Plan;
use super::times::Times;
use crate::assets::{Assets, Shapes};
use crate::dataset::Dataset;
use crate::others::Others;
use crate::scenario::{Changed, WorkOut};
use crate::viewport::{MAX_ZOOM, Order, Viewpoint, around};

/// Something chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Selection {
    /// By its id: a scenario may add it, or change where it stands in the network.
    Location(LocationId),
    Country(Country),
}

/// A dialog over everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialog {
    /// The keyboard.
    Help,
    /// What is on screen, passed on.
    Share,
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
    /// Other networks beside this one.
    Compare,
}

impl Page {
    /// Whether the map is on it.
    pub(crate) fn has_map(self) -> bool {
        !matches!(self, Self::Facts | Self::About)
    }
}

/// How the list is grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Grouping {
    #[default]
    Country,
    Service,
}

/// Who does something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum By {
    /// Somebody who looks at the map; or a program, by a method of the element.
    #[default]
    Visitor,
    /// The page around, by an attribute.
    Attribute,
    /// The page's address.
    Address,
}

/// Something to tell, once.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Notice {
    /// These parts of the address could not be read.
    Unread(String),
    FileGood(String, usize),
    FileBad(String, Wrong),
    /// A file is being read; who takes this away, wants it no more.
    Reading(Progress),
    /// Something that went wrong, in words.
    Told(String),
}

/// How far a file has been read. Every reading is another one.
#[derive(Clone, Debug)]
pub(crate) struct Progress {
    pub(crate) name: Rc<str>,
    /// 0 to 100.
    pub(crate) percent: Rc<Cell<u8>>,
}

impl PartialEq for Progress {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.percent, &other.percent)
    }
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
    /// What a link to what is on screen begins with: what the host says is the address of a page that reads
    /// what follows its `#`; `#` for this page, empty where there is none.
    pub(crate) link: Rc<str>,
    /// Addresses of other networks, separated by spaces.
    pub(crate) others: Rc<str>,
    /// Whether the page or its address says where the map is.
    pub(crate) placed: bool,
    /// Whether the selection is the page's, whose focus and scroll are to stay where they are.
    pub(crate) chose: bool,
}

/// What is on screen.
#[derive(Clone, PartialEq)]
pub(crate) struct State {
    pub(crate) host: Host,
    /// The network on show but for the scenario: as it was at the date asked for, once that has been
    /// worked out.
    pub(crate) dataset: Rc<Dataset>,
    /// The network of all times.
    pub(crate) whole: Rc<Dataset>,
    /// When the network is to be shown.
    pub(crate) times: Times,
    /// The shapes of countries, the finest that are here.
    pub(crate) shapes: Shapes,
    pub(crate) locale: Locale,
    pub(crate) page: Page,
    pub(crate) filter: Filter,
    pub(crate) grouping: Grouping,
    /// Countries tinted by how many services are there.
    pub(crate) tint: bool,
    /// Lines of responsibility of all that is shown, not of what is selected alone.
    pub(crate) lines: bool,
    pub(crate) selection: Option<Selection>,
    /// Where the map is, as it reports, or was sent last; none until either.
    pub(crate) view: Option<Viewpoint>,
    /// Where the map was sent last.
    pub(crate) order: Order,
    pub(crate) notice: Option<Notice>,
    /// The dialog that is open.
    pub(crate) dialog: Option<Dialog>,
    /// The networks beside it.
    pub(crate) others: Others,
    /// The scenario at hand.
    pub(crate) plan: Plan,
    /// What works it out, once that has come.
    pub(super) work_out: Option<WorkOut>,
    /// What it changes, once it is worked out.
    pub(super) changed: Option<Changed>,
    /// What a screen reader is to be told.
    pub(crate) announcement: Rc<str>,
}

impl State {
    /// The widget as it begins, with these data.
    pub(crate) fn new(Assets { dataset, shapes }: Assets) -> Self {
        let view = dataset.first_view();
        Self {
            host: Host::default(),
            view,
            whole: dataset.clone(),
            dataset,
            times: Times::default(),
            shapes,
            locale: Locale::default(),
            page: Page::default(),
            filter: Filter::default(),
            grouping: Grouping::default(),
            tint: true,
            lines: false,
            selection: None,
            order: Order {
                number: 0,
                to: view,
            },
            notice: None,
            dialog: None,
            others: Others::default(),
            plan: Plan::default(),
            work_out: None,
            changed: None,
            announcement: "".into(),
        }
    }

    /// Whether the network has a page of this sort.
    pub(crate) fn has(&self, page: Page) -> bool {
        match page {
            Page::Scenario => self.whole.has_what_if,
            Page::Facts => self.whole.has_facts,
            _ => true,
        }
    }

    /// Whether it is the same but for what changes as the map moves: views that show nothing of that
    /// need not be drawn again.
    pub(crate) fn looks_like(&self, other: &Self) -> bool {
        let Self {
            host,
            dataset,
            whole,
            times,
            shapes,
            locale,
            page,
            filter,
            grouping,
            tint,
            lines,
            selection,
            view: _,
            order: _,
            notice,
            dialog,
            others,
            plan,
            work_out: _,
            changed,
            announcement: _,
        } = self;
        *locale == other.locale
            && *page == other.page
            && *grouping == other.grouping
            && *tint == other.tint
            && *lines == other.lines
            && *dialog == other.dialog
            && *selection == other.selection
            && *shapes == other.shapes
            && *dataset == other.dataset
            && *whole == other.whole
            && *times == other.times
            && *filter == other.filter
            && *notice == other.notice
            && *others == other.others
            && *plan == other.plan
            && *changed == other.changed
            && *host == other.host
    }

    /// Whether other networks stand, or are to stand, beside it.
    pub(crate) fn compares(&self) -> bool {
        !self.host.others.is_empty() || self.others != Others::default()
    }

    /// The region that the filter is narrowed to, if it is exactly one.
    pub(crate) fn region(&self) -> Option<Region> {
        Region::ALL.into_iter().find(|r| {
            !self.filter.regions.is_empty() && self.filter.regions == r.sub_regions().collect()
        })
    }

    /// What the scenario at hand changes, where that is what is looked at.
    pub(crate) fn changed(&self) -> Option<&Changed> {
        let changed = self.changed.as_ref();
        changed.filter(|_| self.page == Page::Scenario)
    }

    /// The network on show: that of the scenario where one is looked at.
    pub(crate) fn shown(&self) -> &Rc<Dataset> {
        let changed = self.changed();
        changed.map_or(&self.dataset, |changed| &changed.0.dataset)
    }

    /// The position of the location that is selected, in the network on show.
    pub(crate) fn position(&self) -> Option<Position> {
        match &self.selection {
            Some(Selection::Location(id)) => self.shown().position(id),
            _ => None,
        }
    }

    /// Whether what is selected is a location that is there, be it at another time than the one on show.
    pub(super) fn has_location(&self) -> bool {
        match &self.selection {
            Some(Selection::Location(id)) => self
                .position()
                .or_else(|| self.whole.position(id))
                .is_some(),
            _ => false,
        }
    }

    /// Sends the map there; to the whole world, where that is nowhere.
    pub(super) fn send(&mut self, view: Option<Viewpoint>) {
        self.view = view;
        self.order = Order {
            number: self.order.number.wrapping_add(1),
            to: view,
        };
    }

    /// Where to look to see what is selected; none where it has no point.
    pub(super) fn view_of_selection(&self) -> Option<Viewpoint> {
        match self.selection.as_ref()? {
            Selection::Location(_) => {
                let place = self.shown().place(self.position()?)?;
                let Some([lat, lon]) = place.lat_lon else {
                    return place
                        .zone
                        .as_ref()
                        .and_then(|z| around(self.shapes.0, &z.value));
                };
                let zoom = self.view.map_or(5, |v| v.zoom).clamp(5, MAX_ZOOM);
                Some(Viewpoint { lat, lon, zoom })
            }
            Selection::Country(country) => around(self.shapes.0, &[*country]),
        }
    }
}
