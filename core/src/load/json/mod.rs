//! JSON as a tape: every value of the text with its place, in one flat list.

mod lex;
mod number;
mod tape;

pub(super) use lex::{Broken, lex};
pub(super) use number::number;
pub(super) use tape::{At, NONE, Parts, Sort, Tape, Trail};
