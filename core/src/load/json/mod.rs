//! JSON as a tape: every value of the text with its place, in one flat list.

mod lex;
mod number;
mod tape;

pub(crate) use lex::{Broken, lex};
pub(super) use number::number;
pub(crate) use tape::{At, NONE, Sort, Tape};
pub(super) use tape::{Parts, Trail};
