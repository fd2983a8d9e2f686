//! How an action changes the state: a function of both, and of nothing else.

use buitenkaart_core::analysis::{Filter, Region, Services};

use super::action::{Action, Setting};
use super::times::Times;
use super::types::{Notice, Page, Selection, State};
use crate::assets::Assets;
use crate::others::Others;
use crate::scenario::WorkOut;

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
        Action::Lines(lines) => next.lines = lines,
        Action::Select(selection) => {
            next.host.chose = false;
            next.selection = Some(selection);
            if !next.page.has_map() {
                next.page = Page::Map;
            }
            send_to_selection(&mut next);
        }
        Action::Pick(selection) => {
            next.host.chose = false;
            next.selection = Some(selection);
        }
        Action::Deselect => next.selection = None,
        // Where it was before it has obeyed is overtaken.
        Action::Moved(view, order) if order == next.order.number => next.view = Some(view),
        Action::Moved(..) => {}
        Action::Go(view) => next.send(Some(view)),
        Action::Address(settings, unread) => next = opened(state, settings, unread),
        Action::Set(settings, _) => {
            for setting in settings {
                set(&mut next, setting);
                work_out(&mut next);
            }
        }
        Action::Loaded(name, dataset) => {
            // Without a name, it is the host's: no news to the visitor.
            next.notice = (!name.is_empty())
                .then(|| Notice::FileGood(name, dataset.network.locations().len()));
            next.whole = dataset.clone();
            next.dataset = dataset;
            next.times = Times::default();
            next.selection = None;
            next.filter = Filter::default();
            if let (false, Some(view)) = (next.host.placed, next.whole.first_view()) {
                next.send(Some(view));
            }
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
        Action::Arrived(Assets { dataset, shapes }, solver) => {
            if next.whole.is_outline {
                next.whole = dataset.clone();
                next.dataset = dataset;
            }
            next.shapes = shapes;
            next.work_out = solver.or(next.work_out);
            work_out(&mut next);
            if state.work_out.is_none() {
                tell_unknown(&mut next, state.selection.as_ref());
            }
            // A link may name what only a scenario adds.
            if next.view.is_none() && state.position().is_none() && next.position().is_some() {
                send_to_selection(&mut next);
            }
        }
        Action::Times(times) => put(&mut next, Setting::Times(times)),
        Action::Dated(times, dataset) => {
            if next.times == times {
                next.dataset = dataset;
            }
        }
        Action::Dialog(dialog) => next.dialog = dialog,
        Action::Tell(text) => next.notice = Some(Notice::Told(text)),
        Action::Reading(progress) => next.notice = Some(Notice::Reading(progress)),
        Action::Dismiss => next.notice = None,
        Action::Beside(others) => next.others = others,
        Action::Say(text) => next.announcement = text.into(),
    }
    if !next.has(next.page) {
        next.page = Page::Map;
    }
    work_out(&mut next);
    next
}

/// Works out the scenario at hand, where that can be done; what it no longer adds is no longer selected.
fn work_out(state: &mut State) {
    let Some(WorkOut(work_out)) = state.work_out else {
        return;
    };
    state.changed = work_out(&state.plan.text, &state.dataset);
    let is_location = matches!(state.selection, Some(Selection::Location(_)));
    if state.page == Page::Scenario && is_location && !state.has_location() {
        state.selection = None;
    }
}

/// The state of somebody who opens an address that says this: what it does not say is at its default, but
/// for the language and where the map is.
fn opened(before: &State, settings: Vec<Setting>, unread: String) -> State {
    let mut next = fresh(before);
    next.locale = before.locale;
    // Who opens a link wants to see what it names.
    next.host.chose = false;
    settings.into_iter().for_each(|one| put(&mut next, one));
    if next.times == before.times {
        next.dataset = before.dataset.clone();
    }
    next.notice = (!unread.is_empty()).then_some(Notice::Unread(unread));
    next.view = next.view.or(before.view);
    next.plan.remember(&before.plan);
    let named = next.selection.clone();
    work_out(&mut next);
    tell_unknown(&mut next, named.as_ref());
    if next.view.is_none() {
        send_to_selection(&mut next);
    }
    next
}

