//! A data file of the user's own.

use std::rc::Rc;

use buitenkaart_core::load;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::opening;
use crate::browser::chosen;
use crate::state::{Action, Wrong};
use crate::view::ctx::Ctx;

/// Reads a file of the user's own: shown where it is right, otherwise told what is wrong with it.
pub(super) fn opened(ctx: &Ctx) -> Callback<Event> {
    let dispatch = ctx.dispatch.clone();
    Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        let dispatch = dispatch.clone();
        let turn = dispatch.0.begin_load();
        spawn_local(async move {
            let bytes = chosen::bytes(&file, load::limits::BYTES).await;
            if !dispatch.0.is_latest_load(turn) {
                return;
            }
            let name = file.name();
            let Some(read) = opening::read(&dispatch, turn, &name, &bytes).await else {
                return;
            };
            let told = match read {
                Ok(dataset) => {
                    dispatch.dispatch(Action::Loaded(name.clone(), dataset));
                    opening::warnings(&bytes)
                }
                Err(problems) => Some(problems),
            };
            if let Some(problems) = told {
                dispatch.dispatch(Action::Rejected(name, Wrong(Rc::new(problems))));
            }
        });
        // The same file may be chosen again once it has been mended.
        input.set_value("");
    })
}
