//! The network as a whole, drawn where drawing helps: joint presence, declared and located, crews,
//! candidates; and posts assigned.

use buitenkaart_core::Network;
use buitenkaart_core::analysis::{JointRow, crew, joint_presence, totals};
use buitenkaart_core::model::Kind;
use yew::prelude::*;

use super::findings;
use crate::browser::intl::{self, Names};
use crate::chunks::{Chunk, Rotation, waiting};
use crate::i18n::{self as t, time as tt};
use crate::state::{Action, Selection};
use crate::view::common::held::{held_at, uncounted};
use crate::view::common::rows::select;
use crate::view::common::{claims, glyph, rows};
use crate::view::ctx::Ctx;

/// Who is where, as stated and as located.
pub(super) fn joint(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let dataset = ctx.dataset();
    let joint = joint_presence(&dataset.network, dataset.presence());
    let services = dataset.network.services();
    let mut rows: Vec<(String, &JointRow)> = joint
        .rows
        .iter()
        .map(|r| (Names::new(l).country(r.country), r))
        .collect();
    rows.sort_by(|a, b| intl::compare(l, &a.0, &b.0));
    // What was said, but not of this time, or not then, denies nothing.
    let is_said = |network: &Network| !network.file().joint_presence.is_empty();
    let is_unsaid = !is_said(&dataset.network) && is_said(&ctx.state.whole.network);
    let note = match ctx.texts().joint.as_ref() {
        _ if is_unsaid => tt::joint_unsaid(l),
        own => t::said(own, t::facts_joint_note, l),
    };
    let verdict = |row: &JointRow| {
        if is_unsaid {
            "–".to_owned()
        } else if !row.stated {
            t::said(ctx.texts().joint_unnamed.as_ref(), t::not_stated, l).to_owned()
        } else if !row.missing.is_empty() {
            t::fill(t::differs(l), &[&findings::services(ctx, row.missing)])
        } else if row.assumed.is_empty() && row.seen.is_empty() {
            t::agrees(l).to_owned()
        } else {
            format!("{} ({})", t::agrees(l), t::by_assumption(l))
        }
    };
    html! {
        <>
            <p>{ note.to_owned() }</p>
            <div class="scroll" tabindex="0" role="region" aria-label={t::facts_joint(l)}>
            <table class="matrix">
                <thead><tr>
                    <th scope="col">{ t::country(l) }</th>
                    { for services.iter().map(|s| html! { <th scope="col">{ s.short.get(l) }</th> }) }
                    <th scope="col">{ t::standing(l) }</th>
                </tr></thead>
                <tbody>
                    { for rows.iter().map(|(name, row)| {
                        let country = row.country;
                        html! {
                            <tr>
                                <th scope="row"><button type="button" class="plain" onclick={ctx.on(move || Action::Select(Selection::Country(country)))}>{ name }</button></th>
                                { for services.iter().enumerate().map(|(i, s)| html! {
                                    <td>
                                        if row.present.has(i) {
                                            <i class={classes!("g", glyph::service_class(&dataset.network, i), if row.seen.has(i) { "seen" } else { "open" })} aria-hidden="true"></i>
                                            <span class="only-read">{ s.short.get(l) }</span>
                                        } else {
                                            <span class="unknown">{ "–" }</span>
                                        }
                                    </td>
                                }) }
                                <td>{ verdict(row) }</td>
                            </tr>
                        }
                    }) }
                </tbody>
            </table>
            </div>
            { for dataset.network.file().joint_presence.iter().map(|claim| claims::one(ctx, claim, html! {
                { intl::list(claim.value.iter().map(|c| Names::new(l).country(*c))) }
            })) }
        </>
    }
}

