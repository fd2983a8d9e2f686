//! What is known of the location or country that is selected.

use buitenkaart_core::analysis::{
    Effective, Position, nearest_elsewhere, same_city, same_country, share_address,
};
use buitenkaart_core::model::{Kind, Location, Module, Precision};
use buitenkaart_core::scenario::Change;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, ShadowRoot};
use yew::prelude::*;

use super::history::{history, telling};
use super::own_fields::own_fields;
use super::scroll::bring_into_view;
use super::{absent, contact, country, paper};
use crate::browser::intl::{self, Names};
use crate::chunks::{Chunk, Lazy, What, WhatIf, tell_absent};
use crate::i18n as t;
use crate::state::{Action, Selection};
use crate::view::common::{claims, glyph, held::held_at, rows, section::part, styles::use_styles};
use crate::view::ctx::Ctx;

/// Scrolls as far as it takes to see the first such part of the detail below its heading as well.
fn show_with(heading: &HtmlElement, part: &str) -> Option<()> {
    let detail = heading.closest(".detail").ok()??;
    let part = detail.query_selector(part).ok()??;
    bring_into_view(&part);
    bring_into_view(heading);
    Some(())
}

/// The detail of the selection.
#[component]
pub(crate) fn Panel(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let heading = use_node_ref();
    use_styles(&heading);
    use_way_back(&heading, ctx.selected());
    {
        let heading = heading.clone();
        let visitors = !ctx.state.host.chose;
        use_effect_with(ctx.state.selection.clone(), move |_| {
            if visitors && let Some(heading) = heading.cast::<HtmlElement>() {
                // The reader goes on where the news is; a marker that was clicked loses the focus
                // to what it opened, and Escape brings the list back.
                let _ = heading.focus();
                show_with(&heading, ".reach");
            }
        });
    }
    let position = ctx.selected();
    let location = position.and_then(|at| Some((at, ctx.dataset().location(at)?)));
    let (title, lead, body) = match (&ctx.state.selection, location) {
        (Some(Selection::Location(_)), Some((position, location))) => (
            location.name.get(l).to_owned(),
            lead(ctx, location, position),
            body(ctx, location, position),
        ),
        (Some(Selection::Country(code)), _) => (
            Names::new(l).country(*code),
            html! {},
            if ctx.dataset().network.is_tiled() {
                html! { <Lazy ctx={ctx.clone()} what={What::TilesNote} /> }
            } else {
                country::body(ctx, *code)
            },
        ),
        (Some(Selection::Location(id)), None) => match absent::location(ctx, id) {
            Some(location) => (
                location.name.get(l).to_owned(),
                html! { <p class="lead">{ what(ctx, location) }</p> },
                absent::body(ctx, location),
            ),
            None => return html! {},
        },
        _ => return html! {},
    };
    html! {
        <article class="detail" part="detail" aria-label={title.clone()}>
            <paper::Paper ..ctx.clone() />
            <button type="button" class="plain back" onclick={ctx.on(|| Action::Deselect)}>
                <span aria-hidden="true">{ "← " }</span>{ t::back_to_list(l) }
            </button>
            <h2 ref={heading} tabindex="-1">{ title }</h2>
            { lead }
            { body }
        </article>
    }
}

/// Gives the focus back, when the detail is left, to what had it before: or to what stands for it in
/// the list, where that is gone.
#[hook]
fn use_way_back(heading: &NodeRef, position: Option<Position>) {
    let heading = heading.clone();
    use_effect_with((), move |()| {
        let heading = heading.cast::<HtmlElement>();
        let root = heading.as_ref().map(|heading| heading.get_root_node());
        let root: Option<ShadowRoot> = root.and_then(|root| root.dyn_into().ok());
        let before = root.as_ref().and_then(|root| root.active_element());
        move || {
            let (Some(heading), Some(root)) = (heading, root) else {
                return;
            };
            let detail = heading.closest(".detail").ok().flatten();
            let active = root.active_element();
            // Who is elsewhere stays there.
            if !detail.is_some_and(|detail| detail.contains(active.as_deref())) {
                return;
            }
            // The list is hidden as long as the detail is there.
            spawn_local(async move {
                // Where the list was hidden at once, its row has lost the focus already.
                let row = position.and_then(|at| {
                    let row = root.query_selector(&format!(".row[data-at='{at}']"));
                    row.ok().flatten()
                });
                let list = || root.query_selector(".list h2").ok().flatten();
                let back = before.filter(|it| it.is_connected()).or(row).or_else(list);
                if let Some(back) = back {
                    let _ = back.unchecked_into::<HtmlElement>().focus();
                }
            });
        }
    });
}

