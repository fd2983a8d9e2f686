//! Assigning posts, step by step. All that is given is the state of this view: it is gone with it.

use std::rc::Rc;

use buitenkaart_core::model::{Module, Topic, Voice};
use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

use super::criteria::criteria;
use super::desk::Desk;
use super::draft::Draft;
use super::given::{candidates, positions};
use super::outcome::outcome;
use crate::i18n::rotation as s;
use crate::view::common::claims;
use crate::view::ctx::Ctx;

/// The steps, under one another.
#[component]
pub(super) fn Panel(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let draft = use_state(Rc::<Draft>::default);
    let set = {
        let draft = draft.clone();
        Callback::from(move |next: Rc<Draft>| draft.set(next))
    };
    {
        // A browser may keep the whole page to show it once more when somebody goes back to it.
        let draft = draft.setter();
        use_effect_with((), move |()| {
            let leaving =
                EventListener::new(&window(), "pagehide", move |_| draft.set(Rc::default()));
            move || drop(leaving)
        });
    }
    let desk = Desk {
        ctx: ctx.clone(),
        draft: (*draft).clone(),
        set,
    };
    let topics = &ctx.dataset().network.file().topics;
    // Where the data tell how posts are assigned, and an answer is among those who say so: the
    // messages are about its words.
    let network = &ctx.dataset().network;
    let is_answer = |topic: &&Topic| {
        let mut sources = topic.statements.iter().flat_map(|claim| &claim.sources);
        let answers = |id| {
            network
                .source(id)
                .is_some_and(|it| it.voice == Some(Voice::Answer))
        };
        topic.shows.contains(&Module::Rotation) && sources.any(answers)
    };
    let topic = topics.iter().find(is_answer);
    html! {
        <div class="rotation">
            <p class="warning">{ s::private(l) }</p>
            <p><b>{ s::decides(l) }</b></p>
            if let Some(topic) = topic {
                <details>
                    <summary>{ s::said(l) }</summary>
                    { claims::list(ctx, &topic.statements, |text| html! { { text.get(l) } }) }
                    if let Some(own) = &ctx.texts().rotation {
                        <p>{ own.get(l) }</p>
                    }
                </details>
            }
            { positions(&desk) }
            { candidates(&desk) }
            { criteria(&desk, topic.is_some()) }
            { outcome(&desk) }
            <p class="buttons">
                <button type="button" class="quiet" disabled={*desk.draft == Draft::default()}
                    onclick={desk.on(|draft, _: MouseEvent| *draft = Draft::default())}>{ s::clear(l) }</button>
            </p>
        </div>
    }
}
