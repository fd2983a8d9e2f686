//! Who covers which country, before and after, and how far its capital is from each service.

use buitenkaart_core::analysis::{CountryCoverage, Cover, Coverage, Weighed, coverage};
use buitenkaart_core::countries::{Scope, Weight};
use buitenkaart_core::model::Locale;
use buitenkaart_core::scenario::DistanceChange;
use yew::prelude::*;

use super::at_hand::{after, at_hand, base};
use super::choice::{at, choice};
use super::disclosure::{turned, use_fold};
use super::places::weight_name;
use crate::browser::intl::{self, Names};
use crate::i18n as t;
use crate::i18n::scenario as s;
use crate::view::ctx::Ctx;

/// As many changed distances are shown.
const MOST: usize = 12;

fn cover_name(l: Locale, cover: Cover) -> &'static str {
    match cover {
        Cover::Post => s::cover_post(l),
        Cover::Accredited => s::cover_accredited(l),
        Cover::Office => s::cover_office(l),
        Cover::Multilateral => s::cover_multilateral(l),
        Cover::Contested => s::cover_contested(l),
        Cover::Nothing => s::cover_nothing(l),
        Cover::Home => "–",
    }
}

/// What a country is covered by after what it was covered by before. What the scenario took away is more than
/// not found.
fn cover_after(l: Locale, before: Cover, after: Cover) -> &'static str {
    if after == Cover::Nothing && before != after {
        s::answered_lost(l)
    } else {
        cover_name(l, after)
    }
}

/// The part.
#[component]
pub(super) fn Covered(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let fold = use_fold();
    let weight = use_state(|| Weight::Equal);
    fold.draw(s::covered(l), || {
        let set_weight = {
            let weight = weight.clone();
            Callback::from(move |i| weight.set(at(&Weight::ALL, i)))
        };
        let both = [coverage(base(ctx)), coverage(&after(ctx).network)];
        html! {
            <>
                <label class="field">{ s::weighed_by(l) }
                    { choice(Weight::ALL.map(|w| weight_name(l, w)), *weight as usize, set_weight) }
                </label>
                { shares(ctx, &both, *weight) }
                { changes(ctx) }
                <details><summary>{ s::every_country(l) }</summary>{ countries(ctx, &both) }</details>
            </>
        }
    })
}

/// Covers and mean distances, now and in the scenario.
fn shares(ctx: &Ctx, both: &[Coverage; 2], weight: Weight) -> Html {
    let l = ctx.l();
    let weighed = both.each_ref().map(|c| c.weighed(Scope::UnMembers, weight));
    let counted = both.each_ref().map(|c| c.totals(Scope::UnMembers));
    let percent = |share: &f64| html! { { intl::decimals(l, share * 100.0, 1) + "\u{a0}%" } };
    let km = |km: &Option<f64>| html! { { km.map_or_else(|| t::unknown(l).to_owned(), |km| intl::km(l, km)) } };
    let covers = Cover::ALL.into_iter().enumerate().map(|(i, cover)| {
        let shares = weighed.each_ref().map(|w| w.share(cover));
        let counts = counted.each_ref().map(|c| c.get(i).copied().unwrap_or(0));
        let cells = shares.iter().zip(counts).map(|(share, count)| {
            if weight == Weight::Equal {
                html! { <td>{ count }</td> }
            } else {
                html! { <td>{ percent(share) }</td> }
            }
        });
        let [was, is] = shares;
        let differs = (was - is).abs() > 1e-12;
        html! {
            <tr class={classes!(differs.then_some("differs"))}>
                <th scope="row">{ cover_name(l, cover) }</th>{ for cells }
            </tr>
        }
    });
    let service = |i: usize, w: &Weighed| w.mean_km.get(i).copied().flatten();
    let services = base(ctx).services().iter().enumerate().map(|(i, x)| {
        let means = weighed.each_ref().map(|w| service(i, w));
        (t::fill(s::mean_km_service(l), &[x.short.get(l)]), means)
    });
    let distances = services.map(|(label, [was, is])| {
        html! {
            <tr class={classes!((was != is).then_some("differs"))}>
                <th scope="row">{ label }</th><td>{ km(&was) }</td><td>{ km(&is) }</td>
            </tr>
        }
    });
    let [_, now] = &weighed;
    html! {
        <>
            <div class="scroll" tabindex="0" role="region" aria-label={s::covered(l)}>
            <table class="matrix before-after">
                <thead><tr><th scope="col">{ s::figure(l) }</th><th scope="col">{ s::before(l) }</th><th scope="col">{ s::after(l) }</th></tr></thead>
                <tbody>{ for covers }{ for distances }</tbody>
            </table>
            </div>
            if now.unknown > 0 {
                <p class="fine">{ t::count(s::left_out(l), &[&now.unknown.to_string()]) }</p>
            }
        </>
    }
}

