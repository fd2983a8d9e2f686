//! Every post against the minimum crew, before and after, and what it would take everywhere.

use buitenkaart_core::analysis::{Crew, Held, Need, PostCrew, crew, held_by_assumption};
use buitenkaart_core::model::{Kind, RoleId};
use yew::prelude::*;

use super::at_hand::{after, base};
use super::disclosure::{turned, use_fold};
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::i18n::scenario as s;
use crate::view::common::held::{held, uncounted};
use crate::view::ctx::Ctx;

/// The part.
#[component]
pub(super) fn Crewed(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let fold = use_fold();
    fold.draw(s::crewed(l), || {
        let after = after(ctx);
        let both = [crew(base(ctx)), crew(&after.network)];
        let [was, is] = &both;
        let range = |crew: &Crew<'_>| {
            let [least, most] = [crew.at_least(), crew.at_most()].map(|n| n.to_string());
            t::count(s::to_the_minimum(l), &[&least, &most])
        };
        html! {
            <>
                <p>{ s::before(l) }{ l.colon() }{ range(was) }<br />{ s::after(l) }{ l.colon() }{ range(is) }</p>
                { needs(ctx, was, is) }
                { posts(ctx, &after, was, is) }
            </>
        }
    })
}

fn role(ctx: &Ctx, id: &RoleId) -> String {
    let role = base(ctx).role(id);
    role.map_or_else(|| id.to_string(), |role| role.name.get(ctx.l()).to_owned())
}

/// Role by role: at how many posts it is filled, missing, unknown.
fn needs(ctx: &Ctx, was: &Crew<'_>, is: &Crew<'_>) -> Html {
    let l = ctx.l();
    let before = was.needs();
    let rows = is.needs().into_iter().map(|need| {
        let old = before.iter().find(|old| old.role == need.role).copied();
        let old = old.unwrap_or(Need { filled: 0, absent: 0, unknown: 0, ..need });
        let cell = |of: fn(&Need<'_>) -> u32| html! { <td>{ turned(&of(&old), &of(&need), |n| html! { { *n } }) }</td> };
        html! {
            <tr class={classes!((old != need).then_some("differs"))}>
                <th scope="row">{ role(ctx, need.role) }</th>
                { cell(|x| x.filled) }{ cell(|x| x.absent) }{ cell(|x| x.unknown) }
            </tr>
        }
    });
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={s::crewed(l)}>
        <table class="matrix before-after">
            <thead><tr>
                <th scope="col">{ s::role(l) }</th><th scope="col">{ s::role_filled(l) }</th>
                <th scope="col">{ t::absent(l) }</th><th scope="col">{ t::unknown(l) }</th>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
        </div>
    }
}

/// Post by post.
fn posts(ctx: &Ctx, after: &Dataset, was: &Crew<'_>, is: &Crew<'_>) -> Html {
    let l = ctx.l();
    let before = |position: u32| {
        let id = &after.location(position)?.id;
        let old = |post: &&PostCrew| ctx.state.dataset.location(post.position);
        let post = was
            .posts
            .iter()
            .find(|post| old(post).is_some_and(|old| old.id == *id))?;
        Some((&post.roles, old(&post)?))
    };
    let row = |post: &PostCrew| {
        let old = before(post.position);
        let differs = old.is_none_or(|(old, _)| *old != post.roles);
        let cells = post
            .roles
            .iter()
            .zip(is.roles)
            .enumerate()
            .map(|(i, (now, role))| {
                // A new post had no crew before: nothing to compare with.
                let was = old.and_then(|(old, _)| old.get(i)).unwrap_or(now);
                // What the scenario says is the scenario's; an assumption is one of the data.
                let assumed = old.is_some_and(|(_, old)| held_by_assumption(old, role));
                let [was, now] = [(*was, assumed), (*now, assumed && was == now)];
                html! { <td>{ turned(&was, &now, |(of, assumed): &(Held, bool)| {
                    let (class, text) = held(l, *of, *assumed);
                    html! { <span {class}>{ text }</span> }
                }) }</td> }
            });
        html! {
            <tr class={classes!(differs.then_some("differs"))}>
                <th scope="row">
                    { after.location(post.position).map_or("", |x| x.name.get(l)) }
                    { uncounted(l, post) }
                    if old.is_none() { <span class="badge">{ s::new(l) }</span> }
                </th>
                { for cells }
            </tr>
        }
    };
    html! {
        <div class="scroll tall" tabindex="0" role="region" aria-label={t::kind(l, Kind::Post)}>
        <table class="matrix before-after narrow">
            <thead><tr>
                <th scope="col">{ Kind::Post.name(l) }</th>
                { for is.roles.iter().map(|id| html! { <th scope="col">{ role(ctx, id) }</th> }) }
            </tr></thead>
            <tbody>{ for is.posts.iter().map(row) }</tbody>
        </table>
        </div>
    }
}
