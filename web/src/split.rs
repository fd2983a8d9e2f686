//! Where the wasm is split: what is reached through these functions alone lies in a file of its own,
//! which is fetched by the first call. They share the memory, the types and the functions of the first.
//!
//! Nothing else knows all parts; what the others know of them is in [`crate::chunks`].

#![allow(
    unsafe_code,
    reason = "the split points are written by a macro, as foreign functions"
)]

#[cfg(not(test))]
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::chunks::{
    Absent, Brought, Chunk, Cities, Compare, Detail, Import, Pages, Rotation, Tiles, Time, WhatIf,
};
use crate::view::{cities, compare, detail, import, pages, rotation, tiles, time, what_if};

#[cfg(not(test))]
impl From<SplitLoaderError> for Absent {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

#[cfg_attr(not(test), wasm_split(detail, fallible))]
fn load_detail() -> Result<Brought, Absent> {
    Ok(detail::TABLE.keep())
}

#[cfg_attr(not(test), wasm_split(pages, fallible))]
fn load_pages() -> Result<Brought, Absent> {
    Ok(pages::TABLE.keep())
}

#[cfg_attr(not(test), wasm_split(what_if, fallible))]
fn load_what_if() -> Result<Brought, Absent> {
    Ok(what_if::TABLE.keep())
}

#[cfg_attr(not(test), wasm_split(time, fallible))]
fn load_time() -> Result<Brought, Absent> {
    Ok(time::TABLE.keep())
}

#[cfg_attr(not(test), wasm_split(import, fallible))]
fn load_import() -> Result<Brought, Absent> {
    Ok(import::TABLE.keep())
}

#[cfg_attr(not(test), wasm_split(cities, fallible))]
fn load_cities() -> Result<Brought, Absent> {
    Ok(cities::TABLE.keep())
}

#[cfg_attr(not(test), wasm_split(rotation, fallible))]
fn load_rotation() -> Result<Brought, Absent> {
    Ok(rotation::TABLE.keep())
}

#[cfg_attr(not(test), wasm_split(compare, fallible))]
fn load_compare() -> Result<Brought, Absent> {
    Ok(compare::TABLE.keep())
}

#[cfg_attr(not(test), wasm_split(tiles, fallible))]
fn load_tiles() -> Result<Brought, Absent> {
    Ok(tiles::TABLE.keep())
}

macro_rules! boxed {
    ($loaded:expr) => {{
        #[cfg(not(test))]
        let loaded = $loaded;
        #[cfg(test)]
        let loaded = std::future::ready($loaded);
        Box::pin(loaded)
    }};
}

/// Says how each part is fetched.
pub(crate) fn register() {
    Detail::register(|| boxed!(load_detail()));
    Pages::register(|| boxed!(load_pages()));
    WhatIf::register(|| boxed!(load_what_if()));
    Time::register(|| boxed!(load_time()));
    Import::register(|| boxed!(load_import()));
    Cities::register(|| boxed!(load_cities()));
    Rotation::register(|| boxed!(load_rotation()));
    Compare::register(|| boxed!(load_compare()));
    Tiles::register(|| boxed!(load_tiles()));
}
