//! The whole widget: the frame in which the views stand.

use std::rc::Rc;

use buitenkaart_core::model::Locale;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::browser::host::Report;
use crate::chunks::{Lazy, What};
use crate::i18n as t;
use crate::state::{Action, By, Dialog, Notice, Page, State, degrees, url};
use crate::store::Store;
use crate::view::ctx::Ctx;
use crate::view::{filters, list, map_panel, search};

/// What the widget is given.
#[derive(Clone, Properties)]
pub(crate) struct AppProps {
    pub(crate) store: Rc<Store>,
    /// Is told of every state.
    pub(crate) report: Report,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store)
    }
}

/// The whole widget.
#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    let redraw = use_force_update();
    props
        .store
        .draw_by(Some(Rc::new(move || redraw.force_update())));
    let ctx = Ctx::of(&props.store);
    let l = ctx.l();
    use_report(&props.store, &props.report);
    let root = use_node_ref();
    let on_key = {
        let root = root.clone();
        let dispatch = ctx.dispatch.clone();
        let selected = ctx.state.selection.is_some();
        Callback::from(move |event: KeyboardEvent| {
            let typing = event
                .composed_path()
                .get(0)
                .dyn_ref::<Element>()
                .is_some_and(|e| matches!(&*e.tag_name(), "INPUT" | "SELECT" | "TEXTAREA"));
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            match &*event.key() {
                "?" if !typing => {
                    event.prevent_default();
                    dispatch.dispatch(Action::Dialog(Some(Dialog::Help)));
                }
                "/" if !typing => {
                    event.prevent_default();
                    focus_in(&root, "[role=combobox]");
                }
                // Where the map has acted on it, it is done.
                "Escape" if selected && !typing && !event.default_prevented() => {
                    event.prevent_default();
                    dispatch.dispatch(Action::Deselect);
                }
                _ => {}
            }
        })
    };
    let page = ctx.state.page;
    let main = match page {
        Page::Map => "",
        Page::Scenario | Page::Compare => "planning",
        _ => "reading",
    };
    html! {
        <div class={classes!("app", main, ctx.state.selection.as_ref().map(|_| "chosen"))} ref={root} lang={l.tag()} onkeydown={on_key}>
            <header class="head" part="head">
                <div class="title" part="title">
                    <h1>{ ctx.dataset().network.file().title.get(l) }</h1>
                    <p>{ t::said(ctx.texts().intro.as_ref(), t::intro, l).to_owned() }</p>
                </div>
                { languages(&ctx) }
            </header>
            { pages(&ctx) }
            { notice(&ctx) }
            <div class="tools" part="tools">
                <search::Search ..ctx.clone() />
                <filters::Filters ..ctx.clone() />
            </div>
            <map_panel::MapPanel ctx={ctx.clone()} view={ctx.state.view} order={ctx.state.order} />
            <div class="side" part="side">
                if ctx.state.selection.is_some() {
                    <Lazy ctx={ctx.clone()} what={What::Selection} />
                }
                if page == Page::Scenario {
                    <Lazy ctx={ctx.clone()} what={What::Scenario} />
                }
                if page == Page::Compare {
                    <Lazy ctx={ctx.clone()} what={What::Compare} />
                }
                <list::List ..ctx.clone() />
            </div>
            if page == Page::Facts {
                <Lazy ctx={ctx.clone()} what={What::Facts} />
            }
            if page == Page::About {
                <Lazy ctx={ctx.clone()} what={What::About} />
            }
            <div class="live" role="status" aria-live="polite">{ &*ctx.state.announcement }</div>
            if let Some(dialog) = ctx.state.dialog {
                <Lazy ctx={ctx.clone()} what={if dialog == Dialog::Help { What::Help } else { What::Share }} />
            }
        </div>
    }
}

/// What the page around was told last.
struct Told {
    state: Rc<State>,
    /// The address but for the view, and the view.
    said: String,
    view: String,
}

