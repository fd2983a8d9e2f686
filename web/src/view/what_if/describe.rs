//! Changes in words.

use buitenkaart_core::Network;
use buitenkaart_core::model::{Locale, LocationId, RoleId};
use buitenkaart_core::scenario::{Change, Fte, Spot, Step};

use crate::browser::intl;
use crate::i18n as t;
use crate::i18n::scenario as s;

/// A change in one sentence, with its date where it has one; its names are those of the first network that has them.
pub(super) fn step(l: Locale, networks: [&Network; 2], step: &Step) -> String {
    let words = change(l, networks, &step.change);
    match step.date {
        Some(date) => format!("{words} ({})", intl::date(l, date)),
        None => words,
    }
}

/// A change in one sentence. Locations that an earlier change adds have no name but their place.
fn change(l: Locale, networks: [&Network; 2], change: &Change) -> String {
    let [network, _] = networks;
    let name = |id: &LocationId| {
        let found = networks.into_iter().find_map(|all| all.location(id));
        found.map_or_else(|| id.to_string(), |x| x.name.get(l).to_owned())
    };
    let role = |id: &RoleId| {
        network
            .role(id)
            .map_or_else(|| id.to_string(), |x| x.name.get(l).to_owned())
    };
    let number = |fte: Fte| intl::number(l, fte.get(), 2);
    match change {
        Change::Open { candidate, at } => match at {
            None => t::fill(s::does_open(l), &[&name(candidate)]),
            Some(at) => t::fill(
                s::does_open_at(l),
                &[&name(candidate), &spot(l, network, at)],
            ),
        },
        Change::Close { location } => t::fill(s::does_close(l), &[&name(location)]),
        Change::Reopen { location } => t::fill(s::does_reopen(l), &[&name(location)]),
        Change::Add {
            service, kind, at, ..
        } => {
            let service = network.service(service).map_or("", |x| x.short.get(l));
            let what = format!("{service}, {}", kind.name(l));
            t::fill(s::does_add(l), &[&what, &spot(l, network, at)])
        }
        Change::AddRole {
            location,
            role: r,
            fte,
        } => t::fill(
            s::does_add_role(l),
            &[&number(*fte), &role(r), &name(location)],
        ),
        Change::RemoveRole {
            location,
            role: r,
            fte,
        } => t::fill(
            s::does_remove_role(l),
            &[&number(*fte), &role(r), &name(location)],
        ),
        Change::MoveRole {
            from,
            to,
            role: r,
            fte,
        } => t::fill(
            s::does_move_role(l),
            &[&number(*fte), &role(r), &name(from), &name(to)],
        ),
        Change::House { guest, host } => t::fill(s::does_house(l), &[&name(guest), &name(host)]),
        Change::Relocate { location, at, .. } => {
            t::fill(s::does_move(l), &[&name(location), &spot(l, network, at)])
        }
    }
}

/// The name of a place.
fn spot(l: Locale, network: &Network, spot: &Spot) -> String {
    match spot {
        Spot::Place { place } => network
            .place(place)
            .map_or_else(|| place.to_string(), |x| x.name.get(l).to_owned()),
        Spot::Point(point) => point.name.to_string(),
    }
}
