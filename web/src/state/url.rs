//! The state in the address: what is worth sharing, as `#key=value&…`, both ways.
//!
//! | key | value |
//! |---|---|
//! | `lang` | `nl`, `en`, `fr`, `de` |
//! | `page` | `scenario`, `facts`, `about`, `compare` |
//! | `services`, `kinds`, `standing` | names, joined by `.` |
//! | `region` | UN M49 code of a continental region |
//! | `country` | ISO 3166-1 alpha-2, the filter |
//! | `group` | `service` |
//! | `tint` | `off` |
//! | `lines` | `all`: from every post to whom it answers for |
//! | `date` | a year, month or day, at the end of which the network is shown: `2019`, `2019-02`, `2019-02-25`; `2018_2024` marks what changed in between, `2018~2019` shows 2018 as the sources of 2019 knew it |
//! | `selected` | id of a location, or a country code |
//! | `scenario`, `with` | a scenario in its text form, and another to compare it with |
//! | `compare` | other networks: one that comes with the map by its name, or a JSON file of this origin by its path, `~` for each `/`; joined by `~~` |
//! | `at` | latitude, longitude, zoom, joined by `_` |
//!
//! What is at its default is left out. Unknown keys are ignored, so that newer links open here.

use buitenkaart_core::analysis::{Effective, Region, Services, Set};
use buitenkaart_core::model::{Country, KindId, Locale, LocationId};
use buitenkaart_core::scenario::AROUND_A_LINK;

use super::action::Setting;
use super::times::Times;
use super::types::{Grouping, Page, Selection, State};
use super::{degrees, link};
use crate::browser::intl::{self, Names};
use crate::dataset::Dataset;
use crate::viewport::{MAX_ZOOM, Viewpoint, limit};

/// How many parts of an address that could not be read are told, and how much of each.
const TOLD: usize = 4;
const LENGTH: usize = 40;

/// The address of a state, without the `#`.
pub(crate) fn write(state: &State) -> String {
    joined(write_but_view(state), &write_view(state))
}

/// An address of what is said but for the view, and of the view.
pub(crate) fn joined(mut said: String, view: &str) -> String {
    if !view.is_empty() {
        said.push_str(if said.is_empty() { "at=" } else { "&at=" });
        said.push_str(view);
    }
    said
}

/// Where the map is, as in an address; empty before it is known.
pub(crate) fn write_view(state: &State) -> String {
    let Some(Viewpoint { lat, lon, zoom }) = state.view else {
        return String::new();
    };
    let [lat, lon] = [lat, lon].map(degrees::write);
    format!("{lat}_{lon}_{zoom}")
}

/// The times for which the network is shown; empty where it is shown as it is.
pub(crate) fn write_date(state: &State) -> String {
    state.times.to_string()
}

/// The address of a state but for where the map is.
pub(crate) fn write_but_view(state: &State) -> String {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    if state.locale != Locale::default() {
        pairs.push(("lang", state.locale.tag().to_owned()));
    }
    match state.page {
        Page::Map => {}
        Page::Scenario => pairs.push(("page", "scenario".to_owned())),
        Page::Facts => pairs.push(("page", "facts".to_owned())),
        Page::About => pairs.push(("page", "about".to_owned())),
        Page::Compare => pairs.push(("page", "compare".to_owned())),
    }
    let filter = &state.filter;
    let mut set = |key: &'static str, names: Vec<&str>| {
        if !names.is_empty() {
            pairs.push((key, names.join(".")));
        }
    };
    let services = state.dataset.network.services().iter().enumerate();
    let chosen = services.filter(|(i, _)| filter.services.has(*i));
    set("services", chosen.map(|(_, s)| s.id.as_str()).collect());
    let network = &state.dataset.network;
    let kinds = (0..network.kind_count()).filter(|kind| filter.kinds.has(*kind));
    let kinds: Vec<KindId> = kinds.filter_map(|kind| network.kind_id(kind)).collect();
    set("kinds", kinds.iter().map(KindId::as_str).collect());
    let standings = Effective::ALL.iter().filter(|s| filter.standings.has(**s));
    set("standing", standings.map(|s| s.name()).collect());
    set("region", state.region().iter().map(|r| r.code()).collect());
    set(
        "country",
        filter.countries.iter().map(Country::as_str).collect(),
    );
    if state.grouping == Grouping::Service {
        pairs.push(("group", "service".to_owned()));
    }
    if !state.tint {
        pairs.push(("tint", "off".to_owned()));
    }
    if state.lines {
        pairs.push(("lines", "all".to_owned()));
    }
    if state.times != Times::default() {
        pairs.push(("date", write_date(state)));
    }
    match &state.selection {
        Some(Selection::Location(id)) => pairs.push(("selected", id.to_string())),
        Some(Selection::Country(country)) => pairs.push(("selected", country.to_string())),
        None => {}
    }
    if !state.plan.text.is_empty() {
        pairs.push(("scenario", state.plan.text.to_string()));
    }
    if let Some(other) = &state.plan.other {
        pairs.push(("with", other.to_string()));
    }
    if !state.others.asked.is_empty() {
        pairs.push(("compare", state.others.asked.to_string()));
    }
    let pairs = pairs.iter().map(|(k, v)| format!("{k}={v}"));
    intl::joined(pairs.collect(), "&")
}