/// Tells the page around of every state, once it is on screen, and what has changed in it that is news.
#[hook]
fn use_report(store: &Rc<Store>, report: &Report) {
    let told = use_mut_ref(|| None::<Told>);
    let (store, report) = (store.clone(), report.clone());
    use_effect(move || {
        let (state, changes) = (store.state(), store.take_changes());
        let (said, view) = (url::write_but_view(&state), url::write_view(&state));
        let before = told.replace(Some(Told {
            state: state.clone(),
            said: said.clone(),
            view: view.clone(),
        }));
        let (moved, viewed) = match &before {
            Some(told) => (told.said == said, told.view != view),
            None => (false, false),
        };
        if moved && !viewed && !changes.overtaken {
            return;
        }
        let (lat, lon, zoom) = state.view.map_or((0.0, 0.0, -1), |view| {
            let [lat, lon] = [view.lat, view.lon].map(degrees::rounded);
            (lat, lon, i32::from(view.zoom))
        });
        let _ = report.shown(
            &url::joined(said, &view),
            state.locale.tag(),
            lat,
            lon,
            zoom,
            moved,
            changes.linked,
            viewed && changes.view != By::Attribute,
        );
        let Some(Told { state: before, .. }) = before else {
            return;
        };
        if changes.selection != By::Attribute && before.selection != state.selection {
            let [id, kind, name, country] = url::selected(&state);
            let _ = report.selected(&id, &kind, &name, &country);
        }
        if changes.scenario != By::Attribute && before.plan.text != state.plan.text {
            let _ = report.planned(&state.plan.text);
        }
        if changes.date != By::Attribute && before.times != state.times {
            let _ = report.dated(&url::write_date(&state));
        }
    });
}

/// Focuses the first match in the widget.
fn focus_in(root: &NodeRef, selector: &str) {
    if let Some(found) = root
        .cast::<Element>()
        .and_then(|root| root.query_selector(selector).ok().flatten())
    {
        let _ = found.unchecked_into::<HtmlElement>().focus();
    }
}

fn languages(ctx: &Ctx) -> Html {
    let l = ctx.l();
    html! {
        <div class="languages" part="languages" role="group" aria-label={t::language(l)}>
            { for Locale::ALL.into_iter().map(|locale| html! {
                <button type="button" lang={locale.tag()} title={t::own_name(locale)} aria-pressed={(locale == l).to_string()}
                    onclick={ctx.on(move || Action::Language(locale))}>
                    { locale.tag() }
                </button>
            }) }
            <button type="button" class="help" aria-label={t::help(l)} title={t::help(l)} onclick={ctx.on(|| Action::Dialog(Some(Dialog::Help)))}>{ "?" }</button>
            <button type="button" class="help share" aria-haspopup="dialog" onclick={ctx.on(|| Action::Dialog(Some(Dialog::Share)))}>{ t::share(l) }</button>
        </div>
    }
}

fn pages(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let tab = |page: Page, name: &'static str| {
        let current = (ctx.state.page == page).then_some("page");
        html! {
            <button type="button" aria-current={current} onclick={ctx.on(move || Action::Page(page))}>{ name }</button>
        }
    };
    html! {
        <nav class="pages" part="pages" aria-label={t::tab_map(l)}>
            { tab(Page::Map, t::tab_map(l)) }
            if ctx.state.has(Page::Scenario) {
                { tab(Page::Scenario, t::tab_scenario(l)) }
            }
            if ctx.state.has(Page::Facts) {
                { tab(Page::Facts, t::tab_facts(l)) }
            }
            { tab(Page::About, t::tab_about(l)) }
            if ctx.state.compares() || ctx.state.page == Page::Compare {
                { tab(Page::Compare, t::tab_compare(l)) }
            }
        </nav>
    }
}

fn notice(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let Some(notice) = &ctx.state.notice else {
        return html! {};
    };
    let body = match notice {
        Notice::Unread(parts) => html! { <p>{ t::fill(t::unread(l), &[parts]) }</p> },
        Notice::FileGood(name, count) => {
            html! { <p>{ t::fill(t::file_good(l), &[name, &count.to_string()]) }</p> }
        }
        Notice::Told(text) => html! { <p>{ text.clone() }</p> },
        Notice::FileBad(..) | Notice::Reading(_) => {
            html! { <Lazy ctx={ctx.clone()} what={What::Problems} /> }
        }
    };
    let bad = matches!(notice, Notice::FileBad(..) | Notice::Told(_));
    html! {
        <div class={classes!("notice", bad.then_some("bad"))} part="notice" role={if bad { "alert" } else { "status" }}>
            { body }
            <button type="button" class="x" aria-label={t::close(l)} onclick={ctx.on(|| Action::Dismiss)}>{ "×" }</button>
        </div>
    }
}