/// Whose it is, and what.
fn what(ctx: &Ctx, location: &Location) -> String {
    let l = ctx.l();
    let network = &ctx.dataset().network;
    let service = network.service(&location.service);
    let mut what = vec![network.kind_name(location, l).to_owned()];
    what.extend(location.mission.map(|m| t::mission(l, m).to_owned()));
    what.extend(
        location
            .subjects
            .iter()
            .filter_map(|id| Some(network.subject(id)?.name.get(l).to_owned())),
    );
    [
        service.map_or("", |s| s.name.get(l)),
        " · ",
        &what.join(", "),
    ]
    .concat()
}

fn lead(ctx: &Ctx, location: &Location, position: Position) -> Html {
    let standing = rows::standing(ctx.dataset(), ctx.l(), position);
    html! {
        <p class="lead">
            { glyph::of(ctx, position) }
            { what(ctx, location) }{ " · " }{ standing }
        </p>
    }
}

fn body(ctx: &Ctx, location: &Location, position: Position) -> Html {
    let l = ctx.l();
    let effective = ctx.dataset().verdict(position).map(|v| v.effective);
    html! {
        <>
            if effective == Some(Effective::Contested) {
                <p class="warning">{ t::contested_why(l) }</p>
            }
            { contact::reach(ctx, location) }
            { precision(ctx, location) }
            { part(t::standing(l), claims::list(ctx, &location.standing, |s| html! { { t::standing_name(l, (*s).into()) } })) }
            { motivation(ctx, location) }
            { jurisdiction(ctx, location) }
            if location.kind == Kind::Post && !location.staff.is_empty() && ctx.shows(Module::Crew) {
                { part(t::crew(l), crew(ctx, location)) }
            }
            if !location.themes.is_empty() {
                { part(t::themes(l), claims::list(ctx, &location.themes, |x| html! { { x.get(l) } })) }
            }
            if !location.files.is_empty() {
                { part(t::files(l), claims::list(ctx, &location.files, |x| html! { { x.get(l) } })) }
            }
            if !location.opened.is_empty() {
                { part(t::opened(l), claims::list(ctx, &location.opened, |d| html! { { claims::when(l, *d) } })) }
            }
            if !location.closed.is_empty() {
                { part(t::closed(l), claims::list(ctx, &location.closed, |d| html! { { claims::when(l, *d) } })) }
            }
            { for own_fields(ctx, location) }
            { history(ctx, &telling(ctx, &location.id), location) }
            if ctx.shows(Module::WhatIf) {
                { propose(ctx, location, effective) }
            }
            { others(ctx, location, position) }
            { nearest(ctx, location, position) }
            if let Some(note) = &location.note {
                { part(t::note(l), html! { <p>{ note.get(l) }</p> }) }
            }
        </>
    }
}

/// What if: a candidate opened, anything else closed, in the scenario at hand.
fn propose(ctx: &Ctx, location: &Location, effective: Option<Effective>) -> Html {
    let l = ctx.l();
    let id = location.id.clone();
    let has_point = ctx
        .dataset()
        .network
        .place_of(location)
        .is_some_and(|place| place.lat_lon.is_some());
    let (label, change) = match (location.kind, effective) {
        // Where a region's post would stand is chosen on the page of scenarios.
        (Kind::Candidate, _) if !has_point => return html! {},
        (Kind::Candidate, _) => (
            t::what_if_open(l),
            Change::Open {
                candidate: id,
                at: None,
            },
        ),
        (_, Some(Effective::Open | Effective::Seen)) => {
            (t::what_if_close(l), Change::Close { location: id })
        }
        _ => (t::what_if_reopen(l), Change::Reopen { location: id }),
    };
    let ctx = ctx.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let (ctx, change) = (ctx.clone(), change.clone());
        WhatIf::ask(move |chunk| match chunk {
            Some(chunk) => (chunk.propose)(&ctx, change),
            None => tell_absent(&ctx),
        });
    });
    html! { <p class="buttons"><button type="button" class="quiet propose" {onclick}>{ label }</button></p> }
}

