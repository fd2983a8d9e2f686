//! How an action changes the state: a function of both, and of nothing else.

use buitenkaart_core::analysis::{Filter, Region, Services};

use super::action::{Action, Setting};
use super::types::{Notice, Page, State};
use crate::assets::Assets;

/// The state after an action.
pub(crate) fn reduce(state: &State, action: Action) -> State {
    let mut next = state.clone();
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
        Action::Address(settings, unread) => next = opened(state, settings, unread),
        Action::Set(settings) => settings.into_iter().for_each(|one| set(&mut next, one)),
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
        Action::Arrived(Assets { dataset, shapes }) => {
            if next.dataset.is_outline {
                next.dataset = dataset;
            }
            next.shapes = shapes;
        }
        Action::Help(helping) => next.helping = helping,
        Action::Tell(text) => next.notice = Some(Notice::Told(text)),
        Action::Dismiss => next.notice = None,
        Action::Say(text) => next.announcement = text.into(),
    }
    next
}

/// The state of somebody who opens an address that says this: what it does not say is at its default, but
/// for the language and where the map is.
fn opened(before: &State, settings: Vec<Setting>, unread: String) -> State {
    let mut next = fresh(before);
    next.locale = before.locale;
    // Who opens a link wants to see what it names.
    next.host.chose = false;
    settings.into_iter().for_each(|one| put(&mut next, one));
    next.notice = (!unread.is_empty()).then_some(Notice::Unread(unread));
    next.view = next.view.or(before.view);
    next.plan.remember(&before.plan);
    if let (None, Some(selection)) = (next.view, next.selection) {
        next.view = next.view_of(selection);
    }
    next
}

/// A state at its defaults, of the same data and host.
fn fresh(before: &State) -> State {
    let assets = Assets {
        dataset: before.dataset.clone(),
        shapes: before.shapes,
    };
    State {
        host: before.host.clone(),
        ..State::new(assets)
    }
}

/// What a host sets shows at once: the map goes to what is selected, the page to a scenario.
fn set(state: &mut State, setting: Setting) {
    match setting {
        Setting::Selection(selection) => {
            state.selection = selection;
            state.host.chose = true;
            if let Some(selection) = selection {
                if !state.page.has_map() {
                    state.page = Page::Map;
                }
                state.view = state.view_of(selection).or(state.view);
            }
        }
        Setting::Scenario(text) => {
            if !text.is_empty() {
                state.page = Page::Scenario;
            } else if state.page == Page::Scenario {
                state.page = Page::Map;
            }
            state.plan.change(text);
        }
        other => put(state, other),
    }
}

