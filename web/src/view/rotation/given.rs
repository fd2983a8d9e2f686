//! What there is to assign: positions of the data, and candidates under pseudonyms.

use buitenkaart_core::analysis::crew;
use buitenkaart_core::model::{Kind, RoleId};
use buitenkaart_core::rotation::{CANDIDATES, POSTS};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::desk::Desk;
use super::draft::Slot;
use crate::i18n as t;
use crate::i18n::rotation as s;
use crate::view::common::held::{held_at, uncounted};

/// The posts and roles of the data, to tick.
pub(super) fn positions(desk: &Desk) -> Html {
    let (l, ctx) = (desk.l(), &desk.ctx);
    let network = &ctx.dataset().network;
    let crew = crew(network);
    let roles: Vec<Option<&RoleId>> = match crew.roles {
        [] => vec![None],
        roles => roles.iter().map(Some).collect(),
    };
    let posts = crew.posts.iter().filter_map(|post| {
        let location = ctx.dataset().location(post.position)?;
        Some((post, location))
    });
    let posts: Vec<_> = posts.collect();
    let slot = |post: &buitenkaart_core::model::Location, role: Option<&RoleId>| Slot {
        post: post.id.clone(),
        role: role.cloned(),
    };
    let all = posts
        .iter()
        .flat_map(|(_, post)| roles.iter().map(|role| slot(post, *role)));
    let mut all: Vec<Slot> = all.collect();
    let chosen = &desk.draft.slots;
    // Those that are not in the network at the date on show keep their box.
    let elsewhere = absent(chosen, &all);
    all.extend(elsewhere.iter().cloned());
    let all: std::rc::Rc<[Slot]> = all.into();
    let is_full = chosen.len() == POSTS;
    let cell = |slot: Slot, now: Option<(&'static str, String)>| {
        let is_in = chosen.contains(&slot);
        let label = desk.slot(&slot);
        let all = all.clone();
        let (class, now) = now.unwrap_or_default();
        html! {
            <td>
                <label class="check">
                    <input type="checkbox" autocomplete="off" aria-label={label} checked={is_in} disabled={is_full && !is_in}
                        onchange={desk.on(move |draft, _: Event| draft.toggle(&slot, &all))} />
                    <span class={class}>{ now }</span>
                </label>
            </td>
        }
    };
    html! {
        <section class="step">
            <h3>{ s::positions(l) }</h3>
            <p class="fine">{ t::fill(s::positions_note(l), &[&POSTS.to_string(), &chosen.len().to_string()]) }</p>
            <div class="scroll" tabindex="0" role="region" aria-label={s::positions(l)}>
            <table class="matrix">
                <thead><tr>
                    <th scope="col">{ s::post(l) }</th>
                    { for roles.iter().map(|role| {
                        let name = role.and_then(|role| network.role(role)).map(|role| role.name.get(l));
                        html! { <th scope="col">{ name.unwrap_or_else(|| ctx.dataset().network.role_name(Kind::Post, l)) }</th> }
                    }) }
                </tr></thead>
                <tbody>{ for posts.iter().map(|(crew, post)| html! {
                    <tr>
                        <th scope="row">{ post.name.get(l) }{ uncounted(l, crew) }</th>
                        { for roles.iter().map(|role| {
                            let now = role.map(|role| held_at(l, post, role));
                            cell(slot(post, *role), now)
                        }) }
                    </tr>
                }) }</tbody>
            </table>
            </div>
            if !elsewhere.is_empty() {
                <p class="fine">{ s::not_at_this_date(l) }</p>
                { for elsewhere.into_iter().map(|slot| {
                    let (label, all) = (desk.slot(&slot), all.clone());
                    let untick = desk.on(move |draft, _: Event| draft.toggle(&slot, &all));
                    html! { <label class="check elsewhere"><input type="checkbox" autocomplete="off" checked={true} onchange={untick} />{ label }</label> }
                }) }
            }
        </section>
    }
}

/// Those of the chosen positions that are not among all that there are.
fn absent(chosen: &[Slot], all: &[Slot]) -> Vec<Slot> {
    let is_absent = |slot: &&Slot| !all.contains(slot);
    chosen.iter().filter(is_absent).cloned().collect()
}

/// The candidates, one a line.
pub(super) fn candidates(desk: &Desk) -> Html {
    let (l, draft) = (desk.l(), &desk.draft);
    let names = draft.candidates.join("\n");
    let onchange = desk.on(|draft, event: Event| {
        let area: HtmlTextAreaElement = event.target_unchecked_into();
        draft.name_candidates(&area.value());
    });
    html! {
        <section class="step">
            <h3>{ s::candidates(l) }</h3>
            <label class="field">
                { t::fill(s::candidates_note(l), &[&CANDIDATES.to_string(), &draft.candidates.len().to_string()]) }
                <textarea rows="6" autocomplete="off" spellcheck="false" value={names} {onchange} />
            </label>
            if let Some([old, new]) = &draft.renamed {
                <p class="fine" role="status">{ t::fill(s::renamed(l), &[old, new]) }</p>
            }
            if draft.left_out > 0 {
                <p class="fine" role="status">{ t::fill(s::left_out(l), &[&draft.left_out.to_string()]) }</p>
            }
        </section>
    }
}

#[cfg(test)]
mod tests {
    use buitenkaart_core::model::LocationId;

    use super::super::draft::Draft;
    use super::*;

    #[test]
    fn a_position_that_is_not_on_show_can_be_unticked() {
        let slot = |id: &str| Slot {
            post: LocationId::new(id).unwrap(),
            role: None,
        };
        let [berlin, vienna] = ["berlin", "vienna"].map(slot);
        let mut draft = Draft::default();
        let both = [berlin.clone(), vienna.clone()];
        draft.toggle(&berlin, &both);
        draft.toggle(&vienna, &both);
        // At another date, one of them is not there.
        let mut all = vec![berlin.clone()];
        let elsewhere = absent(&draft.slots, &all);
        assert_eq!(elsewhere, std::slice::from_ref(&vienna));
        all.extend(elsewhere);
        draft.toggle(&berlin, &all);
        assert_eq!(
            draft.slots,
            std::slice::from_ref(&vienna),
            "what is done to one leaves the other"
        );
        draft.toggle(&vienna, &all);
        assert!(draft.slots.is_empty());
    }
}
