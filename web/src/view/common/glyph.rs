//! The sign of a location: its shape says whose it is, its filling says how firm that is.

use buitenkaart_core::analysis::{Position, Verdict};
use buitenkaart_core::model::{Kind, Location};
use yew::prelude::*;

use crate::dataset::Dataset;
use crate::view::ctx::Ctx;

/// The classes of a location's glyph: the shape by service, candidates apart, and the standing.
pub(crate) fn class(dataset: &Dataset, location: &Location, verdict: &Verdict) -> String {
    let shape = if location.kind == Kind::Candidate {
        "candidate"
    } else {
        service_class(dataset.service_of(location))
    };
    let old = if verdict.is_old_sighting(dataset.network.file().compiled) {
        " old"
    } else {
        ""
    };
    format!("g {shape} {}{old}", verdict.effective.name())
}

/// The shape of a service by its position. A network has at most eight services.
pub(crate) fn service_class(service: usize) -> &'static str {
    match service {
        0 => "s0",
        1 => "s1",
        2 => "s2",
        3 => "s3",
        4 => "s4",
        5 => "s5",
        6 => "s6",
        _ => "s7",
    }
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
pub(crate) fn service(service: usize) -> Html {
    html! { <i class={classes!("g", service_class(service), "open")} aria-hidden="true"></i> }
}