pub(super) fn put(state: &mut State, setting: Setting) {
    match setting {
        Setting::Language(locale) => state.locale = locale,
        Setting::Page(page) => state.page = page,
        Setting::Services(services) => state.filter.services = services,
        Setting::Kinds(kinds) => state.filter.kinds = kinds,
        Setting::Standings(standings) => state.filter.standings = standings,
        Setting::Region(region) => state.filter.regions = region.sub_regions().collect(),
        Setting::Country(country) => state.filter.countries = vec![country],
        Setting::Group(grouping) => state.grouping = grouping,
        Setting::Tint(tint) => state.tint = tint,
        Setting::Selection(selection) => state.selection = selection,
        Setting::Scenario(text) => state.plan.text = text.into(),
        Setting::With(text) => state.plan.other = Some(text.into()),
        Setting::View(view) => state.view = view,
        Setting::Reset => *state = fresh(state),
        Setting::Width(width) => state.host.width = width,
        Setting::Dark(dark) => state.host.dark = dark,
        Setting::Tiles(tiles) => state.host.tiles = tiles,
        Setting::Credit(credit) => state.host.credit = credit,
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use buitenkaart_core::analysis::Effective;
    use buitenkaart_core::model::{Country, Kind, Locale};
    use buitenkaart_core::{geo, load, packed};

    use super::super::types::{Grouping, Selection};
    use super::super::url;
    use super::*;
    use crate::assets::Shapes;
    use crate::dataset::Dataset;
    use crate::viewport::Viewpoint;

    fn outline() -> Rc<Dataset> {
        let [outline, _] = packed::pack(&load::built_in().unwrap());
        Dataset::outline(packed::unpack_outline(&outline).unwrap())
    }

    fn whole() -> Assets {
        Assets {
            dataset: Dataset::new(load::built_in().unwrap()),
            shapes: Shapes(geo::basemap()),
        }
    }

    fn start() -> State {
        State::new(Assets {
            dataset: outline(),
            shapes: Shapes(geo::coarse_basemap()),
        })
    }

    fn after(state: &State, actions: Vec<Action>) -> State {
        let mut state = state.clone();
        for action in actions {
            state = reduce(&state, action);
        }
        state
    }

    fn link(settings: Vec<Setting>) -> Action {
        Action::Address(settings, String::new())
    }

    fn country(code: &str) -> Selection {
        Selection::Country(Country::new(code).unwrap())
    }

    #[test]
    fn data_that_arrive_are_in_the_state() {
        let (state, assets) = (start(), whole());
        assert!(state.dataset.is_outline);
        let next = reduce(&state, Action::Arrived(assets.clone()));
        assert!(next.dataset == assets.dataset && next.shapes == assets.shapes);
        // Nothing else has changed, and what was before is as it was.
        let same = State {
            dataset: state.dataset.clone(),
            shapes: state.shapes,
            ..next.clone()
        };
        assert!(same == state && state.dataset.is_outline);
        assert!(reduce(&next, Action::Arrived(assets)) == next);
    }

    #[test]
    fn data_that_arrive_do_not_take_the_place_of_a_file() {
        let own = Dataset::new(load::built_in().unwrap());
        let loaded = Action::Loaded("mine.json".to_owned(), own.clone());
        let state = after(&start(), vec![loaded, Action::Arrived(whole())]);
        assert!(state.dataset == own && state.shapes == Shapes(geo::basemap()));
        assert!(matches!(state.notice, Some(Notice::FileGood(name, _)) if name == "mine.json"));
    }

    #[test]
    fn a_file_takes_selection_and_filter_away() {
        let own = Dataset::new(load::built_in().unwrap());
        let loaded = Action::Loaded(String::new(), own);
        let actions = vec![
            Action::Select(country("AT")),
            Action::ToggleService(1),
            loaded,
        ];
        let state = after(&start(), actions);
        assert!(state.selection.is_none() && state.filter == Filter::default());
        assert!(state.notice.is_none(), "a host's file is no news");
    }

    #[test]
    fn to_select_is_to_go_there_and_to_pick_is_not() {
        let there = reduce(&start(), Action::Select(country("AT")));
        let view = there.view.unwrap();
        assert!((46.0..49.5).contains(&view.lat) && (9.0..17.5).contains(&view.lon));
        let reading = reduce(&start(), Action::Page(Page::Facts));
        assert_eq!(
            reduce(&reading, Action::Select(country("AT"))).page,
            Page::Map
        );
        let picked = reduce(&reading, Action::Pick(country("AT")));
        assert!(picked.view.is_none() && picked.page == Page::Facts);
        assert!(reduce(&picked, Action::Deselect).selection.is_none());
    }

    #[test]
    fn whose_selection_it_is_is_known() {
        let said = Setting::Selection(Some(country("AT")));
        let hosts = reduce(&start(), Action::Set(vec![said.clone()]));
        assert!(hosts.host.chose && hosts.view.is_some());
        let clicked = reduce(&hosts, Action::Pick(country("SK")));
        assert!(!clicked.host.chose);
        let linked = reduce(&hosts, link(vec![said]));
        assert!(!linked.host.chose && linked.selection == Some(country("AT")));
    }

    #[test]
    fn what_is_toggled_twice_is_as_before() {
        let start = start();
        for toggle in [
            || Action::ToggleService(2),
            || Action::ToggleKind(Kind::Office),
            || Action::ToggleStanding(Effective::Seen),
        ] {
            let once = reduce(&start, toggle());
            assert!(once.filter != start.filter);
            assert!(reduce(&once, toggle()) == start);
            assert!(reduce(&once, Action::ResetFilter) == start);
        }
        let all = vec![
            Action::Region(Some(Region::Africa)),
            Action::Region(None),
            Action::Tint(false),
            Action::Tint(true),
            Action::Group(Grouping::Service),
            Action::Group(Grouping::Country),
            Action::Help(true),
            Action::Help(false),
            Action::Tell("x".to_owned()),
            Action::Dismiss,
        ];
        assert!(after(&start, all) == start);
    }

    #[test]
    fn an_address_says_all_but_language_and_view() {
        let view = Viewpoint {
            lat: 48.0,
            lon: 16.0,
            zoom: 5,
        };
        let before = vec![
            Action::Language(Locale::Fr),
            Action::Moved(view),
            Action::ToggleService(1),
            Action::Set(vec![Setting::Width(900), Setting::Dark(true)]),
        ];
        let state = after(&start(), before);
        let next = reduce(&state, link(vec![Setting::Tint(false)]));
        assert!(next.locale == Locale::Fr && next.view == Some(view) && !next.tint);
        assert!(next.filter == Filter::default() && next.host == state.host);
        let broken = reduce(&state, Action::Address(Vec::new(), "at=1".to_owned()));
        assert_eq!(broken.notice, Some(Notice::Unread("at=1".to_owned())));
        assert!(broken.tint && broken.filter == Filter::default() && next.notice.is_none());
    }

    #[test]
    fn an_address_without_a_view_goes_to_what_it_names() {
        let (settings, _) = url::read("selected=post-vienna", &start().dataset);
        let next = reduce(&start(), link(settings));
        let view = next.view.unwrap();
        assert!((view.lat - 48.2).abs() < 0.1 && (view.lon - 16.37).abs() < 0.1);
    }

    #[test]
    fn a_scenario_shows_its_page_where_the_host_sets_it() {
        let text = Setting::Scenario("1~Spain~~OKmadrid".into());
        let state = reduce(&start(), Action::Set(vec![text.clone()]));
        assert_eq!(state.page, Page::Scenario);
        let none = reduce(&state, Action::Set(vec![Setting::Scenario("".into())]));
        assert!(none.page == Page::Map && none.plan.can_undo());
        assert_eq!(reduce(&start(), link(vec![text])).page, Page::Map);
    }

    #[test]
    fn going_back_to_an_address_can_be_undone() {
        let change = |text: &str| Action::Plan(text.into());
        let state = after(
            &start(),
            vec![change("1~~~CPberlin"), change("1~Spain~~OKmadrid")],
        );
        let back = link(vec![Setting::Scenario("1~~~CPberlin".into())]);
        let undone = after(&state, vec![back, Action::Undo]);
        assert_eq!(&**undone.plan.text, "1~Spain~~OKmadrid");
        let redone = reduce(&undone, Action::Redo);
        assert_eq!(&**redone.plan.text, "1~~~CPberlin");
    }
}
