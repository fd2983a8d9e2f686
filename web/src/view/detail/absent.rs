//! A location that is selected, and that the network on show leaves out at its date: what is said of it then.

use buitenkaart_core::Network;
use buitenkaart_core::analysis::Effective;
use buitenkaart_core::model::{Kind, Location, LocationId};
use buitenkaart_core::time::{Day, State, Timeline};
use yew::prelude::*;

use super::history::{history, telling};
use crate::browser::intl;
use crate::dataset::Says;
use crate::i18n::{self as t, time as tt};
use crate::state::Times;
use crate::view::ctx::Ctx;

/// The location, in the network of all times.
pub(super) fn location<'c>(ctx: &'c Ctx, id: &LocationId) -> Option<&'c Location> {
    let whole = &ctx.state.whole;
    whole.location(whole.position(id)?)
}

/// Why it is not on show, and all that is said of it at any time.
pub(super) fn body(ctx: &Ctx, location: &Location) -> Html {
    let l = ctx.l();
    let network = telling(ctx, &location.id);
    let told = network.location(&location.id);
    let (says, day, maybe) = why(&network, told, ctx.state.times);
    let maybe = maybe.map_or("", |state| t::standing_name(l, state));
    html! {
        <>
            <p class="warning">{ t::fill(says(l), &[&intl::date(l, day.date()), maybe]) }</p>
            { for told.map(|told| history(ctx, &network, told)) }
        </>
    }
}

/// Why a network leaves out a location at the date that is asked for, of which day that is said, and what it may have
/// come to by then; `told` is all that the network tells of it, if it does.
fn why(network: &Network, told: Option<&Location>, times: Times) -> (Says, Day, Option<Effective>) {
    let compiled = network.file().compiled;
    let Some(told) = told else {
        let known = times.known.unwrap_or(compiled);
        return (tt::then_not_named, Day::last(known), None);
    };
    let day = Day::last(times.ordered().at.unwrap_or(compiled));
    let moment = Timeline::of(told, compiled).at(day);
    let says: Says = match (moment.state, moment.or) {
        (State::NotYet, Some(State::Is(Effective::Open | Effective::Seen))) => tt::then_maybe_open,
        (_, Some(State::Is(maybe))) => return (tt::then_maybe, day, Some(maybe)),
        (State::NotYet, _) => tt::then_not_open,
        _ if told.kind == Kind::Candidate => tt::then_not_considered,
        _ => tt::then_unknown,
    };
    (says, day, None)
}

#[cfg(test)]
mod tests {
    use buitenkaart_core::model::Locale;
    use buitenkaart_core::{load, time};

    use super::*;

    #[test]
    fn why_it_is_not_on_show_is_told() {
        let one = |id: &str, kind: &str, claims: &str| {
            format!(
                r#"{{ "id": "{id}", "service": "s", "kind": "{kind}", "place": "p", "name": "O", {claims} }}"#
            )
        };
        let file = format!(
            r#"{{ "version": 2, "title": "T", "compiled": "2026",
                "services": [{{ "id": "s", "short": "S", "name": "S" }}],
                "sources": [{{ "id": "old", "kind": "dataset", "title": "O", "date": "2010" }},
                    {{ "id": "new", "kind": "dataset", "title": "N", "date": "2020" }}],
                "places": [{{ "id": "p", "name": "P", "country": "FR", "precision": "city", "lat_lon": [48.9, 2.4] }}],
                "locations": [{}] }}"#,
            [
                one(
                    "opened",
                    "office",
                    r#""opened": [{ "value": "2001", "sources": ["old"] }], "standing": [{ "value": "open", "as_of": "2010", "sources": ["old"] }]"#
                ),
                one(
                    "closed",
                    "office",
                    r#""standing": [{ "value": "closed", "as_of": "2005", "sources": ["old"] }]"#
                ),
                one(
                    "seen",
                    "office",
                    r#""standing": [{ "value": "seen", "as_of": "2018", "sources": ["new"] }]"#
                ),
                one(
                    "wanted",
                    "candidate",
                    r#""standing": [{ "value": "considered", "as_of": "2005", "sources": ["old"] }]"#
                ),
            ]
            .join(",")
        );
        let whole = load::load(file.as_bytes()).unwrap();
        let told = |id: &str, text: &str| {
            let times = Times::read(text).unwrap();
            let known = times.known.map(|date| time::as_known(&whole, date).network);
            let network = known.as_ref().unwrap_or(&whole);
            let id = LocationId::new(id).unwrap();
            let shown = time::as_of(network, times.at.unwrap_or(network.file().compiled));
            if shown.location(&id).is_some() {
                return "on show".to_owned();
            }
            let (says, day, maybe) = why(network, network.location(&id), times);
            let maybe = maybe.map_or("", Effective::name);
            t::fill(says(Locale::En), &[&day.to_string(), maybe])
        };
        for (id, times, wanted) in [
            (
                "opened",
                "2000",
                "Not opened yet by 2000-12-31, as far as is known.",
            ),
            (
                "opened",
                "2001-06",
                "May have opened by 2001-06-30; not known to be at work then.",
            ),
            (
                "opened",
                "2001-03_2001-01",
                "May have opened by 2001-03-31; not known to be at work then.",
            ),
            ("opened", "2001", "on show"),
            (
                "closed",
                "2004",
                "Whether this location was there by 2004-12-31, no source says.",
            ),
            (
                "closed",
                "2005-06",
                "Perhaps so by 2005-06-30, but not for sure: closed",
            ),
            ("closed", "2005", "on show"),
            ("closed", "2024", "on show"),
            (
                "seen",
                "2010",
                "Whether this location was there by 2010-12-31, no source says.",
            ),
            (
                "seen",
                "2018-06",
                "Perhaps so by 2018-06-30, but not for sure: seen",
            ),
            (
                "seen",
                "~2015",
                "This location is in no source with a date up to 2015-12-31.",
            ),
            (
                "seen",
                "2010~2015",
                "This location is in no source with a date up to 2015-12-31.",
            ),
            (
                "seen",
                "2010~2022",
                "Whether this location was there by 2010-12-31, no source says.",
            ),
            (
                "wanted",
                "2004",
                "Not considered yet by 2004-12-31, as far as is known.",
            ),
            (
                "wanted",
                "2005-06",
                "Perhaps so by 2005-06-30, but not for sure: considered",
            ),
            ("wanted", "2005", "on show"),
        ] {
            assert_eq!(told(id, times), wanted, "{id}, {times}");
        }
    }
}