/// Declared beside located, as bars on one scale.
pub(super) fn declared(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let network = &ctx.dataset().network;
    let all = totals(network);
    let most = all
        .iter()
        .map(|x| x.total().unwrap_or(0).max(x.located()))
        .max()
        .unwrap_or(1)
        .max(1);
    html! {
        <>
            { for network.services().iter().zip(&all).enumerate().map(|(i, (service, total))| {
                let share = |n: u32| f64::from(n) * 75.0 / f64::from(most);
                let declared = total.total();
                html! {
                    <div class="bars">
                        <h3>{ glyph::service(network, i) }{ service.name.get(l) }</h3>
                        if let Some(n) = declared {
                            <div class="bar">{ fill("declared", share(n)) }<b>{ n }</b>{ " " }{ t::declared(l) }</div>
                        }
                        <div class="bar">{ fill(&glyph::service_class(network, i), share(total.located())) }<b>{ total.located() }</b>{ " " }{ t::located(l) }</div>
                        if let Some(n) = total.unknown().filter(|n| *n > 0) {
                            <p class="fine">{ t::fill(t::unknown_rest(l), &[&n.to_string()]) }</p>
                        }
                        { claims::list(ctx, &service.declared, |n| html! { { n } }) }
                    </div>
                }
            }) }
        </>
    }
}

/// A bar, `percent` of the line long. Its length is an attribute of an SVG: style attributes are
/// what a strict content security policy forbids.
pub(super) fn fill(class: &str, percent: f64) -> Html {
    html! { <svg class={classes!("fill", class.to_owned())} width={format!("{percent:.0}%")} height="14" aria-hidden="true"></svg> }
}

/// The crews of the posts against the minimum.
pub(super) fn crews(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let dataset = ctx.dataset();
    let crew = crew(&dataset.network);
    let roles = crew.roles.iter().filter_map(|id| dataset.network.role(id));
    html! {
        <>
            <p>{ t::count(t::facts_crew_note(l), &[
                &crew.filled().to_string(), &crew.unknown().to_string(),
                &crew.at_least().to_string(), &crew.at_most().to_string(),
            ]) }</p>
            <div class="scroll" tabindex="0" role="region" aria-label={t::facts_crew(l)}>
            <table class="matrix crews">
                <thead><tr>
                    <th scope="col">{ dataset.network.role_name(Kind::Post, l).to_owned() }</th>
                    { for roles.map(|r| html! { <th scope="col">{ r.name.get(l) }</th> }) }
                </tr></thead>
                <tbody>
                    { for crew.posts.iter().map(|post| {
                        let position = post.position;
                        let location = dataset.location(position);
                        html! {
                            <tr>
                                <th scope="row"><button type="button" class="plain" onclick={select(ctx, position)}>
                                    { location.map_or("", |x| x.name.get(l)) }
                                </button>{ uncounted(l, post) }</th>
                                { for location.into_iter().flat_map(|x| crew.roles.iter().map(move |role| {
                                    let (class, text) = held_at(l, x, role);
                                    html! { <td class={class}>{ text }</td> }
                                })) }
                            </tr>
                        }
                    }) }
                </tbody>
            </table>
            </div>
            if let Some(minimum) = &dataset.network.file().minimum_crew {
                { claims::one(ctx, &minimum.roles, html! {
                    { intl::list(minimum.roles.value.iter().filter_map(|id| dataset.network.role(id)).map(|r| r.name.get(l).to_owned())) }
                }) }
            }
        </>
    }
}

/// Where a post could be, by the sources.
pub(super) fn candidates(ctx: &Ctx) -> Html {
    let all = (0u32..).zip(ctx.dataset().network.locations());
    let candidates = all.filter(|(_, location)| location.kind == Kind::Candidate);
    html! { <ul>{ for candidates.map(|(at, _)| html! { <li>{ rows::location(ctx, at, None) }</li> }) }</ul> }
}

/// Posts assigned, as an exploration: fetched when somebody asks for it, and gone when they leave.
#[component]
pub(super) fn Assigning(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let is_open = use_state(bool::default);
    let failed = use_state(bool::default);
    let onclick = {
        let (is_open, failed) = (is_open.clone(), failed.clone());
        Callback::from(move |_: MouseEvent| {
            let (is_open, failed) = (is_open.clone(), failed.clone());
            Rotation::ask(move |chunk| {
                failed.set(chunk.is_none());
                is_open.set(chunk.is_some());
            });
        })
    };
    match Rotation::here().filter(|_| *is_open) {
        Some(chunk) => (chunk.panel)(ctx),
        None if *failed => waiting(l, true, onclick),
        None => html! {
            <>
                <p>{ t::assign_note(l) }</p>
                <p class="buttons"><button type="button" class="primary assign" {onclick}>{ t::assign(l) }</button></p>
            </>
        },
    }
}
