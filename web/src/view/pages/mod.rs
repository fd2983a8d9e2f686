//! What is fetched for the pages to read, for files and for the host: facts, about the data, the
//! keyboard, what is wrong with a file.

mod about;
mod analyses;
mod facts;
mod file;
mod findings;
mod help;
mod host_api;
mod long_list;
mod narrow;
mod opening;
mod problems;
mod share;
mod table;
mod topic;
mod window;
mod years;

use yew::prelude::*;

use crate::assets::Source;
use crate::chunks::Pages;

/// What this part of the widget offers.
pub(crate) const TABLE: Pages = Pages {
    source: Source::WHOLE,
    facts: |ctx| html! { <facts::Facts ..ctx.clone() /> },
    about: |ctx| html! { <about::About ..ctx.clone() /> },
    problems: problems::problems,
    share: |ctx| html! { <share::Share ..ctx.clone() /> },
    help: |ctx| html! { <help::Help ..ctx.clone() /> },
    list: |ctx| html! { <long_list::LongList ..ctx.clone() /> },
    answer: host_api::answer,
};