/// Tells of a location that was named and is not there: a link took it for one that its scenario adds. Before
/// the scenario is worked out, nobody knows.
fn tell_unknown(state: &mut State, named: Option<&Selection>) {
    let Some(Selection::Location(id)) = named else {
        return;
    };
    let is_waited_for = state.page == Page::Scenario && state.work_out.is_none();
    if state.has_location() || is_waited_for {
        return;
    }
    state.selection = None;
    let before = match &state.notice {
        Some(Notice::Unread(parts)) => [parts, ", "],
        _ => ["", ""],
    };
    let unread = [&before.concat(), "selected=", id.as_str()].concat();
    state.notice = Some(Notice::Unread(unread));
}

/// Sends the map to what is selected, where that has a point.
fn send_to_selection(state: &mut State) {
    if let Some(view) = state.view_of_selection() {
        state.send(Some(view));
    }
}

/// A state at its defaults, of the same data and host.
fn fresh(before: &State) -> State {
    let assets = Assets {
        dataset: before.whole.clone(),
        shapes: before.shapes,
    };
    State {
        host: before.host.clone(),
        // Where it is, it stays, until it is sent.
        view: None,
        order: before.order,
        others: Others {
            here: before.others.here.clone(),
            ..Others::default()
        },
        work_out: before.work_out,
        ..State::new(assets)
    }
}

