//! The state in the address: what is worth sharing, as `#key=value&…`, both ways.
//!
//! | key | value |
//! |---|---|
//! | `lang` | `nl`, `en`, `fr`, `de` |
//! | `page` | `scenario`, `facts`, `about` |
//! | `services`, `kinds`, `standing` | names, joined by `.` |
//! | `region` | UN M49 code of a continental region |
//! | `country` | ISO 3166-1 alpha-2, the filter |
//! | `group` | `service` |
//! | `tint` | `off` |
//! | `selected` | id of a location, or a country code |
//! | `scenario`, `with` | a scenario in its text form, and another to compare it with |
//! | `at` | latitude, longitude, zoom, joined by `_` |
//!
//! What is at its default is left out. Unknown keys are ignored, so that newer links open here.

use buitenkaart_core::analysis::{Effective, Region, Services, Set};
use buitenkaart_core::model::{Country, Kind, Locale};

use super::degrees;
use super::{Grouping, MAX_ZOOM, Page, Selection, State, Viewpoint};

const KINDS: [(Kind, &str); 4] = [
    (Kind::Post, "post"),
    (Kind::Satellite, "satellite"),
    (Kind::Office, "office"),
    (Kind::Candidate, "candidate"),
];

/// The address of a state, without the `#`.
pub(crate) fn write(state: &State) -> String {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    if state.locale != Locale::default() {
        pairs.push(("lang", state.locale.tag().to_owned()));
    }
    match state.page {
        Page::Map => {}
        Page::Scenario => pairs.push(("page", "scenario".to_owned())),
        Page::Facts => pairs.push(("page", "facts".to_owned())),
        Page::About => pairs.push(("page", "about".to_owned())),
    }
    let filter = &state.filter;
    let mut set = |key: &'static str, names: Vec<&str>| {
        if !names.is_empty() {
            pairs.push((key, names.join(".")));
        }
    };
    let services = state.model.network.services().iter().enumerate();
    let chosen = services.filter(|(i, _)| filter.services.has(*i));
    set("services", chosen.map(|(_, s)| s.id.as_str()).collect());
    set(
        "kinds",
        KINDS
            .iter()
            .filter(|(k, _)| filter.kinds.has(*k))
            .map(|(_, n)| *n)
            .collect(),
    );
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
    match state.selection {
        Some(Selection::Location(position)) => {
            if let Some(location) = state.model.location(position) {
                pairs.push(("selected", location.id.as_str().to_owned()));
            }
        }
        Some(Selection::Country(country)) => pairs.push(("selected", country.to_string())),
        None => {}
    }
    if !state.plan.text.is_empty() {
        pairs.push(("scenario", state.plan.text.to_string()));
    }
    if let Some(other) = &state.plan.other {
        pairs.push(("with", other.to_string()));
    }
    if let Some(Viewpoint { lat, lon, zoom }) = state.view {
        let [lat, lon] = [lat, lon].map(degrees::write);
        pairs.push(("at", format!("{lat}_{lon}_{zoom}")));
    }
    pairs
        .iter()
        .map(|(k, v)| format!("{k}={v}"))
        .collect::<Vec<_>>()
        .join("&")
}

/// Reads an address (with or without the `#`) into a fresh state. False where part of it could
/// not be read: the state is then the default.
pub(crate) fn read(hash: &str, state: &mut State) -> bool {
    let hash = hash.strip_prefix('#').unwrap_or(hash);
    if hash.is_empty() {
        return true;
    }
    let fallback = state.clone();
    let whole = hash.split('&').try_for_each(|pair| {
        let (key, value) = pair.split_once('=')?;
        read_pair(key, value, state)
    });
    if whole.is_none() {
        *state = fallback;
    }
    whole.is_some()
}

