//! What is fetched for the pages to read, and for files: facts, about the data, the keyboard,
//! what is wrong with a file.

mod about;
mod facts;
mod file;
mod findings;
mod help;
mod host_api;
mod problems;

use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::Ctx;
use crate::later::Data;

/// What this part of the widget offers.
#[derive(Clone, Copy)]
pub(crate) struct Pages {
    /// The data in full.
    pub(crate) data: Data,
    /// The page of facts.
    pub(crate) facts: fn(&Ctx) -> Html,
    /// The page about the data.
    pub(crate) about: fn(&Ctx) -> Html,
    /// What is wrong with a file.
    pub(crate) problems: fn(&Ctx) -> Html,
    /// The keyboard, in a dialog.
    pub(crate) help: fn(&Ctx) -> Html,
    /// Does what the host asks for with what it gives, and answers.
    pub(crate) serve: fn(&Ctx, &str, &JsValue) -> JsValue,
}

impl Pages {
    /// The part, for the module that it lies in.
    pub(crate) const HERE: Self = Self {
        data: Data::HERE,
        facts: |ctx| html! { <facts::Facts ..ctx.clone() /> },
        about: |ctx| html! { <about::About ..ctx.clone() /> },
        problems: problems::problems,
        help: |ctx| html! { <help::Help ..ctx.clone() /> },
        serve: host_api::answer,
    };
}