/// Countries that others cover than before, and capitals nearer or farther.
fn changes(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let read = at_hand(ctx);
    let Ok(changed) = &read.outcome else {
        return html! {};
    };
    let difference = &changed.0.difference.coverage;
    let names = Names::new(l);
    let network = &changed.0.dataset.network;
    let by = |change: &DistanceChange| match (change.before, change.after) {
        (Some(was), Some(is)) => (was - is).abs(),
        _ => f64::INFINITY,
    };
    let mut distances: Vec<&DistanceChange> = difference.distances.iter().collect();
    distances.sort_by(|a, b| by(b).total_cmp(&by(a)));
    let rest = distances.len().saturating_sub(MOST);
    let km = |km: Option<f64>| km.map_or_else(|| t::unknown(l).to_owned(), |km| intl::km(l, km));
    html! {
        <>
            if !difference.covers.is_empty() {
                <h4>{ s::covers_change(l) }</h4>
                <ul class="turns">{ for difference.covers.iter().map(|change| html! {
                    <li><b>{ names.country(change.country) }</b>{ l.colon() }{ cover_name(l, change.before) }{ " → " }{ cover_after(l, change.before, change.after) }</li>
                }) }</ul>
            }
            if !distances.is_empty() {
                <h4>{ s::distances_change(l) }</h4>
                <ul class="turns">{ for distances.iter().take(MOST).map(|change| {
                    let service = network.service(&change.service).map_or("", |x| x.short.get(l));
                    html! {
                        <li><b>{ names.country(change.country) }</b>{ [", ", service, l.colon(), &km(change.before), " → ", &km(change.after)].concat() }</li>
                    }
                }) }</ul>
                if rest > 0 { <p class="fine">{ t::fill(s::and_more(l), &[&rest.to_string()]) }</p> }
            }
        </>
    }
}

/// Every country: its cover, and its capital's distance to each service.
fn countries(ctx: &Ctx, [before, after]: &[Coverage; 2]) -> Html {
    let l = ctx.l();
    let names = Names::new(l);
    let rows: Vec<_> = before
        .rows
        .iter()
        .zip(&after.rows)
        .filter(|(_, row)| row.cover != Cover::Home)
        .map(|pair| (names.country(pair.1.country()), pair))
        .collect();
    let services = base(ctx).services();
    html! {
        <div class="scroll tall" tabindex="0" role="region" aria-label={s::every_country(l)}>
        <table class="matrix before-after narrow">
            <thead><tr>
                <th scope="col">{ t::country(l) }</th><th scope="col">{ s::cover(l) }</th>
                { for services.iter().map(|x| html! { <th scope="col">{ x.short.get(l) }{ " (km)" }</th> }) }
            </tr></thead>
            <tbody>{ for intl::ordered(l, rows, |row| &row.0).map(|(name, (was, is))| {
                let far = |row: &CountryCoverage, i: usize| {
                    let reach = row.nearest.get(i).copied().flatten();
                    reach.map_or_else(|| t::unknown(l).to_owned(), |reach| intl::number(l, reach.km, 0))
                };
                html! {
                    <tr class={classes!((was.cover != is.cover).then_some("differs"))}>
                        <th scope="row">{ name }</th>
                        <td>{ turned(&cover_name(l, was.cover), &cover_after(l, was.cover, is.cover), |cover| html! { { *cover } }) }</td>
                        { for (0..services.len()).map(|i| html! { <td>{ turned(&far(was, i), &far(is, i), |km| html! { { km.clone() } }) }</td> }) }
                    </tr>
                }
            }) }</tbody>
        </table>
        </div>
    }
}