/// What an address (with or without the `#`) says as it was meant, see [`link`]; and what of it cannot
/// be read, as it stands there.
pub(crate) fn read(hash: &str, dataset: &Dataset) -> (Vec<Setting>, String) {
    let mut settings = Vec::new();
    let mut unread = String::new();
    let mut left = TOLD;
    let text = link::mended(hash);
    let is_scenario = |part: &str| {
        let (key, _) = part.split_once('=').unwrap_or_default();
        key.eq_ignore_ascii_case("scenario")
    };
    let known = Known {
        dataset,
        has_scenario: link::parts(&text).any(is_scenario),
    };
    let mut name = "";
    for part in link::parts(&text) {
        let (value, is_cut_off) = match part.split_once('=') {
            Some((key, value)) => {
                name = key.trim_start_matches(AROUND_A_LINK);
                (value, false)
            }
            // One more name, whatever has set it apart.
            None if settings.last().is_some_and(has_names) => (part, false),
            // The rest of a scenario that a space has cut.
            None if part.contains('~') && !name.is_empty() => (part, true),
            // One more country, where one is all that counts.
            None if part.len() == 2 && matches!(settings.last(), Some(Setting::Country(_))) => {
                (part, true)
            }
            None => continue,
        };
        let read = if is_cut_off {
            Err(None)
        } else {
            read_as_meant(&name.to_ascii_lowercase(), value, &known)
        };
        let is_right = read.is_ok();
        let (Ok(said) | Err(said)) = read;
        let whole = said.map(|setting| and_before(&settings, setting));
        if !is_right || matches!(whole, Some(None)) {
            if left > 0 {
                let separator = if unread.is_empty() { "" } else { ", " };
                let value = value.get(..LENGTH).unwrap_or(value);
                unread.extend([separator, name, "=", value]);
            }
            left = left.saturating_sub(1);
        }
        settings.extend(whole.flatten());
    }
    if left == 0 {
        unread.push_str(", …");
    }
    (settings, unread)
}

/// Whether it is a setting of names, of which there may be more.
fn has_names(setting: &Setting) -> bool {
    matches!(
        setting,
        Setting::Services(_) | Setting::Kinds(_) | Setting::Standings(_)
    )
}

/// A setting of names, with those that the address has said before; nothing where it has said another country or
/// region, for there is no filter of both: the first counts.
fn and_before(before: &[Setting], mut setting: Setting) -> Option<Setting> {
    for one in before {
        match (&mut setting, one) {
            (Setting::Services(all), Setting::Services(more)) => *all = all.with(*more),
            (Setting::Kinds(all), Setting::Kinds(more)) => *all = all.with(*more),
            (Setting::Standings(all), Setting::Standings(more)) => *all = all.with(*more),
            (Setting::Country(one), Setting::Country(other)) if one != other => return None,
            (Setting::Region(one), Setting::Region(other)) if one != other => return None,
            _ => {}
        }
    }
    Some(setting)
}

/// Reads a pair whose value may have changed its case, or taken up signs of the text around it.
fn read_as_meant(key: &str, value: &str, known: &Known) -> Said {
    // What names read under other names, too: those of the attributes, and older ones.
    let key = match key {
        "language" | "locale" => "lang",
        "status" => "standing",
        "view" => "at",
        key => key,
    };
    let without = value.trim_end_matches(AROUND_A_LINK);
    let bare = without.trim_start_matches(AROUND_A_LINK);
    // `=3D` is what mail makes of a `=`.
    let after = without.strip_prefix("3D").unwrap_or(value);
    // And of the end of a line, and of what stood there; and what a hand has typed twice.
    let first = value.strip_prefix('=').unwrap_or(value);
    let first = first.split_once('=').map_or(first, |(first, _)| first);
    for one in [value, without, after, first] {
        let read = read_pair(key, one, known);
        if read.is_ok() {
            return read;
        }
    }
    read_pair(key, bare, known)
}

