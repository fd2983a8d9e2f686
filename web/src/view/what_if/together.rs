//! Who is where together, before and after: countries and cities by service, offices that could be
//! shared, and posts that could house an agency.

use buitenkaart_core::Network;
use buitenkaart_core::analysis::{
    Cell, CountryPresence, Effective, Pair, Position, Shared, city_presence, could_share, hosts,
};
use buitenkaart_core::model::{Locale, LocationId};
use buitenkaart_core::scenario::{Change, Step};
use yew::prelude::*;

use super::at_hand::{after, edit};
use super::choice::choice;
use super::disclosure::{turned, use_fold};
use crate::browser::intl::{self, Names};
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::i18n::scenario as s;
use crate::view::common::glyph;
use crate::view::ctx::Ctx;

/// How far apart two offices may be, in km; 0: in one city.
const WITHIN: [f64; 4] = [0.0, 30.0, 100.0, 200.0];

/// A country or a city, with how each service is there: before, and after.
struct Row {
    name: String,
    cells: [Vec<Cell>; 2],
}

impl Row {
    fn differs(&self) -> bool {
        let [before, after] = &self.cells;
        before != after
    }

    /// How many services are there, after.
    fn services(&self) -> usize {
        let [_, after] = &self.cells;
        after.iter().filter(|cell| **cell > Cell::Contested).count()
    }
}

/// The part.
#[component]
pub(super) fn Together(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let fold = use_fold();
    let cities = use_state(bool::default);
    let within = use_state(|| 0_usize);
    fold.draw(s::together(l), || {
        let set_cities = {
            let cities = cities.clone();
            Callback::from(move |i| cities.set(i == 1))
        };
        let set_within = {
            let within = within.clone();
            Callback::from(move |i| within.set(i))
        };
        let km = WITHIN.get(*within).copied().unwrap_or(0.0);
        let after = after(ctx);
        html! {
            <>
                <label class="field">{ s::by_what(l) }
                    { choice([s::countries(l), s::cities(l)], usize::from(*cities), set_cities) }
                </label>
                { table(ctx, &after, *cities) }
                <label class="field">{ s::how_near(l) }
                    { choice(WITHIN.map(|km| apart(l, km == 0.0, km)), *within, set_within) }
                </label>
                <h4>{ s::could_share(l) }</h4>
                { sharing(ctx, &after, km) }
                <h4>{ s::could_house(l) }</h4>
                { housing(ctx, &after, km) }
                <p class="fine">{ s::share_note(l) }</p>
            </>
        }
    })
}

fn table(ctx: &Ctx, after: &Dataset, cities: bool) -> Html {
    let l = ctx.l();
    let services = after.network.services();
    let rows = if cities {
        by_city(l, [&ctx.state.dataset, after])
    } else {
        by_country(ctx, [&ctx.state.dataset, after])
    };
    let mut rows: Vec<Row> = intl::ordered(l, rows, |row| &row.name).collect();
    rows.sort_by_key(|row| (!row.differs(), std::cmp::Reverse(row.services())));
    html! {
        <div class="scroll tall" tabindex="0" role="region" aria-label={s::together(l)}>
        <table class="matrix before-after glyphs">
            <thead><tr>
                <th scope="col">{ if cities { s::city(l) } else { t::country(l) } }</th>
                { for services.iter().map(|x| html! { <th scope="col">{ x.short.get(l) }</th> }) }
            </tr></thead>
            <tbody>{ for rows.iter().map(|row| {
                let [before, after] = &row.cells;
                html! {
                    <tr class={classes!(row.differs().then_some("differs"))}>
                        <th scope="row">{ row.name.clone() }</th>
                        { for before.iter().zip(after).enumerate().map(|(i, (was, is))| html! {
                            <td>{ turned(was, is, |cell| sign(ctx, i, *cell, *was != Cell::Absent)) }</td>
                        }) }
                    </tr>
                }
            }) }</tbody>
        </table>
        </div>
    }
}

/// How a service is there, as a sign, and in words for those who hear it. What was there is not simply not found:
/// the scenario takes it away.
fn sign(ctx: &Ctx, service: usize, cell: Cell, was_there: bool) -> Html {
    let l = ctx.l();
    let none = if was_there {
        s::no_longer(l)
    } else {
        s::not_there(l)
    };
    let standing = match cell {
        Cell::Absent => {
            return html! { <><span aria-hidden="true">{ "–" }</span><span class="only-read">{ none }</span></> };
        }
        Cell::Contested => Effective::Contested,
        Cell::Seen => Effective::Seen,
        Cell::Open => Effective::Open,
    };
    html! {
        <><i class={classes!("g", glyph::service_class(&ctx.dataset().network, service), standing.name())} aria-hidden="true"></i>
        <span class="only-read">{ t::standing_name(l, standing) }</span></>
    }
}

