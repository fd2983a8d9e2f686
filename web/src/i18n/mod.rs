//! Every word of the widget's own, in all four languages: a missing one does not compile.

pub(crate) mod compare;
mod fill;
pub(crate) mod import;
mod messages;
mod names;
pub(crate) mod rotation;
pub(crate) mod scenario;
pub(crate) mod time;

pub(crate) use buitenkaart_core::template::fill;
pub(crate) use fill::said;
pub(crate) use messages::*;
pub(crate) use names::*;
