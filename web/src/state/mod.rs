//! One state, one reducer, one set of actions.

mod action;
mod changes;
pub(crate) mod degrees;
mod history;
mod link;
mod reduce;
mod times;
mod types;
pub(crate) mod url;

pub(crate) use self::action::{Action, Setting};
pub(crate) use self::changes::{Changes, Doing};
pub(crate) use self::reduce::reduce;
pub(crate) use self::times::Times;
pub(crate) use self::types::{
    By, Dialog, Grouping, Notice, Page, Progress, Selection, State, Wrong,
};