/// What a host sets: `given` has a key and then its value, again and again. Beside the keys of an
/// address: `all`, everything to its default, and what no address says: `width`, `dark`, `tiles`,
/// `credit`, `link`, `others`. An empty value is the default. A value is never taken apart into others, and with a control
/// character in it makes no sense. What makes none is the default too, or where `keeps` leaves what is there;
/// the second of what is returned has the names of those, each with a space after it.
pub(crate) fn given(given: &[String], state: &State, keeps: bool) -> (Vec<Setting>, String) {
    let mut settings = Vec::new();
    let mut wrong = String::new();
    let mut known = Known {
        dataset: &state.whole,
        has_scenario: !state.plan.text.is_empty(),
    };
    for pair in given.chunks_exact(2) {
        let [key, value] = pair else { continue };
        let set = match (&**key, &**value) {
            (_, value) if value.chars().any(char::is_control) => Err(None),
            // In an address it would begin another pair.
            ("scenario", value) if value.bytes().any(|sign| matches!(sign, b'&' | b'#')) => {
                Err(None)
            }
            (key, "") => Ok(default_of(key)),
            ("width", value) => value
                .parse()
                .map(|n| Some(Setting::Width(n)))
                .map_err(|_| None),
            ("dark", value) => Ok(Some(Setting::Dark(value == "1"))),
            ("tiles", value) => Ok(Some(Setting::Tiles(value.into()))),
            ("credit", value) => Ok(Some(Setting::Credit(value.into()))),
            ("link", value) => Ok(Some(Setting::Link(value.into()))),
            ("others", value) => Ok(Some(Setting::Others(value.into()))),
            (key, value) => read_pair(key, value, &known),
        };
        known.has_scenario |= key == "scenario";
        // What of it makes sense does not count either.
        settings.extend(set.unwrap_or_else(|_| {
            wrong.push_str(key);
            wrong.push(' ');
            default_of(key).filter(|_| !keeps)
        }));
    }
    (settings, wrong)
}

/// What a host sets by an empty value.
fn default_of(key: &str) -> Option<Setting> {
    Some(match key {
        "all" => Setting::Reset,
        "dark" => Setting::Dark(false),
        "tiles" => Setting::Tiles("".into()),
        "credit" => Setting::Credit("".into()),
        "link" => Setting::Link("".into()),
        "others" => Setting::Others("".into()),
        "lang" => Setting::Language(Locale::default()),
        "services" => Setting::Services(Services::default()),
        "date" => Setting::Times(Times::default()),
        "lines" => Setting::Lines(false),
        "selected" => Setting::Selection(None),
        "scenario" => Setting::Scenario("".into()),
        "at" => Setting::View(None),
        _ => return None,
    })
}

/// What is selected: its id in an address, its kind, its name in the language on screen, its country;
/// each empty where it is not known.
pub(crate) fn selected(state: &State) -> [String; 4] {
    let Some(selection) = &state.selection else {
        return Default::default();
    };
    let (id, kind, name, country) = match selection {
        Selection::Country(country) => (
            country.as_str(),
            "country",
            Names::new(state.locale).country(*country),
            Some(*country),
        ),
        Selection::Location(id) => {
            // What a scenario adds is not known before that is worked out.
            let dataset = state.shown();
            let position = state.position();
            let location = position.and_then(|at| dataset.location(at));
            let place = position.and_then(|at| dataset.place(at));
            (
                id.as_str(),
                location.map_or("", |one| one.kind_id.as_str()),
                location
                    .map_or("", |one| one.name.get(state.locale))
                    .to_owned(),
                place.and_then(|place| place.country),
            )
        }
    };
    let country = country.as_ref().map_or("", Country::as_str);
    [id.to_owned(), kind.to_owned(), name, country.to_owned()]
}

/// What names are read against.
struct Known<'a> {
    /// That of all times: at a date of its own there may be nothing left.
    dataset: &'a Dataset,
    /// Whether there may be locations that only a scenario knows.
    has_scenario: bool,
}

