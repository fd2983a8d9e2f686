//! The sign of a location: its shape says whose it is, its filling says how firm that is.

use buitenkaart_core::Network;
use buitenkaart_core::analysis::{Position, Verdict};
use buitenkaart_core::model::{Kind, Location};
use yew::prelude::*;

use crate::dataset::Dataset;
use crate::view::ctx::Ctx;

/// The classes of a location's glyph: the shape by service, candidates apart, and the standing, and how
/// far a sighting has faded.
pub(crate) fn class(dataset: &Dataset, location: &Location, verdict: &Verdict) -> String {
    let shape = if location.kind == Kind::Candidate {
        "candidate".to_owned()
    } else {
        service_class(&dataset.network, dataset.service_of(location))
    };
    let faded = verdict.faded(dataset.network.file().compiled);
    format!("g {shape} {} f{faded}", verdict.effective.name())
}

/// The shape and the colour of a service: `s3`, or `s3 c5` where they are not of one number.
pub(crate) fn service_class(network: &Network, service: usize) -> String {
    let (symbol, colour) = network.look(service);
    let (symbol, colour) = (symbol as usize, colour as usize);
    let mut class = ["s", &symbol.to_string()].concat();
    if symbol != colour {
        class = [&*class, " c", &colour.to_string()].concat();
    }
    class
}

/// The shape and the colour in which a key shows what all services share: those of one that is there.
pub(crate) fn key_class(network: &Network) -> String {
    service_class(network, usize::from(network.services().len() > 1))
}

/// The glyph of a location.
pub(crate) fn of(ctx: &Ctx, position: Position) -> Html {
    let dataset = ctx.dataset();
    let (Some(location), Some(verdict)) = (dataset.location(position), dataset.verdict(position))
    else {
        return html! {};
    };
    html! { <i class={class(dataset, location, verdict) + ctx.mark(position)} aria-hidden="true"></i> }
}

/// The glyph of a service.
pub(crate) fn service(network: &Network, service: usize) -> Html {
    html! { <i class={classes!("g", service_class(network, service), "open")} aria-hidden="true"></i> }
}
