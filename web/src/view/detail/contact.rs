//! How to reach a location: what one does with an address, a number, a mail box or a site comes first.

use buitenkaart_core::model::{Claim, Contact, ContactKind, Kind, Locale, Location, Module, Place};
use js_sys::encode_uri_component;
use web_sys::Element;
use yew::prelude::*;

use crate::i18n as t;
use crate::state::{Action, degrees};
use crate::view::common::{claims, clipboard};
use crate::view::ctx::Ctx;

/// How to reach a location, with the source of each claim, and in one line what is not found.
pub(super) fn reach(ctx: &Ctx, location: &Location) -> Html {
    let l = ctx.l();
    let address = location
        .address
        .iter()
        .map(|claim| {
            let text = html! { <span class="address">{ &*claim.value }</span> };
            claims::one_with(ctx, claim, text, at_address(ctx, location, &claim.value))
        })
        .collect::<Vec<_>>();
    let contact = location
        .contact
        .iter()
        .map(|claim| claims::one(ctx, claim, link(&claim.value)));
    let unknown = unknown(ctx, location);
    html! {
        <section class="part reach" aria-label={t::contact(l)}>
            <ul class="claims">{ for address.into_iter().chain(contact).map(|row| html! { <li>{ row }</li> }) }</ul>
            if !location.contact.iter().any(Claim::holds) {
                { general(ctx, location) }
            }
            if !unknown.is_empty() {
                <p class="unknown">{ t::fill(t::not_found(l), &[&unknown.join(", ")]) }</p>
            }
        </section>
    }
}

/// The same in as few lines as it takes, for where several locations are listed. `general` says
/// whether to name the service's site where there is nothing else.
pub(super) fn brief(ctx: &Ctx, location: &Location, general: bool) -> Html {
    let l = ctx.l();
    let status = |status| claims::status(l, status);
    let address = location.address.iter().filter(|claim| claim.holds());
    let address = address.map(|claim| {
        html! {
            <li>
                <span class="address">{ &*claim.value }</span>
                { status(claim.status) }
                { at_address(ctx, location, &claim.value) }
            </li>
        }
    });
    let contact = |claim: &Claim<Contact>| {
        html! { <li>{ link(&claim.value) }{ status(claim.status) }</li> }
    };
    html! {
        <ul class="reach brief">
            { for address }
            { for location.contact.iter().filter(|claim| claim.holds()).map(contact) }
            if general && !location.contact.iter().any(Claim::holds) {
                <li>{ self::general(ctx, location) }</li>
            }
        </ul>
    }
}

/// The site of the whole service, where it has one.
fn general(ctx: &Ctx, location: &Location) -> Html {
    let l = ctx.l();
    let Some(service) = ctx.dataset().network.service(&location.service) else {
        return html! {};
    };
    let Some(site) = &service.web else {
        return html! {};
    };
    let says = t::fill(t::general_site(l), &[service.short.get(l)]);
    html! { <p class="general"><small>{ says }{ l.colon() }</small>{ web(site) }</p> }
}

/// What one would look for and the sources do not give. A place where a post could be has none of it.
fn unknown(ctx: &Ctx, location: &Location) -> Vec<&'static str> {
    let l = ctx.l();
    if location.kind == Kind::Candidate {
        return Vec::new();
    }
    let lacks = |kind| {
        location
            .contact
            .iter()
            .all(|claim| !claim.holds() || claim.value.kind != kind)
    };
    let looked_for = [
        (lacking(&location.address), t::address_word(l)),
        (lacks(ContactKind::Telephone), t::telephone(l)),
        (lacks(ContactKind::Email), t::email(l)),
        (lacks(ContactKind::Web), t::website(l)),
        (lacking(&location.jurisdiction), t::jurisdiction_word(l)),
        (
            location.kind == Kind::Post && lacking(&location.staff) && ctx.shows(Module::Crew),
            t::crew_word(l),
        ),
    ];
    looked_for
        .into_iter()
        .filter_map(|(lacks, name)| lacks.then_some(name))
        .collect()
}

/// Whether nothing is said of today.
fn lacking<T>(claims: &[Claim<T>]) -> bool {
    !claims.iter().any(Claim::holds)
}

/// What one does with an address. Nothing is asked of anybody until the visitor follows a link.
fn at_address(ctx: &Ctx, location: &Location, address: &str) -> Html {
    let l = ctx.l();
    let copy = {
        let (ctx, text) = (ctx.clone(), address.to_owned());
        Callback::from(move |event: MouseEvent| {
            let button: Element = event.target_unchecked_into();
            let ctx = ctx.clone();
            clipboard::copy(&text, move |copied| {
                let l = ctx.l();
                if !copied {
                    let row = button.closest("li").ok().flatten();
                    let shown = row.and_then(|row| row.query_selector(".address").ok().flatten());
                    shown.as_ref().map(clipboard::select);
                }
                let said = if copied {
                    t::address_copied(l)
                } else {
                    t::not_copied(l)
                };
                ctx.dispatch.dispatch(Action::Say(said.to_owned()));
            });
        })
    };
    // Of which one: several may stand on one page.
    let label = [
        t::copy_address(l),
        l.colon(),
        location.name.get(l),
        ", ",
        address,
    ]
    .concat();
    let place = ctx.dataset().network.place_of(location);
    let query: String = encode_uri_component(&query(address, place)).into();
    let near = place.and_then(|place| place.lat_lon).map_or_else(
        || "0,0".to_owned(),
        |[lat, lon]| [degrees::write(lat), degrees::write(lon)].join(","),
    );
    html! {
        <span class="acts">
            <button type="button" class="plain" aria-label={label} onclick={copy}>{ t::copy_address(l) }</button>
            <a href={format!("https://www.openstreetmap.org/search?query={query}")} target="_blank" rel="noopener noreferrer">{ "OpenStreetMap" }</a>
            <a class="app" href={format!("geo:{near}?q={query}")}>{ t::map_app(l) }</a>
        </span>
    }
}

/// What finds an address on any map: with its city, where it does not name that itself.
fn query(address: &str, place: Option<&Place>) -> String {
    match place {
        Some(place)
            if Locale::ALL
                .iter()
                .all(|l| !address.contains(place.name.get(*l))) =>
        {
            [address, place.name.get(Locale::En)].join(", ")
        }
        _ => address.to_owned(),
    }
}

fn link(contact: &Contact) -> Html {
    let address = &*contact.address;
    let href = match contact.kind {
        ContactKind::Web => return web(address),
        ContactKind::Email => format!("mailto:{address}"),
        ContactKind::Telephone => format!("tel:{}", address.replace(' ', "")),
    };
    html! { <a {href}>{ address }</a> }
}

/// A site by its address without the scheme, which says nothing to a reader.
pub(super) fn web(address: &str) -> Html {
    let shown = address.strip_prefix("https://").unwrap_or(address);
    let shown = shown.strip_prefix("www.").unwrap_or(shown);
    let shown = shown.strip_suffix('/').unwrap_or(shown).to_owned();
    html! { <a href={address.to_owned()} target="_blank" rel="noopener noreferrer">{ shown }</a> }
}
