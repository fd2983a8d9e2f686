//! What was probably meant: a suggestion beside a problem, never a correction in silence.

mod country;
mod date;
mod id;
mod nearest;

pub(crate) use country::country;
pub(super) use date::date;
pub(super) use id::id;
pub(crate) use nearest::nearest;
