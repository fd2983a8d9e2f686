//! A country: who speaks for the network there, and from where.

use buitenkaart_core::analysis::{Answer, nearest_of_each_service, represents};
use buitenkaart_core::countries::figures;
use buitenkaart_core::geo;
use buitenkaart_core::model::{Country, Kind, ServiceId};
use buitenkaart_core::time::{Day, end_or_day, represented_from};
use yew::prelude::*;

use super::contact;
use crate::browser::intl;
use crate::i18n::{self as t, time as tt};
use crate::view::common::{rows, section::part};
use crate::view::ctx::Ctx;

/// The detail of a country.
pub(crate) fn body(ctx: &Ctx, country: Country) -> Html {
    let l = ctx.l();
    let dataset = ctx.dataset();
    let answers = represents(&dataset.network, country);
    let here: Vec<u32> = (0u32..)
        .zip(dataset.network.locations())
        .filter(|(_, x)| {
            dataset
                .network
                .place_of(x)
                .is_some_and(|p| p.country == Some(country))
        })
        .map(|(i, _)| i)
        .collect();
    // A service's own site is named once.
    let mut named: Vec<&ServiceId> = Vec::new();
    let answering = answers.iter().map(|answer| {
        let from = from_elsewhere(ctx, answer);
        let reach = dataset.location(answer.position).map(|location| {
            let first = !named.contains(&&location.service);
            named.push(&location.service);
            contact::brief(ctx, location, first)
        });
        html! { <li>{ rows::location(ctx, answer.position, from) }{ reach.unwrap_or_default() }</li> }
    });
    let answering: Html = answering.collect();
    let nobody = here.is_empty();
    let others = here
        .into_iter()
        .filter(|position| answers.iter().all(|answer| answer.position != *position));
    let others: Vec<Html> = others
        .map(|position| html! { <li>{ rows::location(ctx, position, None) }</li> })
        .collect();
    html! {
        <>
            { part(t::said(ctx.texts().country.as_ref(), t::country_answers, l), if answers.is_empty() {
                html! { <p class="unknown">{ none(ctx, country) }</p> }
            } else {
                html! { <ul class="rows">{ answering }</ul> }
            }) }
            if !others.is_empty() {
                { part(t::country_others(l), html! { <ul class="rows">{ for others }</ul> }) }
            }
            if nobody {
                if !answers.is_empty() {
                    <p class="unknown">{ t::country_no_location(l) }</p>
                }
                { nearest(ctx, country) }
            }
        </>
    }
}

/// Why nobody is shown: at a date on show, or as known by one, nobody may be yet.
fn none(ctx: &Ctx, country: Country) -> String {
    let l = ctx.l();
    let (shown, times) = (&ctx.dataset().network, ctx.state.times);
    if shown.is_home(country) {
        return t::country_home(l).to_owned();
    }
    let whole = &ctx.state.whole.network;
    let is_dated = times.known.is_some() || times.at.is_some();
    if ctx.changed().is_some() || !is_dated || represents(whole, country).is_empty() {
        return t::country_none(l).to_owned();
    }
    if times.known.is_some() {
        return tt::service_not_known(l).to_owned();
    }
    let day = times.at.map_or(Day::LAST, Day::last);
    match represented_from(whole, country, day) {
        Some(day) => t::fill(tt::service_later(l), &[&end_or_day(day, l)]),
        None => tt::service_undated(l).to_owned(),
    }
}

/// From which city who answers does so, where that is in another country. Accredited are posts, not agencies.
pub(super) fn from_elsewhere(ctx: &Ctx, answer: &Answer) -> Option<String> {
    let l = ctx.l();
    let dataset = ctx.dataset();
    let place = dataset.place(answer.position).filter(|_| !answer.located)?;
    let says = match dataset.location(answer.position)?.kind {
        Kind::Post | Kind::Satellite => t::accredited(l),
        _ => t::responsible(l),
    };
    Some(t::fill(says, &[place.name.get(l)]))
}

fn nearest(ctx: &Ctx, country: Country) -> Html {
    let l = ctx.l();
    // From the capital, as in the scenarios; where a country has none, from its middle.
    let capital = figures(country).and_then(|figures| figures.capital);
    let Some(point) = capital
        .map(|city| city.lat_lon)
        .or_else(|| geo::basemap().label_point(country))
    else {
        return html! {};
    };
    let title = capital.map_or_else(
        || t::nearest(l).to_owned(),
        |city| t::fill(t::nearest_capital(l), &[city.name_in(l)]),
    );
    let found = nearest_of_each_service(&ctx.dataset().network, point);
    let rows = found.into_iter().flatten().map(|n| {
        let way = n.direction.map_or("", |d| t::direction(l, d));
        html! { <li>{ rows::location(ctx, n.position, Some(format!("{} {way}", intl::km(l, n.km)))) }</li> }
    });
    part(&title, html! { <ul class="rows">{ for rows }</ul> })
}