/// The countries of both networks.
fn by_country(ctx: &Ctx, [before, after]: [&Dataset; 2]) -> Vec<Row> {
    let names = Names::new(ctx.l());
    let services = after.network.services().len();
    let cells = |row: Option<&CountryPresence>| {
        (0..services)
            .map(|i| row.map_or(Cell::Absent, |row| row.cell(i)))
            .collect()
    };
    let [was, is] = [before, after].map(|dataset| dataset.presence());
    let gone = was
        .countries
        .iter()
        .filter(|row| is.of(row.country).is_none());
    let all = is.countries.iter().chain(gone).map(|row| row.country);
    all.map(|country| Row {
        name: names.country(country),
        cells: [was, is].map(|presence| cells(presence.of(country))),
    })
    .collect()
}

/// The cities of both networks.
fn by_city(l: Locale, [before, after]: [&Dataset; 2]) -> Vec<Row> {
    let services = after.network.services().len();
    let lists = [before, after].map(|dataset| city_presence(&dataset.network));
    let [was, is] = &lists;
    let gone = was
        .iter()
        .filter(|city| !is.iter().any(|other| other.place == city.place));
    let of = |network: &Network, place| {
        let place = network.place(place)?;
        Some(place.name.get(l).to_owned())
    };
    let cities = is.iter().chain(gone).map(|city| city.place);
    cities
        .map(|place| Row {
            name: of(&after.network, place)
                .or_else(|| of(&before.network, place))
                .unwrap_or_else(|| place.to_string()),
            cells: lists.each_ref().map(|list| {
                let city = list.iter().find(|city| city.place == place);
                (0..services)
                    .map(|i| city.map_or(Cell::Absent, |city| city.cell(i)))
                    .collect()
            }),
        })
        .collect()
}

fn name(l: Locale, dataset: &Dataset, at: Position) -> String {
    let location = dataset.location(at);
    location.map_or_else(String::new, |x| x.name.get(l).to_owned())
}

fn in_one_house(l: Locale, now: Shared) -> &'static str {
    match now {
        Shared::Yes => t::same_address(l),
        Shared::No => s::other_address(l),
        Shared::Unknown => s::address_unknown(l),
    }
}

/// Pairs of offices that could be one.
fn sharing(ctx: &Ctx, after: &Dataset, km: f64) -> Html {
    let l = ctx.l();
    let ids = |dataset: &Dataset, pair: Pair| -> Option<[LocationId; 2]> {
        Some([
            dataset.location(pair.first)?.id.clone(),
            dataset.location(pair.second)?.id.clone(),
        ])
    };
    let base = &ctx.state.dataset;
    let before: Vec<_> = could_share(&base.network, km)
        .into_iter()
        .map(|sharing| ids(base, sharing.pair))
        .collect();
    let pairs = could_share(&after.network, km);
    if pairs.is_empty() {
        return html! { <p class="unknown">{ s::nobody_near(l) }</p> };
    }
    html! {
        <ul class="pairs">{ for pairs.into_iter().map(|sharing| {
            let pair = sharing.pair;
            html! {
                <li>
                    <b>{ name(l, after, pair.first) }{ " + " }{ name(l, after, pair.second) }</b>
                    <small>{ apart(l, pair.same_city, pair.km) }{ " · " }{ in_one_house(l, sharing.now) }</small>
                    if !before.contains(&ids(after, pair)) { <span class="badge">{ s::new(l) }</span> }
                </li>
            }
        }) }</ul>
    }
}

fn apart(l: Locale, same_city: bool, km: f64) -> String {
    if same_city {
        s::same_city(l).to_owned()
    } else {
        intl::km(l, km)
    }
}

/// Offices of an agency with the post that could house them, and the change that does it.
fn housing(ctx: &Ctx, after: &Dataset, km: f64) -> Html {
    let l = ctx.l();
    let found = hosts(&after.network, km);
    if found.is_empty() {
        return html! { <p class="unknown">{ s::nobody_near(l) }</p> };
    }
    html! {
        <ul class="pairs">{ for found.into_iter().map(|host| {
            let change = after.location(host.office).zip(after.location(host.post)).map(|(office, post)| Change::House {
                guest: office.id.clone(),
                host: post.id.clone(),
            });
            let same_city = after.location(host.office).map(|x| &x.place) == after.location(host.post).map(|x| &x.place);
            let words = [name(l, after, host.office), name(l, after, host.post)];
            let [office, post] = &words;
            html! {
                <li>
                    <b>{ office }{ " → " }{ post }</b>
                    <small>{ apart(l, same_city, host.km) }{ " · " }{ in_one_house(l, host.now) }</small>
                    if let Some(change) = change {
                        <button type="button" class="quiet" aria-label={t::fill(s::does_house(l), &[office, post])}
                            onclick={let ctx = ctx.clone(); Callback::from(move |_: MouseEvent| {
                                let step = Step::from(change.clone());
                                edit(&ctx, |scenario| scenario.changes.push(step));
                            })}>{ s::house_button(l) }</button>
                    }
                </li>
            }
        }) }</ul>
    }
}