/// Sets what is given, a key and then its value, each from its default; returns the names of those
/// that make no sense, which keep it. Beside the keys of an address: `all`, everything to its
/// default, and what no address says: `width`, `dark`, `tiles`, `credit`. A value is never taken
/// apart into others, and with a control character in it makes no sense.
pub(crate) fn set(given: &[String], state: &mut State) -> String {
    let mut wrong = String::new();
    for pair in given.chunks_exact(2) {
        if let [key, value] = pair
            && set_one(key, value, state).is_none()
        {
            // What of it made sense is not kept either.
            set_one(key, "", state);
            wrong.push_str(key);
            wrong.push(' ');
        }
    }
    wrong
}

fn set_one(key: &str, value: &str, state: &mut State) -> Option<()> {
    if value.chars().any(char::is_control) {
        return None;
    }
    match key {
        "all" => {
            let host = state.host.clone();
            *state = State::new(state.model.clone(), Locale::default());
            state.host = host;
        }
        "width" => state.host.width = value.parse().ok()?,
        "dark" => state.host.dark = value == "1",
        "tiles" => state.host.tiles = value.into(),
        "credit" => state.host.credit = value.into(),
        "lang" => state.locale = Locale::default(),
        "services" => state.filter.services = Services::default(),
        "selected" => {
            state.selection = None;
            state.host.chose = true;
        }
        "at" => state.view = None,
        "scenario" => {
            state.plan.change(value.into());
            if !value.is_empty() {
                state.page = Page::Scenario;
            } else if state.page == Page::Scenario {
                state.page = Page::Map;
            }
            return Some(());
        }
        _ => {}
    }
    if value.is_empty() {
        return Some(());
    }
    read_pair(key, value, state)?;
    if key == "selected" {
        if !state.page.has_map() {
            state.page = Page::Map;
        }
        if let Some(selection) = state.selection {
            state.view = state.view_of(selection).or(state.view);
        }
    }
    Some(())
}

/// What is selected, in lines: its kind, its name in the language on screen, its country's code.
pub(crate) fn selected(state: &State) -> String {
    let (kind, name, country) = match state.selection {
        None => return String::new(),
        Some(Selection::Country(country)) => (
            "country",
            state.model.names(state.locale).country(country),
            Some(country),
        ),
        Some(Selection::Location(position)) => {
            let Some(location) = state.model.location(position) else {
                return String::new();
            };
            let kind = KINDS.iter().find(|(kind, _)| *kind == location.kind);
            (
                kind.map_or("", |(_, name)| name),
                location.name.get(state.locale).to_owned(),
                state.model.place(position).and_then(|place| place.country),
            )
        }
    };
    let country = country.as_ref().map_or("", Country::as_str);
    [kind, &name, country].join("\n")
}

