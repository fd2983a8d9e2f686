//! What is given as another network: a network file, or a list of offices.

use std::rc::Rc;

use buitenkaart_core::load::{Problems, may_be_a_list};
use wasm_bindgen_futures::spawn_local;

use crate::chunks::{Chunk, Import, Listed, Whence};
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::view::common::reading;
use crate::view::ctx::Ctx;

/// What came of it.
pub(super) enum Read {
    /// The network; and what is to be said of it, where it is a list that is not taken whole.
    Network(Rc<Dataset>, Option<String>),
    /// It is neither; these are its faults as a network file.
    Broken(Problems),
    /// It is a list of which nothing could be taken: why.
    Nothing(String),
}

/// Reads it, in turns; a list by the part that brings lists in.
pub(super) fn read(ctx: &Ctx, from: &Whence, bytes: Vec<u8>, done: impl FnOnce(Read) + 'static) {
    let (ctx, from) = (ctx.clone(), from.clone());
    spawn_local(async move {
        match reading::read(&bytes, |_| true).await {
            // It goes on to the end whatever happens.
            None => {}
            Some(Ok(dataset)) => done(Read::Network(dataset, None)),
            Some(Err(problems)) if may_be_a_list(&bytes, &problems) => {
                bring_in(ctx, from, bytes, problems, done);
            }
            Some(Err(problems)) => done(Read::Broken(problems)),
        }
    });
}

/// Takes what is no network file for a list of offices.
fn bring_in(
    ctx: Ctx,
    from: Whence,
    bytes: Vec<u8>,
    problems: Problems,
    done: impl FnOnce(Read) + 'static,
) {
    Import::ask(move |chunk| {
        let Some(chunk) = chunk else {
            return done(Read::Nothing(t::part_missing(ctx.l()).to_owned()));
        };
        let again = ctx.clone();
        let come = move |listed: Option<Listed>| {
            let Some(listed) = listed else {
                return done(Read::Nothing(t::part_missing(again.l()).to_owned()));
            };
            done(match (listed.dataset, listed.told) {
                (Some(dataset), told) => Read::Network(dataset, told),
                (None, Some(told)) => Read::Nothing(told),
                (None, None) => Read::Broken(problems),
            });
        };
        (chunk.alone)(&ctx, &from, &bytes, Box::new(come));
    });
}
