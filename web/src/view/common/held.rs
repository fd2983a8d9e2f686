//! Whether a role is filled, in a word.

use buitenkaart_core::analysis::{self, Counted, Held, PostCrew};
use buitenkaart_core::model::{Locale, Location, RoleId};
use yew::prelude::*;

use crate::browser::intl;
use crate::i18n as t;

/// A role as a class and a text; `assumed` where nobody says so for certain.
pub(crate) fn held(l: Locale, held: Held, assumed: bool) -> (&'static str, String) {
    match held {
        Held::Filled(fte) => {
            let words = if assumed {
                t::filled_assumed
            } else {
                t::filled
            };
            ("filled", t::fill(words(l), &[&intl::number(l, fte, 1)]))
        }
        Held::Absent => ("absent", t::absent(l).to_owned()),
        Held::Contested => ("contested", t::contested(l).to_owned()),
        Held::Unknown => ("unknown", t::unknown(l).to_owned()),
    }
}

/// The same of a role at a location.
pub(crate) fn held_at(l: Locale, location: &Location, role: &RoleId) -> (&'static str, String) {
    let assumed = analysis::held_by_assumption(location, role);
    held(l, analysis::held(location, role), assumed)
}

/// Says of a post that is listed, and in no total, that it is so.
pub(crate) fn uncounted(l: Locale, post: &PostCrew) -> Html {
    html! {
        if post.counted == Counted::Contested { <span class="badge">{ t::contested_uncounted(l) }</span> }
    }
}