/// Reads one pair; none where its value makes no sense.
fn read_pair(key: &str, value: &str, state: &mut State) -> Option<()> {
    let names = || value.split('.');
    match key {
        "lang" => state.locale = Locale::from_tag(value)?,
        "page" => {
            state.page = match value {
                "map" => Page::Map,
                "scenario" => Page::Scenario,
                "facts" => Page::Facts,
                "about" => Page::About,
                _ => return None,
            }
        }
        "services" => {
            let services = state.model.network.services();
            for name in names() {
                let i = services.iter().position(|s| s.id.as_str() == name)?;
                state.filter.services = state.filter.services.with(Services::one(i));
            }
        }
        "kinds" => {
            let mut kinds = Set::default();
            for name in names() {
                kinds.insert(KINDS.iter().find(|(_, n)| *n == name)?.0);
            }
            state.filter.kinds = kinds;
        }
        "standing" => {
            let mut standings = Set::default();
            for name in names() {
                standings.insert(Effective::ALL.into_iter().find(|s| s.name() == name)?);
            }
            state.filter.standings = standings;
        }
        "region" => {
            let region = Region::ALL.into_iter().find(|r| r.code() == value)?;
            state.filter.regions = region.sub_regions().collect();
        }
        "country" => state.filter.countries = vec![Country::new(value)?],
        "group" => {
            state.grouping = match value {
                "service" => Grouping::Service,
                "country" => Grouping::Country,
                _ => return None,
            }
        }
        "tint" => state.tint = value != "off",
        "selected" => {
            state.selection = Some(match Country::new(value) {
                Some(country) => Selection::Country(country),
                None => Selection::Location(state.model.position(value)?),
            });
        }
        // What they say is for the page of scenarios to read, and to find fault with.
        "scenario" => state.plan.text = value.into(),
        "with" => state.plan.other = Some(value.into()),
        "at" => {
            let mut parts = value.split('_');
            let (lat, lon) = (degrees::read(parts.next()?)?, degrees::read(parts.next()?)?);
            let zoom = parts.next()?.parse().ok()?;
            if lat.abs() > 90.0 || lon.abs() > 540.0 || zoom > MAX_ZOOM {
                return None;
            }
            state.view = Some(Viewpoint { lat, lon, zoom });
        }
        _ => {}
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use buitenkaart_core::load;

    use super::*;
    use crate::model::Model;

    fn state() -> State {
        let network = load::built_in().unwrap();
        State::new(Model::new(network), Locale::default())
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
            "lang", "services", "selected", "at", "scenario", "tiles", "credit",
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
    }

    #[test]
    fn no_address_says_what_the_host_alone_decides() {
        let mut state = state();
        let all = "tiles=/{z}/{x}/{y}.png&dark=1";
        assert_eq!(set(&given(all), &mut state), "");
        let host = state.host.clone();
        assert!(read("#tiles=https://example.org&dark=0", &mut state));
        assert!(state.host == host && host.dark);
    }

    #[test]
    fn every_state_comes_back_from_its_address() {
        let mut seed = 1_u64;
        // Knuth's MMIX generator.
        let mut random = |below: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(seed >> 33).unwrap() % below
        };
        let fresh = state();
        let locations = fresh.model.network.locations().len();
        for _ in 0..2000 {
            let mut state = fresh.clone();
            state.locale = Locale::ALL[random(4)];
            state.page = [Page::Map, Page::Scenario, Page::Facts, Page::About][random(4)];
            state.filter.services = Services(u8::try_from(random(8)).unwrap());
            for (kind, _) in KINDS {
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
            state.selection = match random(3) {
                0 => None,
                1 => Some(Selection::Country(Country::new("SK").unwrap())),
                _ => Some(Selection::Location(
                    u32::try_from(random(locations)).unwrap(),
                )),
            };
            if random(2) == 0 {
                state.plan.text = "1~Spain~~OKmadrid".into();
                state.plan.other = (random(2) == 0).then(|| "1~~~CPberlin".into());
            }
            if random(2) == 0 {
                let mut hundredths = |most: i32| {
                    let below = usize::try_from(2 * most).unwrap();
                    f64::from(i32::try_from(random(below)).unwrap() - most) / 100.0
                };
                let (lat, lon) = (hundredths(9_000), hundredths(54_000));
                let zoom = u8::try_from(random(usize::from(MAX_ZOOM) + 1)).unwrap();
                state.view = Some(Viewpoint { lat, lon, zoom });
            }
            let address = write(&state);
            let mut back = fresh.clone();
            assert!(read(&format!("#{address}"), &mut back), "{address}");
            assert_eq!(write(&back), address);
            assert!(back.filter == state.filter, "{address}");
            assert!(back.selection == state.selection && back.page == state.page);
        }
    }

    #[test]
    fn a_broken_address_leaves_the_default() {
        let fresh = state();
        for address in [
            "nonsense",
            "lang=xx",
            "page=nowhere",
            "services=fit.nato",
            "kinds=post.",
            "selected=atlantis",
            "at=91_0_3",
            "at=1_2",
            "at=1_2_99",
            "lang=fr&group=none",
            "country=ZZZ",
        ] {
            let mut state = fresh.clone();
            assert!(!read(address, &mut state), "{address}");
            assert_eq!(write(&state), "", "{address}");
        }
        // A newer link, with a key from later on, opens.
        let mut state = fresh.clone();
        assert!(read("#lang=fr&projection=globe", &mut state));
        assert_eq!(write(&state), "lang=fr");
    }
}
