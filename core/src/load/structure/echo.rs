//! Faults that are but the echo of a placeholder.

use crate::load::fault::Fault;
use crate::load::path::{OwnedStep, Steps};
use crate::load::{Noun, ProblemCode, Wanted};

/// Whether a fault would go away once the values that placeholders stand for are mended.
pub(super) fn is_echo(fault: &Fault, replaced: &[Steps]) -> bool {
    let names_lost = match (fault.code, &fault.wanted) {
        (ProblemCode::UnknownId, Wanted::Noun(noun)) => list_of(*noun),
        _ => None,
    };
    replaced.iter().any(|place| {
        place.holds(&fault.steps)
            || is_relied_on(fault, place)
            || names_lost.is_some_and(|list| loses_id(place, list))
    })
}

/// Whether a fault follows from the value at a place, which lies near it.
fn is_relied_on(fault: &Fault, place: &Steps) -> bool {
    let Some((up, keys)) = fault.relies_on else {
        return false;
    };
    let steps = &fault.steps.0;
    let around = steps
        .get(..steps.len().saturating_sub(up))
        .unwrap_or_default();
    let Some(below) = place.0.strip_prefix(around) else {
        return false;
    };
    // A whole item, whatever it held; or one of the fields.
    matches!(below.last(), Some(OwnedStep::Index(_)))
        || below
            .iter()
            .any(|step| matches!(step, OwnedStep::Key(key) if keys.contains(&&**key)))
}

/// Whether the id of a record of this list is not known, since it was missing or no text.
fn loses_id(place: &Steps, list: &str) -> bool {
    match place.0.as_slice() {
        [OwnedStep::Key(key)] | [OwnedStep::Key(key), _] => **key == *list,
        [OwnedStep::Key(key), _, OwnedStep::Key(field)] => **key == *list && **field == *"id",
        _ => false,
    }
}

/// The list that holds the records of this kind.
fn list_of(noun: Noun) -> Option<&'static str> {
    Some(match noun {
        Noun::Source => "sources",
        Noun::Service => "services",
        Noun::Organisation => "organisations",
        Noun::Role => "roles",
        Noun::Place => "places",
        Noun::Location => "locations",
        _ => return None,
    })
}