fn precision(ctx: &Ctx, location: &Location) -> Html {
    let l = ctx.l();
    let Some(place) = ctx.dataset().network.place_of(location) else {
        return html! {};
    };
    let text = match place.precision {
        Precision::Address => "",
        Precision::City => t::precision_city(l),
        Precision::Region => t::precision_region(l),
    };
    html! {
        <>
            <p class="fine">{ text }</p>
            if let Some(why) = &location.place_assumed {
                <p class="fine"><span class="badge">{ t::assumed(l) }</span>{ " " }{ why.get(l) }</p>
            }
            if let Some(zone) = &place.zone {
                { part(t::zone(l), claims::one(ctx, zone, html! {
                    { intl::list(zone.value.iter().map(|c| Names::new(l).country(*c))) }
                })) }
            }
        </>
    }
}

fn motivation(ctx: &Ctx, location: &Location) -> Html {
    let l = ctx.l();
    if location.motivation.is_empty() {
        return html! {};
    }
    part(
        t::motivation(l),
        claims::list(ctx, &location.motivation, |x| html! { { x.get(l) } }),
    )
}

fn jurisdiction(ctx: &Ctx, location: &Location) -> Html {
    let l = ctx.l();
    let dataset = ctx.dataset();
    if location.jurisdiction.is_empty() {
        return html! {};
    }
    let content = claims::list(ctx, &location.jurisdiction, |j| {
        let countries = j.countries.iter().map(|&c| html! {
            <button type="button" class="tag" onclick={ctx.on(move || Action::Select(Selection::Country(c)))}>
                { Names::new(l).country(c) }
            </button>
        });
        let organisations = j
            .organisations
            .iter()
            .filter_map(|id| dataset.network.organisation(id))
            .map(|o| {
                html! {
                    <abbr class="tag" title={o.name.get(l).to_owned()}>{ o.short.get(l) }</abbr>
                }
            });
        countries.chain(organisations).collect::<Html>()
    });
    part(t::jurisdiction(l), content)
}

fn crew(ctx: &Ctx, location: &Location) -> Html {
    let l = ctx.l();
    let network = &ctx.dataset().network;
    let Some(minimum) = &network.file().minimum_crew else {
        return html! {};
    };
    let rows = minimum.roles.value.iter().map(|id| {
        let name = network.role(id).map_or("", |r| r.name.get(l));
        let (class, text) = held_at(l, location, id);
        html! { <tr><th scope="row">{ name }</th><td class={class}>{ text }</td></tr> }
    });
    html! {
        <>
            <table class="crew"><tbody>{ for rows }</tbody></table>
            { claims::list(ctx, &location.staff, |s| html! { { network.role(&s.role).map_or("", |r| r.name.get(l)) } }) }
        </>
    }
}

fn others(ctx: &Ctx, location: &Location, position: Position) -> Html {
    let l = ctx.l();
    let dataset = ctx.dataset();
    let rows = |positions: Vec<Position>| -> Html {
        html! {
            <ul class="rows">
                { for positions.into_iter().map(|p| {
                    let same = dataset.location(p).is_some_and(|other| share_address(location, other));
                    html! { <li>{ rows::location(ctx, p, same.then(|| t::same_address(l).to_owned())) }</li> }
                }) }
            </ul>
        }
    };
    let (city, country) = (
        same_city(&dataset.network, position),
        same_country(&dataset.network, position),
    );
    html! {
        <>
            if !city.is_empty() {
                { part(t::here_city(l), rows(city)) }
            }
            if !country.is_empty() {
                { part(t::here_country(l), rows(country)) }
            }
        </>
    }
}

/// The nearest location of each service elsewhere, in words: what the map shows at a glance.
fn nearest(ctx: &Ctx, _location: &Location, position: Position) -> Html {
    let l = ctx.l();
    let dataset = ctx.dataset();
    let found: Vec<_> = dataset
        .network
        .services()
        .iter()
        .filter_map(|service| {
            nearest_elsewhere(&dataset.network, position, |_, other| {
                other.service == service.id && other.kind != Kind::Candidate
            })
        })
        .collect();
    if found.is_empty() {
        return html! {};
    }
    let rows = found.into_iter().map(|n| {
        let way = n.direction.map_or("", |d| t::direction(l, d));
        let far = t::fill("{0} {1}", &[&intl::km(l, n.km), way]);
        html! { <li>{ rows::location(ctx, n.position, Some(far)) }</li> }
    });
    part(t::nearest(l), html! { <ul class="rows">{ for rows }</ul> })
}
