//! The views: functions of the state.

pub(crate) mod cities;
pub(crate) mod common;
pub(crate) mod compare;
pub(crate) mod ctx;
pub(crate) mod detail;
pub(crate) mod filters;
pub(crate) mod import;
pub(crate) mod list;
pub(crate) mod map_panel;
pub(crate) mod pages;
pub(crate) mod rotation;
mod scene;
pub(crate) mod search;
pub(crate) mod tiles;
pub(crate) mod time;
pub(crate) mod what_if;
