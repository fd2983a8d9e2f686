//! What is fetched for the pages to read, and for files: facts, about the data, the keyboard,
//! what is wrong with a file.

mod about;
mod facts;
mod file;
mod findings;
mod help;
mod problems;

pub(crate) use about::save;
use buitenkaart_core::Network;
use buitenkaart_core::packed;
use yew::prelude::*;

use super::Ctx;
use crate::model::Model;

/// What this part of the widget offers.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    /// The page of facts.
    pub(crate) facts: fn(&Ctx) -> Html,
    /// The page about the data.
    pub(crate) about: fn(&Ctx) -> Html,
    /// What is wrong with a file.
    pub(crate) problems: fn(&Ctx) -> Html,
    /// The keyboard, in a dialog.
    pub(crate) help: fn(&Ctx) -> Html,
}

impl Reading {
    /// The part, for the module that it lies in.
    pub(crate) const HERE: Self = Self {
        facts: |ctx| html! { <facts::Facts ..ctx.clone() /> },
        about: |ctx| html! { <about::About ..ctx.clone() /> },
        problems: problems::problems,
        help: |ctx| html! { <help::Help ..ctx.clone() /> },
    };
}

/// The facts of the widget's own network.
const FACTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/facts.bin"));

/// The network of a model with its facts, which the widget's own comes without.
pub(crate) fn whole(model: &Model) -> &Network {
    if !model.is_built_in {
        return &model.network;
    }
    model.whole.get_or_init(|| {
        // The build made the bytes; were they broken, the page would show no facts.
        packed::unpack_facts(FACTS).map_or_else(
            || model.network.clone(),
            |facts| packed::join(&model.network, facts),
        )
    })
}
