//! Whether a role is filled, in a word.

use buitenkaart_core::analysis::Held;

use crate::browser::intl;
use crate::i18n as t;
use crate::view::ctx::Ctx;

/// A role as a class and a text.
pub(crate) fn held(ctx: &Ctx, held: Held) -> (&'static str, String) {
    let l = ctx.l();
    match held {
        Held::Filled(fte) => ("filled", t::fill(t::filled(l), &[&intl::number(l, fte, 1)])),
        Held::Absent => ("absent", t::absent(l).to_owned()),
        Held::Contested => ("contested", t::contested(l).to_owned()),
        Held::Unknown => ("unknown", t::unknown(l).to_owned()),
    }
}