/// What a host sets shows at once: the map goes to what is selected, the page to a scenario.
fn set(state: &mut State, setting: Setting) {
    match setting {
        Setting::Selection(selection) => {
            state.selection = selection;
            state.host.chose = true;
            if state.selection.is_some() && !state.page.has_map() {
                state.page = Page::Map;
            }
            send_to_selection(state);
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
        Setting::Lines(lines) => state.lines = lines,
        Setting::Times(times) => {
            state.times = times;
            if times == Times::default() {
                state.dataset = state.whole.clone();
            }
        }
        Setting::Selection(selection) => state.selection = selection,
        Setting::Scenario(text) => state.plan.text = text.into(),
        Setting::With(text) => state.plan.other = Some(text.into()),
        Setting::View(view) => {
            state.host.placed = view.is_some();
            state.send(view.or_else(|| state.whole.first_view()));
        }
        Setting::Reset => {
            *state = fresh(state);
            state.send(state.whole.first_view());
        }
        Setting::Width(width) => state.host.width = width,
        Setting::Dark(dark) => state.host.dark = dark,
        Setting::Tiles(tiles) => state.host.tiles = tiles,
        Setting::Credit(credit) => state.host.credit = credit,
        Setting::Link(link) => state.host.link = link,
        Setting::Compare(asked) => state.others.asked = asked,
        Setting::Others(others) => state.host.others = others,
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use buitenkaart_core::analysis::Effective;
    use buitenkaart_core::model::{Country, Kind, Locale, LocationId};
    use buitenkaart_core::{geo, load, packed, time};

    use super::super::types::{By, Dialog, Grouping};
    use super::super::url;
    use super::*;
    use crate::assets::Shapes;
    use crate::dataset::Dataset;
    use crate::view::what_if;
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
        let next = reduce(&state, Action::Arrived(assets.clone(), None));
        assert!(next.dataset == assets.dataset && next.shapes == assets.shapes);
        // Nothing else has changed, and what was before is as it was.
        let same = State {
            dataset: state.dataset.clone(),
            whole: state.whole.clone(),
            shapes: state.shapes,
            ..next.clone()
        };
        assert!(same == state && state.dataset.is_outline);
        assert!(reduce(&next, Action::Arrived(assets, None)) == next);
    }

    #[test]
    fn data_that_arrive_do_not_take_the_place_of_a_file() {
        let own = Dataset::new(load::built_in().unwrap());
        let loaded = Action::Loaded("mine.json".to_owned(), own.clone());
        let state = after(&start(), vec![loaded, Action::Arrived(whole(), None)]);
        assert!(state.dataset == own && state.shapes == Shapes(geo::basemap()));
        assert!(matches!(state.notice, Some(Notice::FileGood(name, _)) if name == "mine.json"));
    }

    #[test]
    fn a_date_has_the_network_shown_as_it_was_and_back() {
        let whole = reduce(&start(), Action::Arrived(whole(), None));
        let date = |text| Times::read(text).unwrap();
        let then = Dataset::new(load::built_in().unwrap());
        let asked = reduce(&whole, Action::Times(date("2010")));
        // As it is, until it is worked out how it was.
        assert!(asked.dataset == whole.dataset && asked.times == date("2010"));
        let late = reduce(&asked, Action::Dated(date("2009"), then.clone()));
        assert!(late == asked, "what was asked for before comes too late");
        let shown = reduce(&asked, Action::Dated(date("2010"), then.clone()));
        assert!(shown.dataset == then && shown.whole == whole.dataset);
        // A link to the same date needs no new work; another one does.
        let link = |text| link(vec![Setting::Times(date(text))]);
        assert!(reduce(&shown, link("2010")).dataset == then);
        assert!(reduce(&shown, link("2011")).dataset == whole.dataset);
        assert!(reduce(&shown, Action::Times(Times::default())) == whole);
        let own = Dataset::new(load::built_in().unwrap());
        let loaded = reduce(&shown, Action::Loaded(String::new(), own.clone()));
        assert!(loaded.times == Times::default() && loaded.dataset == own && loaded.whole == own);
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
    fn an_order_is_not_a_report() {
        let view = |zoom| Viewpoint {
            lat: 48.0,
            lon: 16.0,
            zoom,
        };
        let start = start();
        let reported = reduce(&start, Action::Moved(view(4), 0));
        assert!(reported.order == start.order && reported.view == Some(view(4)));
        // Also to where the map is, for all that is known here.
        let sent = reduce(&reported, Action::Go(view(4)));
        assert!(sent.order != start.order && sent.view == Some(view(4)));
        let selected = reduce(&sent, Action::Select(country("AT")));
        assert!(selected.order != sent.order && selected.view != sent.view);
        let picked = reduce(&selected, Action::Pick(country("SK")));
        assert!(picked.order == selected.order && picked.view == selected.view);
        // A link without a view leaves the map where it is, one with a view sends it.
        let stays = reduce(&picked, link(vec![Setting::Tint(false)]));
        assert!(stays.order == picked.order && stays.view == picked.view);
        let goes = reduce(&stays, link(vec![Setting::View(Some(view(7)))]));
        assert!(goes.order != stays.order && goes.view == Some(view(7)));
        let reset = reduce(&goes, Action::Set(vec![Setting::Reset], By::Attribute));
        assert!(reset.order != goes.order && reset.view.is_none());
        // What the map reports before it has obeyed changes nothing.
        assert!(reduce(&reset, Action::Moved(view(4), goes.order.number)) == reset);
        let there = reduce(&reset, Action::Moved(view(4), reset.order.number));
        assert!(there.view == Some(view(4)) && there.order == reset.order);
    }

    #[test]
    fn a_file_beside_it_stays_where_an_address_is_opened() {
        use std::cell::OnceCell;

        use crate::others::{Other, Others};
        let file = Rc::new(Other {
            key: "".into(),
            dataset: outline(),
            drawn: OnceCell::new(),
        });
        let others = Others {
            asked: "one".into(),
            here: vec![file],
            failed: vec!["one".into()],
        };
        let start = start();
        assert!(!start.compares());
        let beside = reduce(&start, Action::Beside(others.clone()));
        assert!(beside.compares() && beside.others == others);
        // Which ones an address names, it says anew.
        let opened = reduce(&beside, link(vec![Setting::Compare("two".into())]));
        assert!(&*opened.others.asked == "two" && opened.others.here == others.here);
        // What did not come is asked for again by whoever opens a link.
        assert!(opened.others.failed.is_empty());
        let other = reduce(&opened, link(Vec::new()));
        assert!(other.others.asked.is_empty() && other.compares());
        // What the host names stays as well.
        let set = Action::Set(vec![Setting::Others("a.json".into())], By::Attribute);
        let hosts = reduce(&start, set);
        assert!(hosts.compares() && reduce(&hosts, link(Vec::new())).compares());
    }

    #[test]
    fn whose_selection_it_is_is_known() {
        let said = Setting::Selection(Some(country("AT")));
        let hosts = reduce(&start(), Action::Set(vec![said.clone()], By::Attribute));
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
            || Action::ToggleKind(Kind::Office as usize),
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
            Action::Dialog(Some(Dialog::Share)),
            Action::Dialog(None),
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
            Action::Moved(view, 0),
            Action::ToggleService(1),
            Action::Set(
                vec![Setting::Width(900), Setting::Dark(true)],
                By::Attribute,
            ),
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
        let state = reduce(&start(), Action::Set(vec![text.clone()], By::Attribute));
        assert_eq!(state.page, Page::Scenario);
        let none = reduce(
            &state,
            Action::Set(vec![Setting::Scenario("".into())], By::Attribute),
        );
        assert!(none.page == Page::Map && none.plan.can_undo());
        assert_eq!(reduce(&start(), link(vec![text])).page, Page::Map);
    }

    const PRAGUE: &str = "1~~~Afit_o_prague";

    fn planning() -> Option<WorkOut> {
        Some(what_if::TABLE.work_out)
    }

    #[test]
    fn what_a_scenario_adds_is_selected_by_a_link_once_it_is_worked_out() {
        let link = format!("page=scenario&scenario={PRAGUE}&selected=new-fit-prague");
        let (settings, unread) = url::read(&link, &start().dataset);
        assert_eq!(unread, "");
        let before = reduce(&start(), Action::Address(settings, unread));
        assert!(before.position().is_none() && before.view.is_none());
        let state = reduce(&before, Action::Arrived(whole(), planning()));
        let position = state.position().unwrap();
        assert_eq!(position as usize, state.dataset.network.locations().len());
        let view = state.view.unwrap();
        assert!((view.lat - 50.1).abs() < 0.2 && (view.lon - 14.4).abs() < 0.2);
        assert!(url::write(&state).contains("selected=new-fit-prague"));
        // Without the scenario, nobody knows it.
        let (_, unread) = url::read("selected=new-fit-prague", &state.dataset);
        assert_eq!(unread, "selected=new-fit-prague");
    }

    #[test]
    fn what_no_scenario_adds_is_told_of_a_link() {
        let told = |state: &State| state.notice.clone();
        let unread = Some(Notice::Unread("selected=new-fit-paris".to_owned()));
        let link = |page: &str| {
            let link = format!("{page}scenario={PRAGUE}&selected=new-fit-paris");
            let (settings, unread) = url::read(&link, &start().dataset);
            Action::Address(settings, unread)
        };
        // Where the scenario is not looked at, it adds nothing.
        let map = reduce(&start(), link(""));
        assert!(map.selection.is_none() && told(&map) == unread);
        let waits = reduce(&start(), link("page=scenario&"));
        assert!(waits.selection.is_some() && told(&waits).is_none());
        let come = reduce(&waits, Action::Arrived(whole(), planning()));
        assert!(come.selection.is_none() && told(&come) == unread);
        let at_once = reduce(&come, link("page=scenario&"));
        assert!(at_once.selection.is_none() && told(&at_once) == unread);
        // Beside what else of it cannot be read.
        let other = reduce(&come, link("page=scenario&tint=off&lang=xx&"));
        let both = "lang=xx, selected=new-fit-paris".to_owned();
        assert_eq!(told(&other), Some(Notice::Unread(both)));
        // What the visitor takes away again is no news.
        let added = after(
            &come,
            vec![
                Action::Dismiss,
                Action::Select(Selection::Location(
                    LocationId::new("new-fit-prague").unwrap(),
                )),
                Action::Plan("".into()),
            ],
        );
        assert!(added.selection.is_none() && told(&added).is_none());
    }

    #[test]
    fn what_a_scenario_adds_is_selected_as_anything_is() {
        let actions = vec![
            Action::Arrived(whole(), planning()),
            Action::Page(Page::Scenario),
            Action::Plan(PRAGUE.into()),
        ];
        let state = after(&start(), actions);
        let added = state.shown().network.locations().last().unwrap().id.clone();
        let selected = reduce(&state, Action::Select(Selection::Location(added)));
        assert!(selected.position().is_some() && (selected.view.unwrap().lat - 50.1).abs() < 0.2);
        // Gone with what added it; what is there without it stays.
        assert!(reduce(&selected, Action::Undo).selection.is_none());
        let vienna = Selection::Location(LocationId::new("post-vienna").unwrap());
        let other = after(&state, vec![Action::Select(vienna.clone()), Action::Undo]);
        assert_eq!(other.selection, Some(vienna));
    }

    #[test]
    fn a_host_selects_what_its_scenario_adds() {
        let arrived = reduce(&start(), Action::Arrived(whole(), planning()));
        let given = ["scenario", PRAGUE, "selected", "new-fit-prague"].map(str::to_owned);
        let (settings, wrong) = url::given(&given, &arrived, false);
        assert_eq!(wrong, "");
        let state = reduce(&arrived, Action::Set(settings, By::Attribute));
        assert!(state.position().is_some() && state.view.is_some());
        let (_, wrong) = url::given(&given[2..], &arrived, false);
        assert_eq!(wrong, "selected ");
    }

    #[test]
    fn what_a_date_leaves_out_stays_selected() {
        let times = Times::read("2000").unwrap();
        let then = || {
            let network = time::as_of(&load::built_in().unwrap(), times.at.unwrap());
            Action::Dated(times, Dataset::new(network))
        };
        let copenhagen = Selection::Location(LocationId::new("post-copenhagen").unwrap());
        let settings = |page| {
            vec![
                Setting::Page(page),
                Setting::Times(times),
                Setting::Selection(Some(copenhagen.clone())),
            ]
        };
        for page in [Page::Map, Page::Scenario] {
            let opened = after(
                &start(),
                vec![
                    link(settings(page)),
                    Action::Arrived(whole(), None),
                    then(),
                    // What works scenarios out may come last.
                    Action::Arrived(whole(), planning()),
                ],
            );
            // The same link once more, where the date is on show already.
            let again = reduce(&opened, link(settings(page)));
            for state in [opened, again] {
                assert!(state.position().is_none() && state.notice.is_none());
                assert_eq!(state.selection.as_ref(), Some(&copenhagen));
                // A host selects it as well.
                let given = ["selected", "post-copenhagen"].map(str::to_owned);
                assert_eq!(url::given(&given, &state, false).1, "");
            }
        }
    }

    #[test]
    fn a_scenario_is_worked_out_once_for_its_text() {
        let actions = vec![
            Action::Arrived(whole(), planning()),
            Action::Page(Page::Scenario),
            Action::Plan(PRAGUE.into()),
        ];
        let state = after(&start(), actions);
        let moved = reduce(&state, Action::Tint(false));
        assert!(moved.changed().is_some() && moved.changed() == state.changed());
        // On the map's own page, the network is as it is.
        let map = reduce(&state, Action::Page(Page::Map));
        assert!(map.changed().is_none() && *map.shown() == map.dataset);
    }

    #[test]
    fn what_is_picked_stays_where_it_is_when_data_arrive() {
        let picked = reduce(&start(), Action::Pick(country("AT")));
        assert!(
            reduce(&picked, Action::Arrived(whole(), None))
                .view
                .is_none()
        );
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