impl Known<'_> {
    fn location(&self, id: &str) -> Option<LocationId> {
        let is_added = self.has_scenario && id.starts_with("new-");
        let is_here = |id: &LocationId| is_added || self.dataset.position(id).is_some();
        LocationId::new(id).filter(is_here)
    }
}

/// What a pair says, which is nothing where its key is of later on; or, where some of its value makes
/// no sense, what the rest of it says.
type Said = Result<Option<Setting>, Option<Setting>>;

/// Reads one pair, in capitals or not.
fn read_pair(key: &str, value: &str, known: &Known) -> Said {
    let (small, large) = (value.to_ascii_lowercase(), value.to_ascii_uppercase());
    let names = || small.split(['.', '_']);
    let mut is_whole = true;
    let setting = match key {
        "lang" => Locale::from_tag(&small).map(Setting::Language),
        "page" => match &*small {
            "map" => Some(Page::Map),
            "scenario" | "what-if" => Some(Page::Scenario),
            "facts" => Some(Page::Facts),
            "about" | "data" => Some(Page::About),
            "compare" => Some(Page::Compare),
            _ => None,
        }
        .map(Setting::Page),
        // Those that are known count, also beside others that are not.
        "services" => {
            let services = known.dataset.network.services();
            let mut chosen = Services::default();
            for name in names() {
                match services.iter().position(|s| s.id.as_str() == name) {
                    Some(i) => chosen = chosen.with(Services::one(i)),
                    None => is_whole = false,
                }
            }
            Some(Setting::Services(chosen))
        }
        "kinds" => {
            let mut kinds = Set::default();
            for name in names() {
                match known.dataset.network.kind_index(name) {
                    Some(kind) => kinds.insert(kind),
                    None => is_whole = false,
                }
            }
            Some(Setting::Kinds(kinds))
        }
        "standing" => {
            let mut standings = Set::default();
            for name in names() {
                match Effective::ALL.into_iter().find(|s| s.name() == name) {
                    Some(standing) => standings.insert(standing),
                    None => is_whole = false,
                }
            }
            Some(Setting::Standings(standings))
        }
        "region" => {
            let mut all = Region::ALL.into_iter();
            all.find(|r| r.code() == value).map(Setting::Region)
        }
        "country" => Country::new(&large).map(Setting::Country),
        "group" => match &*small {
            "service" => Some(Setting::Group(Grouping::Service)),
            "country" => Some(Setting::Group(Grouping::Country)),
            _ => None,
        },
        "tint" => match &*small {
            "on" => Some(Setting::Tint(true)),
            "off" => Some(Setting::Tint(false)),
            _ => None,
        },
        "lines" => match &*small {
            "all" => Some(Setting::Lines(true)),
            "selected" => Some(Setting::Lines(false)),
            _ => None,
        },
        // Where nothing has a date, none can be answered, unless a scenario has some.
        "date" => Times::read(value)
            .filter(|_| known.dataset.has_dates || known.has_scenario)
            .map(Setting::Times),
        "selected" => {
            let location = |id: &str| known.location(id).map(Selection::Location);
            let country = |code: &str| Country::new(code).map(Selection::Country);
            country(value)
                .or_else(|| location(value))
                .or_else(|| country(&large))
                .or_else(|| location(&small))
                .map(|selection| Setting::Selection(Some(selection)))
        }
        // What they say is for the page of scenarios to read, and to find fault with.
        "scenario" => Some(Setting::Scenario(value.into())),
        "with" => Some(Setting::With(value.into())),
        "compare" => {
            // A name is in small letters, which a path need not be.
            let is_path = value.bytes().any(|sign| matches!(sign, b'~' | b'.'));
            let text = if is_path { value } else { &small };
            let is_whole = value.trim_end_matches(AROUND_A_LINK) == value;
            is_whole.then(|| Setting::Compare(text.into()))
        }
        "at" => view(value).map(|view| Setting::View(Some(view))),
        _ => return Ok(None),
    };
    if is_whole && setting.is_some() {
        Ok(setting)
    } else {
        Err(setting)
    }
}

/// Latitude, longitude and zoom, joined by `_`.
fn view(text: &str) -> Option<Viewpoint> {
    let mut parts = text.split('_');
    let (lat, lon) = (degrees::read(parts.next()?)?, degrees::read(parts.next()?)?);
    let zoom: u32 = parts.next()?.parse().ok()?;
    let is_there = lat.abs() <= 90.0 && lon.abs() <= 540.0 && zoom <= MAX_ZOOM.into();
    let zoom = limit(zoom);
    is_there.then_some(Viewpoint { lat, lon, zoom })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use buitenkaart_core::{geo, load};

    use super::super::action::Action;
    use super::super::reduce::{put, reduce};
    use super::super::types::By;
    use super::*;
    use crate::assets::{Assets, Shapes};

    fn state() -> State {
        State::new(Assets {
            dataset: Dataset::new(load::built_in().unwrap()),
            shapes: Shapes(geo::coarse_basemap()),
        })
    }

    fn set(all: &[String], state: &mut State) -> String {
        let (settings, wrong) = super::given(all, state, false);
        *state = reduce(state, Action::Set(settings, By::Attribute));
        wrong
    }

    fn read(address: &str, state: &mut State) -> String {
        let (settings, unread) = super::read(address, &state.dataset);
        settings.into_iter().for_each(|one| put(state, one));
        unread
    }

    /// Numbers below one that is asked for, by Knuth's MMIX generator.
    fn random(mut seed: u64) -> impl FnMut(usize) -> usize {
        move |below| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(seed >> 33).unwrap() % below
        }
    }

    fn given(address: &str) -> Vec<String> {
        let pairs = address.split('&').filter_map(|pair| pair.split_once('='));
        pairs
            .flat_map(|(key, value)| [key.to_owned(), value.to_owned()])
            .collect()
    }

    #[test]
    fn what_a_host_sets_is_in_the_address() {
        let mut state = state();
        let all = "lang=fr&services=fit.tvl&selected=post-vienna&at=1.00_2.00_3";
        assert_eq!(set(&given(all), &mut state), "");
        assert_eq!(write(&state), all);
        // Each from its default; the others stay.
        assert_eq!(set(&given("services=dkbuza&at="), &mut state), "");
        assert_eq!(
            write(&state),
            "lang=fr&services=dkbuza&selected=post-vienna"
        );
        assert_eq!(set(&given("all="), &mut state), "");
        assert_eq!(write(&state), "");
    }

    #[test]
    fn a_value_is_never_taken_apart() {
        let mut state = state();
        let before = state.clone();
        for key in [
            "lang", "services", "selected", "at", "scenario", "tiles", "credit", "link", "others",
        ] {
            for sign in ['\n', '\r', '\0', '\u{1b}', '\u{85}'] {
                let value = format!("x{sign}tiles=https://example.org/{{z}}");
                let wrong = set(&[key.to_owned(), value], &mut state);
                assert_eq!(wrong, format!("{key} "));
            }
        }
        // Signs that other forms are taken apart at are no more than signs.
        let value = "x&tiles=y".to_owned();
        assert_eq!(
            set(&["selected".to_owned(), value], &mut state),
            "selected "
        );
        assert_eq!(write(&state), write(&before));
        assert!(state.host.tiles == before.host.tiles && state.host.credit == before.host.credit);
    }

    #[test]
    fn what_makes_no_sense_keeps_its_default() {
        let mut state = state();
        let all = "lang=xx&services=fit.nato&selected=atlantis&at=1_2&at=91_0_3";
        assert_eq!(
            set(&given(all), &mut state),
            "lang services selected at at "
        );
        assert!(state.selection.is_none() && state.view.is_none());
        assert!(state.locale == Locale::default() && state.filter.services.is_empty());
        // A call that makes no sense changes nothing.
        let (settings, wrong) = super::given(&given("selected=atlantis&at=91_0_3"), &state, true);
        assert_eq!((settings.len(), &*wrong), (0, "selected at "));
    }

    #[test]
    fn a_date_that_nothing_can_answer_is_not_asked_for() {
        let file = r#"{ "version": 2, "title": "T", "compiled": "2026",
            "services": [{ "id": "s", "short": "S", "name": "S" }],
            "places": [{ "id": "p", "name": "P", "country": "FR", "precision": "city", "lat_lon": [48.9, 2.4] }],
            "locations": [{ "id": "o", "service": "s", "kind": "office", "place": "p", "name": "O",
                "standing": [{ "value": "open" }] }] }"#;
        let undated = State::new(Assets {
            dataset: Dataset::new(load::load(file.as_bytes()).unwrap()),
            shapes: Shapes(geo::coarse_basemap()),
        });
        let mut asked = undated.clone();
        assert_eq!(read("lang=fr&date=2010", &mut asked), "date=2010");
        assert_eq!(write(&asked), "lang=fr");
        let mut asked = undated.clone();
        assert_eq!(set(&given("date=2018_2024"), &mut asked), "date ");
        assert_eq!(write(&asked), "");
        // A scenario may have dates.
        let mut asked = undated.clone();
        assert_eq!(read("date=2030&scenario=1~A", &mut asked), "");
        assert_eq!(write(&asked), "date=2030&scenario=1~A");
        // At a date before the first, what is on show has none; the network has.
        let mut early = state();
        early.dataset = undated.dataset;
        assert_eq!(set(&given("date=2010"), &mut early), "");
    }

    #[test]
    fn no_address_says_what_the_host_alone_decides() {
        let mut state = state();
        let all = "tiles=/{z}/{x}/{y}.png&dark=1&others=https://example.org/a.json b.json";
        assert_eq!(set(&given(all), &mut state), "");
        let host = state.host.clone();
        assert_eq!(
            read(
                "#tiles=https://example.org&dark=0&others=c.json",
                &mut state
            ),
            ""
        );
        assert!(state.host == host && host.dark && &*host.tiles == "/{z}/{x}/{y}.png");
        assert_eq!(&*host.others, "https://example.org/a.json b.json");
        assert!(!write(&state).contains("example.org"));
    }

    #[test]
    fn every_state_comes_back_from_its_address() {
        let mut random = random(1);
        let fresh = state();
        let locations = fresh.dataset.network.locations();
        for _ in 0..2000 {
            let mut state = fresh.clone();
            state.locale = Locale::ALL[random(4)];
            state.page = [
                Page::Map,
                Page::Scenario,
                Page::Facts,
                Page::About,
                Page::Compare,
            ][random(5)];
            let beside = ["", "one", "one~~data~two.json"][random(3)];
            state.others.asked = beside.into();
            state.filter.services = Services(u16::try_from(random(8)).unwrap());
            for kind in 0..state.dataset.network.kind_count() {
                if random(3) == 0 {
                    state.filter.kinds.insert(kind);
                }
            }
            for standing in Effective::ALL {
                if random(4) == 0 {
                    state.filter.standings.insert(standing);
                }
            }
            if random(3) == 0 {
                let region = Region::ALL[random(Region::ALL.len())];
                state.filter.regions = region.sub_regions().collect();
            }
            if random(3) == 0 {
                state.filter.countries = vec![Country::new("ZA").unwrap()];
            }
            state.grouping = [Grouping::Country, Grouping::Service][random(2)];
            state.tint = random(2) == 0;
            state.lines = random(2) == 0;
            let date = ["2019", "2019-02~2020", "2018_2019-02-25", ""][random(4)];
            state.times = Times::read(date).unwrap_or_default();
            state.selection = match random(3) {
                0 => None,
                1 => Some(Selection::Country(Country::new("SK").unwrap())),
                _ => Some(Selection::Location(
                    locations[random(locations.len())].id.clone(),
                )),
            };
            if random(2) == 0 {
                state.plan.text = Rc::<str>::from("1~Spain~~OKmadrid").into();
                state.plan.other = (random(2) == 0).then(|| Rc::<str>::from("1~~~CPberlin").into());
            }
            if random(2) == 0 {
                let mut hundredths = |most: i32| {
                    let below = usize::try_from(2 * most).unwrap();
                    f64::from(i32::try_from(random(below)).unwrap() - most) / 100.0
                };
                let (lat, lon) = (hundredths(9_000), hundredths(54_000));
                let zoom = u8::try_from(random(usize::from(MAX_ZOOM)) + 1).unwrap();
                state.view = Some(Viewpoint { lat, lon, zoom });
            }
            let address = write(&state);
            let mut back = fresh.clone();
            assert_eq!(read(&format!("#{address}"), &mut back), "", "{address}");
            assert_eq!(write(&back), address);
            assert!(back.filter == state.filter, "{address}");
            assert!(back.selection == state.selection && back.page == state.page);
            assert!(back.others == state.others);
        }
    }

    #[test]
    fn what_a_host_gives_begins_no_other_pair() {
        for scenario in ["1~x&lang=de&selected=AT", "1~x#compare=a~b.json"] {
            let given = ["scenario", scenario].map(str::to_owned);
            let (settings, wrong) = super::given(&given, &state(), true);
            assert_eq!((settings.len(), &*wrong), (0, "scenario "));
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_and_the_rest_counts() {
        let fresh = state();
        for (address, unread, meant) in [
            ("nonsense", "", ""),
            ("lang=fr&lang=xx", "lang=xx", "lang=fr"),
            ("lang=fr&page=nowhere", "page=nowhere", "lang=fr"),
            ("tint=of", "tint=of", ""),
            ("tint=off&tint=on", "", ""),
            ("services=fit.nato", "services=fit.nato", "services=fit"),
            (
                "kinds=post.xyz&lang=de",
                "kinds=post.xyz",
                "lang=de&kinds=post",
            ),
            ("standing=open.gone", "standing=open.gone", "standing=open"),
            ("lang=en&selected=atlantis", "selected=atlantis", "lang=en"),
            (
                "at=91_0_3&at=1_2&at=1_2_99",
                "at=91_0_3, at=1_2, at=1_2_99",
                "",
            ),
            (
                "lang=fr&group=none&country=ZZZ",
                "group=none, country=ZZZ",
                "lang=fr",
            ),
            (
                "services=fit,nato&lang=fr",
                "services=nato",
                "lang=fr&services=fit",
            ),
            (
                "scenario=1~A%20B~~OKmadrid",
                "scenario=B~~OKmadrid",
                "scenario=1~A",
            ),
            ("kinds=post+nothing", "kinds=nothing", "kinds=post"),
            // Of two where one counts, nothing is left out without a word.
            ("country=BE,NL", "country=NL", "country=BE"),
            ("region=150+002", "region=150_002", ""),
            ("country=BE&country=NL", "country=NL", "country=BE"),
            ("country=BE&country=be", "", "country=BE"),
            (
                "region=150&lang=fr&region=002",
                "region=002",
                "lang=fr&region=150",
            ),
            ("country=BE) and more", "", "country=BE"),
            ("date=2018/2024/2026", "date=2018_2024_2026", ""),
            ("at=1,2", "at=1_2", ""),
            // A newer link, with a key from later on.
            ("#lang=fr&projection=globe", "", "lang=fr"),
        ] {
            let mut state = fresh.clone();
            assert_eq!(read(address, &mut state), unread, "{address}");
            assert_eq!(write(&state), meant, "{address}");
        }
        // What is told has an end.
        let unread = read(&"lang=x&".repeat(9), &mut state());
        assert_eq!(unread, "lang=x, lang=x, lang=x, lang=x, …");
        let unread = read(&format!("page={}", "a".repeat(9999)), &mut state());
        assert_eq!(unread.len(), "page=".len() + LENGTH);
        let unread = read(&format!("{}page=x", "_".repeat(9999)), &mut state());
        assert_eq!(unread, "page=x");
    }

    #[test]
    fn a_link_is_read_as_it_was_meant() {
        let fresh = state();
        let meant = "lang=fr&services=fit.tvl&selected=post-vienna&at=48.21_16.37_5";
        let encoded: String = meant.bytes().map(|b| format!("%{b:02X}")).collect();
        let twice = encoded.replace('%', "%25");
        let entities = meant.replace('&', "&amp;");
        for link in [
            format!("#{meant}"),
            format!("{meant}."),
            format!("{meant})"),
            format!("({meant})."),
            format!("{meant}, "),
            format!("<{meant}>"),
            format!("{meant}%20"),
            format!("{meant}\u{a0}»"),
            format!("{meant}?utm_source=x&fbclid=y"),
            meant.replace('&', r"\u0026"),
            meant.replace('&', r"\u0026").replace('=', r"\u003d"),
            meant.replace('-', r"\u002D"),
            format!("{meant}&utm_source=x"),
            format!("{meant}#lang=fr"),
            format!("?{meant}"),
            format!("_{meant}_"),
            format!("*{meant}*"),
            meant.to_ascii_uppercase(),
            meant.replace('=', "%3D"),
            meant.replace('=', "%3d").replace('&', "%26"),
            meant.replace('=', "=3D"),
            meant.replace('_', "%5F").replace('.', "%2E"),
            meant.replace('_', "\\_"),
            meant.replace('&', "&#38;"),
            meant.replace('&', "&#x26;"),
            entities.replace('&', "&amp;"),
            entities,
            meant.replace('&', "&#038;"),
            meant.replace('&', "&#x26;").replace('=', "&#x3D;"),
            meant.replace('=', "&#61;").replace('_', "&#95;"),
            meant.replace('-', "\u{2011}"),
            format!("{meant}=20"),
            format!("{meant}="),
            meant.replace("lang=fr", "lang=fr=20"),
            meant.replace('=', "=="),
            meant.replace("vienna", "vie\r\nnna"),
            meant.replace("vienna", "vie%0D%0Anna"),
            meant.replace("vienna", "vie\u{200b}nna"),
            meant.replace("lang", "locale").replace("at=", "view="),
            meant.replace("fit.tvl", "fit,tvl"),
            meant.replace("fit.tvl", "fit+tvl"),
            meant.replace("fit.tvl", "fit%20tvl"),
            meant.replace("fit.tvl", "fit%2Ctvl"),
            meant.replace("fit.tvl", "fit|tvl"),
            meant.replace("fit.tvl", "fit, tvl"),
            meant.replace("fit.tvl", "fit&services=tvl"),
            meant.replace("fit.tvl", "tvl.fit&services=_fit_"),
            meant.replace("post-vienna", "_post-vienna_"),
            encoded,
            twice.replace('%', "%25"),
            twice,
        ] {
            let mut state = fresh.clone();
            let unread = read(&link, &mut state);
            assert_eq!(write(&state), meant, "{link}");
            // Of what stood before the first key, nothing can be said.
            assert!(unread.is_empty(), "{link}: {unread}");
        }
        for (link, meant) in [
            ("lang=en&page=data", "lang=en&page=about"),
            ("selected=sk", "selected=SK"),
            ("COUNTRY=sk&TINT=OFF", "country=SK&tint=off"),
            ("status=vacant", "standing=vacant"),
            ("standing=seen,open", "standing=open.seen"),
            ("kinds=post;office", "kinds=post.office"),
            ("date=2018/2024", "date=2018_2024"),
            ("date=2018%2F2024-02.", "date=2018_2024-02"),
            ("date=2018+2024&tint=off", "tint=off&date=2018_2024"),
            ("view=48.21%2C-16.37%2C5", "at=48.21_-16.37_5"),
            ("at=-48.21,16.37,5).", "at=-48.21_16.37_5"),
            ("at=\u{2212}33.9_151.2_5", "at=-33.90_151.20_5"),
            ("at=%E2%80%9333.9_%E2%88%92151.2_5", "at=-33.90_-151.20_5"),
            (
                "page=compare&compare=Embassies.",
                "page=compare&compare=embassies",
            ),
        ] {
            let mut state = fresh.clone();
            assert_eq!(read(link, &mut state), "", "{link}");
            assert_eq!(write(&state), meant, "{link}");
        }
    }

    #[test]
    fn any_link_is_read_and_keeps_its_language() {
        // Others each time; `SEED=…` repeats those of one.
        let now = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap();
        let given = std::env::var("SEED")
            .ok()
            .and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or(now.as_secs() % 1_000_000);
        println!("SEED={seed}");
        let mut random = random(seed);
        let fresh = state();
        let rest =
            "&page=scenario&kinds=post&selected=post-vienna&scenario=1~A~~OKmadrid&at=1.00_2.00_3";
        let signs: Vec<char> = "=&#%~_-.;?/\\\"'<>()[]{}0aZ \n\u{0}é\u{202e}😀"
            .chars()
            .collect();
        for _ in 0..10_000 {
            let mut link: Vec<char> = rest.chars().collect();
            for _ in 0..=random(6) {
                let at = 1 + random(link.len() - 1);
                match random(4) {
                    0 => {
                        link.insert(at, signs[random(signs.len())]);
                    }
                    1 => link[at] = signs[random(signs.len())],
                    2 => {
                        link.remove(at);
                    }
                    _ => link.truncate(at.max(8)),
                }
            }
            let link: String = "lang=fr".chars().chain(link).collect();
            let mut state = fresh.clone();
            read(&link, &mut state);
            // Another language was not asked for.
            assert!(
                state.locale == Locale::Fr || link.contains("lang=fr%"),
                "{link}"
            );
            let again = write(&state);
            let mut back = fresh.clone();
            assert_eq!(read(&again, &mut back), "", "{link}: {again}");
            assert_eq!(write(&back), again, "{link}");
        }
    }
}
